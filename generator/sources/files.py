"""One file becomes text, or a problem that says why not.

Takes a path, gives a `RawFile`. Bytes must be UTF-8 and hold no NUL; what they mean is left to others.

| code | meaning |
|---|---|
| READ01 | the bytes are not UTF-8 |
| READ02 | a NUL stands in the text |
| READ04 | no plain file: a pipe, a device, a socket, a folder |
| READ05 | the file or folder cannot be read |
| READ08 | the file is too large to be an article |
"""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Place, Problem

MAX_BYTES = 8_000_000
"""Largest file that is read: some thousand times a long article."""

SEED_SUFFIXES = (".txt", ".md", ".html", ".htm")
"""Endings of files that hold an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A file's text as it stands, line ends and byte-order mark included."""

    path: str
    """As the user would name it: below the project's folder, with slashes."""
    text: str
    sha256: str
    """Of the bytes."""


def read_text_file(path: Path, *, name: str | None = None) -> tuple[RawFile | None, tuple[Problem, ...]]:
    """Read one file; `name` is what messages call it."""
    name = name or path.as_posix()
    try:
        content = _read_bytes(path, name)
    except OSError as fault:
        return None, (read_problem("READ05", name, f"cannot be read: {fault.strerror or fault}"),)
    if isinstance(content, Problem):
        return None, (content,)
    text = _decoded(content, name)
    if isinstance(text, Problem):
        return None, (text,)
    return RawFile(path=name, text=text, sha256=hashlib.sha256(content).hexdigest()), ()


def _read_bytes(path: Path, name: str) -> bytes | Problem:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return read_problem(
            "READ04", name, "is no plain file", hint="remove it: a pipe, a device or a folder is not read"
        )
    if status.st_size > MAX_BYTES:
        found = f"holds {status.st_size:,} bytes; the limit is {MAX_BYTES:,}"
        return read_problem("READ08", name, found, hint="split the file, an article each")
    return path.read_bytes()


def _decoded(content: bytes, name: str) -> str | Problem:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        before = content[content.rfind(b"\n", 0, fault.start) + 1 : fault.start]
        column = len(before.decode("utf-8")) + 1
        found = f"byte 0x{content[fault.start]:02x} at offset {fault.start} is not UTF-8"
        return read_problem("READ01", name, found, hint=_encoding_hint(content), position=(line, column))
    if "\0" in text:
        offset = text.index("\0")
        line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
        found = f"a NUL stands at offset {len(text[:offset].encode())}; text holds none"
        return read_problem("READ02", name, found, hint=_encoding_hint(content), position=(line, column))
    return text


def _encoding_hint(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "the file looks like UTF-16: save it as UTF-8"
    return "save the file as UTF-8"


def read_problem(
    code: str,
    path: str,
    message: str,
    *,
    hint: str = "",
    warning: bool = False,
    position: tuple[int, int] = (0, 0),
) -> Problem:
    """A problem of reading."""
    return Problem(
        code=code,
        severity="warning" if warning else "error",
        place=Place(path=path, line=position[0], column=position[1]),
        message=message,
        hint=hint,
    )
