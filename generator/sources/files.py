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
import os
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


def read_text_file(path: str | Path, name: str = "") -> tuple[RawFile | None, tuple[Problem, ...]]:
    """Read one file; `name` is what messages call it."""
    name = name or Path(path).as_posix()
    content = read_bytes(path, name)
    file = decode_file(content, name) if isinstance(content, bytes) else content
    return (None, (file,)) if isinstance(file, Problem) else (file, ())


def read_bytes(path: str | Path, name: str) -> bytes | Problem:
    """The bytes of a plain file, or what keeps them from being read."""
    try:
        status = os.stat(path)  # noqa: PTH116 - thousands of times
        if not stat.S_ISREG(status.st_mode):
            hint = "remove it: a pipe, a device or a folder is not read"
            return read_problem("READ04", name, "this is no plain file", hint=hint)
        if status.st_size > MAX_BYTES:
            found = f"the file holds {status.st_size:,} bytes; the limit is {MAX_BYTES:,}"
            return read_problem("READ08", name, found, hint="split the file, an article each")
        return Path(path).read_bytes()
    except OSError as fault:
        hint = "check that the file is there and that you may read it"
        return read_problem("READ05", name, f"the file cannot be read: {fault.strerror or fault}", hint=hint)


def decode_file(content: bytes, name: str) -> RawFile | Problem:
    """The bytes as text, or what keeps them from being text."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        found = f"byte 0x{content[fault.start]:02x} at offset {fault.start} is not UTF-8"
        position = _position(content[: fault.start].decode("utf-8", "replace"))
        return read_problem("READ01", name, found, hint=_encoding_hint(content), position=position)
    if "\0" in text:
        before = text[: text.index("\0")]
        found = f"a NUL stands at offset {len(before.encode())}; text holds none"
        return read_problem("READ02", name, found, hint=_encoding_hint(content), position=_position(before))
    return RawFile(path=name, text=text, sha256=hashlib.sha256(content).hexdigest())


def _position(before: str) -> tuple[int, int]:
    """Line and column of what follows this text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _encoding_hint(content: bytes) -> str:
    """What the bytes look like, told from marks at their start and from which bytes they hold."""
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        looks = "UTF-32"
    elif content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(b"\0") * 3 > len(content):
        looks = "UTF-16"
    elif b"\0" in content or content.startswith(
        (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
    ):
        return "this is no text but some other kind of file: save the article's words as .txt"
    elif any(byte in content for byte in WINDOWS_MARKS):
        looks = "Windows-1252"
    else:
        looks = "Latin-1 (ISO 8859-1)"
    return f"the file looks like {looks}: save it as UTF-8"


WINDOWS_MARKS = b"\x80\x85\x91\x92\x93\x94\x96\x97"
"""Bytes that Windows-1252 uses for the euro, the ellipsis, quotation marks and dashes, and Latin-1 for nothing."""


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
