"""Which tellings are one happening."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

from making import article_of, event

from generator.reconcile.merge import merge_events

TEXT = "She beat Bo in the semi-final at Elmham. The win came on a cold day. She won again at Oakford in spring."


def tellings(*values: Mapping[str, object]) -> list[list[int]]:
    """Groups of event numbers, for events of these slots told in articles of their own."""
    events = [
        event(article_of(TEXT, f"s{number}"), "She beat Bo", id=str(number), **given)
        for number, given in enumerate(values)
    ]
    return [[int(one.id) for one in happening.events] for happening in merge_events(events)]


def test_tellings_with_one_opponent_and_one_month_are_one() -> None:
    told = {"opponent": "Oakford", "edtf": "2031-05"}

    assert tellings(told, {**told, "edtf": "2031-05-04"}) == [[0, 1]]


def test_the_date_alone_never_makes_two_tellings_one() -> None:
    assert tellings({"opponent": "Oakford", "edtf": "2031"}, {"opponent": "Elmham", "edtf": "2031"}) == [[0], [1]]
    assert tellings({"edtf": "2031", "title": "Wins a race"}, {"edtf": "2031", "title": "Wins a match"}) == [[0], [1]]


def test_dates_that_cannot_meet_keep_tellings_apart() -> None:
    told = {"opponent": "Oakford", "score": "2-1"}

    assert tellings({**told, "edtf": "2030"}, {**told, "edtf": "2031"}) == [[0], [1]]


def test_two_rounds_against_one_opponent_are_two_matches() -> None:
    told = {"opponent": "Oakford", "competition": "River Cup", "edtf": "2031-05"}

    assert tellings({**told, "stage": "semi-final"}, {**told, "stage": "final"}) == [[0], [1]]


def test_a_caption_with_another_round_tells_the_same_match() -> None:
    told = {"opponent": "Oakford", "competition": "River Cup", "edtf": "2031-05"}

    assert tellings({**told, "stage": "semi-final"}, {**told, "stage": "final", "in_caption": True}) == [[0, 1]]


def test_a_vague_telling_joins_one_happening_and_bridges_none() -> None:
    first = {"opponent": "Oakford", "competition": "River Cup", "edtf": "2031-05", "stage": "semi-final"}
    other = {**first, "stage": "final"}

    groups = tellings(first, other, {"competition": "River Cup", "edtf": "2031-05"})

    assert sorted(map(len, groups)) == [1, 2]


def test_planned_and_past_are_two() -> None:
    told = {"opponent": "Oakford", "edtf": "2031-05"}

    assert tellings(told, {**told, "status": "scheduled"}) == [[0], [1]]


def test_people_who_have_nobody_in_common_did_not_do_one_thing() -> None:
    told = {"opponent": "Oakford", "edtf": "2031-05"}

    assert tellings(told, {**told, "people": ("Bo Sample",)}) == [[0], [1]]


def test_the_order_of_tellings_does_not_change_the_groups() -> None:
    article = article_of(TEXT)
    events = [
        event(
            article,
            "She beat Bo",
            id=str(number),
            opponent=opponent,
            edtf=edtf,
            stage=stage,
            in_caption=number % 3 == 0,
        )
        for number, (opponent, edtf, stage) in enumerate(
            [
                ("Oakford", "2031-05", None),
                ("Oakford", "2031", "final"),
                (None, "2031-05", "final"),
                ("Elmham", "2031-05", None),
            ]
        )
    ]
    expected = {frozenset(one.id for one in happening.events) for happening in merge_events(events)}

    for order in permutations(events):
        assert expected == {frozenset(one.id for one in happening.events) for happening in merge_events(order)}
