"""What cannot both be true is shown with both sides, and nothing else is."""

from __future__ import annotations

from making import article_of, claims_of, event, library_of, record, words

from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.facts import Disagreement
from generator.reconcile.disagree import birth_window, find_disagreements
from generator.reconcile.merge import merge_events
from generator.reconcile.portrait import find_ages

BODY = (
    "Ada Example, at 27, rows on. She lost the semi-final to Oakford.\n"
    "Ada Example lost the final against Oakford in May\n"
    "Now the 28-year-old is back on the river\n"
    "Another paragraph ends the piece."
)


def ages_of(*articles: tuple[Article, list[tuple[str, int]], str | None]) -> dict[str, Claims]:
    return {
        article.source.id: claims_of(
            article,
            records=tuple(record(article, exact, years, kind="age", metric="age") for exact, years in ages),
            published=published,
        )
        for article, ages, published in articles
    }


def disagreements(claims: dict[str, Claims], *articles: Article) -> list[Disagreement]:
    happenings = merge_events(one for each in claims.values() for one in each.events)
    return [
        found
        for found, _ in find_disagreements(happenings, find_ages(claims, "Ada Example"), library_of(*articles), {})
    ]


def test_an_age_in_a_caption_against_the_text_is_shown_and_the_text_printed() -> None:
    article = article_of(BODY)
    claims = ages_of((article, [("Ada Example, at 27", 27), ("the 28-year-old", 28)], "2031"))

    (found,) = disagreements(claims, article)

    assert (found.kind, found.printed) == ("within", "27")
    assert [reading.value for reading in found.readings] == ["27", "28"]
    assert "caption" in found.rule


def test_ages_that_one_birthday_allows_are_no_disagreement() -> None:
    one, two = article_of(BODY, "aa"), article_of(BODY, "bb")
    claims = ages_of((one, [("Ada Example, at 27", 27)], "2031-03-01"), (two, [("the 28-year-old", 28)], "2031-09-01"))

    assert disagreements(claims, one, two) == []


def test_ages_that_no_birthday_allows_disagree_between_sources() -> None:
    one, two = article_of(BODY, "aa"), article_of(BODY, "bb")
    claims = ages_of(
        (one, [("Ada Example, at 27", 27)], "2031-03-01"), (two, [("Ada Example, at 27", 25)], "2031-03-02")
    )

    (found,) = disagreements(claims, one, two)

    assert (found.kind, found.printed) == ("between", None)


def test_a_birthday_to_come_is_no_age_now_but_bears_on_it() -> None:
    article = article_of("Ada Example, at 27, will turn 28 next May. Now the 28-year-old rows.")
    claims = {
        "one": claims_of(
            article,
            published="2031",
            records=(
                record(article, "at 27", 27, kind="age", metric="age"),
                record(article, "turn 28", 28, kind="age", metric="age", as_of="2032-05"),
            ),
        )
    }

    assert disagreements(claims, article) == []


def test_a_round_told_in_two_ways_cites_the_words_of_both_sides() -> None:
    article = article_of(BODY)
    told = {"predicate": "lose-match", "opponent": "Oakford", "edtf": "2031-05"}
    semi, final = "the semi-final", "the final"
    claims = {
        "one": claims_of(
            article,
            events=(
                event(
                    article,
                    "lost the semi-final to Oakford",
                    stage="semi-final",
                    slots=(("stage", words(article, semi)),),
                    **told,
                ),
                event(
                    article,
                    "lost the final against Oakford",
                    stage="final",
                    slots=(("stage", words(article, final)),),
                    in_caption=True,
                    **told,
                ),
            ),
        )
    }

    (found,) = disagreements(claims, article)

    assert (found.id, found.kind, found.printed) == ("x-stage-oakford", "within", "semi-final")
    assert [[semi], [final]] == [[support.evidence.exact for support in reading.support] for reading in found.readings]


def test_a_birth_window_is_as_wide_as_the_day_of_writing_leaves_it() -> None:
    article = article_of(BODY)
    (age,) = find_ages(ages_of((article, [("Ada Example, at 27", 27)], "2031-03-01")), "Ada Example")

    window = birth_window(age)

    assert window is not None
    assert tuple(day.isoformat() for day in window) == ("2003-03-02", "2004-03-01")
