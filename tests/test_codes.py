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


def test_every_code_is_explained_once() -> None:
    assert dict.fromkeys(USED, 1) == Counter(EXPLAINED)


@pytest.mark.parametrize("code", USED)
def test_every_code_is_held_by_a_test(code: str) -> None:
    assert re.search(rf"\b{code}\b", TESTS)
