"""Paths of the site: which are safe on every system and every host, and which would collide.

Takes the paths of what is to be written, gives problems. Two paths that differ only in case or in Unicode form are one
file on many disks, and one of the two pages would be lost.

| code | meaning |
|---|---|
| PATH01 | two paths are the same after NFC and case folding |
| PATH02 | one path is a file and a folder |
| PATH03 | a path that cannot be written safely: it leaves the folder, or a part of it is reserved or too long |
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from generator.errors import Place, Problem

MAX_PART = 255
"""Bytes that a file name may have on common file systems."""

FORBIDDEN_RE = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
"""A character that some file system refuses. Takes `:`; leaves a letter with an accent."""

DEVICE_RE = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?", re.IGNORECASE)
"""A device on Windows, whatever its ending. Takes `nul.txt`; leaves `null.txt`."""


PLAIN_RE = re.compile(
    r"(?:(?!(?:con|prn|aux|nul|com[1-9]|lpt[1-9])[./])[a-z0-9_-]{1,80}/)*"
    r"(?!(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|\Z))[a-z0-9_-]{1,80}(?:\.[a-z0-9_-]{1,80})?"
)
"""A path that nothing can be wrong with, as nearly all are. Takes `people/a/index.html`; leaves `nul.txt`, `A.html`."""


def check_paths(paths: Iterable[str]) -> tuple[Problem, ...]:
    """Find paths that are unsafe or collide."""
    return _path_problems(frozenset(paths))


@lru_cache(maxsize=1)
def _path_problems(paths: frozenset[str]) -> tuple[Problem, ...]:
    """The same; asked twice in a build, and again of the same paths in the next one of a process."""
    ordered = sorted(paths)
    odd = frozenset(path for path in ordered if not PLAIN_RE.fullmatch(path))
    problems = [problem for path in ordered if path in odd and (problem := _unsafe(path))]
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in ordered:
        key = _key(path) if path in odd else path
        if key in files:
            found = f"this is the same file as {files[key]} on a disk that does not tell case"
            problems.append(_problem("PATH01", path, found))
        files.setdefault(key, path)
        folders[path] = key.rpartition("/")[0]
    held = _that_are_files(frozenset(folders.values()), files)
    for path in ordered if held else ():
        problems += [_problem("PATH02", path, f"lies below {one}, which is a file") for one in held[folders[path]]]
    return tuple(problems)


def _that_are_files(folders: Iterable[str], files: Mapping[str, str]) -> dict[str, list[str]]:
    """Of each folder, the files that it lies in or is; nothing where there is none at all."""
    found = {}
    for folder in folders:
        parts = folder.split("/")
        above = ("/".join(parts[:length]) for length in range(1, len(parts) + 1))
        found[folder] = [files[one] for one in above if one in files and folder]
    return found if any(found.values()) else {}


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _unsafe(path: str) -> Problem | None:
    for part in path.split("/"):
        if part in ("", ".", ".."):
            return _problem("PATH03", path, "leaves the folder of the site, or names no file")
        if FORBIDDEN_RE.search(part) or part != part.rstrip(". ") or DEVICE_RE.fullmatch(part):
            return _problem("PATH03", path, f"{part!r} is no file name on every system")
        if len(part.encode("utf-8", "surrogatepass")) > MAX_PART:
            return _problem("PATH03", path, f"a name in it is longer than {MAX_PART} bytes")
    return None


def _problem(code: str, path: str, message: str) -> Problem:
    return Problem(code=code, place=Place(path=path), message=message, hint="rename the file that the page comes from")
