"""What a number counts: nouns of the table of metrics, found after a number or recalled from before it.

Takes a text and a place, gives a `Noun`. A noun phrase never runs over punctuation or over a word of the table's
`stops`, and holds at most five words; a plural after a number above one must be a plural.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import Word, bare, find_words, fold

Owner = Literal["person", "team", "either"]

MAX_WORDS = 5
"""Longest noun phrase after a number, in words: "ninth grand slam doubles title". Re-run the gate after a change."""


COMPOUND_RE = re.compile(rf"[0-9]{{1,3}}-(?:{one_of('contests.scored')}|yard|man|ball|match|over)")
"""A number that only narrows the noun after it. Takes `40-point`; leaves `40-year-old`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One entry of the table."""

    id: str
    name: str
    """What the controlled list calls it: the id, or the plural of the printed noun where the table says `printed`."""
    owner: Owner
    elide: bool
    ordinal: bool
    cardinal: bool
    stretch: bool
    """Whether so many of them may be a stretch of time: "in his last five matches"."""
    plural: bool
    """Whether the form that was found is a plural."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun of the table, in its place."""

    metric: Metric
    span: Span
    """The noun alone."""
    phrase: Span
    """From the first word after the number to the noun."""
    qualifiers: tuple[str, ...] = ()
    """What narrows the metric, in the order of the text: ("league",), ("World Cup",)."""

    @property
    def name(self) -> str:
        """The metric as the controlled list has it: "league goals"."""
        told = (word for word in self.qualifiers if not self.metric.name.startswith(f"{word} "))
        return " ".join((*told, self.metric.name))


@cache
def metrics_by_form() -> dict[str, Metric]:
    """Every form of every noun, folded, with its metric."""
    forms: dict[str, Metric] = {}
    for entry in load_table("metrics")["metric"]:
        for noun, plural in zip(entry["nouns"], entry.get("plurals", map(plural_of, entry["nouns"])), strict=True):
            printed = plural if entry.get("printed") else entry["id"]
            for form in (noun, plural) if entry.get("singulars", True) else (plural,):
                forms[fold(form)] = Metric(
                    id=entry["id"],
                    name=printed,
                    owner=entry["owner"],
                    elide=entry.get("elide", False),
                    ordinal=entry.get("ordinal", True),
                    cardinal=entry.get("cardinal", True),
                    stretch=entry.get("stretch", False),
                    plural=form == plural,
                )
    return forms


def plural_of(noun: str) -> str:
    """The regular plural: "matches", "trophies", "goals"; a plural stays as it is."""
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun
    if noun.endswith(("ch", "sh", "ss", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def _stops() -> frozenset[str]:
    return frozenset(load_table("metrics")["stops"]["words"])


@cache
def _qualifiers() -> dict[str, str]:
    return {fold(word): word for word in load_table("metrics")["qualifiers"]}


def find_noun(text: str, start: int, end: int, *, plural: bool) -> Noun | None:
    """The noun, a plural if it must be, that a number counts which ends at `start` in a sentence that ends at `end`."""
    forms, stops, qualifiers = metrics_by_form(), _stops(), _qualifiers()
    kept: list[str] = []
    best: Noun | None = None
    skipped = False
    last, last_key, last_start = start, "", start
    for count, word in enumerate(find_words(text, start, min(end, start + 90)), 1):
        key = fold(bare(word.text))
        if count > MAX_WORDS or key in stops or _is_apart(text, word, previous=(last_start, last)):
            break
        if (
            key[0].isdigit()
            and key not in forms
            and not (COMPOUND_RE.fullmatch(key) or _is_tier(text, word, last_start))
        ):
            break
        pair = forms.get(f"{last_key} {key}")
        metric = pair or forms.get(key)
        begin = last_start if pair else word.start
        if metric and key in ADJECTIVES and MORE_RE.match(text, word.end, end):
            metric = None
        if metric and (metric.plural or not plural):
            place = Span(begin, word.end)
            if best and best.span.cut(text) not in kept and not best.span.overlaps(place):
                kept.append(best.span.cut(text))
            best = Noun(metric=metric, span=place, phrase=Span(start, word.end), qualifiers=tuple(kept))
        elif best and (skipped or plural or not key.islower()):
            break
        elif best:
            skipped = True
        elif key in qualifiers or pair or (key[0].isdigit() and "-" in key):
            kept.append(qualifiers.get(key, text[begin : word.end]))
        last, last_key, last_start = word.end, key, word.start
        if bare(word.text) != word.text:
            break
    return best


SHORT_RE = re.compile(r"[A-Z](?:\.[A-Z])+")
"""Letters that stand for a name, before their last dot. Takes `U.S`; leaves `goals`."""


def _is_apart(text: str, word: Word, *, previous: tuple[int, int]) -> bool:
    """Whether more than a blank parts a word from the one before it; a dot that shortens a name parts nothing."""
    gap = text[previous[1] : word.start]
    if not gap.strip(" \u00a0"):
        return not gap
    return gap != ". " or SHORT_RE.fullmatch(text, *previous) is None


def _is_tier(text: str, word: Word, before: int) -> bool:
    """Whether a digit is part of the name of a league: "131 Ligue 1 appearances"."""
    return len(word.text) == 1 and text[before].isupper() and before < word.start


PARTS = frozenset(["spot", "area", "box", "kick", "shootout", "kicks"])
"""What makes of a noun of the table a part of a place or a thing: "from the penalty spot"."""

ADJECTIVES = frozenset(["major", "single", "double", "final"])
"""Nouns of the table that stand before other nouns, too: "the second major move"."""

MORE_RE = re.compile(
    r" (?!(?:title|win|victory|tournament|championship|success|trophy|crown)s?\b)[a-z]{3,}(?<!ed)(?<!ing)\b"
)
"""A noun behind such a word. Takes ` move`; leaves ` title`, `, move`."""


def recall_noun(text: str, position: int, floor: int, *, wanted: frozenset[str] | None = None) -> Noun | None:
    """The last noun in [floor, position) that a later number may take up, or None.

    Args:
        text: the source's text.
        position: where the number begins.
        floor: how far back to look.
        wanted: ids of the metrics that fit; None for any.

    """
    forms, qualifiers = metrics_by_form(), _qualifiers()
    words = list(find_words(text, floor, position))
    for index in range(len(words) - 1, -1, -1):
        key = fold(bare(words[index].text))
        pair = f"{fold(words[index - 1].text)} {key}" if index else key
        metric, size = (forms[pair], 2) if index and pair in forms else (forms.get(key), 1)
        rate = index > 0 and fold(words[index - 1].text) in ("a", "per") and metric is not None and metric.stretch
        if metric is None or rate or not metric.elide or (wanted is not None and metric.id not in wanted):
            continue
        after = words[index + 1] if index + 1 < len(words) else None
        if after and fold(after.text) in PARTS and text[words[index].end : after.start] == " ":
            continue
        first = index - size + 1
        lead = fold(words[first - 1].text) if first > 0 else ""
        kept = (qualifiers[lead],) if lead in qualifiers else ()
        place = Span(words[first].start, words[index].end)
        return Noun(metric=metric, span=place, phrase=place, qualifiers=kept)
    return None
