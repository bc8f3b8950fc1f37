"""What the dates of a sentence tell that no predicate class names.

Takes a sentence in clauses and the dates that triggers have used; gives a telling of the general class for every other
firm date: the clause's head verb where it has one, else its words. A date that only bounds something, counts from
something, or stands beside one that is used already tells of nothing more. Whose happening it is, `participants` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.limits import bounds, is_modifier, is_not_until
from generator.extract.events.modes import NOUN_BEFORE_RE, read_mode
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Trigger, predicates
from generator.extract.events.verbs import Form, verb_forms
from generator.extract.events.when import (
    PERFECT_RE,
    When,
    date_before_when,
    date_beside,
    date_of,
    is_long,
    is_season,
)
from generator.knowledge.load import load_table
from generator.model.article import Sentence
from generator.model.claims import Status, Timex
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import Word, find_words

BY_RE = re.compile(r" by\b")
"""What makes a form after a noun a passive ("the keeper signed by Rovers"), right after it."""

WILL_RE = re.compile(r"(?:\b(?:will|shall|would)|'ll)(?: \w+ly)? $")
"""What puts a verb into the future, right before it. Takes `she will `; leaves `the will of `."""

AHEAD_RE = re.compile(rf"\b(?:could|may|might|should|can|{one_of('event_words.verbs.planned')} to)(?: \w+ly)? $")
"""What makes a verb beside a coming date a plan or a chance, right before it. Takes `is due to `; leaves `had to `."""

NOT_RE = re.compile(r"(?:\b(?:did|does|do|would|will) not|\w+n't)(?: \w+ly| even)? ")
"""A denial, right before its verb. Takes `she did not `; leaves `not `."""

NOT_END_RE = re.compile(NOT_RE.pattern + "$")
"""The same, at the end of the words before a verb."""

PARTICIPIAL_RE = re.compile(rf"\W*(?:{one_of('event_words.verbs.openers')} )?")
"""What stands before a participle that opens its clause. Takes `, before `; leaves `the `."""

EVEN_RE = re.compile(r"\beven\b")
"""What makes a denial a failure. Takes `didn't even make`; leaves `did not make`."""

THOUGHT_RE = re.compile(r"\b(?:I|we|he|she|they) (?:think|hope|believe|guess|suppose|wish|reckon)\b", re.IGNORECASE)
"""A sign that something is only thought. Takes `I think he'll `; leaves `I thought `."""

BE_RE = re.compile(rf"\b(?:{one_of('be', 'being')}|'s|'re)(?: (?:\w+ly|also|not|first|then))? $")
"""What makes a passive or a progressive, right before its verb. Takes `was briefly `; leaves `was in `."""

NOW_RE = re.compile(
    rf"(?:\b{one_of('event_words.verbs.coming')}|'s|'re|'m|'ve|'ll)(?: (?:\w+ly|also|not|now|first))? $"
)
"""What lets a past form beside a coming date tell of that date, right before it. Takes `has been `; leaves `she `, `was `."""

SELF_RE = re.compile(r" (?:him|her|my|our|them)sel(?:f|ves)\b")
"""An object that is the subject. Takes ` herself at`; leaves ` her at`."""

THING_RE = re.compile(r" (?:his|her|their|its|the|an?) (?!\w+ (?:was|is|had|would|will)\b)")
"""What opens the thing that is announced. Takes ` her retirement`; leaves ` that`, ` the deal was`."""

AFTER_RE = re.compile(r" (?:\w+ly )?(?P<word>\w+)")
"""The word after a verb, an adverb skipped. Takes ` finally won`; leaves `, won`."""

SUBJECT_RE = re.compile(
    rf"\b(?:(?i:{one_of('subjects')})|who|which|[A-Z][\w'-]+|side|team|club|squad|party|government|[a-z]{{3,}}[^s\W]s)(?: \w+ly| then| next| also|, [^,;]{{2,40}},)? $"
)
"""A subject right before its verb in the present. Takes `Rovers `, `who `, `the champions `; leaves `chemistry `."""

AND_RE = re.compile(r"\W*(?:and|but|then) (?:then |also )?")
"""What joins a verb to the subject of the clause before. Takes `and then `; leaves `and the `."""

UNREAL_RE = re.compile(r"\b(?:would|could|should|might) (?:not |never )?have\b|(?:'d|n't) have\b")
"""A sign of what never was. Takes `could have`; leaves `could`."""


Used = tuple[tuple[int, Span], ...]
"""Where the dates begin that triggers have used, each with the clause that used it."""


def find_dated(
    context: Context, sentence: Sentence, clauses: tuple[Clause, ...], *, used: Used
) -> Iterator[tuple[Telling, When]]:
    """A telling, with its date, for each clause of a sentence whose firm date no trigger used."""
    for clause in (part for one in clauses for part in _parts(context, one)):
        dates = context.timexes_in(clause.span)
        starts = [timex.evidence.span.start for timex in dates]
        taken = [span for start, span in used if start in starts]
        if any(clause.span.overlaps(span) for span in taken):
            continue
        told = None if taken else _told_before(context, clauses, clause, used=used)
        timex = told or _firm_date(context, clause)
        trigger = _head(context, clause, timex) if timex else None
        if timex is None or trigger is None or (taken and _is_hollow(trigger)) or (told and not trigger.verb):
            continue
        status = _status(context, clause, trigger, timex)
        if status:
            telling = Telling(
                context=context, sentence=sentence, clauses=clauses, clause=clause, trigger=trigger, status=status
            )
            yield telling, _when(telling, timex, among=(told,) if told else dates)


def _firm_date(context: Context, clause: Clause) -> Timex | None:
    """The first firm date of a clause."""
    return next((timex for timex in context.timexes_in(clause.span) if _is_firm(context, timex)), None)


def _told_before(context: Context, clauses: tuple[Clause, ...], clause: Clause, *, used: Used) -> Timex | None:
    """The date right before a clause with "when" that has none of its own, unless the clause has used it already."""
    told = date_before_when(context, clauses, clause)
    if told is None or any(start == told.evidence.span.start and span.overlaps(clause.span) for start, span in used):
        return None
    own = _firm_date(context, clause)
    return told if own is None or is_modifier(context.text, own) else None


def _when(telling: Telling, timex: Timex, *, among: tuple[Timex, ...]) -> When:
    """The date that stands beside a telling, where it is among those that it may have; else that of `timex`."""
    when = date_beside(telling)
    return when if when and when.timex in among else date_of(timex)


def _parts(context: Context, clause: Clause) -> Iterator[Clause]:
    """A clause cut after a date where another verb stands before the next: "who turns 30 in May was working in 2012"."""
    dates, start = context.timexes_in(clause.span), clause.span.start
    for one, following in pairwise(dates):
        end = one.evidence.span.end
        words = find_words(context.text, end, following.evidence.span.start)
        if end > start and any(_is_finite(word.text) and not _is_no_verb(context.text, word.start) for word in words):
            yield Clause(Span(start, end), clause.opener if start == clause.span.start else "", clause.index)
            start = end
    yield Clause(Span(start, clause.span.end), clause.opener if start == clause.span.start else "", clause.index)


def _is_finite(word: str) -> bool:
    """Whether a word can only be a verb in the past: `was`, `went`, and not `set` or `cut`."""
    forms = verb_forms().get(word, {})
    return "past" in forms.values() and word not in forms


def _is_hollow(trigger: Trigger) -> bool:
    """Whether a clause only leads to another that tells of the deed: "it was on Monday when he signed"."""
    return trigger.verb is None or trigger.verb in _words_of("reporting")


def _is_firm(context: Context, timex: Timex) -> bool:
    """Whether a date says when something was: no stretch of months, no bound, and nothing that counts from it."""
    date = timex.edtf
    if date is None or date.earliest is None or date.latest is None:
        return False
    published = context.dating.published
    past_season = is_season(date) and published is not None and date.certainly_before(published)
    if is_long(timex) and not past_season:
        return False
    return not bounds(context.text, timex) and not _is_modifier(context.text, timex)


NUMBER_RE = re.compile(r"(?:\d{4}|\d{2}th|(?:\w+-)?century)", re.IGNORECASE)
"""A bare year or a century. Takes `1996`, `18th-century`; leaves `May 1996`, `the 2019 World Cup`."""

THE_RE = re.compile(rf"\b{one_of('articles', 'possessives')} $", re.IGNORECASE)
"""What makes a bare year a word for a thing, right before it. Takes `the `; leaves `in `."""


def _is_modifier(text: str, timex: Timex) -> bool:
    """Whether a date only says which thing is meant: "the 1996 pageant winner", "an 18th-century bell"."""
    span = timex.evidence.span
    if timex.edtf and timex.edtf.text.count("X") > 1:
        return True
    if not NUMBER_RE.fullmatch(timex.evidence.exact):
        return False
    follows = text[span.end : span.end + 2]
    return follows[:1] == "-" or (
        THE_RE.search(text, max(0, span.start - 8), span.start) is not None and follows[1:].islower()
    )


# --- the head of a clause -------------------------------------------------------------------------------------------


Verb = tuple[Word, str, Form]
"""A word that is a verb, with its base and the form in which it stands."""


def _head(context: Context, clause: Clause, timex: Timex) -> Trigger | None:
    """The verb that a date belongs to: the first one that tells of a deed, else of a state; else the clause's words."""
    verbs = list(_verbs(context, clause, timex))
    deeds = [found for found in verbs if found[1] not in _words_of("reporting") or _is_deed(context, clause, found[0])]
    heads = (*deeds, *_states(context, verbs, timex))
    if heads:
        word, base, form = heads[0]
        opens = word.start <= clause.span.start + 1 and form != "ing" and word.text[0].isupper()
        if opens or _is_others(context, clause, word):
            return _words(WHOLE_RE, context, clause, timex) if deeds else None
        denial = NOT_END_RE.search(context.text, clause.span.start, word.start)
        denied = denial is not None and not is_not_until(context.text, timex)
        return _trigger(Span(denial.start() if denial and denied else word.start, word.end), base, form)
    if any(base not in _words_of("reporting") for _, base, _ in verbs):
        return None
    unknown = not verbs and UNKNOWN_RE.search(context.text, clause.span.start, timex.evidence.span.start)
    return _words(WHOLE_RE if unknown else BARE_RE, context, clause, timex)


def _states(context: Context, verbs: list[Verb], timex: Timex) -> list[Verb]:
    """The verbs of a state, and in quoted words those of telling, that neither help another verb nor sum up a life."""
    quoted, _ = context.speaker_at(timex.evidence.span.start)
    kept = _words_of("states") | (_words_of("told") if quoted else frozenset())
    return [
        (word, base, form)
        for word, base, form in verbs
        if base in kept and not _is_auxiliary(context, word) and not SUM_RE.match(context.text, word.start)
    ]


SUM_RE = re.compile(rf"(?:has|have) (?:{one_of('numbers.small', 'numbers.tens')}|\d[\d,]*) ")
"""What somebody has by now, and no happening. Takes `has 203 wickets`; leaves `had 20 points`."""

UNKNOWN_RE = re.compile(
    r"(?:\b(?:I|we|he|she|who|[A-Z][\w'-]+)|\w,)(?: \w+ly)? (?!aged\b)[a-z]{3,}ed\b(?! \w+(?:er|or|man|ist)\b)"
)
"""A past form that no table knows, after its subject. Takes `Roe baffled `; leaves `the talented `, `Roe, aged 19`."""


def _words(pattern: re.Pattern[str], context: Context, clause: Clause, timex: Timex) -> Trigger | None:
    """The clause's words up to its date, as a trigger without a verb."""
    words = pattern.match(context.text, clause.span.start, timex.evidence.span.start)
    return _trigger(Span(*words.span("words")), None, None) if words else None


def _is_others(context: Context, clause: Clause, word: Word) -> bool:
    """Whether somebody or something else than the player is the subject, so that a title must name it."""
    before = context.mentions_in(Span(clause.span.start, max(word.start, clause.span.start + 1)))
    if before and context.is_main(before[-1][1]) and not before[-1][0].possessive:
        return False
    return len(LEAD_RE.sub("", context.text[clause.span.start : word.start]).split()) > 0


LEAD_RE = re.compile(
    rf"\b\w+n't\b|\b(?:{one_of('coordinators', 'adverbs', 'negations', 'be', 'being', 'have', 'event_words.verbs.leads')}|We)\b|\w+ly\b|\W"
)
"""Words before a verb that are no subject of their own. Takes `and then `; leaves `the draw was `."""

WHOLE_RE = re.compile(
    rf"\W*(?:(?:{one_of('coordinators', 'subordinators')}|that|which)\b )?(?P<words>[^;:]{{8,110}}?)(?: (?:in|on|at|of|from|for|for the|since))? $"
)
"""A clause up to its date, its opener left out. Takes `since the draw was made in `; leaves `: `."""

BARE_RE = re.compile(
    r"\W*(?:including |with |featuring |(?=the (?:last|first|latest|second) of ))(?P<words>[^,;:]{8,90}?)(?: (?:in|on|at|of|from|for))? $"
)
"""A clause without a verb, up to its date. Takes `, including a career-best 221 against Oakford in `; leaves `as a boy `."""


def _trigger(span: Span, verb: str | None, form: Form | None) -> Trigger:
    return Trigger(
        predicate=predicates()["happening"], span=span, verb=verb, form=form, name=None, echo=False, weak=False
    )


def _verbs(context: Context, clause: Clause, timex: Timex) -> Iterator[Verb]:
    """Words of a clause that are verbs in a form that tells of something, in order."""
    text, published = context.text, context.dating.published
    ahead = bool(published and timex.edtf and not timex.edtf.certainly_before(published))
    coming = bool(published and timex.edtf and published.certainly_before(timex.edtf))
    for word in find_words(text, clause.span.start, clause.span.end):
        opens = word.start <= clause.span.start + 1
        bases = verb_forms().get(word.text.lower() if opens else word.text, {})
        if not bases or _is_no_verb(text, word.start) or BY_RE.match(text, word.end):
            continue
        if not (coming if word.text == "got" else ahead) and PERFECT_RE.search(text, clause.span.start, word.start):
            continue
        wanted = _wanted_forms(text[clause.span.start : word.start], ahead=ahead)
        base = next((base for base, form in bases.items() if (form, "base")[base == word.text] in wanted), None)
        base = base or next((base for base, form in bases.items() if form in wanted), None)
        if base:
            yield word, base, bases[base]


def _wanted_forms(before: str, *, ahead: bool) -> tuple[Form, ...]:
    """Forms that tell of a happening after these words: "will" wants the base, "was" also the form in -ing.

    Args:
        before: the clause up to the word.
        ahead: whether the date is not over when the article is written, so that the present tense may tell of it.

    """
    if WILL_RE.search(before) or NOT_END_RE.search(before) or (ahead and AHEAD_RE.search(before)):
        return ("base",)
    if BE_RE.search(before) or PARTICIPIAL_RE.fullmatch(before):
        return ("past", "participle", "ing")
    present = SUBJECT_RE.search(before) or AND_RE.fullmatch(before)
    return ("past", "participle", "s", "base") if ahead and present else ("past", "participle")


def _is_deed(context: Context, clause: Clause, word: Word) -> bool:
    """Whether a verb of saying tells of a deed: in the passive ("was told"), or of oneself ("announced herself")."""
    thing = bool(_words_of("announcing") & verb_forms().get(word.text, {}).keys()) and THING_RE.match(
        context.text, word.end
    )
    if thing or SELF_RE.match(context.text, word.end):
        return True
    return BE_RE.search(context.text, clause.span.start, word.start) is not None


def _is_auxiliary(context: Context, word: Word) -> bool:
    """Whether "had" or "was" only helps the verb that follows."""
    following = AFTER_RE.match(context.text, word.end)
    forms = verb_forms().get(following["word"].lower(), {}).values() if following else ()
    return word.text.lower() == "had" and bool({"past", "participle"} & set(forms))


def _is_no_verb(text: str, position: int) -> bool:
    """Whether the word at `position` is a noun by what stands before it."""
    return NOUN_BEFORE_RE.search(text, max(0, position - 20), position) is not None


def _status(context: Context, clause: Clause, trigger: Trigger, timex: Timex) -> Status | None:
    """How the clause means what its date tells; None where it only imagines it."""
    before = context.text[clause.span.start : trigger.span.start]
    if UNREAL_RE.search(context.text, clause.span.start, clause.span.end) or clause.opener in ("if", "unless"):
        return None
    published = context.dating.published
    ahead = bool(published and timex.edtf and published.certainly_before(timex.edtf))
    if trigger.verb and NOT_RE.match(context.text, trigger.span.start, trigger.span.end):
        day = timex.edtf is not None and timex.edtf.precision in ("day", "interval")
        return "past" if (day or EVEN_RE.search(trigger.span.cut(context.text))) and not ahead else None
    if ahead and trigger.form in ("past", "participle", "ing") and not NOW_RE.search(before):
        return None
    if THOUGHT_RE.search(context.text, clause.span.start, trigger.span.end):
        return None
    mode = read_mode(context.text, clause, trigger)
    if mode is None and (ahead or NOT_END_RE.search(before)):
        return "scheduled" if ahead else "past"
    return mode


@cache
def _words_of(name: str) -> frozenset[str]:
    """Verbs of a list in the table of event words."""
    return frozenset(load_table("event_words")["clauses"][name])
