"""Families of results and what follows them: games won and lost, parts of so many, bans, games still to come.

Each takes a number in its scene and gives a draft, or None where it does not know the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.extract.records.counting import count_draft, counted_noun, part_patterns, plain_draft, result_patterns
from generator.extract.records.draft import Draft, Scene, listed_re
from generator.extract.records.nouns import find_noun, plural_of
from generator.extract.records.numbers import SMALL, TENS, Number
from generator.extract.records.phrases import find_phrase
from generator.extract.sides import NAME
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import fold

SMALL_WORDS = "|".join((*SMALL, *TENS))

OF_THEIR_RE = re.compile(
    rf"\s(?:of|out of|from) (?:(?:(?P<own>his|her|my)|their|its|the|our|a possible|the [\w-]+[’']s?|(?-i:(?P<whose>{NAME})[’']s?)) )?(?:(?:last|first|opening|previous|past|group) )*(?:[0-9,]{{1,9}}|{SMALL_WORDS})\b(?!-)",
    re.IGNORECASE,
)
"""A part of so many. Takes ` of their three`, ` of Ardley’s 12`, ` out of the 350`, ` from four`; leaves ` of the goals`."""

LIST_RE = re.compile(
    rf"(?:,| and|, and|\.|;|$|[’”\"']| (?:of (?:their|his|her|its|the) (?:last|first|opening|previous|past)|{one_of('counting.closers')}|so far|all|already)\b| and (?:drawn|drew|lost|won)\b)(?! (?:{SMALL_WORDS}) )",
    re.IGNORECASE,
)
"""What follows results counted without a noun. Takes `, drawn`, ` and lost`, `.`; leaves ` goals`."""

PREVIOUS_RE = re.compile(
    r"\b(?P<verb>won|lost|drawn|drew) (?:each of |all of |all )?(?:(?:their|his|her|its|our|my) (?:last|previous|past|first|opening)|the (?:last|past|previous)) $",
    re.IGNORECASE,
)
"""A run of results, its matches left out. Takes `won their previous `; leaves `won their `."""

BANNED_RE = re.compile(
    rf"\b(?:banned|suspended|ruled out|(?:will|to|must|now|would) miss|missing|{one_of('metrics.absences.rested')}|ban of|suspension of)(?: [a-z]+)?(?: for)?(?: (?:the|a|his|her|their))?(?: (?:first|next|opening|further|total of|full|final))? $",
    re.IGNORECASE,
)
"""A ban before its matches. Takes `banned for `, `will miss the first `; leaves `missed by `."""

BAN_RE = re.compile(
    r"-(?:match|game|race|month|year|week|day)(?:[- ][\w-]+){0,2}? (?P<what>ban|suspension)\b", re.IGNORECASE
)
"""A ban after its number. Takes `-match ban`, `-game touchline ban`; leaves `-match run`."""

BANNED_UNIT_RE = re.compile(
    r" (?:(?:league|cup|more) )?(?P<unit>match(?:es)?|games?|races?|fixtures?|Tests?|weeks|months|years)\b"
)
"""What a ban is counted in. Takes ` league matches`; leaves ` years`."""

SAT_RE = re.compile(rf"\b{one_of('metrics.absences.rested')}\b")
"""What may tell of a ban as well as of a rest. Takes `sat out`; leaves `sat down`."""

FOR_DEED_RE = re.compile(r"[^.;]{0,40}? for (?!(?:resting|nursing|missing)\b)[a-z-]+ing\b")
"""What makes a ban of it: what it was for. Takes ` in May for boarding`; leaves ` in May for a rest`."""

PLAYED = frozenset(["matches", "fights", "races"])
"""What is won and lost, by metric id."""

LEFT_RE = re.compile(r"\s(?:left|remaining|to play|to go|still to play|in hand)\b", re.IGNORECASE)
"""What makes of matches those still to come. Takes ` to play`; leaves ` leftover`."""

LAST_RE = re.compile(
    r"\b(?:remaining|final|need\w* [^.;]{1,30} (?:from|in) (?:the|their|his|her) last) $", re.IGNORECASE
)
"""The same, before its number. Takes `remaining `, `needs two goals from the last `; leaves `in the last `."""


AND_OF_RE = re.compile(r",? (?:and |including )")
"""What joins a part of so many to the run before it. Takes ` and `; leaves ` and hit `."""


def read_results_too(number: Number, scene: Scene) -> Draft | None:
    """A part of so many, its verb told with the run before it: "have lost six straight and 10 of 12"."""
    run = scene.drafts[-1] if scene.drafts and scene.drafts[-1].kind == "streak" else None
    metric = run.metric.removeprefix("consecutive ") if run else ""
    if run is None or number.form != "cardinal" or metric not in ("wins", "defeats", "draws"):
        return None
    part = OF_THEIR_RE.match(scene.after(number))
    end = number.group.end + (part.end() if part else 0)
    joined = part and AND_OF_RE.fullmatch(scene.text, run.span.end, number.group.start)
    if not joined or not LIST_RE.match(scene.text, end, scene.sentence.end):
        return None
    draft = plain_draft(number, metric, Span(number.group.start, end), owner=run.owner, rule="results")
    return replace(draft, subject=run.subject or run.anchor)


def read_results(number: Number, scene: Scene) -> Draft | None:
    """A part of so many: "lost three of their four games", "178 of the 350 seats"."""
    part = OF_THEIR_RE.match(scene.after(number)) if number.form == "cardinal" else None
    if part is None:
        return None
    noun = find_noun(scene.text, number.group.end + part.end(), scene.sentence.end, plural=True)
    before = scene.before(number)
    if noun is None:
        return _read_part_alone(number, scene, part) or _read_part_of_phrase(number, scene, part)
    if not noun.metric.stretch:
        span = Span(number.group.start, noun.span.end)
        return replace(count_draft(number, scene, noun, kind="tally", rule="results.part"), span=span)
    for metric, pattern in result_patterns():
        verb = pattern.search(before)
        if verb:
            span = Span(number.span.start - len(before) + verb.start(), noun.span.end)
            own = part["own"] or metric in ("starts", "appearances")
            if "tennis" in scene.topics and noun.span.cut(scene.text) == "games" and not own:
                return plain_draft(number, f"games {verb.group().strip()}", span, owner="either", rule="results")
            return plain_draft(number, metric, span, owner="person" if own else "team", rule="results")
    return None


def _read_part_alone(number: Number, scene: Scene, part: re.Match[str]) -> Draft | None:
    """Results of so many, no noun said: "have lost nine of 11"."""
    if not LIST_RE.match(scene.text, number.group.end + part.end(), scene.sentence.end):
        return None
    for metric, pattern in result_patterns():
        verb = pattern.search(scene.before(number)) if metric in ("wins", "draws", "defeats") else None
        verb = verb or next(
            (pattern.search(scene.before(number)) for name, pattern in part_patterns() if name == metric), None
        )
        if verb:
            start = number.span.start - len(scene.before(number)) + verb.start()
            return plain_draft(number, metric, Span(start, number.group.end + part.end()), owner="team", rule="results")
    return None


def _read_part_of_phrase(number: Number, scene: Scene, part: re.Match[str]) -> Draft | None:
    """A part of so many of anything else: "hit 16 of 18 greens"."""
    phrase = find_phrase(scene.text, number.group.end + part.end(), scene.sentence.end) if number.value != 1 else None
    if phrase is None:
        return None
    metric = phrase.cut(scene.text)
    return plain_draft(number, metric, Span(number.group.start, phrase.end), owner="either", rule="results.part")


def read_record_of_results(number: Number, scene: Scene) -> Draft | None:
    """Results by their verb: "have won 22, drawn eight and lost 10", "won 19 games", "won their previous nine"."""
    if number.form != "cardinal" or number.value == 1:
        return None
    before, after = scene.before(number), scene.after(number)
    previous = PREVIOUS_RE.search(before)
    noun = counted_noun(number, scene)
    games = noun is not None and noun.metric.id in PLAYED
    if noun is not None and not games:
        return None
    if previous and (games or LIST_RE.match(after)):
        metric = next(
            name for name, verbs in load_table("metrics")["results"].items() if fold(previous["verb"]) in verbs
        )
        span = Span(number.span.start - len(before) + previous.start(), noun.span.end if noun else number.span.end)
        draft = plain_draft(number, f"consecutive {metric}", span, owner="team", rule="results.run")
        return replace(draft, kind="streak", unit="matches")
    for metric, pattern in result_patterns():
        verb = pattern.search(before) if metric in ("wins", "draws", "defeats") else None
        if verb and (games or LIST_RE.match(after)):
            span = Span(number.span.start - len(before) + verb.start(), noun.span.end if noun else number.span.end)
            return plain_draft(number, metric, span, owner="either", rule="results.count")
    return None


STARTING_RE = re.compile(r"\b(?:starting|entry) point (?:was|is|of|for \w+ \w+ was) (?:an? )?$")
"""What a panel began at, before its length. Takes `starting point was a `; leaves `was given a `."""


THREE_RE = re.compile(r"-(?<=[0-9]-)[0-9]{1,2}-[0-9]")
"""Three numbers in one. Takes the `-4-3` of `(6-4-3)`; leaves `6-4`."""

BALANCE_RE = re.compile(
    rf"(?:{NAME} \(|\b{one_of('be')} |\b{one_of('counting.balance.leads')} )(?P<balance>[0-9]{{1,2}}-[0-9]{{1,2}}-[0-9]{{1,2}})(?=[,.;)]| {one_of('counting.balance.closers', 'counting.closers')}| without\b)"
)
"""A side's wins, losses and draws in one, by its name or a verb. Takes `Ardley (6-4-3)`, `are 0-4-1`; leaves `a back three (3-4-3)`."""


def find_balances(scene: Scene) -> Iterator[Draft]:
    """A side's season in three numbers: "put Ardley (6-4-3) in front"."""
    if THREE_RE.search(scene.text, *scene.sentence.edges) is None:
        return
    for found in BALANCE_RE.finditer(scene.text, *scene.sentence.edges):
        yield Draft(
            metric=load_table("metrics")["names"]["win_loss"],
            value=found["balance"],
            unit=None,
            kind="ratio",
            span=Span(*found.span("balance")),
            anchor=Span(*found.span("balance")),
            owner="team",
            rule="win-loss",
        )


def read_ban(number: Number, scene: Scene) -> Draft | None:
    """The length of a ban: "banned for six matches", "a three-match ban"; weeks that somebody only misses are none."""
    if number.form != "cardinal":
        return None
    before, after = scene.before(number), scene.after(number)
    if STARTING_RE.search(before):
        return None
    ban, unit = BAN_RE.match(after), BANNED_UNIT_RE.match(after)
    banned = BANNED_RE.search(before) if ban or unit else None
    if ban:
        span = Span(number.span.start, number.span.end + ban.end())
    elif unit and banned:
        span = Span(number.span.start - len(before) + banned.start(), number.span.end + unit.end())
    else:
        return None
    names = load_table("metrics")["names"]
    name, counted = names["ban"], plural_of(unit["unit"].lower()) if unit else "matches"
    if not ban and banned and not listed_re("absences", "punished").search(banned.group()):
        if counted in load_table("metrics")["absences"]["units"]:
            return None
        if listed_re("absences", "causes").search(scene.sentence.cut(scene.text)):
            name = names["missed"]
        elif unit and SAT_RE.search(before):
            name = names["ban"] if FOR_DEED_RE.match(scene.text, span.end, scene.sentence.end) else f"{counted} missed"
    return replace(plain_draft(number, name, span, owner="person", rule="ban"), kind="duration", unit=counted)


def read_left(number: Number, scene: Scene) -> Draft | None:
    """Matches still to come: "with three games left", "the remaining six matches"."""
    noun = counted_noun(number, scene) if number.form == "cardinal" else None
    if noun is None or noun.metric.id not in ("matches", "races", "holes", "balls"):
        return None
    left = LEFT_RE.match(scene.text, noun.span.end, scene.sentence.end)
    if left is None and not LAST_RE.search(scene.before(number)):
        return None
    span = Span(number.group.start, left.end() if left else noun.span.end)
    name = f"{noun.name} {load_table('metrics')['names']['left']}"
    draft = count_draft(number, scene, noun, kind="remaining", rule="results.left")
    return replace(draft, metric=name, span=span, owner="team" if noun.metric.id == "matches" else "either")
