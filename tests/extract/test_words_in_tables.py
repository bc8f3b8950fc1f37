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


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_list_of_words_stands_in_code(module: Path) -> None:
    found = list(word_lists(ast.parse(module.read_text("utf-8"))))

    assert [words for words in found if len(words) > MOST] == []


def test_a_list_of_words_would_be_seen() -> None:
    code = 'VERBS = frozenset(["won", "lost", "drew", "beat", "met", "led", "hit"])\nKind: Literal["a", "b"]'

    assert [len(words) for words in word_lists(ast.parse(code))] == [7]
