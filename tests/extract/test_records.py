"""Records, by the cases of `golden/records*.md`, by their slots, and by what must hold for any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import prose, texts

from generator.extract.dates.resolve import extract_dating
from generator.extract.people.cast import extract_cast
from generator.extract.quotes.attribution import extract_quotes
from generator.extract.records.extract import extract_records
from generator.extract.teams import find_teams
from generator.model.claims import Dating, Hints, Record, Timex
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source, Span
from generator.text.article import read_article

GOLDEN = Path(__file__).parents[1] / "golden"
FILE = "\n".join(path.read_text() for path in sorted(GOLDEN.glob("records*.md")))
CASE_RE = re.compile(
    r"^## (?P<title>.+?)\n\n~~~ article\n(?P<article>.*?)\n~~~\n\n~~~ records\n(?P<records>.*?)~~~",
    re.MULTILINE | re.DOTALL,
)
CASES = [found.groupdict() for found in CASE_RE.finditer(FILE)]


def records_of(text: str, *, dating: Dating | None = None, published: str | None = None) -> tuple[Record, ...]:
    source = Source.of(id="a", path="a.txt", text=text, published=EdtfDate.parse(published) if published else None)
    article = read_article(source)
    hints = Hints(published=source.published)
    cast = extract_cast(article, hints)
    quotes = extract_quotes(article, cast, hints)
    dating = dating or extract_dating(article, cast, hints)
    return extract_records(article, cast, quotes, dating=dating, teams=find_teams(article, cast))


def one(text: str, **hints: str) -> Record:
    (record,) = records_of(text, published=hints.get("published"))
    return record


def test_every_case_of_the_file_is_read() -> None:
    assert len(re.findall(r"^## ", FILE, re.MULTILINE)) == len(CASES) > 30


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    said = [
        f"{record.holder or '-'} | {record.metric} | {record.value} | {record.unit or '-'} | {record.kind}"
        f" | {record.hedge or '-'} | {record.evidence[0].exact}"
        for record in records_of(case["article"], dating=Dating())
    ]

    assert case["records"].splitlines() == said


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Ida Holm has scored nearly 30 goals.", "nearly"),
        ("Ida Holm has scored more than 30 goals.", "more than"),
        ("Ida Holm joined Ardley City for around £4m.", "around"),
        ("Ida Holm has scored 30 goals, I think, in Norland.", "I think"),
        ("Ida Holm has scored 30 goals.", None),
    ],
)
def test_hedging_words_are_kept_as_printed(text: str, hedge: str | None) -> None:
    assert hedge == one(text).hedge


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Ida Holm has scored 30 goals across club and country.", "across club and country"),
        ("Ida Holm has scored 30 goals in all competitions.", "in all competitions"),
        ("Ida Holm has scored 30 goals for Ardley City.", "for Ardley City"),
        ("Ida Holm has scored 30 goals with her head.", None),
    ],
)
def test_scope_is_kept_as_printed(text: str, scope: str | None) -> None:
    assert scope == one(text).scope


def test_a_number_holds_as_of_the_date_of_its_clause() -> None:
    assert EdtfDate.parse("2019") == one("Ida Holm scored 30 goals in 2019.", published="2024-05-06").as_of


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Ida Holm made her debut in 2021 and has 87 caps.", "2024-05-06"),
        ("Ida Holm, who made her debut in 2021, has 87 caps.", "2024-05-06"),
        ("Ida Holm joined in 2021 and she has now won 87 caps.", "2024-05-06"),
        ("Ida Holm made her debut in 2019 and had 87 caps in 2021.", "2021"),
        ("Ida Holm played in 2021 and won 87 caps.", "2021"),
        ("In 2024, she has 87 caps. Ida Holm left.", "2024"),
        ("Ida Holm made her debut in 2021 and she has won just 87 caps.", "2024-05-06"),
        ("Ida Holm has 63 caps for Ardland, whom she first met in 2021.", "2024-05-06"),
    ],
)
def test_a_count_in_the_present_holds_as_of_the_day_of_writing_whatever_was_told_before_it(
    text: str, as_of: str
) -> None:
    (record,) = (record for record in records_of(text, published="2024-05-06") if record.unit == "caps")

    assert EdtfDate.parse(as_of) == record.as_of


def test_a_time_since_when_is_no_date_that_a_number_holds_as_of() -> None:
    record = one("Ida Holm has scored 30 goals since April 2021.", published="2024-05-06")

    assert record.as_of == EdtfDate.parse("2024-05-06")


def test_a_number_holds_as_of_no_day_to_come() -> None:
    record = one("Ida Holm has 30 goals before the summer of 2026.", published="2024-05-06")

    assert record.as_of == EdtfDate.parse("2024-05-06")


def test_a_number_without_a_date_holds_as_of_publication() -> None:
    assert EdtfDate.parse("2024-05-06") == one("Ida Holm has 30 goals.", published="2024-05-06").as_of


def test_an_age_by_its_epithet_is_that_of_the_day_of_publication() -> None:
    (record,) = records_of("Ida Holm, 30, was elected in 2019.", published="2024-05-06")

    assert EdtfDate.parse("2024-05-06") == record.as_of


def test_a_number_inside_a_date_counts_nothing() -> None:
    text = "Ida Holm won the 12 goals festival."
    article = read_article(Source.of(id="a", path="a.txt", text=text))
    evidence = article.source.cite(Span(text.index("the 12"), text.index(" festival")))
    dating = Dating(timexes=(Timex(evidence=evidence, edtf=None, rule="hand"),))

    assert records_of(text, dating=dating) == ()
    assert len(records_of(text, dating=Dating())) == 1


def test_a_number_in_a_quote_names_its_speaker() -> None:
    assert one("“I scored 12 goals,” said Ida Holm.").speaker == "Ida Holm"
    assert one("Ida Holm scored 12 goals.").speaker is None


def test_a_noun_that_is_left_out_is_marked() -> None:
    stated, elided = records_of("Ida Holm wants 100 caps. “I’m on 76 now,” said Holm.", dating=Dating())[-2:]

    assert (stated.metric, stated.elided) == ("caps", False)
    assert (elided.metric, elided.elided) == ("caps", True)


def test_a_noun_is_taken_up_from_no_further_than_three_sentences() -> None:
    near = "Ida Holm wants 100 caps.\n\nIt rained.\n\nShe spoke.\n\n“I’m on 76 now,” said Holm."
    far = near.replace("She spoke.", "She spoke.\n\nShe left.\n\nIt snowed.")

    assert [record.value for record in records_of(near, dating=Dating()) if record.elided] == [76]
    assert [record.value for record in records_of(far, dating=Dating()) if record.elided] == []


def test_a_caption_says_so() -> None:
    text = "Ida Holm won.\n\nHolm spoke for an hour.\n\nThe 30-year-old holds the trophy after the long final in Norland\n\nShe left."

    assert [record.in_caption for record in records_of(text, dating=Dating())] == [True]


def test_lines_that_repeat_the_headline_count_once() -> None:
    line = "Ida Holm scores her 30th goal for Ardley City"

    assert len(records_of(f"{line}\n\n{line}\n\nShe was glad.", dating=Dating())) == 1


@given(text=st.one_of(texts(), prose()))
def test_no_text_raises_and_all_evidence_is_verbatim(text: str) -> None:
    records = records_of(text, dating=Dating())

    for record in records:
        for evidence in record.evidence:
            assert text[evidence.span.start : evidence.span.end] == evidence.exact
    assert len({record.id for record in records}) == len(records)


@given(text=prose())
def test_the_same_text_gives_the_same_records(text: str) -> None:
    assert records_of(text, dating=Dating()) == records_of(text, dating=Dating())


def test_time_grows_with_the_text_only() -> None:
    text = "Ida Holm scored 21 goals in 13 matches and 5-4, 3-2, 1-0 and 4th, 5th and 6th. " * 400

    assert len(records_of(text, dating=Dating())) > 400


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("“I’m 28 in May,” Ida Holm said.", "age.turns"),
        ("Ida Holm is 30 next month.", "age.turns"),
        ("“I’m 28,” Ida Holm said.", "age.at-age"),
        ("Ida Holm was 19 in May 2009.", "age.at-age"),
    ],
)
def test_an_age_of_a_day_to_come_is_turned_on_it(text: str, rule: str) -> None:
    assert [record.rule for record in records_of(text) if record.kind == "age"] == [rule]


def test_matches_of_the_short_kinds_of_cricket_are_counted_by_their_name() -> None:
    told = records_of("Ida Holm played 112 one-day internationals, claiming 158 wickets, and 89 T20s.")

    assert [(record.metric, record.value) for record in told if record.value == 89] == [("T20s", 89)]
    assert records_of("Ida Holm won her third T20.") == ()


GOLF = "Ida Holm birdied the last and putted out. The fairway was wet. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOLF + "Holm finished with a 14-under total of 266.", ("total strokes", 266)),
        (GOLF + "A dropped shot at 15 cost Holm.", ("hole", 15)),
        (GOLF + "It brought Holm rounds of 79 and 77.", ("round score", 77)),
        ("Ida Holm averages 20.4 points, and she had a career-high 51 against Ardley.", ("points", 51)),
        ("Ardley Town lost again. Ardley Town, 15th in the table, have won three times.", ("league position", 15)),
        ("Ardley Town rank 24th in the league table.", ("league position", 24)),
        ("Ida Holm declined her £2m option for next season.", ("contract option", 2_000_000)),
    ],
)
def test_what_a_sport_leaves_out_is_told_by_its_place(text: str, expected: tuple[str, float]) -> None:
    assert expected in [(record.metric, record.value) for record in records_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm arrived in Ardley with a total of 266 euros.",
        "Ida Holm had a career-high 51 against Ardley.",
        "Ida Holm left today, third in the queue.",
    ],
)
def test_without_its_place_it_is_left_out(text: str) -> None:
    metrics = {record.metric for record in records_of(text)}

    assert metrics.isdisjoint({"total strokes", "points", "league position"})


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm did not bowl until she was 15.",
        "Ida Holm was 15 when she left home.",
    ],
)
def test_an_age_of_another_time_says_so(text: str) -> None:
    assert [record.rule for record in records_of(text) if record.kind == "age"] == ["age.then"]


def test_an_age_behind_a_deed_is_of_the_day_of_the_deed() -> None:
    (record,) = (
        one
        for one in records_of("Ida Holm stood up in 2012, 22 years old.", published="2024-05-06")
        if one.kind == "age"
    )

    assert record.as_of == EdtfDate.parse("2012")


@pytest.mark.parametrize(
    ("told", "side"),
    [
        ("Holm left for the Corve academy and made her debut in August 2022, coming on in a 1-0 win at Odal.", "Corve"),
        ("Holm made her debut for Caston in August 2022, coming on in a 1-0 win at Odal.", "Caston"),
        ("The former Corve trainee came in 2022 and scored in a 1-0 win at Odal.", "Bexton Town"),
        ("Holm came on in a 1-0 win at Odal on Saturday.", "Bexton Town"),
    ],
)
def test_a_score_of_another_year_is_the_side_s_that_the_player_was_at_then(told: str, side: str) -> None:
    lead = "Bexton Town have signed Ida Holm from Caston. Caston drew with Corve. Corve lost."
    records = records_of(f"{lead}\n\n{told}", published="2024-03-12")

    assert [side] == [record.holder for record in records if record.value == "1-0"]


def test_a_score_of_long_ago_is_the_side_s_that_the_paragraph_told_of() -> None:
    lead = "Bexton Town have signed Ida Holm from Caston. Caston drew with Corve. Corve lost."
    told = "Holm moved to Corve in 2015. She scored in the 2-0 win over Odal in 2016."
    records = records_of(f"{lead}\n\n{told}", published="2024-03-12")

    assert [record.holder for record in records if record.value == "2-0"] == ["Corve"]
