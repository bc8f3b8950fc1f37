"""Families beside the count: places in a table, records held or broken, awards won.

`read_position` takes an ordinal in its scene. `find_held_records` and `find_awards` take a sentence and look for words,
since no number stands there. A record whose words do not say what it measures is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.extract.records.counting import plain_draft
from generator.extract.records.draft import Draft, Scene, words_re
from generator.extract.records.nouns import Owner
from generator.extract.records.numbers import Number
from generator.extract.sides import NAME
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of
from generator.text.tokens import vocabulary

POSITION_AFTER_RE = re.compile(
    r"(?:[\s-]place)?[\s-](?:in|on|of|from|at) (?:the |their |its )?(?P<where>[^,.;]{0,60})|[\s-]place(?:d)?\b|\s?[.,;!?]|$|\s(?:spot|position)\b"
    r"|\s(?:behind|to (?:an?|the|[A-Z][\w-]+)|overall|this|last|ahead|with)\b"
)
"""What follows a place. Takes ` in the league table`, `-placed`, `.`; leaves ` goal`."""

STANDS_RE = re.compile(rf" to |\b{one_of('metrics.standing.rests')}\b", re.IGNORECASE)
"""A verb that needs no table to be named. Takes `moved up to `, `finished `; leaves `was `."""

WITH_SIDE_RE = re.compile(
    rf"\b(?:with|left|leaving|leaves|found|saw) (?:the )?(?:club|team|side|{NAME}) (?:down |up |back )?(?:in )?$"
)
"""A side whose place stands right behind it. Takes `with Ardley `, `left the club in `; leaves `with `."""

BOTTOM_RE = re.compile(r"[ -](?:from[ -](?:the[ -])?)?bottom\b(?! (?:half|line|of the (?:first|[a-z]+th))\b)")
"""A place told from below, after its ordinal. Takes `-bottom`, ` from the bottom`; leaves ` bottom line`."""

ENDS_RE = re.compile(r"\s?(?:[.,;)]|$)| (?:in|of|after|at|on|and) ")
"""What may follow such a place. Takes `, `, ` in the table`; leaves ` goal`."""

TAKEN_RE = re.compile(
    r"\b(?:taken|picked|selected|drafted|chosen)(?: by [\w ]{3,30}?)?(?: (?:as|with) the)? $", re.IGNORECASE
)
"""A verb of a draft before a place. Takes `Taken `, `selected by Ardley with the `; leaves `finished `."""

DRAFTED_RE = re.compile(r" overall\b| in (?:the|that year[’']s) (?:[\w’'-]+ ){0,3}draft\b", re.IGNORECASE)
"""What follows a place in a draft. Takes ` overall`, ` in the 2014 draft`; leaves ` in the race`."""

POINTS_RE = re.compile(r", (?:[\w-]+ ){1,2}points?\b", re.IGNORECASE)
"""A lead or a gap that makes a table of what was said. Takes `, four points`; leaves `, pointing`."""

SECURED_RE = re.compile(
    r"\b(?:secur(?:ed|es|ing)|seal(?:ed|s|ing)|clinch(?:ed|es|ing)|guarantee(?:d|s|ing)|earn(?:ed|s|ing)|confirm(?:ed|s|ing)|(?:took|lifted|moved) them)(?: [\w’'-]+){0,4} $"
)
"""What a result brought, before a place. Takes ` which secured `; leaves ` in `."""

BESIDE_RE = re.compile(r"(?= (?:with|on) (?:[0-9]{1,3}|[a-z-]+) points\b)")
"""Points beside a place in apposition. Takes the end of `12th` before ` with 41 points`; leaves ` with a goal`."""

APPOSED_RE = re.compile(r"\b[A-Z][\w’'-]+, (?:currently |now )?$")
"""A name before its place in a table. Takes `Ardley, `; leaves `and `, `today, `."""

BEHIND_RE = re.compile(r" (?:(?:behind|overall)\b|in [0-9])")
"""What makes a place in a race of an ordinal. Takes ` behind`, ` in 49.42`; leaves ` in line`."""

PLACED_RE = re.compile(
    r"-placed\b(?: (?:team|side|player|club)s?)?|[\s-]place(?:d)?\b(?! (?:to|for|where))", re.IGNORECASE
)
"""A place said as one. Takes `-placed teams`, ` place`; leaves ` places`."""

WORLD_RE = re.compile(r"\bworld (?:number|no\.?|#) ?$|\branked (?:number |no\.? ?|#)?$", re.IGNORECASE)
"""A world ranking before its number. Takes `world number `, `ranked `; leaves `world `."""

NUMBERED_RE = re.compile(r"\b(?:number|no\.?|#) ?$", re.IGNORECASE)
"""A number that is a place. Takes `No. `; leaves `now `."""

PICK_RE = re.compile(r" (?:overall )?(?:draft )?pick\b(?! (?:of|up)\b)", re.IGNORECASE)
"""A place in a draft, after its number. Takes ` overall pick`; leaves ` pickup`."""

CAME_RE = re.compile(r"c[ao]m(?:e|es|ing)\b", re.IGNORECASE)
"""A verb that tells of an order as readily as of a place. Takes `came `; leaves `finished `."""

ROUND_RE = re.compile(r"-round (?:draft )?(?:pick|selection|choice)\b")
"""A round of a draft after its number. Takes `-round pick`; leaves `-round win`."""

SEED_RE = re.compile(r"(?: |-)seed(?:ed)?\b(?! (?:money|of|for)\b)")
"""A seeding after its number. Takes ` seed`, `-seeded`; leaves ` seeds`."""

UNREAL_RE = re.compile(rf"\b(?:{one_of('modals', 'negations')}|to|be) $")
"""What makes of a record or an award no more than a hope. Takes `hopes to `, `will never `; leaves `has `."""

HELD_RE_TEXT = r"(?:\b(?:has|have|had|having|already)\b (?:[a-z]+ )?)?(?P<verb>{verbs}) (?:(?P<owner>{name})[’']s? |(?:the|an?|his|her|their)(?: [a-z]+[’']s)? )?(?P<what>(?:[\w-]+ ){{1,7}}?)record\b(?P<tail> for [\w ’'-]{{3,50}}?(?=[,.;]|$))?"


@cache
def _position_before_re() -> re.Pattern[str]:
    """A verb of standing before a place. Takes `moved Ardley up to `, `finished `, `was `; leaves `his `."""
    table = load_table("metrics")["standing"]
    return re.compile(
        rf"\b{any_of(table['moves'])} (?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* )?(?:up |down )?(?:in)?to (?:the )?$"
        rf"|\b{any_of(table['stands'])} (?:joint |only |currently |now )?$",
        re.IGNORECASE,
    )


def read_position(number: Number, scene: Scene) -> Draft | None:
    """A place in a table: "sixth in the scoring charts", "up to 11th", "third-placed", "world number nine"."""
    before, after = scene.before(number), scene.after(number)
    names = load_table("metrics")["names"]
    if number.form == "cardinal" and WORLD_RE.search(before):
        world = WORLD_RE.search(before)
        start = number.span.start - len(before) + (world.start() if world else 0)
        return Draft(
            metric=names["ranking"],
            value=number.value,
            unit=None,
            kind="ordinal",
            span=Span(start, number.span.end),
            anchor=number.span,
            owner="person",
            rule="position.world",
        )
    seed = SEED_RE.match(after) if number.form == "ordinal" else None
    if seed:
        span = Span(number.span.start, number.span.end + seed.end())
        draft = plain_draft(number, names["seed"], span, owner="person", rule="position.seed")
        return replace(draft, kind="ordinal", unit=None)
    drafted = ROUND_RE.match(after) if number.form == "ordinal" else None
    if drafted:
        span = Span(number.span.start, number.span.end + drafted.end())
        draft = plain_draft(number, names["draft_round"], span, owner="person", rule="position.pick")
        return replace(draft, kind="ordinal", unit=None)
    if PICK_RE.match(after) and (number.form == "ordinal" or NUMBERED_RE.search(before)):
        return _read_pick(number, scene)
    if number.form != "ordinal":
        return None
    if TAKEN_RE.search(before) and DRAFTED_RE.match(after):
        return _read_pick(number, scene)
    low = BOTTOM_RE.match(after)
    if low:
        span = Span(number.span.start, number.span.end + low.end())
        draft = plain_draft(number, names["from_bottom"], span, owner="team", rule="position")
        return replace(draft, kind="ordinal", unit=None)
    beside = WITH_SIDE_RE.search(before)
    if beside and ENDS_RE.match(after):
        start = number.span.start - len(before) + beside.start()
        draft = plain_draft(number, names["position"], Span(start, number.span.end), owner="team", rule="position")
        return replace(draft, kind="ordinal", unit=None)
    placed = PLACED_RE.match(after) or (BESIDE_RE.match(after) if before.endswith(", ") else None)
    follows = POSITION_AFTER_RE.match(after)
    leads = _position_before_re().search(before)
    where = follows["where"] if follows and follows["where"] else ""
    entry = next(
        (item for item in load_table("metrics")["position"] if words_re(tuple(item["words"])).search(where)), None
    )
    ranked = leads and "ranked" in leads.group().lower()
    settled = leads and (STANDS_RE.search(leads.group()) or BEHIND_RE.match(after) or POINTS_RE.match(after))
    apposed = entry and follows and APPOSED_RE.search(before)
    if not (placed or apposed) and not (leads and follows and (entry or settled)):
        return None
    if placed and number.value == 1 and scene.text[number.span.start].islower() and before.lower().endswith(" in the "):
        return None
    if number.value == 1 and leads and not (placed or where) and CAME_RE.match(leads.group()):
        return None
    moved = leads is not None and " to " in leads.group()
    metric: str = entry["id"] if entry else names["ranking" if ranked else "finish" if where else "position"]
    if after.startswith(" overall") and not entry:
        metric = names["overall"]
    owner: Owner = entry["owner"] if entry else "team" if moved and not where else "either"
    if placed and not entry and " group" in scene.sentence.cut(scene.text).lower():
        metric = names["group_position"]
    earned = _earned_by(number, scene) if placed else None
    start = number.span.start - (len(leads.group()) if leads and settled and not placed else 0)
    end = number.span.end + (placed.end() if placed else 0)
    if entry and follows and not placed:
        named = words_re(tuple(entry["words"])).search(scene.text, number.span.end, number.span.end + follows.end())
        end = named.end() if named else end
    return Draft(
        metric=metric,
        value=number.value,
        unit=None,
        kind="ordinal",
        span=Span(start, end),
        anchor=number.span,
        owner="team" if earned else owner,
        subject=earned.anchor if earned else None,
        rule="position",
    )


def _earned_by(number: Number, scene: Scene) -> Draft | None:
    """The result that brought a place: "a 2-1 win which secured second place"."""
    result = next((draft for draft in reversed(scene.drafts) if draft.kind == "score"), None)
    if result and SECURED_RE.search(scene.text, result.span.end, number.span.start):
        return result
    return None


def _read_pick(number: Number, scene: Scene) -> Draft:
    """A place in a draft: "the No. 2 pick", "the 14th overall pick"."""
    numbered, pick = NUMBERED_RE.search(scene.before(number)), PICK_RE.match(scene.after(number))
    start = number.span.start - (len(numbered.group()) if numbered else 0)
    return Draft(
        metric=load_table("metrics")["names"]["pick"],
        value=number.value,
        unit=None,
        kind="ordinal",
        span=Span(start, number.span.end + (pick.end() if pick else 0)),
        anchor=number.span,
        owner="person",
        rule="position.pick",
    )


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
        span = Span(match.start("verb"), match.end())
        metric = f"{what} record{match['tail'] or ''}"
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
