"""What a process remembers: each value is made once, and let go of when a build did without it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.cache.recall import NO_RECALL, Recall


def test_a_value_is_made_once_and_again_when_a_build_did_not_ask_for_it() -> None:
    recall, made = Recall(), iter(range(9))

    assert [recall.get("stage", "key", lambda: next(made)) for _ in range(2)] == [0, 0]
    recall.turn()
    assert recall.knows("stage", "key")
    assert recall.get("stage", "key", lambda: next(made)) == 0
    recall.turn()
    recall.turn()
    assert not recall.knows("stage", "key")
    assert recall.get("stage", "key", lambda: next(made)) == 1


def test_stages_do_not_share_keys() -> None:
    recall = Recall()

    assert recall.get("one", "key", lambda: 1) == 1
    assert recall.get("other", "key", lambda: 2) == 2


def test_of_many_values_only_the_unknown_are_read_and_some_may_not_be_there() -> None:
    recall = Recall()
    asked: list[list[str]] = []

    def read(keys: Iterable[str]) -> dict[str, str]:
        asked.append(list(keys))
        return {key: key.upper() for key in asked[-1] if key != "gone"}

    assert recall.get_all("stage", ["a", "gone"], read) == {"a": "A"}
    recall.turn()
    assert recall.get_all("stage", ["a", "b", "gone"], read) == {"a": "A", "b": "B"}
    assert asked == [["a", "gone"], ["b", "gone"]]


def test_who_remembers_nothing_makes_everything_anew() -> None:
    made = iter(range(9))

    assert [NO_RECALL.get("stage", "key", lambda: next(made)) for _ in range(2)] == [0, 1]
    assert [NO_RECALL.get_all("stage", ["a"], lambda keys: dict.fromkeys(keys, next(made))) for _ in range(2)] == [
        {"a": 2},
        {"a": 3},
    ]
    assert not NO_RECALL.knows("stage", "key")
