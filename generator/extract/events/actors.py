"""Who acts in a clause: a person, or a name that is no side of the player's.

Takes a trigger in its clause, gives the one who acts and where they were found. The one who acts is the nearest person
before the verb who owns nothing; a clause without one carries on the sentence's last, then the one last spoken of; in
quoted words "I" is the speaker. Whether the happening is the player's, `participants` decides.
"""

from __future__ import annotations

import re
from typing import Literal

from generator.extract.events.context import FIRST_RE, Context
from generator.extract.events.names import competition_re
from generator.extract.events.telling import Telling
from generator.knowledge.load import load_table
from generator.model.article import Sentence
from generator.model.claims import Person
from generator.model.evidence import Span
from generator.text.alternation import one_of

OWNER_RE = re.compile(rf"(?:'s|s'|\b(?:{one_of('possessives')}|whose))(?: [\w-]+,?){{0,5}} ?$", re.IGNORECASE)
"""An owner close before a noun. Takes `Roe's stunning derby `, `his `; leaves `the `."""

OWN_RE = re.compile(r"(?:his|her|my|their|whose) ", re.IGNORECASE)
"""An owner that a noun begins with. Takes `his speech`; leaves `the speech`."""

ACTOR_RE = re.compile(
    r"(?P<name>[A-Z\u00c0-\u00de][\w&-]*(?: [A-Z\u00c0-\u00de][\w&-]*){0,3})(?P<owns>'s|')?"
    rf"(?: (?:{one_of('be', 'being', 'have', 'do', 'modals', 'adverbs')}|to|[a-z]+ly))* $"
)
"""A capitalised name that acts. Takes `Rovers have only `, `Rovers `; leaves `Rovers with the `."""

TOPIC_REACH = 2
"""How many sentences back somebody stays the one spoken of."""

Found = Literal["clause", "sentence", "story"]


def find_actor(telling: Telling) -> tuple[Person | None, Found]:
    """The one who acts, and where they were found."""
    context, sentence, clause, trigger = telling.context, telling.sentence, telling.clause, telling.trigger
    owner = _owner(telling)
    if owner is not None:
        return owner, "clause"
    span = clause.span
    before = Span(span.start, max(span.start + 1, trigger.span.start))
    found = _last_actor(context, before, relative=False)
    if found is not None:
        return found, "clause"
    earlier = Span(sentence.span.start, span.start) if span.start > sentence.span.start else None
    if earlier:
        found = _shared_subject(telling) or _last_actor(
            context, earlier, relative=clause.opener in ("who", "whose", "whom")
        )
        if found is not None:
            return found, "sentence"
    coming = _coming_subject(telling)
    return (coming, "sentence") if coming else (_topic(context, sentence), "story")


def _shared_subject(telling: Telling) -> Person | None:
    """The subject that a verb behind "and" shares: the first of the clauses before, and not whom its verb was done to."""
    context, clause, text = telling.context, telling.clause, telling.text
    if telling.trigger.verb is None or not AND_VERB_RE.fullmatch(text, clause.span.start, telling.trigger.span.start):
        return None
    for earlier in reversed(telling.clauses[: clause.index]):
        first = context.mentions_in(earlier.span)[:1]
        if first and earlier.opener in ("", "and", "but") and first[0][1].kind == "person":
            mention, person = first[0]
            opens = OPENS_RE.fullmatch(text, earlier.span.start, mention.span.start)
            return person if opens and not mention.possessive else None
    return None


AND_VERB_RE = re.compile(
    rf"\W*(?:and|but|then)\b(?: (?:{one_of('be', 'being', 'have', 'do', 'modals', 'adverbs', 'negations')}|[a-z]+ly|to))* "
)
"""What stands between "and" and a verb whose subject is left out. Takes `and was later `; leaves `and Doe `."""

OPENS_RE = re.compile(rf"\W*(?:(?:and|but|then|both) )?(?:{one_of('articles')} )?(?:[a-z'-]+ ){{0,2}}")
"""What stands before a subject that opens its clause. Takes `The `, `and the striker `; leaves `In May, `."""


def _coming_subject(telling: Telling) -> Person | None:
    """The subject that a form in -ing waits for: "With 300 games since signing in 2010, Roe posted a message"."""
    context, clause, trigger = telling.context, telling.clause, telling.trigger
    if trigger.form != "ing":
        return None
    for after in telling.clauses[clause.index + 1 :]:
        first = context.mentions_in(after.span)[:1]
        if first:
            gap = context.text[after.span.start : first[0][0].span.start].strip(" ,")
            return first[0][1] if not gap and not first[0][0].possessive else None
    return None


def _owner(telling: Telling) -> Person | None:
    """The owner of a noun: "Roe's debut", "his missed penalty"."""
    context, clause, trigger = telling.context, telling.clause, telling.trigger
    if trigger.verb is not None:
        return None
    reach = Span(max(clause.span.start - 1, trigger.span.start - 60, 0), trigger.span.start + 5)
    owned = OWN_RE.match(context.text, trigger.span.start, trigger.span.start + 6)
    if owned or OWNER_RE.search(context.text[reach.start : trigger.span.start]):
        owners = [
            person for mention, person in context.mentions_in(reach) if mention.possessive and person.kind == "person"
        ]
        if owners:
            return owners[-1]
        quoted, speaker = context.speaker_at(trigger.span.start)
        if quoted and re.search(r"\b(?:my|our)\b", context.text[reach.start : reach.end], re.IGNORECASE):
            return context.cast.named(speaker) if speaker else None
    return None


def _last_actor(context: Context, span: Span, *, relative: bool) -> Person | None:
    """The last person in a stretch who owns nothing and hangs on no preposition; or "I", if later."""
    best: tuple[int, Person | None] = (-1, None)
    for mention, person in context.mentions_in(span):
        if person.kind != "person" or mention.possessive:
            continue
        hangs = not relative and _hangs(context.text, span.start, mention.span.start)
        if not hangs or best[1] is None:
            best = (mention.span.start if not hangs else span.start, person)
    quoted, speaker = context.speaker_at(span.end - 1)
    if quoted and speaker:
        words = [found.start() for found in FIRST_RE.finditer(context.text, span.start, span.end)]
        if words and words[-1] > best[0]:
            return context.cast.named(speaker)
    return best[1]


HANGING_RE = re.compile(
    rf"\b(?:{one_of('prepositions', 'particles')}|and) (?:\w+ ){{0,2}}$",
    re.IGNORECASE,
)
"""A preposition right before a name. Takes `on the arm of `, `against rivals `; leaves `that `."""


def _hangs(text: str, floor: int, position: int) -> bool:
    return HANGING_RE.search(text, max(floor, position - 30), position) is not None


BESIDE_RE = re.compile(r"\b(?:engaged|married|related|close|compared) to (?:the |an? )?(?:[a-z-]+ ){0,3}$")
"""What sets somebody beside the one spoken of. Takes `engaged to the handball player `; leaves `lost to `."""


def _topic(context: Context, sentence: Sentence) -> Person | None:
    """The one last spoken of before a sentence; in a caption or headline without a name, the main player."""
    quoted, speaker = context.speaker_at(sentence.span.start + 1)
    if quoted and speaker:
        return context.cast.named(speaker)
    first = context.article.back_from(sentence, TOPIC_REACH)
    span = Span(first.span.start, max(sentence.span.start, first.span.start + 1))
    named = [
        (mention, person)
        for mention, person in context.mentions_in(span)
        if person.kind == "person" and not mention.possessive
    ]
    people = [person for mention, person in named if not BESIDE_RE.search(context.text, span.start, mention.span.start)]
    if people or named:
        return people[-1] if people else named[-1][1]
    return context.main if context.kind_of(sentence) in ("headline", "caption") else None


AGED_RE = re.compile(r", \d{1,2}, $")
"""An age between a name and its verb. Takes `Doe, 19, `; leaves `Doe, who, `."""


def is_foreign(telling: Telling) -> bool:
    """Whether a name that is neither the player's nor their side's acts right before the trigger."""
    context = telling.context
    before = telling.before[-90:]
    aged = AGED_RE.search(before)
    found = ACTOR_RE.search(f"{before[: aged.start()]} " if aged else before)
    if not found or found["owns"]:
        return False
    name = found["name"]
    start = telling.trigger.span.start - len(before)
    never = load_table("event_words")["slots"]["never_names"]
    if (
        name.split()[-1] in never
        or context.holds_side(Span(start + found.start("name"), start + found.end("name")))
        or competition_re().search(name)
    ):
        return False
    return not (context.main and set(name.split()) & set(context.main.name.split()))
