"""What an article says a person is, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import texts

from generator.extract.people.cast import extract_cast
from generator.extract.teams import find_teams
from generator.extract.traits import extract_traits
from generator.model.claims import Hints, Trait
from generator.model.evidence import Source
from generator.text.article import read_article


def traits_of(text: str) -> tuple[Trait, ...]:
    article = read_article(Source.of(id="a", path="a.txt", text=text))
    cast = extract_cast(article, Hints())
    return extract_traits(article, cast, find_teams(article, cast))


def told(text: str, attribute: str) -> list[tuple[str, str, str]]:
    found = [trait for trait in traits_of(text) if trait.attribute == attribute]
    return [(trait.person, trait.value, trait.evidence.exact) for trait in found]


def test_the_name_is_the_first_full_mention() -> None:
    assert told("Holm won. Ida Holm was glad. Ida Holm left.", "name") == [("Ida Holm", "Ida Holm", "Ida Holm")]


@pytest.mark.parametrize(
    ("text", "attribute", "value", "exact"),
    [
        ("Norway striker Ida Holm won.", "country", "Norway", "Norway striker"),
        ("Norway striker Ida Holm won.", "position", "striker", "Norway striker"),
        ("Ida Holm won. Holm, the Norway captain, was glad.", "captain", "Norway", "the Norway captain"),
        ("Ida Holm won. Holm, the Norway captain, was glad.", "country", "Norway", "the Norway captain"),
        ("Ardley City defender Ida Holm won.", "club", "Ardley City", "Ardley City defender"),
        ("Ardley City’s new striker Ida Holm won.", "club", "Ardley City", "Ardley City’s new striker"),
        ("Ida Holm won. Holm is thriving in Spain with Bexton Town.", "club", "Bexton Town", "with Bexton Town"),
        ("Former Bexton Town player Ida Holm won.", "former club", "Bexton Town", "Former Bexton Town player"),
        ("Ida Holm won. Holm left Caston Rovers in May.", "former club", "Caston Rovers", "left Caston Rovers"),
        ("Norwegian striker Ida Holm won.", "nationality", "Norwegian", "Norwegian striker"),
        ("Ardley City manager Tom Reyes was glad.", "role", "Ardley City manager", "Ardley City manager"),
        ("Prime Minister Tom Reyes was glad.", "role", "Prime Minister", "Prime Minister"),
        ("Ida Holm won. The midfielder was glad.", "position", "midfielder", "midfielder"),
    ],
)
def test_words_that_tie_a_person_to_something_say_it(text: str, attribute: str, value: str, exact: str) -> None:
    assert [(value, exact)] == [(said, words) for _, said, words in told(text, attribute)]


def test_a_speaker_says_where_they_play() -> None:
    text = "Ida Holm won. “It is the work we are doing at Bexton Town as well as here with Norway,” said Holm."

    assert told(text, "club") == [("Ida Holm", "Bexton Town", "at Bexton Town")]
    assert told(text, "country") == [("Ida Holm", "Norway", "with Norway")]


def test_two_former_clubs_are_two_traits() -> None:
    text = "Former Ardley City and Bexton Town player Ida Holm won."

    assert [value for _, value, _ in told(text, "former club")] == ["Ardley City", "Bexton Town"]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm won. Holm scored in the 2-0 win over Bexton Town.",
        "Ida Holm won. Holm faced Bexton Town on Sunday.",
        "Ida Holm won. Bexton Town beat Ardley City.",
        "Ida Holm won the Norland Cup at Ardley Park.",
        "Ida Holm won. A Norway player took a picture.",
        "Ida Holm won. Fast forward to May.",
        "Wimbledon champion Ida Holm won.",
    ],
)
def test_a_side_that_is_only_met_or_is_none_is_nobodys(text: str) -> None:
    assert [*told(text, "club"), *told(text, "country"), *told(text, "former club"), *told(text, "captain")] == []


def test_another_persons_side_is_not_the_players() -> None:
    text = "Ida Holm won. Bexton Town goalkeeper Mara Quist was helpless."

    assert [person for person, _, _ in told(text, "club")] == ["Mara Quist"]


def test_a_caption_says_so() -> None:
    text = "Ida Holm won.\n\nHolm spoke for an hour.\n\nThe Norway captain holds the trophy up after the long final\n\nShe left."

    assert [trait.in_caption for trait in traits_of(text) if trait.attribute == "captain"] == [True]


@given(texts())
def test_no_text_raises_and_all_evidence_is_verbatim(text: str) -> None:
    for trait in traits_of(text):
        assert text[trait.evidence.span.start : trait.evidence.span.end] == trait.evidence.exact


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("Ida Holm won. Holm will join Bexton Town in July.", "club", None),
        ("Ida Holm won. Holm is set to leave Bexton Town.", "former club", None),
        ("Ida Holm to leave Bexton Town\n\nIda Holm won.", "former club", None),
        ("Ida Holm won. Holm is leaving Bexton Town.", "former club", None),
        ("Ida Holm won. Holm could soon join Bexton Town.", "club", None),
        ("Ida Holm won. Holm joined Bexton Town.", "club", "Bexton Town"),
        ("Ida Holm won. Holm chose to leave Bexton Town.", "former club", "Bexton Town"),
        ("Ida Holm won. Holm has left Bexton Town.", "former club", "Bexton Town"),
    ],
)
def test_what_lies_ahead_is_no_trait(text: str, attribute: str, value: str | None) -> None:
    assert ([value] if value else []) == [said for _, said, _ in told(text, attribute)]
