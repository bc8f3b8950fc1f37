"""The sides of an article: which names are teams, where they stand, and who belongs to which.

Takes an article and its cast, gives `Teams`. A name is a team by what is said of it, never by a list of clubs: it stands
before what a player does ("Ardley striker"), is won or lost against, wins or loses, is joined or left. National teams
are known from the table of countries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from generator.extract.nicknames import find_nicknames
from generator.extract.side_signs import acts_as_side, describes_re, find_kind, is_met
from generator.extract.sides import (
    NAME,
    NAME_RE,
    clean_name,
    demonyms,
    find_peoples,
    is_country,
    name_forms,
    shortens,
    trait_words,
)
from generator.extract.ties import Affiliation, bearer_of, find_tie
from generator.model.article import Article
from generator.model.claims import Cast
from generator.model.evidence import Span
from generator.text.alternation import one_of, quick_any_of
from generator.text.listed import Listed
from generator.text.tokens import fold, vocabulary

__all__ = ["Affiliation", "TeamMention", "Teams", "bearer_of", "find_teams", "is_country"]

ALSO_RE = re.compile(rf" as well as (?:here )?with (?P<second>{NAME})")
"""A second side. Takes ` as well as here with Norland`; leaves ` as well as Norland`."""

CAPPED_RE = re.compile(
    r"\b(?:caps?|internationals|captained|Test (?:hundred|century|debut|match|side|wicket|career)|[Ii]nternational (?:debut|goals?|appearances?|career)|(?:his|her) country)\b"
)
"""A career for a country. Takes `won 20 caps`; leaves `international break`."""

OF_PLACE_RE = re.compile(r" (?:club|franchise|outfit)\b(?! [A-Z])")
"""What makes a place of the name after "the". Takes `the Norfolk` before ` club`; leaves it before ` club Ardley`, ` manager`."""

FAR_MORE = 3
"""How many times as often as any other a side must be named to be the player's without a tie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMention:
    """A place that names a team, or speaks of the player's own ("the club": name is None)."""

    span: Span
    name: str | None


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

    @property
    def is_settled(self) -> bool:
        """Whether the main player's club may be theirs of years ago too: named the most, and not only joined one day."""
        ties = [tie.bond for tie in self.affiliations if tie.team == self.club]
        named = Counter(mention.name for mention in self.mentions if mention.name and not is_country(mention.name))
        most = self.club is not None and all(count <= named[self.club] for count in named.values())
        return most and (not ties or any(bond != "joins" for bond in ties))

    def main(self, *, national: bool) -> str | None:
        """The main player's side: the national one where asked for and known, else the club."""
        return (self.country or self.club) if national else (self.club or self.country)


def find_teams(article: Article, cast: Cast) -> Teams:
    """The teams of an article, and who belongs to which."""
    ties, known, met = _scan(article, cast)
    forms = name_forms(sorted(known))
    teams = _settle(article, cast, forms, ties=ties, met=met)
    player = tuple(mention.span for mention in cast.main.mentions if not mention.possessive) if cast.main else ()
    against = frozenset(forms[name] for name in met)
    nicknames = find_nicknames(article.text, forms, ties=ties, club=teams.club, player=player, met=against)
    if not nicknames:
        return teams
    meant = {name: nicknames.get(side, side) for name, side in forms.items()}
    return _settle(article, cast, {**meant, **nicknames}, ties=ties, met=met)


def _settle(article: Article, cast: Cast, forms: dict[str, str], *, ties: list[Affiliation], met: set[str]) -> Teams:
    """The teams by their names, and which of them are the main player's."""
    affiliations = tuple(replace(tie, team=forms[tie.team]) for tie in ties)
    mentions = _find_mentions(article.text, forms)
    seen = Counter(mention.name for mention in mentions)
    mine = [tie for tie in affiliations if cast.main and tie.person == cast.main.name]
    past = {tie.team for tie in mine if tie.bond in ("former", "leaves", "spell") and not tie.ahead}
    present = [tie.team for tie in mine if tie.team not in past and not (tie.ahead and tie.bond == "joins")]
    club = _most_written([team for team in present if not is_country(team)], seen)
    countries = [team for team in present if is_country(team)]
    moves = {tie.team for tie in mine if tie.bond == "joins"}  # to a country, rather than to its side
    country = _most_written([team for team in countries if team not in moves], seen)
    beside = _beside_main(article, cast, mentions, past | {forms[name] for name in met})
    if club and beside and seen[club] == 1 and seen[beside] > FAR_MORE:
        club = beside  # "the Corve man" of a story about Ardley
    return Teams(
        mentions=mentions,
        affiliations=affiliations,
        club=club or beside,
        country=country
        or _by_people(article, cast, seen)
        or _played_for(article, cast, mentions)
        or _only_country(article.text, seen, {forms[name] for name in met})
        or _most_written(countries, seen),
    )


def _most_written(teams: list[str], seen: Counter[str | None]) -> str | None:
    """The team named most often; the first where two are level."""
    return max(teams, key=lambda team: (seen[team], -teams.index(team)), default=None)


def _scan(article: Article, cast: Cast) -> tuple[list[Affiliation], set[str], set[str]]:
    """Ties of persons to teams in order of place, the names of all teams, and those that were met."""
    text = article.text
    people = frozenset(part for person in cast.people if person.kind == "person" for part in fold(person.name).split())
    is_used = cache(partial(_is_used, text=text))
    ties: list[Affiliation] = []
    known: set[str] = set()
    met: set[str] = set()
    names: set[str] = set()
    strangers: set[str] = set()
    for name, span in _find_names(text, people):
        if name in strangers:
            continue
        names.add(name)
        if describes_re().match(text, span.end) or _is_place(name, text, span):
            continue
        tie = find_tie(article, cast, name, span=span, before=ties[-1] if ties else None)
        if tie and tie.bond == "leaves" and is_town(text, name):
            continue
        if tie is None and _is_countrys(name, text, span):
            strangers |= {name, name.split()[-1]}
            names.discard(name)
            continue
        faced = is_met(text, span)
        if not (tie or faced or acts_as_side(text, span)):
            continue
        if not (is_used(name) or (tie and tie.person and tie.bond in ("before", "former"))):
            continue
        known.add(name)
        if faced:
            met.add(name)
        if tie:
            ties += (tie, *_second_side(tie, text, people))
    known.update(tie.team for tie in ties)
    return ties, known | _whole_names(names - known, known, text), met


def _find_names(text: str, people: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """Names that may be sides', each where it stands; a person's only where its kind is told: "the club Holm"."""
    for found in NAME_RE.finditer(text):
        told = find_kind(text[max(0, found.start() - 20) : found.start()])
        name = clean_name(found.group(), frozenset() if told else people)
        if name is not None:
            yield name, Span(found.end() - len(name), found.end())


def _second_side(tie: Affiliation, text: str, people: frozenset[str]) -> Iterator[Affiliation]:
    """The tie to the second side that somebody plays for: "is thriving with Ardley as well as here with Norland"."""
    second = ALSO_RE.match(text, tie.team_span.end) if tie.bond == "plays" else None
    name = clean_name(second["second"], people) if second else None
    if second and name:
        place = Span(second.end() - len(name), second.end())
        yield replace(tie, team=name, team_span=place, span=Span(tie.span.start, place.end))


def _is_place(name: str, text: str, span: Span) -> bool:
    """Whether a name only says where a side is from: "the Norfolk club"."""
    return " " not in name and text.endswith("the ", 0, span.start) and OF_PLACE_RE.match(text, span.end) is not None


TOWN = r"\b(?:lived|grew up|born|raised|square|streets|village|home) in (?:the )?"
"""What is said of a town, before its name. Takes `grew up in `; leaves `interest in `."""


def is_town(text: str, name: str) -> bool:
    """Whether a name of one word is a town by what is said to be in it: "grew up in Caston"."""
    return " " not in name and re.search(TOWN + re.escape(name) + r"\b", text) is not None


COUNTRYS_RE = re.compile(rf"(?P<country>{NAME})['’]s? $")
"""Whose somebody is, before their name. Takes `Norland’s `; leaves `Norland `."""


def _is_countrys(name: str, text: str, span: Span) -> bool:
    """Whether a name of several words behind a country's is a person's: "Norland’s Ida Holm", and no side."""
    if " " not in name:
        return False
    owner = COUNTRYS_RE.search(text, max(0, span.start - 40), span.start)
    last = name.rsplit(maxsplit=1)[-1]
    return bool(owner and is_country(owner["country"]) and last not in trait_words("suffixes"))


def _whole_names(names: set[str], known: set[str], text: str) -> set[str]:
    """The names that are a known side's in full: its first word uncut, or a word that sides end in behind it."""
    cut = [name for name in known if " " in name]
    ends = frozenset(trait_words("suffixes"))
    whole = set()
    for name in names:
        first, _, last = name.rpartition(" ")
        named = (first in known and last in ends) or (last in known and first in known | ends)
        named = named or (last in known and name.count(" ") in (1, 2) and _is_used_inside(name, text))
        if (named and not is_country(first) and not is_country(last)) or (
            " " in name and any(shortens(other, name) for other in cut)
        ):
            whole.add(name)
    return whole


def _by_people(article: Article, cast: Cast, seen: Counter[str | None]) -> str | None:
    """The country whose people the main player is of, where its side is in the article: "the Norlandic striker"."""
    for found in find_peoples(article.text):
        country = demonyms()[fold(found["people"])]
        if not seen[country]:
            continue
        bearer = bearer_of(article, cast, Span(*found.span()), role=found["role"])
        if bearer is not None and bearer == cast.main:
            return country
    return None


FOR_RE = re.compile(rf"\b{one_of('traits.appearing')}\b[^.;,“”\"]{{0,40}} for (?:the )?$")
"""What somebody does for a side, before its name. Takes `scored twice for `; leaves `left for `."""


def _played_for(article: Article, cast: Cast, mentions: tuple[TeamMention, ...]) -> str | None:
    """The country that the main player is said to have played for: "she scored for Norland"."""
    if cast.main is None:
        return None
    for mention in mentions:
        start = article.sentence_at(mention.span.start).span.start
        if not (mention.name and is_country(mention.name) and FOR_RE.search(article.text, start, mention.span.start)):
            continue
        before = [
            (named.span.start, person)
            for person in cast.people
            for named in person.mentions
            if start <= named.span.start < mention.span.start
        ]
        if before and max(before, key=lambda naming: naming[0])[1] is cast.main:
            return mention.name
    return None


def _only_country(text: str, seen: Counter[str | None], met: set[str]) -> str | None:
    """The country of whom nobody is said to play against, where the player has caps and no other is named as often."""
    own = [(name, count) for name, count in seen.most_common() if name and is_country(name) and name not in met]
    first = own and own[0][1] > 1 and (len(own) == 1 or own[0][1] > own[1][1])
    return own[0][0] if first and CAPPED_RE.search(text) else None


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


MANY = 2
"""So often a word must begin a sentence to be a name."""


def _is_used(name: str, text: str) -> bool:
    """Whether a single word stands as a name inside a sentence, or begins several and is never written small."""
    if " " in name or _is_used_inside(name, text):
        return True
    if text.count(name) < MANY or name.endswith("s"):
        return False
    return re.search(rf"\b{re.escape(name.lower())}\b", text) is None


def _is_used_inside(name: str, text: str) -> bool:
    """Whether a name stands inside a sentence, and not only at the head of one."""
    place = text.find(name)
    while place >= 0:
        if place > 1 and text[place - 1] == " " and (text[place - 2].isalnum() or text[place - 2] in ",’'"):
            return True
        place = text.find(name, place + 1)
    return False


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
    if any(_own_sides().standing(vocabulary(text))):
        for match in _sides_re().finditer(text):
            found.setdefault(match.start(), TeamMention(span=Span(*match.span()), name=None))
    return tuple(found[place] for place in sorted(found))


def _stands_alone(text: str, span: Span) -> bool:
    """Whether no letter, digit, hyphen or tag joins the words at either end."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return not (before.isalnum() or before in ("@", "#", "-", "_")) and not (after.isalnum() or after in ("-", "_"))


@cache
def _own_sides() -> Listed:
    return Listed.of(trait_words("sides"))


@cache
def _sides_re() -> re.Pattern[str]:
    """The player's own side under a common noun. Takes `the club`, `The champions`; leaves `the clubhouse`."""
    return re.compile(quick_any_of(trait_words("sides"), blank="[ -]", case=False))
