"""Words of the language stand in tables under `generator/knowledge/`, and no list of them stands in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.extract.quotes.voices import RULES
from generator.knowledge.load import load_table

PACKAGE = Path(__file__).parent.parent.parent / "generator"
MODULES = sorted(path for part in ("extract", "reconcile", "text") for path in PACKAGE.glob(f"{part}/**/*.py"))

MOST = 6
"""Words that may stand together in code: the few that one rule is about."""

LONGEST_ROW = 8
"""Words that may stand in a row with bars between in a pattern: the few that one rule is about. May only fall."""

PIECE_RE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[^\\\[()|]+", re.DOTALL)
"""A piece of a pattern: what is escaped, a class, a bracket, a bar, plain words. Takes `\\w`, `[^)]`, `(`; leaves none."""

HEAD_RE = re.compile(r"\?(?:P<\w+>|[a-z-]*:|<?[=!])")
"""What a group begins with. Takes `?P<score>`, `?i:`, `?<!`; leaves `?`."""

WORD_RE = re.compile(r"[A-Za-z][A-Za-z' -]+")


GROUP_RE = re.compile(r"\(\?P<(\w+)>")
"""The name of a group in a pattern. Takes `(?P<score>`; leaves `(?P=score)`."""


def literals(tree: ast.AST) -> Iterator[ast.expr]:
    """What stands between the brackets of each `Literal`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
            yield node.slice


def texts(nodes: Iterable[ast.AST | None]) -> list[str]:
    """Those of the nodes that are strings."""
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@cache
def ids() -> frozenset[str]:
    """Names that tables, rules and the model give to kinds and parts of things: no words of an article."""
    predicates, metrics = load_table("predicates"), load_table("metrics")
    found = {*RULES, *predicates["types"], *(row["id"] for row in (*predicates["predicate"], *metrics["metric"]))}
    for path in PACKAGE.glob("model/*.py"):
        for node in ast.walk(tree := ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
        found.update(text for literal in literals(tree) for text in texts(ast.walk(literal)))
    return frozenset(found)


def word_lists(tree: ast.AST) -> Iterator[list[str]]:
    """Collections of words in a module: lists, tuples, sets, keys of a dict, words to split; none of a `Literal`, and
    no names of groups of its patterns.
    """
    named = {id(literal) for literal in literals(tree)}
    groups = {group for text in texts(ast.walk(tree)) for group in GROUP_RE.findall(text)}
    for node in ast.walk(tree):
        match node:
            case ast.Tuple(elts) | ast.List(elts) | ast.Set(elts) if id(node) not in named:
                values = texts(elts)
            case ast.Dict(keys):
                values = texts(keys)
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
                values = text.split()
            case _:
                continue
        words = [value for value in values if WORD_RE.fullmatch(value)]
        if not (ids() | groups).issuperset(words):
            yield words


def patterns(tree: ast.AST) -> Iterator[str]:
    """The strings of a module, docstrings left out, each whole, with nothing where a value is set in."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            told.update(map(id, node.values))
            yield "".join(texts(node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def rows(tree: ast.AST) -> Iterator[list[str]]:
    """Rows of words with bars between in the patterns of a module, group by group, without the groups inside."""
    for pattern in patterns(tree):
        groups = [[""]]
        done = []
        for piece in PIECE_RE.findall(pattern):
            if piece == "(":
                groups.append([""])
            elif piece == ")" and len(groups) > 1:
                done.append(groups.pop())
            elif piece == "|":
                groups[-1].append("")
            elif piece[0] not in "\\[)":
                groups[-1][-1] += piece
        for group in (row for row in (*done, *groups) if len(row) > 1):
            words = [HEAD_RE.sub("", way) for way in group]
            yield [word for word in words if re.search("[A-Za-z]{2}", word)]


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


def lists(table: dict[str, Any], path: str) -> Iterator[str]:
    """The paths of the lists in a table, as `one_of` takes them."""
    for name, entry in table.items():
        yield from lists(entry, f"{path}.{name}") if isinstance(entry, dict) else [f"{path}.{name}"]


@cache
def asked() -> frozenset[str]:
    """Every string of the package."""
    return frozenset(text for path in PACKAGE.rglob("*.py") for text in texts(ast.walk(ast.parse(path.read_text()))))


@pytest.mark.parametrize("name", ["blocks", "contests", "counting", "grammar"])
def test_every_list_of_a_table_for_patterns_is_asked_for(name: str) -> None:
    named = {path.removeprefix("grammar.") for path in lists(load_table(name), name)}

    assert named - asked() == set()


@pytest.mark.parametrize(
    "code",
    [
        'VERBS = frozenset(["won", "lost", "drew", "beat", "met", "led", "hit"])',
        'VERBS = {"won": 1, "lost": 2, "drew": 3, "beat": 4, "met": 5, "led": 6, "hit": 7}',
        'VERBS = "won lost drew beat met led hit".split()',
    ],
)
def test_a_list_of_words_would_be_seen(code: str) -> None:
    assert [len(words) for words in word_lists(ast.parse(f'{code}\nKind: Literal["a", "b"]'))] == [7]
