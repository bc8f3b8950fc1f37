"""A site becomes its files: the table of page kinds, and the one function that renders them all.

Pure once the templates are loaded: the same site gives the same bytes. Nothing is written here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.profile import Profile, Site, Witness
from generator.render import urls
from generator.render.about_page import AboutPageView, view_about
from generator.render.changes_page import ChangesPageView, view_changes
from generator.render.cite_page import CitePageView, view_cite
from generator.render.compare_page import ComparePageView, view_compare
from generator.render.dated_exports import render_calendar, render_timeline_json, scheduled_days
from generator.render.exports import render_facts_csv, render_facts_json, render_schema
from generator.render.feeds import render_feed, render_robots, render_sitemap
from generator.render.frame import Frame
from generator.render.front_pages import (
    DisagreementsPageView,
    HomePageView,
    NotFoundPageView,
    SourcesPageView,
    view_disagreements,
    view_home,
    view_not_found,
    view_sources,
)
from generator.render.html import environment, static_files, words_of
from generator.render.linked_exports import render_annotations, render_profile_jsonld
from generator.render.part_page import PartPageView, view_parts
from generator.render.profile_page import ProfilePageView, view_profile
from generator.render.search_page import SearchPageView, view_search
from generator.render.source_page import SourcePageView, view_source


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of page: the plug of a new one."""

    name: str
    template: str
    view: type[Any]
    """Class of the view; its fields are the names that the template knows."""
    pages: Callable[[Frame], Iterator[tuple[str, Any]]]
    """(path, view) of each page of this kind."""


def _profiles(frame: Frame) -> Iterator[tuple[str, ProfilePageView]]:
    return ((urls.profile_path(one.subject.id), view_profile(frame, one)) for one in frame.site.profiles)


def _sources(frame: Frame) -> Iterator[tuple[str, SourcePageView]]:
    return ((urls.source_path(one.id), view_source(frame, one)) for one in frame.site.witnesses)


def _parts(frame: Frame) -> Iterator[tuple[str, PartPageView]]:
    for profile in frame.site.profiles:
        yield from view_parts(frame, profile)


def _citing(frame: Frame) -> Iterator[tuple[str, CitePageView]]:
    return ((urls.citing_path(one.subject.id), view_cite(frame, one)) for one in frame.site.profiles)


def _comparisons(frame: Frame) -> Iterator[tuple[str, ComparePageView]]:
    by_id = frame.shelf.witnesses
    return ((urls.compare_path(*pair), view_compare(frame, *(by_id[one] for one in pair))) for pair in frame.pairs)


def _single(path: str, view: Callable[[Frame], Any]) -> Callable[[Frame], Iterator[tuple[str, Any]]]:
    return lambda frame: iter([(path, view(frame))])


PAGE_KINDS = (
    PageKind(name="home", template="pages/home.html", view=HomePageView, pages=_single(urls.HOME, view_home)),
    PageKind(name="profile", template="pages/profile.html", view=ProfilePageView, pages=_profiles),
    PageKind(name="part", template="pages/part.html", view=PartPageView, pages=_parts),
    PageKind(name="cite", template="pages/cite.html", view=CitePageView, pages=_citing),
    PageKind(name="sources", template="pages/sources.html", view=SourcesPageView, pages=view_sources),
    PageKind(name="source", template="pages/source.html", view=SourcePageView, pages=_sources),
    PageKind(
        name="disagreements",
        template="pages/disagreements.html",
        view=DisagreementsPageView,
        pages=_single(urls.DISAGREEMENTS, view_disagreements),
    ),
    PageKind(name="compare", template="pages/compare.html", view=ComparePageView, pages=_comparisons),
    PageKind(
        name="changes", template="pages/changes.html", view=ChangesPageView, pages=_single(urls.CHANGES, view_changes)
    ),
    PageKind(name="search", template="pages/search.html", view=SearchPageView, pages=_single(urls.SEARCH, view_search)),
    PageKind(name="about", template="pages/about.html", view=AboutPageView, pages=_single(urls.ABOUT, view_about)),
    PageKind(
        name="not found",
        template="pages/404.html",
        view=NotFoundPageView,
        pages=_single(urls.NOT_FOUND, view_not_found),
    ),
)


def render_site(site: Site, *, overrides: Path | None = None, epoch: int | None = None) -> dict[str, str | bytes]:
    """All files of a site, by path.

    Args:
        site: what is rendered.
        overrides: the site's own templates folder; any file in it stands in place of ours.
        epoch: SOURCE_DATE_EPOCH, in seconds, for what no day of publication dates.

    """
    language = site.config.language
    frame = Frame(site, words_of(overrides, language))
    files: dict[str, str | bytes] = {}
    made = environment(overrides, language)
    for kind in PAGE_KINDS:
        template = made.get_template(kind.template)
        for path, view in kind.pages(frame):
            files[path] = template.render(_fields(view))
    pages = [path for path in files if path != urls.NOT_FOUND]
    for profile in site.profiles:
        files |= _profile_exports(frame, profile, epoch)
    if site.config.source_text == "full":
        files |= {urls.article_path(witness.id): _article(witness) for witness in site.witnesses}
    files[urls.SCHEMA] = render_schema()
    files[urls.FEED] = render_feed(site, epoch=epoch, words=frame.words)
    files[urls.SITEMAP] = render_sitemap(site, pages)
    files[urls.ROBOTS] = render_robots(site)
    files |= static_files(overrides)
    return files


def _fields(view: object) -> dict[str, Any]:
    """The fields of a view by name; its parts stay values."""
    return {field.name: getattr(view, field.name) for field in dataclasses.fields(view)}  # type: ignore[arg-type]


def _profile_exports(frame: Frame, profile: Profile, epoch: int | None) -> dict[str, str]:
    site, shelf = frame.site, frame.shelf
    files = {
        "facts.json": render_facts_json(profile),
        "facts.csv": render_facts_csv(profile),
        "profile.jsonld": render_profile_jsonld(site, profile, shelf),
        "annotations.json": render_annotations(site, profile, shelf),
        "timeline.json": render_timeline_json(profile, shelf),
    }
    if scheduled_days(profile):
        files["scheduled.ics"] = render_calendar(site, profile, shelf, epoch=epoch)
    return {urls.export_path(profile.subject.id, name): content for name, content in files.items()}


def _article(witness: Witness) -> bytes:
    """The text of a source as UTF-8; half of a surrogate pair, which UTF-8 cannot hold, is replaced."""
    return witness.article.text.encode("utf-8", "replace")
