"""Other people of an article have their happenings too, where a clause begins with their names, and nowhere else."""

from __future__ import annotations

import pytest

from generator.model.claims import Hints
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source
from generator.pipeline import extract_source

OPENING = "Ada Example scored in the 20th minute on Saturday as Saltmere beat Oakford 2-1. Example is 27.\n\n"


def others(text: str) -> list[tuple[str, str]]:
    """(person, words) of what is told of people other than Ada Example."""
    published = EdtfDate.parse("2031-05-11")
    source = Source.of(id="one", path="one.txt", text=OPENING + text, published=published)
    _, claims = extract_source(source, Hints(player="Ada Example", sex="f", published=published))
    assert all(event.people == ("Ada Example",) or event.people[0] == "Ada Example" for event in claims.events)
    return [(event.people[0], event.evidence[0].exact) for event in claims.others]


@pytest.mark.parametrize(
    "text", ["Rosa Sample scored in the 60th minute.", "Captain Rosa Sample scored in the 60th minute against Oakford."]
)
def test_a_deed_is_told_of_whoever_its_clause_begins_with(text: str) -> None:
    assert others(text) == [("Rosa Sample", text[:-1])]


@pytest.mark.parametrize(
    "text",
    [
        "Oakford went ahead through Rosa Sample's header in the 60th minute.",
        "Example scored past Rosa Sample in the 60th minute.",
        "Rosa Sample never scored in the 60th minute.",
        "Rosa Sample watched from the bench as Oakford lost again on Friday.",
        "Sample scored in the 60th minute.",
    ],
)
def test_nobody_is_given_what_a_clause_does_not_say_of_them(text: str) -> None:
    assert others(text) == []
