"""Looking back in an article counts the sentences of its story, and takes a bounded time."""

from __future__ import annotations

from making import article_of

from generator.model.article import FARTHEST

STORY = "A headline without a stop\nOne fell. Two rose.\n\nThe stand seen from the river bank at noon on Friday\n\nThree left."


def test_captions_are_passed_over_in_looking_back() -> None:
    article = article_of(STORY)
    last = article.sentences[-1]

    assert [article.back_from(last, reach).span.cut(article.text) for reach in range(3)] == [
        "Three left.",
        "Two rose.",
        "One fell.",
    ]


def test_nothing_lies_before_the_first_sentence() -> None:
    article = article_of(STORY)

    assert article.back_from(article.sentences[0], 3) == article.sentences[0]


def test_pages_of_captions_are_not_looked_through() -> None:
    captions = "\n".join(f"The stand from the river at noon, seen by reader {number}" for number in range(80))
    article = article_of(f"A headline\nOne fell.\n{captions}\nTwo rose.")
    last = article.sentences[-1]

    assert article.back_from(last, 2).number == last.number - FARTHEST
