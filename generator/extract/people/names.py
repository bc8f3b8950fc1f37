"""Names: which runs of capitals are people, and where each is named.

Takes a text, gives `Named` people, each with the places of its full name and of its parts. A run of capitals becomes
a person only by evidence: a given name that we know, a title or a role before it, an age or an apposition after it, a
verb of saying beside it, its last word alone elsewhere in the article. Runs that hold the words of organisations,
contests and places are ruled out. Pronouns and descriptions are left to `mentions.py`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from generator.extract.people.runs import MAX_NAME_WORDS, Run, Token, candidates
from generator.extract.people.signs import ENOUGH, is_attribute, is_borne, is_placed, signs_of_person
from generator.extract.people.words import PersonWords, fold_name, person_words
from generator.model.article import Article, Block
from generator.model.claims import Hints, Mention
from generator.model.evidence import Span

NICKNAME_RE = re.compile(r" [“\"‘']([^\W_][\w-]*)[”\"’'] ")
"""A name in marks inside a name. Takes `Ida “Bo” Lund`; leaves `Ida D’Arcy`."""


MIN_TURNED = 4
"""A longer surname with two letters turned is still its bearer's."""


@dataclass(slots=True)
class Named:
    """Somebody under a name, while the article is being read."""

    name: str
    key: tuple[str, ...]
    """Folded words of the name."""
    mentions: list[Mention] = field(default_factory=list)


def find_named(article: Article, runs: list[Run], hints: Hints) -> list[Named]:
    """The people of an article by their names, in order of first mention."""
    text = article.text
    lower = frozenset(re.findall(r"\b[a-z][a-z'’-]+", text))
    people = _by_evidence(text, runs, lower, _title_lines(article))
    index = _index(people, hints, shared=_shared(text, runs), knights=_knights(runs))
    widths = _widths(index)
    found: dict[str, Named] = {}
    for run in runs:
        for mention, name in _match(text, run, index, widths):
            key = tuple(fold_name(part) for part in name.split())
            found.setdefault(name, Named(name, key)).mentions.append(mention)
    return list(found.values())


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


def _by_evidence(
    text: str, runs: list[Run], lower: frozenset[str], skip: tuple[Block, ...]
) -> dict[tuple[str, ...], str]:
    """Names that the article proves to be people's: folded words, and the words as printed most often."""
    score: Counter[tuple[str, ...]] = Counter()
    printed: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    alone: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    borne: set[tuple[str, ...]] = set()
    for run in _outside(runs, skip):
        for tokens in candidates(run, person_words()):
            key = tuple(token.folded for token in tokens)
            if len(key) == 1:
                seen[key[0]] += 1
                alone[key[0]] += not is_placed(text, tokens[0].start)
            score[key] += signs_of_person(text, tokens, lower)
            if len(key) > 1 and key[-1] not in lower and is_borne(text, tokens[0].start, tokens[-1].end):
                borne.add(key)
            printed[key][text[tokens[0].start : tokens[-1].end]] += 1
    words = person_words()
    for key in list(score):
        if len(key) > 1 and key not in borne and key[0] not in words.given and seen[key[0]] and not seen[key[-1]]:
            score[key] -= ENOUGH  # a club's name, and a body called after it
        if len(key) > 1 and alone[key[-1]] and key[-1] not in words.places and key[-1] not in lower:
            score[key] += min(alone[key[-1]], ENOUGH)
            if score[key[-1:]] >= ENOUGH and key[0] not in words.places and key[0] not in lower:
                score[key] += 1  # its last word alone is somebody's name
    for key in score:
        if len(key) > 2 and score[key[:-1]] >= ENOUGH:
            score[key] += 1  # the whole name of somebody who is called by its first words, too
    for part, times in _parts_of_bodies(runs).items():
        score[part] -= max(ENOUGH, times)
    full = {key for key, value in score.items() if len(key) > 1 and value >= ENOUGH}
    last = Counter(key[-1] for key in full)
    full -= {key for key in full if key[0] in words.signs["inverted"] and last[key[-1]] > 1}
    parts = {part for key in full for part in (key[0], key[-1])}
    single = {key for key, value in score.items() if len(key) == 1 and value >= ENOUGH and key[0] not in parts}
    kept = {key for key in score if key in full or key in single}
    return {key: printed[key].most_common(1)[0][0] for key in score if key in kept}


def _parts_of_bodies(runs: list[Run]) -> Counter[tuple[str, ...]]:
    """How often a word stands beside a word of bodies, as a club's does: "Deportivo Corve", "Corve United"."""
    words = person_words()
    found: Counter[tuple[str, ...]] = Counter()
    for run in runs:
        for left, right in itertools.pairwise(run.tokens):
            if (left.folded in words.never) != (right.folded in words.never):
                found[(right.folded if left.folded in words.never else left.folded,)] += 1
    return found


def _shared(text: str, runs: list[Run]) -> frozenset[str]:
    """Words of places and bodies that the article uses as such: behind "in" or "the", or beside other capitals."""
    words = person_words()
    found: set[str] = set()
    for run in runs:
        for place, token in enumerate(run.tokens):
            if token.folded in words.places or token.folded in words.never:
                before = run.tokens[place - 1] if place else None
                named = before is not None and before.folded in words.given and place + 1 == len(run.tokens)
                titled = before is not None and before.folded in words.titles
                others = sum(other.folded not in words.function for other in run.tokens) > 1
                owns = text[token.end : token.end + 2] in ("’s", "'s")
                if (others or (is_placed(text, token.start) and not owns)) and not named and not titled:
                    found.add(token.folded)
    return frozenset(found)


def _knights(runs: list[Run]) -> frozenset[str]:
    """Given names of those who are called by them behind a title: "Dame Ida"."""
    pairs = (pair for run in runs for pair in itertools.pairwise(run.tokens))
    return frozenset(name.folded for title, name in pairs if title.folded in person_words().knightly)


def _index(
    people: dict[tuple[str, ...], str], hints: Hints, *, shared: frozenset[str], knights: frozenset[str]
) -> dict[tuple[str, ...], str]:
    """Folded words that stand for a person, to the full name; the site's people first."""
    index: dict[tuple[str, ...], str] = {}
    for other, name in hints.aliases:
        index.setdefault(_key(other), name)
    known = [
        name
        for name in (hints.player, *(name for name, _ in hints.people), *(name for _, name in hints.aliases))
        if name
    ]
    for name in known:
        index.setdefault(_key(name), name)
    ends = {(key[0], key[-1]): name for name in reversed(known) if len(key := _key(name)) > 1}
    full = sorted((key for key in people if len(key) > 1), key=lambda key: -len(key))
    for key in full:
        nickname = NICKNAME_RE.search(people[key])
        if nickname:
            ends.setdefault((fold_name(nickname[1]), key[-1]), people[key])
    begun = {key[:-1]: people[key] for key in reversed(full) if len(key) > 2}
    for key in full:
        name = begun.get(key, people[key])  # "Sister Mary Agnes", who is Mary Agnes Holm
        index.setdefault(key, ends.setdefault((key[0], key[-1]), name))
    first = [hints.player] if hints.player else []
    names = dict.fromkeys([*first, *(index[key] for key in people if key in index), *known])
    _add_parts(
        index,
        {name: _key(name) for name in names if len(_key(name)) > 1},
        trusted=known,
        shared=shared,
        knights=knights,
    )
    ends_of = {("".join(sorted(key[-1])), key[-1][0]): name for name in names if len(key := _key(name)) > 1}
    for key, name in people.items():
        turned = (
            ends_of.get(("".join(sorted(key[0])), key[0][0])) if len(key) == 1 and len(key[0]) > MIN_TURNED else None
        )
        index.setdefault(key, turned or name)  # "Kiedis", and once "Keidis"
    return index


def _widths(index: dict[tuple[str, ...], str]) -> dict[str, int]:
    """First words of an index, to the number of words of the longest name that begins so, as far as names are read."""
    widths: dict[str, int] = {}
    for key in index:
        if key:
            widths[key[0]] = max(widths.get(key[0], 0), min(len(key), MAX_NAME_WORDS))
    return widths


def _add_parts(
    index: dict[tuple[str, ...], str],
    names: dict[str, tuple[str, ...]],
    *,
    trusted: Collection[str],
    shared: frozenset[str],
    knights: frozenset[str],
) -> None:
    """Last names and given names, to the first who bears them; those that are `shared` with a town or a body left out.

    A first word that is no given name we know may be a town: it stands for the whole only in `trusted` names, and in
    those of `knights`.
    """
    words = person_words()
    for name, key in names.items():
        if len(key) > 2 and key[-1] in words.numerals:
            index.setdefault(key[-2:-1], name)
        for start in range(1, len(key)):
            tail = key[start:]
            if len(tail) > 1 or tail[0] not in words.particles | words.function | shared:
                index.setdefault(tail, name)
    for name, key in names.items():
        plain = key[0] not in words.places and key[0] not in words.never
        if plain and (key[0] in words.given or key[0] in knights or name in trusted):
            index.setdefault(key[:1], name)


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold_name(part.rstrip(".")) for part in name.split())


def _match(
    text: str, run: Run, index: dict[tuple[str, ...], str], widths: dict[str, int]
) -> Iterator[tuple[Mention, str]]:
    """People named in a run, the longest name first; a part beside a free capital is another's name.

    `index` and `widths` are those of `_index` and `_widths`.
    """
    words = person_words()
    tokens = run.tokens
    place = 0
    while place < len(tokens):
        longest = widths.get(tokens[place].folded, 0)
        for width in range(min(longest, len(tokens) - place), 0, -1):
            key = tuple(token.folded for token in tokens[place : place + width])
            name = index.get(key)
            if name is None:
                continue
            whole = width > 1
            if not whole and not (_bound(tokens, place - 1, words, left=True) and _bound(tokens, place + 1, words)):
                continue
            start, end = tokens[place].start, tokens[place + width - 1].end
            if text[end - 1] == "." and width == 1:
                end -= 1
            possessive = (
                text[end : end + 2] in ("’s", "'s")
                or (text[end - 1] == "s" and text[end : end + 2] in ("’ ", "' "))
                or is_attribute(text, end)
            )
            yield Mention(span=Span(start, end), form="full" if whole else "name", possessive=possessive), name
            place += width - 1
            break
        place += 1


def _bound(tokens: tuple[Token, ...], place: int, words: PersonWords, *, left: bool = False) -> bool:
    """Whether a run ends at `place`, or holds a word there that is no part of a name."""
    if not 0 <= place < len(tokens):
        return True
    folded = tokens[place].folded
    if left and (folded in words.never or folded in words.signs["inverted"] or folded in words.roles):
        return True
    return folded in words.function or folded in words.titles or (folded in words.places and folded not in words.given)
