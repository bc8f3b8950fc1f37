"""Whom of a site's people an article can mean."""

from __future__ import annotations

from generator.extract.people.known import meant
from generator.extract.rules import extract_claims
from generator.model.claims import Hints, Sex
from generator.model.evidence import Source
from generator.text.article import read_article

PEOPLE: tuple[tuple[str, Sex], ...] = (
    ("Ida Holm", "f"),
    ("Ida Reyes", "f"),
    ("Tom Quist", "m"),
    ("Per Lund Jr", "m"),
    ("Ana O’Neill", "f"),
)
ALIASES = (("The Heron", "Tom Quist"), ("Idy", "Ida Reyes"))
KNOWN = Hints(people=PEOPLE, aliases=ALIASES)


def left(text: str) -> tuple[list[str], list[str]]:
    hints = meant(read_article(Source.of(id="a", path="a.txt", text=text)), KNOWN)
    return [name for name, _ in hints.people], [alias for alias, _ in hints.aliases]


def test_a_last_name_keeps_whoever_bears_it() -> None:
    assert left("Holm scored.") == (["Ida Holm"], [])
    assert left("Lund scored.") == (["Per Lund Jr"], [])
    assert left("O'Neill's goal won it.") == (["Ana O’Neill"], [])


def test_a_given_name_keeps_only_one_whom_no_other_shares_it_with() -> None:
    assert left("Tom scored.") == (["Tom Quist"], [])
    assert left("Ida scored.") == ([], [])


def test_another_name_or_its_bearers_keeps_it() -> None:
    assert left("The Heron scored.") == ([], ["The Heron"])
    assert left("Quist scored.") == (["Tom Quist"], ["The Heron"])


def test_what_is_left_out_changes_nothing() -> None:
    text = "Ida Holm scored twice on Monday. “I am glad,” Holm said. Her coach, Tom Quist, was late."
    article = read_article(Source.of(id="a", path="a.txt", text=text))
    others: tuple[tuple[str, Sex], ...] = tuple((f"Ola Farr{place}", "m") for place in range(50))

    assert extract_claims(article, KNOWN) == extract_claims(article, Hints(people=(*others, *PEOPLE), aliases=ALIASES))
