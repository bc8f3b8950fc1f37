"""Numbers as facts: shown as a reader would write them, with ids that last."""

from __future__ import annotations

import pytest
from making import article_of, library_of, record

from generator.reconcile.numbers import gather_numbers, number_facts, show_value

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
