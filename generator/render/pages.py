"""A site becomes its files: the table of page kinds, and the one function that renders them all.

Pure once the templates are loaded: the same site gives the same bytes. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from msgspec.structs import replace

from generator.model.profile import Profile, Site, Witness
from generator.render import urls
from generator.render.about_page import AboutPageView, view_about
from generator.render.assets import name_assets
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
    list_numbers,
    view_disagreements,
    view_home,
    view_not_found,
    view_sources,
)
from generator.render.html import environment, static_files, words_of
from generator.render.linked_exports import render_annotations, render_profile_jsonld
from generator.render.moved_page import MovedPageView, former_paths, view_moved
from generator.render.part_page import PartPageView, view_parts
from generator.render.patterns_page import PatternsPageView, view_patterns
from generator.render.profile_page import ProfilePageView, view_profile
from generator.render.search_page import SearchPageView, search_by_person, view_search, view_searches
from generator.render.share_picture import draw_picture, has_picture
from generator.render.source_page import SourcePageView, view_source
from generator.render.views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of page: the plug of a new one."""

    name: str
    template: str
    view: type[Any]
    """Class of the view; its fields are the names that the template knows."""
    pages: Callable[[Frame, Any], Iterator[tuple[str, Any]]]
    """(path, view) of each page of this kind about one subject."""
    about: SubjectKind = "site"
    """What a page of this kind is about; it shows nothing else but through what `generator/page_keys.py` keys it by."""
    whole: Callable[[Frame], bool] = lambda _: False
    """Of a page about the site: whether it may show anything of it; the others show what their views hold."""


SubjectKind = Literal["site", "list", "person", "source", "pair", "address"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSubject:
    """What a group of files is about.

    Its value is, by kind: the name of a kind of page about the site, or "exports"; the number of a page of the list of
    sources; a `Profile`; a `Witness`; ids of two sources; (old path, path now).
    """

    kind: SubjectKind
    value: Any


EXPORTS = "exports"
"""What the files about the site that are no pages are called."""

Rendered = dict[str, str | bytes]
"""Content by path, in the order of the kinds of page."""


def _profiles(frame: Frame, profile: Profile) -> Iterator[tuple[str, ProfilePageView]]:
    view, person = view_profile(frame, profile), profile.subject.id
    if has_picture(frame, profile):
        picture = urls.full_address(frame.site.config.base_url, urls.picture_path(person))
        view = replace(view, page=replace(view.page, picture=picture))
    yield urls.profile_path(person), view


def _sources(frame: Frame, witness: Witness) -> Iterator[tuple[str, SourcePageView]]:
    yield urls.source_path(witness.id), view_source(frame, witness)


def _lists(frame: Frame, number: int) -> Iterator[tuple[str, SourcesPageView]]:
    yield urls.sources_path(number), view_sources(frame, number)


def _citing(frame: Frame, profile: Profile) -> Iterator[tuple[str, CitePageView]]:
    yield urls.citing_path(profile.subject.id), view_cite(frame, profile)


def _comparisons(frame: Frame, pair: tuple[str, str]) -> Iterator[tuple[str, ComparePageView]]:
    one, other = (frame.shelf.witnesses[source] for source in pair)
    yield urls.compare_path(*pair), view_compare(frame, one, other)


def _moved(frame: Frame, paths: tuple[str, str]) -> Iterator[tuple[str, MovedPageView]]:
    yield paths[0], view_moved(frame, *paths)


def _patterns(frame: Frame, _: str) -> Iterator[tuple[str, PatternsPageView]]:
    return view_patterns(frame)


def _single(path: str, view: Callable[[Frame], Any]) -> Callable[[Frame, str], Iterator[tuple[str, Any]]]:
    return lambda frame, _: iter([(path, view(frame))])


PAGE_KINDS = (
    PageKind(name="home", template="pages/home.html", view=HomePageView, pages=_single(urls.HOME, view_home)),
    PageKind(name="profile", template="pages/profile.html", view=ProfilePageView, pages=_profiles, about="person"),
    PageKind(name="part", template="pages/part.html", view=PartPageView, pages=view_parts, about="person"),
    PageKind(name="cite", template="pages/cite.html", view=CitePageView, pages=_citing, about="person"),
    PageKind(name="sources", template="pages/sources.html", view=SourcesPageView, pages=_lists, about="list"),
    PageKind(name="source", template="pages/source.html", view=SourcePageView, pages=_sources, about="source"),
    PageKind(
        name="disagreements",
        template="pages/disagreements.html",
        view=DisagreementsPageView,
        pages=_single(urls.DISAGREEMENTS, view_disagreements),
    ),
    PageKind(name="compare", template="pages/compare.html", view=ComparePageView, pages=_comparisons, about="pair"),
    PageKind(
        name="changes", template="pages/changes.html", view=ChangesPageView, pages=_single(urls.CHANGES, view_changes)
    ),
    PageKind(
        name="search",
        template="pages/search.html",
        view=SearchPageView,
        pages=_single(urls.SEARCH, view_search),
        whole=lambda frame: not search_by_person(frame),
    ),
    PageKind(
        name="search of a person",
        template="pages/search.html",
        view=SearchPageView,
        pages=view_searches,
        about="person",
    ),
    PageKind(name="about", template="pages/about.html", view=AboutPageView, pages=_single(urls.ABOUT, view_about)),
    PageKind(
        name="not found",
        template="pages/404.html",
        view=NotFoundPageView,
        pages=_single(urls.NOT_FOUND, view_not_found),
    ),
    PageKind(
        name="patterns",
        template="pages/patterns.html",
        view=PatternsPageView,
        pages=_patterns,
        whole=lambda frame: frame.site.config.patterns,
    ),
    PageKind(name="moved", template="pages/moved.html", view=MovedPageView, pages=_moved, about="address"),
)


def render_site(
    site: Site, *, overrides: Path | None = None, epoch: int | None = None, indexed: bool = False
) -> dict[str, str | bytes]:
    """All files of a site, by path.

    Args:
        site: what is rendered.
        overrides: the site's own templates folder; any file in it stands in place of ours.
        epoch: SOURCE_DATE_EPOCH, in seconds, for what no day of publication dates.
        indexed: whether an index of all words will go with it.

    """
    frame = site_frame(site, overrides, indexed=indexed)
    files: Rendered = {}
    for subject in page_subjects(frame):
        files |= render_subject(frame, subject, overrides=overrides, epoch=epoch)
    return files | render_rest(frame, files, overrides=overrides, epoch=epoch)


def site_frame(site: Site, overrides: Path | None, *, indexed: bool = False) -> Frame:
    """The frame of all pages of a site, in its language."""
    return Frame(site, words_of(overrides, site.config.language), name_assets(static_files(overrides)), indexed)


def page_subjects(frame: Frame) -> tuple[PageSubject, ...]:
    """What there are pages about, the site as a whole first; their files together are the site, but for `render_rest`."""
    site = frame.site
    return (
        *(PageSubject(kind="site", value=kind.name) for kind in PAGE_KINDS if kind.about == "site"),
        PageSubject(kind="site", value=EXPORTS),
        *(PageSubject(kind="list", value=number) for number in list_numbers(frame)),
        *(PageSubject(kind="person", value=profile) for profile in site.profiles),
        *(PageSubject(kind="source", value=witness) for witness in site.witnesses),
        *(PageSubject(kind="pair", value=pair) for pair in frame.pairs),
    )


Stands = Callable[[PageKind, str, View], bool]
"""Told the kind, the path and the view of a page; gives whether it stands already, and need not be rendered."""


def render_subject(
    frame: Frame, subject: PageSubject, *, overrides: Path | None, epoch: int | None, stands: Stands = lambda *_: False
) -> Rendered:
    """The pages about one subject but for those that stand, and its other files."""
    site = frame.site
    made = environment(overrides, site.config.language)
    files: Rendered = {}
    for kind in kinds_of(subject):
        for path, view in kind.pages(frame, subject.value):
            if not stands(kind, path, view):
                files[path] = made.get_template(kind.template).render(_fields(view))
    if subject.kind == "person":
        files |= _profile_exports(frame, subject.value, epoch)
        if has_picture(frame, subject.value):
            files[urls.picture_path(subject.value.subject.id)] = draw_picture(frame, subject.value, overrides=overrides)
    elif subject.kind == "source" and site.config.source_text == "full":
        files[urls.article_path(subject.value.id)] = _article(subject.value)
    elif subject.value == EXPORTS:
        files[urls.SCHEMA] = render_schema()
        files[urls.ROBOTS] = render_robots(site)
    return files


def kinds_of(subject: PageSubject) -> tuple[PageKind, ...]:
    """The kinds of page that there are about a subject."""
    return tuple(
        kind
        for kind in PAGE_KINDS
        if kind.about == subject.kind and (subject.kind != "site" or kind.name == subject.value)
    )


def render_rest(frame: Frame, paths: Iterable[str], *, overrides: Path | None, epoch: int | None) -> Rendered:
    """What only the whole site can tell: the files beside those of its subjects, whose paths are given."""
    known = frozenset(paths)
    pages = sorted(path for path in known if path.endswith(".html") and path not in urls.UNLISTED)
    files: Rendered = {urls.SITEMAP: render_sitemap(frame.site, pages), urls.FEED: render_feed(frame, epoch=epoch)}
    for old, now in former_paths(frame.site, pages):
        if old not in known:
            subject = PageSubject(kind="address", value=(old, now))
            files |= render_subject(frame, subject, overrides=overrides, epoch=None)
    files |= frame.assets.files
    return files


def _fields(view: View) -> dict[str, Any]:
    """The fields of a view by name; its parts stay values."""
    return {name: getattr(view, name) for name in view.__struct_fields__}


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
