"""Whose an amount of money is: who is bought or sold, who is fined.

Takes a draft and the agents of its sentence, gives a name or an agent. Whoever deals is not whom the amount is paid for.
"""

from __future__ import annotations

import re

from generator.extract.records.asides import antecedent
from generator.extract.records.draft import Draft
from generator.extract.records.setting import Agent, Setting, clause_start
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of

WERE_FINED_RE = re.compile(r" (?:were|was|have been|has been|had been) fined (?:a record |a total of |about )?")
"""A side that was fined, before the amount. Takes ` were fined `; leaves ` said she was fined `."""

FINED_RE = re.compile(rf" (?:(?:{one_of('articles', 'approximations')}|record|total|of|and|manager|maximum) )*")
"""What may stand between who is fined and the amount. Takes ` a record `; leaves ` said `."""

PAID_FOR_RE = re.compile(
    rf" [^,.;:]{{0,48}}?\b{one_of('counting.money.paid')}\b[^,.;:]{{0,40}}? (?:for|on)(?: [\w’'-]+){{0,5}}? "
)
"""What may stand between an amount and whom it was paid for. Takes ` Ardley paid Bexton for striker `; leaves ` for `."""

FOR_WHOM_RE = re.compile(
    rf"(?: and (?:then )?[£$€][\w.]+(?: million)?)?(?: (?:[a-z-]+ ){{0,3}}| (?:[\w-]+ ){{0,2}}(?:{one_of('counting.money.deals')}|offer) )(?:for|of|on)(?: [\w’'-]+){{0,5}}? "
)
"""What may stand between an amount and whom it is for. Takes ` paid for `, ` deal for Ardley striker `; leaves `, for `."""

MOVED_RE = re.compile(rf"\b{one_of('counting.money.moved')}\b[^.;]{{0,60}}$")
"""Moving, before an amount. Takes ` joined Ardley for `; leaves ` said that `."""


def find_fined(draft: Draft, agents: list[Agent], text: str) -> Agent | None:
    """Who a fine is put on, where the verb names them right before it: "fined Ardley £35,000"."""
    if draft.metric != load_table("metrics")["names"]["fine"]:
        return None
    for agent in agents:
        if FINED_RE.fullmatch(text, agent.span.end, draft.anchor.start):
            return agent if text.endswith(("fined ", "fined the "), 0, agent.span.start) else None
        if agent.side and WERE_FINED_RE.fullmatch(text, agent.span.end, draft.anchor.start):
            return agent
    return None


def find_traded(draft: Draft, agents: list[Agent], setting: Setting, sentence: Span) -> str | None:
    """Who is bought or sold: named behind the amount, owner of it, told of, else the main player and no one who deals."""
    text = setting.article.text
    persons = [agent for agent in agents if not agent.side]
    for agent in persons:
        if agent.span.start > draft.anchor.end and any(
            pattern.fullmatch(text, draft.anchor.end, agent.span.start) for pattern in (FOR_WHOM_RE, PAID_FOR_RE)
        ):
            return agent.name
    before = [agent for agent in persons if agent.span.end <= draft.anchor.start]
    told_of = antecedent(before, text, draft.anchor.start)
    if told_of:
        return told_of.name
    clause = clause_start(text, sentence.start, draft.anchor.start)
    named = [agent for agent in before if not agent.pronoun and agent.span.start >= clause]
    moved = [agent for agent in named if agent.possessive or MOVED_RE.search(text, agent.span.end, draft.anchor.start)]
    return moved[-1].name if moved else setting.main
