"""What a rendered site promises: links both ways, hooks, verbatim words, nothing that runs."""

from __future__ import annotations

import dataclasses
import gzip
import itertools
import posixpath
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from render.reading import Element, read, sheet_of
from render.sample import ARTICLES, TEXTS, make_pair, make_site

from generator.model.profile import Profile, Site
from generator.render import urls
from generator.render.pages import render_site

SITE = make_site()
PROFILE = urls.profile_path("ines-marlow")
HARBOUR = urls.source_path("harbour-post")
WIRE = urls.source_path("coast-wire")


@cache
def site_of(site: Site = SITE) -> dict[str, str | bytes]:
    return render_site(site)


@cache
def pages_of(site: Site = SITE) -> dict[str, Element]:
    return {path: read(content) for path, content in site_of(site).items() if path.endswith(".html")}


def page(path: str) -> Element:
    return pages_of()[path]


def target(path: str, href: str) -> tuple[str, str]:
    """The file and the anchor that an address on the page `path` leads to."""
    address, _, anchor = href.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address))) if address else path
    return file, unquote(anchor)


def sentence(source: str, number: int) -> Element:
    (found,) = page(urls.source_path(source)).find(id=f"s{number}")
    return found


def margin(source: str, number: int) -> list[Element]:
    """Links of the margin beside the paragraph of a sentence."""
    block = sentence(source, number).within("block")
    assert block is not None
    return [link for notes in block.find(class_="notes") for link in notes.find("a")]


def facts_and_citations() -> list[tuple[str, str, int]]:
    return [
        (fact.id, support.source, support.sentence)
        for fact in SITE.profiles[0].facts
        for support in (*fact.support, *(one for step in fact.derivation for one in step.support))
    ]


@pytest.mark.parametrize("path", [path for path in pages_of() if path != urls.NOT_FOUND])
def test_every_link_leads_to_a_file_and_an_anchor(path: str) -> None:
    for element in page(path).walk():
        for address in (element.attrs.get("href"), element.attrs.get("src")):
            if address and not address.startswith(("https:", "http:")):
                file, anchor = target(path, address)
                assert file in site_of(), address
                assert not anchor or pages_of()[file].find(id=anchor), address


@pytest.mark.parametrize("path", pages_of())
def test_ids_are_unique_and_nothing_runs_or_styles_within_the_page(path: str) -> None:
    elements = list(page(path).walk())
    ids = [one.attrs["id"] for one in elements if "id" in one.attrs]

    assert len(ids) == len(set(ids))
    for script in page(path).find("script"):
        assert not script.text
        assert target(path, script.attrs["src"])[0].startswith(("static/", "/static/")) or path == urls.NOT_FOUND
    assert not page(path).find("style")
    assert not [one for one in elements if any(name == "style" or name.startswith("on") for name in one.attrs)]
    (policy,) = page(path).find("meta", http_equiv="Content-Security-Policy")
    assert policy.attrs["content"].startswith("default-src 'none'")
    assert "unsafe" not in policy.attrs["content"]


@pytest.mark.parametrize("path", pages_of())
def test_headings_go_down_one_level_at_a_time(path: str) -> None:
    levels = [int(one.tag[1]) for one in page(path).walk() if re.fullmatch("h[1-6]", one.tag)]

    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


@pytest.mark.parametrize(("fact", "source", "number"), facts_and_citations())
def test_a_fact_cites_its_sentence_and_the_sentence_names_the_fact(fact: str, source: str, number: int) -> None:
    (element,) = page(PROFILE).find(id=fact, data_fact=fact)
    cited = [target(PROFILE, one.attrs["href"]) for one in element.find("a", class_="cite")]
    assert (urls.source_path(source), f"s{number}") in cited

    assert sentence(source, number).find("mark", data_fact=fact)
    assert (PROFILE, fact) in [target(urls.source_path(source), one.attrs["href"]) for one in margin(source, number)]


def test_every_mark_names_a_fact_that_cites_its_sentence() -> None:
    for source in ARTICLES:
        for mark in page(urls.source_path(source)).find("mark", data_fact=""):
            around = mark.within("sentence")
            assert around is not None
            for fact in mark.attrs["data-fact"].split():
                (element,) = page(PROFILE).find(id=fact)
                hrefs = [target(PROFILE, one.attrs["href"]) for one in element.find("a", class_="cite")]
                assert (urls.source_path(source), around.attrs["id"]) in hrefs


def test_marks_hold_exactly_the_evidence() -> None:
    for fact in SITE.profiles[0].facts:
        for support in fact.support:
            marks = sentence(support.source, support.sentence).find("mark", data_fact=fact.id)
            assert support.evidence.exact in "".join(mark.text for mark in marks)


def test_sentences_stand_verbatim_and_in_order() -> None:
    for source, article in ARTICLES.items():
        for one in article.sentences:
            element = sentence(source, one.number)
            assert element.text == f"{one.number}{one.span.cut(article.text)}"


def test_the_margin_names_the_other_sources_sentence_and_what_contradicts() -> None:
    profile = SITE.profiles[0]
    age = profile.fact("f-age")
    assert age is not None
    here, other, against = age.support

    hrefs = {target(HARBOUR, one.attrs["href"]) for one in margin(here.source, here.sentence)}

    assert (urls.source_path(other.source), f"s{other.sentence}") in hrefs
    assert (urls.source_path(against.source), f"s{against.sentence}") in hrefs
    assert (PROFILE, "x-age") in hrefs


def test_disagreements_show_every_reading_and_lead_to_their_facts_and_back() -> None:
    for one in SITE.profiles[0].disagreements:
        (element,) = page(PROFILE).find(id=one.id, data_disagreement=one.id)
        assert all(reading.value in element.text for reading in one.readings)
        for fact in one.facts:
            assert element.find("a", href=f"#{fact}")
            (shown,) = page(PROFILE).find(id=fact)
            assert shown.find("a", href=f"#{one.id}")
        assert page(urls.DISAGREEMENTS).find(data_disagreement=one.id)


def test_quotes_are_hooked_on_both_sides() -> None:
    for group in SITE.profiles[0].quotes:
        (element,) = page(PROFILE).find(id=group.id, data_quote=group.id)
        assert all(variant.text.split()[0] in element.text for variant in group.variants)
        for variant in group.variants:
            for support in variant.support:
                assert sentence(support.source, support.sentence).find("mark", data_quote=group.id)
                links = margin(support.source, support.sentence)
                assert (PROFILE, group.id) in [
                    target(urls.source_path(support.source), one.attrs["href"]) for one in links
                ]


def test_a_difference_of_wording_is_said_in_words_too() -> None:
    (element,) = page(PROFILE).find(id="q-i-went-19")

    assert "[differs] in a row [end]" in element.text
    assert "B leaves out “I think”." in element.text
    (hill,) = page(PROFILE).find(id="q-foot-of-the-hill")
    assert "[moved] still [end]" in hill.text


def test_what_was_worked_out_says_so_and_shows_its_steps() -> None:
    (born,) = page(PROFILE).find(id="f-born")
    assert [one.text for one in born.find(data_derived="")] == ["July 1997"]
    assert "2025 − 28 = 1997" in born.text
    assert "Outside fact: Northern Cup 2025" in born.text

    (turns,) = page(PROFILE).find(id="t-turns-28")
    assert [one.text for one in turns.find(data_derived="")] == ["summer 2025", "18 July 2025"]
    assert [one.attrs.get("datetime") for one in turns.find(data_edtf="")] == [None, "2025-07-18"]

    (lamp,) = page(PROFILE).find(id="t-silver-lamp")
    assert not lamp.find(data_derived="")


def test_every_derived_fact_and_no_stated_one_has_a_value_that_was_worked_out() -> None:
    for fact in SITE.profiles[0].facts:
        (element,) = page(PROFILE).find(id=fact.id)
        assert bool(element.find(data_derived="")) == (fact.status == "derived" or fact.date_derived)


def test_a_sentence_against_is_introduced_as_such() -> None:
    (age,) = page(PROFILE).find(id="f-age")

    (line,) = age.find(class_="is-against")
    assert " ".join(line.text.split()).startswith("Sentence B11 Against: Photo: Ines Marlow, 29")


def test_sources_are_counted_in_words() -> None:
    pair = pages_of(make_pair())[PROFILE]

    assert "in both sources" in pair.text
    assert "in 2 sources" not in pair.text
    assert "in both sources" not in page(PROFILE).find("main")[0].text.replace("“In both sources”", "")
    (name,) = page(PROFILE).find(id="f-name")
    assert "in 3 sources" in name.text


def test_sources_that_share_their_text_are_one_witness() -> None:
    copied = dataclasses.replace(
        SITE.profiles[0],
        facts=(
            dataclasses.replace(
                SITE.profiles[0].facts[0],
                support=tuple(one for one in SITE.profiles[0].facts[0].support if one.source != "harbour-post"),
            ),
        ),
        disagreements=(),
        quotes=(),
        lead=(),
    )

    rendered = pages_of(dataclasses.replace(SITE, profiles=(copied,)))

    (name,) = rendered[PROFILE].find(id="f-name")
    assert "which share their text: one witness" in name.text
    assert "shared with C: one witness" in page(urls.SOURCES).text


def test_hostile_text_stays_text() -> None:
    assert "<script>" not in str(site_of()[WIRE])
    assert "&lt;script&gt;alert(&#34;no&#34;)&lt;/script&gt;" in str(site_of()[WIRE])


def test_two_renderings_are_the_same_bytes() -> None:
    assert render_site(make_site()) == render_site(make_site())


def test_the_filters_know_every_fact() -> None:
    keys = {one.attrs["value"] for one in page(PROFILE).find("input", name="shown")} - {"all"}
    shown = {word for one in page(PROFILE).find(data_shown="") for word in one.attrs["data-shown"].split()}

    assert keys == shown - {"within", "between"}
    sheet = sheet_of(site_of())
    assert all(f'[value="{key}"]:checked) [data-shown]:not([data-shown~="{key}"])' in sheet for key in keys)


def test_full_addresses_stand_only_where_the_base_address_is_known() -> None:
    known = pages_of(make_site(base_url="https://example.org/tide"))[PROFILE]

    assert known.find("link", rel="canonical", href="https://example.org/tide/people/ines-marlow/")
    assert known.find("meta", property="og:url")
    assert not page(PROFILE).find("link", rel="canonical")
    assert not page(PROFILE).find("meta", property="og:url")


def test_the_missing_page_links_from_the_root() -> None:
    (sheet,) = [path for path in site_of() if path.endswith(".css")]
    assert [one.attrs["href"] for one in page(urls.NOT_FOUND).find("link", rel="stylesheet")] == [f"/{sheet}", sheet]
    assert page(urls.NOT_FOUND).find("a", href="/index.html")
    based = pages_of(make_site(base_url="https://example.org/tide"))[urls.NOT_FOUND]
    assert based.find("link", href=f"https://example.org/tide/{sheet}")


def test_the_text_as_received_is_published_unless_the_site_keeps_it() -> None:
    assert site_of()[urls.article_path("harbour-post")] == TEXTS["harbour-post"].encode()

    kept = make_site(source_text="cited-only")
    files, source = site_of(kept), pages_of(kept)[HARBOUR]
    assert not [path for path in files if path.endswith("article.txt")]
    assert not source.find("a", href="article.txt")
    assert source.find(id="s5")
    assert not source.find(id="s13")
    assert "Her coach, Bea Orlik" not in source.text
    assert "1 sentence not shown" in source.text


def test_a_profile_is_light() -> None:
    assert len(gzip.compress(str(site_of()[PROFILE]).encode(), mtime=0)) < 50_000


def test_a_single_source_goes_without_saying() -> None:
    profile = SITE.profiles[0]
    alone = [fact for fact in profile.facts if fact.sources == ("harbour-post",)]
    single = dataclasses.replace(
        profile, witnesses=SITE.witnesses[:1], facts=tuple(alone), disagreements=(), quotes=(), lead=()
    )

    rendered = pages_of(dataclasses.replace(SITE, profiles=(single,), witnesses=SITE.witnesses[:1]))[PROFILE]

    assert alone
    assert "in one source" not in rendered.text
    assert {one.attrs["value"] for one in rendered.find("input")} == {"all", "disputed", "derived"}


def test_an_empty_site_and_an_empty_profile_render() -> None:
    empty = dataclasses.replace(SITE, profiles=(), witnesses=())
    bare = Profile(subject=SITE.profiles[0].subject, witnesses=(), facts=())

    assert "0 articles" in pages_of(empty)[urls.HOME].text
    assert "Ines Marlow" in pages_of(dataclasses.replace(empty, profiles=(bare,)))[PROFILE].text


def test_an_editors_lead_stands_in_place_of_ours() -> None:
    subject = dataclasses.replace(SITE.profiles[0].subject, lead="Plays *wide*.")
    profile = dataclasses.replace(SITE.profiles[0], subject=subject)

    lead = pages_of(dataclasses.replace(SITE, profiles=(profile,)))[PROFILE].find(class_="lead")[0]

    assert lead.text.strip() == "Plays wide."
    assert [one.text for one in lead.find("em")] == ["wide"]


def test_a_source_of_two_people_names_them_in_its_margin() -> None:
    other = dataclasses.replace(
        SITE.profiles[0],
        subject=dataclasses.replace(SITE.profiles[0].subject, id="bea-orlik", name="Bea Orlik"),
        disagreements=(),
        quotes=(),
        facts=SITE.profiles[0].facts[:1],
    )

    source = pages_of(dataclasses.replace(SITE, profiles=(other, SITE.profiles[0])))[HARBOUR]

    notes = {one.text for notes in source.find(class_="notes") for one in notes.find("a")}
    assert {"Bea Orlik: Name: Ines Marlow", "Ines Marlow: Name: Ines Marlow"} <= notes


def test_own_templates_replace_ours(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "about.html").write_text("{{ body }}", "utf-8")

    assert render_site(SITE, overrides=tmp_path)[urls.ABOUT] == "<h2>About</h2>\n<p>It is <em>invented</em>.</p>\n"
