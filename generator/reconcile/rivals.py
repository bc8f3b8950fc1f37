"""Who did it: one deed, or one utterance, that two sources give to two people.

Takes the claims of all sources; gives for each person the deeds and words of theirs that another source gives to
somebody else. A deed is one only where one person can have done it: a goal in one minute of one match, a prize or an
office with a name of its own on one day (`doers.toml`). Words are one where two quoted sentences have the same words of
meaning in the same order, enough of them that nobody else says the same by chance. A text that names both people knows
of both, and contradicts neither; the caption of a photo is a text of its own.
"""

from __future__ import annotations

import hashlib
from array import array
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """A rivalry, with what tells whether it is still one when sources have changed."""

    place: tuple[int, str, int]
    """Of the first telling: 0 for a deed and 1 for words, its source, its place there; rivalries stand in this order."""
    hash: int
    """Of what it is about; tellings of anything else have nothing to do with it, but for one that has the same by chance."""
    rivalry: Rivalry


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
    again = repeated(telling_hashes(tellings_of(source)) for source in ordered)
    return tuple(one.rivalry for one in find_contests(ordered, tellings_of, again))


def telling_hashes(tellings: Tellings) -> array[int]:
    """A number for each telling, the same for all of one deed."""
    return array("Q", (_hash(one) for each in _kinds(tellings) for one in each))


def repeated(hashes: Iterable[Iterable[int]]) -> frozenset[int]:
    """The numbers that come twice or more."""
    ordered = sorted(chain.from_iterable(hashes))
    return frozenset(one for one, other in pairwise(ordered) if one == other)


def find_contests(sources: Iterable[str], tellings_of: TellingsOf, hashes: Collection[int]) -> list[Contest]:
    """The rivalries about what has one of these numbers, in order; `sources` are all that tell of it, in order."""
    found: list[Contest] = []
    every = [(source, tellings_of(source)) for source in sources] if hashes else []
    for kind in (0, 1):
        by_key: dict[str, list[tuple[int, Telling]]] = defaultdict(list)
        for _, tellings in every:
            for at, one in enumerate(_kinds(tellings)[kind]):
                if _hash(one) in hashes:
                    by_key[one.key].append((at, one))
        for each in by_key.values():
            (at, first), told = each[0], _contradicting([one.told for _, one in each])
            if told:
                rivalry = Rivalry(kind=first.kind, about=first.about, minute=first.minute, told=told)
                found.append(Contest(place=(kind, first.told.source, at), hash=_hash(first), rivalry=rivalry))
    return found


def _kinds(tellings: Tellings) -> tuple[tuple[Telling, ...], tuple[Telling, ...]]:
    return tellings.deeds, tellings.words


def _hash(telling: Telling) -> int:
    """The first half of its key."""
    return int(telling.key[:16], 16)


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
