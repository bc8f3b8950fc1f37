"""What has to be known of every article before it is clear whose profile needs the rest of it.

Takes one article and its claims, gives who is in it and when it was published; `rivals` gives the deeds and utterances that
another article may give to somebody else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.gist import Gist
from generator.reconcile.support import Library

GistOf = Callable[[Article, Claims], Gist]
"""Gives the gist of an article: `find_gist`, or what stands in for it where gists are kept."""


def find_gist(article: Article, claims: Claims) -> Gist:
    """The gist of an article."""
    library = Library({article.source.id: article}, {})
    cast, dating = claims.cast, claims.dating
    people = {person: replace(person, mentions=()) for person in (*cast.people, *((cast.main,) if cast.main else ()))}
    return Gist(
        headline=article.headline,
        length=article.length,
        cast=replace(
            cast, people=tuple(people[one] for one in cast.people), main=people[cast.main] if cast.main else None
        ),
        published=dating.published,
        published_from=dating.published_from,
        dating=library.derivations(dating.steps),
    )
