"""How every command speaks and ends: lines, problems, progress, and the exit code of whatever stops it.

Takes what the user chose to hear, prints it. Nothing here reads options, so that a build with plain ones does without the
machinery for all others.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ContentError, OutputError, Problem

if TYPE_CHECKING:
    from generator.workers import Progress

CLEAN, PROBLEMS, USAGE, DEFECT, STOPPED = 0, 1, 2, 3, 130


class Voice:
    """How problems are told: set by the options of a command, read wherever the command ends."""

    as_json = False
    annotations = False
    root = Path()


def wants_annotations(chosen: bool | None = None) -> bool:  # noqa: FBT001 - Typer hands the value of an option over so
    """Whether problems are printed for GitHub Actions too: what was chosen, else wherever that runs the command."""
    return os.environ.get("GITHUB_ACTIONS") == "true" if chosen is None else chosen


def run_told(command: Callable[[], None]) -> None:
    """Run a command, tell what stopped it, and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    try:
        command()
    except ContentError as fault:
        print_problems(fault.problems)
        sys.exit(PROBLEMS)
    except OutputError as fault:
        say(f"error: {fault}")
        sys.exit(PROBLEMS)
    except Exception as fault:  # noqa: BLE001  # the last stop: whatever comes here is ours
        if isinstance(fault, OSError) and fault.errno == errno.EPIPE:  # whoever read the lines has gone
            _be_silent()
            sys.exit(PROBLEMS)
        say("This is a defect of factsheet, not of your content; please report it with the lines below.")
        sys.excepthook(*sys.exc_info())
        sys.exit(DEFECT)


def _be_silent() -> None:
    """Lead what is still to be printed nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say(text: str) -> None:
    """Print a line on standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def tell(lines: Iterable[str]) -> None:
    """Print lines on standard output."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def print_problems(problems: Iterable[Problem], *, strict: bool = False) -> None:
    """Print problems on standard error: for people, or as JSON; and for GitHub Actions besides."""
    listed = tuple(problems)
    if not listed:
        return
    from generator.commands.problems import problem_annotation, problem_json, problem_lines  # noqa: PLC0415

    for line in map(problem_json, listed) if Voice.as_json else problem_lines(listed, Voice.root):
        say(line)
    if strict and not Voice.as_json and all(problem.severity == "warning" for problem in listed):
        say("With --strict a warning fails the run: put it right, or accept it in content/ with a reason (`accept:`).")
    if Voice.annotations:
        for problem in listed:
            say(problem_annotation(problem, Voice.root))


def stops(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether problems keep a command from coming out clean."""
    return any(strict or problem.severity == "error" for problem in problems)


@contextlib.contextmanager
def show_progress(*, quiet: bool) -> Iterator[Progress | None]:
    """A bar on standard error, where that is a terminal; None elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from generator.commands.progress import Bar  # noqa: PLC0415

    with Bar("Reading articles") as bar:
        yield bar.show
