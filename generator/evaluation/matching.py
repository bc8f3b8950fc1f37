"""When an extracted fact is the one that was annotated: places, names, dates, numbers, labels; and pairing them.

Pure comparisons of values. Leniency stands here and nowhere else: a name may be a part of the other or its initials,
a date may carry a mark of uncertainty, a metric needs one word in common. What is made of a comparison is left to
`score.py`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from generator.evaluation.annotations import EventNote, RecordNote, TimexNote, Words
from generator.text.tokens import fold

GoldItem = TypeVar("GoldItem")
SaidItem = TypeVar("SaidItem")

OUTER = "\"'“”‘’„‚«»`´ \t\n\r\u00a0.,;:!?…-–—"
"""Marks, blanks and stops at the ends of a segment, which say nothing about whether it was cut right."""

EDGE_SLACK = 2
"""Code points that a segment may be off by, in all, after its outer marks are gone."""

ALIKE = 0.75
"""Least likeness of two given names that differ in spelling alone; asked for by transliterated names."""

DOUBT_RE = re.compile(r"[?~%]")
"""Marks of uncertainty in EDTF. Takes the `~` of `2025~`; leaves `2025`."""

SCORE_RE = re.compile(r"\d+\s*-\s*\d+(?:\s*-\s*\d+)*")
"""A score and nothing else. Takes `2-1`; leaves `2-1 win`, `-3`."""

NUMBER_RE = re.compile(r"-?\d[\d,]*\.?\d*")
"""The first number of a text. Takes the `1,200.5` of `£1,200.5 in all`; leaves `five`."""

EMPTY_WORDS = frozenset(
    ["a", "an", "the", "of", "for", "in", "at", "to", "and", "all", "time", "number", "total", "most"]
)
"""Words of a metric that tell it from no other."""


def pair_up(
    gold: Sequence[GoldItem],
    said: Sequence[SaidItem],
    fit: Callable[[GoldItem, SaidItem], int],
    *,
    first: Callable[[GoldItem], bool] = lambda _: True,
) -> tuple[tuple[int, int], ...]:
    """Pairs of indices, each used once, as many as can be; a fit of 0 is none.

    The best fits are taken first; then whatever is left is given room along augmenting paths, which never lose a pair.
    Gold items for which `first` holds go before the others. Quadratic in the items of one article, which are few.
    """
    fits = [[fit(wanted, found) for found in said] for wanted in gold]
    choices = [sorted(filter(row.__getitem__, range(len(row))), key=row.__getitem__, reverse=True) for row in fits]
    later = [not first(wanted) for wanted in gold]
    taken: dict[int, int] = {}
    for _, _, left, right in sorted(
        (later[left], -fits[left][right], left, right) for left, row in enumerate(choices) for right in row
    ):
        if right not in taken and left not in taken.values():
            taken[right] = left
    waiting = sorted(set(range(len(gold))) - set(taken.values()), key=lambda left: (later[left], left))
    for left in waiting:
        _make_room(left, choices, taken, set())
    return tuple(sorted((left, right) for right, left in taken.items()))


def _make_room(left: int, choices: list[list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Give `left` a partner, moving those who stand in the way to others; whether that worked."""
    for right in choices[left]:
        if right in seen:
            continue
        seen.add(right)
        if right not in taken or _make_room(taken[right], choices, taken, seen):
            taken[right] = left
            return True
    return False


def trimmed(text: str, words: Words) -> tuple[int, int]:
    """A segment's place without outer marks, blanks and stops."""
    start, end = words.start, min(words.end, len(text))
    while start < end and text[start] in OUTER:
        start += 1
    while end > start and text[end - 1] in OUTER:
        end -= 1
    return start, end


def shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Code points that two places have in common."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def edges_fit(one: tuple[int, int], other: tuple[int, int]) -> int:
    """2 for the same place, 1 for one that is off by the slack at most, else 0."""
    if one == other:
        return 2
    common = shared(one, other)
    longest = max(one[1] - one[0], other[1] - other[0])
    return 1 if common and longest - common <= EDGE_SLACK else 0


def touching(one: Iterable[Words], other: Iterable[Words]) -> int:
    """Code points that two lists of places have in common, pair by pair."""
    places = [(words.start, words.end) for words in other]
    return sum(shared((words.start, words.end), place) for words in one for place in places)


def plain_date(edtf: str | None) -> str:
    """EDTF without marks of uncertainty."""
    return DOUBT_RE.sub("", edtf or "").strip()


def same_date(gold: TimexNote | EventNote, said: TimexNote | EventNote) -> bool:
    """Whether the gold accepts the date that was found."""
    return plain_date(said.edtf) in {plain_date(value) for value in (gold.edtf, *gold.edtf_also_ok)}


def fineness(edtf: str | None) -> int:
    """1 for a year or decade, 2 for a month or season, 3 for a day; of an interval, of its start; 0 when that is open."""
    return len(re.findall(r"\d+", plain_date(edtf).partition("/")[0]))


def name_words(name: str | None) -> list[str]:
    """A name's words: lower case, no accents, hyphens as blanks."""
    return re.sub(r"[^a-z ]", "", fold(name or "").replace("-", " ")).split()


def same_person(gold: str | None, said: str | None) -> bool:
    """Whether two names may be one: a part of the other, its initials, or a given name spelt otherwise."""
    one, other = name_words(gold), name_words(said)
    if not one or not other:
        return not one and not other
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    if "".join(word[0] for word in one) == "".join(other) or "".join(word[0] for word in other) == "".join(one):
        return True
    return one[-1] == other[-1] and difflib.SequenceMatcher(None, one[0], other[0]).ratio() >= ALIKE


def value_key(value: float | str) -> str:
    """What two equal values have in common: a score as printed, the first number, else letters."""
    text = str(value).strip().replace("–", "-").replace("—", "-")
    if SCORE_RE.fullmatch(text):
        return re.sub(r"\s", "", text)
    if isinstance(value, str):
        found = NUMBER_RE.search(text)
        if found is None:
            return " ".join(name_words(text))
        value = float(found.group().replace(",", ""))
    return f"{float(value):g}"


def same_value(gold: RecordNote, said: RecordNote) -> bool:
    """Whether the gold accepts the number that was found."""
    return value_key(said.value) in {value_key(value) for value in (gold.value, *gold.value_also_ok)}


def same_label(gold: RecordNote, said: RecordNote) -> bool:
    """Whether holder and metric agree; a gold without holder takes any."""
    if gold.holder and not same_person(gold.holder, said.holder):
        return False
    meant = label_words(gold.metric) | label_words(gold.unit)
    return bool(meant.union(*map(label_words, gold.metric_also_ok)) & label_words(said.metric))


def label_words(label: str | None) -> frozenset[str]:
    """Words that tell a metric, in the singular."""
    letters = " ".join(name_words((label or "").replace("_", " ")))
    return frozenset(_singular(word) for word in re.findall(r"[a-z]+", letters)) - EMPTY_WORDS


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
