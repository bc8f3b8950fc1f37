"""Which tellings are one happening."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import Any

from making import article_of, event, words

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


def test_a_round_that_a_match_led_to_is_not_its_round() -> None:
    led = article_of("Elmham reached the final of the River Cup with a 3-1 win over Oakford.", "aa")
    played = article_of("Elmham beat Oakford 3-1 in the semi-final of the River Cup.", "bb")
    told: dict[str, Any] = {"opponent": "Oakford", "competition": "River Cup", "score": "3-1", "edtf": "2031-05-10"}
    events = [
        event(led, led.text, stage="final", slots=(("stage", words(led, "final")),), **told),
        event(played, played.text, stage="semi-final", slots=(("stage", words(played, "semi-final")),), **told),
    ]

    (happening,) = merge_events(events)

    assert [one.stage for one in happening.events] == [None, "semi-final"]


def test_one_score_against_one_opponent_in_one_month_is_one_match_in_spite_of_its_round() -> None:
    told = {"opponent": "Oakford", "edtf": "2031-05", "score": "3-1"}

    assert tellings({**told, "stage": "semi-final"}, {**told, "stage": "final"}) == [[0, 1]]
    assert tellings({**told, "stage": "semi-final"}, {**told, "stage": "final", "score": "2-0"}) == [[0], [1]]


def test_minutes_of_one_goal_lie_near_each_other() -> None:
    told = {"opponent": "Oakford", "edtf": "2031-05-10", "type": "goal", "predicate": "score"}

    assert tellings({**told, "minute": 83}, {**told, "minute": 84}) == [[0, 1]]
    assert tellings({**told, "minute": 12}, {**told, "minute": 84}) == [[0], [1]]


def test_the_other_day_is_the_day_that_another_source_names() -> None:
    told = {"opponent": "Oakford", "score": "2-1"}
    fresh = {**told, "edtf": "2031-05-12", "rule": "win-match/publication"}

    assert tellings({**told, "edtf": "2031-05-10"}, fresh) == [[0, 1]]
    assert tellings({**told, "edtf": "2031-04-10"}, fresh) == [[0], [1]]


def test_birthdays_of_two_ages_are_two() -> None:
    article = article_of("She turns 33 in May. She turns 34 in May.")
    events = [
        event(article, f"turns {age}", type="birthday", predicate="birthday", slots=(("age", words(article, age)),))
        for age in ("33", "34")
    ]

    assert len(merge_events(events)) == 2


def test_a_penalty_from_the_spot_in_a_round_is_of_that_round() -> None:
    article = article_of("She proved it by scoring from the spot in the Cup semi-final.")
    told = event(article, article.text, stage="semi-final", slots=(("stage", words(article, "semi-final")),))

    (happening,) = merge_events([told])

    assert happening.events[0].stage == "semi-final"


def test_what_no_class_names_is_one_only_where_its_words_are() -> None:
    told = {"predicate": "happening", "type": "other", "edtf": "2031", "people": ("Ada Example",)}
    one = event(article_of("She rows home. She rows in."), "She rows home", title="Rows home across the bay", **told)
    same = event(article_of("She rows home.", "two"), "She rows home", title="Rows across the bay", **told)
    other = event(article_of("She sings.", "two"), "She sings", title="Sings at the fair", **told)
    beside = event(
        article_of("She rows home. She rows in."), "She rows in", title="Rows across the harbour bay", **told
    )

    assert [len(happening.events) for happening in merge_events((one, same))] == [2]
    assert [len(happening.events) for happening in merge_events((one, other))] == [1, 1]
    assert [len(happening.events) for happening in merge_events((one, beside))] == [1, 1], "one article tells two"
