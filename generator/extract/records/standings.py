"""Places: in a table, a ranking, a draft, a race.

`read_position` takes a number in its scene and asks the readers of places in order; the first that knows it takes it. A
place that neither a table's name nor a verb of standing tells is left out: "his third".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from generator.extract.records.counting import plain_draft
from generator.extract.records.draft import Draft, Scene, words_re
from generator.extract.records.nouns import Owner
from generator.extract.records.numbers import Number
from generator.extract.sides import NAME
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of

POSITION_AFTER_RE = re.compile(
    r"(?:[\s-]place)?[\s-](?:in|on|of|from|at) (?:the |their |its )?(?P<where>[^,.;]{0,60})|[\s-]place(?:d)?\b|\s?[.,;!?]|$|\s(?:spot|position)\b"
    rf"|\s(?:to (?:an?|the|[A-Z][\w-]+)|{one_of('counting.positions.follows', 'coordinators')})\b"
)
"""What follows a place. Takes ` in the league table`, `-placed`, `.`; leaves ` goal`."""

STANDS_RE = re.compile(rf" to | home |\b{one_of('metrics.standing.rests')}\b", re.IGNORECASE)
"""A verb that needs no table to be named. Takes `moved up to `, `finished `, `limped home `; leaves `was `."""

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

POINTS_RE = re.compile(
    r"(?:,| with) (?:[\w-]+ ){1,2}(?:points?|(?:games?|matches) (?:left|to (?:go|play)|remaining|in hand))\b",
    re.IGNORECASE,
)
"""A lead or a gap that makes a table of what was said. Takes `, four points`, ` with two games left`; leaves `, pointing`."""

TIED_RE = re.compile(r"\b(?:tied|tie|ties|tying) for (?:a share of )?$", re.IGNORECASE)
"""What makes a place of an ordinal. Takes `tied for `; leaves `time for `."""

RANKING_RE = re.compile(
    r"\b(?P<table>[Ww]orld rankings?|rankings?|standings|table|leaderboard) (?:up |down |back )?(?:from [0-9a-z-]+ )?to (?:an? (?:career|season)[- ](?:high|best) (?:of )?)?$"
)
"""A table before the place that somebody moves to in it. Takes `up the rankings to `; leaves `the table to the `."""

NOW_RE = re.compile(r"\b[A-Z][\w’'-]+, (?:who (?:are|were|lie|sit) |now |currently |only )$")
"""A name and what makes a standing of the place behind it. Takes `Ardley, now `; leaves `Ardley, the `."""

NAMED_LAST_RE = re.compile(r" last (?:season|year|term),")
"""When a place was, that stands between commas. Takes ` last season,`; leaves ` last.`."""

SECURED_RE = re.compile(
    r"\b(?:secur(?:ed|es|ing)|seal(?:ed|s|ing)|clinch(?:ed|es|ing)|guarantee(?:d|s|ing)|earn(?:ed|s|ing)|confirm(?:ed|s|ing)|(?:took|lifted|moved) them)(?: [\w’'-]+){0,4} $"
)
"""What a result brought, before a place. Takes ` which secured `; leaves ` in `."""

BESIDE_RE = re.compile(r"(?= (?:with|on) (?:[0-9]{1,3}|[a-z-]+) points\b)")
"""Points beside a place in apposition. Takes the end of `12th` before ` with 41 points`; leaves ` with a goal`."""

APPOSED_RE = re.compile(r"\b[A-Z][\w’'-]+, (?:currently |now )?$")
"""A name before its place in a table. Takes `Ardley, `; leaves `and `, `today, `."""

BEHIND_RE = re.compile(
    r" (?:(?:behind|overall)\b|in (?:[0-9]|(?:an?|his|her) (?:[a-z-]+ ){0,3}(?:best|time|record)\b))"
)
"""What makes a place in a race of an ordinal. Takes ` behind`, ` in 49.42`; leaves ` in line`."""

PLACED_RE = re.compile(
    r"-placed\b(?: (?:team|side|player|club)s?)?|[\s-]place(?:d)?\b(?! (?:to|for|where))", re.IGNORECASE
)
"""A place said as one. Takes `-placed teams`, ` place`; leaves ` places`."""

WORLD_RE = re.compile(r"\bworld (?:number|no\.?|#) ?$|\branked (?:number |no\.? ?|#)?$", re.IGNORECASE)
"""A world ranking before its number. Takes `world number `, `ranked `; leaves `world `."""

IN_WORLD_RE = re.compile(r" in the (?:world(?: rankings?)?|rankings?)\b")
"""What makes a ranking of a number. Takes ` in the world`; leaves ` in the squad`."""

NUMBERED_RE = re.compile(r"\b(?:number|no\.?|#) ?$", re.IGNORECASE)
"""A number that is a place. Takes `No. `; leaves `now `."""

PICK_RE = re.compile(r" (?:overall )?(?:draft )?pick\b(?! (?:of|up)\b)", re.IGNORECASE)
"""A place in a draft, after its number. Takes ` overall pick`; leaves ` pickup`."""

CAME_RE = re.compile(r"c[ao]m(?:e|es|ing)\b", re.IGNORECASE)
"""A verb that tells of an order as readily as of a place. Takes `came `; leaves `finished `."""

ROUND_RE = re.compile(r"-round (?:draft )?(?:pick|selection|choice)\b")
"""A round of a draft after its number. Takes `-round pick`; leaves `-round win`."""

CLIMBED_RE = re.compile(
    rf"\b{one_of('metrics.standing.moves')}(?:ing|s|ed)? (?:up |down )?(?:him |her |them |us |[A-Z][\w’'-]+ )?(?:up |down )?$"
)
"""A verb of moving in a table. Takes `lifts her `, `climbed `; leaves `has `."""

FINISH_RE = re.compile(r"-placed finish\b")
"""What a side comes to in a league. Takes `-placed finish`; leaves `-placed finisher`."""

PLACES_RE = re.compile(r" (?:places|spots|positions)\b")
"""What is gained or lost in one. Takes ` places`; leaves ` places of`'s `placed`."""

PLACES = range(1, 25)
"""Places that a table of a league may have."""

SEED_RE = re.compile(r"(?: |-)seed(?:ed)?\b(?! (?:money|of|for)\b)")
"""A seeding after its number. Takes ` seed`, `-seeded`; leaves ` seeds`."""


@cache
def _position_before_re() -> re.Pattern[str]:
    """A verb of standing before a place. Takes `moved Ardley up to `, `finished `, `was `; leaves `his `."""
    table = load_table("metrics")["standing"]
    return re.compile(
        rf"\b{any_of(table['moves'])} (?:(?:him|her|them) )?(?:from [0-9a-z-]+ )?(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* )?(?:up |down )?(?:in)?to (?:the )?$"
        rf"|\b{any_of(table['stands'])} (?:joint |only |currently |now )?$"
        r"|\b(?:[a-z]{3,}ed|came|comes|coming) home (?:only |in )?$",
        re.IGNORECASE,
    )


def read_position(number: Number, scene: Scene) -> Draft | None:
    """A place in a table: "sixth in the scoring charts", "up to 11th", "third-placed", "world number nine"."""
    for read in ORDINAL_PLACES if number.form == "ordinal" else NUMBERED_PLACES:
        draft = read(number, scene)
        if draft:
            return draft
    return None


def _read_world(number: Number, scene: Scene) -> Draft | None:
    """A world ranking: "world number nine"."""
    world = WORLD_RE.search(scene.before(number)) if number.form == "cardinal" else None
    return world and _place(number, "ranking", _led(number, world), owner="person", rule="position.world")


def _read_numbered(number: Number, scene: Scene) -> Draft | None:
    """A ranking by its number and what it is in: "up to No. 24 in the world"."""
    numbered = NUMBERED_RE.search(scene.before(number)) if number.form == "cardinal" else None
    world = IN_WORLD_RE.match(scene.after(number)) if numbered else None
    if numbered is None or world is None:
        return None
    span = Span(_led(number, numbered).start, number.span.end + world.end())
    return _place(number, "ranking", span, owner="person", rule="position.world")


def _read_seed(number: Number, scene: Scene) -> Draft | None:
    """A seeding: "the third seed"."""
    seed = SEED_RE.match(scene.after(number))
    return seed and _place(number, "seed", _followed(number, seed), owner="person", rule="position.seed")


def _read_round(number: Number, scene: Scene) -> Draft | None:
    """The round of a draft in which somebody was chosen: "a second-round pick"."""
    drafted = ROUND_RE.match(scene.after(number))
    return drafted and _place(number, "draft_round", _followed(number, drafted), owner="person", rule="position.pick")


def _read_pick(number: Number, scene: Scene) -> Draft | None:
    """A place in a draft: "the No. 2 pick", "the 14th overall pick", "taken 14th overall"."""
    before, after = scene.before(number), scene.after(number)
    numbered, pick = NUMBERED_RE.search(before), PICK_RE.match(after)
    ordinal = number.form == "ordinal"
    taken = TAKEN_RE.search(numbered.string[: numbered.start()]) if numbered else None
    if numbered and taken and DRAFTED_RE.match(after):
        return _place(number, "pick", _led(number, numbered), owner="person", rule="position.pick")
    if not (pick and (ordinal or numbered)) and not (ordinal and TAKEN_RE.search(before) and DRAFTED_RE.match(after)):
        return None
    span = Span(number.span.start - (len(numbered.group()) if numbered else 0), _followed(number, pick).end)
    return _place(number, "pick", span, owner="person", rule="position.pick")


def _read_low(number: Number, scene: Scene) -> Draft | None:
    """A place told from below: "second from bottom"."""
    low = BOTTOM_RE.match(scene.after(number))
    return low and _place(number, "from_bottom", _followed(number, low), owner="team")


def _read_left(number: Number, scene: Scene) -> Draft | None:
    """The place that a side is left in: "leaving Ardley third"."""
    side = WITH_SIDE_RE.search(scene.before(number)) if ENDS_RE.match(scene.after(number)) else None
    return side and _place(number, "position", _led(number, side), owner="team")


def _read_placed(number: Number, scene: Scene) -> Draft | None:
    """A place said as one, and whose result brought it: "third-placed", "a 2-1 win which secured second place"."""
    before, after = scene.before(number), scene.after(number)
    placed = PLACED_RE.match(after) or (BESIDE_RE.match(after) if before.endswith(", ") else None)
    if not placed:
        return None
    if number.value == 1 and scene.text[number.span.start].islower() and before.lower().endswith(" in the "):
        return None
    follows, leads = POSITION_AFTER_RE.match(after), _position_before_re().search(before)
    metric, owner = _measured(follows, leads, after)
    if _table_named(follows) is None and " group" in scene.sentence.cut(scene.text).lower():
        metric = "group_position"
    earned = _earned_by(number, scene)
    finish = FINISH_RE.match(after) and "transfers" in scene.topics
    draft = _place(number, metric, _followed(number, placed), owner="team" if earned or finish else owner)
    return replace(draft, subject=earned.anchor if earned else None)


def _read_tied(number: Number, scene: Scene) -> Draft | None:
    """A place shared with others: "tied for fifth"."""
    tied = TIED_RE.search(scene.before(number)) if ENDS_RE.match(scene.after(number)) else None
    return tied and _place(number, "finish", _led(number, tied), owner="person")


def _read_ranking(number: Number, scene: Scene) -> Draft | None:
    """A place behind the table that it is in: "lifts her in the world ranking to 41st"."""
    ranking = RANKING_RE.search(scene.before(number)) if ENDS_RE.match(scene.after(number)) else None
    if ranking is None:
        return None
    table = _row_of(ranking["table"])
    owner: Owner = table["owner"] if table else "either"
    return _place(number, table["id"] if table else "position", _led(number, ranking), owner=owner)


def _read_apposed(number: Number, scene: Scene) -> Draft | None:
    """A place between commas behind a side: "Ardley, now 21st, go to Bexton", "Ardley, ninth last season, kick off"."""
    before, after = scene.before(number), scene.after(number)
    now = NOW_RE.search(before) and after.startswith(",")
    last = APPOSED_RE.search(before) and NAMED_LAST_RE.match(after)
    if not (now or last) or number.value not in PLACES or "transfers" not in scene.topics:
        return None
    return _place(number, "position", number.span, owner="team")


def _read_standing(number: Number, scene: Scene) -> Draft | None:
    """A place that a verb or a table tells: "up to 11th", "finished sixth in the scoring charts"."""
    before, after = scene.before(number), scene.after(number)
    follows, leads = POSITION_AFTER_RE.match(after), _position_before_re().search(before)
    if not follows:
        return None
    table = _table_named(follows)
    settled = leads and (STANDS_RE.search(leads.group()) or BEHIND_RE.match(after) or POINTS_RE.match(after))
    if not (table and APPOSED_RE.search(before)) and not (leads and (table or settled)):
        return None
    if number.value == 1 and leads and not follows["where"] and CAME_RE.match(leads.group()):
        return None
    metric, owner = _measured(follows, leads, after)
    start = _led(number, leads).start if leads and settled else number.span.start
    words = words_re(tuple(table["words"])) if table else None
    named = words and words.search(scene.text, number.span.end, number.span.end + follows.end())
    return _place(number, metric, Span(start, named.end() if named else number.span.end), owner=owner)


ORDINAL_PLACES: tuple[Callable[[Number, Scene], Draft | None], ...] = (
    _read_seed,
    _read_round,
    _read_pick,
    _read_low,
    _read_left,
    _read_tied,
    _read_ranking,
    _read_apposed,
    _read_placed,
    _read_standing,
)
"""What an ordinal may be a place in, asked in this order: words of one meaning before those of several."""


def _read_climbed(number: Number, scene: Scene) -> Draft | None:
    """Places gained or lost: "lifts her 23 places", "dropped two places"."""
    climbed = CLIMBED_RE.search(scene.before(number)) if number.value != 1 else None
    places = PLACES_RE.match(scene.after(number)) if climbed else None
    if places is None:
        return None
    draft = plain_draft(number, "places", _followed(number, places), owner="either", rule="position.climbed")
    return replace(draft, unit="places")


NUMBERED_PLACES: tuple[Callable[[Number, Scene], Draft | None], ...] = (
    _read_world,
    _read_numbered,
    _read_pick,
    _read_climbed,
)
"""The same for a number with "number" before it, or "pick" behind it."""


def _place(number: Number, metric: str, span: Span, *, owner: Owner, rule: str = "position") -> Draft:
    """A draft of a place; `metric` is an id of the table's names or positions."""
    draft = plain_draft(number, load_table("metrics")["names"].get(metric, metric), span, owner=owner, rule=rule)
    return replace(draft, kind="ordinal", unit=None)


def _led(number: Number, lead: re.Match[str]) -> Span:
    """A number with the words right before it."""
    return Span(number.span.start - len(lead.group()), number.span.end)


def _followed(number: Number, rest: re.Match[str] | None) -> Span:
    """A number with the words right behind it."""
    return Span(number.span.start, number.span.end + (rest.end() if rest else 0))


def _table_named(follows: re.Match[str] | None) -> dict[str, Any] | None:
    """The table that the words after a place name, by its row: "in the scoring charts"."""
    return _row_of(follows["where"] or "") if follows else None


def _row_of(where: str) -> dict[str, Any] | None:
    """The row of the table that some words name first."""
    rows: list[dict[str, Any]] = load_table("metrics")["position"] if where else []
    return next((row for row in rows if words_re(tuple(row["words"])).search(where)), None)


def _measured(follows: re.Match[str] | None, leads: re.Match[str] | None, after: str) -> tuple[str, Owner]:
    """What a place is one of, and whose it may be: the named table's, else as far as the words around it tell."""
    table = _table_named(follows)
    if table:
        return table["id"], table["owner"]
    where = follows is not None and bool(follows["where"])
    owner: Owner = "team" if leads and " to " in leads.group() and not where else "either"
    if after.startswith(" overall"):
        return "overall", owner
    if leads and "ranked" in leads.group().lower():
        return "ranking", owner
    return "finish" if where else "position", owner


def _earned_by(number: Number, scene: Scene) -> Draft | None:
    """The result that brought a place: "a 2-1 win which secured second place"."""
    result = next((draft for draft in reversed(scene.drafts) if draft.kind == "score"), None)
    if result and SECURED_RE.search(scene.text, result.span.end, number.span.start):
        return result
    return None
