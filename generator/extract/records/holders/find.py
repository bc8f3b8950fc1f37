"""Whose number it is: a person, or a side.

Takes a draft and its article, gives a name. A number inside a quote is the speaker's where the speaker says "I"; else it
belongs to whom it stands beside, to its owner, to the subject of its clause, to the main player. A mention behind a
preposition, or behind a verb of beating, is nobody's subject.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.records.asides import before_bracket
from generator.extract.records.draft import Draft
from generator.extract.records.holders.case import Case, Rule, first_of
from generator.extract.records.holders.owners import SAME_SEX, find_beside, find_own
from generator.extract.records.holders.sides import find_side, own_side
from generator.extract.records.holders.subjects import find_subject
from generator.extract.records.setting import Setting
from generator.extract.records.trades import find_fined, find_traded
from generator.knowledge.load import load_table, load_words
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import fold

FIRST_PERSON_RE = re.compile(r"\b(?:I|me|my|myself)\b")
"""The speaker. Takes `I’m`, `my`; leaves `mine field`."""

SUBJECT_I_RE = re.compile(r"\b(?:I|my)\b")
"""The speaker as subject or owner. Takes `I’ve`; leaves `told me`."""

SPOKEN_OF_RE = re.compile(
    rf"\b(?:(?P<first>I|my|me|we|us)|(?P<third>[Hh]e|[Ss]he|{one_of('counting.seeing')} (?:him|her)|had (?:him|her)))\b"
)
"""Whom a quote's speaker tells of: themselves, or somebody else. Takes `I`, `He`, `watched her`; leaves `told her`."""

I_DID_RE = re.compile(r"\bI(?:[’']ve| have| had)?(?: just| only| then| even)? [a-z]+ $")
"""The speaker as the subject right before a number. Takes `I won `; leaves `I think we won `."""

WE_RE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
"""The speaker's side. Takes `we’re`; leaves `went`."""

WE_DID_RE = re.compile(r"\b[Ww]e(?:[’']ve| have| had| only| just)* (?:[a-z]+ ){1,2}$")
"""The same as the subject right before a number. Takes `We scored `; leaves `We know he scored `."""


def find_holder(draft: Draft, setting: Setting) -> str | None:
    """The name of whoever a draft says something of."""
    if draft.subject:
        draft = replace(draft, anchor=draft.subject, subject=None)
    case = Case.of(draft, setting)
    name = first_of(HOLDERS, case)
    return setting.main if name and setting.main and _is_players(name, case) else name


def _is_players(name: str, case: Case) -> bool:
    """Whether a player's count would go to a coach by no more than a pronoun or a description, and is the main player's."""
    if name not in case.setting.staff or case.draft.owner != "person" or PLAYED_RE.search(case.sentence.cut(case.text)):
        return False
    if case.draft.kind == "age" and isinstance(case.draft.value, int) and case.draft.value >= STAFF_AGE:
        return False
    quote = case.setting.quote_at(case.draft.anchor)
    if quote is not None and quote.speaker == name:
        return False
    told = [agent for agent in case.agents if agent.name == name and agent.span.start <= case.number]
    named = [agent for agent in told if any(part in agent.span.cut(case.text) for part in name.split())]
    if not told or told[-1] in named:
        return False
    since = [agent for agent in case.persons if named and named[-1].span.end <= agent.span.start < case.number]
    return case.draft.unit not in COACHED or not named or any(not agent.possessive for agent in since)


COACHED = frozenset(["seasons", "titles", "trophies", "cups", "finals", "wins", "defeats", "draws", "promotions"])
"""What a coach has as well as a player, by metric id: "Dahl won in her 12th season"."""

STAFF_AGE = 38
"""From this age on, somebody told by an age alone may be a coach as well."""

PLAYED_RE = re.compile(r"\bas a (?:player|boy|youngster)\b|\b(?:his|her) playing\b|\bretired\b")
"""What is told of a coach who played. Takes `as a player`; leaves `as a coach`."""


def _speaker(case: Case) -> str | None:
    """The speaker of a quote, of what "I" did in it."""
    quote = case.setting.quote_at(case.draft.anchor)
    mine = quote and (case.draft.owner != "team" or I_DID_RE.search(case.text, case.sentence.start, case.number))
    return (quote.speaker or case.setting.main) if quote and mine and _is_speakers(case) else None


def _is_speakers(case: Case) -> bool:
    """Whether a quoted number is the speaker's own: "I" stands in its sentence, and nobody else acts after it."""
    if not FIRST_PERSON_RE.search(case.sentence.cut(case.text)):
        return False
    spoken = [*SPOKEN_OF_RE.finditer(case.text, case.sentence.start, case.number)]
    if spoken and spoken[-1]["third"]:
        return False
    clause = Span(case.clause, max(case.number, case.sentence.start + 1))
    acting = [
        agent
        for agent in case.persons
        if clause.holds(agent.span) and not (agent.is_object or agent.possessive)
        if not agent.pronoun or fold(agent.span.cut(case.text)) in SAME_SEX
    ]
    return not acting or SUBJECT_I_RE.search(case.text, acting[-1].span.end, case.number) is not None


def _speakers_side(case: Case) -> str | None:
    """The side of a quote's speaker, of what "we" did in it."""
    quote = case.setting.quote_at(case.draft.anchor)
    we = WE_RE if case.draft.owner != "person" else WE_DID_RE
    if not quote or case.draft.kind == "age" or not we.search(case.text, case.sentence.start, case.number):
        return None
    return case.setting.side_of(quote.speaker) or own_side(case)


def _bracketed(case: Case) -> str | None:
    """The side right before the bracket that holds its wins and losses."""
    inside = case.draft.rule == "win-loss" and case.text[case.number - 1 : case.number] == "("
    return before_bracket(case.agents, case.text, case.number) if inside else None


def _honoured(case: Case) -> str | None:
    """The own side, which is called by its honours and not named: "in charge of the three-time champions"."""
    words = case.draft.span.cut(case.text)
    if case.draft.rule != "times.honours" or not words.endswith("s") or not case.text.endswith("the ", 0, case.number):
        return None
    named = any(agent.side and agent.name for agent in case.agents if not case.draft.span.holds(agent.span))
    continental = any(word in load_words("traits.continental") for word in words.split())
    return None if named else case.setting.teams.main(national=continental)


def _traded(case: Case) -> str | None:
    """Who is bought or sold for a fee."""
    if case.draft.kind != "fee" or case.draft.metric not in load_table("metrics")["traded"]["metrics"]:
        return None
    return find_traded(case.draft, case.agents, case.setting, case.sentence)


def _wanted(case: Case) -> str | None:
    """The main player, for whom bids are made, and of whose sale a share is due: "Ardley had two bids rejected"."""
    sold = case.draft.rule == "share" and case.draft.metric.endswith(("sale", "fee", "transfer"))
    return case.setting.main if sold or case.draft.unit == "bids" else None


def _fined(case: Case) -> str | None:
    """Who a fine is put on."""
    fined = find_fined(case.draft, case.agents, case.text)
    return case.named(fined) if fined else None


def _persons_win(case: Case) -> str | None:
    """The person whose count of a side's things it is: "his 200th win"."""
    counts = case.draft.owner == "team" and case.draft.kind in ("ordinal", "tally", "milestone")
    return find_own(case, sides=False) if counts else None


def _side(case: Case) -> str | None:
    """The side that a side's number is of."""
    return find_side(case) if case.draft.owner == "team" else None


def _main(case: Case) -> str | None:
    """The main player, where nobody else is found."""
    return case.setting.main


HOLDERS: tuple[Rule, ...] = (
    _speaker,
    _speakers_side,
    _bracketed,
    _honoured,
    _traded,
    _wanted,
    _fined,
    _persons_win,
    _side,
    find_beside,
    find_subject,
    _main,
)
"""Asked in this order, the surest first."""
