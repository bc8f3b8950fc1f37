"""What reporting clauses are read with: the mentions of an article by place, and the words of reporting.

Takes an article and its cast, gives a `Roll` to look mentions up in, and the tables of `cues.toml` as `Cues`. Which
of the words make a clause is left to `clauses.py`.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.extract.people.mentions import is_oblique
from generator.extract.people.words import cue_forms, fold_name
from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.claims import Cast, Mention, Person
from generator.model.evidence import Span
from generator.text.tokens import Word

Naming = tuple[Mention, Person]


@dataclass(frozen=True, slots=True)
class Roll:
    """The mentions of an article by place, for looking up."""

    text: str
    namings: tuple[Naming, ...]
    starts: tuple[int, ...]
    surnames: dict[str, Person]
    """Folded last names, to the first who bears them."""

    @classmethod
    def of(cls, article: Article, cast: Cast, quoted: Sequence[Span]) -> Roll:
        """The mentions of a cast in the writer's own words, in order of place; `quoted` is in that order, too."""
        found = [(mention, person) for person in cast.people for mention in person.mentions]
        found.sort(key=lambda naming: naming[0].span)
        namings = []
        spans = iter(quoted)
        current = next(spans, None)
        for naming in found:
            while current is not None and current.end <= naming[0].span.start:
                current = next(spans, None)
            if current is None or naming[0].span.start < current.start:
                namings.append(naming)
        starts = tuple(mention.span.start for mention, _ in namings)
        surnames = {fold_name(person.name).split()[-1]: person for person in reversed(cast.people)}
        return cls(article.text, tuple(namings), starts, surnames)

    def between(self, start: int, end: int) -> tuple[Naming, ...]:
        """Mentions that begin in [start, end)."""
        return self.namings[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)]

    def bearer(self, name: str) -> Person | None:
        """The first person whose last name is `name`, be it in capitals."""
        return self.surnames.get(fold_name(name).split()[-1])

    def subject(self, start: int, end: int) -> Naming | None:
        """The first mention in [start, end) that can be a subject; a full name before a description of it."""
        able = [naming for naming in self.between(start, end) if not is_oblique(self.text, naming[0])]
        return able[0] if able else None


@dataclass(frozen=True, slots=True)
class Cues:
    """The verbs and small words of reporting."""

    strong: frozenset[str]
    weak: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    stops: frozenset[str]
    statements: frozenset[str]
    messengers: frozenset[str]
    """Who speaks for an organisation."""
    determiners: frozenset[str]
    """Words after which a verb is a noun: "the claims"."""
    starters: frozenset[str]
    """Words that may begin a subject."""
    manners: frozenset[str]
    """Verbs of “…,” was how Holm put it."""
    hearers: frozenset[str]
    """Participles that are of the hearer: "Holm was asked"."""
    additions: frozenset[str]
    """Verbs with which a speaker goes on."""
    replies: frozenset[str]
    """Verbs that answer the words before them, ahead of the speaker's own."""
    showings: frozenset[str]
    """Verbs of whoever holds another's message."""
    nouns: frozenset[str]
    """Forms that are nouns unless a plural stands before them."""

    def tells(self, word: str) -> bool:
        """Whether a word is a form of a reporting verb."""
        return word in self.strong or word in self.weak


@cache
def cues() -> Cues:
    """The tables, loaded once."""
    phrases = load_table("cues")["phrases"]
    return Cues(
        strong=cue_forms("strong"),
        weak=cue_forms("weak"),
        auxiliaries=frozenset(phrases["auxiliaries"]),
        adverbs=frozenset(phrases["adverbs"]),
        stops=frozenset(phrases["stops"]),
        statements=frozenset(phrases["statements"]),
        messengers=frozenset(phrases["messengers"]),
        determiners=frozenset(phrases["determiners"]),
        starters=frozenset(phrases["starters"]),
        manners=frozenset(phrases["manners"]),
        hearers=frozenset(phrases["hearers"]),
        additions=frozenset(phrases["additions"]),
        replies=frozenset(phrases["replies"]),
        showings=frozenset(phrases["showings"]),
        nouns=frozenset(phrases["nouns"]),
    )


def is_told_by_many(words: Sequence[Word]) -> bool:
    """Whether people without a name speak in the first two words: "police said", "neighbours told"."""
    told = len(words) > 1 and words[1].text in cues().strong and not words[1].text.endswith("ing")
    return told and words[0].text.islower() and words[0].text.endswith(("s", "people", "police"))


def is_passive(words: Sequence[str], place: int) -> bool:
    """Whether words[place] is said of its subject, who does not say it: "Holm is seldom quoted", not "quoted as saying"."""
    before = place - 1
    while before > 0 and (words[before] in cues().adverbs or words[before].endswith("ly") or words[before] == "seldom"):
        before -= 1
    follows = words[place + 1] if place + 1 < len(words) else ""
    return (
        words[before] in ("is", "was", "are", "were", "been", "being")
        and (words[place].endswith("ed") or words[place] in cues().hearers)
        and follows != "as"
    )
