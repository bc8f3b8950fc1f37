"""Whose happening a trigger tells of.

Takes a trigger in its clause, gives whether it is the main player's (`belongs`) and who else takes part. The one who
acts is the nearest person before the verb who owns nothing; a clause without one carries on the sentence's last; in
quoted words "I" and "we" are the speaker's. When somebody else or a side that is not the player's acts, the happening is
left alone: other people's lives are not told here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.extract.events.context import FIRST_RE, Context
from generator.extract.events.denials import ends_a_run, is_done_to_player
from generator.extract.events.kin import kin_of
from generator.extract.events.names import RUN, competition_re
from generator.extract.events.subjects import has_other_subject, has_own_subject, is_footer, is_of_thing, is_others
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Trigger
from generator.extract.events.verbs import verb_forms
from generator.knowledge.load import load_table
from generator.model.article import Sentence
from generator.model.claims import Mention, Person
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


@dataclass(frozen=True, slots=True)
class Part:
    """Who takes part: the one who acts, as far as known, and everybody named in the clause."""

    actor: Person | None
    carried: Found
    """Where the actor was found: in the clause, earlier in the sentence, or before it."""
    others: tuple[tuple[Mention, Person], ...]
    """Other persons in the clause, in order of place."""


def belongs(telling: Telling) -> Part | None:
    """Who takes part, where the happening is the main player's; else None."""
    context, clause, trigger = telling.context, telling.clause, telling.trigger
    if context.main is None or kin_of(telling) or is_others(telling):
        return None
    if is_footer(telling):
        return Part(context.main, "sentence", ())
    mentions = tuple(pair for pair in context.mentions_in(clause.span) if pair[1].kind == "person")
    others = tuple(pair for pair in mentions if not context.is_main(pair[1]))
    here = any(context.is_main(person) for _, person in mentions) or context.speaks_of_self(clause.span)
    actor, carried = _actor(telling)
    part = Part(actor, carried, others)
    mine = context.is_main(actor)
    who = trigger.predicate.who
    if who == "object" and trigger.verb == "be":
        return part if mine and not _foreign_actor(telling) else None
    if who == "object":
        return part if (here and not _is_agent(trigger, actor, mine=mine)) or (mine and _is_passive(trigger)) else None
    if who == "near":
        only_owns = all(mention.possessive for mention, person in mentions if context.is_main(person))
        if trigger.verb and carried == "clause" and actor is not None and not mine and only_owns:
            return None
        beside = AS_RE.search(telling.before) if trigger.verb else None
        if beside and not any(context.is_main(one) for _, one in context.mentions_in(_after(telling, beside.start()))):
            return None
        if trigger.verb and not here and _foreign_actor(telling):
            return None
        near = carried != "story" or (trigger.verb is None and not others)
        return part if here or (mine and near) else None
    sideless = trigger.predicate.id == "play-match" and not context.sides and trigger.form in ("base", "s")
    if sideless and (actor is None or carried == "story"):
        return part
    if (
        trigger.predicate.id in ("win-match", "lose-match")
        and trigger.verb is None
        and ends_a_run(telling.context, telling.clause)
    ):
        return None
    foreign = _foreign_actor(telling) and not (here and trigger.predicate.id == "play-match")
    if foreign and who == "player":
        return None
    if (
        who == "player"
        and trigger.verb is None
        and any(context.is_main(person) for _, person in context.mentions_in(trigger.span))
    ):
        return part
    if who == "player":
        return part if mine and not has_own_subject(telling, carried) else None
    if trigger.verb and actor is not None and not mine and (carried == "clause" or clause.opener == "who"):
        return None
    return part if not foreign and (mine or here or _is_own_sides(telling)) else None


BEATEN_RE = re.compile(r"\b(?:him|her|me)$")
"""A single player as the object of a verb of beating, at its end. Takes `beat her`; leaves `beat Roe`."""


def beaten_by(telling: Telling) -> Part | None:
    """Who takes part where somebody beats the main player, told by a pronoun: "Doe beat her in May"."""
    context, trigger = telling.context, telling.trigger
    if trigger.predicate.id == "win-match" and _is_others_win(telling):
        return Part(None, "clause", ())
    if trigger.predicate.id != "win-match" or not BEATEN_RE.search(trigger.span.cut(context.text)):
        return None
    last = context.mentions_in(Span(trigger.span.end - 3, trigger.span.end)) or _me(telling)
    mentions = tuple(pair for pair in context.mentions_in(telling.clause.span) if pair[1].kind == "person")
    subjects = [person for mention, person in mentions if mention.span.end <= trigger.span.start]
    if not last or not context.is_main(last[-1][1]) or any(map(context.is_main, subjects)):
        return None
    if not subjects and not ACTOR_RE.search(telling.before) and telling.clause.opener != "who":
        return None
    others = tuple(pair for pair in mentions if not context.is_main(pair[1]))
    return Part(subjects[-1] if subjects else None, "clause", others)


WIN_FOR_RE = re.compile(rf" for (?:the )?(?P<name>{RUN})")
"""Whose win it is, after it. Takes ` for Rovers`; leaves ` for her`."""


def _is_others_win(telling: Telling) -> bool:
    """Whether a side that the player is not of wins, against the player's: "a 3-0 win for Rovers", "Rovers beat City"."""
    context, trigger = telling.context, telling.trigger
    won = WIN_FOR_RE.match(context.text, trigger.span.end) if trigger.verb is None else None
    if won:
        return not context.holds_side(Span(*won.span("name"))) and is_other_side(context, Span(*won.span("name")))
    if trigger.name is None or not context.holds_side(trigger.name):
        return False
    actor = ACTOR_RE.search(telling.before)
    start = telling.clause.span.start
    place = Span(start + actor.start("name"), start + actor.end("name")) if actor else None
    return place is not None and not context.holds_side(place) and is_other_side(context, place)


def is_other_side(context: Context, span: Span) -> bool:
    """Whether a stretch names a side of the article."""
    return any(one.name and span.overlaps(one.span) for one in context.teams.mentions)


def _me(telling: Telling) -> tuple[tuple[Mention, Person], ...]:
    """The speaker as the object, where it is the main player."""
    span = Span(telling.trigger.span.end - 2, telling.trigger.span.end)
    main = telling.context.main
    spoken = main is not None and span.cut(telling.text) == "me" and telling.context.speaker_at(span.start)[1]
    if not spoken or main is None or spoken != main.name:
        return ()
    return ((Mention(span=span, form="pronoun"), main),)


def takes_part(telling: Telling) -> Part | None:
    """Who takes part in what a date tells, where the main player or a side of theirs does; else None."""
    context, clause = telling.context, telling.clause
    if AND_WHO_RE.match(context.text, clause.span.start) or has_other_subject(telling, known=False):
        return None
    if is_of_thing(telling) and not any(context.is_main(one) for _, one in context.mentions_in(clause.span)):
        return None
    mentions = tuple(pair for pair in context.mentions_in(clause.span) if pair[1].kind == "person")
    others = tuple(pair for pair in mentions if not context.is_main(pair[1]))
    main = tuple(pair for pair in mentions if context.is_main(pair[1]))
    here = bool(main) or context.speaks_of_self(clause.span)
    actor, carried = _actor(telling)
    part = Part(actor, carried, others)
    if not context.is_main(actor) and is_done_to_player(context, clause, telling.trigger):
        return None
    named = any(not mention.possessive for mention, _ in main) or bool(
        here and not main and ME_RE.search(context.text, clause.span.start, clause.span.end)
    )
    if here and (telling.trigger.verb or named or _occurs(telling)):
        return part
    if telling.trigger.verb and carried == "sentence" and context.is_main(actor) and not _foreign_actor(telling):
        return part
    if others or _foreign_actor(telling):
        return None
    if context.speaker_at(telling.trigger.span.start)[0] and WE_RE.search(
        telling.text, clause.span.start, clause.span.end
    ):
        return part if any(context.is_main(one) for _, one in context.mentions_in(telling.sentence.span)) else None
    if context.holds_side(clause.span):
        return part
    if carried == "sentence" and context.is_main(actor):
        return part
    return part if _hangs_on_player(telling) else None


def _hangs_on_player(telling: Telling) -> bool:
    """Whether a clause that names nobody hangs on one about the player: "dropped on Friday, Roe …", "when play resumes"."""
    context, clause, clauses = telling.context, telling.clause, telling.clauses
    if context.mentions_in(clause.span):
        return False
    if clause.index == 0 and len(clauses) > 1 and OPENS_RE.match(telling.text, clause.span.start):
        first = context.mentions_in(clauses[1].span)[:1]
        return bool(first) and context.is_main(first[0][1]) and not first[0][0].possessive
    named = [person for _, person in context.mentions_in(telling.sentence.span) if person.kind == "person"]
    hangs = clause.opener in load_table("event_words")["clauses"]["hanging"] and not is_of_thing(telling)
    return (
        hangs
        and not any(not context.is_main(person) for person in named)
        and (bool(named) or context.holds_side(telling.sentence.span))
    )


def _occurs(telling: Telling) -> bool:
    """Whether something of the player's only comes or ends: "her return came in May", and not "her coach left in May"."""
    verbs = load_table("event_words")["clauses"]["occurring"]
    words = re.findall(r"[a-z]+", telling.trigger.span.cut(telling.text))
    return any(base in verbs for word in words for base in verb_forms().get(word, {}))


AND_WHO_RE = re.compile(r"\W*and who\b")
"""A second aside, which is of whom the first was. Takes ` and who has`; leaves ` and when`."""

ME_RE = re.compile(r"\b(?:I|me|us|we)\b")
"""A speaker who takes part. Takes `asked me`; leaves `my phone`."""

WE_RE = re.compile(r"\b(?:we|us)\b", re.IGNORECASE)
"""A speaker with others. Takes `We had`; leaves `were`."""

OPENS_RE = re.compile(r"\W*[A-Z][a-z]+(?:ed|en|ing|wn|ught|ung)\b")
"""A participle that opens a sentence. Takes `Dropped on`, `Beaten by`; leaves `Rovers won`."""


def _is_passive(trigger: Trigger) -> bool:
    return trigger.verb == "be" or trigger.form == "participle" or trigger.verb is None


def _is_agent(trigger: Trigger, actor: Person | None, *, mine: bool) -> bool:
    """Whether the main player does it to somebody else ("Roe sacked Doe")."""
    return mine and actor is not None and not _is_passive(trigger) and trigger.form != "past"


def _actor(telling: Telling) -> tuple[Person | None, Found]:
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
        found = _last_actor(context, earlier, relative=clause.opener in ("who", "whose", "whom"))
        if found is not None:
            return found, "sentence"
    coming = _coming_subject(telling)
    return (coming, "sentence") if coming else (_topic(context, sentence), "story")


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


AS_RE = re.compile(r"\bas (?!a\b|an\b|the\b|well\b|(?i:she|he|they|I|we)\b)(?:[\w'-]+ ){1,4}$")
"""A subject of its own after "as", right before a verb. Takes `as Westrian teen `; leaves `as she `."""


def _after(telling: Telling, place: int) -> Span:
    """The words of a clause from a place in it to the trigger."""
    return Span(telling.clause.span.start + place, telling.trigger.span.start)


AGED_RE = re.compile(r", \d{1,2}, $")
"""An age between a name and its verb. Takes `Doe, 19, `; leaves `Doe, who, `."""


def _foreign_actor(telling: Telling) -> bool:
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


THEIR_RE = re.compile(r"(?:Their|They)\b")
"""A subject that goes on with the sentence before. Takes `Their final game`; leaves `Theirs`."""


def _is_own_sides(telling: Telling) -> bool:
    """Whether the sentence names a side of the player's, or goes on with one that the sentence before names."""
    context, sentence = telling.context, telling.sentence
    goes_on = THEIR_RE.match(context.text, sentence.span.start) is not None
    before = telling.sentences_before(1)
    return context.holds_side(sentence.span) or (goes_on and context.holds_side(before))
