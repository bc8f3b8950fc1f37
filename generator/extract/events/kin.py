"""What kin of the player did: it is theirs, and is told in their name.

Takes a telling, or a verb where it stands, and gives the words for the kin that the verb tells of, or their given name
where the article says whose kin bears it ("her son Otis"). A noun ("her father's death") is left out.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.events.context import Context
from generator.extract.events.telling import Telling
from generator.knowledge.load import load_words
from generator.model.claims import Person
from generator.model.evidence import Span
from generator.text.alternation import one_of

KIN_REACH = 90
"""How far before its verb somebody's kin may stand, in code points."""


@cache
def kin_acts_re() -> re.Pattern[str]:
    """Somebody's kin right before their verb. Takes the tails `Roe’s wife, Ann, has `, `her mother, who `; leaves `brother of `."""
    own = rf"(?:\b(?:{one_of('possessives')}|whose)|[’']s?)"
    name = r"(?:,? (?-i:[A-Z])[\w’-]+(?: (?-i:[A-Z])[\w’-]+)?,?| and [a-z]+)?"
    verbs = rf"(?: (?:{one_of('be', 'being', 'have', 'do', 'modals', 'adverbs', 'negations')}))*"
    kin = rf"(?P<kin>(?:[\w-]+ ){{0,2}}{one_of('person_words.kin.words')})"
    return re.compile(rf"{own} {kin}{name}(?:,? who)?{verbs} $", re.IGNORECASE)


@cache
def _kin_words() -> frozenset[str]:
    return frozenset(load_words("person_words.kin.words"))


NAMED_RE = re.compile(
    rf"(?:^|[“\"'‘(,;:] ?|\b(?:{one_of('coordinators', 'subordinators')}) )(?P<name>[A-Z][a-z'-]+)(?: (?:{one_of('be', 'being', 'have', 'adverbs')})|'s)* $"
)
"""A given name right before its verb, and nothing before it in the clause. Takes `Otis was `, `, and Mia has `; leaves `Ida Holm was `."""


BORN_RE = re.compile(r"(?:was |is |been )?born\b")
"""A birth, at its verb. Takes `was born`; leaves `was borne`."""


def kin_named(context: Context, clause: Span, verb: int) -> str:
    """The given name of somebody's kin right before a verb: "Otis" of "Otis was born".

    The article must tell of "her son Otis" somewhere; of a birth a bare given name is enough, which no full name holds.
    """
    text = context.text
    found = NAMED_RE.search(text[clause.start : max(clause.start, verb)])
    if found is None:
        return ""
    name = found["name"]
    if BORN_RE.match(text, verb) and not any(
        name in one.name.split()[:-1] + one.name.split()[1:] for one in _people(context)
    ):
        return name
    return name if _is_kins(name, text) else ""


def _is_kins(name: str, text: str) -> bool:
    """Whether an article says somewhere whose kin bears a name: "her son Otis"."""
    place = text.find(name)
    while place >= 0:
        if EDGE_RE.match(text, place + len(name)) and _whose_kin_re().search(text, max(0, place - KIN_REACH), place):
            return True
        place = text.find(name, place + 1)
    return False


EDGE_RE = re.compile(r"\b")
"""Where a word ends. Takes what follows `Otis` in `Otis,`; leaves it in `Otisville`."""


@cache
def _whose_kin_re() -> re.Pattern[str]:
    """Somebody's kin right before their name. Takes `her son `, `his younger brother, `; leaves `the son `."""
    return re.compile(
        rf"\b(?:{one_of('possessives')}|couple's) (?:[\w-]+ ){{0,3}}{one_of('person_words.kin.words')}s?,? $",
        re.IGNORECASE,
    )


def _people(context: Context) -> tuple[Person, ...]:
    return tuple(one for one in context.cast.people if one.kind == "person")


def is_of_kin(context: Context, clause: Span, verb: int) -> bool:
    """Whether the subject right before a verb is somebody's kin, by their tie or by name."""
    start = max(clause.start - len(", who "), verb - KIN_REACH, 0)
    return kin_acts_re().search(context.text, start, verb) is not None or bool(kin_named(context, clause, verb))


def kin_of(telling: Telling) -> str:
    """Whose kin did what a verb tells: "younger brother" of "whose younger brother left home"; empty where it is nobody's."""
    start = telling.trigger.span.start
    if telling.trigger.verb is None or _kin_words().isdisjoint(telling.words):
        return ""
    found = kin_acts_re().search(telling.text, max(telling.sentence.span.start, start - KIN_REACH), start)
    return found["kin"] if found else ""


def name_of_kin(telling: Telling) -> str:
    """The given name of kin of somebody whom a verb tells of: "Otis" of "Otis was born"; empty where it is nobody's."""
    if telling.trigger.verb is None:
        return ""
    return kin_named(telling.context, telling.clause.span, telling.trigger.span.start)
