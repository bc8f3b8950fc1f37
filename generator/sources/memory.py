"""What a process that builds again and again knows of files that it read before.

Takes files as they were read, gives them again while they stand on the disk as they were, and what was made of them. A
file is the same when its size, its times and its place are; one whose times lie within the grain of the newest may be
changed once more without any of them changing, and is read again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from operator import is_
from typing import Any, Protocol, TypeVar

from generator.errors import Problem
from generator.sources.files import RawFile

GRAIN = 20_000_000
"""Nanoseconds within which two changes of a file may bear one time: file systems keep ticks of up to 10 ms."""

Read = tuple[RawFile | None, tuple[Problem, ...]]
"""What reading a file gave."""

Made = TypeVar("Made")


class HasPath(Protocol):
    """A file as it was read, or what was made of it."""

    @property
    def path(self) -> str:
        """Its name in the project."""


class Memory:
    """Files of one project; `keeps` says whether any are kept."""

    def __init__(self, *, keeps: bool = True) -> None:
        self.keeps = keeps
        self._read: dict[str, tuple[os.stat_result, Read]] = {}
        self._made: dict[tuple[str, str], tuple[tuple[HasPath, ...], Any]] = {}

    def read(self, name: str, entry: os.DirEntry[str], read: Callable[[str, str], Read]) -> Read:
        """What a file gives; `read` takes its path and its name."""
        if not self.keeps:
            return read(entry.path, name)
        try:
            status = entry.stat()
        except OSError:
            return read(entry.path, name)
        known = self._read.get(name)
        if known is None or _stamp(known[0]) != _stamp(status):
            self._read[name] = known = (status, read(entry.path, name))
        return known[1]

    def settle(self) -> None:
        """Forget what may have changed since it was read; call it when all files are read."""
        newest = max((status.st_ctime_ns for status, _ in self._read.values()), default=0)
        self._read = {name: kept for name, kept in self._read.items() if kept[0].st_ctime_ns < newest - GRAIN}

    def once(self, make: Callable[..., Made], *parts: HasPath) -> Made:
        """What `make` makes of a file, or of what was made of files; made anew only when one of them was."""
        if not self.keeps:
            return make(*parts)
        key = (make.__qualname__, parts[0].path)
        known = self._made.get(key)
        if known is None or len(known[0]) != len(parts) or not all(map(is_, known[0], parts)):
            self._made[key] = known = (parts, make(*parts))
        made: Made = known[1]
        return made


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev, status.st_mode)


NO_MEMORY = Memory(keeps=False)
"""For a process that builds once."""
