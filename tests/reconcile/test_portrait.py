"""At a glance: a side that is told by its whole name and by a part of it is one fact."""

from __future__ import annotations

from making import article_of, library_of, trait

from generator.reconcile.portrait import trait_facts

ARTICLE = article_of("Ada Example of Elmham left Elmham Women for Oakford City and Oakford Town, once Oakford.")


def clubs(*names: str) -> list[str]:
    told = [trait(ARTICLE, "club", name, name) for name in names]
    return [fact.value for fact in trait_facts(told, library_of(ARTICLE))]


def test_a_part_of_a_name_is_the_side_of_the_whole_name() -> None:
    assert clubs("Elmham", "Elmham Women") == ["Elmham Women"]


def test_a_part_of_two_names_stays_what_it_is() -> None:
    assert sorted(clubs("Oakford", "Oakford City", "Oakford Town")) == ["Oakford", "Oakford City", "Oakford Town"]
