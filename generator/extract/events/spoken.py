"""Words of others that mean the main player: a pronoun or a first name inside a quote.

Takes the text, the people and the quotes; gives mentions that the cast leaves open. A pronoun of the player's sex in
somebody else's words is the player where the player was named last before them, and nobody else in them before it; a first name alone is the player's
where no other person bears it. This serves the reading of happenings only; who speaks is never decided by it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from generator.model.claims import Cast, Mention, Person, Quote
from generator.model.evidence import Span
from generator.text.alternation import one_of

PRONOUN_RES = {
    "m": re.compile(r"\b(?P<own>[Hh]is)\b|\b(?:[Hh]e|[Hh]im)\b"),
    "f": re.compile(
        rf"\b(?P<own>[Hh]er (?!(?:{one_of('prepositions', 'particles', 'coordinators', 'subordinators')}|up|out|back)\b)(?=\w))|\b(?:[Ss]he|[Hh]er)\b"
    ),
}
"""Pronouns by sex; `own` where one owns what follows. Takes `he`, `her on`; leaves `here`."""


BACK = 12
"""How many mentions before quoted words are looked at for the one last spoken of; the speaker's own do not count."""


def find_unresolved(
    text: str,
    cast: Cast,
    quotes: tuple[Quote, ...],
    *,
    known: list[tuple[Mention, Person]],
    running: list[tuple[Mention, Person]],
) -> Iterator[tuple[Mention, Person]]:
    """Mentions of the main player in others' quoted words that the cast leaves open, in order of place.

    Args:
        text: the article with marks in one form.
        cast: its people.
        quotes: its quotes.
        known: the mentions of the cast.
        running: those of them in the running text, in no caption.

    """
    main = cast.main
    if main is None:
        return
    taken = {mention.span.start for mention, _ in known}
    named = _first_name(cast)
    named_at = sorted(
        (mention.span.start, person.name) for mention, person in running
        if mention.form != "pronoun" and _is_like(person, main)
    )  # fmt: skip
    for quote in quotes:
        if quote.kind == "direct" and quote.speaker != main.name:
            for segment in quote.segments:
                first = bisect.bisect_left(named_at, (segment.span.start, ""))
                last = bisect.bisect_left(named_at, (segment.span.end, ""))
                others = (main.name, quote.speaker)
                inside = next((start for start, name in named_at[first:last] if name not in others), segment.span.end)
                before = (name for _, name in reversed(named_at[max(0, first - BACK) : first]) if name != quote.speaker)
                told_of = next(before, main.name) == main.name
                until = inside if told_of else segment.span.start
                for mention in _in_words(text, segment.span, main, named=named, until=until):
                    if mention.span.start not in taken:
                        yield mention, main


def _is_like(person: Person, main: Person) -> bool:
    """Whether a pronoun for the player may mean this person as well."""
    return person.kind == "person" and person.sex in (None, main.sex)


def _in_words(text: str, span: Span, main: Person, *, named: re.Pattern[str] | None, until: int) -> Iterator[Mention]:
    """Pronouns, up to where somebody else is named, and first names in one stretch of quoted words."""
    for found in named.finditer(text, span.start, span.end) if named else ():
        yield Mention(span=Span(*found.span("name")), form="name", possessive=bool(found["own"]))
    pronoun = PRONOUN_RES.get(main.sex or "")
    for found in pronoun.finditer(text, span.start, span.end) if pronoun else ():
        if found.start() < until:
            end = found.start() + len(found.group().strip())
            yield Mention(span=Span(found.start(), end), form="pronoun", possessive=bool(found["own"]))


def _first_name(cast: Cast) -> re.Pattern[str] | None:
    """The main player's first name as a pattern; None where another person of the article has it too."""
    main = cast.main
    words = main.name.split() if main else []
    if len(words) < 2 or any(person != main and words[0] in person.name.split() for person in cast.people):
        return None
    return re.compile(rf"\b(?P<name>{re.escape(words[0])})\b(?P<own>'s)?(?! [A-Z])")
