"""A new project: a site that builds at once, with an invented example and what the common hosts need to publish it.

Takes a folder, writes the files of `generator/starter/` into it. Whatever stands there already stays: a single file in
the way, or a project that was begun, and nothing is written at all.

| code | meaning |
|---|---|
| INIT01 | a file or folder stands in the way |
| INIT02 | the folder cannot be written to |
"""

from __future__ import annotations

from pathlib import Path

from generator import __version__
from generator.errors import ContentError, Place, Problem

STARTER = Path(__file__).resolve().parents[1] / "starter"
VERSION_MARK = b"@VERSION@"
PROJECT_FOLDERS = ("content", "seeds")
"""Folders that make a project; where one of them holds anything, a project was begun."""


def starter_files() -> dict[str, bytes]:
    """The files of a new project, by path."""
    paths = (path for path in STARTER.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    files = {path.relative_to(STARTER).as_posix(): path.read_bytes() for path in paths}
    return {path: files[path].replace(VERSION_MARK, __version__.encode()) for path in sorted(files)}


def write_starter(folder: Path) -> tuple[str, ...]:
    """Write a new project into the folder, made when absent; gives the paths written.

    Raises:
        ContentError: when something stands in the way or the folder cannot be written to; nothing is left behind then.

    """
    files = starter_files()
    taken = [path for path in files if (folder / path).exists() or (folder / path).is_symlink()]
    taken += [name for name in PROJECT_FOLDERS if not taken and _holds_anything(folder / name)]
    if taken:
        hint = "choose an empty folder; nothing is ever written over"
        more = f", and {len(taken) - 1} more of what would be written" if len(taken) > 1 else ""
        raise ContentError([_problem("INIT01", folder / taken[0], f"this is there already{more}", hint)])
    made: list[Path] = []
    try:
        for path, content in files.items():
            place = folder / path
            made += _make_folders(place.parent)
            with place.open("xb") as written:
                made.append(place)
                written.write(content)
    except OSError as fault:
        for place in reversed(made):
            _remove(place)
        hint = "check that you may write there"
        message = f"the folder could not be written to: {fault.strerror or fault}"
        raise ContentError([_problem("INIT02", folder, message, hint)]) from fault
    return tuple(files)


def _holds_anything(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; gives those that were made, the outermost first."""
    if folder.is_dir():
        return []
    made = _make_folders(folder.parent)
    folder.mkdir()
    return [*made, folder]


def _remove(place: Path) -> None:
    if place.is_dir():
        place.rmdir()
    else:
        place.unlink(missing_ok=True)


def _problem(code: str, path: Path, message: str, hint: str) -> Problem:
    return Problem(code=code, place=Place(path=path.as_posix()), message=message, hint=hint)
