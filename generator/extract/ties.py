"""Who belongs to which side: "Ardley striker", "joined Ardley from Bexton", "Ardley have signed Ida Holm".

Takes the name of a side in its place, gives the words that tie a person to it, or None. A role is borne by the name after
it, by the epithet that holds it, or by the name that it is set beside.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The name of a side where it stands."""

    article: Article
    cast: Cast
    name: str
    span: Span
    before: Affiliation | None
    """The last tie before it."""
    lead: str
    """The words before the name, less what only describes it."""

    def tie(
        self, person: Person | None, bond: Bond, words: Span, *, role: str = "", ahead: bool = False
    ) -> Affiliation:
        """What ties a person to the side, by some words."""
        named = person.name if person else None
        return Affiliation(
            person=named, team=self.name, bond=bond, role=role, team_span=self.span, span=words, ahead=ahead
        )


def find_tie(article: Article, cast: Cast, name: str, *, span: Span, before: Affiliation | None) -> Affiliation | None:
    """What ties somebody to the team at `span`, or None; `before` is the last tie before it."""
    lead = _undescribed(article.text[max(0, span.start - LEAD) : span.start])
    place = Place(article=article, cast=cast, name=name, span=span, before=before, lead=lead)
    for read in TIES:
        tie = read(place)
        if tie:
            return tie
    return None


def _by_role(place: Place) -> Affiliation | None:
    """What somebody is there: "Ardley striker", "former Ardley and Bexton striker"."""
    text, span, before = place.article.text, place.span, place.before
    role = _role_re().match(text, span.end)
    if role is None:
        return None
    former = FORMER_RE.search(text, max(0, span.start - 8), span.start)
    shared = before is not None and before.role and before.span.end == role.end()
    bond: Bond = "former" if former or (shared and before and before.bond == "former") else "before"
    words = Span(former.start() if former else span.start, role.end())
    return place.tie(bearer_of(place.article, place.cast, words, role=role["role"]), bond, words, role=role["role"])


def _owned(place: Place) -> Affiliation | None:
    """The country that a full name is set behind: "Norland’s Ida Holm"; any other owner may be a place."""
    mark = OWNED_RE.match(place.article.text, place.span.end) if is_country(place.name) else None
    if mark is None:
        return None
    for person in place.cast.people:
        for mention in person.mentions:
            if mention.span.start == mark.end() and mention.form in ("full", "name") and person.kind == "person":
                return place.tie(person, "before", Span(place.span.start, mention.span.end))
    return None


def _signing(place: Place) -> Affiliation | None:
    """Whom a side signs: "Ardley have completed the signing of the winger Ida Holm"."""
    signs = SIGNS_RE.match(place.article.text, place.span.end)
    person = _bought(place.cast, Span(signs.end(), signs.end() + NAMED_WITHIN)) if signs else None
    return place.tie(person, "joins", Span(place.span.start, signs.end())) if signs and person else None


def _playing(place: Place) -> Affiliation | None:
    """Where somebody plays now: "she is thriving with Ardley"."""
    plays = PLAYS_RE.search(place.lead) if place.lead.endswith((" at ", " with ", " for ")) else None
    if plays is None:
        return None
    start = max(0, place.span.start - LEAD) + plays.start()
    return place.tie(_subject(place.article, place.cast, start), "plays", Span(start, place.span.end))


def _moving(place: Place) -> Affiliation | None:
    """A verb of moving, or a spell: "joined Ardley", "to leave Ardley", "two years at Ardley"."""
    bond = next((bond for bond, phrases in _verbs() if place.lead.endswith(phrases)), None)
    if bond is None:
        return None
    window = max(0, place.span.start - LEAD)
    start = window + len(place.lead) - len(_phrase(place.lead, bond)) + 1
    ahead = _is_ahead(place.article.text, Span(max(0, start - LEAD), start))
    return place.tie(_subject(place.article, place.cast, start), bond, Span(start, place.span.end), ahead=ahead)


def _moved_from(place: Place) -> Affiliation | None:
    """The side that was left, behind the one that was joined: "the signing of Ida Holm from Ardley"."""
    if not place.lead.endswith(" from "):
        return None
    text, span = place.article.text, place.span
    moved = MOVED_FROM_RE.search(text, max(0, span.start - LEAD), span.start)
    if moved is None:
        return None
    words = Span(moved.start(), span.end)
    return place.tie(_bought(place.cast, words) or _subject(place.article, place.cast, words.start), "leaves", words)


TIES: tuple[Callable[[Place], Affiliation | None], ...] = (
    _by_role,
    _owned,
    _signing,
    _playing,
    _moving,
    _moved_from,
)
"""What ties somebody to a side, the surest first: what they are there, then what the side does, then what they do."""


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


def _bought(cast: Cast, span: Span) -> Person | None:
    """The first person named inside a span that tells of a move."""
    named = (person for mention, person in cast.in_span(span) if mention.form in ("full", "name"))
    return next((person for person in named if person.kind == "person"), None)


def _phrase(lead: str, bond: Bond) -> str:
    """The longest phrase of a bond that `lead` ends in."""
    return next(phrase for phrase in dict(_verbs())[bond] if lead.endswith(phrase))


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
