"""Feed, sitemap and robots are valid with and without a base address, and carry no clock."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

import feedparser
from render.sample import make_site, make_witnesses

from generator.render.feeds import content_day, render_feed, render_robots, render_sitemap

BASE = "https://example.org/tide"


def parse(text: str) -> ET.Element:
    return ET.fromstring(text.encode())  # noqa: S314 - our own output


def test_the_day_is_the_last_of_published_then_the_epoch_then_1970() -> None:
    witnesses = make_witnesses()

    assert content_day(witnesses, None) == dt.date(2025, 5, 31)
    assert content_day(witnesses[2:], 86_400 * 365) == dt.date(1971, 1, 1)
    assert content_day(witnesses[2:], None) == dt.date(1970, 1, 1)


def test_the_feed_reads_as_atom() -> None:
    feed = feedparser.parse(render_feed(make_site(base_url=BASE), epoch=None))

    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.title == "Tide & Table"
    assert [entry.id for entry in feed.entries][:2] == [f"{BASE}/people/ines-marlow/", f"{BASE}/sources/harbour-post/"]
    assert all(entry.updated.endswith("T00:00:00Z") for entry in feed.entries)


def test_without_a_base_address_ids_are_tags_and_links_relative() -> None:
    feed = parse(render_feed(make_site(), epoch=None))
    name = "{http://www.w3.org/2005/Atom}"

    ids = [one.text or "" for one in feed.iter(f"{name}id")]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("tag:factsheet.invalid,1970:") for one in ids)
    assert {one.attrib["href"] for one in feed.iter(f"{name}link")} >= {"feed.xml", "people/ines-marlow/index.html"}


def test_titles_that_are_markup_stay_text() -> None:
    site = make_site(base_url=BASE, title="<b>&\x07")

    assert parse(render_feed(site, epoch=None))[1].text == "<b>&"


def test_the_sitemap_lists_its_pages() -> None:
    site = make_site(base_url=BASE)

    listed = [one.text for one in parse(render_sitemap(site, ["index.html", "about/index.html"])).iter() if one.text]

    assert [one for one in listed if one.strip()] == [f"{BASE}/", f"{BASE}/about/"]
    assert "<loc>./index.html</loc>" in render_sitemap(make_site(), ["index.html"])


def test_robots_name_the_sitemap_where_its_address_is_known() -> None:
    assert f"Sitemap: {BASE}/sitemap.xml" in render_robots(make_site(base_url=BASE))
    assert "Sitemap" not in render_robots(make_site())
