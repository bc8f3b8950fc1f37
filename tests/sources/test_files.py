from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from strategies import texts

from generator.sources.files import MAX_BYTES, read_text_file


def write(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    return path


@given(text=texts().filter(lambda text: "\0" not in text))
def test_text_comes_back_as_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("read") / "article.txt"
    path.write_bytes(text.encode())

    file, problems = read_text_file(path)

    assert file is not None
    assert problems == ()
    assert file.text == text


def test_a_byte_that_is_not_utf8_is_named_with_offset_line_and_column(tmp_path: Path) -> None:
    file, (problem,) = read_text_file(write(tmp_path, "Zoë\nGoal é ".encode() + b"\xe9 here"), name="seeds/a.txt")

    assert file is None
    assert problem.code == "READ01"
    assert str(problem.place) == "seeds/a.txt:2:8"
    assert "0xe9 at offset 13" in problem.message


def test_utf16_is_named_as_such(tmp_path: Path) -> None:
    _, (problem,) = read_text_file(write(tmp_path, "Goal".encode("utf-16")))

    assert problem.code == "READ01"
    assert "UTF-16" in problem.hint


def test_a_nul_is_refused_with_its_place(tmp_path: Path) -> None:
    file, (problem,) = read_text_file(write(tmp_path, b"one\ntwo\0three"))

    assert file is None
    assert (problem.code, problem.place.line, problem.place.column) == ("READ02", 2, 4)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    file, (problem,) = read_text_file(tmp_path / "pipe.txt")

    assert file is None
    assert problem.code == "READ04"


@pytest.mark.parametrize("path", ["/dev/zero", "/"])
def test_devices_and_folders_are_refused(path: str) -> None:
    _, (problem,) = read_text_file(Path(path))

    assert problem.code == "READ04"


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    _, (problem,) = read_text_file(tmp_path / "none.txt")

    assert problem.code == "READ05"


def test_a_file_past_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    _, (problem,) = read_text_file(path)

    assert problem.code == "READ08"
