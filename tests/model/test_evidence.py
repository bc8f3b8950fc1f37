from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import sources_with_spans, spans, texts

from generator.errors import GeneratorError, SpanError
from generator.model.evidence import Source, Span

TEXT = "Zoë 😀 won.\n"


@given(pair=sources_with_spans())
def test_evidence_is_what_its_span_cuts(pair: tuple[Source, Span]) -> None:
    source, span = pair

    evidence = source.cite(span)

    assert evidence.exact == source.text[evidence.span.start : evidence.span.end]
    assert evidence.source == source.id
    assert evidence.exact


@given(text=texts())
def test_the_hash_of_a_source_is_of_its_text_as_utf8(text: str) -> None:
    assert Source.of(id="a", path="a", text=text).sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_offsets_are_code_points() -> None:
    source = Source.of(id="a", path="a.txt", text=TEXT)

    assert source.cite(Span(4, 5)).exact == "😀"
    assert source.cite(Span(6, 9)).exact == "won"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (-2, -1)])
def test_a_span_is_never_empty_reversed_or_negative(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Span(start, end)


def test_nothing_is_cited_past_the_end_of_a_text() -> None:
    source = Source.of(id="a", path="a.txt", text=TEXT)

    assert source.cite(Span(0, len(TEXT))).exact == TEXT
    with pytest.raises(SpanError) as caught:
        source.cite(Span(0, len(TEXT) + 1))
    assert isinstance(caught.value, GeneratorError)


@given(data=st.data())
def test_overlap_is_mutual_and_holding_is_overlap(data: st.DataObject) -> None:
    first, second = data.draw(spans("x" * 12)), data.draw(spans("x" * 12))
    shared = set(range(first.start, first.end)) & set(range(second.start, second.end))

    assert first.overlaps(second) == second.overlaps(first) == bool(shared)
    assert first.holds(second) == (shared == set(range(second.start, second.end)))


@given(data=st.data())
def test_spans_sort_by_place(data: st.DataObject) -> None:
    found = data.draw(st.lists(spans("x" * 12), max_size=6))

    assert sorted(found) == sorted(found, key=lambda span: (span.start, span.end))
