"""A new project builds at once, without a warning, and nothing that was there is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import __version__
from generator.commands import starter
from generator.commands.starter import starter_files, write_starter
from generator.errors import ContentError
from generator.pipeline import build_site


def test_a_new_project_builds_without_a_warning(tmp_path: Path) -> None:
    written = write_starter(tmp_path / "deep/site")

    report = build_site(tmp_path / "deep/site", tmp_path / "out", strict=True)

    assert report.problems == ()
    assert report.written
    assert "invented" in (tmp_path / "out/index.html").read_text("utf-8")
    (profile,) = report.reading.site.profiles
    assert [one.id for one in profile.disagreements] == ["x-age"]
    assert any(len(group.variants) == 2 for group in profile.quotes)
    assert {"netlify.toml", "wrangler.toml", ".github/workflows/pages.yml", "content/site.md"} <= set(written)


def test_the_version_that_made_the_project_is_what_a_host_installs() -> None:
    assert f"player-factsheet[html]>={__version__}".encode() in starter_files()["requirements.txt"]


@pytest.mark.parametrize("name", ["README.md", "content/people/somebody.md", "seeds/mine.txt"])
def test_one_file_in_the_way_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    mine = tmp_path / name
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("mine")

    with pytest.raises(ContentError) as raised:
        write_starter(tmp_path)

    assert [problem.code for problem in raised.value.problems] == ["INIT01"]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]
    assert mine.read_text() == "mine"


def test_a_project_that_is_there_is_one_problem_and_not_one_a_file(tmp_path: Path) -> None:
    write_starter(tmp_path)

    with pytest.raises(ContentError) as raised:
        write_starter(tmp_path)

    (problem,) = raised.value.problems
    assert f"and {len(starter_files()) - 1} more" in problem.message


def test_a_folder_with_other_things_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "notes.txt").write_text("mine")

    write_starter(tmp_path)

    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "content/site.md").is_file()


def test_a_write_that_fails_midway_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = starter_files() | {"README.md/below a file": b"no file system takes this"}
    monkeypatch.setattr(starter, "starter_files", lambda: files)

    with pytest.raises(ContentError) as raised:
        write_starter(tmp_path / "site")

    assert [problem.code for problem in raised.value.problems] == ["INIT02"]
    assert list(tmp_path.iterdir()) == []
