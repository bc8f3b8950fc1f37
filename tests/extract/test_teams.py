"""Which names are sides, and who belongs to which."""

from __future__ import annotations

import pytest

from generator.extract.people.cast import extract_cast
from generator.extract.sides import is_country, name_forms, shortens
from generator.extract.teams import Teams, find_teams
from generator.model.claims import Hints
from generator.model.evidence import Source
from generator.text.article import read_article


def teams_of(text: str) -> Teams:
    article = read_article(Source.of(id="a", path="a.txt", text=text))
    return find_teams(article, extract_cast(article, Hints()))


def names_of(text: str) -> set[str | None]:
    return {mention.name for mention in teams_of(text).mentions}


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm scored in the win over Bexton Town.",
        "Ida Holm saw how Bexton Town lost.",
        "Ida Holm joined Bexton Town.",
        "Bexton Town striker Ida Holm won.",
        "Ida Holm heard Bexton Town’s supporters.",
        "Ida Holm moved Bexton Town up to third.",
    ],
)
def test_a_name_is_a_team_by_what_is_said_of_it(text: str) -> None:
    assert {"Bexton Town"} == names_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm went to Bexton on holiday.",
        "Ida Holm won the Norland Cup.",
        "Ida Holm lost to Mara Quist. Mara Quist won.",
        "Ida Holm was born in Bexton.",
    ],
)
def test_a_place_a_person_or_a_competition_is_no_team(text: str) -> None:
    assert set() == names_of(text)


def test_short_names_are_the_whole_name() -> None:
    assert {"Bexton Town"} == names_of("Ida Holm joined Bexton Town. Then Town lost, and Bexton drew.")


def test_a_short_name_of_two_sides_is_neither() -> None:
    forms = name_forms(["Ardley City", "Bexton City"])

    assert "City" not in forms
    assert forms["Bexton"] == "Bexton City"


def test_a_cut_first_word_is_the_whole_name() -> None:
    assert shortens("Man City", "Manchester City")
    assert not shortens("Stoke City", "Manchester City")
    assert not shortens("Manchester City", "Manchester City")
    assert name_forms(["Man City", "Manchester City"])["City"] == "Manchester City"


def test_the_side_under_a_common_noun_has_no_name() -> None:
    assert None in names_of("Ida Holm won. The club was glad.")


def test_club_and_country_are_kept_apart() -> None:
    teams = teams_of("Norway captain Ida Holm won. Holm plays for Ardley City. Ardley City beat Bexton Town.")

    assert (teams.club, teams.country) == ("Ardley City", "Norway")
    assert teams.main(national=True) == "Norway"
    assert teams.main(national=False) == "Ardley City"


def test_a_side_that_was_left_is_not_the_players() -> None:
    assert teams_of("Ida Holm won. Holm left Bexton Town and joined Ardley City.").club == "Ardley City"


def test_without_a_tie_the_side_is_the_one_named_beside_the_player() -> None:
    text = "Ida Holm helped Ardley City’s momentum with a 2-0 win over Bexton Town. Holm is back, and Ardley City have hope."

    assert teams_of(text).club == "Ardley City"


def test_countries_are_known_by_name_whatever_their_marks() -> None:
    assert is_country("Curaçao")
    assert is_country("curacao")
    assert not is_country("Ardley")
