"""Articles and claims as JSON and back: what one article says, kept between builds or sent by another process.

Takes and gives values of `model/`. The text of an article is not kept with them; it is what they are keyed by. JSON,
never pickle: a cache that comes with a project must not be able to run anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import msgspec

from generator.cache.late import part_names
from generator.model.article import Article, Block, Sentence
from generator.model.claims import Cast, Claims, Dating, Event, Hints, Quote, Record, Trait
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptArticle:
    """An article without its text."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptClaims:
    """What one article says."""

    cast: Cast
    quotes: tuple[Quote, ...]
    dating: Dating
    events: tuple[Event, ...]
    others: tuple[Event, ...]
    records: tuple[Record, ...]
    traits: tuple[Trait, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSource:
    """A source, its date as text."""

    id: str
    path: str
    text: str
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published: str | None
    captions: tuple[str, ...]


Kept = TypeVar("Kept", KeptArticle, KeptClaims)

_encoder = msgspec.json.Encoder()
_article_decoder = msgspec.json.Decoder(KeptArticle)
_claims_decoder = msgspec.json.Decoder(KeptClaims)
_source_decoder = msgspec.json.Decoder(tuple[KeptSource, ...])
_hints_decoder = msgspec.json.Decoder(Hints)


def encode_article(article: Article, claims: Claims) -> bytes:
    """What an article says, as JSON."""
    parts = {name: getattr(article, name) for name in part_names(KeptArticle)}
    said = {name: getattr(claims, name) for name in part_names(KeptClaims)}
    return _encoder.encode(parts | said)


def decode_article(content: bytes, source: Source) -> Article | None:
    """An article, beside its text; None where the JSON is of another shape."""
    kept = _decoded(_article_decoder, content)
    if kept is None:
        return None
    starts = tuple(sentence.span.start for sentence in kept.sentences)
    return Article(source=source, blocks=kept.blocks, sentences=kept.sentences, starts=starts)


def decode_claims(content: bytes, source: Source) -> Claims | None:
    """What an article says; None where the JSON is of another shape."""
    kept = _decoded(_claims_decoder, content)
    if kept is None:
        return None
    return Claims(source=source, **{name: getattr(kept, name) for name in part_names(KeptClaims)})


def _decoded(decoder: msgspec.json.Decoder[Kept], content: bytes) -> Kept | None:
    try:
        return decoder.decode(content)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def encode_sources(sources: tuple[Source, ...]) -> bytes:
    """Sources as JSON; half of a surrogate pair, which JSON cannot hold, raises.

    Raises:
        UnicodeEncodeError: for such a text.

    """
    return _encoder.encode(tuple(map(_kept, sources)))


def decode_sources(content: bytes) -> tuple[Source, ...]:
    """Sources from JSON."""
    return tuple(map(_restored, _source_decoder.decode(content)))


def encode_hints(hints: Hints) -> bytes:
    """What is known beforehand, as JSON."""
    return _encoder.encode(hints)


def decode_hints(content: bytes) -> Hints:
    """What is known beforehand, from JSON."""
    return _hints_decoder.decode(content)


def _kept(source: Source) -> KeptSource:
    return KeptSource(
        id=source.id,
        path=source.path,
        text=source.text,
        title=source.title,
        outlet=source.outlet,
        author=source.author,
        url=source.url,
        published=source.published.text if source.published else None,
        captions=source.captions,
    )


def _restored(kept: KeptSource) -> Source:
    return Source.of(
        id=kept.id,
        path=kept.path,
        text=kept.text,
        title=kept.title,
        outlet=kept.outlet,
        author=kept.author,
        url=kept.url,
        published=EdtfDate.parse(kept.published) if kept.published else None,
        captions=kept.captions,
    )
