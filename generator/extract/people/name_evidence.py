"""Evidence of names: which runs of capitals an article proves to be people's.

Takes an article with its runs, gives the names with a score of `ENOUGH`: a given name that we know, a title or a role
before it, an age or an apposition after it, a verb of saying beside it (`signs.py`), its last word alone elsewhere in
the article. Runs that hold the words of organisations, contests and places are ruled out. Where each name and its parts
stand is left to `names.py`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from generator.extract.people.runs import Run, candidates, is_eastern
from generator.extract.people.signs import ENOUGH, is_borne, is_placed, signs_of_person
from generator.extract.people.words import person_words
from generator.knowledge.load import load_words
from generator.model.article import Article, Block

LOWER_RE = re.compile(r"[a-z](?<!\w.)[a-z'’-]+")
"""A word without a capital, which is no name where it has one. Takes `rose`; leaves `Rose`."""

PARTICIPLES = ("ed", "ing")
"""How words end that tell what somebody's state is."""

Key = tuple[str, ...]
"""Folded words of a name."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What an article shows of each run of capitals that may be a name, all places of it taken together."""

    score: Counter[Key] = field(default_factory=Counter)
    """How much speaks for a person; from `ENOUGH` on, it is one."""
    printed: defaultdict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """The words as printed."""
    seen: Counter[str] = field(default_factory=Counter)
    """How often a word stands by itself."""
    alone: Counter[str] = field(default_factory=Counter)
    """The same where it is no place there: not behind "in"."""
    borne: set[Key] = field(default_factory=set)
    """Names of two words or more that a place shows to be borne by somebody."""


def words_without_capital(text: str) -> frozenset[str]:
    """Words that a text also writes small."""
    return frozenset(LOWER_RE.findall(text))


def find_proven(article: Article, runs: list[Run], lower: frozenset[str], surnames: frozenset[str]) -> dict[Key, str]:
    """Names that the article proves to be people's, in order of place: folded words, and as printed most often.

    `lower` holds the words that it also writes small; `surnames` are those of `word_surnames.py`.
    """
    tally = _counted(article.text, _outside(runs, _title_lines(article)), lower, surnames)
    score = tally.score
    _weigh_bodies(tally)
    _weigh_last_words(tally, lower)
    _weigh_first_words(score)
    for part, times in _parts_of_bodies(runs).items():
        score[part] -= max(ENOUGH, times)
    full = {key for key, value in score.items() if len(key) > 1 and value >= ENOUGH}
    last = Counter(key[-1] for key in full)
    full -= {key for key in full if last[key[-1]] > 1 and _is_said_of_name(key[0])}
    full -= {key for key in full if key[0] in person_words().particles and _is_tail(key, full)}
    parts = {part for key in full for part in (key[0], key[-1])}
    single = {key for key, value in score.items() if len(key) == 1 and value >= ENOUGH and key[0] not in parts}
    return {key: _printed(key, tally) for key in score if key in full or key in single}


def _printed(key: Key, tally: Tally) -> str:
    """A name as it is printed most often; one of several words that is all in capitals, with small letters: "IDA HOLM"."""
    often = tally.printed[key].most_common(1)[0][0]
    name = next((name for name in tally.printed[key] if not name.isupper()), often)
    if len(key) == 1 or not often.isupper() or "." in often:
        return often
    if not name.isupper():
        return name
    alone = [(word, tally.printed.get((part,), Counter())) for word, part in zip(name.split(), key, strict=False)]
    return " ".join(next((one for one in printed if not one.isupper()), word.title()) for word, printed in alone)


def _is_tail(key: Key, full: Collection[Key]) -> bool:
    """Whether a name is the end of a longer one: "de Holm" of "Ida de Holm"."""
    return any(len(other) > len(key) and other[-len(key) :] == key for other in full)


def _is_said_of_name(word: str) -> bool:
    """Whether a word with a capital is rather said of the name behind it: "Injured Holm", "Said Holm"."""
    words = person_words()
    states = load_words("person_words.modifiers.states")
    return word in words.signs["inverted"] or (
        word not in words.given and (word in states or word.endswith(PARTICIPLES))
    )


def _title_lines(article: Article) -> tuple[Block, ...]:
    """Headlines and headings whose every longer word has a capital: they cannot tell a name."""
    kept = []
    for block in article.blocks:
        if block.kind in ("headline", "heading", "repeat"):
            longer = [word for word in block.span.cut(article.text).split() if len(word) > 4 and word[0].isalpha()]
            if longer and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer):
                kept.append(block)
    return tuple(kept)


def _outside(runs: list[Run], skip: tuple[Block, ...]) -> Iterator[Run]:
    """Runs outside some blocks; both are in order of place."""
    ahead = iter(skip)
    block = next(ahead, None)
    for run in runs:
        start = run.tokens[0].start
        while block is not None and block.span.end <= start:
            block = next(ahead, None)
        if block is None or start < block.span.start:
            yield run


def _counted(text: str, runs: Iterator[Run], lower: frozenset[str], surnames: frozenset[str]) -> Tally:
    """What the places of each name show, one by one."""
    tally = Tally()
    for run in runs:
        for tokens in candidates(run, person_words(), surnames):
            key = tuple(token.folded for token in tokens)
            start, end = tokens[0].start, tokens[-1].end
            if len(key) == 1:
                tally.seen[key[0]] += 1
                tally.alone[key[0]] += not is_placed(text, start)
            tally.score[key] += signs_of_person(text, tokens, lower)
            if len(key) > 1 and key[-1] in surnames:
                tally.score[key] += ENOUGH + 1
            if len(key) == 2 and is_eastern(*key, person_words()):
                tally.score[key] += ENOUGH
            if len(key) > 1 and key[-1] not in lower and is_borne(text, start, end):
                tally.borne.add(key)
            tally.printed[key][text[start:end]] += 1
    return tally


def _weigh_bodies(tally: Tally) -> None:
    """Against a club's name with a word behind it, alone elsewhere, whose last word never is: a body called after it."""
    given, seen = person_words().given, tally.seen
    for key in tally.score:
        if len(key) > 1 and key not in tally.borne and key[0] not in given and seen[key[0]] and not seen[key[-1]]:
            tally.score[key] -= ENOUGH


def _weigh_last_words(tally: Tally, lower: frozenset[str]) -> None:
    """For a name whose last word stands alone elsewhere, the more so where that is somebody's by itself."""
    score, places = tally.score, person_words().places
    for key in score:
        times = tally.alone[key[-1]] if len(key) > 1 else 0
        if times and key[-1] not in places and key[-1] not in lower:
            score[key] += min(times, ENOUGH)
            if score[key[-1:]] >= ENOUGH and key[0] not in places and key[0] not in lower:
                score[key] += 1


def _weigh_first_words(score: Counter[Key]) -> None:
    """For the whole name of somebody who is called by its first words, too."""
    for key in score:
        if len(key) > 2 and score[key[:-1]] >= ENOUGH:
            score[key] += 1


def _parts_of_bodies(runs: list[Run]) -> Counter[Key]:
    """How often a word stands beside a word of bodies, as a club's does: "Deportivo Corve", "Corve United"."""
    words = person_words()
    found: Counter[Key] = Counter()
    for run in runs:
        for left, right in itertools.pairwise(run.tokens):
            if (left.folded in words.never) != (right.folded in words.never):
                found[(right.folded if left.folded in words.never else left.folded,)] += 1
    return found
