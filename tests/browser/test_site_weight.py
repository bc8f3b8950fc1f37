"""What a page costs on a slow line: everything that it loads, packed as a host would pack it."""

from __future__ import annotations

import gzip
from pathlib import Path

from playwright.sync_api import Page, Response

LIMIT = 50 * 1024
"""Most bytes that a page of the seeds, its styles, scripts and fonts come to, the markup packed."""


def test_no_page_weighs_more_than_fifty_kilobytes_with_its_fonts(
    page: Page, address: str, site: Path, page_paths: tuple[str, ...]
) -> None:
    weights: dict[str, int] = {}
    for path in page_paths:
        loaded: set[str] = set()

        def note(response: Response, loaded: set[str] = loaded) -> None:
            loaded.add(response.url.partition("#")[0].partition("?")[0].removeprefix(address))

        page.on("response", note)
        page.goto(address + path)
        page.evaluate("document.fonts.ready.then(() => true)")
        page.remove_listener("response", note)
        files = [site / name for name in loaded]
        weights[path] = sum(
            len(held if name.suffix == ".woff2" else gzip.compress(held, 9, mtime=0))
            for name in files
            for held in [name.read_bytes()]
        )
        assert any(name.suffix == ".css" for name in files), path

    assert {path: weight for path, weight in weights.items() if weight > LIMIT} == {}
