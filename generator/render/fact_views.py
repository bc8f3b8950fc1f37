"""Facts, disagreements and quotes as a page shows them.

Takes settled values, gives views; what is shown about how firmly something stands is put in words here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.edtf import EdtfDate
from generator.model.facts import Disagreement, Fact, Piece, QuoteGroup, Reading, Variant
from generator.model.profile import Profile
from generator.render import urls
from generator.render.citations import PLACES, Shelf
from generator.render.dates import date_words, with_date_words
from generator.render.views import (
    ChangeView,
    DateView,
    DisagreementView,
    FactView,
    LinkView,
    QuoteView,
    ReadingView,
    RunView,
    StatusView,
    VariantView,
)

HEADING_WORDS = 8
"""How many words of an utterance make its heading."""


def count_words(number: int, one: str, many: str = "") -> str:
    """A number and what it counts: "1 fact", "2 facts"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def list_words(words: Iterable[str]) -> str:
    """Words as a list: "A", "A and B", "A, B and C"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def source_words(number: int, total: int) -> str:
    """How many sources: "in both sources" for two of two, else "in one source", "in 3 sources"."""
    if number == 2 == total:
        return "in both sources"
    return "in one source" if number == 1 else f"in {number} sources"


def date_view(date: EdtfDate | None, *, season: bool = False) -> DateView | None:
    """A date in words and for machines."""
    if date is None:
        return None
    return DateView(words=date_words(date, season=season), edtf=date.text, datetime=date.html or "")


def value_derived(fact: Fact) -> bool:
    """Whether the value itself was worked out, and not a date beside it alone."""
    return says_its_date(fact) if fact.date_derived else fact.status == "derived"


def worked_out(fact: Fact) -> bool:
    """Whether anything of the fact was worked out."""
    return fact.date_derived or fact.status == "derived"


def says_its_date(fact: Fact) -> bool:
    """Whether the value of a fact outside the timeline is its date, as EDTF or in words."""
    if fact.section == "timeline" or fact.edtf is None:
        return False
    words = date_words(fact.edtf).replace(" of ", " ")
    return fact.value == fact.edtf.text or fact.value.replace(" of ", " ") == words


def shown_value(fact: Fact) -> str:
    """The value of a fact as a reader wants it: a date in words, everything else as it is."""
    return date_words(fact.edtf) if fact.edtf and fact.value == fact.edtf.text else fact.value


def as_sentence(text: str) -> str:
    """The site's own words with a capital letter and a stop."""
    trimmed = text.strip()
    return trimmed[:1].upper() + trimmed[1:] + ("" if trimmed.endswith((".", "!", "?", "…")) else ".")


def shortened_quote(text: str) -> str:
    """The first words of an utterance."""
    words = text.split()
    if len(words) <= HEADING_WORDS + 2:
        return text.rstrip(",;:–— ")
    return " ".join(words[:HEADING_WORDS]).rstrip(",;:–—. ") + "\u00a0…"


@dataclass(frozen=True, slots=True)
class Desk:
    """What views of one profile on one page are made from."""

    page: str
    """Path of the page that shows them."""
    profile: Profile
    shelf: Shelf

    def link(self, text: str, anchor: str) -> LinkView:
        """A link to something on the profile."""
        return LinkView(text=text, href=urls.fact_link(self.page, self.profile.subject.id, anchor))

    def fact(self, fact: Fact) -> FactView:
        """A fact with its evidence."""
        season = any("season" in support.evidence.exact.casefold() for support in fact.support)
        return FactView(
            id=fact.id,
            label=fact.label,
            value=shown_value(fact),
            note=with_date_words(fact.note),
            date=None if says_its_date(fact) else date_view(fact.edtf, season=season),
            narrower=date_view(fact.edtf_worked_out) if fact.edtf_worked_out != fact.edtf else None,
            value_derived=value_derived(fact),
            date_derived=fact.date_derived,
            filters=self._filters(fact),
            statuses=tuple(self._statuses(fact)),
            evidence=self.shelf.evidence(self.page, fact.support),
            steps=self.shelf.steps(self.page, fact.derivation),
        )

    def _filters(self, fact: Fact) -> str:
        kinds = ["several" if len(fact.sources) > 1 else "single"]
        kinds += ["disputed"] * (fact.status == "disputed") + ["derived"] * worked_out(fact)
        return " ".join(kinds)

    def _statuses(self, fact: Fact) -> Iterable[StatusView]:
        if len(self.profile.witnesses) > 1:
            yield self._witnessed(fact.sources)
        if value_derived(fact):
            yield StatusView(kind="derived", text="worked out, not stated")
        elif fact.date_derived:
            yield StatusView(kind="derived", text="date worked out")
        if fact.scheduled:
            yield StatusView(kind="scheduled", text="still ahead when written")
        if fact.status == "disputed":
            links = tuple(self.link(self._topic(one), one) for one in fact.disagreements)
            yield StatusView(kind="disputed", text="disputed", links=links)
        if fact.quotes:
            yield from self._wordings(fact)

    def _witnessed(self, sources: tuple[str, ...]) -> StatusView:
        words = source_words(len(sources), len(self.profile.witnesses))
        families = {self.shelf.witnesses[one].family for one in sources}
        if len(sources) > 1 and len(families) == 1 and None not in families:
            words += ", which share their text: one witness"
        return StatusView(kind="shared" if len(sources) > 1 else "single", text=words)

    def _wordings(self, fact: Fact) -> Iterable[StatusView]:
        groups = [group for group in self.profile.quotes if group.id in fact.quotes]
        for text, several in (("wordings compared", True), ("said in", False)):
            found = [group for group in groups if (len(group.variants) > 1) == several]
            links = tuple(self.link(f"“{shortened_quote(group.variants[0].text)}”", group.id) for group in found)
            if links:
                yield StatusView(kind="wording", text=text, links=links)

    def _topic(self, disagreement: str) -> str:
        return next((one.topic for one in self.profile.disagreements if one.id == disagreement), disagreement)

    def disagreement(self, disagreement: Disagreement, *, prefix: str = "") -> DisagreementView:
        """A disagreement with both sides; `prefix` goes before its anchor."""
        facts = (self.profile.fact(one) for one in disagreement.facts)
        return DisagreementView(
            id=disagreement.id,
            anchor=prefix + disagreement.id,
            topic=disagreement.topic,
            parties=self._parties(disagreement),
            readings=tuple(self._reading(one, disagreement) for one in disagreement.readings),
            printed=disagreement.printed or "",
            rule=as_sentence(with_date_words(disagreement.rule)),
            also=self.shelf.tags(self.page, disagreement.also),
            facts=tuple(self.link(f"{one.label}: {shown_value(one)}", one.id) for one in facts if one),
        )

    def _reading(self, reading: Reading, disagreement: Disagreement) -> ReadingView:
        places = dict.fromkeys(PLACES.get(support.block, "article text") for support in reading.support)
        return ReadingView(
            value=reading.value,
            printed=reading.value == disagreement.printed,
            places=", ".join(places),
            evidence=self.shelf.evidence(self.page, reading.support),
        )

    def _parties(self, disagreement: Disagreement) -> str:
        sides = [
            dict.fromkeys(one.source for one in sorted(reading.support, key=self.shelf.order))
            for reading in disagreement.readings
        ]
        if disagreement.kind == "within":
            shared = [source for source in sides[0] if all(source in side for side in sides)]
            return f"within {self._letters(shared or sides[0])}"
        return " against ".join(map(self._letters, sides))

    def _letters(self, sources: Iterable[str]) -> str:
        return list_words(self.shelf.witnesses[source].letter for source in sources)

    def quote(self, group: QuoteGroup) -> QuoteView:
        """An utterance with its wordings."""
        return QuoteView(
            id=group.id,
            heading=shortened_quote(group.variants[0].text),
            speaker=self._speaker(group),
            filters="several" if len(group.variants) > 1 else "single",
            variants=tuple(self._variant(one, alone=len(group.variants) == 1) for one in group.variants),
            changes=tuple(ChangeView(label=one.label, text=one.text) for one in group.changes),
        )

    def _speaker(self, group: QuoteGroup) -> str:
        if group.speaker is None:
            return "speaker not stated"
        return "" if group.speaker == self.profile.subject.name else group.speaker

    def _variant(self, variant: Variant, *, alone: bool) -> VariantView:
        return VariantView(
            letter=self.shelf.witnesses[variant.source].letter,
            tone=self.shelf.tones[variant.source],
            tags=self.shelf.tags(self.page, variant.support),
            runs=tuple(run for piece in variant.pieces for run in _runs(piece, alone=alone)),
        )


def _runs(piece: Piece, *, alone: bool) -> Iterable[RunView]:
    """A piece of a wording; the blanks at its ends are left outside its mark."""
    if alone or piece.state == "same" or not piece.text.strip():
        yield RunView(text=piece.text, marked=False)
        return
    words = piece.text.strip()
    before, _, after = piece.text.partition(words)
    for text, inside in ((before, False), (words, True), (after, False)):
        if text:
            yield RunView(text=text, marked=inside, moved=inside and piece.state == "moved")
