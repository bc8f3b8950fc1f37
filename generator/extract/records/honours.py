"""What no number tells: records that somebody holds or has broken, and awards won.

Takes a sentence and looks for words. A record whose words do not say what it measures is left out, and so is what is
only hoped for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.records.draft import Draft, Scene
from generator.extract.sides import NAME
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of
from generator.text.tokens import vocabulary

UNREAL_RE = re.compile(rf"\b(?:{one_of('modals', 'negations')}|to|be) $")
"""What makes of a record or an award no more than a hope. Takes `hopes to `, `will never `; leaves `has `."""

HELD_RE_TEXT = r"(?:\b(?:has|have|had|having|already)\b (?:[a-z]+ )?)?(?P<verb>{verbs}) (?:(?P<owner>{name})[’']s? |(?:the|an?|his|her|their)(?: [a-z]+[’']s)? )?(?P<what>(?:[\w-]+ ){{1,7}}?)record\b(?P<tail> for [\w ’'-]{{3,50}}?(?=[,.;]|$))?"


@cache
def _held_re() -> re.Pattern[str]:
    """A record held or broken. Takes `has smashed Ann Ardley’s all-time scoring record`; leaves `to match her record`."""
    verbs = "|".join(sorted(load_table("metrics")["records"]["verbs"], key=len, reverse=True))
    return re.compile(HELD_RE_TEXT.format(verbs=verbs, name=NAME))


@cache
def _award_re() -> re.Pattern[str]:
    """An award won. Takes `won the Golden Boot in Ardland 1998`; leaves `the Golden Boot race`."""
    table = load_table("metrics")["awards"]
    names = any_of(table["names"])
    kinds = "|".join(table["kinds"])
    return re.compile(
        rf"\b{any_of(table['verbs'])} (?:the |his |her |a |an )?(?:[A-Z][\w’'-]+ (?:[A-Z]\w+ )?)?(?:(?P<name>{names})|(?P<kind>(?:[A-Z][\w’'-]+ ){{1,4}}(?:{kinds})))(?: (?:in|at) (?:the )?{NAME}(?: [0-9]{{4}})?| in [0-9]{{4}})?"
    )


def find_held_records(scene: Scene) -> Iterator[Draft]:
    """Records that somebody holds or has broken, where the words say what is measured."""
    if scene.text.find("record", scene.sentence.start, scene.sentence.end) < 0:
        return
    empty = load_table("metrics")["records"]["empty"]
    for match in _held_re().finditer(scene.text, scene.sentence.start, scene.sentence.end):
        what = " ".join(word for word in match["what"].split() if word.lower() not in empty)
        before = scene.text[max(scene.sentence.start, match.start() - 12) : match.start()]
        if not (what or match["tail"]) or UNREAL_RE.search(before):
            continue
        if any(draft.unit == "times" and draft.span.holds(Span(*match.span("what"))) for draft in scene.drafts):
            continue  # "broke the national record twice" is told by its times
        span = Span(match.start("verb"), match.end())
        metric = f"{what} record{match['tail'] or ''}".strip()
        yield Draft(
            metric=metric,
            value="holder",
            unit=None,
            kind="record",
            span=span,
            anchor=span,
            owner="person",
            rule="record.held",
        )


@cache
def _award_verbs() -> frozenset[str]:
    """Verbs without which a sentence tells of no award."""
    return frozenset(load_table("metrics")["awards"]["verbs"])


def find_awards(scene: Scene) -> Iterator[Draft]:
    """Awards that somebody won, by name."""
    if _award_verbs().isdisjoint(vocabulary(scene.sentence.cut(scene.text))):
        return
    for match in _award_re().finditer(scene.text, scene.sentence.start, scene.sentence.end):
        before = scene.text[max(scene.sentence.start, match.start() - 14) : match.start()]
        if UNREAL_RE.search(before):
            continue
        name = match["name"] or match["kind"]
        span = Span(*match.span())
        yield Draft(
            metric=name, value="won", unit="award", kind="award", span=span, anchor=span, owner="person", rule="award"
        )
