"""Addresses last: a page that had another slug leads on, and so does a fact that had another id."""

from __future__ import annotations

import dataclasses

from render.reading import read
from render.sample import make_site

from generator.model.profile import Site
from generator.output.check import check_site
from generator.render import urls
from generator.render.moved_page import former_paths
from generator.render.pages import render_site

OLD = urls.profile_path("i-marlow")
NOW = urls.profile_path("ines-marlow")


def moved_site(**config: object) -> Site:
    """The site with a person, a source and a fact that were called otherwise."""
    site = make_site(**config)
    profile, witness = site.profiles[0], site.witnesses[0]
    fact = dataclasses.replace(profile.facts[0], was=("f-called",))
    subject = dataclasses.replace(profile.subject, was=("i-marlow",))
    source = dataclasses.replace(witness.article.source, was=("harbour",))
    harbour = dataclasses.replace(witness, article=dataclasses.replace(witness.article, source=source))
    witnesses = (harbour, *site.witnesses[1:])
    profile = dataclasses.replace(
        profile, subject=subject, facts=(fact, *profile.facts[1:]), witnesses=(harbour, *profile.witnesses[1:])
    )
    return dataclasses.replace(site, profiles=(profile,), witnesses=witnesses)


def test_a_page_left_behind_leads_to_the_page_as_it_is_now() -> None:
    files = render_site(moved_site())
    page = read(files[OLD])

    assert [one.attrs["href"] for one in page.find("main")[0].find("a")] == ["../ines-marlow/index.html"]
    assert page.find("link", rel="canonical", href="../ines-marlow/index.html")
    (refresh,) = page.find("meta", http_equiv="refresh")
    assert refresh.attrs["content"] == "0; url=../ines-marlow/index.html"
    (script,) = page.find("script", data_to="../ines-marlow/index.html")
    assert script.attrs["src"].removeprefix("../../") in files


def test_where_the_sites_address_is_known_the_canonical_one_is_whole() -> None:
    page = read(render_site(moved_site(base_url="https://example.org/tide"))[OLD])

    (link,) = page.find("link", rel="canonical")
    assert link.attrs["href"] == "https://example.org/tide/people/ines-marlow/"


def test_all_pages_of_a_person_a_source_and_a_pair_lead_on_and_the_sitemap_names_none() -> None:
    site = moved_site()
    files = render_site(site)
    left = dict(former_paths(site, files))

    assert {OLD, urls.citing_path("i-marlow"), urls.source_path("harbour")} <= set(left)
    assert urls.compare_path("harbour", "daily-ledger") in left
    assert set(left) <= set(files)
    assert not [path for path in left if path.removesuffix("index.html") in str(files[urls.SITEMAP])]
    assert check_site(files, site) == ()


def test_a_page_that_exists_wins_over_one_that_was() -> None:
    site = moved_site()
    taken = dataclasses.replace(site.profiles[0], subject=dataclasses.replace(site.profiles[0].subject, id="i-marlow",
                                                                               was=()))  # fmt: skip
    files = render_site(dataclasses.replace(site, profiles=(site.profiles[0], taken)))

    assert not read(files[OLD]).find("meta", http_equiv="refresh")


def test_a_fact_keeps_the_anchor_of_its_former_id() -> None:
    page = read(render_site(moved_site())[NOW])

    (anchor,) = page.find(id="f-called")
    parents = []
    while anchor.parent:
        anchor = anchor.parent
        parents.append(anchor.attrs.get("data-fact"))
    assert "f-name" in parents


def test_a_draft_says_so_on_its_pages() -> None:
    site = make_site()
    profile = site.profiles[0]
    subject = dataclasses.replace(profile.subject, draft=True)
    drafted = dataclasses.replace(site, profiles=(dataclasses.replace(profile, subject=subject),))

    assert "Draft" in read(render_site(drafted)[NOW]).text
    assert "Draft" not in read(render_site(site)[NOW]).text
