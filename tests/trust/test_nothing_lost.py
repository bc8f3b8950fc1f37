"""Nothing is lost: whatever kills a build, the old site or the new one is there, whole, and the next build needs no hand.

Real processes, real signals, real limits of the system. `pytest -m long tests/trust` kills two hundred builds.
"""

from __future__ import annotations

import ctypes
import hashlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.output.exchange import lock_folder
from generator.output.verify import read_built_site, verify_files
from generator.output.write import write_site

TINY = Path(__file__).parent.parent / "golden/tiny"
ROOT = Path(__file__).parents[2]
SEED = 20_260
"""Of the moments at which builds are killed, so that a failure comes again."""

WRITER = """
import sys
from pathlib import Path
from generator.output.write import write_site
site, twin = Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None
for turn in range(100_000):
    pages = {f"{n % 7}/{n}.txt": f"{turn % 2} " * 400 for n in range(40)}
    write_site(pages | {f"only-{turn % 2}.txt": str(turn % 2)}, site, inputs={}, version="1", twin=twin)
    if not turn:
        print("ready", flush=True)
"""
"""Builds two sites in turn, in one place, as fast as it can."""


def command(project: Path, output: Path, name: str = "build") -> list[str]:
    return [sys.executable, "-m", "generator", name, "--project", str(project), "--output", str(output), "--quiet"]


def run(project: Path, output: Path, **options: object) -> subprocess.CompletedProcess[str]:
    done: subprocess.CompletedProcess[str] = subprocess.run(
        command(project, output),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        **options,  # type: ignore[call-overload]
    )
    return done


def tree(folder: Path) -> dict[str, str]:
    """Digest of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the tiny project, without a cache."""
    return Path(shutil.copytree(TINY, tmp_path / "project", ignore=shutil.ignore_patterns(".*")))


def owned(project: Path) -> dict[Path, tuple[str, int, int]]:
    """Digest, time and mode of everything that editors own."""
    paths = (path for name in ("content", "seeds") for path in sorted((project / name).rglob("*")) if path.is_file())
    return {
        path: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in paths
    }


def assert_whole(site: Path) -> None:
    """Every file is as the manifest of one build says, and no other file is there."""
    report = verify_files(read_built_site(site))
    assert report.problems == ()
    assert report.files


def kill_writer(folder: Path, wait: float, *twin: Path) -> None:
    """Kill a process that writes two sites in turn, some time after the first stood."""
    site = folder / "site"
    command = [sys.executable, "-c", WRITER, str(site), *map(str, twin)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
    assert_whole(site)
    words = {path.read_text("utf-8")[0] for path in site.rglob("*.txt")}
    assert len(words) == 1

    write_site({"index.html": "next"}, site, inputs={}, version="1", twin=next(iter(twin), None))

    assert_whole(site)
    assert [path.name for path in folder.iterdir()] == ["site"]
    shutil.rmtree(site)


def moments(count: int, longest: float) -> Iterator[float]:
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    return (chance.uniform(0, longest) for _ in range(count))


@pytest.mark.parametrize("twin", [False, True])
def test_a_writer_killed_at_random_moments_leaves_a_whole_site(tmp_path: Path, *, twin: bool) -> None:
    (tmp_path / "out").mkdir()
    for wait in moments(12, 0.15):
        kill_writer(tmp_path / "out", wait, *([tmp_path / "twins/site"] if twin else []))


@pytest.mark.long
@pytest.mark.parametrize("twin", [False, True])
def test_a_writer_killed_two_hundred_times_leaves_a_whole_site(tmp_path: Path, *, twin: bool) -> None:
    (tmp_path / "out").mkdir()
    for wait in moments(200, 0.4):
        kill_writer(tmp_path / "out", wait, *([tmp_path / "twins/site"] if twin else []))


def kill_build(project: Path, site: Path, wait: float, turn: int) -> None:
    """Kill the command itself over a site that is there, then build again."""
    before = tree(site)
    (project / "content/site.md").write_text(f"---\ntitle: Turn {turn}\n---\nA new about page.\n", "utf-8")
    with subprocess.Popen(
        command(project, site), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
    after = tree(site)
    assert_whole(site)
    assert after == before or f"Turn {turn}" in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("count", [4, pytest.param(40, marks=pytest.mark.long)])
def test_the_command_killed_at_random_moments_leaves_a_whole_site(project: Path, tmp_path: Path, count: int) -> None:
    site = tmp_path / "out/site"
    assert run(project, site).returncode == 0

    for turn, wait in enumerate(moments(count, 1.5)):
        kill_build(project, site, wait, turn)

    assert run(project, site).returncode == 0
    assert_whole(site)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["site"]


def test_a_disk_that_takes_no_more_leaves_the_old_site(project: Path, tmp_path: Path) -> None:
    """The system refuses to write a file past a limit, as a full disk does."""
    site = tmp_path / "out/site"
    assert run(project, site).returncode == 0
    before = tree(site)
    (project / "content/site.md").write_text("---\ntitle: Another\n---\n" + "Words about it. " * 2_000, "utf-8")

    done = run(project, site, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)))

    assert done.returncode == 1
    assert "could not be written, and is as it was: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site) == before
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["site"]
    assert run(project, site).returncode == 0


def obey_permissions() -> None:
    """Let the program that is started next obey the modes of files even as root (Linux: prctl(2), capabilities(7))."""
    drop_from_bounds, override_modes = 24, 1
    ctypes.CDLL(None).prctl(drop_from_bounds, override_modes, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="how root obeys modes is told to Linux alone")
def test_a_folder_that_may_not_be_written_is_said_and_left(project: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o555)

    done = run(project, tmp_path / "out/site", preexec_fn=obey_permissions)

    assert done.returncode == 1
    assert "could not be written, and is as it was: Permission denied" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="how root obeys modes is told to Linux alone")
def test_a_project_that_may_not_be_written_is_built_all_the_same(project: Path, tmp_path: Path) -> None:
    for path in (project, *project.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    done = run(project, tmp_path / "out/site", preexec_fn=obey_permissions)

    project.chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")
    assert_whole(tmp_path / "out/site")


def test_a_folder_that_is_not_ours_is_refused_and_left(project: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.tex").write_text("years of work")

    done = run(project, tmp_path / "thesis")

    assert done.returncode == 1
    assert "was not built by factsheet" in done.stderr
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["chapter.tex"]


@pytest.mark.parametrize("output", [".", "content", "seeds"])
def test_a_project_is_never_written_over(project: Path, output: str) -> None:
    before = owned(project)

    done = run(project, project / output)

    assert done.returncode == 1
    assert "choose a folder" in done.stderr
    assert owned(project) == before
    assert not (project / output / "index.html").exists()


def waits_for_a_lock(process: int) -> bool:
    """Whether a process waits until another lets go of a lock (Linux: proc(5), /proc/locks)."""
    lines = Path("/proc/locks").read_text("ascii").splitlines()
    return any(line.split()[1] == "->" and line.split()[5] == str(process) for line in lines)


@pytest.mark.skipif(sys.platform != "linux", reason="who waits for a lock is asked of /proc")
def test_two_builds_into_one_place_come_one_after_the_other(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "out/site"
    site.parent.mkdir()
    with lock_folder(site.parent) as free:
        assert free
        waiting = subprocess.Popen(command(project, site), cwd=ROOT, stderr=subprocess.PIPE)
        while not waits_for_a_lock(waiting.pid):
            assert waiting.poll() is None
            time.sleep(0.05)
        assert not site.exists()

    _, told = waiting.communicate(timeout=120)

    assert (waiting.returncode, told) == (0, b"")
    assert_whole(site)


def test_many_builds_at_once_leave_one_whole_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(site)], cwd=ROOT, stdout=subprocess.PIPE) for _ in range(3)
    ]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    time.sleep(0.5)
    for writer in writers:
        assert writer.poll() is None
        writer.kill()
        writer.communicate()

    assert_whole(site)


def test_nothing_that_builds_or_looks_touches_what_editors_own(project: Path, tmp_path: Path) -> None:
    before = owned(project)

    for arguments in (
        command(project, tmp_path / "out/site"),
        [sys.executable, "-m", "generator", "check", "--project", str(project)],
        [sys.executable, "-m", "generator", "explain", "f-age", "--project", str(project)],
        [sys.executable, "-m", "generator", "extract", str(project / "seeds/echo.txt")],
        [sys.executable, "-m", "generator", "verify", str(tmp_path / "out/site")],
    ):
        done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    assert owned(project) == before
