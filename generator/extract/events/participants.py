"""Whose happening a trigger tells of.

Takes a trigger in its clause, gives whether it is the main player's (`belongs`) and who else takes part. What is told of
kin, of others and of things is left out first; then questions are asked in order, and the first that is true decides.
When somebody else or a side that is not the player's acts, the happening is left alone: other people's lives are not
told here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.extract.events.actors import Found, find_actor, is_foreign
from generator.extract.events.context import Context
from generator.extract.events.denials import ends_a_run
from generator.extract.events.kin import kin_of
from generator.extract.events.readings import WHOSE_SIDE_RE
from generator.extract.events.subjects import (
    has_own_subject,
    is_footer,
    is_no_contract,
    is_others,
)
from generator.extract.events.telling import Telling
from generator.extract.events.triggers import Trigger, Who
from generator.model.claims import Mention, Person
from generator.model.evidence import Span
from generator.text.alternation import one_of


@dataclass(frozen=True, slots=True)
class Part:
    """Who takes part: the one who acts, as far as known, and everybody named in the clause."""

    actor: Person | None
    carried: Found
    """Where the actor was found: in the clause, earlier in the sentence, or before it."""
    others: tuple[tuple[Mention, Person], ...]
    """Other persons in the clause, in order of place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is asked whose happening it is."""

    telling: Telling
    main: tuple[Mention, ...]
    """Mentions of the main player in the clause, in order of place."""
    here: bool
    """Whether the main player is named in the clause, or speaks of themselves in it."""
    part: Part

    @classmethod
    def of(cls, telling: Telling) -> Case:
        """The case of a telling."""
        context, clause = telling.context, telling.clause
        people = tuple(pair for pair in context.mentions_in(clause.span) if pair[1].kind == "person")
        main = tuple(mention for mention, person in people if context.is_main(person))
        actor, carried = find_actor(telling)
        return cls(
            telling=telling,
            main=main,
            here=bool(main) or context.speaks_of_self(clause.span),
            part=Part(actor, carried, tuple(pair for pair in people if not context.is_main(pair[1]))),
        )

    @property
    def context(self) -> Context:
        """The article."""
        return self.telling.context

    @property
    def trigger(self) -> Trigger:
        """The words that tell of the happening."""
        return self.telling.trigger

    @property
    def mine(self) -> bool:
        """Whether the main player acts."""
        return self.context.is_main(self.part.actor)

    @property
    def is_anothers(self) -> bool:
        """Whether somebody known acts who is not the main player."""
        return self.part.actor is not None and not self.mine


Question = Callable[[Case], bool]

Verdicts = tuple[tuple[Question, bool], ...]
"""Questions in order, each with what a yes to it means: whether the happening is the main player's."""


def judge(verdicts: Verdicts, case: Case) -> Part | None:
    """Who takes part, where the first question that is true says it is the main player's."""
    return case.part if next((verdict for question, verdict in verdicts if question(case)), False) else None


def belongs(telling: Telling) -> Part | None:
    """Who takes part, where the happening is the main player's; else None."""
    if telling.context.main is None or kin_of(telling) or is_others(telling) or is_no_contract(telling):
        return None
    if is_footer(telling):
        return Part(telling.context.main, "sentence", ())
    return judge(BELONGING[telling.trigger.predicate.who], Case.of(telling))


# --- what is done to somebody ----------------------------------------------------------------------------------------


def _is_done_to_player(case: Case) -> bool:
    """What somebody is, or has done to them: "Roe was sacked"."""
    if case.trigger.verb == "be":
        return case.mine and not is_foreign(case.telling)
    passive = _is_passive(case.trigger) or PASSIVE_RE.search(case.telling.before) is not None
    return (case.here and not _is_agent(case)) or (case.mine and passive)


PASSIVE_RE = re.compile(rf"\b{one_of('be', 'being')}(?: [a-z]+ly| also| later| then)? $")
"""What makes a passive of a participle, right before it. Takes `and was later `; leaves `and `."""


def _is_passive(trigger: Trigger) -> bool:
    """Whether it may be done to whoever is named before it: "was sacked", "injured", "the sacking of"."""
    return trigger.verb == "be" or trigger.form == "participle" or trigger.verb is None


def _is_agent(case: Case) -> bool:
    """Whether the main player does it to somebody else ("Roe sacked Doe")."""
    return case.mine and not _is_passive(case.trigger) and case.trigger.form != "past"


# --- what somebody is only near to -----------------------------------------------------------------------------------


def _owns_at_most(case: Case) -> bool:
    """Somebody else acts, and the main player at most owns something: "Doe signed Roe's shirt"."""
    acts = case.trigger.verb and case.part.carried == "clause" and case.is_anothers
    return bool(acts) and all(mention.possessive for mention in case.main)


AS_RE = re.compile(r"\bas (?!a\b|an\b|the\b|well\b|(?i:she|he|they|I|we)\b)(?:[\w'-]+ ){1,4}$")
"""A subject of its own after "as", right before a verb. Takes `as Westrian teen `; leaves `as she `."""


def _acts_meanwhile(case: Case) -> bool:
    """Somebody else acts after "as", right before the verb: "as Westrian teen Ida Doe won"."""
    context, telling = case.context, case.telling
    beside = AS_RE.search(telling.before) if case.trigger.verb else None
    if beside is None:
        return False
    after = Span(telling.clause.span.start + beside.start(), case.trigger.span.start)
    return not any(context.is_main(person) for _, person in context.mentions_in(after))


def _acts_alone(case: Case) -> bool:
    """A name acts in a clause that does not name the main player: "when Rovers won"."""
    return bool(case.trigger.verb) and not case.here and is_foreign(case.telling)


def _is_near(case: Case) -> bool:
    """The main player is named beside it, or goes on acting: "the surgery that Roe had"."""
    near = case.part.carried != "story" or (case.trigger.verb is None and not case.part.others)
    return case.here or (case.mine and near) or _is_told_of_before(case)


THAT_RE = re.compile(r"\b(?:[Tt]hat|[Tt]his) $")
"""What points back at a thing just told of, right before it. Takes `That `; leaves `the `."""


def _is_told_of_before(case: Case) -> bool:
    """A thing that the sentence before tells of, which names the main player or has them speak: "That deal runs to 2026"."""
    if not THAT_RE.search(case.telling.before):
        return False
    before = case.telling.sentences_before(1)
    people = [person for _, person in case.context.mentions_in(before)]
    return any(case.context.is_main(person) for person in people) or case.context.speaks_of_self(before)


# --- what a player or a side does ------------------------------------------------------------------------------------


def _is_of_the_lone_player(case: Case) -> bool:
    """A match to come, in an article without sides: "plays Doe on Sunday"."""
    sideless = (
        case.trigger.predicate.id == "play-match" and not case.context.sides and case.trigger.form in ("base", "s")
    )
    return sideless and (case.part.actor is None or case.part.carried == "story")


def _is_end_of_a_run(case: Case) -> bool:
    """A result told as a noun that a run ended with, and nobody's match: "a first defeat in ten"."""
    result = case.trigger.predicate.id in ("win-match", "lose-match") and case.trigger.verb is None
    return result and ends_a_run(case.context, case.telling.clause)


def _a_foreign_name_acts(case: Case) -> bool:
    """A name acts that is neither the player's nor their side's: "Bexton won". A match with the player in it is theirs."""
    if case.trigger.predicate.id == "play-match" and (case.here or case.trigger.verb == "visit"):
        return False
    return is_foreign(case.telling)


def _names_player(case: Case) -> bool:
    """A noun with the main player's name in it: "a goal by Roe"."""
    span = case.trigger.span
    return case.trigger.verb is None and any(
        case.context.is_main(person) for _, person in case.context.mentions_in(span)
    )


def _player_acts(case: Case) -> bool:
    """The main player acts, and the verb has no other subject: "Roe scored twice"."""
    return case.mine and not has_own_subject(case.telling, case.part.carried)


def _another_acts(case: Case) -> bool:
    """Somebody else acts in the clause itself: "Doe, who won the final"."""
    at_hand = case.part.carried == "clause" or case.telling.clause.opener == "who"
    return bool(case.trigger.verb) and case.is_anothers and at_hand


def _own_coachs_side_acts(case: Case) -> bool:
    """The side of a coach of the player's acts: "Doe, whose side travel to Corve on Sunday"."""
    actor, context = case.part.actor, case.context
    if actor is None or not WHOSE_SIDE_RE.search(case.telling.before):
        return False
    return any(tie.person == actor.name and tie.team in context.sides for tie in context.teams.affiliations)


def _player_or_own_side_acts(case: Case) -> bool:
    """The main player acts, is named beside it, or a side of theirs is: "Ardley won, with Roe on the bench"."""
    return case.mine or case.here or _is_own_sides(case.telling)


THEIR_RE = re.compile(r"(?:Their|They|The (?:two )?(?:teams|sides|clubs)|The pair)\b")
"""A subject that goes on with the sentence before. Takes `Their final game`, `The teams meet`; leaves `Theirs`."""


def _is_own_sides(telling: Telling) -> bool:
    """Whether the sentence names a side of the player's, or goes on with one that the sentence before names."""
    context, sentence = telling.context, telling.sentence
    goes_on = THEIR_RE.match(context.text, sentence.span.start) is not None
    before = telling.sentences_before(1)
    return context.holds_side(sentence.span) or (goes_on and context.holds_side(before))


BELONGING: Mapping[Who, Verdicts] = {
    "object": ((_is_done_to_player, True),),
    "near": ((_owns_at_most, False), (_acts_meanwhile, False), (_acts_alone, False), (_is_near, True)),
    "player": (
        (_is_of_the_lone_player, True),
        (_is_end_of_a_run, False),
        (_a_foreign_name_acts, False),
        (_names_player, True),
        (_player_acts, True),
    ),
    "team": (
        (_is_of_the_lone_player, True),
        (_is_end_of_a_run, False),
        (_a_foreign_name_acts, False),
        (_own_coachs_side_acts, True),
        (_another_acts, False),
        (_player_or_own_side_acts, True),
    ),
}
"""Whose happening it is, by whom a predicate is told of."""
