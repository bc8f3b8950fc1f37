"""Runs of capitals: the raw material of names.

Takes a text, gives `Run`s of capitalised words with their folded forms, and the parts of a run that may be a
person's name. Whether they are is left to `signs.py` and `names.py`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.extract.people.words import PersonWords, fold_name, person_words
from generator.knowledge.load import load_table
from generator.text.alternation import any_of
from generator.text.tokens import BEYOND_LATIN_RE

MAX_NAME_WORDS = 4

FEWEST = 3
"""Fewest words of a people of two words and a name."""

TOKEN_RE = re.compile(r"[^\s\u00a0“”\"‘](?:[^\s\u00a0“”\"‘’']|[’'](?=\w))*")
"""A word of a run, with an abbreviation's stop and without marks. Takes `J.`, `O’Neill`; leaves the marks of `“Bobby”`."""


INITIALS_RE = re.compile(r"[a-z](?:\.[a-z]){1,2}")
"""Initials of somebody, folded. Takes `j.j`; leaves `jj`."""

SYLLABLES_RE = re.compile(r"[a-z]{1,6}-[a-z]{1,6}")
"""A given name of two syllables, folded. Takes `da-yeon`; leaves `dayeon`."""

RANK_RE = re.compile(r"\.?[ \u00a0]?\d")
"""What makes "No" a number. Takes ` 1`, `. 2`; leaves ` one`."""

NOT_RE = re.compile(r"[’']t\b")
"""What makes of "Don" no name. Takes `’t`; leaves `’s`."""

LONGEST_INITIALS = 3
"""Most letters of initials without stops: "JJ Holm", and not "STRIKER Ida Holm"."""

LATIN = 0x24F
"""The last code point of the Latin letters that news in English prints."""

BASIC = 0xFFFF
"""The last code point of Unicode's basic plane."""


@dataclass(frozen=True, slots=True)
class Token:
    """A capitalised word (or a particle inside a name), and its folded form."""

    start: int
    end: int
    folded: str
    shouted: bool = False
    """Whether it is a longer word in capitals throughout."""


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together."""

    tokens: tuple[Token, ...]


@cache
def run_re(last: int) -> re.Pattern[str]:
    """Runs of capitalised words. Takes `Kevin De Bruyne`, `J. K. Lund`, `Ida “Bo” Lund`; leaves `’s` and lower-case words.

    Letters up to the code point `last` are known; a set that reaches past the basic plane is read five times as slowly.
    """
    upper = _ranges(char for char in map(chr, range(last)) if char.isupper())
    rest = rf"\w*(?:(?:[’'](?=\w\w)|[’'](?=[{upper}])|-(?=\w)|\.(?=[{upper}]))\w*)*"
    initial = rf"\.(?=\s?[“\"‘']?[{upper}])"
    forms: list[str] = load_table("person_words")["titles"]["short"]
    word = rf"(?:{any_of(forms)}\.|[{upper}]{initial}|[{upper}]{rest})"
    short = "|".join(rf"(?<={form[0]}){form[1:]}" for form in forms)
    first = rf"[{upper}](?<![\w@#’'.].)(?:(?=[a-z]{{1,4}}\.)(?:{short})\.|{initial}|{rest})"
    particle = rf"(?:{'|'.join(sorted(person_words().particles))})"
    nickname = rf"(?:[“\"‘']{word}[”\"’'] )?"
    return re.compile(rf"{first}(?:[ \u00a0]?(?<=[. \u00a0]){nickname}(?:{particle} ){{0,2}}{word})*")


def _ranges(chars: Iterable[str]) -> str:
    """Characters as the inside of a character class."""
    spans: list[list[int]] = []
    for code in map(ord, chars):
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(
        re.escape(chr(first)) + ("-" + re.escape(chr(last)) if last > first else "") for first, last in spans
    )


def find_runs(text: str) -> list[Run]:
    """All runs of capitalised words, in order of place."""
    runs = []
    for found in run_re(_last_letter(text)).finditer(text):
        printed, offset = found.group(), found.start()
        if printed.endswith("No") and RANK_RE.match(text, found.end()):
            printed = printed[:-2].rstrip(" \u00a0")
            if not printed:
                continue
        if printed.isalpha():
            if NOT_RE.match(text, found.end()):
                continue
            runs.append(Run((Token(offset, offset + len(printed), fold_name(printed)),)))
            continue
        tokens = tuple(
            Token(
                offset + word.start(),
                offset + word.end(),
                fold_name(word.group().rstrip(".")),
                word.group().isupper() and word.group().isalpha() and word.end() - word.start() > LONGEST_INITIALS,
            )
            for word in TOKEN_RE.finditer(printed)
        )
        runs.append(Run(tokens))
    return runs


def _last_letter(text: str) -> int:
    """The code point up to which the letters of a text go."""
    if BEYOND_LATIN_RE.search(text) is None:
        return LATIN
    return sys.maxunicode if max(text) > chr(BASIC) else BASIC


def candidates(run: Run, words: PersonWords, surnames: Collection[str]) -> Iterator[tuple[Token, ...]]:
    """Parts of a run that may be a name: cut at words that rule a person out, function words and titles left off.

    What follows such a word ("Los Blancos") is a name only where it begins with a given name that we know. Words that
    the article proves to be `surnames` end a name, whatever else they are.
    """
    part: list[Token] = []
    tainted = titled = False
    people = _peoples(run, words)
    for place, token in enumerate(run.tokens):
        if place in people:
            part, tainted = [], False
            continue
        known = token.folded in words.given
        if known and place and run.tokens[place - 1].folded in words.saints and len(part) < FEWEST - 1:
            part, tainted = [], True  # "the San Pedro Gulls"
            continue
        after = run.tokens[place + 1] if place + 1 < len(run.tokens) else None
        free = after is not None and (_free(after, words) or after.folded in surnames)
        leads = after is not None and ((known and free) or is_eastern(token.folded, after.folded, words))
        never = token.folded in words.never and not leads
        proven = bool(part) and token.folded in surnames
        surname = place + 1 == len(run.tokens) and (
            titled or proven or (_given_before(part, words) and token.folded in words.surnames)
        )
        stops = (never and not surname) or (
            token.folded in words.places
            and not (known or leads or titled or (surname and proven))
            and not _given_before(part, words)
        )
        titled = titled or (token.folded in words.titles and token.end - token.start > len(token.folded))
        initial = token.end - token.start == 2 and len(token.folded) == 1
        opens = not part and not leads and (token.folded in words.openers or _is_function(token, words))
        if _is_title(token, part, words, last=place + 1 == len(run.tokens)):
            part, tainted = [], False
            continue
        if stops or opens or (part and _is_function(token, words) and not (known or initial or surname)):
            if part and not tainted and (not stops or (len(part) > 1 and token.folded in words.honours)):
                yield from _cut(part, words)
            party = token.folded in words.partisans and place + FEWEST <= len(run.tokens)  # "Democrat Ida Holm"
            office = opens and token.folded in words.honours  # "the Conservative MP Ida Holm"
            part, tainted = [], (never and not (party or office)) or (tainted and not opens)
            continue
        if part or not tainted or known:
            part.append(token)
    if part:
        yield from _cut(part, words)


def _peoples(run: Run, words: PersonWords) -> frozenset[int]:
    """Places of two words for a people before a name: "South African Ida Holm"."""
    tokens = run.tokens
    if len(tokens) < FEWEST or f"{tokens[0].folded} {tokens[1].folded}" not in words.demonyms:
        return frozenset()
    return frozenset((0, 1))


def _is_title(token: Token, part: list[Token], words: PersonWords, *, last: bool) -> bool:
    """Whether a title ends what stands before a name, where no given name we know began it: "Minority Leader Ida Holm".

    One that is cut short does so behind any word: "Dakota Sen. Ida Holm".
    """
    short = token.end - token.start > len(token.folded) and token.folded not in words.saints
    return (
        bool(part)
        and not last
        and (token.folded in words.titles or words.roles.get(token.folded) in ("coach", "official"))
        and (short or not any(one.folded in words.given for one in part))
    )


def is_eastern(first: str, second: str, words: PersonWords) -> bool:
    """Whether two folded words are a surname and the given name of two syllables behind it: "Park Da-yeon", not "Sun All-Star"."""
    if first not in words.eastern or first in words.function or second in words.roles:
        return False
    return SYLLABLES_RE.fullmatch(second) is not None and second.partition("-")[0] not in words.prefixes


def _is_function(token: Token, words: PersonWords) -> bool:
    """Whether a word is a small one, be it with another cut short, or an age: "I've", "Ten-year-old"."""
    return (
        token.folded in words.function
        or token.folded.partition("'")[0] in words.function
        or token.folded.endswith("-year-old")
    )


def _free(token: Token, words: PersonWords) -> bool:
    """Whether a word may be a surname: it is none of ours."""
    return token.folded not in words.function and token.folded not in words.never and token.folded not in words.titles


def _given_before(part: list[Token], words: PersonWords) -> bool:
    """Whether a given name that we know, or initials, begin the name, be it behind an office: "Ambassador John"."""
    if not part or not (len(part) == 1 or part[-2].folded in words.openers):
        return False
    return part[-1].folded in words.given or INITIALS_RE.fullmatch(part[-1].folded) is not None


def _cut(part: list[Token], words: PersonWords) -> Iterator[tuple[Token, ...]]:
    """The name in a run's part: from the first given name that we know, else all of it, words in capitals before it left off."""
    while len(part) > 1 and part[0].shouted and not part[-1].shouted:
        part = part[1:]
    for index, token in enumerate(part[:-1]):
        if token.folded in words.given:
            yield tuple(part[index : index + MAX_NAME_WORDS])
            return
    if len(part) <= MAX_NAME_WORDS:
        yield tuple(part)
