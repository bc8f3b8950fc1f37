"""When a happening was, or is to be: the one place where the order of trust is written.

Takes a telling, gives a `When`. Tried in order: a date in the clause, nearest to the trigger; the date of a clause that
it hangs on, or the only one of the sentence; then, for what is past, what `news.py` finds: the story's date, or the day
of the news. "Since that night, she has …" dates its own clause and no other, so that a record broken since 2022 is not
put on the day of the match told beside it. Where nothing dates it, it stays undated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.extract.dates.lexicon import NUMBER, number_of
from generator.extract.dates.reckoning import counted, moved
from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.limits import (
    FIRST_SINCE_RE,
    dates_other,
    is_limit,
    is_long,
    is_modifier,
    is_purpose,
    is_season,
)
from generator.extract.events.telling import Telling
from generator.extract.events.told_on import WHEN_RE, date_before_when
from generator.extract.people.words import cue_forms
from generator.model.claims import Step, Timex
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.asides import is_told_aside

STORY_REACH = 3
"""How many sentences back the date of a story still stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date and how it came about."""

    edtf: EdtfDate | None = None
    worked_out: EdtfDate | None = None
    rule: str = "undated"
    steps: tuple[Step, ...] = ()
    timex: Timex | None = None
    """The expression that gives it, where one does."""


UNDATED = When()
"""What nothing dates."""


def date_beside(telling: Telling) -> When | None:
    """The date that the sentence gives a happening, or None."""
    own, told = _in_clause(telling), date_before_when(telling.context, telling.clauses, telling.clause)
    timex = told if told and (own is None or is_modifier(telling.text, own)) else own or _in_sentence(telling)
    if timex is None or (telling.status != "past" and _is_over(telling.context, timex)):
        return None
    when = date_of(timex)
    if counted_before := _counted_before(telling, when):
        return counted_before
    since = SINCE_RE.search(telling.text, max(0, timex.evidence.span.start - 12), timex.evidence.span.start)
    told_of = telling.clause.opener == "when" and WHEN_RE.match(telling.text, timex.evidence.span.end)
    if since and not told_of and when.edtf and when.edtf.latest and when.edtf.precision != "interval":
        return replace(when, edtf=EdtfDate.between(when.edtf, None), worked_out=None)
    return (
        _through(telling, when) or _so_long_before(telling, when) or _coming(telling, when) or _narrowed(telling, when)
    )


BETWEEN_RE = re.compile(r"\b(?:between|from) $", re.IGNORECASE)
"""What opens a stretch, right before its first date. Takes `between `; leaves `in `."""

TO_RE = re.compile(r" (?:and|to|until) ")
"""What stands between the ends of a stretch."""


def _through(telling: Telling, when: When) -> When | None:
    """A stretch that two dates bound: "won three between 2017 and 2019"."""
    if when.timex is None or when.edtf is None:
        return None
    span = when.timex.evidence.span
    if not BETWEEN_RE.search(telling.text, max(0, span.start - 9), span.start):
        return None
    for last in telling.context.timexes_in(Span(span.end, span.end + len(" until ") + 1)):
        bounded = TO_RE.fullmatch(telling.text, span.end, last.evidence.span.start) and last.edtf
        if bounded and when.edtf.certainly_before(bounded):
            step = Step(text="told under this date", evidence=(last.evidence,))
            return replace(when, edtf=EdtfDate.between(when.edtf, bounded), worked_out=None, steps=(*when.steps, step))
    return None


BEFORE_THAT_RE = re.compile(
    rf"\b{NUMBER}\s+(?P<unit>day|week|month|year)s?\s+after (?:[\w'-]+ ){{0,2}}$", re.IGNORECASE
)
"""How long before its sentence's date something was, right before it. Takes `two days after `; leaves `after `."""

APART_RE = re.compile(
    rf"\b{NUMBER}\s+(?P<unit>day|week|month|year)s?\s+(?P<order>after|before) {one_of('articles', 'possessives')} (?:[\w'-]+ ){{0,8}}$",
    re.IGNORECASE,
)
"""How far a match told by its noun lies from its sentence's date. Takes `three days before the second leg of their
last-eight `; leaves `before the `."""


def _so_long_before(telling: Telling, when: When) -> When | None:
    """A date counted from the main clause's: "on Monday, a day after becoming champion", "on Sunday, a day before the final"."""
    trigger, date = telling.trigger, when.edtf
    timex = when.timex
    if timex is None or date is None or date.precision != "day" or date.earliest is None:
        return None
    noun = trigger.verb is None and trigger.predicate.type == "match"
    pattern = BEFORE_THAT_RE if trigger.form == "ing" else APART_RE if noun else None
    found = pattern and pattern.search(telling.text, timex.evidence.span.end, trigger.span.start)
    if not found:
        return None
    number = number_of(found["number"])
    there = counted(date.earliest, number if noun and found["order"] == "before" else -number, found["unit"].lower())
    side = "after" if noun and found["order"] == "before" else "before"
    step = Step(text=f"so long {side} it: “{found.group().strip()}”")
    return replace(when, edtf=there, worked_out=None, steps=(*when.steps, step)) if there else None


AFTER_THAT_RE = re.compile(rf"\b{NUMBER}\s+(?P<unit>day|week|month|year)s?,?\s+after\b", re.IGNORECASE)
"""How long after a deed its sentence's date is, right before it. Takes `294 days after `; leaves `soon after `."""


def _counted_before(telling: Telling, when: When) -> When | None:
    """A date counted back from the one before it: "she returned on Saturday, 294 days after she tore a ligament"."""
    timex, date, start = when.timex, when.edtf, telling.clause.span.start
    if telling.clause.opener != "after" or telling.trigger.form == "ing" or timex is None:
        return None
    floor = telling.sentence.span.start
    found = AFTER_THAT_RE.search(telling.text, max(floor, timex.evidence.span.end), start + len(", after"))
    if found is None or date is None or date.precision != "day" or date.earliest is None:
        return None
    there = counted(date.earliest, -number_of(found["number"]), found["unit"].lower())
    step = Step(text=f"so long before it: “{found.group().strip()}”")
    return replace(when, edtf=there, worked_out=None, steps=(*when.steps, step)) if there else None


def _coming(telling: Telling, when: When) -> When | None:
    """The coming weekday for a fixture in the present tense ("City host Rovers on Sunday"), where the last one was taken."""
    published, date, trigger = telling.context.dating.published, when.edtf, telling.trigger
    fixture = trigger.predicate.id == "play-match" and trigger.form in ("base", "s")
    if not fixture or published is None or date is None or telling.context.kind_of(telling.sentence) != "paragraph":
        return None
    if (
        when.timex is None
        or "weekday" not in when.timex.rule
        or date.earliest is None
        or not _is_over(telling.context, when.timex)
    ):
        return None
    coming = moved(date.earliest, 7)
    step = Step(text="a fixture in the present tense is still to come")
    steps = (*when.steps, step)
    return replace(when, edtf=EdtfDate.day(coming), worked_out=None, steps=steps) if coming else None


SINCE_RE = re.compile(r"\bsince (?:the |early |late )?$", re.IGNORECASE)
"""What opens an interval, right before a date. Takes `Since `; leaves `in `."""


def date_of(timex: Timex) -> When:
    """The date of an expression."""
    return When(edtf=timex.edtf, worked_out=timex.edtf_worked_out, rule="dated", steps=timex.steps, timex=timex)


# --- in the clause --------------------------------------------------------------------------------------------------


def _in_clause(telling: Telling) -> Timex | None:
    """The date of the clause nearest to the trigger, those after it first."""
    trigger = telling.trigger
    found = [timex for timex in telling.context.timexes_in(telling.clause.span) if _may_date(telling, timex)]
    ends = trigger.predicate.id == "contract-ends"
    if ends:
        found = [timex for timex in found if not trigger.span.holds(timex.evidence.span)]
    if not (ends or (trigger.predicate.id == "contract" and len(found) == 1)):
        found = [timex for timex in found if not is_limit(telling.text, timex)]

    def distance(timex: Timex) -> tuple[bool, bool, bool, int]:
        place = timex.evidence.span
        after = place.start >= trigger.span.start
        return (
            is_modifier(telling.text, timex),
            trigger.predicate.id == "play-match" and not after and "/edition" in timex.rule,
            not after,
            place.start - trigger.span.end if after else trigger.span.start - place.end,
        )

    return _finer(min(found, key=distance, default=None), found)


def _finer(chosen: Timex | None, found: list[Timex]) -> Timex | None:
    """The day among the dates of a clause that lies in the edition or the year chosen: "at Tokyo 2020 on Tuesday"."""
    whole = chosen.edtf_worked_out or chosen.edtf if chosen and "edition" in chosen.rule else None
    if chosen is None or whole is None:
        return chosen
    end = chosen.evidence.span.end
    days = (timex for timex in found if timex.edtf and timex.edtf.within(whole))
    return next((day for day in days if 0 < day.evidence.span.start - end <= len(", on ")), chosen)


def _may_date(telling: Telling, timex: Timex) -> bool:
    """Whether a date can be the trigger's own: not counted from it, and not to come where it is past."""
    published = telling.context.dating.published
    if published and timex.edtf and published.certainly_before(timex.edtf) and not _may_lie_ahead(telling):
        return False
    start = timex.evidence.span.start
    if telling.trigger.predicate.id == "born" and "," in telling.text[telling.trigger.span.end : start]:
        return False
    if FIRST_SINCE_RE.search(telling.text[telling.sentence.span.start : start + 6]):
        return False
    if start < telling.trigger.span.start and SINCE_RE.search(telling.text, max(0, start - 12), start):
        aside = telling.text[timex.evidence.span.end : telling.trigger.span.start]
        if aside.startswith(",") and not HAS_RE.search(aside):
            return False
    if is_purpose(telling.text, timex, telling.trigger):
        return False
    if is_told_aside(telling.text, telling.sentence.span.start, start, telling.trigger.span.start):
        return False
    return not dates_other(telling.text, timex, telling.trigger)


HAS_RE = re.compile(r"\b(?:has|have|had)\b|'ve\b")
"""A perfect, for which "since" is a beginning. Takes ` she has `; leaves `, was `."""

PERFECT_RE = re.compile(r"(?:\b(?:has|have)|'s|'ve)(?: \w+){0,2} $")
"""A perfect, right before its verb. Takes `has finally `; leaves `had `."""

NEWS_DAYS = 14
"""How many days before publication what "has" happened may lie at most."""


def _is_long_ago(telling: Telling, timex: Timex) -> bool:
    """Whether a date lies too far back for a perfect: "who has died was the last of the team that won in 1957"."""
    present, date = telling.context.dating.present, timex.edtf
    if date is None or date.latest is None or is_season(date):
        return False
    if present is None or present.earliest is None:
        return date.precision == "year"
    return (present.earliest - date.latest).days > NEWS_DAYS


def _may_lie_ahead(telling: Telling) -> bool:
    """Whether a trigger may be dated after publication though nothing says "will": "when Rovers host City on Saturday"."""
    trigger = telling.trigger
    if trigger.form == "ing" and AFTER_RE.search(telling.before):
        return False
    noun = trigger.verb is None and trigger.predicate.id in ("play-match", "debut", "contract-ends")
    coming = trigger.predicate.type in ("tournament", "birthday")
    return telling.status != "past" or noun or coming or trigger.weak or trigger.form in ("base", "s", "ing")


AFTER_RE = re.compile(r"\bafter (?:[a-z]+ly )?$")
"""What puts a form in -ing before the clause that it hangs on. Takes `after `; leaves `before `."""


def _is_over(context: Context, timex: Timex) -> bool:
    """Whether a date lies wholly before publication: what is still to come is not then ("the first since 2014")."""
    published = context.dating.published
    return bool(published and timex.edtf and timex.edtf.certainly_before(published))


# --- in the sentence ------------------------------------------------------------------------------------------------


def _in_sentence(telling: Telling) -> Timex | None:
    """The date of the clause that the telling's hangs on, or the sentence's only one; never an open one."""
    found = _leading(telling) or _trailing(telling) or list(telling.context.timexes_in(telling.sentence.span))
    values = {timex.edtf.text for timex in found if timex.edtf}
    timex = found[0] if len(values) == 1 else None
    if timex is None or timex.edtf is None or timex.edtf.earliest is None or timex.edtf.latest is None:
        return None
    start = timex.evidence.span.start
    if start > telling.trigger.span.end and BEFORE_THAT_RE.search(telling.before):
        return None
    told_of = telling.clause.opener == "when" and WHEN_RE.match(telling.text, timex.evidence.span.end)
    open_ended = SINCE_RE.search(telling.text, max(0, start - 12), start) and not told_of
    long = is_long(timex) and not (is_season(timex.edtf) and telling.clause.opener == "where")
    aside = timex.evidence.span.start >= telling.clause.span.end
    if aside and PERFECT_RE.search(telling.before) and _is_long_ago(telling, timex):
        return None
    if open_ended or long or is_limit(telling.text, timex) or not _may_date(telling, timex):
        return None
    place = timex.evidence.span.start
    home = next((one for one in telling.clauses if one.span.start <= place < one.span.end), None)
    return timex if home and _shares_date(telling, home) else None


def _leading(telling: Telling) -> list[Timex]:
    """Dates of the clause that this one hangs on: before "when …", before a participle, in "that …" after it."""
    clause, clauses = telling.clause, telling.clauses
    near: list[Clause] = []
    after = _clause_after(telling)
    if after and after.opener in ("that", "which"):
        near.append(after)
    hangs = clause.opener in ("when", "where", "as", "while") or (not clause.opener and _is_participial(telling))
    if hangs and clause.index:
        near.append(clauses[clause.index - 1])
    if clause.opener == "before" and clause.index and telling.trigger.form != "ing":
        near.append(clauses[clause.index - 1])
    if after and after.opener == "when" and not telling.context.timexes_in(clause.span):
        near.append(after)
    dates = next((list(found) for one in near if (found := telling.context.timexes_in(one.span))), [])
    return [date for date in dates if clause.opener != "before" or (date.edtf and date.edtf.precision == "year")]


def _trailing(telling: Telling) -> list[Timex]:
    """The date of what a deed was for, behind an aside: "was fined £500, the most that is allowed, for a foul on 3 May"."""
    if telling.trigger.predicate.type != "discipline":
        return []
    for after in telling.clauses[telling.clause.index + 1 :]:
        if after.opener:
            return []
        dates = telling.context.timexes_in(after.span)
        if dates:
            return list(dates[:1]) if FOR_RE.match(telling.text, after.span.start) else []
    return []


FOR_RE = re.compile(r"\W*(?:for|over|following)\b")
"""What opens the reason of a punishment. Takes ` for a foul`; leaves ` the most`."""

PARTICIPLE_RE = re.compile(r"\W*[a-z]{2,}ing\b")
"""A participle that opens a clause. Takes ` coming on in`; leaves ` in the ring`."""


def _is_participial(telling: Telling) -> bool:
    """Whether the trigger is a participle, or a noun in a clause that opens with one ("coming on in a win")."""
    trigger = telling.trigger
    noun = trigger.verb is None and PARTICIPLE_RE.match(telling.text, telling.clause.span.start) is not None
    return trigger.form == "ing" or noun


def _clause_after(telling: Telling) -> Clause | None:
    index = telling.clause.index + 1
    return telling.clauses[index] if index < len(telling.clauses) else None


def _shares_date(telling: Telling, home: Clause) -> bool:
    """Whether the date of another clause holds for this one: not out of "who …", and not into or out of "since …"."""
    if telling.clause.opener == "since" or home.opener in ("since", "if"):
        return False
    if (
        telling.clause.opener == "who"
        and telling.trigger.verb == "be"
        and telling.trigger.predicate.type == "selection"
    ):
        return home == telling.clause
    if home.opener == "that" and home.index > telling.clause.index and _is_said(telling, home):
        return False
    if home.opener == "after" and PERFECT_RE.search(telling.before):
        return False
    aside = home.opener in ("who", "where", "whose", "which", "having", "because")
    if home.index > telling.clause.index and home.opener in ("and", "but", "then"):
        return False
    told_on = home.opener == "which" and home == _clause_after(telling)
    return not aside or told_on or home.index == telling.clause.index


def _is_said(telling: Telling, home: Clause) -> bool:
    """Whether a clause with "that" is what somebody says behind a telling: "Roe limped off, and Doe said that a scan …"."""
    verb = LAST_RE.search(telling.text, telling.clause.span.end - 1, home.span.start)
    return verb is not None and verb["verb"] in cue_forms("strong")


LAST_RE = re.compile(r"\b(?P<verb>[a-z]+) ?$")
"""The last word before a clause. Takes the `confirmed ` of ` Doe confirmed `; leaves `, `."""

BACK_RE = re.compile(rf"\b(?:that|those|this) (?:[a-z]+ )?{one_of('event_words.told.occasions')}\b")
"""Words that point back at an occasion. Takes `that pivotal moment`; leaves `at the moment`."""


def _narrowed(telling: Telling, when: When) -> When:
    """A date told a sentence or two before, where words point back at it and it lies inside the one found here."""
    span = telling.sentence.span
    if when.edtf is None or not BACK_RE.search(telling.text, span.start, span.end):
        return when
    for timex in reversed(telling.context.timexes_in(telling.sentences_before(STORY_REACH))):
        date = timex.edtf
        if date and date != when.edtf and date.within(when.edtf) and date.earliest and date.latest:
            step = Step(text="the occasion that the sentences before tell of", evidence=(timex.evidence,))
            return replace(when, edtf=date, worked_out=timex.edtf_worked_out, steps=(*when.steps, *timex.steps, step))
    return when
