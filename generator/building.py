"""`factsheet build`: one build, told on the terminal. Taken with plain options without the machinery that reads all others.

Takes what was asked, builds, prints, and gives an exit code. Reading its own options would else be a tenth of a build in
which one article changed.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.commands.build import Choices, Stopwatch, build_project
from generator.commands.quick import plain_options, stands
from generator.voice import (
    CLEAN,
    PROBLEMS,
    STOPPED,
    Voice,
    print_problems,
    run_told,
    say,
    show_progress,
    tell,
    wants_annotations,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A build as it was asked for."""

    project: Path
    output: Path | None
    """None for `site` in the project."""
    choices: Choices
    quiet: bool
    profile: bool
    """Whether the time and count of each stage are printed."""


def run_build(asked: Asked) -> int:
    """Build, print what there is to say, and give the exit code."""
    target = asked.output or asked.project / "site"
    watch = Stopwatch(lambda: sum(os.times()[:4]))
    with show_progress(quiet=asked.quiet) as progress:
        done = build_project(asked.project, target, asked.choices, stage=watch.stage, progress=progress)
    print_problems(done.problems, strict=asked.choices.strict)
    if asked.profile:
        for line in watch.lines():
            say(line)
    if not done.files:
        say(f"Nothing was written; {target} is as it was.")
        return PROBLEMS
    if not asked.quiet:
        tell((*done.lines, done.files, stands(target)))
    return CLEAN


def compares_by_hash(*, asked: bool) -> bool:
    """Whether what changed is told by content and not by time: where that is asked for, and wherever CI is set."""
    return asked or bool(os.environ.get("CI"))


def plain_build(words: list[str]) -> Asked | None:
    """What these words ask for; None where they are not a build, or not all of them are plain."""
    options = plain_options(words)
    if options is None:
        return None
    jobs = options.get("jobs", "1")
    if not (jobs.isascii() and jobs.isdecimal() and int(jobs) > 0):
        return None
    choices = Choices(
        base_url=options.get("base_url"),
        strict="strict" in options,
        verbose="verbose" in options,
        jobs=int(jobs) if "jobs" in options else None,
        drafts="drafts" in options,
        by_hash=compares_by_hash(asked="hash" in options),
        keep="no_cache" not in options,
    )
    return Asked(
        project=Path(options.get("project", ".")),
        output=Path(options["output"]) if "output" in options else None,
        choices=choices,
        quiet="quiet" in options,
        profile="profile" in options,
    )


def build_plainly(asked: Asked) -> None:
    """Run the build and leave with its exit code."""
    Voice.root, Voice.annotations = asked.project, wants_annotations()
    try:
        run_told(partial(_leave, asked))
    except KeyboardInterrupt:
        sys.exit(STOPPED)


def _leave(asked: Asked) -> None:
    sys.exit(run_build(asked))
