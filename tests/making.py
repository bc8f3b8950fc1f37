"""Claims made by hand for tests, from invented text: places are found by the words themselves."""

from __future__ import annotations

from typing import Any

from generator.model.article import Article
from generator.model.claims import Cast, Claims, Dating, Event, Mention, Person, Quote, Record, Trait
from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence, Source, Span
from generator.reconcile.support import Library, source_letter
from generator.text.article import read_article


def article_of(text: str, name: str = "one") -> Article:
    """An article of this text."""
    return read_article(Source.of(id=name, path=f"{name}.txt", text=text))


def words(article: Article, exact: str) -> Evidence:
    """Evidence for the first place where these words stand."""
    start = article.text.index(exact)
    return article.source.cite(Span(start, start + len(exact)))


def quote(article: Article, *segments: str, speaker: str | None = "Ada Example") -> Quote:
    """A direct quote of these segments."""
    return Quote(
        id="q1",
        speaker=speaker,
        mention=None,
        kind="direct",
        cue=None,
        attribution="explicit",
        rule="hand",
        confidence="high",
        segments=tuple(words(article, segment) for segment in segments),
    )


def event(article: Article, exact: str, **values: Any) -> Event:
    """An event that these words tell."""
    date = values.pop("edtf", None)
    given = {
        "id": "e1",
        "title": exact,
        "type": "match",
        "predicate": "win-match",
        "status": "past",
        "people": ("Ada Example",),
        "rule": "hand",
    }
    return Event(edtf=EdtfDate.parse(date) if date else None, evidence=(words(article, exact),), **{**given, **values})


def record(article: Article, exact: str, value: float | str, **values: Any) -> Record:
    """A record that these words hold."""
    as_of = values.pop("as_of", None)
    given = {
        "id": "r1",
        "holder": "Ada Example",
        "metric": "goals",
        "unit": None,
        "scope": None,
        "kind": "tally",
        "hedge": None,
        "rule": "hand",
    }
    return Record(
        value=value,
        as_of=EdtfDate.parse(as_of) if as_of else None,
        evidence=(words(article, exact),),
        **{**given, **values},
    )


def claims_of(article: Article, **values: Any) -> Claims:
    """Claims of an article about Ada Example."""
    ada = Person(name="Ada Example", sex="f", mentions=(Mention(span=Span(0, 1), form="full"),))
    published = values.pop("published", None)
    dating = Dating(
        published=EdtfDate.parse(published) if published else None, published_from="given" if published else None
    )
    return Claims(
        source=article.source, cast=Cast(people=(ada,), main=ada), dating=values.pop("dating", dating), **values
    )


def trait(article: Article, attribute: Any, value: str, exact: str) -> Trait:
    """Something that these words say Ada Example is."""
    return Trait(person="Ada Example", attribute=attribute, value=value, evidence=words(article, exact), rule="hand")


def library_of(*articles: Article) -> Library:
    """A library with letters in order of source id."""
    names = sorted(article.source.id for article in articles)
    letters = {name: source_letter(at) for at, name in enumerate(names)}
    return Library({article.source.id: article for article in articles}, letters)
