"""A build as the command line runs it: skipped when nothing changed, else done with what is kept from earlier ones.

Takes a project, an output and choices; gives what there is to say. Nothing is printed here, and the pipeline is
imported only when there is something to do.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache.record import Told, template_hashes
from generator.commands.quick import nothing_changed, record_of
from generator.errors import Problem

if TYPE_CHECKING:
    from generator.model.profile import Profile, Site
    from generator.pipeline import Stage
    from generator.workers import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How a build is asked for on the command line."""

    base_url: str | None = None
    strict: bool = False
    verbose: bool = False
    jobs: int | None = None
    """Processes; None for as many as there are cores."""
    cluster: str | None = None
    """Address of a Dask scheduler."""
    drafts: bool = False
    """Build what is marked as a draft too."""
    by_hash: bool = False
    """Compare inputs by content and never by time."""
    keep: bool = True
    """Use what earlier builds kept, and keep what this one works out."""


MOST_PEOPLE = 20
"""People of whom a build tells one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build has to say."""

    problems: tuple[Problem, ...]
    lines: tuple[str, ...]
    """What was read."""
    files: str
    """What became of the files, in words; empty when nothing was written."""


def build_project(
    root: Path, output: Path, choices: Choices, *, stage: Stage | None = None, progress: Progress | None = None
) -> Outcome:
    """Build the project under `root` into `output`, or find that there is nothing to do.

    Raises:
        ContentError: when the content leaves nothing to work with.
        OutputError: when the site cannot be written; what stood there stands.

    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    settings = (choices.base_url, choices.strict, choices.drafts, epoch)
    record = record_of(root, output, *settings) if choices.keep else None
    if record and not choices.verbose and (told := record.unchanged(by_hash=choices.by_hash)):
        return Outcome(problems=told.problems, lines=told.lines, files=nothing_changed(told.files))
    from generator.cache.store import NOTHING_KEPT, open_store  # noqa: PLC0415
    from generator.pipeline import Run, build_site  # noqa: PLC0415
    from generator.workers import Crew, default_jobs  # noqa: PLC0415

    templates = template_hashes(root)
    crew = Crew(jobs=choices.jobs or default_jobs(), cluster=choices.cluster, progress=progress)
    store = open_store(root) if choices.keep else NOTHING_KEPT
    try:
        run = Run(crew=crew, store=store, drafts=choices.drafts, stage=stage or _hear_nothing)
        report = build_site(root, output, base_url=choices.base_url, strict=choices.strict, run=run)
    finally:
        store.close()
    lines = (*summary_lines(report.reading.site, verbose=choices.verbose), *accepted_lines(report.accepted))
    if report.written is None:
        return Outcome(problems=report.problems, lines=lines, files="")
    if record and not choices.verbose:
        told = Told(lines=lines, problems=report.problems, files=0)
        record.remember(told, inputs={**templates, **report.reading.inputs}, outputs=dict(report.written.hashes))
    done = report.written
    files = f"{done.written} files written, {done.unchanged} unchanged, {done.removed} removed."
    return Outcome(problems=report.problems, lines=lines, files=files)


def _hear_nothing(name: str, count: int) -> None:
    """Nobody asked for the stages."""


def summary_lines(site: Site, *, verbose: bool) -> Iterator[str]:
    """What was read: a line a profile, of many people only the first ones; every one, and every source, when asked for."""
    if verbose:
        for witness in site.witnesses:
            source = witness.article.source
            day = f"published {witness.published} ({witness.published_from})" if witness.published else "not dated"
            sentences = counted(len(witness.article.sentences), "sentence")
            yield f"{witness.letter} {witness.id}: {source.path}, {sentences}, {day}"
    shown = len(site.profiles) if verbose else MOST_PEOPLE
    yield from map(_summary, site.profiles[:shown])
    if others := site.profiles[shown:]:
        facts = sum(profile.counts.facts for profile in others)
        yield f"{counted(len(others), 'more person', 'more people')} with {counted(facts, 'fact')}; --verbose lists them."


def accepted_lines(count: int) -> Iterator[str]:
    """That warnings were left out of the report, where any were."""
    if count:
        yield f"{counted(count, 'warning')} accepted by the pages in content/."


def _summary(profile: Profile) -> str:
    counts = profile.counts
    return (
        f"{profile.subject.name}: {counted(counts.facts, 'fact')} with {counted(counts.citations, 'citation')}, "
        f"{counts.derived} of them worked out; {counted(counts.disagreements, 'disagreement')}; "
        f"{counted(counts.quotes, 'quote')}."
    )


def counted(number: int, word: str, several: str = "") -> str:
    """A number of things in words; `several` where the plural is not the word and an s."""
    return f"{number} {word}" if number == 1 else f"{number} {several or word + 's'}"


class Stopwatch:
    """Measures the stages of a run.

    Args:
        clock: gives the processor time that has been used, in seconds.

    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._stages: list[tuple[str, int, float]] = []

    def stage(self, name: str, count: int) -> None:
        """A stage begins."""
        self._stages.append((name, count, self._clock()))

    def lines(self) -> Iterator[str]:
        """A line a stage: its name, how many things it had before it, its time in all and for each."""
        ends = [*(began for _, _, began in self._stages), self._clock()][1:]
        for (name, count, began), end in zip(self._stages, ends, strict=True):
            each = f"{(end - began) * 1000 / count:9.3f} ms each" if count else ""
            yield f"{name:10} {count:7}  {end - began:8.3f} s {each}".rstrip()
