"""The extractors, in the order in which they need one another: the plug of a new kind of fact.

Each is a pure function of an article, what stands before it in the table, and the hints. Nothing else passes between
them. The order is the cascade: who is spoken of, what was said, when, then what happened and what was counted.
"""

from __future__ import annotations

from generator.extract.dates.resolve import extract_dating
from generator.extract.events.happenings import extract_events
from generator.extract.people.cast import extract_cast
from generator.extract.quotes.attribution import extract_quotes
from generator.extract.records.extract import extract_records
from generator.extract.teams import find_teams
from generator.extract.traits import extract_traits
from generator.model.article import Article
from generator.model.claims import Claims, Hints


def extract_claims(article: Article, hints: Hints) -> Claims:
    """Everything that one article says, read without any other article."""
    cast = extract_cast(article, hints)
    quotes = extract_quotes(article, cast, hints)
    dating = extract_dating(article, cast, hints)
    teams = find_teams(article, cast)
    return Claims(
        source=article.source,
        cast=cast,
        quotes=quotes,
        dating=dating,
        events=extract_events(article, cast, quotes, dating=dating, teams=teams),
        records=extract_records(article, cast, quotes, dating=dating, teams=teams),
        traits=extract_traits(article, cast, teams),
    )
