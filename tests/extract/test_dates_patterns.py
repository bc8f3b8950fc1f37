"""Every rule of dates takes what its row says it takes, and leaves what only looks like it."""

from __future__ import annotations

import pytest
from making import article_of

from generator.extract.dates.patterns import RULES, called_up, compiled_rules, find_dates
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
    assert len({rule.id for rule in RULES}) == len(RULES) == len(compiled_rules())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_words_of_an_example_call_its_rule_up(rule: DateRule) -> None:
    assert any(called_up(sentence).intersection(rule.triggers) for sentence in rule.takes.split(". "))


def test_a_sentence_without_a_word_of_the_calendar_is_not_read() -> None:
    assert not called_up("He scored twice in the 84th minute of a 5–0 win and is 32")
    assert list(find_dates(article_of("He scored twice in the 84th minute of a 5–0 win and is 32."))) == []
