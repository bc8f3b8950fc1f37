"""Which names of a list may stand in a text: those whose every word does.

Takes a list, gives its names by their first words, so that a text with few of them is told at once. Words are runs of
letters, as `vocabulary` has them; whether a name stands there as it is written is left to whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.text.tokens import letters_of


@dataclass(frozen=True, slots=True)
class Listed:
    """The names of a list by the first run of letters of each, with all its runs of letters."""

    by_first: dict[str, tuple[tuple[str, frozenset[str]], ...]]

    @classmethod
    def of(cls, names: Iterable[str]) -> Listed:
        """The names, each of which holds a letter."""
        by_first: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
        for name in names:
            words = letters_of(name)
            by_first[words[0]] = (*by_first.get(words[0], ()), (name, frozenset(words)))
        return cls(by_first)

    def standing(self, known: frozenset[str]) -> Iterator[str]:
        """The names that may stand in a text of which all words are `known`, in no order."""
        for first in known & self.by_first.keys():
            for name, words in self.by_first[first]:
                if words <= known:
                    yield name
