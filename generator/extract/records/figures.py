"""Families of numbers that carry their own meaning: ages, scores, money, shares, measures, lengths of contracts.

Each takes a number in its scene and gives a draft, or None where it does not know the number. The order in which they
are asked stands in `extract.py`.
"""

from __future__ import annotations

import re
from typing import Any

from generator.extract.records.draft import Draft, Scene, listed_re, words_re
from generator.extract.records.numbers import Number
from generator.extract.sides import NAME
from generator.knowledge.load import load_table
from generator.model.evidence import Span

OLD_RE = re.compile(r"[- ]year[s]?[- ]old\b(?P<plural>s)?|,? years and [0-9]{1,3} days(?: old)?", re.IGNORECASE)
"""An age after its number. Takes `-year-old`, ` years old`, ` years and 306 days old`; leaves `-year deal`."""

AT_AGE_RE = re.compile(
    r"(?:\bage(?:d)?(?: of)?|[,(–—-] ?(?:still )?(?:at|now)|^at|\bat(?: just| only| the age of)) (?:just |only )?$",
    re.IGNORECASE,
)
"""What stands before an age. Takes `aged `, `the age of `, `, at `; leaves `arrived at `."""

TURNS_RE = re.compile(r"\b(?:turn(?:s|ed|ing)?|celebrat\w+ (?:his|her|their)) (?:just )?$", re.IGNORECASE)
"""Turning an age. Takes `will turn `, `turned `; leaves `turn to `."""

AGE_END_RE = re.compile(
    r"$|[.,;:!?)–—’”\"]|\s(?:an?|in|on|at|next|this|last|later|before|after|during|and|today|tomorrow|when|just|days|weeks|months|years)\b",
    re.IGNORECASE,
)
"""What may follow an age. Takes ` a week after`, `,`; leaves ` chances into goals`."""

BIRTHDAY_RE = re.compile(r"\sbirthday\b", re.IGNORECASE)
"""A birthday after its ordinal. Takes ` birthday`; leaves ` birth`."""

YEARS_RE = re.compile(
    r"(?P<half>-and-a-half)?[- ]year[- ](?:[\w-]+ ){0,3}?(?:deal|contract|extension|agreement|term)\b|[- ]years? (?:left|to run|remaining) (?:on|of) (?:[\w’']+ ){1,3}?(?:deal|contract|term)\b",
    re.IGNORECASE,
)
"""A contract's length after its number. Takes `-year loan deal`, ` years to run on his contract`; leaves `-year-old`."""

WAIT_RE = re.compile(r"\bfirst (?:[\w-]+ ){0,5}?(?:in|for) (?:more than |over |nearly )?$", re.IGNORECASE)
"""A wait before its years. Takes `his first goal in `; leaves `first half in`."""

WAIT_UNIT_RE = re.compile(r"\s(?P<unit>years|months|matches|games)\b", re.IGNORECASE)
"""What a wait is counted in. Takes ` years`; leaves ` yearly`."""

WAGES_RE = re.compile(r"\s(?P<unit>weeks?[’']?)[’']?\s(?:wages|pay)\b", re.IGNORECASE)
"""A fine in wages after its number. Takes ` weeks' wages`; leaves ` weeks`."""

MEET_RE = re.compile(
    rf"[,\s]+(?:[\w’'-]+ ){{0,3}}?(?:over|against|to|with|by|on|for|in) (?:the )?(?P<side>{NAME})",
)
"""The other side after a result. Takes ` over Latvia`, ` to the Ardley`; leaves ` over the bar`."""

TO_SCORE_RE = re.compile(r"(?:\s(?!(?:and|to|from|or)\b)[\w’'.-]+){0,6}\s")
"""What may stand between a verb of result and its score. Takes ` Ardley United `; leaves ` and improved to `."""

SETS_RE = re.compile(r"[0-9][-–][0-9](?: ?\([0-9–-]{1,5}\))?(?:,? (?:and )?[0-9][-–][0-9](?: ?\([0-9–-]{1,5}\))?)+")
"""Sets of one match. Takes `7-5, 6-3`, `7-6 (7-5), 6-4`; leaves `2-1`."""

MIN_AGE, MAX_AGE = 4, 110


def read_age(number: Number, scene: Scene) -> Draft | None:
    """An age: "the 32-year-old", "Kane, at 32", "turns 33", "his 33rd birthday", "Bellamy, 25,"."""
    if (
        number.form not in ("cardinal", "ordinal")
        or not isinstance(number.value, int)
        or not MIN_AGE <= number.value <= MAX_AGE
    ):
        return None
    text, after, before = scene.text, scene.after(number), scene.before(number)
    if number.form == "ordinal":
        found = BIRTHDAY_RE.match(after)
        return _age(number, scene, number.group.start, number.group.end + found.end(), "birthday") if found else None
    old = OLD_RE.match(after)
    if old:
        tail = text[number.group.end + old.end() : number.group.end + old.end() + 40]
        if old["plural"] or _belongs_elsewhere(before, tail):
            return None
        article = re.search(r"\b(?:the|a|an) $", before, re.IGNORECASE)
        start = number.span.start - (len(article.group()) if article else 0)
        return _age(
            number, scene, start, number.group.end + old.end(), "years-days" if "and" in old.group() else "year-old"
        )
    lead = AT_AGE_RE.search(before)
    if (lead or TURNS_RE.search(before)) and AGE_END_RE.match(after):
        start = number.span.start - len(before) + (lead.start() if lead else TURNS_RE.search(before).start())  # type: ignore[union-attr]
        while not text[start].isalpha():
            start += 1
        return _age(number, scene, start, number.span.end, "at-age" if lead else "turns")
    beside = re.search(r"(?P<name>[A-Z][\w’'-]*)(?:, | \()$", before)
    if beside and re.match(r"[,)]", after) and number.span.cut(text).isdigit() and number.value >= 14:
        return _age(number, scene, number.span.start - len(before) + beside.start(), number.span.end, "beside-name")
    return None


def _age(number: Number, scene: Scene, start: int, end: int, rule: str) -> Draft:
    del scene
    name = str(load_table("metrics")["names"]["age"])
    return Draft(
        metric=name,
        value=number.value,
        unit="years",
        kind="age",
        span=Span(start, end),
        anchor=number.group,
        owner="person",
        rule=f"age.{rule}",
    )


def _belongs_elsewhere(before: str, tail: str) -> bool:
    """Whether an age is a thing's, or that of somebody's kin."""
    noun = re.match(r"(?:\s[\w-]+){0,2}?\s(?P<noun>[\w-]+)", tail)
    if noun and listed_re("ages", "things").match(noun["noun"]):
        return True
    owned = re.search(r"(?:\b(?:his|her|their|my|our)|[’']s?) (?:[\w-]+ )?$", before)
    return bool(owned and listed_re("ages", "kin").search(tail[:24]))


def read_score(number: Number, scene: Scene) -> Draft | None:
    """A score: "the 2-1 quarter-final loss to France", "lost 2-0 to Chelsea", "7-5, 6-3", "passed 217-213"."""
    if number.form != "score":
        return None
    before, after = scene.before(number), scene.after(number)
    names = load_table("metrics")["names"]
    near = before[-60:]
    sets = _sets_around(number, scene)
    if sets and listed_re("scores", "none").match(scene.text[sets.end : sets.end + 12].strip()) is None:
        return Draft(
            metric=names["set_score"],
            value=number.value,
            unit=None,
            kind="score",
            span=sets,
            anchor=sets,
            owner="person",
            rule="score.sets",
        )
    first = re.match(r"\s(?:[\w’'-]+\s){0,4}?(?P<noun>[\w-]+)", after)
    if first and listed_re("scores", "none").match(after.strip()):
        return None
    result = _result_after(after)
    verb = _last(listed_re("scores", "verbs"), near)
    if result is not None:
        end = number.span.end + result
        met = MEET_RE.match(scene.text, end, scene.sentence.end)
        start = number.span.start - (4 if near.lower().endswith("the ") else 2 if near.lower().endswith("a ") else 0)
        span = Span(start, met.end() if met else end)
    elif verb and TO_SCORE_RE.fullmatch(near[verb.end() :]):
        met = MEET_RE.match(scene.text, number.span.end, scene.sentence.end)
        span = Span(number.span.start - len(near) + verb.start(), met.end() if met else number.span.end)
    else:
        voted = listed_re("scores", "votes").search(near) or listed_re("scores", "votes").search(after[:40])
        if not voted:
            return None
        return Draft(
            metric=names["vote_score"],
            value=number.value,
            unit="votes",
            kind="score",
            span=number.span,
            anchor=number.span,
            owner="either",
            rule="score.vote",
        )
    return Draft(
        metric=names["score"],
        value=number.value,
        unit=None,
        kind="score",
        span=span,
        anchor=number.span,
        owner="team",
        rule="score.match",
    )


def _result_after(after: str) -> int | None:
    """Where a result's noun ends, counted from the score: " quarter-final loss" gives 19; None without one."""
    found = listed_re("scores", "results").search(after[:48])
    if not found or re.search(r"[.,;:()]|\b(?:and|but|to|with|in|at|over|against)\b", after[: found.start()]):
        return None
    return found.end()


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(words):
        found = match
    return found


def _sets_around(number: Number, scene: Scene) -> Span | None:
    """The run of sets that a score is one of, or None."""
    low = max(scene.sentence.start, number.span.start - 60)
    for match in SETS_RE.finditer(scene.text, low, min(scene.sentence.end, number.span.end + 60)):
        if match.start() <= number.span.start < match.end():
            inside = scene.text[match.start() : number.span.start].count("(") > scene.text[
                match.start() : number.span.start
            ].count(")")
            return None if inside else Span(*match.span())
    return None


def read_money(number: Number, scene: Scene) -> Draft | None:
    """Money, by what the clause says that it is: a fee, wages, a fine, an outlay."""
    names = load_table("metrics")["names"]
    if number.form == "cardinal":
        wages = WAGES_RE.match(scene.after(number))
        if not wages:
            return None
        span = Span(number.span.start, number.span.end + wages.end())
        return Draft(
            metric=names["fine_weeks"],
            value=number.value,
            unit="weeks' wages",
            kind="fee",
            span=span,
            anchor=number.span,
            owner="person",
            rule="money.weeks",
        )
    if number.form != "money":
        return None
    before, after = scene.before(number), scene.after(number)
    unit = number.currency + (f" per {number.period}" if number.period else "") if number.currency else None
    entry = _nearest_entry(before[-90:], after[:70])
    if entry is None and number.period is None:
        return None
    if entry is None or (
        number.period in ("hour", "day", "week", "month", "match", "game") and entry["id"] == names["fee"]
    ):
        entry = {"id": names["wage"], "owner": "person", "words": []}
    noun = re.match(
        r"(?:[ -](?:[\w-]+ ){0,2}?(?:transfer|fee|wages|salary|move|deal|fine|bid|signing|contract|package|budget|clause))",
        after,
    )
    start = _money_start(before, entry["words"])
    span = Span(number.span.start - len(before) + start, number.span.end + (noun.end() if noun else 0))
    return Draft(
        metric=entry["id"],
        value=number.value,
        unit=unit,
        kind="fee",
        span=span,
        anchor=number.span,
        owner=entry["owner"],
        rule="money",
    )


def _nearest_entry(before: str, after: str) -> dict[str, Any] | None:
    """The entry of the table of money whose word stands nearest to the amount; the earlier entry where two are level."""
    best: tuple[int, dict[str, Any]] | None = None
    for entry in load_table("metrics")["money"]:
        pattern = words_re(tuple(entry["words"]))
        last, first = _last(pattern, before), pattern.search(after)
        gaps = [len(before) - last.end()] if last else []
        gaps += [first.start()] if first else []
        if gaps and (best is None or min(gaps) < best[0]):
            best = (min(gaps), entry)
    return best[1] if best else None


def _money_start(before: str, words: list[str]) -> int:
    """Where the evidence of an amount begins in the words before it: at what it is called, else at what hedges it."""
    named = _last(words_re(tuple(words)), before[-45:]) if words else None
    if named and not re.search(r"[.,;:]", before[-45:][named.end() :]):
        return max(0, len(before) - 45) + named.start()
    lead = re.search(r"\b(?:(?:his|her|the|an?|for|around|about|of)\s){1,3}$", before)
    return lead.start() if lead else len(before)


def read_share(number: Number, scene: Scene) -> Draft | None:
    """A percentage of something that the table knows, or a measure with its unit."""
    table = load_table("metrics")
    if number.form == "measure" and number.measure in table["measures"]:
        tail = re.match(r" (?:over|under|above|below|heavier|lighter)(?: [\w’'-]+){0,3}", scene.after(number))
        span = Span(number.span.start, number.span.end + (tail.end() if tail else 0))
        return Draft(
            metric=table["measures"][number.measure],
            value=number.value,
            unit=number.measure,
            kind="tally",
            span=span,
            anchor=number.span,
            owner="person",
            rule="measure",
        )
    if number.form != "share":
        return None
    clause = scene.before(number)[-60:] + " " + scene.after(number)[:50]
    for entry in table["share"]:
        if words_re(tuple(entry["words"])).search(clause):
            tail = re.match(r" of (?:the )?[\w’'-]+(?: [\w’'-]+)?", scene.after(number))
            span = Span(number.span.start, number.span.end + (tail.end() if tail else 0))
            return Draft(
                metric=entry["id"],
                value=number.value,
                unit="%",
                kind="ratio",
                span=span,
                anchor=number.span,
                owner="either",
                rule="share",
            )
    return None


def read_duration(number: Number, scene: Scene) -> Draft | None:
    """The length of a contract, or "his first goal in three years"; no other duration."""
    if number.form != "cardinal":
        return None
    names = load_table("metrics")["names"]
    contract = YEARS_RE.match(scene.after(number))
    if contract:
        span = Span(number.span.start, number.span.end + contract.end())
        return Draft(
            metric=names["contract"],
            value=number.value + 0.5 if contract["half"] and not isinstance(number.value, str) else number.value,
            unit="years",
            kind="duration",
            span=span,
            anchor=number.span,
            owner="person",
            rule="duration.contract",
        )
    wait, unit = WAIT_RE.search(scene.before(number)), WAIT_UNIT_RE.match(scene.after(number))
    if wait and unit:
        start = number.span.start - len(scene.before(number)) + wait.start()
        metric = str(names["wait"]).replace("years", unit["unit"].lower())
        return Draft(
            metric=metric,
            value=number.value,
            unit=unit["unit"].lower(),
            kind="duration",
            span=Span(start, number.span.end + unit.end()),
            anchor=number.span,
            owner="either",
            rule="duration.wait",
        )
    return None
