"""What kin of the player did: it is theirs, and is told in their name.

Takes a telling, gives the words for the kin that its verb tells of; a noun ("her father's death") is left out.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.events.telling import Telling
from generator.knowledge.load import load_words
from generator.text.alternation import one_of

KIN_REACH = 90
"""How far before its verb somebody's kin may stand, in code points."""


@cache
def kin_acts_re() -> re.Pattern[str]:
    """Somebody's kin right before their verb. Takes the tails `whose younger brother `, `Roe’s wife, Ann, has `; leaves `brother of `."""
    own = rf"(?:\b(?:{one_of('possessives')}|whose)|[’']s?)"
    name = r"(?:,? (?-i:[A-Z])[\w’-]+(?: (?-i:[A-Z])[\w’-]+)?,?| and [a-z]+)?"
    verbs = rf"(?: (?:{one_of('be', 'being', 'have', 'do', 'modals', 'adverbs', 'negations')}))*"
    kin = rf"(?P<kin>(?:[\w-]+ ){{0,2}}{one_of('person_words.kin.words')})"
    return re.compile(rf"{own} {kin}{name}{verbs} $", re.IGNORECASE)


@cache
def _kin_words() -> frozenset[str]:
    return frozenset(load_words("person_words.kin.words"))


def kin_of(telling: Telling) -> str:
    """Whose kin did what a verb tells: "younger brother" of "whose younger brother left home"; empty where it is nobody's."""
    start = telling.trigger.span.start
    if telling.trigger.verb is None or _kin_words().isdisjoint(telling.words):
        return ""
    found = kin_acts_re().search(telling.text, max(telling.sentence.span.start, start - KIN_REACH), start)
    return found["kin"] if found else ""
