"""Stub."""

from __future__ import annotations

from generator.model.article import Article
from generator.model.claims import Cast, Hints, Quote


def extract_quotes(article: Article, cast: Cast, hints: Hints) -> tuple[Quote, ...]:
    """Stub."""
    del article, cast, hints
    return ()
