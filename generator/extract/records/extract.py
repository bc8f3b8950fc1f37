"""Stub."""

from __future__ import annotations

from generator.model.article import Article
from generator.model.claims import Cast, Dating, Quote, Record


def extract_records(article: Article, cast: Cast, quotes: tuple[Quote, ...], dating: Dating) -> tuple[Record, ...]:
    """Stub."""
    del article, cast, quotes, dating
    return ()
