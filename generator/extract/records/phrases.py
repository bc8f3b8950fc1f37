"""Counts that no noun of the table names: any other noun phrase, and whoever is so many-th to do something.

Each takes a number in its scene and gives a draft, or None. The metric is the printed noun phrase. Stretches of time and
of way, and what else the table lists under [uncounted], count nothing; nor does a number inside a fixed phrase ("one of
three", "last four").
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from generator.extract.records.counting import counted_noun, plain_draft
from generator.extract.records.draft import Draft, Scene
from generator.extract.records.numbers import Number
from generator.extract.sides import demonyms, role_words
from generator.knowledge.load import load_list, load_table
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of
from generator.text.tokens import find_words, fold

MAX_WORDS = 4
"""Longest noun phrase, in words: "first-team players". Re-run the gate after a change."""

SINGULAR_RE = re.compile(r"(?:ss|us|is|ous|[’']s)$")
"""What ends in "s" and is no plural. Takes `serious`, `class`; leaves `bids`."""

WINDOW_RE = re.compile(
    rf"\b(?:{one_of('counting.orders', 'counting.bounds')}|every|each) (?:the |just |about )?$"
    r"|[A-Z][a-z]+ $"
)
"""What makes of a count a stretch, a rank or a name. Takes `last `, `top `, `Group `; leaves `with `."""

PART_RE = re.compile(r"\b(?:[0-9]+|[a-z]+) of (?:his|her|their|its|the) (?:first |last |final |opening )?$")
"""A part of so many, before the whole. Takes `eight of his `; leaves `in front of his `."""


TAIL_RE = re.compile(rf"(?: (?:{one_of('articles', 'possessives', 'prepositions', 'coordinators')}))+$")
"""Words that cannot end what somebody does. Takes ` in a` of `to score 40 points in a`; leaves ` on Oak Road`."""


@cache
def _nth_re() -> re.Pattern[str]:
    """Who is so many-th to do something. Takes ` woman in Norland to retain the prize`; leaves ` woman in the room`."""
    heads = load_table("metrics")["phrases"]["heads"]
    peoples = any_of(word.title() for word in demonyms())
    return re.compile(
        rf"\s(?P<what>(?:[A-Za-z][\w’'-]* ){{0,3}}?(?:{role_words()}|{'|'.join(heads)}|[A-Za-z]+(?:wo)?man|{peoples}))"
        rf"(?: in (?:[\w’'-]+ ){{0,3}}history|(?: {one_of('counting.ranks.origins')})? (?:in|from|for|at) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?"
        rf" (?P<does>(?:ever )?(?:to|signed|sold|appointed|hired|sacked|since|with(?= (?:[0-9]|{one_of('numbers.small')}\b)))\b(?: [\w’'-]+(?:[.,:][0-9]+)*){{1,5}})"
    )


@cache
def _uncounted() -> frozenset[str]:
    """Heads that count nothing, and words that end a phrase before its head."""
    return frozenset(fold(word) for word in load_table("metrics")["uncounted"]["words"])


@cache
def _ends() -> frozenset[str]:
    return frozenset([*load_table("metrics")["stops"]["words"], *load_list("function_words")])


@cache
def _kept() -> frozenset[str]:
    """Heads of what somebody keeps a count of: nobody does of bananas eaten, or of reporters who wait."""
    return frozenset(load_table("metrics")["phrases"]["counted"])


@cache
def _plurals() -> frozenset[str]:
    return frozenset(load_table("metrics")["phrases"]["plurals"])


BY_RE = re.compile(r"(?: ever)? (?P<by>by an? (?:(?!by\b)[\w’'-]+ ){0,4}?[a-z-]+)(?: (?:in|at|for|since|on) |[.,;]|$)")
"""Whom a first is the first of. Takes ` ever by a Norlander at `, ` by an away player.`; leaves ` by Ardley`."""


def read_first_by(number: Number, scene: Scene) -> Draft | None:
    """The first of something by somebody of a kind, its noun said before: "the first by an away player since 2010"."""
    lead = scene.before(number)
    first = BY_RE.match(scene.after(number)) if number.form == "ordinal" and number.value == 1 else None
    noun = scene.recall(number) if first and lead.endswith(" the ") else None
    if first is None or noun is None:
        return None
    span = Span(number.span.start, number.span.end + first.end("by"))
    draft = plain_draft(
        number, f"first {noun.metric.name} {first['by']}", span, owner=noun.metric.owner, rule="phrase.first-by"
    )
    return replace(draft, kind="ordinal", unit=None, elided=True)


def read_nth(number: Number, scene: Scene) -> Draft | None:
    """So many-th to do something: "only the third woman to retain the prize", "the first player to score 40"."""
    found = _nth_re().match(scene.after(number)) if number.form == "ordinal" else None
    if found is None or not scene.before(number).lower().endswith(
        ("the ", "a ", "only ", "just ", " his ", "her ", "their ")
    ):
        return None
    if number.value == 1 and not found["does"].startswith(("to", "ever to", "with")):
        return None
    does = TAIL_RE.sub("", found["does"])
    span = Span(number.span.start, number.span.end + found.start("does") + len(does))
    metric = f"{found['what']} {does}"
    draft = plain_draft(number, metric, span, owner="either", rule="phrase.nth")
    return replace(draft, kind="ordinal", unit=None)


def read_phrase(number: Number, scene: Scene) -> Draft | None:
    """So many of anything else: "three bids turned down", "five first-team players"."""
    whole = number.form == "cardinal" and isinstance(number.value, int) and number.value > 1
    if (
        not whole
        or "-"
        in scene.text[max(0, number.group.start - 1) : number.group.start]
        + scene.text[number.group.end : number.group.end + 1]
        or WINDOW_RE.search(scene.before(number))
        or (PART_RE.search(scene.before(number)) and scene.drafts)
    ):
        return None
    known = counted_noun(number, scene)
    if known is not None and known.metric.stretch:
        return None
    span = find_phrase(scene.text, number.group.end, scene.sentence.end)
    if span is None:
        return None
    metric = span.cut(scene.text)
    if fold(metric.rpartition(" ")[2]) not in _kept():
        return None
    return plain_draft(number, metric, Span(number.group.start, span.end), owner="either", rule="phrase.plural")


def find_phrase(text: str, start: int, end: int) -> Span | None:
    """The noun phrase of a plural that a number ending at `start` counts, or None."""
    last, first = start, None
    for count, word in enumerate(find_words(text, start, min(end, start + 60)), 1):
        key = fold(word.text)
        if count > MAX_WORDS or text[last : word.start].strip(" \u00a0") or word.start == last:
            return None
        if key in _ends() or key in _uncounted() or not word.text[0].islower():
            return None
        first = word.start if first is None else first
        if key in _plurals() or (key.endswith("s") and not SINGULAR_RE.search(key) and len(key) > 3):
            return Span(first, word.end)
        last = word.end
    return None
