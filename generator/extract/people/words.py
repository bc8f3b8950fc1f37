"""The tables behind the people of an article, made ready for looking up.

Everything is folded by `fold_name`, built once a process, and read-only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from generator.knowledge.load import load_table
from generator.model.claims import Sex
from generator.text.tokens import fold

LOOKALIKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict(zip("аеорсухікмтвн", "aeopcyxikmtbh", strict=True))  # Cyrillic letters that look Latin
)
"""Letters that stand for others when a name is printed without its own, or in a hurry: Højlund, Hojlund."""

RoleClass = Literal["player", "coach", "official", "any", "national", "age"]


@lru_cache(maxsize=16384)
def fold_name(text: str) -> str:
    """A name for comparison only: accents, case, and letters that look alike folded."""
    return fold(text).translate(LOOKALIKES)


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Words that name, precede, describe or rule out a person."""

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
    knightly: frozenset[str]
    """Those that stand before a given name: "Dame Ida"."""
    abbreviations: dict[str, str]
    """Titles as they are cut short, to the noun."""
    noun_sexes: dict[str, Sex]
    ages: dict[str, tuple[int, int]]
    """Heads that tell an age, with the youngest and the oldest."""
    generic: frozenset[str]
    """Officials of no office in particular."""
    partisans: frozenset[str]
    """Of these, the ones that anybody in an office may be called, too."""
    alike: dict[str, str]
    """Offices and works of several names, to the one that stands for all."""
    lesser: frozenset[str]
    """Before an office: another one, below it."""
    offices: frozenset[str]
    """Offices of state, which news calls their holders by from its second sentence on."""
    kin: frozenset[str]
    parents: frozenset[str]
    """Of these, the older ones."""
    fellows: frozenset[str]
    """Players by their tie to another."""
    particles: frozenset[str]
    stops: frozenset[str]
    """Words that no description holds between its article and its head."""
    function: frozenset[str]
    openers: frozenset[str]
    """Capitalised words before a name that are no part of it: function words, titles, roles."""
    never: frozenset[str]
    """Words that rule out a person: organisations, contests, outlets, the calendar."""
    surnames: frozenset[str]
    """Of those, the ones that people bear, too: "Rolf Winter"."""
    rare: frozenset[str]
    """Of these, what bodies bear more often."""
    numerals: frozenset[str]
    """What follows a surname that a father bore, too, folded."""
    places: frozenset[str]
    towns: frozenset[str]
    """Of these, towns and regions."""
    lands: frozenset[str]
    """Lands of one word, those left out whose players may play for a union of them."""
    peoples: dict[str, str]
    """Lands, folded, to the word that stands for their people."""
    demonyms: dict[str, str]
    """Words for the people of a land, folded, to one of them that stands for all."""
    nationals: frozenset[str]
    """Those that are nouns."""
    kindred: frozenset[str]
    """Peoples whom one person may belong to at once: British and Welsh."""
    signs: dict[str, frozenset[str]]
    """Small words beside a name that speak for or against a person; see `person_words.toml`."""
    copulas: frozenset[str]
    """Words behind which a description is of the subject."""
    clauses: frozenset[str]
    """Words that begin a clause, whose subject may be that of the clause before."""
    deeds: frozenset[str]
    """Verbs for what a player does, and nouns for what is a player's."""
    plurals: frozenset[str]
    """Forms of verbs of saying that only several people, or a body, are the subject of: "Ardley say"."""
    reporting: frozenset[str]
    """Forms of the strong verbs of saying."""


@cache
def person_words() -> PersonWords:
    """The tables, loaded once."""
    names, words, other = load_table("given_names"), load_table("person_words"), load_table("not_names")
    given: dict[str, Sex | None] = {}
    given.update({fold_name(name): "m" for name in names["m"].split()})
    given.update({fold_name(name): None if given.get(fold_name(name)) == "m" else "f" for name in names["f"].split()})
    given.update({fold_name(name): None for name in names["both"].split()})
    singles: dict[str, Sex] = {fold_name(name): "m" for name in names["single_m"].split()}
    singles.update({fold_name(name): "f" for name in names["single_f"].split()})
    given.update({name: sex for name, sex in singles.items() if name not in given})
    lands = load_table("countries")["people"]
    demonyms: dict[str, str] = {}
    for adjectives in lands.values():
        for word in adjectives:
            demonyms.setdefault(fold_name(word), fold_name(adjectives[0]))
    nouns = {fold_name(word): fold_name(adjective) for word, adjective in words["nationals"].items()}
    demonyms.update({word: demonyms.get(adjective, adjective) for word, adjective in nouns.items()})
    roles: dict[str, RoleClass] = dict.fromkeys(demonyms, "national")
    for kind in ("any", "official", "coach", "player"):
        roles.update({fold_name(word): kind for word in words["roles"][kind]})
    titles: dict[str, Sex | None] = {fold_name(word): None for word in words["titles"]["none"]}
    titles.update({fold_name(word): "m" for word in words["titles"]["m"]})
    titles.update({fold_name(word): "f" for word in words["titles"]["f"]})
    never = {fold_name(word) for word in [*other["calendar"]["words"], *other["organisation"]["words"].split()]}
    towns = frozenset(fold_name(word) for word in other["places"]["words"].split())
    places = towns | {fold_name(part) for land in lands for part in land.split()} | set(demonyms)
    function = frozenset(other["function"]["words"].split())
    return PersonWords(
        given=given,
        singles=frozenset(singles),
        roles=roles,
        positions={word: place for place, nouns in words["positions"].items() for word in nouns},
        heads=frozenset(role.rpartition(" ")[2] for role in roles),
        titles=titles,
        knightly=frozenset(words["titles"]["knightly"]),
        abbreviations=words["abbreviations"],
        noun_sexes={
            **{fold_name(word): "m" for word in words["sexes"]["m"]},
            **{fold_name(word): "f" for word in words["sexes"]["f"]},
        },
        ages={head: (low, high) for head, (low, high) in words["ages"].items()},
        generic=frozenset(fold_name(word) for word in words["generic"]["words"]),
        partisans=frozenset(words["generic"]["partisans"]),
        alike={fold_name(word): office for office, others in words["alike"].items() for word in others},
        lesser=frozenset(words["generic"]["lesser"]),
        offices=frozenset(words["generic"]["offices"]),
        kin=frozenset(words["kin"]["words"]),
        parents=frozenset(words["kin"]["parents"]),
        fellows=frozenset(words["kin"]["fellows"]),
        particles=frozenset(words["particles"]["words"]),
        stops=frozenset(words["modifiers"]["stops"]),
        function=function,
        openers=function | frozenset(titles) | frozenset(roles) - set(demonyms),
        never=frozenset(never),
        surnames=frozenset(fold_name(word) for word in other["surnames"]["words"]),
        rare=frozenset(fold_name(word) for word in other["surnames"]["rare"]),
        numerals=frozenset(words["titles"]["numerals"]),
        places=frozenset(places),
        towns=towns,
        lands=frozenset(fold_name(land) for land in lands)
        - frozenset(fold_name(word) for word in words["kindred"]["lands"]),
        peoples={fold_name(land): fold_name(words[0]) for land, words in lands.items() if words},
        demonyms=demonyms,
        nationals=frozenset(nouns),
        kindred=frozenset(fold_name(word) for word in words["kindred"]["words"]),
        signs={name: frozenset(small) for name, small in words["signs"].items()}
        | {
            "firms": frozenset(load_table("cues")["phrases"]["of_firms"]),
            "entities": frozenset(
                (*load_table("cues")["phrases"]["bodies"], *load_table("cues")["phrases"]["offices"])
            ),
        },
        copulas=frozenset(words["clauses"]["copulas"]),
        clauses=frozenset(words["clauses"]["starts"]),
        deeds=frozenset(words["deeds"]["words"]),
        plurals=frozenset(load_table("cues")["strong"].split()),
        reporting=frozenset(cue_forms("strong")),
    )


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
