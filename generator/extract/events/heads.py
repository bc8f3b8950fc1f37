"""The head of a clause that names a date: the verb that the date belongs to, else the clause's words.

Takes a clause and a date in it, gives a trigger of the general class. A verb of a deed goes before one of a state; a verb
of saying is none, unless it tells of a deed ("was told"). Whether the date tells of anything, `dated` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.kin import is_of_kin
from generator.extract.events.limits import is_not_until
from generator.extract.events.modes import NOUN_BEFORE_RE
from generator.extract.events.triggers import Trigger, predicates
from generator.extract.events.verbs import Form, verb_forms
from generator.extract.events.when import PERFECT_RE
from generator.knowledge.load import load_table
from generator.model.claims import Timex
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

BE_RE = re.compile(rf"\b(?:{one_of('be', 'being')}|'s|'re)(?: (?:\w+ly|also|not|first|then))? $")
"""What makes a passive or a progressive, right before its verb. Takes `was briefly `; leaves `was in `."""

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

Verb = tuple[Word, str, Form]
"""A word that is a verb, with its base and the form in which it stands."""


def find_head(context: Context, clause: Clause, timex: Timex) -> Trigger | None:
    """The verb that a date belongs to: the first one that tells of a deed, else of a state; else the clause's words."""
    if appositive := _appositive(context, clause, timex):
        return appositive
    verbs = list(_verbs(context, clause, timex))
    deeds = [found for found in verbs if found[1] not in words_of("reporting") or _is_deed(context, clause, found[0])]
    heads = (*deeds, *_states(context, verbs, timex))
    if heads:
        word, base, form = heads[0]
        opens = word.start <= clause.span.start + 1 and form != "ing" and word.text[0].isupper()
        spoken = form in ("past", "participle") and word.text != "got" and _is_speakers(context, clause, word)
        if opens or (not spoken and _is_others(context, clause, word)):
            return _words(WHOLE_RE, context, clause, timex) if deeds else None
        denial = NOT_END_RE.search(context.text, clause.span.start, word.start)
        denied = denial is not None and not is_not_until(context.text, timex)
        return _trigger(Span(denial.start() if denial and denied else word.start, word.end), base, form)
    if any(base not in words_of("reporting") for _, base, _ in verbs):
        return None
    unknown = not verbs and UNKNOWN_RE.search(context.text, clause.span.start, timex.evidence.span.start)
    return _words(WHOLE_RE if unknown else BARE_RE, context, clause, timex)


def _appositive(context: Context, clause: Clause, timex: Timex) -> Trigger | None:
    """What the player was at a date, told beside the name: "Roe, champion here in 2009, …", "An ever-present last season, Roe …"."""
    place = timex.evidence.span
    found = RANK_RE.search(context.text, clause.span.start, place.start)
    if found is None:
        return None
    near = context.mentions_in(Span(max(0, found.start() - 40), place.end + 3))
    before = [mention for mention, person in near if context.is_main(person) and mention.span.end == found.start()]
    opens = not context.text[clause.span.start : found.start()].strip() and context.text[place.end :].startswith(", ")
    behind = [mention for mention, person in near if context.is_main(person) and mention.span.start == place.end + 2]
    beside = before or (opens and behind)
    return _trigger(Span(*found.span("words")), None, None) if beside and not (before or behind)[0].possessive else None


RANK_RE = re.compile(
    rf"(?:, |(?<![^\s“\"])(?=[A-Z]))(?P<words>(?:(?:[Aa]n?|[Tt]he|[Oo]nce|[Tt]wice) )?(?:[\w'-]+ ){{0,4}}?{one_of('event_words.told.ranks')}\b(?: (?!and\b)[\w'-]+){{0,6}}?)(?: (?:in|at|of|from))? $"
)
"""What somebody is called, up to its date. Takes `, champion here in `; leaves `, who was champion in `."""


def _states(context: Context, verbs: list[Verb], timex: Timex) -> list[Verb]:
    """The verbs of a state, and in quoted words those of telling, that neither help another verb nor sum up a life."""
    quoted, _ = context.speaker_at(timex.evidence.span.start)
    reports = not quoted and QUOTE_RE.search(
        context.text, *context.article.sentence_at(timex.evidence.span.start).span.edges
    )
    kept = words_of("states") | (frozenset() if reports else words_of("told"))
    return [
        (word, base, form)
        for word, base, form in verbs
        if base in kept and not _is_auxiliary(context, word) and not SUM_RE.match(context.text, word.start)
    ]


QUOTE_RE = re.compile(r"[“”\"]|(?<!\w)'(?=\w)")
"""A mark of quoted words: what stands there with it is only their teller. Takes `told them: “No`; leaves `told the club’s`."""

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
    if is_of_kin(context, clause.span, word.start):
        return False
    if clause.opener == "that" and SIDE_THAT_RE.search(context.text, clause.span.start - 8, word.start):
        return False
    return len(LEAD_RE.sub("", context.text[clause.span.start : word.start]).split()) > 0


I_RE = re.compile(r"\b(?:I|[Ww]e)(?:'d|'ve)?(?: (?:\w+ly|also|just|even|first|then|still))? $")
"""A speaker right before a verb. Takes `In July I `, `we just `; leaves `I think he `."""


def _is_speakers(context: Context, clause: Clause, word: Word) -> bool:
    """Whether the main player says "I" or "we" right before a verb, whatever opens the clause: "In July I was in a gym"."""
    told = I_RE.search(context.text, clause.span.start, word.start) is not None
    return told and context.speaks_of_self(Span(max(clause.span.start, word.start - len("We first ")), word.start))


LEAD_RE = re.compile(
    rf"\b\w+n't\b|\b(?:{one_of('coordinators', 'adverbs', 'negations', 'be', 'being', 'have', 'event_words.verbs.leads')}|We)\b|\w+ly\b|\W"
)
"""Words before a verb that are no subject of their own. Takes `and then `; leaves `the draw was `."""

SIDE_THAT_RE = re.compile(r"\b(?:side|team|squad|crew|pair)s? that $")
"""A side that somebody was of, and what tells its deed. Takes `side that `; leaves `bridge that `."""

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
        relative = clause.opener == "that" and text[clause.span.start : word.start].strip() == "that"
        if not bases or (is_no_verb(text, word.start) and not relative) or BY_RE.match(text, word.end):
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
    if ahead and before == ", ":
        return ("base", "s", "past", "participle", "ing")
    goes_on = AND_RE.fullmatch(before) is not None
    if BE_RE.search(before) or PARTICIPIAL_RE.fullmatch(before):
        return ("past", "participle", "ing", "s") if ahead and goes_on else ("past", "participle", "ing")
    present = SUBJECT_RE.search(before) or goes_on
    return ("past", "participle", "s", "base") if ahead and present else ("past", "participle")


DONE_RE = re.compile(
    rf"(?:(?<=\bdid) (?:my|his|her) [a-z]+|(?<=\bconceded) (?:{one_of('numbers.small')}|\d|a penalty|a goal|twice)|(?<=\blook) (?:at|after) (?:him|her)|(?<=\bsee) (?:him|her))\b"
)
"""What makes a deed of a verb of saying, thinking or being, right after it. Takes `did my knee`, `conceded four`, `look at him`;
leaves `did well`, `conceded that`."""


def _is_deed(context: Context, clause: Clause, word: Word) -> bool:
    """Whether a verb of saying tells of a deed: in the passive ("was told"), or of oneself ("announced herself")."""
    if DONE_RE.match(context.text, word.end):
        return True
    thing = bool(words_of("announcing") & verb_forms().get(word.text, {}).keys()) and THING_RE.match(
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


def is_no_verb(text: str, position: int) -> bool:
    """Whether the word at `position` is a noun by what stands before it."""
    return NOUN_BEFORE_RE.search(text, max(0, position - 20), position) is not None


@cache
def words_of(name: str) -> frozenset[str]:
    """Verbs of a list in the table of event words."""
    return frozenset(load_table("event_words")["clauses"][name])
