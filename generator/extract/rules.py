"""The extractors, in the order in which they need one another: the plug of a new kind of fact.

Each is a pure function of an article, what stands before it in the table, and the hints. Nothing else passes between
them. The order is the cascade: who is spoken of, what was said, when, then what happened and what was counted.
"""

from __future__ import annotations

from dataclasses import replace

from generator.extract.dates.resolve import extract_dating
from generator.extract.events.context import read_context
from generator.extract.events.happenings import extract_events
from generator.extract.events.others import extract_others
from generator.extract.people.cast import extract_cast
from generator.extract.people.known import meant
from generator.extract.quotes.attribution import extract_quotes
from generator.extract.records.extract import extract_records
from generator.extract.teams import find_teams
from generator.extract.traits import extract_traits
from generator.model.article import Article
from generator.model.claims import Claims, Hints
from generator.text.tokens import fold


def extract_claims(article: Article, hints: Hints) -> Claims:
    """Everything that one article says, read without any other article."""
    hints = meant(article, _fitting(article, hints))
    cast = extract_cast(article, hints)
    quotes = extract_quotes(article, cast, hints)
    dating = extract_dating(article, cast, hints)
    teams = find_teams(article, cast)
    context = read_context(article, cast, quotes, dating=dating, teams=teams)
    return Claims(
        source=article.source,
        cast=cast,
        quotes=quotes,
        dating=dating,
        events=extract_events(context, article.sentences),
        others=extract_others(context),
        records=extract_records(article, cast, quotes, dating=dating, teams=teams),
        traits=extract_traits(article, cast, teams),
    )


def _fitting(article: Article, hints: Hints) -> Hints:
    """The hints without a site's only player, where the article never names them: it is about somebody else."""
    if hints.player is None or hints.player_sure:
        return hints
    aliases = [alias for alias, name in hints.aliases if name == hints.player]
    text = fold(article.text)
    if any(fold(name) in text for name in (hints.player.split()[-1], *aliases)):
        return hints
    return replace(hints, player=None, sex=None, team=None)
