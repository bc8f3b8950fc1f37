"""Stub."""

from __future__ import annotations

from generator.model.article import Article
from generator.model.claims import Cast, Hints


def extract_cast(article: Article, hints: Hints) -> Cast:
    """Stub."""
    del article, hints
    return Cast()
