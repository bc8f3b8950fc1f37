"""Whether the words around an expression look ahead or back.

A bare weekday, month or season is the nearest that the tense allows. The last verb or phrase before the expression
decides, in its own sentence; where none stands before it, the first one after it does; where there is none at all, news
tells what is past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from generator.extract.dates.lexicon import WORDS
from generator.extract.dates.setting import REACH
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of

NOUN_LEAD_RE = re.compile(
    rf"\b(?:{one_of('articles', 'possessives', 'numbers.small', 'numbers.small_ordinals')}|of|in|on|to|\d+(?:,\d{3})*)\s+$",
    re.IGNORECASE,
)
"""What makes a following word a noun. Takes `his ` before `hopes`, `12 ` before `runs`, `first ` before `start`; leaves `he `, `in 2017, `."""

HAD_RE = re.compile(r"\b(?:had|did|did\s+not|didn['’]t)\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE)
"""What puts the verb after it into the past. Takes `had `, `did not `; leaves `had been `."""

NEGATED_RE = re.compile(r"(?:\b(?:not|never)\b|n['’]t\b)[^.;]*$", re.IGNORECASE)
"""A negation in the clause. Takes `didn’t play `; leaves `is out `."""

COPULA_RE = re.compile(
    r"(?:\b(?:is|are|starts?|ends?)|(?:\bis|['’]s)\s+up)(?:\s+(?:in|on|at|from|until|by|not\s+until))?(?:\s+the)?\s+$"
    r"|\b(?:is|are)\s+(?:in|at)\s+[^,.;]{2,30},[^,.;]{2,40},\s+(?:in|on)\s+$"
    rf"|\b(?:is|are)\s+(?:(?!(?:{one_of('relatives', 'subordinators', 'dates.things.judged')}|that)\b)[\w’'-]+\s+){{1,7}}(?:in|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""A present tense close before a date speaks of what comes. Takes `the final is on `, `they are at home to Rovers on `;
leaves `he is sure that in `, `he is the first in `."""

THERE_RE = re.compile(
    r"\bthere(?:['’]s| is| are) (?:an?|the|another|no|two|three) (?:(?!(?:that|who|which|for|to|of)\b)[\w’'-]+ ){1,6}(?:on |at )?(?:the )?$",
    re.IGNORECASE,
)
"""Something that there is on a day to come. Takes `There’s a World Cup in Norland `; leaves `there is a feeling that `."""

SOME = one_of("articles", "possessives", "quantifiers", "numbers.small")
SQUAD_RE = re.compile(
    rf"\b(?:{any_of(WORDS['direction']['picked'])})\b[^.;]{{0,60}}\bfor (?:the |their |his |her )?(?:[\w’'-]+ ){{0,3}}(?:{any_of(WORDS['direction']['fixture_nouns'])})(?: (?:against|with|at|v|vs) [^.,;]{{2,40}}?)?"
    rf"(?: and (?:the|their|a) (?:[\w-]+ ){{0,2}}(?:{any_of(WORDS['direction']['fixture_nouns'])}) (?:to|against|with|at|v|vs) [^.,;]{{2,30}}?)? on $"
)
"""What somebody is picked for, or misses, before its day. Takes `called up for the friendlies against Oakford on `;
leaves `a goal for the game on `."""

FIXTURE = rf"(?:set(?:s|ting)?\s+up|to\s+(?:book|earn|secure|clinch|seal)|has|have)\s+{SOME}\s+(?:(?!{SOME}\b)[\w’'-]+\s+){{0,3}}?(?:{any_of(WORDS['direction']['fixture_nouns'])})\b"
"""A game or a hearing that somebody has before them. Takes `set up a second-round tie`, `has a test`; leaves `had a test`."""

STATE = rf"(?:is|are|remains?|listed\s+as)\s+(?:(?:also|still|now|not|[a-z]+ly)\s+)?(?:{any_of(WORDS['direction']['states'])})\s+for"
"""What somebody is for a day to come. Takes `is doubtful for`; leaves `was doubtful for`, `is famous for`."""


@cache
def _cue_pattern() -> re.Pattern[str]:
    table = WORDS["direction"]
    regular = r"(?:[a-z]{2,}[^e]ed|(?:agr|fr|guarant|decr)eed)"
    planned = r"to\s+be\s+[a-z]{3,}(?:ed|en|wn|ld|de|pt|nt|ght)"
    arranged = [
        f"{have} {verb}" for have in ("has", "have", "has already", "have already") for verb in table["arranged"]
    ]
    running = r"(?:am|is|are)\s+(?:not\s+)?(?!going\s+to\b)[a-z]{2,}ing"
    return re.compile(
        rf"(?<!\w)(?:(?:(?P<ahead>{planned}|{FIXTURE}|{STATE}|(?P<running>{running})|{any_of([*table['ahead'], *arranged])})|(?P<back>{any_of(table['back'])}|(?<!-){regular}))(?!\w|-[a-z])"
        rf"|(?P<present>(?:who|which|(?-i:he|she|it|He|She|It))\s+(?:also\s+|then\s+|now\s+)?(?!(?:was|is|has|does|plus)\b|(?:{any_of(table['told_now'])})\b)[a-z]{{3,}}s)\b"
        r"|(?P<age>(?:I['’]m|(?:he|she)['’]s|(?:he|she)\s+is)\s+\d\d)\b)"
        rf"|(?<=\w)(?P<short>['’](?:ll(?:\s+have)?|ve(?P<arranged>\s+(?:already\s+)?(?:{any_of(table['arranged'])}))?|d(?P<wish>\s+(?:have\s+(?:an?|the|his|her|to)|be(?!en)|need|{any_of(table['infinitives'])}))?))(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=256)
def looks_ahead(text: str, sentence: Span, place: Span) -> bool | None:
    """Whether the sentence's verb nearest before `place`, else after it, looks ahead; None without any.

    A present that runs ("is calling") looks ahead only to what follows it ("is playing on Saturday"). The same place is
    asked about again for each day that the article may be of.
    """
    start, end = max(sentence.start, place.start - REACH), min(sentence.end, place.end + REACH)
    if _is_scheduled(text, Span(start, end), place):
        return True
    before = list(_cues(text, start, place.start))
    if before and before[-1].group().casefold() == "got" and _has_got(text, before[-1]):
        return True
    opened = _opened(text, Span(start, end), place) if before else None
    if before and not (opened and opened.start() >= before[-1].end()):
        return _is_ahead(before[-1]) and not _is_over(text, before[-1], start)
    if not before and INFINITIVE_RE.search(text, start, place.start):
        return True
    after = next((cue for cue in _cues(text, place.end, end) if not cue["running"]), None)
    if before and not (after and OWN_CLAUSE_RE.fullmatch(text, place.end, after.start())):
        return _is_ahead(before[-1]) and not _is_over(text, before[-1], start)
    return _is_ahead(after) if after else None


OPENS_RE = re.compile(
    r"(?:[,;:]\s+(?:and|but|so|then)|\b(?:and|but))\s+(?:(?:on|in|by|before|until|come)\s+)(?:the\s+)?$", re.IGNORECASE
)
"""What makes a date the opening of a clause of its own. Takes `, and before `, ` but on `; leaves ` on `, `, and `."""

OWNER_OPENS_RE = re.compile(r"(?:[,;:]\s+|\b)(?:and|but|so|then|while|as)\s+$", re.IGNORECASE)
"""What makes a day that owns something the opening of a clause: "left scarves, and *Saturday*’s game will be". Takes `, and `;
leaves ` with `."""


def _opened(text: str, near: Span, place: Span) -> re.Match[str] | None:
    """What makes a date the opening of a clause of its own, so that the verb after it decides."""
    owns = OF_DAY_RE.match(text, place.end, near.end)
    return OPENS_RE.search(text, near.start, place.start) or (
        OWNER_OPENS_RE.search(text, near.start, place.start) if owns else None
    )


OWN_CLAUSE_RE = re.compile(r"[^,;:]*?,?[^,;:]{0,40}")
"""The rest of such a clause up to its verb. Takes `’s game at Belham we`, `, Rovers `; leaves ` and, as ever, they `."""

INFINITIVE_RE = re.compile(rf"\bto (?:{any_of(WORDS['direction']['infinitives'])})\b")
"""What is to be done, where no verb before it tells when. Takes `Roe to leave`; leaves `thanks to them`."""

SCHEDULE_RE = re.compile(
    rf"\W*[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){{0,3}}: (?:(?:{'|'.join(WORDS['direction']['schedule_verbs'])})\b|(?:[Aa]t|[Vv]s\.?|[Vv]ersus) (?:the )?[A-Z])"
)
"""An entry of a list of fixtures. Takes `Rovers: Visit Northport`, `Rovers: At Northport`; leaves `Holm: At twelve`."""

INTO_RE = re.compile(
    rf"(?:(?<!\bwent )(?<!\bcame )(?<!\bheaded )(?<!\bgone )(?<!minutes )(?<!minute )(?<!seconds )(?<!hour )\binto|\b(?:{any_of(WORDS['direction']['leads'])}))\s+$",
    re.IGNORECASE,
)
"""What leads to a game to come, told by its day. Takes `a lead into `, `through to `; leaves `went into `, `19 minutes into `."""

OF_DAY_RE = re.compile(r"['’]s\s")
"""What makes a day that of something. Takes `’s second leg`; leaves ` night`."""

ARRANGED_FOR_RE = re.compile(rf"\b(?:{any_of(WORDS['direction']['arranged'])})\b[^.,;]{{0,40}} for (?:the )?$")
"""What is seen to, before its day. Takes `had a flight booked to Oakford for `; leaves `booked on `."""

COMING_RE = re.compile(rf"['’]s\s+(?:[\w-]+\s+)?(?:{any_of(WORDS['direction']['coming_nouns'])})\b", re.IGNORECASE)
"""What belongs to a day to come. Takes `’s opponents`; leaves `’s game`."""

READY_FOR_RE = re.compile(
    rf"(?<!\bwas )(?<!\bwere )\b(?:{any_of(WORDS['direction']['ready'])})\b[^.;]{{0,40}}\bfor (?:the )?$"
)
"""Who can play, before the day of a game. Takes `make her available to play for `; leaves `was available for `."""

LIVE_RE = re.compile(rf"\W*(?:{any_of(WORDS['direction']['bids'])}) [^.,;]{{2,80}}\blive on\b")
"""What bids a reader be there. Takes `Watch the final live on Corve TV `; leaves `Watch what he did live`."""

CLOCK_RE = re.compile(r",? \(?\d\d?(?:[.:]\d\d ?(?:[AaPp][Mm]|[A-Z]{2,4})?|[AaPp][Mm])\b")
"""The hour of a fixture behind its day. Takes ` 3pm`, `, 7.45pm`; leaves ` 3 goals`."""

VERSUS_RE = re.compile(
    r"(?:[•*–-] )?[A-Z][\w.’'-]*(?: [A-Z&][\w.’'-]*){0,3} (?:vs?\.?|at) (?:[A-Z][\w.’'-]*(?: |, ?)){1,4}(?:on )?"
)
"""A fixture before its day and hour. Takes `Corve v Ardley Town, `; leaves `He won at `."""

HAS_GOT_RE = re.compile(r"(?:\b(?:have|has)|['’](?:ve|s))\s+$", re.IGNORECASE)
"""What makes of "got" a having. Takes `I’ve `; leaves `they `."""

GOT_RE = re.compile(rf"got\s+(?:{SOME}|[A-Z])", re.IGNORECASE)
"""Having something, so that its date is to come. Takes `got a`; leaves `got in`."""


def _is_scheduled(text: str, near: Span, place: Span) -> bool:
    """Whether what stands right beside a date says that it is to come, whatever the verbs of the sentence."""
    if SCHEDULE_RE.match(text, near.start, place.start) or COMING_RE.match(text, place.end, near.end):
        return True
    closely = max(near.start, place.start - 60)
    if OF_DAY_RE.match(text, place.end, near.end) and INTO_RE.search(text, closely, place.start):
        return True
    if not text[max(0, place.start - 1) : place.start].isspace():
        return False
    if OF_DAY_RE.match(text, place.end, near.end) and READY_FOR_RE.search(text, near.start, place.start):
        return True
    if CLOCK_RE.match(text, place.end, near.end) and VERSUS_RE.fullmatch(text, near.start, place.start):
        return True
    if LIVE_RE.match(text, near.start, place.start) or THERE_RE.search(text, closely, place.start):
        return True
    if ARRANGED_FOR_RE.search(text, near.start, place.start):
        return True
    return (SQUAD_RE.search(text, near.start, place.start) or COPULA_RE.search(text, closely, place.start)) is not None


def _cues(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for cue in _cue_pattern().finditer(text, start, end):
        if not (
            _is_name(text, cue)
            or _is_noun(text, cue, start)
            or _is_passive(text, cue)
            or _is_urged(text, cue)
            or _is_not_until(text, cue, start)
        ):
            yield cue


def _is_name(text: str, cue: re.Match[str]) -> bool:
    """Whether a capital tells that it is no verb ("the US *Open*", "in *May*", "on Friday, *United* host")."""
    word = cue.group()
    if not word[0].isupper() or cue["age"] or cue["present"]:
        return False
    before = text[max(0, cue.start() - 2) : cue.start()].rstrip()[-1:]
    initials = text[max(0, cue.start() - 3) : cue.start()]
    return (
        word in WORDS["months"]
        or before.isalnum()
        or before in {",", ";", ":", "-", "–"}
        or (before == "." and initials[:1].isupper())
    )


def _is_noun(text: str, cue: re.Match[str], start: int) -> bool:
    """Whether a single word that could be a verb follows an article or a preposition ("in the face of")."""
    if not cue["ahead"] or " " in cue["ahead"] or cue["ahead"].casefold() in ("next", "upcoming"):
        return False
    return bool(NOUN_LEAD_RE.search(text, max(start, cue.start() - 14), cue.start()))


def _is_not_until(text: str, cue: re.Match[str], start: int) -> bool:
    """Whether "until" ends a wait that a negation tells of, so that the verb before it decides ("did not play until")."""
    return cue.group().casefold() == "until" and bool(
        NEGATED_RE.search(text, max(start, cue.start() - 60), cue.start())
    )


def _has_got(text: str, cue: re.Match[str]) -> bool:
    """Whether "got" tells of what somebody has ("I’ve *got* a game on Thursday")."""
    having = HAS_GOT_RE.search(text, max(0, cue.start() - 8), cue.start())
    return having is not None and GOT_RE.match(text, cue.start()) is not None


def _is_over(text: str, cue: re.Match[str], start: int) -> bool:
    """Whether a verb that looks ahead stands in the past ("ministers *had promised* in the spring", "did not *play*")."""
    return bool(HAD_RE.search(text, max(start, cue.start() - 16), cue.start()))


def _is_passive(text: str, cue: re.Match[str]) -> bool:
    """Whether a participle follows "be", so that what stands before it tells the time ("will be *held*")."""
    return bool(cue["back"]) and text[max(0, cue.start() - 3) : cue.start()].casefold() == "be "


LET_RE = re.compile(r"\blet\s+(?:me|us)\s+(?:(?:not|just|first|all)\s+){0,2}$", re.IGNORECASE)
"""What makes an infinitive of the word after it. Takes `Let us not `; leaves `let the `."""


def _is_urged(text: str, cue: re.Match[str]) -> bool:
    """Whether a form that could be a past is what somebody is urged to do: "let us not *put* too much on him"."""
    return bool(cue["back"]) and LET_RE.search(text, max(0, cue.start() - 24), cue.start()) is not None


def _is_ahead(cue: re.Match[str]) -> bool:
    told = cue["ahead"] or cue["present"] or cue["age"] or cue["wish"] or cue["arranged"]
    return bool(told) or (cue["short"] or "")[1:3] == "ll"
