"""Shared text between sources: how many of them speak for themselves.

Takes articles, gives a family id to each source that copies, or is copied by, another. Two sources belong together when
the shorter one shares at least `COPIED` of its word runs with the other; no verdict is given on who copied whom. Runs are hashed into an index, so that the cost grows with the text and not with the pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from generator.model.article import Article
from generator.text.tokens import find_words, fold

RUN = 8
"""Words in a run. Eight words in a row are rarely shared by chance, even in match reports."""

COPIED = 0.25
"""Share of the shorter text's runs that makes two sources one witness. Quotes of one press conference stay below it
when the writers' own words differ."""


def find_families(articles: Mapping[str, Article]) -> dict[str, str]:
    """Family id by source id; sources that stand alone are left out. The id is that of the family's first source."""
    runs = {source: _runs(article) for source, article in sorted(articles.items())}
    holders: dict[int, list[str]] = defaultdict(list)
    for source, found in runs.items():
        for run in found:
            holders[run].append(source)
    shared: Counter[tuple[str, str]] = Counter()
    for sources in holders.values():
        shared.update((first, other) for at, first in enumerate(sources) for other in sources[at + 1 :])
    parent = {source: source for source in runs}
    for (first, other), count in sorted(shared.items()):
        if count >= COPIED * min(len(runs[first]), len(runs[other])):
            ends = sorted((_root(parent, first), _root(parent, other)))
            parent[ends[1]] = ends[0]
    sizes = Counter(_root(parent, source) for source in runs)
    return {source: _root(parent, source) for source in runs if sizes[_root(parent, source)] > 1}


def _runs(article: Article) -> frozenset[int]:
    """Hashes of the runs of words in the article's sentences; stable within a process, never stored."""
    found: set[int] = set()
    words = [fold(word.text) for word in find_words(article.text)]
    for start in range(len(words) - RUN + 1):
        found.add(hash(tuple(words[start : start + RUN])))
    return frozenset(found)


def _root(parent: dict[str, str], source: str) -> str:
    while parent[source] != source:
        source = parent[source]
    return source
