"""Records that somebody is, not holds: "the most expensive player in the club’s history", "402 games, a club record".

Takes a sentence, gives drafts whose value is "holder"; or takes a number, gives a rank ("the fourth highest in the
club’s history"). A superlative counts only with its range ("ever", "in Ardley’s history") and where it is no hope; "one
of the youngest" and "the youngest of nine" count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.extract.records.counting import plain_draft
from generator.extract.records.draft import Draft, Scene
from generator.extract.records.honours import UNREAL_RE
from generator.extract.records.numbers import Number
from generator.extract.sides import alternatives, role_words
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import LETTERS_RE, vocabulary

BECOME_RE = re.compile(r"(?:become|becoming|remain) $")
"""What may stand between a hope and a superlative. Takes `become `; leaves `became `."""

IS_RECORD_RE = re.compile(
    r"(?:,| that (?:is|was|remains)| which (?:is|was|remains)| –| —) (?:still )?an? (?P<what>(?:[\w’-]+ ){0,3})record\b(?! (?:of|for|fee|signing)\b)"
)
"""A count that is called a record, after it. Takes `, a club record`; leaves `, a record signing`."""


HOPE_RE = re.compile(
    rf"\b{one_of('counting.ranks.hopes')} to $|\b(?:{one_of('modals', 'negations')}|be|soon|him|her|them) $"
)
"""What makes of a leader no more than a hope. Takes `needs three more to `, `will `; leaves `scored 40 points to `."""

RANKED_RE = re.compile(
    rf"[ -](?P<most>(?:most|least)(?:[ -](?!by\b|in\b)[a-z-]+)?|[a-z-]*{one_of('counting.ranks.words')}(?:-[a-z]+)?)"
    rf"(?P<noun>(?: (?!(?:{one_of('prepositions', 'coordinators')}|ever|behind|since|after|overall)\b)[\w’-]+){{0,3}})"
    rf"(?P<range> (?:{one_of('counting.ranks.closers')}|in (?:the |its |their |his |her )?(?:[\w’'-]+ ){{0,4}}?{one_of('counting.ranks.ranges')}|on the (?:[\w-]+ ){{0,2}}list|of the (?:[a-z-]+ )?{one_of('counting.stretches', 'counting.eras')}|this (?:season|year|summer)|to [a-z]+(?: [\w’'-]+){{1,4}}|by an? (?:[\w’'-]+ ){{0,4}}?(?:{role_words()}|man|woman)|in [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*))?"
)
"""A rank behind its ordinal. Takes ` most expensive signing in the club’s history`, `-fastest`; leaves ` best man`'s `man of`."""

OWNED_RE = re.compile(rf"(?:\b{one_of('counting.ranks.owners')}|(?-i:[A-Z][\w-]{{1,30}}))[’']s? $")
"""Whose rank it is, which tells its range. Takes `the club’s `; leaves `the `."""

IS_THE_RE = re.compile(
    rf"\b(?i:{one_of('possessives')}|the|this|that) (?:[a-z0-9-]+ ){{0,2}}?(?P<noun>[a-z-]+)(?:,? (?:of|for|paid|from|in|that|which) [^.;]{{2,50}}?)?,? {one_of('counting.ranks.telling')} (?:only |now |still )?the $"
)
"""What is said to be of some rank. Takes `The fee is the `; leaves `made her the `."""


def read_ranked(number: Number, scene: Scene) -> Draft | None:
    """A rank by a superlative: "the fee is the fourth highest in the club’s history", "the third-fastest time ever"."""
    ranked = RANKED_RE.match(scene.after(number)) if number.form == "ordinal" and number.value != 1 else None
    before = scene.before(number)
    if ranked is None or not before.endswith((" the ", "The ", " a ", "’s ", "'s ", "his ", "her ")):
        return None
    said = IS_THE_RE.search(before)
    if not (ranked["range"] or said or OWNED_RE.search(before)):
        return None
    noun = ranked["noun"].strip() or (said["noun"] if said else "")
    metric = f"{ranked['most']} {noun}".strip()
    span = Span(number.group.start, number.group.end + ranked.end())
    return replace(
        plain_draft(
            number, metric, span, owner="person" if said or _is_somebody(noun) else "either", rule="record.rank"
        ),
        kind="ordinal",
        unit=None,
    )


@cache
def _people_re() -> re.Pattern[str]:
    """Somebody, as the end of what a rank is of. Takes `Ardley player`; leaves `fee`."""
    return re.compile(rf"(?:.* )?(?:{role_words()}|man|woman|scorer|earner)")


def _is_somebody(noun: str) -> bool:
    """Whether what is of some rank is a person, whose rank it then is: "Norland’s fifth most-capped player"."""
    return _people_re().fullmatch(noun) is not None


def find_superlatives(scene: Scene) -> Iterator[Draft]:
    """Who is the most or the first of a kind, and counts that are called records."""
    for match in _superlatives(scene):
        before = scene.text[max(scene.sentence.start, match.start() - 24) : match.start()]
        if not UNREAL_RE.search(BECOME_RE.sub("", before)) and not before.endswith("of "):
            yield _held(match["what"], Span(match.start(), match.end()))
    leads = any(scene.text.find(who, *scene.sentence.edges) >= 0 for who in LEADERS)
    for match in _leader_re().finditer(scene.text, *scene.sentence.edges) if leads else ():
        before = scene.text[max(scene.sentence.start, match.start() - 24) : match.start()]
        if not HOPE_RE.search(before):
            yield _held(match["what"] or match["ever"], Span(*match.span()))
    for draft in scene.drafts:
        called = IS_RECORD_RE.match(scene.text, draft.span.end, scene.sentence.end)
        if called and draft.kind in ("tally", "streak", "milestone"):
            span = Span(draft.span.start, called.end())
            yield replace(_held(f"{draft.metric} record", span), owner=draft.owner, anchor=draft.anchor)


def _superlatives(scene: Scene) -> Iterator[re.Match[str]]:
    """Superlatives of a sentence, which is searched only where it holds a word that one begins with."""
    if not _first_words().isdisjoint(vocabulary(scene.sentence.cut(scene.text))):
        yield from _superlative_re().finditer(scene.text, scene.sentence.start, scene.sentence.end)


@cache
def _first_words() -> frozenset[str]:
    """The first run of letters of each superlative."""
    return frozenset(LETTERS_RE.findall(words)[0] for words in load_table("metrics")["superlatives"]["words"])


def _held(metric: str, span: Span) -> Draft:
    return Draft(
        metric=metric,
        value="holder",
        unit=None,
        kind="record",
        span=span,
        anchor=span,
        owner="person",
        rule="record.superlative",
    )


LEADERS = ("scorer", "taker")
"""Who leads a count: the ends of words without which nobody does."""


@cache
def _leader_re() -> re.Pattern[str]:
    """Who leads a count for all time. Takes `is the club’s all-time leading scorer`; leaves `is the division’s leading scorer`."""
    what = rf"(?:leading|top|highest|record)(?: [\w-]+)? (?:goal-?|point-?|points-|run-|wicket-|try-)?(?:{'|'.join(LEADERS)})"
    return re.compile(
        r"\b(?:become|becomes|became|is|was|remains|remained)(?: now| still)? (?:the |his |her |their |[A-Z][\w-]+[’']s? )(?:[\w’'-]+ ){0,4}?"
        rf"(?:all-time (?P<what>{what})|(?P<ever>{what})(?: of all time| ever\b| in (?:[\w’'-]+ ){{0,5}}?history\b))"
    )


@cache
def _superlative_re() -> re.Pattern[str]:
    """A superlative with its range. Takes `the youngest player ever`, `club’s youngest ever scorer`; leaves `the youngest player at the club`."""
    table = load_table("metrics")
    most = alternatives(table["superlatives"]["words"])
    heads = "|".join(table["phrases"]["heads"])
    return re.compile(
        rf"(?:\bthe |(?<=[a-z][’']s ))(?P<what>(?:{most})(?P<ever>[ -]ever)? (?:[\w-]+ ){{0,2}}?(?:{role_words()}|{heads}|signing|transfer|[a-z-]+(?:er|or|ist|ant|ian|ee)))"
        rf"(?(ever)\b|(?: ever\b| of all time\b| to {one_of('counting.ranks.feats')}\b(?: [\w’'-]+){{1,5}}| in (?:[\w’'-]+ ){{0,4}}?history\b))"
    )
