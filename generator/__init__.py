"""Fact sheets from news articles: every fact beside the sentence that says it."""

__version__ = "0.1.0"
