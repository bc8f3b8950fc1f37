"""Happenings as facts: per atomic claim, with ids that come from what the fact says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from making import article_of, claims_of, event, library_of, words

from generator.model.claims import Claims, Dating, Event, Step
from generator.model.edtf import EdtfDate
from generator.model.facts import Fact
from generator.reconcile.merge import merge_events
from generator.reconcile.timeline import timeline_facts
from generator.reconcile.worth import absorb, stands

TEXT = "She missed a penalty against Oakford in the 84th minute. That miss was in May. She won at last."
ARTICLES = {name: article_of(TEXT, name) for name in ("aa", "bb", "cc")}
LIBRARY = library_of(*ARTICLES.values())
MISS: dict[str, Any] = {"predicate": "miss-penalty", "type": "miss", "title": "Misses a penalty", "edtf": "2031-05"}


def told(source: str, exact: str = "She missed a penalty against Oakford in the 84th minute", **values: Any) -> Event:
    return event(ARTICLES[source], exact, **values)


def facts(*events: Event, claims: dict[str, Claims] | None = None) -> list[Fact]:
    known = claims or {name: claims_of(article) for name, article in ARTICLES.items()}
    left, taken = absorb(merge_events(events))
    return [fact for fact, _ in timeline_facts([one for one in left if stands(one)], known, LIBRARY, taken)]


def test_what_all_say_is_one_fact_and_what_one_adds_another() -> None:
    article = ARTICLES["aa"]
    slots = (("opponent", words(article, "Oakford")), ("minute", words(article, "84th minute")))
    full = told("aa", opponent="Oakford", minute=84, slots=slots, **MISS)

    base, more = facts(full, told("bb", "That miss was in May", **MISS))

    assert (base.id, base.value, base.sources) == ("t-miss-penalty-2031", "Misses a penalty", ("aa", "bb"))
    assert (more.id, more.value) == (
        "t-miss-penalty-oakford-2031",
        "Misses a penalty against Oakford in the 84th minute",
    )
    assert more.sources == ("aa",)
    assert "one happening" in more.derivation[-1].text


def test_a_source_that_tells_less_does_not_rename_what_another_tells() -> None:
    full = told("aa", opponent="Oakford", **MISS)

    (alone,) = facts(full)
    together = facts(full, told("bb", "That miss was in May", **MISS))

    assert alone.id == "t-miss-penalty-oakford-2031"
    assert alone.id in [fact.id for fact in together]


def test_details_of_one_marker_are_told_apart_by_the_slot_that_shows() -> None:
    base, more = facts(
        told("aa", opponent="Oakford", minute=84, place="Elmham", **MISS), told("bb", opponent="Oakford", **MISS)
    )

    assert [base.id, more.id] == ["t-miss-penalty-oakford-2031", "t-miss-penalty-oakford-2031-minute"]


def test_two_happenings_of_one_year_are_told_apart_by_their_dates() -> None:
    match = {"predicate": "win-match", "opponent": "Oakford"}

    first, second = facts(told("aa", edtf="2031-05-10", **match), told("bb", edtf="2031-09-10", **match))

    assert [first.id, second.id] == ["t-win-match-oakford-2031", "t-win-match-oakford-2031-09-10"]


def test_a_date_that_one_of_several_sources_gives_is_said_to_be_its_alone() -> None:
    (fact,) = facts(told("aa", opponent="Oakford", **MISS), told("bb", opponent="Oakford", **{**MISS, "edtf": None}))

    assert (str(fact.edtf), fact.note) == ("2031-05", "the date stands in one source only")


def test_what_only_publication_dates_says_so_in_one_step() -> None:
    dating = Dating(
        published=EdtfDate.parse("2031"), published_from="inferred", steps=(Step(text="a constraint"), Step(text="b"))
    )
    claims = {name: replace(claims_of(article), dating=dating) for name, article in ARTICLES.items()}
    match = told(
        "aa", predicate="win-match", opponent="Oakford", edtf="2031", rule="win-match/publication", steps=dating.steps
    )

    (fact,) = facts(match, claims=claims)

    assert [step.text for step in fact.derivation] == ["Dated by when the article was written, 2031."]
    assert (fact.status, fact.date_derived) == ("derived", True)


def test_the_words_that_all_sources_share_make_the_title() -> None:
    common = {"predicate": "training", "type": "training", "possessive": "her"}
    first = told("aa", slots=(("technique", words(ARTICLES["aa"], "84th minute")),), **common)
    second = told("bb", "She missed a penalty", slots=(("technique", words(ARTICLES["bb"], "penalty")),), **common)

    (fact,) = facts(first, second)

    assert (fact.value, fact.sources) == ("Changes her penalty", ("aa", "bb"))
