"""Two sources side by side: what both say, where they differ, and what one of them says alone."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from generator.model.facts import Disagreement, Fact
from generator.model.profile import Profile, Witness
from generator.render import urls
from generator.render.fact_views import Desk, shown_label
from generator.render.frame import Frame
from generator.render.views import DisagreementView, EvidenceView, LinkView, PageView, QuoteView, SourceCardView, View


class RowView(View, frozen=True, kw_only=True):
    """A fact as both sources say it, or as one does."""

    label: str
    """What it is about."""
    link: LinkView
    """The fact."""
    left: tuple[EvidenceView, ...]
    """The sentence of the first source that says it."""
    right: tuple[EvidenceView, ...]
    """The sentence of the second source that says it."""


class ComparedView(View, frozen=True, kw_only=True):
    """What two sources say of one person."""

    person: LinkView
    """The person."""
    anchor: str
    """Anchor of what is said of them."""
    agree: tuple[RowView, ...]
    """What both say."""
    disagreements: tuple[DisagreementView, ...]
    """Where they contradict each other."""
    quotes: tuple[QuoteView, ...]
    """What both quote."""
    only_left: tuple[RowView, ...]
    """What the first says alone of the two."""
    only_right: tuple[RowView, ...]
    """What the second says alone of the two."""


class ComparePageView(View, frozen=True, kw_only=True):
    """All that the page of two sources shows."""

    page: PageView
    """The frame."""
    left: SourceCardView
    """The first source."""
    right: SourceCardView
    """The second source."""
    kinship: str
    """Whether the two share their text, in words; empty where they do not."""
    people: tuple[ComparedView, ...]
    """Whom both speak of."""


def view_compare(frame: Frame, one: Witness, other: Witness) -> ComparePageView:
    """The view of two sources side by side, in order of letter."""
    path, words = urls.compare_path(one.id, other.id), frame.words
    others = {profile.subject.id for profile in frame.users[other.id]}
    shared = [profile for profile in frame.users[one.id] if profile.subject.id in others]
    title = words("{one} and {other} side by side", one=one.letter, other=other.letter)
    return ComparePageView(
        page=frame.page(
            path,
            title=title,
            description=words("What sources {one} and {other} both say, and where they differ.",
                              one=one.letter, other=other.letter),
            part=urls.SOURCES,
        ),
        left=frame.card(path, one, frame.alone),
        right=frame.card(path, other, frame.alone),
        kinship=words("The two share their text: one witness.") if one.family and one.family == other.family else "",
        people=tuple(
            _compared(
                frame.desk(path, profile),
                frame.part(profile, one.id),
                frame.part(profile, other.id),
                sources=(one.id, other.id),
            )
            for profile in shared
        ),
    )  # fmt: skip


def _compared(desk: Desk, left: Profile, right: Profile, *, sources: tuple[str, str]) -> ComparedView:
    """What two sources say of one person; `left` and `right` hold what touches the one and the other."""
    one, other = sources
    both = [fact for fact in left.facts if {one, other} <= desk.shelf.stating(fact.support)]
    shared = {dispute.id for dispute in right.disagreements}
    person = left.subject.id
    return ComparedView(
        person=LinkView(text=left.subject.name, href=urls.link(desk.page, urls.profile_path(person))),
        anchor=f"of-{person}",
        agree=tuple(_row(desk, fact, one, other) for fact in both),
        disagreements=tuple(
            desk.disagreement(dispute, prefix=f"{person}-")
            for dispute in left.disagreements
            if dispute.id in shared and _apart(desk, dispute, one, other)
        ),
        quotes=_quotes(desk, left, one, other),
        only_left=_alone(desk, left.facts, one, other),
        only_right=_alone(desk, right.facts, other, one),
    )


def _alone(desk: Desk, facts: Iterable[Fact], here: str, there: str) -> tuple[RowView, ...]:
    stating = ((fact, desk.shelf.stating(fact.support)) for fact in facts)
    return tuple(_row(desk, fact, here, there) for fact, sources in stating if here in sources and there not in sources)


def _row(desk: Desk, fact: Fact, one: str, other: str) -> RowView:
    return RowView(
        label=shown_label(fact, desk.words),
        link=desk.valued(fact),
        left=_said(desk, fact, one),
        right=_said(desk, fact, other),
    )


def _said(desk: Desk, fact: Fact, source: str) -> tuple[EvidenceView, ...]:
    """The first sentence in which a source says a fact."""
    return desk.shelf.first_evidence(desk.page, fact.support, source)


def _apart(desk: Desk, dispute: Disagreement, one: str, other: str) -> bool:
    """Whether the two sources take different sides."""
    sides = [{place.source for place in desk.shelf.locate(reading.support)} for reading in dispute.readings]
    return any(one in here and other in there for here in sides for there in sides if here is not there)


def _quotes(desk: Desk, profile: Profile, one: str, other: str) -> tuple[QuoteView, ...]:
    """What both quote; wordings of further sources are left out."""
    letters = {desk.shelf.witnesses[source].letter for source in (one, other)}
    shown = []
    for group in profile.quotes:
        if {one, other} <= {variant.source for variant in group.variants}:
            quote = desk.quote(group)
            kept = tuple(variant for variant in quote.variants if variant.letter in letters)
            changes = quote.changes if len(quote.variants) == 2 else ()
            anchor = f"{profile.subject.id}-{quote.id}"  # two people of one page may have quotes that begin alike
            shown.append(replace(quote, id=anchor, variants=kept, changes=changes))
    return tuple(shown)
