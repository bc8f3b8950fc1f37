"""The stages in order, a screen long: the only module that knows them all.

read -> parse -> extract -> reconcile -> render -> check -> write. Nothing is written before everything was checked; a
run with errors leaves the site of an earlier run as it was.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import __version__
from generator.cache.store import NOTHING_KEPT, Store, key_of
from generator.errors import ContentError, Problem
from generator.model.article import Article
from generator.model.claims import Claims, Hints
from generator.model.evidence import Source
from generator.model.profile import Site
from generator.model.project import Project
from generator.output.check import check_site
from generator.output.content import Spool, open_spool
from generator.output.index import index_pages, index_problems
from generator.output.references import Resolver
from generator.output.standing import Standing, note_files
from generator.output.write import ChangedMeanwhileError, WriteReport, open_output, write_site
from generator.render.faults import template_problem
from generator.render.share_picture import picture_problems
from generator.rendering import Rendering, render_kept
from generator.settling import settle_kept
from generator.sources.accept import accept_problems
from generator.sources.memory import NO_MEMORY, Memory
from generator.sources.parse import parse_project
from generator.sources.read import read_project
from generator.text.article import read_article
from generator.workers import Crew, extractor, read_claims

Stage = Callable[[str, int], None]
"""Told when a stage begins: its name, and how many things it has before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How the work is done; nothing of it but `drafts` changes a byte of the site."""

    crew: Crew = field(default_factory=Crew)
    store: Store = NOTHING_KEPT
    """Where results are kept from build to build."""
    memory: Memory = NO_MEMORY
    """What an earlier build of this process read."""
    drafts: bool = False
    """Whether what is marked as a draft is built too."""
    index: bool = True
    """Whether an index of all words is made where the site asks for one."""
    stage: Stage = lambda name, count: None  # noqa: ARG005 - a default that hears and does nothing


PLAIN = Run()
"""Here, and with nothing kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A project read and settled, before anything is rendered."""

    project: Project
    claims: Mapping[str, Claims]
    """By source id."""
    site: Site
    problems: tuple[Problem, ...]
    """So far, those among them that the project accepts."""
    inputs: Mapping[str, str]
    """SHA-256 of every file read, by path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did."""

    reading: Reading
    problems: tuple[Problem, ...]
    """All problems of the run, in order of place; errors among them mean that nothing was written."""
    accepted: int
    """How many warnings are left out of them, because an editor lets them stand."""
    written: WriteReport | None


def read_site(root: Path, *, base_url: str | None = None, run: Run = PLAIN) -> Reading:
    """Read, parse, extract and reconcile the project under `root`.

    Raises:
        ContentError: when the content leaves nothing to work with; it carries every problem found.
    """
    run.stage("read", 1)
    files, problems = read_project(root, run.memory)
    run.stage("parse", len(files.pages) + len(files.seeds))
    project, faults = parse_project(files, base_url=base_url, drafts=run.drafts, memory=run.memory)
    problems = (*problems, *faults)
    if any(problem.severity == "error" for problem in problems):
        raise _stopped(project, problems)
    run.stage("extract", len(project.sources))
    said = read_claims(project.sources, project_hints(project), store=run.store, crew=run.crew)
    problems = (*problems, *said.problems)
    if said.problems:
        raise _stopped(project, problems)
    run.stage("reconcile", len(project.sources))
    site, faults = settle_kept(project.config, project.subjects, said, store=run.store)
    if not run.drafts:
        site = replace(site, profiles=tuple(one for one in site.profiles if not one.subject.draft))
    return Reading(project=project, claims=said.claims, site=site, problems=(*problems, *faults), inputs=files.digests)


def build_site(
    root: Path, output: Path, *, base_url: str | None = None, strict: bool = False, write: bool = True, run: Run = PLAIN
) -> BuildReport:
    """Build the project under `root` into `output`; with `write=False`, stop after the check.

    Raises:
        ContentError: as `read_site`, and where a template of the site's own cannot be rendered.
        OutputError: when the site cannot be written; what stood there stands.
    """
    reading = read_site(root, base_url=base_url, run=run)
    wanting = (*picture_problems(reading.site.config), *(index_problems(reading.site.config) if run.index else ()))
    reading = replace(reading, problems=(*reading.problems, *wanting))
    if any(problem.severity == "error" for problem in wanting):
        raise _stopped(reading.project, reading.problems)
    for again in (True, False):
        try:
            return _write_reading(root, output, reading, strict=strict, write=write, run=run)
        except ChangedMeanwhileError:
            if not again:
                raise
    raise AssertionError


def _write_reading(root: Path, output: Path, reading: Reading, *, strict: bool, write: bool, run: Run) -> BuildReport:
    """Render, check and write what was read."""
    templates = root / "templates"
    overrides = templates if templates.is_dir() else None
    name = key_of(str(output.resolve()))
    notes = run.store.get("output", [name]).get(name, b"{}") if write else b"{}"
    with open_output(output, root) if write else _aside() as spool:
        run.stage("render", len(reading.site.witnesses))
        standing = Standing(output, notes)
        rendering = Rendering(
            spool=spool,
            standing=standing,
            store=run.store,
            crew=run.crew,
            indexed=run.index and reading.site.config.search_index,
        )
        try:
            rendered = render_kept(reading.site, overrides=overrides, epoch=_epoch(), run=rendering)
        except Exception as fault:
            problem = template_problem(fault, overrides)
            if problem is None:
                raise
            raise _stopped(reading.project, (*reading.problems, problem)) from fault
        files = rendered.files
        if rendered.indexed:
            run.stage("index", len(files))
            files |= index_pages(files, language=reading.site.config.language)
        run.stage("check", len(files))
        faults = check_site(
            files,
            reading.site,
            known=rendered.references,
            proven=rendered.proven,
            legible=rendered.legible,
            resolver=run.store.recall.get("resolver", "", Resolver),
        )
        problems, accepted = accept_problems((*reading.problems, *faults), reading.project.acceptances, complete=True)
        stops = any(problem.severity == "error" or strict for problem in problems)
        written = None
        if write and not stops:
            run.stage("write", len(files))
            twin = run.store.folder / "twins" / name.hex() if run.store.folder else None
            written = write_site(files, output, inputs=reading.inputs, version=__version__, project=root, twin=twin)
            run.store.put("output", {name: note_files(output, written.hashes, files)})
    return BuildReport(reading=reading, problems=problems, accepted=accepted, written=written)


@contextlib.contextmanager
def _aside() -> Iterator[Spool]:
    """A spool for files that nobody wants."""
    with open_spool(Path(tempfile.gettempdir()), "factsheet-") as spool:
        yield spool


def extract_source(source: Source, hints: Hints) -> tuple[Article, Claims]:
    """Read one article by itself, as `factsheet extract` does."""
    article = read_article(source)
    return article, extractor()(article, hints)


def project_hints(project: Project) -> Hints:
    """What the site's people pages tell extraction: names, aliases and sexes; a lone player where an article names them."""
    subjects = project.subjects
    lone = subjects[0] if len(subjects) == 1 else None
    return Hints(
        player=lone.name if lone else None,
        player_sure=False,
        sex=lone.sex if lone else None,
        team=lone.team if lone else None,
        aliases=tuple((alias, subject.name) for subject in subjects for alias in subject.aliases),
        people=tuple((subject.name, subject.sex) for subject in subjects if subject.sex),
    )


def _stopped(project: Project, problems: tuple[Problem, ...]) -> ContentError:
    """What ends a run before all problems could be found."""
    return ContentError(accept_problems(problems, project.acceptances, complete=False)[0])


def _epoch() -> int:
    """Seconds since 1970 that SOURCE_DATE_EPOCH names, else 0: never the clock."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(value) if value.isdecimal() else 0
