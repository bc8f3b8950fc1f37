"""Late values are read when they are looked into, and of each kind so many stay read and no more."""

from __future__ import annotations

import pickle
from functools import partial

from generator.cache.late import LateArticle, made_late
from generator.cache.store import NOTHING_KEPT, Stash
from generator.model.article import Article
from generator.model.evidence import Source
from generator.text.article import read_article


def source(number: int) -> Source:
    return Source.of(id=f"s{number}", path="s.txt", text=f"Ida Holm scored {number} goals for Ardley.")


def late(number: int, read: list[int]) -> LateArticle:
    """An article that notes when it is read."""

    def note(one: Source) -> Article:
        read.append(number)
        return read_article(one)

    return made_late(LateArticle, partial(note, source(number)), source=source(number), key=b"key")


def test_an_article_is_read_once_while_few_are_looked_into() -> None:
    read: list[int] = []
    article = late(1, read)

    assert article.source == source(1)
    assert read == []
    assert (len(article.sentences), len(article.blocks), article.headline) == (1, 1, None)
    assert read == [1]


def test_the_first_that_was_read_is_let_go_and_read_again_when_it_is_asked_for() -> None:
    read: list[int] = []
    most = LateArticle.filled.maxlen or 0
    articles = [late(number, read) for number in range(most + 1)]
    told = [article.sentences for article in articles]

    assert sorted(read) == list(range(most + 1))
    assert articles[0].source == source(0)
    assert articles[0].sentences == told[0]
    assert read.count(0) == 2
    assert read.count(most) == 1


def test_a_late_article_is_equal_to_the_plain_one_and_travels_as_it() -> None:
    article = late(1, [])

    assert article == read_article(source(1))
    assert article == late(1, [])
    assert type(pickle.loads(pickle.dumps(article))) is Article  # noqa: S301 - our own


def test_where_nothing_can_be_kept_results_stay_for_the_time_of_a_run() -> None:
    stash = Stash(NOTHING_KEPT, "tried")
    stash.put({b"one": b"value" * 100})

    assert stash.get(b"one") == b"value" * 100
    assert stash.get(b"two") is None
    assert Stash(NOTHING_KEPT, "tried").get(b"one") is None
