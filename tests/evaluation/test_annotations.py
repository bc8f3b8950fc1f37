"""Gold files are read whole or refused with a place; words that moved are named."""

from __future__ import annotations

import json

import pytest

from generator.errors import ContentError
from generator.evaluation.annotations import Notes, check_gold, parse_gold, read_extraction

TEXT = "Ada Example scored on Friday.\n"


def gold_text(**values: object) -> str:
    return json.dumps({"id": "one", "sha256": "0", **values})


def codes(text: str) -> list[tuple[str, str]]:
    with pytest.raises(ContentError) as caught:
        parse_gold(text, "one.json")
    return [(problem.code, problem.place.path) for problem in caught.value.problems]


def test_a_gold_file_says_more_than_is_compared() -> None:
    gold = parse_gold(gold_text(note="invented", player=None, quotes=[]), "one.json")

    assert (gold.id, gold.sha256, gold.published, gold.quotes) == ("one", "0", None, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        gold_text(published="soon"),
        gold_text(timexes=[{"start": "0", "end": 1, "exact": "A", "edtf": None}]),
        gold_text(quotes=[{"kind": "indirect", "segments": []}]),
        gold_text(nothing=[{"start": 0, "end": 1, "exact": "A", "kind": "traits"}]),
    ],
)
def test_what_is_no_gold_is_refused_with_its_file(text: str) -> None:
    assert codes(text) == [("EVAL01", "one.json")]


def test_words_that_do_not_stand_where_gold_says_are_named() -> None:
    right = {"start": 22, "end": 28, "exact": "Friday", "edtf": "2024-03-01"}
    gold = parse_gold(
        gold_text(
            timexes=[right, {**right, "start": 21}],
            records=[{"metric": "goals", "value": 1, "evidence": [{"start": 0, "end": 3, "exact": "Eve"}]}],
            nothing=[{"start": 0, "end": 0, "exact": "", "kind": "events"}],
        ),
        "one.json",
    )

    assert [(problem.code, problem.words) for problem in check_gold(gold, TEXT, "one.json")] == [
        ("EVAL02", "Friday"),
        ("EVAL02", "Eve"),
        ("EVAL02", ""),
    ]


def test_what_extract_prints_is_read_without_what_measures_nothing() -> None:
    values = {
        "source": {"id": "one", "text": TEXT},
        "quotes": [],
        "timexes": [{"start": 22, "end": 28, "exact": "Friday", "edtf": None, "rule": "weekday"}],
        "events": [],
        "records": [],
    }

    notes = read_extraction(values)

    assert isinstance(notes, Notes)
    assert [(timex.start, timex.edtf) for timex in notes.timexes] == [(22, None)]
