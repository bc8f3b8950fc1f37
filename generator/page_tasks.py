"""The files of groups, rendered here, on other processes, or on a cluster: the same bytes wherever that is.

Takes groups and a spool, gives what is to be kept of each, as MessagePack, and where its files stand.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

import msgspec

from generator.cache.recall import NO_RECALL, Recall
from generator.cache.store import key_of
from generator.output.check import references_of, refers
from generator.output.content import FileOnDisk, Spool, text_of
from generator.output.manifest import sha256_of
from generator.output.references import References
from generator.output.standing import Standing
from generator.page_keys import TemplateKeys
from generator.render.frame import Frame
from generator.render.pages import PageKind, PageSubject, render_subject, site_frame
from generator.render.views import View
from generator.workers import Crew, begin_worker, open_executor, shared_with

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


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file of a group: what is kept of it, for its content stands in the output."""

    path: str
    sha256: str
    references: References | None
    """Where it holds addresses."""
    shown: bytes = b""
    """Stands for all that the page shows; empty where nobody asks for that."""


_kept_encoder = msgspec.msgpack.Encoder()
_kept_decoder = msgspec.msgpack.Decoder(tuple[KeptFile, ...])


def decode_files(content: bytes) -> tuple[KeptFile, ...] | None:
    """The files of a group; None where the store holds something of another shape."""
    try:
        return _kept_decoder.decode(content)
    except (msgspec.MsgspecError, ValueError):
        return None


def name_of(subject: PageSubject) -> bytes:
    """The name under which the latest pages of a subject are kept; none where it has one page."""
    return key_of(subject.kind, subject.value.subject.id) if subject.kind == "person" else b""


@dataclass(frozen=True, slots=True)
class Shown:
    """Which pages stand, and show what they are to show."""

    shares: TemplateKeys
    standing: Standing
    latest: Mapping[bytes, KeptFile]
    """Pages that an earlier build made, by what they show."""

    def find(self, kind: PageKind, path: str, view: View) -> tuple[bytes, KeptFile | None]:
        """What stands for all that the page shows, and the page, where it stands."""
        key = self.shares.of_page(kind, path, view)
        file = self.latest.get(key)
        return key, file if file and self.standing.find(path, file.sha256) else None


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
    shown: Shown | None = None
    """Pages of groups of many that may stand; None where nobody can look."""

    def render(self, number: int) -> tuple[bytes, list[str]]:
        """The files of one subject, as MessagePack of what is kept of them, and the places of their contents.

        What stands has no place.
        """
        kept: list[KeptFile] = []
        keys: dict[str, bytes] = {}
        subject, shown = self.subjects[number], self.shown

        def stands(kind: PageKind, path: str, view: View) -> bool:
            if shown is None or not name_of(subject):
                return False
            keys[path], found = shown.find(kind, path, view)
            kept.extend([found] if found else [])
            return found is not None

        base = self.frame.site.config.base_url
        files = render_subject(self.frame, subject, overrides=self.overrides, epoch=self.epoch, stands=stands)
        places = [""] * len(kept)
        for path, content in files.items():
            put = self.spool.put(content)
            known = partial(references_of, path, text_of(content), base)
            references = self.recall.get(REFERENCES, (path, put.sha256, base), known) if refers(path) else None
            kept.append(KeptFile(path=path, sha256=put.sha256, references=references, shown=keys.get(path, b"")))
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
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=begin_worker)
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
