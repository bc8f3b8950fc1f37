"""The table of all rules of dates, and the places where they fit.

A sentence is read only when it holds a word of the calendar, and a rule is tried only where its kind of word stands, so
that the time goes to the few sentences that speak of time. Matches may overlap here; `resolve.py` keeps the longest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.extract.dates import (
    ago,
    counted,
    deixis,
    editions,
    happenings,
    holidays,
    later,
    months,
    named,
    narrative,
    quarters,
    seasons,
    weekdays,
    yearless,
)
from generator.extract.dates.lexicon import SEASONS, UNITS, WORDS, either
from generator.extract.dates.setting import DateRule, Trigger
from generator.extract.dates.tournaments import competition_words
from generator.model.article import Article
from generator.model.evidence import Span
from generator.text.tokens import LETTERS_RE, has_digit, vocabulary

RULES: tuple[DateRule, ...] = (
    *narrative.RULES,
    *later.RULES,
    *happenings.RULES,
    *editions.RULES,
    *quarters.RULES,
    *named.RULES,
    *seasons.RULES,
    *months.RULES,
    *yearless.RULES,
    *holidays.RULES,
    *weekdays.RULES,
    *deixis.RULES,
    *counted.RULES,
    *ago.RULES,
)
"""All rules; of two that read the same words, the one that stands first is right."""

YEAR_RE = re.compile(r"\d{4}|[’'‘]\d\d")
"""A year. Takes `2021` of `2021-03-09`, `’98`; leaves `75`."""

NTH_RE = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil)\s+the\s+\d{1,2}(?:st|nd|rd|th)\b")
"""A day by its number alone. Takes `on the 9th`; leaves `his 9th`."""

ENDS_OF_ORDINALS = frozenset(["st", "nd", "rd", "th"])
"""What stands behind the figures of such a day."""

MAX_LENGTH = 160
"""Longest expression, in code points; longer matches are runs of blanks."""


@dataclass(frozen=True, slots=True)
class Found:
    """A rule and a place where its pattern fits."""

    rule: DateRule
    match: re.Match[str]
    sentence: int
    """Index of the sentence in `Article.sentences`."""
    span: Span
    """Its place, in the article's text."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern of a rule with its word edges, compiled when a sentence may hold what it reads."""
    return re.compile(rf"(?<![\w$£€-])(?:{pattern})(?!\w)", re.IGNORECASE)


@cache
def _triggers() -> dict[str, frozenset[Trigger]]:
    """Which kinds of rules each word, case folded, calls up."""
    kinds: dict[str, set[Trigger]] = {}

    def add(kind: Trigger, words: Iterable[str]) -> None:
        for word in words:
            kinds.setdefault(word.casefold(), set()).add(kind)

    add("month", [*WORDS["months"], *WORDS["month_abbreviations"]])
    add("weekday", [form for day in WORDS["weekdays"] for form in (day, f"{day}s")])
    calling = WORDS["calling"]
    units = [*UNITS, *SEASONS, *WORDS["season_words_of_sport"], *calling["unit"]]
    add("unit", [form for unit in units for form in (unit, f"{unit}s")])
    add("unit", list(WORDS["decades"]))
    add("deixis", calling["deixis"])
    add("that", calling["that"])
    add(
        "holiday", [name.split()[0] for name in [*WORDS["holidays"], *WORDS["weekday_holidays"], *WORDS["easter_days"]]]
    )
    add("holiday", ["Valentine"])
    add("quarter", ["quarter", "half", "q"])
    add("edition", competition_words())
    return {word: frozenset(found) for word, found in kinds.items()}


def called_up(sentence: str) -> frozenset[Trigger]:
    """The kinds of rules that the words of a sentence call up."""
    table = _triggers()
    found: set[Trigger] = {"year"} if has_digit(sentence) and YEAR_RE.search(sentence) else set()
    known = vocabulary(sentence)
    if not ENDS_OF_ORDINALS.isdisjoint(known) and NTH_RE.search(sentence):
        found.add("nth")
    words = table.keys() & known
    return frozenset(found.union(*(table[word] for word in words)))


@cache
def _rules_for(kinds: frozenset[Trigger]) -> tuple[DateRule, ...]:
    return tuple(rule for rule in RULES if kinds.intersection(rule.triggers))


@cache
def _signs() -> frozenset[str]:
    """The signs that some rule needs: a dash, the end of "1990s"."""
    return frozenset(need for rule in RULES for need in (*rule.needs, *rule.also) if not need.isalpha())


def _may_fit(rule: DateRule, words: frozenset[str], *, figures: bool) -> bool:
    """Whether a sentence with these words and signs holds all that a rule cannot do without."""
    if (rule.needs and rule.needs.isdisjoint(words)) or (rule.also and rule.also.isdisjoint(words)):
        return False
    return figures or not rule.in_figures


@cache
def _needed() -> frozenset[str]:
    """All words and signs that some rule needs."""
    return frozenset(need for rule in RULES for need in (*rule.needs, *rule.also))


@lru_cache(maxsize=8192)
def _fitting(kinds: frozenset[Trigger], words: frozenset[str], *, figures: bool) -> tuple[DateRule, ...]:
    """The rules of some kinds that may fit in a sentence which holds these of the words that rules need."""
    return tuple(rule for rule in _rules_for(kinds) if _may_fit(rule, words, figures=figures))


@cache
def _not_dates_re() -> re.Pattern[str]:
    """Names that hold a word of the calendar. Takes `Sunday Times`; leaves `Sunday afternoon`."""
    return re.compile(rf"\b(?:{either(WORDS['not_dates'])})\b")


def _names_in(text: str, span: Span) -> tuple[list[int], list[tuple[int, int]]]:
    """Names that hold a word of the calendar: where they begin, and their places."""
    if _words_of_names().isdisjoint(vocabulary(span.cut(text))):
        return [], []
    names = [found.span() for found in _not_dates_re().finditer(text, span.start, span.end)]
    return [start for start, _ in names], names


@cache
def _words_of_names() -> frozenset[str]:
    """The word of each such name that is no word of the calendar, of which a sentence that holds the name holds one."""
    calendar = _triggers().keys()
    return frozenset(
        next((word for word in reversed(words) if word not in calendar), words[-1])
        for words in ([word.casefold() for word in LETTERS_RE.findall(name)] for name in WORDS["not_dates"])
    )


def find_dates(article: Article) -> Iterator[Found]:
    """Every place where a rule fits, sentence by sentence."""
    text = article.text
    for index, sentence in enumerate(article.sentences):
        printed = sentence.span.cut(text)
        kinds = called_up(printed)
        if not kinds:
            continue
        words = vocabulary(printed).union(sign for sign in _signs() if sign in printed)
        figures = has_digit(printed)
        starts, names = _names_in(text, sentence.span)
        for rule in _fitting(kinds, words & _needed(), figures=figures):
            for match in _compiled(rule.pattern).finditer(text, sentence.span.start, sentence.span.end):
                start, end = match.span()
                before = bisect_left(starts, end)
                in_name = before > 0 and names[before - 1][1] > start
                if 0 < end - start <= MAX_LENGTH and not in_name:
                    yield Found(rule, match, index, Span(start, end))
