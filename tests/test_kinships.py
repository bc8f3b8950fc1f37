"""Verdicts on pairs of articles are kept: only pairs of a changed article are compared, and nothing comes of it but the same."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator import kinships
from generator.cache.store import NOTHING_KEPT, Store, key_of, open_store
from generator.extract.rules import extract_claims
from generator.gleaning import Gleanings
from generator.kinships import Neighbours, decode_neighbours, encode_neighbours, find_kept_kin
from generator.model.claims import Hints
from generator.model.evidence import Source
from generator.reconcile.gist import find_gist
from generator.reconcile.witness import (
    Kin,
    article_runs,
    find_kin,
    find_neighbours,
    kinship_of,
    sample_of,
    update_neighbours,
)
from generator.text.article import read_article

STORY = (
    "The harbour side went ahead through a header after a quarter of an hour of steady rain. "
    "The visitors pressed on and hit the post twice before the keeper was helped from the pitch by two stewards. "
    "Late on a long throw fell to the far side, where the youngest of them all turned it over the line for the win."
)
OTHER = (
    "Nobody at the training ground would say when the new stand opens, and the council has its own view on the matter. "
    "A letter to the members names the spring, a notice on the gate the summer, and the builders a year that has passed."
)


def texts() -> dict[str, str]:
    """Five articles: two copies of a story, a rewrite, and two that stand alone."""
    return {
        "a": STORY,
        "b": f"{STORY} So it ended.",
        "c": f"{STORY[:200]} {OTHER[:90]}",
        "d": OTHER,
        "e": "Ida Holm scored twice for Ardley on Sunday.",
    }


def kin_of(told: dict[str, str], store: Store) -> dict[str, Kin]:
    """The kin as it is kept, which is the same as if nothing were."""
    articles = {name: read_article(Source.of(id=name, path=f"{name}.txt", text=text)) for name, text in told.items()}
    claims = {name: extract_claims(article, Hints()) for name, article in articles.items()}
    gleanings = Gleanings(store, {name: key_of(text) for name, text in told.items()})
    kin = find_kept_kin(articles, claims, gleanings=gleanings, store=store)
    assert kin == find_kin(articles, claims)
    return kin


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every pair that is compared."""
    found: list[int] = []

    def counted(one: frozenset[int], two: frozenset[int]) -> object:
        found.append(len(one & two))
        return kinship_of(one, two)

    monkeypatch.setattr(kinships, "kinship_of", counted)
    return found


def test_articles_that_did_not_change_are_not_compared_again(tmp_path: Path, compared: list[int]) -> None:
    store = open_store(tmp_path)
    before = kin_of(texts(), store)
    assert before["a"].family == before["b"].family == "a"
    assert len(compared) >= 2
    compared.clear()

    assert kin_of(texts(), store) == before
    assert compared == []
    assert kin_of(texts() | {"e": "Ida Holm scored once for Ardley on Sunday."}, store) == before
    assert compared == []
    store.close()


def test_a_changed_article_is_compared_and_no_other_pair(tmp_path: Path, compared: list[int]) -> None:
    store = open_store(tmp_path)
    kin_of(texts(), store)
    compared.clear()

    assert "d" in kin_of(texts() | {"d": f"{OTHER} {STORY}"}, store)
    assert compared
    assert len(compared) < 4
    kin_of({name: text for name, text in texts().items() if name != "a"}, store)
    store.close()


def test_without_a_store_the_kin_is_the_same(compared: list[int]) -> None:
    assert kin_of(texts(), NOTHING_KEPT)
    assert compared


@pytest.mark.parametrize("content", [b"", b"damaged", encode_neighbours(Neighbours(keys={"a": b"key"}))[:-9]])
def test_neighbours_of_another_shape_are_none(content: bytes) -> None:
    assert decode_neighbours(content) == Neighbours()


def test_neighbours_come_back_with_their_verdicts() -> None:
    keys = {"a": b"one", "b": b"two", "c": b"three"}
    known = Neighbours(keys=keys, counts={("a", "b"): 7, ("a", "c"): 1}, verdicts={("a", "b"): 0, ("a", "c"): 3})

    assert known == decode_neighbours(encode_neighbours(known))


@pytest.mark.parametrize("seed", range(20))
def test_neighbours_brought_up_to_date_are_those_of_all(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same samples each time
    old, new = ({name: array("Q", sorted(dice.sample(range(40), 12))) for name in "abcdefgh"} for _ in range(2))
    changed = set(dice.sample("abcdefgh", 3))
    added, gone, *_ = sorted(changed)
    before = {name: found for name, found in old.items() if name in changed - {added}}
    after = {name: found for name, found in new.items() if name in changed - {gone}}
    others = {name: found for name, found in old.items() if name not in changed}

    pairs = find_neighbours(before | others)
    update_neighbours(pairs, before=before, after=after, others=others)

    assert find_neighbours(after | others) == pairs


def test_what_is_kept_of_nobody_is_asked_of_the_store_once_and_worked_out_at_one_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {f"story-{number}": f"{STORY} It was the {number}th time." for number in range(6)}
    articles = {name: read_article(Source.of(id=name, path=f"{name}.txt", text=text)) for name, text in told.items()}
    claims = {name: extract_claims(article, Hints()) for name, article in articles.items()}
    asked: dict[str, int] = {}
    get = Store.get

    def counted(store: Store, stage: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        wanted = list(keys)
        asked[stage] = asked.get(stage, 0) + len(wanted)
        return get(store, stage, wanted)

    monkeypatch.setattr(Store, "get", counted)
    gleanings = Gleanings(open_store(tmp_path), {name: key_of(text) for name, text in told.items()})
    samples = {name: gleanings.samples_of(article, claims[name]) for name, article in articles.items()}

    assert asked["samples"] == len(told)
    kept = {name: gleanings.gist_of(article, claims[name]) for name, article in articles.items()}
    assert kept == {name: find_gist(article, claims[name]) for name, article in articles.items()}
    assert samples == {name: sample_of(article_runs(article, claims[name])) for name, article in articles.items()}
