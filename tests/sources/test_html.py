from __future__ import annotations

import sys

import pytest
from hypothesis import given
from strategies import texts

from generator.sources.article import parse_article
from generator.sources.files import RawFile
from generator.sources.html import find_captions

PARAGRAPHS = [
    "Mara Oduya scored twice as Northport United beat Eastvale City in front of a full house on Saturday afternoon.",
    "The captain, who had missed the whole of last season with a knee injury, said that she had never doubted her return.",
    "“I counted every single day of it,” she told reporters, and the crowd at the ground sang her name until the lights went out.",
]
PAGE = (
    "<!doctype html><html><head><title>Oduya strikes twice on return</title></head><body><nav><a href='/'>Home</a></nav>"
    "<article><h1>Oduya strikes twice on return</h1>"
    + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    + "<figure><img src=a.jpg alt=''><figcaption>Oduya after the <em>second</em> goal</figcaption></figure>"
    "<p class='wp-caption'>AFP</p></article><footer>All rights reserved</footer></body></html>"
)


def test_captions_are_collected_in_order_each_once() -> None:
    markup = (
        "<figure><figcaption>Oduya lifts\n the <b>cup</b></figcaption></figure>"
        "<p class='wp-caption'>The crowd at Northport<br>sang</p><figcaption>Oduya lifts the cup</figcaption><figcaption>AFP</figcaption>"
    )

    assert find_captions(markup) == ("Oduya lifts the cup", "The crowd at Northport sang")


@given(markup=texts())
def test_no_markup_raises(markup: str) -> None:
    find_captions(f"<figcaption>{markup}")


def test_a_page_gives_headline_paragraphs_and_captions() -> None:
    pytest.importorskip("trafilatura")

    article, problems = parse_article(RawFile(path="seeds/a.html", text=PAGE, sha256=""))

    assert article is not None
    assert problems == ()
    assert article.title == "Oduya strikes twice on return"
    assert article.captions == ("Oduya after the second goal",)
    lines = [line for line in article.text.split("\n") if line]
    assert lines[0] == article.title
    assert lines[1:4] == PARAGRAPHS
    assert article.captions[0] in lines
    assert "All rights reserved" not in article.text


def test_a_page_without_an_article_is_a_problem() -> None:
    pytest.importorskip("trafilatura")

    article, (problem,) = parse_article(RawFile(path="seeds/a.html", text="<html><body></body></html>", sha256=""))

    assert article is None
    assert problem.code == "HTML02"


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    article, (problem,) = parse_article(RawFile(path="seeds/a.html", text=PAGE, sha256=""))

    assert article is None
    assert problem.code == "HTML01"
    assert "[html]" in problem.hint
