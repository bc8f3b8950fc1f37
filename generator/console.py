"""What all commands share: their options, and how problems are told.

Takes what the user chose, gives types for the parameters of commands. `Voice` keeps how problems are to be told, because
a command may end in an exception, far from its options.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from generator.errors import Problem

if TYPE_CHECKING:
    from generator.workers import Progress


class Voice:
    """How problems are told: set by the options of a command, read wherever the command ends."""

    as_json = False
    annotations = False
    root = Path()


def _set_json(value: bool) -> bool:
    Voice.as_json = value
    return value


def _set_annotations(value: bool | None) -> bool | None:
    Voice.annotations = os.environ.get("GITHUB_ACTIONS") == "true" if value is None else value
    return value


def _set_root(value: Path) -> Path:
    Voice.root = value
    return value


ProjectOption = Annotated[
    Path,
    typer.Option(
        "--project", "-p", metavar="FOLDER", callback=_set_root, help="Folder that holds content/ and seeds/."
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]
JsonOption = Annotated[
    bool, typer.Option("--json", callback=_set_json, help="Print problems as JSON, one object a line.")
]
AnnotationsOption = Annotated[
    bool | None,
    typer.Option(
        "--annotations/--no-annotations",
        callback=_set_annotations,
        help="Print problems for GitHub Actions too, which shows them beside the line; on by itself where GITHUB_ACTIONS is true.",
        show_default=False,
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Say what was read, source by source.")]
BaseUrlOption = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="Address that the site will have, for feeds and sitemaps."),
]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that read articles; one a core when left out."),
]
DaskOption = Annotated[
    str | None,
    typer.Option(
        "--dask", metavar="ADDRESS", help="Read articles on the Dask cluster of this scheduler (extra: cluster)."
    ),
]
HashOption = Annotated[
    bool,
    typer.Option("--hash", help="Tell what changed by content, not by time; the rule wherever CI is set."),
]
DraftsOption = Annotated[bool, typer.Option("--drafts", help="Build sources and people marked `draft: true` too.")]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Use and keep nothing in .factsheet/.")]


class SexChoice(StrEnum):
    """The sexes that tournaments are told apart by."""

    f = "f"
    m = "m"


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


def say(text: str) -> None:
    """Print a line on standard error."""
    typer.echo(text, err=True)


@contextlib.contextmanager
def show_progress(*, quiet: bool) -> Iterator[Progress | None]:
    """A bar on standard error, where that is a terminal; None elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from generator.commands.progress import Bar  # noqa: PLC0415

    with Bar("Reading articles") as bar:
        yield bar.show


COUNTABLE = (
    "What no metric of the list counts is called by its own words, where these are a noun phrase that can be counted: "
    "“23 first-team players” is a record of “first-team players”."
)
"""What the help of `extract` says of metrics that stand in no list."""


class ExtractCommand(TyperCommand):
    """The help of `extract` ends with the controlled lists, read from their tables when asked for."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - the framework passes it
        """Write the lists of event types and metrics."""
        from generator.knowledge.load import load_table  # noqa: PLC0415

        metrics = load_table("metrics")
        names = [*metrics["names"].values(), *(row["id"] for row in metrics["metric"])]
        lists = {
            "Types of events": load_table("predicates")["types"],
            "Metrics of records": sorted(dict.fromkeys(names)),
            "Words that may stand before a metric": metrics["qualifiers"],
        }
        for title, entries in lists.items():
            with formatter.section(title):
                formatter.write_text(", ".join(entries))
        with formatter.section("Any other metric"):
            formatter.write_text(COUNTABLE)
