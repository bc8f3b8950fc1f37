"""Happenings and numbers that cannot both be true are shown with both sides; what is only later, hedged or scoped is not."""

from __future__ import annotations

from typing import Any

import pytest
from making import article_of, claims_of, event, library_of, record

from generator.model.claims import Dating, Event, Record, Timex
from generator.model.edtf import EdtfDate
from generator.model.facts import Disagreement
from generator.reconcile.conflicts import find_conflicts
from generator.reconcile.merge import merge_events
from generator.reconcile.numbers import gather_numbers, place_numbers

TEXT = (
    "On 10 May 2031 she beat Oakford 2-1. She has 40 goals. She has 41 goals. She lost to Oakford 3-1. "
    "She wants 100 goals, is on 83 and so 16 are left."
)
ARTICLES = {name: article_of(TEXT, name) for name in ("aa", "bb", "cc")}
LIBRARY = library_of(*ARTICLES.values())
DAY, NEXT = "2031-05-10", "2031-05-11"


def goals(source: str, value: int, as_of: str = DAY, exact: str = "40 goals", **values: Any) -> Record:
    return record(ARTICLES[source], exact, value, as_of=as_of, **values)


def match(source: str, **values: Any) -> Event:
    return event(ARTICLES[source], "she beat Oakford 2-1", **{"edtf": DAY, "opponent": "Oakford", **values})


def conflicts(*given: Event | Record) -> list[Disagreement]:
    happenings = merge_events(one for one in given if isinstance(one, Event))
    gathered = gather_numbers(one for one in given if isinstance(one, Record))
    numbers = place_numbers(gathered, happenings, LIBRARY)
    stated = EdtfDate.parse(DAY)
    claims = {}
    for name, article in ARTICLES.items():
        words = article.source.cite(article.sentences[0].span)
        dating = Dating(timexes=(Timex(evidence=words, edtf=stated, rule="hand"),))
        claims[name] = claims_of(article, dating=dating)
    return [one.disagreement for one in find_conflicts(happenings, numbers, claims, LIBRARY, {})]


def test_two_counts_of_one_day_contradict_each_other() -> None:
    (found,) = conflicts(goals("aa", 40), goals("bb", 41), goals("cc", 40))

    assert (found.id, found.kind, found.printed) == ("x-goals", "between", "40")
    assert [reading.value for reading in found.readings] == ["40", "41"]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (goals("aa", 40), goals("bb", 41, NEXT)),
        (goals("aa", 40, "2031"), goals("bb", 41, "2031")),
        (goals("aa", 40, hedge="about"), goals("bb", 41)),
        (goals("aa", 40, scope="for Elmham"), goals("bb", 41, scope="for her country")),
        (goals("aa", 40), goals("bb", 80)),
        (goals("aa", 1), goals("bb", 2)),
        (goals("aa", 40), goals("aa", 41, exact="41 goals")),
        (goals("aa", 40), goals("bb", 41, holder="Bo Sample")),
    ],
    ids=["later", "no day", "hedged", "other scopes", "far apart", "small", "one source knows both", "other holders"],
)
def test_counts_that_can_both_be_right_are_no_contradiction(first: Record, other: Record) -> None:
    assert conflicts(first, other) == []


def test_a_goal_of_that_day_explains_the_higher_count() -> None:
    scored = match("bb", type="goal", predicate="score")

    assert conflicts(goals("aa", 40), goals("bb", 41), scored) == []


def test_terms_of_one_deal_contradict_each_other_and_those_of_two_do_not() -> None:
    terms = {"metric": "transfer fee", "kind": "fee", "unit": "GBP"}
    first = goals("aa", 12_000_000, **terms)

    (found,) = conflicts(first, goals("bb", 15_000_000, "2031-05-12", **terms))

    assert [reading.value for reading in found.readings] == ["£12 million", "£15 million"]
    assert conflicts(first, goals("bb", 15_000_000, "2031-08-12", **terms)) == []
    assert conflicts(first, goals("bb", 45_000_000, **terms)) == []


def test_fees_of_one_past_deal_contradict_each_other_and_a_bid_of_today_does_not() -> None:
    terms = {"metric": "transfer fee", "kind": "fee", "unit": "GBP"}
    first = goals("aa", 12_000_000, "2029-07", **terms)

    (found,) = conflicts(first, goals("bb", 15_000_000, "2029", **terms))

    assert [reading.value for reading in found.readings] == ["£12 million", "£15 million"]
    assert conflicts(first, goals("bb", 15_000_000, "2030", **terms)) == []
    assert conflicts(first, goals("bb", 15_000_000, "2029-07-12", **terms)) == []


def test_a_match_that_one_source_wins_and_another_loses_is_disputed() -> None:
    (found,) = conflicts(match("aa"), match("bb", predicate="lose-match", title="Loses to Oakford"))

    assert (found.id, found.printed) == ("x-result-oakford", None)


def test_two_results_of_two_days_are_two_matches() -> None:
    assert conflicts(match("aa"), match("bb", predicate="lose-match", edtf="2031-05-14")) == []


def test_one_score_of_one_day_against_two_opponents_is_disputed() -> None:
    (found,) = conflicts(match("aa", score="2-1"), match("bb", score="2-1", opponent="Elmham"))

    assert found.id == "x-opponent-elmham"
    assert conflicts(match("aa", score="2-1"), match("bb", score="3-0", opponent="Elmham")) == []


def test_a_score_told_of_a_known_match_is_held_against_it() -> None:
    score = {"metric": "match score", "kind": "score", "holder": "Elmham"}
    known = (match("aa", score="2-1"), goals("aa", "2-1", exact="beat Oakford 2-1", **score))  # type: ignore[arg-type]
    slip = goals("bb", "3-1", exact="Oakford 3-1", **score)  # type: ignore[arg-type]
    elsewhere = goals("bb", "3-1", exact="40 goals", **score)  # type: ignore[arg-type]

    (found,) = conflicts(*known, slip)

    assert [reading.value for reading in found.readings] == ["2–1", "3–1"]
    assert conflicts(*known, elsewhere) == []


def test_a_rare_happening_stated_on_two_days_is_disputed() -> None:
    told = {"predicate": "join", "type": "transfer", "title": "Joins Elmham", "opponent": None}
    other = event(ARTICLES["bb"], "On 10 May 2031", **{**told, "edtf": "2031-05-09"})

    assert conflicts(match("aa", **told), other) == [], "the second day is not stated in the words"


def test_a_sum_that_does_not_come_out_is_shown_with_its_parts() -> None:
    target = goals("aa", 100, exact="100 goals", kind="target")
    count = goals("aa", 83, exact="is on 83")
    left = goals("aa", 16, exact="16 are left", kind="remaining", metric="goals still needed")

    (found,) = conflicts(target, count, left)

    assert (found.kind, found.printed) == ("within", None)
    assert {reading.value for reading in found.readings} == {"16", "100 − 83 = 17"}
    assert conflicts(target, count, goals("aa", 17, exact="16 are left", kind="remaining")) == []
