"""Nobody gets in: hostile words of an article, of front matter and of an editor's page come out inert in every file."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
from naughty import HOSTILE, hostile_project

from generator.pipeline import build_site
from generator.render.html import CONTENT_POLICY

LIVE_TAGS = {"script", "iframe", "object", "embed", "applet", "base", "form", "input", "button", "textarea", "style", "template", "portal", "marquee"}  # fmt: skip
CHECKED_TAGS = {"script", "input", "button", "form"}
"""Tags that our own templates may use: with a source of ours, or without an action."""

FORMULA_RE = re.compile(r"[=+\-@\t\r\n]")
"""How a cell begins that a spreadsheet runs. Takes `=1+1`; leaves `'=1+1`."""


class Guard(HTMLParser):
    """Collects everything in a page that could act."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.acting: list[str] = []
        self.policies: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        inert_script = tag == "script" and ("src" in values or values.get("type") == "application/ld+json")
        if tag in LIVE_TAGS - CHECKED_TAGS or (tag == "script" and not inert_script):
            self.acting.append(tag)
        for name, value in values.items():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "ping", "background"):
                self.acting.append(f"{tag} {name}")
            scheme = re.match(r"[\x00-\x20]*([a-z][a-z0-9+.\x00-\x20-]*):", value, re.IGNORECASE)
            leads = name in ("href", "src", "action", "xlink:href", "data", "poster")
            if leads and scheme and scheme[1].casefold() not in ("http", "https", "mailto"):
                self.acting.append(f"{tag} {name}={value[:40]}")
        if tag == "meta" and values.get("http-equiv", "").casefold() == "content-security-policy":
            self.policies.append(values.get("content", ""))
        elif tag == "meta" and "http-equiv" in values:
            self.acting.append(f"meta {values['http-equiv']}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site made of hostile words in every field that there is."""
    folder = tmp_path_factory.mktemp("hostile")
    report = build_site(hostile_project(folder / "project"), folder / "site")
    assert report.written, report.problems
    return folder / "site"


def pages(site: Path, pattern: str) -> list[Path]:
    found = sorted(site.rglob(pattern))
    assert found, pattern
    return found


def test_nothing_in_a_page_can_act(site: Path) -> None:
    for page in pages(site, "*.html"):
        guard = Guard()
        guard.feed(page.read_text("utf-8"))
        assert guard.acting == [], page


def test_the_words_themselves_are_shown(site: Path) -> None:
    """Inert, and not lost: what was written is what a reader sees."""
    text = "".join(page.read_text("utf-8") for page in pages(site, "sources/*/index.html"))

    assert "&lt;script&gt;" in text
    assert "{{ 7 * 7 }}" in text


def test_every_page_has_the_policy_first_and_it_lets_nothing_inline_run(site: Path) -> None:
    for page in pages(site, "*.html"):
        text = page.read_text("utf-8")
        guard = Guard()
        guard.feed(text)
        assert guard.policies == [CONTENT_POLICY], page
        assert text.index("Content-Security-Policy") < text.index("<link")
    assert "unsafe" not in CONTENT_POLICY
    assert "default-src 'none'" in CONTENT_POLICY
    assert "*" not in CONTENT_POLICY


def test_no_cell_of_a_table_is_a_formula(site: Path) -> None:
    for page in pages(site, "*.csv"):
        rows = list(csv.reader(io.StringIO(page.read_bytes().decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        wrong = [cell for row in rows[1:] for cell in row if FORMULA_RE.match(cell)]
        assert wrong == [], page


def test_every_json_is_json_and_cannot_end_a_script(site: Path) -> None:
    for pattern in ("*.json", "*.jsonld"):
        for page in sorted(site.rglob(pattern)):
            json.loads(page.read_text("utf-8"))
    for page in pages(site, "*.html"):
        for block in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.DOTALL
        ):
            json.loads(block)


def test_feeds_maps_and_drawings_are_sound_xml(site: Path) -> None:
    for pattern in ("*.xml", "*.svg"):
        for page in pages(site, pattern):
            tree = ET.fromstring(page.read_text("utf-8"))  # noqa: S314 - ours
            names = {element.tag.rpartition("}")[2].casefold() for element in tree.iter()}
            assert not names & {"script", "foreignobject"}, page
            for element in tree.iter():
                assert not any(name.startswith("on") for name in element.attrib), page
                assert "javascript:" not in "".join(element.attrib.values()).casefold(), page


def test_every_calendar_keeps_its_lines(site: Path) -> None:
    for page in site.rglob("*.ics"):
        begun = [line for line in page.read_text("utf-8").splitlines() if not line.startswith(" ")]
        assert all(re.match(r"[A-Z-]+[:;]", line) for line in begun), page


def test_every_path_is_plain(site: Path) -> None:
    for path in site.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9._-]+", path.name), path
        assert not path.is_symlink()


@pytest.mark.parametrize("words", HOSTILE)
def test_each_hostile_text_alone_as_an_article(tmp_path: Path, words: str) -> None:
    (tmp_path / "p/seeds").mkdir(parents=True)
    (tmp_path / "p/seeds/a.txt").write_text(
        f"{words}\n\nMara Oduya {words} scored twice on 4 May 2031.\n\n“I {words} won,” said Oduya.\n",
        "utf-8",
        newline="",
    )

    report = build_site(tmp_path / "p", tmp_path / "site")

    assert [problem for problem in report.problems if problem.severity == "error"] == []
    for page in pages(tmp_path / "site", "*.html"):
        guard = Guard()
        guard.feed(page.read_text("utf-8"))
        assert guard.acting == [], page
