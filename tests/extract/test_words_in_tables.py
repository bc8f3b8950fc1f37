"""Words of the language stand in tables under `generator/knowledge/`, and no list of them stands in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.knowledge.load import load_table

PACKAGE = Path(__file__).parent.parent.parent / "generator"
MODULES = sorted([*PACKAGE.glob("extract/**/*.py"), *PACKAGE.glob("text/*.py")])

MOST = 6
"""Words that may stand together in code: the few that one rule is about."""

LONGEST_ROW = 18
"""Words that may stand in a row with bars between in a pattern; rows of small words (prepositions, forms of "be") make
up the longest of those that are left. May only fall."""

ROW_RE = re.compile(r"[A-Za-z][A-Za-z'’ ?-]*(?:\|[A-Za-z][A-Za-z'’ ?-]*)+")
"""Such a row. Takes `won|lost|drew`; leaves `won`."""

WORD_RE = re.compile(r"[A-Za-z][A-Za-z' -]+")


def ids() -> frozenset[str]:
    """Names that tables and the model give to kinds of things: no words of an article."""
    predicates = load_table("predicates")
    return frozenset([*predicates["types"], *(row["id"] for row in predicates["predicate"])])


def word_lists(tree: ast.AST) -> Iterator[list[str]]:
    """Collections of words in a module, values of a `Literal` left out."""
    literals = {
        id(node.slice)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and id(node) not in literals:
            values = [item.value for item in node.elts if isinstance(item, ast.Constant)]
            words = [value for value in values if isinstance(value, str) and WORD_RE.fullmatch(value)]
            if not ids().issuperset(words):
                yield words


def rows(tree: ast.AST) -> Iterator[list[str]]:
    """Rows of words in the patterns of a module, docstrings left out."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from (row.split("|") for row in ROW_RE.findall(node.value))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_list_of_words_stands_in_code(module: Path) -> None:
    found = list(word_lists(ast.parse(module.read_text("utf-8"))))

    assert [words for words in found if len(words) > MOST] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_pattern_is_a_table_of_words(module: Path) -> None:
    found = list(rows(ast.parse(module.read_text("utf-8"))))

    assert [row for row in found if len(row) > LONGEST_ROW] == []


def test_a_row_of_words_in_a_pattern_would_be_seen() -> None:
    row = "|".join(["won"] * (LONGEST_ROW + 1))

    assert [len(found) for found in rows(ast.parse(f'"""{row}"""\nACTS_RE = re.compile(r"\\b(?:{row})\\b")'))] == [
        LONGEST_ROW + 1
    ]


def test_a_list_of_words_would_be_seen() -> None:
    code = 'VERBS = frozenset(["won", "lost", "drew", "beat", "met", "led", "hit"])\nKind: Literal["a", "b"]'

    assert [len(words) for words in word_lists(ast.parse(code))] == [7]
