"""What the standard library lacks for replacing a folder: exchanging two in one step, and a lock that dies with us.

Takes paths. Linux and macOS exchange two names atomically; elsewhere the answer is "no", and the caller moves one after
the other. A lock on a folder keeps a second build out, and tells a build that runs from what a killed one left behind.
Where a folder itself can be locked it is; Windows locks files alone, so there a file among the temporary ones stands
for the folder. Either way the system lets go of the lock when the process ends, however it ends.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import importlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Linux: renameat2(2)."""
RENAME_SWAP = 2
"""macOS: renamex_np(2)."""

HELD = (errno.EDEADLK, errno.EACCES)
"""What Windows says of a lock that another process holds, after it has waited ten seconds for it."""


def _system(name: str) -> ModuleType | None:
    """A module that some systems have."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


FLOCK = _system("fcntl")
"""Locks of POSIX systems."""
LOCKING = _system("msvcrt")
"""Locks of Windows."""


def exchange_folders(first: Path, second: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot, and nothing has changed then."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        old, new = os.fsencode(first), os.fsencode(second)
        if swap := getattr(library, "renamex_np", None):
            return bool(swap(old, new, RENAME_SWAP) == 0)
        return bool(library.renameat2(AT_FDCWD, old, AT_FDCWD, new, RENAME_EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False


@contextlib.contextmanager
def lock_folder(folder: Path, *, wait: bool = False) -> Iterator[bool]:
    """Hold a folder while the block runs; gives whether nobody else held it, for which it may wait."""
    if FLOCK is None and LOCKING is None:
        yield False
        return
    handle = os.open(folder, os.O_RDONLY) if FLOCK else os.open(_stand_in(folder), os.O_RDWR | os.O_CREAT)
    taken = False
    try:
        taken = _taken(handle, wait=wait)
        yield taken
    finally:
        if taken and LOCKING and not FLOCK:
            LOCKING.locking(handle, LOCKING.LK_UNLCK, 1)
        os.close(handle)


def _taken(handle: int, *, wait: bool) -> bool:
    """Whether the lock is ours now; with `wait`, not before it is, unless the disk knows no locks."""
    while True:
        try:
            if FLOCK:
                FLOCK.flock(handle, FLOCK.LOCK_EX if wait else FLOCK.LOCK_EX | FLOCK.LOCK_NB)
            elif LOCKING:
                LOCKING.locking(handle, LOCKING.LK_LOCK if wait else LOCKING.LK_NBLCK, 1)
        except OSError as fault:
            if not wait or fault.errno not in HELD:
                return False
        else:
            return True


def _stand_in(folder: Path) -> Path:
    """The file that stands for a folder: one a folder, by whatever name it is called."""
    name = os.path.normcase(folder.resolve()).encode("utf-8", "surrogateescape")
    return Path(tempfile.gettempdir(), f"factsheet-{hashlib.sha256(name).hexdigest()[:32]}.lock")
