from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.sources import memory as memories
from generator.sources.memory import NO_MEMORY, Memory
from generator.sources.parse import parse_project
from generator.sources.read import read_project

PAGE = "---\nseed: seeds/{n}.txt\noutlet: The {n} Post\n---\n"


def begin(root: Path) -> None:
    for folder in ("content/sources", "content/people", "seeds"):
        (root / folder).mkdir(parents=True)
    for n in range(6):
        (root / f"seeds/{n}.txt").write_text(f"Article {n}, as it came.\n")
        (root / f"content/sources/page-{n}.md").write_text(PAGE.format(n=n))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_edited_a_memory_gives_what_a_fresh_reading_gives(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same edits each time
    begin(tmp_path)
    memory = Memory()
    for turn in range(12):
        files, problems = read_project(tmp_path, memory)
        fresh, others = read_project(tmp_path, NO_MEMORY)

        assert (files, problems) == (fresh, others)
        assert parse_project(files, memory=memory) == parse_project(fresh)
        one = dice.choice(sorted((tmp_path / "seeds").iterdir()))
        kind = dice.choice(("same size", "more", "rename", "remove", "swap"))
        if kind == "same size":
            one.write_text(one.read_text()[::-1])
        elif kind == "more":
            one.write_text(f"{one.read_text()}More \u202e {turn}.\n")
        elif kind == "rename":
            one.rename(one.with_name(f"new-{turn}.txt"))
        elif kind == "remove":
            one.unlink()
            (tmp_path / f"seeds/{turn}-again.txt").write_text("Again.\n")
        else:
            other = tmp_path / "seeds/other.tmp"
            other.write_text("Swapped.\n")
            other.rename(one)


def test_a_file_that_stands_as_it_was_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path)
    memory = Memory()
    monkeypatch.setattr(memories, "GRAIN", -1)
    first, _ = read_project(tmp_path, memory)
    reads: list[Path] = []
    read = Path.read_bytes

    def noted(path: Path) -> bytes:
        reads.append(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    (tmp_path / "seeds/3.txt").write_text("Another article.\n")
    second, _ = read_project(tmp_path, memory)

    assert [path.name for path in reads] == ["3.txt"]
    assert [one is other for one, other in zip(first.seeds, second.seeds, strict=True)].count(False) == 1
    assert all(one is other for one, other in zip(first.pages, second.pages, strict=True))


def test_a_file_as_new_as_the_newest_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes twice within the grain of the clock may leave size and times as they were."""
    begin(tmp_path)
    memory = Memory()
    monkeypatch.setattr(memories, "GRAIN", 10**15)
    first, _ = read_project(tmp_path, memory)

    second, _ = read_project(tmp_path, memory)

    assert first == second
    assert not any(one is other for one, other in zip(first.seeds, second.seeds, strict=True))


def test_no_memory_keeps_nothing(tmp_path: Path) -> None:
    begin(tmp_path)
    files, _ = read_project(tmp_path)

    again, _ = read_project(tmp_path)

    assert files == again
    assert files.seeds[0] is not again.seeds[0]
