"""Counts whose noun was said before: "I'm on 76 now", "six titles and one with Bexton", "two short of the record".

Each takes a number in its scene that counts no noun of its own and gives a draft that is `elided`, or None. The noun is
the last one before it that fits; where the sentences around hold none, what the article counted last of what is scored.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from generator.extract.records.counting import count_draft, plain_draft
from generator.extract.records.draft import Draft, Scene
from generator.extract.records.nouns import metrics_by_form
from generator.extract.records.numbers import Number
from generator.extract.records.times import SCORED
from generator.extract.sides import CAP, NAME
from generator.knowledge.load import load_table
from generator.model.claims import RecordKind
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import fold

ON_RE = re.compile(
    r"(?:\b(?P<who>I|he|she|they|we)(?:[’'](?:m|s|re)| am| is| are)|\b(?:now|currently|stands?|sits?)) (?:now |already |currently )?(?:on|at) $",
    re.IGNORECASE,
)
"""A tally without its noun, before it. Takes `I’m on `; leaves `I’m at the `."""

ON_AFTER_RE = re.compile(r"\s(?:now|already|so far|and counting|for)\b|\s?[.,;!?]|$")
"""What may follow such a tally. Takes ` now`; leaves ` stage`."""

COORDINATE_RE = re.compile(r"\band (?:(?:by|for|with) )?(?:more than |just |only |nearly |over )?$", re.IGNORECASE)
"""A second count of the same noun. Takes ` and `; leaves ` or `."""

GAPPED_AFTER_RE = re.compile(r"\s?(?:[.,;]|$)| (?:as|for|in|on|off) (?:the|his|her)\b")
"""What may follow such a number. Takes `.`, ` for the `; leaves ` rebounds`."""

GAP = 48
"""How far behind the first count the second may stand, in code points."""

LATER_RE = re.compile(r"\s[a-z]+ (?:years?|seasons?|months?|weeks?) (?:later|before|earlier)\b")
"""When such a count was. Takes ` four years later`; leaves ` years later`."""

NOW_RE = re.compile(r"\s(?:now|already|so far)\b", re.IGNORECASE)
"""The time of a tally. Takes ` now`; leaves ` nowhere`."""

TOTAL_RE = re.compile(
    r"\b(?P<noun>majority|tally|total|haul)(?: (?:in|for) [\w ]{1,24})? (?:of|to|stands at) (?:just |only |around |about )?$",
    re.IGNORECASE,
)
"""A noun before its number. Takes `a majority of `, `tally in the league to `; leaves `majority in `."""

BARE_BASE_RE = re.compile(
    rf"\s(?:in (?:(?:just|only|his|her|their|last) ){{0,3}}(?:[\w-]+ (?:[\w-]+ )?(?:matches|games|appearances|starts|Tests)\b|(?:a|one|the|his|her|that)(?: single| calendar| league)? (?:season|year|campaign|tournament)\b|(?:[0-9]{{1,3}}|{one_of('numbers.small')})(?=[.,;:!?”’\"']|$)))"
    r"|\s(?:of (?:them|those|these|which)\b|to (?:the|their|his|her|an?)(?= )|(?:last|this) (?:season|year|term|summer|month)\b)"
)
"""The base of a tally without its noun. Takes ` in three matches`; leaves ` in a row`."""

ALONE_RE = re.compile(r"(?=\s?(?:[.,;!?”\"]|$))")
"""Where nothing follows a count. Takes the place before `.`; leaves ` points`."""

FEW = range(2, 10)
"""Goals that one can score with nothing said but "scored five"."""

BARE_VERB_RE = re.compile(
    rf"\b(?:(?P<scored>scor\w+|netted)|{one_of('have', 'counting.tallying', 'counting.adding')}|includ\w+|with|contribut\w+) (?:just |only |another )?$",
    re.IGNORECASE,
)
"""The verb of such a tally. Takes `included `; leaves `finished `."""

MISSED_RE = re.compile(r"\bmissed (?:just |only |another )?$")
"""What was not scored, before its number. Takes `missed `; leaves `missed by `."""

PENALTIES = frozenset(["penalties"])
"""What is missed so many times, by metric id."""


LABEL_RE = re.compile(r"(?<![^\n•*|;.-])[ \t]*(?P<noun>[A-Z][a-z-]+(?: [a-z]+)?): $")
"""A label at the head of a line, before its number. Takes `Caps: `; leaves `said: `, `his Caps: `."""

LABELLED_RE = re.compile(r"[ \t]*(?:$|[\n;,.(|])")
"""What ends such a line. Takes `, `, ` (12 as captain)`; leaves ` goals`."""

COUNTS = frozenset(["tally", "milestone", "ordinal"])
"""Kinds of record whose noun a later count takes up."""

COMPETITIONS_RE = re.compile(r" in all competitions\b| in total\b| overall\b")
"""A reach wider than the count before it has. Takes ` in all competitions`; leaves ` in all`."""

LEAGUE_RE = re.compile(r"^(?:league|European|domestic) ")
"""What narrows a count and not the wider one beside it. Takes `league `; leaves `leagues won`."""

STRUCK_RE = re.compile(rf"\b{one_of('counting.striking')} (?:just |only )?$", re.IGNORECASE)
"""A verb of scoring with nothing but its number. Takes `he hit `; leaves `hit the `."""

GOT_RE = re.compile(rf"\b{one_of('counting.striking', 'counting.adding')} (?:just |only )?$", re.IGNORECASE)
"""The same where it is told for whom it was scored. Takes `He got `; leaves `got to `."""

BARE_SCORES = frozenset(["cricket", "golf", "baseball", "basketball", "gridiron", "tennis"])
"""Topics of sports that print numbers alone for more than one thing."""

FOR_SIDE_RE = re.compile(
    rf" for (?:{NAME}|(?:the|their|his|her|our) (?:[A-Z][\w-]+|(?:first|second|youth|reserve|national|development|academy) (?:team|side)|country|reserves|youngsters))(?=[.,;]|$| {one_of('counting.closers', 'coordinators')}\b)"
)
"""For whom it was scored, after it. Takes ` for their Under-21s last`; leaves ` for a song`."""

BROUGHT_RE = re.compile(
    rf"\b{one_of('counting.gaps.bringing')} (?:(?:him|her|them|me|us)(?:self)?|[A-Z][\w’'-]+)(?: up| on)? to (?:{one_of('approximations')} )?$"
)
"""What brings somebody to a count, before it. Takes `took her to `; leaves `took her to see `."""

BROUGHT_AFTER_RE = re.compile(
    rf" in all competitions\b| for (?:the|this) {one_of('counting.stretches')}\b| (?:in|this) (?:the )?{one_of('counting.stretches')}\b|(?=[.,;]|$)"
)
"""What may follow such a count. Takes ` for the season`; leaves ` pieces`."""

TO_NAME_RE = re.compile(r" to (?:his|her|their|my) name\b(?: already)?")
"""Whose count it is. Takes ` to her name`; leaves ` to his credit`."""

CONCEDED_RE = re.compile(r"\b(?:conced|shipp)(?:ed|ing|es?|s) (?:just |only |another )?$", re.IGNORECASE)
"""A verb of letting in. Takes `conceded `; leaves `conceded that `."""

OF_THEM_RE = re.compile(r" of (?:them|those|these)\b")
"""What a part is of. Takes ` of them`; leaves ` of their`."""

DONE_RE = re.compile(
    rf"\b(?P<verb>{one_of('metrics.of_them.starts', 'metrics.of_them.wins', 'metrics.of_them.defeats')}) (?:just |only |all )?$"
)
"""What was done in such a part. Takes `started `; leaves `started in `."""

PLAYED = frozenset(["matches", "appearances", "internationals", "caps", "races", "fights", "finals"])
"""What so many of may be started, won or lost, by metric id."""

WON_MORE_RE = re.compile(rf"\b{one_of('have')} (?:since )?{one_of('counting.tallying')} $", re.IGNORECASE)
"""What goes on with a count. Takes `has won `; leaves `won `."""

MORE_SINCE_RE = re.compile(r" more\b(?=\s?[.,;]| since\b| for\b| in\b)(?: since(?=[.,;]| then))?")
"""What such a count is on top of. Takes ` more since`; leaves ` more goals`."""

MORE_WILL_RE = re.compile(rf" more (?:will|would) {one_of('counting.gaps.lifting')} (?:him|her|them|[A-Z][\w’'-]+)\b")
"""What a count still to come brings about. Takes ` more will bring her`; leaves ` more will play`."""

APART_RE = re.compile(
    rf" (?P<how>{one_of('counting.gaps.parting')})(?: of)?(?= (?:{one_of('counting.gaps.aims')}\b|[A-Z0-9])|[.,;]| and | with )"
)
"""What parts a count from another. Takes ` short of` before ` the record`; leaves ` behind` before ` him`."""

STANDS_RE = re.compile(
    rf"(?:\b(?:{one_of('counting.gaps.standing')}|(?:leave|leaves|leaving|left) (?:him|her|them|[A-Z][\w’'-]+))|[’'](?:s|re|m)|,)(?: (?:just|only|still|now))? $"
)
"""What leads to such a number. Takes `is `, `leaving him `, `, `; leaves `finished `."""

MET_RE = re.compile(r" (?:against|at) [A-Z][\w’'-]*")
"""Against whom something was scored. Takes ` against Bexton`; leaves ` against the head`."""


@cache
def _place_re() -> re.Pattern[str]:
    """Where such a count belongs. Takes ` with Ardley`; leaves ` with him`."""
    return re.compile(rf"\s(?:with|for|at|against|in) {NAME}")


@cache
def _gapped_re() -> re.Pattern[str]:
    """Somebody whose verb is left out, before a number. Takes `and Ann Dahl `; leaves `and in May `."""
    return re.compile(rf"(?:,|\band|\bwhile|, and) {CAP}(?: {CAP})? $")


def _read_on(number: Number, scene: Scene) -> Draft | None:
    """A tally by where somebody stands: "I'm on 76 now"."""
    before, after = scene.before(number), scene.after(number)
    on = ON_RE.search(before)
    recalled = scene.recall(number) if on and ON_AFTER_RE.match(after) else None
    if on is None or recalled is None:
        return None
    now = NOW_RE.match(after)
    span = Span(number.group.start - len(before) + on.start(), number.group.end + (now.end() if now else 0))
    return replace(count_draft(number, scene, recalled, kind="tally", rule="tally.elided"), span=span)


def _read_label(number: Number, scene: Scene) -> Draft | None:
    """A count behind its label, in a list of facts: "Caps: 148"."""
    label = LABEL_RE.search(scene.before(number)) if LABELLED_RE.match(scene.after(number)) else None
    metric = metrics_by_form().get(fold(label["noun"])) if label else None
    if label is None or metric is None or not metric.plural or not metric.cardinal:
        return None
    span = Span(number.group.start - len(label.group()), number.group.end)
    return replace(plain_draft(number, metric.name, span, owner=metric.owner, rule="tally.label"), unit=metric.id)


def _read_of(number: Number, scene: Scene) -> Draft | None:
    """A tally whose noun stands before it: "a majority of 80", "a tally of 36"."""
    before = scene.before(number)
    total = TOTAL_RE.search(before)
    if total is None:
        return None
    span = Span(number.group.start - len(before) + total.start("noun"), number.group.end)
    if fold(total["noun"]) == "majority":
        return replace(plain_draft(number, "majority", span, owner="either", rule="tally.of"), unit="votes")
    recalled = scene.recall(number, None if scene.before(number).endswith("of ") else SCORED)
    return replace(count_draft(number, scene, recalled, kind="tally", rule="tally.of"), span=span) if recalled else None


def _read_gapped(number: Number, scene: Scene) -> Draft | None:
    """A second count by the verb of the first: "Holm scored 27 points and Quist 22"."""
    previous = scene.drafts[-1] if scene.drafts else None
    if previous is None or previous.kind != "tally" or number.group.start - previous.span.end > GAP:
        return None
    if not (GAPPED_AFTER_RE.match(scene.after(number)) and _gapped_re().search(scene.before(number))):
        return None
    here = number.group
    return replace(previous, value=number.value, span=here, anchor=here, subject=None, elided=True, rule="tally.gapped")


def _read_missed(number: Number, scene: Scene) -> Draft | None:
    """Penalties missed, where a penalty was spoken of: "I’ve missed two this season"."""
    before, after = scene.before(number), scene.after(number)
    missed = MISSED_RE.search(before) if BARE_BASE_RE.match(after) or ALONE_RE.match(after) else None
    if missed is None or scene.recall(number, PENALTIES) is None:
        return None
    span = Span(number.group.start - len(before) + missed.start(), number.group.end)
    return plain_draft(number, "penalties missed", span, owner="person", rule="tally.missed")


def _read_coordinate(number: Number, scene: Scene) -> Draft | None:
    """A second count of the noun of the first: "six titles with Ardley and one with Bexton"."""
    previous = _last_count(scene)
    after = scene.after(number)
    place = COMPETITIONS_RE.match(after) or _place_re().match(after) or LATER_RE.match(after)
    if previous is None or previous.kind != "tally" or not place or not COORDINATE_RE.search(scene.before(number)):
        return None
    return replace(
        previous,
        metric=LEAGUE_RE.sub("", previous.metric) if place.re is COMPETITIONS_RE else previous.metric,
        value=number.value,
        span=Span(number.group.start, number.group.end + place.end()),
        anchor=number.group,
        subject=previous.subject or previous.anchor,
        elided=True,
        rule="tally.coordinate",
    )


def _last_count(scene: Scene) -> Draft | None:
    """The last count of the sentence that is neither the base of another nor told beside one."""
    counts = (draft for draft in reversed(scene.drafts) if draft.kind in COUNTS and draft.unit)
    return next((draft for draft in counts if draft.rule not in ("rate.base", "gap.than")), None)


def _read_bare(number: Number, scene: Scene) -> Draft | None:
    """A tally by its verb, the noun said just before: "included four in two games", "scored three against Bexton"."""
    before, after = scene.before(number), scene.after(number)
    verb = BARE_VERB_RE.search(before)
    base = BARE_BASE_RE.match(after) if verb else None
    if base is None and verb and verb["scored"] and number.value in FEW:
        base = ALONE_RE.match(after) or MET_RE.match(after)
    if base is None or verb is None:
        return None
    span = Span(number.group.start, number.group.end + base.end())
    recalled = scene.recall(number, SCORED)
    if recalled is None:
        return plain_draft(number, "goals", span, owner="person", rule="tally.verb") if verb["scored"] else None
    return replace(count_draft(number, scene, recalled, kind="tally", rule="tally.elided"), span=span)


def _read_struck(number: Number, scene: Scene) -> Draft | None:
    """A tally by a verb of scoring alone, or by whose name it stands to: "when he hit 24", "has six to his name"."""
    before, after = scene.before(number), scene.after(number)
    side = FOR_SIDE_RE.match(after)
    plain = BARE_SCORES.isdisjoint(scene.topics)
    struck = (STRUCK_RE if ALONE_RE.match(after) else GOT_RE).search(before) if plain else None
    if struck and not (side or ALONE_RE.match(after)):
        struck = None
    named = TO_NAME_RE.match(after)
    if not struck and not named:
        return None
    start = number.group.start - (len(struck.group()) if struck else 0)
    span = Span(start, number.group.end + (named.end() if named else side.end() if side else 0))
    return _taken_up(number, scene, span, kind="tally", rule="tally.struck")


def _read_brought(number: Number, scene: Scene) -> Draft | None:
    """A count that something brings somebody to: "her goals took her to 41 for Ardley"."""
    before, after = scene.before(number), scene.after(number)
    brought = BROUGHT_RE.search(before)
    place = (FOR_SIDE_RE.match(after) or BROUGHT_AFTER_RE.match(after)) if brought else None
    if brought is None or place is None:
        return None
    span = Span(number.group.start - len(before) + brought.start(), number.group.end + place.end())
    return _taken_up(number, scene, span, kind="tally", rule="tally.brought")


def _read_conceded(number: Number, scene: Scene) -> Draft | None:
    """Goals by the verb of whoever let them in: "conceded four"."""
    before, after = scene.before(number), scene.after(number)
    conceded = CONCEDED_RE.search(before) if BARE_BASE_RE.match(after) or ALONE_RE.match(after) else None
    if conceded is None or "transfers" not in scene.topics:
        return None
    span = Span(number.group.start - len(before) + conceded.start(), number.group.end)
    return replace(plain_draft(number, "goals conceded", span, owner="either", rule="tally.conceded"), unit="goals")


def _read_more(number: Number, scene: Scene) -> Draft | None:
    """A count on top of the first, or what is wanting to it: "has won 97 more since", "nine more will bring him level"."""
    before, after = scene.before(number), scene.after(number)
    won, wanted = WON_MORE_RE.search(before), MORE_WILL_RE.match(after)
    more = MORE_SINCE_RE.match(after) if won else wanted
    if more is None:
        return None
    start = number.group.start - (len(won.group()) if won else 0)
    span = Span(start, number.group.end + more.end())
    if won:
        recalled = scene.recall(number)
        draft = recalled and count_draft(number, scene, recalled, kind="tally", rule="tally.more")
        return replace(draft, span=span) if draft else None
    draft = _taken_up(number, scene, span, kind="remaining", rule="remaining.more")
    return replace(draft, metric=f"{draft.metric} {load_table('metrics')['names']['remaining']}") if draft else None


def _read_of_them(number: Number, scene: Scene) -> Draft | None:
    """A part of the matches told before: "has played 49 Tests and started 31 of them"."""
    started = OF_THEM_RE.match(scene.after(number))
    verb = DONE_RE.search(scene.before(number)) if started else None
    if verb is None or started is None or scene.recall(number, PLAYED) is None:
        return None
    metric = next(name for name, words in load_table("metrics")["of_them"].items() if verb["verb"] in words)
    span = Span(number.group.start - len(scene.before(number)) + verb.start(), number.group.end + started.end())
    draft = plain_draft(number, metric, span, owner="person", rule="tally.of-them")
    return replace(draft, elided=True)


def _read_apart(number: Number, scene: Scene) -> Draft | None:
    """So many behind or short of something: "is two short of the record", "five goals, one behind the leader"."""
    apart = APART_RE.match(scene.after(number))
    if apart is None or not STANDS_RE.search(scene.before(number)):
        return None
    span = Span(number.group.start, number.group.end + apart.end())
    kind: RecordKind = "remaining" if apart["how"] in ("short", "shy") else "tally"
    previous = _last_count(scene)
    recalled = None if previous else scene.recall(number)
    if recalled and recalled.metric.owner == "team":
        recalled = scene.recall(number, SCORED) or recalled
    if previous:
        subject = previous.subject or previous.anchor
        draft = replace(previous, value=number.value, anchor=number.group, subject=subject, kind=kind, elided=True)
    elif "golf" in scene.topics:
        draft = replace(plain_draft(number, "shots", span, owner="person", rule="gap.apart"), kind=kind)
    elif recalled:
        draft = count_draft(number, scene, recalled, kind=kind, rule="gap.apart")
    else:
        return None
    return replace(draft, metric=f"{draft.metric} {apart['how']}", span=span, rule="gap.apart")


def _taken_up(number: Number, scene: Scene, span: Span, *, kind: RecordKind, rule: str) -> Draft | None:
    """A count of what is scored, its noun said in the sentences before, or by the last count of the article."""
    recalled = scene.recall(number, SCORED)
    if recalled:
        return replace(count_draft(number, scene, recalled, kind=kind, rule=rule), span=span)
    said = (draft for draft in reversed(scene.earlier) if draft.rule != "tally.verb")
    earlier = (draft for draft in said if draft.unit in SCORED and draft.kind in COUNTS)
    last = next(earlier, None)
    if last is None or last.unit is None:
        return None
    return replace(plain_draft(number, last.unit, span, owner=last.owner, rule=rule), kind=kind, elided=True)


ELIDED: tuple[Callable[[Number, Scene], Draft | None], ...] = (
    _read_label,
    _read_on,
    _read_of,
    _read_gapped,
    _read_missed,
    _read_of_them,
    _read_conceded,
    _read_coordinate,
    _read_apart,
    _read_more,
    _read_bare,
    _read_brought,
    _read_struck,
)
"""Asked in this order: those with words of their own, then those that a verb alone tells."""


def read_elided(number: Number, scene: Scene) -> Draft | None:
    """A tally whose noun is left out."""
    for read in ELIDED:
        draft = read(number, scene)
        if draft:
            return draft
    return None
