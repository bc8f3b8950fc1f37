"""The day of publication: given, stated, or worked out with its reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import article_of

from generator.extract.dates.resolve import extract_dating
from generator.model.claims import Cast, Dating, Hints, Sex
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source
from generator.text.article import read_article

SEEDS = ("000_0f6ffd1ca3efcf51.txt", "001_7a3e5f78462f5074.txt")


def dating_of(text: str, sex: Sex | None = "m", published: str | None = None) -> Dating:
    """What an article says about time."""
    hints = Hints(sex=sex, published=EdtfDate.parse(published) if published else None)
    return extract_dating(article_of(text), Cast(), hints)


def seed(root: Path, name: str) -> str:
    """The text of a seed."""
    return (root / "seeds" / name).read_text("utf-8")


def test_what_the_user_says_outranks_page_and_stamp() -> None:
    source = Source.of(id="a", path="a.txt", text="Published: 1 May 2020\n\nHe left.", published=EdtfDate.parse("2021"))

    assert extract_dating(read_article(source), Cast(), Hints()).published == EdtfDate.parse("2021")
    given = Hints(published=EdtfDate.parse("2022-01-02"))
    assert extract_dating(read_article(source), Cast(), given).published == EdtfDate.parse("2022-01-02")


@pytest.mark.parametrize(
    "text",
    [
        "A head\n\nPublished: 9 March 2021\n\nHe left on Monday.",
        "A head\n\nPublished :`2021-03-09 18:05:00`\n\nHe left on Monday.",
        "A head\n\nLast updated on Tuesday, March 9, 2021\n\nHe left on Monday.",
        "A head\n\nBy Ada Example, 9 March 2021\n\nHe left on Monday.",
        "9 March 2021, 10:30 GMT\n\nHe left on Monday.",
        "PARIS, March 9, 2021 (Wire) - He left on Monday.",
        "PARIS, Ky. (March 9, 2021) — He left on Monday.",
        "A head\n\nCorve Wire - Tuesday, March 9, 2021\n\nHe left on Monday.",
        "Sports News of Tuesday, 9 March 2021\n\nA head\n\nHe left on Monday.",
        "A head\n\nMarch 9, 2021 / 11:31 AM / Corve News\n\nHe left on Monday.",
        "A head\n\nSport | 9 March 2021 | 2 min read\n\nHe left on Monday.",
        "A head\n\nPublished 1:38 PM EDT, March 9, 2021\n\nHe left on Monday.",
        "A head\n\nLast modified on Tue 9 Mar 2021\n\nHe left on Monday.",
        "A head\n\nSource: Corve Wire| 2021-03-09 23:41:17|Editor: Ada Example\n\nHe left on Monday.",
        "A head\n\n20:41, 9 MAR 2021Updated 21:03, 9 MAR 2021\n\nHe left on Monday.",
        "A head\n\nTue 9 Mar 2021 20.41 GMTLast modified on Wed 10 Mar 2021 09.12 GMT\n\nHe left on Monday.",
        "A head\n\nMarch 9, 2021Updated: March 10, 2021 9:12 a.m.\n\nHe left on Monday.",
        "A head\n\nMARCH 9, 2021\n\nHe left on Monday.",
        "A head\n\nTuesday 9 March 2021 07:14, UK\n\nHe left on Monday.",
        f"A head By Ada Example . PUBLISHED: . 19:27 EST, 9 March 2021 . | . UPDATED: . 03:21 EST, 10 March 2021 . He left on Monday. {'He went far away. ' * 20}",
        f"A head By Ada Example Football writer 20:41, 9 MAR 2021Updated 21:03, 9 MAR 2021 He left on Monday. {'He went far away. ' * 20}",
        f"A head March 9, 2021  By Ada Example He left on Monday. {'He went far away. ' * 20}",
        f"A head of all papers CORVE, March 9, 2021 (Wire) - He left on Monday. {'He went far away. ' * 20}",
        f"A head Source: Wire| 2021-03-09 23:41:17|Editor: Ada Example He left on Monday. {'He went far away. ' * 20}",
        "A head\n\nClub statement | 09.03.2021\n\nHe left on Tuesday 9 March, having come on Monday.",
    ],
)
def test_a_stamp_states_the_day(text: str) -> None:
    dating = dating_of(text)

    assert (EdtfDate.parse("2021-03-09"), "stated") == (dating.published, dating.published_from)
    assert EdtfDate.parse("2021-03-08") == dating.timexes[-1].edtf
    assert "2021" in dating.steps[0].evidence[0].exact


@pytest.mark.parametrize(
    "figures", ["28/01/2024", "1/28/2024", "28.1.24", "28-01-2024 20:41", "Issued on: 28/01/2024 - 20:41"]
)
def test_figures_that_can_be_one_day_alone_are_a_stamp(figures: str) -> None:
    assert EdtfDate.parse("2024-01-28") == dating_of(f"A head\n\n{figures}\n\nHe left on Monday.").published


@pytest.mark.parametrize(
    "text",
    [
        "She published her book on 9 March 2021 and left.",
        "A head\n\nAda Example scored at Corve on 9 March 2021\n\nHe left.",
        "Corve Wanderers, 9 March 2021\n\nHe left.",
        "A head\n\nBorn: 9 March 2001\n\nHe left.",
        "A head\n\nHe left.\n\nDebut: 9 March 2021 v Corve",
        "He left on 9 March 2021.",
        "A head\n\nPublished by a small house in Leeds.",
        "Nothing here is dated.",
        "A head\n\n4/5/2021\n\nHe left.",
        "A head\n\nHolm at Corve on 9 March 2021\n\nHe left.",
        f"A head His book, published on 9 March 2021, is long. Date: 9 March 2021. {'He went far away. ' * 20}",
        "",
    ],
)
def test_a_date_in_prose_is_no_stamp(text: str) -> None:
    assert dating_of(text).published is None


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_are_of_the_second_half_of_2025(root: Path, name: str) -> None:
    """A week after the final of 2026 he turns 33, and he is 32; "next summer" is said in the year before it."""
    dating = dating_of(seed(root, name))

    assert (EdtfDate.parse("2025-07-23/2025-12-31"), "inferred") == (dating.published, dating.published_from)
    assert dating.present == EdtfDate.parse("2025")
    assert all(step.text and (step.evidence or "nearest" in step.text) for step in dating.steps)


def test_read_as_a_woman_the_euros_of_last_year_make_it_2026(root: Path) -> None:
    assert dating_of(seed(root, SEEDS[0]), sex="f").present == EdtfDate.parse("2026")


def test_where_the_sex_is_unknown_and_matters_the_day_stays_open(root: Path) -> None:
    assert dating_of(seed(root, SEEDS[0]), sex=None).published is None


def test_the_age_narrows_it() -> None:
    text = (
        "In December 2022 he missed. He will turn 33 a week after the World Cup final next summer."
        " The {}-year-old was calm."
    )

    assert str(dating_of(text.format(32)).published) == "2025-07-23/2025-12-31"
    assert str(dating_of(text.format(31)).published) == "2025-06-01/2025-07-29"


def test_ages_that_contradict_one_another_narrow_only_as_far_as_both_allow() -> None:
    text = (
        "In December 2022 he missed. He will turn 33 a week after the World Cup final next summer."
        " The 32-year-old was calm. The 33-year-old was calm."
    )

    assert dating_of(text).present == EdtfDate.parse("2025")


def test_hosts_told_as_coming_bound_it() -> None:
    text = "In July 2021 he left. I saw the Euros last year. The World Cup in the USA, Mexico and Canada will be hard."

    assert str(dating_of(text).published) == "2022-01-01/2022-12-31"


def test_next_summer_is_said_in_the_year_before() -> None:
    dating = dating_of("In December 2022 he missed. He prepares for the World Cup next summer.")

    assert str(dating.published) == "2025-06-01/2025-12-31"
    assert any("from January on people say “this summer”" in step.text for step in dating.steps)


def test_without_a_last_date_told_several_stretches_leave_it_open() -> None:
    assert dating_of("He hopes to play at the Euros next summer.").published is None


def test_an_end_that_stays_open_gives_no_interval() -> None:
    assert dating_of("He left in December 2022.").published is None


def test_a_constraint_that_leaves_nothing_is_set_aside() -> None:
    text = "In December 2022 he missed. He prepares for the World Cup next summer. By 2020 he will be gone."

    dating = dating_of(text)

    assert str(dating.published) == "2025-06-01/2025-12-31"
    assert not any(evidence.exact == "2020" for step in dating.steps for evidence in step.evidence)


def test_each_step_says_what_it_leaves() -> None:
    text = "In December 2022 he missed. He will turn 33 a week after the World Cup final next summer. The 32-year-old left."

    past, summer, age, convention = (step.text for step in dating_of(text).steps)
    assert past.endswith("So it was written on or after 2022-12-01.")
    assert summer.endswith("between 2025-06 and 2026-05 or between 2029-06 and 2030-05.")
    assert age.startswith("The age given is 32; the 33rd birthday is about 2026-07-26.")
    assert age.endswith("So it was written between 2025-07-23 and 2026-05-31.")
    assert convention.endswith("So it was written between 2025-07-23 and 2025-12-31.")


def test_a_dateline_without_its_year_is_the_next_such_day_after_what_is_told() -> None:
    dating = dating_of(
        "A head\n\nAL CORVE, Norland, Nov. 28 (Wire) -- He scored on Monday. He came in March 2022 and left."
    )

    assert (EdtfDate.parse("2022-11-28"), "inferred") == (dating.published, dating.published_from)
    assert dating_of("A head\n\nCORVE, Nov. 28 (Wire) -- He scored on Monday.").published is None
