"""The site goes to disk as a whole, or not at all.

Takes the rendered pages, gives a report of what changed. A complete new folder is made beside the output: files that
are unchanged are linked into it, not written again; files that no build wrote are carried over. Then the two folders
change places in one step, so that a build which is killed leaves the old site or the new one. What an earlier build
wrote and this one does not is gone; which files those are, the manifest of the earlier build says.

Where the system cannot exchange two folders in one step, the old folder is moved aside first; a build that is killed
between the two moves leaves the old site beside the output, and the next build puts it back.

Two builds into one place come one after the other: the second waits until the first is done.

Left out on purpose: flushing each file to the disk. A power cut may cost a build, which is made again from its inputs.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.errors import OutputError
from generator.output.content import FILE_MODE, Content, FileOnDisk, Spool, open_spool, stamp_of
from generator.output.exchange import exchange_folders, lock_folder
from generator.output.manifest import MANIFEST_PATH, Manifest, format_manifest, parse_manifest, sha256_of
from generator.output.paths import check_paths

FOLDER_MODE = 0o755
"""What web hosts can serve; folders made by `tempfile` are readable by their owner alone."""

PROJECT_FOLDERS = ("content", "seeds", "templates", "generator", ".git")
"""Folders of a project that an output must not lie in."""


class ChangedMeanwhileError(OutputError):
    """A file of the output that was to stay is no longer what it was when the build looked at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteReport:
    """How many files a build touched in the output folder, the manifest among them."""

    written: int = 0
    """New or changed."""
    removed: int = 0
    """Written by an earlier build, and by this one no more."""
    unchanged: int = 0
    """Left exactly as they were."""
    hashes: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)
    """(path, SHA-256) of every file, the manifest's last."""


def write_site(
    pages: Mapping[str, Content],
    output: Path,
    *,
    inputs: Mapping[str, str],
    version: str,
    project: Path | None = None,
) -> WriteReport:
    """Make `output` hold exactly `pages` and their manifest, beside files that no build wrote.

    Args:
        pages: content by path below the site.
        output: the folder; made when absent.
        inputs: SHA-256 of each file that was read, by path.
        version: of the tool.
        project: the project's folder, which the output must not be, hold, or overwrite.

    Raises:
        ChangedMeanwhileError: when a file that was to be left as it is is no longer what it was.
        OutputError: when the folder is refused or cannot be written; what stood before still stands.

    """
    target = output.resolve()
    _refuse_place(target, project)
    contents: dict[str, bytes | FileOnDisk] = {path: _settled(content) for path, content in pages.items()}
    faults = check_paths([*contents, MANIFEST_PATH])
    if faults:
        raise OutputError(f"{faults[0].place}: {faults[0].message}")
    hashes = {path: _sha256(content) for path, content in contents.items()}
    contents[MANIFEST_PATH] = format_manifest(hashes, inputs=inputs, version=version).encode()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with lock_folder(target.parent, wait=True):
            recover_output(target)
            report = _replace(target, contents, _earlier(target))
            hashes[MANIFEST_PATH] = _sha256(contents[MANIFEST_PATH])
            return replace(report, hashes=tuple(hashes.items()))
    except OutputError:
        raise
    except OSError as fault:
        raise OutputError(f"{output} could not be written, and is as it was: {fault.strerror or fault}") from fault


def recover_output(target: Path) -> None:
    """Clear up after builds that were killed: put an old site back that had been moved aside, remove half a new one.

    What stands aside is whole for as long as nothing stands in its place, and half removed perhaps after that.
    """
    aside = _aside(target)
    if target.exists():
        _clear(aside)
    elif _manifest_in(aside):
        aside.rename(target)
    for left in sorted(target.parent.glob(f".{_escaped(target.name)}.factsheet-new-*")):
        if left.is_dir() and not left.is_symlink():
            with lock_folder(left) as free:
                if free:
                    _clear(left)


def _clear(folder: Path) -> None:
    """Remove a folder of ours, where it is there."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)


@contextlib.contextmanager
def open_output(output: Path, project: Path | None = None) -> Iterator[Spool]:
    """A place beside the output for files that will be written, gone when the block is left.

    Raises:
        OutputError: when the folder is refused, or nothing can be written beside it.

    """
    target = output.resolve()
    _refuse_place(target, project)
    with contextlib.ExitStack() as stack:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            spool = stack.enter_context(open_spool(target.parent, f".{target.name}.factsheet-new-"))
        except OSError as fault:
            raise OutputError(f"{output} could not be written, and is as it was: {fault.strerror or fault}") from fault
        yield spool


def _settled(content: Content) -> bytes | FileOnDisk:
    return content.encode() if isinstance(content, str) else content


def _sha256(content: bytes | FileOnDisk) -> str:
    return content.sha256 if isinstance(content, FileOnDisk) else sha256_of(content)


def _refuse_place(target: Path, project: Path | None) -> None:
    """Refuse folders whose loss would hurt.

    Raises:
        OutputError: for the root, the home folder, what holds it, the project, what holds it, and its inputs.

    """
    if target == Path(target.anchor):
        raise OutputError(f"{target} is the root of the disk; choose a folder such as site/")
    with contextlib.suppress(RuntimeError):
        home = Path.home().resolve()
        if home.is_relative_to(target):
            raise OutputError(f"{target} is or holds the home folder; choose a folder such as site/")
    if project is None:
        return
    root = project.resolve()
    if root.is_relative_to(target):
        raise OutputError(f"{target} is or holds the project; choose a folder such as site/")
    for name in PROJECT_FOLDERS:
        if target.is_relative_to(root / name):
            raise OutputError(f"{target} lies in {name}/ of the project; choose a folder such as site/")


def _earlier(target: Path) -> Manifest | None:
    """The manifest of the earlier build, or None where the folder is absent or empty.

    Raises:
        OutputError: when the folder holds something and no build of ours wrote it.

    """
    if not target.exists():
        return None
    if not target.is_dir():
        raise OutputError(f"{target} is a file; choose a folder")
    if not any(target.iterdir()):
        return None
    manifest = _manifest_in(target)
    if manifest is None:
        raise OutputError(f"{target} is not empty and was not built by factsheet; choose another folder, or empty it")
    return manifest


def _manifest_in(folder: Path) -> Manifest | None:
    """The manifest in a folder, or None where there is none of ours."""
    path = folder / MANIFEST_PATH
    try:
        return parse_manifest(path.read_text("utf-8")) if not path.is_symlink() else None
    except (OSError, UnicodeDecodeError):
        return None


def _replace(target: Path, contents: Mapping[str, bytes | FileOnDisk], earlier: Manifest | None) -> WriteReport:
    """Build beside the output, then let the folders change places."""
    ours = {*earlier.outputs, MANIFEST_PATH} if earlier else set()
    unchanged = {path for path, content in contents.items() if _holds(target / path, content)}
    foreign = _foreign(target, ours) if earlier else ()
    _refuse_overwriting(target, contents, foreign)
    removed = {path for path in ours - set(contents) if os.path.lexists(target / path)}
    report = WriteReport(written=len(contents) - len(unchanged), removed=len(removed), unchanged=len(unchanged))
    if not report.written and not report.removed:
        return report
    staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.factsheet-new-", dir=target.parent))
    with lock_folder(staging):
        try:
            _fill(staging, target, contents, unchanged, foreign)
            _swap(staging, target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return report


def _holds(path: Path, content: bytes | FileOnDisk) -> bool:
    """Whether a plain file of the right mode holds exactly this.

    Raises:
        ChangedMeanwhileError: when this very file was found to hold it before, and does no more.

    """
    place = str(path)
    stamp = stamp_of(place)
    if isinstance(content, FileOnDisk) and content.place == place:
        if stamp is None or (stamp != content.stamp and sha256_of(path.read_bytes()) != content.sha256):
            raise ChangedMeanwhileError(f"{path} was changed while the site was built; build again")
        return True
    if stamp is None:
        return False
    try:
        if isinstance(content, FileOnDisk):
            return sha256_of(path.read_bytes()) == content.sha256
        return stamp[0] == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _foreign(target: Path, ours: set[str]) -> tuple[str, ...]:
    """Files and links below the output that no build wrote."""
    kept: list[str] = []
    for folder, names, files in os.walk(target):
        below = Path(folder).relative_to(target)
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        paths = [(below / name).as_posix() for name in (*files, *links)]
        kept.extend(path for path in paths if path not in ours)
    return tuple(sorted(kept))


def _refuse_overwriting(target: Path, contents: Mapping[str, bytes | FileOnDisk], foreign: tuple[str, ...]) -> None:
    """Refuse to write over, or below, a file that no build wrote.

    Raises:
        OutputError: naming the file.

    """
    folders = {folder for path in contents for folder in _above(path)}
    for path in foreign:
        if path in folders or any(part in contents for part in (path, *_above(path))):
            raise OutputError(f"{target / path} was not written by factsheet and stands in the way; move it")


def _above(path: str) -> tuple[str, ...]:
    parts = path.split("/")
    return tuple("/".join(parts[:length]) for length in range(1, len(parts)))


def _fill(
    staging: Path,
    target: Path,
    contents: Mapping[str, bytes | FileOnDisk],
    unchanged: set[str],
    foreign: tuple[str, ...],
) -> None:
    staging.chmod(FOLDER_MODE)
    for path in sorted(contents):
        place = staging / path
        _make_folders(staging, place.parent)
        if path in unchanged:
            _link(target / path, place)
        else:
            _write(contents[path], place)
    for path in foreign:
        place = staging / path
        _make_folders(staging, place.parent)
        _link(target / path, place)


def _write(content: bytes | FileOnDisk, place: Path) -> None:
    if isinstance(content, bytes):
        place.write_bytes(content)
    else:
        shutil.move(content.place, place)
    place.chmod(FILE_MODE)


def _make_folders(top: Path, folder: Path) -> None:
    """Make the folders from below `top` to `folder`, each readable by all."""
    if folder != top and not folder.is_dir():
        _make_folders(top, folder.parent)
        folder.mkdir()
        folder.chmod(FOLDER_MODE)


def _link(source: Path, place: Path) -> None:
    """Let a file stand in both folders; where the disk has no links, copy it with its times."""
    if source.is_symlink():
        place.symlink_to(source.readlink())
        return
    try:
        place.hardlink_to(source)
    except OSError:
        shutil.copy2(source, place)


def _swap(staging: Path, target: Path) -> None:
    """Put the new folder in the place of the old, which then stands in the new one's place or is gone."""
    if not target.exists():
        staging.rename(target)
        return
    if exchange_folders(staging, target):
        return
    aside = _aside(target)
    target.rename(aside)
    try:
        staging.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.factsheet-old")


def _escaped(name: str) -> str:
    """A name as a pattern of `glob` that means itself."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
