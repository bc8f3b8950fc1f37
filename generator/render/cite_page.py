"""How to cite a fact: its address, in plain words, as APA has it, for BibTeX and for Wikipedia.

Days are those of the content: the site was read when its last article was published, for there is no clock here.
"""

from __future__ import annotations

import datetime as dt

from generator.model.profile import Profile
from generator.render import urls
from generator.render.dates import day_words
from generator.render.fact_views import shortened_quote, titled
from generator.render.frame import Frame
from generator.render.views import LinkView, PageView, TagView, View

BIBTEX_SAFE = {ord(char): f"\\{char}" for char in "&%$#_"} | {ord("{"): "(", ord("}"): ")"}
"""What TeX would take for its own, and what stands in its place."""


class CitingView(View, frozen=True, kw_only=True):
    """How to cite one thing."""

    anchor: str
    """Its anchor on this page."""
    link: LinkView
    """The thing itself."""
    plain: str
    """In plain words."""
    apa: str
    """As APA has it."""
    bibtex: str
    """For BibTeX."""
    wikipedia: str
    """For Wikipedia, a template."""
    tags: tuple[TagView, ...]
    """The sentences that it rests on."""
    originals: tuple[LinkView, ...]
    """The same sentences where they were published, where that is known."""


class CitePageView(View, frozen=True, kw_only=True):
    """All that the page of how to cite a person's facts shows."""

    page: PageView
    """The frame."""
    home: LinkView
    """The person's page."""
    known: bool
    """Whether the site's address is known; else citations name the page's place on the site."""
    things: tuple[CitingView, ...]
    """Facts and quotes, in the order of the person's page."""


def view_cite(frame: Frame, profile: Profile) -> CitePageView:
    """The view of how to cite a person's facts."""
    path, words = urls.citing_path(profile.subject.id), frame.words
    desk, day = frame.desk(path, profile), frame.day(profile.witnesses)
    name = profile.subject.name
    things = [(fact.id, titled(fact, words), fact.support) for fact in profile.facts]
    things += [
        (group.id, (f"“{shortened_quote(group.variants[0].text)}”", ""), group.variants[0].support)
        for group in profile.quotes
    ]
    return CitePageView(
        page=frame.page(
            path,
            title=words("Citing {name}", name=name),
            description=words("How to cite what this site says of {name}.", name=name),
            part=urls.HOME,
        ),
        home=LinkView(text=name, href=urls.link(path, urls.profile_path(profile.subject.id))),
        known=bool(frame.site.config.base_url),
        things=tuple(
            CitingView(
                anchor=f"cite-{anchor}",
                link=desk.link(text, anchor, english),
                tags=frame.shelf.tags(path, support),
                originals=tuple(
                    LinkView(
                        text=frame.shelf.witnesses[one.source].letter + str(one.sentence),
                        href=urls.text_fragment(address, one.evidence.exact),
                    )
                    for one in support
                    if urls.is_web(address := frame.shelf.witnesses[one.source].article.source.url or "")
                ),
                **_forms(frame, profile, anchor, text + english, day),
            )
            for anchor, (text, english), support in things
        ),
    )


def _forms(frame: Frame, profile: Profile, anchor: str, text: str, day: dt.date | None) -> dict[str, str]:
    config, name = frame.site.config, profile.subject.name
    path = frame.shelf.places.get((profile.subject.id, anchor), urls.profile_path(profile.subject.id))
    address = f"{urls.full_address(config.base_url, path) or path}#{anchor}"
    title = f"{name}: {text}"
    year = str(day.year) if day else "n.d."
    return {
        "plain": f"{config.title}, “{title}”, {day_words(day, frame.words) if day else 'n.d.'}, {address}",
        "apa": f"{config.title}. ({year}). {title}. {address}",
        "bibtex": _bibtex(f"{profile.subject.id}-{anchor}", config.title, title, address, day),
        "wikipedia": _wikipedia(config.title, title, address, day),
    }


def _bibtex(key: str, site: str, title: str, address: str, day: dt.date | None) -> str:
    safe = title.translate(BIBTEX_SAFE)
    year = f"  year = {{{day.year}}},\n" if day else ""
    return f"@misc{{{key},\n  title = {{{safe}}},\n  author = {{{{{site}}}}},\n{year}  url = {{{address}}}\n}}"


def _wikipedia(site: str, title: str, address: str, day: dt.date | None) -> str:
    safe = title.replace("|", "{{!}}")
    date = f" |date={day.isoformat()}" if day else ""
    return f"{{{{cite web |title={safe} |website={site}{date} |url={address}}}}}"
