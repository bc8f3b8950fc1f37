"""What a file of the site holds: text, bytes, or a file that stands on the disk already and need not be held in memory.

Takes nothing; `Spool` takes content that is not yet part of a site, and keeps it in a folder that is gone when the build
is done, whatever became of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import OutputError
from generator.output.exchange import lock_folder

FILE_MODE = 0o644
"""What web hosts can serve; files made by `tempfile` are readable by their owner alone."""

MODES_ARE_KEPT = os.name == "posix"
"""Whether a file has the mode that it was given; on Windows it is writable or not, and nothing else."""

Stamp = tuple[int, int]
"""(size, time of change in nanoseconds) of a plain file of the right mode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOnDisk:
    """Content that stands in a file."""

    place: str
    sha256: str
    stamp: Stamp | None = None
    """Of the file when it was found to hold the content; None for one that nobody else writes."""


Content = str | bytes | FileOnDisk


def bytes_of(content: Content) -> bytes:
    """The content; that of a file is read."""
    if isinstance(content, FileOnDisk):
        return Path(content.place).read_bytes()
    return content.encode() if isinstance(content, str) else content


def text_of(content: Content) -> str:
    """The content as text; bytes that are no UTF-8 are replaced."""
    return content if isinstance(content, str) else bytes_of(content).decode("utf-8", "replace")


def stamp_of(place: str) -> Stamp | None:
    """The stamp of a file, or None where there is no plain file of the right mode."""
    found = look_at(place)
    return found[0] if found else None


def look_at(place: str) -> tuple[Stamp, int] | None:
    """The stamp of a file and the number that its disk knows it by; None as for `stamp_of`."""
    try:
        status = os.lstat(place)
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode) or (MODES_ARE_KEPT and stat.S_IMODE(status.st_mode) != FILE_MODE):
        return None
    return (status.st_size, status.st_mtime_ns), status.st_ino


class Spool:
    """A folder of files that are rendered and not yet written; several processes may put files there."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._count = 0

    def put(self, content: str | bytes) -> FileOnDisk:
        """Keep content in a file of its own.

        Raises:
            OutputError: when it cannot be written.

        """
        data = content.encode() if isinstance(content, str) else content
        self._count += 1
        place = f"{self._folder}/{os.getpid()}-{self._count}"
        try:
            with open(place, "wb") as file:  # noqa: PTH123 - thousands of times
                file.write(data)
        except OSError as fault:
            raise OutputError(f"the site could not be written, and is as it was: {fault.strerror or fault}") from fault
        return FileOnDisk(place=place, sha256=hashlib.sha256(data).hexdigest())


@contextlib.contextmanager
def open_spool(parent: Path, prefix: str) -> Iterator[Spool]:
    """A spool in a new folder below `parent`, held by us for as long as it stands."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    with lock_folder(folder):
        try:
            yield Spool(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
