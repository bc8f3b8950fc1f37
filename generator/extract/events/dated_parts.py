"""Who takes part in what only a date tells: the main player, a side of theirs, or kin.

Takes a telling of the general class, gives who takes part; None where the happening is somebody else's. Questions are
asked in order, as for the classes of the table (`participants.py`), but more strictly: no class vouches for the words.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.events.actors import is_foreign
from generator.extract.events.denials import is_done_to_player
from generator.extract.events.kin import kin_of, name_of_kin
from generator.extract.events.names import RUN
from generator.extract.events.participants import Case, Part, Verdicts, judge
from generator.extract.events.subjects import has_other_subject, is_of_thing
from generator.extract.events.telling import Telling
from generator.extract.events.verbs import verb_forms
from generator.knowledge.load import load_table, load_words
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of


def takes_part(telling: Telling) -> Part | None:
    """Who takes part in what a date tells, where the main player or a side of theirs does; else None."""
    context, clause = telling.context, telling.clause
    if AND_WHO_RE.match(context.text, clause.span.start) or has_other_subject(telling, known=False):
        return None
    if is_of_thing(telling) and not any(context.is_main(one) for _, one in context.mentions_in(clause.span)):
        return None
    return judge(TAKING_PART, Case.of(telling))


AND_WHO_RE = re.compile(r"\W*and who\b")
"""A second aside, which is of whom the first was. Takes ` and who has`; leaves ` and when`."""

ME_RE = re.compile(r"\b(?:I|me|us|we)\b")
"""A speaker who takes part. Takes `asked me`; leaves `my phone`."""

WE_RE = re.compile(r"\b(?:we|us)\b", re.IGNORECASE)
"""A speaker with others. Takes `We had`; leaves `were`."""

OPENS_RE = re.compile(r"\W*[A-Z][a-z]+(?:ed|en|ing|wn|ught|ung)\b")
"""A participle that opens a sentence. Takes `Dropped on`, `Beaten by`; leaves `Rovers won`."""


def _another_is_done_to(case: Case) -> bool:
    """Somebody else acts on the main player, who is the object: "Doe called Roe"."""
    return not case.mine and is_done_to_player(case.context, case.telling.clause, case.trigger)


THEIRS_RE = re.compile(r"\b(?:[Tt]heir|[Tt]he couple's) ")
"""What several own, the player among them. Takes `Their daughter `; leaves `theirs`."""


def _shared_kin_act(case: Case) -> bool:
    """Kin of a couple act, or kin known by their name: "their daughter Mia was born", "Otis was born"."""
    if case.trigger.verb is None:
        return False
    shared = THEIRS_RE.search(case.telling.before) is not None and bool(kin_of(case.telling))
    return shared or bool(name_of_kin(case.telling))


def _player_is_named(case: Case) -> bool:
    """The main player takes part by name, by "I", by a verb, or by what is theirs and occurs: "asked me", "her return came"."""
    if not case.here:
        return False
    span = case.telling.clause.span
    named = any(not mention.possessive for mention in case.main) or (
        not case.main and ME_RE.search(case.context.text, *span.edges) is not None
    )
    return bool(case.trigger.verb) or named or _occurs(case.telling)


def _player_goes_on(case: Case) -> bool:
    """The main player of the clause before goes on with a verb: "Roe left home and moved to Caston"."""
    carried = bool(case.trigger.verb) and case.part.carried == "sentence" and case.mine
    return carried and not is_foreign(case.telling)


def _others_take_part(case: Case) -> bool:
    """Somebody else is named, or a name acts that is no side of the player's: "Bexton moved"."""
    return bool(case.part.others) or is_foreign(case.telling)


def _speaks_with_player(case: Case) -> bool:
    """A speaker says "we" in a sentence that names the main player: "we had her in"."""
    people = case.context.mentions_in(case.telling.sentence.span)
    return _speaks_of_several(case) and any(case.context.is_main(person) for _, person in people)


def _speaks_of_several(case: Case) -> bool:
    """A speaker says "we": "we had a plan"."""
    quoted, _ = case.context.speaker_at(case.trigger.span.start)
    return quoted and WE_RE.search(case.telling.text, *case.telling.clause.span.edges) is not None


def _own_side_is_named(case: Case) -> bool:
    """A side of the main player is named: "Ardley moved to a new ground"."""
    return case.context.holds_side(case.telling.clause.span)


SIDE_OPENS_RE = re.compile(rf"\W*(?:The |the )?{RUN}(?:,[^,.;]*,)? ")
"""A name that opens a sentence as its subject. Takes `Rovers lead `, `Rovers, who won, lead `."""

GOES_ON_RE = re.compile(r"\W*(?:and|but|then) (?:then |also )?(?:[a-z]+ )")
"""A verb after "and", without a subject of its own. Takes `and can secure`; leaves `and Doe can`."""


def _own_side_goes_on(case: Case) -> bool:
    """A side of the main player that opens the sentence goes on acting: "Ardley lead by six and can win it on Monday"."""
    telling = case.telling
    text, start = telling.text, telling.sentence.span.start
    place = telling.clause.span.start
    if place == start or not (GOES_ON_RE.match(text, place) or telling.before == ", "):
        return False
    found = SIDE_OPENS_RE.match(text, start, telling.clause.span.start)
    return found is not None and case.context.holds_side(Span(*found.span()))


def _player_is_carried(case: Case) -> bool:
    """The main player is the one of the clause before: "Roe left, a year on from the final"."""
    return case.part.carried == "sentence" and case.mine


def _hangs_on_player(case: Case) -> bool:
    """A clause that names nobody hangs on one about the player: "dropped on Friday, Roe …", "when play resumes"."""
    telling = case.telling
    context, clause, clauses = telling.context, telling.clause, telling.clauses
    if context.mentions_in(clause.span):
        return False
    begins = clause.span.start == telling.sentence.span.start
    opens = begins and OPENS_RE.match(telling.text, clause.span.start)
    following = context.mentions_in(Span(clause.span.end, clause.span.end + 3))[:1]
    told = opens or RANKS_RE.search(telling.text, *telling.trigger.span.edges)
    if begins and told and telling.trigger.verb is None and following and context.is_main(following[0][1]):
        return not following[0][0].possessive
    people = context.mentions_in(telling.sentence.span)
    if opens and not people and case.mine and BARE_SUBJECT_RE.match(telling.text, clause.span.end):
        return True
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


RANKS_RE = re.compile(rf"\b{one_of('event_words.told.ranks')}\b")
"""What somebody is called beside a date. Takes `An ever-present in`; leaves `A man was`."""

BARE_SUBJECT_RE = re.compile(rf", the (?:[a-z-]+ ){{1,3}}(?:{one_of('be', 'have')}|of|from|[a-z]+ed)\b")
"""Somebody told by a noun alone, behind a participle and its date. Takes `, the native of `; leaves `, the game `."""


def _occurs(telling: Telling) -> bool:
    """Whether something of the player's only comes or ends: "her return came in May", and not "her coach left in May"."""
    verbs = load_table("event_words")["clauses"]["occurring"]
    words = re.findall(r"[a-z]+", telling.trigger.span.cut(telling.text))
    return any(base in verbs for word in words for base in verb_forms().get(word, {}))


@cache
def _thing_re() -> re.Pattern[str]:
    """A thing that belongs to a life, as the subject of a clause. Takes `A scan on `, `but her second operation `; leaves `The season `."""
    words = any_of(load_words("event_words.told.belongings"))
    lead = (
        rf"(?:{one_of('coordinators', 'subordinators')} )?(?:{one_of('articles', 'possessives', 'demonstratives')} )?"
    )
    return re.compile(
        rf"\W*{lead}(?:(?!{one_of('prepositions', 'be', 'have')}\b)[\w'-]+ ){{0,3}}?(?:{words})s?\b", re.IGNORECASE
    )


def _thing_of_player_is_told_of(case: Case) -> bool:
    """A thing of a life, where the player is the one last spoken of and nobody else is named: "a scan on Tuesday was clear"."""
    if case.part.others or not _thing_re().match(case.telling.text, case.telling.clause.span.start):
        return False
    return case.here or (case.part.carried == "story" and case.mine)


TAKING_PART: Verdicts = (
    (_another_is_done_to, False),
    (_shared_kin_act, True),
    (_player_is_named, True),
    (_player_goes_on, True),
    (_others_take_part, False),
    (_speaks_with_player, True),
    (_speaks_of_several, False),
    (_own_side_is_named, True),
    (_own_side_goes_on, True),
    (_player_is_carried, True),
    (_hangs_on_player, True),
    (_thing_of_player_is_told_of, True),
)
"""Whether the main player or a side of theirs takes part in what a date tells."""
