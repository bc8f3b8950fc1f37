"""Descriptions: what the article calls its people by, and phrases that name somebody by a description alone.

Takes a text and the places of names, gives `Description`s of people ("former winger Ida Holm", "Holm, 27,") and the
epithets of the narrative ("the former winger", "the 27-year-old"). Who an epithet stands for is left to `mentions.py`.
"""

from __future__ import annotations

import bisect
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from generator.extract.people.signs import gives_name
from generator.extract.people.words import RoleClass, fold_name, person_words
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of

WORDS = r"£?[^\W_](?:[\w’'-]|\.(?=\w)|(?<=\bNo)\.(?=[ \u00a0]\d))*"

UNHEARD_RE = re.compile(r"(?:[ \u00a0]([a-z-]+))?[ \u00a0][A-Z][\w’'-]+[ \u00a0][A-Z][\w’'-]+")
"""The whole name of somebody who may be nobody we know, behind a description. Takes ` Jac Holm`, ` wing Jac Holm`; leaves ` Holm`."""

NAMED_RE = re.compile(
    r"(?: (?:responsible|concerned|involved|in question)| (?:of|for|in|at)(?: [\w’'-]+){1,6})?(?: himself| herself)?, (?:the )?(?=((?:[^\W\d_a-z][\w’'.-]+ ){0,3})[^\W\d_a-z][\w’'-]+(?:[,.]| (?:of|at|from)\b))"
)
"""What stands between a description and the name that explains it. Takes the `, ` of `, Ida Holm,`; leaves `, Ida said`."""

EXPLAINED_RE = re.compile(rf"(?:\b[Tt]he|\b[Hh]is|\b[Hh]er|\b[Tt]heir|[’']s) ((?:{WORDS} ){{0,5}}{WORDS}), \Z")
"""A description that a name explains. Takes the tails `the party leader, `, `her father, `; leaves `a leader, `."""

TOLD_BEFORE_RE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}([a-z]+)\. \Z")
"""Kin whom the sentence before ends with. Takes the tail `but for her father. `; leaves `a father. `."""

EPITHET_RE = re.compile(
    rf"[TtHhABO](?<!\w.)(?:((?<=[Tt])he)|(?<=[Hh])(?:is|er)|(?<=[Tt])heir|((?:(?<=B)ut an?|(?<=A)n?|(?<=O)ne|(?<=A)nother)(?= [a-z]))) (?=(?P<words>{WORDS}(?:[ \u00a0]{WORDS}){{0,8}}))"
)
"""A phrase of up to nine words, definite or at the start of a sentence. Takes `the England captain`, `A captain`; leaves `a captain`."""

AGED = "-year-old"

BORN = "-born"
"""What follows a place of birth in a word, before whatever noun names the person."""

AGED_RE = re.compile(r"(\d\d)-year-old")
"""An age as a word. Takes `27-year-old`; leaves `27-year`."""

PAUSE_RE = re.compile(r"[.!?“”\"\n]")
"""The end of a sentence, or a quote. Takes `.`; leaves `,`."""

RANK_RE = re.compile(rf"no\.? \d{{1,4}}|number (?:\d{{1,4}}|{one_of('numbers.small')})")
"""A place in a ranking, folded. Takes `no 3`, `number one`; leaves `no one`."""

RANK = "no"
"""The head of a description by a rank, before its number."""

RANKED = frozenset(("no", "no.", "number"))
"""What begins one."""

AGE_RE = re.compile(
    r"(?:,| \() ?(?:aged )?(\d\d)(?=[,.;)])"
    r"|(?:,| \()? (?:(?:who )?(?:is|turned|turns|will turn|will be)(?: (?:now|just|only))?|aged|now) (\d\d)(?=[,.;)]| (?:years old|in|on|this|next|last|today|and)\b)"
)
"""An age beside a name. Takes `, 27,`, ` (27)`, `, who turned 30 in`, `, aged 27,`; leaves ` 27 goals`, `, who was 19 when`."""

APPOSED_RE = re.compile(
    r"(?:,| is| was| became)(?: now| then)? (?:(?:the|an?|his|her) )?((?:[^\W_][\w’'-]*[ \u00a0]){0,6}[^\W_][\w’'-]*)"
)
"""What follows a name to describe it. Takes `, the former mayor`; leaves ` and the mayor`."""

BEFORE_RE = re.compile(r"(?:[ \u00a0]\.?[\w’'-]*[^\W_]){1,6}")
"""Up to six words right before a name, read backwards from it. Takes `the former winger ` as ` regniw remrof eht`; leaves `winger, `."""

DETERMINERS = ("The", "His", "Her", "Their")
"""Words that begin a phrase of their own, capitals lost between sentences: "the corner The winger"."""

FINITE = ("ed", "said", "says", "told", "was", "is")
"""Ends of words that begin a predicate."""


@dataclass(frozen=True, slots=True)
class Description:
    """A noun that names a person, with what stands before it."""

    head: str
    """Folded; "" where an age says it all."""
    role: RoleClass
    modifiers: frozenset[str]
    age: int | None = None
    nation: str = ""
    """The people that it names, folded; "" where it names none."""


@dataclass(frozen=True, slots=True)
class Epithet:
    """A place where somebody is named by a description alone."""

    span: Span
    description: Description
    possessive: bool
    owned: bool = False
    """Whether it is somebody's: "his manager"."""
    new: bool = False
    """Whether it brings in somebody without a name: "A neighbour"."""
    speaks: bool = False
    """Whether it does so beside a verb of saying, within a sentence: "said one neighbour"."""


@cache
def _ranks() -> dict[str, str]:
    """Numbers in words, to their figures."""
    return {word: str(number) for number, word in enumerate(load_table("numbers")["small"], 1)}


def describe(words: Sequence[str]) -> Description | None:
    """The description that a phrase ends with: its last word, or last two, name a person."""
    if not words:
        return None
    roles, last = person_words().roles, fold_name(words[-1])
    pair = f"{fold_name(words[-2])} {last}" if len(words) > 1 else last
    head = pair if pair in roles else last
    if len(words) > 2 and words[-2] == "of" and f"{fold_name(words[-3])} {pair}" in roles:
        head = f"{fold_name(words[-3])} {pair}"
    if len(words) > 1 and RANK_RE.fullmatch(pair):
        folded = [fold_name(word) for word in words]
        return Description(
            f"{RANK} {_ranks().get(last, last)}", "player", frozenset(folded[:-2]), None, _nation_of(words, folded, "")
        )
    aged = AGED_RE.fullmatch(last) if head not in roles and last.endswith(AGED) else None
    if head not in roles and aged is None:
        born = len(words) > 1 and words[-2].endswith(BORN) and words[-2][0].isupper() and _is_noun(words[-1])
        return Description(last, "any", frozenset((fold_name(words[-2]),))) if born else None
    folded = [fold_name(word) for word in words]
    if aged:
        return Description("", "age", frozenset(folded[:-1]), int(aged[1]), _nation_of(words, folded, ""))
    modifiers = frozenset(folded[: -1 - head.count(" ")])
    return Description(head, roles[head], modifiers, _age_of(folded), _nation_of(words, folded, head))


def _nation_of(words: Sequence[str], folded: Sequence[str], head: str) -> str:
    """The people that a description names: its head, or an adjective before a small word ("French Open" is none)."""
    demonyms = person_words().demonyms
    if head in demonyms:
        return demonyms[head]
    pairs = zip(folded, words[1:], strict=False)
    return next((demonyms[word] for word, after in pairs if word in demonyms and not after[0].isupper()), "")


def _age_of(folded: Sequence[str]) -> int | None:
    found = next((aged for word in folded if word.endswith(AGED) and (aged := AGED_RE.fullmatch(word))), None)
    return int(found[1]) if found else None


def before_name(text: str, start: int, floor: int) -> tuple[int, Description | None]:
    """Where the words begin that describe the name at `start` from the left, and what they say.

    Without a description, the place is that of the name.
    """
    found = BEFORE_RE.match(text[max(floor, start - 70) : start][::-1])
    if not found:
        return start, None
    words = found.group()[::-1].split()
    stops = person_words().stops
    first = max(
        (
            index + 1
            for index, word in enumerate(words)
            if word in stops or (word[-1] == "." and index < len(words) - 1)
        ),
        default=0,
    )
    first = _behind_verb(words, first)
    title = fold_name(words[-1].rstrip("."))
    description = describe(words[first:])
    if description is None and title in person_words().titles and words[-1][0].isupper():
        head = person_words().abbreviations.get(title, title)
        held = frozenset(fold_name(word) for word in words[first:-1])
        description = Description(head, person_words().roles.get(head, "any"), held)
    if description is None or (description.role == "national" and len(words) - first > 1):
        return start, None
    length = sum(len(word) + 1 for word in words[first:])
    return start - length, description


def _behind_verb(words: Sequence[str], first: int) -> int:
    """Where the words begin behind a verb whose subject is described from `first` on: "The Argentine beat qualifier"."""
    for index in range(first + 1, len(words)):
        if is_past(words[index]) and describe(words[first:index]) is not None:
            return index + 1
    return first


def explained_by(text: str, start: int, end: int) -> Description | None:
    """What a phrase says that the name at [start, end) explains: "the party leader, Ida Holm, left"."""
    found = EXPLAINED_RE.search(text, max(0, start - 70), start) if text[end : end + 1] in (",", ".") else None
    if found is None:
        return None
    words = found[1].replace("\u00a0", " ").split(" ")
    joint = next((index for index, word in enumerate(words) if word in person_words().stops), len(words))
    return describe(words[:joint])  # "the widow of the dead man, Ida Holm"


def kin_before(text: str, start: int) -> Description | None:
    """What the sentence before says of a name that was not heard yet: "… but for her father. Ioan drove her"."""
    found = TOLD_BEFORE_RE.search(text, max(0, start - 50), start)
    return describe([found[1]]) if found and found[1] in person_words().kin else None


def after_name(text: str, end: int) -> Description | None:
    """What an apposition or a copula right of a name says.

    An apposition ends at a comma or goes on with a small word: "Holm, the mayor said" holds none.
    """
    age = AGE_RE.match(text, end)
    if age:
        return Description("", "age", frozenset(), int(age[1] or age[2]))
    found = APPOSED_RE.match(text, end)
    if not found:
        return None
    words = found[1].replace("\u00a0", " ").split(" ")
    width, description = find_head(words)
    if width == len(words):
        bound = text[found.end() : found.end() + 1] not in (" ", "\u00a0")
    else:
        bound = words[width] in person_words().stops - {"said", "says"}
    if description is not None and found.group().startswith((", then ", " was then ")):
        description = replace(description, modifiers=description.modifiers | {"former"})
    return description if bound or found.group()[0] != "," else None


def describes_by_tie(text: str, owner: int) -> bool:
    """Whether a pronoun at `owner` owns the noun that describes the name before it: "Ida Holm, her flatmate, said".

    The pronoun is another's than that name's.
    """
    if text[max(0, owner - 2) : owner] != ", ":
        return False
    phrase = EPITHET_RE.match(text, owner)
    return phrase is not None and find_head(phrase["words"].replace("\u00a0", " ").split())[1] is not None


def find_head(words: Sequence[str]) -> tuple[int, Description | None]:
    """How many leading words make a description, and the description; (0, None) where none does."""
    table = person_words()
    best: tuple[int, Description | None] = (0, None)
    for index, word in enumerate(words):
        if word == "of" and _is_inside(words, index):
            continue
        if word in table.stops or word in DETERMINERS or (word == "and" and not _joins(words, index)):
            break
        if index and words[index - 1] in table.signs["entities"] and is_past(word):
            break  # "the club changed coach"
        description = describe(words[: index + 1])
        if description is not None:
            best = (index + 1, description)
        elif best[1] is not None and best[1].role != "age" and word.islower():
            break
    return best


def _is_inside(words: Sequence[str], index: int) -> bool:
    """Whether "of" stands inside a noun of three words: "the Hall of Famer"."""
    return " ".join(map(fold_name, words[max(0, index - 1) : index + 2])) in person_words().roles


def _joins(words: Sequence[str], index: int) -> bool:
    """Whether "and" joins two names inside a description: "the former Ardley and Corve player"."""
    return 0 < index < len(words) - 1 and words[index - 1][0].isupper() and words[index + 1][0].isupper()


def find_epithets(text: str, masked: Sequence[Span], names: Sequence[int]) -> list[Epithet]:
    """Epithets of the narrative, in order of place.

    Args:
        text: the source's text.
        masked: quoted words, in order; nothing is found there.
        names: starts of names, in order; what stands right before one describes it, and is no epithet.

    """
    found = []
    mask = iter(masked)
    current = next(mask, None)
    for phrase in EPITHET_RE.finditer(text):
        while current is not None and current.end <= phrase.start():
            current = next(mask, None)
        if current is not None and current.start <= phrase.start():
            continue
        epithet = _epithet(text, phrase, names)
        if epithet:
            found.append(epithet)
    return found


@lru_cache(maxsize=16384)
def _may_be_head(word: str) -> bool:
    """Whether a description may end in a word, or right after it: an age, a place of birth, the last word of a role."""
    folded = fold_name(word)
    return folded in person_words().heads or folded.endswith((AGED, BORN)) or folded in RANKED


def _epithet(text: str, phrase: re.Match[str], names: Sequence[int]) -> Epithet | None:
    place = bisect.bisect_left(names, phrase.start("words"))
    name = names[place] if place < len(names) else sys.maxsize
    words = text[phrase.start("words") : min(phrase.end("words"), name)].replace("\u00a0", " ").split()
    bare = [word[:-2] if word.endswith(("’s", "'s")) else word for word in words]
    if not any(map(_may_be_head, bare)):
        return None
    owned = next((index for index, word in enumerate(words) if word != bare[index]), len(words))
    width, description = find_head(bare[: owned + 1])
    if description is None or (description.role == "any" and _is_body(bare[width - 1])):
        return None
    end = phrase.start("words") + sum(len(word) + 1 for word in words[: width - 1]) + len(bare[width - 1])
    leads = phrase.end("words") + 1 >= name and not any(
        word in person_words().stops or is_past(word) for word in bare[width:]
    )
    if description.age is not None and _describes_unheard(text, end):
        return None
    following = NAMED_RE.match(text, end)
    named = following is not None and following.end() <= name <= following.end(1)
    if end + 1 == name or leads or named or not _stands_alone(description, bare, width, text[end : end + 1]):
        return None
    if name < sys.maxsize and gives_name(text, name) and PAUSE_RE.search(text, end, name) is None:
        return None
    new = phrase[2] is not None
    owned = phrase[1] is None and not new
    start = phrase.start("words") if owned else phrase.start()
    return Epithet(Span(start, end), description, text[end : end + 2] in ("’s", "'s"), owned, new)


def _is_body(word: str) -> bool:
    """Whether a capital makes a noun the name of a body: "The Guardian"."""
    return word[0].isupper() and fold_name(word) in person_words().never


def _describes_unheard(text: str, end: int) -> bool:
    """Whether a description belongs to a whole name behind it, be it that of nobody we know: "the 20-year-old wing Jac Holm"."""
    name = UNHEARD_RE.match(text, end)
    return name is not None and (name[1] is None or (_is_noun(name[1]) and not name[1].endswith("s")))


def _stands_alone(description: Description, words: Sequence[str], width: int, following: str) -> bool:
    """Whether a head is a noun here: "the Norwegian scored", and not "the Norwegian side"."""
    if description.role != "national" or description.head in person_words().nationals:
        return True
    if not description.head.endswith(("an", "i", "ese", "ech", "iss", "lander")) and description.age is None:
        return False
    after = words[width] if width < len(words) and following in " \u00a0" else ""
    plans = after.endswith("s") and words[width + 1 : width + 2] == ["to"]  # "the Norwegian hopes to play"
    return not after or plans or after in person_words().stops or is_past(after)


def _is_noun(word: str) -> bool:
    """Whether a word that follows a place of birth may name somebody: "the Ardley-born attacker", not "Ardley-born and"."""
    return word.isalpha() and word.islower() and word not in person_words().stops and not is_past(word)


def is_past(word: str) -> bool:
    """Whether a word behind a noun is its verb: "the Norwegian beat"."""
    return word.endswith(FINITE) or word in _pasts()


@cache
def _pasts() -> frozenset[str]:
    """Past forms that follow no rule."""
    return frozenset(forms.split()[0] for forms in load_table("verb_forms")["irregular"].values())
