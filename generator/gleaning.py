"""What is worked out of one article as soon as it was read: its gist, what it gives to somebody, its runs of words.

Takes an article and its claims, gives the three as bytes; so they are made where the article is read, and on as many
processes. Of articles that were read before they are taken from the store: they rest on the article, on what it says, and
on the code and tables that work them out.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.cache.late import LateArticle
from generator.cache.settled_codec import decode_gist, decode_tellings, encode_gist, encode_tellings
from generator.cache.store import Stash, Store, folder_key, key_of
from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.gist import Gist, Tellings
from generator.reconcile.gist import find_gist
from generator.reconcile.rivals import find_tellings
from generator.reconcile.witness import article_runs, sample_of

RUN_BYTES = 8
"""Of the hash of a run."""

STAGES = ("gists", "tellings", "runs", "samples")
"""What is kept of each article, as `Gleaned` holds it."""

IN_ORDER = ("gists", "tellings", "samples")
"""What is asked for of every source, one after the other."""

AHEAD = 256
"""Sources that are fetched at once."""

Made = TypeVar("Made", Gist, Tellings, "array[int]")


class Gleaned(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of one article beside what it says."""

    gist: bytes
    """Empty where it would not come back as it is."""
    tellings: bytes
    runs: bytes
    samples: bytes


def glean(article: Article, claims: Claims) -> Gleaned:
    """All that other articles have to do with."""
    runs = article_runs(article, claims)
    return Gleaned(
        gist=encode_gist(find_gist(article, claims)) or b"",
        tellings=encode_tellings(find_tellings(article.source.id, claims)),
        runs=runs.tobytes(),
        samples=sample_of(runs).tobytes(),
    )


class Gleanings:
    """What was worked out of all articles, by source id; of those for which it is not kept it is worked out anew."""

    def __init__(self, store: Store, said: Mapping[str, bytes]) -> None:
        """`said` are keys that stand for each article and all that it says."""
        self._keys = {source: key_of(reckoning_code(), key) for source, key in said.items()}
        self._store = store
        self._order = list(self._keys)
        self._places = {source: at for at, source in enumerate(self._order)}
        self._ahead: dict[str, dict[bytes, bytes | None]] = {}
        self._stashes = {stage: Stash(store, stage) for stage in STAGES}

    def put(self, source: str, gleaned: Gleaned) -> None:
        """Keep what a worker made."""
        key = self._keys[source]
        for stage, made in zip(STAGES, (gleaned.gist, gleaned.tellings, gleaned.runs, gleaned.samples), strict=True):
            if made or stage in STAGES[2:]:
                self._stashes[stage].put({key: made})

    def gist_of(self, article: Article, claims: Claims) -> Gist:
        """The same as `find_gist`."""

        def make() -> tuple[Gist, bytes | None]:
            gist = find_gist(article, claims)
            return gist, encode_gist(gist)

        gist = self._of("gists", article.source.id, decode_gist, make)
        if isinstance(article, LateArticle):
            object.__setattr__(article, "headline", gist.headline)
            object.__setattr__(article, "length", gist.length)
        return gist

    def tellings_of(self, source: str, claims: Claims) -> Tellings:
        """The same as `find_tellings`."""

        def make() -> tuple[Tellings, bytes | None]:
            tellings = find_tellings(source, claims)
            return tellings, encode_tellings(tellings)

        return self._of("tellings", source, decode_tellings, make)

    def runs_of(self, article: Article, claims: Claims | None) -> array[int]:
        """The same as `article_runs`."""

        def make() -> tuple[array[int], bytes | None]:
            runs = article_runs(article, claims)
            return runs, runs.tobytes()

        return self._of("runs", article.source.id, _read_runs, make)

    def samples_of(self, article: Article, claims: Claims) -> array[int]:
        """The same as `sample_of` of its runs; where nothing is kept, the rest is worked out as well: it is wanted next."""

        def make() -> tuple[array[int], bytes | None]:
            source = article.source.id
            if self._stashes["gists"].get(self._keys[source]) is None:
                gleaned = glean(article, claims)
                self.put(source, gleaned)
                if (samples := _read_runs(gleaned.samples)) is not None:
                    return samples, None
            samples = sample_of(self.runs_of(article, claims))
            return samples, samples.tobytes()

        return self._of("samples", article.source.id, _read_runs, make)

    def fetch_tellings(self, sources: Iterable[str]) -> None:
        """Read at once what is kept of these sources, which will be asked for."""
        keys = [self._keys[source] for source in sources]
        found = self._stashes["tellings"].get_all(key for key in keys if not self._store.recall.knows("tellings", key))
        self._ahead["tellings"] = {key: found.get(key) for key in keys}

    def key_of(self, source: str) -> bytes:
        """A key that stands for the article and all that it says."""
        return self._keys[source]

    def samples_as_kept(self, keys: Mapping[str, bytes]) -> dict[str, array[int]] | None:
        """The samples of sources as they were when these keys stood for them; None where any is kept no more."""
        kept = self._stashes["samples"].get_all(keys.values())
        found = {source: made for source, key in keys.items() if (made := _read_runs(kept.get(key))) is not None}
        return found if len(found) == len(keys) else None

    def keep_only(self, sources: Collection[str]) -> None:
        """Drop what stands for other articles, when it has become the greater part."""
        keys = [self._keys[source] for source in sources]
        for stage in self._stashes:
            self._store.keep_only(stage, keys)

    def _of(
        self,
        stage: str,
        source: str,
        decode: Callable[[bytes], Made | None],
        make: Callable[[], tuple[Made, bytes | None]],
    ) -> Made:
        def read() -> Made:
            if (kept := self._content(stage, source)) is not None and (found := decode(kept)) is not None:
                return found
            made, content = make()
            if content is not None:
                self._stashes[stage].put({self._keys[source]: content})
                self._ahead.setdefault(stage, {})[self._keys[source]] = content
            return made

        return self._store.recall.get(stage, self._keys[source], read)

    def _content(self, stage: str, source: str) -> bytes | None:
        """What is kept of a source; of those that follow it as well, where they are asked for next."""
        key, ahead = self._keys[source], self._ahead.get(stage, {})
        if key not in ahead:
            place = self._places[source]
            reach = AHEAD if stage in IN_ORDER else 1
            near = [self._keys[one] for one in self._order[place : place + reach]]
            near = [one for one in near if not self._store.recall.knows(stage, one)]
            found = self._stashes[stage].get_all(near)
            ahead = self._ahead[stage] = {one: found.get(one) for one in near}
        return ahead.get(key)


def _read_runs(content: bytes | None) -> array[int] | None:
    if content is None or len(content) % RUN_BYTES:
        return None
    found = array("Q")
    found.frombytes(content)
    return found


@cache
def reckoning_code() -> bytes:
    """A key for the code and the tables that reconcile."""
    package = Path(__file__).parent
    parts = (package / name for name in ("reconcile", "text", "knowledge", "model", "cache"))
    return key_of(sys.version, folder_key(*parts, suffixes=(".py", ".toml", ".txt")))
