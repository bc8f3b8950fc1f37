"""What templates are handed: small frozen values, with every word, address and order decided before.

Each page has one view, beside the function that makes it; these are the parts that views share. A template loops and
chooses; it never sorts, formats a date or builds an address.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class View(msgspec.Struct, frozen=True, gc=False):
    """What a template is handed. No circle can be among values that never change, so none is looked for."""


class LinkView(View, frozen=True, kw_only=True):
    """A link."""

    text: str
    """The words of the link."""
    href: str
    """Where it leads, relative to the page."""
    current: bool = False
    """Whether it leads to the part of the site that the page is in."""
    english: str = ""
    """Further words of the link, English on a page that is not."""


class PageView(View, frozen=True, kw_only=True):
    """What the skeleton of every page needs."""

    language: str
    """Language of the page, for `lang`."""
    site_title: str
    """Name of the site."""
    title: str
    """Title of the page, for the window and for search engines."""
    description: str
    """What the page holds, in a sentence."""
    policy: str
    """What the page may load."""
    canonical: str
    """Full address of the page; empty where the site's address is not known."""
    kind: str
    """Kind of page, as OpenGraph names it."""
    home: str
    """Address of the home page."""
    stylesheets: tuple[str, ...]
    """Addresses of the stylesheet: one, or two where a page does not know from where it is read."""
    icon: str
    """Address of the icon."""
    script: str
    """Address of the script that remembers light or dark."""
    search: str
    """Address of the search page."""
    feed: str
    """Address of the feed."""
    navigation: tuple[LinkView, ...]
    """The parts of the site."""
    licence: str
    """Licence of the site's own words; empty where none is named."""
    contact: LinkView | None
    """Where to report a mistake; None where no address is given."""
    downloads: tuple[LinkView, ...] = ()
    """Other forms of this page."""
    picture: str = ""
    """Full address of the picture that goes with the page where it is shared; empty where there is none."""
    draft: bool = False
    """Whether the page is about what is marked as a draft."""


class TagView(View, frozen=True, kw_only=True):
    """A citation: the letter of a source and the number of a sentence."""

    text: str
    """Such as "A27"."""
    href: str
    """Address of the sentence."""
    tone: int
    """Number of the source's colour."""


class RunView(View, frozen=True, kw_only=True):
    """A run of words that are marked alike."""

    text: str
    """The words, verbatim."""
    marked: bool
    """Whether they are evidence, or differ from another wording."""
    moved: bool = False
    """Whether they stand at another place in another wording."""


class EvidenceView(View, frozen=True, kw_only=True):
    """A sentence that speaks for or against something, shortened around the words that do."""

    tags: tuple[TagView, ...]
    """The sentences that the words stand in, the first one first."""
    runs: tuple[RunView, ...]
    """The excerpt."""
    cut_before: bool
    """Whether words of the sentence are left out before the excerpt."""
    cut_after: bool
    """Whether words of the sentence are left out after the excerpt."""
    against: bool
    """Whether it speaks against."""
    place: str
    """What kind of text it stands in where that is not the article's own, such as "photo caption"; else empty."""
    language: str
    """Language of the words where it is not the page's; else empty."""


class DateView(View, frozen=True, kw_only=True):
    """A date, in words and for machines."""

    words: str
    """In words."""
    edtf: str
    """Canonical EDTF."""
    datetime: str
    """Value for `<time datetime>`; empty where HTML has none."""


class StepView(View, frozen=True, kw_only=True):
    """A step of what was worked out."""

    text: str
    """The step, in a sentence."""
    tags: tuple[TagView, ...]
    """The sentences that it rests on."""
    outside: str
    """The outside fact that it rests on; empty where there is none."""


class StatusView(View, frozen=True, kw_only=True):
    """How firmly something stands, in words."""

    kind: Literal["shared", "single", "disputed", "derived", "scheduled", "wording"]
    """For its sign and colour; the words say the same."""
    text: str
    """The words."""
    links: tuple[LinkView, ...] = ()
    """What they lead to."""


class FlipView(View, frozen=True, kw_only=True):
    """What a fact would say if only some sources were there."""

    key: str
    """The choice of sources: "a2" is the second alone, "w2" all but the second."""
    text: str
    """What it would say, in words."""


class ProgressView(View, frozen=True, kw_only=True):
    """How near a stated target is."""

    value: str
    """How far it has come."""
    most: str
    """The target."""
    text: str
    """Both in words."""


class FactView(View, frozen=True, kw_only=True):
    """A fact with its evidence."""

    id: str
    """Its id, and its anchor."""
    label: str
    """What it is about."""
    value: str
    """What is claimed."""
    language: str
    """Language of the value where it is not the page's; else empty."""
    note: str
    """What a reader must know beside it."""
    date: DateView | None
    """When; None where nobody says."""
    narrower: DateView | None
    """A narrower date that was worked out, shown beside the other."""
    value_derived: bool
    """Whether the value was worked out."""
    date_derived: bool
    """Whether the date was worked out."""
    filters: str
    """What the filters know it by, blank between."""
    voices: str
    """Numbers of the sources that say it, blank between, for the page as one source would have it."""
    flips: tuple[FlipView, ...]
    """What it would say if some sources were not there."""
    was: tuple[str, ...]
    """Ids that it had before, which stay anchors."""
    cite: str
    """Address of how to cite it."""
    statuses: tuple[StatusView, ...]
    """How firmly it stands."""
    evidence: tuple[EvidenceView, ...]
    """The sentences that say it first, and those against it."""
    folded: tuple[EvidenceView, ...]
    """Further sentences, folded away."""
    more: str
    """What is folded away, in words."""
    steps: tuple[StepView, ...]
    """How it was worked out."""
    progress: ProgressView | None
    """How near a stated target is; None where there is none."""


class ReadingView(View, frozen=True, kw_only=True):
    """One side of a disagreement."""

    value: str
    """What this side says."""
    printed: bool
    """Whether the profile prints it."""
    places: str
    """Where it stands, in words: "article text", "photo caption"."""
    evidence: tuple[EvidenceView, ...]
    """The sentences that say it first."""
    folded: tuple[EvidenceView, ...]
    """Further sentences, folded away."""
    more: str
    """How many are folded away, in words."""


class DisagreementView(View, frozen=True, kw_only=True):
    """Readings that cannot all be true."""

    id: str
    """Its id."""
    anchor: str
    """Its anchor on the page: its id, or its id after the person's."""
    topic: str
    """What it is about."""
    kind: str
    """"within" one source or "between" several."""
    parties: str
    """Who disagrees: "within A", "A against B"."""
    readings: tuple[ReadingView, ...]
    """The sides, the printed one first."""
    others: tuple[ReadingView, ...]
    """Further sides, folded away."""
    more: str
    """How many are folded away, in words."""
    printed: str
    """The printed value; empty where none is printed."""
    rule: str
    """Why that one."""
    also: tuple[TagView, ...]
    """Sentences that bear on it."""
    facts: tuple[LinkView, ...]
    """The facts that print one of the readings."""


class VariantView(View, frozen=True, kw_only=True):
    """An utterance as one source prints it."""

    letter: str
    """Letter of the source."""
    tone: int
    """Number of the source's colour."""
    tags: tuple[TagView, ...]
    """Its sentences."""
    runs: tuple[RunView, ...]
    """The words; what differs is marked."""
    language: str
    """Language of the words where it is not the page's; else empty."""


class ChangeView(View, frozen=True, kw_only=True):
    """A difference of wording, in words."""

    label: str
    """What kind of difference."""
    text: str
    """The difference."""


class QuoteView(View, frozen=True, kw_only=True):
    """One utterance, as each source prints it."""

    id: str
    """Its id, and its anchor."""
    speaker: str
    """Who said it, where it was not the person whom the page is about; "speaker not stated" where nobody is named."""
    filters: str
    """What the filters know it by."""
    variants: tuple[VariantView, ...]
    """The wordings, by letter."""
    changes: tuple[ChangeView, ...]
    """How they differ, the heaviest first."""
    was: tuple[str, ...]
    """Ids of its wordings by themselves, which stay anchors."""
    cite: str
    """Address of how to cite it."""


class StripView(View, frozen=True, kw_only=True):
    """Which sentences of a source are cited, drawn as one bar a sentence."""

    label: str
    """The same in words."""
    box: str
    """The drawing's `viewBox`."""
    cited: str
    """Path of the bars of cited sentences."""
    other: str
    """Path of the other bars."""


class WithdrawnView(View, frozen=True, kw_only=True):
    """That the editor withdrew a source for one person."""

    person: LinkView
    """The person on whose page it counts no more."""
    day: DateView | None
    """The day, as the editor gives it."""
    reason: str
    """Why."""


class SourceCardView(View, frozen=True, kw_only=True):
    """A source in a list."""

    letter: str
    """Its letter."""
    tone: int
    """Number of its colour."""
    title: str
    """Its headline, or words in its place."""
    language: str
    """Language of the headline where it is not the page's; else empty."""
    href: str
    """Address of its page."""
    outlet: str
    """Who published it; empty where nobody says."""
    published: DateView | None
    """When it was published; None where that stays open."""
    published_how: str
    """How that is known: "as given", "stated", "worked out"."""
    cited: str
    """How many of its sentences are cited, in words."""
    only_here: str
    """How many facts stand in it alone, in words."""
    family: str
    """The sources that it shares its text with, and how much of it, in words; empty where there are none."""
    withdrawn: tuple[WithdrawnView, ...]
    """For whom the editor withdrew it."""
    strip: StripView
    """Which sentences are cited."""
