"""Whether the words around an expression look ahead or back.

A bare weekday, month or season is the nearest that the tense allows. The last verb or phrase before the expression
decides, in its own sentence; where none stands before it, the first one after it does; where there is none at all, news
tells what is past.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.extract.dates.cues import cues_in, has_got, is_ahead, is_over, participles
from generator.extract.dates.lexicon import WORDS
from generator.extract.dates.scheduled import OF_DAY_RE, is_behind, is_scheduled
from generator.extract.dates.setting import REACH
from generator.model.evidence import Span
from generator.text.alternation import any_of

CONDITION_RE = re.compile(r"\bwould\s+(?!have\b)[^.;]*\b(?:if|unless)\b[^.;]*$")
"""A condition of what would be, before its date. Takes `would buy it unless a better bid turned up by `; leaves
`would have won if he had played on `."""

REDUCED_RE = re.compile(r",\s+(?P<done>[a-z]+)\s+(?:(?:on|in)\s+)?$")
"""A word between a comma and a date, which may be a participle. Takes `, shut on `; leaves `, and then on `."""

REDUCED_REACH = 24
"""How far before a date such a word stands at most, in code points."""

ON_RE = re.compile(r"\s+(?:(?:on|in)\s+)?")
"""Nothing but a preposition before a date. Takes ` on `; leaves ` to play on `."""

ENTRY_RE = re.compile(r"\s*(?::|[-–—])\s+\S")
"""What makes of a date that opens its line an entry of a chronicle. Takes `: Bid`, ` – bid`; leaves `, he left`."""

OPENS_RE = re.compile(
    r"(?:[,;:]\s+(?:and|but|so|then)|;|\b(?:and|but))\s+(?:(?:on|in|by|before|until|come)\s+)(?:the\s+)?$",
    re.IGNORECASE,
)
"""What makes a date the opening of a clause of its own. Takes `, and before `, ` but on `; leaves ` on `, `, and `."""

OWNER_OPENS_RE = re.compile(r"(?:[,;:]\s+|\b)(?:and|but|so|then|while|as)\s+$", re.IGNORECASE)
"""What makes a day that owns something the opening of a clause: "left scarves, and *Saturday*’s game will be". Takes `, and `;
leaves ` with `."""

INSERTED_RE = re.compile(r",\s+(?:on|in)\s+$")
"""What makes of a date between commas a part of the clause behind it. Takes `, on `; leaves ` on `."""

OWN_CLAUSE_RE = re.compile(r"[^,;:]*?,?[^,;:]{0,40}")
"""The rest of such a clause up to its verb. Takes `’s game at Belham we`, `, Rovers `; leaves ` and, as ever, they `."""

INFINITIVE_RE = re.compile(rf"\bto (?:{any_of(WORDS['direction']['infinitives'])})\b")
"""What is to be done, where no verb before it tells when. Takes `Roe to leave`; leaves `thanks to them`."""


@lru_cache(maxsize=256)
def looks_ahead(text: str, sentence: Span, place: Span) -> bool | None:
    """Whether the sentence's verb nearest before `place`, else after it, looks ahead; None without any.

    A present that runs ("is calling") looks ahead only to what follows it ("is playing on Saturday"). The same place is
    asked about again for each day that the article may be of.
    """
    start, end = max(sentence.start, place.start - REACH), min(sentence.end, place.end + REACH)
    beside = _beside(text, Span(start, end), place)
    if beside is not None:
        return beside
    before = list(cues_in(text, start, place.start))
    if before and ON_RE.fullmatch(text, before[-1].end(), place.start):
        if before[-1].group().casefold() in WORDS["direction"]["promised"]:
            return False
        if before[-1].group().casefold() == "after" and not OF_DAY_RE.match(text, place.end):
            before.pop()
    if before and before[-1].group().casefold() == "got" and has_got(text, before[-1]):
        return True
    opened = _opened(text, Span(start, end), place) if before else None
    if before and not (opened and opened.start() >= before[-1].end()):
        return is_ahead(before[-1]) and not is_over(text, before[-1], start)
    if not before and INFINITIVE_RE.search(text, start, place.start):
        return True
    if (
        start == sentence.start
        and ENTRY_RE.match(text, place.end, end)
        and not text[start : place.start].strip("-–—•* ")
    ):
        return None
    after = next(
        (cue for cue in cues_in(text, place.end, end) if not (cue["running"] or cue.group() == "ahead of")), None
    )
    if before and not (after and OWN_CLAUSE_RE.fullmatch(text, place.end, after.start())):
        return is_ahead(before[-1]) and not is_over(text, before[-1], start)
    return is_ahead(after) if after else None


def _beside(text: str, near: Span, place: Span) -> bool | None:
    """What stands right beside a date says, whatever the verbs around; None where it says nothing."""
    if is_behind(text, near, place):
        return False
    if is_scheduled(text, near, place) or CONDITION_RE.search(text, near.start, place.start):
        return True
    reduced = REDUCED_RE.search(text, max(near.start, place.start - REDUCED_REACH), place.start)
    return False if reduced and _is_done(reduced["done"].casefold()) else None


def _opened(text: str, near: Span, place: Span) -> re.Match[str] | None:
    """What makes a date the opening of a clause of its own, so that the verb after it decides."""
    owns = OF_DAY_RE.match(text, place.end, near.end)
    aside = INSERTED_RE.search(text, near.start, place.start) if text.startswith(",", place.end) else None
    return (
        aside
        or OPENS_RE.search(text, near.start, place.start)
        or (OWNER_OPENS_RE.search(text, near.start, place.start) if owns else None)
    )


def _is_done(word: str) -> bool:
    """Whether a word is a participle of what is over: "schools, *shut* Monday"; not "a meeting, *set* for Monday"."""
    if word in WORDS["direction"]["foreseen"]:
        return False
    return word in participles() or (word.endswith("ed") and len(word) > len("need"))
