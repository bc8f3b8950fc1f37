"""Happenings in the main player's life, as one article tells them.

Takes an article with its people, quotes and dates; gives `Event`s in order of first telling. Each sentence is cut into
clauses and searched for triggers; a happening that is denied, only imagined, or somebody else's is left out. A clause
about the player that names a date and no known predicate makes an event of type "other" in its own words. What only
repeats an earlier telling is merged. Without a date an event has none, and is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.extract.events.assembly import make_event
from generator.extract.events.bounded import find_bounded, is_bounding
from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.dated import find_dated
from generator.extract.events.dated_parts import takes_part
from generator.extract.events.defeats import beaten_by
from generator.extract.events.fixtures import find_missed, find_next
from generator.extract.events.labels import find_labelled
from generator.extract.events.limits import is_modifier
from generator.extract.events.merging import OPENING, Draft, carry_match, merge_drafts, share_occasion
from generator.extract.events.news import date_by_news
from generator.extract.events.outlooks import is_booked
from generator.extract.events.participants import Part, belongs
from generator.extract.events.readings import read_telling
from generator.extract.events.slots import SCORE_RE, fill_slots, meeting
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Trigger, predicates
from generator.extract.events.verbs import verb_forms
from generator.extract.events.when import UNDATED, When, date_beside, date_of
from generator.extract.teams import is_town
from generator.model.article import Sentence
from generator.model.claims import Event, Status, Timex
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import LETTERS_RE

SILENT_BLOCKS = ("furniture", "repeat", "heading")
"""Kinds of blocks that tell of nothing."""

TRIM = " \t\n\r\u00a0,;:.!?…-–—\"'“”‘’()[]"
"""Marks that evidence neither begins nor ends with."""

JOINED_RE = re.compile(
    rf"(?:'s)?(?: [\w-]+){{0,4}},? (?:and|then)(?: (?!not|(?:{one_of('numbers.small_ordinals')}) (?:in|at|on|to)\b)[\w-]+){{0,7}} |, (?:in )?"
)
"""Words between two dates of one verb. Takes ` and `, `, in `, `'s Olympics and the Cup in `; leaves ` until `."""

RANGE_RE = re.compile(r"\b(?:between|from)\b")
"""A sign that two dates bound one stretch."""


def extract_events(context: Context, sentences: Iterable[Sentence]) -> tuple[Event, ...]:
    """Happenings in the main player's life that some sentences tell, in order of first telling."""
    if context.main is None:
        return ()
    drafts = list(_drafts(context, sentences))
    groups = merge_drafts(carry_match(share_occasion(drafts, context.dating, _reported(context))))
    return tuple(make_event(context, group, number) for number, group in enumerate(groups, 1))


def _reported(context: Context) -> tuple[Timex, ...]:
    """Dates that stand with a result in a sentence of the opening: "Ardley beat Bexton 2-0 on Saturday"."""
    opening = (one for one in context.article.sentences[:OPENING] if context.kind_of(one) not in SILENT_BLOCKS)
    told = (one.span for one in opening if SCORE_RE.search(context.text, one.span.start, one.span.end))
    return tuple(timex for span in told for timex in context.timexes_in(span))


def _drafts(context: Context, sentences: Iterable[Sentence]) -> Iterator[Draft]:
    """Every telling, in order of place."""
    for sentence in sentences:
        labelled = find_labelled(context, sentence)
        if labelled:
            telling, when = labelled
            yield _drafted(telling, Part(context.main, "sentence", ()), when)
        elif context.kind_of(sentence) not in SILENT_BLOCKS:
            clauses, triggers = context.cut(sentence)
            if clauses:
                yield from _drafts_of(context, sentence, clauses, triggers)


def _drafts_of(
    context: Context, sentence: Sentence, clauses: tuple[Clause, ...], triggers: tuple[Trigger, ...]
) -> Iterator[Draft]:
    """What the triggers of a sentence tell, then what its dated clauses without one tell."""
    found, row = _missed(context, sentence, clauses)
    for trigger in triggers:
        telling = read_telling(context, sentence, clauses, trigger)
        draft = _draft(telling) if telling else None
        if telling and draft and not (row and row.overlaps(trigger.span)):
            found.extend((draft, *_repeats(telling, draft)))
    yield from (draft for draft in found if not (_is_mere_match(draft, found) or _is_mere_aim(draft, found)))
    told = list(_of_dates(context, sentence, clauses, found))
    told.extend(_further([*found, *told]))
    yield from told
    if not is_bounding(context.text, sentence.span):
        return
    used = _used([*found, *told])
    for telling, when in find_bounded(context, sentence, clauses, used=used):
        part = takes_part(telling)
        if part:
            yield _drafted(telling, part, when)


def _missed(context: Context, sentence: Sentence, clauses: tuple[Clause, ...]) -> tuple[list[Draft], Span | None]:
    """The matches that the player misses, and the stretch that tells of them."""
    missed = list(find_missed(context, sentence, clauses))
    part = belongs(missed[0].verb) if missed else None
    if part is None:
        return [], None
    row = Span(missed[0].verb.trigger.span.start, missed[-1].telling.trigger.span.end)
    return [_drafted(one.telling, part, one.when) for one in missed], row


def _further(drafts: list[Draft]) -> Iterator[Draft]:
    """The matches that go on from one to come: "Caston on Friday and Bexton on 3 May"."""
    starts = {start for start, _ in _used(drafts)}
    for draft in drafts:
        if draft.status == "scheduled":
            for telling, when in find_next(draft.telling, draft.when):
                if when.timex and when.timex.evidence.span.start not in starts:
                    yield _drafted(telling, draft.part, when)


def _used(found: list[Draft]) -> tuple[tuple[int, Span], ...]:
    """Where the dates begin that drafts have, each with the clause that has it."""
    return tuple((draft.when.timex.evidence.span.start, draft.span) for draft in found if draft.when.timex)


def _of_dates(context: Context, sentence: Sentence, clauses: tuple[Clause, ...], found: list[Draft]) -> Iterator[Draft]:
    """What the dates of a sentence tell that no trigger took."""
    for telling, when in find_dated(context, sentence, clauses, used=_used(found)):
        part = takes_part(telling)
        if part:
            draft = _drafted(telling, part, when)
            aside = when.timex is not None and is_modifier(context.text, when.timex)
            if not (aside and any(one.span.overlaps(draft.span) and one.title == draft.title for one in found)):
                yield from (draft, *_repeats(telling, draft))


def _draft(telling: Telling) -> Draft | None:
    """What a telling says, or None where it is somebody else's happening."""
    context = telling.context
    beaten = beaten_by(telling)
    if beaten:
        telling = replace(telling, trigger=replace(telling.trigger, predicate=predicates()["beaten"]))
    part = beaten or belongs(telling)
    if part is None or _is_race(telling):
        return None
    when = date_beside(telling) or (date_by_news(telling) if telling.status == "past" else None) or UNDATED
    status = _settled_status(context, when.edtf, telling.status)
    draft = _drafted(telling, part, when)
    if telling.trigger.span.cut(context.text).startswith("whom ") and "opponent" not in draft.slots.values:
        return None
    if _joins_a_person(telling, draft):
        return None
    left = telling.trigger.name if telling.trigger.predicate.id == "leave" else None
    if left and is_town(telling.text, left.cut(telling.text)):
        return None
    if when.edtf is None and is_booked(context, telling.clause, telling.trigger):
        return None
    if telling.trigger.weak and (when.rule != "dated" or status != "scheduled"):
        return None
    return draft


def _joins_a_person(telling: Telling, draft: Draft) -> bool:
    """Whether somebody is only put beside another: "the second to do it, joining Ida Holm"."""
    trigger = telling.trigger
    if trigger.predicate.id != "join" or trigger.verb != "join" or trigger.name is None or "side" in draft.slots.values:
        return False
    people = (person for _, person in telling.context.mentions_in(trigger.name))
    return any(person.kind == "person" and not telling.context.is_main(person) for person in people)


RACE_RE = re.compile(
    rf"(?: {one_of('prepositions')} [A-Z][\w-]+| [A-Z][\w-]+)* to {one_of('articles', 'possessives')} "
)
"""What somebody is beaten to, behind a side. Takes ` to his signature`; leaves ` to reach the final`."""


def _is_race(telling: Telling) -> bool:
    """Whether one is beaten to something, which is no match: "after beating Rovers to his signature"."""
    trigger = telling.trigger
    beats = trigger.predicate.id == "win-match" and trigger.verb == "beat"
    return beats and RACE_RE.match(telling.text, trigger.span.end) is not None


def _drafted(telling: Telling, part: Part, when: When) -> Draft:
    """A telling with who takes part and when."""
    context, trigger = telling.context, telling.trigger
    return Draft(
        predicate=trigger.predicate,
        status=_settled_status(context, when.edtf, telling.status),
        when=when,
        slots=fill_slots(telling, when, part),
        part=part,
        span=_trimmed(context.article.text, telling.clause.span),
        telling=telling,
        sentence=telling.sentence.number,
        quoted=context.speaker_at(trigger.span.start)[0],
        in_caption=context.kind_of(telling.sentence) == "caption",
        in_headline=context.kind_of(telling.sentence) == "headline",
        echo=trigger.echo,
    )


def _settled_status(context: Context, date: EdtfDate | None, status: Status) -> Status:
    """What lies wholly after publication is to come, whatever the tense."""
    published = context.dating.published
    if status == "past" and date and published and published.certainly_before(date):
        return "scheduled"
    return status


def _trimmed(text: str, span: Span) -> Span:
    """A span without blanks and marks at its ends."""
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip(TRIM))
    end = span.end - len(words) + len(words.rstrip(TRIM))
    return Span(start, end) if start < end else span


def _repeats(telling: Telling, draft: Draft) -> Iterator[Draft]:
    """The same happening on further dates: "won it in 2016 and 2018"."""
    first, trigger, clause = draft.when.timex, telling.trigger, telling.clause
    if first is None or first.evidence.span.start < trigger.span.end or first.evidence.span.end >= clause.span.end:
        return
    if RANGE_RE.search(telling.text, trigger.span.start, first.evidence.span.start):
        return
    last = first
    for timex in telling.context.timexes_in(Span(first.evidence.span.end, clause.span.end)):
        between = Span(last.evidence.span.end, max(timex.evidence.span.start, last.evidence.span.end + 1))
        words = between.cut(telling.text)
        if not JOINED_RE.fullmatch(words) or _tells_anew(words):
            return
        last = timex
        slots = meeting(telling, draft.slots, between) if draft.predicate.type == "match" else draft.slots
        status = _settled_status(telling.context, timex.edtf, draft.status)
        yield replace(draft, when=date_of(timex), status=status, slots=slots)


def _tells_anew(words: str) -> bool:
    """Whether words between two dates hold a verb of their own: "and visit Bexton", "and a stand was named after her"."""
    told = LETTERS_RE.findall(words)
    later = [word for word in told[1:] if word.islower()]
    opens = told[1:2] if told[:1] in (["and"], ["then"]) else []
    finite = any({"past", "participle", "s"} & set(verb_forms().get(word, {}).values()) for word in later)
    return finite or any(word in verb_forms().get(word, {}) for word in opens)


def _may_be_one(first: EdtfDate | None, second: EdtfDate | None) -> bool:
    """Whether two dates, as far as they are known, may be of one day."""
    return first is None or second is None or first.within(second) or second.within(first)


def _is_mere_aim(draft: Draft, found: list[Draft]) -> bool:
    """Whether a draft only tells of the tournament that an ambition of the same words is for."""
    return draft.predicate.type == "tournament" and any(
        one.predicate.type == "ambition" and one.span.overlaps(draft.span) and one.when.edtf == draft.when.edtf
        for one in found
    )


def _is_mere_match(draft: Draft, found: list[Draft]) -> bool:
    """Whether a draft only says that a match was played of which the sentence tells more."""
    if draft.predicate.id != "play-match":
        return False
    opponents = (None, draft.slots.values.get("opponent"))
    return any(
        one.status == draft.status
        and _may_be_one(one.when.edtf, draft.when.edtf)
        and one.predicate.type in ("match", "goal", "miss", "debut", "selection")
        and one.predicate.id != "play-match"
        and one.slots.values.get("opponent") in opponents
        for one in found
    )
