"""An index for searching a large site word by word, made by Pagefind from the pages as they are rendered.

Takes pages by path, gives the files of the index. Pagefind is a program that reads a folder, so the pages are laid out in
a temporary one; nothing else of it is kept. It reads some hundred pages a second, and all of them each time, so that it
is made for sites that ask for it alone. Needs the `search` extra.

| code | meaning |
|---|---|
| INDEX01 | an index of all words needs the `search` extra |
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.errors import OutputError, Place, Problem
from generator.model.profile import SiteConfig
from generator.output.content import Content, bytes_of

FOLDER = "pagefind/"
"""Where the index is on the site."""

INDEXED = ("people/", "sources/")
"""Pages that are searched; the others show the same words again."""

AGAIN = ("/cite/", "/search/")
"""Pages of a person that say again what others say."""

LEFT_OUT = ("-ui.css", "-ui.js", "-highlight.js")
"""Files of Pagefind's own interface, which ours takes the place of."""

PATIENCE = 600
"""Seconds that Pagefind may take; it reads some hundred pages a second."""


def can_index() -> bool:
    """Whether Pagefind is installed."""
    return all(map(importlib.util.find_spec, ("pagefind", "pagefind_bin")))


def index_problems(config: SiteConfig) -> tuple[Problem, ...]:
    """What keeps an index from being made that the site asks for."""
    if not config.search_index or can_index():
        return ()
    hint = 'run `pip install "player-factsheet[search]"`, or take `search_index` out'
    place = Place(path="content/site.md")
    return (Problem(code="INDEX01", place=place, message="the package that makes the index is missing", hint=hint),)


def index_pages(pages: Mapping[str, Content], *, language: str) -> dict[str, bytes]:
    """The files of the index, by path on the site.

    Raises:
        OutputError: when Pagefind fails.

    """
    with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
        top = Path(folder)
        for path, content in pages.items():
            if path.startswith(INDEXED) and path.endswith(".html") and not any(again in path for again in AGAIN):
                file = top / "site" / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(bytes_of(content))
        command = [sys.executable, "-m", "pagefind", "--site", str(top / "site"), "--output-path", str(top / "index"),
                   "--root-selector", "main", "--keep-index-url", "--force-language", language]  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603 - our own command, no shell
                command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired as fault:
            raise OutputError(f"the search index was not done within {PATIENCE} seconds") from fault
        if done.returncode:
            raise OutputError(f"the search index could not be made: {done.stderr.strip() or done.stdout.strip()}")
        made = sorted(path for path in (top / "index").rglob("*") if path.is_file())
        return {
            FOLDER + path.relative_to(top / "index").as_posix(): path.read_bytes()
            for path in made
            if not path.name.endswith(LEFT_OUT)
        }
