"""Invented claims in any number: people, their stories, and the outlets that tell each of them.

Nothing is extracted here: each sentence is written together with the claim that it holds, so that what is measured is
reconciling alone. The same numbers give the same claims.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.article import Article
from generator.model.claims import Cast, Claims, Dating, Event, Mention, Person, Quote, Record
from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence, Source, Span
from generator.model.profile import Subject
from generator.text.article import read_article

OUTLETS = 5
"""Outlets that tell each story: the agency, its copy, and three in words of their own."""

GIVEN = ("Ada", "Bo", "Cora", "Dov", "Edda", "Finn", "Gudrun", "Hal", "Ines", "Jory")
ENDINGS = ("mere", "ford", "wick", "holt", "combe", "dale", "stead", "thorpe", "ham", "garth")
SYLLABLES = ("an", "bel", "cor", "dun", "el", "far", "gor", "hin", "is", "jor", "kel", "lun", "mar", "nor", "os", "pel")


@dataclass(frozen=True, slots=True)
class Corpus:
    """People, articles and claims, as reconciliation takes them."""

    subjects: tuple[Subject, ...]
    articles: dict[str, Article]
    claims: dict[str, Claims]


def make_corpus(articles: int, people: int = 200) -> Corpus:
    """So many articles about so many people, five outlets a story."""
    names = [f"{GIVEN[number % len(GIVEN)]} {_word(number)}" for number in range(people)]
    subjects = tuple(Subject(id=name.lower().replace(" ", "-"), name=name) for name in names)
    made: dict[str, Article] = {}
    claims: dict[str, Claims] = {}
    for number in range(articles // OUTLETS):
        name = names[number % people]
        for article, claim in _story(name, number):
            made[article.source.id] = article
            claims[article.source.id] = claim
    return Corpus(subjects, made, claims)


def _word(number: int) -> str:
    """An invented name, another for each number."""
    first, second = divmod(number, len(SYLLABLES))
    return (SYLLABLES[second] + SYLLABLES[first % len(SYLLABLES)] + ENDINGS[number % len(ENDINGS)]).capitalize()


def _story(name: str, number: int) -> Iterator[tuple[Article, Claims]]:
    """One match, told by every outlet, with a tally, an age and two utterances."""
    dice = _dice(-number)
    opponent = _word(1000 + number)
    score = f"{dice.randint(1, 4)}-{dice.randint(0, 1)}"
    day = EdtfDate.parse(f"{2020 + number // 300 % 9:04d}-{number % 12 + 1:02d}-{number % 27 + 1:02d}")
    filler = [_sentence(dice) for _ in range(12)]
    said = (_sentence(dice), _sentence(dice))
    for outlet in range(OUTLETS):
        other = _dice(number * 10 + outlet + 1)
        own = filler if outlet < 2 else [_sentence(other) for _ in range(12)]
        lead = f"{name} won {score} against {opponent} and now has {10 + number % 90} goals."
        quoted = f"“{said[0]} {said[1]}” said {name.split()[1]}."
        text = "\n".join((lead, *own[:6], quoted, *own[6:]))
        yield _article(f"s{number:05d}-{outlet}", text, name, opponent=opponent, score=score, day=day, said=said)


def _dice(seed: int) -> random.Random:
    """The same throws each time; nothing secret is made of them."""
    return random.Random(seed)  # noqa: S311 - no secrets here


def _sentence(dice: random.Random) -> str:
    words = [_word(dice.randrange(4000)).lower() for _ in range(14)]
    return " ".join((words[0].capitalize(), *words[1:])) + "."


def _article(  # noqa: PLR0913 - all that a story is made of
    name: str, text: str, person: str, *, opponent: str, score: str, day: EdtfDate, said: tuple[str, ...]
) -> tuple[Article, Claims]:
    article = read_article(Source.of(id=name, path=f"{name}.txt", text=text))

    def words(exact: str) -> Evidence:
        start = text.index(exact)
        return article.source.cite(Span(start, start + len(exact)))

    event = Event(
        id="e1", edtf=day, title=f"Beats {opponent}", type="match", predicate="win-match", status="past",
        people=(person,), evidence=(words(f"won {score} against {opponent}"),), rule="hand", opponent=opponent, score=score,
        slots=(("opponent", words(opponent)), ("score", words(score))),
    )  # fmt: skip
    tally = text.partition("now has ")[2].partition(" ")[0]
    record = Record(
        id="r1", holder=person, metric="goals", value=int(tally), unit="goals", scope=None, as_of=day, kind="tally",
        hedge=None, evidence=(words(f"{tally} goals"),), rule="hand",
    )  # fmt: skip
    quote = Quote(
        id="q1", speaker=person, mention=None, kind="direct", cue="said", attribution="explicit", rule="hand",
        confidence="high", segments=(words(" ".join(said)),),
    )  # fmt: skip
    who = Person(name=person, mentions=(Mention(span=Span(0, len(person)), form="full"),))
    return article, Claims(
        source=article.source,
        cast=Cast(people=(who,), main=who),
        quotes=(quote,),
        dating=Dating(published=day, published_from="given"),
        events=(event,),
        records=(record,),
    )
