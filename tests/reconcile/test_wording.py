"""What a change of wording is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reconcile.wording import Wording, cut_pieces, find_differences, name_changes

CASES = [
    ("I won 31, I think, in a row.", "I won 31 in a row.", [("hedge dropped", "B drops the hedge “I think”")]),
    ("It is the best year.", "I think it is the best year.", [("hedge added", "B adds the hedge “I think”")]),
    ("I won 31 matches.", "I won 32 matches.", [("number", "A has “31”, B “32”")]),
    ("We beat Oakford away.", "We beat Elmham away.", [("name", "A has “Oakford”, B “Elmham”")]),
    ("I was happy with that.", "I was not happy with that.", [("negation", "B adds “not”")]),
    ("I am not going any time soon.", "I’m not going anytime soon.", [("spelling", "A has “any time”, B “anytime”")]),
    ("We improved the side.", "We improve the side.", [("tense", "A has “improved”, B “improve”")]),
    ("It was the worst day at the club.", "It was the worst day.", [("scope", "B leaves out “at the club”")]),
    ("We worked and rested.", "We worked hard and rested.", [("words added", "B adds “hard”")]),
    ("We are happy together now still.", "We are still happy together now.", [("moved", "B moves “still”")]),
    ("“It’s fuel,” he says.", "“It is fuel”, he says", []),
    ("Scored about 40 goals.", "Scored 40 goals.", [("hedge dropped", "B drops the hedge “about”")]),
    ("We talked about 40.", "We talked about 40.", []),
]


@pytest.mark.parametrize(("first", "other", "expected"), CASES)
def test_a_change_is_named_by_its_heaviest_meaning(first: str, other: str, expected: list[tuple[str, str]]) -> None:
    one, two = Wording.of("A", first), Wording.of("B", other)

    changes = name_changes(one, two, find_differences(one, two))

    assert expected == [(change.label, change.text) for change in changes]


def test_changes_are_ordered_by_weight_from_number_to_spelling() -> None:
    one = Wording.of("A", "I think we won 31 games any time we played at Oakford.")
    two = Wording.of("B", "We won 32 games anytime we played.")

    labels = [change.label for change in name_changes(one, two, find_differences(one, two))]

    assert labels[0] == "number"
    assert labels.index("hedge dropped") < labels.index("spelling")


@given(st.text(max_size=80), st.text(max_size=80))
def test_pieces_joined_are_the_text_whatever_the_wording(first: str, other: str) -> None:
    one, two = Wording.of("A", first), Wording.of("B", other)
    differences = find_differences(one, two)

    assert first == "".join(piece.text for piece in cut_pieces(one, differences, side=0))
    assert other == "".join(piece.text for piece in cut_pieces(two, differences, side=1))


def test_a_wording_does_not_differ_from_itself() -> None:
    one = Wording.of("A", "I’ll never say that I can’t.")

    assert find_differences(one, one) == ()
