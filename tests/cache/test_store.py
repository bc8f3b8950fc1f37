"""What is kept is what somebody may want."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from generator.cache.store import FOLDER, Store, open_store


def test_what_nobody_wants_is_dropped_when_it_is_the_greater_part(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    keys = [bytes([number]) for number in range(9)]
    store.put("stage", dict.fromkeys(keys, b"value"))
    store.keep_only("stage", keys[:2])
    store.close()
    store = open_store(tmp_path)

    assert store.known("stage", keys) == {*keys[:2]}
    store.put("stage", {b"new": b"value"})
    store.keep_only("stage", keys[:1])
    store.close()
    store = open_store(tmp_path)
    assert store.known("stage", [*keys, b"new"]) == {*keys[:2], b"new"}
    store.close()


def test_a_stage_is_not_looked_through_before_half_of_it_may_be_unwanted(tmp_path: Path) -> None:
    looks: list[str] = []

    class Watched(Store):
        def _look_through(self, stage: str, wanted: frozenset[bytes]) -> int:
            looks.append(stage)
            return super()._look_through(stage, wanted)

    for number in range(8):
        plain = open_store(tmp_path)
        plain.close()
        store = Watched(sqlite3.connect(tmp_path / FOLDER / "cache.sqlite3"))
        store.put("stage", {bytes([number]): b"value"})
        store.keep_only("stage", [bytes([number]), b"x", b"y"])
        store.close()

    again = open_store(tmp_path)
    assert again.known("stage", [bytes([number]) for number in range(8)]) == {bytes([7])}
    assert len(looks) == 2
    again.close()
