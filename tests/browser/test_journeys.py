"""What a reader does: from a fact to the sentence that says it and back, in every way that people read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from waiting import wait_until

PHONES = (390, 320)


def luminance(page: Page, selector: str, what: str) -> float:
    """Brightness of a computed colour, 0 to 1."""
    script = """([selector, what]) => {
        const canvas = document.createElement('canvas').getContext('2d');
        canvas.fillStyle = getComputedStyle(document.querySelector(selector))[what];
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    }"""
    red, green, blue, _ = page.evaluate(script, [selector, what])
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def look(element: Locator) -> str:
    """How an element is set off from its surroundings."""
    script = "e => { const s = getComputedStyle(e); return [s.backgroundColor, s.boxShadow, s.outlineStyle, s.borderLeftColor].join() }"
    return str(element.evaluate(script))


def follow_fact(page: Page, fact: Locator) -> None:
    """From a fact to the sentence of its first citation, and by the margin back to the fact."""
    fact_id = fact.get_attribute("id")
    profile = page.url.partition("#")[0]
    citation = fact.locator("a.cite").first
    sentence_id = str(citation.get_attribute("href")).partition("#")[2]

    citation.click()

    assert re.fullmatch(r"s\d+", sentence_id)
    expect(page).to_have_url(re.compile(f"/index\\.html#{sentence_id}$"))
    sentence = page.locator(f"#{sentence_id}")
    expect(sentence).to_be_in_viewport()
    expect(sentence.locator(f'mark[data-fact~="{fact_id}"]').first).to_be_visible()
    page.locator(f'a[href$="#{fact_id}"]').first.click()
    expect(page).to_have_url(f"{profile}#{fact_id}")
    expect(page.locator(f"[id='{fact_id}']")).to_be_in_viewport()


def test_from_every_section_a_fact_leads_to_its_sentence_and_back(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    sections = page.locator("section:has([data-fact])")
    ids = [str(sections.nth(at).locator("[data-fact]").first.get_attribute("id")) for at in range(sections.count())]

    assert ids
    for fact_id in ids:
        follow_fact(page, page.locator(f"[id='{fact_id}']"))


def test_the_sentence_that_a_citation_leads_to_is_highlighted(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    page.locator("[data-fact] a.cite").first.click()
    expect(page).to_have_url(re.compile(r"#s\d+$"))
    sentence_id = page.url.partition("#")[2]
    highlighted = look(page.locator(f"[id='{sentence_id}']"))

    page.goto(page.url.partition("#")[0] + "#main")

    assert look(page.locator(f"[id='{sentence_id}']")) != highlighted


def test_keyboard_alone_reaches_a_sentence_and_comes_back(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")

    focused = "document.activeElement"
    tab_to(page, f"{focused}.matches('[data-fact] a.cite')")
    assert page.evaluate(f"getComputedStyle({focused}).outlineStyle") != "none"
    fact_id = page.evaluate(f"{focused}.closest('[data-fact]').id")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"#s\d+$"))
    tab_to(page, f"({focused}.getAttribute('href') || '').endsWith('#{fact_id}')")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(rf"#{fact_id}$"))
    expect(page.locator(f"[id='{fact_id}']")).to_be_in_viewport()


def tab_to(page: Page, condition: str, *, most: int = 60) -> None:
    """Press Tab until the focused element meets the condition."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(condition):
            return
    pytest.fail(f"{most} presses of Tab did not reach {condition}")


@pytest.mark.parametrize("width", PHONES)
def test_no_page_scrolls_sideways_on_a_phone(page: Page, address: str, page_paths: tuple[str, ...], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wide = []
    for path in page_paths:
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)

    assert wide == []


def test_a_page_is_light_or_dark_as_the_reader_has_it(page: Page, address: str, profile_path: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address + profile_path)
    assert luminance(page, "body", "color") < 0.4
    assert luminance(page, "body", "backgroundColor") > 0.7

    page.emulate_media(color_scheme="dark")
    assert luminance(page, "body", "backgroundColor") < 0.3
    assert luminance(page, "body", "color") > 0.6


def test_print_is_dark_on_light_without_what_only_a_screen_needs(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    page.emulate_media(media="print", color_scheme="dark")

    assert luminance(page, "body", "color") < 0.4
    expect(page.locator("nav").first).to_be_hidden()
    expect(page.locator("[data-fact]").first).to_be_visible()
    expect(page.locator("[data-fact] .cite").first).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_disagreement_shows_its_readings_and_leads_to_sentence_and_fact(page: Page, address: str) -> None:
    page.goto(address + "disagreements/index.html")
    disagreement = page.locator("[data-disagreement]").first
    citations = disagreement.locator("a.cite")
    targets = {str(citations.nth(at).get_attribute("href")) for at in range(citations.count())}
    assert len(targets) >= 2
    citations.first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target mark").first).to_be_visible()

    page.go_back()
    fact = disagreement.locator("a[href*='people/']").first
    fact_id = str(fact.get_attribute("href")).partition("#")[2]
    fact.click()

    expect(page.locator(f"[id='{fact_id}'][data-fact]")).to_be_in_viewport()


def test_a_disputed_fact_and_its_disagreement_lead_to_each_other(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    link = page.locator("[data-fact] a[href^='#x-']").first
    fact_id = link.evaluate("e => e.closest('[data-fact]').id")
    link.click()

    disagreement = page.locator("[data-disagreement]:target")
    expect(disagreement).to_be_in_viewport()
    disagreement.locator(f"a[href='#{fact_id}']").first.click()
    expect(page.locator(f"[id='{fact_id}']")).to_be_in_viewport()


def test_wordings_of_a_quote_stand_side_by_side_and_below_each_other_on_a_phone(
    page: Page, address: str, profile_path: str
) -> None:
    page.goto(address + profile_path)
    wordings = page.locator(".utterance").first.locator(".wording")
    page.set_viewport_size({"width": 1280, "height": 900})
    first, second = (wordings.nth(at).bounding_box() for at in range(2))
    assert first
    assert second
    assert first["x"] + first["width"] <= second["x"] + 1
    assert first["y"] < second["y"] + second["height"]

    page.set_viewport_size({"width": 390, "height": 900})
    first, second = (wordings.nth(at).bounding_box() for at in range(2))
    assert first
    assert second
    assert first["y"] + first["height"] <= second["y"] + 1


def test_a_filter_narrows_the_facts_to_what_it_says(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    facts = page.locator("[data-fact][data-shown]")
    everything = facts.count()
    page.locator("label:has(input[value=disputed])").click()

    shown = [facts.nth(at).get_attribute("data-shown") for at in range(everything) if facts.nth(at).is_visible()]

    assert 0 < len(shown) < everything
    assert all("disputed" in str(kinds).split() for kinds in shown)


def test_every_page_opens_without_complaint(page: Page, address: str, page_paths: tuple[str, ...]) -> None:
    for path in page_paths:
        page.goto(address + path)
        assert page.locator("main").count() == 1
        assert page.locator("h1").count() == 1
        assert page.title().strip()


def test_the_site_works_straight_from_disk(page: Page, site: Path, profile_path: str) -> None:
    page.goto((site / "index.html").as_uri())
    page.locator(f"main a[href='{profile_path}']").first.click()

    wait_until(page, "[...document.fonts].some(font => font.status === 'loaded')")
    follow_fact(page, page.locator("[data-fact]").first)


def test_every_page_on_disk_finds_its_style_and_its_links(page: Page, site: Path, page_paths: tuple[str, ...]) -> None:
    for path in page_paths:
        if path != "404.html":
            page.goto((site / path).as_uri())
            assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_the_site_works_without_script(browser: Browser, address: str, profile_path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + profile_path)

    follow_fact(page, page.locator("[data-fact]").first)

    context.close()
