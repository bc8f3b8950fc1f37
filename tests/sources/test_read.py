from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.sources.read import read_article_file, read_project

MakeProject = Callable[[dict[str, str | bytes]], Path]


def codes(root: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in read_project(root)[1]]


def test_pages_and_seeds_come_in_order_of_name(make_project: MakeProject) -> None:
    root = make_project(
        {"seeds/b.txt": "b", "seeds/a.txt": "a", "content/sources/x.md": "x", "content/people/p.md": "p"}
    )

    files, problems = read_project(root)

    assert problems == ()
    assert [file.path for file in files.seeds] == ["seeds/a.txt", "seeds/b.txt"]
    assert [file.path for file in files.pages] == ["content/people/p.md", "content/sources/x.md"]


def test_digests_are_of_the_bytes(make_project: MakeProject) -> None:
    files, _ = read_project(make_project({"seeds/a.txt": b"abc"}))

    assert files.digests == {"seeds/a.txt": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}


def test_a_folder_without_content_and_seeds_is_no_project(make_project: MakeProject) -> None:
    assert [code for code, _ in codes(make_project({}))] == ["READ07"]


def test_a_link_out_of_the_project_is_refused(make_project: MakeProject, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    root = make_project({"seeds/a.txt": "a"})
    (root / "seeds/leak.txt").symlink_to(tmp_path / "secret.txt")

    files, _ = read_project(root)

    assert codes(root) == [("READ03", "seeds/leak.txt")]
    assert [file.path for file in files.seeds] == ["seeds/a.txt"]


def test_a_link_inside_the_project_is_read(make_project: MakeProject) -> None:
    root = make_project({"content/sources/a.md": "a", "seeds/b.txt": "b"})
    (root / "seeds/again.txt").symlink_to(root / "seeds/b.txt")

    assert [file.path for file in read_project(root)[0].seeds] == ["seeds/again.txt", "seeds/b.txt"]


@pytest.mark.parametrize("target", [".", "..", "nowhere", "loop"])
def test_links_to_folders_to_nothing_and_to_themselves_are_refused(make_project: MakeProject, target: str) -> None:
    root = make_project({"seeds/a.txt": "a"})
    (root / "seeds/loop").symlink_to(target)

    assert codes(root) == [("READ03", "seeds/loop")]


def test_content_itself_may_not_be_a_link_out(make_project: MakeProject, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    root = make_project({"seeds/a.txt": "a"})
    (root / "content").symlink_to(tmp_path / "elsewhere")

    assert codes(root) == [("READ03", "content")]


@pytest.mark.parametrize(
    "name", ["content/notes.md", "content/people/a.txt", "content/people/deep/a.md", "seeds/a.pdf"]
)
def test_a_file_that_nothing_reads_is_a_warning(make_project: MakeProject, name: str) -> None:
    root = make_project({name: "x", "seeds/ok.txt": "x"})

    (problem,) = read_project(root)[1]

    assert (problem.code, problem.severity, problem.place.path) == ("READ06", "warning", name)


@pytest.mark.parametrize("name", ["seeds/.DS_Store", "seeds/a.txt~", "content/.git/x.md"])
def test_files_of_other_tools_are_passed_over(make_project: MakeProject, name: str) -> None:
    assert codes(make_project({name: "x", "seeds/ok.txt": "x"})) == []


def test_a_name_that_is_not_unicode_is_a_problem(make_project: MakeProject) -> None:
    root = make_project({"seeds/ok.txt": "x"})
    Path(os.fsdecode(os.fsencode(root / "seeds") + b"/a\xff.txt")).write_text("x")

    assert codes(root) == [("READ09", "seeds/a\\udcff.txt")]


def test_all_faults_come_in_one_run(make_project: MakeProject) -> None:
    root = make_project({"seeds/a.txt": b"\xff", "seeds/b.txt": "a\0", "content/site.md": b"\xe9"})

    assert codes(root) == [("READ01", "content/site.md"), ("READ01", "seeds/a.txt"), ("READ02", "seeds/b.txt")]


def test_a_lone_article_is_its_content_exactly(tmp_path: Path) -> None:
    path = tmp_path / "match_report.txt"
    path.write_text("  Northport win.\n\nMara Oduya scored. \n", encoding="utf-8")

    source = read_article_file(path)

    assert source.id == "match_report"
    assert source.path == str(path)
    assert source.text == "  Northport win.\n\nMara Oduya scored. \n"


@pytest.mark.parametrize(
    ("name", "content", "code"), [("a.txt", b"\xff", "READ01"), ("a.doc", b"x", "ART02"), ("a.txt", b" \n", "ART01")]
)
def test_a_lone_file_without_an_article_raises_its_problems(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(ContentError) as caught:
        read_article_file(tmp_path / name)

    assert [problem.code for problem in caught.value.problems] == [code]
