"""Surnames that are words: which of an article's runs of capitals end in one, and where it stands for its bearer.

Takes a text with its runs. A word that is small, an office, a month, a town, a part of clubs' names, or written without
a capital elsewhere in the text ("Young", "Cook", "May", "Derby", "Mount", "Field") is a surname where a name ends in it
and the word stands alone elsewhere beside a sign of a person: a verb of saying or doing, an age, a capital in the midst
of a sentence. Words that clubs and places bear need more: a given name that we know, an age, a place on the pitch, or a
verb that no body is the subject of. Words that are none of these need no such proof and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.people.runs import Run, Token
from generator.extract.people.signs import (
    AGE_AFTER_RE,
    SAYING_AFTER_RE,
    TOLD_RE,
    WORD_BEFORE_RE,
    is_placed,
)
from generator.extract.people.words import PersonWords, person_words
from generator.knowledge.load import load_table
from generator.text.alternation import any_of, one_of

INSIDE_RE = re.compile(r"[a-z’'0-9)][,;]? \Z|[,?!][”\"’'] \Z")
"""What stands before a word in the midst of a sentence. Takes the tails `praised `, `week, `, `,” `; leaves `. `, `“`."""

PERIOD_RE = re.compile(rf"\b(?:{one_of('not_names.surnames.periods')})[ -]\Z", re.IGNORECASE)
"""What stands before a month or a day. Takes the tails `since `, `mid-`, `9 `; leaves `praised `."""

Proof = int
"""How surely something is a name: 0 not at all, 1 where more speaks for it, 2 by itself."""

PROVEN = 3
"""Proof of the whole name and of the word alone that makes a surname."""

REACH = 24
"""How far before and behind a word its signs are looked for, in code points."""


@cache
def verb_after_re() -> re.Pattern[str]:
    """What follows a subject. Takes `’s`, `, 25`, ` has`, ` scored`, ` went`; leaves ` goals`, ` of`."""
    pasts = {past.split()[0] for past in load_table("verb_forms")["irregular"].values()}
    verbs = rf"{one_of('be', 'have', 'do', 'modals')}|{any_of(pasts)}|[a-z]{{2,}}ed"
    return re.compile(rf"[’']s\b|, (?=\d|who\b|whose\b)| (?:[a-z]+ly )?(?:{verbs}|who|and)\b")


def find_word_surnames(text: str, runs: list[Run], lower: frozenset[str]) -> frozenset[str]:
    """Folded words that are small, offices, months, towns or clubs' elsewhere, and somebody's surname in this text.

    `lower` holds the words that the text also writes without a capital.
    """
    words = person_words()
    proofs: dict[str, Proof] = {}
    for run in runs:
        last = run.tokens[-1]
        if len(run.tokens) > 1 and (last.folded in lower or _is_word(last, words)) and not _is_no_surname(last, words):
            proofs[last.folded] = max(proofs.get(last.folded, 0), _name_proof(text, run, words))
    if not any(proofs.values()):
        return frozenset()
    return frozenset(
        token.folded
        for token in _alone(runs, words)
        if token.folded in proofs and proofs[token.folded] + _sign(text, token, words) >= PROVEN
    )


def is_name_here(text: str, token: Token) -> bool:
    """Whether a word that is a surname in this text is one at this place, not the month, the place or the small word."""
    words = person_words()
    before = text[max(0, token.start - REACH) : token.start]
    if is_placed(text, token.start) or (token.folded in words.calendar and PERIOD_RE.search(before)):
        return False
    if token.folded in words.calendar or not INSIDE_RE.search(before):
        return _does(text, token, words) or _is_told(text, token, words.reporting)
    return True


def _alone(runs: list[Run], words: PersonWords) -> Iterator[Token]:
    """Words that stand by themselves, be it behind a small word, or with a particle behind a body's name.

    "But Young", "the Premier League dos Santos said" where a stop was lost.
    """
    for run in runs:
        before = [token for token in run.tokens[:-1] if token.folded not in words.particles]
        ran_in = len(before) + 1 < len(run.tokens) and before and before[-1].folded in words.never
        if ran_in or all(token.folded in words.function for token in before):
            yield run.tokens[-1]


def _is_word(token: Token, words: PersonWords) -> bool:
    """Whether a word needs the article's proof to be a surname, for what it means elsewhere."""
    return _is_soft(token, words) or token.folded in words.never or token.folded in words.places


def _is_no_surname(token: Token, words: PersonWords) -> bool:
    """Whether a word is a letter, a numeral or one of most small words, which are no surnames."""
    small = token.folded in words.function
    small = small and token.folded not in words.surnames and token.folded not in words.eastern
    return small or len(token.folded) == 1 or token.folded in words.numerals


def _is_soft(token: Token, words: PersonWords) -> bool:
    """Whether a word is a small one, a title or an office, which neither clubs nor places bear."""
    return token.folded in words.openers and _is_plain(token, words)


def _is_plain(token: Token, words: PersonWords) -> bool:
    """Whether neither clubs nor places bear a word."""
    return token.folded not in words.never and token.folded not in words.places


def _name_proof(text: str, run: Run, words: PersonWords) -> Proof:
    """How surely the last word of a run is a surname there."""
    last, before = run.tokens[-1], run.tokens[:-1]
    first = next((token for token in reversed(before) if token.folded not in words.particles), before[0])
    given = first.folded in words.given or first.folded.partition("-")[0] in words.given
    free = given or not (first.folded in words.openers or not _is_plain(first, words))
    if not free or (not given and is_placed(text, run.tokens[0].start)):
        return 0
    if _is_plain(last, words) or AGE_AFTER_RE.match(text, last.end) or _is_player(text, run.tokens[0].start, words):
        return 2
    known = given and first.folded not in words.places and last.folded not in words.rare
    borne = last.folded in words.surnames or last.folded in words.calendar or last.folded in words.places
    return 2 if known and borne else 1


def _is_player(text: str, start: int, words: PersonWords) -> bool:
    """Whether a player's or a coach's role stands right before a name."""
    before = WORD_BEFORE_RE.search(text, max(0, start - REACH), start)
    return before is not None and words.roles.get(before[1]) in ("player", "coach")


def _sign(text: str, token: Token, words: PersonWords) -> Proof:
    """How surely a word that stands alone is a person's."""
    if is_placed(text, token.start):
        return 0
    if AGE_AFTER_RE.match(text, token.end) or _is_told(text, token, words.signs["personal"]):
        return 2
    before = text[max(0, token.start - REACH) : token.start]
    inside = token.folded in words.function and INSIDE_RE.search(before) is not None
    return 1 if inside or _is_told(text, token, words.reporting) or _does(text, token, words) else 0


def _is_told(text: str, token: Token, verbs: frozenset[str]) -> bool:
    """Whether a word is the subject of one of these verbs of saying."""
    behind = SAYING_AFTER_RE.match(text, token.end)
    if behind and behind[1] in verbs and not behind[1].endswith("ing"):
        return True
    before = TOLD_RE.search(text, max(0, token.start - REACH), token.start)
    return before is not None and before[1] in verbs


def _does(text: str, token: Token, words: PersonWords) -> bool:
    """Whether a verb follows a word, or what else follows a subject."""
    owns = text[token.end : token.end + 2] in ("’s", "'s")
    if owns and token.folded in words.calendar:
        return False
    return verb_after_re().match(text, token.end) is not None
