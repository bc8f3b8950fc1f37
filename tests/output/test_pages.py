"""What a page holds is found wherever markup may hide it, and nothing is found that is no markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.output.pages import outline_page, place_in

BITS = (
    '<ul id="f-a" data-fact>', "<li>", "</li>", "</ul>", '<span id="s1">', "<span>", "</span>", "<br>", "<p/>", "words",
    '<a class="cite" href="#s1">', "</a>", '<mark data-fact="f-a">', "</mark>", '<i title="<a href=x>">', "</i>",
)  # fmt: skip


def facts(markup: str) -> list[str]:
    """The fact of each citation."""
    return [link.fact for link in outline_page(markup).links if link.cites]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="x">', ["x"]),
        ('<A\nclass = "a"  HREF = x>', ["x"]),
        ("<a class='a>b' href='x'>", ["x"]),
        ('<a title="1 < 2"href="x">', ["x"]),
        ('<img src="x" srcset="y 1x, z 2x" alt="">', ["x", "y", "z"]),
        ('<a href="x" href="y">', ["x"]),
        ('<a href="x?a=1&amp;b=2">', ["x?a=1&b=2"]),
        ('<a class="href" title="href=x">', []),
        ('<a data-href="x">', []),
        ('<!-- <a href="x"> --><a href="y"><!-- <a href="z">', ["y"]),
        ('<style title="a">a[href="x"] <a href="x"></style><a href="y">', ["y"]),
        ('<script src="x">"<a href=y>"</script><a href="z">', ["x", "z"]),
        ('<script><a href="x">', []),
        ('1 < 2 <a <a href="x">', ["x"]),
    ],
)
def test_addresses_are_found_as_they_are_written(markup: str, expected: list[str]) -> None:
    assert [link.target for link in outline_page(markup).links] == expected


def test_a_citation_belongs_to_the_fact_that_it_stands_in() -> None:
    cite = '<a class="cite" href="#s1">A1</a>'

    assert facts(f'<li id="f-a" data-fact><p>{cite}<li>x</li>{cite}</li>{cite}') == ["f-a", "f-a", ""]
    assert facts(f'<br id="f-a" data-fact>{cite}<p id="f-b" data-fact />{cite}') == ["", ""]


def test_a_fact_without_an_end_tag_ends_with_what_it_stands_in() -> None:
    cite = '<a class="cite" href="#s1">A1</a>'

    assert facts(f'<ul><li id="f-a" data-fact>{cite}<li>{cite}</ul>{cite}') == ["f-a", "f-a", ""]


def test_a_mark_belongs_to_its_sentence() -> None:
    markup = '<span id="s1"><span>1</span><mark data-fact="f-a f-b">x</mark></span><mark data-fact="f-c">y</mark>'

    assert [(mark.sentence, mark.facts) for mark in outline_page(markup).marks] == [
        ("s1", ("f-a", "f-b")),
        ("", ("f-c",)),
    ]


def test_places_are_those_of_the_page_as_it_is() -> None:
    markup = '<!-- a\n<b id="c"> --><style>\np { }</style>\n <p id="a">'
    ((anchor, start),) = outline_page(markup).anchors

    assert anchor == "a"
    assert place_in(markup, start) == (4, 2)


@given(bits=st.lists(st.sampled_from(BITS)))
def test_a_fact_around_a_page_is_the_fact_of_all_that_is_in_it(bits: list[str]) -> None:
    inside = "".join(bits)
    cites = [link for link in outline_page(f'<main id="f-all" data-fact>{inside}</main>').links if link.cites]

    assert len(cites) == bits.count('<a class="cite" href="#s1">')
    assert {link.fact for link in cites} <= {"f-all", "f-a"}


def test_a_link_is_read_the_same_however_it_is_written() -> None:
    plain = '<li id="f-a" data-fact><a class="cite tone-1" href="x#s1">A1</a><a href="y">y</a></li>'
    odd = plain.replace("<a ", "<a rel='z' ")

    read = [[(link.target, link.fact, link.cites) for link in outline_page(one).links] for one in (plain, odd)]
    assert read[0] == read[1] == [("x#s1", "f-a", True), ("y", "f-a", False)]


def test_an_element_ends_at_its_own_end_tag_whatever_is_wrong_after_it() -> None:
    cite = '<a class="cite" href="#s1">A1</a>'

    assert facts(f'<ul><li id="f-a" data-fact><ul><li>{cite}</li></ul></li><li>{cite}</ul></li></li>') == ["f-a", ""]
