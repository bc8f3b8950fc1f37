"""Where words stand: spans, sources and evidence.

A `Source` holds an article's text, made once and never changed. A `Span` is half-open, in Unicode code points of that
text. `Evidence` is a span together with the words that it cuts, and is made only by `Source.cite`, so that it cannot
disagree with its text; the check before writing cuts it again all the same.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.errors import SpanError

if TYPE_CHECKING:
    from generator.model.edtf import EdtfDate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) in code points of one text; never empty.

    Raises:
        SpanError: unless 0 <= start < end.

    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    @property
    def edges(self) -> tuple[int, int]:
        """Start and end: what spans are sorted by, quicker to compare than the spans are."""
        return self.start, self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether all of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """The words of `text` in this range."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of a source, with their place. Make it with `Source.cite`."""

    source: str
    """Id of the source."""
    span: Span
    exact: str
    """The words, verbatim: `source.text[span.start:span.end]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article as received, and what its page in `content/sources/` says about it."""

    id: str
    """Slug of its page, or the stem of its file when there is no page."""
    path: str
    """The file that the text came from, as the user named it."""
    text: str
    """THE text: front matter off, line ends LF, no byte-order mark, otherwise untouched."""
    sha256: str = field(default="", compare=False)
    """Of the text as UTF-8; filled in by `Source.of`."""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: EdtfDate | None = None
    """As the source's page or the user's flag gives it; never worked out."""
    captions: tuple[str, ...] = ()
    """Texts that the source's page marks as captions."""
    was: tuple[str, ...] = ()
    """Slugs that its page had before."""
    draft: bool = False
    """Whether its page is not for readers yet."""

    @classmethod
    def of(cls, **values: object) -> Source:
        """Build a source and hash its text."""
        text = str(values["text"])
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(sha256=digest, **values)  # type: ignore[arg-type]

    def cite(self, span: Span) -> Evidence:
        """Evidence for the words in `span`.

        Raises:
            SpanError: when the span reaches past the text.

        """
        if span.end > len(self.text):
            raise SpanError(f"[{span.start}, {span.end}) reaches past the {len(self.text)} code points of {self.id}")
        return Evidence(source=self.id, span=span, exact=span.cut(self.text))
