"""A known warning is accepted by an entry of its own; a new one, and an entry that fits nothing, are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import ContentError, Problem
from generator.pipeline import BuildReport, Run, build_site

MakeProject = Callable[[dict[str, str | bytes]], Path]

ARTICLE = "Mara Oduya scored twice as Northport United won the Harbour Cup.\n\n“I never doubted it,” said Oduya.\n"
BELL = ARTICLE + "\nAnd\x07 so on.\n"
SEED = "seeds/final.txt"
PAGE = "content/sources/final.md"
SITE = "content/site.md"


def entry(*fields: str) -> str:
    return "\n    ".join(("  - " + fields[0], *fields[1:], "reason: it came like that"))


def page(*entries: str, seed: str = SEED) -> str:
    return "\n".join(("---", f"seed: {seed}", "accept:", *entries, "---", ""))


def built(root: Path) -> BuildReport:
    return build_site(root, root / "site", strict=True)


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.severity} {problem.code} {problem.place}" for problem in problems]


@pytest.mark.parametrize(
    "fields",
    [
        ("code: TEXT01",),
        ("code: TEXT01", "line: 5"),
        ("code: TEXT01", "words: U+0007, once"),
        ('code: "TEXT01"', 'words: "U+0007"', "line: 5"),
    ],
)
def test_an_accepted_warning_stops_no_strict_build(make_project: MakeProject, fields: tuple[str, ...]) -> None:
    report = built(make_project({SEED: BELL, PAGE: page(entry(*fields))}))

    assert (report.problems, report.accepted) == ((), 1)
    assert report.written


def test_a_warning_of_another_kind_is_still_told(make_project: MakeProject) -> None:
    report = built(make_project({SEED: BELL + "M\u0430ra.\n", PAGE: page(entry("code: TEXT01"))}))

    assert told(report.problems) == [f"warning TEXT03 {SEED}:6:2"]
    assert not report.written


def test_an_entry_accepts_one_warning_and_not_a_second_like_it(make_project: MakeProject) -> None:
    more = page(entry("code: FIELD01")).replace("accept:", "teem: Northport\nsprot: football\naccept:")

    report = built(make_project({SEED: ARTICLE, PAGE: more}))

    assert told(report.problems) == [f"warning FIELD01 {PAGE}:4:1"]
    assert report.accepted == 1


def test_more_of_what_was_accepted_is_told_where_the_entry_counts(make_project: MakeProject) -> None:
    accepting = page(entry("code: TEXT01", "words: once"))

    report = built(make_project({SEED: BELL + "\x07", PAGE: accepting}))

    assert told(report.problems) == [f"warning ACCEPT01 {PAGE}:4:11", f"warning TEXT01 {SEED}:5:4"]


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        (("code: TEXT02",), "remove the entry"),
        (("code: TEXT01", "line: 4"), f"at {SEED}:5:4: a control character"),
        (("code: TEXT01", "words: U+0008"), f"at {SEED}:5:4: a control character"),
    ],
)
def test_an_entry_that_fits_no_warning_is_one_itself(
    make_project: MakeProject, fields: tuple[str, ...], hint: str
) -> None:
    report = built(make_project({SEED: BELL, PAGE: page(entry(*fields))}))

    assert told(report.problems) == [f"warning ACCEPT01 {PAGE}:4:11", f"warning TEXT01 {SEED}:5:4"]
    assert hint in report.problems[0].hint


def test_the_same_entry_twice_is_once_too_often(make_project: MakeProject) -> None:
    report = built(make_project({SEED: BELL, PAGE: page(entry("code: TEXT01"), entry("code: TEXT01"))}))

    assert told(report.problems) == [f"warning ACCEPT01 {PAGE}:6:11"]


def test_what_no_page_is_about_is_accepted_by_the_site(make_project: MakeProject) -> None:
    files = [entry(f"file: {name}", f"code: {code}") for name, code in (("seeds/a.jpg", "READ06"), (SEED, "TEXT01"))]
    site = "\n".join(("---", "accept:", *files, "---", ""))

    report = built(make_project({SEED: BELL, "seeds/a.jpg": b"\xff", SITE: site}))

    assert (report.problems, report.accepted) == ((), 2)


def test_a_page_accepts_nothing_of_another(make_project: MakeProject) -> None:
    report = built(make_project({SEED: ARTICLE, PAGE: page(entry("code: TEXT01")), "seeds/other.txt": BELL}))

    assert told(report.problems) == [f"warning ACCEPT01 {PAGE}:4:11", "warning TEXT01 seeds/other.txt:5:4"]


def test_an_error_is_never_accepted(make_project: MakeProject) -> None:
    broken = page(entry("code: DATE01")).replace("accept:", "published: soon\naccept:")

    with pytest.raises(ContentError) as raised:
        built(make_project({SEED: ARTICLE, PAGE: broken}))

    assert told(raised.value.problems) == [f"error DATE01 {PAGE}:3:12", f"error ACCEPT02 {PAGE}:5:11"]


def test_a_run_that_stops_early_calls_no_entry_stale(make_project: MakeProject) -> None:
    """The warning that the entry accepts would have been found by a later stage."""
    nobody = "The rain fell on the harbour all day. The boats stayed in.\n"
    root = make_project({SEED: nobody, PAGE: page(entry("code: ART04")), "content/people/a.md": "---\nsex: x\n---\n"})

    with pytest.raises(ContentError) as raised:
        built(root)

    assert told(raised.value.problems) == ["error FIELD04 content/people/a.md", "error FIELD03 content/people/a.md:2:6"]
    (root / "content/people/a.md").unlink()
    assert built(root).problems == ()


@pytest.mark.parametrize("place", ["page", "site"])
def test_an_entry_about_a_draft_is_stale_only_where_drafts_are_built(make_project: MakeProject, place: str) -> None:
    accepting = entry("code: ART04", *(() if place == "page" else (f"file: {SEED}",)))
    draft = page(*([accepting] if place == "page" else ["  []"])).replace("---", "---\ndraft: true", 1)
    site = "\n".join(("---", "accept:", accepting if place == "site" else "  []", "---", ""))
    other = {"seeds/other.txt": ARTICLE}
    root = make_project({SEED: ARTICLE, PAGE: draft, SITE: site, **other})

    left_out = build_site(root, root / "site", write=False)
    taken = build_site(root, root / "site", write=False, run=Run(drafts=True))

    assert "ACCEPT01" not in {problem.code for problem in left_out.problems}
    assert "ACCEPT01" in {problem.code for problem in taken.problems}
