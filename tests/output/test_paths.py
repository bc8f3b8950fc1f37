from __future__ import annotations

import re

import pytest

from generator.output import paths
from generator.output.paths import check_paths


def codes(*paths: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in check_paths(paths)]


def test_the_paths_of_a_site_are_safe() -> None:
    assert codes("index.html", "people/mara-oduya/index.html", "static/site.css", "404.html", ".nojekyll") == []


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../x",
        "a//b",
        "a/./b",
        "",
        "a\\b",
        "a:b",
        "con.txt",
        "a/NUL",
        "dot.",
        "blank ",
        "x" * 256,
        "a\nb",
    ],
)
def test_unsafe_paths_are_refused(path: str) -> None:
    assert codes(path) == [("PATH03", path)]


def test_paths_that_are_one_file_on_some_disk_are_refused() -> None:
    assert codes("A/x.html", "a/X.html") == [("PATH01", "a/X.html")]
    assert codes("zo\u00e9.html", "zoe\u0301.html") == [("PATH01", "zo\u00e9.html")]
    assert codes("stra\u00dfe", "STRASSE") == [("PATH01", "stra\u00dfe")]


def test_a_file_that_is_a_folder_too_is_refused() -> None:
    assert codes("people", "People/a/index.html") == [("PATH02", "People/a/index.html")]


def test_a_plain_path_is_one_that_nothing_is_wrong_with(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = (
        "a",
        "index.html",
        "com1",
        "com1.txt",
        "con",
        "nul.",
        "x" * 81,
        "a.b.c",
        "A",
        ".a",
        "-",
        "aux-1",
        "lpt9x.y",
    )
    every = [*parts, *(f"{one}/{other}" for one in parts for other in parts)]
    found = [check_paths([path]) for path in every]

    monkeypatch.setattr(paths, "PLAIN_RE", re.compile("(?!)"))

    assert found == [check_paths([path]) for path in every]
    assert check_paths(every) == check_paths(list(reversed(every)))
