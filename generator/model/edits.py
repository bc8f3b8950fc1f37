"""The editor's hand: what `content/people/<slug>.md` says beyond the articles, each with its reason and place.

Edits are applied by reconciliation, after everything was worked out; they are printed as the editor's, and an edit that
no longer fits anything is a problem, never applied by guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.errors import Place
from generator.model.edtf import EdtfDate
from generator.model.facts import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words of a source that an authored fact rests on, found by themselves and not by offsets."""

    source: str
    """Id of the source."""
    exact: str
    before: str = ""
    """Words right before, where `exact` stands more than once."""
    after: str = ""
    """Words right after."""
    place: Place | None = field(default=None, compare=False)
    """Where the entry stands; None where that of the fact is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredFact:
    """A fact that the editor adds."""

    id: str
    section: Section
    label: str
    value: str
    date: EdtfDate | None = None
    cite: tuple[Citation, ...]
    reason: str
    on: EdtfDate | None = None
    """Day of the entry, as the editor gives it."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change to what was worked out: `hide` or `override` a fact, `settle` a disagreement."""

    kind: Literal["hide", "override", "settle"]
    target: str
    """Id of the fact or disagreement."""
    value: str = ""
    """The value to print; empty for `hide`."""
    reason: str
    on: EdtfDate | None = None
    """Day of the entry, as the editor gives it."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Two facts that the editor declares the same, or different."""

    kind: Literal["same", "different"]
    facts: tuple[str, str]
    reason: str
    on: EdtfDate | None = None
    """Day of the entry, as the editor gives it."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A source that the editor no longer counts: its outlet took it back, or it was never about this person."""

    source: str
    """Id of the source."""
    reason: str
    on: EdtfDate | None = None
    """Day of the entry, as the editor gives it."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """That a source no longer counts for one person, as its own page says it."""

    person: str
    """Id of the person on whose page the editor withdrew it."""
    name: str
    """Their name."""
    reason: str
    on: EdtfDate | None = None
    """Day of the entry, as the editor gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """An id that a fact had before, which its address keeps."""

    fact: str
    """Id that the fact has now."""
    was: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """Everything that one person's page changes."""

    facts: tuple[AuthoredFact, ...] = ()
    edits: tuple[Edit, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    renamings: tuple[Renaming, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """An entry of the visible log: what the editor changed, and why."""

    kind: Literal["added", "hidden", "changed", "settled", "joined", "kept apart", "withdrawn"]
    target: str
    """Id of the fact, the disagreement or the source."""
    before: str
    """The value as worked out; empty for an added fact."""
    after: str
    """The value as printed; empty for a hidden fact."""
    reason: str
    on: EdtfDate | None = None
    """Day of the entry, as the editor gives it."""
