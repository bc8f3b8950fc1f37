"""Profiles from the store where they are kept, settled where they are not: what a person's profile is keyed by.

Takes what reconciliation takes, gives what it gives. A profile rests on its person and the editor's hand, on what its
sources say of the person, on the sentences of those sources, their letters and families, and on the deeds that sources
give to several people. Where the editor did anything, it may rest on every source of the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

import msgspec

from generator.cache.late import LateProfile, made_late
from generator.cache.settled_codec import (
    KeptHead,
    decode_head,
    decode_profile,
    encode_head,
    encode_profile,
    head_of,
)
from generator.cache.store import Stash, Store, key_of
from generator.errors import Problem
from generator.gleaning import reckoning_code
from generator.kinships import find_kept_kin
from generator.model.claims import Claims
from generator.model.edits import Edits
from generator.model.profile import Profile, Site, SiteConfig, Subject, Witness
from generator.reconcile.rivals import Rivalry
from generator.reconcile.settle import Means, settle_profile, settle_site
from generator.reconcile.subjects import Share
from generator.reconcile.support import Library
from generator.rivalries import find_kept_rivalries
from generator.workers import Said

Settled = Callable[[], tuple[Profile, tuple[Problem, ...]]]
"""Settles one profile."""

_encoder = msgspec.json.Encoder(enc_hook=repr)


class Desk:
    """Settles profiles, and keeps them."""

    def __init__(self, store: Store, said: Mapping[str, bytes]) -> None:
        self._store = store
        self._stash = Stash(store, "profiles")
        self._said = said
        self._order: Mapping[str, int] = {}
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
        again = partial(settle_profile, subject, witnesses, own, rivalries, library, families)
        head, fresh = self._head(key), None
        if head is None or not all(name in library.articles for name in head.witnesses):
            fresh, problems = again()
            if isinstance(own, Share):
                own.forget()
            made = encode_profile(fresh, problems)
            if made is None:
                return fresh, problems
            head = head_of(fresh, problems)
            self._stash.put({key: made})
            self._store.put("heads", {key: encode_head(head)})
        places = self._places(witnesses)
        heard = tuple(witnesses[places[name]] for name in head.witnesses)
        read = partial(self._kept, key, subject, heard, again)
        profile = made_late(LateProfile, read, subject=subject, witnesses=heard, key=key, counts=head.counts)
        if fresh:
            profile.fill(fresh)
        return profile, head.problems

    def _places(self, witnesses: tuple[Witness, ...]) -> Mapping[str, int]:
        """By id of a source: its place among the witnesses, which are the same for everybody."""
        if len(self._order) != len(witnesses):
            self._order = {witness.id: at for at, witness in enumerate(witnesses)}
        return self._order

    def _head(self, key: bytes) -> KeptHead | None:
        return self._store.recall.get_all("heads", [key], self._heads).get(key)

    def _heads(self, keys: Iterable[bytes]) -> dict[bytes, KeptHead]:
        """The heads that are kept with their profiles, by key."""
        kept = self._store.known("profiles", keys)
        found = {key: decode_head(content) for key, content in self._store.get("heads", kept).items()}
        return {key: head for key, head in found.items() if head}

    def _kept(self, key: bytes, subject: Subject, witnesses: tuple[Witness, ...], again: Settled) -> Profile:
        """The profile from the store; settled again where it is damaged, or gone meanwhile."""
        content = self._stash.get(key)
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
        yield reckoning_code()
        called = [(source, sorted(each)) for source, each in names.items()]
        yield _encoder.encode((subject, rivalries, called))
        edited = subject.edits != Edits()
        rivals = {told.source for rivalry in rivalries for told in rivalry.told}
        for source in library.articles if edited else sorted({*names, *rivals}):
            yield self._said[source]
            yield _encoder.encode((source, library.letters[source], families.get(source)))


def settle_kept(
    config: SiteConfig, subjects: Iterable[Subject], said: Said, *, store: Store
) -> tuple[Site, tuple[Problem, ...]]:
    """The same as `settle_site`, with what is kept of it."""
    desk, made = Desk(store, said.keys), said.gleanings
    settled = settle_site(
        config,
        subjects,
        said.articles,
        said.claims,
        means=Means(
            settle=desk.settle,
            find_kin=partial(find_kept_kin, gleanings=made, store=store),
            gist_of=made.gist_of,
            find_rivalries=partial(find_kept_rivalries, gleanings=made, store=store),
        ),
    )
    made.keep_only(said.articles)
    for stage in ("profiles", "heads"):
        store.keep_only(stage, desk.keys)
    return settled
