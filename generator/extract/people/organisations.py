"""Organisations that speak: clubs, ministries, banks beside a verb of saying.

Takes an article, its brackets and the places of people's names, gives the organisations that a sentence with a quote
names as its speaker, with those places alone. Organisations that only play or trade are left out: nothing here is about
them. A speaker whom only a description names ("the club said") stays open.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache

from generator.extract.people.names import Named
from generator.extract.people.runs import Run
from generator.extract.people.words import fold_name, person_words
from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.claims import Mention
from generator.model.evidence import Span

LINK_RE = re.compile(r" (?:of|for|of the|for the|and|&) ")
"""What joins the parts of an organisation's name. Takes ` of `; leaves ` in `."""

SAYS_AFTER_RE = re.compile(r",?(?: also| later| has| have| had| then| [a-z]+ly)? ([a-z]+)\b(?! to\b)")
"""The verb after a name. Takes ` said`, ` have confirmed`; leaves `’s`."""

SAYS_BEFORE_RE = re.compile(r"\b([a-z]+)(?: by| from| for| to)? (?:the )?$")
"""The word before a name, `the` left out. Takes `said the `, `statement from `, `spokesman for the `."""


def find_organisations(
    article: Article, runs: Sequence[Run], quoted: Sequence[Span], taken: frozenset[int]
) -> list[Named]:
    """Organisations that speak in a sentence with a quote, in order of first mention."""
    text = article.text
    numbers = {article.sentence_at(edge).number for span in quoted for edge in (max(0, span.start - 1), span.end)}
    spans = [article.sentences[number - 1].span for number in sorted(numbers) if number <= len(article.sentences)]
    found: dict[str, Named] = {}
    place = 0
    for sentence in spans:
        while place < len(runs) and runs[place].tokens[0].start < sentence.start:
            place += 1
        last = place
        while last < len(runs) and runs[last].tokens[0].start < sentence.end:
            last += 1
        for span in _names(text, runs[place:last], taken):
            if not _quoted(quoted, span) and _speaks(text, span):
                name = span.cut(text)
                key = tuple(fold_name(part) for part in name.split())
                found.setdefault(name, Named(name, key)).mentions.append(Mention(span=span, form="full"))
        place = last
    return list(found.values())


def _quoted(quoted: Sequence[Span], span: Span) -> bool:
    """Whether a name stands in quoted words; `quoted` is in order of place."""
    place = bisect.bisect_right(quoted, span.start, key=lambda quote: quote.start) - 1
    return place >= 0 and span.start < quoted[place].end


def _names(text: str, runs: Sequence[Run], taken: frozenset[int]) -> list[Span]:
    """Names of organisations among runs, those joined by "of" or "for" made one."""
    spans: list[Span] = []
    for run in runs:
        tokens = run.tokens
        first = 0
        while first < len(tokens) and tokens[first].folded in person_words().function:
            first += 1
        if first == len(tokens) or any(token.start in taken for token in tokens):
            continue
        span = Span(tokens[first].start, tokens[-1].end)
        if spans and first == 0 and LINK_RE.fullmatch(text, spans[-1].end, span.start):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return [span for span in spans if _is_body(span.cut(text))]


def _is_body(name: str) -> bool:
    """Whether a name may be a body's: of several words, of a word of bodies or places, or all in capitals."""
    words = person_words()
    parts = [fold_name(part.strip(".")) for part in name.split()]
    if (
        parts[-1] in words.demonyms
        or " ".join(parts) in words.demonyms
        or all(part in words.titles or part in _calendar() for part in parts)
    ):
        return False
    known = any(part in words.never or part in words.places for part in parts)
    return (known or len(parts) > 1 or (name.isupper() and len(name) > 1)) and not any(
        part in words.roles and part not in words.demonyms for part in parts
    )


@cache
def _calendar() -> frozenset[str]:
    return frozenset(fold_name(word) for word in load_table("not_names")["calendar"]["words"])


@cache
def _messengers() -> frozenset[str]:
    phrases = load_table("cues")["phrases"]
    return frozenset(phrases["statements"]) | frozenset(phrases["messengers"])


def _speaks(text: str, span: Span) -> bool:
    """Whether a verb of saying, a statement or a spokesman stands beside the name."""
    reporting = person_words().reporting
    before = SAYS_BEFORE_RE.search(text, max(0, span.start - 30), span.start)
    after = SAYS_AFTER_RE.match(text, span.end)
    if after and (after[1] in reporting or after[1] in _messengers()) and not after[1].endswith("ing"):
        return before is None or before[1] not in person_words().signs["elsewhere"]
    if before is None:
        return False
    told = before.group().split()
    if len(told) > 1 and told[1] in ("by", "from", "for", "to"):
        return told[0] in _messengers() or told[:2] == ["according", "to"]
    return before[1] in ("said", "says", "added")
