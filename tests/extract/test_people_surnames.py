"""Surnames that are words: small ones, months, offices, towns, parts of clubs' names. All people are invented."""

from __future__ import annotations

import pytest
from making import article_of

from generator.extract.people.cast import extract_cast
from generator.extract.rules import extract_claims
from generator.model.claims import Hints

SAID = "Corve signed {} on Monday.\n\n“I am glad,” {} said.\n\nThe coach praised {} after the win."


def told(text: str, name: str) -> list[str]:
    """The words of all mentions of a person, in order."""
    person = extract_cast(article_of(text), Hints()).named(name)
    return [mention.span.cut(text) for mention in person.mentions if mention.form != "pronoun"] if person else []


@pytest.mark.parametrize(
    "surname",
    [
        "Young",
        "Best",
        "Early",
        "Still",
        "Cook",
        "Archer",
        "Dean",
        "Mount",
        "Villa",
        "Hall",
        "Derby",
        "Ireland",
        "French",
    ],
)
def test_a_word_behind_a_given_name_is_a_surname_where_it_speaks_alone(surname: str) -> None:
    name = f"Tom {surname}"

    assert told(SAID.format(name, surname, surname), name) == [name, surname, surname]


@pytest.mark.parametrize("surname", ["Young", "Early", "Archer", "Singer"])
def test_a_small_word_and_an_office_need_no_given_name_that_we_know(surname: str) -> None:
    name = f"Oumbek {surname}"

    assert told(SAID.format(name, surname, surname), name) == [name, surname, surname]


@pytest.mark.parametrize("surname", ["Mount", "Derby", "Park", "Forest"])
def test_a_word_of_clubs_and_places_is_one_beside_an_age_or_a_place_on_the_pitch(surname: str) -> None:
    name = f"Oumbek {surname}"

    assert told(f"Corve signed {name}, 25, on Monday. “I am glad,” {surname} said.", name) == [name, surname]
    assert told(f"Corve striker {name} left on Monday. “I am glad,” {surname} said.", name) == [name, surname]
    assert told(f"Corve signed {name} on Monday. {surname}, 25, is glad.", name) == [name, surname]


def test_a_word_of_grounds_is_a_surname_where_it_does_what_no_body_does() -> None:
    text = "Tom Park left on Monday. “It is late,” Park explained."

    assert told(text, "Tom Park") == ["Tom Park", "Park"]


@pytest.mark.parametrize("club", ["Aston Villa", "Oumbek Forest", "Sheffield Wednesday", "Port Vale", "Crystal Palace"])
def test_a_club_that_speaks_is_no_person(club: str) -> None:
    short = club.split()[1]
    cast = extract_cast(
        article_of(f"{club} left on Monday. “We are glad,” {short} said.\n\nThey beat {short} again."), Hints()
    )

    assert not [person.name for person in cast.people if person.kind == "person"]


def test_the_word_stays_what_it_is_where_it_is_not_the_person() -> None:
    text = (
        "Tom Young left on Monday. “I am glad,” Young said. Young players cheered. Young has gone.\n\n"
        "Ann May stayed. “It is late,” said May. She came in May and had won since May. May scored twice."
    )

    assert told(text, "Tom Young") == ["Tom Young", "Young", "Young"]
    assert told(text, "Ann May") == ["Ann May", "May", "May"]


@pytest.mark.parametrize("month", ["May", "March", "June"])
def test_a_month_is_a_surname_only_where_it_does_something(month: str) -> None:
    name = f"Tom {month}"

    assert told(SAID.format(name, month, month), name) == [name, month]


def test_a_month_is_a_date_beside_a_person_of_that_name() -> None:
    text = "Ann May stayed. “It is late,” May said. She came in May 2019."
    claims = extract_claims(article_of(text), Hints())

    assert [timex.evidence.exact for timex in claims.dating.timexes] == ["May 2019"]
    assert [quote.speaker for quote in claims.quotes] == ["Ann May"]


def test_a_word_that_the_article_writes_small_too_is_a_surname_where_it_speaks() -> None:
    text = (
        "Corve signed Oumbek Field on Monday. She ran on the field. “I am glad,” Field said. “It is late,” Field grins."
    )

    assert told(text, "Oumbek Field") == ["Oumbek Field", "Field", "Field"]


def test_initials_are_a_given_name_before_such_a_word() -> None:
    assert told("“It is late,” says Corve head coach J.J. Hall.", "J.J. Hall") == ["J.J. Hall"]


def test_a_small_word_that_does_something_is_a_surname() -> None:
    text = "Corve signed Oumbek Young on Monday. Young joined them from Ardley."

    assert told(text, "Oumbek Young") == ["Oumbek Young", "Young"]


def test_will_is_a_given_name_before_such_a_surname() -> None:
    assert told("For plasterer Will Hall, it is late. Hall, 26, had scored twice.", "Will Hall") == [
        "Will Hall",
        "Hall",
    ]


def test_particles_are_no_given_name() -> None:
    text = "Corve signed Pat dos Santos on Monday. In the Premier League dos Santos told the club: “I am glad.”"

    assert told(text, "Pat dos Santos") == ["Pat dos Santos", "dos Santos"]


def test_a_word_in_capitals_before_a_name_is_no_part_of_it() -> None:
    text = "RIPSNORTER Oumbek Holm, 25, left on Monday. Holm said: “Fine.” JJ Reyes, 31, agreed."

    assert [person.name for person in extract_cast(article_of(text), Hints()).people] == ["Oumbek Holm", "JJ Reyes"]


def test_a_letter_and_a_numeral_are_no_surname() -> None:
    text = "“I told Tom I'd go,” she said. “But I said no. I'd go home,” Ida Holm said."

    assert [person.name for person in extract_cast(article_of(text), Hints()).people] == ["Ida Holm"]
