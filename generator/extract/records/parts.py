"""Parts of what somebody has, and what is added or taken off: "seven of his assists", "two more caps", "41 days off the record".

Each takes a number in its scene and gives a draft, or None where it does not know the number.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.records.counting import count_draft, counted_noun, plain_draft
from generator.extract.records.draft import Draft, Scene
from generator.extract.records.nouns import find_noun, plural_of
from generator.extract.records.numbers import Number
from generator.model.evidence import Span
from generator.text.alternation import one_of

OWN_RE = re.compile(r" of (?:his|her|their|my|our)(?: own)?(?= )")
"""Between a part and what it is of. Takes ` of his`; leaves ` of the`."""

DID_RE = re.compile(
    rf"\b(?:{one_of('counting.boxscores.scoring', 'counting.adding', 'counting.tallying', 'counting.boxscores.giving')}) (?:(?:just|only|all|as many as) )*$|(?:^|[.,;:] |\band )$",
    re.IGNORECASE,
)
"""What leads to such a part. Takes `handed out `, `and `, the start; leaves `the last `."""

TOOK_RE = re.compile(
    rf"\b{one_of('counting.cuts.verbs')} (?:(?:{one_of('approximations', 'articles')}|another|more than|less than) )*$"
)
"""A verb that makes a mark better, before by how much. Takes `took almost `; leaves `took part in `."""

OFF_RE = re.compile(
    rf" (?P<unit>{one_of('counting.cuts.units')})(?: of a second)? off (?:[\w’'-]+ ){{1,4}}?(?P<what>{one_of('counting.cuts.marks')})\b"
)
"""What such a number is counted in, and of what. Takes ` days off the record`; leaves ` days off work`."""

GAP_RE = re.compile(
    rf" (?P<unit>{one_of('counting.cuts.gaps')})s?(?: of a second)?\b(?: (?P<how>{one_of('counting.cuts.hows')})\b(?= of| from|[.,;]|$| [A-Z]| the| his| her))?"
)
"""What a margin is counted in, and which way. Takes ` seconds ahead` before ` of`; leaves ` seconds away`'s second word."""

WON_BY_RE = re.compile(
    rf"\b(?:{one_of('contests.outcomes', 'counting.gaps.results')}|wins?|won|winning) by (?:{one_of('approximations')} |more than |less than )?$"
)
"""A win before its margin. Takes `won by `; leaves `improved by `."""

ADDED_RE = re.compile(
    rf"\b{one_of('have')} (?:since |also |now |already )?(?:{one_of('counting.tallying')}|added) (?:just |only )?$"
)
"""What goes on with a count. Takes `has since added `; leaves `added `."""

FURTHER_RE = re.compile(r" (?:more|further|additional|extra)(?= [a-z])")
"""What such a count is on top of. Takes ` more` before ` caps`; leaves ` more.`."""


def read_part(number: Number, scene: Scene) -> Draft | None:
    """A part of one's own: "scored 11 of her points in the fourth quarter"."""
    own = OWN_RE.match(scene.after(number)) if number.form == "cardinal" else None
    if own is None or not DID_RE.search(scene.before(number)):
        return None
    noun = find_noun(scene.text, number.group.end + own.end(), scene.sentence.end, plural=True)
    if noun is None or not noun.metric.plural or noun.metric.owner == "team" or noun.metric.id in FELLOWS:
        return None
    span = Span(number.group.start, noun.span.end)
    return replace(count_draft(number, scene, noun, kind="tally", rule="part.own"), span=span, owner="person")


FELLOWS = frozenset(["children", "matches", "starts", "appearances", "innings", "races", "fights", "clubs"])
"""What is not scored: of these a part tells of something else that was done in them, by metric id."""


def read_off(number: Number, scene: Scene) -> Draft | None:
    """What a mark was bettered by: "took 41 days off the record"."""
    took = TOOK_RE.search(scene.before(number)) if number.form == "cardinal" else None
    off = OFF_RE.match(scene.after(number)) if took else None
    if took is None or off is None:
        return None
    start = number.group.start - len(scene.before(number)) + took.start()
    span = Span(start, number.group.end + off.end())
    draft = plain_draft(number, f"{off['unit']} off the {off['what']}", span, owner="person", rule="part.off")
    return replace(draft, unit=off["unit"])


def read_margin(number: Number, scene: Scene) -> Draft | None:
    """What somebody was ahead or behind by, or won by: "finished 1.8 seconds ahead of", "won by two seconds"."""
    gap = GAP_RE.match(scene.after(number)) if number.form == "cardinal" else None
    if gap is None:
        return None
    won = WON_BY_RE.search(scene.before(number))
    if not won and not gap["how"]:
        return None
    start = number.group.start - len(scene.before(number)) + won.start() if won else number.group.start
    span = Span(start, number.group.end + gap.end())
    unit = plural_of(gap["unit"])
    metric = f"{unit} {gap['how']}" if gap["how"] else f"margin in {unit}"
    return replace(plain_draft(number, metric, span, owner="person", rule="part.margin"), unit=unit)


def read_further(number: Number, scene: Scene) -> Draft | None:
    """A count on top of another: "has since added two more caps"."""
    before = scene.before(number)
    added = ADDED_RE.search(before) if number.form == "cardinal" else None
    if added is None or not FURTHER_RE.match(scene.after(number)):
        return None
    noun = counted_noun(number, scene)
    if noun is None or not noun.metric.cardinal:
        return None
    span = Span(number.group.start - len(before) + added.start(), noun.span.end)
    draft = count_draft(number, scene, noun, kind="tally", rule="part.further")
    return replace(draft, metric=f"further {draft.metric}", span=span)
