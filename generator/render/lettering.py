"""Words as outlines, set in the site's own fonts: what a picture needs that no browser draws.

Takes a word, a size and a place, gives the data of an SVG path; no font of the machine plays a part, so that the same
words give the same path everywhere. Needs the `social` extra. Kerning is left out: it is hardly seen at these sizes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class _Cut:
    """A font file: some of a typeface's letters."""

    glyphs: Any
    """Glyph set of fontTools."""
    names: dict[int, str]
    """Name of the glyph by code point."""
    unit: float
    """Units in the size of a letter."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface in several files, each with letters of its own."""

    cuts: tuple[_Cut, ...]

    @classmethod
    def of(cls, files: Iterable[bytes]) -> Typeface:
        """Read font files (WOFF2); where two have a letter, the first gives it."""
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - an extra

        fonts = [TTFont(io.BytesIO(content)) for content in files]
        return cls(tuple(_Cut(one.getGlyphSet(), one.getBestCmap(), one["head"].unitsPerEm) for one in fonts))

    def has(self, text: str) -> bool:
        """Whether there is a letter for each sign."""
        return all(any(ord(sign) in cut.names for cut in self.cuts) for sign in text)

    def _letters(self, text: str) -> Iterator[tuple[_Cut, Any]]:
        for sign in text:
            cut = next((cut for cut in self.cuts if ord(sign) in cut.names), None)
            if cut:
                yield cut, cut.glyphs[cut.names[ord(sign)]]

    def width(self, text: str, size: float) -> float:
        """How wide a text is."""
        return sum((float(glyph.width) * size / cut.unit for cut, glyph in self._letters(text)), 0.0)

    def path(self, text: str, size: float, x: float, y: float) -> str:
        """The outline of a text whose first letter stands at `x` on the line at `y`."""
        from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415 - an extra
        from fontTools.pens.transformPen import TransformPen  # noqa: PLC0415 - an extra

        drawn = []
        for cut, glyph in self._letters(text):
            scale = size / cut.unit
            pen = SVGPathPen(cut.glyphs, ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
            glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
            drawn.append(pen.getCommands())
            x += glyph.width * scale
        return "".join(drawn)

    def lines(self, text: str, size: float, width: float) -> Sequence[str]:
        """The text in lines no wider than `width`; a word that is wider stands alone."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer, size) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines
