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
    if NOW_RE.search(text, clause.start, draft.anchor.start):
        return present
    aside_of = _aside_of(draft, text, sentence)
    counts = COUNTS_NOW_RE.search(text, max(clause.start, draft.anchor.start - COUNTS_REACH), draft.anchor.start)
    begun = [timex.evidence.span.end for timex in setting.timexes_in(clause) if _begins_a_career(timex, text, draft)]
    floor = counts.start() if counts else max([clause.start, *begun])
    dated = [
        timex
        for timex in setting.timexes_in(clause)
        if timex.edtf
        and timex.evidence.span.start >= floor
        and not _begins_a_time(timex, text, draft)
        and not OTHER_RE.search(text, draft.span.end, max(draft.span.end, timex.evidence.span.start))
        and not _names_another(timex, text)
        and not _of_next_deed(draft, timex, text)
        and not (draft.rule == "age.then" and _is_parted(draft, timex, text))
        and (aside_of is None or aside_of.holds(timex.evidence.span))
        and not is_told_aside(text, sentence.start, timex.evidence.span.start, draft.anchor.start)
        if draft.kind == "age" or present is None or not present.certainly_before(timex.edtf)
    ]
    nearest = min(
        dated,
        key=lambda timex: (abs(timex.evidence.span.start - draft.anchor.start), timex.evidence.span.edges),
        default=None,
    )
    return nearest.edtf if nearest else present


OTHER_RE = re.compile(
    rf", (?!{one_of('counting.beginnings.participles')}\b)[a-z]{{3,}}ing\b|, (?:and|but) (?:in|on|by|at) (?:the )?$|, including [^,]*$|\b(?:past|beyond|than|beating|breaking|surpassing|eclipsing) the\b|\b(?:made|set|held|scored) by\b|\bfirst [^.;]{{0,60}} since\b|\b(?:that|which) (?:{one_of('be', 'have')})\b|\band (?:{one_of('modals')})\b"
)
"""What opens another deed between a number and a date. Takes `, helping her side to the `, `, and in `; leaves `, in `."""

PARTS_RE = re.compile(r"[,;:]|\b(?:and|but)\b")
"""What parts two deeds of a sentence. Takes `, `, ` and `; leaves ` in `."""


def _is_parted(draft: Draft, timex: Timex, text: str) -> bool:
    """Whether a date is of another deed than the one that an age of long ago is told of."""
    spans = sorted((draft.span, timex.evidence.span), key=lambda span: span.edges)
    return PARTS_RE.search(text, spans[0].end, max(spans[0].end, spans[1].start)) is not None


NEXT_DEED_RE = re.compile(rf" and (?:[a-z]+ly )?(?:[a-z]{{3,}}ed|{one_of('counting.beginnings.deeds')})\b")
"""A second deed behind a count. Takes ` and toured Norland in`; leaves ` and two tries in`."""

CAREER = frozenset(["caps", "appearances", "matches", "games", "Tests"])
"""What a career is counted in, by unit, and seldom a year of it."""


def _of_next_deed(draft: Draft, timex: Timex, text: str) -> bool:
    """Whether a date is of what somebody did besides: "who won 44 caps and toured Norland in 2025"."""
    between = text[draft.span.end : max(draft.span.end, timex.evidence.span.start)]
    return draft.unit in CAREER and NEXT_DEED_RE.search(between) is not None


ALSO_THE_RE = re.compile(r"\band (?:the|a) $")
"""What joins a second thing, which a year behind it names. Takes `two cups and the `; leaves `in the `."""


def _names_another(timex: Timex, text: str) -> bool:
    """Whether a year is part of the name of what is counted beside a number: "two leagues and the 2024 Harbour Cup"."""
    span = timex.evidence.span
    joined = ALSO_THE_RE.search(text, max(0, span.start - 8), span.start) is not None
    named = "edition" in timex.rule or text[span.end : span.end + 2].strip().isupper()
    return joined and named


NOW_RE = re.compile(r"\b(?:now|currently) (?:[a-z]+ ){0,2}$")
"""A number of the time of writing. Takes `is now ranked `; leaves `now that she `."""


def _aside_of(draft: Draft, text: str, sentence: Span) -> Span | None:
    """The aside about somebody that holds a number, which no date outside of it dates: "Holm, who has 20 caps, won in May"."""
    opener = max(
        (found.start() for found in ASIDE_RE.finditer(text, sentence.start, draft.anchor.start)), default=sentence.end
    )
    close = text.find(", ", draft.span.end, sentence.end)
    inside = opener < draft.anchor.start and ", " not in text[opener + 2 : draft.anchor.start] and close > 0
    return Span(opener, close) if inside else None


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
    before = text[max(0, start - REACH) : start]
    if draft.kind == "tally" and start > draft.anchor.start and SINCE_RE.search(before):
        return True
    return text[max(0, start - 6) : start].lower() == "since "


def _begins_a_career(timex: Timex, text: str, draft: Draft) -> bool:
    """Whether a count goes on from what began at a date before it: "joined Ardley in 2022 and scored 58 goals"."""
    start, end = timex.evidence.span.edges
    if draft.kind != "tally" or start >= draft.anchor.start:
        return False
    moved = MOVED_RE.search(text[max(0, start - REACH) : start])
    return moved is not None and AND_RE.match(text, end, draft.anchor.start) is not None


REACH = 72
"""How far before a date the words are looked for that make a beginning of it, in code points."""

SINCE_RE = re.compile(r"\b[Ss]ince (?:(?:[^\s,;:.]|[,.](?=\d)|(?<=No)\.)+ )+$")
"""What happened at a date since which something is counted, before it. Takes `since her move to Ardley `; leaves `since, in `."""

MOVED_RE = re.compile(rf"\b{one_of('counting.beginnings.verbs')}\b[^,;:.]* (?:in|on|from|at the start of) (?:the )?$")
"""Where a time with a side begins, before its date. Takes `moved to Ardley in `; leaves `won the title in `."""

AND_RE = re.compile(r",? and (?:has |have |had |went on to )?[a-z]+ ")
"""What goes on with what was done from then on. Takes ` and scored `; leaves `, when she scored `."""
