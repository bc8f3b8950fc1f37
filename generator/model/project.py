"""What editors and articles bring to a site, checked and typed, before anything is worked out."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.errors import Place
from generator.model.evidence import Source
from generator.model.profile import SiteConfig, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A warning that an editor lets stand."""

    code: str
    files: tuple[str, ...]
    """Where it may stand, by path below the project."""
    line: int = 0
    """Of the warning, from 1; 0 for any."""
    words: str = ""
    """That it must name, or that its message must hold; empty for any."""
    reason: str
    place: Place
    """Of the entry."""
    idle: bool = False
    """Whether it may fit nothing, since what it speaks of is a draft that is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """All that a site is built from."""

    config: SiteConfig = field(default_factory=SiteConfig)
    subjects: tuple[Subject, ...] = ()
    """People who have a page, by id."""
    sources: tuple[Source, ...] = ()
    """By id."""
    acceptances: tuple[Acceptance, ...] = ()
    """In the order of the pages, then of their entries."""
