"""Whose a number is by its clause: the subject, whom a relative clause speaks of, the side that "they" are."""

from __future__ import annotations

import re

from generator.extract.records.asides import antecedent, before_aside
from generator.extract.records.holders.case import Case, Rule, first_of
from generator.extract.records.setting import Agent, Setting
from generator.extract.sides import CAP, openers, players
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import fold

WHOSE_SIDE_RE = re.compile(r",? whose (?:[a-z]+ ){0,2}(?:side|team|club|men|women|players|squad)(?: [\w-]+){0,14}? $")
"""The side of whoever stands before it. Takes `, whose young side have kept only `; leaves `, whose brother has `."""

THEY_RE = re.compile(r"\b(?:they|we)\b[^.;]*$", re.IGNORECASE)
"""A plural subject before a number. Takes `They have scored `; leaves `She has `."""

SEEN_RE = re.compile(rf"\b{one_of('counting.seeing')} (?:him|her) ")
"""Somebody who is seen to do what follows. Takes `watched her `; leaves `told her `."""

THEY_DID_RE = re.compile(r"\b[Tt]hey(?:[’']ve| have| had)? (?:only |just )?[a-z]+ $")
"""The same with nothing but its verb. Takes `they’ve scored `; leaves `they said she scored `."""

THEIR_RE = re.compile(r"\btheir (?:very |own )?$", re.IGNORECASE)
"""A plural owner before a count. Takes `before their `; leaves `they `."""

COMMON_SIDE_RE = re.compile(r"\b(?:club|side|team|franchise|county|outfit) (?:that|which|who) (?:[\w-]+ ){1,14}$")
"""A side without its name, told of before a number. Takes `a franchise that won `; leaves `the club `."""

SAYS_RE = re.compile(
    r"\b(?:(?:said|says|told [\w ]{1,20}|believes?|insisted|admitted|argued|thinks?)(?: that)?|(?:claimed|added) that) $"
)
"""A verb of saying right before a number: whoever speaks is not counted. Takes `but said `; leaves `said he had `, `added `."""

UNKNOWN_RE = re.compile(
    rf"(?:{CAP}[’']s (?:[a-z]+ ){{0,2}})?(?P<name>{CAP} {CAP}(?: {CAP})?) (?:then |also |later |twice |has |had |have )*(?:{one_of('counting.achieving')}|(?!(?:is|was|as)\b)[a-z]{{3,}}(?:ed|s)|scored) (?:[\w’'-]+ ){{0,5}}$"
)
"""Somebody whom nothing else names, and their verb. Takes `Mia Berg scored a career-high `; leaves `In May Ardley scored `."""

BRACKET_RE = re.compile(r"\([^()]{1,16}\) ")
"""A short bracket. Takes `(9-11) `; leaves `(who had been out since May with an injury) `."""

SURNAME_RE = re.compile(
    rf"(?:[^,;:]{{0,60}}?\band |The )?(?P<name>{CAP}) (?:then |also |later |twice |has |had |have )*(?:{one_of('counting.achieving', 'counting.adding')}|(?!(?:is|was|as)\b)[a-z]{{3,}}ed|scored) (?:[\w’'-]+ ){{0,12}}$"
)
"""Somebody of one name whom nothing else names, behind other words. Takes `and Berg added `; leaves `In May scored `."""

LISTED_RE = re.compile(
    rf", (?:and |while )?(?P<name>{CAP} {CAP}(?: {CAP})?) (?:then |also |has |had )?(?:{one_of('counting.achieving', 'counting.adding', 'counting.asides.verbs')}|[a-z]{{3,}}ed) (?:[\w’'-]+ ){{0,5}}$"
)
"""Somebody whom nothing else names, behind a comma in a list of deeds. Takes `, Mia Berg had `; leaves `, coach Berg had `."""

SHORT_RE = re.compile(
    rf"(?P<name>{CAP}) (?:then |also |later |has |had |have )*(?:{one_of('counting.achieving', 'counting.adding', 'counting.tallying', 'counting.asides.verbs')}|[a-z]{{3,}}ed) [^,;:]{{0,60}}$"
)
"""A last name at the head of a sentence, and its verb up to the number. Takes `Berg has taken `; leaves `In May `."""

NAMED_BACK = 4000
"""How far back somebody is looked for in full, in code points."""

BESIDE_WITH_RE = re.compile(r"\bwith (?:the |skipper |captain |his |her |their )?(?:[a-z-]+ ){0,3}$")
"""What sets somebody beside what a clause tells. Takes `with captain `; leaves `with a run against `."""

DOING_RE = re.compile(
    r"(?:,? (?:[0-9]{2},? )?(?:(?:still |not |left )*(?:unbeaten|out)\b|(?:the )?(?!(?:during|including|having|being|following|according)\b)[a-z]{3,}ing\b)|(?: (?:there|in|still))* (?=on ))[^,;:]{0,48} $"
)
"""What somebody beside it does up to the number. Takes ` unbeaten on `, ` adding another `; leaves ` in goal and `."""

SENTENCES_BACK = 2
"""How many sentences back the side may stand that "they" speaks of."""


def find_subject(case: Case) -> str | None:
    """The subject of the clause, else of the sentence, else whoever is owned or comes next."""
    return first_of(SUBJECTS, case)


def _told_of(case: Case) -> str | None:
    """Whom a clause between commas speaks of: "for the champions, who have 12 points"."""
    told_of = antecedent(case.before, case.text, case.number) or before_aside(case.before, case.text, case.number)
    return case.named(told_of) if told_of else None


def _common_side(case: Case) -> str | None:
    """The own side where one is told of without its name: "a club that won twice"."""
    mine = case.setting.teams.main(national=False) if case.draft.owner == "either" else None
    return mine if mine and COMMON_SIDE_RE.search(case.text, *case.last_words(90)) else None


def _led_side(case: Case) -> str | None:
    """The side of whoever is named right before "whose side": the one that they are said to be of, else the player's."""
    if case.draft.kind == "age":
        return None
    for agent in reversed(case.before):
        if not agent.side and WHOSE_SIDE_RE.fullmatch(case.text, agent.span.end, case.number):
            return _side_of(agent, case.setting)
    return None


def _side_of(agent: Agent, setting: Setting) -> str | None:
    tied = [tie.team for tie in setting.teams.affiliations if tie.person == agent.name and tie.bond == "before"]
    return tied[-1] if tied else setting.teams.main(national=False)


def _their_own(case: Case) -> str | None:
    """The side that a count of "theirs" is of: "Ardley … their first win in six years"."""
    words = case.draft.span.cut(case.text).lower()
    theirs = words.startswith("their ") or THEIR_RE.search(case.text, case.sentence.start, case.draft.span.start)
    if case.draft.kind == "age" or not theirs:
        return None
    mine = case.setting.teams.main(national=False)
    own = [agent for agent in case.before if agent.side and (agent.name or mine)]
    acting = [agent for agent in own if not agent.is_object] or own
    return case.named(acting[-1]) if acting else None


def _they(case: Case) -> str | None:
    """Whom "they" speaks of: the side that acts in this sentence or the ones before it, if a side does."""
    theirs = case.text.startswith(("Their ", "Our "), case.sentence.start)
    reach = 160 if case.text.startswith(("They ", "We "), case.sentence.start) else 80
    they = THEY_RE.search(case.text, *case.last_words(reach))
    if case.draft.kind == "age" or not (theirs or they) or (they and _acts_after(they.start(), case)):
        return None
    article = case.setting.article
    here = article.sentence_at(case.sentence.start).number
    for back in range(SENTENCES_BACK + 1):
        span = article.sentences[max(0, here - 1 - back)].span
        agents = case.setting.agents(Span(span.start, min(span.end, case.number)))
        sides = [agent for agent in agents if agent.side and not agent.is_object and (back or not agent.possessive)]
        if sides:
            return case.named(sides[-1])
        told = [agent for agent in agents if agent.side and agent.name]
        named = {agent.name for agent in told if not agent.describes} or {agent.name for agent in told}
        if back == 1 and len(named) == 1:
            return named.pop()
    return case.setting.teams.main(national=False) if THEY_DID_RE.search(case.text, *case.last_words(24)) else None


def _acts_after(place: int, case: Case) -> bool:
    """Whether somebody acts between "they" and the number: "we watched him score three"."""
    return SEEN_RE.search(case.text, place, case.number) is not None or any(
        agent.span.start > place and not (agent.is_object or agent.possessive)
        for agent in case.persons
        if agent in case.before
    )


def _with_somebody(case: Case) -> str | None:
    """Who does something beside what the clause tells: "Ardley closed on 98-1, with Ida Holm unbeaten on 51"."""
    last = case.before[-1] if case.before else None
    if last is None or last.side or last.possessive or case.draft.kind == "age" or case.draft.owner == "team":
        return None
    beside = BESIDE_WITH_RE.search(case.text, max(case.sentence.start, last.span.start - 48), last.span.start)
    return case.named(last) if beside and DOING_RE.fullmatch(case.text, last.span.end, case.number) else None


def _not_who_says(case: Case) -> str | None:
    """The main player where whoever stands before the number only says it: "Ardley said 12 goals were not enough"."""
    return case.setting.main if SAYS_RE.search(case.text, *case.last_words(40)) else None


def _coming(case: Case) -> str | None:
    """Who comes right behind an opening aside: "With 12 goals, Ardley leads"."""
    if case.draft.owner != "person" or any(not agent.side for agent in _acting(case)):
        return None
    subjects = [agent for agent in case.agents if agent.span.start > case.number and not agent.is_object]
    first = next((agent for agent in subjects if not agent.side), None)
    return case.named(first) if first and case.text.endswith(", ", 0, first.span.start) else None


def _acts(case: Case) -> str | None:
    """The subject of the clause; a side too where the number can be a side's, or where nobody else acts there."""
    acting = _in_clause(_holders(case), case) or _in_clause(_sides(case), case)
    return case.named(acting[-1]) if acting else None


def _unnamed_before(case: Case) -> str | None:
    """Who is named only here and acts: "Mia Berg scored a career-high 31"."""
    if _in_clause([agent for agent in case.before if not agent.is_object], case):
        return None
    found = UNKNOWN_RE.fullmatch(BRACKET_RE.sub("", case.text[case.clause : case.number]).lstrip(" ,;"))
    if found is None or fold(found["name"].split()[0]) in openers():
        return None
    role, _, name = found["name"].partition(" ")
    return name if " " in name and fold(role) in players() else found["name"]


def _surname(case: Case) -> str | None:
    """Who is named only here, by one name, between the last subject and the number: "…, and Berg added 12"."""
    acting = [agent for agent in case.before if not agent.is_object]
    start = acting[-1].span.end if acting else case.sentence.start
    found = SURNAME_RE.fullmatch(case.text[max(start, case.clause) : case.number].lstrip(" ,;"))
    if not found or case.draft.kind == "age" or fold(found["name"]) in openers():
        return None
    inside = max(start, case.clause) > case.sentence.start or found.start("name") > 0
    known = any(agent.name and found["name"] in agent.name.split() for agent in case.agents)
    return found["name"] if inside and not known and len(found["name"]) > len("May") else None


def _listed(case: Case) -> str | None:
    """Who is named only here in a list of deeds: "Holm scored 21 points, Mia Berg had 18"."""
    acting = [agent for agent in case.before if not agent.is_object]
    start = acting[-1].span.end if acting else case.sentence.start
    found = LISTED_RE.search(case.text, max(start, case.clause), case.number)
    known = found and any(agent.name and found["name"].split()[-1] in agent.name.split() for agent in case.agents)
    return found["name"] if found and not known and case.draft.owner != "team" else None


def _named_before(case: Case) -> str | None:
    """Who is called by their last name alone, and was named in full before: "Berg has taken 14 wickets"."""
    if _acting(case) or case.draft.kind == "age":
        return None
    found = SHORT_RE.match(case.text, case.sentence.start, case.number)
    if found is None or fold(found["name"]) in openers() or found["name"] in [agent.name for agent in case.before]:
        return None
    told = case.text[max(0, case.sentence.start - NAMED_BACK) : case.sentence.start]
    whole = re.findall(rf"(?<![\w’'-])({CAP} {re.escape(found['name'])})\b", told)
    return whole[-1] if whole else None


def _acts_before(case: Case) -> str | None:
    """The last subject of the sentence before the clause."""
    acting = _holders(case)
    return case.named(acting[-1]) if acting else None


def _side_before(case: Case) -> str | None:
    """The last side that acts before the number, where no person does: "the Hawks led 12-6 but missed 41 tackles"."""
    acting = _acting(case)
    if any(not agent.side for agent in acting) or case.draft.kind != "tally":
        return None
    named = [agent for agent in acting if agent.name]
    return named[-1].name if named else None


def _owns(case: Case) -> str | None:
    """The last owner of anything."""
    owning = [agent for agent in case.before if agent.possessive]
    return case.named(owning[-1]) if owning else None


def _acts_later(case: Case) -> str | None:
    """The next subject, of a number that can be a side's as well as a person's."""
    later = [agent for agent in case.agents if agent.span.start >= case.number and not agent.is_object]
    return case.named(later[0]) if later and case.draft.owner == "either" else None


SUBJECTS: tuple[Rule, ...] = (
    _told_of,
    _common_side,
    _led_side,
    _their_own,
    _they,
    _with_somebody,
    _not_who_says,
    _coming,
    _listed,
    _surname,
    _acts,
    _unnamed_before,
    _named_before,
    _acts_before,
    _side_before,
    _owns,
    _acts_later,
)
"""Asked in this order: words that bind a number to somebody, then the clause, then what lies farther."""


def _acting(case: Case) -> list[Agent]:
    """Subjects before the number."""
    return [agent for agent in case.before if not (agent.is_object or agent.possessive)]


def _holders(case: Case) -> list[Agent]:
    """Those subjects whose number it can be: persons, and sides where it can be a side's."""
    return [agent for agent in _acting(case) if case.draft.owner == "either" or not agent.side]


def _sides(case: Case) -> list[Agent]:
    """Sides among the subjects, where a person's number may be told of a side."""
    if case.draft.kind in ("age", "fee", "duration"):
        return []
    return [agent for agent in _acting(case) if agent.side]


def _in_clause(agents: list[Agent], case: Case) -> list[Agent]:
    return [agent for agent in agents if agent.span.start >= case.clause]
