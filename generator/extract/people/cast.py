"""The people of one article, with every place where the text speaks of them.

Takes an article and what is known beforehand, gives a `Cast`: people by name, by pronoun and by description, the
organisations that speak, and the player whom the article is about. Who said what is left to `extract/quotes/`.
"""

from __future__ import annotations

from generator.extract.people.mentions import Figure, resolve
from generator.extract.people.names import find_named
from generator.extract.quotes.marks import find_brackets
from generator.model.article import Article
from generator.model.claims import Cast, Hints, Person

MASKED_LENGTH = 12
"""Shorter quoted words stand in the writer's own sentence, and are read with it."""


def extract_cast(article: Article, hints: Hints) -> Cast:
    """Everybody whom an article speaks of."""
    if not article.sentences:
        return Cast()
    masked = [
        bracket.span
        for bracket in find_brackets(article)
        if bracket.depth == 0 and bracket.span.end - bracket.span.start > MASKED_LENGTH
    ]
    figures, main = resolve(article, find_named(article, hints), masked, hints)
    people = tuple(_person(figure) for figure in figures)
    chosen = (
        None if main is None else next(person for person, figure in zip(people, figures, strict=True) if figure is main)
    )
    return Cast(people=people, main=chosen)


def _person(figure: Figure) -> Person:
    return Person(name=figure.named.name, sex=figure.sex, mentions=tuple(figure.mentions))
