"""The site's own words inside facts: English texts that know what they were made of, so that any language can say them.

A `Phrase` is a text like any other: it is compared, searched and exported as the English that it reads. What it was made
of goes with it: a pattern, which is a phrase of the catalogues of `templates/i18n/`, and its parts. Words of sources are
parts, and are never translated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from generator.model.edtf import EdtfDate
from generator.model.spoken import date_words

Part = str | int | EdtfDate
"""What a pattern is filled with: words, which may be a `Phrase`; a number; a date."""


class Phrase(str):
    """An English text with its pattern and the parts that fill it."""

    __slots__ = ("parts", "pattern")

    pattern: str
    """The text with the names of parts in braces."""
    parts: tuple[tuple[str, Part], ...]
    """(name, part)"""

    def __new__(cls, pattern: str, /, **parts: Part) -> Self:
        """Fill a pattern."""
        filled = {name: date_words(part) if isinstance(part, EdtfDate) else part for name, part in parts.items()}
        made = super().__new__(cls, pattern.format(**filled) if parts else pattern)
        made.pattern, made.parts = pattern, tuple(parts.items())
        return made

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what it was made of, not the text."""
        return (_restored, (self.pattern, self.parts))


def _restored(pattern: str, parts: tuple[tuple[str, Part], ...]) -> Phrase:
    return Phrase(pattern, **dict(parts))


def joined(texts: Iterable[str], by: str) -> str:
    """Texts with the same words between them, any of them a phrase; empty where there are none."""
    parts: dict[str, Part] = {f"part{number}": text for number, text in enumerate(texts) if text}
    return Phrase("{by}".join(f"{{{name}}}" for name in parts), **parts, by=by) if parts else ""


def difference_words(whole: int | str, part: int | str) -> Phrase:
    """A subtraction, such as "100 − 76 = 24."."""
    return Phrase("{whole} − {part} = {rest}.", whole=whole, part=part, rest=int(whole) - int(part))
