"""Reading rendered markup back, for tests: elements with their attributes, text and parents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["meta", "link", "input", "br", "img", "hr"])


@dataclass(eq=False)
class Element:
    """An element of a page."""

    tag: str
    attrs: dict[str, str]
    parent: Element | None
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attrs.get("class", "").split()

    def walk(self) -> Iterator[Element]:
        """All elements inside, in order of place."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def find(self, tag: str = "", **attrs: str) -> list[Element]:
        """Elements inside of this tag that have the attributes; `""` asks for any value, `_` stands for `-`."""
        asked = {name.strip("_").replace("_", "-"): value for name, value in attrs.items()}
        return [
            one
            for one in self.walk()
            if (not tag or one.tag == tag)
            and all(
                name in one.attrs and (not value or value in (one.attrs[name], *one.attrs[name].split()))
                for name, value in asked.items()
            )
        ]

    def within(self, class_: str) -> Element | None:
        """The nearest element around this one that has the class."""
        place = self.parent
        while place is not None and class_ not in place.classes:
            place = place.parent
        return place


class Reader(HTMLParser):
    """Builds the tree; an end tag that closes nothing is a fault."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.place = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.place)
        self.place.children.append(element)
        if tag not in VOID:
            self.place = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.place.children.append(Element(tag, {name: value or "" for name, value in attrs}, self.place))

    def handle_endtag(self, tag: str) -> None:
        assert self.place.tag == tag, f"</{tag}> closes <{self.place.tag}>"
        assert self.place.parent is not None
        self.place = self.place.parent

    def handle_data(self, data: str) -> None:
        self.place.children.append(data)


def read(content: str | bytes) -> Element:
    """The tree of a page."""
    assert isinstance(content, str)
    reader = Reader()
    reader.feed(content)
    reader.close()
    assert reader.place is reader.root
    return reader.root


def sheet_of(files: Mapping[str, str | bytes]) -> str:
    """The style sheet of a site, whose name tells its content."""
    (sheet,) = [content for path, content in files.items() if path.startswith("static/site.") and path.endswith(".css")]
    assert isinstance(sheet, bytes)
    return sheet.decode()
