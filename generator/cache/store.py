"""Results by key, in one SQLite file of the project.

Takes and gives bytes; what they mean is left to others. A key is the hash of everything that its value was made from,
so that a value is never wrong, only unused. The file may be deleted at any time. One that is damaged, or of another
layout, is begun anew without a word; where none can be written, nothing is kept. Two builds may use it at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.cache.recall import NO_RECALL, Recall

FOLDER = ".factsheet"
"""Below the project; other tools' names begin with a dot too, and a build passes over them."""

LAYOUT = 1
"""Of the tables; another number begins anew."""

PATIENCE = 10.0
"""Seconds that a build waits for another one's write."""

TABLES = """
CREATE TABLE IF NOT EXISTS result (stage TEXT, key BLOB, value BLOB NOT NULL, PRIMARY KEY (stage, key)) WITHOUT ROWID;
"""

SIZES = "sizes"
"""Stage that holds how many values each other one has; two builds at once may leave it a few short."""

BATCH = 500
"""Keys asked for in one statement; SQLite takes 999 and more."""


class Store:
    """Results by stage and key. Open it with `open_store`."""

    def __init__(
        self, connection: sqlite3.Connection | None, path: Path | None = None, recall: Recall = NO_RECALL
    ) -> None:
        self.recall = recall
        """What this process remembers of earlier builds, whether or not anything is kept on the disk."""
        self._connection = connection
        self._path = path
        self._process = os.getpid()
        self._inherited: sqlite3.Connection | None = None
        self._wanted: dict[str, frozenset[bytes]] = {}
        self._grown: dict[str, int] = {}

    @property
    def folder(self) -> Path | None:
        """Where the file lies, and other things may that can be deleted at any time; None where nothing is kept."""
        return self._path.parent if self._path and self._connection is not None else None

    def get(self, stage: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are there and sound, by key."""
        wanted = list(keys)
        found: dict[bytes, bytes] = {}
        with self._faults():
            for start in range(0, len(wanted), BATCH):
                part = wanted[start : start + BATCH]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, value FROM result WHERE stage = ? AND key IN ({marks})"  # noqa: S608 - marks alone
                for key, value in self._rows(query, (stage, *part)):
                    if (content := _sound(value)) is not None:
                        found[key] = content
        return found

    def known(self, stage: str, keys: Iterable[bytes]) -> frozenset[bytes]:
        """The keys that have a value, sound or not."""
        wanted = list(keys)
        found: set[bytes] = set()
        with self._faults():
            for start in range(0, len(wanted), BATCH):
                part = wanted[start : start + BATCH]
                marks = ",".join("?" * len(part))
                query = f"SELECT key FROM result WHERE stage = ? AND key IN ({marks})"  # noqa: S608 - marks alone
                found.update(key for (key,) in self._rows(query, (stage, *part)))
        return frozenset(found)

    def put(self, stage: str, values: Mapping[bytes, bytes]) -> None:
        """Keep values; what another build kept under the same key was the same."""
        if self._connection is None or not values:
            return
        self._grown[stage] = self._grown.get(stage, 0) + len(values)
        rows = ((stage, key, zlib.crc32(value).to_bytes(4, "big") + value) for key, value in values.items())
        with self._faults(), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?)", rows)

    def keep_only(self, stage: str, keys: Iterable[bytes]) -> None:
        """Drop all other values of a stage when they have become the greater part: later, when the store is closed."""
        self._wanted[stage] = frozenset(keys)

    def _drop(self) -> None:
        """Drop what is not wanted of the stages that grew, where it may have become the greater part.

        How much a stage holds is known from the last time that it was looked through, and from what was put in since.
        """
        grown = {stage.encode(): stage for stage in self._wanted.keys() & self._grown}
        sizes: dict[bytes, bytes] = {}
        for name, known in {**dict.fromkeys(grown), **self.get(SIZES, grown)}.items():
            stage, wanted = grown[name], self._wanted[grown[name]]
            size = None if known is None else int.from_bytes(known, "big") + self._grown[stage]
            if size is None or size > 2 * len(wanted) + 1:
                size = self._look_through(stage, wanted)
            sizes[name] = size.to_bytes(8, "big")
        self.put(SIZES, sizes)

    def _look_through(self, stage: str, wanted: frozenset[bytes]) -> int:
        """Drop what is not wanted of a stage, where it is the greater part; how many values are left."""
        with self._faults():
            known = {key for (key,) in self._rows("SELECT key FROM result WHERE stage = ?", (stage,))}
            if self._connection is None or len(known) <= 2 * len(wanted) + 1:
                return len(known)
            with self._connection:
                old = [(stage, key) for key in known - wanted]
                self._connection.executemany("DELETE FROM result WHERE stage = ? AND key = ?", old)
        return len(wanted)

    @property
    def keeps(self) -> bool:
        """Whether what is put in can be got again."""
        return self._connection is not None

    def close(self) -> None:
        """Drop what nobody wants any more, and let go of the file."""
        self._drop()
        self._let_go()

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _rows(self, query: str, values: tuple[object, ...]) -> Iterator[tuple[bytes, ...]]:
        if self._connection is not None and self._process != os.getpid():
            self._open_again()
        return iter(()) if self._connection is None else self._connection.execute(query, values)

    def _open_again(self) -> None:
        """In a worker that was forked: a connection of its own, for none may be used by two processes, or closed by both."""
        self._inherited, self._connection = self._connection, None
        self._process = os.getpid()
        if self._path is not None:
            self._connection = _connect(self._path)

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        """A fault of the file costs what is kept, never a build."""
        try:
            yield
        except sqlite3.Error:
            self._let_go()


class Stash:
    """One stage's results for the time of a run: in the store, or pressed in memory where that keeps nothing."""

    def __init__(self, store: Store, stage: str) -> None:
        self._store = store
        self._stage = stage
        self._pressed: dict[bytes, bytes] = {}

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Take values in."""
        self._store.put(self._stage, values)
        if not self._store.keeps:
            self._pressed |= {key: zlib.compress(value, 1) for key, value in values.items()}

    def get(self, key: bytes) -> bytes | None:
        """A value; None where it is damaged, or gone meanwhile."""
        return self.get_all([key]).get(key)

    def get_all(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are there and sound, by key."""
        if self._store.keeps:
            return self._store.get(self._stage, keys)
        return {key: zlib.decompress(self._pressed[key]) for key in keys if key in self._pressed}


NOTHING_KEPT = Store(None)
"""For work that leaves nothing behind."""


def open_store(root: Path, recall: Recall = NO_RECALL) -> Store:
    """The store of the project under `root`; one that keeps nothing on the disk where none can be written."""
    path = root / FOLDER / "cache.sqlite3"
    for _ in range(2):
        try:
            path.parent.mkdir(exist_ok=True)
            return Store(_connect(path), path, recall)
        except sqlite3.OperationalError:
            return Store(None, recall=recall)
        except sqlite3.DatabaseError:
            _remove(path)
        except OSError:
            return Store(None, recall=recall)
    return Store(None, recall=recall)


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file and look whether it is ours and whole.

    Raises:
        sqlite3.Error: when it is not.

    """
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
            with connection:
                connection.execute("DROP TABLE IF EXISTS result")
                connection.execute(f"PRAGMA user_version = {LAYOUT}")
        connection.executescript(TABLES)
        connection.execute("SELECT stage, key, value FROM result LIMIT 1").fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def _sound(value: bytes) -> bytes | None:
    """The value without its check sum, or None where the two disagree."""
    return value[4:] if zlib.crc32(value[4:]).to_bytes(4, "big") == value[:4] else None


def key_of(*parts: str | bytes) -> bytes:
    """One key for all parts, in order; no two lists of parts share one."""
    contents = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]
    whole = b"".join([piece for content in contents for piece in (len(content).to_bytes(8, "big"), content)])
    return hashlib.blake2b(whole, digest_size=20).digest()


def folder_key(*folders: Path, suffixes: tuple[str, ...] = ()) -> bytes:
    """A key for the content of every file below the folders, or of those whose names end so."""
    parts: list[str | bytes] = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and (not suffixes or path.suffix in suffixes):
                parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
        parts.append(b"")
    return key_of(*parts)
