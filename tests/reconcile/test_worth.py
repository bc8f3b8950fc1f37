"""A page prints what an editor would: whole titles, happenings that can be found again, each once."""

from __future__ import annotations

from typing import Any

import pytest
from making import article_of, event

from generator.model.claims import Event
from generator.reconcile.merge import Happening, merge_events
from generator.reconcile.worth import absorb, is_bare, is_whole, stands

TEXT = "She won the race at Elmham. Crushing victory. She visits the boathouse. She plays Oakford."
DAY, YEAR = "2031-05-10", "2031"


def told(source: str = "one", **values: Any) -> Event:
    return event(article_of(TEXT, source), "She won", **values)


def alone(**values: Any) -> Happening:
    return Happening((told(**values),))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"predicate": "win-match", "title": "Wins", "edtf": YEAR}, False),
        ({"predicate": "win-match", "title": "Wins", "edtf": DAY}, False),
        ({"predicate": "win-match", "opponent": "Oakford", "edtf": YEAR}, True),
        ({"predicate": "win-match", "opponent": "Oakford"}, False),
        ({"predicate": "debut", "type": "debut", "side": "Oakford", "opponent": "Elmham"}, True),
        ({"predicate": "debut", "type": "debut"}, False),
        ({"predicate": "debut", "type": "debut", "edtf": YEAR}, True),
        ({"predicate": "ambition", "type": "ambition", "status": "ambition", "title": "Wants to win"}, False),
        (
            {"predicate": "ambition", "type": "ambition", "status": "ambition", "title": "Eyes on it", "edtf": YEAR},
            False,
        ),
        ({"predicate": "happening", "type": "other", "title": "Visits the boathouse", "edtf": YEAR}, True),
        ({"predicate": "happening", "type": "other", "title": "Visits the boathouse", "edtf": "../2031"}, False),
        ({"predicate": "happening", "type": "other", "title": "Speaks to him", "edtf": YEAR}, False),
        ({"predicate": "play-match", "status": "scheduled", "stage": "final", "edtf": YEAR}, False),
        ({"predicate": "play-match", "status": "scheduled", "opponent": "Oakford", "edtf": YEAR}, True),
    ],
)
def test_what_stands_on_a_page(values: dict[str, Any], expected: bool) -> None:  # noqa: FBT001 - a table's column
    values.pop("side", None)

    assert stands(alone(**values)) is expected


def test_an_undated_match_stands_when_two_sources_name_its_opponent() -> None:
    one, two = (told(name, opponent="Oakford", title="Beats Oakford") for name in ("aa", "bb"))

    assert stands(Happening((one, two)))
    assert not stands(Happening((one,)))


def test_a_title_in_own_words_is_whole_from_its_verb_on() -> None:
    own = {"predicate": "happening", "type": "other"}

    assert is_whole(told(title="Visits the boathouse", **own))
    assert not is_whole(told(title="Eyes set on the prize", **own))
    assert is_bare(told(predicate="win-match", title="Crushing victory"))


def test_a_match_that_is_known_with_its_result_is_not_also_played() -> None:
    known = told("aa", predicate="win-match", opponent="Oakford", edtf=DAY)
    played = told("bb", predicate="play-match", opponent="Oakford", edtf="2031-05")

    left, taken = absorb(merge_events([known, played]))

    assert [one.predicate for one in left] == ["win-match"]
    assert [one.predicate for one in taken[id(left[0])]] == ["play-match"]


def test_a_match_against_somebody_else_stays() -> None:
    known = told("aa", predicate="win-match", opponent="Oakford", edtf=DAY)
    played = told("bb", predicate="play-match", opponent="Elmham", edtf="2031-05")

    assert len(absorb(merge_events([known, played]))[0]) == 2


def bare_win(rule: str = "win-match/publication") -> Event:
    return told("bb", predicate="win-match", title="Wins", edtf=YEAR, rule=rule)


def named_win() -> Event:
    return told("aa", predicate="win-match", opponent="Oakford", score="2-0", edtf=YEAR, rule="win-match/publication")


def test_a_bare_victory_is_the_named_one_only_where_the_articles_share_their_occasion() -> None:
    shared = [
        told(name, predicate="qualify", type="qualification", title="Qualifies", edtf=YEAR, rule="qualify/publication")
        for name in ("aa", "bb")
    ]

    with_it, taken = absorb(merge_events([named_win(), bare_win(), *shared]))
    without, _ = absorb(merge_events([named_win(), bare_win()]))

    assert sorted(one.predicate for one in with_it) == ["qualify", "win-match"]
    assert len(taken) == 1
    assert len(without) == 2


def test_a_vague_telling_of_a_day_is_what_another_source_tells_of_that_day() -> None:
    vague = told("aa", type="goal", predicate="score", title="Scores again", edtf=DAY)
    exact = told("bb", type="goal", predicate="score", title="Scores", opponent="Oakford", edtf=DAY)
    same_article = told("aa", type="goal", predicate="score", title="Scores", opponent="Oakford", edtf=DAY)

    assert len(absorb(merge_events([vague, exact]))[0]) == 1
    assert len(absorb(merge_events([vague, same_article]))[0]) == 2


def test_an_undated_telling_is_the_dated_one_of_its_title() -> None:
    dated = told(predicate="leave", type="transfer", title="Leaves Elmham", status="scheduled", edtf="2032-01")
    undated = told(predicate="leave", type="transfer", title="Leaves Elmham")

    left, _ = absorb(merge_events([dated, undated]))

    assert [str(one.edtf) for one in left] == ["2032-01"]


def test_a_title_without_a_date_is_the_dated_one_that_says_more() -> None:
    dated = told(predicate="win-title", type="title", title="Wins the women's 100m world title", edtf=DAY)
    again = told(predicate="win-title", type="title", title="Wins the world title")
    another = told(predicate="win-title", type="title", title="Wins the Harbour Cup")

    left, _ = absorb(merge_events((dated, again, another)))

    assert sorted(one.best.title for one in left) == ["Wins the Harbour Cup", "Wins the women's 100m world title"]
