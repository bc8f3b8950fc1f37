"""How long it was between two happenings is said as sharply as their dates allow, and of one pair only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import article_of, claims_of, event, library_of, words

from generator.model.claims import Event
from generator.model.edtf import EdtfDate
from generator.model.facts import Fact
from generator.reconcile.merge import merge_events
from generator.reconcile.spans import length_between, span_facts
from generator.reconcile.timeline import timeline_facts

ARTICLE = article_of("She joined Elmham in spring. She left Elmham in autumn. She left Oakford. She retired.", "one")
LIBRARY = library_of(ARTICLE)


def moved(exact: str, date: str, predicate: str, side: str = "Elmham") -> Event:
    slots = (("side", replace(words(ARTICLE, "Elmham"), exact=side)),)
    return event(ARTICLE, exact, edtf=date, type="transfer", predicate=predicate, slots=slots)


def spans(*events: Event) -> list[Fact]:
    return span_facts(timeline_facts(merge_events(events), {"one": claims_of(ARTICLE)}, LIBRARY, {}))


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        ("2019-07-01", "2031-07-01", "12 years"),
        ("2019-07-01", "2031-06-30", "11 years"),
        ("2030-07-01", "2031-07-02", "1 year"),
        ("2019", "2031", "11 or 12 years"),
        ("2019-07", "2031-09", "12 years"),
        ("2031-01-10", "2031-04-12", "3 months"),
        ("2031-01-10", "2031-02-12", "1 month"),
        ("2031-01-10", "2031-01-19", "9 days"),
        ("2030", "2031", None),
        ("2031-01", "2031-02", None),
        ("2019/..", "2031", None),
        ("2031", "2019", None),
    ],
)
def test_a_length_is_no_sharper_than_its_dates(first: str, last: str, length: str | None) -> None:
    assert length == length_between(EdtfDate.parse(first), EdtfDate.parse(last))


def test_a_spell_has_its_length_with_both_dates_as_steps() -> None:
    (fact,) = spans(moved("joined Elmham", "2019-07-01", "join"), moved("left Elmham", "2031-08-01", "leave"))

    assert (fact.value, fact.status) == ("12 years", "derived")
    assert [step.text.rpartition(": ")[2] for step in fact.derivation] == [
        "1 July 2019.",
        "1 August 2031.",
        "12 years.",
    ]
    assert {one.evidence.exact for one in fact.support} == {"joined Elmham", "left Elmham"}


def test_two_clubs_make_no_spell_and_neither_do_two_spells() -> None:
    joined = moved("joined Elmham", "2019-07-01", "join")

    assert spans(joined, moved("left Oakford", "2031-08-01", "leave", "Oakford")) == []
    assert (
        spans(
            joined, moved("left Elmham", "2022-08-01", "leave"), moved("left Elmham in autumn", "2031-08-01", "leave")
        )
        == []
    )


def test_what_came_after_is_not_ended_by_what_came_before() -> None:
    assert spans(moved("joined Elmham", "2031-07-01", "join"), moved("left Elmham", "2019-08-01", "leave")) == []
