from __future__ import annotations

import os
import random
import shutil
import stat
from pathlib import Path

import pytest

from generator.output.content import FileOnDisk
from generator.output.layout import everything_below, folders_of, lay_out

PATHS = ("a", "b.txt", "a/b.txt", "a/c", "a/c/d.txt", "e/f.txt", "e/g/h.txt")


def tree(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_text("utf-8")
        for path in paths
    }


def wanted(dice: random.Random) -> list[str]:
    """Some paths, none of which lies below another."""
    found: list[str] = []
    for path in dice.sample(PATHS, len(PATHS)):
        if not any(path in (other, *folders_of(other)) or other in folders_of(path) for other in found):
            found.append(path)
    return found[: dice.randint(1, len(found))]


@pytest.mark.parametrize("seed", range(40))
def test_whatever_was_there_the_folder_holds_what_is_wanted(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same folders each time
    folder, elsewhere = tmp_path / "folder", tmp_path / "elsewhere"
    for turn in range(4):
        shutil.rmtree(elsewhere, ignore_errors=True)
        elsewhere.mkdir()
        paths = wanted(dice)
        linked = {path: str(elsewhere / str(at)) for at, path in enumerate(paths) if dice.random() < 0.5}
        for path, place in linked.items():
            Path(place).write_text(f"{path} {turn if dice.random() < 0.3 else 0}")
        writes: dict[str, bytes | FileOnDisk] = {path: f"{turn}".encode() for path in paths if path not in linked}

        lay_out(folder, linked, writes)

        expected = {path: Path(place).read_text() for path, place in linked.items()}
        assert tree(folder) == expected | {path: str(turn) for path in writes}
        folders, _ = everything_below(str(folder))
        assert set(folders) == {above for path in paths for above in folders_of(path)}
        if dice.random() < 0.5:
            (folder / "left").mkdir()
            (folder / "left/over.txt").write_text("what a killed build left")


def test_what_is_right_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("1")
    links = {"deep/one.txt": str(tmp_path / "one")}
    lay_out(tmp_path / "folder", links, {"two.txt": b"2"})
    os.utime(tmp_path / "folder/deep", ns=(1, 1))

    lay_out(tmp_path / "folder", links, {"two.txt": b"3"})

    assert (tmp_path / "folder/deep").stat().st_mtime_ns == 1
    assert (tmp_path / "folder/deep/one.txt").samefile(tmp_path / "one")
    assert (tmp_path / "folder/two.txt").read_text() == "3"


def test_a_file_of_the_same_words_that_is_another_file_is_replaced(tmp_path: Path) -> None:
    """Whoever changes the one must not be believed to have changed the other."""
    (tmp_path / "one").write_text("1")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/one.txt").write_text("1")

    lay_out(tmp_path / "folder", {"one.txt": str(tmp_path / "one")}, {})

    assert (tmp_path / "folder/one.txt").samefile(tmp_path / "one")


def test_what_is_made_can_be_served_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    before = os.umask(0o077)
    try:
        lay_out(tmp_path / "folder", {"link": str(tmp_path / "link")}, {"deep/a.txt": b"a"})
    finally:
        os.umask(before)

    assert (tmp_path / "folder/link").readlink() == Path("nowhere")
    assert stat.S_IMODE((tmp_path / "folder/deep").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "folder/deep/a.txt").stat().st_mode) == 0o644


def test_where_there_are_no_links_files_are_copied_or_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "one").write_text("1")

    lay_out(tmp_path / "folder", {"one.txt": str(tmp_path / "one")}, {})
    with pytest.raises(OSError, match="not supported"):
        lay_out(tmp_path / "other", {"one.txt": str(tmp_path / "one")}, {}, copies=False)

    assert tree(tmp_path / "folder") == {"one.txt": "1"}
    assert not (tmp_path / "folder/one.txt").samefile(tmp_path / "one")
