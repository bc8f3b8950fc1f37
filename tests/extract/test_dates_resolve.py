"""What an article's expressions of time mean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import article_of
from strategies import texts

from generator.extract.dates.resolve import extract_dating
from generator.model.claims import Cast, Dating, Hints, Person, Sex
from generator.model.edtf import EdtfDate

CASE_RE = re.compile(
    r"^## (?P<title>.+)\n(?P<published>\S+) (?P<sex>[fm])\n(?P<text>.+)\n=>\n(?P<wanted>(?:.+\n)*)", re.MULTILINE
)
GOLDEN = (Path(__file__).parent.parent / "golden" / "dates.md").read_text("utf-8")
CASES = [found.groupdict() for found in CASE_RE.finditer(GOLDEN)]


def dating_of(
    text: str, published: str | None = "2024-03-14", sex: Sex | None = "m", people: tuple[str, ...] = ()
) -> Dating:
    """What an article says about time."""
    given_day = EdtfDate.parse(published) if published else None
    cast = Cast(people=tuple(Person(name=name) for name in people))
    return extract_dating(article_of(text), cast, Hints(published=given_day, sex=sex))


def test_every_case_of_the_file_is_read() -> None:
    assert GOLDEN.count("\n## ") == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_case_lists_exactly_its_dates(case: dict[str, str]) -> None:
    published = None if case["published"] == "-" else case["published"]
    dating = dating_of(case["text"], published, "f" if case["sex"] == "f" else "m")

    shown = [
        f"{timex.evidence.exact} = {timex.edtf or 'open'}"
        + (f" | {timex.edtf_worked_out}" if timex.edtf_worked_out else "")
        for timex in dating.timexes
    ]
    assert case["wanted"].splitlines() == shown


def test_a_value_from_publication_says_so_and_one_from_the_words_does_not() -> None:
    dating = dating_of("He left last year. He was born in 1990.")

    relative, plain = dating.timexes
    assert relative.anchored
    assert "2024-03-14" in relative.steps[0].text
    assert not plain.anchored
    assert plain.steps == ()


def test_a_value_from_another_expression_cites_it() -> None:
    dating = dating_of("On 9 June 2021 he fell. The following day he rose.")

    assert dating.timexes[1].steps[0].evidence[0].exact == "9 June 2021"


def test_a_value_from_the_tournament_file_names_the_outside_fact() -> None:
    (timex,) = dating_of("He missed at the 2022 World Cup.").timexes

    assert timex.steps[-1].outside == "men's World Cup 2022: 2022-11-20/2022-12-18 (tournament file)"


def test_what_the_tournament_file_adds_lies_within_what_the_words_say() -> None:
    text = "At the 2022 World Cup and Euro 2016 he missed; he will play a week after the World Cup final next summer."

    dating = dating_of(text, "2025-10-20")

    narrower = [timex for timex in dating.timexes if timex.edtf_worked_out]
    assert len(narrower) == 4
    assert all(timex.edtf and timex.edtf_worked_out and timex.edtf_worked_out.within(timex.edtf) for timex in narrower)


def test_a_stamp_is_the_evidence_for_what_is_counted_from_it() -> None:
    dating = dating_of("A big day\n\nPublished: 14 March 2024\n\nHe resigned on Tuesday.", published=None)

    tuesday = dating.timexes[-1]
    assert EdtfDate.parse("2024-03-12") == tuesday.edtf
    assert tuesday.steps[0].evidence[0].exact == "Published: 14 March 2024"


def test_a_person_called_like_a_month_is_no_month() -> None:
    dating = dating_of("The plan was rejected by May. Nobody voted in May.", people=("Theodora May",))

    assert [timex.evidence.exact for timex in dating.timexes] == ["May"]
    assert dating.timexes[0].evidence.span.start > 30


def test_where_the_sex_is_unknown_and_matters_no_edition_is_picked() -> None:
    (timex,) = dating_of("I want to win the next World Cup.", sex=None).timexes

    assert timex.edtf is None


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("on 31 June 2020", ["2020-06"]),
        ("on 39 February", ["2024-02"]),
        ("on 99/99/2020", ["2020"]),
        ("9999 weeks ago", []),
        ("3000 years ago", []),
        ("on 29 February 2023", ["2023-02"]),
    ],
)
def test_what_the_calendar_does_not_have_is_read_only_as_far_as_it_has_it(words: str, values: list[str]) -> None:
    assert values == [str(timex.edtf) for timex in dating_of(f"He left {words}.").timexes]


@given(
    texts(), st.sampled_from([None, "2024-03-14", "2025", "2025-07-23/2025-12-31"]), st.sampled_from(["f", "m", None])
)
def test_no_text_breaks_it_and_every_date_is_cut_from_the_text(
    text: str, published: str | None, sex: Sex | None
) -> None:
    dating = dating_of(text, published, sex)

    for timex in dating.timexes:
        assert text[timex.evidence.span.start : timex.evidence.span.end] == timex.evidence.exact
    assert sorted(timex.evidence.span.start for timex in dating.timexes) == [
        t.evidence.span.start for t in dating.timexes
    ]


@given(
    st.lists(
        st.sampled_from(
            ["on Tuesday", "last summer", "in March", "that night", "since that vote", "a week later", "12 May", "2019", "the next World Cup",
             "Christmas", "two years ago", "the final", "a day after the final", "1999-12-31", "the following season", "May", ".", ". He", "will", "was"]
        ),
        max_size=30,
    ).map(" ".join),
    st.dates().map(str),
)  # fmt: skip
def test_words_of_the_calendar_in_any_order_break_nothing(text: str, published: str) -> None:
    dating = dating_of(text, published)

    assert all(timex.evidence.exact for timex in dating.timexes)
    assert dating == dating_of(text, published)
