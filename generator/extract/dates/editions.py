"""Dates named by a competition: "the 2022 World Cup", "Euro 2016", "the next World Cup", "a week after the final".

Their value is the year of play; the days, from the tournament file, are what is worked out. Where it is not known
whether men or women play, and that matters, the value stays with the words.
"""

from __future__ import annotations

import re

from generator.extract.dates.beside import editions_named
from generator.extract.dates.lexicon import NEARLY, NUMBER, UNIT, WORDS, YEAR, either, number_of
from generator.extract.dates.reckoning import moved, year_date
from generator.extract.dates.setting import OPEN, DateRule, Setting, Told, Value
from generator.extract.dates.tournaments import (
    Edition,
    called,
    competition_pattern,
    competition_words,
    first_after,
    host_pattern,
    host_words,
    hosted_by,
    latest_before,
)
from generator.model.edtf import EdtfDate
from generator.text.alternation import one_of

FAR_DAYS = 200
"""So many days ahead of an edition nobody has done anything "before" it."""

NEXT_RE = re.compile(r"next|coming", re.IGNORECASE)
"""What points to the edition to come. Takes `upcoming`; leaves `latest`."""

OWN_RE = re.compile(r"\b(?:his|her|my|their|our|your|[’']s)\s+$", re.IGNORECASE)
"""What makes "last" mean final. Takes `his `; leaves `the `."""

RELATIVE_LEAD_RE = re.compile(r"\b(?:year|summer|winter|month|autumn|spring|week)['’]?s?\s+(?:\w+\s+)?$", re.IGNORECASE)
"""A date before the competition, which says it already. Takes `this summer’s `; leaves `the `."""

TOLD_APART_RE = re.compile(
    r"^[^.;]{0,40}\b(?:in|of)\s+(?:19|20)\d\d\b|^[^.;]{0,80}\b(?:last|next|this)\s+(?:year|summer|winter)\b"
)
"""A date after the competition, which says it. Takes ` at home in 2022`; leaves ` and left`."""


def _edition(edition: Edition) -> Value:
    return Value(edtf=edition.year, worked_out=edition.days, basis="publication", outside=edition.fact)


def _by_year(match: re.Match[str], setting: Setting) -> Value | None:
    """“the 2022 World Cup”: the year of play where the file knows it, else the year in the words."""
    year = int(match["year"])
    if re.match(r"\s+(?:qualif|bid|hosts?\b|hosting)", setting.after, re.IGNORECASE):
        return Value(edtf=year_date(year))
    edition = called(editions_named(setting, match), year)
    if edition is None:
        return Value(edtf=year_date(year))
    return Value(edtf=edition.year, worked_out=edition.days, outside=edition.fact)


def _by_short_year(match: re.Match[str], setting: Setting) -> Value | None:
    """“Euro 96”: of the last century."""
    del setting
    return Value(edtf=year_date(1900 + int(match["short"])))


def _by_host(match: re.Match[str], setting: Setting) -> Value | None:
    """“Russia 2018”: the edition held there that year."""
    year = int(match["year"])
    held = [
        edition
        for edition in hosted_by(match["host"], setting.scene.sex)
        if year in (edition.start.year, int(edition.edition))
    ]
    if len(held) != 1:
        return Value(edtf=year_date(year))
    return Value(edtf=held[0].year, worked_out=held[0].days, outside=held[0].fact)


def _by_order(match: re.Match[str], setting: Setting) -> Value | None:
    """“the most recent World Cup”, “the next Euros”."""
    editions = editions_named(setting, match)
    if not editions:
        return None
    if setting.day is None:
        return OPEN
    ahead = bool(NEXT_RE.search(match["which"]))
    if match["which"].casefold() == "last" and OWN_RE.search(setting.before):
        return None
    edition = first_after(editions, setting.day) if ahead else latest_before(editions, setting.day)
    if ahead and edition and edition.start <= setting.day:
        edition = first_after(editions, edition.end)
    return _edition(edition) if edition else OPEN


def _bare(match: re.Match[str], setting: Setting) -> Value | None:
    """“ahead of the Euros”, “after the World Cup”: the edition that the tense points to."""
    editions = editions_named(setting, match)
    if not editions or TOLD_APART_RE.search(setting.after):
        return None
    if setting.day is None:
        return OPEN
    lead = match["lead"].casefold()
    if lead in ("at", "for", "during", "to") and not setting.ahead:
        return None
    coming, over = first_after(editions, setting.day), latest_before(editions, setting.day)
    far = coming is None or (coming.start - setting.day).days > FAR_DAYS
    ahead = lead not in ("after", "since", "missed") and not (lead == "before" and setting.ahead is False and far)
    running = coming is not None and coming.start <= setting.day
    edition = coming if ahead or running else over
    return _edition(edition) if edition else OPEN


def _held_in(match: re.Match[str], setting: Setting) -> Value | None:
    """“the World Cup in Qatar”: the edition of that competition held there, the nearest that the tense allows."""
    if RELATIVE_LEAD_RE.search(setting.before):
        return None
    held = {edition.start for edition in hosted_by(match["host"], setting.scene.sex)}
    editions = tuple(edition for edition in editions_named(setting, match) if edition.start in held)
    if len(editions) == 1:
        return _edition(editions[0])
    if setting.day is None or not editions:
        return None
    edition = first_after(editions, setting.day) if setting.ahead else latest_before(editions, setting.day)
    return _edition(edition) if edition else None


def _from_final(match: re.Match[str], setting: Setting) -> Value | None:
    """“a week after the World Cup final next summer”: no finer than the edition's season, the day worked out."""
    told = _edition_near(match, setting)
    if told is None or told.value.worked_out is None or told.value.worked_out.latest is None:
        return None
    unit, number = match["unit"].casefold().rstrip("s"), number_of(match["number"])
    days = {"day": 1, "week": 7, "month": 30}.get(unit)
    if days is None:
        return None
    sign = 1 if match["side"].casefold() == "after" else -1
    there = moved(told.value.worked_out.latest, sign * days * number)
    if there is None:
        return None
    approximate = unit != "day"
    return Value(
        edtf=told.value.edtf,
        worked_out=EdtfDate.day(there, approximate=approximate),
        basis="expression",
        anchor=told.place,
        outside=told.value.outside,
    )


def _edition_near(match: re.Match[str], setting: Setting) -> Told | None:
    """The expression with an edition that stands inside the words, else the last one before them."""
    known = [told for told in setting.told if told.value.worked_out is not None]
    inside = [told for told in known if told.place.start >= match.start()]
    near = [told for told in known if setting.sentences_since(told) <= 2]
    return next(iter(inside[::-1] or near[::-1]), None)


COMPETITION = competition_pattern()
NO_DATE_AFTER = r"(?!\s+(?:in\s+(?:19|20)\d\d|of\s+(?:19|20)\d\d|(?:19|20)\d\d|last|next|this)\b)"
CLAUSE_END = (
    rf"(?=\s*(?:[.,;:!?—–”\"’)]|$|(?:{one_of('coordinators', 'subordinators', 'subjects', 'be', 'modals')}|with)\b))"
)

RULES: tuple[DateRule, ...] = (
    DateRule(
        id="edition-year",
        pattern=rf"(?:the\s+)?{YEAR}\s+{COMPETITION}",
        meaning=_by_year,
        triggers=("year",),
        needs=competition_words(),
        takes="at the 2022 World Cup",
        leaves="the 2022 World Cuppers",
    ),
    DateRule(
        id="edition-of-year",
        pattern=rf"(?:the\s+)?{COMPETITION}\s+(?:(?:in|of)\s+)?{YEAR}",
        meaning=_by_year,
        triggers=("year",),
        needs=competition_words(),
        takes="a goal at Euro 2016",
        leaves="a goal at Euro 20165",
    ),
    DateRule(
        id="edition-short-year",
        pattern=r"(?-i:Euro)\s+['’]?(?P<short>[6-9]\d)(?!\s?(?:m|bn|million|billion)\b|[.,]\d)",
        meaning=_by_short_year,
        triggers=("edition",),
        needs=frozenset(["euro"]),
        takes="the hero of Euro 96",
        leaves="a fee of Euro 96 million",
    ),
    DateRule(
        id="edition-host-year",
        pattern=rf"{host_pattern()}\s+{YEAR}",
        meaning=_by_host,
        triggers=("year",),
        needs=host_words(),
        takes="the boot of Russia 2018",
        leaves="the boot of Russia 20185",
    ),
    DateRule(
        id="edition-order",
        pattern=rf"(?:the\s+)?(?P<which>{either(WORDS['editions']['orders'])})\s+{COMPETITION}(?!\s+(?:in\s+(?:19|20)\d\d|(?:19|20)\d\d|qualif\w*|squad))",
        meaning=_by_order,
        triggers=("edition",),
        needs=frozenset(order.split()[-1] for order in WORDS["editions"]["orders"]),
        takes="the next World Cup",
        leaves="the next club Cup",
    ),
    DateRule(
        id="edition-host",
        pattern=rf"(?:the\s+)?{COMPETITION}\s+in\s+{host_pattern()}(?!\s+(?:(?:in|of)\s+)?(?:19|20)\d\d)",
        meaning=_held_in,
        triggers=("edition",),
        needs=frozenset(["in"]),
        directed=True,
        takes="the World Cup in Qatar",
        leaves="the World Cup in Lapland",
    ),
    DateRule(
        id="edition-bare",
        pattern=rf"(?P<lead>{either(WORDS['editions']['leads'])})\s+the\s+{COMPETITION}{NO_DATE_AFTER}{CLAUSE_END}",
        meaning=_bare,
        triggers=("edition",),
        directed=True,
        takes="she rested ahead of the Euros.",
        leaves="she scored at the Euros.",
    ),
    DateRule(
        id="from-final",
        pattern=rf"{NEARLY}{NUMBER}\s+{UNIT}\s+(?P<side>after|before)\s+the\s+(?:{COMPETITION}\s+)?final(?:\s+(?:(?:next|this|last)\s+(?:summer|year|winter)|in\s+(?:19|20)\d\d))?",
        meaning=_from_final,
        triggers=("unit",),
        needs=frozenset(["final"]),
        keeps_inner=True,
        takes="the World Cup in Qatar; a week after the final he left",
        leaves="a week after the finalists met",
    ),
)
"""Dates named by a competition."""
