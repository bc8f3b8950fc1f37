"""What the counting families share: the noun after a number, and a draft that counts it."""

from __future__ import annotations

import re
from functools import cache

from generator.extract.records.draft import Draft, Scene, words_re
from generator.extract.records.nouns import Noun, Owner, find_noun
from generator.extract.records.numbers import Number
from generator.extract.sides import NAME, countries
from generator.knowledge.load import load_table
from generator.model.claims import RecordKind
from generator.model.evidence import Span
from generator.text.tokens import fold

FOR_COUNTRY_RE = re.compile(r"\s(?:for|with) (?:his|her|my|their) (?:country|national (?:team|side))\b")
"""A country without its name, after a noun. Takes ` for her country`; leaves ` for her countrymen`."""


def _plural(number: Number) -> bool:
    return number.form == "cardinal" and number.value != 1


def counted_noun(number: Number, scene: Scene) -> Noun | None:
    """The noun that a number counts, or None; a number joined by a hyphen ("six-goal") counts nothing itself."""
    if scene.text[number.group.end : number.group.end + 1] == "-":
        return None
    key = (number.group.end, _plural(number))
    if key not in scene.nouns:
        scene.nouns[key] = find_noun(scene.text, number.group.end, scene.sentence.end, plural=key[1])
    return scene.nouns[key]


def count_draft(number: Number, scene: Scene, noun: Noun, *, kind: RecordKind, rule: str) -> Draft:
    """A draft that counts `noun`, with the words from the number to it."""
    name, international = _widened(noun, scene)
    elided = noun.span.end <= number.span.start
    return Draft(
        metric=name,
        value=number.value,
        unit=noun.metric.id,
        kind=kind,
        span=Span(number.group.start, number.group.end if elided else noun.span.end),
        anchor=number.group,
        owner=noun.metric.owner,
        rule=rule,
        elided=elided,
        international=international,
    )


def plain_draft(number: Number, metric: str, span: Span, *, owner: Owner, rule: str) -> Draft:
    """A tally whose metric no noun tells."""
    return Draft(
        metric=metric,
        value=number.value,
        unit=metric,
        kind="tally",
        span=span,
        anchor=number.span,
        owner=owner,
        rule=rule,
    )


@cache
def for_team_re() -> re.Pattern[str]:
    """A side after a noun. Takes ` for Ardley`; leaves ` for a`."""
    return re.compile(rf"\s(?:for|with) (?P<team>{NAME})")


def _widened(noun: Noun, scene: Scene) -> tuple[str, bool | None]:
    """The metric's name, with "international" where the noun is counted for a country."""
    if "international" in noun.qualifiers:
        return noun.name, True
    follows = for_team_re().match(scene.text, noun.span.end, scene.sentence.end)
    owned = fold(scene.text[noun.phrase.start : noun.span.start])
    national = bool(follows and fold(follows["team"]) in countries()) or any(
        f" {name} " in f"{owned} " for name in countries() if name in owned
    )
    national = national or FOR_COUNTRY_RE.match(scene.text, noun.span.end, scene.sentence.end) is not None
    if national and noun.metric.owner == "person" and not noun.qualifiers:
        return f"international {noun.metric.name}", True
    return noun.name, None


@cache
def result_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Metrics, each with the verbs of its result. The first takes `lost just `; leaves `lost to `."""
    table = load_table("metrics")["results"]
    return tuple((metric, words_re(tuple(verbs), after=r" (?:just |only )?$")) for metric, verbs in table.items())


@cache
def part_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The same for verbs that tell a result only of a run or of a part of so many. The first takes `dropped `; leaves `dropped to `."""
    table = load_table("metrics")["results_in_part"]
    return tuple((metric, words_re(tuple(verbs), after=r" (?:just |only )?$")) for metric, verbs in table.items())
