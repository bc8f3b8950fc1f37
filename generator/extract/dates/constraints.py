"""What an article without a date says about the days on which it can have been written.

Each constraint is a set of days with the words that ask for it; they are intersected in order of trust, and one that
leaves nothing is set aside. Of several stretches that fit, the one nearest to the last date told is taken: news is
written soon after what it tells. The constraints, in order:

    past        a date told in the past tense is over
    edition     "the Euros last year" needs a year in which that competition was played
    hosts       a tournament told as coming, named by its hosts, is not over
    future      a date told as coming is not over
    age         "at 32", with a 33rd birthday that has a date
    post        a post that is shown was written, and not long ago
    figures     "08/09/16" can be two days; the article's spelling tells which comes first
    convention  from January to May people say "this summer", so "next summer" is said in the year before it
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.dates.beside import competitions_near, editions_named
from generator.extract.dates.direction import looks_ahead
from generator.extract.dates.lexicon import SEASONS
from generator.extract.dates.patterns import Found
from generator.extract.dates.printed import find_post, find_two_days, is_british
from generator.extract.dates.reckoning import SEASON_STARTS, day_date, moved
from generator.extract.dates.setting import Scene, Setting, Told
from generator.extract.dates.stamps import find_yearless
from generator.extract.dates.tournaments import Edition, all_editions
from generator.model.article import Article, Sentence
from generator.model.claims import Step
from generator.model.evidence import Evidence, Span
from generator.text.tokens import LETTERS_RE, vocabulary

FIRST_DAY, LAST_DAY = dt.date(1990, 1, 1), dt.date(2060, 12, 31)
"""Days that are considered at all; a bound that stays here is no bound."""

MAX_SAID = 3
"""How many stretches a step puts in words."""

MAX_DAYS = 550
"""Widest interval that is worth saying. Wider ones say no more than the dates that gave them."""

AGE_RE = re.compile(
    r"\b(?:at|aged)\s+(?P<bare>[1-4]\d)(?=[,.;)]|\s+and\b)|\b(?P<old>[1-4]\d)-year-old\b", re.IGNORECASE
)
"""An age. Takes `at 32,`, `32-year-old`; leaves `at 32 minutes`."""

TURNS_RE = re.compile(r"\bturns?\s+(?P<turn>[1-4]\d)\b|\b(?P<nth>[1-4]\d)(?:st|nd|rd|th)\s+birthday\b", re.IGNORECASE)
"""A birthday to come. Takes `will turn 33`, `33rd birthday`; leaves `33rd goal`."""

COMPETITION_RE = re.compile(r"\b(?:competition|tournament|World Cup|Euros?|finals)\b")
"""A sign that a sentence speaks of a competition. Takes `the Euros`; leaves `European`."""

COMPETITION_WORDS = frozenset(["competition", "tournament", "cup", "euro", "euros", "finals"])
"""Words of which such a sentence holds one, case folded."""

POST_AGE = 6
"""Days by which the posts that news shows are older than the news, at most."""

ROUGHLY = 3
"""Days by which "a week after the final" may be off."""

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Days on which the article can have been written, and why."""

    days: tuple[Days, ...]
    """Stretches of days, both ends included, in order, none touching another."""
    text: str
    evidence: tuple[Evidence, ...]
    outside: str | None = None
    past: bool = False
    """Whether it is a date told as past: without one, nothing says which of several stretches is the nearest."""


def intersect(constraints: Sequence[Constraint]) -> tuple[Days | None, tuple[Step, ...]]:
    """The stretch that all constraints leave, with the steps; None where an end stays open or they say too little."""
    left: tuple[Days, ...] = ((FIRST_DAY, LAST_DAY),)
    steps: list[Step] = []
    for constraint in constraints:
        narrower = tuple((max(a, c), min(b, d)) for a, b in left for c, d in constraint.days if max(a, c) <= min(b, d))
        if narrower and narrower != left:
            left = narrower
            text = f"{constraint.text} {_so_written(left)}".rstrip()
            steps.append(Step(text=text, evidence=constraint.evidence, outside=constraint.outside))
    first, last = left[0]
    if first == FIRST_DAY or last == LAST_DAY or (last - first).days > MAX_DAYS:
        return None, ()
    if len(left) > 1:
        if not any(constraint.past for constraint in constraints):
            return None, ()
        nearest = (
            f"Of the stretches that fit, {first}/{last} is nearest to the last date told; news is written soon after."
        )
        steps.append(Step(text=nearest))
    return (first, last), tuple(steps)


def _so_written(left: Sequence[Days]) -> str:
    """What the constraints so far leave, in words, with dates as EDTF; nothing where they leave many stretches."""
    if len(left) > MAX_SAID:
        return ""
    first, last = left[0][0], left[-1][1]
    if len(left) > 1:
        return f"So it was written {' or '.join(_stretch(one) for one in left)}."
    if first == FIRST_DAY:
        return f"So it was written by {last}."
    return f"So it was written on or after {first}." if last == LAST_DAY else f"So it was written {_stretch(left[0])}."


def _stretch(days: Days) -> str:
    """A stretch of days; whole months and years without their days."""
    first, last = days
    if first == last:
        return f"on {first}"
    if first.day > 1 or (last + dt.timedelta(1)).day > 1:
        return f"between {first} and {last}"
    if (first.month, last.month) == (1, 12):
        return f"in {first.year}" if first.year == last.year else f"between {first.year} and {last.year}"
    months = f"{first:%Y-%m}", f"{last:%Y-%m}"
    return f"between {months[0]} and {months[1]}" if months[0] != months[1] else f"in {months[0]}"


def find_constraints(article: Article, told: Sequence[tuple[Found, Told]], scene: Scene) -> tuple[Constraint, ...]:
    """All constraints of an article, the most trusted first."""
    beside = tuple(_beside(article, told, scene))
    return (
        *_told(article, told, ahead=False),
        *(constraint for constraint, _ in beside),
        *_hosts(article),
        *_told(article, told, ahead=True),
        *_ages(article, told),
        *_dateline(article),
        *_printed(article),
        *(convention for _, convention in beside if convention),
    )


def _printed(article: Article) -> Iterator[Constraint]:
    """Posts that the article shows, and figures that can be two days."""
    post = find_post(article)
    if post is not None:
        day, span = post
        words = (article.source.cite(span),)
        shown = "The article shows a post of that day"
        yield Constraint(days=((day, LAST_DAY),), text=f"{shown}.", evidence=words, past=True)
        yield Constraint(
            days=((day, day + dt.timedelta(POST_AGE)),), text=f"{shown}; news shows posts of its week.", evidence=words
        )
    figures = find_two_days(article)
    if figures is not None:
        first, other, span = figures
        words = (article.source.cite(span),)
        both = _joined(((first, first), (other, other)))
        yield Constraint(days=both, text=f"“{words[0].exact}” can be two days.", evidence=words)
        british = is_british(article.text)
        if british is not None:
            there, spelt = (first, "British") if british else (other, "American")
            read = "day first" if british else "month first"
            text = f"The article is spelt the {spelt} way, in which figures are read {read}."
            yield Constraint(days=((there, there),), text=text, evidence=words)


def _dateline(article: Article) -> Iterator[Constraint]:
    """The day of the year that a dateline tells, of any year: the nearest after the last date told is meant."""
    found = find_yearless(article)
    if found is None:
        return
    month, day, span = found
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    days = [date.earliest for year in years if (date := day_date(year, month, day)) and date.earliest]
    stretches = tuple((there, there) for there in days)
    if stretches:
        yield Constraint(
            days=stretches, text="The dateline leaves the year out.", evidence=(article.source.cite(span),)
        )


def _sentence(article: Article, one: Found) -> Sentence:
    return article.sentences[one.sentence]


def _told(article: Article, told: Sequence[tuple[Found, Told]], *, ahead: bool) -> Iterator[Constraint]:
    """Dates that stand in the words, told as past or as coming."""
    for one, now in told:
        at = now.value.edtf
        if now.value.basis != "words" or at is None or at.earliest is None or at.latest is None:
            continue
        if looks_ahead(article.text, _sentence(article, one).span, one.span) is not ahead:
            continue
        words = (article.source.cite(one.span),)
        if ahead:
            yield Constraint(
                days=((FIRST_DAY, at.latest),),
                text=f"“{words[0].exact}” is told as coming, so it was not over when the article was written.",
                evidence=words,
            )
        elif at.earliest > FIRST_DAY:
            yield Constraint(
                days=((at.earliest, LAST_DAY),),
                text=f"“{words[0].exact}” is told as past, so it had begun when the article was written.",
                evidence=words,
                past=True,
            )


def _beside(
    article: Article, told: Sequence[tuple[Found, Told]], scene: Scene
) -> Iterator[tuple[Constraint, Constraint | None]]:
    """Relative years and seasons with a competition in the same sentence; with the convention where it applies."""
    for one, _ in told:
        which = (one.match.groupdict().get("which") or "").casefold()
        if one.rule.id not in ("period", "weather") or which not in ("last", "this", "next"):
            continue
        setting = Setting(scene=scene, sentence=_sentence(article, one).span, index=one.sentence, place=one.span)
        named = _nearest_named(setting)
        editions = editions_named(setting, named) if named else ()
        season = one.match.groupdict().get("season")
        unit = "year" if season is None else season.casefold()
        stretches = tuple(days for edition in editions if (days := _said_of(edition, which, unit)))
        if named is None or not stretches:
            continue
        evidence = (article.source.cite(Span(*named.span())), article.source.cite(one.span))
        outside = f"{editions[0].label}: years of play (tournament file)"
        constraint = Constraint(
            days=_joined(stretches),
            text=f"“{evidence[1].exact}” beside “{evidence[0].exact}”: that competition is played in the {unit} meant.",
            evidence=evidence,
            outside=outside,
        )
        yield constraint, _convention(editions, which, unit, evidence[1])


def _nearest_named(setting: Setting) -> re.Match[str] | None:
    """The competition of the sentence that stands nearest to the expression."""
    place = setting.place
    return min(
        competitions_near(setting),
        key=lambda one: min(abs(one.start() - place.end), abs(place.start - one.end())),
        default=None,
    )


def _said_of(edition: Edition, which: str, unit: str) -> Days | None:
    """Days on which "last year", "this summer", "next year" mean the time of an edition."""
    year = edition.start.year
    if unit == "year":
        there = year - {"last": -1, "this": 0, "next": 1}[which]
        return dt.date(there, 1, 1), dt.date(there, 12, 31)
    starts = SEASON_STARTS[SEASONS[unit]]
    if unit == "winter" or not starts <= edition.end.month <= starts + 2:
        return None
    if which == "this":
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if which == "next":
        return dt.date(year - 1, starts, 1), dt.date(year, starts, 1) - dt.timedelta(1)
    return dt.date(year, starts, 1) + dt.timedelta(92), dt.date(year + 1, starts, 1) + dt.timedelta(91)


def _convention(editions: Sequence[Edition], which: str, unit: str, words: Evidence) -> Constraint | None:
    if which != "next" or unit == "year":
        return None
    years = sorted({edition.start.year - 1 for edition in editions})
    return Constraint(
        days=_joined(tuple((dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in years)),
        text=f"“{words.exact}” is said in the year before; from January on people say “this {unit}”.",
        evidence=(words,),
    )


def _joined(stretches: Sequence[Days]) -> tuple[Days, ...]:
    """Stretches in order, those that touch or overlap made one."""
    joined: list[Days] = []
    for first, last in sorted(stretches):
        if joined and first <= joined[-1][1] + dt.timedelta(1):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def _hosts(article: Article) -> Iterator[Constraint]:
    """A sentence that looks ahead to a tournament and names two or more of its hosts."""
    for sentence in article.sentences:
        words = sentence.span.cut(article.text)
        if COMPETITION_WORDS.isdisjoint(vocabulary(words)) or not COMPETITION_RE.search(words):
            continue
        hosts = [host for word in vocabulary(words) & _hosts_by_word().keys() for host in _hosts_by_word()[word]]
        places = {host: place for host in hosts if (place := _place_of(host, article.text, sentence.span))}
        for edition in all_editions() if len(places) > 1 else ():
            named = [places[host] for host in edition.hosts if host in places]
            if len(named) < 2:
                continue
            whole = Span(min(span.start for span in named), max(span.end for span in named))
            if looks_ahead(article.text, Span(whole.end, sentence.span.end), Span(whole.end, whole.end + 1)):
                yield Constraint(
                    days=((FIRST_DAY, edition.end),),
                    text="The tournament held there is told as coming, so it was not over when the article was written.",
                    evidence=(article.source.cite(whole),),
                    outside=edition.fact,
                )


@cache
def _hosts_by_word() -> dict[str, list[str]]:
    """Every place that held a competition, or will, by the first run of letters of its name, case folded."""
    found: dict[str, list[str]] = {}
    for host in sorted({host for edition in all_editions() for host in edition.hosts}):
        found.setdefault(LETTERS_RE.findall(host.casefold())[0], []).append(host)
    return found


def _place_of(host: str, text: str, span: Span) -> Span | None:
    start = text.find(host, span.start, span.end)
    edges = text[start - 1 : start] + text[start + len(host) : start + len(host) + 1]
    alone = start >= 0 and not any(edge.isalnum() or edge == "_" for edge in edges)
    return Span(start, start + len(host)) if alone else None


def _ages(article: Article, told: Sequence[tuple[Found, Told]]) -> Iterator[Constraint]:
    """The ages that the article gives, counted from a birthday whose day is known."""
    for one, now in told:
        day = now.value.worked_out.earliest if now.value.worked_out else None
        turns = TURNS_RE.search(_sentence(article, one).span.cut(article.text)) if one.rule.id == "from-final" else None
        if day is None or turns is None:
            continue
        turned = int(turns["turn"] or turns["nth"])
        found = [match for match in AGE_RE.finditer(article.text) if 0 <= turned - _age(match) <= 2]
        if not found:
            continue
        ages = [_age(match) for match in found]
        first = _years_before(day, turned - min(ages))
        last = moved(_years_before(day, turned - max(ages) - 1), ROUGHLY)
        evidence = tuple(article.source.cite(Span(*match.span())) for match in found)
        if last is not None:
            yield Constraint(
                days=((first - dt.timedelta(ROUGHLY), last),),
                text=f"{_ages_said(ages)}; the {_nth(turned)} birthday is about {day}.",
                evidence=(*evidence, article.source.cite(one.span)),
                outside=now.value.outside,
            )


def _ages_said(ages: Sequence[int]) -> str:
    words = " and ".join(str(age) for age in sorted(set(ages)))
    return f"The ages given are {words}" if len(set(ages)) > 1 else f"The age given is {words}"


def _nth(number: int) -> str:
    """An ordinal in figures: 33rd."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _age(match: re.Match[str]) -> int:
    return int(match["bare"] or match["old"])


def _years_before(day: dt.date, years: int) -> dt.date:
    return dt.date(day.year - years, day.month, min(day.day, 28))
