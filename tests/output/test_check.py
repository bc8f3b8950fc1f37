from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from strategies import texts

from generator.model.evidence import Evidence, Source, Span
from generator.model.facts import Fact, Support
from generator.model.profile import Profile, Site, SiteConfig, Subject, Witness
from generator.output.check import check_site
from generator.output.links import Target, resolve_link
from generator.output.pages import outline_page
from generator.text.article import read_article

TEXT = "Mara Oduya has 41 goals for Northport.\n"
ARTICLE = read_article(Source.of(id="echo", path="echo.txt", text=TEXT))
SUPPORT = Support(evidence=ARTICLE.source.cite(Span(11, 23)), sentence=1)
PERSON = "people/mara/index.html"
SOURCE = "sources/echo/index.html"


def site(support: Support = SUPPORT, base_url: str = "") -> Site:
    witness = Witness(id="echo", letter="A", article=ARTICLE)
    fact = Fact(id="r-goals", section="records", label="Goals", value="41", support=(support,))
    profile = Profile(subject=Subject(id="mara", name="Mara Oduya"), witnesses=(witness,), facts=(fact,))
    return Site(config=SiteConfig(base_url=base_url), profiles=(profile,), witnesses=(witness,))


def pages(**changes: str) -> dict[str, str | bytes]:
    """A sound site; keywords replace a page: person, source, home."""
    person = '<li id="r-goals" data-fact>41 <a class="cite" href="../../sources/echo/index.html#s1">A1</a></li>'
    source = (
        '<p id="s1"><span>Mara Oduya has <mark data-fact="r-goals">41 goals</mark> for Northport.</span>'
        '<a href="../../people/mara/index.html#r-goals">41</a></p>'
    )
    home = '<a href="people/mara/index.html#r-goals">41</a> <a href="manifest.json">files</a>'
    given = {"person": person, "source": source, "home": home} | changes
    return {"index.html": given["home"], PERSON: given["person"], SOURCE: given["source"]}


def codes(rendered: dict[str, str | bytes], *, base_url: str = "") -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in check_site(rendered, site(base_url=base_url))]


def test_a_sound_site_has_no_problems() -> None:
    assert codes(pages()) == []


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ('<a href="nowhere.html">x</a>', "LINK01"),
        ('<a href="../index.html">x</a>', "LINK01"),
        ('<img src="static/none.png" alt="">', "LINK01"),
        ('<img srcset="none.png 2x" alt="">', "LINK01"),
        ('<link rel="stylesheet" href="static/none.css">', "LINK01"),
        ('<a href="people/mara/index.html#f-none">x</a>', "LINK02"),
        ('<a href="#none">x</a>', "LINK02"),
        ('<a href="people/mara/">x</a>', "LINK03"),
        ('<a href="people/mara">x</a>', "LINK03"),
        ('<a href="javascript:alert(1)">x</a>', "LINK04"),
        ('<a href="JAVASCRIPT:alert(1)">x</a>', "LINK04"),
        ('<img src="data:text/html,x" alt="">', "LINK04"),
        ('<p id="a"></p><p id="a"></p>', "ID01"),
    ],
)
def test_a_fault_on_a_page_is_found_at_its_place(markup: str, code: str) -> None:
    (found,) = codes(pages(home=f"<main>\n{markup}"))

    assert found[0] == code
    assert found[1].startswith("index.html:2:")


@pytest.mark.parametrize(
    "target",
    ["https://example.org/x", "//example.org", "mailto:a@example.org", "tel:+1", "people/mara/index.html", "#top",
     "?q=1", "data:image/png;base64,AA", "people/%6Dara/index.html", "/people/mara/index.html"],
)  # fmt: skip
def test_sound_addresses_pass(target: str) -> None:
    assert codes(pages(home=f'<a id="top" href="{target}">x</a>')) == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.org/sheets/people/none/", ["LINK01"]),
        ("https://example.org/sheets/people/mara/", []),
        ("https://example.org/sheets/", []),
        ("https://example.org/sheets/people/mara/#none", []),
        ("https://example.org/sheetsother/", []),
        ("/sheets/people/none/index.html", ["LINK01"]),
        ("/sheets/people/mara/index.html#none", ["LINK02"]),
        ("/other/place", []),
    ],
)
def test_addresses_under_the_base_address_are_inside(target: str, expected: list[str]) -> None:
    found = codes(pages(home=f'<a href="{target}">x</a>'), base_url="https://example.org/sheets")

    assert [code for code, _ in found] == expected


def test_addresses_in_style_sheets_and_sitemaps_are_checked() -> None:
    rendered = pages() | {
        "static/site.css": "@font-face {\n  src: url('fonts/none.woff2') }\nbody { background: url(data:image/png,x) }",
        "sitemap.xml": "<urlset><url><loc>https://example.org/none/</loc></url></urlset>",
        "feed.xml": '<feed><link href="https://example.org/gone/"/></feed>',
    }

    found = codes(rendered, base_url="https://example.org")

    assert found == [("LINK01", "feed.xml:1:7"), ("LINK01", "sitemap.xml:1:19"), ("LINK01", "static/site.css:2:13")]


def test_evidence_that_is_not_verbatim_is_found() -> None:
    forged = Evidence(source="echo", span=Span(11, 23), exact="42 goals")
    past = Evidence(source="echo", span=Span(30, 400), exact="Northport")

    for evidence in (forged, past):
        (problem,) = check_site(pages(), site(dataclasses.replace(SUPPORT, evidence=evidence)))
        assert (problem.code, problem.place.path) == ("EVID01", "mara: r-goals")


def test_evidence_of_a_source_that_is_not_there_is_found() -> None:
    stray = Evidence(source="gazette", span=Span(0, 4), exact="Mara")

    (problem,) = check_site(pages(), site(dataclasses.replace(SUPPORT, evidence=stray)))

    assert problem.code == "EVID02"


def test_a_citation_whose_sentence_does_not_mark_the_fact_is_found() -> None:
    assert codes(pages(source='<p id="s1">41 goals</p>')) == [("CITE01", f"{PERSON}:1:31")]


def test_a_mark_that_no_fact_cites_is_found() -> None:
    person = '<li id="r-goals" data-fact>41 <a href="../../sources/echo/index.html#s1">A1</a></li>'

    assert [code for code, _ in codes(pages(person=person))] == ["CITE02"]


def test_a_mark_without_a_way_back_is_found() -> None:
    source = '<p id="s1">has <mark data-fact="r-goals">41 goals</mark></p>'

    assert codes(pages(source=source)) == [("CITE02", f"{SOURCE}:1:16")]


def test_a_citation_belongs_to_the_innermost_fact() -> None:
    outline = outline_page(
        '<ul id="f-a" data-fact><li id="f-b" data-fact><a class="cite x" href="#s1">A</a></li><a class=cite>'
    )

    assert [(link.fact, link.cites) for link in outline.links] == [("f-b", True)]


def test_colliding_pages_are_found() -> None:
    assert codes(pages() | {"People/mara/index.html": "x", "PEOPLE": "x"}) == [
        ("PATH02", "People/mara/index.html"),
        ("PATH01", PERSON),
        ("PATH02", PERSON),
    ]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("#s1", Target(page="a/b/index.html", anchor="s1")),
        ("../c.html", Target(page="a/c.html", anchor="")),
        ("../../../c.html", Target(page="../c.html", anchor="")),
        ("https://example.org/", None),
    ],
)
def test_addresses_are_resolved_from_their_page(target: str, expected: Target | None) -> None:
    assert resolve_link("a/b/index.html", target, "") == expected


@given(markup=texts())
def test_no_markup_raises(markup: str) -> None:
    check_site(pages(home=markup) | {"a.css": markup, "b.xml": markup}, site(base_url="https://example.org"))


@given(target=texts(max_size=40))
def test_no_address_raises(target: str) -> None:
    resolve_link("a/index.html", target, "https://example.org")
