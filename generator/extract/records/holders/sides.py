"""Whose a result is: the side that won or lost, named in the words, subject of the clause, or the main player's own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from generator.extract.records.asides import antecedent, before_aside
from generator.extract.records.holders.case import Case, Rule, first_of
from generator.extract.records.holders.past import side_then
from generator.extract.records.holders.subjects import COMMON_SIDE_RE, find_subject
from generator.extract.records.setting import Agent
from generator.extract.sides import NAME, NAME_RE, clean_name, is_country
from generator.model.evidence import Span
from generator.text.alternation import one_of

FOR_SIDE_RE = re.compile(
    r"\s(?:win|victory|triumph|success)[\w ]{0,12}? for (?:the )?(?P<side>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
"""Whose win it is. Takes ` victory for Ardley`; leaves ` win over Ardley`."""

BY_SIDE_RE = re.compile(r" by (?:the )?(?P<side>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
"""Whose win it is, after "won 2-1". Takes ` by Ardley`; leaves ` by two goals`."""


def find_side(case: Case) -> str | None:
    """The side that a result is of."""
    named = first_of(SIDES, case) or own_side(case)
    if not named and _is_national(case):
        named = case.setting.teams.club
    return named or _alone(case) or case.setting.main


def _alone(case: Case) -> str | None:
    """Who acts, of a count in a sport without sides: "Ardley has won nine of their 10 meetings"."""
    if case.draft.kind not in ("tally", "ordinal", "streak"):
        return None
    return find_subject(replace(case, draft=replace(case.draft, owner="either")))


def own_side(case: Case) -> str | None:
    """The main player's side, of clubs or of countries; none for what is told of years ago, when it may have been another."""
    teams = case.setting.teams
    if _is_national(case):
        return teams.country
    return None if _is_long_ago(case) and not teams.is_settled else teams.main(national=False)


def _winner(case: Case) -> str | None:
    """The side whose win the words behind the number tell: "a 2-1 win for Ardley"; the own side where its player acts."""
    end = case.draft.anchor.end
    won = FOR_SIDE_RE.search(case.text, end, min(case.sentence.end, end + 70))
    if not won and case.text.endswith("won ", 0, case.number):
        won = BY_SIDE_RE.match(case.text, end)
    if not won:
        return None
    mine = own_side(case)
    if case.draft.kind == "score" and mine and any(_is_main(agent, case) for agent in case.agents):
        return mine
    named = [agent.name for agent in case.agents if agent.side and agent.span.start == won.start("side")]
    return (named[0] if named else None) or mine or case.setting.main


def _moved(case: Case) -> str | None:
    """The side that a place's own words name: "lifted Ardley to third"."""
    moved = [agent for agent in _before(case) if case.draft.kind == "ordinal" and case.draft.span.holds(agent.span)]
    return moved[-1].name or own_side(case) if moved else None


def _told_of(case: Case) -> str | None:
    """Whom a clause between commas speaks of: "for Ardley, who lost 2-1"."""
    before = _before(case)
    told_of = antecedent(before, case.text, case.number) or before_aside(before, case.text, case.number)
    return told_of.name or own_side(case) if told_of else None


JOINED_RE = re.compile(rf"(?: of (?:the|a|an|{one_of('possessives')}) (?:[\w-]+ ){{0,2}}?[a-z]+)? (?:at|by|for) ")
"""Between a place in the count of signings and whose they are. Takes ` of the window at `; leaves ` of the window and at `."""

WITH_RE = re.compile(r"\bwith (?:the )?$")
"""What sets a side beside its gap. Takes `with `; leaves `and `."""

IT_RE = re.compile(r"It (?!is\b|was\b|has been\b|had been\b)[a-z]+ ")
"""A side as North American reports go on with it. Takes `It fell `; leaves `It was `."""


OWNER_RE = re.compile(
    rf"(?P<name>{NAME}(?: (?:{one_of('person_words.particles.words')}|of) {NAME})?)[’']s? (?:(?:[a-z-]+|[A-Z][\w-]+) ){{0,3}}$"
)
"""Whose result it is, right before its score. Takes `Stade de Corve’ `, `Ardley’s narrow `; leaves `the `."""


def _owner(case: Case) -> str | None:
    """The side that a score's own words give it to: "Ardley’s 2-1 win"; a day or a person owns none."""
    found = OWNER_RE.search(case.text, *case.last_words(72)) if case.draft.kind == "score" else None
    if found is None:
        return None
    span = Span(*found.span("name"))
    known = [agent for agent in case.agents if agent.span.overlaps(span)]
    if known:
        return known[-1].name if known[-1].side else None
    return clean_name(found["name"], frozenset())


def _signs(case: Case) -> str | None:
    """Whose signing it is: "the fourth arrival of the window at Ardley"."""
    if case.draft.unit != "signings":
        return None
    end = case.draft.span.end
    joined = (agent for agent in case.after if agent.side and JOINED_RE.fullmatch(case.text, end, agent.span.start))
    return next((agent.name for agent in joined), None)


def _apart(case: Case) -> str | None:
    """The side right before its gap: "with Ardley four points behind"."""
    last = _before(case)[-1:]
    if case.draft.unit != "points" or not last or case.text[last[0].span.end : case.number].strip():
        return None
    beside = WITH_RE.search(case.text, case.sentence.start, last[0].span.start)
    return case.named(last[0]) if beside else None


def _it(case: Case) -> str | None:
    """The side that "it" goes on with: the only one that acts in the sentence before."""
    if not IT_RE.match(case.text, case.sentence.start) or any(agent.span.start < case.number for agent in case.agents):
        return None
    article = case.setting.article
    before = article.sentences[max(0, article.sentence_at(case.sentence.start).number - 2)].span
    acting = [agent for agent in case.setting.agents(before) if agent.side and not agent.is_object]
    return case.named(acting[0]) if acting else None


def _then(case: Case) -> str | None:
    """The side that the player was at in another year, of a score between clubs."""
    return None if _is_national(case) else side_then(case, long_ago=_is_long_ago(case))


def _of_main(case: Case) -> str | None:
    """The own side, of a score in a sentence that tells of it or of the main player."""
    mine = own_side(case) if case.draft.kind == "score" else None
    if not mine:
        return None
    ours = any(agent.side and agent.name in (mine, None) for agent in case.agents)
    return mine if ours or any(_is_main(agent, case) for agent in case.agents) else None


def _common_side(case: Case) -> str | None:
    """The own side where one is told of without its name: "a team that lost 2-1"."""
    if not COMMON_SIDE_RE.search(case.text, *case.last_words(60)):
        return None
    return own_side(case) or case.setting.main


def _acts(case: Case) -> str | None:
    """The last side that acts in the clause, else before it."""
    acting = [agent for agent in _before(case) if not agent.is_object]
    own = [agent for agent in acting if agent.span.start >= case.clause] or acting
    return own[-1].name or own_side(case) if own else None


SIDES: tuple[Rule, ...] = (_winner, _owner, _moved, _signs, _apart, _it, _told_of, _then, _of_main, _common_side, _acts)
"""Asked in this order: words that name the winner, then the sentence, then the clause."""


def _before(case: Case) -> list[Agent]:
    """Sides before the number, or with it among their words."""
    return [agent for agent in case.agents if agent.side and agent.span.start < case.number]


def _is_main(agent: Agent, case: Case) -> bool:
    """Whether an agent is the main player, and acts."""
    return not agent.side and agent.name == case.setting.main and not agent.is_object


YEARS = 3
"""So many years before publication, the player's side may have been another than that of now."""


def _is_long_ago(case: Case) -> bool:
    """Whether all that a sentence dates is years ago."""
    published = case.setting.dating.published
    dates = [timex.edtf for timex in case.setting.timexes_in(case.sentence) if timex.edtf and timex.edtf.latest]
    if not (dates and published and published.earliest):
        return False
    return all(published.earliest.year - date.latest.year >= YEARS for date in dates if date.latest)


def _is_national(case: Case) -> bool:
    """Whether a result is of national teams: the own country is told of, or the side that was met is a country."""
    if case.draft.international is not None:
        return case.draft.international
    teams = case.setting.teams
    near = [agent.name for agent in case.agents if agent.side and agent.name and agent.span.start >= case.number - 80]
    if teams.country in near and teams.club not in near:
        return True
    met = [name for name in near if name not in (teams.country, teams.club)]
    if not met and case.draft.kind == "score":
        met = [found.group() for found in NAME_RE.finditer(case.text, case.draft.anchor.end, case.draft.span.end)]
    if met:
        return any(is_country(name) for name in met)
    return teams.club is None or _is_of_country(case)


def _is_of_country(case: Case) -> bool:
    """Whether the article tells more of the main player's country than of the club, where "we" are neither by name."""
    teams = case.setting.teams
    counts = Counter(mention.name for mention in teams.mentions)
    spoken = case.setting.quote_at(case.draft.anchor) is not None
    return spoken and teams.country is not None and counts[teams.country] > counts[teams.club]
