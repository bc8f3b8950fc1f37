"""Counts by row on hand-made cases: what is found, missed, false, wrong, optional, told again."""

from __future__ import annotations

import json
from typing import Any

from generator.evaluation.annotations import Gold, Notes, parse_gold, read_extraction
from generator.evaluation.report import table_lines, table_values
from generator.evaluation.score import ROWS, Result, Tally, score_article, yielded

TEXT = "“It was ours,” Ada said on Friday. “It is gone.” She scored 5 goals, 2-1, in 2020, a “dream”."


def place(exact: str) -> dict[str, Any]:
    start = TEXT.index(exact)
    return {"start": start, "end": start + len(exact), "exact": exact}


def quote(*segments: str, speaker: str | None = "Ada Example", kind: str = "direct") -> dict[str, Any]:
    return {"kind": kind, "speaker": speaker, "segments": [place(segment) for segment in segments]}


def timex(exact: str, edtf: str | None, **more: object) -> dict[str, Any]:
    return {**place(exact), "edtf": edtf, **more}


def event(exact: str, edtf: str | None, **more: object) -> dict[str, Any]:
    return {"title": exact, "evidence": [place(exact)], "edtf": edtf, **more}


def record(exact: str, value: float | str, **more: object) -> dict[str, Any]:
    return {"metric": "goals", "holder": "Ada Example", "value": value, "evidence": [place(exact)], **more}


def gold_of(**items: object) -> Gold:
    return parse_gold(json.dumps({"id": "one", "sha256": "0", **items}), "one.json")


def said_of(**items: object) -> Notes:
    return read_extraction(items)


def counts(gold: Gold, said: Notes, *rows: str) -> list[tuple[int, int, int]]:
    tallies = score_article(gold, said, TEXT).tallies
    return [(tallies[row].right, tallies[row].said, tallies[row].gold) for row in rows]


def faults(gold: Gold, said: Notes) -> list[tuple[str, str]]:
    return [(fault.row, fault.how) for fault in score_article(gold, said, TEXT).faults]


def test_segments_count_however_they_are_grouped() -> None:
    gold = gold_of(quotes=[quote("It was ours,", "It is gone.")])
    said = said_of(quotes=[quote("“It was ours,”"), quote("It is gone", speaker=None)])

    assert counts(gold, said, "quotes", "quotes+speaker") == [(2, 2, 2), (1, 2, 2)]
    assert faults(gold, said) == [("quotes+speaker", "wrong")]


def test_a_fragment_is_neither_missed_nor_a_false_alarm() -> None:
    fragment = gold_of(quotes=[quote("dream", kind="fragment")])

    assert counts(fragment, said_of(), "quotes") == [(0, 0, 0)]
    assert counts(fragment, said_of(quotes=[quote("dream")]), "quotes") == [(0, 0, 0)]


def test_a_direct_quote_said_as_a_fragment_is_missed() -> None:
    gold, said = gold_of(quotes=[quote("It is gone.")]), said_of(quotes=[quote("It is gone.", kind="fragment")])

    assert counts(gold, said, "quotes") == [(0, 0, 1)]
    assert faults(gold, said) == [("quotes", "missed")]


def test_a_quote_with_wrong_edges_is_missed_and_false() -> None:
    gold, said = gold_of(quotes=[quote("It was ours,")]), said_of(quotes=[quote("It was ours,” Ada said")])

    assert counts(gold, said, "quotes") == [(0, 1, 1)]
    assert sorted(faults(gold, said)) == [("quotes", "false"), ("quotes", "missed")]


def test_dates_count_by_place_and_by_value() -> None:
    gold = gold_of(timexes=[timex("on Friday", "2024-03-01"), timex("2020", "2020", edtf_also_ok=["2020-06"])])
    said = said_of(timexes=[timex("Friday", "2024-03-08"), timex("in 2020", "2020-06"), timex("5", "0005")])

    assert counts(gold, said, "timexes", "timexes+value") == [(2, 3, 2), (1, 3, 2)]
    assert faults(gold, said) == [("timexes", "false"), ("timexes+value", "wrong")]


def test_what_is_optional_counts_neither_way() -> None:
    gold = gold_of(timexes=[timex("Friday", None, optional=True)], records=[record("5 goals", 5, optional=True)])
    found = said_of(timexes=[timex("Friday", "2024-03-01")], records=[record("5 goals", 5)])

    assert counts(gold, said_of(), "timexes", "records") == [(0, 0, 0), (0, 0, 0)]
    assert counts(gold, found, "timexes", "records") == [(0, 0, 0), (0, 0, 0)]


def test_events_count_by_place_by_date_and_by_how_fine_it_is() -> None:
    gold = gold_of(events=[event("said on Friday", "2024-03-01", edtf_also_ok=["2024-03"]), event("5 goals", "2020")])
    said = said_of(events=[event("Ada said", "2024-03"), event("She scored", "2019"), event("She scored 5", "2021")])

    assert counts(gold, said, "events", "events+date", "events+precise") == [(2, 3, 2), (1, 3, 2), (0, 3, 2)]


def test_an_undated_event_is_not_measured() -> None:
    assert counts(gold_of(), said_of(events=[event("5 goals", None)]), "events") == [(0, 0, 0)]


def test_a_happening_or_a_number_told_again_is_no_false_alarm() -> None:
    gold = gold_of(events=[event("5 goals", "2020")], records=[record("5 goals", 5)])
    said = said_of(
        events=[event("5 goals", "2020"), event("She scored 5", "2020")],
        records=[record("5 goals", 5), record("scored 5", 5)],
    )

    assert counts(gold, said, "events", "records") == [(1, 1, 1), (1, 1, 1)]


def test_numbers_count_by_value_and_place_and_by_label() -> None:
    gold = gold_of(records=[record("5 goals", 5), record("2-1", "2-1", value_also_ok=["1-2"], metric="score")])
    said = said_of(
        records=[record("5 goals", 5, holder="Eve"), record("2-1", "1–2", metric="match score"), record("2020", 5)]
    )

    assert counts(gold, said, "records", "records+label") == [(2, 3, 2), (1, 3, 2)]
    assert faults(gold, said) == [("records", "false"), ("records+label", "wrong")]


def test_traps_are_sprung_by_their_own_kind_and_number() -> None:
    gold = gold_of(
        nothing=[
            {"kind": "quotes", **place("dream")},
            {"kind": "timexes", **place("5 goals")},
            {"kind": "events", **place("gone")},
            {"kind": "records", **place("2020"), "value": "2020"},
            {"kind": "records", **place("2-1")},
        ]
    )
    quiet = said_of(
        quotes=[quote("dream", kind="fragment")],
        events=[event("gone", None)],
        records=[record("in 2020", 5)],
    )
    loud = said_of(
        quotes=[quote("dream")],
        timexes=[timex("5", "0005")],
        events=[event("It is gone", "2020")],
        records=[record("in 2020", 2020), record("2-1", 2)],
    )

    assert yielded(gold, quiet) == ()
    assert yielded(gold, loud) == gold.nothing


def test_tallies_give_shares_and_results_add_up() -> None:
    tally = Tally(right=2, said=4, gold=8)
    both = Result(tallies={**Result().tallies, "quotes": tally}) + Result(tallies={**Result().tallies, "quotes": tally})

    assert (tally.precision, tally.recall, round(tally.f1, 4)) == (0.5, 0.25, 0.3333)
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)
    assert both.tallies["quotes"] == Tally(right=4, said=8, gold=16)


def test_the_table_has_all_rows_in_lines_and_in_values() -> None:
    result = score_article(gold_of(records=[record("5 goals", 5)]), said_of(records=[record("5 goals", 5)]), TEXT)

    assert [line.split(" ")[0] for line in table_lines(result)] == ["", *ROWS]
    assert table_values(result)["records"] == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "right": 1,
        "said": 1,
        "gold": 1,
    }
    assert list(table_values(result)) == list(ROWS)
