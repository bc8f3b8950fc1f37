"""What the last build of an output saw and wrote, so that the next one can tell that nothing changed.

Takes a project's folder and an output, compares, and gives what the last build reported, or None when there is
something to do. On a desk a file is the same when its size and time are; where they differ, or where hashes are asked
for (a checkout sets all times anew), its content decides. Files changed within the grain of the disk's clock are never
trusted by their time. Light on imports: a build that has nothing to do ends here.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from generator import __version__
from generator.cache.store import FOLDER, Store, folder_key, key_of, open_store
from generator.errors import Place, Problem

INPUT_FOLDERS = ("content", "seeds", "templates")
"""What a build reads below a project."""

GRAIN = 20_000_000
"""Nanoseconds within which two changes of a file may bear one time: file systems keep ticks of up to 10 ms."""

Stamp = tuple[str, int, int]
"""(path, size, time of change in nanoseconds; 0 when the time is too fresh to be trusted)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a build says when it is done."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...]
    files: int
    """In the output, the manifest among them."""


class Record:
    """The last build of one output, and the files as they are now. Make it before anything is read."""

    def __init__(self, root: Path, output: Path, *settings: object) -> None:
        self._root = root
        self._output = output
        self._key = key_of(str(output.resolve()))
        self._settings = _as_text(settings)
        self._inputs = tuple(_stamps(root, _now(root)))
        self._answers: dict[bool, Told | None] = {}
        self._code: tuple[str, str] | None = None
        """The state of our own code by time and by content, as the last build saw it."""

    def is_of(self, root: Path, output: Path, *settings: object) -> bool:
        """Whether a record of these would be this one."""
        return (root, output, _as_text(settings)) == (self._root, self._output, self._settings)

    def unchanged(self, *, by_hash: bool = False) -> Told | None:
        """What the last build said, when it would do the same again and its output still stands; looked at once."""
        if by_hash not in self._answers:
            store = open_store(self._root)
            try:
                self._answers[by_hash] = self._unchanged(store, by_hash=by_hash)
            except (ValueError, TypeError, KeyError, AttributeError, OSError):
                self._answers[by_hash] = None
            finally:
                store.close()
        return self._answers[by_hash]

    def _unchanged(self, store: Store, *, by_hash: bool) -> Told | None:
        found = store.get("build", [self._key]).get(self._key)
        last = json.loads(found) if found else None
        if last is not None:
            self._code = (last["code"], last["code_hash"])
        if last is None or last["settings"] != self._settings:
            return None
        if last["code"] != _code_stamp() and last["code_hash"] != _code_key():
            return None
        paths = last["paths"].split("\n")
        stamped = _digest(self._inputs)
        same_inputs = not by_hash and stamped != "" and last["inputs"] == stamped
        same_outputs = last["outputs"] == _digest(_output_stamps(self._output, paths))
        if not (same_inputs and same_outputs):
            detail = json.loads(store.get("build-files", [self._key]).get(self._key, b"null"))
            if not same_inputs and not self._same_inputs(detail["inputs"], by_hash=by_hash):
                return None
            if not same_outputs and not all(_sha256(self._output / path) == detail["outputs"][path] for path in paths):
                return None
        problems = tuple(Problem(**{**entry, "place": Place(**entry["place"])}) for entry in last["problems"])
        return Told(lines=tuple(last["lines"]), problems=problems, files=len(paths))

    def _same_inputs(self, known: Mapping[str, list[object]], *, by_hash: bool) -> bool:
        """Whether every file is as it was, by its time where that can be trusted, else by content."""
        if {path for path, _, _ in self._inputs} != set(known):
            return False
        for path, size, moment in self._inputs:
            old_size, old_moment, sha256 = known[path]
            by_time = not by_hash and moment != 0 and (size, moment) == (old_size, old_moment)
            if not by_time and (not sha256 or _sha256(self._root / path) != sha256):
                return False
        return True

    def remember(self, told: Told, *, inputs: Mapping[str, str], outputs: Mapping[str, str]) -> None:
        """Keep what this build saw and wrote.

        Args:
            told: what it said.
            inputs: SHA-256 of the files as they were read, by path below the project.
            outputs: SHA-256 of the files that it wrote, by path below the output.

        """
        paths = sorted(outputs)
        with contextlib.suppress(OSError):
            stamp = _code_stamp()
            last = {
                "settings": self._settings,
                "code": stamp,
                "code_hash": self._code[1] if self._code and self._code[0] == stamp else _code_key(),
                "inputs": _digest(self._inputs),
                "outputs": _digest(_output_stamps(self._output, paths)),
                "paths": "\n".join(paths),
                "lines": told.lines,
                "problems": [asdict(problem) for problem in told.problems],
            }
            detail = {
                "inputs": {path: (size, moment, inputs.get(path, "")) for path, size, moment in self._inputs},
                "outputs": dict(outputs),
            }
            store = open_store(self._root)
            store.put("build-files", {self._key: json.dumps(detail).encode()})
            store.put("build", {self._key: json.dumps(last).encode()})
            store.close()


def _as_text(settings: tuple[object, ...]) -> str:
    return json.dumps([__version__, sys.version, *settings], default=str)


def template_hashes(root: Path) -> dict[str, str]:
    """SHA-256 of the project's own templates, by path below it."""
    found = {}
    for path, _, _ in _stamps(root, None, ("templates",)):
        with contextlib.suppress(OSError):
            found[path] = _sha256(root / path)
    return found


def _stamps(root: Path, now: int | None, folders: Iterable[str] = INPUT_FOLDERS) -> Iterator[Stamp]:
    """Every file below the folders, in order of path; a link counts as itself and as what it leads to."""
    for folder in folders:
        for path, status in sorted(_walk(root, folder)):
            fresh = now is not None and status.st_mtime_ns > now - GRAIN
            yield path, status.st_size, 0 if fresh else status.st_mtime_ns


def _walk(root: Path, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = list(os.scandir(root / folder))
    except OSError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
            continue
        with contextlib.suppress(OSError):
            if entry.is_symlink():
                yield f"{path} -> {Path(entry.path).readlink()}", entry.stat(follow_symlinks=False)
            yield path, entry.stat()


def _now(root: Path) -> int | None:
    """The time by the disk's own clock, in nanoseconds; None where nothing can be written, and nothing is kept."""
    place = root / FOLDER / "now"
    try:
        place.parent.mkdir(exist_ok=True)
        place.touch()
        return place.stat().st_mtime_ns
    except OSError:
        return None


def _output_stamps(output: Path, paths: Iterable[str]) -> Iterator[Stamp]:
    top = f"{output}/"
    for path in paths:
        status = os.lstat(top + path)
        yield path, status.st_size if stat.S_ISREG(status.st_mode) else -1, status.st_mtime_ns


def _digest(stamps: Iterable[Stamp]) -> str:
    """One hash of all stamps; of none that could be trusted wrongly."""
    digest = hashlib.blake2b(digest_size=20)
    for path, size, moment in stamps:
        if moment == 0:
            return ""
        digest.update(f"{path}\0{size}\0{moment}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _code() -> tuple[Path, ...]:
    """Folders that hold our own code and templates."""
    package = Path(__file__).resolve().parents[1]
    beside = package.parent / "templates"
    return (package,) if (package / "_templates").is_dir() else (package, beside)


def _code_stamp() -> str:
    """The state of our own code, by size and time."""
    stamps = []
    for folder in _code():
        for top, names, files in os.walk(folder):
            names[:] = sorted(name for name in names if name != "__pycache__")
            for name in sorted(files):
                status = os.stat(os.path.join(top, name))  # noqa: PTH116, PTH118 - two hundred times at every start
                stamps.append((name, status.st_size, status.st_mtime_ns))
    return _digest(stamps)


def _code_key() -> str:
    """The state of our own code, by content."""
    return folder_key(*_code(), suffixes=(".py", ".toml", ".txt", ".html", ".css", ".js", ".svg", ".woff2")).hex()
