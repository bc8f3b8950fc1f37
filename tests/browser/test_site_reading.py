"""What a reader does beyond following citations: search, compare, cite, read as one source would have it, in the dark."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from waiting import wait_until

from generator.render import urls

TIMELINE_JS = Path(__file__).parent.parent / "node_modules/@knight-lab/timelinejs/dist"


def tab_to(page: Page, selector: str, *, most: int = 80) -> None:
    """Press Tab until the focused element is the one meant."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{most} presses of Tab did not reach {selector}")


def shown_hits(page: Page) -> list[str]:
    return page.locator(".hit:visible").all_inner_texts()


@pytest.mark.parametrize("place", ["web", "disk"])
def test_search_narrows_the_list_to_lines_that_hold_every_word(
    page: Page, address: str, site: Path, place: str
) -> None:
    page.goto((address if place == "web" else f"{site.as_uri()}/") + urls.SEARCH)
    everything = len(shown_hits(page))
    expect(page.locator(".find-words")).to_be_focused()

    page.keyboard.type("Pénalty MISS")

    found = shown_hits(page)
    assert 0 < len(found) < everything
    assert all("penalty" in text.casefold() and "miss" in text.casefold() for text in found)
    expect(page.locator(".find-count")).to_have_text(f"Lines that hold them all: {len(found)} / {everything}")
    assert "q=P" in page.url


def test_a_search_can_be_shared_by_its_address_and_walked_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}{urls.SEARCH}?q=penalty")
    found = shown_hits(page)
    assert found
    assert all("penalty" in text.casefold() for text in found)

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".find-words")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"#[a-z]"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_search_that_finds_nothing_says_so_and_escape_returns(page: Page, address: str) -> None:
    page.goto(address + urls.SEARCH)
    page.keyboard.type("zyxwvut")
    assert shown_hits(page) == []
    expect(page.locator(".find-count")).to_have_text("No line holds them all.")

    page.keyboard.press("Tab")
    page.keyboard.press("/")

    expect(page.locator(".find-words")).to_be_focused()


def test_without_script_the_whole_list_is_there_and_no_dead_controls(
    browser: Browser, address: str, profile_path: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + urls.SEARCH)
    assert page.locator(".hit").count() > 50
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.locator(".find-words")).to_be_hidden()
    expect(page.locator(".theme")).to_be_hidden()

    page.goto(address + profile_path)
    page.locator("select[name=voice]").select_option("a2")
    expect(page.locator(".fact-gone:visible").first).to_be_visible()
    page.locator("summary").first.click()
    expect(page.locator("details[open] a.cite, details[open] li").first).to_be_visible()
    context.close()


def test_light_or_dark_is_chosen_by_keyboard_and_remembered(page: Page, address: str, profile_path: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address + "index.html")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    tab_to(page, ".theme")
    page.keyboard.press("Enter")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    expect(page.locator(".theme")).to_have_text("Light")

    page.goto(address + profile_path)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark

    page.locator(".theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light


def test_the_page_as_one_source_would_have_it(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    facts = page.locator("[data-fact][data-voices]")
    expect(page.locator(".fact-gone:visible")).to_have_count(0)

    page.locator("select[name=voice]").focus()
    page.keyboard.press("ArrowDown")

    assert page.locator("select[name=voice]").input_value() == "a1"
    for at in range(facts.count()):
        fact = facts.nth(at)
        said = "1" in str(fact.get_attribute("data-voices")).split()
        struck = "line-through" in fact.locator(".fact-value").evaluate("e => getComputedStyle(e).textDecorationLine")
        assert struck != said
        assert fact.locator(".fact-gone").is_visible() != said

    page.locator("select[name=voice]").select_option("w1")
    gone = page.locator("[data-fact]:has(.fact-gone:visible)")
    assert gone.count()
    assert {str(gone.nth(at).get_attribute("data-voices")) for at in range(gone.count())} == {"1"}


def test_what_is_folded_opens_by_keyboard_and_is_open_in_print(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    details = page.locator("[data-fact] details:has(.evidence)").first
    folded = details.locator("a.cite").first
    expect(folded).to_be_hidden()

    details.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(folded).to_be_visible()

    page.keyboard.press("Enter")
    page.emulate_media(media="print")
    assert folded.evaluate("e => e.getBoundingClientRect().height") > 0


def test_a_fact_has_an_address_and_says_how_to_cite_it(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    fact = page.locator("[data-fact]").nth(3)
    fact_id = str(fact.get_attribute("id"))
    fact.hover()
    fact.locator(".fact-address a").last.click()

    citing = page.locator(":target")
    expect(citing).to_be_in_viewport()
    assert f"{address}{profile_path.removesuffix('index.html')}#{fact_id}" in citing.inner_text()
    assert "@misc{" in citing.inner_text()
    assert "{{cite web" in citing.inner_text()

    citing.locator("h3 a").click()
    expect(page.locator(f"[id='{fact_id}']")).to_be_in_viewport()


def test_two_articles_side_by_side_lead_to_facts_and_sentences(page: Page, address: str) -> None:
    page.goto(address + urls.SOURCES)
    page.locator("a[href*='compare/']").first.click()
    expect(page).to_have_url(re.compile("compare/"))
    expect(page.locator("h1")).to_contain_text("A")
    rows = page.locator(".pairing")
    assert rows.count() > 20
    both = page.locator("section > ul > .pairing").first
    assert {text[-2:-1] or text for text in both.locator("a.cite").all_inner_texts()}
    assert both.locator(".evidence").count() == 2

    both.locator(".pairing-what a").click()

    expect(page.locator("[data-fact]:target")).to_be_in_viewport()


def test_years_of_the_timeline_have_addresses(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    years = page.locator(".year")
    assert years.count() > 3
    anchor = str(years.nth(1).get_attribute("id"))
    page.goto(f"{address}{profile_path}#{anchor}")

    expect(page.locator(f"[id='{anchor}'] h3")).to_be_in_viewport()
    for at in range(years.count()):
        assert years.nth(at).locator("[data-fact]").count()


def test_who_says_that_he_is_33_stands_where_the_age_stands(page: Page, address: str, profile_path: str) -> None:
    """A newcomer's question: who says that he is 33?"""
    page.goto(address + profile_path)
    age = page.locator("[data-fact]#f-age")

    expect(age.locator(".is-against")).to_contain_text("33")
    age.locator(".status.is-disputed a").click()
    expect(page.locator("[data-disagreement]:target")).to_contain_text("photo caption")


def test_what_he_said_of_100_goals_stands_in_both_versions(page: Page, address: str, profile_path: str) -> None:
    """A newcomer's question: what did he say about 100 goals, in both versions?"""
    page.goto(f"{address}{urls.SEARCH}?q=100 goals")
    page.locator(".hit:visible a").first.click()
    page.wait_for_url(re.compile("#"))
    page.goto(address + profile_path)
    utterance = page.locator(".utterance", has_text="100").first

    assert utterance.locator("blockquote").count() == 2


def test_timeline_js_takes_the_timeline(page: Page, address: str, site: Path, profile_path: str) -> None:
    if not TIMELINE_JS.is_dir():
        pytest.skip("TimelineJS IS MISSING: run `npm ci --prefix tests --ignore-scripts`")
    exported = json.loads((site / profile_path).with_name("timeline.json").read_text("utf-8"))
    served = f"{address}timelinejs/"

    def serve(route: Route) -> None:
        route.fulfill(path=TIMELINE_JS / route.request.url.removeprefix(served).partition("?")[0])

    page.route(f"{served}**", serve)
    page.goto(address + "robots.txt")
    page.set_content("<div id='timeline' style='height: 600px'></div>")
    page.add_script_tag(path=TIMELINE_JS / "js/timeline.js")

    page.evaluate(
        "([data, path]) => { window.made = new TL.Timeline('timeline', data, {script_path: path, font: null}) }",
        [exported, f"{served}js/"],
    )

    wait_until(page, "window.made && window.made.config && window.made.config.events.length")
    taken = page.evaluate("window.made.config.events.map(event => event.unique_id)")
    assert sorted(taken) == sorted(event["unique_id"] for event in exported["events"])
    assert page.evaluate("window.made.config.validate(), window.made.config.isValid()")
