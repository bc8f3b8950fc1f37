"""Over whole projects: what was renamed is found at its old address, and what is a draft only where drafts are asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

from test_editing import PERSON, TINY, edited

from generator.commands.build import Choices, build_project
from generator.output.verify import read_built_site, verify_files
from generator.pipeline import Run, build_site

ECHO = "content/sources/northport-echo.md"


def drafted(folder: Path, page: str) -> Path:
    """The tiny project with one of its pages marked as a draft."""
    shutil.copytree(TINY, folder)
    path = folder / page
    path.write_text(path.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    return folder


def test_a_renamed_fact_and_a_renamed_page_keep_their_addresses(tmp_path: Path) -> None:
    root = edited(tmp_path / "project", "was: [m-oduya]\nrenamed:\n  - {fact: f-name, was: f-known-as}\n")

    report = build_site(root, tmp_path / "site", strict=True)

    assert report.written
    assert 'id="f-known-as"' in (tmp_path / "site/people/mara-oduya/index.html").read_text("utf-8")
    assert "../mara-oduya/index.html" in (tmp_path / "site/people/m-oduya/index.html").read_text("utf-8")
    assert verify_files(read_built_site(tmp_path / "site")).problems == ()


def test_a_renaming_that_fits_nothing_is_a_problem(tmp_path: Path) -> None:
    entries = "renamed:\n  - {fact: f-nothing, was: f-known-as}\n  - {fact: f-name, was: f-age}\n"

    report = build_site(edited(tmp_path / "project", entries), tmp_path / "site")

    assert [problem.code for problem in report.problems if problem.severity == "error"] == ["EDIT02", "EDIT06"]
    assert not report.written


def test_a_draft_source_is_read_only_where_drafts_are_asked_for(tmp_path: Path) -> None:
    root = drafted(tmp_path / "project", ECHO)

    build_site(root, tmp_path / "site")
    build_site(root, tmp_path / "drafts", run=Run(drafts=True))

    assert not (tmp_path / "site/sources/northport-echo").exists()
    assert "northport-echo" not in (tmp_path / "site/sitemap.xml").read_text("utf-8")
    assert "Draft" in (tmp_path / "drafts/sources/northport-echo/index.html").read_text("utf-8")
    assert "Draft" not in (tmp_path / "drafts/sources/weekly-post/index.html").read_text("utf-8")


def test_a_draft_person_has_no_page_though_articles_are_about_them(tmp_path: Path) -> None:
    root = drafted(tmp_path / "project", PERSON)

    build_site(root, tmp_path / "site")
    build_site(root, tmp_path / "drafts", run=Run(drafts=True))

    assert not (tmp_path / "site/people/mara-oduya").exists()
    assert "mara-oduya" not in "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))
    assert "Draft" in (tmp_path / "drafts/people/mara-oduya/index.html").read_text("utf-8")


def test_a_build_with_drafts_is_not_taken_for_one_without(tmp_path: Path) -> None:
    root = drafted(tmp_path / "project", ECHO)
    page = tmp_path / "site/sources/northport-echo/index.html"

    build_project(root, tmp_path / "site", Choices(drafts=True))
    assert page.is_file()
    build_project(root, tmp_path / "site", Choices())
    assert not page.exists()
