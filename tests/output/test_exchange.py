"""One build at a time in one place, whatever the system has to lock with."""

from __future__ import annotations

import errno
import fcntl
import tempfile
import threading
import time
from pathlib import Path

import pytest

from generator.output import exchange
from generator.output.exchange import lock_folder
from generator.output.write import write_site


class Windows:
    """What `msvcrt` offers: files are locked and folders are not, and whoever waits is told "deadlock" after a while."""

    LK_UNLCK, LK_LOCK, LK_NBLCK = 0, 1, 2

    def locking(self, handle: int, mode: int, count: int) -> None:
        assert count == 1
        if mode == self.LK_UNLCK:
            fcntl.flock(handle, fcntl.LOCK_UN)
            return
        tries = 3 if mode == self.LK_LOCK else 1
        for _ in range(tries):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.01)
            else:
                return
        raise OSError(errno.EDEADLK if tries > 1 else errno.EACCES, "held by another")


@pytest.fixture(params=["posix", "windows"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on either kind of system."""
    (tmp_path / "temporary").mkdir()
    (tmp_path / "site").mkdir()
    if request.param == "windows":
        monkeypatch.setattr(exchange, "FLOCK", None)
        monkeypatch.setattr(exchange, "LOCKING", Windows())
        monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    return tmp_path / "site"


def test_a_second_one_is_told_that_the_folder_is_held(folder: Path) -> None:
    with lock_folder(folder) as first, lock_folder(folder / "../site") as second, lock_folder(folder.parent) as other:
        assert (first, second, other) == (True, False, True)
    with lock_folder(folder) as after:
        assert after


def test_a_second_one_that_waits_comes_after_the_first(folder: Path) -> None:
    order: list[str] = []

    def wait() -> None:
        with lock_folder(folder, wait=True) as free:
            order.append(f"second {free}")

    waiting = threading.Thread(target=wait)
    with lock_folder(folder) as free:
        waiting.start()
        waiting.join(0.3)
        order.append(f"first {free}")
    waiting.join(60)

    assert order == ["first True", "second True"]


def test_a_lock_leaves_nothing_in_the_folder_that_it_holds(folder: Path) -> None:
    with lock_folder(folder):
        assert list(folder.iterdir()) == []
    assert list(folder.iterdir()) == []


def test_a_site_is_written_under_either_lock(folder: Path) -> None:
    write_site({"index.html": "words"}, folder, inputs={}, version="1")

    assert (folder / "index.html").read_text() == "words"
    assert sorted(path.name for path in folder.parent.iterdir()) == ["site", "temporary"]


def test_a_disk_without_locks_makes_nobody_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Disk(Windows):
        def locking(self, *_: int) -> None:
            raise OSError(37, "No locks available")

    monkeypatch.setattr(exchange, "FLOCK", None)
    monkeypatch.setattr(exchange, "LOCKING", Disk())

    with lock_folder(tmp_path, wait=True) as free:
        assert not free


def test_a_system_without_locks_makes_nobody_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "FLOCK", None)
    monkeypatch.setattr(exchange, "LOCKING", None)

    with lock_folder(tmp_path, wait=True) as free:
        assert not free
