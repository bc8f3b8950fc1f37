"""The kin of sources, with the verdicts on pairs that an earlier build kept: only pairs of a changed article are compared.

Takes articles and claims, gives what `find_kin` gives. A verdict rests on two articles and the code; all are kept as one
value, a number that stands for the pair beside the verdict, so that many cost little to read and to hold.
"""

from __future__ import annotations

import contextlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from generator.cache.store import Store
from generator.gleaning import Gleanings, reckoning_code
from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.profile import Kinship
from generator.reconcile.witness import HELD, KINSHIPS, Kin, join_kin, kinship_of

STAGE = "kinships"
"""Verdicts on pairs."""

WHOLE = "kin"
"""What came of them, for all articles as they are."""

PAIR_BYTES = 9
"""Of the number of a pair, and of its verdict."""

WORD = (1 << 64) - 1
"""Makes the number of a pair a machine word."""


def find_kept_kin(
    articles: Mapping[str, Article], claims: Mapping[str, Claims], *, gleanings: Gleanings, store: Store
) -> dict[str, Kin]:
    """The same as `find_kin`."""
    key = gleanings.key_of_all(articles)
    if (kept := store.get(WHOLE, [key]).get(key)) is not None:
        with contextlib.suppress(msgspec.MsgspecError):
            return _decoder.decode(kept)
    kin = _join(articles, claims, gleanings, store)
    store.put(WHOLE, {key: msgspec.json.encode(kin)})
    store.keep_only(WHOLE, [key])
    return kin


def _join(
    articles: Mapping[str, Article], claims: Mapping[str, Claims], gleanings: Gleanings, store: Store
) -> dict[str, Kin]:
    known = Verdicts(store.get(STAGE, [reckoning_code()]).get(reckoning_code(), b""))
    digests = {source: gleanings.digest_of(source) for source in articles}
    sets = lru_cache(maxsize=HELD)(lambda source: frozenset(gleanings.runs_of(articles[source], claims[source])))
    given: dict[int, int] = {}
    fresh: set[int] = set()

    def kinship(first: str, other: str) -> Kinship | None:
        pair = hash((digests[first], digests[other])) & WORD
        verdict = known.of(pair)
        if verdict is None:
            found = kinship_of(sets(first), sets(other))
            fresh.add(pair)
            verdict = KINSHIPS.index(found) if found else len(KINSHIPS)
        given[pair] = verdict
        return KINSHIPS[verdict] if verdict < len(KINSHIPS) else None

    samples = {source: gleanings.samples_of(article, claims[source]) for source, article in articles.items()}
    kin = join_kin(samples, kinship)
    if fresh or len(given) != len(known):
        store.put(STAGE, {reckoning_code(): encode_verdicts(given)})
        store.keep_only(STAGE, [reckoning_code()])
    return kin


_decoder = msgspec.json.Decoder(dict[str, Kin])


class Verdicts:
    """Verdicts by the number of a pair."""

    def __init__(self, content: bytes) -> None:
        self._pairs = array("Q")
        count, left = divmod(len(content), PAIR_BYTES)
        self._verdicts = b"" if left else content[count * self._pairs.itemsize :]
        self._pairs.frombytes(b"" if left else content[: count * self._pairs.itemsize])

    def of(self, pair: int) -> int | None:
        """The place of a verdict in `KINSHIPS`, past its end for none; None where it is not known."""
        at = bisect_left(self._pairs, pair)
        if at == len(self._pairs) or self._pairs[at] != pair or self._verdicts[at] > len(KINSHIPS):
            return None
        return self._verdicts[at]

    def __len__(self) -> int:
        return len(self._pairs)


def encode_verdicts(given: Mapping[int, int]) -> bytes:
    """Verdicts as bytes: the numbers of the pairs in order, then a verdict each."""
    ordered = sorted(given)
    return array("Q", ordered).tobytes() + bytes(given[pair] for pair in ordered)
