"""Problems as a person, a program and GitHub read them.

Takes problems and the project's folder, gives lines; nothing is printed here. The words of a file are shown with every
sign that could deceive a reader or a terminal written out: control characters, marks that turn the direction of
writing, signs without width, halves of surrogate pairs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import Problem
from generator.sources.frontmatter import clean_text

LINE_WIDTH = 120
"""Characters of a line that are shown; of a longer one, those around the place."""

MAX_SHOWN_BYTES = 8_000_000
"""Largest file that is opened again to show a line of it."""

HIDDEN_RE = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""A sign that does not show, or changes how others show. Takes U+202E and an escape; leaves a letter with an accent."""


def shown(text: str) -> str:
    """The text on one line, with every hidden sign as its number: `<U+202E>`."""
    return HIDDEN_RE.sub(lambda found: " " if found[0] == "\t" else f"<U+{ord(found[0]):04X}>", text)


def problem_lines(problems: Iterable[Problem], root: Path) -> Iterator[str]:
    """Each problem with its place, the line and a caret where the file can still be read, and what to do."""
    listed = tuple(problems)
    files: dict[str, list[str]] = {}
    for problem in listed:
        place = problem.place
        yield f"{problem.severity}[{problem.code}]: {shown(problem.message)}"
        yield f"  --> {shown(str(place))}"
        if place.line and place.path not in files:
            files[place.path] = _lines_of(root / place.path)
        lines = files.get(place.path, [])
        if 0 < place.line <= len(lines):
            yield from _excerpt(lines[place.line - 1], problem)
        elif problem.words:
            yield f"    {shown(problem.words)[:LINE_WIDTH]}"
        if problem.hint:
            yield f"  = help: {shown(problem.hint)}"
    if listed:
        errors = sum(problem.severity == "error" for problem in listed)
        warnings = len(listed) - errors
        yield f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}."


def _lines_of(path: Path) -> list[str]:
    """The lines of a text file, counted as front matter counts them; none where it cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_SHOWN_BYTES:
            return []
        return clean_text(path.read_bytes().decode("utf-8", "replace")).split("\n")
    except (OSError, ValueError):
        return []


def _excerpt(line: str, problem: Problem) -> Iterator[str]:
    """The line, or the part of it around the place, and a caret below the words that are meant."""
    column = problem.place.column
    first = max(0, column - 1 - LINE_WIDTH // 2) if len(line) > LINE_WIDTH else 0
    part = line[first : first + LINE_WIDTH]
    number = str(problem.place.line)
    yield f"  {number} | {'…' if first else ''}{shown(part)}"
    if column and column - 1 <= len(line):
        before = shown(line[first : column - 1])
        meant = line[column - 1 :][: max(1, len(problem.words))]
        width = max(1, min(len(shown(meant)), LINE_WIDTH // 2))
        yield f"  {' ' * len(number)} | {' ' * (len(before) + bool(first))}{'^' * width}"


def problem_json(problem: Problem) -> str:
    """One problem as a JSON object, in ASCII, so that no sign of it is lost or acts on a terminal."""
    place = problem.place
    values = {"code": problem.code, "severity": problem.severity}
    values |= {"path": place.path, "line": place.line, "column": place.column}  # type: ignore[dict-item]
    return json.dumps(values | {"message": problem.message, "words": problem.words, "hint": problem.hint})


def problem_annotation(problem: Problem, root: Path) -> str:
    """One problem as a command of GitHub Actions, which shows it beside the line of the file."""
    place = problem.place
    path = place.path if root == Path() else (root / place.path).as_posix()
    values = {"file": path, "line": str(place.line or 1), "title": f"{problem.code}"}
    if place.column:
        values["col"] = str(place.column)
    fields = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    return f"::{problem.severity} {fields}::{_data(shown(problem.message) + chr(10) + shown(problem.hint))}"


def _data(text: str) -> str:
    """The text as GitHub's runner reads it back. Source: its toolkit, `command.ts`, escapeData."""
    return text.strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The same for a value before the second `::`; escapeProperty."""
    return _data(shown(text)).replace(":", "%3A").replace(",", "%2C")
