"""The same utterance in several sources, found by aligned content.

Takes the quotes of all sources, gives `QuoteGroup`s at sentence level. Candidates come from an index of words that
carry meaning, so nothing is compared with everything. A pair of sentences is one utterance when enough of the shorter
one's weight is aligned (strong), or when less is, but right beside a strong pair (context): rewriting keeps the order
of topics. One sentence may answer to several: a sentence split in two, two merged in one. Three interviews that share a
phrase stay three, because a phrase is not enough of any sentence.

Thresholds were set on the two seeds; re-run the collation tests after a change.
"""

from __future__ import annotations

import difflib
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, count, islice, pairwise

from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.evidence import Evidence, Span
from generator.model.facts import Piece, QuoteGroup, Variant
from generator.reconcile.support import Library, slug
from generator.reconcile.wording import Wording, cut_pieces, find_differences, function_words, name_changes, stem
from generator.text.tokens import fold, word_texts

STRONG = 0.45
"""Share of the shorter sentence's weight that makes two sentences one utterance by themselves."""

CONTEXT = 0.25
"""The same, beside a strong pair."""

ECHO = 0.7
"""The same for sentences without words of meaning ("I think it’s there"), right next to a strong pair."""

PHRASE = 2
"""Aligned words of meaning that can still be a common phrase."""

WHOLE = 0.7
"""Share of the longer sentence's weight that makes even so few words one utterance."""

NEAR = 3
"""How many sentences away still is beside."""

FUNCTION_WEIGHT = 0.25
"""Weight of a function word; a word of meaning weighs 1, less the more sentences have it."""

FEW = 4
"""Words of meaning in a short sentence, of which a single one can be enough to look closer."""

MEANING = 4
"""Words of meaning in an id."""

LONGEST_NAME = 12
"""The same where other utterances begin alike."""

COMMON = 40
"""A word in more sentences than this finds no candidates by itself, only in a row with another; a row in more sentences
than this pairs each with so many that follow. Otherwise everything would be compared with everything."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence, or the quoted part of it."""

    source: str
    order: int
    """Place among the source's utterances, from 0."""
    quote: int
    """Index of its quote in the source's claims."""
    speaker: str | None
    evidence: Evidence
    stems: tuple[str, ...]
    function: tuple[bool, ...]
    """Whether each word is a function word."""
    numbers: tuple[float, ...]
    """How much more than a word each weighs: 2 for a number."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two utterances of different sources and how well they align."""

    first: Utterance
    other: Utterance
    share: float
    content: int
    """Aligned words of meaning."""
    run: int
    """Longest aligned run that holds a word of meaning."""
    length: int
    """Words of the shorter one."""
    longer: float
    """Share of the longer one's weight that is aligned."""

    @property
    def strong(self) -> bool:
        """Whether the pair is one utterance by itself.

        A phrase that many people use ("take it on the chin") fills a short sentence; so two words of meaning are enough
        only where they are nearly all of both sentences.
        """
        if self.share < STRONG or not self.content:
            return False
        if self.content > PHRASE:
            return True
        return self.longer >= WHOLE


def collate_quotes(claims: Mapping[str, Claims], library: Library) -> tuple[QuoteGroup, ...]:
    """All quotes as groups: those of several sources first, then in order of source and place."""
    utterances = [
        utterance
        for source in sorted(claims, key=lambda s: _rank(library, s))
        for utterance in _utterances(claims[source], library)
    ]
    parents = {id(utterance): id(utterance) for utterance in utterances}
    for pair in _same(_pairs(utterances)):
        ends = sorted((_root(parents, id(pair.first)), _root(parents, id(pair.other))))
        parents[ends[1]] = ends[0]
    members: dict[int, list[Utterance]] = defaultdict(list)
    for utterance in utterances:
        members[_root(parents, id(utterance))].append(utterance)
    shared = [group for group in members.values() if len({utterance.source for utterance in group}) > 1]
    taken = {id(utterance) for group in shared for utterance in group}
    alone = _runs(utterance for utterance in utterances if id(utterance) not in taken)
    groups = (*shared, *alone)
    names = _named(groups, library)
    return tuple(_group(group, claims, library, name) for group, name in zip(groups, names, strict=True))


def _rank(library: Library, source: str) -> tuple[int, str]:
    letter = library.letters.get(source, source)
    return (len(letter), letter)


def _utterances(claims: Claims, library: Library) -> list[Utterance]:
    """The quoted sentences of one source, in order of place; fragments of fewer than three words are too little."""
    article, meaningless = library.articles[claims.source.id], function_words()
    found: list[Utterance] = []
    for index, quote in enumerate(claims.quotes):
        for segment in quote.segments:
            for span in _sentence_spans(article, segment.span):
                words = [fold(word) for word in word_texts(article.text, span.start, span.end)]
                if not words or (quote.kind == "fragment" and len(words) < 3):
                    continue
                found.append(
                    Utterance(
                        source=claims.source.id,
                        order=len(found),
                        quote=index,
                        speaker=quote.speaker,
                        evidence=claims.source.cite(span),
                        stems=tuple(stem(word) for word in words),
                        function=tuple(word in meaningless for word in words),
                        numbers=tuple(2.0 if any(map(str.isdigit, word)) else 1.0 for word in words),
                    ),
                )
    return found


def _sentence_spans(article: Article, segment: Span) -> list[Span]:
    """The parts of a segment, cut at sentence ends, outer marks and blanks left out."""
    spans = []
    for sentence in article.sentences_over(segment):
        start, end = max(sentence.span.start, segment.start), min(sentence.span.end, segment.end)
        while start < end and article.text[start] in " \n‘’“”\"'":
            start += 1
        while end > start and article.text[end - 1] in " \n‘’“”\"'":
            end -= 1
        if start < end:
            spans.append(Span(start, end))
    return spans


def _pairs(utterances: list[Utterance]) -> list[Pair]:
    """Pairs worth a look, aligned: of different sources and one speaker, with rare words in common, or beside a strong pair."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for utterance in utterances:
        counts[utterance.source].update(set(utterance.stems))
    aligned: dict[tuple[int, int], Pair] = {}
    for first, other in sorted(_candidates(utterances)):
        if _comparable(utterances[first], utterances[other]):
            pair = _align(utterances[first], utterances[other], counts)
            if pair:
                aligned[first, other] = pair
    places = {(utterance.source, utterance.order): index for index, utterance in enumerate(utterances)}
    for pair in [pair for pair in aligned.values() if pair.strong]:
        for step in (-1, 1):
            ends = [places.get((one.source, one.order + step)) for one in (pair.first, pair.other)]
            first, other = sorted(end for end in ends if end is not None) if None not in ends else (0, 0)
            if first != other and (first, other) not in aligned and _comparable(utterances[first], utterances[other]):
                beside = _align(utterances[first], utterances[other], counts)
                if beside:
                    aligned[first, other] = beside
    return [pair for _, pair in sorted(aligned.items(), key=lambda item: item[0])]


def _candidates(utterances: list[Utterance]) -> set[tuple[int, int]]:
    """Pairs of indices that share two words of meaning, or one where a short sentence has few; words in a row count as well.

    A word that many sentences have finds nothing by itself.
    """
    words: dict[str, list[int]] = defaultdict(list)
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    sizes: list[int] = []
    for index, utterance in enumerate(utterances):
        meaning = [w for w, function in zip(utterance.stems, utterance.function, strict=True) if not function]
        sizes.append(len(meaning))
        for word in dict.fromkeys(meaning):
            words[word].append(index)
        for row in dict.fromkeys(pairwise(meaning)):
            rows[row].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indices in words.values():
        if len(indices) <= COMMON:
            shared.update(combinations(indices, 2))
    wanted = {pair for pair, count in shared.items() if count > 1 or min(sizes[at] for at in pair) <= FEW}
    for indices in rows.values():
        for at, first in enumerate(indices):
            wanted.update((first, other) for other in indices[at + 1 : at + 1 + COMMON])
    return wanted


def _comparable(first: Utterance, other: Utterance) -> bool:
    """Whether two utterances can be one: other source, no two different speakers."""
    return first.source != other.source and (first.speaker == other.speaker or None in (first.speaker, other.speaker))


def _align(first: Utterance, other: Utterance, counts: Mapping[str, Counter[str]]) -> Pair | None:
    """Align two utterances word by word and weigh what they share; None where no alignment could be enough.

    A word weighs less the more sentences of the two sources have it; other sources do not change the verdict.
    """
    one, two = counts[first.source], counts[other.source]
    common = set(first.stems) & set(other.stems)
    rarity = {word: 1.0 / math.sqrt(max(1, one[word] + two[word] - 1)) for word in common}
    least, most = sorted(_total(utterance, one, two) for utterance in (first, other))
    weights = [
        (FUNCTION_WEIGHT if function else number * rarity[word]) if word in common else 0.0
        for word, function, number in zip(first.stems, first.function, first.numbers, strict=True)
    ]
    if sum(weights) < CONTEXT * least:
        return None
    matcher = difflib.SequenceMatcher(None, first.stems, other.stems, autojunk=False)
    shared, content, run = 0.0, 0, 0
    for block in matcher.get_matching_blocks():
        places = range(block.a, block.a + block.size)
        shared += sum(weights[at] for at in places)
        meaning = sum(not first.function[at] for at in places)
        content += meaning
        if meaning:
            run = max(run, block.size)
    length = min(len(first.stems), len(other.stems))
    return Pair(first, other, shared / least, content, run, length, shared / most)


def _total(utterance: Utterance, one: Counter[str], two: Counter[str]) -> float:
    """The weight of all words of an utterance."""
    return sum(
        FUNCTION_WEIGHT if function else number / math.sqrt(max(1, one[word] + two[word] - 1))
        for word, function, number in zip(utterance.stems, utterance.function, utterance.numbers, strict=True)
    )


def _same(pairs: list[Pair]) -> list[Pair]:
    """The pairs that are one utterance: strong ones, then weaker ones beside them."""
    strong = [pair for pair in pairs if pair.strong]
    beside: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in strong:
        beside[pair.first.source, pair.other.source].append(pair)
    chosen = list(strong)
    chosen += [
        pair
        for pair in pairs
        if not pair.strong and any(_supports(anchor, pair) for anchor in beside[pair.first.source, pair.other.source])
    ]
    return chosen


def _supports(anchor: Pair, pair: Pair) -> bool:
    """Whether a weak pair stands beside a strong one closely enough for what it shares."""
    steps = (pair.first.order - anchor.first.order, pair.other.order - anchor.other.order)
    if pair.share >= CONTEXT and pair.content and pair.run >= 2:
        return abs(steps[0]) <= NEAR and abs(steps[1]) <= NEAR - 1
    return pair.share >= ECHO and pair.length >= 3 and steps in ((1, 1), (-1, -1))


def _root(parents: dict[int, int], one: int) -> int:
    while parents[one] != one:
        parents[one] = parents[parents[one]]
        one = parents[one]
    return one


def _runs(utterances: Iterable[Utterance]) -> list[list[Utterance]]:
    """Utterances without a counterpart, neighbours of one quote together."""
    runs: list[list[Utterance]] = []
    for utterance in utterances:
        last = runs[-1][-1] if runs else None
        if last and (last.source, last.quote, last.order) == (utterance.source, utterance.quote, utterance.order - 1):
            runs[-1].append(utterance)
        else:
            runs.append([utterance])
    return runs


def _group(
    members: list[Utterance], claims: Mapping[str, Claims], library: Library, names: tuple[str, ...]
) -> QuoteGroup:
    """A group with its variants, pieces and changes."""
    by_source: dict[str, list[Utterance]] = defaultdict(list)
    for member in members:
        by_source[member.source].append(member)
    texts = {source: _text(found, claims[source].source.text) for source, found in by_source.items()}
    wordings = {source: Wording.of(library.letters[source], text) for source, text in texts.items()}
    first, *others = by_source
    compared = {other: find_differences(wordings[first], wordings[other]) for other in others}
    variants = []
    for source, found in by_source.items():
        if source == first:
            every = sorted(
                {d for differences in compared.values() for d in differences}, key=lambda d: (d.first, d.other)
            )
            pieces = cut_pieces(wordings[first], tuple(every), side=0)
        else:
            pieces = cut_pieces(wordings[source], compared[source], side=1)
        support = library.supports(utterance.evidence for utterance in found)
        variants.append(
            Variant(source=source, text=texts[source], pieces=pieces or (Piece(text=texts[source]),), support=support)
        )
    changes = tuple(
        change for other in others for change in name_changes(wordings[first], wordings[other], compared[other])
    )
    speaker = next((member.speaker for member in members if member.speaker), None)
    return QuoteGroup(id=names[0], speaker=speaker, variants=tuple(variants), changes=changes, was=names[1:])


def _text(members: list[Utterance], text: str) -> str:
    """The words of one source's members; a gap between them shows as an ellipsis."""
    ordered = sorted(members, key=lambda member: member.evidence.span)
    out = ordered[0].evidence.exact
    for before, member in pairwise(ordered):
        between = text[before.evidence.span.end : member.evidence.span.start]
        out += (" " if not between.strip(" \n‘’“”\"',.") else " … ") + member.evidence.exact
    return out


def _named(groups: Iterable[list[Utterance]], library: Library) -> list[tuple[str, ...]]:
    """By group: its id, and the ids that its other wordings have by themselves.

    The id is that of the wording published first, so that one more source leaves it; two groups that begin alike are told
    apart by more of their words, the one told first keeping the short id.
    """
    told = [sorted(group, key=lambda one: (library.told_first([one.source]), one.evidence.span)) for group in groups]
    own: dict[int, str] = {}
    taken: set[str] = set()
    for at in sorted(range(len(told)), key=lambda at: (library.told_first([told[at][0].source]), told[at][0].order)):
        own[at] = _free_name(told[at][0].evidence.exact, taken)
        taken.add(own[at])
    shared = [group if len({one.source for one in group}) > 1 else [] for group in told]
    others = [dict.fromkeys(_name(one.evidence.exact, MEANING) for one in group) for group in shared]
    claimed = Counter(name for names in others for name in names)
    free = (tuple(name for name in names if claimed[name] == 1 and name not in taken) for names in others)
    return [(own[at], *kept) for at, kept in enumerate(free)]


def _free_name(text: str, taken: Container[str]) -> str:
    """Id from words of meaning: a few, more of them where another group has those, a number where it has them all."""
    names = (_name(text, limit) for limit in range(MEANING, LONGEST_NAME + 1))
    numbered = (f"{_name(text, LONGEST_NAME)}-{number}" for number in count(2))
    return next(name for name in chain(names, numbered) if name not in taken)


def _name(text: str, limit: int) -> str:
    """Id from the first words of meaning, or from the first words where there are none."""
    words = word_texts(text)
    meaning = islice((word for word in words if fold(word) not in function_words()), limit)
    return "q-" + slug(" ".join(list(meaning) or words[:limit]), limit=limit)
