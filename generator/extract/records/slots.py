"""What a number is hedged with, how far it reaches, and as of when.

Takes a draft and its article, fills what the families leave open.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.records.draft import Draft, words_re
from generator.extract.records.setting import Setting, clause_start
from generator.knowledge.load import load_table
from generator.model.claims import Timex
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.asides import is_told_aside

SCOPE_RE = re.compile(
    r"\s(?P<scope>across (?:club and country|all competitions)|in all competitions|(?:this|last) (?:season|year|term)"
    r"|of the season|for club and country|of (?:his|her|their|my|our) career|in (?:his|her|my) career"
    r"|(?:for|with|against|at the|in the) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*|so far)",
)
"""How far a count reaches, after it. Takes ` across club and country`, ` for Ardley`; leaves ` for fun`."""


COUNTS_NOW_RE = re.compile(
    rf"(?:\b(?:and|but)(?: (?:he|she|they|it|who))?|,)(?: (?:now|already|still|also))? (?:has|have|boasts?|holds?)(?: (?:now|already|also|since))?(?: [a-z]+(?:ed|n))?(?: (?:{one_of('approximations')}|fewer than|a|of|total)){{0,4}} $"
)
"""A count at the time of writing, told after something else. Takes ` and has `, `, has won more than `; leaves `In May she has `."""


ASIDE_RE = re.compile(r", (?:who|whom|whose|where) ")
"""What opens an aside about somebody, whose dates are not the count's. Takes `, whom `; leaves `, which `."""


def find_hedge(draft: Draft, text: str) -> str | None:
    """The words that hedge a number, as printed, or None."""
    if draft.kind in ("ordinal", "score", "record", "award"):
        return None
    for start in (draft.anchor.start, draft.span.start):
        lead = _hedge_before_re().search(text, max(0, start - 20), start)
        if lead:
            return lead.group().strip()
    for end in (draft.anchor.end, draft.span.end):
        tail = _hedge_after_re().match(text, end)
        if tail:
            return tail.group("hedge")
    return None


@cache
def _hedge_before_re() -> re.Pattern[str]:
    """A hedge before a number. Takes `nearly `; leaves `nearly all `."""
    return words_re(tuple(load_table("metrics")["hedges"]["before"]), after=r"\s$")


@cache
def _hedge_after_re() -> re.Pattern[str]:
    """A hedge after a number. Takes `, I think`; leaves `, I thought`."""
    hedges = words_re(tuple(load_table("metrics")["hedges"]["after"])).pattern
    return re.compile(rf"[,\s]+(?P<hedge>{hedges})", re.IGNORECASE)


COUNTS_REACH = 64
"""How far before a number the verb that counts it is looked for, in code points."""


def find_scope(draft: Draft, text: str, end: int) -> str | None:
    """The words that say how far a count reaches, as printed, or None."""
    if draft.kind not in ("tally", "target", "milestone", "ordinal", "streak", "remaining"):
        return None
    found = SCOPE_RE.match(text, draft.span.end, end)
    return found["scope"] if found else None


def find_as_of(draft: Draft, setting: Setting) -> EdtfDate | None:
    """The date of the clause's time expression, else of the article; nothing but an age holds as of a day to come."""
    text = setting.article.text
    sentence = setting.article.sentence_at(draft.anchor.start).span
    aside = ASIDE_RE.search(text, draft.span.end, sentence.end)
    clause = Span(clause_start(text, sentence.start, draft.anchor.start), aside.start() if aside else sentence.end)
    if draft.kind == "age" and draft.rule in ("age.year-old", "age.beside-name") and not _is_behind(draft, text):
        return setting.dating.present
    present = setting.dating.present
    counts = COUNTS_NOW_RE.search(text, max(clause.start, draft.anchor.start - COUNTS_REACH), draft.anchor.start)
    floor = counts.start() if counts else clause.start
    dated = [
        timex
        for timex in setting.timexes_in(clause)
        if timex.edtf
        and timex.evidence.span.start >= floor
        and not _begins_a_time(timex, text, draft)
        and not is_told_aside(text, sentence.start, timex.evidence.span.start, draft.anchor.start)
        if draft.kind == "age" or present is None or not present.certainly_before(timex.edtf)
    ]
    nearest = min(
        dated,
        key=lambda timex: (abs(timex.evidence.span.start - draft.anchor.start), timex.evidence.span.edges),
        default=None,
    )
    return nearest.edtf if nearest else present


def _is_behind(draft: Draft, text: str) -> bool:
    """Whether an age stands behind what somebody did, and is of that day: "she spoke up in 2012, 22 years old"."""
    return draft.span.start == draft.anchor.start and draft.span.cut(text).endswith("years old")


def _begins_a_time(timex: Timex, text: str, draft: Draft) -> bool:
    """Whether an expression tells since when, which is no date that a count holds as of.

    A record that was broken, or a run, since then lies somewhere in the open time, and keeps it.
    """
    start = timex.evidence.span.start
    if timex.edtf is not None and timex.edtf.latest is None:
        return draft.kind not in ("record", "award", "streak")
    return text[max(0, start - 6) : start].lower() == "since "
