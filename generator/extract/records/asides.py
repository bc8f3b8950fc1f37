"""Whom a clause that holds a number speaks of, where words between commas part it from its subject.

Takes the agents before a number, gives one of them or None: the one before "who have 12 points", or the one whose verb
comes behind an aside ("Ardley, who beat Bexton, have scored two").
"""

from __future__ import annotations

import re

from generator.extract.records.setting import Agent
from generator.extract.sides import NAME
from generator.text.alternation import one_of

RELATIVE_RE = re.compile(
    r"(?: \([^()]{1,24}\))?,? (?:who|which|that|whose [a-z]+) (?!he\b|she\b|they\b|we\b|it\b|I\b)[^;:]*", re.IGNORECASE
)
"""A clause about the mention before it. Takes `, who are chasing a `, ` (4-6-2), which had lost `; leaves `, who they have beaten`."""

APPOSED_RE = re.compile(r", (?:the )?(?:winners|losers|holders|scorers) of [^,;:.]{0,24}")
"""What a side is called, behind it. Takes `, losers of `; leaves `, one of `."""

ASIDE_RE = re.compile(
    rf", (?:[^.;:]{{2,160}}, {one_of('be', 'have', 'do', 'modals')}|(?:[a-z]+ed|who|an?|the|seeking|playing|making) [^,.;:]{{2,120}}, {one_of('counting.achieving', 'counting.adding', 'counting.asides.verbs')})\b(?:(?! as [A-Z]| while | when )[^,;:])*"
)
"""An aside and the verb behind it. Takes `, ranked fifth, have scored `, `, recalled for Berg, made `; leaves `, and has `."""


def antecedent(before: list[Agent], text: str, number: int) -> Agent | None:
    """Whom a relative clause that holds the number speaks of: "for the champions, who have 12 points"."""
    for agent in reversed(before):
        if RELATIVE_RE.fullmatch(text[agent.span.end : number]) or APPOSED_RE.fullmatch(text, agent.span.end, number):
            return agent
        if not agent.is_object and not agent.possessive:
            return None
    return None


def before_aside(before: list[Agent], text: str, number: int) -> Agent | None:
    """The subject of a verb that an aside parts from it: "Ardley, who beat holders Bexton, have scored two"."""
    for agent in before:
        if not (agent.is_object or agent.possessive) and ASIDE_RE.fullmatch(text, agent.span.end, number):
            return agent
    return None


BRACKETED_RE = re.compile(rf"(?P<name>{NAME}) \($")
"""Whose wins and losses stand in brackets behind the name. Takes `led Ardley (`; leaves `side (`."""


def before_bracket(agents: list[Agent], text: str, number: int) -> str | None:
    """The side whose name stands right before the bracket that a number opens, as the article has it in full."""
    found = BRACKETED_RE.search(text, max(0, number - 48), number)
    end = found.end("name") if found else -1
    named = next((agent.name for agent in agents if agent.side and agent.span.end == end), None)
    return named or (found["name"].removeprefix("The ") if found else None)
