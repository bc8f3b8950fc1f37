"""An utterance that one source quotes and another reports in its own words.

Takes groups of quotes and the articles; gives the groups with a variant for each source that tells the utterance outside
quotation marks. A sentence reports an utterance when it names the speaker, or speaks of them as "he" or "she", and most
of the words of meaning of the shorter of the two stand in the other in the same order. What was changed is said as
"reported", and no words are marked: a report is no misquotation.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.evidence import Evidence
from generator.model.facts import Change, Piece, QuoteGroup, Variant
from generator.model.phrases import Phrase
from generator.reconcile.support import Library
from generator.reconcile.wording import WEIGHT, function_words, stem
from generator.text.tokens import fold, word_texts

LEAST = 5
"""Words of meaning that must stand in both; fewer are a topic, and not an utterance."""

SHARE = 0.6
"""Share of the words of meaning of the shorter one."""

RARE = 12
"""A word in more sentences than this finds none."""

PRONOUNS = frozenset(("he", "she", "they"))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in a writer's own words."""

    source: str
    evidence: Evidence
    stems: tuple[str, ...]


def add_reported(
    groups: Iterable[QuoteGroup], claims: Mapping[str, Claims], library: Library
) -> tuple[QuoteGroup, ...]:
    """The groups in order, with variants of sources that report the words without quoting them."""
    told = [one for source, each in sorted(claims.items()) for one in _sentences(library.articles[source], each)]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        for word in dict.fromkeys(one.stems):
            holders[word].append(index)
    return tuple(_with_reports(group, told, holders, library) for group in groups)


def _sentences(article: Article, claims: Claims) -> list[Told]:
    """Sentences of paragraphs without a direct quote, that speak of the person whose claims these are."""
    quoted = [segment.span for quote in claims.quotes if quote.kind == "direct" for segment in quote.segments]
    names = {fold(word) for quote in claims.quotes for word in (quote.speaker or "").split()[-1:]} | PRONOUNS
    spoken_of = names | {f"{name}'s" for name in names}
    found = []
    for sentence in article.sentences:
        if article.block_of(sentence).kind != "paragraph" or any(sentence.span.overlaps(span) for span in quoted):
            continue
        words = [fold(word) for word in word_texts(article.text, sentence.span.start, sentence.span.end)]
        if not spoken_of.isdisjoint(words):
            found.append(Told(article.source.id, article.source.cite(sentence.span), _meaning(words)))
    return found


def _meaning(words: Iterable[str]) -> tuple[str, ...]:
    """Stems of the words of meaning, in order."""
    function = function_words()
    return tuple(stem(word) for word in words if word not in function)


def _with_reports(
    group: QuoteGroup, told: list[Told], holders: Mapping[str, list[int]], library: Library
) -> QuoteGroup:
    quoting = {variant.source for variant in group.variants}
    said = [_meaning(map(fold, word_texts(variant.text))) for variant in group.variants]
    near = {
        index
        for words in said
        for word in words
        if len(holders.get(word, ())) <= RARE
        for index in holders.get(word, ())
        if told[index].source not in quoting
    }
    best: dict[str, tuple[int, Told]] = {}
    for index in sorted(near):
        strength = max((_aligned(words, told[index].stems) for words in said), default=0)
        if strength > best.get(told[index].source, (0, told[index]))[0]:
            best[told[index].source] = (strength, told[index])
    if not best:
        return group
    reports = tuple(_variant(one, library) for _, one in best.values())
    letters = [library.letters[report.source] for report in reports]
    changes = tuple(
        Change(label="reported", text=Phrase("{letter} reports it in its own words", letter=letter))
        for letter in letters
    )
    ordered = sorted((*group.changes, *changes), key=lambda change: WEIGHT[change.label])
    return replace(group, variants=(*group.variants, *reports), changes=tuple(ordered))


def _aligned(words: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words of meaning stand in both in one order; 0 where they are too few."""
    if min(len(words), len(other)) < LEAST or len(set(words) & set(other)) < LEAST:
        return 0
    matcher = difflib.SequenceMatcher(None, words, other, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same if same >= max(LEAST, SHARE * min(len(words), len(other))) else 0


def _variant(one: Told, library: Library) -> Variant:
    text = one.evidence.exact
    return Variant(source=one.source, text=text, pieces=(Piece(text=text),), support=library.supports([one.evidence]))
