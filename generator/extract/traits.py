"""What an article says a person is: name, position, side, former side, nationality, office.

Takes an article and its cast, gives `Trait`s in order of place. A side counts as somebody's own only by words that tie
the two: "Ardley striker", "is thriving with Bexton", "the former Caston player". A side that is only met is nobody's.
What a person was or will be is left to events; a position or an office without a person is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.sides import alternatives, demonyms, find_peoples, is_country, players, trait_words
from generator.extract.teams import Affiliation, Teams, bearer_of
from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.claims import Attribute, Cast, Mention, Person, Trait
from generator.model.evidence import Span
from generator.text.tokens import fold

ARTICLE_RE = re.compile(r"\b[Tt]he $")
"""An article before a description. Takes `The `; leaves `Other `."""

PREPOSITION_RE = re.compile(r"\b(?:with|at|for|by) (?:the )?$")
"""A preposition before a side. Takes `thriving with `; leaves `joined `."""

NAME_GAP = 32
"""How far before a name its description may begin, in code points: "Republican vice presidential candidate"."""


def extract_traits(article: Article, cast: Cast, teams: Teams) -> tuple[Trait, ...]:
    """All traits of all persons, in order of place."""
    told = (*_names(article, cast), *_ties(article, cast, teams), *_nationalities(article, cast))
    plain = (trait for trait in _descriptions(article, cast) if not any(_says_more(other, trait) for other in told))
    found = {(trait.evidence.span, trait.attribute, trait.value, trait.person): trait for trait in (*told, *plain)}
    return tuple(found[key] for key in sorted(found))


def _says_more(other: Trait, trait: Trait) -> bool:
    """Whether another trait says the same in words that hold this one's: "Ardley striker" and "striker"."""
    return other.attribute == trait.attribute and other.evidence.span.holds(trait.evidence.span)


def _trait(article: Article, person: str, attribute: Attribute, *, value: str, span: Span, rule: str) -> Trait:
    in_caption = article.block_at(span.start).kind == "caption"
    evidence = article.source.cite(span)
    return Trait(
        person=person, attribute=attribute, value=value, evidence=evidence, rule=f"trait.{rule}", in_caption=in_caption
    )


def _names(article: Article, cast: Cast) -> Iterator[Trait]:
    """The full name of each person, where it first stands in full."""
    for person in cast.people:
        first = next((mention for mention in person.mentions if mention.form == "full"), None)
        if first and person.kind == "person":
            yield _trait(article, person.name, "name", value=person.name, span=first.span, rule="name")


def _ties(article: Article, cast: Cast, teams: Teams) -> Iterator[Trait]:
    """Sides, positions, captaincies and offices, from the words that tie a person to a side."""
    for tie in teams.affiliations:
        if tie.person is None or tie.ahead:
            continue
        if tie.role:
            yield from _before_name(article, tie.person, tie)
            continue
        main = cast.main is not None and tie.person == cast.main.name
        attribute: Attribute = "country" if is_country(tie.team) else "club"
        current = tie.team == (teams.country if attribute == "country" else teams.club)
        if tie.bond == "leaves" and not current:
            yield _trait(article, tie.person, "former club", value=tie.team, span=tie.span, rule="leaves")
        elif tie.bond == "plays" or (tie.bond == "joins" and main and current):
            lead = PREPOSITION_RE.search(article.text, tie.span.start, tie.team_span.start)
            span = Span(lead.start() if lead else tie.span.start, tie.team_span.end)
            yield _trait(article, tie.person, attribute, value=tie.team, span=span, rule=tie.bond)


def _before_name(article: Article, person: str, tie: Affiliation) -> Iterator[Trait]:
    """What "Ardley striker" says: the side, and what the person does there."""
    role = fold(tie.role)
    span = _with_article(article.text, tie.span)
    side: Attribute = "country" if is_country(tie.team) else "club"
    if role not in players():
        if tie.bond == "before":
            yield _trait(article, person, "role", value=f"{tie.team} {tie.role}", span=span, rule="before")
        return
    if tie.bond == "former":
        if side == "club":
            yield _trait(article, person, "former club", value=tie.team, span=span, rule="former")
        return
    yield _trait(article, person, side, value=tie.team, span=span, rule="before")
    if role in load_table("traits")["captains"]:
        yield _trait(article, person, "captain", value=tie.team, span=span, rule="before")
    if role in load_table("traits")["positions"]:
        yield _trait(article, person, "position", value=role, span=span, rule="before")


def _with_article(text: str, span: Span) -> Span:
    """A span with the article before it."""
    lead = ARTICLE_RE.search(text, max(0, span.start - 4), span.start)
    return Span(lead.start(), span.end) if lead else span


def _nationalities(article: Article, cast: Cast) -> Iterator[Trait]:
    """A country's people before what somebody does, or as the head of a phrase that names somebody."""
    for found in find_peoples(article.text):
        span = Span(*found.span())
        person = bearer_of(article, cast, span, role=found["role"])
        if person:
            yield _trait(
                article, person.name, "nationality", value=_adjective(found["people"]), span=span, rule="people"
            )
    for person, mention in _epithets(cast):
        head = mention.span.cut(article.text).split()[-1]
        if fold(head) in demonyms():
            yield _trait(article, person.name, "nationality", value=_adjective(head), span=mention.span, rule="epithet")


def _adjective(people: str) -> str:
    """A nationality in its plain form: "Welshman" is "Welsh"."""
    return str(load_table("countries")["people"][demonyms()[fold(people)]][0])


def _epithets(cast: Cast) -> Iterator[tuple[Person, Mention]]:
    """Phrases that name a person without the name."""
    for person in cast.people:
        if person.kind == "person":
            yield from ((person, mention) for mention in person.mentions if mention.form == "epithet")


def _descriptions(article: Article, cast: Cast) -> Iterator[Trait]:
    """A position or an office that stands before a name, or that names somebody by itself."""
    text = article.text
    for person, mention in _epithets(cast):
        yield from _described(article, person, mention.span)
    for person in cast.people:
        for mention in person.mentions if person.kind == "person" else ():
            if mention.form == "full":
                low = max(article.sentence_at(mention.span.start).span.start, mention.span.start - NAME_GAP)
                if low < mention.span.start - 1 and text[mention.span.start - 1] == " ":
                    yield from _described(article, person, Span(low, mention.span.start - 1))


def _described(article: Article, person: Person, span: Span) -> Iterator[Trait]:
    """The position or office at the end of `span`."""
    if not span.cut(article.text).casefold().endswith(_last_words()):
        return
    for attribute, pattern in _description_patterns():
        found = pattern.search(article.text, span.start, span.end)
        if found:
            place = Span(*found.span())
            words = found.group()
            value = words.lower() if attribute == "position" else words
            yield _trait(article, person.name, attribute, value=value, span=place, rule="described")


@cache
def _last_words() -> tuple[str, ...]:
    """What positions and offices end with, case folded; few descriptions do."""
    listed = trait_words("positions", "offices")
    return tuple(sorted({re.split("[ -]", words.casefold())[-1] for words in listed}))


@cache
def _description_patterns() -> tuple[tuple[Attribute, re.Pattern[str]], ...]:
    """Positions and offices at the end of a description. The first takes `The striker`; leaves `striker’s`."""
    return (
        ("position", re.compile(rf"(?<![\w-])(?:{alternatives(trait_words('positions'))})$", re.IGNORECASE)),
        ("role", re.compile(rf"(?<![\w-])(?:{alternatives(trait_words('offices'))})$", re.IGNORECASE)),
    )
