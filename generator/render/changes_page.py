"""What changed: the editor's log, person by person with every reason, and the articles, the latest first."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render import urls
from generator.render.fact_views import date_view
from generator.render.frame import Frame
from generator.render.front_pages import latest_sources
from generator.render.profile_lists import CorrectionView, corrections
from generator.render.views import DateView, LinkView, PageView

MOST_ARTICLES = 100
"""Most articles that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogView:
    """The editor's changes to one person's page."""

    person: LinkView
    """The person."""
    corrections: tuple[CorrectionView, ...]
    """The changes, in the order of the person's page in the content folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalView:
    """An article."""

    article: LinkView
    """The article."""
    published: DateView | None
    """When it was published; None where that stays open."""
    facts: str
    """How many facts rest on it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPageView:
    """All that the page of changes shows."""

    page: PageView
    """The frame."""
    logs: tuple[LogView, ...]
    """The editor's changes, by person."""
    arrivals: tuple[ArrivalView, ...]
    """The articles, the latest first."""


def view_changes(frame: Frame) -> ChangesPageView:
    """The view of the page of changes."""
    path, words = urls.CHANGES, frame.words
    logs = []
    for profile in frame.site.profiles:
        found = corrections(frame.desk(path, profile))
        if found:
            href = urls.link(path, urls.profile_path(profile.subject.id))
            logs.append(LogView(person=LinkView(text=profile.subject.name, href=href), corrections=found))
    counts = {
        witness.id: sum(witness.id in fact.sources for one in frame.users[witness.id] for fact in one.facts)
        for witness in latest_sources(frame.site.witnesses)[:MOST_ARTICLES]
    }
    return ChangesPageView(
        page=frame.page(
            path,
            title=words("Changes"),
            description=words("What the editor changed and why, and the latest articles."),
            part=path,
        ),
        logs=tuple(logs),
        arrivals=tuple(
            ArrivalView(
                article=LinkView(
                    text=f"{witness.letter}: {frame.title_of(witness)}",
                    href=urls.link(path, urls.source_path(witness.id)),
                ),
                published=date_view(witness.published, words),
                facts=words.count(counts[witness.id], "fact"),
            )
            for witness in latest_sources(frame.site.witnesses)[:MOST_ARTICLES]
        ),
    )
