"""No text raises: every parser and all of extraction take whatever strangers send.

A short run belongs to every run of the tests; `pytest -m long tests/trust` tries far more.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import WORDS, edtf_texts, prose, texts

from generator.errors import EdtfError, Problem
from generator.extract.rules import extract_claims
from generator.model.claims import Hints
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source
from generator.output.manifest import parse_manifest
from generator.output.pages import outline_page
from generator.output.verify import verify_files
from generator.render.html import render_markdown
from generator.sources.article import parse_article
from generator.sources.files import RawFile, decode_file
from generator.sources.frontmatter import parse_header
from generator.sources.html import find_captions
from generator.sources.metadata import find_metadata
from generator.sources.parse import parse_project
from generator.sources.read import ProjectFiles
from generator.sources.signs import sign_problems
from generator.text.article import read_article

LONG = settings(max_examples=4_000, deadline=None, derandomize=False, suppress_health_check=list(HealthCheck))

FRONT = st.lists(
    st.sampled_from([
        "name", "sex", "facts", "hide", "cite", ": ", ":\n", "\n  - ", "\n- ", "{", "}", "[", "]", ", ", "&a", "*a", "|", ">", "#", " #", '"', "'",
        "\\", "\t", "---\n", "...\n", "!!str", "<<", "? ", "%YAML", "\u2028", "\x85", "\u00a0", "\x00", "\ud7ff", "🏆", "2022-01-01", "f-age", "\n",
    ]),
    max_size=60,
).map("".join)  # fmt: skip
"""Front matter made of the signs that mean something in YAML."""

MARKUP = st.lists(
    st.sampled_from([
        "<p>", "</p>", "<figcaption>", "</figcaption>", "<!--", "-->", "<![CDATA[", "<script type=application/ld+json>", "</script>", "<meta name=author content='",
        "<meta property=og:site_name content=", "'>", "<", ">", "&#xD800;", "&#0;", "&amp", '{"@type":"NewsArticle","author":', '"\\ud800"', "[" * 50, "}", "<a href='#s1'>", "<mark data-fact=x>",
        "<?php", "words", "\x00", "<br>",
    ]),
    max_size=60,
).map("".join)  # fmt: skip
"""Markup, sound and broken."""

ARTICLES = st.one_of(
    texts(),
    prose(),
    st.lists(
        st.sampled_from([
            *WORDS, "\n\n", "\n", "# ", "“", "”", "‘", "’", '"', "'", "(", ")", "—", " - ", "£", "€", "%", "km", "3-1", "10,000", "1.5m", "2030/31", "31 February",
            "last", "next", "May", "second", "a", "of", "the", "World", "Cup", "Mr", "Jr.", "St.", "who", "which", "born", "aged", "32-year-old", ":", ";", "’s", "By", "Published",
        ]),
        max_size=150,
    ).map(" ".join),
)  # fmt: skip
"""Texts that look a little like articles, and texts that do not."""


KEYS = st.sampled_from(["id", "sha256", "sources", "source", "start", "end", "exact", "facts"])
BUILT = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 6), st.floats(), st.sampled_from(["a", "wo", "words", "x"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(KEYS, inner, max_size=8),
        st.fixed_dictionaries({"source": inner, "start": inner, "end": inner, "exact": inner}),
    ),
    max_leaves=12,
).map(lambda value: json.dumps({"sources": [{"id": "a", "sha256": "0"}], "facts": value}))
"""JSON that is nearly a file of facts."""


def read_header(text: str) -> None:
    parse_header("a.md", f"---\n{text}\n---\nbody")


def read_pages(text: str) -> None:
    """Three pages and a seed with this text."""
    front = f"---\n{text}\n---\n"
    pages = tuple(
        RawFile(path=path, text=front, sha256="0")
        for path in ("content/people/a.md", "content/site.md", "content/sources/b.md")
    )
    seed = RawFile(path="seeds/c.md", text=front, sha256="0")
    _, problems = parse_project(ProjectFiles(pages=pages, seeds=(seed,)))
    assert all(isinstance(problem, Problem) and problem.place.path for problem in problems)


def read_date(text: str) -> None:
    try:
        EdtfDate.parse(text)
    except EdtfError:
        return


def read_claims(text: str) -> None:
    """All of extraction; every piece of evidence must cut to its words."""
    source = Source.of(id="a", path="a.txt", text=text)
    claims = extract_claims(read_article(source), Hints(player="Mara Oduya", sex="f"))
    for evidence in claims.evidence():
        assert evidence.span.cut(text) == evidence.exact


def read_built(text: str) -> None:
    """A site whose facts are this JSON."""
    report = verify_files({"people/a/facts.json": text.encode("utf-8", "replace"), "sources/a/article.txt": b"words"})
    assert report.citations == 0 or "wo" in text


READERS: dict[str, tuple[Callable[[str], object], st.SearchStrategy[str]]] = {
    "front matter": (read_header, st.one_of(FRONT, texts())),
    "pages of a project": (read_pages, st.one_of(FRONT, texts())),
    "dates": (read_date, st.one_of(edtf_texts(), st.text("0123456789X-/~?%.uT:Z", max_size=24), texts())),
    "deceiving signs": (lambda text: sign_problems("a", text), texts()),
    "captions": (find_captions, MARKUP),
    "what a page states": (find_metadata, MARKUP),
    "Markdown": (render_markdown, st.one_of(texts(), MARKUP)),
    "outline of a page": (outline_page, MARKUP),
    "manifest": (parse_manifest, st.one_of(texts(), MARKUP)),
    "built facts": (
        lambda text: verify_files({"people/a/facts.json": text.encode("utf-8", "replace")}),
        st.one_of(texts(), MARKUP),
    ),
    "blocks and sentences": (lambda text: read_article(Source.of(id="a", path="a.txt", text=text)), ARTICLES),
    "claims": (read_claims, ARTICLES),
}


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
def test_no_text_raises(name: str, data: st.DataObject) -> None:
    read, given_texts = READERS[name]
    read(data.draw(given_texts))


@pytest.mark.parametrize("text", [" 0TH :MARA\n0", "\n\nThe final was lost on Sunday"])
def test_an_article_that_begins_with_a_blank_is_read(text: str) -> None:
    read_claims(text)


@pytest.mark.long
@pytest.mark.parametrize("name", READERS)
@LONG
@given(data=st.data())
def test_no_text_of_very_many_raises(name: str, data: st.DataObject) -> None:
    read, given_texts = READERS[name]
    read(data.draw(given_texts))


@given(content=st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    decode_file(content, "a.txt")


@settings(max_examples=15)
@given(markup=MARKUP)
def test_no_markup_raises_on_its_way_to_an_article(markup: str) -> None:
    pytest.importorskip("trafilatura")

    parse_article(RawFile(path="seeds/a.html", text=markup, sha256="0"))
