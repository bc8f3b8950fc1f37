"""The page of components: all that templates share stands on it, with the site's own content, and nothing leads to it."""

from __future__ import annotations

import re

from render.large import make_large_site
from render.reading import read
from render.sample import make_site

from generator.output.check import check_site
from generator.render import urls
from generator.render.html import templates_folder
from generator.render.pages import render_site

SITE = make_site(patterns=True)
PARTS = {"former", "withdrawals"}
"""Macros that show themselves only where something was renamed or withdrawn."""


def test_every_macro_that_pages_share_is_called_for_the_page_of_components() -> None:
    macros = templates_folder() / "macros"
    page = (templates_folder() / "pages/patterns.html").read_text("utf-8")
    called = page + "".join(path.read_text("utf-8") for path in sorted(macros.glob("*.html")))
    names = {name for path in macros.glob("*.html") for name in re.findall(r"macro (\w+)\(", path.read_text("utf-8"))}

    assert {name for name in names if not re.search(rf"{{{{ ?{name}\(|import[^%]*\b{name} as", called)} <= PARTS | {
        "cards_class"
    }


def test_the_page_shows_each_component_and_each_standing_once() -> None:
    page = read(render_site(SITE)[urls.PATTERNS])

    for name in ("ledger", "filters", "fact", "is-dated", "is-figure", "dispute", "utterance", "saying", "ruler",
                 "card", "strip", "links", "rules", "how"):  # fmt: skip
        assert page.find(class_=name) or [one for one in page.walk() if name in one.classes], name
    standings = {kind for one in page.walk() if "status" in one.classes for kind in one.classes}
    assert {"is-shared", "is-single", "is-disputed", "is-derived", "is-scheduled"} <= standings


def test_nothing_leads_to_the_page_and_it_is_there_only_where_it_is_asked_for() -> None:
    files = render_site(SITE)

    assert read(files[urls.PATTERNS]).find("meta", name="robots", content="noindex")
    assert "patterns" not in str(files[urls.SITEMAP])
    assert "patterns/" not in str(files[urls.HOME])
    assert urls.PATTERNS not in render_site(make_site())
    assert check_site(files, SITE) == ()


def test_a_large_site_has_one_too() -> None:
    site = make_large_site(patterns=True)

    assert check_site(render_site(site), site) == ()
