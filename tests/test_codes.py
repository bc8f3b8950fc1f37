"""Codes of problems are a promise: each is explained where it is made, means one thing, and is held by a test."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE_RE = re.compile(r'"([A-Z]{2,8}\d\d)"')
"""A code in a module. Takes `"DATE01"`; leaves `"Q1"`, `"U+0007"`."""

ROW_RE = re.compile(r"^\| ([A-Z]{2,8}\d\d) \| (.+) \|$", re.MULTILINE)
"""A row of a module's table of codes. Takes `| DATE01 | no date |`."""

MODULES = {path: path.read_text("utf-8") for path in sorted((ROOT / "generator").rglob("*.py"))}
USED = sorted({code for text in MODULES.values() for code in CODE_RE.findall(text)})
EXPLAINED = [code for text in MODULES.values() for code, _ in ROW_RE.findall(text)]
TESTS = "".join(
    path.read_text("utf-8")
    for path in sorted((ROOT / "tests").rglob("*"))
    if path.is_file()
    and path.suffix in (".py", ".txt")
    and path.name != "test_codes.py"
    and "node_modules" not in path.parts
)


README = ROOT / "README.md"
TABLE_RE = re.compile(r"(<!-- codes -->\n).*?(\n<!-- /codes -->)", re.DOTALL)
"""The table of codes in README, between two comments."""


def readme_table() -> str:
    """A row a code, in order of code, each as its module explains it."""
    rows = sorted({row for text in MODULES.values() for row in ROW_RE.findall(text)})
    return "\n".join(["| code | meaning |", "|---|---|", *(f"| {code} | {meaning} |" for code, meaning in rows)])


def test_readme_lists_every_code(request: pytest.FixtureRequest) -> None:
    """`pytest tests/test_codes.py --update-golden` writes the table anew."""
    text = README.read_text("utf-8")
    wanted = TABLE_RE.sub(lambda found: found[1] + readme_table() + found[2], text)
    if request.config.getoption("--update-golden"):
        README.write_text(wanted, "utf-8")
        text = wanted

    assert TABLE_RE.search(text)
    assert text == wanted


def test_every_test_that_readme_names_is_there() -> None:
    """The promises of the section on security name the file that holds each."""
    section = README.read_text("utf-8").partition("\n## Security\n")[2].partition("\n## ")[0]
    named = re.findall(r"`(tests/[\w/.]+)`", section)

    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_every_code_is_explained_once() -> None:
    assert dict.fromkeys(USED, 1) == Counter(EXPLAINED)


@pytest.mark.parametrize("code", USED)
def test_every_code_is_held_by_a_test(code: str) -> None:
    assert re.search(rf"\b{code}\b", TESTS)
