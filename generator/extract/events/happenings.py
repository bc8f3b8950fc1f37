"""Happenings in the main player's life, as one article tells them.

Takes an article with its people, quotes and dates; gives `Event`s in order of first telling. Each sentence is cut into
clauses, each clause searched for triggers; a happening that is denied, only imagined, or somebody else's is left out.
A clause about the player that names a date and no known predicate makes an event of type "other" in its own words.
What only repeats an earlier telling is merged. Without a date an event has none, and is kept.
"""

from __future__ import annotations

import re

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.extract.events.clauses import Clause, NOUN_BEFORE_RE, cut_clauses, read_mode
from generator.extract.events.context import Context, read_context
from generator.extract.events.merging import Draft, merge_drafts, settle_when, share_occasion
from generator.extract.events.participants import belongs
from generator.extract.events.slots import fill_slots, own_words
from generator.extract.events.triggers import Trigger, find_triggers, predicates, verb_forms
from generator.extract.events.when import When, date_trigger, is_long
from generator.extract.teams import is_country
from generator.knowledge.load import load_table
from generator.knowledge.titles import event_title, templates
from generator.model.article import Article, Sentence
from generator.model.claims import Cast, Dating, Event, Quote, Status
from generator.model.evidence import Evidence, Span
from generator.text.tokens import find_words

TRIM = " \t\n\r\u00a0,;:.!?…-–—\"'“”‘’()[]"
"""Marks that evidence neither begins nor ends with."""


def extract_events(article: Article, cast: Cast, quotes: tuple[Quote, ...], dating: Dating) -> tuple[Event, ...]:
    """Happenings in the main player's life, in order of first telling; none without a main player."""
    if cast.main is None or not article.sentences:
        return ()
    context = read_context(article, cast, quotes, dating)
    drafts = share_occasion(list(_drafts(context)), dating)
    groups = merge_drafts(drafts)
    return tuple(_event(context, group, number) for number, group in enumerate(groups, 1))


def _drafts(context: Context) -> Iterator[Draft]:
    """Every telling, in order of place."""
    for sentence in context.article.sentences:
        if context.kind_of(sentence) in ("furniture", "repeat", "heading"):
            continue
        dates = [timex.evidence.span for timex in context.timexes_in(sentence.span)]
        triggers = tuple(find_triggers(context.text, sentence.span))
        if not triggers and not dates:
            continue
        clauses = cut_clauses(context.article.text, sentence, dates)
        told: set[int] = set()
        found: list[Draft] = []
        for trigger in triggers:
            clause = _home(clauses, trigger)
            draft = _draft(context, sentence, clauses, clause, trigger)
            if draft:
                told.update(() if draft.echo else (one.index for one in clauses if one.span.overlaps(trigger.span)))
                found.extend((draft, *_repeats(context, clause, trigger, draft)))
        yield from (draft for draft in found if not _is_mere_match(draft, found))
        for clause in clauses:
            if clause.index not in told:
                other = _unnamed(context, clause)
                draft = _draft(context, sentence, clauses, clause, other) if other else None
                if draft and draft.when.rule == "dated" and _is_own(context, clause, other, draft):
                    yield draft


def _repeats(context: Context, clause: Clause, trigger: Trigger, draft: Draft) -> Iterator[Draft]:
    """The same happening on further dates: "won it in 2016 and 2018"."""
    first = draft.when.timex
    if first is None or first.evidence.span.start < trigger.span.end:
        return
    last = first
    for timex in context.timexes_in(Span(first.evidence.span.end, max(clause.span.end, first.evidence.span.end + 1))):
        between = context.text[last.evidence.span.end : timex.evidence.span.start]
        if not JOINED_RE.fullmatch(between) or RANGE_RE.search(context.text, trigger.span.start, first.evidence.span.start):
            return
        last = timex
        when = When(edtf=timex.edtf, worked_out=timex.edtf_worked_out, rule="dated", steps=timex.steps, timex=timex)
        yield replace(draft, when=when, status=_settled_status(context, timex.edtf, draft.status))


JOINED_RE = re.compile(r"(?:'s)?(?: [\w-]+){0,2},? (?:and|then)(?: (?!not)[\w-]+){0,7} |, (?:in )?")
"""Words between two dates of one verb. Takes ` and `, `, in `, `'s Olympics and the Cup in `; leaves ` until `."""

RANGE_RE = re.compile(r"\b(?:between|from)\b")
"""A sign that two dates bound one stretch."""


def _is_mere_match(draft: Draft, found: list[Draft]) -> bool:
    """Whether a draft only says that a match was played of which the sentence tells more."""
    if draft.predicate.id != "play-match":
        return False
    more = [one for one in found if one.status == draft.status and one.predicate.type in ("match", "goal", "miss", "debut") and one.predicate.id != "play-match"]
    return any(one.slots.values.get("opponent") in (None, draft.slots.values.get("opponent")) for one in more)


def _home(clauses: tuple[Clause, ...], trigger: Trigger) -> Clause:
    """The clause of a trigger; where the trigger reaches into later ones, those too."""
    first = next(one for one in clauses if trigger.span.start < one.span.end)
    end = next((one.span.end for one in clauses if trigger.span.end <= one.span.end), trigger.span.end)
    return Clause(Span(first.span.start, end), first.opener, first.index)


def _draft(
    context: Context, sentence: Sentence, clauses: tuple[Clause, ...], clause: Clause, trigger: Trigger
) -> Draft | None:
    """One telling, or None where the trigger tells nothing that counts."""
    if trigger.weak and not context.timexes_in(clause.span):
        return None
    status, _ = read_mode(context.text, clause, trigger)
    if trigger.weak:
        status = "past"
    if status is None or (trigger.predicate.type == "goal" and _is_tally(context, clause, trigger)):
        return None
    part = belongs(context, sentence, clause, trigger)
    if part is None:
        return None
    when = date_trigger(context, sentence, clauses, clause, trigger, status)
    status = _settled_status(context, when.edtf, status)
    if trigger.weak and (when.rule != "dated" or status != "scheduled"):
        return None
    slots = fill_slots(context, sentence, clause, trigger, when, part)
    return Draft(
        predicate=trigger.predicate,
        status=status,
        when=when,
        slots=slots,
        part=part,
        span=_trimmed(context.article.text, clause.span),
        title=own_words(context, clause, trigger, when),
        in_caption=context.kind_of(sentence) == "caption",
        echo=trigger.echo,
    )


TALLY_RE = re.compile(r"\b(?:[5-9]|\d{2,}|five|six|seven|eight|nine|ten|eleven|twelve|twenty)(?:[- ][a-z]+){0,2} goals\b", re.IGNORECASE)
"""Goals of a season, not of a day. Takes `nine league goals`; leaves `75th and 76th goals`."""


def _is_tally(context: Context, clause: Clause, trigger: Trigger) -> bool:
    """Whether goals are summed up over time and tell of no one occasion."""
    reach = min(clause.span.end, trigger.span.end + 30)
    return TALLY_RE.search(context.text, max(clause.span.start, trigger.span.start - 25), reach) is not None


def _settled_status(context: Context, date, status: Status) -> Status:  # type: ignore[no-untyped-def]
    """What lies wholly after publication is to come, whatever the tense."""
    published = context.dating.published
    if status == "past" and date and published and published.certainly_before(date):
        return "scheduled"
    return status


def _unnamed(context: Context, clause: Clause) -> Trigger | None:
    """The verb of a dated clause that no class names: the first finite one that is no saying, thinking or being."""
    if not [timex for timex in context.timexes_in(clause.span) if not is_long(timex)]:
        return None
    predicate = predicates()["happening"]
    for word in find_words(context.text, clause.span.start, clause.span.end):
        if word.text[0].isupper() or context.text[word.start - 3 : word.start] == "to " or NOUN_BEFORE_RE.search(context.text, max(0, word.start - 20), word.start):
            continue
        bases = verb_forms().get(word.text.lower(), {})
        base = next(
            (base for base, form in bases.items() if form in ("past", "participle") and base not in _idle_verbs()), None
        )
        if base:
            form = bases[base]
            return Trigger(
                predicate=predicate,
                span=Span(word.start, word.end),
                verb=base,
                form=form,
                name=None,
                echo=False,
                weak=False,
            )
    return None


HOLLOW_RE = re.compile(r"\b(?:you|they|it|there|everyone|people|fans|which|what)\b|(?:\b(?:has|have)|'ve|'s)(?: \w+)? $", re.IGNORECASE)
"""Another's deed, or a perfect that tells of no one day. Takes `you`, `have `; leaves `he `."""


def _is_own(context: Context, clause: Clause, trigger: Trigger, draft: Draft) -> bool:
    """Whether a dated verb without a class is surely the player's, and tells of an occasion."""
    found = draft.part.carried
    linked = found == "clause" or (found == "sentence" and clause.opener in ("and", "but", "then", "who"))
    return linked and not HOLLOW_RE.search(context.text, clause.span.start, trigger.span.start)


@cache
def _idle_verbs() -> frozenset[str]:
    return frozenset(load_table("event_words")["clauses"]["reporting"])


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end - 1 and text[start] in TRIM:
        start += 1
    while end > start + 1 and text[end - 1] in TRIM:
        end -= 1
    return Span(start, end)


def _event(context: Context, group: tuple[Draft, ...], number: int) -> Event:
    """One event of all tellings of a happening; the fullest telling gives what the others leave open."""
    article, best = context.article, group[0]
    when = settle_when(group)
    values: dict[str, str] = {}
    words: dict[str, Evidence] = {}
    for draft in group:
        for slot, value in draft.slots.values.items():
            if slot not in values:
                values[slot] = value
                words[slot] = article.source.cite(draft.slots.spans[slot])
    main = context.cast.main
    assert main is not None
    others = dict.fromkeys(name for draft in group for name in _others(draft))
    event = Event(
        id=f"e{number}",
        edtf=when.edtf,
        edtf_worked_out=when.worked_out,
        title=best.title,
        type=best.predicate.type,
        predicate=best.predicate.id,
        status=best.status,
        people=(main.name, *others),
        evidence=tuple(article.source.cite(span) for span in sorted({draft.span for draft in group})),
        rule=f"{best.predicate.id}/{when.rule}",
        steps=when.steps,
        team=_team(context, best, values.get("opponent")),
        opponent=values.get("opponent"),
        competition=values.get("competition"),
        stage=values.get("stage"),
        place=values.get("place"),
        score=values.get("score"),
        outcome=OUTCOMES.get(best.predicate.id),
        minute=next((draft.slots.minute for draft in group if draft.slots.minute is not None), None),
        ordinals=next((draft.slots.ordinals for draft in group if draft.slots.ordinals), ()),
        possessive=POSSESSIVES.get(main.sex or "", "their"),
        in_caption=all(draft.in_caption for draft in group),
        slots=tuple(words.items()),
    )
    return _titled(event)


def _others(draft: Draft) -> Iterator[str]:
    """Names of the others who take part, the one who fills the slot first."""
    if "other" in draft.slots.values:
        yield draft.slots.values["other"]
    yield from (person.name for _, person in draft.part.others)


OUTCOMES = {"win-match": "won", "lose-match": "lost", "knocked-out": "lost", "draw-match": "drawn"}
POSSESSIVES = {"m": "his", "f": "her"}


def _titled(event: Event) -> Event:
    return replace(event, title=event_title(event))


def _team(context: Context, draft: Draft, opponent: str | None) -> str | None:
    """The main player's side in a match: the one named beside it, else the national one against a country."""
    if not any("{team}" in template for template in templates(draft.predicate.id, scheduled=draft.status != "past")):
        return None
    sentence = context.article.sentence_at(draft.span.start).span
    here = [
        mention.name
        for mention in context.teams.mentions
        if sentence.holds(mention.span) and mention.name in context.sides
    ]
    if here and here[-1] != opponent:
        return here[-1]
    if opponent and is_country(opponent):
        return context.teams.country
    return context.teams.club or context.teams.country if opponent else None
