"""Every export is read by somebody else's tool, or held against the standard's own rules."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

import icalendar
import jsonschema
import pytest
import rdflib
from render.large import make_large_site
from render.sample import TEXTS, make_site

from generator.model.edtf import EdtfDate
from generator.model.profile import Site
from generator.render import urls
from generator.render.dated_exports import render_calendar
from generator.render.frame import Frame
from generator.render.pages import render_site

SITES = {
    "small": make_site(),
    "known address": make_site(base_url="https://example.org/tide"),
    "large": make_large_site(),
}
SCHEMA_ORG = "https://schema.org/"

IRI = {"type": "string", "minLength": 1}
SELECTOR = {
    "oneOf": [
        {
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": IRI, "prefix": {"type": "string"},
                           "suffix": {"type": "string"}},
            "required": ["type", "exact"], "additionalProperties": False,
        },
        {
            "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0},
                           "end": {"type": "integer", "minimum": 1}},
            "required": ["type", "start", "end"], "additionalProperties": False,
        },
    ]
}  # fmt: skip
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {
            "enum": ["assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
                     "identifying", "linking", "moderating", "questioning", "replying", "tagging"]
        },
        "body": {
            "required": ["type", "value"],
            "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}},
        },
        "target": {
            "required": ["source"],
            "properties": {"source": IRI, "selector": {"type": "array", "items": SELECTOR}},
        },
    },
}  # fmt: skip
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "required": ["id", "type", "items"],
            "properties": {"type": {"const": "AnnotationPage"}, "startIndex": {"const": 0},
                           "items": {"type": "array", "items": ANNOTATION}},
        },
    },
}  # fmt: skip
"""What the Web Annotation Data Model says a collection, its page and its annotations must have: 3.1, 3.2, 4.2, 5."""


@pytest.fixture(params=SITES, scope="module")
def site(request: pytest.FixtureRequest) -> Site:
    return SITES[request.param]


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, str | bytes]:
    return render_site(site)


def export(files: dict[str, str | bytes], site: Site, name: str) -> Any:
    return json.loads(files[urls.export_path(site.profiles[0].subject.id, name)])


def test_facts_keep_the_published_schema(files: dict[str, str | bytes], site: Site) -> None:
    schema = json.loads(files[urls.SCHEMA])
    jsonschema.Draft202012Validator.check_schema(schema)

    for profile in site.profiles:
        loaded = json.loads(files[urls.export_path(profile.subject.id, "facts.json")])
        jsonschema.validate(loaded, schema, cls=jsonschema.Draft202012Validator)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # the parser's own
def test_linked_data_is_a_graph_of_schema_org(files: dict[str, str | bytes], site: Site) -> None:
    path = urls.export_path(site.profiles[0].subject.id, "profile.jsonld")
    graph = rdflib.Graph().parse(data=str(files[path]), format="json-ld", publicID="https://host.example/people/x/")

    predicates = {str(one) for one in graph.predicates()} - {str(rdflib.RDF.type)}
    assert all(one.startswith(SCHEMA_ORG) for one in predicates)
    claims = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SCHEMA_ORG}Claim")))
    assert len(claims) == len(site.profiles[0].facts)
    articles = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{SCHEMA_ORG}NewsArticle")))
    shown = set(graph.objects(None, rdflib.URIRef(f"{SCHEMA_ORG}appearance")))
    assert shown <= articles
    assert len(articles) == len(site.profiles[0].witnesses)


def test_annotations_keep_the_rules_of_their_model(files: dict[str, str | bytes], site: Site) -> None:
    loaded = export(files, site, "annotations.json")
    jsonschema.validate(loaded, COLLECTION, cls=jsonschema.Draft202012Validator)

    items = loaded["first"]["items"]
    assert loaded["total"] == len(items) == sum(len(fact.support) for fact in site.profiles[0].facts)
    assert len({one["id"] for one in items}) == len(items)


def test_annotations_stand_where_they_say() -> None:
    loaded = export(render_site(SITES["small"]), SITES["small"], "annotations.json")

    for one in loaded["first"]["items"]:
        text = next(text for source, text in TEXTS.items() if f"/{source}/" in one["target"]["source"])
        words, place = one["target"]["selector"]
        assert text[place["start"] : place["end"]] == words["exact"]
        assert text[: place["start"]].endswith(words["prefix"])
        assert text[place["end"] :].startswith(words["suffix"])


def test_a_schema_that_finds_nothing_would_be_no_schema() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"type": "AnnotationCollection"}, COLLECTION)


def test_the_timeline_has_every_dated_happening_no_finer_than_it_is_known(
    files: dict[str, str | bytes], site: Site
) -> None:
    loaded = export(files, site, "timeline.json")
    dated = [fact for fact in site.profiles[0].facts if fact.section == "timeline" and fact.edtf]

    assert [one["unique_id"] for one in loaded["events"]] == [fact.id for fact in dated]
    for one, fact in zip(loaded["events"], dated, strict=True):
        assert fact.edtf is not None
        parts = len(one["start_date"])
        assert parts <= {"day": 3, "month": 2, "season": 2}.get(fact.edtf.precision, 3)
        assert "<script" not in json.dumps(one)


def test_the_calendar_is_read_by_a_calendars_own_library(files: dict[str, str | bytes], site: Site) -> None:
    path = urls.export_path(site.profiles[0].subject.id, "scheduled.ics")
    if path not in files:
        pytest.skip("nothing scheduled has a day")
    calendar: Any = icalendar.Calendar.from_ical(str(files[path]))

    events = calendar.walk("VEVENT")
    assert events
    assert not calendar.errors
    for event in events:
        assert isinstance(event["DTSTART"].dt, dt.date)
        assert event["SUMMARY"].startswith(site.profiles[0].subject.name)
        assert not event.errors


def test_the_calendar_holds_days_alone_and_keeps_its_signs() -> None:
    site = make_site()
    profile = site.profiles[0]
    strange = "Plays; against, “Corran”\\ä " + "long " * 30
    facts = tuple(
        dataclasses.replace(fact, value=strange) if fact.id == "t-plays-corran" else fact for fact in profile.facts
    )
    profile = dataclasses.replace(profile, facts=facts)

    text = render_calendar(site, profile, Frame(site).shelf, epoch=None)

    calendar: Any = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert {str(event["UID"]).partition("@")[0] for event in events} == {
        "ines-marlow-t-plays-corran",
        "ines-marlow-t-turns-28",
    }
    assert f"Ines Marlow: {strange}" in {str(event["SUMMARY"]) for event in events}
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")


def test_no_calendar_where_nothing_scheduled_has_a_day() -> None:
    site = make_site()
    vague = tuple(
        dataclasses.replace(fact, edtf=EdtfDate.parse("2025-05"), edtf_worked_out=None) if fact.scheduled else fact
        for fact in site.profiles[0].facts
    )
    files = render_site(dataclasses.replace(site, profiles=(dataclasses.replace(site.profiles[0], facts=vague),)))

    assert urls.export_path("ines-marlow", "scheduled.ics") not in files
    assert "scheduled.ics" not in str(files[urls.profile_path("ines-marlow")])
