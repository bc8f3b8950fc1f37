"""What is kept is what somebody may want."""

from __future__ import annotations

from pathlib import Path

from generator.cache.store import open_store


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
