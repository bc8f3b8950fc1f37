"""The contract of `factsheet extract`: one JSON object an article.

Takes an `Article` and its `Claims`, gives plain values in the order in which they are printed. Keys and their meaning
are a contract that measurements read; they change only with a reason.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from generator.model.article import Article
from generator.model.claims import Claims, Event, Quote, Record, Timex
from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence


def extraction_values(article: Article, claims: Claims) -> dict[str, Any]:
    """The object that `factsheet extract` prints for one article."""
    source = article.source
    return {
        "source": {
            "id": PurePath(source.path).stem,
            "path": source.path,
            "sha256": source.sha256,
            "title": article.headline,
            "published": _date(claims.dating.published),
            "published_from": claims.dating.published_from,
            "text": source.text,
        },
        "quotes": [_quote(quote) for quote in claims.quotes],
        "timexes": [_timex(timex) for timex in claims.dating.timexes],
        "events": [_event(event) for event in claims.events],
        "records": [_record(record) for record in claims.records],
    }


def _place(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.span.start, "end": evidence.span.end, "exact": evidence.exact}


def _date(date: EdtfDate | None) -> str | None:
    return date.text if date else None


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "text": quote.text,
        "speaker": quote.speaker,
        "mention": _place(quote.mention) if quote.mention else None,
        "kind": quote.kind,
        "cue": quote.cue,
        "attribution": quote.attribution,
        "rule": quote.rule,
        "confidence": quote.confidence,
        "segments": [_place(segment) for segment in quote.segments],
    }


def _timex(timex: Timex) -> dict[str, Any]:
    return {
        **_place(timex.evidence),
        "edtf": _date(timex.edtf),
        "edtf_worked_out": _date(timex.edtf_worked_out),
        "rule": timex.rule,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "edtf": _date(event.edtf),
        "title": event.title,
        "type": event.type,
        "status": event.status,
        "people": list(event.people),
        "evidence": [_place(evidence) for evidence in event.evidence],
        "rule": event.rule,
    }


def _record(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "holder": record.holder,
        "metric": record.metric,
        "value": record.value,
        "unit": record.unit,
        "scope": record.scope,
        "as_of": _date(record.as_of),
        "kind": record.kind,
        "hedge": record.hedge,
        "evidence": [_place(evidence) for evidence in record.evidence],
        "rule": record.rule,
    }
