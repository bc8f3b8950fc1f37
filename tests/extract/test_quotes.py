"""Quotes and their speakers, by the cases of `golden/quotes.md` and by what must hold for any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.people.cast import extract_cast
from generator.extract.quotes.attribution import extract_quotes
from generator.extract.quotes.voices import RULES
from generator.model.claims import Cast, Hints, Quote
from generator.model.evidence import Source
from generator.text.article import read_article

CASE_RE = re.compile(
    r"^## (?P<title>.+?)\n\n~~~ article\n(?P<article>.*?)\n~~~\n\n~~~ quotes\n(?P<quotes>.*?)~~~",
    re.MULTILINE | re.DOTALL,
)
CASES = [found.groupdict() for found in CASE_RE.finditer((Path(__file__).parents[1] / "golden/quotes.md").read_text())]

FEATURE = """Senator Ida Holm has announced that she will not stand again.

“It was the honour of my life,” Holm said on Monday. “But it is time to go.

“My family wants me back.”

Tom Reyes, who lost to her in 2020, was quick to reply.

“I will miss her,” Reyes told reporters. “She taught me how to lose.”

“He learned fast,” the senator replied.
"""


def quotes_of(text: str, hints: Hints | None = None) -> tuple[Quote, ...]:
    article = read_article(Source.of(id="a", path="a.txt", text=text))
    hints = hints or Hints()
    return extract_quotes(article, extract_cast(article, hints), hints)


def test_every_case_of_the_file_is_read() -> None:
    text = (Path(__file__).parents[1] / "golden/quotes.md").read_text()

    assert len(re.findall(r"^## ", text, re.MULTILINE)) == len(CASES) > 20


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    said = [
        f"{quote.kind} | {quote.speaker or '-'} | {quote.attribution} | {' // '.join(part.exact for part in quote.segments)}"
        for quote in quotes_of(case["article"])
    ]

    assert case["quotes"].splitlines() == said


def restyled(text: str, opening: str, closing: str) -> str:
    return text.replace("“", opening).replace("”", closing)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [*map(tuple, ['""', "‘’", "''", "«»"]), ("''", "''"), ("``", "''")],
    ids=["straight", "single", "straight single", "guillemets", "typed double", "typeset"],
)
@pytest.mark.parametrize("one_line", [False, True], ids=["paragraphs", "one line"])
def test_the_shape_of_marks_and_paragraphs_changes_neither_words_nor_speakers(
    opening: str, closing: str, *, one_line: bool
) -> None:
    expected = [(quote.text, quote.speaker) for quote in quotes_of(FEATURE)]

    text = restyled(FEATURE, opening, closing)
    if one_line:
        text = re.sub(r"\n+", " ", text).strip()

    assert len(expected) == 6
    assert expected == [(quote.text, quote.speaker) for quote in quotes_of(text)]


def test_ids_count_in_order_of_place() -> None:
    quotes = quotes_of(FEATURE)

    assert [f"q{number}" for number in range(1, len(quotes) + 1)] == [quote.id for quote in quotes]
    assert sorted(quote.segments[0].span for quote in quotes) == [quote.segments[0].span for quote in quotes]


def test_a_speaker_comes_with_the_words_that_name_them_and_the_rule() -> None:
    first, second, *_ = quotes_of(FEATURE)

    assert first.mention is not None
    assert (first.mention.exact, first.cue, first.rule, first.confidence) == ("Holm", "said", "speaker-said", "high")
    assert second.mention == first.mention
    assert (second.cue, second.rule, second.confidence) == (None, "same-paragraph", "high")


def test_confidence_is_no_better_than_how_the_speaker_is_told() -> None:
    text = "Ida Holm left.\n\n“It is late,” she said. “Very late.”\n\n“It is,” said Holm.\n\nShe wept.\n\n“No.”"

    tiers = [(quote.rule, quote.confidence) for quote in quotes_of(text)]

    assert tiers == [
        ("speaker-said", "medium"),
        ("same-paragraph", "medium"),
        ("said-speaker", "high"),
        ("narrative-subject", "medium"),
    ]


def test_without_a_cast_no_speaker_is_named() -> None:
    article = read_article(Source.of(id="a", path="a.txt", text=FEATURE))

    quotes = extract_quotes(article, Cast(), Hints())

    assert len(quotes) == 6
    assert {None} == {quote.speaker for quote in quotes}


def test_a_speaker_is_not_carried_over_many_paragraphs_of_narrative() -> None:
    between = "\n\n".join(["It rained all day on the empty road to the sea, and nothing at all happened there."] * 8)

    *_, last = quotes_of(f"“We lost,” said Ida Holm.\n\n{between}\n\n“Nobody saw us leave that night.”")

    assert (last.speaker, last.attribution) == (None, "none")


FRAGMENTS = st.sampled_from(
    ["“", "”", "‘", "’", '"', "'", "«", "»", " ", "\n", "\n\n", ".", ",", ":", "—", "Ida Holm", "he", "She", "said", "the captain",
     "told", "I’m", "not", "Ardley City", "27", ", 27,", "’90s", "''", "``", "HOLM: ", "?", " ― ", "campaign", "the club", "statement", "“Bo” ", "players’", "according to ", "\u00a0", "é", "🖤"]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_gives_quotes_that_cut_their_words_and_never_cross_a_line(text: str) -> None:
    for quote in quotes_of(text):
        assert quote.segments
        assert quote.confidence == "low" or quote.rule in RULES
        for part in [*quote.segments, *([quote.mention] if quote.mention else [])]:
            assert part.span.cut(text) == part.exact
            assert "\n" not in part.exact
        assert (quote.speaker is None) == (quote.attribution == "none") == (quote.mention is None)


@given(st.lists(FRAGMENTS, max_size=60).map("".join))
def test_two_runs_say_the_same(text: str) -> None:
    assert quotes_of(text) == quotes_of(text)
