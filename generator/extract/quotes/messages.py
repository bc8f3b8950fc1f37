"""Messages: who speaks where "it" says the words, or where they tell of what another sent.

Takes the mentions of an article and the place of a quote, gives the mention of who wrote a message that "it" stands
for ("Holm posted a message. “I am sorry,” it read"), and of who got one that a quote tells of ("Reyes had texted her.
“It said wait,” she recalled"). Plain reporting clauses are left to `clauses.py`.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.people.descriptions import before_name
from generator.extract.people.mentions import is_oblique
from generator.extract.quotes.roll import Naming, Roll, cues
from generator.knowledge.load import load_table
from generator.model.article import Article, Sentence
from generator.model.claims import Person
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of
from generator.text.tokens import find_words

MESSENGER_REACH = 24

FROM_RE = re.compile(r"\b[Ff]rom (?:the |an? )?\Z")
"""What stands before a sender. Takes the tail `a reply from the `; leaves `a reply to `."""

JOINT_RE = re.compile(r"\bjoint(?:ly)? (?:[a-z]+ )?\Z")
"""What makes a message that of several. Takes the tail `in a joint `; leaves `joint of beef and a `."""

OWNED_RE = re.compile(r"(?:[’']s?)?(?: [\w-]+){0,3} ")
"""What stands between an owner and a message. Takes `’s last `, ` `; leaves `’s win, sent a `."""

BY_RE = re.compile(r" (?:by|from)\b")
"""What stands behind a message that is somebody's. Takes ` by`; leaves ` to`."""

DONE_RE = re.compile(r"The [a-z]+ [a-z]+ed ")
"""What stands before the object of a body. Takes `The network defended `; leaves `The network said that `."""

AUTHOR_REACH = 60
"""How far behind a message its author stands, in code points."""

IT_REACH = 60
"""How far before its verb the words for a message begin, in code points."""

TOLD_RE = re.compile(
    rf"(?:and |but |so |then )?(?:it|he|she|they) (?:just |only |simply |always |basically |even )?{one_of('cues.phrases.tellings')}\b",
    re.IGNORECASE,
)
"""Quoted words that tell what another said. Takes `It just said wait`, `She told me`; leaves `It was late`."""


@cache
def _it_re() -> re.Pattern[str]:
    """Words for a message before a verb. Takes the tail `,” it `, `The message `, `A second, an hour later, `; leaves `Her message `."""
    nouns = any_of(sorted(cues().statements))
    more = (
        rf"(?:[Aa]nother|(?:[Aa]|[Tt]he) (?:{one_of('numbers.small_ordinals')}|later|further|final|next))(?: {nouns})?"
    )
    return re.compile(
        rf"\b(?:[Ii]t|[Tt]he (?:[a-z-]+ )?{nouns}|{more})(?:, [^,.;:“”\"\n]{{2,30}},)?(?: also| then| later)? \Z"
    )


@cache
def _sendings() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["sendings"])


@cache
def _writings() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["writings"])


def is_message(roll: Roll, cue: int) -> bool:
    """Whether a message is the subject of the verb that begins at `cue`."""
    return _it_re().search(roll.text, max(0, cue - IT_REACH), cue) is not None


def is_written(text: str, cue: Span | None) -> bool:
    """Whether the verb of a clause leaves words to be read."""
    return cue is not None and cue.cut(text) in _writings()


def writer_before(article: Article, roll: Roll, place: int, *, rivalled: bool) -> Naming | None:
    """Who wrote the message that the sentence before the one at `place` speaks of; its subject, or who owns it.

    Where a body may be meant as well (`rivalled`), its subject stands before the message: "Holm posted a message".
    """
    sentence = _before(article, place)
    if sentence is None:
        return None
    span = sentence.span
    words = find_words(roll.text, span.start, span.end)
    noun = next((word for word in words if word.text in cues().statements or word.text in _writings()), None)
    if noun is None or JOINT_RE.search(roll.text, span.start, noun.start):
        return None
    named = (
        _owner(roll, span.start, noun.start) or _author(roll, noun.end, span.end) or roll.subject(span.start, span.end)
    )
    if named is None or named[1].kind != "person" or (rivalled and named[0].span.start > noun.start):
        return None
    if _is_hearer(roll.text, span.start, named[0].span.start):
        return None
    return None if named[0].form == "pronoun" and _is_told(roll.text, span.start, named[0].span.start) else named


def _is_hearer(text: str, start: int, name: int) -> bool:
    """Whether the name is the object of a verb: "The network defended Holm", "A dozen members, in a letter, told Holm"."""
    before = text[start : before_name(text, name, start)[0]].split()
    return DONE_RE.fullmatch(text, start, name) is not None or (before[-1:] != [] and before[-1] in cues().hearers)


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether somebody else says what stands behind [start, end): "The officer said that he"."""
    return any(cues().tells(word.text) and not word.text.endswith("ing") for word in find_words(text, start, end))


def _owner(roll: Roll, start: int, noun: int) -> Naming | None:
    """Whose the message is that the noun at `noun` names: "her last letter", not "Holm's win, sent a letter"."""
    owner = next((naming for naming in reversed(roll.between(start, noun)) if naming[0].possessive), None)
    return owner if owner and OWNED_RE.fullmatch(roll.text, owner[0].span.end, noun) else None


def _author(roll: Roll, noun: int, end: int) -> Naming | None:
    """By whom it is: "a statement by Holm's sister, Ida,"."""
    if BY_RE.match(roll.text, noun) is None:
        return None
    return next((one for one in roll.between(noun, min(end, noun + AUTHOR_REACH)) if not one[0].possessive), None)


def receiver_before(article: Article, roll: Roll, place: int, *, sender: Person) -> Naming | None:
    """Whom the subject of the sentence before the one at `place` sent something to, told by the sender's pronoun."""
    sentence = _before(article, place)
    if sentence is None:
        return None
    span = sentence.span
    subject = roll.subject(span.start, span.end)
    if subject is None or subject[1] is not sender:
        return None
    words = find_words(roll.text, subject[0].span.end, span.end)
    sent = next((word for word in words if word.text in _sendings()), None)
    if sent is None:
        return None
    others = (
        naming
        for naming in roll.between(sent.end, span.end)
        if naming[1] is not sender and naming[1].sex in (None, sender.sex)
    )
    return next((naming for naming in others if not naming[0].possessive or is_oblique(roll.text, naming[0])), None)


def has_messenger(text: str, naming: Naming, start: int) -> bool:
    """Whether somebody without a name speaks for an organisation: "a spokesman for Corve"."""
    before = find_words(text, max(start, naming[0].span.start - MESSENGER_REACH), naming[0].span.start)
    return naming[1].kind == "organisation" and any(word.text in cues().messengers for word in before)


def is_from(text: str, start: int) -> bool:
    """Whether the name at `start` is a sender's: "a statement from Holm", "From the council came a statement"."""
    start = before_name(text, start, 0)[0]
    return FROM_RE.search(text, max(0, start - 12), start) is not None


def _before(article: Article, place: int) -> Sentence | None:
    """The sentence before the one at `place`."""
    number = article.sentence_at(place).number
    return article.sentences[number - 2] if number > 1 else None
