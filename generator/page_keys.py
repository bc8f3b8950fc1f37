"""What each group of pages rests on, as one key: the group is rendered again when that changes, and not before.

A group is all that is about one person, one source or a pair of sources. What it may show is said here, as values, and
no page may show more:

- of a source: the source with its text, how much of it is cited, its family, its partners; of the people whom it speaks
  of, their names, and every fact, quote and disagreement that rests on it, with the sentences that those rest on;
- of a person: the whole profile, its sources, and whether the site holds too many facts for one list;
- of a pair: the same of both sources as of one, and every disagreement with the sentences on all sides and its facts;
- of a page about the whole site: its view, which costs little to make, from the numbers and digests of all people; of
  those that may show anything, all that is keyed here; of a page of the list of sources, those that stand on it.

Where a group has many pages, each of them is keyed by its view as well: most show nothing of what changed.

All keys hold the settings of the site, the templates,
and the code. What the keys of others take from a profile is kept as its brief, so that nobody has to look into a profile
that has not changed.
"""

from __future__ import annotations

import contextlib
import dataclasses
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import get_args

import msgspec

from generator.cache.late import LateArticle, LateProfile
from generator.cache.store import Store, folder_key, key_of
from generator.model.facts import Disagreement, Fact, QuoteGroup, Support
from generator.model.profile import Profile, Witness
from generator.output.articles import Legible, legible_of
from generator.output.check import check_evidence
from generator.render.citations import Shelf, covered
from generator.render.digests import Digest, digest_of
from generator.render.fact_views import MANY_FACTS
from generator.render.frame import MANY_COPIES, NAMED_COPIES, Frame
from generator.render.front_pages import compared_pairs, listed_sources
from generator.render.html import NAMING_RE, REFERENCE_RE, template_sources
from generator.render.pages import PageKind, PageSubject, kinds_of
from generator.render.search_page import search_by_person
from generator.render.share_picture import TEMPLATE as PICTURE
from generator.render.tallies import Tally, dispute_supports, tally_of
from generator.render.views import View

WITNESS_PARTS = tuple(field.name for field in dataclasses.fields(Witness) if field.name != "article")
"""All that a source shows beside its article."""

_beside = attrgetter(*WITNESS_PARTS)

_encoder = msgspec.json.Encoder(enc_hook=str)


def subject_keys(
    frame: Frame, subjects: Iterable[PageSubject], briefs: Briefs, shares: TemplateKeys
) -> Iterator[bytes]:
    """The key of each group, in order; that of the whole site holds all others."""
    families = {name: _family_key(family) for name, family in frame.families.items()}
    sources = {one.id: _source_key(frame, one, families) for one in frame.site.witnesses}
    people = {one.subject.id: _person_key(one, sources) for one in frame.site.profiles}
    notes = _note_keys(frame, briefs)
    for subject in subjects:
        shared = shares.of(subject)
        if subject.kind == "person":
            yield key_of(shared, subject.kind, people[subject.value.subject.id], str(search_by_person(frame)))
        elif subject.kind == "source":
            name = subject.value.id
            yield key_of(shared, subject.kind, sources[name], *notes[name])
        elif subject.kind == "pair":
            yield key_of(shared, subject.kind, *_pair_parts(frame, subject.value, briefs, sources, notes))
        elif subject.kind == "list":
            yield key_of(shared, subject.kind, *_list_parts(frame, subject.value, sources))
        elif any(kind.whole(frame) for kind in kinds_of(subject)):
            yield key_of(shared, subject.kind, subject.value, *sources.values(), b"", *people.values())
        else:
            views = [view for kind in kinds_of(subject) for view in kind.pages(frame, subject.value)]
            yield key_of(shared, subject.kind, subject.value, _encoder.encode(views))


def _list_parts(frame: Frame, number: int, sources: Mapping[str, bytes]) -> Iterator[bytes]:
    """What a page of the list of sources shows; letters follow from how many sources there are."""
    witnesses = frame.site.witnesses
    around = (number, len(witnesses), frame.independence)
    yield _encoder.encode((around, compared_pairs(frame, "") if number == 1 else ()))
    yield from (sources[one.id] for one in listed_sources(frame, number))


def _pair_parts(
    frame: Frame,
    pair: tuple[str, str],
    briefs: Briefs,
    sources: Mapping[str, bytes],
    notes: Mapping[str, list[bytes]],
) -> Iterator[bytes]:
    """What two sources side by side show; a disagreement shows sentences of further sources and names its facts."""
    for name in pair:
        yield key_of(sources[name], *notes[name])
    for profile in frame.users[pair[0]]:
        brief = briefs.of(profile)
        yield str(brief.tally.facts > MANY_FACTS).encode()
        yield from (dispute.key for dispute in brief.disputes if set(dispute.sources) & set(pair))


def _family_key(family: Sequence[Witness]) -> bytes:
    """What is shown of a family on the page of each of its sources: all letters, or the first of many."""
    if len(family) <= MANY_COPIES:
        return key_of(*(one.letter for one in family))
    return key_of("many", *(one.letter for one in family[: NAMED_COPIES + 1]))


def _source_key(frame: Frame, witness: Witness, families: Mapping[str, bytes]) -> bytes:
    """A source with its text, and what any page shows of it; `families` say what is shown of each, as a key."""
    looks = (frame.shelf.tones[witness.id], witness.article.source.draft)
    values = (_beside(witness), looks, sorted(frame.cited[witness.id]), frame.alone[witness.id])
    family = families.get(witness.family or "", b"")
    return key_of(_encoder.encode(values), family, _article_key(witness))


def _article_key(witness: Witness) -> bytes:
    """An article and its text."""
    article = witness.article
    if isinstance(article, LateArticle):
        return article.key
    bare = replace(article, source=replace(article.source, text="", captions=()))
    return key_of(_encoder.encode(bare), article.source.sha256)


def _person_key(profile: Profile, sources: Mapping[str, bytes]) -> bytes:
    """The whole profile, and its sources."""
    own = profile.key if isinstance(profile, LateProfile) else _encoder.encode(replace(profile, witnesses=()))
    return key_of(own, *(sources[one.id] for one in profile.witnesses))


def _note_keys(frame: Frame, briefs: Briefs) -> dict[str, list[bytes]]:
    """Of each source, whatever its page says of people and of other sources: what rests on it, and its partners."""
    found: dict[str, list[bytes]] = {one.id: [] for one in frame.site.witnesses}
    for pair in frame.pairs:
        beside = key_of("pair", *pair, *(frame.shelf.witnesses[one].letter for one in pair))
        for name in pair:
            found[name].append(beside)
    for profile in frame.site.profiles:
        person, notes = key_of("person", profile.subject.id, profile.subject.name), briefs.of(profile).notes
        for witness in profile.witnesses:
            found[witness.id].append(person)
        for name, note in notes.items():
            found[name].append(note)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDispute:
    """A disagreement, as a page of two sources shows it."""

    sources: tuple[str, ...]
    """Ids of the sources of its readings, sorted."""
    key: bytes
    """Stands for its facts, and for the sentences that it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What others have to know of a profile; it rests on the profile, its sources, their letters, and the site's words."""

    tally: Tally
    digest: Digest
    notes: dict[str, bytes]
    """By id of a source: stands for all that rests on it."""
    disputes: tuple[KeptDispute, ...]
    proven: bool
    """Whether all evidence stands in the sources."""


class Briefs:
    """The briefs of all profiles, from the store where they are kept."""

    def __init__(self, frame: Frame, store: Store) -> None:
        profiles = frame.site.profiles
        shared = key_of(_code(), _words_key(frame))
        keys = {one.subject.id: key_of(shared, one.key) for one in profiles if isinstance(one, LateProfile)}
        kept = store.recall.get_all("briefs", keys.values(), partial(_read_briefs, store))
        self._found: dict[str, Brief] = {}
        made: dict[bytes, bytes] = {}
        for profile in profiles:
            key = keys.get(profile.subject.id, b"")
            brief = kept.get(key)
            if brief is None or not set(brief.tally.cited) | set(brief.notes) <= frame.shelf.witnesses.keys():
                brief = brief_of(frame, profile)
                made |= {key: _brief_encoder.encode(brief)} if key else {}
            self._found[profile.subject.id] = brief
        store.put("briefs", made)
        store.keep_only("briefs", keys.values())

    def of(self, profile: Profile) -> Brief:
        """The brief of a profile."""
        return self._found[profile.subject.id]

    @property
    def tallies(self) -> dict[str, Tally]:
        """By id of the person."""
        return {person: brief.tally for person, brief in self._found.items()}

    @property
    def digests(self) -> dict[str, Digest]:
        """By id of the person."""
        return {person: brief.digest for person, brief in self._found.items()}

    @property
    def proven(self) -> frozenset[str]:
        """Ids of the people whose evidence is sound."""
        return frozenset(person for person, brief in self._found.items() if brief.proven)


def read_legible(witnesses: tuple[Witness, ...], store: Store) -> dict[str, Legible]:
    """By source id: whether the rules can read it, from the store where that is kept."""
    keys = {
        one.id: key_of(_code(), one.article.key) if isinstance(one.article, LateArticle) else b"" for one in witnesses
    }
    kept = store.recall.get_all("legible", filter(None, keys.values()), partial(store.get, "legible"))
    made: dict[bytes, bytes] = {}
    found: dict[str, Legible] = {}
    for witness in witnesses:
        key = keys[witness.id]
        known = next((one for one in get_args(Legible) if kept.get(key) == one.encode()), None)
        found[witness.id] = known or legible_of(witness.article)
        if key and not known:
            made[key] = found[witness.id].encode()
    store.put("legible", made)
    store.keep_only("legible", keys.values())
    return found


def brief_of(frame: Frame, profile: Profile) -> Brief:
    """The brief of a profile."""
    notes: dict[str, list[bytes]] = {}
    person = profile.subject.id
    for item, supports in _items(profile):
        cited = [
            (one.source, [part.number for part in covered(frame.shelf.witnesses[one.source].article, one)])
            for one in supports
        ]
        names = dict.fromkeys(source for source, _ in cited)
        looks = [(name, frame.shelf.witnesses[name].letter, frame.shelf.tones[name]) for name in names]
        place = frame.shelf.places.get((person, item.id), "")
        key = key_of(_encoder.encode((type(item).__name__, person, item, cited, looks, place)))
        for name in names:
            notes.setdefault(name, []).append(key)
    texts = {source: witness.article.text for source, witness in frame.shelf.witnesses.items()}
    return Brief(
        tally=tally_of(profile, frame.shelf),
        digest=digest_of(profile, frame.shelf),
        notes={name: key_of(*keys) for name, keys in notes.items()},
        disputes=tuple(_kept_dispute(frame.shelf, profile, one) for one in profile.disagreements),
        proven=not any(check_evidence(profile, texts)),
    )


def _kept_dispute(shelf: Shelf, profile: Profile, dispute: Disagreement) -> KeptDispute:
    """What a page of two sources shows of a disagreement."""
    facts = [profile.fact(name) for name in dispute.facts]
    places = [shelf.places.get((profile.subject.id, name), "") for name in dispute.facts]
    cited = []
    for support in dispute_supports(dispute):
        article = shelf.witnesses[support.source].article
        sentences = covered(article, support)
        words = article.text[sentences[0].span.start : sentences[-1].span.end]
        looks = (shelf.witnesses[support.source].letter, shelf.tones[support.source], shelf.foreign(support.source))
        cited.append((looks, [one.number for one in sentences], words))
    sources = tuple(sorted({one.source for reading in dispute.readings for one in reading.support}))
    return KeptDispute(sources=sources, key=key_of(_encoder.encode((dispute, facts, places, cited))))


def _read_briefs(store: Store, keys: Iterable[bytes]) -> dict[bytes, Brief]:
    """The briefs that are kept, by key."""
    found: dict[bytes, Brief] = {}
    for key, content in store.get("briefs", keys).items():
        with contextlib.suppress(msgspec.MsgspecError, ValueError):
            found[key] = _brief_decoder.decode(content)
    return found


def _items(profile: Profile) -> Iterator[tuple[Fact | QuoteGroup | Disagreement, list[Support]]]:
    """Whatever rests on sentences, with all that it rests on."""
    for fact in profile.facts:
        yield fact, [*fact.support, *(one for step in fact.derivation for one in step.support)]
    for group in profile.quotes:
        yield group, [one for variant in group.variants for one in variant.support]
    for dispute in profile.disagreements:
        yield dispute, [*dispute.also, *(one for reading in dispute.readings for one in reading.support)]


@cache
def _code() -> bytes:
    package = Path(__file__).parent
    parts = [package / name for name in ("render", "model", "text", "knowledge", "output", "cache")]
    return key_of(sys.version, folder_key(*parts, suffixes=(".py", ".toml", ".txt")))


def _words_key(frame: Frame) -> bytes:
    """The interface's words, and numbers with what they count."""
    words = frame.words
    return _encoder.encode((words.language, words.phrases, words.counts))


class TemplateKeys:
    """What all pages of some kinds take: settings, the templates that they use, words, names of files."""

    def __init__(self, frame: Frame, overrides: Path | None, epoch: int | None) -> None:
        settings = key_of(_code(), str(epoch), str(frame.indexed), _encoder.encode(frame.site.config))
        self._shared = key_of(settings, _words_key(frame), _encoder.encode(frame.assets.names))
        self._overrides = overrides
        self._found: dict[str, bytes] = {}
        self._known: dict[str, tuple[str | bytes, ...]] = {}

    def of(self, subject: PageSubject) -> bytes:
        """What the pages about a subject take."""
        name = subject.value if subject.kind == "site" else subject.kind
        if name not in self._found:
            templates = (*(kind.template for kind in kinds_of(subject)), PICTURE)
            self._found[name] = key_of(self._shared, *(part for one in templates for part in self._parts(one)))
        return self._found[name]

    def of_page(self, kind: PageKind, path: str, view: View) -> bytes:
        """What one page takes: it shows its view, and nothing else."""
        return key_of(self._shared, *self._parts(kind.template), path, _encoder.encode(view))

    def _parts(self, template: str) -> tuple[str | bytes, ...]:
        """A template, and whatever it names; one that chooses by a value, or among several, may use any of the site's."""
        if template not in self._known:
            sources = template_sources(template, self._overrides)
            parts: list[str | bytes] = [part for one in sorted(sources.items()) for part in one]
            named = [(len(NAMING_RE.findall(one)), len(REFERENCE_RE.findall(one))) for one in sources.values()]
            if self._overrides and any(ways != plain for ways, plain in named):
                parts.append(folder_key(self._overrides, suffixes=(".html",)))
            self._known[template] = tuple(parts)
        return self._known[template]


_brief_encoder = msgspec.msgpack.Encoder()
_brief_decoder = msgspec.msgpack.Decoder(Brief)
