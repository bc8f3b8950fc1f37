"""Shared text between sources: how many of them speak for themselves.

Takes articles and the quotes found in them, gives a family to each source that copies, or is copied by, another, with
how near it is to the nearest of them. Two sources belong together when the shorter one shares at least `COPIED` of its
word runs with the other; no verdict is given on who copied whom. Only paragraphs count: headlines and captions are the outlet's own. Quoted words are left out where enough others remain: two reporters of one press conference
write down the same answers and still are two witnesses.

The cost grows with the text and not with the pairs: a sample of the runs is hashed into an index, and only sources that
stand beside each other there are compared in full.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import get_args

from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.evidence import Span
from generator.model.profile import Kinship
from generator.text.tokens import WORD_RE, fold

KINSHIPS: tuple[Kinship, ...] = get_args(Kinship)
"""The nearest first."""

RUN = 8
"""Words in a run. Eight words in a row are rarely shared by chance, even in match reports."""

COPIED = 0.25
"""Share of the shorter text's runs that makes two sources one witness."""

LEAST = 8
"""Runs that two sources share at least: reports of two sentences each have one in common by chance, and not two."""

CUT = 0.6
"""The same from which the shorter one is the other's text, cut or added to, and not told in other words."""

WHOLE = 0.9
"""Share of the longer text's runs that makes two sources one text: what differs is a headline or a credit."""

HELD = 256
"""Sources whose runs are held as sets at a time; those that share text stand near each other in the order of pairs."""

SAMPLE = 4
"""One run in so many finds candidates; a quarter of a short article's runs still is a dozen."""

ENOUGH = 24
"""Words that must remain when the quotes are left out; below, the quotes count as well."""

BASE, MODULUS = 1_000_003, (1 << 61) - 1
"""Of the rolling hash of a run: a prime above any alphabet of ours, and a prime that fits a machine word."""


@dataclass(frozen=True, slots=True)
class Kin:
    """What a source shares its text with."""

    family: str
    """Id of the family: that of its first source."""
    kinship: Kinship
    """How near the nearest of the family is."""


RunsOf = Callable[[Article, Claims | None], "array[int]"]
"""Gives the runs of an article: `article_runs`, or what stands in for it where they are kept."""


def find_kin(
    articles: Mapping[str, Article], claims: Mapping[str, Claims] | None = None, *, runs_of: RunsOf | None = None
) -> dict[str, Kin]:
    """The kin of each source, by its id; sources that stand alone are left out."""
    said = claims or {}
    runs_of = runs_of or article_runs
    runs = {source: runs_of(article, said.get(source)) for source, article in sorted(articles.items())}
    sets = lru_cache(maxsize=HELD)(lambda source: frozenset(runs[source]))
    parent = {source: source for source in runs}
    nearest: dict[str, int] = {}
    for first, other in _candidates(runs):
        kinship = _kinship(sets(first), sets(other))
        if kinship is None:
            continue
        roots = sorted((_root(parent, first), _root(parent, other)))
        parent[roots[1]] = roots[0]
        for source in (first, other):
            nearest[source] = min(nearest.get(source, len(KINSHIPS)), KINSHIPS.index(kinship))
    return {source: Kin(_root(parent, source), KINSHIPS[at]) for source, at in sorted(nearest.items())}


def _candidates(runs: Mapping[str, array[int]]) -> list[tuple[str, str]]:
    """Pairs of sources that are neighbours in the index of sampled runs, in order."""
    samples = {source: {run for run in found if not run % SAMPLE} for source, found in runs.items()}
    counts = Counter(chain.from_iterable(samples.values()))
    shared = {run for run, count in counts.items() if count > 1}
    holders: dict[int, list[str]] = defaultdict(list)
    for source, found in samples.items():
        for run in found & shared:
            holders[run].append(source)
    return sorted({pair for sources in holders.values() for pair in pairwise(sources)})


def _kinship(one: frozenset[int], two: frozenset[int]) -> Kinship | None:
    """How near two sources are by their runs; None where each speaks for itself."""
    if not one or not two:
        return None
    shared, shorter, longer = len(one & two), *sorted((len(one), len(two)))
    if shared < max(LEAST, COPIED * shorter):
        return None
    if shared >= WHOLE * longer:
        return "mirror"
    return "agency copy" if shared >= CUT * shorter else "rewrite"


def article_runs(article: Article, claims: Claims | None) -> array[int]:
    """Hashes of the runs of words in an article, the same in every process."""
    text = article.text
    around = [block.span for block in article.blocks if block.kind != "paragraph"]
    quoted = [segment.span for quote in claims.quotes for segment in quote.segments] if claims else []
    words: list[list[int]] = []
    for left_out in ((*around, *quoted), around, ()):
        stretches = _outside(sorted(left_out), len(text))
        words = [[_code(word) for word in WORD_RE.findall(text, *stretch)] for stretch in stretches]
        if sum(map(len, words)) >= ENOUGH:
            break
    found = array("Q")
    for stretch in words:
        _roll(stretch, found)
    return found


def _outside(quoted: Iterable[Span], end: int) -> list[tuple[int, int]]:
    """The stretches between spans, half-open."""
    found: list[tuple[int, int]] = []
    at = 0
    for span in quoted:
        if span.start > at:
            found.append((at, span.start))
        at = max(at, span.end)
    return [*found, (at, end)] if at < end else found


def _roll(words: list[int], found: array[int]) -> None:
    """Add the hash of every run of `RUN` words."""
    drop = pow(BASE, RUN, MODULUS)
    value = 0
    for at, word in enumerate(words):
        value = (value * BASE + word) % MODULUS
        if at >= RUN:
            value = (value - words[at - RUN] * drop) % MODULUS
        if at >= RUN - 1:
            found.append(value)


@lru_cache(maxsize=1 << 16)
def _code(word: str) -> int:
    """A number for a word, the same for all its spellings."""
    return zlib.crc32(fold(word).encode()) + 1


def _root(parent: dict[str, str], source: str) -> str:
    while parent[source] != source:
        parent[source] = parent[parent[source]]
        source = parent[source]
    return source
