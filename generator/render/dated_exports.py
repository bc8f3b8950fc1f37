"""The happenings of a person for programs that show time: `timeline.json` (TimelineJS) and `scheduled.ics` (iCalendar).

TimelineJS takes every dated happening; a date is handed over as finely as it is known, and said in words beside it.
The calendar takes what lies ahead and has a day; without such a happening there is no calendar, for RFC 5545 wants one.
"""

from __future__ import annotations

import datetime as dt

from markupsafe import escape

from generator.model.edtf import EdtfDate
from generator.model.facts import Fact
from generator.model.profile import Profile, Site
from generator.model.spoken import date_words
from generator.render import urls
from generator.render.citations import Shelf
from generator.render.dates import say
from generator.render.exports import render_json
from generator.render.fact_views import source_words
from generator.render.feeds import content_day

LINE = 75
"""Most octets of a line of a calendar, its end left out. Source: RFC 5545, 3.1."""

SEASON_STARTS = {"21": "03", "22": "06", "23": "09", "24": "12"}


def render_timeline_json(profile: Profile, shelf: Shelf) -> str:
    """The content of `timeline.json`, as TimelineJS reads it; its texts are HTML, so that they are escaped."""
    words, name = shelf.words, profile.subject.name
    total = len(profile.witnesses)
    events = [
        {
            **_dates(fact.edtf),
            "display_date": date_words(fact.edtf, words),
            "unique_id": fact.id,
            "group": say(fact.label, words),
            "text": {
                "headline": str(escape(fact.value)),
                "text": f"<p>{escape(source_words(len(fact.sources), total, words))}</p>" + _sentences(fact, shelf),
            },
        }
        for fact in profile.facts
        if fact.section == "timeline" and fact.edtf
    ]
    return render_json({"title": {"text": {"headline": str(escape(name))}}, "events": events})


def _sentences(fact: Fact, shelf: Shelf) -> str:
    said = [one for one in fact.support if one.stance == "supports"][:2]
    return "".join(
        f"<blockquote>{escape(one.evidence.exact)} ({shelf.witnesses[one.source].letter}{one.sentence})</blockquote>"
        for one in said
    )


def _dates(date: EdtfDate) -> dict[str, dict[str, str]]:
    """Start, and end where the date is an interval with both ends."""
    first, _, last = date.text.partition("/")
    ends = [_parts(end) for end in (first, last) if end.strip(".")]
    return {"start_date": ends[0], **({"end_date": ends[1]} if len(ends) == 2 else {})}


def _parts(text: str) -> dict[str, str]:
    """A date as TimelineJS has it, no finer than it is known; a decade begins with its first year."""
    year, _, rest = text.rstrip("?~%").partition("-")
    month, _, day = rest.partition("-")
    month = SEASON_STARTS.get(month, month)
    found = {"year": year.replace("X", "0"), "month": month, "day": day}
    return {part: value for part, value in found.items() if value and not value.startswith("X")}


def scheduled_days(profile: Profile) -> tuple[tuple[Fact, dt.date], ...]:
    """What lies ahead of the articles and has a day, with that day; the worked-out one where the stated is vaguer."""
    dated = [
        (fact, date.earliest)
        for fact in profile.facts
        if fact.scheduled
        for date in [next((one for one in (fact.edtf, fact.edtf_worked_out) if one and one.precision == "day"), None)]
        if date and date.earliest
    ]
    return tuple(sorted(dated, key=lambda one: (one[1], one[0].id)))


def render_calendar(site: Site, profile: Profile, shelf: Shelf, *, epoch: int | None) -> str:
    """The content of `scheduled.ics`."""
    stamp = content_day(profile.witnesses, epoch).strftime("%Y%m%dT000000Z")
    person = profile.subject.id
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//factsheet//scheduled//EN", "CALSCALE:GREGORIAN"]
    for fact, day in scheduled_days(profile):
        cited = ", ".join(
            f"{shelf.witnesses[one.source].letter}{one.sentence}" for one in fact.support if one.stance == "supports"
        )
        how = f" {shelf.words('date worked out')}." if fact.edtf is None or fact.edtf.precision != "day" else ""
        path = shelf.places.get((person, fact.id), urls.profile_path(person))
        address = urls.full_address(site.config.base_url, path)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{person}-{fact.id}@{_host(site)}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"SUMMARY:{_escaped(f'{profile.subject.name}: {fact.value}')}",
            f"DESCRIPTION:{_escaped(f'{fact.label}. {cited}.{how}')}",
            *([f"URL:{address}#{fact.id}"] if address else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _host(site: Site) -> str:
    return site.config.base_url.partition("://")[2].partition("/")[0] or "factsheet.invalid"


def _escaped(text: str) -> str:
    """Text of a calendar: its signs escaped, control characters left out."""
    plain = "".join(char for char in text if char >= " " or char == "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of a calendar, broken before it grows too long; no character is cut in two."""
    pieces, room = [""], LINE
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append("")
            room = LINE - 1
        pieces[-1] += char
        room -= size
    return "\r\n ".join(pieces)
