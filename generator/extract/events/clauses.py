"""Sentences cut into clauses, and how a clause means what it says.

Takes a sentence of an article, gives `Clause`s in order of place that together hold it all. A clause begins at a comma,
a dash, a bracket, or a word that opens one ("who", "but", "as"); a piece without a verb stays with its neighbour, so
that "on loan, in 2016" is not torn from its verb. This is no parser: nesting is flat, and that is enough to tell whose
verb and whose date stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.extract.events.triggers import Form, Trigger, verb_forms
from generator.knowledge.load import load_table
from generator.model.article import Sentence
from generator.model.claims import Status
from generator.model.evidence import Span

CUT_RE = re.compile(r"(?<!\d),|,(?!\d)|[;:…]|(?<=\s)[-–—](?=\s)|[–—](?=[^\W\d_])|\(|\)|\.\.\.")
"""A mark between clauses. Takes the comma of `loan, in`, the dash of `back—the`; leaves `1,000` and `5–0`."""

BACK_WORDS = 6
"""How many words before a trigger its status may stand; "will make her first competitive debut" needs five."""

INVERSION_RE = re.compile(r"(?:^|[\s,])(?:had|were|should) (?:he|she|they|I|we)\b", re.IGNORECASE)
"""A condition without "if". Takes `had he decided to `; leaves `he had decided`."""

NOUN_BEFORE_RE = re.compile(r"\b(?:a|an|the|this|that|his|her|my|our|their|its|no|any|some|another|each|every|of) (?:big |first |last |new |little )?$", re.IGNORECASE)
"""A sign that a word after it is a noun. Takes `bit of a `, `his `; leaves `he `."""

Mode = Status | None
"""Status of a happening; None where the clause denies it, only imagines it, or tells of a habit."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of one sentence with at most one line of thought."""

    span: Span
    opener: str
    """The word that opens it, lower case; empty for the first."""
    index: int
    """Its place in the sentence, from 0."""


def cut_clauses(text: str, sentence: Sentence, whole: Iterable[Span] = ()) -> tuple[Clause, ...]:
    """Clauses of a sentence, in order; together they hold it.

    Args:
        text: the article's own text, so that dashes still differ from hyphens.
        sentence: the sentence to cut.
        whole: stretches that no cut may go through, such as dates.

    """
    span = sentence.span
    edges = {span.start, span.end}
    edges.update(found.end() for found in CUT_RE.finditer(text, span.start, span.end) if found.end() < span.end)
    edges.update(
        found.start("word")
        for found in _opener_re().finditer(text, span.start + 1, span.end)
        if _opens(text, found, span)
    )
    cuts = sorted(edge for edge in edges if not any(keep.start < edge < keep.end for keep in whole))
    pieces = [Span(start, end) for start, end in zip(cuts, cuts[1:], strict=False) if text[start:end].strip()]
    joined: list[Span] = []
    waiting: Span | None = None
    for piece in pieces:
        whole = Span(waiting.start, piece.end) if waiting else piece
        if _has_verb(text, piece):
            joined.append(whole)
            waiting = None
        elif joined:
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            waiting = whole
    if waiting:
        joined.append(waiting)
    return tuple(Clause(piece, _opener(text, piece), index) for index, piece in enumerate(joined))


def _opens(text: str, found: re.Match[str], span: Span) -> bool:
    """Whether an opening word starts a clause: "and" and its like only before a verb or a pronoun."""
    words = load_table("event_words")["clauses"]
    if found["word"].lower() not in words["coordinators"]:
        before = text[max(span.start, found.start("word") - 8) : found.start("word")].split()
        if found["word"].lower() == "as" and re.match(r"\s+an?\b", text[found.end("word") : found.end("word") + 4]):
            return False
        return not (found["word"].lower() in ("since", "once") and before and before[-1] in ("has", "have", "had"))
    following = re.match(
        r"\s+([\w']+)(?:\s+([\w']+))?", text[found.end("word") : min(span.end, found.end("word") + 50)]
    )
    if not following:
        return False
    first, second = following[1], following[2] or ""
    if first.lower() in words["pronouns"] or first.lower() in words["auxiliaries"]:
        return True
    return (
        _is_finite(first)
        or (first[0].isupper() and _is_finite(second))
        or (first.endswith("ly") and _is_finite(second))
        or (first.lower() in ("also", "then", "now") and _is_finite(second))
    )


def _is_finite(word: str) -> bool:
    """Whether a word looks like a verb in the past or with "he": `scored`, `went`, `took`."""
    kinds = verb_forms().get(word.lower(), {}).values()
    return "past" in kinds or "s" in kinds or (not kinds and len(word) > 4 and word.endswith("ed"))


@cache
def _opener_re() -> re.Pattern[str]:
    """A word that may open a clause, after a blank. Takes the `who` of `Roe, who`; leaves the `who` of `whole`."""
    words = "|".join(sorted(load_table("event_words")["clauses"]["openers"], key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<=[\s—–,])(?P<word>{words})(?=[\s,])", re.IGNORECASE)


def _opener(text: str, span: Span) -> str:
    found = re.match(r"\W*([\w']+)", text[span.start : min(span.end, span.start + 30)])
    word = found[1].lower() if found else ""
    return word if word in load_table("event_words")["clauses"]["openers"] else ""


def _has_verb(text: str, span: Span) -> bool:
    return _verb_re().search(text, span.start, span.end) is not None


@cache
def _verb_re() -> re.Pattern[str]:
    """A sign of a verb. Takes `went`, `is`, `scoring`, `they'll`; leaves `on loan, in 2016`."""
    forms = {form for form, bases in verb_forms().items() if set(bases.values()) & {"past", "participle", "ing"}}
    forms |= set(load_table("event_words")["clauses"]["auxiliaries"])
    plain = "|".join(sorted((re.escape(form) for form in forms if form[0] != "'"), key=lambda form: (-len(form), form)))
    return re.compile(rf"\b(?:{plain}|[a-z]{{3,}}(?:ed|ing))\b|['’](?:s|re|ve|ll|m|d)\b(?= [a-z])|n['’]t\b")


# --- how it is meant ------------------------------------------------------------------------------------------------


@cache
def _cue_res() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for mode in ("negation", "ambition", "scheduled", "realised", "hypothetical"):
        cues = sorted(load_table("event_words")["status"][mode], key=lambda cue: (-len(cue), cue))
        words = "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in cues)
        found.append((mode, re.compile(rf"(?:(?<![\w'])|(?<=n)(?=n't)|(?=n't)|(?='))(?:{words})(?!\w)", re.IGNORECASE)))
    return tuple(found)


def read_mode(text: str, clause: Clause, trigger: Trigger) -> tuple[Mode, str]:
    """How a happening is meant: past, scheduled, ambition, or None; and the words right before it.

    The nearest cue before the trigger decides; a bare "to" before a verb, with no cue, leaves it unmeant.

    Args:
        text: the article with marks in one form.
        clause: where the trigger stands.
        trigger: the words that tell of the happening.

    """
    before = text[clause.span.start : trigger.span.start]
    window = " ".join(before.split()[-BACK_WORDS:]) + " "
    if trigger.predicate.status:
        return trigger.predicate.status, window
    nearest: tuple[int, str] = (-1, "")
    for mode, pattern in _cue_res():
        if mode == "negation" and trigger.predicate.negated:
            continue
        for found in pattern.finditer(window):
            if found.end() > nearest[0]:
                nearest = (found.end(), mode)
    ahead = dict(_cue_res())["scheduled"]
    if nearest[1] in ("", "realised") and ahead.match(trigger.span.cut(text)):
        return "scheduled", window
    if clause.opener in load_table("event_words")["clauses"]["hypothetical"] and nearest[1] != "scheduled":
        return None, window
    if INVERSION_RE.search(before) or (trigger.form in ("base", "s") and NOUN_BEFORE_RE.search(before)):
        return None, window
    return _mode(nearest[1], trigger.form, window), window


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
