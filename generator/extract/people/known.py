"""Whom of a site's people an article can mean.

Takes an article and what the site knows, gives the same without those whose last name it never holds. A given name
alone tells somebody only where one of the site's people bears it; a site may have thousands of people, and an article
names a few.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from generator.extract.people.words import fold_name, person_words
from generator.model.article import Article
from generator.model.claims import Hints
from generator.text.tokens import LETTERS_RE, vocabulary

Names = tuple[tuple[str, str], ...]


def meant(article: Article, hints: Hints) -> Hints:
    """The hints that can matter to an article, in their order."""
    if not (hints.people or hints.aliases):
        return hints
    words = vocabulary(fold_name(article.text))
    people = sorted(set(_found(_by_name(hints.people), words)))
    aliases = sorted(set(_found(_by_alias(hints.aliases), words)))
    if len(people) == len(hints.people) and len(aliases) == len(hints.aliases):
        return hints
    return replace(
        hints,
        people=tuple(hints.people[place] for place in people),
        aliases=tuple(hints.aliases[place] for place in aliases),
    )


def _found(index: dict[str, tuple[int, ...]], words: frozenset[str]) -> Iterator[int]:
    """Places of those who are called by one of the words."""
    for word in index.keys() & words:
        yield from index[word]


@lru_cache(maxsize=8)
def _by_name(people: Names) -> dict[str, tuple[int, ...]]:
    """Words that tell of somebody, to their places among the people."""
    parts = [_parts(name) for name, _ in people]
    bearers = Counter(words[0] for words in parts if words)
    told = defaultdict(list)
    for place, words in enumerate(parts):
        for word in {*_ends(words), *(word for word in words[:1] if bearers[word] == 1)}:
            told[word].append(place)
    return {word: tuple(places) for word, places in told.items()}


@lru_cache(maxsize=8)
def _by_alias(aliases: Names) -> dict[str, tuple[int, ...]]:
    """The same for other names: the words of either end, and the last of the full name."""
    told = defaultdict(list)
    for place, (other, name) in enumerate(aliases):
        words = _parts(other)
        for word in {*words[:1], *words[-1:], *_ends(_parts(name))}:
            told[word].append(place)
    return {word: tuple(places) for word, places in told.items()}


def _parts(name: str) -> list[str]:
    """The runs of letters in a name, folded."""
    return LETTERS_RE.findall(fold_name(name))


def _ends(words: list[str]) -> list[str]:
    """The last name; of one with a numeral behind it, that too."""
    return words[-2:] if words and words[-1] in person_words().numerals else words[-1:]
