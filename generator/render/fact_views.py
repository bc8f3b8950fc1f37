"""Facts, disagreements and quotes as a page shows them.

Takes settled values, gives views; what is shown about how firmly something stands is put in words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.edtf import EdtfDate
from generator.model.facts import Disagreement, Fact, Piece, QuoteGroup, Reading, Variant, count_independent
from generator.model.phrases import Phrase
from generator.model.profile import Profile
from generator.model.spoken import date_words
from generator.render import urls
from generator.render.citations import PLACES, Shelf
from generator.render.dates import say
from generator.render.histories import progress_view
from generator.render.views import (
    ChangeView,
    DateView,
    DisagreementView,
    EvidenceView,
    FactView,
    FlipView,
    LinkView,
    QuoteView,
    ReadingView,
    RunView,
    StatusView,
    VariantView,
)
from generator.render.words import ENGLISH, Words

HEADING_WORDS = 8
"""How many words of an utterance make its heading."""

LINK_WORDS = 3
"""How many words of an utterance name it in a link."""


RECORD_VALUES = {"holder": "Record holder", "won": "Won"}
"""Values of records that are no numbers, as a reader wants them."""

COMMON_WORD_RE = re.compile(r"(?<!\w)[a-z][a-z’'-]*[a-z](?!\w)")
"""A word that is no name, and is read in a language. Takes `wins the Cup`; leaves `Harry Kane`, `2–1`, `3rd`."""

SHOWN_ALWAYS = 3
"""How many sentences stand open beside a fact."""

SHOWN_OF_MANY = 2
"""How many do where a person has many facts."""

MANY_FACTS = 40
"""More facts than this are many."""

WORDINGS = {"wordings compared": True, "said in": False}
"""How a fact names the quotes that it rests on: (words, whether several sources print them)."""

MOST_READINGS = 4
"""Most sides of a disagreement that stand open; one more does too, rather than being folded alone."""

MOST_VOICES = 6
"""Most sources that a page can be read as one of; `static/site.css` knows as many."""


def source_words(number: int, total: int, words: Words = ENGLISH) -> str:
    """How many sources: "in both sources" for two of two, else "in one source", "in 3 sources"."""
    if number == 2 == total:
        return words("in both sources")
    return words("in one source") if number == 1 else words("in {number} sources", number=number)


def date_view(date: EdtfDate | None, words: Words = ENGLISH, *, season: bool = False) -> DateView | None:
    """A date in words and for machines."""
    if date is None:
        return None
    return DateView(words=date_words(date, words, season=season), edtf=date.text, datetime=date.html or "")


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


def shown_value(fact: Fact, words: Words = ENGLISH) -> str:
    """The value of a fact as a reader wants it: a date or a title in words, everything else as it is."""
    if fact.edtf and fact.value == fact.edtf.text:
        return date_words(fact.edtf, words)
    if fact.section == "records" and fact.value in RECORD_VALUES:
        return words(RECORD_VALUES[fact.value])
    return say(fact.value, words) if isinstance(fact.value, Phrase) else fact.value


def value_language(fact: Fact, words: Words) -> str:
    """The language of a value where no catalogue has it and the page is not English; names and numbers belong to all."""
    shown = shown_value(fact, words)
    stays = not words.english and shown == shown_value(fact) and COMMON_WORD_RE.search(shown)
    return ENGLISH.language if stays else ""


def titled(fact: Fact, words: Words, *, most: int | None = None) -> tuple[str, str]:
    """What a fact is about and its value, or the first words of it, as the two parts of a link: the page's and English."""
    value = shown_value(fact, words) if most is None else shortened_quote(shown_value(fact, words), most)
    label = f"{shown_label(fact, words)}: "
    return (label, value) if value_language(fact, words) else (label + value, "")


def shown_label(fact: Fact, words: Words = ENGLISH) -> str:
    """What a fact is about; the catalogue may know the label."""
    return say(fact.label, words)


def as_sentence(text: str) -> str:
    """The site's own words with a capital letter and a stop."""
    trimmed = text.strip()
    return trimmed[:1].upper() + trimmed[1:] + ("" if trimmed.endswith((".", "!", "?", "…")) else ".")


def shortened_quote(text: str, most: int = HEADING_WORDS) -> str:
    """The first words of an utterance."""
    words = text.split()
    if len(words) <= most + 2:
        return text.rstrip(",;:–— ")
    return " ".join(words[:most]).rstrip(",;:–—. ") + "\u00a0…"


@dataclass(frozen=True, slots=True)
class Desk:
    """What views of one profile on one page are made from."""

    page: str
    """Path of the page that shows them."""
    profile: Profile
    shelf: Shelf

    @property
    def words(self) -> Words:
        """The language of the site."""
        return self.shelf.words

    def link(self, text: str, anchor: str, english: str = "") -> LinkView:
        """A link to something of the profile; see `LinkView` for its two parts."""
        href = self.shelf.fact_link(self.page, self.profile.subject.id, anchor)
        return LinkView(text=text, href=href, english=english)

    def valued(self, fact: Fact) -> LinkView:
        """A link to a fact by its value."""
        value = shown_value(fact, self.words)
        return self.link("", fact.id, value) if value_language(fact, self.words) else self.link(value, fact.id)

    def citing(self, anchor: str) -> str:
        """The address of how to cite something of the profile."""
        return urls.link(self.page, urls.citing_path(self.profile.subject.id), f"cite-{anchor}")

    def fact(self, fact: Fact) -> FactView:
        """A fact with its evidence."""
        season = fact.edtf is not None and any(
            "season" in support.evidence.exact.casefold() for support in fact.support
        )
        narrower = fact.edtf_worked_out if fact.edtf_worked_out != fact.edtf else None
        evidence, folded = self._folded(self.shelf.evidence(self.page, fact.support))
        return FactView(
            id=fact.id,
            label=shown_label(fact, self.words),
            value=shown_value(fact, self.words),
            language=value_language(fact, self.words),
            note=say(fact.note, self.words),
            date=None if says_its_date(fact) else date_view(fact.edtf, self.words, season=season),
            narrower=date_view(narrower, self.words),
            value_derived=value_derived(fact),
            date_derived=fact.date_derived,
            filters=self._filters(fact),
            voices=" ".join(map(str, sorted(filter(None, map(self._voice, fact.sources))))),
            flips=tuple(self._flips(fact)),
            was=fact.was,
            cite=self.citing(fact.id),
            statuses=tuple(self._statuses(fact)),
            evidence=evidence,
            folded=folded,
            more=self._more(len(folded), derived=bool(fact.derivation)),
            steps=self.shelf.steps(self.page, fact.derivation),
            progress=progress_view(self.profile, fact, self.words),
        )

    def _folded(self, lines: tuple[EvidenceView, ...]) -> tuple[tuple[EvidenceView, ...], tuple[EvidenceView, ...]]:
        """What stands open and what is folded: one sentence of each source first; of those against as many."""
        most = SHOWN_OF_MANY if len(self.profile.facts) > MANY_FACTS else SHOWN_ALWAYS
        chosen: set[int] = set()
        for side in ([line for line in lines if not line.against], [line for line in lines if line.against]):
            first: dict[str, EvidenceView] = {}
            for line in side:
                first.setdefault(line.tags[0].text.rstrip("0123456789"), line)
            firsts = {id(line): None for line in first.values()}
            chosen.update(list(firsts | {id(line): None for line in side})[:most])
        return (
            tuple(line for line in lines if id(line) in chosen),
            tuple(line for line in lines if id(line) not in chosen),
        )

    def _more(self, folded: int, *, derived: bool) -> str:
        """What is folded away, in words."""
        if not folded:
            return self.words("How it was worked out")
        more = self.words.count(folded, "more sentence")
        return self.words("{sentences}, and how it was worked out", sentences=more) if derived else more

    def _filters(self, fact: Fact) -> str:
        kinds = ["several" if len(fact.sources) > 1 else "single"]
        kinds += ["disputed"] * (fact.status == "disputed") + ["derived"] * worked_out(fact)
        return " ".join(kinds)

    def _voice(self, source: str) -> int:
        """Number of a source among those that the page can be read as, from 1; 0 where it is none of them."""
        if len(self.profile.witnesses) > MOST_VOICES:
            return 0
        ids = [witness.id for witness in self.profile.witnesses]
        return ids.index(source) + 1 if source in ids else 0

    def _flips(self, fact: Fact) -> Iterable[FlipView]:
        """What a disputed fact would say with one source alone, or without one."""
        if not fact.disagreements or len(self.profile.witnesses) > MOST_VOICES:
            return
        printing = set(fact.sources)
        for disagreement in self.profile.disagreements:
            if disagreement.id not in fact.disagreements or len(printing) == 0:
                continue
            others = [one for one in disagreement.readings if one.value != disagreement.printed]
            for witness in self.profile.witnesses:
                voice = self._voice(witness.id)
                alone = [one.value for one in others if witness.id in {said.source for said in one.support}]
                rest = [one.value for one in others if {said.source for said in one.support} - {witness.id}]
                if voice and alone and witness.id not in printing:
                    yield FlipView(key=f"a{voice}", text=self.words("there: {value}", value=say(alone[0], self.words)))
                if voice and rest and printing == {witness.id}:
                    yield FlipView(key=f"w{voice}", text=self.words("there: {value}", value=say(rest[0], self.words)))

    def _statuses(self, fact: Fact) -> Iterable[StatusView]:
        if len(self.profile.witnesses) > 1:
            yield self._witnessed(fact.sources)
        if value_derived(fact):
            yield StatusView(kind="derived", text=self.words("worked out, not stated"))
        elif fact.date_derived:
            yield StatusView(kind="derived", text=self.words("date worked out"))
        if fact.scheduled:
            yield StatusView(kind="scheduled", text=self.words("still ahead when written"))
        if fact.status == "disputed":
            links = tuple(self.link(self._topic(one), one) for one in fact.disagreements)
            yield StatusView(kind="disputed", text=self.words("disputed"), links=links)
        if fact.quotes:
            yield from self._wordings(fact)

    def _witnessed(self, sources: tuple[str, ...]) -> StatusView:
        words = source_words(len(sources), len(self.profile.witnesses), self.words)
        families = {one: family for one in sources if (family := self.shelf.witnesses[one].family)}
        independent = count_independent(sources, families)
        if independent == 1 < len(sources):
            words += self.words(", which share their text: one witness")
        elif independent < len(sources):
            words += self.words(", {number} independent", number=independent)
        return StatusView(kind="shared" if len(sources) > 1 else "single", text=words)

    def _wordings(self, fact: Fact) -> Iterable[StatusView]:
        groups = [group for group in self.profile.quotes if group.id in fact.quotes]
        for text, several in WORDINGS.items():
            found = [group for group in groups if (len(group.variants) > 1) == several]
            links = tuple(self.link(f"“{shortened_quote(one.variants[0].text, LINK_WORDS)}”", one.id) for one in found)
            if links:
                yield StatusView(kind="wording", text=self.words(text), links=links)

    def _topic(self, disagreement: str) -> str:
        found = (one.topic for one in self.profile.disagreements if one.id == disagreement)
        return say(next(found, disagreement), self.words)

    def disagreement(self, disagreement: Disagreement, *, prefix: str = "") -> DisagreementView:
        """A disagreement with both sides; `prefix` goes before its anchor."""
        facts = (self.profile.fact(one) for one in disagreement.facts)
        sides = tuple(self._reading(one, disagreement) for one in disagreement.readings)
        most = MOST_READINGS if len(sides) > MOST_READINGS + 1 else len(sides)
        return DisagreementView(
            id=disagreement.id,
            anchor=prefix + disagreement.id,
            topic=say(disagreement.topic, self.words),
            kind=disagreement.kind,
            parties=self._parties(disagreement),
            readings=sides[:most],
            others=sides[most:],
            more=self.words.count(len(sides) - most, "more reading") if len(sides) > most else "",
            printed=say(disagreement.printed or "", self.words),
            rule=as_sentence(say(disagreement.rule, self.words)),
            also=self.shelf.tags(self.page, disagreement.also),
            facts=tuple(
                self.link(text, one.id, english)
                for one in facts
                if one
                for text, english in [titled(one, self.words, most=HEADING_WORDS)]
            ),
        )

    def _reading(self, reading: Reading, disagreement: Disagreement) -> ReadingView:
        places = dict.fromkeys(PLACES.get(support.block, "article text") for support in reading.support)
        evidence, folded = self._folded(self.shelf.evidence(self.page, reading.support))
        return ReadingView(
            value=say(reading.value, self.words),
            printed=reading.value == disagreement.printed,
            places=", ".join(map(self.words, places)),
            evidence=evidence,
            folded=folded,
            more=self.words.count(len(folded), "more sentence") if folded else "",
        )

    def _parties(self, disagreement: Disagreement) -> str:
        sides = [
            dict.fromkeys(one.source for one in sorted(reading.support, key=self.shelf.order))
            for reading in disagreement.readings
        ]
        if disagreement.kind == "within":
            shared = [source for source in sides[0] if all(source in side for side in sides)]
            return self.words("within {sources}", sources=self._letters(shared or sides[0]))
        if len(sides) > MOST_READINGS:
            number = len({source for side in sides for source in side})
            readings, sources = self.words.count(len(sides), "reading"), self.words.count(number, "source")
            return self.words("{readings} in {sources}", readings=readings, sources=sources)
        return self.words(" against ").join(map(self._letters, sides))

    def _letters(self, sources: Iterable[str]) -> str:
        return self.words.few(self.shelf.witnesses[source].letter for source in sources)

    def quote(self, group: QuoteGroup) -> QuoteView:
        """An utterance with its wordings."""
        return QuoteView(
            id=group.id,
            speaker=self._speaker(group),
            filters="several" if len(group.variants) > 1 else "single",
            variants=tuple(self._variant(one, alone=len(group.variants) == 1) for one in group.variants),
            changes=tuple(
                ChangeView(label=self.words(one.label), text=say(one.text, self.words)) for one in group.changes
            ),
            was=group.was,
            cite=self.citing(group.id),
        )

    def _speaker(self, group: QuoteGroup) -> str:
        if group.speaker is None:
            return self.words("speaker not stated")
        return "" if group.speaker == self.profile.subject.name else group.speaker

    def _variant(self, variant: Variant, *, alone: bool) -> VariantView:
        return VariantView(
            letter=self.shelf.witnesses[variant.source].letter,
            tone=self.shelf.tones[variant.source],
            tags=self.shelf.tags(self.page, variant.support),
            runs=tuple(run for piece in variant.pieces for run in _runs(piece, alone=alone)),
            language=self.shelf.foreign(variant.source),
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
