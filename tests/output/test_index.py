"""The index of all words: the same bytes each time, of pages that hold something, and told when it fails."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from render.reading import read
from render.sample import make_site

from generator import pipeline
from generator.errors import OutputError
from generator.model.profile import SiteConfig
from generator.output import index as indexing
from generator.output.index import FOLDER, can_index, index_pages, index_problems
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
def test_a_site_that_asks_for_an_index_gets_one(
    make_project: Callable[[dict[str, str | bytes]], Path], tmp_path: Path
) -> None:
    seed = {"seeds/one.txt": "Ada Marlow shines\n\nAda Marlow scored twice for Northport Rovers on 3 May 2024.\n"}
    pipeline.build_site(make_project(dict(seed)), tmp_path / "plain")
    asked = make_project({**seed, "content/site.md": "---\ntitle: Tried\nsearch_index: true\n---\n"})
    pipeline.build_site(asked, tmp_path / "indexed")
    pipeline.build_site(asked, tmp_path / "preview", run=pipeline.Run(index=False))

    assert not (tmp_path / "plain" / FOLDER).exists()
    assert not (tmp_path / "preview" / FOLDER).exists()
    assert (tmp_path / "indexed" / urls.INDEX).is_file()


def test_a_site_that_asks_for_an_index_is_told_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "can_index", lambda: False)

    assert [one.code for one in index_problems(SiteConfig(search_index=True))] == ["INDEX01"]
    assert index_problems(SiteConfig()) == ()
