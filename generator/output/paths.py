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
from collections.abc import Iterable

from generator.errors import Place, Problem

MAX_PART = 255
"""Bytes that a file name may have on common file systems."""

FORBIDDEN_RE = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
"""A character that some file system refuses. Takes `:`; leaves a letter with an accent."""

DEVICE_RE = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?", re.IGNORECASE)
"""A device on Windows, whatever its ending. Takes `nul.txt`; leaves `null.txt`."""


def check_paths(paths: Iterable[str]) -> tuple[Problem, ...]:
    """Find paths that are unsafe or collide."""
    ordered = sorted(paths)
    problems = [problem for path in ordered if (problem := _unsafe(path))]
    files: dict[str, str] = {}
    for path in ordered:
        key = _key(path)
        if key in files:
            found = f"this is the same file as {files[key]} on a disk that does not tell case"
            problems.append(_problem("PATH01", path, found))
        files.setdefault(key, path)
    for path in ordered:
        parts = _key(path).split("/")
        for length in range(1, len(parts)):
            above = files.get("/".join(parts[:length]))
            if above is not None:
                problems.append(_problem("PATH02", path, f"lies below {above}, which is a file"))
    return tuple(problems)


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
