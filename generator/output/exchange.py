"""What the standard library lacks for replacing a folder: exchanging two in one step, and a lock that dies with us.

Takes paths. Linux and macOS exchange two names atomically; elsewhere the answer is "no", and the caller moves one after
the other. A lock on a folder tells a build that runs from what a killed one left behind.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: no lock, and nothing is cleared up
    fcntl = None  # type: ignore[assignment]

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Linux: renameat2(2)."""
RENAME_SWAP = 2
"""macOS: renamex_np(2)."""


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
    if fcntl is None:
        yield False  # type: ignore[unreachable]
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)
