from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.output import content, write
from generator.output.exchange import lock_folder
from generator.output.write import WriteReport, write_site

OLD: dict[str, str | bytes] = {"index.html": "old", "gone/page.html": "gone", "same.txt": b"same"}
NEW: dict[str, str | bytes] = {"index.html": "new", "fresh/page.html": "fresh", "same.txt": b"same"}


def build(pages: Mapping[str, str | bytes], output: Path, project: Path | None = None) -> WriteReport:
    return write_site(pages, output, inputs={"seeds/a.txt": "0" * 64}, version="1", project=project)


def tree(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(paths)}


def as_text(pages: Mapping[str, str | bytes]) -> dict[str, str]:
    return {path: page.decode() if isinstance(page, bytes) else page for path, page in sorted(pages.items())}


def test_the_output_holds_exactly_the_pages(tmp_path: Path) -> None:
    report = build(OLD, tmp_path / "deep/site")

    assert report == WriteReport(written=4)
    assert tree(tmp_path / "deep/site") == as_text(OLD)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["site"]


def test_files_and_folders_can_be_served(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        build(OLD, tmp_path / "site")
    finally:
        os.umask(before)

    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site").rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "site", tmp_path / "site/gone")}
    assert modes == {0o644}
    assert folders == {0o755}


def test_a_second_build_replaces_removes_and_leaves_what_is_unchanged_untouched(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(OLD, site)
    before = (site / "same.txt").stat()

    report = build(NEW, site)

    after = (site / "same.txt").stat()
    assert report == WriteReport(written=3, removed=1, unchanged=1)
    assert tree(site) == as_text(NEW)
    assert not (site / "gone").exists()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_same_build_again_touches_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(OLD, site)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")} | {site: site.stat().st_ino}

    report = build(OLD, site)

    assert report == WriteReport(unchanged=4)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} | {site: site.stat().st_ino} == before


def test_a_page_deleted_or_edited_by_hand_comes_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(OLD, site)
    (site / "index.html").unlink()
    (site / "same.txt").write_text("edit")

    build(OLD, site)

    assert tree(site) == as_text(OLD)


def test_a_link_in_the_place_of_a_page_becomes_a_page(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(OLD, site)
    (tmp_path / "elsewhere").write_text("old")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "elsewhere")

    build(NEW, site)

    assert not (site / "index.html").is_symlink()
    assert (tmp_path / "elsewhere").read_text() == "old"


def test_files_that_no_build_wrote_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(OLD, site)
    (site / "CNAME").write_text("example.org")
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref")
    (site / "gone/notes.txt").write_text("mine")
    (site / "link").symlink_to("CNAME")

    build(NEW, site)

    assert (site / "link").readlink() == Path("CNAME")
    expected = as_text(NEW) | {
        "CNAME": "example.org",
        ".git/HEAD": "ref",
        "gone/notes.txt": "mine",
        "link": "example.org",
    }
    assert tree(site) == expected


@pytest.mark.parametrize("path", ["fresh/page.html", "fresh", "fresh/page.html/deep.txt"])
def test_a_file_that_no_build_wrote_is_never_written_over(tmp_path: Path, path: str) -> None:
    site = tmp_path / "site"
    build(OLD, site)
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text("mine")

    with pytest.raises(OutputError, match="was not written by factsheet"):
        build(NEW, site)

    assert tree(site) == as_text(OLD) | {path: "mine"}


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/thesis.tex").write_text("years of work")
    (tmp_path / "site/manifest.json").write_text('{"name": "a web app"}')

    with pytest.raises(OutputError, match="not built by factsheet"):
        build(NEW, tmp_path / "site")

    assert set(tree(tmp_path / "site")) == {"thesis.tex"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    build(NEW, tmp_path / "site")

    assert tree(tmp_path / "site") == as_text(NEW)


def test_a_file_is_no_output_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")

    with pytest.raises(OutputError):
        build(NEW, tmp_path / "site")

    assert (tmp_path / "site").read_text() == "a file"


def test_root_and_home_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "users/me"))

    for folder in (Path("/"), tmp_path / "users/me", tmp_path / "users"):
        with pytest.raises(OutputError, match="choose a folder"):
            build(NEW, folder)


@pytest.mark.parametrize("output", [".", "..", "content", "seeds/site", "templates", "link"])
def test_the_project_and_its_inputs_are_refused(tmp_path: Path, output: str) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "link").symlink_to(project)

    with pytest.raises(OutputError, match="choose a folder"):
        build(NEW, project / output, project)


def test_a_folder_in_the_project_is_the_usual_output(tmp_path: Path) -> None:
    build(NEW, tmp_path / "project/site", tmp_path / "project")

    assert tree(tmp_path / "project/site") == as_text(NEW)


def test_an_output_that_is_a_link_is_written_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")

    build(NEW, tmp_path / "site")

    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "www") == as_text(NEW)


@pytest.mark.parametrize("path", ["../outside.txt", "/outside.txt", "manifest.json/x", "MANIFEST.json"])
def test_unsafe_pages_are_refused_before_anything_is_made(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError):
        build({path: "x"}, tmp_path / "site")

    assert list(tmp_path.iterdir()) == []


def test_a_failing_write_leaves_the_old_site_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    build(OLD, site)

    def full(self: Path, _: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left"):
        build(NEW, site)

    monkeypatch.undo()
    assert tree(site) == as_text(OLD)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_folders_cannot_be_exchanged_they_are_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "exchange_folders", lambda *_: False)
    site = tmp_path / "site"
    build(OLD, site)

    build(NEW, site)

    assert tree(site) == as_text(NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_move_that_fails_half_way_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    build(OLD, site)
    move: Callable[[Path, Path], Path] = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if ".factsheet-new-" in self.name:
            raise OSError(5, "Input/output error")
        return move(self, target)

    monkeypatch.setattr(write, "exchange_folders", lambda *_: False)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OutputError):
        build(NEW, site)

    assert tree(site) == as_text(OLD)


def test_the_build_after_a_killed_one_clears_up(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(OLD, site)
    shutil.copytree(site, tmp_path / ".site.factsheet-new-dead")

    build(OLD, site)

    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_build_after_one_that_was_killed_between_two_moves_finds_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(OLD, site)
    site.rename(tmp_path / ".site.factsheet-old")

    report = build(OLD, site)

    assert report == WriteReport(unchanged=4)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_was_moved_aside_and_half_removed_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is killed while it removes the old site, where folders cannot be exchanged."""
    monkeypatch.setattr(write, "exchange_folders", lambda *_: False)
    site = tmp_path / "site"
    build(OLD, site)
    (tmp_path / ".site.factsheet-old/gone").mkdir(parents=True)
    (tmp_path / ".site.factsheet-old/gone/page.html").write_text("old")

    build(NEW, site)

    assert tree(site) == as_text(NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_no_modes_are_kept_an_unchanged_file_is_left_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "MODES_ARE_KEPT", False)
    site = tmp_path / "site"
    build(OLD, site)
    for path in site.rglob("*.*"):
        path.chmod(0o666)

    assert build(OLD, site) == WriteReport(unchanged=4)


def test_a_build_that_runs_beside_ours_keeps_its_folder(tmp_path: Path) -> None:
    beside = tmp_path / ".site.factsheet-new-alive"
    beside.mkdir()

    with lock_folder(beside) as free:
        build(OLD, tmp_path / "site")

    assert free
    assert beside.is_dir()


KILLED = """
import sys
from pathlib import Path
from generator.output.write import write_site
site = Path(sys.argv[1])
print("ready", flush=True)
for turn in range(10_000):
    write_site({f"{n}.txt": str(turn) for n in range(20)}, site, inputs={}, version="1")
"""


@pytest.mark.parametrize("wait", [0.005, 0.02, 0.05, 0.11, 0.17])
def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path, wait: float) -> None:
    site = tmp_path / "site"
    command = [sys.executable, "-c", KILLED, str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        while process.poll() is None and not site.exists():
            time.sleep(0.001)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)

    assert len({path.read_text() for path in site.glob("*.txt")}) == 1
    assert len(list(site.glob("*.txt"))) == 20
