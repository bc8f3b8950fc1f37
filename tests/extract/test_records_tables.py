"""Tables: how they are laid out, and the records of their cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import texts

from generator.extract.dates.resolve import extract_dating
from generator.extract.people.cast import extract_cast
from generator.extract.records.extract import extract_records
from generator.extract.records.grids import find_grids
from generator.extract.teams import find_teams
from generator.model.claims import Hints, Record
from generator.model.evidence import Source
from generator.text.article import read_article

LEAD = "Ida Holm, the Ardley striker, will retire in May. Holm scored for Ardley on her debut.\n\n"
PIPES = "| Club | Season | Apps | Goals |\n|------|:------:|-----:|------:|\n| Ardley | 2011-14 | 74 (3) | 31 |\n"
TABS = "Club\tApps\tGoals\nArdley\t74\t31\n"
BLANKS = "Club          Seasons     Apps   Goals\n\nArdley        2011-2014   1,074    31\n"


def records_of(text: str) -> list[Record]:
    article = read_article(Source.of(id="a", path="a.txt", text=text))
    cast = extract_cast(article, Hints())
    dating = extract_dating(article, cast, Hints())
    teams = find_teams(article, cast)
    return [
        record
        for record in extract_records(article, cast, (), dating=dating, teams=teams)
        if record.evidence[0].span.start >= len(LEAD)
    ]


def told(text: str) -> list[tuple[str | None, str, object, str | None]]:
    return [(record.holder, record.metric, record.value, record.scope) for record in records_of(LEAD + text)]


@pytest.mark.parametrize(("table", "apps"), [(PIPES, 74), (TABS, 74), (BLANKS, 1074)])
def test_each_cell_of_a_career_is_a_record_of_the_main_player(table: str, apps: int) -> None:
    assert [("Ida Holm", "appearances", apps, "Ardley"), ("Ida Holm", "goals", 31, "Ardley")] == told(table)


def test_a_record_cites_its_cell_alone() -> None:
    assert [record.evidence[0].exact for record in records_of(LEAD + PIPES)] == ["74 (3)", "31"]


def test_a_row_of_totals_may_leave_cells_out() -> None:
    table = "Season   Club      Apps  Goals\n2011     Ardley    12    3\nTotal              32    9\n"

    assert told(table) == [
        ("Ida Holm", "appearances", 12, "2011"),
        ("Ida Holm", "goals", 3, "2011"),
        ("Ida Holm", "appearances", 32, "Total"),
        ("Ida Holm", "goals", 9, "Total"),
    ]


def test_a_row_whose_numbers_do_not_fit_the_columns_says_nothing() -> None:
    assert told("Club      Apps  Goals\nArdley    3     1\nBexton          4\n") == [
        ("Ida Holm", "appearances", 3, "Ardley"),
        ("Ida Holm", "goals", 1, "Ardley"),
    ]


def test_rows_of_players_are_their_own() -> None:
    table = "Player\tMin\tReb\tPts\nHolm\t34\t7\t24\nMia Berg\t30\t-\t12\nTotals\t64\t7\t36\n"

    assert told(table) == [
        ("Ida Holm", "minutes", 34, None),
        ("Ida Holm", "rebounds", 7, None),
        ("Ida Holm", "points", 24, None),
        ("Mia Berg", "minutes", 30, None),
        ("Mia Berg", "points", 12, None),
    ]


def test_rows_of_a_league_are_the_sides() -> None:
    table = "Team      W   D   L   Pts\nArdley    7   2   1   23\n"

    assert {"Ardley"} == {record.holder for record in records_of(LEAD + table)}
    assert [record.value for record in records_of(LEAD + table)] == [7, 2, 1, 23]


@pytest.mark.parametrize(
    "text",
    [
        "Time     Place    Price\n10       Hall     12\n",
        "Club     Apps    Goals\n\nArdley will play in May.\n",
        "Year     Place\n2011     Ardley\n",
        "Club     Apps\nA long line of prose without any end that holds a doubled  blank and goes on\n",
    ],
)
def test_what_has_no_known_column_or_no_row_is_no_table(text: str) -> None:
    assert told(text) == []


@given(texts())
def test_every_cell_of_a_table_stands_in_its_line(text: str) -> None:
    article = read_article(Source.of(id="a", path="a.txt", text=text))

    for grid in find_grids(article):
        for row in (grid.header, *grid.rows):
            assert all(article.blocks[row.block].span.holds(cell) for cell in row.cells)
