"""When a happening was, or is to be: the one place where the order of trust is written.

Takes a trigger in its clause, gives a `When`. Tried in order: a date in the clause, nearest to the trigger; a date that
opens the sentence; the only date of the sentence; the story's date, for "hours later" and its like; the day of the
news, for what only publication dates. "Since that night, she has …" dates its own clause and no other, so that a
record broken since 2022 is not put on the day of the match told beside it. Where nothing dates it, it stays undated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.triggers import Trigger
from generator.knowledge.load import load_table
from generator.model.article import Sentence
from generator.model.claims import Status, Step, Timex
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span

LEAD_SENTENCES = 3
"""How many sentences of running text tell the news itself; agency leads hold one to three."""

STALE_DAYS = 21
"""A lead that names a day longer ago tells a story, and what follows it there is no news."""

LATER_REACH = 10
"""How many sentences back "later" may look for what it is later than."""

LONG_DAYS = 45
"""Longest interval, in days, that still dates a happening beside it; weekends and tournaments are shorter."""

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


UNDATED = When()


def date_trigger(
    context: Context, sentence: Sentence, clauses: tuple[Clause, ...], clause: Clause, trigger: Trigger, status: Status
) -> When:
    """When the happening of a trigger was, or is to be."""
    timex = _in_clause(context, clause, trigger) or _in_sentence(context, sentence, clauses, clause, trigger)
    if timex:
        when = When(edtf=timex.edtf, worked_out=timex.edtf_worked_out, rule="dated", steps=timex.steps, timex=timex)
        return _narrowed(context, sentence, when)
    if status != "past":
        return UNDATED
    return _before_now(context, clause, trigger) or _story(context, sentence, clause) or _news(context, sentence, clause, trigger) or UNDATED


BACK_RE = re.compile(r"\b(?:that|those|this) (?:[a-z]+ )?(?:moments?|night|day|match|game|memory|evening|defeat|occasion|afternoon)\b")
"""Words that point back at an occasion. Takes `that pivotal moment`; leaves `at the moment`."""


def _narrowed(context: Context, sentence: Sentence, when: When) -> When:
    """A date told a sentence or two before, where words point back at it and it lies inside the one found here."""
    if not BACK_RE.search(context.text, sentence.span.start, sentence.span.end) or when.edtf is None:
        return when
    first = max(0, sentence.number - 1 - STORY_REACH)
    before = Span(context.article.sentences[first].span.start, max(sentence.span.start, 1))
    for timex in reversed(context.timexes_in(before)):
        date = timex.edtf
        if date and date != when.edtf and date.within(when.edtf) and date.earliest and date.latest:
            step = Step(text="the occasion that the sentences before tell of", evidence=(timex.evidence,))
            return replace(when, edtf=date, worked_out=timex.edtf_worked_out, steps=(*when.steps, *timex.steps, step))
    return when


def _in_clause(context: Context, clause: Clause, trigger: Trigger) -> Timex | None:
    """The date of the clause nearest to the trigger, those after it first."""
    found = [timex for timex in context.timexes_in(clause.span) if not _dates_other(context, timex, trigger)]
    found = [timex for timex in found if not _is_limit(context, timex)] or [timex for timex in found if trigger.predicate.id == "contract"]
    published = context.dating.published
    if published and not _may_lie_ahead(trigger):
        found = [timex for timex in found if timex.edtf and not published.certainly_before(timex.edtf)]
    if not found:
        return None

    def distance(timex: Timex) -> tuple[bool, int]:
        place = timex.evidence.span
        after = place.start >= trigger.span.start
        return (not after, place.start - trigger.span.end if after else trigger.span.start - place.end)

    return min(found, key=distance)


def is_long(timex: Timex) -> bool:
    """Whether a date is a stretch of months that says how long, not when: "over the past 18 months"."""
    date = timex.edtf
    if date is None or date.precision != "interval" or not (date.earliest and date.latest):
        return False
    return (date.latest - date.earliest).days > LONG_DAYS


def _dates_other(context: Context, timex: Timex, trigger: Trigger) -> bool:
    """Whether a date counts from the trigger and so is not its own: "six months after being sacked"."""
    place, words = timex.evidence.span, context.text
    if OFFSET_RE.search(words[max(0, place.start - 40) : place.start]):
        return True
    if place.start <= trigger.span.start < place.end:
        return re.search(r"\b(?:after|before|since)\b", words[place.start : trigger.span.start]) is not None and not trigger.weak
    between = words[place.end : trigger.span.start] if place.end <= trigger.span.start else ""
    return re.match(r"\s*(?:after|before|since)\b", between) is not None and len(between) < 30


OFFSET_RE = re.compile(r"\b(?:days?|weeks?|months?|years?|shortly|soon|just|right) (?:before|after|from) (?:the )?$")
"""Words that count from a date. Takes `a month before the `; leaves `in `."""


def _is_limit(context: Context, timex: Timex) -> bool:
    """Whether a date only ends something: "through 2028", "until May"."""
    start = timex.evidence.span.start
    if re.match(r"(?:through|until|till|up to)\b", timex.evidence.exact, re.IGNORECASE):
        return True
    return re.search(r"\b(?:through|until|till|up to|expires? in|ending in) (?:the end of )?$", context.text[max(0, start - 25) : start]) is not None


def _may_lie_ahead(trigger: Trigger) -> bool:
    """Whether a trigger may be dated after publication though nothing says "will": "when Rovers host City on Saturday"."""
    noun = trigger.verb is None and trigger.predicate.id in ("play-match", "debut")
    return noun or trigger.weak or trigger.form in ("base", "s", "ing") or trigger.predicate.type in ("tournament", "birthday")


def _in_sentence(
    context: Context, sentence: Sentence, clauses: tuple[Clause, ...], clause: Clause, trigger: Trigger
) -> Timex | None:
    """The date that opens the sentence, or its only one, unless it is open or belongs to a clause about something else."""
    found = list(context.timexes_in(sentence.span))
    if clause.opener in ("when", "where", "as", "while") and clause.index:
        before = clauses[clause.index - 1].span
        found = [timex for timex in found if before.holds(timex.evidence.span)] or found
    after = clauses[clause.index + 1] if clause.index + 1 < len(clauses) else None
    if after and after.opener in ("that", "which"):
        found = [timex for timex in found if after.span.holds(timex.evidence.span)] or found
    closed = [timex for timex in found if timex.edtf and timex.edtf.earliest and timex.edtf.latest]
    values = {timex.edtf.text for timex in closed if timex.edtf}
    if len(values) != 1 or len(found) != len(closed):
        return None
    timex = closed[0]
    if is_long(timex) or _is_limit(context, timex):
        return None
    home = next((one for one in clauses if one.span.start <= timex.evidence.span.start < one.span.end), None)
    if home is None or clause.opener in ("since",) or home.opener in ("since", "if"):
        return None
    if home != after and home.opener in ("who", "where", "whose", "which", "having") and home.index != clause.index:
        return None
    published = context.dating.published
    if published and timex.edtf and published.certainly_before(timex.edtf) and not _may_lie_ahead(trigger):
        return None
    return timex


# --- what no date stands beside -------------------------------------------------------------------------------------


@cache
def _anchor_re(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){load_table('event_words')['anchors'][name]}(?!\w)")


def _story(context: Context, sentence: Sentence, clause: Clause) -> When | None:
    """The date of the story so far: the same for "hours later" and "that day", open from it on for a bare "later"."""
    same = _anchor_re("same").search(context.text, sentence.span.start, sentence.span.end)
    later = _anchor_re("later").search(context.text, clause.span.start, clause.span.end)
    if not same and not later:
        return None
    first = max(0, sentence.number - 1 - (STORY_REACH if same else LATER_REACH))
    before = Span(context.article.sentences[first].span.start, max(sentence.span.start, 1))
    told = [timex for timex in context.timexes_in(before) if timex.edtf and timex.edtf.earliest]
    if not told or told[-1].edtf is None:
        return None
    date = told[-1].edtf
    step = Step(text="told right after this date" if same else "told as later than this date", evidence=(told[-1].evidence,))
    if not same and date.latest is not None:
        date = EdtfDate.between(EdtfDate.parse(date.text.partition("/")[0]), None)
    return When(edtf=date, rule="story", steps=(step,))


BEFORE_NOW_RE = re.compile(r"\b(?:before|previously|in the past)\b(?! the| a| [A-Z])")
"""A word for some time before now. Takes `lost finals before but`; leaves `before the game`."""


def _before_now(context: Context, clause: Clause, trigger: Trigger) -> When | None:
    """ "I have lost finals before": some time up to the news."""
    present, text = context.dating.present, context.text
    perfect = re.search(r"(?:\b(?:has|have)|'s|'ve)(?: \w+){0,2} $", text[clause.span.start : trigger.span.start])
    after = BEFORE_NOW_RE.match(text, trigger.span.end + 1)
    if present is None or not perfect or not after:
        return None
    step = Step(text="some time before the day of publication")
    return When(edtf=EdtfDate.between(None, present), rule="before-now", steps=(*context.dating.steps, step))


def _news(context: Context, sentence: Sentence, clause: Clause, trigger: Trigger) -> When | None:
    """The day of the news: for the lead, for captions and headlines, and for what is tied to the occasion."""
    present = context.dating.present
    if present is None or trigger.echo or clause.opener in ("since", "having", "once", "whose", "despite"):
        return None
    background = clause.opener == "after" and trigger.form not in ("ing", None)
    if background or (trigger.verb and context.text[max(0, trigger.span.start - 3) : trigger.span.start] == "to "):
        return None
    words = context.text[sentence.span.start : sentence.span.end]
    before = context.text[clause.span.start : trigger.span.start]
    quoted, _ = context.speaker_at(trigger.span.start)
    lead = not quoted and (_is_lead(context, sentence) or context.kind_of(sentence) == "headline")
    lead = lead and not _is_stale(context, sentence, words)
    perfect = re.search(r"\b(?:has|have|'s|'ve)\b(?: \w+){0,2} $", before) is not None
    tied = not quoted and (_anchor_re("occasion").search(words) or _anchor_re("here").search(words))
    if re.search(r"\bhad\b(?: \w+){0,3} $", before) or not (
        lead or tied or (perfect and not quoted and trigger.predicate.type in NEWS_TYPES)
    ):
        return None
    step = Step(text="dated by the day of publication alone")
    return When(edtf=present, rule="publication", steps=(*context.dating.steps, step))


def _is_stale(context: Context, sentence: Sentence, words: str) -> bool:
    """Whether a lead tells of days long past: it named one, or says "during his time"."""
    published = context.dating.published
    if published is None or published.earliest is None or re.search(r"\b[Dd]uring (?:his|her|their) (?:time|spell|years|stint)\b", words):
        return True
    told = context.timexes_in(Span(0, sentence.span.end))
    dates = [timex.edtf for timex in told if timex.edtf and timex.edtf.precision == "day" and timex.edtf.latest]
    return any((published.earliest - date.latest).days > STALE_DAYS for date in dates if date.latest)


NEWS_TYPES = frozenset(
    ("transfer", "contract", "discipline", "appointment", "office", "retirement", "election", "legal")
)
"""Types of which "has …" tells news wherever it stands; of others it sums up a life ("has scored 40 goals")."""


def _is_lead(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence is among the first of the running text."""
    if context.kind_of(sentence) != "paragraph":
        return False
    running = [one for one in context.article.sentences[:12] if context.kind_of(one) == "paragraph"]
    return sentence in running[:LEAD_SENTENCES]
