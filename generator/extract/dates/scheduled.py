"""What stands right beside a date and says that it is to come, whatever the verbs of the sentence tell.

"A place in *Saturday*’s final", "Rovers: Visit Northport on *Friday*", "the vote is on *Sunday*".
"""

from __future__ import annotations

import re

from generator.extract.dates.lexicon import WORDS
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of

COPULA_RE = re.compile(
    r"(?:\b(?:is|are|starts?|ends?)|(?:\bis|['’]s)\s+up)(?:\s+(?:in|on|at|from|until|by|not\s+until))?(?:\s+the)?\s+$"
    r"|\b(?:is|are)\s+(?:in|at)\s+[^,.;]{2,30},[^,.;]{2,40},\s+(?:in|on)\s+$"
    rf"|\b(?:is|are)\s+(?:(?!(?:{one_of('relatives', 'subordinators', 'dates.things.judged')}|that|what|was|were|had|did|have|been)\b)[\w’'-]+\s+){{1,7}}(?:in|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""A present tense close before a date speaks of what comes. Takes `the final is on `, `they are at home to Rovers on `;
leaves `he is sure that in `, `he is the first in `."""

THERE_RE = re.compile(
    r"\bthere(?:['’]s| is| are) (?:an?|the|another|no|two|three) (?:(?!(?:that|who|which|for|to|of)\b)[\w’'-]+ ){1,6}(?:on |at )?(?:the )?$",
    re.IGNORECASE,
)
"""Something that there is on a day to come. Takes `There’s a World Cup in Norland `; leaves `there is a feeling that `."""

SQUAD_RE = re.compile(
    rf"\b(?:{any_of(WORDS['direction']['picked'])})\b[^.;]{{0,60}}\bfor (?:the |their |his |her )?(?:[\w’'-]+ ){{0,3}}(?:{any_of(WORDS['direction']['fixture_nouns'])})(?: (?:against|with|at|v|vs) [^.,;]{{2,40}}?)?"
    rf"(?: and (?:the|their|a) (?:[\w-]+ ){{0,2}}(?:{any_of(WORDS['direction']['fixture_nouns'])}) (?:to|against|with|at|v|vs) [^.,;]{{2,30}}?)? on $"
)
"""What somebody is picked for, or misses, before its day. Takes `called up for the friendlies against Oakford on `;
leaves `a goal for the game on `."""

SCHEDULE_RE = re.compile(
    rf"\W*[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){{0,3}}: (?:(?:{'|'.join(WORDS['direction']['schedule_verbs'])})\b|(?:[Aa]t|[Vv]s\.?|[Vv]ersus) (?:the )?[A-Z])"
)
"""An entry of a list of fixtures. Takes `Rovers: Visit Northport`, `Rovers: At Northport`; leaves `Holm: At twelve`."""

NAMED_FOR_RE = re.compile(
    rf"(?<!\bhad )\b(?:{any_of(WORDS['direction']['picked'])})\b[^.;]{{0,80}} for (?:the|this|a) (?:[A-Z0-9][\w’'-]* (?:of )?){{0,4}}(?:{any_of(WORDS['direction']['events'])})(?: in [A-Z][\w-]*)? (?:in|on|at the end of) (?:the )?$"
)
"""What somebody is picked for, before its month. Takes `named in the squad for the Norland Cup in `; leaves `named in `."""

INTO_RE = re.compile(
    rf"(?:(?<!\bwent )(?<!\bcame )(?<!\bheaded )(?<!\bgone )(?<!minutes )(?<!minute )(?<!seconds )(?<!hour )\binto|\b(?:{any_of(WORDS['direction']['leads'])}))\s+$",
    re.IGNORECASE,
)
"""What leads to a game to come, told by its day. Takes `a lead into `, `through to `; leaves `went into `, `19 minutes into `."""

OF_DAY_RE = re.compile(r"['’]s\s")
"""What makes a day that of something. Takes `’s second leg`; leaves ` night`."""

ARRANGED_FOR_RE = re.compile(
    rf"\b(?:{any_of([*WORDS['direction']['arranged'], *WORDS['direction']['called']])})\b[^.,;]{{0,40}} (?:for|from) (?:the )?$"
    rf"|\bset (?:an? |the )?(?:[\w-]+ ){{0,2}}(?:{any_of(WORDS['direction']['set_for'])}) for (?:the )?$"
    rf"|\b(?:{any_of(WORDS['direction']['put_off'])})(?: [\w-]+){{0,3}}? (?:to|until|till|for) (?:the )?$"
)
"""What is seen to, before its day. Takes `had a flight booked to Oakford for `, `called a strike for `, `set a trial for `, `is moved to `;
leaves `booked on `, `moved in `."""

COMING_RE = re.compile(rf"['’]s\s+(?:[\w-]+\s+)?(?:{any_of(WORDS['direction']['coming_nouns'])})\b", re.IGNORECASE)
"""What belongs to a day to come. Takes `’s opponents`; leaves `’s game`."""

READY_FOR_RE = re.compile(
    rf"(?<!\bwas )(?<!\bwere )\b(?:{any_of(WORDS['direction']['ready'])})\b[^.;]{{0,40}}\bfor (?:the )?$", re.IGNORECASE
)
"""Who can play, before the day of a game. Takes `make her available to play for `; leaves `was available for `."""

LEFT_OUT_RE = re.compile(r"\b(?:had|was|were)\b[^.;,]{0,40}$")
"""What tells of a squad that is named already. Takes `had been left out of his `; leaves `is in the `."""

LIVE_RE = re.compile(rf"\W*(?:{any_of(WORDS['direction']['bids'])}) [^.,;]{{2,80}}\blive on\b")
"""What bids a reader be there. Takes `Watch the final live on Corve TV `; leaves `Watch what he did live`."""

CLOCK_RE = re.compile(r",? \(?\d\d?(?:[.:]\d\d ?(?:[AaPp][Mm]|[A-Z]{2,4})?|[AaPp][Mm])\b")
"""The hour of a fixture behind its day. Takes ` 3pm`, `, 7.45pm`; leaves ` 3 goals`."""

VERSUS_RE = re.compile(
    r"(?:[•*–-] )?[A-Z][\w.’'-]*(?: [A-Z&][\w.’'-]*){0,3} (?:vs?\.?|at) (?:[A-Z][\w.’'-]*(?: |, ?)){1,4}(?:on )?"
)
"""A fixture before its day and hour. Takes `Corve v Ardley Town, `; leaves `He won at `."""


DECLARED_RE = re.compile(r"\b(?:declared|declares|proclaimed|proclaims|made|named) $")
"""What makes a day something, before it. Takes `has declared `; leaves `declared on `."""

DAY_OF_RE = re.compile(r" an? (?:[a-z-]+ ){0,2}(?:day|holiday)\b")
"""What a day is made, behind it. Takes ` a day of mourning`; leaves ` a hero`."""

WAS_TO_RE = re.compile(
    rf"\b(?:was|were|had\s+been)\s+(?:[a-z]+ly\s+)?(?:to|{any_of(WORDS['direction']['planned'])})\b[^.;,:]{{0,60}}$",
    re.IGNORECASE,
)
"""What had been planned, before its date, which may be over by now or not. Takes `was due back in `; leaves `is due in `."""


BEFALLEN_RE = re.compile(rf"\b(?:{any_of(WORDS['direction']['befallen'])})\s+(?:late\s+)?(?:on|in)\s+(?:the\s+)?$")
"""What nobody plans, before its day. Takes `investigate an attack on `; leaves `a win on `."""

OVER_ON_RE = re.compile(
    rf"(?:\bthe|{one_of('possessives')}|['’]s?)\s+(?:[\w-]+\s+){{0,2}}{one_of('dates.struck_nouns')}\s+on\s+$",
    re.IGNORECASE,
)
"""What can only be over, before its date. Takes `the share’s close on `; leaves `a win on `."""

OUTCOME_RE = re.compile(rf"\b(?:{any_of(WORDS['direction']['outcomes'])})\s+$", re.IGNORECASE)
"""What follows from a day that owns something. Takes `It follows `; leaves `a trip follows on `."""

SINCE_RE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
"""What can only be past, before its date. Takes `since `; leaves `since he left in `."""

FROM_NOW_RE = re.compile(r"\bbetween now and (?:the )?$|\bfrom now (?:on )?(?:until|till|to) (?:the )?$")
"""What begins now, before its end. Takes `between now and `; leaves `between May and `."""

IN_MIND_RE = re.compile(r"['’]s\s+(?:[\w-]+\s+){1,3}in\s+mind\b")
"""What is thought of, owned by a day to come. Takes `’s derby in mind`; leaves `’s derby`."""


LED_RE = re.compile(r"\b(?P<lead>for|from|to|until|till|in|on|of)\s+(?:the\s+)?$", re.IGNORECASE)
"""The last word before a date. Takes `for the `; leaves `by `."""

WIDE = {
    **dict.fromkeys(("for", "from", "to", "until", "till"), (ARRANGED_FOR_RE,)),
    **dict.fromkeys(("in", "of"), (NAMED_FOR_RE,)),
    "on": (NAMED_FOR_RE, SQUAD_RE),
}
"""What looks far back, by the last word that it reads."""

LEAD_RE = re.compile(r"\b(?:on|in|since)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a date wherever something right beside it can say that it is over. Takes `since the `; leaves `by `."""

CLOSE, PLANNED = 60, 100
"""How many code points before a date are looked at for what stands right beside it, and for a plan."""


def is_behind(text: str, near: Span, place: Span) -> bool:
    """Whether what stands right beside a date says that it is over, whatever the verbs of the sentence."""
    behind = (SINCE_RE, BEFALLEN_RE, OVER_ON_RE)
    closely = max(near.start, place.start - CLOSE)
    led = LEAD_RE.search(text, max(near.start, place.start - 14), place.start)
    if led and any(sign.search(text, closely, place.start) for sign in behind):
        return True
    owns = OF_DAY_RE.match(text, place.end, near.end)
    return owns is not None and OUTCOME_RE.search(text, closely, place.start) is not None


def was_planned(text: str, near: Span, place: Span) -> bool:
    """Whether a date is one that something had been planned for, so that it may be over by now or not."""
    return WAS_TO_RE.search(text, max(near.start, place.start - PLANNED), place.start) is not None


def is_scheduled(text: str, near: Span, place: Span) -> bool:
    """Whether what stands right beside a date says that it is to come, whatever the verbs of the sentence."""
    if SCHEDULE_RE.match(text, near.start, place.start) or COMING_RE.match(text, place.end, near.end):
        return True
    if DAY_OF_RE.match(text, place.end, near.end) and DECLARED_RE.search(text, near.start, place.start):
        return True
    if IN_MIND_RE.match(text, place.end, near.end) or FROM_NOW_RE.search(text, near.start, place.start):
        return True
    closely = max(near.start, place.start - CLOSE)
    if OF_DAY_RE.match(text, place.end, near.end) and INTO_RE.search(text, closely, place.start):
        return True
    if not text[max(0, place.start - 1) : place.start].isspace():
        return False
    ready = READY_FOR_RE.search(text, near.start, place.start) if OF_DAY_RE.match(text, place.end, near.end) else None
    if ready and LEFT_OUT_RE.search(text, near.start, ready.start()) is None:
        return True
    if CLOCK_RE.match(text, place.end, near.end) and VERSUS_RE.fullmatch(text, near.start, place.start):
        return True
    if LIVE_RE.match(text, near.start, place.start) or THERE_RE.search(text, closely, place.start):
        return True
    led = LED_RE.search(text, closely, place.start)
    kinds = WIDE.get(led["lead"].casefold(), ()) if led else ()
    if any(kind.search(text, near.start, place.start) for kind in kinds):
        return True
    return COPULA_RE.search(text, closely, place.start) is not None
