"""A whole project in which every kind of edit works, and one in which every kind fails, each with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import ContentError, Place
from generator.model.edits import Correction
from generator.model.profile import Profile
from generator.pipeline import build_site, read_site

TINY = Path(__file__).parent / "golden/tiny"
PERSON = "content/people/mara-oduya.md"


def edited(folder: Path, entries: str) -> Path:
    """The tiny project with these lines in the front matter of its person."""
    shutil.copytree(TINY, folder)
    page = folder / PERSON
    page.write_text(page.read_text("utf-8").rstrip().removesuffix("---") + entries + "---\n", "utf-8")
    return folder


def profile_of(root: Path) -> Profile:
    return read_site(root).site.profiles[0]


@pytest.fixture(scope="module")
def plain() -> Profile:
    """The tiny profile before any edit: what the entries below name is taken from it."""
    return profile_of(TINY)


def undisputed(profile: Profile) -> list[str]:
    return [fact.id for fact in profile.facts if not fact.disagreements]


def test_every_kind_of_edit_is_applied_printed_and_logged(plain: Profile, tmp_path: Path) -> None:
    hidden, changed, kept, joined, one, other = undisputed(plain)[:6]
    disagreement = plain.disagreements[0]
    settled = disagreement.readings[-1].value
    root = edited(
        tmp_path / "project",
        f"""facts:
  - id: f-knee
    section: glance
    label: Knee
    value: never doubted
    cite:
      - source: weekly-post
        exact: I never doubted the knee.
      - {{source: weekly-post, exact: Oduya, before: said, after: ", 27"}}
    reason: readers asked
hide:
  - {{fact: {hidden}, reason: too private}}
override:
  - {{fact: {changed}, value: "another value", reason: a letter from the club}}
settle:
  - {{disagreement: {disagreement.id}, value: "{settled}", reason: a birth certificate}}
same:
  - {{facts: [{kept}, {joined}], reason: one and the same}}
different:
  - {{facts: [{one}, {other}], reason: two matches}}
""",
    )

    report = build_site(root, tmp_path / "site")

    profile = report.reading.site.profiles[0]
    assert report.written
    assert [problem for problem in report.problems if problem.severity == "error"] == []
    authored = profile.fact("f-knee")
    assert authored
    assert [support.evidence.exact for support in authored.support] == ["Oduya", "I never doubted the knee."]
    assert profile.fact(hidden) is None
    assert profile.fact(joined) is None
    assert [fact.value for fact in profile.facts if fact.id == changed] == ["another value"]
    assert [each.printed for each in profile.disagreements if each.id == disagreement.id] == [settled]
    assert [(entry.kind, entry.target) for entry in profile.log] == [
        ("added", "f-knee"),
        ("joined", kept),
        ("kept apart", one),
        ("hidden", hidden),
        ("changed", changed),
        ("settled", disagreement.id),
    ]
    assert {entry.reason for entry in profile.log if isinstance(entry, Correction)} == {
        "readers asked", "one and the same", "two matches", "too private", "a letter from the club", "a birth certificate",
    }  # fmt: skip
    page = (tmp_path / "site/people/mara-oduya/index.html").read_text("utf-8")
    assert "never doubted" in page
    assert "a letter from the club" in page


def test_every_edit_that_fits_nothing_is_a_problem_at_its_line_and_nothing_is_written(
    plain: Profile, tmp_path: Path
) -> None:
    known = undisputed(plain)[0]
    root = edited(
        tmp_path / "project",
        f"""facts:
  - id: f-nowhere
    section: glance
    label: Shoes
    value: silver
    cite:
      - {{source: weekly-post, exact: silver shoes}}
      - {{source: weekly-post, exact: the}}
      - {{source: monthly-post, exact: the}}
    reason: asked for
  - {{id: {known}, section: glance, label: Twice, value: twice, cite: [{{source: weekly-post, exact: 3-1}}], reason: why}}
hide:
  - {{fact: f-nothing, reason: why}}
override:
  - {{fact: f-nothing-else, value: "1", reason: why}}
settle:
  - {{disagreement: x-nothing, value: "1", reason: why}}
  - {{disagreement: {plain.disagreements[0].id}, value: "1000", reason: why}}
same:
  - {{facts: [{known}, f-nothing], reason: why}}
""",
    )
    first = (root / PERSON).read_text("utf-8").split("\n").index("facts:") + 1

    report = build_site(root, tmp_path / "site")

    assert [(problem.code, problem.place) for problem in report.problems if problem.severity == "error"] == [
        (code, Place(path=PERSON, line=first + line, column=column))
        for code, line, column in [
            ("EDIT04", 6, 38), ("EDIT05", 7, 38), ("EDIT02", 8, 39), ("EDIT06", 10, 10), ("EDIT02", 12, 12),
            ("EDIT02", 14, 12), ("EDIT02", 16, 20), ("EDIT03", 17, 20), ("EDIT02", 19, 13),
        ]
    ]  # fmt: skip
    assert all(problem.hint for problem in report.problems)
    assert report.written is None
    assert not (tmp_path / "site").exists()


def test_a_withdrawn_source_says_so_at_its_address_and_its_facts_count_no_more(plain: Profile, tmp_path: Path) -> None:
    root = edited(
        tmp_path / "project",
        "withdraw:\n  - {source: weekly-post, reason: the paper took it back, on: 2031-06-02}\n",
    )

    report = build_site(root, tmp_path / "site")

    profile = report.reading.site.profiles[0]
    assert "weekly-post" in {one.source for fact in plain.facts for one in fact.support}
    assert "weekly-post" not in {one.source for fact in profile.facts for one in fact.support}
    assert "weekly-post" not in {witness.id for witness in profile.witnesses}
    page = (tmp_path / "site/sources/weekly-post/index.html").read_text("utf-8")
    assert "the paper took it back" in page
    assert "2 June 2031" in page
    changes = (tmp_path / "site/changes/index.html").read_text("utf-8")
    assert "the paper took it back" in changes
    assert 'datetime="2031-06-02"' in changes
    assert "../sources/weekly-post/index.html" in changes


def test_days_of_entries_are_dates_and_two_withdrawals_of_one_source_are_one_too_many(tmp_path: Path) -> None:
    root = edited(
        tmp_path / "project",
        """withdraw:
  - {source: weekly-post, reason: took it back}
  - {source: weekly-post, reason: took it back twice}
  - {source: weekly-pots, reason: no such source}
hide:
  - {fact: f-name, reason: why, on: last week}
""",
    )

    with pytest.raises(ContentError) as raised:
        build_site(root, tmp_path / "site")

    assert sorted(problem.code for problem in raised.value.problems) == ["DATE01", "EDIT09"]


def test_a_dated_fact_of_the_editor_stands_among_the_others_by_date(plain: Profile, tmp_path: Path) -> None:
    dated = [fact for fact in plain.facts if fact.section == "timeline" and fact.edtf]
    root = edited(
        tmp_path / "project",
        """facts:
  - id: t-first
    section: timeline
    label: Beginning
    value: Begins
    date: 1999-05-01
    cite: [{source: weekly-post, exact: I never doubted the knee.}]
    reason: readers asked
""",
    )

    timeline = [fact.id for fact in profile_of(root).facts if fact.section == "timeline"]

    assert dated
    assert timeline[0] == "t-first"
