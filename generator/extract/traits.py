"""Stub."""

from __future__ import annotations

from generator.model.article import Article
from generator.model.claims import Cast, Trait


def extract_traits(article: Article, cast: Cast) -> tuple[Trait, ...]:
    """Stub."""
    del article, cast
    return ()
