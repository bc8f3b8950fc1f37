"""The tables behind the people of an article, made ready for looking up.

Names and nouns are folded by `fold_name`; everything is built once a process, and read-only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import Literal

from generator.knowledge.load import load_table, load_words
from generator.model.claims import Sex
from generator.text.tokens import fold

LOOKALIKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict(zip("аеорсухікмтвн", "aeopcyxikmtbh", strict=True))  # Cyrillic letters that look Latin
)
"""Letters that stand for others when a name is printed without its own, or in a hurry: Højlund, Hojlund."""

RoleClass = Literal["player", "coach", "official", "any", "national", "age"]

ROLE_CLASSES: tuple[RoleClass, ...] = ("any", "official", "coach", "player")
"""Those that have words of their own, the vaguest first."""

SEXES: tuple[Sex, ...] = ("m", "f")


@lru_cache(maxsize=16384)
def fold_name(text: str) -> str:
    """A name for comparison only: accents, case, and letters that look alike folded."""
    return fold(text).translate(LOOKALIKES)


def _folded(path: str) -> tuple[str, ...]:
    """The words of a list of our tables, for comparison only; see `load_words`."""
    return tuple(map(fold_name, load_words(path)))


def _word_set(path: str) -> frozenset[str]:
    """The same, for asking whether a word is among them."""
    return frozenset(_folded(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """Words that name, precede, describe or rule out a person; what is one list of our tables tells where it stands."""

    given: dict[str, Sex | None]
    """Given names; None for those of both women and men."""
    singles: frozenset[str]
    """Names that a person goes by alone."""
    roles: dict[str, RoleClass]
    """Heads of descriptions, one word or two; nationals are under "national"."""
    positions: dict[str, str]
    """Nouns for a place on a pitch, to the place."""
    heads: frozenset[str]
    """The last words of those."""
    titles: dict[str, Sex | None]
    knightly: frozenset[str] = field(default_factory=partial(_word_set, "person_words.titles.knightly"))
    """Those that stand before a given name: "Dame Ida"."""
    abbreviations: dict[str, str]
    """Titles as they are cut short, to the noun."""
    noun_sexes: dict[str, Sex]
    ages: dict[str, tuple[int, int]]
    """Heads that tell an age, with the youngest and the oldest."""
    generic: frozenset[str] = field(default_factory=partial(_word_set, "person_words.generic.words"))
    """Officials of no office in particular."""
    partisans: frozenset[str] = field(default_factory=partial(_word_set, "person_words.generic.partisans"))
    """Of these, the ones that anybody in an office may be called, too."""
    publics: frozenset[str] = field(default_factory=partial(_word_set, "person_words.generic.publics"))
    """Those whom the holders of an office meet, and are not called by."""
    states: dict[str, str]
    """States as they are cut short, to their names."""
    statesmen: dict[str, str]
    """Nouns for somebody from a state, to the state."""
    seats: frozenset[str]
    """The states that those come from."""
    alike: dict[str, str]
    """Offices and works of several names, to the one that stands for all."""
    lesser: frozenset[str] = field(default_factory=partial(_word_set, "person_words.generic.lesser"))
    """Before an office: another one, below it."""
    offices: frozenset[str] = field(default_factory=partial(_word_set, "person_words.generic.offices"))
    """Offices of state, which news calls their holders by from its second sentence on."""
    kin: frozenset[str] = field(default_factory=partial(_word_set, "person_words.kin.words"))
    parents: frozenset[str] = field(default_factory=partial(_word_set, "person_words.kin.parents"))
    """Of these, the older ones."""
    fellows: frozenset[str] = field(default_factory=partial(_word_set, "person_words.kin.fellows"))
    """Players by their tie to another."""
    particles: frozenset[str] = field(default_factory=partial(_word_set, "person_words.particles.words"))
    stops: frozenset[str] = field(default_factory=partial(_word_set, "person_words.modifiers.stops"))
    """Words that no description holds between its article and its head."""
    function: frozenset[str] = field(default_factory=partial(_word_set, "not_names.function.words"))
    openers: frozenset[str]
    """Capitalised words before a name that are no part of it: function words, titles, roles."""
    never: frozenset[str]
    """Words that rule out a person: organisations, contests, outlets, the calendar."""
    contests: frozenset[str] = field(default_factory=partial(_word_set, "not_names.organisation.contests"))
    """Of those, the last words of what is played for, which says nothing."""
    calendar: frozenset[str] = field(default_factory=partial(_word_set, "not_names.calendar.words"))
    """Of those, months, days of the week and feasts."""
    surnames: frozenset[str] = field(default_factory=partial(_word_set, "not_names.surnames.words"))
    """Of those, the ones that people bear, too: "Rolf Winter"."""
    rare: frozenset[str] = field(default_factory=partial(_word_set, "not_names.surnames.rare"))
    """Of these, what bodies bear more often."""
    eastern: frozenset[str] = field(default_factory=partial(_word_set, "not_names.surnames.eastern"))
    """Surnames that stand before a given name of two syllables."""
    prefixes: frozenset[str] = field(default_factory=partial(_word_set, "not_names.surnames.prefixes"))
    """First parts of English words with a hyphen, which no such given name begins with."""
    saints: frozenset[str] = field(default_factory=partial(_word_set, "not_names.places.saints"))
    """Words that make a given name behind them a town: "San Pedro"."""
    numerals: frozenset[str] = field(default_factory=partial(_word_set, "person_words.titles.numerals"))
    """What follows a surname that a father bore, too, folded."""
    honours: frozenset[str] = field(default_factory=partial(_word_set, "person_words.titles.honours"))
    """Letters behind a whole name, folded: "Ida Holm QC"."""
    places: frozenset[str]
    towns: frozenset[str] = field(default_factory=partial(_word_set, "not_names.places.words"))
    """Of these, towns and regions."""
    lands: frozenset[str]
    """Lands of one word, those left out whose players may play for a union of them."""
    peoples: dict[str, str]
    """Lands, folded, to the word that stands for their people."""
    demonyms: dict[str, str]
    """Words for the people of a land, folded, to one of them that stands for all."""
    nationals: frozenset[str]
    """Those that are nouns."""
    kindred: frozenset[str] = field(default_factory=partial(_word_set, "person_words.kindred.words"))
    """Peoples whom one person may belong to at once: British and Welsh."""
    signs: dict[str, frozenset[str]]
    """Small words beside a name that speak for or against a person; see `person_words.toml`."""
    copulas: frozenset[str]
    """Words behind which a description is of the subject, as they are printed, with either apostrophe."""
    clauses: frozenset[str] = field(default_factory=partial(_word_set, "person_words.clauses.starts"))
    """Words that begin a clause, whose subject may be that of the clause before."""
    deeds: frozenset[str] = field(default_factory=partial(_word_set, "person_words.deeds.words"))
    """Verbs for what a player does, and nouns for what is a player's."""
    plurals: frozenset[str] = field(default_factory=partial(_word_set, "cues.strong"))
    """Forms of verbs of saying that only several people, or a body, are the subject of: "Ardley say"."""
    reporting: frozenset[str]
    """Forms of the strong verbs of saying."""


@cache
def person_words() -> PersonWords:
    """The tables, loaded once."""
    words = load_table("person_words")
    given, singles = _given_names()
    demonyms, nationals = _demonyms()
    roles, titles = _roles(demonyms), _titles()
    lands = load_table("countries")["people"]
    return PersonWords(
        given=given,
        singles=singles,
        roles=roles,
        positions={word: place for place, nouns in words["positions"].items() for word in nouns},
        heads=frozenset(role.rpartition(" ")[2] for role in roles),
        titles=titles,
        abbreviations=words["abbreviations"],
        noun_sexes={fold_name(word): sex for sex in SEXES for word in words["sexes"][sex]},
        ages={head: (low, high) for head, (low, high) in words["ages"].items()},
        states=words["states"],
        statesmen=words["statesmen"],
        seats=frozenset(words["statesmen"].values()),
        alike={fold_name(word): office for office, others in words["alike"].items() for word in others},
        openers=_word_set("not_names.function.words") | frozenset(titles) | frozenset(roles) - frozenset(demonyms),
        never=_word_set("not_names.calendar.words") | _word_set("not_names.organisation.words"),
        places=_word_set("not_names.places.words")
        | frozenset(fold_name(part) for land in lands for part in land.split())
        | set(demonyms),
        lands=frozenset(map(fold_name, lands)) - _word_set("person_words.kindred.lands"),
        peoples={fold_name(land): fold_name(adjectives[0]) for land, adjectives in lands.items() if adjectives},
        demonyms=demonyms,
        nationals=nationals,
        signs=_signs(),
        copulas=frozenset(words["clauses"]["copulas"]),
        reporting=cue_forms("strong"),
    )


def _given_names() -> tuple[dict[str, Sex | None], frozenset[str]]:
    """Given names with the sex of those who bear them, and those that a person goes by alone, which are both."""
    given: dict[str, Sex | None] = dict.fromkeys(_folded("given_names.m"), "m")
    given.update({name: None if given.get(name) == "m" else "f" for name in _folded("given_names.f")})
    given.update(dict.fromkeys(_folded("given_names.both")))
    singles: dict[str, Sex] = {name: sex for sex in SEXES for name in _folded(f"given_names.single_{sex}")}
    given.update({name: sex for name, sex in singles.items() if name not in given})
    return given, frozenset(singles)


def _demonyms() -> tuple[dict[str, str], frozenset[str]]:
    """Words for the people of a land, to the one that stands for all, and those of them that are nouns."""
    demonyms: dict[str, str] = {}
    for adjectives in load_table("countries")["people"].values():
        for word in adjectives:
            demonyms.setdefault(fold_name(word), fold_name(adjectives[0]))
    nouns = load_table("person_words")["nationals"]
    told = {fold_name(noun): fold_name(adjective) for noun, adjective in nouns.items()}
    demonyms.update({noun: demonyms.get(adjective, adjective) for noun, adjective in told.items()})
    return demonyms, frozenset(told)


def _roles(demonyms: Iterable[str]) -> dict[str, RoleClass]:
    """Heads of descriptions, to their class; where a word is of several, the surest one."""
    roles: dict[str, RoleClass] = dict.fromkeys(demonyms, "national")
    for kind in ROLE_CLASSES:
        roles.update(dict.fromkeys(_folded(f"person_words.roles.{kind}"), kind))
    return roles


def _titles() -> dict[str, Sex | None]:
    """Titles, to the sex of those who bear them."""
    titles: dict[str, Sex | None] = dict.fromkeys(_folded("person_words.titles.none"))
    for sex in SEXES:
        titles.update(dict.fromkeys(_folded(f"person_words.titles.{sex}"), sex))
    return titles


def _signs() -> dict[str, frozenset[str]]:
    """Small words beside a name, by what they tell; with them the words of firms and bodies that own somebody."""
    signs = {name: frozenset(words) for name, words in load_table("person_words")["signs"].items()}
    bodies = (*load_words("cues.phrases.bodies"), *load_words("cues.phrases.offices"))
    return signs | {"firms": frozenset(load_words("cues.phrases.of_firms")), "entities": frozenset(bodies)}


@cache
def cue_forms(strength: Literal["strong", "weak"]) -> frozenset[str]:
    """All forms of the reporting verbs of one strength."""
    table = load_table("cues")
    forms: set[str] = set()
    for lemma in table[strength].split():
        forms |= set(table["irregular"][lemma].split()) if lemma in table["irregular"] else _regular_forms(lemma)
    return frozenset(forms)


def _regular_forms(lemma: str) -> set[str]:
    """say, says, ...: base, third person, past, -ing of a verb that follows the rules."""
    if lemma.endswith("e"):
        return {lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"}
    plural = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"
    return {lemma, plural, f"{lemma}ed", f"{lemma}ing"}
