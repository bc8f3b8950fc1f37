"""Shared text between sources: how many of them speak for themselves.

Takes articles and the quotes found in them, gives a family to each source that copies, or is copied by, another, with
how near it is to the nearest of them. Two sources belong together when the shorter one shares at least `COPIED` of its
word runs with the other; no verdict is given on who copied whom. Only paragraphs count: headlines and captions are the outlet's own. Quoted words are left out where enough others remain: two reporters of one press conference
write down the same answers and still are two witnesses.

The cost grows with the text and not with the pairs: of a sample of the runs it is known who held each last, and only
sources that follow each other so are compared in full.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
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

PART = 200_000
"""Runs of samples that are looked at together: 20 MB."""

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


Pair = tuple[str, str]
"""Ids of two sources, in order."""


FindKin = Callable[[Mapping[str, Article], Mapping[str, Claims]], "dict[str, Kin]"]
"""Gives the kin of each source: `find_kin`, or what stands in for it where verdicts on pairs are kept."""


def find_kin(articles: Mapping[str, Article], claims: Mapping[str, Claims] | None = None) -> dict[str, Kin]:
    """The kin of each source, by its id; sources that stand alone are left out."""
    said = claims or {}
    runs = {source: article_runs(article, said.get(source)) for source, article in articles.items()}
    sets = lru_cache(maxsize=HELD)(lambda source: frozenset(runs[source]))
    pairs = sorted(find_neighbours({source: sample_of(found) for source, found in runs.items()}))
    verdicts = {pair: kinship_of(*map(sets, pair)) for pair in pairs}
    return join_kin({pair: found for pair, found in verdicts.items() if found})


def join_kin(kinships: Mapping[Pair, Kinship]) -> dict[str, Kin]:
    """The kin of each source, by its id, from all pairs that share text."""
    parent = {source: source for pair in kinships for source in pair}
    nearest: dict[str, int] = {}
    for pair, found in kinships.items():
        roots = sorted(_root(parent, source) for source in pair)
        parent[roots[1]] = roots[0]
        for source in pair:
            nearest[source] = min(nearest.get(source, len(KINSHIPS)), KINSHIPS.index(found))
    return {source: Kin(_root(parent, source), KINSHIPS[at]) for source, at in sorted(nearest.items())}


def sample_of(runs: array[int]) -> array[int]:
    """The runs that find candidates, each once, in order."""
    return array("Q", sorted({run for run in runs if not run % SAMPLE}))


def find_neighbours(samples: Mapping[str, array[int]]) -> Counter[Pair]:
    """Pairs of sources that hold one run, and no source between them does, with the number of such runs.

    Runs are looked at in parts, so that no more than a part of all stands in memory at a time.
    """
    ordered = sorted(samples.items())
    parts = 1 + sum(map(len, samples.values())) // PART
    pairs: Counter[Pair] = Counter()
    for part in range(parts):
        first, end = MODULUS * part // parts, MODULUS * (part + 1) // parts
        last: dict[int, str] = {}
        for source, found in ordered:
            held = found[bisect_left(found, first) : bisect_left(found, end)] if parts > 1 else found
            pairs.update((last[run], source) for run in held if run in last)
            last.update(dict.fromkeys(held, source))
    return pairs


def update_neighbours(
    pairs: Counter[Pair],
    *,
    before: Mapping[str, array[int]],
    after: Mapping[str, array[int]],
    others: Mapping[str, array[int]],
) -> None:
    """Bring what `find_neighbours` gave up to date when some sources have changed, by the runs that they hold.

    Args:
        pairs: what it gave before.
        before: samples of those sources as they were; none of one that was not there.
        after: samples of them as they are; none of one that is gone.
        others: samples of the rest.

    """
    runs = {run for source in {*before, *after} for run in {*before.get(source, ())} ^ {*after.get(source, ())}}
    held: dict[int, list[str]] = {run: [] for run in runs}
    for source, found in others.items():
        for run in runs.intersection(found):
            held[run].append(source)
    for samples, sign in ((before, -1), (after, 1)):
        holders = {run: list(sources) for run, sources in held.items()}
        for source, found in samples.items():
            for run in runs.intersection(found):
                holders[run].append(source)
        for sources in holders.values():
            for pair in pairwise(sorted(sources)):
                pairs[pair] += sign
                if not pairs[pair]:
                    del pairs[pair]


def kinship_of(one: frozenset[int], two: frozenset[int]) -> Kinship | None:
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


@lru_cache(maxsize=1 << 14)
def _code(word: str) -> int:
    """A number for a word, the same for all its spellings."""
    return zlib.crc32(fold(word).encode()) + 1


def _root(parent: dict[str, str], source: str) -> str:
    while parent[source] != source:
        parent[source] = parent[parent[source]]
        source = parent[source]
    return source
