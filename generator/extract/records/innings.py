"""What some sports print without a noun: a batter's runs, a side's total, a stand; shots made of shots taken; a win-loss record.

Each takes a number in its scene and gives a draft, or None. A bare number counts as runs only where the article speaks
of cricket; bowling figures and wickets in a total are left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice

from generator.extract.records.counting import plain_draft
from generator.extract.records.cricket import MOST_WICKETS
from generator.extract.records.draft import Draft, Scene, listed_re, words_re
from generator.extract.records.nouns import Owner
from generator.extract.records.numbers import SMALL, Number
from generator.extract.sides import CAP, NAME
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.listed import Listed
from generator.text.tokens import vocabulary

TOTAL_RE = re.compile(
    rf"\s(?:for (?:{'|'.join(SMALL[:9])}|[0-9])\b(?! (?:years|goals|points))|all out\b|declared\b)|/[0-9]\b",
    re.IGNORECASE,
)
"""What follows a side's total. Takes ` for six`, ` all out`; leaves ` for six years`."""

UNBEATEN_RE = re.compile(r"\b(?P<lead>(?:an? )?unbeaten(?: on)?) $", re.IGNORECASE)
"""Runs not out, before their number. Takes `an unbeaten `; leaves `unbeaten in `."""

NOT_OUT_RE = re.compile(
    r"\s?(?:not out\b|\*|from [0-9]{1,3} (?:balls|deliveries)\b|off [0-9]{1,3} (?:balls|deliveries)\b)", re.IGNORECASE
)
"""What follows a batter's runs. Takes ` not out`, ` from 40 balls`; leaves ` from 40 games`."""

MADE_RE = re.compile(
    rf"\b{one_of('counting.innings.made')} (?:an? |just |only )?(?:[a-z-]+ )?$",
    re.IGNORECASE,
)
"""A batter's verb. Takes `made a brisk `, `out for `; leaves `made in `."""

ALONE_RE = re.compile(
    rf"\s?(?:[.,;)]|$)|\s(?:{one_of('counting.closers', 'coordinators', 'subordinators')}|runs)\b", re.IGNORECASE
)
"""What lets a number stand alone. Takes `, `, ` before`; leaves ` fours`."""

ON_RE = re.compile(
    rf"\s?(?:[.,;:!?)’”\"]|$)|\s(?:{one_of('counting.closers', 'coordinators', 'subordinators')}|off|overnight)\b",
    re.IGNORECASE,
)
"""What may follow where a batter stood. Takes ` at first slip`; leaves ` occasions`."""

STAND_RE = re.compile(
    r"\b(?:put on|added|adding|putting on|shar(?:ed|ing)(?: an?)?|stand of|partnership of|(?:opening |unbroken )?(?:stand|partnership) worth) (?:an? )?(?:[a-z-]+ )?$",
    re.IGNORECASE,
)
"""A stand before its runs. Takes `put on an unbroken `, `a stand of `; leaves `put on the `."""

STAND_AFTER_RE = re.compile(
    r"\s(?:runs )?(?:for the \w+ wicket|together|with)\b|-run (?:[a-z-]+ )?(?:stand|partnership)\b", re.IGNORECASE
)
"""A stand after its runs. Takes ` for the fifth wicket`, `-run stand`; leaves `-run win`."""

OWNED_TOTAL_RE = re.compile(rf"\b{CAP}[’']s? $")
"""Whose total it is. Takes `Ardley’s `; leaves `his `."""

FEAT_OWNED_RE = re.compile(r"(?:\w[’']s?|\b(?:his|her|their|my)(?: [a-z]+)?) $", re.IGNORECASE)
"""Whose innings it is. Takes `Holm’s `, `her maiden `; leaves `Holm at `."""

OF_RE = re.compile(
    r"(?:-(?:of|for)-| of | for | from |/)(?P<of>[0-9]{1,3})(?P<from> (?:from|on|at|shooting|field|free|3-point|three-point)\b(?: (?:the|beyond))?(?: [\w-]+)?(?: (?:range|line|arc|goals?|throws?)\b)?)?",
    re.IGNORECASE,
)
"""Shots taken after shots made. Takes `-of-24 from the floor`; leaves ` of the 24`."""

SHOT_RE = re.compile(r"\b(?:shot|shooting|went|hit|made|and|was|going) (?:just |only )?$", re.IGNORECASE)
"""What leads to shots made. Takes `shot `; leaves `the `."""

WIN_LOSS_RE = re.compile(
    rf"(?:\b(?:{one_of('be', 'counting.balance.leads')}|(?:his|her|their) (?:[a-z-]+ )?record (?:to|at|of|is|was|now)|stands? at|sits? at|record of|record at|at)|[’'](?:s|re)) (?:now |a |an? perfect )?$",
    re.IGNORECASE,
)
"""What leads to wins and losses. Takes `is now `, `improved to `; leaves `won `."""

FINISHED_RE = re.compile(r"\b(?:finished|finish|finishing|went|go) (?:just |only |an? )?$")
"""How a side came out of a season, before its wins and losses. Takes `who finished `; leaves `finished second on `."""

WIN_LOSS_AFTER_RE = re.compile(
    rf"\s(?:{one_of('counting.balance.closers')}|in (?:his|her|their) (?:career|last)|with an? [0-9.]+ ERA|as a pro\w*)\b",
    re.IGNORECASE,
)
"""What follows wins and losses. Takes ` on grass`, ` this season`; leaves ` up`."""


TAKEN_RE = re.compile(rf"\b{one_of('counting.innings.taken')} (?:career-best )?$")
"""A bowler's verb. Takes `took `; leaves `took the `."""

FIGURES_RE = re.compile(rf"\b{one_of('counting.innings.taken', 'counting.innings.figures')} (?:career-best )?$")
"""What leads to bowling figures in one. Takes `took `; leaves `won `."""

BRACKET_RE = re.compile(rf"{CAP} \($")
"""A batter before the runs in brackets. Takes `Holm (`; leaves `(`."""

TEAM_BRACKET_RE = re.compile(rf"\b(?:[Tt]he )?{NAME} \($")
"""A side before its wins and losses in brackets. Takes `The Ardley Hawks (`; leaves `the side (`."""

ALL_OUT_RE = re.compile(
    r"\b(?:were|are|being|be) (?:(?:all|bowled|skittled|bundled|shot|dismissed)(?: out)?) for (?:just |only )?$"
)
"""A side's verb, before its runs. Takes `were bowled out for `; leaves `was out for `."""

OUT_FOR_RE = re.compile(rf"\b{one_of('counting.innings.ousting')} {NAME} (?:caught |lbw |bowled |stumped |out )?for $")
"""A batter who was out, before the runs. Takes `removed Holm for `; leaves `signed Holm for `."""

LIFE_RE = re.compile(
    rf"\b(?:(?i:{one_of('counting.innings.lives')})|resum\w+) (?:{one_of('counting.innings.places')} )*on $"
)
"""Where a batter stood. Takes `Dropped on `, `stranded on `; leaves `based on `."""

FOR_RUNS_RE = re.compile(r" for [0-9]{1,3}\b")
"""Runs that wickets cost. Takes ` for 43`; leaves ` for four`."""

HIGH_RE = re.compile(r"\b(?:career|season|game|team|match)-(?:high|best) (?:of )?$")
"""The most that somebody has scored, before it. Takes `a career-high `; leaves `a career `."""


@cache
def _topic_re(topic: str) -> re.Pattern[str]:
    return words_re(tuple(load_table("metrics")["topics"][topic]))


@cache
def _listed(topic: str) -> Listed:
    return Listed.of(load_table("metrics")["topics"][topic])


def speaks_of(topic: str, text: str) -> bool:
    """Whether an article holds two words or more of a topic of the table."""
    there = (word for word in _listed(topic).standing(vocabulary(text)) if word in text)
    if len(tuple(islice(there, 2))) < 2:
        return False
    found = (match.group().lower() for match in _topic_re(topic).finditer(text))
    first = next(found, "")
    return any(word != first for word in found)


def read_wickets(number: Number, scene: Scene) -> Draft | None:
    """Wickets for so many runs: "took five for 43", "took 5-32"."""
    if number.form == "score" and "cricket" in scene.topics and FIGURES_RE.search(scene.before(number)):
        wickets, _, _ = str(number.value).partition("-")
        if int(wickets) > MOST_WICKETS:
            return None
        return replace(
            plain_draft(number, "wickets", number.span, owner="person", rule="innings.wickets"), value=int(wickets)
        )
    taken = TAKEN_RE.search(scene.before(number)) if number.form == "cardinal" and "cricket" in scene.topics else None
    runs = FOR_RUNS_RE.match(scene.after(number)) if taken else None
    if taken is None or runs is None:
        return None
    start = number.span.start - len(scene.before(number)) + taken.start()
    return plain_draft(
        number, "wickets", Span(start, number.span.end + runs.end()), owner="person", rule="innings.wickets"
    )


def read_bracket(number: Number, scene: Scene) -> Draft | None:
    """A batter's runs beside the name: "with Mia Dahl (81)", "removed Dahl for 64"."""
    if number.form != "cardinal" or "cricket" not in scene.topics:
        return None
    closed = scene.after(number).startswith(")")
    name = (BRACKET_RE if closed else OUT_FOR_RE).search(scene.before(number))
    if name is None or TOTAL_RE.match(scene.after(number)):
        return None
    span = Span(number.span.start - len(name.group()), number.span.end + closed)
    return replace(
        _runs(number, load_table("metrics")["names"]["runs"], span, owner_is_side=False), rule="innings.bracket"
    )


def read_innings(number: Number, scene: Scene) -> Draft | None:
    """Runs without their noun: "412 for six", "an unbeaten 163", "put on 188 for the fifth wicket"."""
    if number.form != "cardinal" or "cricket" not in scene.topics or not number.span.cut(scene.text).isdigit():
        return None
    before, after = scene.before(number), scene.after(number)
    first = number.span.start - len(before)
    names = load_table("metrics")["names"]
    stand, follows = STAND_RE.search(before), STAND_AFTER_RE.match(after)
    if follows and (stand or "-run" in follows.group()):
        start = first + stand.start() if stand else number.span.start
        return _runs(number, names["stand"], Span(start, number.span.end + follows.end()), owner_is_side=False)
    total = TOTAL_RE.match(after)
    if total:
        return _runs(number, names["runs"], Span(number.span.start, number.span.end + total.end()), owner_is_side=True)
    unbeaten, out = UNBEATEN_RE.search(before), NOT_OUT_RE.match(after)
    life = LIFE_RE.search(before)
    if life and ON_RE.match(after):
        return _runs(number, names["runs"], Span(first + life.start(), number.span.end), owner_is_side=False)
    if unbeaten or out:
        start = first + unbeaten.start("lead") if unbeaten else number.span.start
        return _runs(number, names["runs"], Span(start, number.span.end), owner_is_side=False)
    all_out = ALL_OUT_RE.search(before)
    if all_out:
        return _runs(number, names["runs"], Span(first + all_out.start(), number.span.end), owner_is_side=True)
    made = MADE_RE.search(before) or _second_innings(number, scene)
    if made and ALONE_RE.match(after):
        return _runs(number, names["runs"], Span(first + made.start(), number.span.end), owner_is_side=False)
    owned = OWNED_TOTAL_RE.search(before)
    if owned and ALONE_RE.match(after):
        return _runs(number, names["runs"], Span(first + owned.start(), number.span.end), owner_is_side=False)
    return None


DUCK_RE = re.compile(r"\ba duck and $")
"""What a batter made before, where it was nothing. Takes `scored a duck and `; leaves `a duckling and `."""


def _second_innings(number: Number, scene: Scene) -> re.Match[str] | None:
    """What joins the runs of a batter's second innings to the first: "made 4 and 23", "scored a duck and 38"."""
    previous = scene.drafts[-1] if scene.drafts else None
    joined = (
        previous is not None and previous.rule == "innings" and previous.span.end == number.span.start - len(" and ")
    )
    return (AND_RE if joined else DUCK_RE).search(scene.before(number))


AND_RE = re.compile(r"(?<= and )$")
"""Where a second innings stands. Takes the end of `4 and `; leaves that of `4 for `."""


def _runs(number: Number, metric: str, span: Span, *, owner_is_side: bool) -> Draft:
    draft = plain_draft(number, metric, span, owner="team" if owner_is_side else "person", rule="innings")
    return replace(draft, unit="runs")


def is_feat(number: Number, scene: Scene) -> bool:
    """Whether a round number in words is an innings that somebody played, not a count: "Holm’s hundred"."""
    word = number.span.cut(scene.text).lower()
    return word in load_table("metrics")["feats"]["innings"] and FEAT_OWNED_RE.search(scene.before(number)) is not None


MET_RE = re.compile(r" (?:against|at) [A-Z]")
"""Whom such points were scored against. Takes ` against Ardley`; leaves ` against the head`."""

POINTS = frozenset(["points"])
"""What such a high is of, by metric id."""


def read_high(number: Number, scene: Scene) -> Draft | None:
    """The most points that somebody has scored, where points were spoken of: "a career-high 51 against Ardley"."""
    if number.form != "cardinal" or not (ALONE_RE.match(scene.after(number)) or MET_RE.match(scene.after(number))):
        return None
    high = HIGH_RE.search(scene.before(number))
    if high is None or scene.recall(number, POINTS) is None:
        return None
    span = Span(number.span.start - len(high.group()), number.span.end)
    return plain_draft(number, "points", span, owner="person", rule="tally.high")


def read_shooting(number: Number, scene: Scene) -> Draft | None:
    """Shots made of shots taken: "15-of-24 from the floor", "6 of 9 from three-point range"."""
    made = OF_RE.match(scene.after(number)) if number.form == "cardinal" else None
    led = SHOT_RE.search(scene.before(number)) if made else None
    if made is None or not (made["from"] or (led and ("-" in made.group() or _is_plain(number, made, scene)))):
        return None
    words = made["from"] or ""
    rows = [entry for entry in load_table("metrics")["shooting"] if words_re(tuple(entry["words"])).search(words)]
    names = [entry["id"] for entry in rows]
    if not names and "-" not in made.group() and made["from"]:
        return None
    table = load_table("metrics")["names"]
    metric = names[0] if names else table["hits"] if "baseball" in scene.topics else table["shots"]
    span = Span(number.span.start, number.span.end + made.end())
    owner: Owner = rows[0].get("owner", "person") if rows else "person"
    return replace(plain_draft(number, metric, span, owner=owner, rule="shooting"), kind="ratio")


def _is_plain(number: Number, made: re.Match[str], scene: Scene) -> bool:
    """Whether two numbers of basketball are shots made of shots taken, though nothing says so: "hit 8 of 11"."""
    end = number.group.end + made.end()
    plain = scene.text[number.group.start : end].startswith(tuple("0123456789"))
    return plain and "basketball" in scene.topics and ALONE_RE.match(scene.text, end) is not None


MANY = 16
"""So many wins and losses together are the score of no match."""

PRESENT_RE = re.compile(r"(?:\b(?:is|are)|[’'](?:s|re)) (?:now )?$")
"""A standing at the time of writing. Takes `are now `; leaves `was `, `improved to `."""

FEW = 7
"""So many are no score of a match that is "now" or "is" so."""

IT_RE = re.compile(rf"\b(?:[Ii]t|{one_of('counting.series.scored')})\b[^.;,]{{0,24}}$")
"""A score under way. Takes `The score is now `; leaves `They are `."""

CLAUSE_END_RE = re.compile(r"\s?(?:[.,;]|$)| (?:and|with)\b")
"""What may follow them. Takes `.`, ` with`; leaves ` up`."""


def read_win_loss(number: Number, scene: Scene) -> Draft | None:
    """Wins and losses in one: "is 5-0 on grass this year", "improved to 34-12"."""
    if number.form != "score":
        return None
    named = BRACKET_RE.search(scene.before(number))
    if named and "baseball" in scene.topics and scene.after(number).startswith(")"):
        span = Span(number.span.start - len(named.group()), number.span.end + 1)
        metric = load_table("metrics")["names"]["win_loss"]
        return replace(
            plain_draft(number, metric, span, owner="person", rule="innings.bracket"), kind="ratio", unit=None
        )
    owned = TEAM_BRACKET_RE.search(scene.before(number)) if scene.after(number).startswith(")") else None
    if owned and any(topic in scene.topics for topic in ("gridiron", "basketball", "baseball")):
        draft = plain_draft(
            number, load_table("metrics")["names"]["win_loss"], number.span, owner="team", rule="win-loss"
        )
        return replace(draft, kind="ratio", unit=None)
    before = scene.before(number)
    lead, follows = (
        WIN_LOSS_RE.search(before) or FINISHED_RE.search(before),
        WIN_LOSS_AFTER_RE.match(scene.after(number)),
    )
    moved = lead and listed_re("scores", "moved").search(lead.group())
    played = sum(map(int, str(number.value).split("-")))
    now = lead is not None and PRESENT_RE.search(lead.group()) is not None and not IT_RE.search(scene.before(number))
    many = played >= (FEW if now else MANY) and CLAUSE_END_RE.match(scene.after(number))
    if not lead or not (follows or moved or many):
        return None
    name = load_table("metrics")["names"]["win_loss"]
    span = Span(number.span.start, number.span.end + (follows.end() if follows else 0))
    return replace(plain_draft(number, name, span, owner="either", rule="win-loss"), kind="ratio", unit=None)
