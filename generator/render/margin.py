"""The margin of a source's page: what rests on each sentence, what says the same, what contradicts it.

Takes profiles and one source, gives notes. What rests on several sentences of a paragraph is one note; so are all facts
that a sentence is only a step of.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model.facts import Disagreement, Fact, QuoteGroup, Stance, Support
from generator.model.profile import Profile, Witness
from generator.render import urls
from generator.render.citations import Located, Shelf
from generator.render.dates import say
from generator.render.fact_views import shortened_quote, titled
from generator.render.views import LinkView, TagView, View

MOST_ALSO = 6
"""Most sentences of other sources that a note names; what it leads to names all. Without a bound, a fact that n sources
tell would be named n times n times."""

NoteKind = Literal["fact", "step", "quote", "reading", "bearing"]


class NoteView(View, frozen=True, kw_only=True):
    """A note in the margin: what rests on a sentence, or on several of a paragraph."""

    sentences: str
    """Numbers of the sentences: "23", "23–25"."""
    kind: NoteKind
    """What kind of thing rests on them."""
    links: tuple[LinkView, ...]
    """What rests on them."""
    against: bool
    """Whether they speak against it."""
    also: tuple[TagView, ...]
    """Sentences of other sources that say the same, the first of them."""
    more: str
    """How many more say the same, in words; empty where all are named."""
    conflicts: tuple[TagView, ...]
    """Sentences that contradict it."""


class Note(View, frozen=True, kw_only=True):
    """Something that rests on one sentence."""

    number: int
    kind: NoteKind
    link: LinkView
    against: bool = False
    also: tuple[TagView, ...] = ()
    more: str = ""
    conflicts: tuple[TagView, ...] = ()


def margin_notes(notes: Iterable[Note]) -> tuple[NoteView, ...]:
    """The notes of one paragraph, by first sentence, with those that say the same made one."""
    by_thing: dict[tuple[object, ...], list[Note]] = {}
    for note in notes:
        thing = (note.number, "step") if note.kind == "step" else (note.link, note.kind, note.against, note.conflicts)
        by_thing.setdefault(thing, []).append(note)
    return tuple(
        NoteView(
            sentences=_number_words(sorted({note.number for note in group})),
            kind=group[0].kind,
            links=tuple(dict.fromkeys(note.link for note in group)),
            against=group[0].against,
            also=group[0].also,
            more=group[0].more,
            conflicts=group[0].conflicts,
        )
        for group in by_thing.values()
    )


def _number_words(numbers: list[int]) -> str:
    """Sorted numbers in short: "23", "23–25", "23, 25"."""
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers))


def notes_by_sentence(shelf: Shelf, witness: Witness, profiles: list[Profile]) -> dict[int, list[Note]]:
    """The notes of each sentence, by number: facts first, then quotes, then disagreements.

    Args:
        shelf: the sources of the site.
        witness: the source.
        profiles: of each person whom the source speaks of, what touches the source.

    """
    found: dict[int, dict[Note, None]] = {}
    for profile in profiles:
        margin = _Margin(shelf, witness, profile, named=len(profiles) > 1)
        for note in margin.notes():
            found.setdefault(note.number, {})[note] = None
    return {number: list(notes) for number, notes in found.items()}


@dataclass(frozen=True, slots=True)
class _Margin:
    """The notes that one profile gives a source."""

    shelf: Shelf
    witness: Witness
    profile: Profile
    named: bool
    """Whether the notes name the person, because several people's pages cite the source."""

    def notes(self) -> Iterator[Note]:
        """All notes: facts, quotes, disagreements, each in order of place."""
        for fact in self.profile.facts:
            yield from self._fact(fact)
        for group in self.profile.quotes:
            yield from self._quote(group)
        for disagreement in self.profile.disagreements:
            yield from self._disagreement(disagreement)

    def _fact(self, fact: Fact) -> Iterator[Note]:
        shelf, words = self.shelf, self.shelf.words
        text, english = titled(fact, words)
        link = self._link(text, fact.id, english)
        sides = self._sides(fact)
        here = self._here(fact.support)
        named = {
            stance: (
                self._also(shelf.locate(fact.support), stance),
                shelf.tags_at(self._page, [one for one in shelf.locate(fact.support) if one.support.stance != stance]),
            )
            for stance in {support.stance for support, _ in here}
        }
        for support, number in here:
            (also, more), conflicts = named[support.stance]
            yield Note(
                number=number,
                kind="fact",
                link=link,
                against=support.stance == "against",
                also=also,
                more=more,
                conflicts=() if number in sides else conflicts,
            )
        direct = {number for _, number in here}
        for step in fact.derivation:
            for _, number in self._here(step.support):
                if number not in direct:
                    yield Note(number=number, kind="step", link=link)

    def _sides(self, fact: Fact) -> set[int]:
        """Sentences that take a side in a disagreement of `fact`, whose own note names what contradicts them."""
        if not fact.disagreements:
            return set()
        return {
            number
            for disagreement in self.profile.disagreements
            if disagreement.id in fact.disagreements
            for reading in disagreement.readings
            for _, number in self._here(reading.support)
        }

    def _quote(self, group: QuoteGroup) -> Iterator[Note]:
        link = self._link(f"“{shortened_quote(group.variants[0].text)}”", group.id)
        others = [one for variant in group.variants if variant.source != self.witness.id for one in variant.support]
        also, more = self._also(self.shelf.place(others)) if others else ((), "")
        for variant in group.variants:
            for _, number in self._here(variant.support):
                yield Note(number=number, kind="quote", link=link, also=also, more=more)

    def _disagreement(self, disagreement: Disagreement) -> Iterator[Note]:
        words = self.shelf.words
        topic = say(disagreement.topic, words)
        for reading in disagreement.readings:
            here = self._here(reading.support)
            if not here:
                continue
            link = self._link(f"{topic}: {say(reading.value, words)}", disagreement.id)
            others = self._tags([other.support for other in disagreement.readings if other is not reading])
            for _, number in here:
                yield Note(number=number, kind="reading", link=link, conflicts=others)
        for _, number in self._here(disagreement.also):
            yield Note(number=number, kind="bearing", link=self._link(topic, disagreement.id))

    def _here(self, supports: tuple[Support, ...]) -> list[tuple[Support, int]]:
        """What stands in this source, with the number of each sentence that it touches."""
        name = self.witness.id
        return [
            (one.support, number) for one in self.shelf.locate(supports) if one.source == name for number in one.numbers
        ]

    def _link(self, text: str, anchor: str, english: str = "") -> LinkView:
        named = f"{self.profile.subject.name}: {text}" if self.named else text
        return LinkView(
            text=named, english=english, href=self.shelf.fact_link(self._page, self.profile.subject.id, anchor)
        )

    def _tags(self, things: Iterable[tuple[Support, ...]]) -> tuple[TagView, ...]:
        """The citations of several things, by source and place."""
        located = itertools.chain.from_iterable(map(self.shelf.locate, things))
        return self.shelf.tags_at(self._page, sorted(located, key=lambda one: self.shelf.order(one.support)))

    def _also(self, located: Iterable[Located], stance: Stance | None = None) -> tuple[tuple[TagView, ...], str]:
        """The first sentences of other sources that say the same, and how many more there are, in words."""
        name = self.witness.id
        found = dict.fromkeys(
            (one.source, number)
            for one in located
            if one.source != name and stance in (None, one.support.stance)
            for number in one.numbers
        )
        left = len(found) - MOST_ALSO
        tags = tuple(self.shelf.tag(self._page, *one) for one in itertools.islice(found, MOST_ALSO))
        return tags, self.shelf.words.count(left, "more sentence") if left > 0 else ""

    @property
    def _page(self) -> str:
        return urls.source_path(self.witness.id)
