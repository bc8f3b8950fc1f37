"""The options that commands share.

Takes what the user chose, gives types for the parameters of commands. How problems are to be told is handed to `Voice` at
once, because a command may end in an exception, far from its options.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from generator.voice import Voice, wants_annotations


def _set_json(value: bool) -> bool:
    Voice.as_json = value
    return value


def _set_annotations(value: bool | None) -> bool | None:
    Voice.annotations = wants_annotations(value)
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
