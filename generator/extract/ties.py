"""Who belongs to which side: "Ardley striker", "joined Ardley from Bexton", "Ardley have signed Ida Holm".

Takes the name of a side in its place, gives the words that tie a person to it, or None. A role is borne by the name after
it, by the epithet that holds it, or by the name that it is set beside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.extract.side_signs import LEAD, find_kind
from generator.extract.sides import CAP, NAME, is_country, players, role_words, trait_words
from generator.model.article import Article
from generator.model.claims import Cast, Person
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import LETTERS_RE

Bond = Literal["before", "former", "joins", "leaves", "plays", "spell"]
"""before: "Ardley striker"; former: "former Ardley striker"; plays: "is thriving with Ardley"; spell: "two years at Ardley"."""

DETERMINERS = ("the ", "former ", "a ", "an ")

DETERMINER_RE = re.compile(r"(?:the |former |a |an )?$")
"""What may stand between a verb and a name. Takes `the `; leaves `old `."""

DESCRIBED_RE = re.compile(
    r"(?:(?:[A-Z][\w’'-]+|[a-z]+-[a-z]+|\w+th|first|second|third|current|local|fellow|new) ){0,3}$"
)
"""What describes a kind of side, before it. Takes `Norlandic `, `second-tier `; leaves `to `."""

OWNERS = ("’s ", "'s ", "’ ", "' ")

COUNTRYS_RE = re.compile(rf"{CAP}(?: {CAP})?[’']s? $")
"""Whose side it is. Takes `Norland’s `; leaves `to `."""

FORMER_RE = re.compile(r"\b(?:[Ff]ormer |[Ee]x-)$")
"""What makes a side a former one. Takes `former `, `ex-`; leaves `formerly `."""

PLAYS_RE = re.compile(
    rf"(?:\b(?:is|am|are)|[’'](?:s|m|re))(?: also| now| still)? (?:thriving|playing|flourishing|starring|doing|building)\b(?: in {CAP})? (?:at|with|for) $"
    r"|\bplays (?:at|with|for) $"
)
"""Playing at the time of writing, before a name. Takes `’s also thriving in Spain with `; leaves `was playing for `."""

SIGNS_RE = re.compile(
    rf" (?:have |has |had )?(?:today |now )?(?:{one_of('traits.settles')} the (?:signing|capture|arrival|loan signing) of|{one_of('traits.takes_on')}|can (?:today )?confirm(?: that)?|(?:is|are) (?:delighted|pleased|happy|proud) to (?:announce|confirm)(?: that)?) "
)
"""A side that takes somebody on, after its name. Takes ` have completed the signing of `; leaves ` have signed off`."""

NAMED_WITHIN = 48
"""How far after a verb of signing its object is looked for, in code points: "the Norland Under-21 winger"."""

MOVED_FROM_RE = re.compile(
    rf"\b{one_of('traits.moves_from')} (?:[a-z][\w-]* ){{0,3}}{NAME}(?: on [a-z -]{{3,24}})? from (?:the )?$",
)
"""A move told with both sides, before the one that was left. Takes `the signing of Ida Holm from `; leaves `came from `."""

OWNED_RE = re.compile(rf"[’']s? (?={CAP})")
"""What ties a country to the name after it. Takes the mark of `Norland’s Ida Holm`; leaves `Norland’s coach`."""

BESIDE_RE = re.compile(
    r", (?:the |a |an )?(?:[a-z]+ ){0,2}|(?: is| was|, who is)(?: now| also)? (?:the |a |an )(?:[a-z0-9-]+ )?"
)
"""What may stand between a name and its description. Takes `, the `, ` is a `; leaves ` and the `."""

OPENS_RE = re.compile(r"[A-Z]{2,}: |(?:[A-Z][^,;]{0,100}, )?[Tt]he (?:[\w-]+ )?(?:[Ff]ormer |[Ee]x-)?")
"""What may stand before a description that opens its sentence. Takes `The `, `EXCLUSIVE: `, `At home, the former `; leaves `A `."""

UNVEILED_RE = re.compile(r"\b(?:unveiled|presented|announced|confirmed|introduced) as (?:a|an|the|their)(?: new)? $")
"""A verb that makes somebody what follows. Takes `was unveiled as a `; leaves `his time as a `."""

AHEAD_RE = re.compile(
    rf"(?:\b(?:to|won[’']t|{one_of('modals', 'negations')})|[’']ll)(?: (?:{one_of('adverbs', 'negations')}|finally|officially|be)){{0,2}} $",
    re.IGNORECASE,
)
"""What puts a move ahead, right before its verb. Takes `will soon `, `set to `; leaves `has `, `before `."""

GOING_RE = re.compile(r"(?:\b(?:is|are|am)|[’'](?:s|re|m))(?: (?:also|now|soon|finally))? $")
"""What puts a move ahead before "joining" or "leaving". Takes `is now `; leaves `was `, `before `."""

DONE_TO_RE = re.compile(rf"\b(?:{one_of('traits.chosen')}|allowed (?:him|her|them)) to $")
"""A past choice, which was carried out. Takes `chose to `; leaves `hopes to `."""

WE_RE = re.compile(r"\b(?:I|we|my|our)\b")
"""The speaker. Takes `we`; leaves `went`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """Words that tie a person to a team."""

    person: str | None
    """None where nobody is known to be meant."""
    team: str
    bond: Bond
    role: str
    """The word for what the person is there ("striker"), or empty."""
    team_span: Span
    span: Span
    """All of the words, from the team to the role or from the verb to the team."""
    ahead: bool = False
    """Whether the move is still to come, if it comes: "will join Ardley", "to leave Ardley"."""


def find_tie(article: Article, cast: Cast, name: str, *, span: Span, before: Affiliation | None) -> Affiliation | None:
    """What ties somebody to the team at `span`, or None."""
    text = article.text
    role = _role_re().match(text, span.end)
    if role:
        former = FORMER_RE.search(text, max(0, span.start - 8), span.start)
        shared = before is not None and before.role and before.span.end == role.end()
        bond: Bond = "former" if former or (shared and before and before.bond == "former") else "before"
        whole = Span(former.start() if former else span.start, role.end())
        person = bearer_of(article, cast, whole, role=role["role"])
        return Affiliation(
            person=person.name if person else None, team=name, bond=bond, role=role["role"], team_span=span, span=whole
        )
    owned = _owned(cast, name, span=span, text=text) or _signing(cast, name, span=span, text=text)
    if owned:
        return owned
    lead = _undescribed(text[max(0, span.start - LEAD) : span.start])
    plays = PLAYS_RE.search(lead) if lead.endswith((" at ", " with ", " for ")) else None
    bonds = [bond for bond, phrases in _verbs() if lead.endswith(phrases)]
    verb = _phrase(lead, bonds[0]) if bonds else None
    start = max(0, span.start - LEAD)
    moved = MOVED_FROM_RE.search(text, start, span.start) if not (plays or verb) and lead.endswith(" from ") else None
    if moved:
        whole = Span(moved.start(), span.end)
        person = _bought(cast, whole) or _subject(article, cast, whole.start)
        left = person.name if person else None
        return Affiliation(person=left, team=name, bond="leaves", role="", team_span=span, span=whole)
    if not (plays or verb):
        return None
    start += plays.start() if plays else len(lead) - len(verb[1]) + 1 if verb else 0
    person = _subject(article, cast, start)
    return Affiliation(
        person=person.name if person else None,
        team=name,
        bond="plays" if plays or verb is None else verb[0],
        role="",
        team_span=span,
        span=Span(start, span.end),
        ahead=not plays and _is_ahead(text, Span(max(0, start - LEAD), start)),
    )


def _is_ahead(text: str, span: Span) -> bool:
    """Whether the words before a verb of moving put it ahead, or leave it open."""
    if AHEAD_RE.search(text, span.start, span.end):
        return not DONE_TO_RE.search(text, span.start, span.end)
    verb = LETTERS_RE.match(text, span.end)
    return bool(verb and verb.group().endswith("ing") and GOING_RE.search(text, span.start, span.end))


def _undescribed(lead: str) -> str:
    """The words before a name without those that only describe it: "to Norland’s ", "the second-tier side "."""
    kind = find_kind(lead)
    if kind:
        lead = DESCRIBED_RE.sub("", lead[: kind.start()])
    elif lead.endswith(OWNERS):
        lead = COUNTRYS_RE.sub("", lead)
    return DETERMINER_RE.sub("", lead) if lead.endswith(DETERMINERS) else lead


def _owned(cast: Cast, name: str, *, span: Span, text: str) -> Affiliation | None:
    """The country that a full name is set behind: "Norland’s Ida Holm"; any other owner may be a place."""
    mark = OWNED_RE.match(text, span.end) if is_country(name) else None
    if mark is None:
        return None
    for person in cast.people:
        for mention in person.mentions:
            if mention.span.start == mark.end() and mention.form in ("full", "name") and person.kind == "person":
                whole = Span(span.start, mention.span.end)
                return Affiliation(person=person.name, team=name, bond="before", role="", team_span=span, span=whole)
    return None


def _signing(cast: Cast, name: str, *, span: Span, text: str) -> Affiliation | None:
    """Whom a side signs: "Ardley have completed the signing of the winger Ida Holm"."""
    signs = SIGNS_RE.match(text, span.end)
    person = _bought(cast, Span(signs.end(), signs.end() + NAMED_WITHIN)) if signs else None
    if signs is None or person is None:
        return None
    whole = Span(span.start, signs.end())
    return Affiliation(person=person.name, team=name, bond="joins", role="", team_span=span, span=whole)


def _bought(cast: Cast, span: Span) -> Person | None:
    """The first person named inside a span that tells of a move."""
    named = (person for mention, person in cast.in_span(span) if mention.form in ("full", "name"))
    return next((person for person in named if person.kind == "person"), None)


def _phrase(lead: str, bond: Bond) -> tuple[Bond, str]:
    """The bond with its longest phrase that `lead` ends in."""
    return bond, next(phrase for phrase in dict(_verbs())[bond] if lead.endswith(phrase))


@cache
def _role_re() -> re.Pattern[str]:
    """What somebody is there, after a team. Takes `’s new striker`, ` and Bexton player`; leaves ` in the lead`."""
    return re.compile(
        rf"(?: and {NAME}\.?(?: (?:wo)?men[’']s)?)?(?:[’']s?)? "
        rf"(?:(?!(?:{one_of('coordinators', 'prepositions')}|the|as) )[a-z0-9-]+ ){{0,3}}?(?P<role>{role_words()})\b(?! of the)"
    )


@cache
def _verbs() -> tuple[tuple[Bond, tuple[str, ...]], ...]:
    """Bonds, each with the phrases that make it, a blank at their end, the longest first."""
    tables: tuple[tuple[Bond, str], ...] = (("leaves", "leaves"), ("spell", "spells"), ("joins", "joins"))
    return tuple(
        (bond, tuple(f" {phrase} " for phrase in sorted(trait_words(key), key=len, reverse=True)))
        for bond, key in tables
    )


def bearer_of(article: Article, cast: Cast, span: Span, *, role: str) -> Person | None:
    """Whom "Ardley striker" speaks of: the name after it, the epithet that holds it, the name that it is set beside."""
    text = article.text
    sentence = article.sentence_at(span.start).span
    before = None
    for mention, person in cast.in_span(sentence):
        if person.kind != "person":
            continue
        if mention.span.start >= span.end:
            if mention.form != "pronoun" and text[span.end : mention.span.start].strip(" ,") == "":
                return person
            break
        if mention.span.overlaps(span) and mention.form == "epithet":
            return person
        if mention.span.end <= span.start:
            if BESIDE_RE.fullmatch(text, mention.span.end, span.start):
                return person
            before = person
    if UNVEILED_RE.search(text, sentence.start, span.start):
        return _subject(article, cast, span.start)
    opens = OPENS_RE.fullmatch(text, sentence.start, span.start)
    return cast.main if role in players() and opens and before in (None, cast.main) else None


def _subject(article: Article, cast: Cast, position: int) -> Person | None:
    """Whoever a verb at `position` speaks of: the nearest mention before it that owns nothing, in the same sentence."""
    sentence = article.sentence_at(position).span
    if position <= sentence.start:
        return None
    nearest = None
    for mention, person in cast.in_span(Span(sentence.start, position)):
        if person.kind == "person" and not mention.possessive:
            nearest = person
    return nearest or (cast.main if WE_RE.search(article.text, sentence.start, position) else None)
