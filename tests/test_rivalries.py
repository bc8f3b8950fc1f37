"""Rivalries are kept: only what a changed article tells of is looked at again, and nothing comes of it but the same."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from making import article_of, claims_of, event, quote

from generator.cache.store import NOTHING_KEPT, Store, key_of, open_store
from generator.gleaning import Gleanings
from generator.model.claims import Claims, Event
from generator.model.gist import Tellings
from generator.reconcile.rivals import Rivalry, find_rivalries_in
from generator.rivalries import Contests, decode_contests, encode_contests, find_kept_rivalries

TEXT = "It was the winner in the end. “I have rowed this river since I was nine years old.”"
ARTICLES = {name: article_of(TEXT, name) for name in "abcdefghij"}
WORDS = "I have rowed this river since I was nine years old."

Told = dict[str, tuple[str, ...]]
"""By source: of each goal that it tells of, the minute and who scored it; a minute of 0 is words, and who said them."""


def claims_in(told: Told) -> dict[str, Claims]:
    """What sources say that tell of these."""
    found = {}
    for source, deeds in told.items():
        article = ARTICLES[source]
        goals: list[Event] = []
        quotes = []
        for minute, who in (deed.split(" ", 1) for deed in deeds):
            if minute == "0":
                quotes.append(quote(article, WORDS, speaker=who))
            else:
                goal = event(
                    article, "It was the winner", type="goal", predicate="score", people=(who,), edtf="2031-05-10"
                )
                goals.append(replace(goal, opponent="Oakford", minute=int(minute)))
        found[source] = claims_of(article, events=tuple(goals), quotes=tuple(quotes))
    return found


def rivalries_of(told: Told, store: Store) -> tuple[Rivalry, ...]:
    """The rivalries as they are kept, which are the same as if nothing were."""
    claims = claims_in(told)
    gleanings = Gleanings(store, {source: key_of(source, repr(deeds)) for source, deeds in told.items()})
    found = find_kept_rivalries(claims, gleanings=gleanings, store=store)
    assert found == find_rivalries_in(claims)
    return found


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with every source whose tellings are looked at."""
    found: list[str] = []
    plain = Gleanings.tellings_of

    def noted(self: Gleanings, source: str, claims: Claims) -> Tellings:
        found.append(source)
        return plain(self, source, claims)

    monkeypatch.setattr(Gleanings, "tellings_of", noted)
    return found


def test_only_what_a_changed_article_tells_of_is_looked_at_again(tmp_path: Path, looked_at: list[str]) -> None:
    store = open_store(tmp_path)
    told: Told = {name: (f"{number + 1} Ada Example",) for number, name in enumerate("abcdefghi")}
    assert rivalries_of(told, store) == ()
    looked_at.clear()

    assert rivalries_of(told, store) == ()
    assert looked_at == []
    (one,) = rivalries_of(told | {"d": ("2 Bo Sample",)}, store)
    assert [each.source for each in one.told] == ["b", "d"]
    assert set(looked_at) == {"b", "d"}
    store.close()


@pytest.mark.parametrize("seed", range(12))
def test_edits_in_any_order_leave_what_a_look_at_everything_finds(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same edits each time
    deeds = [f"{minute} {who}" for minute in range(5) for who in ("Ada Example", "Bo Sample", "Example")]
    told: Told = {name: tuple(dice.sample(deeds, 3)) for name in "abcdefghi"}
    store = open_store(tmp_path)
    rivalries_of(told, store)

    for _ in range(12):
        name = dice.choice("abcdefghij")
        told = {one: each for one, each in told.items() if one != name}
        if dice.random() < 0.8:
            told[name] = tuple(dice.sample(deeds, dice.randint(0, 4)))
        rivalries_of(told, store)
    store.close()


def test_without_a_store_the_rivalries_are_the_same() -> None:
    assert rivalries_of({"a": ("7 Ada Example",), "b": ("7 Bo Sample",)}, NOTHING_KEPT)


@pytest.mark.parametrize("content", [b"", b"damaged", encode_contests(Contests())[:-3]])
def test_rivalries_of_another_shape_are_none(content: bytes) -> None:
    assert decode_contests(content) == Contests()
