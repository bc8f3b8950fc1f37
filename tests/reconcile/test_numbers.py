"""Numbers as facts: shown as a reader would write them, with ids that last."""

from __future__ import annotations

import pytest
from making import article_of, event, library_of, record

from generator.reconcile.merge import merge_events
from generator.reconcile.numbers import gather_numbers, number_facts, numbered, place_numbers, show_value

ARTICLE = article_of("She has 40 goals, I think. Her fee was 45m. She won 2-1. She made her third cup.")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"value": 40}, "40"),
        ({"value": 12345}, "12,345"),
        ({"value": 45_000_000, "unit": "GBP", "kind": "fee"}, "£45 million"),
        ({"value": 80_000, "unit": "GBP", "kind": "fee"}, "£80,000"),
        ({"value": 16_500_000, "unit": "CHF", "kind": "fee"}, "CHF 16.5 million"),
        ({"value": "2-1", "kind": "score"}, "2–1"),
        ({"value": 3, "kind": "ordinal"}, "3rd"),
        ({"value": 11, "kind": "ordinal"}, "11th"),
        ({"value": "holder", "kind": "record"}, "holder"),
    ],
)
def test_a_value_is_shown_as_a_reader_would_write_it(values: dict[str, object], expected: str) -> None:
    assert expected == show_value(record(ARTICLE, "40 goals", **values))  # type: ignore[arg-type]


def test_one_number_told_twice_is_one_fact_with_both_sentences() -> None:
    told = (record(ARTICLE, "40 goals", 40), record(ARTICLE, "third cup", 40))

    (fact,) = number_facts(gather_numbers(told), library_of(ARTICLE))

    assert (fact.id, len(fact.support)) == ("r-goals-40", 2)


def test_an_id_holds_the_value_so_that_another_number_never_renames_it() -> None:
    facts = number_facts(
        gather_numbers((record(ARTICLE, "40 goals", 40), record(ARTICLE, "45m", 41))), library_of(ARTICLE)
    )

    assert [fact.id for fact in facts] == ["r-goals-40", "r-goals-41"]


def test_a_hedge_stands_beside_the_number() -> None:
    (fact,) = number_facts(gather_numbers((record(ARTICLE, "40 goals", 40, hedge="I think"),)), library_of(ARTICLE))

    assert fact.note == "hedged: “I think”"


def test_ages_are_no_numbers_of_their_own() -> None:
    assert gather_numbers((record(ARTICLE, "40 goals", 40, kind="age"),)) == ()


def test_a_score_takes_the_day_and_the_opponent_of_its_match() -> None:
    article = article_of("She won 2-1 against Oakford.")
    told = event(article, "won 2-1 against Oakford", score="2-1", opponent="Oakford", edtf="2031-05-10")
    score = record(article, "2-1", "2-1", metric="match score", kind="score", as_of="2031/..")

    (number,) = place_numbers(gather_numbers([score]), merge_events([told]), library_of(article))
    (fact,) = number_facts([number], library_of(article))

    assert (fact.id, fact.label) == ("r-match-score-oakford-2-1", "Score of the win over Oakford")
    assert str(fact.edtf) == "2031-05-10"


def test_a_score_turned_round_is_the_same_score() -> None:
    told = (
        record(ARTICLE, "2-1", "2-1", metric="match score", kind="score"),
        record(ARTICLE, "45m", "1-2", metric="match score", kind="score"),
    )

    assert len(gather_numbers(told)) == 1


def test_the_ordinal_of_a_count_is_the_count() -> None:
    told = (record(ARTICLE, "40 goals", 40), record(ARTICLE, "third cup", 40, kind="ordinal"))

    (fact,) = number_facts(gather_numbers(told), library_of(ARTICLE))

    assert (fact.id, fact.value, len(fact.support)) == ("r-goals-40", "40", 2)


def test_a_number_with_a_scope_and_the_same_without_are_one_and_two_scopes_are_two() -> None:
    club, country = (record(ARTICLE, "40 goals", 40, scope=scope) for scope in ("for Elmham", "for her country"))
    bare = record(ARTICLE, "third cup", 40)

    assert len(gather_numbers((club, bare))) == 1
    assert len(gather_numbers((club, country))) == 2


def test_a_goal_that_its_happening_counts_is_not_listed_again() -> None:
    article = article_of("She scored her 40th goal against Oakford.")
    told = event(
        article,
        "scored her 40th goal against Oakford",
        type="goal",
        predicate="score",
        ordinals=(40,),
        opponent="Oakford",
    )
    counted = record(article, "40th goal", 40, kind="ordinal")
    numbers = place_numbers(gather_numbers([counted]), merge_events([told]), library_of(article))

    assert number_facts(numbers, library_of(article)) == []


def test_a_count_told_on_several_days_is_known_since_the_first() -> None:
    told = (record(ARTICLE, "40 goals", 40, as_of="2031-05-11"), record(ARTICLE, "third cup", 40, as_of="2031-05-09"))

    (fact,) = number_facts(gather_numbers(told), library_of(ARTICLE))

    assert str(fact.edtf) == "2031-05-09"


def test_a_hedge_that_only_some_use_says_so() -> None:
    told = (record(ARTICLE, "40 goals", 40, hedge="about"), record(ARTICLE, "third cup", 40))

    (fact,) = number_facts(gather_numbers(told), library_of(ARTICLE))

    assert fact.note == "hedged by some: “about”"


def test_nobody_keeps_a_tally_of_looks() -> None:
    article = article_of("She looked at the film 20 times. She hit the post 20 times.")
    looked = record(article, "looked at the film 20 times", 20, metric="times looked at the film", unit="times")
    struck = record(article, "hit the post 20 times", 20, metric="times hit the post", unit="times")

    assert [number.first for number in gather_numbers((looked, struck))] == [struck]


def test_so_many_of_anything_needs_a_second_source() -> None:
    told = [
        record(article_of(ARTICLE.text, name), "40 goals", 3, metric="pairs", rule="phrase.plural")
        for name in ("aa", "bb")
    ]

    assert gather_numbers(told[:1]) == ()
    assert len(gather_numbers(told)) == 1


def test_the_first_of_what_everybody_has_is_no_number() -> None:
    first = [record(ARTICLE, "third cup", 1, metric=metric, kind="ordinal") for metric in ("seasons", "hat-tricks")]

    assert [number.first.metric for number in gather_numbers(first)] == ["hat-tricks"]


def test_a_number_of_a_side_says_whose_it_is() -> None:
    told = gather_numbers(
        (record(ARTICLE, "40 goals", 40, holder="Elmham"), record(ARTICLE, "45m", 9, holder="Ada Example"))
    )

    notes = [fact.note for fact, _ in numbered(told, library_of(ARTICLE), person="Ada Example")]

    assert notes == ["Elmham", ""]


def test_the_score_of_a_series_is_that_of_no_match() -> None:
    article = article_of("She won 2-1 against Oakford.")
    told = event(article, "won 2-1 against Oakford", score="2-1", opponent="Oakford", edtf="2031-05-10")
    score = record(article, "2-1", "2-1", metric="series score", kind="score")

    (fact,) = number_facts(
        place_numbers(gather_numbers((score,)), merge_events((told,)), library_of(article)), library_of(article)
    )

    assert fact.label == "Series score"
