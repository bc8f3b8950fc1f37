"""A message shows the place, the line and what to do, and no sign of a file can deceive the reader or the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from strategies import texts

from generator.commands.problems import problem_annotation, problem_json, problem_lines, shown
from generator.errors import Place, Problem, Severity


def problem(
    *, line: int = 0, column: int = 0, words: str = "", message: str = "no", severity: Severity = "error"
) -> Problem:
    place = Place(path="content/a, b.md", line=line, column=column)
    return Problem(code="DATE01", severity=severity, place=place, message=message, words=words, hint="do this")


def test_a_message_shows_the_line_and_a_caret_below_the_words(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a, b.md").write_bytes("---\r\n\tdate: später\r\n".encode())

    lines = list(problem_lines([problem(line=2, column=8, words="später"), problem(severity="warning")], tmp_path))

    assert lines == [
        "error[DATE01]: no",
        "  --> content/a, b.md:2:8",
        "  2 |  date: später",
        "    |        ^^^^^^",
        "  = help: do this",
        "warning[DATE01]: no",
        "  --> content/a, b.md",
        "  = help: do this",
        "1 error, 1 warning.",
    ]


def test_of_a_long_line_the_part_around_the_place_is_shown(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a, b.md").write_text("x" * 5_000 + "HERE" + "y" * 5_000)

    shown_line, caret = list(problem_lines([problem(line=1, column=5_001, words="HERE")], tmp_path))[2:4]

    assert len(shown_line) < 140
    assert shown_line.index("HERE") == caret.index("^")
    assert caret.count("^") == 4


def test_a_file_that_is_gone_leaves_the_words(tmp_path: Path) -> None:
    lines = list(problem_lines([problem(line=3, column=1, words="später")], tmp_path))

    assert lines[2] == "    später"


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("\x1b[31m", "<U+001B>[31m"),
        ("\u202e", "<U+202E>"),
        ("\u2066", "<U+2066>"),
        ("\u200b", "<U+200B>"),
        ("\ud800", "<U+D800>"),
        ("\r\n", "<U+000D><U+000A>"),
        ("\t", " "),
        ("é😀", "é😀"),
    ],
)
def test_signs_that_deceive_are_written_out(sign: str, expected: str) -> None:
    assert shown(sign) == expected


def test_json_keeps_every_sign_in_ascii() -> None:
    line = problem_json(problem(line=2, column=3, words="\u202e\ud800é\n"))

    assert line.isascii()
    assert json.loads(line) == {
        "code": "DATE01", "severity": "error", "path": "content/a, b.md", "line": 2, "column": 3,
        "message": "no", "words": "\u202e\ud800é\n", "hint": "do this",
    }  # fmt: skip


def test_an_annotation_names_file_and_place_as_github_reads_them() -> None:
    line = problem_annotation(problem(line=2, column=3, message="100% no\n::error::", severity="warning"), Path("sub"))

    assert line == (
        "::warning file=sub/content/a%2C b.md,line=2,title=DATE01,col=3::100%25 no<U+000A>::error::%0Ado this"
    )


@given(text=texts())
def test_no_text_breaks_a_message_or_begins_a_line_of_its_own(text: str) -> None:
    one = problem(message=text, words=text)

    assert all("\n" not in line and "\x1b" not in line for line in problem_lines([one], Path("nowhere")))
    assert "\n" not in problem_annotation(one, Path())
    assert json.loads(problem_json(one))["words"] == text
