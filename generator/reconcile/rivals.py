"""Who did it: one deed, or one utterance, that two sources give to two people.

Takes the claims of all sources; gives for each person the deeds and words of theirs that another source gives to
somebody else. A deed is one only where one person can have done it: a goal in one minute of one match, a prize or an
office with a name of its own on one day (`doers.toml`). Words are one where two quoted sentences have the same words of
meaning in the same order, enough of them that nobody else says the same by chance. A text that names both people knows
of both, and contradicts neither; the caption of a photo is a text of its own.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from generator.knowledge.load import load_table
from generator.model.claims import Claims, Event, Quote
from generator.model.evidence import Evidence
from generator.model.gist import Telling, Tellings, Told
from generator.model.profile import Subject
from generator.reconcile.wording import function_words, stem
from generator.reconcile.worth import RESULTS
from generator.text.tokens import fold, word_texts

LEAST_WORDS = 5
"""Words of meaning that two quoted sentences share when they are one utterance; people of one team say shorter ones alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivalry:
    """One deed, or one utterance, with two or more people to whom sources give it."""

    kind: str
    """Type of the happening, or "quote"."""
    about: str
    """What tells it from others of its kind: an opponent, the words of a prize, the first words of an utterance."""
    minute: int | None = None
    told: tuple[Told, ...]
    """In order of source."""


def find_tellings(source: str, claims: Claims) -> Tellings:
    """What one source gives to somebody, of the kind that another may give to somebody else."""
    deeds = (
        Telling(
            key=_short(key),
            kind=event.type,
            about=_about(event, claims),
            minute=event.minute,
            told=Told(source, event.people[0], event.evidence, event.in_caption),
        )
        for event in (*claims.events, *claims.others)
        if (key := _deed(event, claims))
    )
    words = (
        Telling(
            key=_short(key),
            kind="quote",
            about=_first_words(evidence.exact),
            told=Told(source, quote.speaker or "", (evidence,)),
        )
        for quote in claims.quotes
        for key, evidence in _utterances(quote)
    )
    return Tellings(deeds=tuple(deeds), words=tuple(words))


def _short(key: Hashable) -> str:
    """A hash of a key, which is the same in every process."""
    return hashlib.blake2b(repr(key).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


TellingsOf = Callable[[str], Tellings]
"""Gives the tellings of a source."""


FindRivalries = Callable[[Mapping[str, Claims]], "tuple[Rivalry, ...]"]
"""Gives all rivalries: `find_rivalries_in`, or what stands in for it where they are kept."""


def find_rivalries_in(claims: Mapping[str, Claims]) -> tuple[Rivalry, ...]:
    """The same as `find_rivalries`, from the claims of all sources."""
    return find_rivalries(claims, lambda source: find_tellings(source, claims[source]))


def find_rivalries(sources: Iterable[str], tellings_of: TellingsOf) -> tuple[Rivalry, ...]:
    """All deeds and utterances that sources give to different people, in order of first telling.

    Those that are told once are many, and of no use; so the keys alone are looked at first.
    """
    ordered = sorted(sources)
    hashes = sorted(_hash(one) for source in ordered for each in _kinds(tellings_of(source)) for one in each)
    again = {one for one, other in pairwise(hashes) if one == other}
    every = [_only(tellings_of(source), again) for source in ordered] if again else []
    return tuple(
        Rivalry(kind=each[0].kind, about=each[0].about, minute=each[0].minute, told=told)
        for found in ((one.deeds for one in every), (one.words for one in every))
        for each in _same_deeds(chain.from_iterable(found))
        if (told := _contradicting([one.told for one in each]))
    )


def _kinds(tellings: Tellings) -> tuple[tuple[Telling, ...], tuple[Telling, ...]]:
    return tellings.deeds, tellings.words


def _hash(telling: Telling) -> str:
    """The first part of its key."""
    return telling.key[:16]


def _only(tellings: Tellings, hashes: Collection[str]) -> Tellings:
    """The tellings whose keys begin with one of the hashes."""
    deeds, words = (tuple(one for one in each if _hash(one) in hashes) for each in _kinds(tellings))
    return Tellings(deeds=deeds, words=words)


def _same_deeds(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """The tellings of each deed that is told twice or more, in order of first telling."""
    by_key: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        by_key[one.key].append(one)
    return (each for each in by_key.values() if len(each) > 1)


def share_rivalries(
    rivalries: Iterable[Rivalry], owners: Mapping[str, Mapping[str, Subject]]
) -> dict[str, tuple[Rivalry, ...]]:
    """By id of a person: the rivalries in which a source gives them what another gives to somebody else.

    Each is told with the names of the site, so that "Roe" and "Richard Roe" are one.
    """
    found: dict[str, list[Rivalry]] = defaultdict(list)
    for rivalry in rivalries:
        meant = [owners.get(one.source, {}).get(one.who) for one in rivalry.told]
        told = tuple(
            replace(one, who=owner.name) if owner else one for one, owner in zip(rivalry.told, meant, strict=True)
        )
        for owner in dict.fromkeys(owner.id for owner in meant if owner):
            if any(one is None or one.id != owner for one in meant):
                found[owner].append(replace(rivalry, told=told))
    return {owner: tuple(each) for owner, each in found.items()}


def without_sources(rivalries: Iterable[Rivalry], gone: Collection[str]) -> tuple[Rivalry, ...]:
    """The rivalries that remain when these sources count no more."""
    left = (replace(one, told=tuple(told for told in one.told if told.source not in gone)) for one in rivalries)
    return tuple(one for one in left if len({told.who for told in one.told}) > 1)


def _deed(event: Event, claims: Claims) -> Hashable | None:
    """What two tellings of one deed have in common; None where several people can have done it."""
    if event.status != "past" or not event.people or event.edtf is None:
        return None
    if event.type == "goal":
        opponent = _opponent(event, claims)
        if event.minute is None or opponent is None or event.edtf.precision != "day":
            return None
        return ("goal", event.edtf.text, fold(opponent), event.minute)
    thing = _thing(event)
    if thing is None or not any(char.isupper() for char in thing[1:]):
        return None
    if event.edtf.precision == "day":
        return (event.predicate, fold(thing), event.edtf.text)
    return (event.predicate, fold(thing), fold(event.competition), event.edtf.year) if event.competition else None


def _opponent(event: Event, claims: Claims) -> str | None:
    """The other side of a goal's match: its own, or that of the one result that its article tells of the day."""
    if event.opponent:
        return event.opponent
    played = {
        one.opponent
        for one in claims.events
        if one.predicate in RESULTS and one.opponent and one.edtf and one.edtf == event.edtf
    }
    return played.pop() if len(played) == 1 else None


def _thing(event: Event) -> str | None:
    """The words for what only one person got."""
    slots = load_table("doers")["things"].get(event.type, ())
    return next((words.exact for name, words in event.slots if name in slots), None)


def _about(event: Event, claims: Claims) -> str:
    return _opponent(event, claims) or "" if event.type == "goal" else _thing(event) or ""


def _utterances(quote: Quote) -> Iterator[tuple[Hashable, Evidence]]:
    """The quoted words that are long enough, by their words of meaning."""
    if quote.speaker is None or quote.confidence == "low":
        return
    function = function_words()
    for segment in quote.segments:
        meaning = tuple(stem(word) for word in map(fold, word_texts(segment.exact)) if word not in function)
        if len(meaning) >= LEAST_WORDS:
            yield ("quote", *meaning), segment


def _first_words(text: str) -> str:
    return " ".join(text.split()[:4]).rstrip(",.;:!?")


def _contradicting(told: list[Told]) -> tuple[Told, ...]:
    """The tellings without those of sources that name two people; none where they agree on one."""
    by_source: dict[tuple[str, bool], list[Told]] = defaultdict(list)
    for one in told:
        by_source[one.source, one.in_caption].append(one)
    left = [one for each in by_source.values() if not _several(each) for one in each]
    return tuple(left) if _several(left) else ()


def _several(told: list[Told]) -> bool:
    """Whether tellings name two people: two names of which neither holds the other's words."""
    names = [frozenset(fold(one.who).split()) for one in told]
    return any(not (names[0] <= name or name <= names[0]) for name in names[1:])
