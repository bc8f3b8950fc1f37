"""Events, by the cases of `golden/events.md`, by their slots, and by what must hold for any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import prose, texts

from generator.extract.dates.resolve import extract_dating
from generator.extract.events.context import read_context
from generator.extract.events.happenings import extract_events
from generator.extract.events.verbs import verb_forms
from generator.extract.people.cast import extract_cast
from generator.extract.quotes.attribution import extract_quotes
from generator.extract.teams import Teams, find_teams
from generator.knowledge.load import load_table
from generator.model.claims import Cast, Dating, Event, Hints
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source
from generator.text.article import read_article

FILE = (Path(__file__).parents[1] / "golden/events.md").read_text()
CASE_RE = re.compile(
    r"^## (?P<title>.+?)\n\n~~~ article\n(?P<article>.*?)\n~~~\n\n~~~ events\n(?P<events>.*?)~~~",
    re.MULTILINE | re.DOTALL,
)
CASES = [found.groupdict() for found in CASE_RE.finditer(FILE)]


def events_of(text: str, *, published: str | None = "2024-03-14", player: str | None = "Ida Holm") -> tuple[Event, ...]:
    date = EdtfDate.parse(published) if published else None
    article = read_article(Source.of(id="a", path="a.txt", text=text, published=date))
    hints = Hints(player=player, sex="f", published=date)
    cast = extract_cast(article, hints)
    quotes = extract_quotes(article, cast, hints)
    dating = extract_dating(article, cast, hints)
    context = read_context(article, cast, quotes, dating=dating, teams=find_teams(article, cast))
    return extract_events(context, article.sentences)


def only(text: str, predicate: str) -> Event:
    (event,) = [event for event in events_of(text) if event.predicate == predicate]
    return event


def test_every_case_of_the_file_is_read() -> None:
    assert len(re.findall(r"^## ", FILE, re.MULTILINE)) == len(CASES) > 40


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    told = [
        f"{event.edtf or '-'} | {event.status} | {event.type} | {event.title}"
        f" | {' // '.join(evidence.exact for evidence in event.evidence)}"
        for event in events_of(case["article"])
    ]

    assert case["events"].splitlines() == told


def test_slots_of_a_match_are_filled_and_cited() -> None:
    text = "Norland captain Ida Holm wept. Norland lost 2-1 to Westria in the quarter-final of the Harbour Cup in May 2021."
    slots = {"opponent": "Westria", "score": "2-1", "stage": "quarter-final", "competition": "Harbour Cup"}

    event = only(text, "lose-match")

    assert slots == {name: getattr(event, name) for name in slots}
    assert slots.items() <= {name: evidence.exact for name, evidence in event.slots}.items()
    assert event.outcome == "lost"


def test_minute_and_ordinals_are_numbers() -> None:
    text = "Ida Holm scored her 75th and 76th goals against Westria on Sunday, the second in the 84th minute."

    event = only(text, "score")

    assert (event.ordinals, event.possessive) == ((75, 76), "her")
    assert only("Ida Holm missed a penalty in the 84th minute on Sunday.", "miss-penalty").minute == 84


def test_a_caption_that_contradicts_keeps_its_own_slot_and_takes_the_bodys_date() -> None:
    text = (
        "Ida Holm thinks of her missed penalty in the quarter-final loss to Westria in 2022.\n\nShe trains every day.\n\n"
        "Ida Holm blazed the ball over the bar in the semi-final against Westria\n\nShe has never watched it again."
    )

    body, caption = [event for event in events_of(text) if event.predicate == "miss-penalty"]

    assert (body.in_caption, body.stage) == (False, "quarter-final")
    assert (True, "semi-final", body.edtf) == (caption.in_caption, caption.stage, caption.edtf)
    assert "semi-final" in {evidence.exact for name, evidence in caption.slots if name == "stage"}


def test_what_only_publication_dates_says_so() -> None:
    event = only("Ardley City have fined Ida Holm.", "fined")

    assert (event.rule, str(event.edtf)) == ("fined/publication", "2024-03-14")
    assert any("publication" in step.text for step in event.steps)


def test_without_a_day_of_publication_the_news_stays_undated() -> None:
    (event,) = events_of("Ardley City have fined Ida Holm.", published=None)

    assert event.edtf is None


def test_a_lead_about_days_long_past_is_no_news() -> None:
    text = "On 18 July 2022 everything changed. Ida Holm joined Ardley City and nobody noticed."

    assert only(text, "join").edtf is None


def test_without_a_main_player_there_are_no_events() -> None:
    article = read_article(Source.of(id="a", path="a.txt", text="Ida Holm joined Ardley City in May 2021."))

    context = read_context(article, Cast(), (), dating=Dating(), teams=Teams())

    assert extract_events(context, article.sentences) == ()


def test_types_are_those_of_the_table() -> None:
    listed = set(load_table("predicates")["types"])

    assert {row["type"] for row in load_table("predicates")["predicate"]} <= listed


@given(st.one_of(texts(), prose()), st.sampled_from([None, "2024-03-14", "2024", "2024-01/2024-06"]))
def test_any_text_is_read_and_every_evidence_is_verbatim_and_of_one_sentence(text: str, published: str | None) -> None:
    date = EdtfDate.parse(published) if published else None
    article = read_article(Source.of(id="a", path="a.txt", text=text, published=date))

    for event in events_of(text, published=published, player="Mara Oduya"):
        assert event.title
        for evidence in (*event.evidence, *(words for _, words in event.slots)):
            assert evidence.exact == article.text[evidence.span.start : evidence.span.end]
            assert article.sentence_at(evidence.span.start).span.holds(evidence.span)


@given(prose())
def test_the_same_text_gives_the_same_events(text: str) -> None:
    assert events_of(text, player="Mara Oduya") == events_of(text, player="Mara Oduya")


@pytest.mark.parametrize(
    ("result", "day"),
    [
        ("Ardley beat Bexton 2-0 on Tuesday.", "2024-03-12"),
        ("Ardley beat Bexton 2-0, 12 March 2024.", "2024-03-12"),
        ("Ardley trained on Tuesday.", "2024-03-14"),
        ("Ardley beat Bexton 2-0 on 2 February 2024.", "2024-03-14"),
    ],
)
def test_a_deed_of_the_match_is_of_the_day_beside_the_result(result: str, day: str) -> None:
    goal = only(f"Holm opens the scoring after 12 minutes\n\n{result}\n\nIda Holm was glad.", "score")

    assert goal.edtf == EdtfDate.parse(day)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("scored in the 12th minute and added another in the 72nd minute", [12, 72]),
        ("scored in the 12th minute and added a second in the 72nd minute", [12, 72]),
        ("scored in the 12th minute and added another title", [12]),
    ],
)
def test_another_of_the_same_in_its_minute_is_a_goal(words: str, minutes: list[int]) -> None:
    told = events_of(f"Ida Holm {words} on Tuesday.")

    assert minutes == [event.minute for event in told if event.predicate == "score"]


def test_a_text_that_begins_with_a_blank_is_read() -> None:
    """No sentence stands before the first, which begins at the second sign."""
    text = "\nBrandt came off the bench in the second half and converted her spot-kick as the home nation progressed to the final. Ida Holm scored."

    assert [event.predicate for event in events_of(text, published=None)]


def test_an_award_and_a_ban_of_long_ago_are_not_those_of_the_news() -> None:
    text = (
        "Ida Holm was banned for six matches. She was named player of the month.\n\n"
        "Holm served a three-match suspension in 2014. She won a silver medal in 2015."
    )

    found = [(event.type, event.edtf.text if event.edtf else "") for event in events_of(text, published=None)]

    assert {("discipline", ""), ("discipline", "2014"), ("award", ""), ("award", "2015")} <= set(found)


def test_the_date_of_an_aside_is_not_that_of_what_it_stands_in() -> None:
    text = "Ida Holm, a £9.5m signing from Corve in January 2021, is the leading scorer this season."

    assert "2021-01" not in [event.edtf.text for event in events_of(text) if event.edtf and event.type != "transfer"]


def test_a_deed_spread_over_decades_is_no_happening_of_one_day() -> None:
    spread = "Ida Holm, who has retired, is the only woman to have captained the club in three different decades."

    assert [event for event in events_of(spread) if event.predicate == "captain"] == []
    assert only("Ida Holm captained the club in the final on Sunday.", "captain").status == "past"


def test_since_and_a_date_stay_with_their_verb() -> None:
    text = "Ida Holm only returned on Sunday after being sidelined since September with a broken toe."

    assert str(only(text, "injury").edtf) == "2023-09/.."


def test_every_short_verb_of_the_tables_doubles_its_last_letter() -> None:
    short = re.compile(r"[^aeiou]{1,3}[aeiou][bdgmnprt]")
    bases = {base for forms in verb_forms().values() for base in forms}

    assert [base for base in bases if short.fullmatch(base) and base in verb_forms().get(f"{base}ed", ())] == []
    assert [event.title for event in events_of("Ida Holm stepped away from the game in 2017.")] == [
        "Steps away from the game"
    ]


def test_what_kin_did_is_told_as_theirs() -> None:
    text = (
        "Ida Holm, 29, whose younger brother left home in 2019, won. Holm wept.\n\n"
        "Her father won the Silver Cup in 2018. Holm, with her sister, won the Gold Cup in 2017."
    )

    found = {(event.edtf.text if event.edtf else ""): event.title for event in events_of(text, published=None)}

    assert found["2019"] == "Her younger brother leaves home"
    assert found.get("2018", "Her father").startswith("Her father")
    assert "Gold Cup" in found["2017"]


def test_what_kin_say_of_the_player_is_the_players() -> None:
    (title,) = (
        event for event in events_of("Ida Holm wept. Her sister said Holm won the Gold Cup in 2017.") if event.edtf
    )

    assert title.predicate == "win-title"


def test_somebody_who_is_beaten_to_something_lost_no_match() -> None:
    text = "Corve signed Ida Holm after beating Ardley United to her signature on Monday. Holm wept."

    assert [event for event in events_of(text) if event.predicate == "win-match"] == []
