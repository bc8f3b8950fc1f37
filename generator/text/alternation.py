"""Any of many words, as one pattern that reads what they share once.

Takes words, gives the source of a pattern that matches just what the words in a row with bars between would match,
the longest first. A row of eighty words is tried eighty times at each place of a text; as a tree, letter by letter,
it is left at the first letter that none of them begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from generator.knowledge.load import load_words

END = ""
"""Key of a branch at which a word ends; no letter is empty."""


def any_of(words: Iterable[str], *, blank: str = r"\ ") -> str:
    """A group that matches any of the words, the longest first; `blank` is the pattern for a blank inside them.

    `any_of(["cap", "captain"])` takes `captain`, else `cap`; leaves `ca`.
    """
    tree: dict[str, Any] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[END] = {}
    return f"(?:{_written(tree, blank)})"


def quick_any_of(words: Iterable[str], *, blank: str = r"\ ", case: bool = True) -> str:
    """The same where a whole article is searched: it begins with a class of letters and ends, as it begins, at a word's edge.

    A search leaps to the next of such letters, and to no look behind. Takes `cap` of `a cap`; leaves `recap`, `caps`.
    """
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0] if case else word[0].lower(), []).append(word[1:])
    firsts = "".join(
        re.escape(form) for first in by_first for form in sorted({first, first if case else first.upper()})
    )
    rests = "|".join(f"(?<={re.escape(first)}){any_of(rest, blank=blank)}" for first, rest in by_first.items())
    return rf"[{firsts}](?<!\w.)(?{'' if case else 'i'}:{rests})\b"


@cache
def one_of(*lists: str, blank: str = r"\ ") -> str:
    """A group that matches any word of some lists in `knowledge/`, the longest first, as `any_of` does.

    A list is called by its table and the names that lead to it; a name without a dot is a class of `grammar.toml`.
    `one_of("articles", "event_words.clauses.background")` takes `the`, `former`; leaves `first`.
    """
    paths = (name if "." in name else f"grammar.{name}" for name in lists)
    return any_of([word for path in paths for word in load_words(path)], blank=blank)


def _written(tree: dict[str, Any], blank: str) -> str:
    """The pattern of a branch, longer words before their beginnings."""
    ways = [_way(letter, branch, blank) for letter, branch in tree.items() if letter != END]
    if END not in tree:
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{'|'.join(ways)})?" if ways else ""


def _way(letter: str, branch: dict[str, Any], blank: str) -> str:
    """A letter and what follows it; the only way on from a letter is read in a row."""
    written = ""
    while len(branch) == 1 and END not in branch:
        written += _sign(letter, blank)
        ((letter, branch),) = branch.items()
    return written + _sign(letter, blank) + _written(branch, blank)


def _sign(letter: str, blank: str) -> str:
    """A letter as a pattern has it."""
    return letter if letter.isalnum() else blank if letter == " " else re.escape(letter)
