"""How fast articles are read: characters a second of processor time, printed; the share of each part, held.

Run it alone: `pytest -m bench tests/bench/test_extract_speed.py -s`. Short articles and those of usual length are told apart:
what is worked out once an article weighs more in the short ones. Absolute speed is the machine's; only the ratio fails.
What is kept of stretches of text is forgotten before each article, so that none is read as if it had been met before;
what is kept of single words stays, as in a worker that has read a while.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bench.articles import PER_PLAYER, article

from generator.extract.dates.direction import looks_ahead
from generator.extract.people.cast import extract_cast
from generator.extract.quotes.attribution import extract_quotes
from generator.extract.records.setting import clause_start
from generator.extract.rules import extract_claims
from generator.extract.sides import side_in
from generator.model.claims import Hints
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source
from generator.text.article import read_article
from generator.text.tokens import has_digit, vocabulary

CORPUS = Path(__file__).parent.parent / "corpus"
ARTICLES = 24
"""Articles of usual length."""
HINTS = Hints(published=EdtfDate.parse("2024-02-10"))
KEPT = (vocabulary, has_digit, looks_ahead, clause_start, side_in)
"""What remembers stretches of text, and would know an article again."""


def read_quotes(text: str) -> None:
    article = read_article(Source.of(id="a", path="a.txt", text=text))
    extract_quotes(article, extract_cast(article, HINTS), HINTS)


def read_everything(text: str) -> None:
    extract_claims(read_article(Source.of(id="a", path="a.txt", text=text)), HINTS)


def speed(read: Callable[[str], None], texts: list[str]) -> float:
    """Characters a second, the best of five rounds."""
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        for text in texts:
            for kept in KEPT:
                kept.cache_clear()
            read(text)
        best = min(best, time.process_time() - begun)
    return sum(map(len, texts)) / best


@pytest.mark.bench
@pytest.mark.parametrize("length", ["short", "usual"])
def test_everything_costs_at_most_six_times_what_people_and_quotes_do(length: str) -> None:
    texts = short() if length == "short" else usual()
    for text in texts:
        read_everything(text)
    gc.freeze()  # as workers do

    quotes, everything = speed(read_quotes, texts), speed(read_everything, texts)

    print(f"\n{len(texts)} articles of {length} length, {sum(map(len, texts)) // len(texts):,} characters each")  # noqa: T201 - the figures are the point
    print(f"people and quotes: {quotes:,.0f} characters a second; everything: {everything:,.0f}")  # noqa: T201 - the same
    assert quotes / everything < 6


def short() -> list[str]:
    """The articles of the corpus, of some thousand characters each, every sentence of which tells something."""
    return [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))]


def usual() -> list[str]:
    """Invented articles as long as those of newspapers, each of another player."""
    return [article(number)[2] for number in range(0, ARTICLES * PER_PLAYER, PER_PLAYER)]
