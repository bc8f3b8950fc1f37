"""The sides of an article: which names are teams, where they stand, and who belongs to which.

Takes an article and its cast, gives `Teams`. A name is a team by what is said of it, never by a list of clubs: it stands
before what a player does ("Ardley striker"), is won or lost against, wins or loses, is joined or left. National teams
are known from the table of countries.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from generator.extract.side_signs import LEAD, acts_as_side, describes_re, is_met, kind_re
from generator.extract.sides import (
    CAP,
    NAME,
    NAME_RE,
    alternatives,
    clean_name,
    demonyms,
    is_country,
    name_forms,
    people_re,
    players,
    role_words,
    shortens,
    trait_words,
)
from generator.model.article import Article
from generator.model.claims import Cast, Person
from generator.model.evidence import Span
from generator.text.tokens import fold

Bond = Literal["before", "former", "joins", "leaves", "plays", "spell"]
"""before: "Ardley striker"; former: "former Ardley striker"; plays: "is thriving with Ardley"; spell: "two years at Ardley"."""

__all__ = ["Affiliation", "Bond", "TeamMention", "Teams", "bearer_of", "find_teams", "is_country"]

DETERMINER_RE = re.compile(r"(?:the |former |a |an )?$")
"""What may stand between a verb and a name. Takes `the `; leaves `old `."""

DESCRIBED_RE = re.compile(
    r"(?:(?:[A-Z][\w’'-]+|[a-z]+-[a-z]+|\w+th|first|second|third|current|local|fellow|new) ){0,3}$"
)
"""What describes a kind of side, before it. Takes `Norlandic `, `second-tier `; leaves `to `."""

COUNTRYS_RE = re.compile(rf"{CAP}(?: {CAP})?[’']s? $")
"""Whose side it is. Takes `Norland’s `; leaves `to `."""

FORMER_RE = re.compile(r"\b(?:[Ff]ormer |[Ee]x-)$")
"""What makes a side a former one. Takes `former `, `ex-`; leaves `formerly `."""

PLAYS_RE = re.compile(
    rf"(?:\b(?:is|am|are)|[’'](?:s|m|re))(?: also| now| still)? (?:thriving|playing|flourishing|starring|doing|building)\b(?: in {CAP})? (?:at|with|for) $"
    r"|\bplays (?:at|with|for) $"
)
"""Playing at the time of writing, before a name. Takes `’s also thriving in Spain with `; leaves `was playing for `."""

ALSO_RE = re.compile(rf" as well as (?:here )?with (?P<second>{NAME})")
"""A second side. Takes ` as well as here with Norland`; leaves ` as well as Norland`."""

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

CAPPED_RE = re.compile(r"\b(?:caps?|[Ii]nternational (?:debut|goals?|appearances?|career)|(?:his|her) country)\b")
"""A career for a country. Takes `won 20 caps`; leaves `international break`."""

WE_RE = re.compile(r"\b(?:I|we|my|our)\b")
"""The speaker. Takes `we`; leaves `went`."""


FAR_MORE = 3
"""How many times as often as any other a side must be named to be the player's without a tie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMention:
    """A place that names a team, or speaks of the player's own ("the club": name is None)."""

    span: Span
    name: str | None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Teams:
    """The teams of one article."""

    mentions: tuple[TeamMention, ...] = ()
    """In order of place."""
    affiliations: tuple[Affiliation, ...] = ()
    """In order of place."""
    club: str | None = None
    """The main player's club, the one most written of where there are several."""
    country: str | None = None
    """The main player's national team."""

    def main(self, *, national: bool) -> str | None:
        """The main player's side: the national one where asked for and known, else the club."""
        return (self.country or self.club) if national else (self.club or self.country)


def find_teams(article: Article, cast: Cast) -> Teams:
    """The teams of an article, and who belongs to which."""
    ties, known, met = _scan(article, cast)
    forms = name_forms(sorted(known))
    affiliations = tuple(replace(tie, team=forms[tie.team]) for tie in ties)
    mentions = _find_mentions(article.text, forms)
    seen = Counter(mention.name for mention in mentions)
    mine = [tie for tie in affiliations if cast.main and tie.person == cast.main.name]
    past = {tie.team for tie in mine if tie.bond in ("former", "leaves", "spell")}
    present = [tie.team for tie in mine if tie.team not in past]
    club = _most_written([team for team in present if not is_country(team)], seen)
    country = _most_written([team for team in present if is_country(team)], seen)
    return Teams(
        mentions=mentions,
        affiliations=affiliations,
        club=club or _beside_main(article, cast, mentions, past | {forms[name] for name in met}),
        country=country
        or _by_people(article, cast, seen)
        or _only_country(article.text, seen, {forms[name] for name in met}),
    )


def _most_written(teams: list[str], seen: Counter[str | None]) -> str | None:
    """The team named most often; the first where two are level."""
    return max(teams, key=lambda team: (seen[team], -teams.index(team)), default=None)


def _scan(article: Article, cast: Cast) -> tuple[list[Affiliation], set[str], set[str]]:
    """Ties of persons to teams in order of place, the names of all teams, and those that were met."""
    text = article.text
    people = frozenset(part for person in cast.people if person.kind == "person" for part in fold(person.name).split())
    ties: list[Affiliation] = []
    known: set[str] = set()
    met: set[str] = set()
    names: set[str] = set()
    for found in NAME_RE.finditer(text):
        told = kind_re().search(text, max(0, found.start() - 20), found.start())
        name = clean_name(found.group(), frozenset() if told else people)
        if name is None:
            continue
        names.add(name)
        span = Span(found.end() - len(name), found.end())
        if describes_re().match(text, span.end):
            continue
        tie = _tie(article, cast, name, span=span, before=ties[-1] if ties else None)
        faced = is_met(text, span)
        if not (tie or faced or acts_as_side(text, span)) or not (
            _is_used(name, text) or (tie and tie.person and tie.bond in ("before", "former"))
        ):
            continue
        known.add(name)
        if faced:
            met.add(name)
        if tie:
            ties.append(tie)
            second = ALSO_RE.match(text, span.end) if tie.bond == "plays" else None
            also = clean_name(second["second"], people) if second else None
            if second and also:
                known.add(also)
                place = Span(second.end() - len(also), second.end())
                ties.append(replace(tie, team=also, team_span=place, span=Span(tie.span.start, place.end)))
    return ties, known | _whole_names(names - known, known), met


def _whole_names(names: set[str], known: set[str]) -> set[str]:
    """The names that are a known side's in full: its first word uncut, or a word that sides end in behind it."""
    cut = [name for name in known if " " in name]
    ends = frozenset(trait_words("suffixes"))
    whole = set()
    for name in names:
        first, _, last = name.rpartition(" ")
        named = (first in known and last in ends) or (last in known and first in known | ends)
        if (named and not is_country(first)) or (" " in name and any(shortens(other, name) for other in cut)):
            whole.add(name)
    return whole


def _tie(article: Article, cast: Cast, name: str, *, span: Span, before: Affiliation | None) -> Affiliation | None:
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
    owned = _owned(cast, name, span=span, text=text)
    if owned:
        return owned
    lead = _undescribed(text[max(0, span.start - LEAD) : span.start])
    plays = PLAYS_RE.search(lead) if lead.endswith((" at ", " with ", " for ")) else None
    bonds = [bond for bond, phrases in _verbs() if lead.endswith(phrases)]
    verb = _phrase(lead, bonds[0]) if bonds else None
    if not (plays or verb):
        return None
    start = max(0, span.start - LEAD)
    start += plays.start() if plays else len(lead) - len(verb[1]) + 1 if verb else 0
    person = _subject(article, cast, start)
    return Affiliation(
        person=person.name if person else None,
        team=name,
        bond="plays" if plays or verb is None else verb[0],
        role="",
        team_span=span,
        span=Span(start, span.end),
    )


def _undescribed(lead: str) -> str:
    """The words before a name without those that only describe it: "to Norland’s ", "the second-tier side "."""
    kind = kind_re().search(lead)
    lead = DESCRIBED_RE.sub("", lead[: kind.start()]) if kind else COUNTRYS_RE.sub("", lead)
    return DETERMINER_RE.sub("", lead)


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


def _phrase(lead: str, bond: Bond) -> tuple[Bond, str]:
    """The bond with its longest phrase that `lead` ends in."""
    return bond, next(phrase for phrase in dict(_verbs())[bond] if lead.endswith(phrase))


@cache
def _role_re() -> re.Pattern[str]:
    """What somebody is there, after a team. Takes `’s new striker`, ` and Bexton player`; leaves ` in the lead`."""
    return re.compile(
        rf"(?: and {NAME})?(?:[’']s?)? "
        rf"(?:(?!(?:and|or|in|at|to|for|with|by|of|the|on) )[a-z0-9-]+ ){{0,3}}?(?P<role>{role_words()})\b(?! of the)"
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


def _by_people(article: Article, cast: Cast, seen: Counter[str | None]) -> str | None:
    """The country whose people the main player is of, where its side is in the article: "the Norlandic striker"."""
    for found in people_re().finditer(article.text):
        country = demonyms().get(fold(found["people"]))
        if country is None or not seen[country]:
            continue
        bearer = bearer_of(article, cast, Span(*found.span()), role=found["role"])
        if bearer is not None and bearer == cast.main:
            return country
    return None


def _only_country(text: str, seen: Counter[str | None], met: set[str]) -> str | None:
    """The country of whom nobody is said to play against, where the player has caps and no other is named as often."""
    if not CAPPED_RE.search(text):
        return None
    own = [(name, count) for name, count in seen.most_common() if name and is_country(name) and name not in met]
    return own[0][0] if own and own[0][1] > 1 and (len(own) == 1 or own[0][1] > own[1][1]) else None


def _beside_main(article: Article, cast: Cast, mentions: tuple[TeamMention, ...], others: set[str]) -> str | None:
    """The team that the main player is most often named beside, in one sentence; else the only one that nobody meets."""
    if cast.main is None:
        return None
    forms = [mention for mention in cast.main.mentions if mention.form in ("full", "name")]
    named = {article.sentence_at(mention.span.start).number for mention in forms}
    counts = Counter(
        mention.name
        for mention in mentions
        if mention.name and mention.name not in others and not is_country(mention.name)
        if article.sentence_at(mention.span.start).number in named
    )
    best = counts.most_common(1)
    if best and best[0][1] > 1:
        return best[0][0]
    written = Counter(mention.name for mention in mentions if mention.name and mention.name not in others)
    clubs = [(name, count) for name, count in written.most_common() if not is_country(name)]
    if not clubs or clubs[0][1] < 2 or (len(clubs) > 1 and clubs[0][1] < FAR_MORE * clubs[1][1]):
        return None
    return clubs[0][0]


def _is_used(name: str, text: str) -> bool:
    """Whether a single word stands as a name inside a sentence, or begins several and is never written small."""
    if " " in name:
        return True
    place = text.find(name)
    while place >= 0:
        if place > 1 and text[place - 1] == " " and (text[place - 2].isalnum() or text[place - 2] in ",’'"):
            return True
        place = text.find(name, place + 1)
    return text.count(name) > 1 and not name.endswith("s") and name.lower() not in text


def _find_mentions(text: str, forms: dict[str, str]) -> tuple[TeamMention, ...]:
    """Every place of the names and of their short forms, and of words for the player's own side."""
    found: dict[int, TeamMention] = {}
    taken: set[int] = set()
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        place = text.find(form)
        while place >= 0:
            span = Span(place, place + len(form))
            if _stands_alone(text, span) and place not in taken and span.end - 1 not in taken:
                taken.update(range(place, span.end))
                found[place] = TeamMention(span=span, name=forms[form])
            place = text.find(form, span.end)
    for match in _sides_re().finditer(text):
        found.setdefault(match.start(), TeamMention(span=Span(*match.span()), name=None))
    return tuple(found[place] for place in sorted(found))


def _stands_alone(text: str, span: Span) -> bool:
    """Whether no letter, digit, hyphen or tag joins the words at either end."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return not (before.isalnum() or before in ("@", "#", "-", "_")) and not (after.isalnum() or after in ("-", "_"))


@cache
def _sides_re() -> re.Pattern[str]:
    """The player's own side under a common noun. Takes `the club`, `The champions`; leaves `the clubhouse`."""
    return re.compile(rf"\b(?:{alternatives(trait_words('sides'))})\b", re.IGNORECASE)
