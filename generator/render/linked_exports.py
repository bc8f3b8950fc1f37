"""The facts of a person as linked data: `profile.jsonld` (schema.org) and `annotations.json` (W3C Web Annotation).

Both carry every fact with its sentences. Addresses are full where the site knows its own, else relative to the file.
"""

from __future__ import annotations

from typing import Any

from generator.model.facts import Fact, Support
from generator.model.profile import Profile, Site, Witness
from generator.render import urls
from generator.render.citations import Shelf
from generator.render.exports import render_json
from generator.render.fact_views import shown_value
from generator.render.frame import source_title

AROUND = 32
"""How many code points before and after the words an annotation gives, so that they are found in a changed text."""


def render_profile_jsonld(site: Site, profile: Profile, shelf: Shelf) -> str:
    """The content of `profile.jsonld`: the person, the articles, every fact as a claim, every quote."""
    subject = profile.subject
    addresses = _Addresses(site, profile, shelf)
    person: dict[str, Any] = {"@type": "Person", "@id": addresses.of(""), "name": subject.name}
    if subject.aliases:
        person["alternateName"] = list(subject.aliases)
    if subject.same_as:
        person["sameAs"] = [{"@id": address} for address in subject.same_as]
    if subject.sex:
        person["gender"] = {"@id": f"https://schema.org/{'Female' if subject.sex == 'f' else 'Male'}"}
    graph = [
        person,
        *(_article(addresses, witness) for witness in profile.witnesses),
        *(_claim(addresses, fact) for fact in profile.facts),
    ]
    for group in profile.quotes:
        graph += [
            {
                "@type": "Quotation",
                "@id": f"{addresses.of(group.id)}-{shelf.witnesses[variant.source].letter}",
                "text": variant.text,
                "isPartOf": {"@id": addresses.source(variant.source)},
                **({"creator": {"@type": "Person", "name": group.speaker}} if group.speaker else {}),
            }
            for variant in group.variants
        ]
    return render_json({"@context": {"@vocab": "https://schema.org/"}, "@graph": graph})


def _article(addresses: _Addresses, witness: Witness) -> dict[str, Any]:
    source = witness.article.source
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": addresses.source(witness.id),
        "headline": source_title(witness),
        "inLanguage": witness.language,
    }
    if source.outlet:
        found["publisher"] = {"@type": "Organization", "name": source.outlet}
    if source.author:
        found["author"] = {"@type": "Person", "name": source.author}
    if urls.is_web(source.url):
        found["url"] = {"@id": source.url}
    if witness.published and witness.published.precision in ("day", "month", "year"):
        found["datePublished"] = witness.published.text
    return found


def _claim(addresses: _Addresses, fact: Fact) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "Claim",
        "@id": addresses.of(fact.id),
        "name": fact.label,
        "text": shown_value(fact),
        "about": {"@id": addresses.of("")},
        "appearance": [{"@id": addresses.source(source)} for source in fact.sources],
        "creativeWorkStatus": fact.status,
    }
    if fact.edtf:
        found["temporalCoverage"] = fact.edtf.text
    return found


def render_annotations(site: Site, profile: Profile, shelf: Shelf) -> str:
    """The content of `annotations.json`: an annotation a citation, in one page of one collection."""
    addresses = _Addresses(site, profile, shelf)
    items = [
        {
            "id": f"{addresses.file}#{fact.id}-{number}",
            "type": "Annotation",
            "motivation": "describing" if support.stance == "supports" else "questioning",
            "body": {
                "type": "TextualBody",
                "value": value,
                "format": "text/plain",
                "language": site.config.language,
            },
            "target": {"source": addresses.text(support.source), "selector": _selectors(shelf, support)},
        }
        for fact, value in ((one, f"{one.label}: {shown_value(one)}") for one in profile.facts)
        for number, support in enumerate(fact.support, 1)
    ]
    page = {"id": f"{addresses.file}#page-1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": addresses.file,
        "type": "AnnotationCollection",
        "label": f"{profile.subject.name}: {site.config.title}",
        "total": len(items),
        "first": page,
    }
    return render_json(collection)


def _selectors(shelf: Shelf, support: Support) -> list[dict[str, Any]]:
    """The words by themselves, and by their place in code points."""
    span, text = support.evidence.span, shelf.witnesses[support.source].article.text
    return [
        {
            "type": "TextQuoteSelector",
            "exact": support.evidence.exact,
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


class _Addresses:
    """Addresses as files about one person give them."""

    def __init__(self, site: Site, profile: Profile, shelf: Shelf) -> None:
        self.site, self.person, self.shelf = site, profile.subject.id, shelf
        self.file = self._to(urls.export_path(self.person, "annotations.json"))

    def of(self, anchor: str) -> str:
        """Something of the person's page; without an anchor the person."""
        path = self.shelf.places.get((self.person, anchor), urls.profile_path(self.person))
        return f"{self._to(path)}#{anchor or 'person'}"

    def source(self, source: str) -> str:
        """The page of a source."""
        return self._to(urls.source_path(source))

    def text(self, source: str) -> str:
        """The text of a source, or its page where the text is not published."""
        return self._to(urls.article_path(source)) if self.site.config.source_text == "full" else self.source(source)

    def _to(self, path: str) -> str:
        start = urls.profile_path(self.person)
        return urls.full_address(self.site.config.base_url, path) or urls.link(start, path)
