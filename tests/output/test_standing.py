"""What stands in the output stays where it holds what it should, and is never believed where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output.content import FileOnDisk, bytes_of, open_spool, stamp_of, text_of
from generator.output.manifest import sha256_of
from generator.output.standing import Standing, note_files
from generator.output.write import ChangedMeanwhileError, write_site

PAGE = "people/ada/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site({PAGE: "words"}, tmp_path / "site", inputs={}, version="1")
    return tmp_path / "site"


def test_a_file_that_was_noted_is_known_without_reading(site: Path) -> None:
    notes = note_files(site, [(PAGE, "noted")], {})

    assert Standing(site, notes).find(PAGE, "noted")
    assert not Standing(site, notes).find(PAGE, sha256_of(b"words"))


@pytest.mark.parametrize("notes", [b"{}", b"", b"[1]"])
def test_a_file_without_a_note_is_read(site: Path, notes: bytes) -> None:
    standing = Standing(site, notes)

    assert standing.find(PAGE, sha256_of(b"words"))
    assert not standing.find(PAGE, sha256_of(b"other"))
    assert not standing.find("index.html", sha256_of(b"words"))


def test_a_file_that_was_changed_after_its_note_is_read(site: Path) -> None:
    notes = note_files(site, [(PAGE, sha256_of(b"words"))], {})
    (site / PAGE).write_text("more words")

    assert not Standing(site, notes).find(PAGE, sha256_of(b"words"))


def test_a_file_that_changes_while_the_site_is_built_stops_the_build(site: Path) -> None:
    standing = Standing(site).find(PAGE, sha256_of(b"words"))
    assert standing
    (site / PAGE).write_text("other words")

    with pytest.raises(ChangedMeanwhileError):
        write_site({PAGE: standing, "new.html": "new"}, site, inputs={}, version="1")
    assert (site / PAGE).read_text() == "other words"
    assert not (site / "new.html").exists()


def test_what_is_spooled_becomes_part_of_the_site_and_the_spool_goes(tmp_path: Path) -> None:
    with open_spool(tmp_path, "spool-") as spool:
        new, same = spool.put("é"), spool.put(b"\xff")
        assert (text_of(new), bytes_of(same), text_of(same)) == ("é", b"\xff", "\ufffd")
        write_site({"a.txt": new, "b/c.bin": same}, tmp_path / "site", inputs={}, version="1")

    assert (tmp_path / "site/a.txt").read_text("utf-8") == "é"
    assert (tmp_path / "site/b/c.bin").read_bytes() == b"\xff"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert stamp_of(str(tmp_path / "site/a.txt"))
    assert stamp_of(str(tmp_path / "site")) is None


def test_a_file_on_the_disk_that_is_unchanged_keeps_its_time(site: Path, tmp_path: Path) -> None:
    before = (site / PAGE).stat().st_mtime_ns
    with open_spool(tmp_path, "spool-") as spool:
        again: FileOnDisk = spool.put("words")
        write_site({PAGE: again, "new.html": "new"}, site, inputs={}, version="1")

    assert (site / PAGE).stat().st_mtime_ns == before
