"""Each broken site reports exactly the problems that its case lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.sources.parse import parse_project
from generator.sources.read import read_project

CASES = Path(__file__).with_name("sites.txt").read_text("utf-8").split("\n# ")[1:]


def cut(case: str) -> tuple[dict[str, str | bytes], list[str]]:
    files: dict[str, str | bytes] = {}
    for part in case.split("\n@@ ")[1:]:
        path, _, content = part.partition("\n")
        files[path] = content + "\n"
    expected = str(files.pop("expect")).split("\n")
    return files, [line for line in expected if line]


@pytest.mark.parametrize("case", CASES, ids=[case.partition("\n")[0] for case in CASES])
def test_a_broken_site_reports_all_its_problems(
    case: str, make_project: Callable[[dict[str, str | bytes]], Path]
) -> None:
    contents, expected = cut(case)

    files, read_problems = read_project(make_project(contents))
    _, problems = parse_project(files)

    assert expected == [f"{problem.code} {problem.place}" for problem in (*read_problems, *problems)]
    assert all(problem.hint for problem in problems)
