"""A site whose old folder is kept for the next build is the site that it would be without."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.output import layout, write
from generator.output.write import MOST_TWINS, WriteReport, write_site

OLD = {"index.html": "old", "gone/page.html": "gone", "same/page.html": "same"}
NEW = {"index.html": "new", "fresh/page.html": "fresh", "same/page.html": "same"}


def build(pages: Mapping[str, str], output: Path, twin: Path | None) -> WriteReport:
    return write_site(pages, output, inputs={}, version="1", twin=twin)


def tree(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize("seed", range(10))
def test_after_any_builds_a_site_with_a_twin_is_one_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, *, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(write, "exchange_folders", lambda *_: False)
    dice = random.Random(seed)  # noqa: S311 - the same builds each time
    twin = tmp_path / "twins/site"
    for _ in range(8):
        pages = {f"{n % 3}/{n}.txt": str(dice.randint(0, 2)) for n in range(9) if dice.random() < 0.8}
        for site in (tmp_path / "one", tmp_path / "other"):
            if site.exists() and dice.random() < 0.5:
                (site / "CNAME").write_text("example.org")
                (site / "0").mkdir(exist_ok=True)
                (site / "0/index.html").write_text("by hand")
            held = tree(site)
            mine = {path: held[path] for path in ("CNAME", "0/index.html") if path in held}
            build(pages, site, twin if site.name == "one" else None)

            assert tree(site) == pages | mine
            assert {path.name for path in site.iterdir() if path.is_dir()} == {
                path.partition("/")[0] for path in pages | mine if "/" in path
            }
        if dice.random() < 0.3:
            shutil.rmtree(twin / "1", ignore_errors=True)
            (twin / "2").mkdir(exist_ok=True, parents=True)
            (twin / "2/left.txt").write_text("half a site of a killed build")
    assert {path.name for path in tmp_path.iterdir()} == {"one", "other", "twins"}


def test_the_twin_is_there_from_the_first_build_and_only_what_differs_is_touched(tmp_path: Path) -> None:
    site, twin = tmp_path / "site", tmp_path / "twins/site"
    build(OLD, site, twin)
    first = (twin / "same").stat()
    assert tree(twin) == OLD

    assert build(NEW, site, twin) == WriteReport(written=3, removed=1, unchanged=1)

    assert (site / "same").stat().st_ino == first.st_ino
    assert (site / "same").stat().st_mtime_ns == first.st_mtime_ns
    assert tree(twin) == OLD


def test_a_page_edited_by_hand_comes_back_though_the_twin_shares_its_file(tmp_path: Path) -> None:
    site, twin = tmp_path / "site", tmp_path / "twins/site"
    build(OLD, site, twin)
    with (site / "same/page.html").open("a", encoding="utf-8") as file:
        file.write(", and more")

    build(OLD, site, twin)

    assert tree(site) == OLD


def test_a_build_that_fails_leaves_the_old_site_and_the_next_makes_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, twin = tmp_path / "site", tmp_path / "twins/site"
    build(OLD, site, twin)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(layout, "_write", refuse)
    with pytest.raises(OutputError):
        build(NEW, site, twin)
    assert tree(site) == OLD

    monkeypatch.undo()
    build(NEW, site, twin)
    assert tree(site) == NEW


def test_twins_of_outputs_long_out_of_use_go(tmp_path: Path) -> None:
    for number in range(MOST_TWINS + 2):
        build(OLD, tmp_path / f"site-{number}", tmp_path / f"twins/{number}")

    assert len(list((tmp_path / "twins").iterdir())) == MOST_TWINS
    assert (tmp_path / f"twins/{MOST_TWINS + 1}").is_dir()


def test_where_no_twin_can_be_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "twins").write_text("a file in its place")

    build(OLD, tmp_path / "site", tmp_path / "twins/site")
    build(NEW, tmp_path / "site", tmp_path / "twins/site")

    assert tree(tmp_path / "site") == NEW
    assert {path.name for path in tmp_path.iterdir()} == {"site", "twins"}
