"""Whose a score of another year is: the side that the player was at then, not the one of today.

Takes a case whose sentence tells of a year before publication; gives the side that the words name for that time, or None
where they name today's or none but opponents.
"""

from __future__ import annotations

from generator.extract.records.holders.case import Case
from generator.extract.records.setting import Agent
from generator.extract.side_signs import is_met
from generator.extract.sides import is_country

SENTENCES_BACK = 2
"""How many sentences of its paragraph before its own are searched for the side of long ago."""


def side_then(case: Case, *, long_ago: bool) -> str | None:
    """The side of another year: named before the score in its sentence, or, of long ago, in its paragraph before it."""
    if case.draft.kind != "score" or not _is_dated_before(case):
        return None
    mine = case.setting.teams.main(national=False)
    if any(agent.side and (agent.name == mine or not (agent.name or long_ago)) for agent in case.agents):
        return None
    here = _own([agent for agent in case.before if agent.side], case)
    if here or not long_ago:
        return here[-1].name if here else None
    article = case.setting.article
    number, block = article.sentence_at(case.sentence.start).number, article.block_at(case.number).span
    for back in range(1, SENTENCES_BACK + 1):
        before = article.sentences[max(0, number - 1 - back)].span
        if before.start < block.start:
            break
        told = _own([agent for agent in case.setting.agents(before) if agent.side], case)
        if told:
            return told[-1].name
    return None


def _own(agents: list[Agent], case: Case) -> list[Agent]:
    """Those sides that are clubs and that nobody plays against."""
    named = [agent for agent in agents if agent.name and not (agent.describes or is_country(agent.name))]
    return [agent for agent in named if not is_met(case.text, agent.span)]


def _is_dated_before(case: Case) -> bool:
    """Whether all dates of the sentence lie in a year before that of publication."""
    published = case.setting.dating.published
    dates = [timex.edtf for timex in case.setting.timexes_in(case.sentence) if timex.edtf and timex.edtf.latest]
    if not (dates and published and published.earliest):
        return False
    return all(date.latest.year < published.earliest.year for date in dates if date.latest)
