"""How two wordings of one utterance differ, word by word, and what to call it.

Takes the words of two variants; gives the pieces of each (same, changed, moved) and the changes said in words, the
heaviest first. Punctuation and contractions ("I am", "I’m") are never a change. What a change means for the truth is
left to the reader.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import get_args

from generator.knowledge.load import load_list, load_table
from generator.model.facts import Change, ChangeLabel, Piece
from generator.model.phrases import Phrase
from generator.text.tokens import Word, find_words, fold

WEIGHT = {label: weight for weight, label in enumerate(get_args(ChangeLabel))}
"""Order of labels, the heaviest first: from a number to a spelling."""

PRONOUN = "one"
"""A number word that mostly is none: "every one of us"; left out or added alone, it changes no number."""

TURNING = 2
"""Words up to which a run with a negation, left out or added alone, turns the meaning; a longer one is a remark."""

ENDINGS = ("ing", "ed", "es", "s", "ly", "er", "est")
"""Endings cut when forms of one word are compared; three letters must be left."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one variant."""

    letter: str
    """Letter of its source."""
    text: str
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    """Folded words, one a word."""

    @classmethod
    def of(cls, letter: str, text: str) -> Wording:
        """Read the words of a text."""
        words = tuple(find_words(text))
        return cls(letter, text, words, tuple(fold(word.text) for word in words))

    def cut(self, first: int, last: int) -> str:
        """The words from index `first` up to `last`, as printed."""
        return self.text[self.words[first].start : self.words[last - 1].end]


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch where two wordings differ: word indices, half-open, on both sides; one side may be empty."""

    first: tuple[int, int]
    other: tuple[int, int]
    moved: bool = False


@cache
def function_words() -> frozenset[str]:
    """Words that carry no meaning by themselves, folded."""
    return frozenset(load_list("function_words"))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A rough stem for comparing forms of one word; irregular verbs by their table."""
    word = _irregular().get(word, word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word.rstrip("e")


@cache
def _irregular() -> dict[str, str]:
    """The base of each irregular form that is no other verb's base: "given" is of "give", "found" stays."""
    table = load_table("verb_forms")["irregular"]
    return {form: base for base, forms in table.items() for form in forms.split() if form not in table}


def find_differences(first: Wording, other: Wording) -> tuple[Difference, ...]:
    """Where the two differ, in order of place, contractions and spacing apart; words that only moved are marked so."""
    matcher = difflib.SequenceMatcher(None, first.keys, other.keys, autojunk=False)
    found = [
        Difference((a, b), (c, d))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal" and _expanded(first.keys[a:b]) != _expanded(other.keys[c:d])
    ]
    return tuple(_mark_moved(found, first, other))


def _mark_moved(found: list[Difference], first: Wording, other: Wording) -> list[Difference]:
    """Mark a run that is left out at one place and stands at another with the same words."""
    moved: dict[tuple[int, int], tuple[int, int]] = {}
    for gone in found:
        for come in found:
            words = first.keys[slice(*gone.first)]
            fits = gone is not come and words == other.keys[slice(*come.other)] and any(len(word) > 3 for word in words)
            if fits and gone.first not in moved and come.other not in moved.values():
                moved[gone.first] = come.other
    out: list[Difference] = []
    for difference in found:
        goes, comes = difference.first in moved, difference.other in moved.values()
        if not (goes or comes):
            out.append(difference)
            continue
        gone_only = replace(difference, other=(difference.other[0],) * 2, moved=goes)
        come_only = replace(difference, first=(difference.first[1],) * 2, moved=comes)
        out += [part for part in (gone_only, come_only) if not (_empty(part.first) and _empty(part.other))]
    return out


def _empty(side: tuple[int, int]) -> bool:
    return side[0] == side[1]


@cache
def _contractions() -> dict[str, str]:
    return dict(load_table("wording")["contractions"])


def _expanded(keys: tuple[str, ...]) -> str:
    """Words with contractions written out, for comparison."""
    return " ".join(_contractions().get(key, key) for key in keys)


def cut_pieces(wording: Wording, differences: tuple[Difference, ...], *, side: int) -> tuple[Piece, ...]:
    """The variant's text as pieces; joined they are the text. `side` is 0 for the first wording, 1 for the other."""
    pieces: list[Piece] = []
    at = 0
    for difference in differences:
        begin, end = difference.other if side else difference.first
        if begin == end:
            continue
        start, stop = wording.words[begin].start, wording.words[end - 1].end
        if start < at:
            continue
        if at < start:
            pieces.append(Piece(text=wording.text[at:start]))
        pieces.append(Piece(text=wording.text[start:stop], state="moved" if difference.moved else "changed"))
        at = stop
    if at < len(wording.text):
        pieces.append(Piece(text=wording.text[at:]))
    return tuple(pieces)


def name_changes(first: Wording, other: Wording, differences: tuple[Difference, ...]) -> tuple[Change, ...]:
    """The changes from `first` to `other`, said in words, the heaviest first."""
    changes: list[Change] = []
    hedges = find_hedges(first), find_hedges(other)
    for hedge in hedges[0]:
        if hedge not in hedges[1]:
            text = Phrase("{letter} drops the hedge “{words}”", letter=other.letter, words=_printed(first, hedge))
            changes.append(Change(label="hedge dropped", text=text))
    for hedge in hedges[1]:
        if hedge not in hedges[0]:
            text = Phrase("{letter} adds the hedge “{words}”", letter=other.letter, words=_printed(other, hedge))
            changes.append(Change(label="hedge added", text=text))
    for difference in differences:
        if difference.moved:
            if not _empty(difference.first):
                text = Phrase("{letter} moves “{words}”", letter=other.letter, words=first.cut(*difference.first))
                changes.append(Change(label="moved", text=text))
            continue
        rest = _without_hedges(first, other, difference, hedges)
        articles = set(load_table("wording")["articles"])
        if not {*first.keys[slice(*rest.first)], *other.keys[slice(*rest.other)]} <= articles:
            changes.append(_change(first, other, rest))
    return tuple(sorted(dict.fromkeys(changes), key=lambda change: WEIGHT[change.label]))


def find_hedges(wording: Wording) -> tuple[str, ...]:
    """Hedging phrases of a wording, folded, the longest first; one inside a longer one is left out."""
    table = load_table("wording")
    text = f" {' '.join(wording.keys)} "
    found: list[str] = []
    for hedge in sorted(table["hedges"], key=lambda phrase: (-len(phrase), phrase)):
        if f" {hedge} " in text and not any(hedge in longer for longer in found):
            found.append(hedge)
    for phrase in table["approximations"]:
        _, met, after = text.partition(f" {phrase} ")
        if met and _numbers(tuple(after.split()[:1])):
            found.append(phrase)
    return tuple(found)


def _without_hedges(
    first: Wording, other: Wording, difference: Difference, hedges: tuple[tuple[str, ...], tuple[str, ...]]
) -> Difference:
    """A difference whose hedge-only sides are emptied, because the hedge has been named already."""
    sides = []
    for wording, side, known in zip((first, other), (difference.first, difference.other), hedges, strict=True):
        words = " ".join(wording.keys[slice(*side)])
        sides.append((side[0], side[0]) if words in known else side)
    return Difference(sides[0], sides[1])


def _printed(wording: Wording, phrase: str) -> str:
    """A folded phrase as the wording prints it."""
    keys = tuple(phrase.split())
    for at in range(len(wording.keys) - len(keys) + 1):
        if wording.keys[at : at + len(keys)] == keys:
            return wording.cut(at, at + len(keys))
    return phrase


def _change(first: Wording, other: Wording, difference: Difference) -> Change:
    """One difference with its label and a sentence."""
    gone = first.keys[slice(*difference.first)]
    come = other.keys[slice(*difference.other)]
    label = _label(first, other, difference)
    if not come:
        text = Phrase("{letter} leaves out “{words}”", letter=other.letter, words=first.cut(*difference.first))
    elif not gone:
        text = Phrase("{letter} adds “{words}”", letter=other.letter, words=other.cut(*difference.other))
    else:
        text = Phrase(
            "{letter} has “{words}”, {other} “{others}”",
            letter=first.letter,
            words=first.cut(*difference.first),
            other=other.letter,
            others=other.cut(*difference.other),
        )
    return Change(label=label, text=text)


def _label(first: Wording, other: Wording, difference: Difference) -> ChangeLabel:
    """The heaviest label that fits a difference."""
    gone = first.keys[slice(*difference.first)]
    come = other.keys[slice(*difference.other)]
    table = load_table("wording")
    if _numbers(gone) != _numbers(come) and not (
        {*_numbers(gone), *_numbers(come)} == {PRONOUN} and not (gone and come)
    ):
        return "scope" if not (gone and come) and _limits(gone or come) else "number"
    if _negated(gone) != _negated(come) and ((gone and come) or len(gone or come) <= TURNING):
        return "negation"
    if gone and come and _names(first, difference.first) != _names(other, difference.other):
        return "name"
    if gone and come:
        if "".join(gone).replace("-", "") == "".join(come).replace("-", ""):
            return "spelling"
        if [stem(word) for word in gone] == [stem(word) for word in come]:
            return "tense"
    if all(not side or side[0] in table["scopes"] for side in (gone, come)) and any(
        len(side) > 1 for side in (gone, come)
    ):
        return "scope"
    return "words added" if len(come) >= len(gone) else "words left out"


def _limits(keys: tuple[str, ...]) -> bool:
    """Whether words narrow what is said: "at the 2022 World Cup"."""
    return len(keys) > 1 and keys[0] in load_table("wording")["scopes"]


def _numbers(keys: tuple[str, ...]) -> list[str]:
    words = load_table("wording")["numbers"]
    return sorted(key for key in keys if any(char.isdigit() for char in key) or key in words)


def _negated(keys: tuple[str, ...]) -> bool:
    negations = load_table("wording")["negations"]
    return any(key in negations or key.endswith("n't") for key in keys)


def _names(wording: Wording, side: tuple[int, int]) -> list[str]:
    """Words with a capital that do not open the text or a sentence."""
    return sorted(
        wording.keys[at]
        for at in range(*side)
        if at and wording.words[at].text[0].isupper() and wording.keys[at].split("'")[0] != "i" and _inside(wording, at)
    )


def _inside(wording: Wording, at: int) -> bool:
    """Whether the word at index `at` stands inside a sentence."""
    before = wording.text[: wording.words[at].start].rstrip(" \"'‘“’”")
    return bool(before) and before[-1] not in ".!?…"
