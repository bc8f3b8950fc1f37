"""Pages from the store where they are kept, rendered where they are not.

Takes a site, gives its files and what they refer to. The content of a file is kept nowhere but in the output: what
stands there with the hash that was noted stays; everything else is rendered into the spool. A group is all that is about
one person, one source or a pair of sources; `page_keys.py` says what each rests on.
"""

from __future__ import annotations

import contextlib
import gc
import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import cast

import msgspec

from generator.cache.recall import NO_RECALL, Recall
from generator.cache.store import NOTHING_KEPT, Store
from generator.model.profile import Site
from generator.output.articles import Legible
from generator.output.check import references_of, refers
from generator.output.content import Content, FileOnDisk, Spool, text_of
from generator.output.manifest import sha256_of
from generator.output.references import References
from generator.output.standing import Standing
from generator.page_keys import Briefs, read_legible, subject_keys
from generator.render.frame import Frame
from generator.render.pages import PageSubject, page_subjects, render_rest, render_subject, site_frame
from generator.workers import Crew, leave_interrupts_to_us, open_executor, shared_with

WORTH = 16
"""Groups below which processes cost more than they save."""

CHUNK = 8
"""Groups that a worker takes at once, at least."""

MOST_AT_ONCE = 64
"""Groups that a worker takes at once, at most: about what there is of one person."""

ROUNDS = 12
"""How often each worker takes some, where there are enough: the last to end makes all wait."""

REFERENCES = "references"
"""What is remembered of a file by its path and what it holds."""

KEPT_AT_ONCE = 64
"""Groups that are kept in one write of the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """How pages come about and where they go; nothing of it changes a byte."""

    spool: Spool
    """Takes what is rendered."""
    standing: Standing
    """Has what need not be."""
    store: Store = NOTHING_KEPT
    crew: Crew = field(default_factory=Crew)
    indexed: bool = False
    """Whether an index of all words goes with the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file of a group: what is kept of it, for its content stands in the output."""

    path: str
    sha256: str
    references: References | None
    """Where it holds addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedSite:
    """All files of a site, and the references of those that hold addresses, by path."""

    files: dict[str, Content]
    references: dict[str, References]
    indexed: bool
    """Whether the search page counts on an index of all words."""
    proven: frozenset[str]
    """Ids of the people every word of whose evidence was found where it should stand."""
    legible: dict[str, Legible]
    """Whether the rules can read a source, by its id."""


_kept_encoder = msgspec.msgpack.Encoder()
_kept_decoder = msgspec.msgpack.Decoder(tuple[KeptFile, ...])


def render_kept(site: Site, *, overrides: Path | None, epoch: int | None, run: Rendering) -> RenderedSite:
    """Render a site but for what stands already; the same bytes as `render_site` gives."""
    with site_left_alone():
        return _render_kept(site, overrides=overrides, epoch=epoch, run=run)


@contextlib.contextmanager
def site_left_alone() -> Iterator[None]:
    """Leave what was read out of the collector's rounds: it stays until all is rendered, and the views come and go."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _render_kept(site: Site, *, overrides: Path | None, epoch: int | None, run: Rendering) -> RenderedSite:
    frame = site_frame(site, overrides)
    briefs = Briefs(frame, run.store)
    frame = replace(frame, kept=briefs.tallies, told=briefs.digests, indexed=run.indexed)
    subjects = page_subjects(frame)
    keys = dict(zip(subject_keys(frame, subjects, briefs, overrides=overrides, epoch=epoch), subjects, strict=True))
    files: dict[bytes, dict[str, Content]] = {}
    references: dict[str, References] = {}
    recall, base = run.store.recall, site.config.base_url
    for key, kept in recall.get_all("pages", keys, partial(_kept_groups, run.store)).items():
        found = {file.path: run.standing.find(file.path, file.sha256) for file in kept}
        if (standing := {path: content for path, content in found.items() if content}) == found:
            files[key] = dict(standing)
            references |= {file.path: _remembered(file, base, recall) for file in kept if file.references}
    missing = sorted((key for key in keys if key not in files), key=lambda key: _whose(frame, keys[key]))
    task = Task(frame, tuple(keys[key] for key in missing), overrides, epoch, run.spool, recall)
    made: dict[bytes, bytes] = {}
    for number, content, places in render_tasks(task, run.crew):
        made[missing[number]] = content
        if len(made) >= KEPT_AT_ONCE:
            run.store.put("pages", made)
            made.clear()
        kept = _kept_decoder.decode(content)
        files[missing[number]] = {
            file.path: FileOnDisk(place=place, sha256=file.sha256) for file, place in zip(kept, places, strict=True)
        }
        references |= {file.path: file.references for file in kept if file.references}
    run.store.put("pages", made)
    run.store.keep_only("pages", keys)
    every: dict[str, Content] = {}
    for key in keys:
        every |= files[key]
    every |= render_rest(frame, every, overrides=overrides, epoch=epoch)
    return RenderedSite(
        files=every,
        references=references,
        indexed=frame.indexed,
        proven=briefs.proven,
        legible=read_legible(site.witnesses, run.store),
    )


def _whose(frame: Frame, subject: PageSubject) -> tuple[bool, str]:
    """Sorts what is about one person together: what one page looked for is at hand for the next."""
    if subject.kind == "person":
        return True, subject.value.subject.id
    if subject.kind in ("source", "pair"):
        users = frame.users[subject.value.id if subject.kind == "source" else subject.value[0]]
        return True, min(((len(one.witnesses), one.subject.id) for one in users), default=(0, ""))[1]
    return False, ""


def _remembered(file: KeptFile, base: str, recall: Recall) -> References:
    """The references of a file, remembered by what the file holds: its group may come out anew, and it the same."""
    return cast("References", recall.get(REFERENCES, (file.path, file.sha256, base), lambda: file.references))


def _kept_groups(store: Store, keys: Sequence[bytes]) -> dict[bytes, tuple[KeptFile, ...]]:
    """The groups that are kept, by key."""
    found = {key: _decoded(content) for key, content in store.get("pages", keys).items()}
    return {key: kept for key, kept in found.items() if kept is not None}


def _decoded(content: bytes) -> tuple[KeptFile, ...] | None:
    """The files of a group; None where the store holds something of another shape."""
    try:
        return _kept_decoder.decode(content)
    except (msgspec.MsgspecError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be rendered, and where it goes; a worker inherits it, so that no text has to travel."""

    frame: Frame
    subjects: tuple[PageSubject, ...]
    overrides: Path | None
    epoch: int | None
    spool: Spool
    recall: Recall = NO_RECALL
    """What is known of texts that come out as they were."""

    def render(self, number: int) -> tuple[bytes, list[str]]:
        """The files of one subject, as MessagePack of what is kept of them, and the places of their contents."""
        kept: list[KeptFile] = []
        places: list[str] = []
        base = self.frame.site.config.base_url
        files = render_subject(self.frame, self.subjects[number], overrides=self.overrides, epoch=self.epoch)
        for path, content in files.items():
            put = self.spool.put(content)
            known = partial(references_of, path, text_of(content), base)
            references = self.recall.get(REFERENCES, (path, put.sha256, base), known) if refers(path) else None
            kept.append(KeptFile(path=path, sha256=put.sha256, references=references))
            places.append(put.place)
        return _kept_encoder.encode(kept), places


class _Inherited:
    """What the workers of this process inherit when they are forked."""

    task: Task | None = None


def _render_chunk(numbers: Sequence[int]) -> list[tuple[int, bytes, list[str]]]:
    task = _Inherited.task
    return [(number, *task.render(number)) for number in numbers] if task else []


def render_tasks(task: Task, crew: Crew) -> Iterator[tuple[int, bytes, list[str]]]:
    """The number of every subject, and its files; on several processes where they pay and can inherit."""
    numbers = list(range(len(task.subjects)))
    left = set(numbers)
    if crew.cluster and numbers and task.overrides is None:
        for far in render_far(task, numbers, crew.cluster):
            left.discard(far[0])
            yield far
    elif crew.jobs > 1 and len(numbers) >= WORTH:
        for forked in _render_forked(task, numbers, crew.jobs):
            left.discard(forked[0])
            yield forked
    for number in sorted(left):
        yield (number, *task.render(number))


def _render_forked(task: Task, numbers: Sequence[int], jobs: int) -> Iterator[tuple[int, bytes, list[str]]]:
    """The same on several processes of this machine; not all, where one is killed, and none where none can be forked."""
    import multiprocessing  # noqa: PLC0415 - small builds need none of it
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - the same

    if "fork" not in multiprocessing.get_all_start_methods():
        return
    _warm(task)
    _Inherited.task = task
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=leave_interrupts_to_us)
    try:
        size = max(CHUNK, min(MOST_AT_ONCE, len(numbers) // (jobs * ROUNDS)))
        chunks = [numbers[start : start + size] for start in range(0, len(numbers), size)]
        for done in pool.map(_render_chunk, chunks):
            yield from done
    except BrokenExecutor:
        pass  # a worker was killed: what is left is rendered by whoever asked
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _Inherited.task = None


def render_far(task: Task, numbers: Sequence[int], cluster: str) -> Iterator[tuple[int, bytes, list[str]]]:
    """The same on a cluster, whose workers get the site once and send back what they rendered; some may be lost."""
    site = pickle.dumps((task.frame.site, task.frame.indexed, task.subjects, task.epoch))
    with open_executor(1, cluster) as (executor, _):
        if executor is None:
            return
        shared = shared_with(executor, site)
        chunks = [tuple(numbers[start : start + CHUNK]) for start in range(0, len(numbers), CHUNK)]
        running = [executor.submit(render_there, shared, chunk) for chunk in chunks]
        for future in running:
            try:
                for number, content, texts in future.result():
                    yield number, content, [task.spool.put(text).place for text in texts]
            except (BrokenExecutor, CancelledError, OSError):
                continue


class _Unkept(Spool):
    """Takes files in memory: what a worker far away renders is sent back."""

    def __init__(self) -> None:
        self.texts: list[bytes] = []

    def put(self, content: str | bytes) -> FileOnDisk:
        """Keep content until it is sent."""
        self.texts.append(content.encode() if isinstance(content, str) else content)
        return FileOnDisk(place="", sha256=sha256_of(self.texts[-1]))


@lru_cache(maxsize=1)
def _task_of(site: bytes) -> Task:
    what, indexed, subjects, epoch = pickle.loads(site)  # noqa: S301 - from our own main process, by the cluster's wire
    frame = replace(site_frame(what, None), indexed=indexed)
    return Task(frame, subjects, None, epoch, _Unkept())


def render_there(site: bytes, numbers: Sequence[int]) -> list[tuple[int, bytes, list[bytes]]]:
    """Render some subjects: what a worker of a cluster runs."""
    task = _task_of(site)
    found = []
    for number in numbers:
        spool = _Unkept()
        content, _ = replace(task, spool=spool).render(number)
        found.append((number, content, spool.texts))
    return found


def _warm(task: Task) -> None:
    """Work out what all pages share before the workers are forked."""
    frame = task.frame
    _ = (frame.shelf, frame.cited, frame.users, frame.alone, frame.families, frame.partners, frame.tallies)
