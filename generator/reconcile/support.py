"""From a claim's evidence to support that names its sentence.

Takes evidence and the articles that it points into; gives `Support` values. Everything that reconciliation cites goes
through here, so that a sentence's number and the kind of its block are looked up in one place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.model.article import Article
from generator.model.claims import Step
from generator.model.evidence import Evidence
from generator.model.facts import Derivation, Stance, Support
from generator.model.phrases import Phrase
from generator.reconcile.told_steps import read_outside, read_step
from generator.text.tokens import fold, word_texts


@dataclass(frozen=True, slots=True)
class Library:
    """The articles by source id, and the letter of each source."""

    articles: Mapping[str, Article]
    letters: Mapping[str, str]

    def support(self, evidence: Evidence, *, stance: Stance = "supports") -> Support:
        """Evidence with its sentence."""
        article = self.articles[evidence.source]
        sentence = article.sentence_at(evidence.span.start)
        block = article.block_of(sentence)
        kind = "paragraph" if block.kind == "markup" else block.kind
        return Support(evidence=evidence, sentence=sentence.number, stance=stance, block=kind)

    def supports(self, pieces: Iterable[Evidence], *, stance: Stance = "supports") -> tuple[Support, ...]:
        """Support for each piece, in order of source letter and place; repeats and parts of a longer piece left out."""
        kept: list[Evidence] = []
        places = {(piece.source, piece.span.start, -piece.span.end): piece for piece in pieces}
        for _, piece in sorted(places.items()):
            # the last one kept reaches farthest of its source, so no other one can hold this piece
            if not (kept and kept[-1].source == piece.source and piece.span.end <= kept[-1].span.end):
                kept.append(piece)
        return tuple(sorted((self.support(piece, stance=stance) for piece in kept), key=self.order))

    def order(self, support: Support) -> tuple[int, str, tuple[int, int]]:
        """Sort key: by source letter, then place."""
        letter = self.letters.get(support.source, "")
        return (len(letter), letter, support.evidence.span.edges)

    def told_first(self, sources: Iterable[str]) -> tuple[dt.date, str]:
        """Sort key of what sources tell: by the first of them to be published, then its id; those without a day last.

        Names that two things would share go to the one that was told first, because articles that are added are mostly
        later ones, and leave it its name.
        """
        return min(self._published(source) for source in sources)

    def _published(self, source: str) -> tuple[dt.date, str]:
        published = self.articles[source].source.published
        return (published.latest if published and published.latest else dt.date.max, source)

    def derivation(self, step: Step) -> Derivation:
        """A step of extraction with its sentences."""
        text = step.text if isinstance(step.text, Phrase) else read_step(step.text)
        outside = read_outside(step.outside) if step.outside else None
        return Derivation(text=text, support=self.supports(step.evidence), outside=outside)

    def derivations(self, steps: Iterable[Step]) -> tuple[Derivation, ...]:
        """Each step with its sentences, repeats left out."""
        return tuple(dict.fromkeys(self.derivation(step) for step in steps))

    def tag(self, support: Support) -> str:
        """The sentence tag, such as A27."""
        return f"{self.letters.get(support.source, '?')}{support.sentence}"


def source_letter(index: int) -> str:
    """Letter of the source at `index`, from 0: A to Z, then AA, AB, ..."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=4096)
def slug(words: str, *, limit: int = 6) -> str:
    """Words as an id: folded, joined by hyphens, at most `limit` words."""
    return "-".join(word_texts(fold(words))[:limit]).replace("'", "").replace(".", "-")
