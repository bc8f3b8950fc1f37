"""What the name of a side looks like, and the words that stand around one.

Takes no article: only names, and tables of words for people who play, for countries and their people. A name is a run of
capitalised words that does not end as a competition, a place or an outlet does.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache

from generator.knowledge.load import load_list, load_table
from generator.text.alternation import any_of
from generator.text.tokens import fold

FIRST = "[A-ZÀ-ÖØ-Þ]"
CAP = rf"{FIRST}[^\W_]*(?:(?:[.&-]|[’'](?!s\b))[^\W_]+)*"
NAME = rf"{CAP}(?:[ \u00a0](?:(?!The\b){CAP}|of(?: the)? {CAP})){{0,4}}"
"""A run of capitalised words. Takes `Ardley United`, `Republic of Ireland`; leaves the `’s` of `Ardley’s`, and what a lost
stop puts behind a name: the `The` of `Ardley The`."""

NAME_RE = re.compile(rf"{FIRST}(?<![\w@#].){NAME.removeprefix(FIRST)}")
"""The same, from its beginning. Takes `Ardley`; leaves `McArdley`'s last part, `@Ardley`."""


HYPHENED_RE = re.compile(r"[^\W\d_]+(?:-(?!on-|upon-|le-|in-|by-|de-|under-|sur-)[^\W\d_A-Z]+)+")
"""A description that begins a sentence. Takes `Left-arm`, `Third-placed`; leaves `Stockton-on-Tees`, `Al-Noor`."""


@cache
def countries() -> dict[str, str]:
    """Every country's folded name, and its name as the table has it."""
    return {fold(name): name for name in load_table("countries")["people"]}


@cache
def demonyms() -> dict[str, str]:
    """Every word for a country's people, folded, and the first country of the table that has it."""
    found: dict[str, str] = {}
    for country, words in load_table("countries")["people"].items():
        for word in words:
            found.setdefault(fold(word), country)
    return found


def is_country(name: str) -> bool:
    """Whether a name is a country's."""
    return fold(name) in countries()


@cache
def players() -> frozenset[str]:
    """Words for somebody who plays."""
    words = [*trait_words("positions", "captains"), *_heads("player"), "man", "legend"]
    return frozenset(words) - frozenset(trait_words("feats"))


@cache
def role_words() -> str:
    """A pattern of every word for who somebody is at a side."""
    return alternatives([*players(), *_heads("coach", "official")])


def trait_words(*keys: str) -> list[str]:
    """The words of some lists in the table of traits."""
    return [word for key in keys for word in load_table("traits")[key]]


def _heads(*classes: str) -> list[str]:
    """Nouns for people of some classes, from the table of person words."""
    return [word for name in classes for word in load_table("person_words")["roles"][name]]


def alternatives(words: list[str]) -> str:
    """A pattern of any of the words, the longest first; a blank may be a hyphen."""
    return any_of(words, blank="[ -]")


@lru_cache(maxsize=2)
def find_peoples(text: str) -> tuple[re.Match[str], ...]:
    """A country's people before what somebody does, in order of place; kept, since sides and traits both ask."""
    return tuple(found for found in _people_re().finditer(text) if fold(found["people"]) in demonyms())


@cache
def _people_re() -> re.Pattern[str]:
    """A country's people before what somebody does. Takes `Danish striker`; leaves `Danish club`."""
    return re.compile(
        rf"(?P<people>[A-Z](?<!\w.)[a-z]+(?: [A-Z][a-z]+)?) (?P<role>{alternatives(sorted(players()))})\b"
    )


@cache
def openers() -> frozenset[str]:
    """Words that begin a sentence with a capital, and no name."""
    stops = load_table("metrics")["stops"]["words"]
    return frozenset([*stops, *load_list("function_words"), *trait_words("openers")])


@cache
def _not_teams() -> frozenset[str]:
    return frozenset(trait_words("not_teams"))


@cache
def _outlets() -> frozenset[str]:
    """Words of the names of those who report: "Radio Ardley" is no side."""
    return frozenset(trait_words("outlets"))


@cache
def _own_sides() -> frozenset[str]:
    """Words for the player's own side: "the champions"."""
    return frozenset(trait_words("sides"))


@cache
def _odd_sides() -> frozenset[str]:
    """Sides whose name ends in a word that no other side's does."""
    return frozenset(trait_words("odd_sides"))


NEW_PLACES = [place.split() for place in trait_words("new_places")]
"""Places whose first word begins a sentence as readily: "New York"."""


def clean_name(name: str, people: frozenset[str]) -> str | None:
    """A candidate without words that begin a sentence; None where it cannot be a side.

    Args:
        name: a run of capitalised words.
        people: folded words of the names of the article's persons.

    """
    side = side_in(name)
    if side is None or side in _odd_sides() or people.isdisjoint(map(fold, side.split(" "))):
        return side
    return None


@lru_cache(maxsize=512)
def side_in(name: str) -> str | None:
    """The same where no person's name is known; kept, since an article names a side again and again."""
    words = name.replace("\u00a0", " ").split(" ")
    while words and (fold(words[0]) in openers() or HYPHENED_RE.fullmatch(words[0])) and words[:2] not in NEW_PLACES:
        words = words[1:]
    if " ".join(words) in _odd_sides():
        return " ".join(words)
    if (
        not words
        or not _outlets().isdisjoint(words)
        or not _not_teams().isdisjoint((words[-1], words[-1].rpartition("-")[2]))
        or len(words[-1]) < 2
        or _is_shouted(words)
        or f"the {' '.join(words).casefold()}" in _own_sides()
        or FROM_RE.search(words[-1])
    ):
        return None
    return None if " ".join(map(fold, words)) in demonyms() else " ".join(words)


FROM_RE = re.compile(r"-(?:born|based|raised|bred|educated|trained|owned)$")
"""What only tells where somebody is from. Takes `Norland-born`; leaves `Ardley-Bexton`."""


def _is_shouted(words: list[str]) -> bool:
    """Whether all that is left is one word in capitals which is no usual set of initials: "PE", "TEENAGE"."""
    return len(words) == 1 and words[0].isupper() and len(words[0]) not in (3, 4) and not is_country(words[0])


def shortens(name: str, other: str) -> bool:
    """Whether a name is another with its first word cut: "Man City" and "Manchester City"."""
    first, _, rest = name.partition(" ")
    whole, _, end = other.partition(" ")
    return bool(rest) and rest == end and whole != first and whole.startswith(first)


def name_forms(names: list[str]) -> dict[str, str]:
    """Every name and its short forms, with the full name: "United" is "Ardley United" where no other side ends so."""
    ends: dict[str, list[str]] = defaultdict(list)
    for name in names:
        ends[name.partition(" ")[2]].append(name)
    forms = {
        name: next((other for other in ends[name.partition(" ")[2]] if shortens(name, other)), name) for name in names
    }
    whole = sorted(name for name in set(forms.values()) if " " in name and not is_country(name))
    bearers = Counter(word for name in whole for word in set(name.split(" ")))
    for name in whole:
        words = name.split(" ")
        for short in (words[0], words[-1]):
            usual = len(short) > 3 and bearers[short] == 1 and not is_country(short) and short not in _not_teams()
            if usual or (short in trait_words("odd_shorts") and name in _odd_sides()):
                forms[short] = name
    return forms
