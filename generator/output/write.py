"""The site goes to disk as a whole, or not at all.

Takes the rendered pages, gives a report of what changed. A complete new folder is made beside the output: files that
are unchanged are linked into it, not written again; files that no build wrote are carried over. Then the two folders
change places in one step, so that a build which is killed leaves the old site or the new one. What an earlier build
wrote and this one does not is gone; which files those are, the manifest of the earlier build says.

Making thousands of links and removing them again costs more than most builds. So where a place for it is given, the
folder of the old site is kept as the twin of the output: all that differs in it from what is wanted next is what the
last two builds changed. What a killed build left of a twin is as good a beginning as any other.

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
from generator.output.content import Content, FileOnDisk, Spool, look_at, open_spool
from generator.output.exchange import exchange_folders, lock_folder
from generator.output.layout import everything_below, folders_of, lay_out
from generator.output.manifest import MANIFEST_PATH, Manifest, format_manifest, parse_manifest, sha256_of
from generator.output.paths import check_paths

MOST_TWINS = 3
"""Most twins that are kept: of a site, of its preview, and of one more place."""

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
    twin: Path | None = None,
) -> WriteReport:
    """Make `output` hold exactly `pages` and their manifest, beside files that no build wrote.

    Args:
        pages: content by path below the site.
        output: the folder; made when absent.
        inputs: SHA-256 of each file that was read, by path.
        version: of the tool.
        project: the project's folder, which the output must not be, hold, or overwrite.
        twin: a folder that is the output's alone, on the same disk: where the site that is replaced stays for the next
            build, which makes the one after it out of it. Its folder holds nothing but twins.

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
        with lock_folder(target.parent, wait=True) as ours_alone:
            recover_output(target)
            kept = twin if twin and ours_alone and _on_one_disk(target, twin) else None
            report = _replace(target, contents, _earlier(target), kept)
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


def _replace(
    target: Path, contents: Mapping[str, bytes | FileOnDisk], earlier: Manifest | None, twin: Path | None
) -> WriteReport:
    """Build beside the output, then let the folders change places."""
    ours = {*earlier.outputs, MANIFEST_PATH} if earlier else set()
    top = str(target)
    held = {path: _held(f"{top}/{path}", content) for path, content in contents.items()}
    unchanged = {path: number for path, number in held.items() if number is not None}
    foreign = _foreign(target, ours) if earlier else ()
    _refuse_overwriting(target, contents, foreign)
    removed = {path for path in ours - set(contents) if os.path.lexists(target / path)}
    report = WriteReport(written=len(contents) - len(unchanged), removed=len(removed), unchanged=len(unchanged))
    if not report.written and not report.removed:
        return report
    links = {path: f"{top}/{path}" for path in (*(path for path in contents if path in unchanged), *foreign)}
    writes = {path: content for path, content in contents.items() if path not in unchanged}
    with _staging(target, twin) as staging:
        lay_out(staging, links, writes, numbers=unchanged if staging == twin else None)
        _swap(staging, target, keep=staging == twin)
    if twin and not twin.exists():
        _make_twin(twin, {path: f"{top}/{path}" for path in (*contents, *foreign)})
    return report


@contextlib.contextmanager
def _staging(target: Path, twin: Path | None) -> Iterator[Path]:
    """Where the new site is laid out: in the twin that is there already, else in a folder that is gone afterwards."""
    if twin and twin.is_dir() and not twin.is_symlink():
        yield twin
        return
    staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.factsheet-new-", dir=target.parent))
    with lock_folder(staging):
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _on_one_disk(target: Path, twin: Path) -> bool:
    """Whether the two can change places."""
    try:
        twin.parent.mkdir(parents=True, exist_ok=True)
        return twin.parent.stat().st_dev == target.parent.stat().st_dev
    except OSError:
        return False


def _make_twin(twin: Path, links: Mapping[str, str]) -> None:
    """Lay out a second folder for the next build, where links cost nothing; those of outputs long out of use go."""
    try:
        others = sorted(twin.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for old in others[: 1 - MOST_TWINS]:
            _clear(old)
        lay_out(twin, {MANIFEST_PATH: links[MANIFEST_PATH]}, {}, copies=False)  # whether there are links here
        lay_out(twin, links, {}, copies=False)
    except OSError:
        shutil.rmtree(twin, ignore_errors=True)


def _held(place: str, content: bytes | FileOnDisk) -> int | None:
    """The number by which its disk knows a plain file of the right mode that holds exactly this; None where none does.

    Raises:
        ChangedMeanwhileError: when this very file was found to hold it before, and does no more.

    """
    stamp, number = look_at(place) or (None, 0)
    if isinstance(content, FileOnDisk) and content.place == place:
        if stamp is None or (stamp != content.stamp and _hash(place) != content.sha256):
            raise ChangedMeanwhileError(f"{place} was changed while the site was built; build again")
        return number
    if stamp is None:
        return None
    try:
        if isinstance(content, FileOnDisk):
            return number if _hash(place) == content.sha256 else None
        return number if stamp[0] == len(content) and Path(place).read_bytes() == content else None
    except OSError:
        return None


def _hash(place: str) -> str:
    return sha256_of(Path(place).read_bytes())


def _foreign(target: Path, ours: set[str]) -> tuple[str, ...]:
    """Files and links below the output that no build wrote."""
    return tuple(sorted(path for path in everything_below(str(target))[1] if path not in ours))


def _refuse_overwriting(target: Path, contents: Mapping[str, bytes | FileOnDisk], foreign: tuple[str, ...]) -> None:
    """Refuse to write over, or below, a file that no build wrote.

    Raises:
        OutputError: naming the file.

    """
    folders = {folder for path in contents for folder in folders_of(path)} if foreign else set()
    for path in foreign:
        if path in folders or any(part in contents for part in (path, *folders_of(path))):
            raise OutputError(f"{target / path} was not written by factsheet and stands in the way; move it")


def _swap(staging: Path, target: Path, *, keep: bool) -> None:
    """Put the new folder in the place of the old, which then stands in the new one's place, or is gone."""
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
    if keep:
        with contextlib.suppress(OSError):
            aside.rename(staging)
    shutil.rmtree(aside, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.factsheet-old")


def _escaped(name: str) -> str:
    """A name as a pattern of `glob` that means itself."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
