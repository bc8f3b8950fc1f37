"""Profiles from the store where they are kept, settled where they are not: what a person's profile is keyed by.

Takes what reconciliation takes, gives what it gives. A profile rests on its person and the editor's hand, on what its
sources say of the person, on the sentences of those sources, their letters and families, and on the deeds that sources
give to several people. Where the editor did anything, it may rest on every source of the site.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec

from generator.cache.settled_codec import decode_profile, encode_profile
from generator.cache.store import Store, folder_key, key_of
from generator.errors import Problem
from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.edits import Edits
from generator.model.evidence import Source
from generator.model.profile import Profile, Site, SiteConfig, Subject, Witness
from generator.reconcile.rivals import Rivalry
from generator.reconcile.settle import settle_profile, settle_site
from generator.reconcile.support import Library
from generator.reconcile.witness import article_runs

RUN_BYTES = 8
"""Of the hash of a run."""

_encoder = msgspec.json.Encoder(enc_hook=repr)


class Desk:
    """Settles profiles, and keeps them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sources: dict[str, bytes] = {}
        self.keys: list[bytes] = []
        """Of the profiles that were settled or found."""

    def settle(
        self,
        subject: Subject,
        witnesses: tuple[Witness, ...],
        own: Mapping[str, Claims],
        rivalries: tuple[Rivalry, ...],
        library: Library,
        families: Mapping[str, str],
    ) -> tuple[Profile, tuple[Problem, ...]]:
        """The same as `settle_profile`."""
        key = key_of(*self._parts(subject, own, rivalries, library, families))
        self.keys.append(key)
        by_id = {witness.id: witness for witness in witnesses}
        content = self._store.get("profiles", [key]).get(key)
        if content is not None and (kept := decode_profile(content, subject, by_id)):
            return kept
        profile, problems = settle_profile(subject, witnesses, own, rivalries, library, families)
        if made := encode_profile(profile, problems):
            self._store.put("profiles", {key: made})
        return profile, problems

    def _parts(
        self,
        subject: Subject,
        own: Mapping[str, Claims],
        rivalries: tuple[Rivalry, ...],
        library: Library,
        families: Mapping[str, str],
    ) -> Iterator[bytes]:
        """All that a profile rests on."""
        yield _code()
        yield _encoder.encode((subject, rivalries))
        for source, claims in own.items():
            yield _encoder.encode((source, replace(claims, source=_bare(claims.source))))
        edited = subject.edits != Edits()
        rivals = {told.source for rivalry in rivalries for told in rivalry.told}
        for source in library.articles if edited else sorted({*own, *rivals}):
            yield self._source(library.articles[source].source)
            yield _encoder.encode((library.letters[source], families.get(source)))

    def _source(self, source: Source) -> bytes:
        """A key for a source and its text."""
        if source.id not in self._sources:
            self._sources[source.id] = key_of(_encoder.encode(_bare(source)), source.sha256)
        return self._sources[source.id]


class Runs:
    """The runs of words of articles, by which families are found; they rest on the text and on what is quoted in it."""

    def __init__(self, store: Store, articles: Mapping[str, Article], claims: Mapping[str, Claims]) -> None:
        self._store = store
        self._keys = {source: _runs_key(article, claims.get(source)) for source, article in articles.items()}
        self._kept = store.get("runs", self._keys.values())
        self._new: dict[bytes, bytes] = {}

    def of(self, article: Article, claims: Claims | None) -> array[int]:
        """The same as `article_runs`."""
        key = self._keys[article.source.id]
        if (kept := self._kept.get(key)) is not None and not len(kept) % RUN_BYTES:
            found = array("Q")
            found.frombytes(kept)
            return found
        found = article_runs(article, claims)
        self._new[key] = found.tobytes()
        return found

    def keep(self) -> None:
        """Keep what was worked out anew."""
        self._store.put("runs", self._new)
        self._store.keep_only("runs", self._keys.values())


def _runs_key(article: Article, claims: Claims | None) -> bytes:
    quoted = [segment.span for quote in claims.quotes for segment in quote.segments] if claims else []
    return key_of(_code(), article.source.sha256, _encoder.encode((article.blocks, quoted)))


def settle_kept(
    config: SiteConfig,
    subjects: Iterable[Subject],
    articles: Mapping[str, Article],
    claims: Mapping[str, Claims],
    *,
    store: Store,
) -> tuple[Site, tuple[Problem, ...]]:
    """The same as `settle_site`, with what is kept of it."""
    desk = Desk(store)
    runs = Runs(store, articles, claims)
    settled = settle_site(config, subjects, articles, claims, settle=desk.settle, runs_of=runs.of)
    runs.keep()
    store.keep_only("profiles", desk.keys)
    return settled


def _bare(source: Source) -> Source:
    """A source without its text, which its hash stands for."""
    return replace(source, text="")


@cache
def _code() -> bytes:
    package = Path(__file__).parent
    parts = (package / name for name in ("reconcile", "text", "knowledge", "model", "cache"))
    return key_of(sys.version, folder_key(*parts, suffixes=(".py", ".toml", ".txt")))
