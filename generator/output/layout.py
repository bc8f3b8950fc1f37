"""A folder is made to hold given files, and nothing of it is touched that is right already.

Takes a folder, which may hold nothing, an older site or half of one, and what it is to hold: files that stand elsewhere,
which are linked, and contents, which are written. A link that is there is known by what it leads to, not by what anybody
remembers of it. So a site of thousands of files, of which one changed, is laid out by a few calls and many looks.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from generator.output.content import FILE_MODE, FileOnDisk

FOLDER_MODE = 0o755
"""What web hosts can serve; folders made by `tempfile` are readable by their owner alone."""


def lay_out(
    folder: Path,
    links: Mapping[str, str],
    writes: Mapping[str, bytes | FileOnDisk],
    *,
    numbers: Mapping[str, int] | None = None,
    copies: bool = True,
) -> None:
    """Make `folder` hold exactly these files, by path below it.

    Args:
        folder: made where it is not there.
        links: files that stand elsewhere.
        writes: contents of the others.
        numbers: by which its disk knows a file that stands elsewhere, where they are known and the disk is one; a file
            of the folder that has the same number is the same file.
        copies: whether a file is copied where the disk has no links.

    Raises:
        OSError: when that cannot be; the folder is anything then.

    """
    top = str(folder)
    os.makedirs(top, exist_ok=True)  # noqa: PTH103 - all of this is done thousands of times, on plain texts
    os.chmod(top, FOLDER_MODE)  # noqa: PTH101
    holding = {path.rpartition("/")[0] for path in (*links, *writes)} - {""}
    needed = holding | {above for path in holding for above in folders_of(path)}
    right, folders = _clear(top, links, needed, numbers or {})
    for path in sorted(needed - folders):
        os.mkdir(f"{top}/{path}")  # noqa: PTH102
        os.chmod(f"{top}/{path}", FOLDER_MODE)  # noqa: PTH101
    for path, source in links.items():
        if path not in right:
            _link(source, f"{top}/{path}", copies=copies)
    for path, content in writes.items():
        _write(content, f"{top}/{path}")


def everything_below(folder: str) -> tuple[list[str], dict[str, int]]:
    """The folders below a folder, each before what lies in it, and the files; a link is a file, wherever it leads.

    Each file comes with the number by which its folder names it, which some disks do not tell rightly: a number that is
    that of a file tells that file, any other tells nothing.
    """
    folders: list[str] = []
    files: dict[str, int] = {}
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                path = below + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    waiting.append(f"{path}/")
                else:
                    files[path] = entry.inode()
    return folders, files


def folders_of(path: str) -> Iterator[str]:
    """The folders that a path lies in, the outermost first."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)


def _clear(
    top: str, links: Mapping[str, str], needed: Container[str], numbers: Mapping[str, int]
) -> tuple[set[str], set[str]]:
    """Remove what is not to be; the paths of links that are right, and of folders."""
    folders, files = everything_below(top)
    right = set()
    for path, number in files.items():
        place = f"{top}/{path}"
        if path in links and (numbers.get(path) == number or os.path.samestat(os.lstat(place), os.lstat(links[path]))):
            right.add(path)
        else:
            os.unlink(place)  # noqa: PTH108
    for path in reversed(folders):
        if path not in needed:
            os.rmdir(f"{top}/{path}")  # noqa: PTH106
    return right, set(folders)


def _write(content: bytes | FileOnDisk, place: str) -> None:
    if isinstance(content, bytes):
        Path(place).write_bytes(content)
    else:
        shutil.move(content.place, place)
    os.chmod(place, FILE_MODE)  # noqa: PTH101


def _link(source: str, place: str, *, copies: bool) -> None:
    """Let a file stand in both folders; where the disk has no links, copy it with its times."""
    if os.path.islink(source):  # noqa: PTH114
        os.symlink(os.readlink(source), place)  # noqa: PTH115, PTH211
        return
    try:
        os.link(source, place)
    except OSError:
        if not copies:
            raise
        shutil.copy2(source, place)
