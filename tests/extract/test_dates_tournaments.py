"""What the tournament file knows, and that it knows nothing of results."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from generator.extract.dates.tournaments import (
    all_editions,
    called,
    code_of,
    editions_of,
    first_after,
    hosted_by,
    latest_before,
    played_in,
    sex_of,
)
from generator.knowledge.load import load_table


def test_editions_are_whole_and_each_names_its_source() -> None:
    rows = load_table("tournaments")["edition"]

    assert len(rows) == len(all_editions()) >= 61
    for row in rows:
        assert row["source"]
        assert row["start"] < row["end"] < row["start"] + dt.timedelta(60)
        assert abs(row["start"].year - int(row["edition"])) <= 1
        assert row["hosts"]


def test_results_are_not_in_the_file() -> None:
    allowed = {"code", "sex", "edition", "start", "end", "hosts", "host_aliases", "source", "planned"}

    assert all(set(row) <= allowed for row in load_table("tournaments")["edition"])


def test_editions_of_one_competition_do_not_overlap() -> None:
    for code in {edition.code for edition in all_editions()}:
        for sex in ("f", "m"):
            for one, other in pairwise(editions_of(code, sex)):
                assert one.end < other.start


@pytest.mark.parametrize(
    ("name", "code"), [("world cup", "WC"), ("Euros", "EURO"), ("Copa América", "COPA"), ("Premier League", None)]
)
def test_names(name: str, code: str | None) -> None:
    assert code == code_of(name)


def test_a_lookup_goes_by_name_first_then_by_year_of_play() -> None:
    men = editions_of("EURO", "m")

    assert called(men, 2020) == called(men, 2021) == played_in(men, 2021)
    assert played_in(men, 2020) is None


def test_the_sex_picks_the_edition() -> None:
    day = dt.date(2025, 10, 1)

    assert tuple(
        edition.edition for sex in ("m", "f") if (edition := latest_before(editions_of("EURO", sex), day))
    ) == ("2024", "2025")
    assert latest_before(editions_of("EURO", None), day) is None
    assert first_after(editions_of("WC", None), day) is None


def test_words_outrank_the_players_sex() -> None:
    assert (sex_of("Women", "m"), sex_of("men", "f"), sex_of(None, "m"), sex_of(None, None)) == ("f", "m", "m", None)


def test_before_the_file_begins_and_after_it_ends_nothing_is_known() -> None:
    assert latest_before(editions_of("WC", "m"), dt.date(1950, 1, 1)) is None
    assert first_after(editions_of("WC", "m"), dt.date(2090, 1, 1)) is None


def test_hosts_go_by_any_of_their_names() -> None:
    assert "2026" in {edition.edition for edition in hosted_by("usa", "m")}
    assert {"2022"} == {edition.edition for edition in hosted_by("Qatar", "m")}
    assert hosted_by("Lapland", None) == ()
