"""Copies count as one witness."""

from __future__ import annotations

from making import article_of

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
