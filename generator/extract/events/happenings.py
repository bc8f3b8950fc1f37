"""Stub."""

from __future__ import annotations

from generator.model.article import Article
from generator.model.claims import Cast, Dating, Event, Quote


def extract_events(article: Article, cast: Cast, quotes: tuple[Quote, ...], dating: Dating) -> tuple[Event, ...]:
    """Stub."""
    del article, cast, quotes, dating
    return ()
