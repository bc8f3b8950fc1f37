"""Feed, sitemap and robots are valid with and without a base address, and carry no clock."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

import feedparser
from render.large import make_large_site
from render.sample import make_site, make_witnesses

from generator.render.feeds import MOST_ENTRIES, content_day, render_feed, render_robots, render_sitemap
from generator.render.frame import Frame

BASE = "https://example.org/tide"


def parse(text: str) -> ET.Element:
    return ET.fromstring(text.encode())  # noqa: S314 - our own output


def test_the_day_is_the_last_of_published_then_the_epoch_then_1970() -> None:
    witnesses = make_witnesses()

    assert content_day(witnesses, None) == dt.date(2025, 5, 31)
    assert content_day(witnesses[2:], 86_400 * 365) == dt.date(1971, 1, 1)
    assert content_day(witnesses[2:], None) == dt.date(1970, 1, 1)


def test_the_feed_reads_as_atom() -> None:
    feed = feedparser.parse(render_feed(Frame(make_site(base_url=BASE)), epoch=None))

    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.title == "Tide & Table"
    assert all(entry.id.startswith(f"{BASE}/people/ines-marlow/#") for entry in feed.entries)
    assert all(entry.updated.endswith("T00:00:00Z") for entry in feed.entries)


def test_without_a_base_address_ids_are_tags_and_links_relative() -> None:
    feed = parse(render_feed(Frame(make_site()), epoch=None))
    name = "{http://www.w3.org/2005/Atom}"

    fact = make_site().profiles[0].facts[0].id
    ids = [one.text or "" for one in feed.iter(f"{name}id")]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("tag:factsheet.invalid,1970:") for one in ids)
    assert {one.attrib["href"] for one in feed.iter(f"{name}link")} >= {
        "feed.xml",
        f"people/ines-marlow/index.html#{fact}",
    }


def test_titles_that_are_markup_stay_text() -> None:
    site = make_site(base_url=BASE, title="<b>&\x07")

    assert parse(render_feed(Frame(site), epoch=None))[1].text == "<b>&"


def test_the_sitemap_lists_its_pages() -> None:
    site = make_site(base_url=BASE)

    listed = [one.text for one in parse(render_sitemap(site, ["index.html", "about/index.html"])).iter() if one.text]

    assert [one for one in listed if one.strip()] == [f"{BASE}/", f"{BASE}/about/"]
    assert "<loc>./index.html</loc>" in render_sitemap(make_site(), ["index.html"])


def test_robots_name_the_sitemap_where_its_address_is_known() -> None:
    assert f"Sitemap: {BASE}/sitemap.xml" in render_robots(make_site(base_url=BASE))
    assert "Sitemap" not in render_robots(make_site())


def test_every_fact_and_disagreement_is_an_entry_dated_by_the_last_source_that_says_it() -> None:
    site = make_site(base_url=BASE)
    (profile,) = site.profiles
    feed = feedparser.parse(render_feed(Frame(site), epoch=None))
    days = {witness.id: witness.published.latest for witness in site.witnesses if witness.published}

    entries = {entry.id.partition("#")[2]: entry for entry in feed.entries}
    assert set(entries) == {fact.id for fact in profile.facts} | {one.id for one in profile.disagreements}
    for fact in profile.facts:
        told = [day for source in fact.sources if (day := days.get(source))]
        assert entries[fact.id].updated[:10] == (max(told).isoformat() if told else "1970-01-01")
    updated = [entry.updated for entry in feed.entries]
    assert updated == sorted(updated, reverse=True)


def test_a_large_site_has_a_feed_of_its_latest() -> None:
    feed = feedparser.parse(render_feed(Frame(make_large_site()), epoch=None))

    assert len(feed.entries) == MOST_ENTRIES
