"""What pages about the whole site show of one person, in the site's language: so that nobody has to read a profile for them.

Takes a profile and the sources, gives texts and ids. Home, changes, disagreements, about, search and feed are made of the
digests of all people, and of nothing else of their profiles.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.profile import Profile
from generator.render import urls
from generator.render.citations import Shelf
from generator.render.dates import say
from generator.render.fact_views import Desk, shown_label, shown_value, value_language
from generator.render.ledger import FigureView, ledger
from generator.render.profile_lists import CorrectionView, corrections
from generator.render.views import DisagreementView

MOST_DISPUTES = 60
"""Most disagreements of a site that one page lists; beyond, it names the people, and each person's page has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A fact in a line."""

    id: str
    label: str
    value: str
    language: str
    """Language of the value where it is not the page's; else empty."""
    path: str
    """Of the page where it stands."""
    sources: tuple[str, ...]
    """Ids of those that say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeLine:
    """A disagreement in a line."""

    id: str
    topic: str
    rule: str
    path: str
    """Of the page where it stands."""
    sources: tuple[str, ...]
    """Ids of those that take a side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One person, in the words of the site."""

    words: str
    """The lead, without its links."""
    figures: tuple[FigureView, ...]
    facts: tuple[FactLine, ...]
    disputes: tuple[DisputeLine, ...]
    shown: tuple[DisagreementView, ...]
    """The disagreements as the list of them shows them; none where they alone are too many for it."""
    home: tuple[CorrectionView, ...]
    """What the editor changed, addressed from the home page."""
    log: tuple[CorrectionView, ...]
    """The same, addressed from the page of changes."""


def digest_of(profile: Profile, shelf: Shelf) -> Digest:
    """The digest of a profile."""
    words, person = shelf.words, profile.subject.id
    own = urls.profile_path(person)
    listing = Desk(urls.DISAGREEMENTS, profile, shelf)
    few = len(profile.disagreements) <= MOST_DISPUTES
    return Digest(
        words="".join(say(text, words) for text, _ in profile.lead),
        figures=ledger(profile, words),
        facts=tuple(
            FactLine(
                id=fact.id,
                label=shown_label(fact, words),
                value=shown_value(fact, words),
                language=value_language(fact, words),
                path=shelf.places.get((person, fact.id), own),
                sources=fact.sources,
            )
            for fact in profile.facts
        ),
        disputes=tuple(
            DisputeLine(
                id=one.id,
                topic=say(one.topic, words),
                rule=say(one.rule, words),
                path=shelf.places.get((person, one.id), own),
                sources=tuple(sorted({support.source for reading in one.readings for support in reading.support})),
            )
            for one in profile.disagreements
        ),
        shown=tuple(listing.disagreement(one, prefix=f"{person}-") for one in profile.disagreements) if few else (),
        home=corrections(Desk(urls.HOME, profile, shelf)),
        log=corrections(Desk(urls.CHANGES, profile, shelf)),
    )
