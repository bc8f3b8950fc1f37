"""The shortest way through `factsheet build` when nothing changed: without the command line's own machinery.

Takes the words of the command, gives what to print, or None where the long way has to be taken: another command, any
option that is not plain, anything changed, any problem to tell. Half of a build that has nothing to do would else be
spent on reading its own options.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from generator.cache.record import Record

VALUES = {
    "-p": "project", "--project": "project", "-o": "output", "--output": "output", "--base-url": "base_url",
    "-j": "jobs", "--jobs": "jobs",
}  # fmt: skip
"""Options that are followed by a value."""

FLAGS = {"-q": "quiet", "--quiet": "quiet", "--strict": "strict", "--hash": "hash",
         "--drafts": "drafts", "--profile": "profile", "-v": "verbose", "--verbose": "verbose",
         "--no-cache": "no_cache"}  # fmt: skip
"""Options that stand alone."""

LONG = {"profile", "verbose", "no_cache"}
"""Those among them that nothing changed leaves something to say or to do for."""


_looked: list[Record] = []
"""The record in which the quick way found something to do, before the long one is taken."""


def quick_answer(words: Sequence[str]) -> tuple[str, ...] | None:
    """The lines that the command would print, where it would find nothing to do."""
    asked = plain_options(words)
    if asked is None or LONG & asked.keys():
        return None
    root = Path(asked.get("project", "."))
    output = Path(asked["output"]) if "output" in asked else root / "site"
    by_hash = "hash" in asked or bool(os.environ.get("CI"))
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    record = Record(root, output, asked.get("base_url"), "strict" in asked, "drafts" in asked, epoch)
    told = record.unchanged(by_hash=by_hash)
    _looked[:] = [record] if told is None else []
    if told is None or told.problems:
        return None
    return () if "quiet" in asked else (*told.lines, nothing_changed(told.files), stands(output))


def record_of(root: Path, output: Path, *settings: object) -> Record:
    """The record of a build: the one that the quick way looked at in vain, so that nobody looks twice; else a new one."""
    looked = _looked.pop() if _looked else None
    return looked if looked and looked.is_of(root, output, *settings) else Record(root, output, *settings)


def nothing_changed(files: int) -> str:
    """That there was nothing to do, in words."""
    return f"Nothing changed: {files} files stand."


def stands(output: Path) -> str:
    """Where the site is, in words."""
    return f"The site is in {output}: open {output / 'index.html'}"


def plain_options(words: Sequence[str]) -> dict[str, str] | None:
    """The options of a `build` that has plain ones alone; None for anything else."""
    if not words or words[0] != "build":
        return None
    asked: dict[str, str] = {}
    rest = iter(words[1:])
    for word in rest:
        if word in FLAGS:
            asked[FLAGS[word]] = ""
        elif word in VALUES:
            value = next(rest, "-")
            if value.startswith("-"):
                return None
            asked[VALUES[word]] = value
        else:
            return None
    return asked
