"""The date of what no expression dates: the story's, or the day of the news.

Takes a telling that is past, gives a `When`. "Hours later" takes the story's date, a bare "later" opens an interval from
it, "I have lost finals before" lies some time before the news. The day of publication dates the headline, the lead, a
"has joined" of the kinds that are news, and what is tied to the occasion ("after the win, she made a speech"). A lead
that tells of days long past gives none. All else stays undated: a guess would look like a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from generator.extract.events.context import Context
from generator.extract.events.limits import bounds
from generator.extract.events.telling import Telling
from generator.extract.events.when import BEFORE_THAT_RE, PERFECT_RE, STORY_REACH, When
from generator.knowledge.load import load_table, load_words
from generator.model.article import Sentence
from generator.model.claims import Step
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of

LEAD_SENTENCES = 3
"""How many sentences of running text tell the news itself; agency leads hold one to three."""

STALE_DAYS = 21
"""A lead that names a day longer ago tells a story, and what follows it there is no news."""

LATER_REACH = 10
"""How many sentences back "later" may look for what it is later than."""

NEWS_TYPES = frozenset(
    ("transfer", "contract", "discipline", "appointment", "office", "retirement", "election", "legal")
)
"""Types of which "has …" tells news wherever it stands; of others it sums up a life ("has scored 40 goals")."""

PLUPERFECT_RE = re.compile(r"\bhad\b(?: \w+){0,3} $")
"""What lies before the story, right before its verb. Takes `had only `; leaves `has `."""

BEFORE_NOW_RE = re.compile(r"\b(?:before|previously|in the past)\b(?! the| a| [A-Z])")
"""A word for some time before now. Takes `before but`; leaves `before the game`."""

SPELL_RE = re.compile(r"\b[Dd]uring (?:his|her|their) (?:time|spell|years|stint)\b")
"""A sign of a look back. Takes `During her time at`; leaves `during the game`."""


def date_by_news(telling: Telling) -> When | None:
    """The date of a past happening that no expression of its sentence dates; None where its clause holds another thing's."""
    published = telling.context.dating.published
    if BEFORE_THAT_RE.search(telling.before):
        return None
    for timex in telling.context.timexes_in(telling.clause.span):
        if not (published and timex.edtf and published.certainly_before(timex.edtf)):
            return None
    return _before_now(telling) or _by_label(telling) or _by_story(telling) or _by_publication(telling)


@cache
def _anchor_re(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){load_table('event_words')['anchors'][name]}(?!\w)")


def _before_now(telling: Telling) -> When | None:
    """Some time up to the news: "I have lost finals before"."""
    dating = telling.context.dating
    after = BEFORE_NOW_RE.match(telling.text, telling.trigger.span.end + 1)
    if dating.present is None or not after or not PERFECT_RE.search(telling.before):
        return None
    step = Step(text="some time before the day of publication")
    return When(edtf=EdtfDate.between(None, dating.present), rule="before-now", steps=(*dating.steps, step))


def _by_label(telling: Telling) -> When | None:
    """The date that stands alone right before, as a label does: "Oakford, May 2013. I scored twice"."""
    article, number = telling.context.article, telling.sentence.number
    label = article.sentences[number - 2] if number > 1 else None
    if (
        label is None
        or label.block != telling.sentence.block
        or len(label.span.cut(telling.text).split()) > LABEL_WORDS
    ):
        return None
    told = telling.context.timexes_in(label.span)
    if len(told) != 1 or told[0].edtf is None:
        return None
    return When(
        edtf=told[0].edtf, rule="story", steps=(Step(text="told under this date", evidence=(told[0].evidence,)),)
    )


LABEL_WORDS = 4
"""Most words of a label that dates what follows it."""


def _by_story(telling: Telling) -> When | None:
    """The date of the story so far: the same for "hours later" and "that day", open from it on for a bare "later"."""
    whole, clause = telling.sentence.span, telling.clause.span
    if COUNTED_LATER_RE.search(telling.text, clause.start, clause.end):
        return None
    same = _anchor_re("same").search(telling.text, whole.start, whole.end)
    if not same and not _anchor_re("later").search(telling.text, clause.start, clause.end):
        return None
    before = telling.sentences_before(STORY_REACH if same else LATER_REACH)
    told = [timex for timex in telling.context.timexes_in(before) if timex.edtf and timex.edtf.earliest]
    if not told or told[-1].edtf is None:
        return None
    date, evidence = told[-1].edtf, (told[-1].evidence,)
    if same:
        return When(edtf=date, rule="story", steps=(Step(text="told right after this date", evidence=evidence),))
    if date.latest is not None:
        date = EdtfDate.between(EdtfDate.parse(date.text.partition("/")[0]), None)
    return When(edtf=date, rule="story", steps=(Step(text="told as later than this date", evidence=evidence),))


COUNTED_LATER_RE = re.compile(r"\b(?:days?|weeks?|months?|years?|seasons?|games?) later\b")
"""So much later than something that is not found: no open stretch. Takes `two days later`; leaves `later`."""

PLURAL_RE = re.compile(r"(?:wins|victories|defeats|losses|draws|triumphs)\b", re.IGNORECASE)
"""Several results, which no one day dates. Takes `Victories over Doe`; leaves `Victory over Doe`."""


def _by_publication(telling: Telling) -> When | None:
    """The day of the news: for the lead and headline, and for what is tied to the occasion."""
    dating = telling.context.dating
    if dating.present is None or any(is_of_another_day(telling) for is_of_another_day in OTHER_DAYS):
        return None
    perfect = telling.trigger.predicate.type in NEWS_TYPES and PERFECT_RE.search(telling.before)
    if not (perfect or _is_news(telling.context, telling.sentence) or _is_tied(telling)):
        return None
    step = Step(text="dated by the day of publication alone")
    return When(edtf=dating.present, rule="publication", steps=(*dating.steps, step))


def _is_behind_the_news(telling: Telling) -> bool:
    """Whether the words or the opener of the clause make it a background: an echo, "since leaving", "despite her injury"."""
    trigger = telling.trigger
    return trigger.echo or trigger.predicate.background or telling.clause.opener in BACKGROUND_OPENERS


def _is_several(telling: Telling) -> bool:
    """Whether a noun is of several results: "victories over Doe and Poe"."""
    return telling.trigger.verb is None and PLURAL_RE.match(telling.trigger.span.cut(telling.text)) is not None


def _is_description(telling: Telling) -> bool:
    """Whether a clause only describes: "Roe, who was injured", "the knee that kept her out"."""
    trigger, opener = telling.trigger, telling.clause.opener
    if opener == "who":
        return trigger.verb == "be" and trigger.predicate.type not in NEWS_TYPES
    return opener == "that" and trigger.predicate.type == "injury" and trigger.form == "past"


def _is_before_the_news(telling: Telling) -> bool:
    """Whether a clause with "after" lies before the news by its verb: "after she had won", "after missing six games"."""
    trigger = telling.trigger
    counted = trigger.predicate.id == "absent" and trigger.form == "ing"
    return telling.clause.opener == "after" and (counted or trigger.form not in ("ing", None))


def _is_pointed_at(telling: Telling) -> bool:
    """Whether a noun is one that the reader knows: "that win", "those goals"."""
    return telling.trigger.verb is None and telling.text[: telling.trigger.span.start].endswith(("that ", "those "))


def _is_wanted(telling: Telling) -> bool:
    """Whether a verb stands behind "to": "to win the final"."""
    start = telling.trigger.span.start
    return telling.trigger.verb is not None and telling.text[max(0, start - 3) : start] == "to "


def _is_recalled(telling: Telling) -> bool:
    """Whether it lies before the story, or somebody says it: "had won", "“I won”"."""
    quoted, _ = telling.context.speaker_at(telling.trigger.span.start)
    return quoted or PLUPERFECT_RE.search(telling.before) is not None


def _is_counted(telling: Telling) -> bool:
    """Whether a verb in an aside sums up a career: "who was capped nine times and captained her country twice"."""
    trigger, place = telling.trigger, telling.clause
    if trigger.predicate.type == "goal" or not COUNTED_RE.search(telling.text, trigger.span.end, place.span.end):
        return False
    before = telling.clauses[place.index - 1].opener if place.index and place.opener == "and" else place.opener
    return before == "who"


COUNTED_RE = re.compile(rf"\b(?:twice|(?:{one_of('numbers.small', 'numbers.tens')}|\d+) times)\b")
"""A count of deeds. Takes `twice`, `27 times`; leaves `at times`."""


def _is_of_an_age(telling: Telling) -> bool:
    """Whether it is told of an age: "she was 12 when she joined"."""
    span = (telling.sentence.span.start, telling.clause.span.start)
    return telling.clause.opener == "when" and AGED_RE.search(telling.text, *span) is not None


def _hangs_on_long_ago(telling: Telling) -> bool:
    """Whether a clause with "after" hangs on what is no news: "scored six in 2019 after losing her place"."""
    return telling.clause.opener == "after" and telling.trigger.form == "ing" and _is_of_long_ago(telling)


def _is_other_match(telling: Telling) -> bool:
    """Whether a match is told by its place in a season, or as one of several."""
    return telling.trigger.predicate.type == "match" and (_is_of_a_season(telling) or _is_listed(telling))


BESIDE_OPENERS = ("", "and", "but", "then", "when")
"""What opens a clause that goes on with the story of the one beside it, and is no aside."""


def _stands_beside_long_ago(telling: Telling) -> bool:
    """Whether a plain past stands in a row with what is no news: "she won the cup and was named player of the year in 2019"."""
    published, trigger = telling.context.dating.published, telling.trigger
    plain = trigger.form in ("past", "participle", None) and not PERFECT_RE.search(telling.before)
    if not plain or published is None or published.earliest is None or telling.clause.opener not in BESIDE_OPENERS:
        return False
    beside = (one for one in telling.clauses if one != telling.clause and one.opener in BESIDE_OPENERS)
    told = (timex for one in beside for timex in telling.context.timexes_in(one.span))
    return any(
        timex.edtf is not None
        and timex.edtf.latest is not None
        and (published.earliest - timex.edtf.latest).days > NEWS_DAYS
        and not bounds(telling.text, timex)
        for timex in told
    )


def _is_summed(telling: Telling) -> bool:
    """Whether goals are counted over many games: "scoring nine times"."""
    counted = MANY_TIMES_RE.match(telling.text, telling.trigger.span.end)
    return telling.trigger.predicate.type == "goal" and counted is not None


MANY_TIMES_RE = re.compile(rf" (?:\d{{1,3}}|{any_of(load_words('numbers.small')[4:])}) times\b")
"""A count that no one game has, right after its verb. Takes ` nine times`; leaves ` three times`."""


BACKGROUND_OPENERS = ("since", "having", "once", "whose", "despite")
"""What opens a clause that tells of no news: "since leaving Ardley"."""

OTHER_DAYS: tuple[Callable[[Telling], bool], ...] = (
    _is_behind_the_news,
    _is_several,
    _is_description,
    _is_before_the_news,
    _is_pointed_at,
    _is_wanted,
    _is_recalled,
    _is_of_an_age,
    _is_counted,
    _hangs_on_long_ago,
    _is_other_match,
    _is_summed,
    _stands_beside_long_ago,
)
"""Signs that what is told was on another day than that of the news, the cheapest first."""


FINAL_DAY_RE = re.compile(
    r"\bin (?:his|her|their) (?:[a-z]+ ){1,2}(?:season|campaign|year|spell)\b|\bon the (?:final|last|opening|first) (?:day|weekend)\b(?! of (?:the|this) (?:Test|match|tour))"
)
"""A day of a season. Takes `on the final day to finish fifth`; leaves `on the final day of the match`."""


AGED_RE = re.compile(r"\b(?:was|aged|at|and|only|just) [0-9]{1,2},? ?(?:years old ?)?$")
"""An age at another time, before "when". Takes `was 12 `; leaves `in 2012 `."""


def _is_listed(telling: Telling) -> bool:
    """Whether a match is one of several of an earlier time: "drew 0-0 with City, and lost 2-0 to Rovers in February"."""
    last, published = telling.clauses[-1], telling.context.dating.published
    if telling.clause == last or last.opener != "and" or not (published and published.earliest):
        return False
    days = [timex.edtf.latest for timex in telling.context.timexes_in(last.span) if timex.edtf and timex.edtf.latest]
    return any((published.earliest - day).days > NEWS_DAYS for day in days)


def _is_of_long_ago(telling: Telling) -> bool:
    """Whether what a clause hangs on is no news: "scored six in 2019 after losing her place"."""
    published = telling.context.dating.published
    if published is None or published.earliest is None:
        return False
    around = Span(telling.sentence.span.start, max(telling.sentence.span.start + 1, telling.clause.span.start))
    told = [timex.edtf.latest for timex in telling.context.timexes_in(around) if timex.edtf and timex.edtf.latest]
    return bool(told) and (published.earliest - told[-1]).days > NEWS_DAYS


NEWS_DAYS = 7
"""How many days after a match it is still the news."""


def _is_of_a_season(telling: Telling) -> bool:
    """Whether a match is told by its place in a season, and not by the news itself, the first sentence of an article."""
    span, running = telling.sentence.span, _opening(telling.context)
    return telling.sentence != running and FINAL_DAY_RE.search(telling.text, span.start, span.end) is not None


def _opening(context: Context) -> Sentence | None:
    """The first sentence of running text."""
    return next((one for one in context.article.sentences[:12] if context.kind_of(one) == "paragraph"), None)


def _is_tied(telling: Telling) -> bool:
    """Whether the sentence ties itself to the occasion of the news, and not in an aside that looks farther back."""
    span, published = telling.sentence.span, telling.context.dating.published
    days = [timex.edtf.latest for timex in telling.context.timexes_in(span) if timex.edtf and timex.edtf.latest]
    if published and published.earliest and any((published.earliest - day).days > STALE_DAYS for day in days):
        return False
    if _anchor_re("here").search(telling.text, span.start, span.end):
        return True
    found = _anchor_re("occasion").search(telling.text, span.start, span.end)
    return found is not None and ASIDE_RE.search(telling.text, span.start, found.start()) is None


ASIDE_RE = re.compile(r"\b(?:where|who|which|when) (?:\w+ )?had\b[^,;]*$")
"""An aside about what lay before, up to an occasion in it. Takes `, where she had scored `; leaves `, who scored `."""


def _is_news(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence is the headline or among the first of the running text, and no look back."""
    kind, span = context.kind_of(sentence), sentence.span
    if kind == "paragraph":
        running = [one for one in context.article.sentences[:12] if context.kind_of(one) == "paragraph"]
        if sentence not in running[:LEAD_SENTENCES]:
            return False
    elif kind != "headline":
        return False
    return not SPELL_RE.search(context.text, span.start, span.end) and not _is_stale(context, sentence)


def _is_stale(context: Context, sentence: Sentence) -> bool:
    """Whether the article has named a day long before publication by the end of a sentence."""
    published = context.dating.published
    told = context.timexes_in(Span(0, sentence.span.end))
    days = [timex.edtf.latest for timex in told if timex.edtf and timex.edtf.precision == "day" and timex.edtf.latest]
    if published is None or published.earliest is None:
        return True
    return any((published.earliest - day).days > STALE_DAYS for day in days)
