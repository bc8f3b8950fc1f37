"""Whose a number is by the words right beside it: "Ardley, 25", "four-time champion Ann Ardley", "his third"."""

from __future__ import annotations

import re
from functools import cache

from generator.extract.records.asides import antecedent
from generator.extract.records.holders.case import Case, Rule, first_of
from generator.extract.records.setting import Agent, clause_start
from generator.extract.sides import CAP, NAME, demonyms, is_country, role_words
from generator.text.alternation import one_of
from generator.text.tokens import fold

DESCRIBES_RE = re.compile(
    rf"(?:\s(?!(?:{one_of('prepositions', 'coordinators', 'be', 'have', 'do', 'modals')}|who|that)\b)[\w-]+){{0,3}}\s?"
)
"""What may stand between an owner and a number. Takes ` first `, ` all-time best `; leaves ` side in `."""

BESIDE_RE = re.compile(
    rf",? (?:(?!(?:{one_of('prepositions', 'coordinators')}|says|said)\b)[\w-]+ ){{0,3}}", re.IGNORECASE
)
"""What may stand between "32-year-old" and a name. Takes ` midfielder `; leaves ` said `."""

POSSESSIVE_RE = re.compile(r"^[’']s?")
"""A possessive ending after its name. Takes `’s`, `’`; leaves ` third`."""

OUT_RE = re.compile(r"^[a-z]+ |(?: [a-z]+)? for [0-9]+.*$")
"""How a batter was out, around the name. Takes `removed ` and ` caught for 64`; leaves `Dahl`."""

RECORD_OF_RE = re.compile(
    r"(?: [\w’'-]+){0,3} (?:record|mark|best|total|tally|haul|high) of (?:just |only |nearly |over |more than )?"
)
"""What somebody owns that is a number. Takes ` franchise record of `; leaves ` team of `."""

BY_RE = re.compile(r"(?: in [\w -]{2,20}?)? by (?:the )?")
"""What may stand between a count and who made it. Takes ` in stoppage time by `; leaves ` won by `."""

FOR_RE = re.compile(r" for (?:the )?(?:[\w-]+ ){0,2}")
"""What may stand between a place in a count and whose it is. Takes ` for 17-year-old `; leaves ` for Ardley and `."""

PLACED_RE = re.compile(rf" (?P<name>{NAME})")
"""Whose place it is, right behind it. Takes ` Bexton` of `second-placed Bexton`; leaves ` side`."""

WON_BY_RE = re.compile(rf"\bwon by (?P<name>{CAP}(?: {CAP})?) in $")
"""Who won in a time, before it. Takes `won by Quist in `; leaves `won by a second in `."""

SET_BY_RE = re.compile(
    r",? (?:(?:(?:that|which) )?(?:is|was|had been) |still )?(?:set|held|established|posted|run|owned|shared|jointly held) (?:in [0-9]{4} )?by (?:[A-Z][\w’'-]*[’']s |the )?(?:[a-z-]+ ){0,3}"
)
"""Whose a record is, after it. Takes `, set by Norland’s `; leaves `, set in May`."""

SET_BY_NAME_RE = re.compile(rf"{SET_BY_RE.pattern}(?P<name>{CAP} {CAP})")
"""The same with the name of somebody who is named nowhere else. Takes ` was set by the late Mia Berg`; leaves ` was set by her`."""

BY_NATION_RE = re.compile(rf"{BY_RE.pattern}(?P<name>{NAME})")
"""The same with the name, which may be a country's. Takes ` by Norland`; leaves ` by her`."""

BESIDE_RULES = frozenset(["age.year-old", "times.honours", "position.seed", "position.world"])
"""Rules of records whose number may stand before the name of its holder: "four-time champion Ann Ardley"."""

LEFT_RULES = frozenset(["gap.apart", "remaining.more", "tally.brought"])
"""Rules of records whose holder may be the object of what a count brings about."""

LEFT_RE = re.compile(r" (?:just |only |still )?")
"""Between such an object and its number. Takes ` just `; leaves ` has `."""

GAVE_RE = re.compile(r"\b(?:gave|gives?|giving|hand(?:s|ed|ing)|award(?:ed|ing)) (?:the )?$")
"""A verb of giving, before to whom. Takes `gave `; leaves `forgave `."""

GIVEN_RE = re.compile(r" an? (?:[a-z-]+ ){0,2}")
"""Between to whom and what was given. Takes ` a `; leaves ` when she won a `."""

IT_WAS_RE = re.compile(r"(?:It|That|This) (?:is|was|would be|will be) ")
"""What takes up the sentence before. Takes `It was `; leaves `It rained `."""

MADE_RE = re.compile(
    r"\b(?:made|makes|making) (?:him|her) (?:only |just )?(?:the |[A-Z][\w’'-]+[’']s |a )?(?:[\w’'-]+ )?$"
)
"""What a count makes of somebody. Takes `made her the club’s `; leaves `made the `."""

SAME_SEX = {"he": "his", "she": "her"}
"""What a pronoun owns by in its own clause."""


def find_beside(case: Case) -> str | None:
    """The name that a number stands beside, or whose it is said to be."""
    return first_of(BESIDE, case)


def find_own(case: Case, *, sides: bool) -> str | None:
    """The owner right before a number: "his third", "Ardley’s 12th"."""
    agents = case.agents if sides else case.persons
    owners = [agent for agent in agents if agent.possessive and agent.span.end <= case.number]
    between = [(agent, POSSESSIVE_RE.sub("", case.text[agent.span.end : case.number])) for agent in owners]
    close = [agent for agent, words in between if DESCRIBES_RE.fullmatch(words) or RECORD_OF_RE.fullmatch(words)]
    return _owner(close[-1], agents, case).name if close else None


def _owner(owner: Agent, agents: list[Agent], case: Case) -> Agent:
    """Whose it is: of "his" and "her", the subject of the same clause, if its sex allows."""
    clause = clause_start(case.text, case.setting.article.sentence_at(owner.span.start).span.start, owner.span.start)
    acting = [agent for agent in agents if clause <= agent.span.start < owner.span.start and not agent.side]
    subjects = [agent for agent in acting if not (agent.is_object or agent.possessive)]
    if owner.pronoun and not subjects and IT_WAS_RE.match(case.text, case.sentence.start):
        return _before_it(owner, case)
    if not owner.pronoun or not subjects:
        return owner
    told_of = antecedent(acting, case.text, owner.span.start)
    if told_of is not None:
        return told_of
    subject = acting[-1] if acting[-1].pronoun and acting[-1].is_object else subjects[-1]
    if subject.is_object:
        return subject
    if subject.pronoun:
        return subject if SAME_SEX.get(fold(subject.span.cut(case.text))) == fold(owner.span.cut(case.text)) else owner
    sexes = [case.setting.cast.named(agent.name or "") for agent in (owner, subject)]
    told = {person.sex for person in sexes if person and person.sex}
    return subject if len(told) < 2 else owner


def _before_it(owner: Agent, case: Case) -> Agent:
    """Whose it is behind "It was his 80th": the subject of the sentence before, not whom it only speaks of."""
    here = case.setting.article.sentence_at(case.sentence.start)
    if here.number < SECOND or case.setting.article.sentences[here.number - SECOND].block != here.block:
        return owner
    persons = [
        one for one in case.setting.agents(case.setting.article.sentences[here.number - SECOND].span) if not one.side
    ]
    acting = [one for one in persons if not (one.is_object or one.possessive or one.pronoun)]
    met = any(one.name == owner.name and one.is_object for one in persons)
    told = {
        person.sex for one in (owner, *acting[:1]) if (person := case.setting.cast.named(one.name or "")) and person.sex
    }
    return acting[0] if met and len(acting) == 1 and len(told) < SECOND else owner


SECOND = 2
"""The first sentence that has one before it."""


def _made_so(case: Case) -> str | None:
    """Whom a count made what a rank tells: "Holm’s 44th goal made her the club’s third-highest scorer"."""
    if case.draft.rule not in ("record.rank", "record.superlative"):
        return None
    made = MADE_RE.search(case.text, *case.last_words(64))
    owning = [agent for agent in case.before if agent.possessive and not (agent.side or agent.pronoun)]
    return owning[0].name if made and owning else None


def _of_that_age(case: Case) -> str | None:
    """Who is named right behind an age: "32-year-old midfielder Ann Ardley"."""
    named = _full_name_re().match(case.text, case.draft.span.end) if case.draft.rule == "age.year-old" else None
    if not named:
        return None
    known = (agent.name for agent in case.after if agent.span.start == named.start("name"))
    return next(known, named["name"])


def _inside(case: Case) -> str | None:
    """Who is named among the draft's own words: "Ardley, 25"."""
    if case.draft.kind != "age" and case.draft.rule != "innings.bracket":
        return None
    inside = (agent for agent in case.persons if not agent.pronoun and agent.span.overlaps(case.draft.span))
    return next((agent.name for agent in inside), None)


def _described(case: Case) -> str | None:
    """Who is named behind what a number says of them: "four-time champion Ann Ardley"."""
    if case.draft.rule not in BESIDE_RULES:
        return None
    for agent in case.after:
        of_side = case.draft.kind == "age" and agent.side
        if not of_side and BESIDE_RE.fullmatch(case.text, case.draft.span.end, agent.span.start):
            return agent.name
    return None


def _placed(case: Case) -> str | None:
    """Who is named behind their place: "second-placed Bexton"."""
    end = case.draft.span.end
    if case.draft.rule != "position" or not case.text.endswith(("-placed", "-place"), 0, end):
        return None
    named = PLACED_RE.match(case.text, end)
    known = (agent.name for agent in case.after if agent.span.start == end + 1)
    return next(known, named and named["name"])


def _winner(case: Case) -> str | None:
    """Who won in a time: "won by Quist in 49.42"."""
    start = case.draft.span.start
    winner = WON_BY_RE.search(case.text, max(0, start - 48), start) if case.draft.rule == "mark.time" else None
    if not winner:
        return None
    known = (agent.name for agent in case.agents if agent.span.start == winner.start("name"))
    return next(known, winner["name"])


def _meant(case: Case) -> str | None:
    """Whose place in a count it is: "a third goal for Ardley"."""
    if case.draft.kind != "ordinal" or case.draft.owner != "person":
        return None
    return _reached(case, [agent for agent in case.after if not agent.side], FOR_RE)


def _setter(case: Case) -> str | None:
    """Whose a mark or a record is: "the record of 49.42, set by Norland’s Ida Quist"."""
    if not case.draft.rule.startswith("mark") and case.draft.kind != "record":
        return None
    named = SET_BY_NAME_RE.match(case.text, case.draft.span.end)
    return _reached(case, case.after, SET_BY_RE) or (named["name"] if named else None)


def _maker(case: Case) -> str | None:
    """Who made what is counted: "two goals in stoppage time by Ardley"."""
    if case.draft.kind != "tally" or case.draft.metric == "caps":
        return None
    by = _reached(case, case.after, BY_RE)
    nation = BY_NATION_RE.match(case.text, case.draft.span.end)
    return by or (nation["name"] if nation and is_country(nation["name"]) else None)


def _unknown(case: Case) -> str | None:
    """Who is named only here, with an age or a score in cricket: "grandson Toby, nine"."""
    if case.draft.rule not in ("age.beside-name", "innings.bracket"):
        return None
    name = OUT_RE.sub("", case.draft.span.cut(case.text)).partition(",")[0].partition(" (")[0]
    return name if name[:1].isupper() and " " not in name and fold(name) not in demonyms() else None


def _doer(case: Case) -> str | None:
    """Who did something for the nth time: "a third win by Ardley"."""
    if case.draft.rule != "phrase.nth":
        return None
    inside = (agent for agent in case.agents if case.draft.span.holds(agent.span))
    return next((agent.name for agent in inside if case.text.endswith("by ", 0, agent.span.start)), None)


def _given(case: Case) -> str | None:
    """To whom a first is given: "gave her a first cap"."""
    last = case.before[-1] if case.before and case.draft.kind == "ordinal" else None
    if last is None or last.side or not GIVEN_RE.fullmatch(case.text, last.span.end, case.number):
        return None
    gave = GAVE_RE.search(case.text, max(case.sentence.start, last.span.start - 12), last.span.start)
    return case.named(last) if gave else None


def _left_with(case: Case) -> str | None:
    """Whom a gap or a need is left to: "leaving her one short of the record", "nine more will bring Ardley level"."""
    if case.draft.rule not in LEFT_RULES:
        return None
    inside = [agent for agent in case.agents if case.draft.span.holds(agent.span)]
    before = [
        agent for agent in case.before if agent.is_object and LEFT_RE.fullmatch(case.text, agent.span.end, case.number)
    ]
    return next((case.named(agent) for agent in [*before[-1:], *inside]), None)


def _possessor(case: Case) -> str | None:
    """Whose it is by a possessive right before it; a side where the number can be a side's, as its matches can."""
    return find_own(case, sides=case.draft.owner != "person" or case.draft.unit == "matches")


BESIDE: tuple[Rule, ...] = (
    _of_that_age,
    _inside,
    _described,
    _placed,
    _winner,
    _meant,
    _setter,
    _maker,
    _unknown,
    _doer,
    _left_with,
    _made_so,
    _given,
    _possessor,
)
"""Asked in this order: what the words of one kind of number tell, before a possessive, which any number may have."""


def _reached(case: Case, agents: list[Agent], between: re.Pattern[str]) -> str | None:
    """The first of some agents to whom nothing but `between` leads from the draft."""
    end = case.draft.span.end
    return next((agent.name for agent in agents if between.fullmatch(case.text, end, agent.span.start)), None)


@cache
def _full_name_re() -> re.Pattern[str]:
    """A full name after an age. Takes ` Ardley back-rower Ida Holm`; leaves ` beat Ida Holm`."""
    return re.compile(rf" (?:[\w’'-]+ ){{0,3}}?(?:{role_words()}|[a-z-]+(?:er|ist|man|woman)) (?P<name>{CAP} {CAP})")
