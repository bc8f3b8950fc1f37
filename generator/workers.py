"""Extraction over many processes, on this machine or on a cluster: one seam, `concurrent.futures.Executor`.

Takes sources and hints, gives for each what its article says as JSON, or the words of what went wrong: one article that
cannot be read is one problem, and not the end of the run. Without an executor everything runs here. Sources travel in
chunks of about the same length, a few at a time, so that neither many short articles nor one long one holds up the rest.
What was read before is taken from the store: its key is the hash of the source, the hints, and the code and tables that
read it.

| code | meaning |
|---|---|
| EXTR01 | reading an article broke down: a defect of ours, told with the article's place |
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import msgspec

from generator.cache.codec import (
    decode_article,
    decode_claims,
    decode_hints,
    decode_sources,
    encode_article,
    encode_hints,
    encode_sources,
)
from generator.cache.late import Kind, LateArticle, LateClaims, made_late, reading_by
from generator.cache.store import Stash, Store, folder_key, key_of
from generator.errors import Place, Problem
from generator.gleaning import Gleaned, Gleanings, glean
from generator.model.article import Article
from generator.model.claims import Claims, Hints
from generator.model.evidence import Source
from generator.text.article import read_article

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

WORTH = 32
"""Articles below which starting processes costs more than it saves: measured with articles of 4,000 signs."""

CHUNKS = 8
"""Chunks that each worker gets, at least; fewer leave one of them idle at the end."""

LONGEST = 200_000
"""Signs in a chunk, at most; more shows no progress."""

AHEAD = 3
"""Chunks a worker that are under way or waiting."""


Progress = Callable[[int, int], None]
"""Told how many of how many articles are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who does the work; nothing of it changes a byte of the outcome."""

    jobs: int = 1
    """Processes on this machine."""
    cluster: str | None = None
    """Address of the scheduler of a Dask cluster, which stands in for them."""
    progress: Progress | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one source."""

    source: str
    """Its id."""
    said: bytes = b""
    """JSON as `cache.codec` makes it; empty where nothing came of it."""
    gleaned: Gleaned | None = None
    fault: str = ""
    """What went wrong; empty where nothing did."""


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(list[Reading])


def default_jobs() -> int:
    """Cores that this process may use."""
    with contextlib.suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@cache
def extractor() -> Callable[[Article, Hints], Claims]:
    """What reads an article; its rules and tables are taken in when the first one is read."""
    from generator.extract.rules import extract_claims  # noqa: PLC0415 - a third of a second, and some builds read nothing

    return extract_claims


def extract_here(source: Source, hints: Hints) -> Reading:
    """Read one article in this process."""
    try:
        article = read_article(source)
        claims = extractor()(article, hints)
        said, gleaned = encode_article(article, claims), glean(article, claims)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the other articles are read all the same
        return Reading(source=source.id, fault=f"{type(fault).__name__}: {fault}")
    _keep_tables()
    return Reading(source=source.id, said=said, gleaned=gleaned)


@cache
def _keep_tables() -> None:
    """Leave what the first article made ready out of the collector's rounds; tables live as long as the process."""
    gc.freeze()


def extract_chunk(sources: bytes, hints: bytes) -> bytes:
    """Read some articles, JSON in and MessagePack out: what a worker runs."""
    known = decode_hints(hints)
    return _encoder.encode([extract_here(source, known) for source in decode_sources(sources)])


def extract_all(
    sources: Sequence[Source], hints: Hints, *, executor: Executor | None = None, jobs: int = 1
) -> Iterator[Reading]:
    """Read all articles, in whatever order they are done.

    Args:
        sources: what to read.
        hints: what is known beforehand.
        executor: where to; None reads them here.
        jobs: how many workers it has.

    """
    if executor is None:
        yield from (extract_here(source, hints) for source in sources)
        return
    extractor()  # before processes are forked, which inherit it
    known = encode_hints(hints)
    waiting = iter(_chunks(sources, jobs))
    running: dict[Future[bytes], tuple[Source, ...]] = {}
    lost: list[Source] = []
    try:
        while True:
            while len(running) < AHEAD * jobs and (chunk := next(waiting, None)):
                try:
                    with _uninterrupted():
                        running[executor.submit(extract_chunk, encode_sources(chunk), known)] = chunk
                except (BrokenExecutor, RuntimeError):
                    lost.extend(chunk)
            if not running:
                break
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                chunk = running.pop(done)
                try:
                    yield from _decoder.decode(done.result())
                except (BrokenExecutor, CancelledError, OSError):
                    lost.extend(chunk)
    finally:
        for future in running:
            future.cancel()
    yield from (extract_here(source, hints) for source in lost)


def _chunks(sources: Sequence[Source], jobs: int) -> Iterator[tuple[Source, ...]]:
    """Sources in chunks of about the same length, each of one source at least."""
    bound = min(LONGEST, sum(len(source.text) for source in sources) // (jobs * CHUNKS) + 1)
    chunk: list[Source] = []
    length = 0
    for source in sources:
        chunk.append(source)
        length += len(source.text)
        if length >= bound:
            yield tuple(chunk)
            chunk, length = [], 0
    if chunk:
        yield tuple(chunk)


@contextlib.contextmanager
def open_executor(jobs: int, address: str | None = None) -> Iterator[tuple[Executor | None, int]]:
    """An executor and the number of its workers: a Dask cluster's, or processes of ours, or none for one job.

    Leaving it early, by an error or Ctrl-C, drops what waits and leaves no process behind. What runs is waited for, some
    seconds at most: a process of the pool that is killed while it sends its result would be waited for without end.

    Args:
        jobs: processes of ours.
        address: of the scheduler of a Dask cluster; stands before `jobs`.

    """
    if address:
        with _dask(address) as made:
            yield made
    elif jobs > 1:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - costs 30 ms, and small builds need none

        executor = ProcessPoolExecutor(max_workers=jobs, initializer=begin_worker)
        try:
            yield executor, jobs
        finally:
            executor.shutdown(wait=True, cancel_futures=True)
    else:
        yield None, 1


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the block is done: a worker that is half started would be known to nobody, and never end."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: no process is forked there
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def shared_with(executor: Executor, value: bytes) -> bytes:
    """A value that many calls take: on a cluster it is sent to each worker once, and calls name it."""
    client = getattr(executor, "_client", None)
    return value if client is None else client.scatter(value, broadcast=True)


def begin_worker() -> None:
    """What a worker does first: leave Ctrl-C, which reaches every process of the terminal, to the main one, and end with it."""
    from multiprocessing import parent_process  # noqa: PLC0415 - only workers need it

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    """Wait for the main process to end, and end then: one that was killed tells its workers nothing."""
    parent.join()
    os._exit(1)


@contextlib.contextmanager
def _dask(address: str) -> Iterator[tuple[Executor, int]]:
    from distributed import Client  # noqa: PLC0415 - the extra `cluster`

    with Client(address) as client:
        executor = client.get_executor(retries=3)
        try:
            yield executor, max(1, sum(client.nthreads().values()))
        finally:
            executor.shutdown(wait=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What all sources say, by source id, in order; of those that broke down there is nothing but a problem."""

    articles: Mapping[str, Article]
    claims: Mapping[str, Claims]
    keys: Mapping[str, bytes]
    """Stands for the article and all that it says."""
    gleanings: Gleanings = field(compare=False)
    problems: tuple[Problem, ...]


def read_claims(sources: Sequence[Source], hints: Hints, *, store: Store, crew: Crew) -> Said:
    """Read all articles that were not read before; each is decoded when somebody asks for it."""
    known = key_of(encode_hints(hints))
    keys = {source.id: store.recall.get("keys", (source, known), partial(_key, source, known)) for source in sources}
    stash, gleanings = Stash(store, "claims"), Gleanings(store, keys)
    left = store.recall.get_all("read", keys.values(), lambda asked: dict.fromkeys(store.known("claims", asked), True))
    problems: dict[str, Problem] = {}
    for reading, source in _fetch([source for source in sources if keys[source.id] not in left], hints, crew):
        if reading.gleaned is None:
            problems[source.id] = _broken(source, reading.fault)
            continue
        stash.put({keys[source.id]: reading.said})
        gleanings.put(source.id, reading.gleaned)
    store.keep_only("claims", keys.values())
    read = [source for source in sources if source.id not in problems]
    return Said(
        articles={
            one.id: _late(LateArticle, one, keys[one.id], partial(_article, one, keys[one.id], stash), store)
            for one in read
        },
        claims={
            one.id: _late(LateClaims, one, keys[one.id], partial(_claims, one, keys[one.id], hints, stash), store)
            for one in read
        },
        keys={one.id: keys[one.id] for one in read},
        gleanings=gleanings,
        problems=tuple(problems.values()),
    )


def _late(kind: type[Kind], source: Source, key: bytes, read: Callable[[], object], store: Store) -> Kind:
    """A late value, the one that this process has already where it has any; `read` takes it from the store of this run."""
    made = store.recall.get(kind.__name__, (key, source), lambda: made_late(kind, read, source=source, key=key))
    return reading_by(made, read)


def _article(source: Source, key: bytes, stash: Stash) -> Article:
    """The article as it is kept; where that is damaged, or gone meanwhile, it is read again."""
    content = stash.get(key)
    return (content and decode_article(content, source)) or read_article(source)


def _claims(source: Source, key: bytes, hints: Hints, stash: Stash) -> Claims:
    """The same of what an article says."""
    content = stash.get(key)
    return (content and decode_claims(content, source)) or extractor()(read_article(source), hints)


def _fetch(sources: Sequence[Source], hints: Hints, crew: Crew) -> Iterator[tuple[Reading, Source]]:
    """What comes of each source, with as many processes as pay."""
    by_id: Mapping[str, Source] = {source.id: source for source in sources}
    jobs = crew.jobs if len(sources) >= WORTH else 1
    with open_executor(jobs, crew.cluster if sources else None) as (executor, workers):
        for number, reading in enumerate(extract_all(sources, hints, executor=executor, jobs=workers), 1):
            if crew.progress:
                crew.progress(number, len(sources))
            yield reading, by_id[reading.source]


def _key(source: Source, known: bytes) -> bytes:
    """A key for all that reading a source rests on; `known` stands for the hints."""
    said = encode_sources((replace(source, text=""),))
    return key_of(_code(), said, source.text, known)


@cache
def _code() -> bytes:
    """A key for the code and the tables that read articles."""
    package = Path(__file__).parent
    parts = (package / name for name in ("extract", "text", "knowledge", "model", "cache"))
    return key_of(sys.version, folder_key(*parts, suffixes=(".py", ".toml", ".txt")))


def _broken(source: Source, fault: str) -> Problem:
    hint = "this is a defect of factsheet: please report it with the article, and take the article out for now"
    place = Place(path=source.path)
    return Problem(code="EXTR01", place=place, message=f"this article cannot be read: {fault}", hint=hint)
