"""How a happening is meant: told, to come, wished for, or none at all.

Takes a trigger in its clause, gives its status from the words right before it (`knowledge/event_words.toml`). What is
denied, only imagined or a habit has none.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.events.clauses import Clause
from generator.extract.events.triggers import Trigger
from generator.extract.events.verbs import Form, inflect
from generator.extract.people.words import cue_forms
from generator.knowledge.load import load_table, load_words
from generator.model.claims import Status
from generator.text.alternation import any_of, one_of
from generator.text.tokens import LETTERS_RE, vocabulary

BACK_WORDS = 6
"""How many words before a trigger its status may stand; "will make her first competitive debut" needs five."""

INVERSION_RE = re.compile(r"(?:^|[\s,])(?:had|were|should) (?:he|she|they|I|we)\b", re.IGNORECASE)
"""A condition without "if". Takes `had he decided to `; leaves `he had decided`."""

NOUN_BEFORE_RE = re.compile(
    rf"\b(?:{one_of('articles', 'possessives', 'demonstratives', 'quantifiers')}|of) (?:big |first |last |new |little )?$",
    re.IGNORECASE,
)
"""A sign that a word after it is a noun. Takes `bit of a `, `his `; leaves `he `."""

ADJECTIVAL = frozenset(("injury", "office", "discipline", "legal", "selection"))
"""Types whose participles stand before nouns: "the injured Roe", "a suspended sentence"."""

THE_BEFORE_RE = re.compile(r"\b(?:the|an?) $", re.IGNORECASE)
"""What makes an adjective of a participle, right before it. Takes `replaced the `; leaves `she was `."""

DESCRIBED_RE = re.compile(
    rf"\b{one_of('articles', 'possessives')} (?:(?!to\b)[a-z-]+ ){{0,2}}(?!to\b|{one_of('modals')}\b)[a-z-]*(?:[^s\W]|ss) $"
)
"""What makes of a base form a noun, right before it. Takes `the highest individual `; leaves `the visitors `, `she will `."""

NEARLY_RE = re.compile(r"\b(?:nearly|almost|all but|very nearly|came close to) $")
"""What leaves a deed undone, right before its verb. Takes `she nearly `; leaves `nearly three years ago she `."""

COUNTED_BEFORE_RE = re.compile(
    rf"\b(?:{one_of('prepositions')}|{any_of(load_words('numbers.small')[1:])}|more|several|many|\d+) $", re.IGNORECASE
)
"""A sign that a word in -s is a plural. Takes `Doe for `; leaves `Roe `."""

Mode = Status | None
"""Status of a happening; None where the clause denies it, only imagines it, or tells of a habit."""


@cache
def _cue_re(mode: str) -> re.Pattern[str]:
    """A cue of a kind. Takes `hopes to`, the end of `didn't`; leaves `today`."""
    words = any_of(load_table("event_words")["status"][mode], blank=r"\s+")
    return re.compile(rf"(?:(?<![\w'])|(?<=n)(?=n't)|(?=n't)|(?='))(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _cue_words() -> dict[str, frozenset[str]]:
    """The first run of letters of each cue, by kind: without one of them, no cue of the kind is looked for."""
    table = load_table("event_words")["status"]
    modes = ("negation", "ambition", "scheduled", "realised", "hypothetical")
    return {mode: frozenset(LETTERS_RE.findall(cue.removeprefix("n'"))[0] for cue in table[mode]) for mode in modes}


def read_mode(text: str, clause: Clause, trigger: Trigger) -> Mode:
    """How a happening is meant: past, scheduled, ambition, or None.

    The nearest cue before the trigger decides; a bare "to" before a verb, with no cue, leaves it unmeant.

    Args:
        text: the article with marks in one form.
        clause: where the trigger stands.
        trigger: the words that tell of the happening.

    """
    before = text[clause.span.start : trigger.span.start]
    if trigger.predicate.status:
        return trigger.predicate.status
    if trigger.verb and (NEARLY_RE.search(before) or (trigger.form == "base" and _is_noun(trigger, before))):
        return None
    window = " ".join(before.split()[-BACK_WORDS:]) + " "
    cue = _nearest_cue(window, negated=trigger.predicate.negated and trigger.verb is None)
    if cue in ("", "realised") and _cue_re("scheduled").match(trigger.span.cut(text)):
        return "scheduled"
    if clause.opener in load_table("event_words")["clauses"]["hypothetical"] and cue != "scheduled":
        return None
    if cue == "hypothetical" and window.rstrip().endswith("would") and _is_reported(text, clause):
        return "scheduled"
    return None if INVERSION_RE.search(before) or _is_nominal(trigger, before) else _mode(cue, trigger.form, window)


def _nearest_cue(window: str, *, negated: bool) -> str:
    """The kind of the last cue in the words before a trigger; "" where none stands there.

    Args:
        window: the last words before the trigger.
        negated: whether the trigger says itself that something was not, so that no negation is looked for.

    """
    end, nearest = -1, ""
    words = vocabulary(window)
    for mode, firsts in _cue_words().items():
        if firsts.isdisjoint(words) or (mode == "negation" and negated):
            continue
        for found in _cue_re(mode).finditer(window):
            if found.end() > end and found.group() != "May":
                end, nearest = found.end(), mode
    return nearest


def _is_nominal(trigger: Trigger, before: str) -> bool:
    """Whether a form is a noun's or an adjective's by the words before it: "in his run", "the injured Roe", "two wins"."""
    if trigger.form in ("base", "s") and NOUN_BEFORE_RE.search(before):
        return True
    if trigger.form == "s":
        return COUNTED_BEFORE_RE.search(before) is not None
    adjective = trigger.form in ("past", "participle") and trigger.predicate.type in ADJECTIVAL
    return adjective and THE_BEFORE_RE.search(before) is not None


def _is_noun(trigger: Trigger, before: str) -> bool:
    """Whether a base form that is no past is a noun by the words before it: "the highest individual score by"."""
    past = trigger.verb is not None and inflect(trigger.verb).get(trigger.verb) == "past"
    return not past and DESCRIBED_RE.search(before) is not None


def _is_reported(text: str, clause: Clause) -> bool:
    """Whether a clause tells what somebody said: in it, or right before it, stands a verb of saying."""
    return _reported_re().search(text, max(0, clause.span.start - 60), clause.span.end) is not None


@cache
def _reported_re() -> re.Pattern[str]:
    """A verb of saying, after which "would" tells of what is to come. Takes `said that she `; leaves `if she `."""
    return re.compile(rf"\b(?:{any_of(cue_forms('strong'))}|pledged)\b", re.IGNORECASE)


def _mode(cue: str, form: Form | None, window: str) -> Mode:
    if cue in ("negation", "hypothetical"):
        return None
    if cue == "scheduled":
        return "scheduled"
    if cue == "ambition":
        return "ambition"
    if form == "base" and not cue:
        return None if re.search(r"\b(?:to|I|you|we|they|always|often)\s*$", window) else "past"
    return "past"
