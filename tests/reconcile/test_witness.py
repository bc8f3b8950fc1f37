"""Copies count as one witness."""

from __future__ import annotations

from making import article_of, claims_of, quote

from generator.model.facts import count_independent
from generator.reconcile.witness import find_families

AGENCY = (
    "The rower said on Monday that the boat would be ready before the first race of the long season in Elmham, "
    "and that nobody in the crew had doubted it for a moment since the winter storms damaged the old boathouse."
)


def test_agency_copy_and_its_mirror_are_one_family() -> None:
    own = "A quite different account, in words of its own, of how a crew mended a boat and went to a race in spring."
    articles = {
        "aa": article_of(AGENCY, "aa"),
        "bb": article_of("Elmham — " + AGENCY, "bb"),
        "cc": article_of(own, "cc"),
    }

    assert find_families(articles) == {"aa": "aa", "bb": "aa"}


def test_two_accounts_in_their_own_words_stand_alone() -> None:
    one = "The boat was ready in time, the rower said, and her crew had always believed that it would be."
    two = "Nobody in the crew doubted that the boat would make it to Elmham, according to the rower herself."

    assert find_families({"aa": article_of(one, "aa"), "bb": article_of(two, "bb")}) == {}


def test_a_single_source_has_no_family() -> None:
    assert find_families({"aa": article_of(AGENCY, "aa")}) == {}


def test_answers_of_one_press_conference_make_no_copies() -> None:
    said = "We never stopped believing that the boat would float again before the summer came to the long grey river"
    own = (
        "At a long table in the clubhouse the rower took every question with patience and with small jokes that only the people from the village seemed to understand, and nobody left before the coffee was cold.",
        "Reporters had travelled from three counties to hear what the crew would do next, and many of them wrote until their pens gave out while rain ran down the windows of the old building on the bank.",
    )
    articles = {name: article_of(f"{text}\n“{said}.”", name) for name, text in zip(("aa", "bb"), own, strict=True)}
    claims = {name: claims_of(article, quotes=(quote(article, said),)) for name, article in articles.items()}

    assert find_families(articles, claims) == {}


def test_copies_in_a_chain_are_one_family_however_many_they_are() -> None:
    articles = {f"s{number:02d}": article_of(f"Edition {number}. {AGENCY}", f"s{number:02d}") for number in range(30)}

    assert set(find_families(articles).values()) == {"s00"}


def test_copies_count_once_and_the_others_each() -> None:
    families = {"aa": "aa", "bb": "aa"}

    assert count_independent(("aa", "bb", "cc"), families) == 2
    assert count_independent((), families) == 0
