"""The grammar of numbers: digits, words, ordinals, money, scores, shares, "twice" and "a brace".

Takes a stretch of text, gives every `Number` in it, in order of place. What a number counts is not asked here; only what
can never count anything is left out: parts of names, addresses, codes and telephone numbers, years, days of a month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of
from generator.text.tokens import fold, has_digit, vocabulary

Form = Literal["cardinal", "ordinal", "money", "score", "share", "measure", "times", "clock"]

WORDS = load_table("numbers")
SMALL: tuple[str, ...] = tuple(WORDS["small"])
TENS: tuple[str, ...] = tuple(WORDS["tens"])
SMALL_ORDINALS: tuple[str, ...] = tuple(WORDS["small_ordinals"])
TENS_ORDINALS: tuple[str, ...] = tuple(WORDS["tens_ordinals"])
SCALES: dict[str, int] = WORDS["scales"]
TIMES: dict[str, int] = WORDS["times"]

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""A bare whole number between these is a year, unless a plural follows ("2000 runs")."""

DIGITS = r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,9})?|[0-9]{1,12}(?:\.[0-9]{1,9})?"
UNIT_WORD = "|".join(sorted(SMALL, key=len, reverse=True))
TEN_WORD = "|".join(TENS)
ORDINAL_WORD = "|".join(sorted(SMALL_ORDINALS, key=len, reverse=True))
CARDINAL = rf"(?:(?:{TEN_WORD})-(?:{'|'.join(SMALL[:9])})|{UNIT_WORD}|{TEN_WORD}|half\ a\ dozen|(?:a\ )?dozen)\b"
ORDINAL = rf"(?:[0-9]{{1,6}}(?:st|nd|rd|th)|(?:{TEN_WORD})-(?:{'|'.join(SMALL_ORDINALS[:9])})|{ORDINAL_WORD}|{'|'.join(TENS_ORDINALS)}|hundredth)\b"
LONG_SCALE = r"(?:hundred|thousand|million|billion|trillion|bn|lakh|crore)\b"
SCALE = rf"{one_of('numbers.scales')}\b"
MONTH = rf"{one_of('dates.months', 'dates.month_abbreviations')}\b"

NUMBER_RE = re.compile(
    rf"""(?<![\w@\#/])(?<!\d[.,:–-])(?:
      (?P<money>(?P<sign>US\$|A\$|C\$|NZ\$|Rs\.?|[£€$¥₹])\s?(?P<coins>{DIGITS})(?:[\s-]?(?P<coinscale>{SCALE}))?)
     |(?:(?P<hours>[0-9]{{1,2}})\s?h(?:(?:ou)?rs?)?,?\s)?(?P<minutes>[0-9]{{1,2}}|{UNIT_WORD})\s?min(?:ute)?s?,?\s(?:and\s)?(?P<seconds>[0-9]{{1,2}}(?:\.[0-9]{{1,3}})?)\s?sec(?:ond)?s?\b
     |(?P<clock>[0-9]{{1,2}}:[0-5][0-9](?::[0-5][0-9])?(?:\.[0-9]{{1,3}})?)(?![\w:])
     |(?P<score>[0-9]{{1,3}}[-–][0-9]{{1,3}})(?![-–\w]|[.,:]\d)
     |(?P<ordinals>{ORDINAL}(?:(?:,\ |,?\ and\ ){ORDINAL})*)
     |(?P<times>(?:once|twice|thrice|brace|treble|hat[ -]trick)\b)
     |(?P<word>(?:a\ )?hundred\ and\ (?:{CARDINAL})|(?:a\ )?hundred\b|{CARDINAL}(?:\ (?P<wordscale>{LONG_SCALE})(?:\ and\ (?P<rest>{CARDINAL}))?)?)
     |(?P<digits>{DIGITS})(?:[\s-]?(?P<scale>{LONG_SCALE}))?(?:(?P<percent>\s?%|[\s-]per\s?cent\b)|(?P<measure>[\s-]?(?:kgs?|kilos?|kilograms?|lbs?|km|mph|kmh)\b|(?:(?<=\.\d)|(?<=\.\d\d))\s?(?:m|metres?|meters?)\b))?(?![\w/]|[.:–-]\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Any number. Takes `21`, `1,000`, `forty-two`, `75th and 76th`, `£17million`, `2–1`, `54%`, `twice`, `1.5kg`, `1:56.31`, `2hr 1min 4sec`, `one minute 53.79 seconds`; leaves `B52`, `@fan7`, `4-3-3`, `19:45`."""

DIGITS_RE = re.compile(r"[0-9][0-9,]*")
"""A whole number in figures. Takes `1,000`; leaves `ten`."""

ORDINAL_RE = re.compile(ORDINAL, re.IGNORECASE)
"""One ordinal of several. Takes both of `75th and 76th`; leaves `75`."""

CURRENCY_WORD_RE = re.compile(r"[\s-](?P<name>pounds?|euros?|dollars?|yen|rupees?)\b", re.IGNORECASE)
"""A currency after its number. Takes ` million euros`' last word; leaves ` pounded`."""

PER_RE = re.compile(
    r"(?:[\s-](?:per|an?)[\s-]|/)(?P<period>hour|day|week|month|season|year|game|match)\b", re.IGNORECASE
)
"""The period that money is paid for. Takes `-per-week`, ` a year`; leaves ` a yearly`."""

NAMED_RE = re.compile(r" [A-Z]")
"""What goes on with a name, after a number in words. Takes ` Nations`; leaves ` nations`."""

JOINED_RE = re.compile(rf"(?:[0-9]|\b(?:{CARDINAL}))-$", re.IGNORECASE)
"""A number that makes seconds, or a fraction, of an ordinal. Takes `five-`; leaves `top-`."""

CLOCK_RE = re.compile(rf"(?:\b{one_of('counting.times.clocks')}|\bbest from|\bfrom [0-9:.]{{4,8}} to) $")
"""What makes minutes and seconds of what may be an hour of the day. Takes `clocked `; leaves `at `."""

DAY_AFTER_RE = re.compile(rf"\s(?:of\s)?{MONTH}", re.IGNORECASE)
"""A month after its day. Takes ` February`; leaves ` goals`."""

DAY_BEFORE_RE = re.compile(rf"\b{MONTH}\.?\s(?:the\s)?$", re.IGNORECASE)
"""A month before its day. Takes `February `; leaves `March on `."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number and its place."""

    span: Span
    """Its own words, with scale, currency and period."""
    group: Span
    """The whole of a coordination ("75th and 76th"), else the same as `span`."""
    value: int | float | str
    """A score is text, with a hyphen."""
    form: Form
    currency: str | None = None
    """ISO 4217."""
    period: str | None = None
    """What money is paid for: "week"."""
    measure: str | None = None
    """Unit of a measure, as printed: "kg"."""


def find_numbers(text: str, span: Span) -> tuple[Number, ...]:
    """All numbers inside `span`, in order of place."""
    printed = span.cut(text)
    in_words = not _telling_words().isdisjoint(vocabulary(printed))
    if not in_words and not has_digit(printed):
        return ()
    found: list[Number] = []
    reached = span.start
    for candidate in (_candidate_re() if in_words else FIGURES_RE).finditer(text, span.start, span.end):
        match = NUMBER_RE.match(text, candidate.start(), span.end) if candidate.start() >= reached else None
        if match:
            found.extend(_read(match, text))
            reached = match.end()
    return tuple(found)


FIGURES = r"(?:US|A|C|NZ)\$|[£€$¥₹]|\bRs(?=\.? ?[0-9])|[0-9]+"
FIGURES_RE = re.compile(FIGURES)
"""Where a number in figures may begin. Takes `US$`, `£`, `21`; leaves `ten`."""


@cache
def _candidate_re() -> re.Pattern[str]:
    """Where a number may begin. Takes `US$`, `£`, `21`, the `a` of `a dozen`; leaves `goal`."""
    words = rf"(?<![A-Za-z])(?i:{any_of(_number_words())})(?![A-Za-z])"
    return re.compile(rf"{FIGURES}|{words}")


@cache
def _number_words() -> frozenset[str]:
    """First words of numbers in words."""
    listed = (
        *SMALL,
        *TENS,
        *SMALL_ORDINALS,
        *TENS_ORDINALS,
        *TIMES,
        "hat",
        "half",
        "dozen",
        "hundred",
        "hundredth",
        "a",
    )
    return frozenset(listed)


@cache
def _telling_words() -> frozenset[str]:
    """Those without which none stands in words: "a" and "half" lead up to one that is listed as well, "half a dozen"."""
    return _number_words() - {"a", "half"}


def number_of(words: str) -> int:
    """The value of a cardinal or ordinal in words or digits, "twenty-one" or "21st"; 0 when it is none."""
    digits = DIGITS_RE.match(words)
    if digits:
        return int(digits.group().replace(",", ""))
    known = _word_values()
    parts = [part for part in fold(words).replace("-", " ").split() if part not in ("a", "and", "half")]
    total = 0
    for part in parts:
        scale = SCALES.get(part)
        total = max(total, 1) * scale if scale else total + known.get(part, 0)
    return total // 2 if fold(words).startswith("half") else total


@cache
def _word_values() -> dict[str, int]:
    values = {word: index for index, word in enumerate(SMALL, 1)}
    values |= {word: index for index, word in enumerate(SMALL_ORDINALS, 1)}
    values |= {word: index * 10 for index, word in enumerate(TENS, 2)}
    values |= {word: index * 10 for index, word in enumerate(TENS_ORDINALS, 2)}
    return values | {"dozen": 12, "hundredth": 100}


def _read(match: re.Match[str], text: str) -> list[Number]:
    """The numbers of one match; none where it is a date, a year or a code."""
    if match["ordinals"]:
        return _read_ordinals(match, text)
    span = Span(match.start(), match.end())
    if match["money"]:
        period = PER_RE.match(text, span.end)
        span = Span(span.start, period.end() if period else span.end)
        code = str(load_table("metrics")["currencies"][match["sign"].upper()])
        value = _scaled(match["coins"], match["coinscale"])
        return [Number(span=span, group=span, value=value, form="money", currency=code, period=_period(period))]
    if match["minutes"]:
        whole, dot, parts = match["seconds"].partition(".")
        told = match["minutes"] if match["minutes"].isdigit() else str(number_of(match["minutes"]))
        minutes = f"{match['hours']}:{told:0>2}" if match["hours"] else told
        return [Number(span=span, group=span, value=f"{minutes}:{whole:0>2}{dot}{parts}", form="clock")]
    if match["clock"]:
        run = (
            "." in match["clock"]
            or match["clock"].count(":") == 2
            or CLOCK_RE.search(text, max(0, span.start - 20), span.start)
        )
        return [Number(span=span, group=span, value=match["clock"], form="clock")] if run else []
    if match["score"]:
        return [Number(span=span, group=span, value=match["score"].replace("–", "-"), form="score")]
    if match["times"]:
        return [
            Number(
                span=span, group=span, value=TIMES[fold(match["times"]).replace("hat trick", "hat-trick")], form="times"
            )
        ]
    return _read_cardinal(match, text, span)


def _read_ordinals(match: re.Match[str], text: str) -> list[Number]:
    group = Span(match.start(), match.end())
    if _stands_in_a_date(text, group) or JOINED_RE.search(text, max(0, group.start - 16), group.start):
        return []
    parts = ORDINAL_RE.finditer(match.group())
    spans = [Span(group.start + part.start(), group.start + part.end()) for part in parts]
    return [Number(span=span, group=group, value=number_of(span.cut(text)), form="ordinal") for span in spans]


def _read_cardinal(match: re.Match[str], text: str, span: Span) -> list[Number]:
    digits = match["digits"]
    if not digits and text[span.start].isupper() and NAMED_RE.match(text, span.end) and not _opens(text, span.start):
        return []
    if not digits:
        value: int | float = number_of(match["word"])
        scale = match["wordscale"]
    else:
        value, scale = _scaled(digits, match["scale"]), match["scale"]
        code = len(digits) > 1 and digits.startswith("0") and "." not in digits
        bare = "," not in digits and "." not in digits
        if code or (bare and len(digits) > 6) or (scale is None and bare and _stands_in_a_date(text, span)):
            return []
        if match["percent"]:
            return [Number(span=span, group=span, value=value, form="share")]
        if match["measure"] and text[max(0, span.start - 3) : span.start].endswith(("-", "–", "st ", "st")):
            return []
        if match["measure"]:
            measure = match["measure"].strip(" -").lower()
            return [Number(span=span, group=span, value=value, form="measure", measure=measure)]
    currency = CURRENCY_WORD_RE.match(text, span.end)
    if currency and (scale or digits):
        code_name = str(load_table("metrics")["currencies"][currency["name"].lower().rstrip("s")])
        period = PER_RE.match(text, currency.end())
        whole = Span(span.start, period.end() if period else currency.end())
        return [Number(span=whole, group=whole, value=value, form="money", currency=code_name, period=_period(period))]
    return [Number(span=span, group=span, value=value, form="cardinal")]


def _opens(text: str, start: int) -> bool:
    """Whether nothing but the end of a sentence, or a line, stands before a place."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in '.!?:\n“"”'


def _scaled(digits: str, scale: str | None) -> int | float:
    """Digits times their scale, whole where it is whole: ("1.5", "million") is 1500000."""
    whole, _, decimals = digits.replace(",", "").partition(".")
    factor = SCALES[scale.lower()] if scale else 1
    shifted = int(whole + decimals) * factor
    divisor: int = 10 ** len(decimals)
    return shifted // divisor if shifted % divisor == 0 else shifted / divisor


def _period(found: re.Match[str] | None) -> str | None:
    return found["period"].lower() if found else None


def _stands_in_a_date(text: str, span: Span) -> bool:
    """Whether the number is a day of a month, or a year."""
    words = span.cut(text)
    value = number_of(words)
    if len(words) == 4 and words.isdigit() and FIRST_YEAR <= value <= LAST_YEAR:
        return True
    if value > 31 or not words[0].isdigit():
        return False
    before = text[max(0, span.start - 14) : span.start]
    return bool(DAY_AFTER_RE.match(text, span.end) or DAY_BEFORE_RE.search(before))
