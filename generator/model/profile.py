"""A player's profile, its sources, and the site around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.model.article import Article
from generator.model.claims import PublishedFrom, Sex
from generator.model.edits import Correction, Edits, Withdrawn
from generator.model.edtf import EdtfDate
from generator.model.facts import Derivation, Disagreement, Fact, QuoteGroup

Kinship = Literal["mirror", "agency copy", "rewrite"]
"""How near two sources are: one text on two sites; one text that each cut or added to; one text told in other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """What `content/site.md` says."""

    title: str = "Factsheet"
    base_url: str = ""
    """Address that the site will have, without a slash at the end; empty when not known."""
    language: str = "en"
    licence: str = ""
    description: str = ""
    source_text: Literal["full", "cited-only"] = "full"
    about: str = ""
    """Markdown of the about page."""
    contact: str = ""
    """Address for "report a mistake"."""
    patterns: bool = False
    """Whether there is a page of all components, for whoever changes the look."""
    share_pictures: bool = False
    """Whether each profile gets a picture for those who share its address."""
    search_index: bool = False
    """Whether an index of all words goes with the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A person whom the site has a page for: what `content/people/<slug>.md` says."""

    id: str
    """Slug of the page."""
    name: str
    aliases: tuple[str, ...] = ()
    sex: Sex | None = None
    sport: str | None = None
    team: str | None = None
    same_as: tuple[str, ...] = ()
    lead: str = ""
    """Optional lead in Markdown."""
    edits: Edits = field(default_factory=Edits)
    """What the editor adds, hides, changes and settles."""
    was: tuple[str, ...] = ()
    """Slugs that the page had before."""
    draft: bool = False
    """Whether the page is not for readers yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A source as the profile and its own page show it."""

    id: str
    letter: str
    """A, B, ... Z, AA, AB, ..."""
    article: Article
    published: EdtfDate | None = None
    published_from: PublishedFrom | None = None
    dating: tuple[Derivation, ...] = ()
    """How `published` came about."""
    family: str | None = None
    """Id shared by the sources that copy one another; None when alone."""
    kinship: Kinship | None = None
    """How much of its text it shares with the nearest of its family; None when alone."""
    withdrawn: tuple[Withdrawn, ...] = ()
    """For whom the editor no longer counts it, by name; empty while it counts for all."""
    open_names: tuple[str, ...] = ()
    """Names in it that can mean several people of the site, and nothing tells whom."""
    language: str = "en"
    """Language of the article, for `lang` where the site's is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much there is about one player."""

    facts: int
    citations: int
    derived: int
    """Facts that are worked out."""
    disagreements: int
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Everything about one player."""

    subject: Subject
    witnesses: tuple[Witness, ...]
    """The sources that speak of the subject, by letter."""
    facts: tuple[Fact, ...]
    """By section, then order of showing; the timeline by date, undated last."""
    disagreements: tuple[Disagreement, ...] = ()
    quotes: tuple[QuoteGroup, ...] = ()
    """Groups of several sources first, then in order of place."""
    lead: tuple[tuple[str, str | None], ...] = ()
    """The lead as runs of text, each with the id of the fact that it rests on, or None."""
    log: tuple[Correction, ...] = ()
    """What the editor changed, in the order of the person's page."""

    @property
    def counts(self) -> Counts:
        """How much there is."""
        return Counts(
            facts=len(self.facts),
            citations=sum(len(fact.support) for fact in self.facts),
            derived=sum(fact.status == "derived" for fact in self.facts),
            disagreements=len(self.disagreements),
            quotes=len(self.quotes),
        )

    def fact(self, fact_id: str) -> Fact | None:
        """The fact of this id, or None."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All that is rendered."""

    config: SiteConfig
    profiles: tuple[Profile, ...]
    """By name."""
    witnesses: tuple[Witness, ...]
    """All sources, by letter; a letter means the same source on every page."""
