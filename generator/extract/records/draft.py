"""What passes between the families of records and the filling of their slots: a number in its sentence, and a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.extract.records.nouns import Noun, Owner, recall_noun
from generator.extract.records.numbers import Number
from generator.knowledge.load import load_table
from generator.model.claims import RecordKind
from generator.model.evidence import Span
from generator.text.alternation import any_of

BEFORE, AFTER = 64, 110
"""How far a family looks before and after a number, in code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A record before its holder, scope, hedge and date are known."""

    metric: str
    value: int | float | str
    unit: str | None
    kind: RecordKind
    span: Span
    """Words that hold the number and what it counts."""
    anchor: Span
    """The number's own words, from which holder and hedge are looked for."""
    owner: Owner
    rule: str
    subject: Span | None = None
    """Where the holder is looked for, when that is not the number itself ("13 matches" is held as the goals before it)."""
    elided: bool = False
    international: bool | None = None
    """Whether it is a matter of national teams; None when open."""


@dataclass(slots=True, kw_only=True)
class Scene:
    """A sentence under reading: its words, what came before it, and the drafts that it has given so far."""

    text: str
    sentence: Span
    floor: int
    """Start of the block, or of the third sentence before, whichever is earlier: how far a left-out noun is looked for."""
    earlier: Sequence[Draft] = ()
    """Drafts of the sentences before."""
    topics: frozenset[str] = frozenset()
    """What the article speaks of, of the table's topics."""
    numbers: tuple[Number, ...] = ()
    drafts: list[Draft] = field(default_factory=list)
    nouns: dict[tuple[int, bool], Noun | None] = field(default_factory=dict)
    """Nouns found so far, by where their number ends and whether they must be plurals; several families ask."""

    def recall(self, number: Number, wanted: frozenset[str] | None = None) -> Noun | None:
        """The noun that a number without one takes up from before it, of the `wanted` metrics where these are given."""
        return recall_noun(self.text, number.group.start, self.floor, wanted=wanted)

    def before(self, number: Number, reach: int = BEFORE) -> str:
        """The sentence's words before a number, at most `reach` code points."""
        return self.text[max(self.sentence.start, number.group.start - reach) : number.group.start]

    def after(self, number: Number) -> str:
        """The sentence's words after a number, at most `AFTER` code points."""
        return self.text[number.group.end : min(self.sentence.end, number.group.end + AFTER)]


@cache
def listed_re(*path: str) -> re.Pattern[str]:
    """Any word of a list in the table of metrics, as a whole word: `listed_re("scores", "verbs")`."""
    words: object = load_table("metrics")
    for key in path:
        words = words[key]  # type: ignore[index]
    return words_re(tuple(words))  # type: ignore[arg-type]


@cache
def words_re(words: tuple[str, ...], *, after: str = "") -> re.Pattern[str]:
    """Any of some words, whole, the longest first, before the pattern `after`."""
    return re.compile(rf"(?<![\w-]){any_of(words)}(?!\w){after}", re.IGNORECASE)
