"""Copies count as one witness."""

from __future__ import annotations

from making import article_of, claims_of, quote

from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.facts import count_independent
from generator.reconcile.witness import find_kin

AGENCY = (
    "The rower said on Monday that the boat would be ready before the first race of the long season in Elmham, "
    "and that nobody in the crew had doubted it for a moment since the winter storms damaged the old boathouse."
)


def families_of(articles: dict[str, Article], claims: dict[str, Claims] | None = None) -> dict[str, str]:
    return {source: kin.family for source, kin in find_kin(articles, claims).items()}


def test_agency_copy_and_its_mirror_are_one_family() -> None:
    own = "A quite different account, in words of its own, of how a crew mended a boat and went to a race in spring."
    articles = {
        "aa": article_of(AGENCY, "aa"),
        "bb": article_of("Elmham — " + AGENCY, "bb"),
        "cc": article_of(own, "cc"),
    }

    assert families_of(articles) == {"aa": "aa", "bb": "aa"}


def test_two_accounts_in_their_own_words_stand_alone() -> None:
    one = "The boat was ready in time, the rower said, and her crew had always believed that it would be."
    two = "Nobody in the crew doubted that the boat would make it to Elmham, according to the rower herself."

    assert families_of({"aa": article_of(one, "aa"), "bb": article_of(two, "bb")}) == {}


def test_a_single_source_has_no_family() -> None:
    assert families_of({"aa": article_of(AGENCY, "aa")}) == {}


def test_answers_of_one_press_conference_make_no_copies() -> None:
    said = "We never stopped believing that the boat would float again before the summer came to the long grey river"
    own = (
        "At a long table in the clubhouse the rower took every question with patience and with small jokes that only the people from the village seemed to understand, and nobody left before the coffee was cold.",
        "Reporters had travelled from three counties to hear what the crew would do next, and many of them wrote until their pens gave out while rain ran down the windows of the old building on the bank.",
    )
    articles = {name: article_of(f"{text}\n“{said}.”", name) for name, text in zip(("aa", "bb"), own, strict=True)}
    claims = {name: claims_of(article, quotes=(quote(article, said),)) for name, article in articles.items()}

    assert families_of(articles, claims) == {}


def test_copies_in_a_chain_are_one_family_however_many_they_are() -> None:
    articles = {f"s{number:02d}": article_of(f"Edition {number}. {AGENCY}", f"s{number:02d}") for number in range(30)}

    assert set(families_of(articles).values()) == {"s00"}


def test_copies_count_once_and_the_others_each() -> None:
    families = {"aa": "aa", "bb": "aa"}

    assert count_independent(("aa", "bb", "cc"), families) == 2
    assert count_independent((), families) == 0


def kinships(*texts: str) -> list[str]:
    articles = {f"s{number}": article_of(text, f"s{number}") for number, text in enumerate(texts)}
    return [kin.kinship for kin in find_kin(articles).values()]


MORE = (
    "Three boats had been borrowed from a club down the river while carpenters worked through the nights, and the "
    "bill was paid by a baker whose daughter had learned to row there before she moved to a city without any water."
)
OWN = (
    "It was the sound of hammers that woke the neighbours all through a grey February, and some of them came with "
    "soup and blankets; a teacher from the school over the bridge wrote down every name in a green copybook."
)


def test_one_text_under_two_heads_is_a_mirror() -> None:
    assert kinships(f"{AGENCY} {MORE}", f"Boat ready.\n\n{AGENCY} {MORE}") == ["mirror", "mirror"]


def test_a_text_that_another_cuts_or_adds_to_is_an_agency_copy() -> None:
    assert kinships(f"{AGENCY} {MORE}", AGENCY) == ["agency copy", "agency copy"]


def test_a_text_that_keeps_a_part_of_another_is_a_rewrite() -> None:
    assert kinships(f"{AGENCY} {MORE}", f"{OWN} {AGENCY} {OWN[:90]}") == ["rewrite", "rewrite"]


def test_a_source_is_as_near_as_the_nearest_of_its_family() -> None:
    whole = f"{AGENCY} {MORE}"

    assert kinships(whole, whole, AGENCY) == ["mirror", "mirror", "agency copy"]
