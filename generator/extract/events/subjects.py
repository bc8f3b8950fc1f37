"""Subjects that are nobody named: "twelve people were arrested", "a steward was injured".

Takes a telling; says whether its verb has a subject of its own that is neither a person of the article nor somebody told
by what they do ("the striker"), and whether somebody other than the main player is its object. Neither is the main
player's happening, however near it is told.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.events.telling import Telling
from generator.extract.people.words import cue_forms
from generator.extract.sides import role_words
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of

PLURAL_RE = re.compile(r"(?:were|are)\b", re.IGNORECASE)
"""A passive of several, at its beginning. Takes `were arrested`; leaves `was arrested`."""

UNKNOWN_RE = re.compile(rf"(?:an?|{one_of('quantifiers', 'numbers.small', 'numbers.tens')}|\d[\d,]*)", re.IGNORECASE)
"""What opens a noun that nothing was told of before. Takes `two`, `a`; leaves `the`, `her`."""

MANY_RE = re.compile(r"\b(?:they|we|you|who|and)\b", re.IGNORECASE)
"""A sign that a player may be among several. Takes `they `, `Roe and Doe `; leaves `the police said that `."""

NAMED_NEAR = 40
"""How far behind a side's name its player may be named as the object, in code points: "named Rovers striker Ida Holm"."""


@cache
def _noun_re() -> re.Pattern[str]:
    """A noun phrase right before a verb. Takes `, two stewards `, `said that a man had been `; leaves `Roe, of the Rovers, `."""
    opening = rf"(?:^\W*|[,;:]\W*|\b(?:{one_of('coordinators', 'subordinators')}|that|{any_of(cue_forms('strong'))}) )"
    first = rf"(?:{one_of('articles', 'possessives', 'quantifiers', 'numbers.small', 'numbers.tens')}|\d+(?:,\d{{3}})*)"
    return re.compile(
        rf"{opening}(?P<first>{first}) (?P<noun>(?:(?!{one_of('prepositions', 'relatives')}\b)[\w'-]+ ){{1,4}}?)"
        rf"(?:(?:{one_of('be', 'being', 'have', 'modals', 'adverbs')}) )*$",
        re.IGNORECASE,
    )


@cache
def _role_re() -> re.Pattern[str]:
    """What somebody does, last. Takes `former striker`; leaves `stewards`."""
    return re.compile(rf"\b(?:{role_words()})\b\W*$", re.IGNORECASE)


KIN_RE = re.compile(r"\b(?:my|our|his|her|their) [a-z]+ (?:has |had |have )?$", re.IGNORECASE)
"""Somebody or something of the player's that acts. Takes `My phone `, `her husband had `; leaves `she `."""


THING_RE = re.compile(rf"\b[Tt]he [a-z]+(?: [a-z]+)? (?:{one_of('be', 'have', 'modals')})\b")
"""Something that acts, told by a noun with its verb. Takes `the government was due to `; leaves `the day before `."""


def has_own_subject(telling: Telling, carried: str) -> bool:
    """Whether a verb has a subject that is not the player, though no person is named."""
    if telling.trigger.verb is None:
        return False
    if _has_own(telling):
        return False
    far = carried == "story" and len(telling.before.split()) > 2
    verb = f"{telling.before}{telling.trigger.span.cut(telling.text).partition(' ')[0]}"
    thing = carried != "clause" and THING_RE.search(verb) is not None
    other = carried == "story" and has_other_subject(telling)
    return far or thing or other or KIN_RE.search(telling.before) is not None


def _has_own(telling: Telling) -> bool:
    """Whether a subject told by what they do has a thing of the player's done: "the keeper is to win his 12th cap"."""
    owners = telling.context.mentions_in(telling.trigger.span)
    own = owners and all(
        mention.possessive and mention.form == "pronoun" and telling.context.is_main(person)
        for mention, person in owners
    )
    return bool(own) and TOLD_RE.search(telling.before) is not None


TOLD_RE = re.compile(
    rf"\b[Tt]he (?:(?!{one_of('prepositions', 'coordinators', 'be', 'have', 'modals')}\b)[\w-]+ ){{1,3}}?(?:(?:{one_of('be', 'have', 'modals', 'adverbs', 'event_words.verbs.planned')}|to) )*$"
)
"""Somebody told by what they do, right before a verb. Takes `On Saturday the keeper is expected to `; leaves `the keeper of Rovers `."""


FOOTER_RE = re.compile(r"\W*(?P<name>[A-Z][^;]{2,60}, [^;]{0,60})?\b[Bb]orn:? [^;.]{4,40}[;.] ?[Dd]ied:? [^;]{4,40}$")
"""The last line of an obituary. Takes `• Ida Ann Holm, runner, born 4 May 1935; died 9 January 2022`; leaves `He was born in May.`."""


def is_footer(telling: Telling) -> bool:
    """Whether a birth or a death is that of an obituary's last line, which may name the main player more fully."""
    main = telling.context.main
    if main is None or telling.trigger.predicate.id not in ("born", "died"):
        return False
    found = FOOTER_RE.match(telling.text, *telling.sentence.span.edges)
    return found is not None and (not found["name"] or main.name.rsplit(maxsplit=1)[-1] in found["name"].split(",")[0])


THING_BEFORE_RE = re.compile(
    rf"\b(?!{one_of('contests.matches', 'contests.outcomes', 'contests.occasions')}s?,? ?$)[a-z]+,? ?$"
)
"""A thing that a clause with "which" speaks of, right before it. Takes `the cost of a bridge, `; leaves `the final, `, `the Cup, `."""


UNDECIDED_RE = re.compile(rf"\b[Tt]he {one_of('contests.undecided')} (?:will |then |next )*$")
"""Who goes on from a match that is to come, right before a verb. Takes `The winner `; leaves `the winner of `."""

WHOSE_RE = re.compile(r"(?P<name>[A-Z][\w'-]+),? whose (?:[\w-]+ ){0,2}$")
"""Whose a thing is, by the name before it. Takes `Doe, whose `; leaves `Doe, 24, whose `."""


@cache
def _kins_re() -> re.Pattern[str]:
    """What kin own, right before a noun. Takes `her mother's `, `her parents' first `; leaves `her mother and `."""
    return re.compile(rf"\b{one_of('person_words.kin.words')}s?(?:'s|') (?:[a-z]+ )?$")


def _is_of_named(telling: Telling) -> bool:
    """Whether a thing is that of somebody else, named right before "whose": "Doe, whose contract runs out in May"."""
    start = telling.sentence.span.start
    found = WHOSE_RE.search(telling.text, start, telling.trigger.span.start)
    if found is None:
        return False
    named = telling.context.mentions_in(Span(start, found.end("name")))
    return not any(telling.context.is_main(one) and mention.span.end == found.end("name") for mention, one in named)


def is_of_thing(telling: Telling) -> bool:
    """Whether a clause with "which" speaks of a thing, and of nothing that was played: "a bridge, which was opened in May"."""
    start = telling.clause.span.start
    thing = THING_BEFORE_RE.search(telling.text, max(telling.sentence.span.start, start - 40), start)
    return telling.clause.opener == "which" and thing is not None


CONTRACT_RE = re.compile(r"\b(?:contract|deal|extension|terms)\b")
"""What runs out, where an aside says when: "a two-year deal worth £2m, which runs until 2027"."""


def is_no_contract(telling: Telling) -> bool:
    """Whether what "which" says runs until a day is no contract: "a tournament which runs until July"."""
    trigger = telling.trigger
    if trigger.predicate.id != "contract-ends" or not trigger.span.cut(telling.text).startswith("which "):
        return False
    return CONTRACT_RE.search(telling.text, telling.sentence.span.start, trigger.span.start) is None


def is_others(telling: Telling) -> bool:
    """Whether what is done to somebody, or befalls them, is told of somebody else than the main player."""
    who, verb = telling.trigger.predicate.who, telling.trigger.verb
    if telling.trigger.form in ("s", "base") and UNDECIDED_RE.search(telling.before):
        return True
    if who == "near" and verb is None:
        kin = _kins_re().search(telling.text, telling.sentence.span.start, telling.trigger.span.start)
        return kin is not None or _is_of_named(telling)
    if who not in ("object", "near") or verb is None:
        return False
    if who == "object" and verb != "be":
        return is_done_to_other(telling)
    span = Span(telling.trigger.span.start, max(telling.clause.span.end, telling.trigger.span.end + 1))
    behind = any(telling.context.is_main(person) for _, person in telling.context.mentions_in(span))
    return not behind and (is_of_several(telling) or has_other_subject(telling))


def has_other_subject(telling: Telling, *, known: bool = True) -> bool:
    """Whether what stands right before a verb is a subject that nobody of the article is: "a man was arrested".

    `known`: whether a noun with "the" or an owner counts too, which may be told of before.
    """
    trigger, context = telling.trigger, telling.context
    if trigger.verb is None:
        return False
    found = _noun_re().search(telling.before)
    if found is None or not (known or UNKNOWN_RE.fullmatch(found["first"])):
        return False
    start = telling.clause.span.start
    phrase = Span(start + found.start("first"), start + found.end("noun"))
    if any(not mention.possessive for mention, _ in context.mentions_in(phrase)) or context.holds_side(phrase):
        return False
    if found["first"].lower() == "the" and _role_re().search(found["noun"]):
        return False
    return not found["noun"][:1].isupper()


def is_of_several(telling: Telling) -> bool:
    """Whether a passive is of several, and the main player not among them: "were arrested"."""
    words = telling.trigger.span.cut(telling.text)
    return PLURAL_RE.match(words) is not None and MANY_RE.search(telling.before) is None


def is_done_to_other(telling: Telling) -> bool:
    """Whether a verb's object is named, and is not the main player: "Roe dropped Doe"."""
    context, name = telling.context, telling.trigger.name
    if name is None:
        return False
    near = context.mentions_in(Span(name.start, min(name.end + NAMED_NEAR, telling.clause.span.end + 1)))
    return not any(context.is_main(person) and not mention.possessive for mention, person in near)
