"""What is no happening of the player's, though its words could tell of one.

Takes a trigger in its clause, says whether it is a goal that was none (a season opener, a hat-trick that stayed one short)
or a sum of goals without a date of its own, and whether a result only tells who put an end to the player's run. What a
clause denies by a word is left to `modes.py`.
"""

from __future__ import annotations

import re

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.triggers import Trigger
from generator.knowledge.load import load_words
from generator.text.alternation import any_of, one_of

TALLY_RE = re.compile(
    rf"\b(?:[5-9]|\d{{2,}}|{any_of(load_words('numbers.small')[4:])}|{one_of('numbers.tens')})(?:[- ][a-z]+){{0,2}} (?:{one_of('contests.tallied')})\b",
    re.IGNORECASE,
)
"""Goals of a season, not of a day. Takes `nine league goals`, `39 tries`; leaves `75th and 76th goals`."""

NO_GOAL_RE = re.compile(
    rf"(?:(?:\b{one_of('event_words.told.opened')}|\b{one_of('dates.weekdays')}'s) opener|\b(?:on|for|of) (?:a|his|her|the) hat-trick|\bfor (?:a|an|the) (?:[a-z]+ )?header)$"
)
"""What is a first match, or a goal short, at the end of a noun of scoring. Takes `season opener`, `on a hat-trick`; `challenging for a header`; leaves `with the opener`."""

SINCE_RE = re.compile(r"\b[Ss]ince (?:(?:[^\s,;:.]|[,.](?=\d))+ )*$")
"""What a date is the beginning of, before it. Takes `since her move to Rovers in `; leaves `since, in `."""

SOMEBODY_RE = re.compile(r"(?:opener|winner)(?: [A-Z][\w-]+ [A-Z]|,? who\b)")
"""Somebody who opens or wins, and no goal. Takes `opener Ida Holm`; leaves `winner in`."""

ENDED_RE = re.compile(r"\b(?:end(?:ed|s|ing)?|halt(?:ed|s)|snapped|stop(?:ped|s)) (?:the )?$")
"""A verb that puts an end to somebody's run, right before its owner. Takes `Doe ended `; leaves `ended up with `."""


def is_no_goal(context: Context, clause: Clause, trigger: Trigger) -> bool:
    """Whether words of scoring tell of no goal, or sum up goals and date nothing but what they are counted since."""
    if NO_GOAL_RE.search(context.text, clause.span.start, trigger.span.end):
        return True
    if SOMEBODY_RE.match(context.text, trigger.span.end - len("winner")):
        return True
    return _is_tally(context.text, clause, trigger) and not dates_more(context, clause)


def ends_a_run(context: Context, clause: Clause) -> bool:
    """Whether a result is told by the run of the player's that it puts an end to: "Doe ended Roe's run with a 6-1 win"."""
    owned = (mention for mention, person in context.mentions_in(clause.span) if context.is_main(person))
    return any(
        mention.possessive and ENDED_RE.search(context.text, clause.span.start, mention.span.start) for mention in owned
    )


def is_done_to_player(context: Context, clause: Clause, trigger: Trigger) -> bool:
    """Whether an aside tells what somebody did to the player: "the coach who guided her to gold"; a loss to them is their win."""
    if clause.opener != "who" or trigger.verb in (None, "lose"):
        return False
    main = [mention for mention, person in context.mentions_in(clause.span) if context.is_main(person)]
    return bool(main) and all(mention.span.start > trigger.span.start for mention in main)


def _is_tally(text: str, clause: Clause, trigger: Trigger) -> bool:
    """Whether goals are summed up over time and tell of no one occasion."""
    reach = min(clause.span.end, trigger.span.end + 30)
    return TALLY_RE.search(text, max(clause.span.start, trigger.span.start - 25), reach) is not None


def dates_more(context: Context, clause: Clause) -> bool:
    """Whether a clause that sums something up dates it, and not only what it is counted since."""
    starts = [timex.evidence.span.start for timex in context.timexes_in(clause.span)]
    return any(not SINCE_RE.search(context.text, clause.span.start, start) for start in starts)
