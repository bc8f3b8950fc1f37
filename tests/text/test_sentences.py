"""Sentences: where one ends, and that none is lost."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.evidence import Source, Span
from generator.text.article import read_article
from generator.text.sentences import cut_sentences


def sentences(text: str) -> list[str]:
    return [span.cut(text) for span in cut_sentences(text, Span(0, len(text)))] if text else []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He left.", "She stayed."),
        ("He left!", "“Why?”"),
        ("“He left.”", "She stayed."),
        ("‘It was late.", "‘We went home.’"),
        ("He left…", "She stayed."),
        ("It cost 2.5m.", "She paid."),
        ("Who left?", "He did."),
        ("(He left.)", "She stayed."),
        ("All is well.", "– Ida Holm"),
        ("He met Del. Ida Holm.", "She left."),
        ("They live in Corve, D.C.", "She moved."),
        ("They live in Corve, D.C.", "Holm moved."),
    ],
)
def test_a_sentence_ends_between(first: str, second: str) -> None:
    assert [first, second] == sentences(f"{first} {second}")


@pytest.mark.parametrize(
    "text",
    [
        "“He left!” she said.",
        "Dr. Holm and Mr. Reyes met on Sept. 3 in St. Ives.",
        "J. K. Holm left.",
        "Prosecutor L.C. Holm left.",
        "It rose 2.5 percent.",
        "He waited … and left.",
        "They play at D.C. United on Wednesday.",
        "One, two, three… four.",
        "He said no. 5 was his.",
    ],
)
def test_no_sentence_ends_inside(text: str) -> None:
    assert [text] == sentences(text)


def test_a_blank_that_was_lost_behind_a_stop_ends_a_sentence() -> None:
    text = "Her deal ends on Friday.Holm made six starts at www.Corve.com."

    assert sentences(text) == ["Her deal ends on Friday.", "Holm made six starts at www.Corve.com."]


def test_two_blanks_without_a_stop_are_a_break_that_was_lost() -> None:
    assert sentences("Mara Quist at full-time  Ida Holm left.") == ["Mara Quist at full-time", "Ida Holm left."]
    assert sentences("She  left on Monday.") == ["She  left on Monday."]


def test_a_blank_that_was_lost_before_a_quote_still_ends_a_sentence() -> None:
    assert sentences("“All is well.“There we are.”") == ["“All is well.", "“There we are.”"]


@pytest.mark.parametrize(("name", "count"), [("000_0f6ffd1ca3efcf51.txt", 49), ("001_7a3e5f78462f5074.txt", 44)])
def test_the_numbering_of_the_seeds_stays(root: Path, name: str, count: int) -> None:
    article = read_article(Source.of(id="a", path=name, text=(root / "seeds" / name).read_text()))

    assert list(range(1, count + 1)) == [sentence.number for sentence in article.sentences]


@given(st.text(alphabet="aB9 .!?…\n“”'’)-", max_size=150))
def test_sentences_hold_every_visible_character_once_and_in_order(text: str) -> None:
    found = [sentence.span for sentence in read_article(Source.of(id="a", path="a", text=text)).sentences]
    shown = [
        block.span for block in read_article(Source.of(id="a", path="a", text=text)).blocks if block.kind != "markup"
    ]

    assert "".join("".join(span.cut(text).split()) for span in shown) == "".join(
        "".join(span.cut(text).split()) for span in found
    )
    assert not [pair for pair in itertools.pairwise(found) if pair[0].end > pair[1].start]
