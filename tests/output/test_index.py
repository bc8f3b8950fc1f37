"""The index of a large site: the same bytes each time, of pages that hold something, and told when it fails."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from render.reading import read
from render.sample import make_site
from test_golden import PROJECT

from generator import pipeline, rendering
from generator.errors import OutputError
from generator.output.index import FOLDER, can_index, index_pages
from generator.render import urls
from generator.render.html import CONTENT_POLICY
from generator.render.pages import render_site

needs_pagefind = pytest.mark.skipif(not can_index(), reason="PAGEFIND IS MISSING: install the `search` extra")


@needs_pagefind
def test_the_same_pages_give_the_same_index_without_an_interface_of_its_own() -> None:
    pages = render_site(make_site())
    index = index_pages(pages, language="en")

    assert index == index_pages(pages, language="en")
    assert urls.INDEX in index
    assert all(path.startswith(FOLDER) for path in index)
    assert not [path for path in index if "-ui" in path]


def test_a_failure_of_the_indexer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "no room")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)

    with pytest.raises(OutputError, match="no room"):
        index_pages({"people/a/index.html": "<main>a</main>"}, language="en")


def test_only_the_search_page_of_a_site_with_an_index_may_read_one() -> None:
    plain, indexed = render_site(make_site()), render_site(make_site(), indexed=True)

    assert not read(plain[urls.SEARCH]).find(data_index="")
    assert read(indexed[urls.SEARCH]).find(data_index=f"../{urls.INDEX}")
    (policy,) = read(indexed[urls.SEARCH]).find("meta", http_equiv="Content-Security-Policy")
    assert "'wasm-unsafe-eval'" in policy.attrs["content"]
    (policy,) = read(indexed[urls.HOME]).find("meta", http_equiv="Content-Security-Policy")
    assert policy.attrs["content"] == CONTENT_POLICY


@needs_pagefind
def test_pages_that_say_again_what_others_say_are_not_searched() -> None:
    page = "<html lang=en><main><h1>Northport</h1><p>won</p></main></html>"
    once = index_pages({"people/a/index.html": page}, language="en")

    again = {f"people/a/{name}/index.html": page for name in ("cite", "search")}
    assert index_pages({"people/a/index.html": page, "about/index.html": page, **again}, language="en") == once


@needs_pagefind
def test_a_large_site_gets_an_index_and_a_small_one_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pipeline.build_site(PROJECT, tmp_path / "small")
    monkeypatch.setattr(rendering, "UNINDEXED", 2)
    pipeline.build_site(PROJECT, tmp_path / "large")

    assert not (tmp_path / "small" / FOLDER).exists()
    assert (tmp_path / "large" / urls.INDEX).is_file()
