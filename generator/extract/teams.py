"""The sides of an article: which names are teams, where they stand, and who belongs to which.

Takes an article and its cast, gives `Teams`. A name is a team by what is said of it, never by a list of clubs: it stands
before what a player does ("Ardley striker"), is won or lost against, wins or loses, is joined or left. National teams
are known from the table of countries. A name that ends as a competition, a place or an outlet does is no team.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from generator.knowledge.load import load_list, load_table
from generator.model.article import Article
from generator.model.claims import Cast, Mention, Person
from generator.model.evidence import Span
from generator.text.tokens import fold

Bond = Literal["before", "joins", "leaves", "former", "plays"]

CAP = r"[A-ZÀ-ÖØ-Þ][^\W_]*(?:(?:[.&-]|[’'](?!s\b))[^\W_]+)*"
NAME = rf"{CAP}(?:[ \u00a0](?:{CAP}|of(?: the)? {CAP})){{0,4}}"
"""A run of capitalised words. Takes `Ardley United`, `Republic of Ireland`; leaves the `’s` of `Ardley’s`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMention:
    """A place that names a team, or speaks of the player's own ("the club": name is None)."""

    span: Span
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """Words that tie a person to a team."""

    person: str
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


@cache
def countries() -> dict[str, str]:
    """Every country's folded name, and its name as the table has it."""
    return {fold(name): name for name in load_table("countries")["people"]}


@cache
def demonyms() -> dict[str, str]:
    """Every word for a country's people, folded, and the first country of the table that has it."""
    found: dict[str, str] = {}
    for country, words in load_table("countries")["people"].items():
        for word in words:
            found.setdefault(fold(word), country)
    return found


def is_country(name: str) -> bool:
    """Whether a name is a country's."""
    return fold(name) in countries()


def _listed_words(*keys: str) -> list[str]:
    return [word for key in keys for word in load_table("traits")[key]]


def _heads(*classes: str) -> list[str]:
    """Nouns for people of some classes, from the table of person words."""
    return [word for name in classes for word in load_table("person_words")["roles"][name]]


def _alternatives(words: list[str]) -> str:
    """A pattern of any of the words, the longest first; a blank may be a hyphen."""
    return "|".join(
        re.escape(word).replace(r"\ ", "[ -]") for word in sorted(set(words), key=lambda word: (-len(word), word))
    )


@cache
def _players() -> frozenset[str]:
    """Words for somebody who plays."""
    return frozenset([*_listed_words("positions", "captains"), *_heads("player"), "man", "legend"])


@cache
def _before_re() -> re.Pattern[str]:
    """A team before what somebody is there. Takes `Ardley’s new striker`, `former Ardley and Bexton player`; leaves `the new striker`."""
    roles = _alternatives(
        [*_listed_words("positions", "captains"), *_heads("player", "coach", "official"), "man", "legend"]
    )
    return re.compile(
        rf"(?P<former>\b[Ff]ormer |\b[Ee]x-)?(?P<team>{NAME})(?: and (?P<second>{NAME}))?(?:[’']s?)? "
        rf"(?:(?!and |or |in |at |to |for |with |by |of |the |on )[a-z0-9-]+ ){{0,3}}?(?P<role>{roles})\b(?! of the)",
    )


@cache
def _people_re() -> re.Pattern[str]:
    """A country's people before what somebody is. Takes `Ivorian striker`; leaves `Ivorian club`."""
    people = "|".join(re.escape(word.title()) for word in sorted(demonyms(), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?P<people>{people}) (?P<role>{_alternatives(sorted(_players()))})\b")


@cache
def _bond_re() -> re.Pattern[str]:
    """A verb of joining, leaving or playing before a team. Takes `joined Ardley`, `is thriving in Spain with Bexton`; leaves `joined in`."""
    joins, leaves = _alternatives(_listed_words("joins")), _alternatives(_listed_words("leaves"))
    return re.compile(
        rf"(?:(?P<joins>\b(?:{joins}))|(?P<leaves>\b(?:{leaves}))"
        rf"|(?P<plays>\b(?:(?:is|am|are|’s|'s)(?: also| now| still)? (?:thriving|playing|flourishing|starring|doing|building)|plays)\b(?: in {CAP})?(?: at| with| for)))"
        rf" (?:the |former )?(?P<team>{NAME})(?: as well as (?:here )?with (?P<second>{NAME}))?",
    )


@cache
def _match_re() -> re.Pattern[str]:
    belongings = _alternatives(_listed_words("belongings"))
    """A team that is met, or that wins or loses. Takes `win over Ardley`, `Bexton lost`; leaves `over the bar`."""
    return re.compile(
        rf"(?:\b(?:win|victory|defeat|loss|draw|triumph|match|game|clash|tie|success)s? (?:over|against|to|with|at)|\b(?:beat|beating|beaten|defeated|against|versus|vs|lost to|lose to|facing|face)|\b[0-9]{{1,2}}[-–][0-9]{{1,2}} (?:to|with|by|against)"
        rf") (?:the |champions |rivals |[A-Z][a-z]+ rivals )*(?P<met>{NAME})"
        rf"|\b(?:win|victory|triumph) for (?P<own>{NAME})"
        rf"|(?P<acts>{NAME}) (?:have |has |had |could only |will |would )?(?:lost|lose|won|win|beat|drew|draw|signed|sign|fined|host|remain|sit|lead|entered|go in search|complete|entertain|are|have)\b"
        rf"|(?P<owns>{NAME})[’']s? (?:[a-z-]+ ){{0,3}}?(?:{belongings})\b",
    )


def find_teams(article: Article, cast: Cast) -> Teams:
    """The teams of an article, and who belongs to which."""
    text = article.text
    people = _name_parts(cast)
    bonds = _affiliations(article, cast, people)
    met = {name for name, is_met in _match_names(text, people) if is_met}
    names = sorted({item.team for item in bonds} | {name for name, _ in _match_names(text, people)})
    forms = _forms(names)
    met = {forms[name] for name in met}
    affiliations = tuple(replace(item, team=forms[item.team]) for item in bonds)
    mentions = _find_mentions(text, forms)
    seen = Counter(mention.name for mention in mentions)
    mine = [item for item in affiliations if cast.main and item.person == cast.main.name]
    club = _best([item for item in mine if not is_country(item.team)], seen) or _beside(
        article, cast, mentions, met | _past(mine)
    )
    country = _best([item for item in mine if is_country(item.team)], seen) or _by_people(article, cast, seen)
    named = tuple(item for item in affiliations if item.person)
    return Teams(mentions=mentions, affiliations=named, club=club, country=country)


def _match_names(text: str, people: frozenset[str]) -> list[tuple[str, bool]]:
    """Names that win, lose, are met or own what teams own, each with whether it was met."""
    found = []
    for match in _match_re().finditer(text):
        name = _clean(match[match.lastgroup or 0], people)
        if name and _is_used(name, text):
            found.append((name, bool(match["met"])))
    return found


def _forms(names: list[str]) -> dict[str, str]:
    """Every name and its short forms, with the full name: "City" is "Manchester City" where that is the only one."""
    forms = {name: name for name in names}
    whole = [name for name in names if " " in name and not is_country(name)]
    for name in whole:
        words = name.split(" ")
        for short in (words[0], words[-1]):
            rivals = [
                other for other in whole if other != name and short in (other.split(" ")[0], other.split(" ")[-1])
            ]
            if (
                len(short) > 3
                and not rivals
                and not is_country(short)
                and short not in load_table("traits")["not_teams"]
            ):
                forms[short] = name
    return forms


def _best(affiliations: list[Affiliation], seen: Counter[str | None]) -> str | None:
    """The team most written of among the present ones; the first where two are level."""
    past = _past(affiliations)
    present = [item.team for item in affiliations if item.team not in past]
    return max(present, key=lambda team: (seen[team], -present.index(team)), default=None)


def _past(affiliations: list[Affiliation]) -> set[str]:
    """Teams that somebody is said to have left."""
    return {item.team for item in affiliations if item.bond in ("former", "leaves")}


def _by_people(article: Article, cast: Cast, seen: Counter[str | None]) -> str | None:
    """The country whose people the main player is said to be of, where its side is in the article: "the Ivorian striker"."""
    for found in _people_re().finditer(article.text):
        country = demonyms()[fold(found["people"])]
        bearer = _bearer(article, cast, Span(*found.span()), role=found["role"]) if seen[country] else None
        if bearer is not None and bearer == cast.main:
            return country
    return None


def _beside(article: Article, cast: Cast, mentions: tuple[TeamMention, ...], met: set[str]) -> str | None:
    """The team that the main player is most often named beside, in one sentence, and that is nobody's opponent."""
    if cast.main is None:
        return None
    named = {
        article.sentence_at(mention.span.start).number
        for mention in cast.main.mentions
        if mention.form in ("full", "name")
    }
    counts = Counter(
        mention.name
        for mention in mentions
        if mention.name
        and mention.name not in met
        and not is_country(mention.name)
        and article.sentence_at(mention.span.start).number in named
    )
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def _is_used(name: str, text: str) -> bool:
    """Whether a single word stands as a name inside a sentence, and not only as the capital that begins one."""
    return " " in name or re.search(rf"[\w,’'] {re.escape(name)}\b", text) is not None


def _name_parts(cast: Cast) -> frozenset[str]:
    """Folded words of the names of all persons."""
    return frozenset(part for person in cast.people if person.kind == "person" for part in fold(person.name).split())


def _clean(name: str, people: frozenset[str]) -> str | None:
    """A candidate without words that begin a sentence; None where it cannot be a team."""
    words = name.replace("\u00a0", " ").split(" ")
    while words and fold(words[0]) in _openers():
        words = words[1:]
    if not words or words[-1] in load_table("traits")["not_teams"] or len(words[-1]) < 2:
        return None
    folded = [fold(word) for word in words]
    if any(part in people for part in folded) or " ".join(folded) in demonyms():
        return None
    return " ".join(words)


@cache
def _openers() -> frozenset[str]:
    """Words that begin a sentence with a capital, and no name."""
    return frozenset(
        [*load_table("metrics")["stops"]["words"], *load_list("function_words"), *load_table("traits")["openers"]]
    )


def _affiliations(article: Article, cast: Cast, people: frozenset[str]) -> list[Affiliation]:
    """Ties of persons to teams in order of place; the person is empty where nobody is known to be meant."""
    text = article.text
    found: list[Affiliation] = []
    for match in (*_before_re().finditer(text), *_bond_re().finditer(text)):
        groups = match.groupdict()
        role = groups.get("role") or ""
        whole = Span(match.start(), match.end())
        person = _bearer(article, cast, whole, role=role) if role else _subject(article, cast, whole.start)
        named = role and any(mention.span.start == whole.end + 1 for mention, _ in _near(article, cast, whole.end))
        for group in ("team", "second"):
            team = _clean(match[group], people) if match[group] else None
            if team is None or not (named or _is_used(team, text)):
                continue
            place = Span(match.end(group) - len(team), match.end(group))
            start = match.start("former") if groups.get("former") else place.start if role else whole.start
            found.append(
                Affiliation(
                    person=person.name if person else "",
                    team=team,
                    bond=_bond(groups),
                    role=role,
                    team_span=place,
                    span=Span(start, whole.end if role else place.end),
                )
            )
    return sorted(found, key=lambda item: (item.span, item.team))


def _near(article: Article, cast: Cast, position: int) -> tuple[tuple[Mention, Person], ...]:
    """The mentions of the sentence that holds `position`."""
    return cast.in_span(article.sentence_at(position).span)


def _bond(groups: dict[str, str | None]) -> Bond:
    """What ties a person to a team, by which part of a pattern was there."""
    if groups.get("role"):
        return "former" if groups["former"] else "before"
    return "leaves" if groups["leaves"] else "plays" if groups["plays"] else "joins"


def _bearer(article: Article, cast: Cast, span: Span, *, role: str) -> Person | None:
    """Whom "Ardley striker" speaks of: the name after it, the epithet that holds it, the name that it is set beside."""
    text = article.text
    sentence = article.sentence_at(span.start).span
    before = None
    for mention, person in cast.in_span(sentence):
        if person.kind != "person":
            continue
        if (
            mention.form != "pronoun"
            and text[span.end : mention.span.start].strip(" ,") == ""
            and mention.span.start >= span.end
        ):
            return person
        if mention.span.overlaps(span) and mention.form == "epithet":
            return person
        if mention.span.end <= span.start:
            gap = text[mention.span.end : span.start]
            if re.fullmatch(
                r", (?:the |a |an )?(?:[a-z]+ ){0,2}|(?: is| was|, who is)(?: now| also)? (?:the |a |an )", gap
            ):
                return person
            before = person
    playing = role in _players()
    begins = re.fullmatch(
        r"(?:The |the |Currently .{0,80}, the )?(?:[Ff]ormer |[Ee]x-)?", text[sentence.start : span.start]
    )
    return cast.main if playing and begins and before in (None, cast.main) else None


def _subject(article: Article, cast: Cast, position: int) -> Person | None:
    """Whoever a verb at `position` speaks of: the nearest mention before it that owns nothing, in the same sentence."""
    sentence = article.sentence_at(position).span
    if position <= sentence.start:
        return None
    nearest = None
    for mention, person in cast.in_span(sentence):
        if person.kind == "person" and mention.span.end <= position and not mention.possessive:
            nearest = person
    return nearest or (
        cast.main if re.search(r"\b(?:I|we|my|our)\b", article.text[sentence.start : position]) else None
    )


def _find_mentions(text: str, forms: dict[str, str]) -> tuple[TeamMention, ...]:
    """Every place of the names and of their short forms, and of words for the player's own side."""
    listed = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    sides = _alternatives(_listed_words("sides"))
    names = rf"(?P<name>{listed})|" if listed else "(?P<name>(?!))|"
    pattern = re.compile(rf"(?<![\w@#-])(?:{names}(?P<side>(?i:{sides})))(?![\w-])")
    return tuple(
        TeamMention(span=Span(*match.span()), name=forms[match["name"]] if match["name"] else None)
        for match in pattern.finditer(text)
    )
