"""The article in an HTML page: headline, paragraphs, captions, and what its head states.

Takes markup, gives text. trafilatura (the `html` extra) finds the article and leaves navigation, comments and tables
out; it drops captions, so those are collected here and stand after the body, a line each. It is imported on demand,
because it is slow to load and most articles are plain text.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from generator.errors import GeneratorError
from generator.sources.metadata import PageMetadata, closed_markup, find_metadata

CAPTION_TAGS = ("figcaption",)
VOID_TAGS = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
MIN_CAPTION_WORDS = 3
"""Shortest caption that is kept; shorter ones are credits."""


class HtmlExtraMissingError(GeneratorError, ImportError):
    """The `html` extra is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlArticle:
    """What a page holds."""

    text: str
    """Headline, body and captions, a line each; ends with a line end."""
    title: str | None
    stated: PageMetadata
    captions: tuple[str, ...]


def parse_html(markup: str) -> HtmlArticle | None:
    """Find the article, or None where the page holds none.

    Raises:
        HtmlExtraMissingError: when trafilatura is not installed.

    """
    try:
        import trafilatura  # noqa: PLC0415 - slow to load, and an extra
    except ImportError as fault:
        raise HtmlExtraMissingError("reading HTML needs trafilatura") from fault
    body = trafilatura.extract(markup, output_format="txt", include_comments=False, include_tables=False)
    if not body or not body.strip():
        return None
    metadata = trafilatura.extract_metadata(markup)
    title = " ".join(metadata.title.split()) if metadata is not None and metadata.title else None
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    if title and (not lines or lines[0] != title):
        lines.insert(0, title)
    captions = find_captions(markup)
    lines.extend(caption for caption in captions if caption not in lines)
    return HtmlArticle(text="\n\n".join(lines) + "\n", title=title, stated=find_metadata(markup), captions=captions)


def find_captions(markup: str) -> tuple[str, ...]:
    """Words of each caption, in order, each once."""
    parser = CaptionParser()
    parser.feed(closed_markup(markup))
    parser.close()
    words = (" ".join(caption.split()) for caption in parser.captions)
    return tuple(dict.fromkeys(caption for caption in words if len(caption.split()) >= MIN_CAPTION_WORDS))


class CaptionParser(HTMLParser):
    """Collects the words inside `figcaption`, and inside elements whose class says caption."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.captions: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a caption, or an element inside one."""
        if tag in VOID_TAGS:
            self.handle_data(" ")
            return
        classes = (dict(attrs).get("class") or "").casefold().split()
        if self._depth:
            self._depth += 1
        elif tag in CAPTION_TAGS or any(name == "caption" or name.endswith("-caption") for name in classes):
            self._depth = 1
            self.captions.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if self._depth and tag not in VOID_TAGS:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep the words of a caption."""
        if self._depth:
            self.captions[-1] += data
