"""Profiles from the store where they are kept, settled where they are not: what a person's profile is keyed by.

Takes what reconciliation takes, gives what it gives. A profile rests on its person and the editor's hand, on what its
sources say of the person, on the sentences of those sources, their letters and families, and on the deeds that sources
give to several people. Where the editor did anything, it may rest on every source of the site.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

import msgspec

from generator.cache.late import LateArticle, LateProfile, made_late
from generator.cache.settled_codec import (
    KeptHead,
    decode_gist,
    decode_head,
    decode_profile,
    encode_gist,
    encode_head,
    encode_profile,
)
from generator.cache.store import Store, folder_key, key_of
from generator.errors import Problem
from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.edits import Edits
from generator.model.gist import Gist
from generator.model.profile import Profile, Site, SiteConfig, Subject, Witness
from generator.reconcile.gist import find_gist
from generator.reconcile.rivals import Rivalry
from generator.reconcile.settle import Means, settle_profile, settle_site
from generator.reconcile.subjects import Share
from generator.reconcile.support import Library
from generator.reconcile.witness import article_runs
from generator.workers import Said

RUN_BYTES = 8
"""Of the hash of a run."""

Settled = Callable[[], tuple[Profile, tuple[Problem, ...]]]
"""Settles one profile."""

_encoder = msgspec.json.Encoder(enc_hook=repr)


class Desk:
    """Settles profiles, and keeps them."""

    def __init__(self, store: Store, said: Mapping[str, bytes]) -> None:
        self._store = store
        self._said = said
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
        """The same as `settle_profile`; a profile that is kept is decoded when somebody looks into it."""
        names = own.names if isinstance(own, Share) else {}
        key = key_of(*self._parts(subject, names, rivalries, library, families))
        self.keys.append(key)
        by_id = {witness.id: witness for witness in witnesses}
        head = self._head(key)
        if head is not None and all(name in by_id for name in head.witnesses):
            again = partial(settle_profile, subject, witnesses, own, rivalries, library, families)
            read = partial(self._kept, key, subject, witnesses, again)
            heard = tuple(by_id[name] for name in head.witnesses)
            return made_late(
                LateProfile, read, subject=subject, witnesses=heard, key=key, counts=head.counts
            ), head.problems
        profile, problems = settle_profile(subject, witnesses, own, rivalries, library, families)
        if made := encode_profile(profile, problems):
            self._store.put("profiles", {key: made})
            self._store.put("heads", {key: encode_head(profile, problems)})
            profile = made_late(
                LateProfile, partial(_given, profile), subject=subject, witnesses=profile.witnesses, key=key
            )
        return profile, problems

    def _head(self, key: bytes) -> KeptHead | None:
        if key not in self._store.known("profiles", [key]):
            return None
        content = self._store.get("heads", [key]).get(key)
        return decode_head(content) if content else None

    def _kept(self, key: bytes, subject: Subject, witnesses: tuple[Witness, ...], again: Settled) -> Profile:
        """The profile from the store; settled again where it is damaged, or gone meanwhile."""
        content = self._store.get("profiles", [key]).get(key)
        if content and (kept := decode_profile(content, subject, {one.id: one for one in witnesses})):
            return kept[0]
        return again()[0]

    def _parts(
        self,
        subject: Subject,
        names: Mapping[str, frozenset[str]],
        rivalries: tuple[Rivalry, ...],
        library: Library,
        families: Mapping[str, str],
    ) -> Iterator[bytes]:
        """All that a profile rests on."""
        yield _code()
        called = [(source, sorted(each)) for source, each in names.items()]
        yield _encoder.encode((subject, rivalries, called))
        edited = subject.edits != Edits()
        rivals = {told.source for rivalry in rivalries for told in rivalry.told}
        for source in library.articles if edited else sorted({*names, *rivals}):
            yield self._said[source]
            yield _encoder.encode((source, library.letters[source], families.get(source)))


def _given(profile: Profile) -> Profile:
    return profile


def known_of(article: Article, gist: Gist) -> Gist:
    """Let an article know what its gist says, so that nobody has to read it for that."""
    if isinstance(article, LateArticle):
        object.__setattr__(article, "headline", gist.headline)
        object.__setattr__(article, "length", gist.length)
    return gist


class Gists:
    """The gists of articles; they rest on the article and what it says."""

    def __init__(self, store: Store, said: Mapping[str, bytes]) -> None:
        self._store = store
        self._keys = {source: key_of(_code(), key) for source, key in said.items()}
        self._kept = store.get("gists", self._keys.values())
        self._new: dict[bytes, bytes] = {}

    def of(self, article: Article, claims: Claims) -> Gist:
        """The same as `find_gist`."""
        key = self._keys[article.source.id]
        if (kept := self._kept.get(key)) is not None and (gist := decode_gist(kept)):
            return known_of(article, gist)
        gist = find_gist(article, claims)
        if made := encode_gist(gist):
            self._new[key] = made
        return gist

    def keep(self) -> None:
        """Keep what was worked out anew."""
        self._store.put("gists", self._new)
        self._store.keep_only("gists", self._keys.values())


class Runs:
    """The runs of words of articles, by which families are found; they rest on the text and on what is quoted in it."""

    def __init__(self, store: Store, said: Mapping[str, bytes]) -> None:
        self._store = store
        self._keys = {source: key_of(_code(), key) for source, key in said.items()}
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


def settle_kept(
    config: SiteConfig, subjects: Iterable[Subject], said: Said, *, store: Store
) -> tuple[Site, tuple[Problem, ...]]:
    """The same as `settle_site`, with what is kept of it."""
    desk = Desk(store, said.keys)
    runs, gists = Runs(store, said.keys), Gists(store, said.keys)
    settled = settle_site(
        config,
        subjects,
        said.articles,
        said.claims,
        means=Means(settle=desk.settle, runs_of=runs.of, gist_of=gists.of),
    )
    runs.keep()
    gists.keep()
    for stage in ("profiles", "heads"):
        store.keep_only(stage, desk.keys)
    return settled


@cache
def _code() -> bytes:
    package = Path(__file__).parent
    parts = (package / name for name in ("reconcile", "text", "knowledge", "model", "cache"))
    return key_of(sys.version, folder_key(*parts, suffixes=(".py", ".toml", ".txt")))
