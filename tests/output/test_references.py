"""A whole site is checked by what its pages offer and want, and the verdict is that of looking at every page."""

from __future__ import annotations

import random

import pytest

from generator.output.check import references_of
from generator.output.references import References, Resolver, all_resolved

FACT = '<li id="f-a" data-fact><a class="cite" href="../s/index.html#s1">A1</a></li>'
SENTENCE = '<p id="s1"><mark data-fact="f-a">words</mark> <a href="../p/index.html#f-a">back</a></p>'


def resolved(*, base: str = "", **pages: str) -> bool:
    """Whether pages, by name of their folder, hold together."""
    paths = {f"{name}/index.html": text for name, text in pages.items()}
    return all_resolved({path: references_of(path, text, base) for path, text in paths.items()}, paths)


def test_a_fact_and_its_sentence_hold_together() -> None:
    assert resolved(p=FACT, s=SENTENCE)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (FACT.replace("#s1", "#s2"), SENTENCE),
        (FACT.replace("../s/", "../t/"), SENTENCE),
        (FACT.replace("../s/index.html", "../s/"), SENTENCE),
        (FACT.replace('class="cite" ', ""), SENTENCE),
        (FACT, SENTENCE.replace("#f-a", "")),
        (FACT, SENTENCE.replace("mark", "b")),
        (FACT, SENTENCE + '<b id="s1"></b>'),
        (FACT, SENTENCE + '<a href="javascript:alert(1)">x</a>'),
    ],
)
def test_whatever_is_broken_is_noticed(fact: str, sentence: str) -> None:
    assert not resolved(p=fact, s=sentence)


def test_a_full_address_may_name_a_folder_of_the_site() -> None:
    link = '<a href="https://example.org/deep/s/">s</a><a href="https://elsewhere.example/x/">x</a>'

    assert resolved(base="https://example.org/deep", p=link, s="")
    assert not resolved(base="https://example.org/deep", p=link)


def a_page(dice: random.Random, *, offers: int) -> References:
    """References to and of eight names; at most so many are offered."""
    names = [bytes([name]) * 8 for name in range(8)]
    offered, wanted, marked = (b"".join(dice.sample(names, dice.randint(0, most))) for most in (offers, 2, 1))
    return References(offers=offered, wants=wanted, marks=marked, cites=marked, sound=dice.random() < 0.97)


@pytest.mark.parametrize("seed", range(10))
def test_who_remembers_the_site_before_says_the_same_of_the_next(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same pages each time
    resolver = Resolver()
    pages = {name: a_page(dice, offers=4) for name in "abcdef"}
    said = []
    for _ in range(200):
        said.append(resolver.resolves(dict(pages), frozenset(pages)))
        assert all_resolved(pages, pages) == said[-1]
        pages[dice.choice("abcdef" if dice.random() < 0.95 else "g")] = a_page(dice, offers=6)
        if dice.random() < 0.02:
            pages.pop("g", None)

    assert {True, False} == set(said)
