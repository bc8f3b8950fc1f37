"""Every rule of dates takes what its row says it takes, and leaves what only looks like it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest
from making import article_of

from generator.extract.dates.patterns import RULES, called_up, find_dates
from generator.extract.dates.resolve import extract_dating
from generator.extract.dates.setting import DateRule
from generator.model.claims import Cast, Dating, Hints
from generator.model.edtf import EdtfDate


def dating_of(text: str, published: str | None = "2024-03-14") -> Dating:
    """What a man's article of Thursday, 14 March 2024 says about time."""
    given = EdtfDate.parse(published) if published else None
    return extract_dating(article_of(text), Cast(), Hints(published=given, sex="m"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_takes_its_own_example(rule: DateRule) -> None:
    assert f"date/{rule.id}" in {timex.rule for timex in dating_of(rule.takes).timexes}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_leaves_what_only_looks_like_a_date(rule: DateRule) -> None:
    assert f"date/{rule.id}" not in {timex.rule for timex in dating_of(rule.leaves).timexes}


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_words_of_an_example_call_its_rule_up(rule: DateRule) -> None:
    assert any(called_up(sentence).intersection(rule.triggers) for sentence in rule.takes.split(". "))


PARSER: Any = import_module("re._parser")
"""What reads patterns; nobody else knows which words a pattern holds."""

TAIL = 16
"""Signs of a text that are kept while it is spelt; longer than any word that a rule needs."""

LETTER, FIGURE, OTHER = "a", "7", " "
"""What stands in a spelt text for a sign that may be a letter, for any figure, and for one that is neither."""


def spelt(pieces: Iterable[Any], begun: set[str], needs: frozenset[str]) -> set[str]:
    """Ends of the texts that parts of a pattern make of texts begun, those that hold a word of `needs` left out."""
    for code, value in pieces:
        match str(code):
            case "LITERAL":
                ends = {text + chr(value).casefold() for text in begun}
            case "IN" if all(str(sort) == "LITERAL" for sort, _ in value):
                ends = {text + chr(sign).casefold() for text in begun for _, sign in value}
            case "IN" if all(map(is_figure, value)):
                ends = {text + FIGURE for text in begun}
            case "IN" if not any(map(may_be_letter, value)):
                ends = {text + OTHER for text in begun}
            case "SUBPATTERN":
                ends = spelt(value[3], begun, needs)
            case "BRANCH":
                ends = set[str]().union(*(spelt(branch, begun, needs) for branch in value[1]))
            case "MAX_REPEAT" | "MIN_REPEAT":
                least, _, repeated = value
                ends = spelt(repeated, begun, needs) | (begun if least == 0 else set())
            case "ASSERT" | "ASSERT_NOT" | "AT":
                ends = begun
            case _:
                ends = {text + LETTER for text in begun}
        begun = {text[-TAIL:] for text in ends if not holds(text, needs)}
    return begun


def is_figure(item: tuple[Any, Any]) -> bool:
    """Whether one item of a class of signs takes figures alone."""
    sort, value = item
    match str(sort):
        case "RANGE":
            return all(chr(code).isdigit() for code in value)
        case _:
            return str(value) == "CATEGORY_DIGIT"


def may_be_letter(item: tuple[Any, Any]) -> bool:
    """Whether one item of a class of signs takes letters."""
    sort, value = item
    match str(sort):
        case "LITERAL":
            return chr(value).isalpha()
        case "RANGE":
            return any(chr(code).isalpha() for code in value)
        case _:
            return str(value) not in ("CATEGORY_SPACE", "CATEGORY_DIGIT")


def holds(text: str, needs: frozenset[str]) -> bool:
    """Whether a text holds a word of `needs` whole, with a sign after it, or a sign of them."""
    signs = {word for word in needs if not word.isalpha()}
    return any(sign in text for sign in signs) or not needs.isdisjoint(re.findall(r"[^\W\d_]+(?=[\W\d_])", text))


def without(needs: frozenset[str], pattern: str) -> set[str]:
    """Ends of the texts of a pattern that hold no word that a rule needs."""
    return {text for text in spelt(PARSER.parse(pattern), {OTHER}, needs) if not holds(text + OTHER, needs)}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.needs], ids=lambda rule: rule.id)
def test_no_text_that_a_rule_takes_is_without_the_words_that_it_needs(rule: DateRule) -> None:
    assert not without(rule.needs, rule.pattern)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.also], ids=lambda rule: rule.id)
def test_no_text_that_a_rule_takes_is_without_the_words_that_it_needs_as_well(rule: DateRule) -> None:
    assert not without(rule.also, rule.pattern)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.in_figures], ids=lambda rule: rule.id)
def test_no_text_that_a_rule_of_figures_takes_is_without_one(rule: DateRule) -> None:
    assert not without(frozenset(FIGURE), rule.pattern)


@pytest.mark.parametrize(
    "pattern", [r"the\s+(?:day|year)\s+(?:after|since)", r"years?\s+afterwards", r"(?:after)?\s+that"]
)
def test_a_pattern_that_can_do_without_the_words_needed_is_seen(pattern: str) -> None:
    rule = next(rule for rule in RULES if rule.id == "before-after")

    assert without(rule.needs, pattern)


def test_a_sentence_without_a_word_of_the_calendar_is_not_read() -> None:
    assert not called_up("He scored twice in the 84th minute of a 5–0 win and is 32")
    assert list(find_dates(article_of("He scored twice in the 84th minute of a 5–0 win and is 32."))) == []
