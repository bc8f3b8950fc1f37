"""What one source quotes and another reports stands in one group; what is only about the same thing does not."""

from __future__ import annotations

import pytest
from making import article_of, claims_of, library_of, quote

from generator.model.facts import QuoteGroup
from generator.reconcile.collate import collate_quotes
from generator.reconcile.reported import add_reported

SAID = "I remember talking to the boatman of Elmham years ago about how you must reach the weir before the flood"
QUOTING = article_of(f"“{SAID},” said Example.", "aa")


def group_of(text: str) -> QuoteGroup:
    """The group of the utterance, beside an article of this text that quotes something else."""
    other = article_of(f"{text}\n“Nothing else happened,” Example said.", "bb")
    library = library_of(QUOTING, other)
    claims = {
        "aa": claims_of(QUOTING, quotes=(quote(QUOTING, SAID),)),
        "bb": claims_of(other, quotes=(quote(other, "Nothing else happened"),)),
    }
    return next(
        group
        for group in add_reported(collate_quotes(claims, library), claims, library)
        if group.variants[0].text == SAID
    )


def test_reported_speech_is_a_variant_and_named_so() -> None:
    text = "She remembers talking with the boatman of Elmham years ago about how the crew had to reach the weir before any flood."

    group = group_of(text)

    assert [(one.source, one.text) for one in group.variants] == [("aa", SAID), ("bb", text)]
    assert [(change.label, change.text) for change in group.changes] == [("reported", "B reports it in its own words")]
    assert "".join(piece.text for piece in group.variants[1].pieces) == text


@pytest.mark.parametrize(
    "text",
    [
        "She has often spoken of the boatman of Elmham.",
        "Before any flood could reach the weir, he had for years heard Elmham talking of what its boatman remembers.",
        "The weather office remembers talking to the boatman of Elmham years ago about how to reach the weir before the flood.",
    ],
    ids=["a topic", "other order", "nobody who speaks"],
)
def test_a_sentence_about_the_same_thing_is_no_report(text: str) -> None:
    assert [variant.source for variant in group_of(text).variants] == ["aa"]
