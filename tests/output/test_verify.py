from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from generator.output.verify import read_built_site, verify_files
from generator.output.write import write_site

TEXT = "Zoë 😀 has 41 goals.\n"
SUPPORT = {"source": "echo", "sentence": 1, "start": 10, "end": 18, "exact": "41 goals", "stance": "supports"}


def facts(support: dict[str, object], digest: str = hashlib.sha256(TEXT.encode()).hexdigest()) -> str:
    derivation = [{"text": "so", "support": [support], "outside": None}]
    fact = {"id": "r-goals", "support": [support], "derivation": derivation}
    return json.dumps({"sources": [{"id": "echo", "sha256": digest}], "facts": [fact]})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    pages = {"people/zoe/facts.json": facts(SUPPORT), "sources/echo/article.txt": TEXT, "index.html": "x"}
    write_site(pages, tmp_path / "site", inputs={}, version="1")
    return tmp_path / "site"


def codes(site: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in verify_files(read_built_site(site)).problems]


def test_a_site_as_built_holds(site: Path) -> None:
    report = verify_files(read_built_site(site))

    assert (report.files, report.citations, report.unpublished, report.problems) == (3, 2, 0, ())


def test_a_missing_a_changed_and_a_strange_file_are_told_apart(site: Path) -> None:
    (site / "index.html").write_text("y")
    (site / "people/zoe/facts.json").unlink()
    (site / "CNAME").write_text("example.org")

    assert codes(site) == [
        ("VERIFY04", "CNAME"),
        ("VERIFY03", "index.html"),
        ("VERIFY02", "people/zoe/facts.json"),
    ]


def test_words_that_do_not_stand_where_they_are_cited_are_found(site: Path) -> None:
    (site / "people/zoe/facts.json").write_text(facts(SUPPORT | {"exact": "42 goals"}))

    assert codes(site)[1:] == [("VERIFY06", "people/zoe/facts.json")] * 2


def test_a_citation_of_an_unknown_source_is_found(site: Path) -> None:
    (site / "people/zoe/facts.json").write_text(facts(SUPPORT | {"source": "gazette"}))

    assert ("VERIFY06", "people/zoe/facts.json") in codes(site)


def test_another_text_under_the_same_name_is_found(site: Path) -> None:
    (site / "people/zoe/facts.json").write_text(facts(SUPPORT, digest="0" * 64))

    assert ("VERIFY07", "people/zoe/facts.json") in codes(site)


def test_citations_of_a_text_that_is_not_published_are_counted(tmp_path: Path) -> None:
    write_site({"people/zoe/facts.json": facts(SUPPORT)}, tmp_path / "site", inputs={}, version="1")

    report = verify_files(read_built_site(tmp_path / "site"))

    assert (report.citations, report.unpublished, report.problems) == (0, 2, ())


@pytest.mark.parametrize("content", ["", "[", "[]", "{}", '{"sources": [1]}', "[" * 100_000])
def test_facts_that_cannot_be_read_are_a_problem(site: Path, content: str) -> None:
    (site / "people/zoe/facts.json").write_text(content)

    assert ("VERIFY05", "people/zoe/facts.json") in codes(site)


def test_a_folder_without_a_manifest_is_no_site_of_ours(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x")

    assert codes(tmp_path) == [("VERIFY01", "manifest.json")]


def test_a_link_is_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "secret")

    assert codes(site) == [("VERIFY02", "index.html")]
