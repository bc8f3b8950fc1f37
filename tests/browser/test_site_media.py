"""The same pages for other eyes and other addresses: few colours, no motion, paper, and a link from years ago."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from render.test_moved_page import OLD, moved_site

from generator.render.pages import render_site

RENAMED = "renamed"


def style(element: Locator, name: str) -> str:
    """A computed property of an element."""
    return str(element.evaluate("(element, name) => getComputedStyle(element).getPropertyValue(name)", name))


def test_with_few_colours_marks_citations_and_choices_are_told_by_lines(
    page: Page, address: str, profile_path: str
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address + profile_path)

    assert style(page.locator("[data-fact] a.cite").first, "border-top-style") == "solid"
    assert "underline" in style(page.locator(".evidence-line mark").first, "text-decoration-line")
    chosen, other = (page.locator(".filters-choice span").nth(at) for at in (0, 1))
    assert style(chosen, "background-color") != style(other, "background-color")
    assert style(page.locator(".ruler-axis").first, "stroke") == style(page.locator("body"), "color")
    bar = page.locator("progress").first
    assert style(bar, "border-top-style") == "solid"


@pytest.mark.parametrize(("motion", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_by_itself_for_those_who_want_no_motion(
    page: Page, address: str, profile_path: str, motion: str, behaviour: str
) -> None:
    page.emulate_media(reduced_motion="reduce" if motion == "reduce" else "no-preference")
    page.goto(address + profile_path)

    assert style(page.locator("html"), "scroll-behavior") == behaviour
    assert page.evaluate("document.getAnimations().length") == 0


def test_on_paper_every_citation_is_there_and_its_source_is_named(page: Page, address: str, profile_path: str) -> None:
    page.goto(address + profile_path)
    page.emulate_media(media="print")
    citations = page.locator("[data-fact] .evidence a.cite")

    sizes = citations.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(sizes) > 20
    assert min(sizes) > 8
    letters = {letter for text in citations.all_inner_texts() for letter in re.findall(r"([A-Z]+)\d+$", text.strip())}
    cards = page.locator(".card-letter")
    assert letters == set(cards.all_inner_texts())
    expect(cards.first).to_be_visible()


@pytest.fixture(scope="module")
def renamed(site: Path) -> Iterator[Path]:
    """A site of which a person, a source and a fact were called otherwise, in a folder of the served one."""
    folder = site / RENAMED
    for path, content in render_site(moved_site()).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("place", ["web", "disk"])
def test_an_old_address_leads_to_the_page_with_the_anchor_that_was_asked_for(
    page: Page, address: str, renamed: Path, place: str
) -> None:
    top = f"{address}{RENAMED}/" if place == "web" else f"{renamed.as_uri()}/"
    page.goto(f"{top}{OLD}#f-called", wait_until="commit")

    page.wait_for_url(re.compile(r"ines-marlow/index\.html#f-called$"))
    expect(page.locator("[data-fact]:has(.former:target)")).to_be_in_viewport()


def test_an_old_address_leads_on_without_script(browser: Browser, address: str, renamed: Path) -> None:
    assert renamed.is_dir()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{RENAMED}/{OLD}", wait_until="commit")

    page.wait_for_url(re.compile(r"ines-marlow/index\.html$"))
    expect(page.locator("h1")).to_have_text("Ines Marlow")
    context.close()
