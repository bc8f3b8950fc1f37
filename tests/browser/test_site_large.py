"""A large invented squad in a browser: nothing is too wide, nothing is told by colour alone, every checker is content."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.test_checkers import AXE, CSP_OF_FILES, VNU, need
from playwright.sync_api import Page, expect
from render.large import make_large_site

from generator.output.check import check_site
from generator.output.index import can_index, index_pages
from generator.render import urls
from generator.render.pages import render_site

SQUAD = "squad"
PERSON = "ada-quill"
PAGES = (
    urls.HOME,
    urls.profile_path(PERSON),
    urls.timeline_path(PERSON, "2013"),
    urls.quotes_path(PERSON, "2014"),
    urls.records_path(PERSON),
    urls.SEARCH,
    urls.source_path("report-04"),
    urls.SOURCES,
    urls.CHANGES,
    urls.PATTERNS,
    urls.ABOUT,
    urls.compare_path("report-02", "report-09"),
)


EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""All that a theme can break; everything else about a page is the same in both."""


@pytest.fixture(scope="module")
def squad(site: Path) -> Iterator[Path]:
    """The large site, in a folder of the served one while these tests run."""
    folder = site / SQUAD
    files = render_site(make_large_site(language="de", patterns=True), indexed=can_index())
    if can_index():
        files |= index_pages(files, language="de")
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def paths(squad: Path) -> tuple[str, ...]:
    compared = min(path.relative_to(squad).as_posix() for path in squad.glob("compare/*/index.html"))
    return tuple(path if (squad / path).is_file() else compared for path in PAGES)


def test_everything_that_the_large_site_points_at_exists() -> None:
    site = make_large_site()

    assert check_site(render_site(site), site) == ()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_nothing_in_either_theme_and_no_page_scrolls_sideways(
    page: Page, address: str, paths: tuple[str, ...], width: int
) -> None:
    need(AXE, "node")
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for path in paths:
        page.emulate_media(color_scheme="light")
        page.goto(f"{address}{SQUAD}/{path}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path} is too wide")
        page.evaluate(
            "[...document.querySelectorAll('details')].slice(0, 12).forEach(details => { details.open = true })"
        )
        page.evaluate(AXE.read_text("utf-8"))
        found += [f"{path}: {one}" for one in violations(page, EVERY_RULE)]
        page.emulate_media(color_scheme="dark")
        found += [f"{path} in the dark: {one}" for one in violations(page, RULES_OF_COLOUR)]

    assert found == []


def violations(page: Page, rules: list[str]) -> list[str]:
    """What axe finds by some of its rules on the page as it stands."""
    report = page.evaluate("rules => axe.run({runOnly: rules})", rules)
    return [
        f"{one['id']}: {node['html'][:120]}: {node['failureSummary'].splitlines()[-1].strip()}"
        for one in report["violations"]
        for node in one["nodes"][:2]
    ]


def test_the_nu_checker_finds_nothing(squad: Path, paths: tuple[str, ...]) -> None:
    need(VNU, "java")
    command = [
        "java",
        "-jar",
        str(VNU),
        "--Werror",
        "--filterpattern",
        CSP_OF_FILES,
        *(str(squad / one) for one in paths),
    ]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_from_a_long_timeline_to_a_year_to_a_sentence_and_back(page: Page, address: str, squad: Path) -> None:
    assert squad.is_dir()
    page.goto(f"{address}{SQUAD}/{urls.profile_path(PERSON)}")
    page.locator("#y-2013 .year-name a").click()
    expect(page).to_have_url(re.compile("/timeline/2013/"))
    fact = page.locator("[data-fact]").first
    fact_id = str(fact.get_attribute("id"))

    fact.locator("a.cite").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator(f".block:has(:target) .notes a[href$='#{fact_id}']").first.click()

    expect(page).to_have_url(re.compile("/timeline/2013/"))
    expect(page.locator(f"[id='{fact_id}']")).to_be_in_viewport()


def test_a_mark_on_the_ruler_leads_to_its_happening(page: Page, address: str, squad: Path) -> None:
    assert squad.is_dir()
    page.goto(f"{address}{SQUAD}/{urls.profile_path(PERSON)}")
    mark = page.locator(".ruler a").first
    mark.click()

    expect(page.locator("[data-fact]:target")).to_be_in_viewport()


def test_a_number_over_time_is_drawn_and_said(page: Page, address: str, squad: Path) -> None:
    assert squad.is_dir()
    page.goto(f"{address}{SQUAD}/{urls.records_path(PERSON)}")
    assert "60" in str(page.locator(".spark").get_attribute("aria-label"))
    assert page.locator(".spark circle").count() == page.locator(".history [data-fact]").count() == 20
    expect(page.locator(".history [data-fact]").first).to_be_hidden()
    page.locator(".history summary").click()
    expect(page.locator(".history [data-fact]").first).to_be_visible()

    page.goto(f"{address}{SQUAD}/{urls.profile_path(PERSON)}")
    page.locator(".history .topic a").click()
    expect(page.locator("[data-fact]:target")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("progress")).to_have_attribute("max", "100")


def test_the_editors_changes_are_shown_with_their_reasons(page: Page, address: str, squad: Path) -> None:
    assert squad.is_dir()
    page.goto(f"{address}{SQUAD}/{urls.CHANGES}")

    log = page.locator(".corrections li")
    expect(log).to_have_count(2)
    expect(log.first).to_contain_text("The club gives the day of birth.")
    expect(log.last.locator("del")).to_have_text("Buys a boat")
    log.first.locator("a").click()
    expect(page.locator("#f-age:target")).to_be_in_viewport()


def test_a_large_site_is_searched_word_by_word_and_a_hit_leads_to_its_sentence(
    page: Page, address: str, squad: Path
) -> None:
    if not can_index():
        pytest.skip("PAGEFIND IS MISSING: install the `search` extra")
    assert squad.is_dir()
    page.goto(f"{address}{SQUAD}/{urls.SEARCH}?q=harder")

    hit = page.locator("[data-found] .hit a[href*='sources/']").first
    expect(hit).to_be_visible()
    expect(page.locator("[data-found] .hit").first).to_contain_text("harder")
    hit.click()
    expect(page.locator(".sentence:target")).to_contain_text("harder")


def test_a_large_site_is_searched_from_disk_by_its_list(page: Page, squad: Path) -> None:
    page.goto(f"{(squad / urls.SEARCH).as_uri()}?q=silver lamp")

    expect(page.locator(".hit:visible").first).to_contain_text("Silver Lamp")
    expect(page.locator("[data-found]")).to_be_hidden()
