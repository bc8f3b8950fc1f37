"""A whole project in which every kind of edit works, and one in which every kind fails, each with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import Place
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
