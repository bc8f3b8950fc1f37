"""Files under `content/` and `seeds/` become text, with a problem for each that cannot.

Takes a project's folder, gives `RawFile`s in order of path. Bytes must be UTF-8 and hold no NUL; what they mean is left
to `parse.py`. Nothing outside the folder is read: a link that leads out of it, a link to a folder (which could loop), a
pipe and a device are refused. Names that begin with a dot or end in `~` belong to other tools and are passed over.

| code | meaning |
|---|---|
| READ01 | the bytes are not UTF-8 |
| READ02 | a NUL stands in the text |
| READ03 | a link out of the project, to a folder, or to nothing |
| READ04 | no plain file: a pipe, a device, a socket, a folder |
| READ05 | the file or folder cannot be read |
| READ06 | warning: a file that nothing reads |
| READ07 | neither `content/` nor `seeds/` is there |
| READ08 | the file is too large to be an article |
| READ09 | the file's name is not Unicode |
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Place, Problem

MAX_BYTES = 8_000_000
"""Largest file that is read: some thousand times a long article."""

PAGE_SUFFIXES = (".md",)
SEED_SUFFIXES = (".txt", ".md", ".html", ".htm")
PAGE_FOLDERS = ("people", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A file's text as it stands, line ends and byte-order mark included."""

    path: str
    """As the user would name it: below the project's folder, with slashes."""
    text: str
    sha256: str
    """Of the bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFiles:
    """All that a build reads."""

    pages: tuple[RawFile, ...] = ()
    """Files below `content/`, by path."""
    seeds: tuple[RawFile, ...] = ()
    """Files below `seeds/`, by path."""

    @property
    def inputs(self) -> dict[str, str]:
        """SHA-256 of the bytes of each file, by path."""
        return {file.path: file.sha256 for file in (*self.pages, *self.seeds)}


def read_project(root: Path) -> tuple[ProjectFiles, tuple[Problem, ...]]:
    """Read all pages and seeds below `root`."""
    problems: list[Problem] = []
    if not any((root / name).is_dir() for name in ("content", "seeds")):
        hint = "run `factsheet init` to begin a project, or go to the folder of one"
        problems.append(_problem("READ07", str(root), "holds neither content/ nor seeds/", hint=hint))
    pages = tuple(_read_folder(root, "content", problems))
    seeds = tuple(_read_folder(root, "seeds", problems))
    return ProjectFiles(pages=pages, seeds=seeds), tuple(problems)


def read_text_file(path: Path, *, name: str | None = None) -> tuple[RawFile | None, tuple[Problem, ...]]:
    """Read one file; `name` is what messages call it."""
    name = name or path.as_posix()
    try:
        content = _read_bytes(path, name)
    except OSError as fault:
        return None, (_problem("READ05", name, f"cannot be read: {fault.strerror or fault}"),)
    if isinstance(content, Problem):
        return None, (content,)
    text = _decoded(content, name)
    if isinstance(text, Problem):
        return None, (text,)
    return RawFile(path=name, text=text, sha256=hashlib.sha256(content).hexdigest()), ()


def _read_folder(root: Path, top: str, problems: list[Problem]) -> Iterator[RawFile]:
    for path, name in _walk(root, top, problems):
        if not _is_read(name):
            problems.append(_unread(name))
            continue
        file, faults = read_text_file(path, name=name)
        problems.extend(faults)
        if file:
            yield file


def _walk(root: Path, folder: str, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Files below `root/folder` with their names, in order of name."""
    outside = _link_problem(root, folder)
    if outside:
        problems.append(outside)
        return
    try:
        entries = sorted(path.name for path in (root / folder).iterdir())
    except FileNotFoundError:
        return
    except OSError as fault:
        problems.append(_problem("READ05", folder, f"cannot be read: {fault.strerror or fault}"))
        return
    for entry in entries:
        if entry.startswith(".") or entry.endswith("~"):
            continue
        name = f"{folder}/{entry}"
        if not _is_unicode(entry):
            shown = name.encode("utf-8", "backslashreplace").decode("ascii", "backslashreplace")
            hint = "rename the file with letters, digits and hyphens"
            problems.append(_problem("READ09", shown, "the name of this file is not Unicode", hint=hint))
        elif (link := _link_problem(root, name)) is not None:
            problems.append(link)
        elif (root / name).is_dir():
            yield from _walk(root, name, problems)
        else:
            yield root / name, name


def _is_unicode(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _link_problem(root: Path, name: str) -> Problem | None:
    """What is wrong with a link, or None for a link inside the project and for what is no link."""
    path = root / name
    if not path.is_symlink():
        return None
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return _problem("READ03", name, "is a link that leads nowhere", hint="remove it, or copy the file itself")
    if not target.is_relative_to(root.resolve()):
        hint = "copy the file into the project; a build reads nothing outside its folder"
        return _problem("READ03", name, "is a link that leads out of the project", hint=hint)
    if target.is_dir():
        return _problem(
            "READ03", name, "is a link to a folder", hint="links to folders are not followed: copy the folder"
        )
    return None


def _is_read(name: str) -> bool:
    """Whether a build reads a file of this name."""
    parts = name.split("/")
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name inside the project, not a path on disk
    if parts[0] == "seeds":
        return suffix in SEED_SUFFIXES
    return name == "content/site.md" or (len(parts) == 3 and parts[1] in PAGE_FOLDERS and suffix in PAGE_SUFFIXES)


def _unread(name: str) -> Problem:
    hint = (
        "a seed ends in .txt, .md or .html"
        if name.startswith("seeds/")
        else "pages are content/site.md, content/people/<slug>.md and content/sources/<slug>.md"
    )
    return _problem("READ06", name, "nothing reads this file", hint=hint, warning=True)


def _read_bytes(path: Path, name: str) -> bytes | Problem:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return _problem("READ04", name, "is no plain file", hint="remove it: a pipe, a device or a folder is not read")
    if status.st_size > MAX_BYTES:
        found = f"holds {status.st_size:,} bytes; the limit is {MAX_BYTES:,}"
        return _problem("READ08", name, found, hint="split the file, an article each")
    return path.read_bytes()


def _decoded(content: bytes, name: str) -> str | Problem:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        before = content[content.rfind(b"\n", 0, fault.start) + 1 : fault.start]
        column = len(before.decode("utf-8")) + 1
        found = f"byte 0x{content[fault.start]:02x} at offset {fault.start} is not UTF-8"
        return _problem("READ01", name, found, hint=_encoding_hint(content), position=(line, column))
    if "\0" in text:
        offset = text.index("\0")
        line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
        found = f"a NUL stands at offset {len(text[:offset].encode())}; text holds none"
        return _problem("READ02", name, found, hint=_encoding_hint(content), position=(line, column))
    return text


def _encoding_hint(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "the file looks like UTF-16: save it as UTF-8"
    return "save the file as UTF-8"


def _problem(
    code: str,
    path: str,
    message: str,
    *,
    hint: str = "",
    warning: bool = False,
    position: tuple[int, int] = (0, 0),
) -> Problem:
    return Problem(
        code=code,
        severity="warning" if warning else "error",
        place=Place(path=path, line=position[0], column=position[1]),
        message=message,
        hint=hint,
    )
