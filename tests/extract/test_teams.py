"""Which names are sides, and who belongs to which."""

from __future__ import annotations

import pytest

from generator.extract.people.cast import extract_cast
from generator.extract.sides import clean_name, is_country, name_forms, shortens
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
        "Ida Holm saw Bexton Town, who are bottom.",
        "Ida Holm saw Bexton Town, six points behind the leaders.",
        "Bexton Town, without a win, have called for Ida Holm.",
        "Ida Holm said they crushed Bexton Town 5-0.",
        "Ida Holm was sold to Bexton Town.",
        "Ida Holm spoke of second division Bexton Town.",
        "Ida Holm is here on loan from Bexton Town.",
        "Ida Holm scored 40 goals in 90 games for Bexton Town.",
        "Ida Holm beat 10-man Bexton Town.",
        "Ida Holm saw how Bexton Town came from behind.",
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
        "Ida Holm trusts Head coach Mara Quist.",
        "Fast forward a year and Ida Holm has won.",
        "Players have asked for Ida Holm.",
        "Ida Holm came home from Bexton Town.",
    ],
)
def test_a_place_a_person_or_a_competition_is_no_team(text: str) -> None:
    assert set() == names_of(text)


@pytest.mark.parametrize("name", ["All-Star", "Norland-born"])
def test_an_honour_or_an_origin_is_no_side(name: str) -> None:
    assert clean_name(name, frozenset()) is None


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


def test_a_name_that_only_begins_sentences_is_a_team_where_it_is_never_written_small() -> None:
    assert {"Bexton"} == names_of("Bexton have lost Ida Holm. Bexton travel to the north.")
    assert set() == names_of("Tickets have gone. Tickets are out. Ida Holm has tickets.")


def test_a_country_before_a_full_name_is_its_country() -> None:
    assert teams_of("Ida Holm won again. Norway’s Ida Holm was glad.").country == "Norway"
    assert teams_of("Ida Holm won again. Bexton’s Ida Holm was glad.").country is None


def test_the_only_side_that_nobody_meets_is_the_players() -> None:
    text = "Ida Holm scored. As she did, Caston United have won. Caston United beat Bexton Town."

    assert teams_of(text).club == "Caston United"
    assert teams_of(text.replace("beat Bexton Town", "rest, and Bexton Town have lost")).club is None


def test_a_headline_after_a_kicker_tells_the_players_side() -> None:
    assert (
        teams_of("Ida Holm wins\n\nEXCLUSIVE: Bexton Town striker opens up on the night that Ida Holm won").club
        == "Bexton Town"
    )


def test_a_word_that_sides_end_in_makes_a_whole_name_of_a_known_side() -> None:
    assert {"Bexton Rovers"} == names_of("Ida Holm heard Bexton’s supporters. Then Bexton Rovers went home.")
    assert {"Bexton"} == names_of("Ida Holm heard Bexton’s supporters. Then the Bexton Gazette went home.")


def test_a_side_is_joined_however_it_is_described() -> None:
    assert teams_of("Ida Holm won. Holm joined Norlandic side Bexton Town.").club == "Bexton Town"
    assert teams_of("Ida Holm won. Holm moved to Norway’s Bexton Town.").club == "Bexton Town"


def test_a_side_named_far_more_than_others_is_the_players() -> None:
    text = "Ida Holm scored. Ardley have won, Ardley are up, and Ardley lead. It is late as Bexton have lost."

    assert teams_of(text).club == "Ardley"
    assert teams_of(text + " Bexton are out.").club is None


def test_the_country_that_nobody_meets_is_that_of_a_player_with_caps() -> None:
    text = "Ida Holm won. Norway have hope, and Norway’s squad are ready to beat Wales."

    assert teams_of(text + " Holm has 20 caps.").country == "Norway"
    assert teams_of(text).country is None


def test_the_side_that_signs_somebody_is_theirs_and_the_one_they_come_from_is_not() -> None:
    text = "Caston United have completed the signing of winger Ida Holm from Bexton Town. Bexton Town have lost. Bexton Town drew."

    assert teams_of(text).club == "Caston United"


@pytest.mark.parametrize("name", ["STUNNING", "PE"])
def test_one_word_in_capitals_that_is_no_set_of_initials_is_no_side(name: str) -> None:
    assert set() == names_of(f"{name} striker Ida Holm won. Holm saw the {name} striker.")
    assert {"ABC"} == names_of("ABC striker Ida Holm won. Holm saw the ABC striker.")


def test_a_side_known_by_its_last_word_has_its_whole_name() -> None:
    assert {"Norland Kings"} == names_of("Ida Holm heard the Norland Kings play. Kings have lost.")


def test_a_club_that_confirms_somebody_in_its_statement_is_theirs() -> None:
    assert teams_of("Bexton RFC can confirm that Ida Holm has signed a deal.").club == "Bexton RFC"


def test_a_country_is_the_players_where_they_scored_for_it() -> None:
    teams = teams_of("Ida Holm joined Bexton Town. Bexton Town won. Holm scored twice for Zambia against Ghana in May.")

    assert (teams.club, teams.country) == ("Bexton Town", "Zambia")


def test_the_side_most_told_of_goes_before_one_told_once() -> None:
    told = " ".join(f"Ida Holm scored {count} as Bexton Town won." for count in ("twice", "once", "again", "three"))
    teams = teams_of(f"{told} Ida Holm, the Caston United winger of old, smiled.")

    assert teams.club == "Bexton Town"


def test_a_place_that_begins_with_new_keeps_its_name() -> None:
    assert {"New York Rovers"} == names_of("Ida Holm joined New York Rovers.")
    assert {"Bexton Town"} == names_of("New Bexton Town striker Ida Holm won.")


def test_a_continent_is_no_side() -> None:
    assert set() == names_of("Ida Holm ended talk of a move to Europe.")


def test_an_outlet_is_no_side() -> None:
    assert set() == names_of("Ida Holm joined Radio Bexton. Holm told Radio Bexton so.")


def test_a_move_to_a_country_is_none_to_its_side() -> None:
    teams = teams_of("Ida Holm has won 20 caps. Holm scored for Scotland in May. Holm joined Sweden in 2013.")

    assert teams.country == "Scotland"


def test_a_side_called_by_a_weekday_is_one() -> None:
    assert "Sheffield Wednesday" in names_of("Ida Holm scored in the win over Sheffield Wednesday.")


def test_a_word_inside_another_is_no_name_written_small() -> None:
    assert "Oakton" in names_of("Oakton have signed Ida Holm. Holm told oaktontv. Oakton won.")
    assert "Oakton" not in names_of("Oakton have signed Ida Holm. Holm told oakton tv. Oakton won.")


def test_whom_a_side_lost_to_at_home_was_met() -> None:
    teams = teams_of("Ida Holm saw the 2-0 defeat at home to Bexton City. Ardley City won. City manager Mia Dahl left.")

    assert "Ardley City" in {mention.name for mention in teams.mentions}
    assert "City" not in {mention.name for mention in teams.mentions}
