"""Stub."""

from __future__ import annotations

from generator.model.article import Article
from generator.model.claims import Cast, Dating, Hints


def extract_dating(article: Article, cast: Cast, hints: Hints) -> Dating:
    """Stub."""
    del article, cast, hints
    return Dating()
