"""Addresses hold from any page, from disk and from a sub-path."""

from __future__ import annotations

import pytest

from generator.render import urls


@pytest.mark.parametrize(
    ("start", "target", "anchor", "expected"),
    [
        (urls.HOME, "people/a/index.html", "", "people/a/index.html"),
        ("people/a/index.html", urls.HOME, "", "../../index.html"),
        ("people/a/index.html", "sources/b/index.html", "s8", "../../sources/b/index.html#s8"),
        ("people/a/index.html", "people/a/index.html", "f-age", "#f-age"),
        ("people/a/index.html", "people/a/facts.json", "", "facts.json"),
        (urls.HOME, "sources/Zoë & co/index.html", "", "sources/Zo%C3%AB%20%26%20co/index.html"),
    ],
)
def test_links_are_relative_and_name_the_file(start: str, target: str, anchor: str, expected: str) -> None:
    assert expected == urls.link(start, target, anchor)


def test_full_addresses_need_a_base_address() -> None:
    assert urls.full_address("", "about/index.html") == ""
    assert urls.full_address("https://example.org/x", urls.HOME) == "https://example.org/x/"
    assert urls.full_address("https://example.org/x/", "about/index.html") == "https://example.org/x/about/"


def test_the_missing_page_links_from_any_depth() -> None:
    assert urls.any_depth_link("", urls.STYLESHEET) == "/static/site.css"
    assert urls.any_depth_link("https://example.org/x", urls.HOME) == "https://example.org/x/index.html"
