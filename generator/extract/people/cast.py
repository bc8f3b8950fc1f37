"""The people of one article, with every place where the text speaks of them.

Takes an article and what is known beforehand, gives a `Cast`: people by name, by pronoun and by description, the
organisations that speak, and the player whom the article is about. Who said what is left to `extract/quotes/`.
"""

from __future__ import annotations

from generator.extract.people.figures import Figure
from generator.extract.people.mentions import resolve
from generator.extract.people.names import find_named
from generator.extract.people.organisations import find_organisations
from generator.extract.people.runs import find_runs
from generator.extract.quotes.marks import find_brackets
from generator.extract.quotes.sites import find_masked
from generator.model.article import Article
from generator.model.claims import Cast, Hints, Person


def extract_cast(article: Article, hints: Hints) -> Cast:
    """Everybody whom an article speaks of."""
    if not article.sentences:
        return Cast()
    outer = [bracket for bracket in find_brackets(article) if bracket.depth == 0]
    brackets = [bracket.span for bracket in outer]
    masked = find_masked(article.text, outer)
    runs = find_runs(article.text)
    named = find_named(article, runs, hints)
    taken = frozenset(mention.span.start for one in named for mention in one.mentions)
    figures, main = resolve(article, named, masked, hints)
    people = [_person(figure) for figure in figures]
    chosen = next((person for person, figure in zip(people, figures, strict=True) if figure is main), None)
    bodies = [
        Person(name=body.name, kind="organisation", mentions=tuple(body.mentions))
        for body in find_organisations(article, runs, brackets, taken)
    ]
    everybody = sorted([*people, *bodies], key=lambda person: person.mentions[0].span)
    return Cast(people=tuple(everybody), main=chosen)


def _person(figure: Figure) -> Person:
    return Person(name=figure.named.name, sex=figure.sex, mentions=tuple(figure.mentions))
