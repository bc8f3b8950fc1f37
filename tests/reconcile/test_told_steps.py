"""Every step that extraction tells is a phrase that catalogues know; anything else stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.knowledge.load import load_table
from generator.model.claims import Hints
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source
from generator.model.phrases import Phrase
from generator.pipeline import extract_source
from generator.reconcile.told_steps import read_outside, read_step
from generator.render.dates import say
from generator.render.html import words_of

ROOT = Path(__file__).parent.parent.parent
ARTICLES = sorted([*(ROOT / "seeds").iterdir(), *(ROOT / "tests/corpus").glob("*.txt")])


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_steps_of_real_reading_are_phrases(path: Path) -> None:
    source = Source.of(id="one", path=path.name, text=path.read_text("utf-8"))
    _, claims = extract_source(source, Hints())
    steps = [
        *claims.dating.steps,
        *(step for timex in claims.dating.timexes for step in timex.steps),
        *(step for event in claims.events for step in event.steps),
    ]

    assert [step.text for step in steps if not isinstance(read_step(step.text), Phrase)] == []
    assert [one.outside for one in steps if one.outside and not isinstance(read_outside(one.outside), Phrase)] == []


def test_a_step_says_its_dates_and_keeps_the_words_of_the_source() -> None:
    step = read_step(
        "“next summer” is told as coming, so it was not over when the article was written. So it was written between 2025-06 and 2025-12 or in 2029."
    )

    assert isinstance(step, Phrase)
    assert say(step, words_of(None, "de")) == (
        "Von „next summer“ wird als bevorstehend erzählt, also war es noch nicht vorbei, als der Artikel geschrieben wurde. "
        "Also wurde er geschrieben: zwischen Juni 2025 und Dezember 2025 oder 2029."
    )


@pytest.mark.parametrize("text", ["Something else.", "Counted from the day of publication, one day.", ""])
def test_what_no_pattern_fits_stays(text: str) -> None:
    assert (read_step(text), type(read_step(text))) == (text, str)


def test_an_outside_fact_has_its_dates() -> None:
    found = read_outside("men's World Cup 2026: 2026-06-11/2026-07-19 (tournament file)")

    assert found == "men's World Cup 2026: 11 June to 19 July 2026 (tournament file)"
    assert isinstance(found, Phrase)
    assert dict(found.parts)["date"] == EdtfDate.parse("2026-06-11/2026-07-19")


def test_no_pattern_stands_twice() -> None:
    for patterns in load_table("steps").values():
        assert len(set(patterns)) == len(patterns)
