"""Pages beyond profile and source: what each promises, on the invented sites."""

from __future__ import annotations

import dataclasses
import re
from functools import cache

import pytest
from render.large import make_large_site
from render.reading import Element, read, sheet_of
from render.sample import make_facts, make_pair, make_site

from generator.knowledge.load import load_table
from generator.model.edits import Correction, Withdrawn
from generator.model.edtf import EdtfDate
from generator.model.facts import Fact, QuoteGroup
from generator.model.profile import Site
from generator.output.check import check_site
from generator.render import search_page, urls
from generator.render.front_pages import pages_beside
from generator.render.histories import draw_spark, histories, number_of, progress_view
from generator.render.html import slim_sheet
from generator.render.pages import render_site
from generator.render.places import MOST_EVENTS, MOST_QUOTES, UNDATED, Places, year_of

SMALL, PAIR, LARGE = make_site(), make_pair(), make_large_site()
PROFILE = urls.profile_path("ines-marlow")


@cache
def page(site: Site, path: str) -> Element:
    return read(files(site)[path])


@cache
def files(site: Site) -> dict[str, str | bytes]:
    return render_site(site)


def test_two_sources_stand_side_by_side_with_all_that_either_says() -> None:
    compared = page(PAIR, urls.compare_path("harbour-post", "daily-ledger"))
    facts = PAIR.profiles[0].facts
    linked = {one.attrs["href"].partition("#")[2] for row in compared.find(class_="pairing") for one in row.find("a")}

    assert {fact.id for fact in facts} <= linked
    both = [fact for fact in facts if len(fact.sources) == 2]
    assert f"Both say ({len(both)})" in compared.text
    assert compared.find(data_disagreement="x-age")
    assert [one.attrs["data-quote"] for one in compared.find(data_quote="")] == [
        "ines-marlow-q-i-went-19",
        "ines-marlow-q-foot-of-the-hill",
    ]


def test_sources_that_share_a_fact_have_a_page_together_and_name_it() -> None:
    pairs = {path for path in files(SMALL) if path.startswith("compare/")}

    assert len(pairs) == 3
    source = page(SMALL, urls.source_path("coast-wire"))
    assert len([one for one in source.find("a") if "compare/" in one.attrs["href"]]) == 2
    assert "The two share their text: one witness." in page(SMALL, urls.compare_path("daily-ledger", "coast-wire")).text


def test_of_many_sources_each_stands_beside_a_few() -> None:
    pairs = [path for path in files(LARGE) if path.startswith("compare/")]

    assert len(LARGE.witnesses) // 3 <= len(pairs) <= len(LARGE.witnesses)


def test_the_search_page_lists_every_fact_and_every_sentence() -> None:
    found = page(SMALL, urls.SEARCH)
    links = {one.attrs["href"].partition("#")[2] for hit in found.find(class_="hit") for one in hit.find("a")}

    assert {fact.id for fact in SMALL.profiles[0].facts} <= links
    sentences = sum(len(witness.article.sentences) for witness in SMALL.witnesses)
    assert len(found.find(class_="is-sentence")) == sentences
    (script,) = [one.attrs["src"] for one in found.find("script") if "search" in one.attrs["src"]]
    assert script.removeprefix("../") in files(SMALL)


def test_a_large_site_has_a_list_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_page, "MOST_FACTS", 3)
    found = render_site(SMALL)
    front = read(found[urls.SEARCH])
    (person,) = [one.subject.id for one in SMALL.profiles]
    own = read(found[urls.search_path(person)])

    assert [hit.text for hit in front.find(class_="hit")] == [SMALL.profiles[0].subject.name]
    assert len(own.find(class_="hit")) - len(own.find(class_="is-sentence")) == len(SMALL.profiles[0].facts)
    assert check_site(found, SMALL) == ()


def test_the_search_page_keeps_what_the_site_keeps_to_itself() -> None:
    kept = page(make_site(source_text="cited-only"), urls.SEARCH)

    assert "Her coach, Bea Orlik" not in kept.text
    assert "Only sentences that something rests on" in kept.text


def test_the_editors_log_is_shown_with_reasons_on_profile_home_and_changes() -> None:
    log = (
        Correction(kind="changed", target="f-age", before="29", after="27", reason="The club says so."),
        Correction(kind="hidden", target="t-gone", before="Sells fish", after="", reason="A joke."),
    )
    site = dataclasses.replace(SMALL, profiles=(dataclasses.replace(SMALL.profiles[0], log=log),))

    for path in (PROFILE, urls.HOME, urls.CHANGES):
        (listing,) = page(site, path).find(class_="corrections")
        first, second = (" ".join(one.text.split()) for one in listing.find("li"))
        assert first == "changed Age when written: 29 27 Why: The club says so."
        assert second == "hidden t-gone: Sells fish Why: A joke."
        assert [one.attrs["href"].endswith("#f-age") for one in listing.find("a")] == [True]
    assert "changed nothing" in page(SMALL, urls.CHANGES).text


def test_the_rules_of_the_about_page_are_those_that_the_program_reads() -> None:
    about = page(SMALL, urls.ABOUT)
    entries = {one.text for listing in about.find(class_="entries") for one in listing.find("li")}

    assert set(load_table("predicates")["types"]) <= entries
    assert set(load_table("cues")["strong"].split()) <= entries
    assert {row["id"] for row in load_table("metrics")["metric"]} <= entries
    decided = about.find(class_="decisions")[0].text
    assert all(one.rule.rstrip(".") in decided for one in SMALL.profiles[0].disagreements)


def test_every_fact_and_quote_can_be_cited_in_four_ways() -> None:
    known = make_site(base_url="https://example.org/tide")
    cite = page(known, urls.citing_path("ines-marlow"))
    things: list[Fact | QuoteGroup] = [*known.profiles[0].facts, *known.profiles[0].quotes]

    for thing in things:
        (one,) = cite.find(id=f"cite-{thing.id}")
        assert one.text.count(f"https://example.org/tide/people/ines-marlow/#{thing.id}") == 4
        assert re.search(r"@misc\{ines-marlow-" + thing.id, one.text)
    profile = page(known, PROFILE)
    assert all(profile.find("a", href=f"cite/index.html#cite-{thing.id}") for thing in known.profiles[0].facts)


def test_a_citation_leads_to_the_words_where_they_were_published() -> None:
    cite = page(SMALL, urls.citing_path("ines-marlow"))
    (captain,) = cite.find(id="cite-f-captain")
    assert captain.find("a", href="https://example.org/harbour?a=1&b=2#:~:text=the%20Saltmere%20captain")

    source = page(SMALL, urls.source_path("harbour-post"))
    assert any("#:~:text=" in one.attrs["href"] for one in source.find("a", rel="external"))
    assert not page(SMALL, urls.source_path("daily-ledger")).find("a", rel="external")


def test_words_for_a_text_fragment_keep_their_signs() -> None:
    address = urls.text_fragment("https://a.example/x#old", "a 2-1 win, they said & meant")
    assert address == "https://a.example/x#:~:text=a%202%2D1%20win%2C%20they%20said%20%26%20meant"
    long = urls.text_fragment("https://a.example/", "one two three four five six seven eight nine ten eleven")
    assert long.endswith("text=one%20two%20three%20four,eight%20nine%20ten%20eleven")


def test_a_long_timeline_and_long_quotes_get_a_page_a_year() -> None:
    profile = LARGE.profiles[0]
    own = page(LARGE, urls.profile_path("ada-quill"))
    timeline = [fact for fact in profile.facts if fact.section == "timeline"]
    assert len(timeline) > MOST_EVENTS
    assert len(profile.quotes) > MOST_QUOTES

    held: list[Fact | QuoteGroup] = [*timeline, *profile.quotes]
    for thing in held:
        path = Places(LARGE.profiles)[("ada-quill", thing.id)]
        assert page(LARGE, path).find(id=thing.id)
        assert [one.classes for one in own.find(id=thing.id)] == [["former"]], "whoever knows it here finds the way"
    assert len(own.find(class_="year")) == len({year_of(fact.edtf) for fact in timeline})
    assert not Places(SMALL.profiles)


def test_quotes_of_a_year_with_too_many_are_parted_by_month() -> None:
    profile = LARGE.profiles[0]
    witnesses = tuple(
        dataclasses.replace(one, published=EdtfDate.parse("2014" if at % 4 == 0 else f"2014-{at % 3 + 4:02d}-15"))
        for at, one in enumerate(LARGE.witnesses)
    )
    year = dataclasses.replace(
        LARGE, witnesses=witnesses, profiles=(dataclasses.replace(profile, witnesses=witnesses), *LARGE.profiles[1:])
    )
    parts = [path for path in files(year) if path.startswith("people/ada-quill/quotes/")]

    assert parts == [urls.quotes_path("ada-quill", part) for part in ("2014", "2014-04", "2014-05", "2014-06")]
    assert "April 2014" in page(year, parts[1]).text


def test_many_records_get_a_page_of_their_own_and_a_history_names_its_last_value() -> None:
    profile = LARGE.profiles[0]
    own = page(LARGE, urls.profile_path("ada-quill"))
    listed = page(LARGE, urls.records_path("ada-quill"))

    for fact in profile.facts:
        if fact.section == "records":
            assert listed.find(id=fact.id, data_fact="")
            assert [one.classes for one in own.find(id=fact.id)] == [["former"]]
    assert "79, the last of 20 values" in own.text


def test_of_a_disagreement_of_many_sides_the_first_stand_open() -> None:
    profile = LARGE.profiles[0]
    (dispute,) = profile.disagreements
    sides = tuple(dataclasses.replace(dispute.readings[at % 2], value=str(at)) for at in range(7))
    split = dataclasses.replace(profile, disagreements=(dataclasses.replace(dispute, readings=sides),))
    shown = page(dataclasses.replace(LARGE, profiles=(split, *LARGE.profiles[1:])), urls.DISAGREEMENTS)

    assert len(shown.find(class_="dispute-side")) == 7
    assert "3 more readings" in shown.text
    assert "7 readings in 20 sources" in shown.text


@pytest.mark.parametrize(
    ("edtf", "year"),
    [("2022-12", "2022"), ("201X", "2010s"), ("2022/..", "2022"), ("../2025", "2025"), ("2025/2026", "2025")],
)
def test_the_year_that_a_date_is_filed_under(edtf: str, year: str) -> None:
    assert year == year_of(EdtfDate.parse(edtf))


def test_what_has_no_date_is_filed_as_such() -> None:
    assert year_of(None) == UNDATED
    last = page(SMALL, PROFILE).find(class_="year")[-1]
    assert "Date not stated" in last.text


def test_many_sources_are_listed_on_several_pages() -> None:
    witnesses = tuple(
        dataclasses.replace(LARGE.witnesses[number % 20], id=f"copy-{number}", letter=f"Z{number}", family=None)
        for number in range(130)
    )
    site = dataclasses.replace(LARGE, profiles=(), witnesses=witnesses)

    listed = [page(site, urls.sources_path(number)).find(class_="card") for number in (1, 2, 3)]
    assert [len(cards) for cards in listed] == [60, 60, 10]
    assert urls.sources_path(4) not in files(site)
    assert len(page(site, urls.HOME).find(class_="card")) == 6


def test_copies_count_as_one_witness_in_the_list_of_sources() -> None:
    assert "2 independent of 3 sources" in page(SMALL, urls.SOURCES).text
    assert "independent" not in page(PAIR, urls.SOURCES).text


def number(fact_id: str, value: str, edtf: str | None, label: str = "Goals") -> Fact:
    sample = make_facts()[-1]
    date = EdtfDate.parse(edtf) if edtf else None
    return dataclasses.replace(sample, id=fact_id, value=value, edtf=date, label=label, note="", counts="goals")


def test_a_number_over_time_is_put_in_order_and_drawn() -> None:
    facts = [
        number("c", "76", "2025"),
        number("a", "74", "2024-10"),
        number("x", "9", None),
        number("b", "75", "2024-11"),
    ]

    (found,) = histories([*facts, number("alone", "3", "2020", "Caps"), number("n", "some", "2020", "Goals")]).values()
    assert [fact.id for fact in found] == ["a", "b", "c", "x"]
    spark = draw_spark("Goals", found)
    assert spark is not None
    assert spark.label == "Goals: from 74 to 76"
    assert [dot.y for dot in spark.dots] == ["42.0", "24.0", "6.0"]
    assert draw_spark("Goals", facts[:1]) is None


def test_a_long_line_has_dots_at_its_ends_its_least_and_its_most_alone() -> None:
    values = [50 + (place * 7 + 5) % 11 for place in range(75)]
    facts = [number(f"n{place}", str(value), f"{2001 + place}") for place, value in enumerate(values)]

    spark = draw_spark("Goals", facts)

    assert spark is not None
    assert len(spark.line.split()) == 75
    assert len(spark.dots) == 4
    assert {dot.y for dot in spark.dots} >= {"42.0", "6.0"}


@pytest.mark.parametrize(
    ("value", "read"), [("76", 76), ("1,234", 1234), ("1.62", 1.62), ("21 of 40", None), ("won", None), ("nan", None)]
)
def test_what_counts_as_a_number(value: str, read: float | None) -> None:
    assert number_of(number("a", value, None)) == read


def test_how_near_a_target_is_needs_both_numbers() -> None:
    aim = dataclasses.replace(number("aim", "100", None, "Wants to reach"), target=True)
    old, new = number("a", "74", "2024"), number("b", "76", "2025")
    profile = dataclasses.replace(SMALL.profiles[0], facts=(aim, old, new))

    found = progress_view(profile, aim)
    assert found is not None
    assert (found.value, found.most, found.text) == ("76", "100", "76 of 100, 24 to go")
    assert progress_view(profile, old) is None
    assert progress_view(dataclasses.replace(profile, facts=(aim,)), aim) is None
    assert progress_view(dataclasses.replace(profile, facts=(aim, number("c", "101", "2026"))), aim) is None


def test_a_disputed_value_says_what_it_would_be_in_one_source() -> None:
    (goals,) = page(SMALL, PROFILE).find(id="r-club-goals")
    (flip,) = goals.find(class_="fact-flip")

    assert flip.classes == ["fact-flip", "is-a3"]
    assert flip.text == "there: 40"
    assert goals.attrs["data-voices"] == "1 2"
    keys = [one.attrs["value"] for one in page(SMALL, PROFILE).find("option")]
    assert keys == ["all", "a1", "a2", "a3", "w1", "w2", "w3"]
    sheet = sheet_of(files(SMALL))
    assert all(f'[value="{key}"]:checked' in sheet for key in keys[1:])


def test_values_of_records_read_as_words() -> None:
    records = tuple(
        dataclasses.replace(number(f"r-{value}", value, None, label), section="records")
        for value, label in (("holder", "Scoring record"), ("won", "Silver Lamp"))
    )
    site = dataclasses.replace(SMALL, profiles=(dataclasses.replace(SMALL.profiles[0], facts=records, lead=()),))

    shown = [one.text for one in page(site, PROFILE).find(class_="fact-value")]
    assert shown == ["Record holder", "Won"]


def test_quotes_of_one_number_stand_under_one_title_whatever_its_facts_are_called() -> None:
    profile = make_site().profiles[0]
    groups = [group for group in profile.quotes if len(group.variants) > 1]
    quotes = tuple(dataclasses.replace(group, id=f"{group.id}-{at}") for at in range(4) for group in groups)
    facts = tuple(
        dataclasses.replace(number(f"r-{at}", str(at), None, f"Label {at}"), section="records", quotes=(quote.id,))
        for at, quote in enumerate(quotes)
    )
    told = dataclasses.replace(profile, facts=facts, quotes=quotes, lead=())
    shown = page(dataclasses.replace(SMALL, profiles=(told,)), PROFILE)

    titles = [one.text.strip() for one in shown.find("h3", class_="topic")]
    assert [one for one in titles if one.startswith("Label")] == ["Label 0"]


def test_a_mistake_can_be_reported_from_every_page() -> None:
    site = make_site(contact="desk@example.org")
    for path in files(site):
        if path.endswith(".html"):
            (link,) = [one for one in page(site, path).find("a") if one.text == "Report a mistake"]
            assert link.attrs["href"].startswith("mailto:desk@example.org?subject=")
    assert "Report a mistake" not in page(SMALL, PROFILE).text


def test_a_style_sheet_keeps_its_rules_and_loses_its_comments() -> None:
    assert slim_sheet("/* a * b */\na {\n  color: red;\n}\n\n/**/b{}\n") == "a {\ncolor: red;\n}\nb{}\n"


def test_every_component_of_the_style_sheet_is_shown_somewhere() -> None:
    """What no page of the invented sites shows would be dead, or untried."""
    edited = make_site(contact="desk@example.org", source_text="cited-only", about="* a list")
    profile = edited.profiles[0]
    subject = dataclasses.replace(profile.subject, draft=True)
    facts = (dataclasses.replace(profile.facts[0], was=("f-called",)), *profile.facts[1:])
    withdrawn = (Withdrawn(person=subject.id, name=subject.name, reason="taken back"),)
    edited = dataclasses.replace(
        edited,
        profiles=(dataclasses.replace(profile, subject=subject, facts=facts),),
        witnesses=(dataclasses.replace(edited.witnesses[0], withdrawn=withdrawn), *edited.witnesses[1:]),
    )
    shown: set[str] = set()
    for site in (SMALL, edited, LARGE):
        for path, content in files(site).items():
            if path.endswith(".html"):
                shown |= {name for found in re.findall(r'class="([^"]*)"', str(content)) for name in found.split()}
    sheet = sheet_of(files(SMALL))
    rules = re.sub(r"url\([^)]*\)|\"[^\"]*\"|\d+\.\d+\w*", "", sheet)
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)", rules))

    assert {name for name in styled - shown if not re.fullmatch(r"is-[aw]\d", name)} == set()


def test_the_list_of_changes_names_a_person_once_an_article() -> None:
    first = SMALL.profiles[0]
    other = dataclasses.replace(first, subject=dataclasses.replace(first.subject, id="o", name="Bo Other"))
    shown = page(dataclasses.replace(SMALL, profiles=(first, other)), urls.CHANGES).text

    told = re.findall(r"First told here:(.*)", shown)

    assert told
    assert all(one.count(f"{first.subject.name}: ") + one.count("Bo Other: ") <= 2 for one in told)
    assert all(one.count(": ") > 2 and one.strip().startswith((first.subject.name, "Bo Other")) for one in told)


def test_a_page_of_a_long_list_leads_on_to_its_ends_and_to_those_around_it() -> None:
    assert pages_beside(1, range(1, 2)) == (1,)
    assert pages_beside(1, range(1, 4)) == (1, 2, 3)
    assert pages_beside(80, range(1, 1668)) == (1, *range(76, 85), 1667)
    reached = {one for number in range(1, 41) for one in pages_beside(number, range(1, 41))}
    assert reached == set(range(1, 41))
