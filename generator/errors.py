"""What can go wrong, as two channels.

Faults in content are values: a `Problem` says where, what was expected, what was found and what to do; all
problems of a run are collected, sorted and reported together. Exceptions are for what stops us:

    GeneratorError
    ├── ContentError        problems that leave nothing to build; carries them
    ├── EdtfError           (ValueError) a date that is not EDTF level 0 or 1
    ├── SpanError           (ValueError) an empty or reversed span, or one outside its text
    ├── KnowledgeError      (ValueError) a table of ours that does not hold together
    └── OutputError         (OSError) the site could not be written; the old one stands

Nothing here knows the command line. Codes are stable: tests assert them, README lists them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


class GeneratorError(Exception):
    """Base of all exceptions that this package raises on purpose."""


class EdtfError(GeneratorError, ValueError):
    """A text is not a date of EDTF level 0 or 1."""


class SpanError(GeneratorError, ValueError):
    """A span is empty, reversed, or outside the text that it should cut."""


class KnowledgeError(GeneratorError, ValueError):
    """A data file under `knowledge/` is malformed."""


class OutputError(GeneratorError, OSError):
    """The site could not be written; what stood before still stands."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where a fault is."""

    path: str
    """The file, as the user would name it."""
    line: int = 0
    """Line, from 1; 0 where the file as a whole is meant."""
    column: int = 0
    """Column in code points, from 1; 0 where the line as a whole is meant."""

    def __str__(self) -> str:
        shown = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault in content: a value, collected and reported with all others of the run."""

    code: str
    """Stable code such as `DATE02`; README lists them."""
    severity: Severity = "error"
    place: Place
    message: str
    """What was found, and what was expected."""
    words: str = ""
    """The words of the file that are meant, verbatim; empty where the place says it all."""
    hint: str = ""
    """What to do."""

    @property
    def order(self) -> tuple[Place, str, str]:
        """Sort key: by place, then code, then message."""
        return (self.place, self.code, self.message)


class ContentError(GeneratorError):
    """Problems that leave nothing to build."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))
        super().__init__(f"{len(self.problems)} problems in the content")
