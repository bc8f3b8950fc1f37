"""The facts of a person for other programs: `facts.json` with its JSON Schema, and `facts.csv`.

The JSON is a contract that measurements read: its keys are the fields below, in this order, and the schema is made
from the same classes. What the schema says of each part stands in a table, since an interpreter may drop docstrings. The table has a row a citation; cells that a spreadsheet could take for a formula begin with an
apostrophe there, so exact words are best taken from the JSON.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

from generator.model.claims import PublishedFrom
from generator.model.facts import ChangeLabel, Derivation, Disagreement, Fact, FactStatus, QuoteGroup, Section, Stance
from generator.model.facts import Support as FactSupport
from generator.model.profile import Profile, Witness

SCHEMA_VERSION = "1"

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet read a cell as a formula. Source: OWASP, CSV injection."""

COLUMNS = (
    "id", "section", "label", "value", "edtf", "status", "sources",
    "letter", "source", "sentence", "stance", "exact", "start", "end",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The person whom the facts are about."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """An article that speaks of the person."""

    id: str
    letter: str
    file: str
    headline: str | None
    publisher: str | None
    published: str | None
    published_from: PublishedFrom | None
    sha256: str
    family: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Words of a source, in code points of its text, end exclusive."""

    source: str
    sentence: int
    start: int
    end: int
    exact: str
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of what was worked out."""

    text: str
    support: tuple[Support, ...]
    outside: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactEntry:
    """A fact."""

    id: str
    section: Section
    label: str
    value: str
    edtf: str | None
    status: FactStatus
    support: tuple[Support, ...]
    derivation: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingEntry:
    """One side of a disagreement."""

    value: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementEntry:
    """Readings that cannot all be true."""

    id: str
    topic: str
    kind: Literal["within", "between"]
    readings: tuple[ReadingEntry, ...]
    printed: str | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantEntry:
    """An utterance as one source prints it."""

    source: str
    text: str
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEntry:
    """A difference of wording."""

    label: ChangeLabel
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteEntry:
    """One utterance."""

    id: str
    speaker: str | None
    variants: tuple[VariantEntry, ...]
    changes: tuple[ChangeEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFile:
    """All that the sources say of one person."""

    schema_version: str
    person: Person
    sources: tuple[SourceEntry, ...]
    facts: tuple[FactEntry, ...]
    disagreements: tuple[DisagreementEntry, ...]
    quotes: tuple[QuoteEntry, ...]


DESCRIPTIONS: Mapping[str, str] = {
    "FactFile": "All that the sources say of one person.",
    "Person": "The person whom the facts are about.",
    "SourceEntry": "An article that speaks of the person.",
    "Support": "Words of a source, in code points of its text, end exclusive.",
    "Step": "A step of what was worked out.",
    "FactEntry": "A fact.",
    "ReadingEntry": "One side of a disagreement.",
    "DisagreementEntry": "Readings that cannot all be true.",
    "VariantEntry": "An utterance as one source prints it.",
    "ChangeEntry": "A difference of wording.",
    "QuoteEntry": "One utterance.",
}
"""What the schema says of each part: data, not docstrings, so that `python -OO` gives the same bytes."""


def render_facts_json(profile: Profile) -> str:
    """The content of `facts.json`."""
    file = FactFile(
        schema_version=SCHEMA_VERSION,
        person=Person(id=profile.subject.id, name=profile.subject.name),
        sources=tuple(map(_source, profile.witnesses)),
        facts=tuple(map(_fact, profile.facts)),
        disagreements=tuple(map(_disagreement, profile.disagreements)),
        quotes=tuple(map(_quote, profile.quotes)),
    )
    return render_json(file)


def render_schema() -> str:
    """The JSON Schema of `facts.json`."""
    (root,), parts = msgspec.json.schema_components([FactFile], ref_template="#/$defs/{name}")
    described = {name: _described(name, part) for name, part in parts.items()}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "facts.json"}
    return render_json({**head, **root, "$defs": described})


def _described(name: str, part: Mapping[str, object]) -> dict[str, object]:
    """A part of the schema with our words in the place of its docstring."""
    rest = {key: value for key, value in part.items() if key not in ("title", "description")}
    return {"title": name, "description": DESCRIPTIONS[name], **rest}


def render_json(value: object) -> str:
    """A value as JSON that people can read too."""
    return msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=1).decode() + "\n"


def _source(witness: Witness) -> SourceEntry:
    source = witness.article.source
    return SourceEntry(
        id=witness.id,
        letter=witness.letter,
        file=file_name(source.path),
        headline=source.title or witness.article.headline,
        publisher=source.outlet,
        published=witness.published.text if witness.published else None,
        published_from=witness.published_from,
        sha256=source.sha256,
        family=witness.family,
    )


def file_name(path: str) -> str:
    """The last part of a path."""
    return path.replace("\\", "/").rpartition("/")[2]


def _supports(supports: Iterable[FactSupport]) -> tuple[Support, ...]:
    return tuple(
        Support(
            source=one.source,
            sentence=one.sentence,
            start=one.evidence.span.start,
            end=one.evidence.span.end,
            exact=one.evidence.exact,
            stance=one.stance,
        )
        for one in supports
    )


def _step(step: Derivation) -> Step:
    return Step(text=step.text, support=_supports(step.support), outside=step.outside)


def _fact(fact: Fact) -> FactEntry:
    return FactEntry(
        id=fact.id,
        section=fact.section,
        label=fact.label,
        value=fact.value,
        edtf=fact.edtf.text if fact.edtf else None,
        status=fact.status,
        support=_supports(fact.support),
        derivation=tuple(map(_step, fact.derivation)),
    )


def _disagreement(disagreement: Disagreement) -> DisagreementEntry:
    return DisagreementEntry(
        id=disagreement.id,
        topic=disagreement.topic,
        kind=disagreement.kind,
        readings=tuple(ReadingEntry(value=one.value, support=_supports(one.support)) for one in disagreement.readings),
        printed=disagreement.printed,
        rule=disagreement.rule,
    )


def _quote(group: QuoteGroup) -> QuoteEntry:
    return QuoteEntry(
        id=group.id,
        speaker=group.speaker,
        variants=tuple(
            VariantEntry(source=one.source, text=one.text, support=_supports(one.support)) for one in group.variants
        ),
        changes=tuple(ChangeEntry(label=one.label, text=one.text) for one in group.changes),
    )


def render_facts_csv(profile: Profile) -> str:
    """The content of `facts.csv`: a row a citation, lines ended as RFC 4180 has them."""
    letters = {witness.id: witness.letter for witness in profile.witnesses}
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for fact in profile.facts:
        about = _cells(fact.id, fact.section, fact.label, fact.value, fact.edtf or "", fact.status, len(fact.sources))
        for support in fact.support:
            span = support.evidence.span
            cited = (letters.get(support.source, ""), support.source, support.sentence, support.stance)
            table.writerow(about + _cells(*cited, support.evidence.exact, span.start, span.end))
    return written.getvalue()


def _cells(*values: object) -> list[str]:
    return [safe_cell(str(value)) for value in values]


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
