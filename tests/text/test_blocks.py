"""Blocks: what kind of line is what."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Block
from generator.text.blocks import find_blocks

BODY = "Ida Holm has left the club. She was there for nine years."


def kinds(text: str, **given_: object) -> list[str]:
    return [block.kind for block in find_blocks(text, **given_)]  # type: ignore[arg-type]


def kind_of(line: str) -> str:
    """The kind of a line that stands between two paragraphs."""
    return kinds(f"Holm leaves Ardley\n\n{BODY}\n\n{line}\n\n{BODY} Really.")[2]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Holm scored in the last minute of the game.", "paragraph"),
        ("“I will be back,” she said", "paragraph"),
        ("‘And nobody will stop me now", "paragraph"),
        ("Holm wrote: “Back where I belong 🖤”", "paragraph"),
        ("‘I am off’: Holm on her choice", "heading"),
        ("The end of the road", "heading"),
        ("# The end of the road", "heading"),
        ("Ida Holm has scored in every one of her games for Ardley this season", "caption"),
        ("Holm described the club as 'a family' on her way out of the door", "caption"),
        ("(Image: Getty Images)", "caption"),
        ("Share this @example.com", "furniture"),
        ("Read more: ten goals that made a season", "furniture"),
        ("---", "markup"),
        (BODY, "repeat"),
    ],
)
def test_a_line_below_the_headline(line: str, kind: str) -> None:
    assert kind == kind_of(line)


def test_the_first_label_is_the_headline_even_with_quoted_words() -> None:
    assert kinds(f"Holm: ‘I am off’ – striker leaves\n\n{BODY}") == ["headline", "paragraph"]
    assert kinds(f"# ‘I am off’\n\n{BODY}") == ["headline", "paragraph"]


def test_a_whole_text_behind_a_number_sign_is_no_headline() -> None:
    assert kinds(f"# Holm leaves Corve {BODY} {'She left Corve for Ardley on Monday. ' * 20}") == ["paragraph"]


def test_the_first_line_is_the_headline_where_it_ends_in_a_few_words_of_somebody() -> None:
    assert kinds(f"Holm quits: ‘My time is over’\n\n{BODY}") == ["headline", "paragraph"]
    assert kinds(f"Holm wrote: “I quit.”\n\n{BODY}") == ["paragraph", "paragraph"]


def test_a_line_with_a_stop_is_the_headline_where_it_wears_the_capitals_of_one() -> None:
    assert kinds(f"Corve Striker Holm Leaves for Ardley After Nine Years.\n\n{BODY}") == ["headline", "paragraph"]
    assert kinds(f"Ida Holm left Corve United for Ardley Rovers.\n\n{BODY}") == ["paragraph", "paragraph"]


def test_an_article_without_a_headline_has_none() -> None:
    assert kinds(BODY) == ["paragraph"]


def test_what_the_page_names_as_caption_or_title_is_one() -> None:
    assert kinds(f"Holm leaves.\n{BODY}", captions=(BODY,), title="Holm leaves.") == ["headline", "caption"]


@pytest.mark.parametrize("name", ["000_0f6ffd1ca3efcf51.txt", "001_7a3e5f78462f5074.txt"])
def test_blocks_hold_every_visible_character_of_a_seed(root: Path, name: str) -> None:
    text = (root / "seeds" / name).read_text()

    assert "".join(text.split()) == "".join("".join(block.span.cut(text).split()) for block in find_blocks(text))


@given(st.text(alphabet="aB .\n“”'#-:é\u00a0", max_size=150))
def test_blocks_are_in_order_and_hold_every_visible_character(text: str) -> None:
    blocks: tuple[Block, ...] = find_blocks(text)

    assert "".join(text.split()) == "".join("".join(block.span.cut(text).split()) for block in blocks)
    assert not [pair for pair in itertools.pairwise(blocks) if pair[0].span.end > pair[1].span.start]
    assert not [block for block in blocks if "\n" in block.span.cut(text)]
