"""Days that an article prints without saying of which it is: posts, and figures that can be two days. All is invented."""

from __future__ import annotations

from making import article_of

from generator.extract.dates.resolve import extract_dating
from generator.model.claims import Cast, Dating, Hints
from generator.model.edtf import EdtfDate

SKY = "Holm fit for Corve\n\nLast Updated: 08/09/16 3:31pm\n\nThe {} Ida Holm left on Tuesday."


def dating_of(text: str, published: str | None = None) -> Dating:
    given = EdtfDate.parse(published) if published else None
    return extract_dating(article_of(text), Cast(), Hints(published=given))


def test_spelling_tells_which_of_two_figures_is_the_day() -> None:
    british, american = dating_of(SKY.format("centre-half")), dating_of(SKY.format("center-half"))

    assert (EdtfDate.parse("2016-09-08"), "inferred") == (british.published, british.published_from)
    assert EdtfDate.parse("2016-08-09") == american.published
    assert any("British" in step.text and step.evidence for step in british.steps)
    assert [str(timex.edtf) for timex in british.timexes if timex.evidence.exact == "Tuesday"] == ["2016-09-06"]


def test_without_such_spelling_they_stay_open() -> None:
    assert dating_of(SKY.format("half-back")).published is None


def test_a_post_that_is_shown_was_written_that_week() -> None:
    text = (
        "Holm scored on Saturday, her first goal since Christmas.\n\nWhat a moment! 🐺 — Corve (@corve) April 9, 2022\n\n"
        "“We go again,” she said, three months after she had joined them last winter."
    )
    dating = dating_of(text)

    assert EdtfDate.parse("2022-04-09/2022-04-15") == dating.published
    assert {timex.evidence.exact: str(timex.edtf) for timex in dating.timexes}["Saturday"] == "2022-04-09"
    assert any("post of that day" in step.text for step in dating.steps)


def test_a_day_given_tells_which_figures_are_its_own() -> None:
    dating = dating_of("06/08/2025 - 17:42\n\nHolm left on 06/07/2025.", published="2025-08-06")

    assert [str(timex.edtf) for timex in dating.timexes] == ["2025-08-06", "2025"]
