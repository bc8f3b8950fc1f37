"""The steps that extraction tells, read as phrases, so that a site can say them in its own language.

Takes the text of a step, or the name of an outside fact, gives a `Phrase` by the patterns of `steps.toml`. What no
pattern fits stays as it is: plain English, in which the page says the dates in words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.errors import EdtfError
from generator.knowledge.load import load_table
from generator.model.edtf import EdtfDate
from generator.model.phrases import Part, Phrase, joined

PART_RE = re.compile(r"\\\{(?P<name>\w+)\\\}")
"""The name of a part in a pattern that was escaped. Takes `\\{date\\}`; leaves `date`."""

DATES = ("date", "first", "last")
"""Names of parts that are dates."""

WRITTEN = " So it was written "
"""Where the second sentence of a step on the day of publication begins."""


@lru_cache(maxsize=4096)
def read_step(text: str) -> str:
    """A step as a phrase, or as it is."""
    head, found, tail = text.partition(WRITTEN)
    if found:
        return joined((_read(head, "sentences"), _read(WRITTEN[1:] + tail, "sentences")), by=" ")
    return _read(text, "sentences")


@lru_cache(maxsize=1024)
def read_outside(text: str) -> str:
    """The name of an outside fact as a phrase, or as it is."""
    return _read(text, "outside")


def _read(text: str, kind: str) -> str:
    for pattern, expression in _patterns(kind):
        if found := expression.fullmatch(text):
            parts = {name: _part(name, words) for name, words in found.groupdict().items()}
            if None not in parts.values():
                return Phrase(pattern, **{name: part for name, part in parts.items() if part is not None})
    return text


def _part(name: str, words: str) -> Part | None:
    """The value of a part; None where it is not of its kind."""
    if name == "stretch":
        return joined((_read(one, "stretches") for one in words.split(" or ")), by=Phrase(" or "))
    if name not in DATES:
        return words
    try:
        return EdtfDate.parse(words)
    except EdtfError:
        return None


@cache
def _patterns(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of a kind, each with the expression that reads it."""
    return tuple(
        (pattern, re.compile(PART_RE.sub(_group, re.escape(pattern)))) for pattern in load_table("steps")[kind]
    )


def _group(found: re.Match[str]) -> str:
    return rf"(?P<{found['name']}>[^“”]+?)"
