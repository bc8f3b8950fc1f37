"""One deed of two people is shown as a contradiction; two deeds, and words that many people say, are not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from making import article_of, claims_of, event, quote, words

from generator.model.claims import Claims, Event, Quote
from generator.model.profile import Subject
from generator.reconcile.rivals import Rivalry, find_rivalries_in, share_rivalries, without_sources

TEXT = "It was the winner in the end. “I have rowed this river since I was nine years old.” Nobody slept."
ARTICLES = {name: article_of(TEXT, name) for name in ("aa", "bb", "cc")}
ADA, BO = Subject(id="ada", name="Ada Example"), Subject(id="bo", name="Bo Sample")


def goal(source: str, who: str, **values: Any) -> Event:
    given = {"type": "goal", "predicate": "score", "people": (who,), "edtf": "2031-05-10", "opponent": "Oakford"}
    return event(ARTICLES[source], "It was the winner", **{**given, "minute": 84, **values})


def won(source: str, who: str, thing: str, **values: Any) -> Event:
    given = {"type": "appointment", "predicate": "appointed", "people": (who,), "edtf": "2031-05-10"}
    slots = (("office", replace(words(ARTICLES[source], "the winner"), exact=thing)),)
    return event(ARTICLES[source], "It was the winner", **{**given, "slots": slots, **values})


def said(source: str, who: str | None, exact: str = "I have rowed this river since I was nine years old.") -> Quote:
    return quote(ARTICLES[source], exact, speaker=who)


def rivalries(**told: Event | Quote | tuple[Event, ...]) -> tuple[Rivalry, ...]:
    claims: dict[str, Claims] = {}
    for source, one in told.items():
        events = one if isinstance(one, tuple) else (one,) if isinstance(one, Event) else ()
        quotes = (one,) if isinstance(one, Quote) else ()
        claims[source] = claims_of(ARTICLES[source], events=events[:1], others=events[1:], quotes=quotes)
    return find_rivalries_in(claims)


def test_a_goal_that_two_sources_give_to_two_people_has_two_doers() -> None:
    (one,) = rivalries(aa=goal("aa", "Ada Example"), bb=goal("bb", "Bo Sample"))

    assert [(told.source, told.who) for told in one.told] == [("aa", "Ada Example"), ("bb", "Bo Sample")]


def test_two_goals_of_one_match_by_two_people_are_two_goals() -> None:
    assert rivalries(aa=goal("aa", "Ada Example"), bb=goal("bb", "Bo Sample", minute=60)) == ()
    assert rivalries(aa=goal("aa", "Ada Example", minute=None), bb=goal("bb", "Bo Sample", minute=None)) == ()


def test_goals_of_one_minute_in_two_matches_are_two_goals() -> None:
    assert rivalries(aa=goal("aa", "Ada Example"), bb=goal("bb", "Bo Sample", opponent="Marrow")) == ()
    assert rivalries(aa=goal("aa", "Ada Example"), bb=goal("bb", "Bo Sample", edtf="2031-05-11")) == ()
    assert rivalries(aa=goal("aa", "Ada Example"), bb=goal("bb", "Bo Sample", opponent=None)) == ()


def test_a_shorter_name_is_no_other_person() -> None:
    assert rivalries(aa=goal("aa", "Ada Example"), bb=goal("bb", "Example")) == ()


def test_a_source_that_names_both_contradicts_neither() -> None:
    both = (goal("aa", "Ada Example"), goal("aa", "Bo Sample"))

    assert rivalries(aa=both, bb=goal("bb", "Bo Sample")) == ()


def test_a_caption_can_contradict_its_own_article() -> None:
    both = (goal("aa", "Ada Example"), goal("aa", "Bo Sample", in_caption=True))

    (one,) = rivalries(aa=both)

    assert {told.who: told.in_caption for told in one.told} == {"Ada Example": False, "Bo Sample": True}


def test_an_office_with_a_name_of_its_own_has_one_holder_and_a_mere_title_many() -> None:
    def appointed(thing: str) -> tuple[Rivalry, ...]:
        return rivalries(aa=won("aa", "Ada Example", thing), bb=won("bb", "Bo Sample", thing))

    assert [one.about for one in appointed("mayor of Lowmarsh")] == ["mayor of Lowmarsh"]
    assert appointed("captain") == ()


def test_what_is_planned_has_not_been_done_by_anybody() -> None:
    assert rivalries(aa=goal("aa", "Ada Example", status="scheduled"), bb=goal("bb", "Bo Sample")) == ()


def test_an_utterance_that_two_sources_give_to_two_people_has_two_speakers() -> None:
    (one,) = rivalries(aa=said("aa", "Ada Example"), bb=said("bb", "Bo Sample"))

    assert (one.kind, one.about) == ("quote", "I have rowed this")


def test_an_open_speaker_and_a_common_phrase_are_no_contradiction() -> None:
    assert rivalries(aa=said("aa", "Ada Example"), bb=said("bb", None)) == ()
    assert rivalries(aa=said("aa", "Ada Example", "Nobody slept."), bb=said("bb", "Bo Sample", "Nobody slept.")) == ()


def test_people_of_the_site_are_told_by_their_full_names_and_each_has_the_rivalry() -> None:
    found = rivalries(aa=goal("aa", "Example"), bb=goal("bb", "Bo Sample"), cc=goal("cc", "Dee Third"))

    shared = share_rivalries(found, {"aa": {"Example": ADA}, "bb": {"Bo Sample": BO}})

    assert set(shared) == {"ada", "bo"}
    assert [told.who for told in shared["ada"][0].told] == ["Ada Example", "Bo Sample", "Dee Third"]


def test_a_withdrawn_source_has_no_rival() -> None:
    found = rivalries(aa=goal("aa", "Ada Example"), bb=goal("bb", "Bo Sample"))

    assert without_sources(found, {"bb"}) == ()
    assert without_sources(found, set()) == found
