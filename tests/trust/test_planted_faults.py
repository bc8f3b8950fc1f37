"""The faults that other generators pass over, planted one by one over a site that is built: told in full, nothing lost.

Each row has what was seen elsewhere in its comment. The command itself is run; the lines that a reader gets are compared,
and the site of the last good build is there afterwards, file by file.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli

ARTICLE = "Mara Oduya scored twice as Northport United won the Harbour Cup.\n\n“I never doubted it,” said Oduya.\n"
PERSON = "content/people/mara-oduya.md"
PAGE = "content/sources/final.md"
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nsport: [*c, *c]"

Plant = Callable[[Path], object]


def write(name: str, content: str | bytes) -> Plant:
    def plant(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    return plant


def link(name: str, target: str) -> Plant:
    return lambda root: (root / name).symlink_to(target)


def both(*plants: Plant) -> Plant:
    return lambda root: [plant(root) for plant in plants]


FAULTS: dict[str, tuple[Plant, list[str]]] = {
    # elsewhere: built with exit 0 (three of six), or stopped at the first fault
    "malformed front matter, twice": (
        both(write(PERSON, "---\nname: Mara: Oduya\n---\n"), write("content/people/b.md", "---\nname: [B\n---\n")),
        [
            "error[FRONT01]",
            "  --> content/people/b.md:3:1",
            "  = help: put a value",
            "error[FRONT01]: mapping values are not allowed in this context",
            f"  --> {PERSON}:2:11",
            "  2 | name: Mara: Oduya",
            "    |           ^",
            '  = help: put a value that holds ": " between quotes',
            "2 errors, 0 warnings.",
        ],
    ),
    # elsewhere: the page left out with exit 0, or a traceback
    "a date that is none": (
        write(PAGE, f"---\npublished: 2031-02-30\n---\n{ARTICLE}"),
        ["error[DATE01]", f"  --> {PAGE}:2:12", "    |            ^^^^^^^^^^", "  = help: write the day as"],
    ),
    # elsewhere: built, left out, or a traceback
    "bytes that are not UTF-8": (
        write("seeds/other.txt", "caf\u00e9".encode("latin-1")),
        ["error[READ01]: byte 0xe9 at offset 3 is not UTF-8", "  --> seeds/other.txt:1:4", "  = help: the file looks like Latin-1"],
    ),
    # elsewhere: the old site gone, or half a new one
    "a template that is no template": (
        write("templates/base.html", "<html>\n{% if %}\n"),
        ["error[TMPL01]", "  --> templates/base.html:2", "  2 | {% if %}", "  = help: our own templates"],
    ),
    # elsewhere: the last one wins, exit 0
    "two pages of one address": (
        write("seeds/FINAL.md", ARTICLE),
        ["error[SLUG03]: this file makes the same page as seeds/FINAL.md: 'final'", "  --> seeds/final.txt", "  = help: rename one"],
    ),
    # elsewhere: one of them lost, or both written where a disk tells case
    "two pages equal but for case": (
        write("content/people/Mara-Oduya.md", "---\nname: Mara\n---\n"),
        ["error[SLUG01]", "error[SLUG03]: this file makes the same page as content/people/Mara-Oduya.md", f"  --> {PERSON}"],
    ),
    # elsewhere: followed, and the words of the file published
    "a link out of the folder": (
        link("seeds/passwords.txt", "/etc/hostname"),
        ["error[READ03]: this is a link that leads out of the project", "  --> seeds/passwords.txt", "  = help: copy the file"],
    ),
    # elsewhere: built, or hung
    "aliases that unfold without end": (
        write(PERSON, f"---\nname: Mara Oduya\n{BOMB}\n---\n"),
        ["error[FRONT05]: `*a` is an alias", f"  --> {PERSON}:4:8", "  = help: write the value out again"],
    ),
    "lists nested without end": (
        write(PERSON, "---\nname: " + "[" * 100_000 + "\n---\n"),
        ["error[FRONT05]: lists or mappings are nested more than 8 deep", "  = help: quote a value that holds brackets"],
    ),
    # elsewhere: a traceback, or every page twice
    "a link that leads to itself": (
        link("seeds/loop.txt", "loop.txt"),
        ["error[READ03]: this is a link that leads nowhere", "  --> seeds/loop.txt", "  = help: remove it"],
    ),
    "a link to the folder that holds it": (
        link("seeds/loop", "."),
        ["error[READ03]: this is a link to a folder", "  --> seeds/loop", "  = help: links to folders are not followed"],
    ),
}  # fmt: skip


def run(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    """Exit code and lines on standard error of `factsheet build`."""
    arguments = ["factsheet", "build", "--project", str(root), "--quiet", "--no-annotations", "--jobs", "1"]
    monkeypatch.setattr(sys, "argv", arguments)
    code = 0
    try:
        cli.main()
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 0
    return code, capsys.readouterr().err.splitlines()


def tree(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def good(
    make_project: Callable[[dict[str, str | bytes]], Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A project whose site is built."""
    root = make_project({
        PERSON: "---\nname: Mara Oduya\n---\n",
        "seeds/final.txt": ARTICLE,
        "seeds/second.txt": ARTICLE.replace("twice", "three times"),
    })  # fmt: skip
    assert run(root, capsys, monkeypatch) == (0, [])
    return root


@pytest.mark.parametrize("title", FAULTS)
def test_a_planted_fault_is_told_in_full_and_the_last_good_site_stays(
    good: Path, title: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant, expected = FAULTS[title]
    before = tree(good / "site")
    plant(good)

    code, lines = run(good, capsys, monkeypatch)

    rest = iter(lines)
    assert all(any(line.startswith(wanted) for line in rest) for wanted in expected), "\n".join(lines)
    assert code == 1
    assert tree(good / "site") == before


def test_a_deleted_source_takes_its_pages_along(
    good: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere the page of a source that is gone stays."""
    assert (good / "site/sources/second/index.html").is_file()
    (good / "seeds/second.txt").unlink()

    assert run(good, capsys, monkeypatch) == (0, [])

    assert not (good / "site/sources/second").exists()
    assert not [path for path in (good / "site").rglob("*.html") if "sources/second" in path.read_text("utf-8")]
