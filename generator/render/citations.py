"""Citations: which colour and letter a source has, and the sentences that stand behind something.

A `Shelf` holds the sources of the site by id and is asked by every page; what it gives is addressed from one page.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

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


MOST_KNOWN = 4096
"""How much a shelf remembers of what it looked for: about what the last two or three people's pages show."""

Made = TypeVar("Made")


class Located(NamedTuple):
    """A citation, and the sentences that its words stand in."""

    support: Support
    source: str
    """Id of its source."""
    numbers: tuple[int, ...]
    """Of the sentences, in order."""


class _Line(NamedTuple):
    """A line of evidence, before it is known from where it is seen."""

    view: EvidenceView
    """Without its citations."""
    source: str
    """Id of the source."""
    numbers: tuple[int, ...]
    """Of the sentences that it cites."""


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
    _known: dict[tuple[str, int], tuple[tuple[Support, ...], Any]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Filled by `_once`: what was worked out, by its name and the identity of what it was worked out of, which is held
    so that nothing else gets it."""

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

    def _once(self, name: str, supports: tuple[Support, ...], make: Callable[[tuple[Support, ...]], Made]) -> Made:
        """What is made of the citations of one thing, for all pages that show it."""
        known = self._known.get((name, id(supports)))
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._known[name, id(supports)] = (supports, make(supports))
        made: Made = known[1]
        return made

    def locate(self, supports: tuple[Support, ...]) -> tuple[Located, ...]:
        """The citations of one thing by source and place, with their sentences."""
        return self._once("places", supports, self.place)

    def stating(self, supports: tuple[Support, ...]) -> frozenset[str]:
        """Ids of the sources that speak for something."""
        return self._once("stating", supports, _stating)

    def place(self, supports: Iterable[Support]) -> tuple[Located, ...]:
        """The same of citations that no one thing has."""
        return tuple(
            Located(one, one.source, tuple(part.number for part in covered(self.witnesses[one.source].article, one)))
            for one in sorted(supports, key=self.order)
        )

    def tag(self, page: str, source: str, number: int) -> TagView:
        """The citation of a sentence, as seen from `page`."""
        letter = self.witnesses[source].letter
        return TagView(text=f"{letter}{number}", href=urls.sentence_link(page, source, number), tone=self.tones[source])

    def tags(self, page: str, supports: Iterable[Support]) -> tuple[TagView, ...]:
        """The citations of all sentences that the words of `supports` stand in, each once, by source and place."""
        return self.tags_at(page, self.locate(supports) if isinstance(supports, tuple) else self.place(supports))

    def tags_at(self, page: str, located: Iterable[Located]) -> tuple[TagView, ...]:
        """The same of citations that were looked for, in their order."""
        found = {(one.source, number): None for one in located for number in one.numbers}
        return tuple(self.tag(page, source, number) for source, number in found)

    def evidence(self, page: str, supports: tuple[Support, ...]) -> tuple[EvidenceView, ...]:
        """The sentences behind something, those in favour first; words of one sentence share a line."""
        return tuple(self._addressed(page, line) for line in self._once("lines", supports, self._draw_lines))

    def first_evidence(self, page: str, supports: tuple[Support, ...], source: str) -> tuple[EvidenceView, ...]:
        """The first sentence of a source in favour of something; none where there is none."""
        lines = (
            line
            for line in self._once("lines", supports, self._draw_lines)
            if line.source == source and not line.view.against
        )
        return tuple(self._addressed(page, line) for line in itertools.islice(lines, 1))

    def _draw_lines(self, supports: tuple[Support, ...]) -> tuple[_Line, ...]:
        lines: dict[tuple[bool, str, int], list[Located]] = {}
        for one in self.locate(supports):
            lines.setdefault((one.support.stance == "against", one.source, one.support.sentence), []).append(one)
        ordered = sorted(lines.items(), key=lambda line: line[0][0])
        return tuple(self._draw_line(group) for _, group in ordered)

    def _draw_line(self, group: list[Located]) -> _Line:
        first = group[0].support
        article = self.witnesses[first.source].article
        numbers = tuple(dict.fromkeys(number for one in group for number in one.numbers))
        sentences = [article.sentences[number - 1].span for number in numbers]
        bounds = Span(min(one.start for one in sentences), max(one.end for one in sentences))
        spans = [one.support.evidence.span for one in group]
        excerpt = shorten(article.text, bounds, spans)
        runs = cut_runs(article.text, excerpt.span, [(span, "evidence") for span in spans])
        view = EvidenceView(
            tags=(),
            runs=tuple(RunView(text=run.text, marked=bool(run.ids)) for run in runs),
            cut_before=excerpt.cut_before,
            cut_after=excerpt.cut_after,
            against=first.stance == "against",
            place=self.words(PLACES[first.block]) if first.block in PLACES else "",
            language=self.foreign(first.source),
        )
        return _Line(view, first.source, numbers)

    def _addressed(self, page: str, line: _Line) -> EvidenceView:
        view = line.view
        return EvidenceView(
            tags=tuple(self.tag(page, line.source, number) for number in line.numbers),
            runs=view.runs,
            cut_before=view.cut_before,
            cut_after=view.cut_after,
            against=view.against,
            place=view.place,
            language=view.language,
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


def _stating(supports: Iterable[Support]) -> frozenset[str]:
    return frozenset(one.source for one in supports if one.stance == "supports")


def covered(article: Article, support: Support) -> tuple[Sentence, ...]:
    """The sentences that the words of `support` stand in, in order; the one where they begin is always there."""
    found = [article.sentences[support.sentence - 1]]
    while found[-1].number < len(article.sentences):
        following = article.sentences[found[-1].number]
        if following.span.start >= support.evidence.span.end:
            break
        found.append(following)
    return tuple(found)
