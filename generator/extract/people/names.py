"""Names: the people of an article by name, and where each is named.

Takes a text, gives `Named` people, each with the places of its full name and of its parts. Which runs an article
proves to be people's is told in `name_evidence.py`; a part of a name stands for the first who bears it. Pronouns and
descriptions are left to `mentions.py`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from generator.extract.people.name_evidence import Key, find_proven, words_without_capital
from generator.extract.people.runs import MAX_NAME_WORDS, Run, Token, is_eastern
from generator.extract.people.signs import SAYING_AFTER_RE, is_attribute, is_placed
from generator.extract.people.word_surnames import find_word_surnames, is_name_here
from generator.extract.people.words import PersonWords, fold_name, person_words
from generator.model.article import Article
from generator.model.claims import Hints, Mention
from generator.model.evidence import Span

NICKNAME_RE = re.compile(r" [“\"‘']([^\W_][\w-]*)[”\"’'] ")
"""A name in marks inside a name. Takes `Ida “Bo” Lund`; leaves `Ida D’Arcy`."""

INITIALLED = 2
"""Words of a name whose first is cut to its letter."""

MIN_TURNED = 4
"""A longer surname with two letters turned is still its bearer's."""


@dataclass(slots=True)
class Named:
    """Somebody under a name, while the article is being read."""

    name: str
    key: Key
    mentions: list[Mention] = field(default_factory=list)


def find_named(article: Article, runs: list[Run], hints: Hints) -> list[Named]:
    """The people of an article by their names, in order of first mention."""
    text = article.text
    lower = words_without_capital(text)
    proven = find_word_surnames(text, runs, lower)
    people = find_proven(article, runs, lower, proven)
    shared = _shared(text, runs, proven) | (person_words().function - proven)
    index = _index(people, hints, shared=shared, called=_knights(runs) | _called(text, runs, people))
    widths = _widths(index)
    found: dict[str, Named] = {}
    for run in runs:
        for mention, name in _match(text, run, index, widths, proven):
            key = tuple(fold_name(part) for part in name.split())
            found.setdefault(name, Named(name, key)).mentions.append(mention)
    return list(found.values())


def _shared(text: str, runs: list[Run], proven: frozenset[str]) -> frozenset[str]:
    """Words of places and bodies that the article uses as such: behind "in" or "the", or beside other capitals.

    `proven` surnames may end a name, and stand behind "in" where they are no surname.
    """
    words = person_words()
    found: set[str] = set()
    for run in runs:
        for place, token in enumerate(run.tokens):
            if token.folded in words.places or token.folded in words.never:
                before = run.tokens[place - 1] if place else None
                last = place + 1 == len(run.tokens)
                named = last and (token.folded in proven or (before is not None and before.folded in words.given))
                titled = before is not None and before.folded in words.titles
                named = named or (
                    place + 1 < len(run.tokens) and is_eastern(token.folded, run.tokens[place + 1].folded, words)
                )
                others = sum(other.folded not in words.function for other in run.tokens) > 1
                owns = text[token.end : token.end + 2] in ("’s", "'s")
                if (others or (is_placed(text, token.start) and not owns)) and not named and not titled:
                    found.add(token.folded)
    return frozenset(found)


def _knights(runs: list[Run]) -> frozenset[str]:
    """Given names of those who are called by them behind a title: "Dame Ida"."""
    pairs = (pair for run in runs for pair in itertools.pairwise(run.tokens))
    return frozenset(name.folded for title, name in pairs if title.folded in person_words().knightly)


def _called(text: str, runs: list[Run], people: Collection[Key]) -> frozenset[str]:
    """First words of names of two that stand beside a verb of saying, where the last never stands alone: "Shu Yuhui" is "Shu"."""
    given = person_words().given
    pairs = [key for key in people if len(key) == 2 and key[0] not in given]
    if not pairs:
        return frozenset()
    alone = {run.tokens[0].folded for run in runs if len(run.tokens) == 1}
    first = {key[0] for key in pairs if key[0] in alone and key[1] not in alone}
    if not first:
        return frozenset()
    single = (run.tokens[0] for run in runs if len(run.tokens) == 1 and run.tokens[0].folded in first)
    return frozenset(token.folded for token in single if _says(text, token.end))


def _says(text: str, end: int) -> bool:
    """Whether a verb of saying stands behind a name."""
    verb = SAYING_AFTER_RE.match(text, end)
    return verb is not None and verb[1] in person_words().reporting


def _index(people: dict[Key, str], hints: Hints, *, shared: frozenset[str], called: frozenset[str]) -> dict[Key, str]:
    """Folded words that stand for a person, to the full name; the site's people first."""
    index: dict[Key, str] = {}
    for other, name in hints.aliases:
        index.setdefault(_key(other), name)
    known = [
        name
        for name in (hints.player, *(name for name, _ in hints.people), *(name for _, name in hints.aliases))
        if name
    ]
    for name in known:
        index.setdefault(_key(name), name)
    _add_whole(index, people, known)
    first = [hints.player] if hints.player else []
    names = dict.fromkeys([*first, *(index[key] for key in people if key in index), *known])
    _add_parts(
        index,
        {name: _key(name) for name in names if len(_key(name)) > 1},
        trusted=known,
        shared=shared,
        called=called,
    )
    ends_of = {("".join(sorted(key[-1])), key[-1][0]): name for name in names if len(key := _key(name)) > 1}
    for key, name in people.items():
        turned = (
            ends_of.get(("".join(sorted(key[0])), key[0][0])) if len(key) == 1 and len(key[0]) > MIN_TURNED else None
        )
        index.setdefault(key, turned or name)  # "Kiedis", and once "Keidis"
    return index


def _add_whole(index: dict[Key, str], people: dict[Key, str], known: Sequence[str]) -> None:
    """Names of two words and more, those that are forms of one name to the fullest; `known` ones first."""
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
    for key in full:
        if len(key) == INITIALLED and len(key[0]) == 1:
            bearer = next(
                (name for (given, last), name in ends.items() if last == key[1] and given[0] == key[0] != given), None
            )
            index[key] = bearer or index[key]  # "D. Lund", who is Dov Lund


def _widths(index: dict[Key, str]) -> dict[str, int]:
    """First words of an index, to the number of words of the longest name that begins so, as far as names are read."""
    widths: dict[str, int] = {}
    for key in index:
        if key:
            widths[key[0]] = max(widths.get(key[0], 0), min(len(key), MAX_NAME_WORDS))
    return widths


def _add_parts(
    index: dict[Key, str],
    names: dict[str, Key],
    *,
    trusted: Collection[str],
    shared: frozenset[str],
    called: frozenset[str],
) -> None:
    """Last names and given names, to the first who bears them; those that are `shared` with a town or a body left out.

    A first word that is no given name we know may be a town: it stands for the whole only in `trusted` names, in those
    of whom are `called` by it, and where the surname stands first.
    """
    words = person_words()
    for name, key in names.items():
        if len(key) > 2 and key[-1] in words.numerals:
            index.setdefault(key[-2:-1], name)
        for start in range(1, len(key)):
            tail = key[start:]
            if len(tail) > 1 or (tail[0] not in words.particles and tail[0] not in shared):
                index.setdefault(tail, name)
    for name, key in names.items():
        surname = len(key) == 2 and is_eastern(*key, words) and key[0] not in shared
        plain = key[0] not in words.places and key[0] not in words.never
        if surname or (plain and (key[0] in words.given or key[0] in called or name in trusted)):
            index.setdefault(key[:1], name)


def _key(name: str) -> Key:
    return tuple(fold_name(part.rstrip(".")) for part in name.split())


def _match(
    text: str, run: Run, index: dict[Key, str], widths: dict[str, int], proven: frozenset[str]
) -> Iterator[tuple[Mention, str]]:
    """People named in a run, the longest name first; a part beside a free capital is another's name.

    `index` and `widths` are those of `_index` and `_widths`, `proven` are surnames that are words elsewhere.
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
            if not whole and key[0] in proven and not is_name_here(text, tokens[place]):
                continue
            left = _bound(tokens, place - 1, words, left=True) or _behind_ground(text, tokens, place)
            if not whole and not (left and _bound(tokens, place + 1, words)):
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


def _behind_ground(text: str, tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a name that speaks stands behind a place's, where a stop was lost: "scored at Corvefield Holm said"."""
    known = tokens[0].folded in person_words().given
    return place == 1 and not known and is_placed(text, tokens[0].start) and _says(text, tokens[1].end)


def _bound(tokens: tuple[Token, ...], place: int, words: PersonWords, *, left: bool = False) -> bool:
    """Whether a run ends at `place`, or holds a word there that is no part of a name."""
    if not 0 <= place < len(tokens):
        return True
    folded = tokens[place].folded
    if left and (folded in words.never or folded in words.signs["inverted"] or folded in words.roles):
        return True
    return folded in words.function or folded in words.titles or (folded in words.places and folded not in words.given)
