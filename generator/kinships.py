"""The kin of sources, from what an earlier build kept: only what a changed article has to do with is looked at again.

Takes articles and claims, gives what `find_kin` gives. Kept as one value are the articles as they were, each pair of
neighbours with the number of runs that make it one, and the verdict on the pair, which rests on two articles and the code.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

import msgspec

from generator.cache.store import Store
from generator.gleaning import Gleanings, reckoning_code
from generator.model.article import Article
from generator.model.claims import Claims
from generator.reconcile.witness import (
    HELD,
    KINSHIPS,
    Kin,
    Pair,
    find_neighbours,
    join_kin,
    kinship_of,
    update_neighbours,
)

STAGE = "neighbours"
"""Pairs of neighbours, and the verdicts on them."""

FEW = 8
"""Of the sources one in so many may have changed; where more have, counting all anew costs less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """All pairs of sources that hold one run, and what is known of them."""

    keys: Mapping[str, bytes] = field(default_factory=dict)
    """By source id, in order: stands for the article and all that it says."""
    counts: Mapping[Pair, int] = field(default_factory=dict)
    """How many runs make a pair one of neighbours."""
    verdicts: Mapping[Pair, int] = field(default_factory=dict)
    """Of each of them, the place in `KINSHIPS`; the place past its end where each speaks for itself."""


class KeptNeighbours(msgspec.Struct, frozen=True, kw_only=True):
    """The same as it is kept: numbers in rows, those of sources by their place."""

    sources: list[str]
    keys: list[bytes]
    firsts: bytes
    others: bytes
    counts: bytes
    verdicts: bytes


def find_kept_kin(
    articles: Mapping[str, Article], claims: Mapping[str, Claims], *, gleanings: Gleanings, store: Store
) -> dict[str, Kin]:
    """The same as `find_kin`."""
    content = store.get(STAGE, [reckoning_code()]).get(reckoning_code(), b"")
    kept = store.recall.get(STAGE, content, partial(decode_neighbours, content))
    keys = {source: gleanings.key_of(source) for source in sorted(articles)}
    if kept.keys != keys:
        kept = _renewed(kept, keys, articles, claims, gleanings)
        content = encode_neighbours(kept)
        store.put(STAGE, {reckoning_code(): content})
        store.recall.get(STAGE, content, lambda: kept)
        store.keep_only(STAGE, [reckoning_code()])
    return join_kin({pair: KINSHIPS[at] for pair, at in kept.verdicts.items() if at < len(KINSHIPS)})


def _renewed(
    kept: Neighbours,
    keys: Mapping[str, bytes],
    articles: Mapping[str, Article],
    claims: Mapping[str, Claims],
    gleanings: Gleanings,
) -> Neighbours:
    """The pairs of the articles as they are now."""
    changed = {source for source in (*kept.keys, *keys) if kept.keys.get(source) != keys.get(source)}
    samples = {source: gleanings.samples_of(articles[source], claims[source]) for source in keys}
    before = gleanings.samples_as_kept({source: kept.keys[source] for source in changed if source in kept.keys})
    if before is None or len(changed) * FEW > len(keys):
        counts = find_neighbours(samples)
    else:
        after = {source: samples.pop(source) for source in changed if source in samples}
        counts = Counter(kept.counts)
        update_neighbours(counts, before=before, after=after, others=samples)
    known = dict(kept.verdicts)
    for pair in [pair for pair in known if pair[0] in changed or pair[1] in changed]:
        del known[pair]
    sets = lru_cache(maxsize=HELD)(lambda source: frozenset(gleanings.runs_of(articles[source], claims[source])))
    for pair in sorted(counts.keys() - known.keys()):
        found = kinship_of(*map(sets, pair))
        known[pair] = KINSHIPS.index(found) if found else len(KINSHIPS)
    return Neighbours(keys=keys, counts=counts, verdicts={pair: known[pair] for pair in counts})


def encode_neighbours(kept: Neighbours) -> bytes:
    """All of it as MessagePack."""
    places = {source: at for at, source in enumerate(kept.keys)}
    pairs = list(kept.counts)
    return _encoder.encode(
        KeptNeighbours(
            sources=list(kept.keys),
            keys=list(kept.keys.values()),
            firsts=_row(places[first] for first, _ in pairs),
            others=_row(places[other] for _, other in pairs),
            counts=_row(kept.counts.values()),
            verdicts=bytes(kept.verdicts[pair] for pair in pairs),
        )
    )


def decode_neighbours(content: bytes) -> Neighbours:
    """The same from MessagePack; nothing where it is of another shape."""
    try:
        kept = _decoder.decode(content)
        name = kept.sources.__getitem__
        pairs = list(zip(map(name, _numbers(kept.firsts)), map(name, _numbers(kept.others)), strict=True))
        return Neighbours(
            keys=dict(zip(kept.sources, kept.keys, strict=True)),
            counts=dict(zip(pairs, _numbers(kept.counts), strict=True)),
            verdicts=dict(zip(pairs, kept.verdicts, strict=True)),
        )
    except (msgspec.MsgspecError, ValueError, IndexError):
        return Neighbours()


def _row(numbers: Iterable[int]) -> bytes:
    return array("I", numbers).tobytes()


def _numbers(row: bytes) -> array[int]:
    found = array("I")
    found.frombytes(row)
    return found


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(KeptNeighbours)
