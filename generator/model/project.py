"""What editors and articles bring to a site, checked and typed, before anything is worked out."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.evidence import Source
from generator.model.profile import SiteConfig, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """All that a site is built from."""

    config: SiteConfig = field(default_factory=SiteConfig)
    subjects: tuple[Subject, ...] = ()
    """People who have a page, by id."""
    sources: tuple[Source, ...] = ()
    """By id."""
