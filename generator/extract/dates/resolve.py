"""When: every expression of an article that can be put on a calendar, and the day of publication.

Takes an article, its cast and the hints; gives a `Dating`. Expressions are found by the rules of `patterns.py`; of
overlapping ones the longest counts, and inner ones are kept only where the rule says so. Values are settled in order of
place, so that "that night" can look back. The day of publication comes from the hints, from the source's page, from a
stamp in the text, or from what the expressions together allow (`publication.py`); where it is an interval, a value is
what all its days have in common.

Left out on purpose: durations, frequencies, ages, minutes of a match, hours.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.dates.direction import looks_ahead
from generator.extract.dates.patterns import MAX_LENGTH, Found, find_dates
from generator.extract.dates.publication import Published, find_published, infer_published
from generator.extract.dates.reckoning import MAX_YEAR, MIN_YEAR, in_common
from generator.extract.dates.scene import scene_of
from generator.extract.dates.setting import Scene, Setting, Told, Value
from generator.model.article import Article
from generator.model.claims import Cast, Dating, Hints, Step, Timex
from generator.model.evidence import Span

NOT_TOLD = frozenset(["open-ago", "other-day"])
"""Rules whose dates are no happening that "that night" could mean."""

STATED = frozenset(["iso-day", "day-month-year", "month-day-year", "figures", "month-year"])
"""Rules whose words alone give a month or a day."""

MAX_ROUNDS = 4
"""How often matches are chosen anew after some turned out to be no dates; two do on every article seen."""

INFERENCES = 2
"""How often the day of publication is worked out: the second time with what the first made known, such as a birthday."""

RECALL = 48
"""How many earlier expressions a rule may look back on; far more than any story keeps in mind."""

LOOKAHEAD = 3
"""How many later dates a rule may look ahead to."""

MAX_SAMPLES = 40
"""Most days of an interval of publication for which a value is worked out."""


def extract_dating(article: Article, cast: Cast, hints: Hints) -> Dating:
    """All that an article says about time."""
    found = tuple(find_dates(article))
    published = find_published(article, hints)
    scene = scene_of(article, cast, hints, published.date.latest if published else None)
    settled = _settled(article, found, scene, _possible_days(published))
    for _ in range(0 if published else INFERENCES):
        inferred = infer_published(article, settled, scene)
        if inferred == published:
            break
        published = inferred
        settled = _settled(article, found, scene, _possible_days(published))
    timexes = [_timex(article, one, told.value, published) for one, told in settled]
    return Dating(
        timexes=tuple(sorted(timexes, key=lambda timex: (timex.evidence.span.start, -timex.evidence.span.end))),
        published=published.date if published else None,
        published_from=published.source if published else None,
        steps=published.steps if published else (),
    )


def _settled(
    article: Article, found: Sequence[Found], scene: Scene, days: tuple[dt.date | None, ...]
) -> tuple[tuple[Found, Told], ...]:
    """The matches that are dates, with their values, in the order in which they were settled.

    A match may turn out to be no date; those that it had ousted are then tried again.
    """
    kept = list(found)
    settled: list[tuple[Found, Told | None]] = []
    for _ in range(MAX_ROUNDS):
        settled = _settle(article, _chosen(kept), scene, days)
        dead = {id(one) for one, told in settled if told is None}
        if not dead:
            break
        kept = [one for one in kept if id(one) not in dead]
    return tuple((one, told) for one, told in settled if told is not None)


def _settle(
    article: Article, chosen: Sequence[Found], scene: Scene, days: tuple[dt.date | None, ...]
) -> list[tuple[Found, Told | None]]:
    """Give each match its value, the earlier ones first."""
    stated = _stated(article, chosen, scene)
    places = [now.place.start for now in stated]
    told: list[Told] = []
    settled: list[tuple[Found, Told | None]] = []
    for one in chosen:
        sentence = article.sentences[one.sentence].span
        following = bisect_left(places, one.match.end())
        setting = Setting(
            scene=scene,
            sentence=sentence,
            index=one.sentence,
            place=one.span,
            day=days[0],
            ahead=_direction(one, scene, sentence, told, days[0]) if one.rule.directed else None,
            told=tuple(told[-RECALL:]),
            stated=stated[following : following + LOOKAHEAD],
        )
        value = _over_days(one, setting, days)
        if value and _is_untold(value, setting):
            value = None
        now = Told(place=one.span, sentence=one.sentence, value=value, ahead=setting.ahead) if value else None
        settled.append((one, now))
        if now and one.rule.id not in NOT_TOLD:
            told.append(now)
    return settled


def _direction(one: Found, scene: Scene, sentence: Span, told: Sequence[Told], day: dt.date | None) -> bool | None:
    """Which way the words around a date look; where they do not tell, the way of the one before it in its sentence."""
    ahead = looks_ahead(scene.text, sentence, one.span)
    last = told[-1] if told else None
    if ahead is not None or day is None or last is None or last.sentence != one.sentence:
        return ahead
    start = last.value.edtf.earliest if last.value.edtf and last.value.basis == "publication" else None
    return True if start and start > day else None


def _stated(article: Article, chosen: Sequence[Found], scene: Scene) -> tuple[Told, ...]:
    """The matches whose words alone give a month or a day."""
    stated = []
    for one in chosen:
        if one.rule.id in STATED:
            setting = Setting(
                scene=scene, sentence=article.sentences[one.sentence].span, index=one.sentence, place=one.span
            )
            value = one.rule.meaning(one.match, setting)
            if value:
                stated.append(Told(place=one.span, sentence=one.sentence, value=value))
    return tuple(stated)


def _is_untold(value: Value, setting: Setting) -> bool:
    """Whether a date counted from another lies past the day of publication in a clause that tells what is over."""
    start = value.edtf.earliest if value.edtf and value.basis == "expression" else None
    if start is None or setting.day is None or start <= setting.day:
        return False
    from_day = next((told.at.earliest for told in setting.told if told.place == value.anchor and told.at), None)
    if from_day is None or from_day > setting.day:
        return False
    return looks_ahead(setting.text, setting.sentence, setting.place) is False


def _over_days(one: Found, setting: Setting, days: tuple[dt.date | None, ...]) -> Value | None:
    """The value on each day that the article may be of, brought together; what words alone say is the same on all."""
    first = one.rule.meaning(one.match, setting)
    if first is None or first.basis == "words" or len(days) == 1:
        return first
    others = (one.rule.meaning(one.match, setting.on(day)) for day in days[1:])
    kept = [first, *(value for value in others if value is not None)]
    return replace(
        first,
        edtf=in_common([value.edtf for value in kept]),
        worked_out=in_common([value.worked_out for value in kept]) if first.worked_out else None,
        at=in_common([value.at for value in kept]) if first.at else None,
        outside=first.outside if len({value.outside for value in kept}) == 1 else None,
    )


def _timex(article: Article, one: Found, value: Value, published: Published | None) -> Timex:
    """The expression as a claim, with the steps of what does not stand in its words."""
    steps: list[Step] = []
    if value.basis == "publication" and published:
        stamp = published.evidence
        steps.append(Step(text=f"Counted from the day of publication, {published.date}.", evidence=stamp))
    if value.anchor:
        words = article.source.cite(value.anchor)
        steps.append(Step(text=f"Counted from “{words.exact}”.", evidence=(words,)))
    if value.outside:
        steps.append(Step(text="The competition that the words name, by its dates of play.", outside=value.outside))
    narrower = value.worked_out if value.worked_out != value.edtf else None
    return Timex(
        evidence=article.source.cite(one.span),
        edtf=value.edtf,
        edtf_worked_out=narrower,
        rule=f"date/{one.rule.id}",
        anchored=value.basis != "words",
        steps=tuple(steps),
    )


def _chosen(found: Sequence[Found]) -> tuple[Found, ...]:
    """The longest of overlapping matches, with those kept inside others, in the order in which they are settled."""
    starts: list[int] = []
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: one.match.start() - one.match.end()):
        start, end = one.match.span()
        rivals = kept[bisect_left(starts, start - MAX_LENGTH) : bisect_left(starts, end)]
        if all(_may_stand_in(one, other) for other in rivals if other.match.end() > start):
            at = bisect_left(starts, start)
            starts.insert(at, start)
            kept.insert(at, one)
    return tuple(sorted(kept, key=lambda one: (one.match.end(), -one.match.start())))


def _may_stand_in(one: Found, outer: Found) -> bool:
    """Whether a match inside another is listed as well: a date of its own, not the "that night" of "since that night"."""
    inside = outer.span.holds(one.span) and outer.span != one.span
    return outer.rule.keeps_inner and inside and one.rule.id != "that-time"


def _possible_days(published: Published | None) -> tuple[dt.date | None, ...]:
    """Days that stand for all of an interval: its ends, and the first of each month between; (None,) where unknown."""
    first, last = (published.date.earliest, published.date.latest) if published else (None, None)
    if first is None or last is None or not MIN_YEAR < first.year <= last.year < MAX_YEAR:
        return (None,)
    days = {first, last}
    year, month = first.year, first.month
    while (year, month) < (last.year, last.month) and len(days) < MAX_SAMPLES:
        month, year = (1, year + 1) if month == 12 else (month + 1, year)
        days.add(min(last, dt.date(year, month, 1)))
    return tuple(sorted(days))
