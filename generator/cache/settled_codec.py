"""A settled profile as JSON and back, without its person and its articles, which it is keyed by.

The site's own words are phrases that know what they were made of; JSON has texts alone. A phrase is written as a text
that begins with a sign for private use, and made anew when it is read. JSON, never pickle: a cache that comes with a
project must not be able to run anything.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import is_
from typing import Any, TypeVar, cast

import msgspec

from generator.errors import Problem
from generator.model.edits import Correction
from generator.model.edtf import EdtfDate
from generator.model.facts import Disagreement, Fact, QuoteGroup, Support, Variant
from generator.model.gist import Gist, Tellings
from generator.model.phrases import Part, Phrase
from generator.model.profile import Counts, Profile, Subject, Witness

MARK = "\ue0f5"
"""Begins the text of a phrase; an article that holds it is settled anew each time."""

MARKED = MARK.encode()

WORDLESS = frozenset((Support, Variant, EdtfDate, Counts, bool, int, float, type(None)))
"""Kinds of value that hold no phrase, and are many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProfile:
    """What reconciliation found about one person."""

    witnesses: tuple[str, ...]
    """Ids."""
    facts: tuple[Fact, ...]
    disagreements: tuple[Disagreement, ...]
    quotes: tuple[QuoteGroup, ...]
    lead: tuple[tuple[str, str | None], ...]
    log: tuple[Correction, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHead:
    """What every build needs to know of a profile, even where nobody reads the rest of it."""

    witnesses: tuple[str, ...]
    """Ids."""
    counts: Counts
    problems: tuple[Problem, ...]


Kept = TypeVar("Kept", KeptProfile, KeptHead, Gist)


def encode_profile(profile: Profile, problems: tuple[Problem, ...]) -> bytes | None:
    """A settled profile as JSON; None where it would not come back as it is."""
    kept = KeptProfile(
        witnesses=tuple(one.id for one in profile.witnesses),
        facts=profile.facts,
        disagreements=profile.disagreements,
        quotes=profile.quotes,
        lead=profile.lead,
        log=profile.log,
        problems=problems,
    )
    content = _encoder.encode(kept)
    return content if _decoded(content) == kept else None


def decode_profile(
    content: bytes, subject: Subject, witnesses: Mapping[str, Witness]
) -> tuple[Profile, tuple[Problem, ...]] | None:
    """The profile of a person, with the problems that came with it; None where the JSON is of another shape."""
    kept = _decoded(content)
    if kept is None or not all(name in witnesses for name in kept.witnesses):
        return None
    profile = Profile(
        subject=subject,
        witnesses=tuple(witnesses[name] for name in kept.witnesses),
        facts=kept.facts,
        disagreements=kept.disagreements,
        quotes=kept.quotes,
        lead=kept.lead,
        log=kept.log,
    )
    return profile, kept.problems


def head_of(profile: Profile, problems: tuple[Problem, ...]) -> KeptHead:
    """What every build needs to know of a profile."""
    return KeptHead(witnesses=tuple(one.id for one in profile.witnesses), counts=profile.counts, problems=problems)


def encode_head(head: KeptHead) -> bytes:
    """The same as JSON."""
    return _encoder.encode(head)


def decode_head(content: bytes) -> KeptHead | None:
    """The same from JSON; None where it is of another shape."""
    return _restored(_head_decoder, content)


def encode_gist(gist: Gist) -> bytes | None:
    """The gist of an article as JSON; None where it would not come back as it is."""
    content = _encoder.encode(gist)
    return content if decode_gist(content) == gist else None


def decode_gist(content: bytes) -> Gist | None:
    """The same from JSON; None where it is of another shape."""
    return _restored(_gist_decoder, content)


def encode_tellings(tellings: Tellings) -> bytes:
    """The tellings of an article as JSON."""
    return _encoder.encode(tellings)


def decode_tellings(content: bytes) -> Tellings | None:
    """The same from JSON; None where it is of another shape."""
    try:
        return _tellings_decoder.decode(content)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _decoded(content: bytes) -> KeptProfile | None:
    return _restored(_decoder, content)


def _restored(decoder: msgspec.json.Decoder[Kept], content: bytes) -> Kept | None:
    """A value with its phrases; None where the JSON is of another shape."""
    try:
        value = decoder.decode(content)
        return cast("Kept", _with_phrases(value)) if MARKED in content else value
    except (msgspec.MsgspecError, ValueError, RecursionError, KeyError, TypeError):
        return None


def _write_phrase(phrase: object) -> str:
    """A phrase as a marked text."""
    if not isinstance(phrase, Phrase):
        raise NotImplementedError(type(phrase))
    parts = [(name, part.text if isinstance(part, EdtfDate) else part) for name, part in phrase.parts]
    dates = [name for name, part in phrase.parts if isinstance(part, EdtfDate)]
    return MARK + _encoder.encode((phrase.pattern, parts, dates)).decode()


@lru_cache(maxsize=4096)
def _read_phrase(text: str) -> Phrase:
    pattern, parts, dates = _phrase_decoder.decode(text.removeprefix(MARK))
    return Phrase(pattern, **{name: _part(part, dated=name in dates) for name, part in parts})


def _part(part: str | int, *, dated: bool) -> Part:
    if isinstance(part, str):
        return EdtfDate.parse(part) if dated else _with_phrases(part)
    return part


def _with_phrases(value: Any) -> Any:
    """A value with the phrases in it made anew; nobody else has seen it yet, so that its parts are put right in place.

    What a tuple begins with tells what it holds: none of ours mixes words with what has none.
    """
    kind: Any = type(value)
    if kind is str:
        return _read_phrase(value) if value[:1] == MARK else value
    if kind is tuple:
        if not value or type(value[0]) in WORDLESS:
            return value
        made = tuple(map(_with_phrases, value))
        return value if _same(made, value) else made
    if kind not in WORDLESS:
        for name in _field_names(kind):
            old = getattr(value, name)
            if (new := _with_phrases(old)) is not old:
                object.__setattr__(value, name, new)
    return value


def _same(made: Iterable[object], value: Iterable[object]) -> bool:
    return all(map(is_, made, value))


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


_encoder = msgspec.json.Encoder(enc_hook=_write_phrase)
_decoder = msgspec.json.Decoder(KeptProfile)
_head_decoder = msgspec.json.Decoder(KeptHead)
_gist_decoder = msgspec.json.Decoder(Gist)
_tellings_decoder = msgspec.json.Decoder(Tellings)
_phrase_decoder = msgspec.json.Decoder(tuple[str, list[tuple[str, str | int]], list[str]])
