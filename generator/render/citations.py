"""Citations: which colour and letter a source has, and the sentences that stand behind something.

A `Shelf` holds the sources of the site by id and is asked by every page; what it gives is addressed from one page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model.article import Article, Sentence
from generator.model.evidence import Span
from generator.model.facts import Derivation, Support
from generator.model.profile import Witness
from generator.render import urls
from generator.render.dates import capital, say
from generator.render.excerpts import cut_runs, shorten
from generator.render.views import EvidenceView, RunView, StepView, TagView
from generator.render.words import ENGLISH, Words

TONES = 6
"""How many colours sources take in turn; `static/site.css` defines as many."""

PLACES = {
    "headline": "headline",
    "heading": "heading",
    "caption": "photo caption",
    "furniture": "page furniture",
    "repeat": "repeated line",
}
"""Kinds of block that are not the article's own text, in words."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sources of the site."""

    witnesses: Mapping[str, Witness]
    """By id, in order of letter."""
    ranks: Mapping[str, int]
    """Place of each in the order of letters, from 0."""
    tones: Mapping[str, int]
    """Number of the colour of each, from 1."""
    words: Words = ENGLISH
    """The language of the site."""
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(person, anchor) to path, of what does not stand on its person's own page."""

    @classmethod
    def of(
        cls,
        witnesses: Iterable[Witness],
        *,
        words: Words = ENGLISH,
        places: Mapping[tuple[str, str], str] | None = None,
    ) -> Shelf:
        """The shelf of these sources, which come in order of letter."""
        by_id = {witness.id: witness for witness in witnesses}
        ranks = {key: index for index, key in enumerate(by_id)}
        return cls(
            by_id,
            ranks,
            {key: index % TONES + 1 for key, index in ranks.items()},
            words,
            {} if places is None else places,
        )

    def fact_link(self, page: str, person: str, anchor: str) -> str:
        """The address of a fact, a disagreement or a quote, as seen from `page`."""
        return urls.link(page, self.places.get((person, anchor), urls.profile_path(person)), anchor)

    def foreign(self, source: str) -> str:
        """The language of a source where it is not the site's; else empty."""
        language = self.witnesses[source].language
        return language if language.partition("-")[0] != self.words.language.partition("-")[0] else ""

    def order(self, support: Support) -> tuple[int, int]:
        """Sort key of a citation: place of the source, place of the words."""
        return (self.ranks[support.source], support.evidence.span.start)

    def tag(self, page: str, source: str, number: int) -> TagView:
        """The citation of a sentence, as seen from `page`."""
        letter = self.witnesses[source].letter
        return TagView(text=f"{letter}{number}", href=urls.sentence_link(page, source, number), tone=self.tones[source])

    def tags(self, page: str, supports: Iterable[Support]) -> tuple[TagView, ...]:
        """The citations of all sentences that the words of `supports` stand in, each once, by source and place."""
        found = {
            (support.source, sentence.number): None
            for support in sorted(supports, key=self.order)
            for sentence in covered(self.witnesses[support.source].article, support)
        }
        return tuple(self.tag(page, source, number) for source, number in found)

    def evidence(self, page: str, supports: Iterable[Support]) -> tuple[EvidenceView, ...]:
        """The sentences behind something, those in favour first; words of one sentence share a line."""
        lines: dict[tuple[bool, str, int], list[Support]] = {}
        for support in sorted(supports, key=lambda one: (one.stance == "against", self.order(one))):
            lines.setdefault((support.stance == "against", support.source, support.sentence), []).append(support)
        return tuple(self._line(page, group) for group in lines.values())

    def _line(self, page: str, group: list[Support]) -> EvidenceView:
        first = group[0]
        article = self.witnesses[first.source].article
        sentences = {sentence for support in group for sentence in covered(article, support)}
        bounds = Span(
            min(sentence.span.start for sentence in sentences), max(sentence.span.end for sentence in sentences)
        )
        spans = [support.evidence.span for support in group]
        excerpt = shorten(article.text, bounds, spans)
        runs = cut_runs(article.text, excerpt.span, [(span, "evidence") for span in spans])
        return EvidenceView(
            tags=self.tags(page, group),
            runs=tuple(RunView(text=run.text, marked=bool(run.ids)) for run in runs),
            cut_before=excerpt.cut_before,
            cut_after=excerpt.cut_after,
            against=first.stance == "against",
            place=self.words(PLACES[first.block]) if first.block in PLACES else "",
            language=self.foreign(first.source),
        )

    def steps(self, page: str, derivation: Iterable[Derivation]) -> tuple[StepView, ...]:
        """The steps of what was worked out."""
        return tuple(
            StepView(
                text=capital(say(step.text, self.words)),
                tags=self.tags(page, step.support),
                outside=say(step.outside or "", self.words),
            )
            for step in derivation
        )


def covered(article: Article, support: Support) -> tuple[Sentence, ...]:
    """The sentences that the words of `support` stand in, in order; the one where they begin is always there."""
    found = [article.sentences[support.sentence - 1]]
    while found[-1].number < len(article.sentences):
        following = article.sentences[found[-1].number]
        if following.span.start >= support.evidence.span.end:
            break
        found.append(following)
    return tuple(found)
