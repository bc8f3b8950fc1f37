"""The deeds that sources give to different people: only those that a changed article tells of are looked at again.

Takes claims, gives what `find_rivalries_in` gives. Kept from an earlier build, as one value, are the articles as they were, a number for each
deed and utterance that an article tells of, and the rivalries: all tellings of one deed have one number, and a rivalry
rests on them and on nothing else.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter

import msgspec

from generator.cache.store import Store
from generator.gleaning import Gleanings, reckoning_code
from generator.model.claims import Claims
from generator.model.gist import Tellings
from generator.reconcile.rivals import Contest, Rivalry, find_contests, repeated, telling_hashes

STAGE = "rivalries"
"""Rivalries, and what may be one."""

FEW = 8
"""Of the sources one in so many may have changed; where more have, all are looked at anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contests:
    """All rivalries of a site, and what they were found among."""

    keys: Mapping[str, bytes] = field(default_factory=dict)
    """By source id, in order: stands for the article and all that it says."""
    hashes: Mapping[str, array[int]] = field(default_factory=dict)
    """By source id, in order: the numbers of what it tells of."""
    found: tuple[Contest, ...] = ()


class KeptContests(msgspec.Struct, frozen=True, kw_only=True):
    """The same as it is kept: the numbers of all sources in one row, each with as many as `sizes` says."""

    sources: list[str]
    keys: list[bytes]
    sizes: list[int]
    hashes: bytes
    found: tuple[Contest, ...]


def find_kept_rivalries(claims: Mapping[str, Claims], *, gleanings: Gleanings, store: Store) -> tuple[Rivalry, ...]:
    """The same as `find_rivalries_in`."""
    content = store.get(STAGE, [reckoning_code()]).get(reckoning_code(), b"")
    kept = store.recall.get(STAGE, content, partial(decode_contests, content))
    keys = {source: gleanings.key_of(source) for source in sorted(claims)}
    if kept.keys != keys:
        kept = _renewed(kept, keys, claims, gleanings)
        content = encode_contests(kept)
        store.put(STAGE, {reckoning_code(): content})
        store.recall.get(STAGE, content, lambda: kept)
        store.keep_only(STAGE, [reckoning_code()])
    return tuple(one.rivalry for one in kept.found)


def _renewed(kept: Contests, keys: Mapping[str, bytes], claims: Mapping[str, Claims], gleanings: Gleanings) -> Contests:
    """The rivalries of the articles as they are now."""

    def tellings_of(source: str) -> Tellings:
        return gleanings.tellings_of(source, claims[source])

    changed = {source for source in (*kept.keys, *keys) if kept.keys.get(source) != keys.get(source)}
    if len(changed) * FEW > len(keys):
        hashes = {source: telling_hashes(tellings_of(source)) for source in keys}
        found = find_contests(keys, tellings_of, repeated(hashes.values()))
        return Contests(keys=keys, hashes=hashes, found=tuple(found))
    gleanings.fetch_tellings(changed & keys.keys())
    after = {source: telling_hashes(tellings_of(source)) for source in sorted(changed & keys.keys())}
    hashes = {source: after[source] if source in after else kept.hashes[source] for source in keys}
    touched = frozenset(one for source in changed for each in (kept.hashes, after) for one in each.get(source, ()))
    telling = [source for source, row in hashes.items() if not touched.isdisjoint(row)]
    gleanings.fetch_tellings(telling)
    again = find_contests(telling, tellings_of, touched)
    stay = (one for one in kept.found if one.hash not in touched)
    return Contests(keys=keys, hashes=hashes, found=tuple(sorted((*stay, *again), key=attrgetter("place"))))


def encode_contests(kept: Contests) -> bytes:
    """All of it as MessagePack."""
    whole = array("Q")
    for row in kept.hashes.values():
        whole.extend(row)
    return _encoder.encode(
        KeptContests(
            sources=list(kept.keys),
            keys=list(kept.keys.values()),
            sizes=[len(kept.hashes[source]) for source in kept.keys],
            hashes=whole.tobytes(),
            found=kept.found,
        )
    )


def decode_contests(content: bytes) -> Contests:
    """The same from MessagePack; nothing where it is of another shape."""
    try:
        kept = _decoder.decode(content)
        whole = array("Q")
        whole.frombytes(kept.hashes)
        hashes: dict[str, array[int]] = {}
        at = 0
        for source, size in zip(kept.sources, kept.sizes, strict=True):
            hashes[source] = whole[at : at + size]
            at += size
        return Contests(keys=dict(zip(kept.sources, kept.keys, strict=True)), hashes=hashes, found=kept.found)
    except (msgspec.MsgspecError, ValueError):
        return Contests()


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(KeptContests)
