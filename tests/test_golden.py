"""A tiny site is built whole and compared whole; what changes in it is reviewed as code.

`pytest tests/test_golden.py --update-golden` rewrites the expected site. Fonts are not kept twice: the manifest, which
is compared with everything else, holds their hashes.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output.verify import read_built_site, verify_files

PROJECT = Path(__file__).parent / "golden/tiny"
EXPECTED = Path(__file__).parent / "golden/site"


def build(project: Path, output: Path, **environment: str) -> Path:
    """Build with the command itself, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--project",
        str(project),
        "--quiet",
        "--output",
        str(output),
    ]
    root = Path(__file__).parent.parent
    done = subprocess.run(
        command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def tree(folder: Path) -> dict[str, bytes]:
    """Content of every file but fonts, by path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".woff2")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(PROJECT, tmp_path_factory.mktemp("golden") / "site")


def test_the_tiny_site_is_what_it_was(built: Path, request: pytest.FixtureRequest) -> None:
    found = tree(built)
    if request.config.getoption("--update-golden"):
        assert not os.environ.get("CI"), "the expected site is rewritten on a desk, where its diff is read"
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, content in found.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(content)
    expected = tree(EXPECTED)

    assert sorted(expected) == sorted(found)
    for path, content in sorted(expected.items(), key=lambda item: item[0] == "manifest.json"):
        assert content.decode().splitlines() == found[path].decode().splitlines(), path
        assert content == found[path], path


def test_nothing_of_the_machine_changes_a_byte(built: Path, tmp_path: Path) -> None:
    """Another place, another order of making files, another hash seed, another zone and language of the machine."""
    copy = tmp_path / "elsewhere"
    for path in sorted(PROJECT.rglob("*"), reverse=True):
        if path.is_file():
            target = copy / path.relative_to(PROJECT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())

    again = build(copy, tmp_path / "site", PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LC_ALL="C", COLUMNS="20")

    assert tree(built) == tree(again)


def test_every_citation_of_the_tiny_site_stands_where_it_says(built: Path) -> None:
    report = verify_files(read_built_site(built))

    assert report.problems == ()
    assert report.citations > 10


def test_article_text_never_runs(built: Path) -> None:
    page = (built / "sources/weekly-post/index.html").read_text("utf-8")
    other = (built / "sources/northport-echo/index.html").read_text("utf-8")

    assert "{{ 7 * 7 }}" in page
    assert "&lt;Rovers&gt;" in other
    assert "<Rovers>" not in other


def test_the_profile_is_small_enough_for_a_slow_line(built: Path) -> None:
    page = (built / "people/mara-oduya/index.html").read_bytes()

    assert len(gzip.compress(page, mtime=0)) < 50_000
