"""Nicknames of sides: whose they are, and when they stay names of their own."""

from __future__ import annotations

import pytest

from generator.extract.nicknames import find_nicknames
from generator.extract.sides import name_forms
from generator.knowledge.load import load_table


def found(text: str, *sides: str) -> dict[str, str]:
    return find_nicknames(text, name_forms(sorted(sides)), ties=(), club=None, player=())


@pytest.mark.parametrize("nickname", sorted(load_table("nicknames")["clubs"]))
def test_a_well_known_nickname_is_that_of_the_one_bearer_named(nickname: str) -> None:
    for club in load_table("nicknames")["clubs"][nickname]:
        assert found(f"{club} won. So the {nickname} are up.", club).get(nickname) == club


def test_a_nickname_of_two_sides_of_one_article_is_neithers() -> None:
    text = "Nottingham Forest beat Liverpool, and the Reds slept."

    assert found(text, "Nottingham Forest", "Liverpool") == {}


def test_a_nickname_of_a_country_needs_no_other_name() -> None:
    assert found("Then the All Blacks won.", "All Blacks") == {"All Blacks": "New Zealand"}


@pytest.mark.parametrize("text", ["Ardley met the Danes.", "Ardley won the Cups.", "Ardley met Wasps."])
def test_what_is_no_nickname_stands_for_nobody(text: str) -> None:
    assert found(text, "Ardley") == {}


def test_what_an_article_says_of_a_name_counts() -> None:
    assert found("Ardley, known as the Wasps, won.", "Ardley") == {"Wasps": "Ardley"}
    assert found("Ardley, known for the Wasps, won.", "Ardley") == {}


@pytest.mark.parametrize("short", sorted(load_table("nicknames")["short"]))
def test_a_short_name_is_that_of_the_one_bearer_named(short: str) -> None:
    for club in load_table("nicknames")["short"][short]:
        forms = {**name_forms([club, short]), **found(f"{short} won at last. {club} danced.", club, short)}
        assert forms[short] == club


def test_a_short_name_of_two_sides_that_both_play_on_is_neithers() -> None:
    assert "Rovers" not in found("Rovers won.", "Rovers", "Blackburn", "Doncaster")


def test_a_nickname_needs_no_article_where_it_is_a_side() -> None:
    assert found("Owls boss Ida Holm left.", "Owls", "Sheffield Wednesday")["Owls"] == "Sheffield Wednesday"
    assert "Owls" not in found("Owls hooted.", "Sheffield Wednesday")


def test_a_last_word_of_two_sides_is_that_of_the_one_that_is_not_met() -> None:
    forms = name_forms(["Ardley City", "Bexton City", "City"])

    assert (
        find_nicknames("City won.", forms, ties=(), club=None, player=(), met={"Bexton City"})["City"] == "Ardley City"
    )
    assert "City" not in find_nicknames("City won.", forms, ties=(), club=None, player=())


def test_a_nickname_that_owns_something_is_still_one() -> None:
    assert found("So the Owls’ season ends.", "Sheffield Wednesday") == {"Owls": "Sheffield Wednesday"}
