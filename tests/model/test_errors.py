from __future__ import annotations

import pytest

from generator.errors import (
    ContentError,
    EdtfError,
    GeneratorError,
    KnowledgeError,
    OutputError,
    Place,
    Problem,
    SpanError,
)


def problem(path: str, line: int = 0, column: int = 0, code: str = "X01", message: str = "m") -> Problem:
    return Problem(code=code, place=Place(path=path, line=line, column=column), message=message)


@pytest.mark.parametrize(
    ("error", "builtin"),
    [(EdtfError, ValueError), (SpanError, ValueError), (KnowledgeError, ValueError), (OutputError, OSError)],
)
def test_every_exception_is_ours_and_the_builtin_that_a_caller_expects(
    error: type[GeneratorError], builtin: type[Exception]
) -> None:
    assert issubclass(error, GeneratorError)
    assert issubclass(error, builtin)


@pytest.mark.parametrize(("line", "column", "shown"), [(0, 0, "a.md"), (3, 0, "a.md:3"), (3, 7, "a.md:3:7")])
def test_a_place_reads_as_editors_write_it(line: int, column: int, shown: str) -> None:
    assert str(Place(path="a.md", line=line, column=column)) == shown


def test_problems_of_content_are_sorted_by_place_then_code_then_message() -> None:
    expected = [
        problem("a.md"),
        problem("a.md", 2, 9),
        problem("a.md", 10, 1, code="A01", message="z"),
        problem("a.md", 10, 1, code="X01", message="a"),
        problem("a.md", 10, 1, code="X01", message="b"),
        problem("b.md"),
    ]

    error = ContentError(reversed(expected))

    assert list(error.problems) == expected
    assert str(error) == "6 problems in the content"


def test_a_problem_is_an_error_unless_it_says_otherwise() -> None:
    assert problem("a.md").severity == "error"
