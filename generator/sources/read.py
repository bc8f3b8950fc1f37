"""Files under `content/` and `seeds/` become text, with a problem for each that cannot.

Takes a project's folder, gives `RawFile`s in order of path; what they mean is left to `parse.py`. Nothing outside the
folder is read: a link that leads out of it, a link to a folder (which could loop), a pipe and a device are refused.
Names that begin with a dot or end in `~` belong to other tools and are passed over. Of `templates/`, which rendering
reads, the same is asked, and digests are kept.

| code | meaning |
|---|---|
| READ03 | a link out of the project, to a folder, or to nothing |
| READ06 | warning: a file that nothing reads |
| READ07 | neither `content/` nor `seeds/` is there |
| READ09 | the file's name is not Unicode |

The other READ codes are in `files.py`, the TEXT codes in `signs.py`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ContentError, Problem
from generator.model.evidence import Source
from generator.sources.article import article_source, parse_article
from generator.sources.files import SEED_SUFFIXES, RawFile, read_bytes, read_problem, read_text_file
from generator.sources.memory import NO_MEMORY, Memory
from generator.sources.signs import sign_problems

PAGE_SUFFIXES = (".md",)
PROSE_SUFFIXES = (".txt", ".md")
"""Files whose text is what people read; in HTML it is not."""

PAGE_FOLDERS = ("people", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFiles:
    """All that a build reads."""

    pages: tuple[RawFile, ...] = ()
    """Files below `content/`, by path."""
    seeds: tuple[RawFile, ...] = ()
    """Files below `seeds/`, by path."""
    templates: tuple[tuple[str, str], ...] = ()
    """(path, SHA-256 of the bytes) of each file below `templates/`, which the site may bring."""
    complete: bool = True
    """Whether everything that is there could be read."""

    @property
    def digests(self) -> dict[str, str]:
        """SHA-256 of the bytes of each file, by path."""
        return {file.path: file.sha256 for file in (*self.pages, *self.seeds)} | dict(self.templates)


def read_project(root: Path, memory: Memory = NO_MEMORY) -> tuple[ProjectFiles, tuple[Problem, ...]]:
    """Read all pages and seeds below `root`, but for those that the memory knows."""
    problems: list[Problem] = []
    if not any((root / name).is_dir() for name in ("content", "seeds")):
        hint = "run `factsheet init` to begin a project, or go to the folder of one"
        problems.append(read_problem("READ07", str(root), "this folder holds neither content/ nor seeds/", hint=hint))
    pages = tuple(_read_folder(root, "content", problems, memory))
    seeds = tuple(_read_folder(root, "seeds", problems, memory))
    memory.settle()
    templates = tuple(_read_templates(root, problems))
    complete = not any(problem.severity == "error" for problem in problems)
    return ProjectFiles(pages=pages, seeds=seeds, templates=templates, complete=complete), tuple(problems)


def read_article_file(path: Path) -> Source:
    """Read one article outside of any project; its id is the file's stem. Warnings are for projects, and left out.

    Raises:
        ContentError: when the file gives no article; it carries the problems.

    """
    file, problems = read_text_file(path)
    article = None
    if file is not None:
        article, problems = parse_article(file)
    if article is None:
        raise ContentError(problems)
    return article_source(article, source_id=path.stem)


def _read_folder(root: Path, top: str, problems: list[Problem], memory: Memory) -> Iterator[RawFile]:
    for entry, name in _walk(root, top, problems):
        if not _is_read(name):
            problems.append(_unread(name))
            continue
        file, faults = memory.read(name, entry, _read_prose)
        problems.extend(faults)
        if file:
            yield file


def _read_prose(path: str, name: str) -> tuple[RawFile | None, tuple[Problem, ...]]:
    """A file and the problems of reading it, among them signs of a text that deceive."""
    file, problems = read_text_file(path, name)
    if file and name.lower().endswith(PROSE_SUFFIXES):
        problems = (*problems, *sign_problems(name, file.text))
    return file, problems


def _read_templates(root: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Path and digest of each template and static file; those with a dot too, since a template may name them."""
    for entry, name in _walk(root, "templates", problems, hidden=True):
        content = read_bytes(entry.path, name)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            yield name, hashlib.sha256(content).hexdigest()


def _walk(
    root: Path, folder: str, problems: list[Problem], *, hidden: bool = False
) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Files below `root/folder` with their names, in order of name."""
    outside = _link_problem(root, folder)
    if outside:
        problems.append(outside)
        return
    try:
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as fault:
        hint = "check that you may read the folder"
        problems.append(
            read_problem("READ05", folder, f"the folder cannot be read: {fault.strerror or fault}", hint=hint)
        )
        return
    for entry in entries:
        if not hidden and (entry.name.startswith(".") or entry.name.endswith("~")):
            continue
        name = f"{folder}/{entry.name}"
        if not _is_unicode(entry.name):
            shown = name.encode("utf-8", "backslashreplace").decode("ascii", "backslashreplace")
            hint = "rename the file with letters, digits and hyphens"
            problems.append(read_problem("READ09", shown, "the name of this file is not Unicode", hint=hint))
        elif entry.is_symlink() and (link := _link_problem(root, name)) is not None:
            problems.append(link)
        elif entry.is_dir():
            yield from _walk(root, name, problems, hidden=hidden)
        else:
            yield entry, name


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
        return read_problem(
            "READ03", name, "this is a link that leads nowhere", hint="remove it, or copy the file itself"
        )
    if not target.is_relative_to(root.resolve()):
        hint = "copy the file into the project; a build reads nothing outside its folder"
        return read_problem("READ03", name, "this is a link that leads out of the project", hint=hint)
    if target.is_dir():
        return read_problem(
            "READ03", name, "this is a link to a folder", hint="links to folders are not followed: copy the folder"
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
    return read_problem("READ06", name, "nothing reads this file", hint=hint, warning=True)
