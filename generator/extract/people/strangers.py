"""Strangers: people without a name whom words beside a quote, or the start of a sentence, bring in as a speaker.

Takes an article, gives an `Epithet` for every phrase such as "said one official", "Speaking later, a spokesman said" and
"One, from Corve, said" that no name explains: whoever "he" is behind it, it is nobody named before. Bodies and their
statements are left to `stand_ins.py`; those who only shout from a crowd are heard once, and left out.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.extract.people.descriptions import NAMED_RE, Description, Epithet, describe, find_head, is_past
from generator.extract.people.predicates import hides_name, takes_stance
from generator.extract.people.words import cue_forms, fold_name, person_words
from generator.knowledge.load import load_words
from generator.model.article import Article
from generator.model.evidence import Span
from generator.text.alternation import one_of

PHRASE_RE = re.compile(
    r"[”\"’',] (?:(?<!, )([a-z]+) (?:[a-z]+ly )?)?(?=(?:an?|one|another) (\w[\w’'-]*(?: [\w’'-]+){0,8}))(?:an?|one|another) "
)
"""An indefinite phrase behind a quote, its verb before it or not, or behind a pause. Takes `” said one official`, `, a source said`; leaves ` with a source`."""

START_RE = re.compile(
    rf"(?:({one_of('cues.phrases.scenes')}),? (?:an?|one|another)|(?:(?:But|And|Yet|Still,|However,) )?(?:[Aa]n?|[Oo]ne|[Aa]nother)) (?=(\w[\w’'-]*(?: [\w’'-]+){{0,6}}))"
)
"""An indefinite phrase that begins a sentence, or stands behind a word of time or place. Takes `Then a man`, `One guest`, `One who`; leaves `Then the man`."""

BARE_RE = re.compile(r"(?:One|Another)(?=(?:,[^,.!?“”\"\n]{1,60},)? ([a-z]+)\b)")
"""The same without a noun, up to its verb. Takes the `One` of `One, from Corve, said`; leaves `One of them`."""

SENT_RE = re.compile(r" for (?:the )?[A-Z][^,.;:]{0,60}(?:, which [^,.;:]{2,80},)? [a-z]+ed\b")
"""Whom a spokeswoman speaks for, up to what she does. Takes ` for Corve, which paid for it, defended`; leaves ` for Corve, Ida Holm, said`."""

MAX_WORDS = 6
"""Words between the article and the verb of saying behind it: "a source close to the family said"."""

LONGEST_FIRST = 12
"""How long the first word of such a sentence is at most, with its blank, in code points."""

NOBODY = "one"
"""The head of a description without a noun."""


def find_strangers(article: Article, masked: Sequence[Span], names: Sequence[int]) -> list[Epithet]:
    """Speakers without a name in the narrative.

    Args:
        article: the article.
        masked: quoted words, in order; nothing is found there.
        names: starts of names, in order; a phrase that one follows or stands in is no stranger's.

    """
    found = [*_beside_quotes(article.text), *_at_starts(article)]
    return [
        Epithet(span, description, possessive=False, new=True, speaks=True)
        for span, description in found
        if not _is_named(article.text, names, span) and not _is_masked(masked, span.start)
    ]


def _beside_quotes(text: str) -> Iterator[tuple[Span, Description]]:
    """Those beside a quote, or behind a lead, with a verb of saying."""
    for phrase in PHRASE_RE.finditer(text):
        verb, words = phrase[1], phrase[2].split()
        if verb is None:
            words = words[: next((at for at, word in enumerate(words[: MAX_WORDS + 1]) if word in _sayings()), 0)]
        elif not _says(verb):
            continue
        if words and words[-1] != "who":  # "Holm, a nurse who said": it is Holm
            words = words[: _width(words)]
            description = _described(words)
            if description is not None:
                yield Span(phrase.end(), phrase.end() + len(" ".join(words))), description


def _at_starts(article: Article) -> Iterator[tuple[Span, Description]]:
    """Those who begin a sentence and say or take something, or come behind a word of time or place."""
    text = article.text
    for sentence in article.sentences:
        start = sentence.span.start
        blank = text.find(" ", start, start + LONGEST_FIRST)
        if blank < 0 or text[start:blank].rstrip(",") not in _firsts():
            continue
        phrase = START_RE.match(text, start)
        if phrase is None:
            bare = BARE_RE.match(text, start)
            if bare and bare[1] in _sayings():
                yield Span(start, bare.end()), Description(NOBODY, "official", frozenset())
            continue
        words = phrase[2].split()
        if phrase[1] is None and (words[0] in _sayings() or (words[0] == "who" and phrase.group().endswith("ne "))):
            yield Span(start, phrase.end() - 1), Description(NOBODY, "official", frozenset())
            continue
        told = next((at for at, word in enumerate(words[: MAX_WORDS + 1]) if word in _sayings()), len(words))
        width = _acting(words) or _width(words[:told])
        span = Span(phrase.end(), phrase.end() + len(" ".join(words[:width])))
        description = _described(words[:width])
        if description is None:
            continue
        if phrase[1]:
            comes = words[width - 1] in load_words("cues.phrases.anybody")
        else:
            related = text.startswith((", who ", " who "), span.end) or text.startswith(", who ", phrase.end(2))
            comes = told < len(words) or _acting(words) > 0 or related or takes_stance(text, span.end)
            comes = comes or (words[width - 1] in _messengers() and SENT_RE.match(text, span.end) is not None)
        if comes or hides_name(text, span.end):
            yield span, description


def _acting(words: Sequence[str]) -> int:
    """How many words tell an official who does something right behind them; 0 where none does: "senior aide dismissed"."""
    width, description = find_head(words)
    acts = description is not None and description.role == "official" and width < len(words) and is_past(words[width])
    return width if acts else 0


@cache
def _firsts() -> frozenset[str]:
    """The words that such a sentence begins with, their commas left out."""
    scenes = (scene.split()[0] for scene in load_words("cues.phrases.scenes"))
    return frozenset((*load_words("cues.phrases.comers"), *scenes))


def _width(words: Sequence[str]) -> int:
    """How many of the words stand before the first small one, and one at least: "source" of "source close to"."""
    return max(1, next((at for at, word in enumerate(words) if word in person_words().stops), len(words)))


def _says(word: str) -> bool:
    """Whether a verb before its subject reports words, and not only a call from a crowd."""
    return word in cue_forms("strong") and not word.endswith("ing") and word not in load_words("cues.phrases.calls")


@cache
def _messengers() -> frozenset[str]:
    """Who speaks for a body or for somebody: "A spokeswoman for Corve, which paid for it, defended it"."""
    return frozenset(load_words("cues.phrases.messengers"))


@cache
def _sayings() -> frozenset[str]:
    return frozenset(load_words("cues.phrases.sayings"))


def _described(words: Sequence[str]) -> Description | None:
    """What a phrase says of somebody: its last word is the head, be it in no table; None for a body or a message."""
    head = fold_name(words[-1])
    if head in _things() or head.endswith(("’s", "'s")):
        return None
    return describe(words) or Description(head, "official", frozenset())


@cache
def _things() -> frozenset[str]:
    """Nouns that report words and name nobody who is quoted on: messages, bodies, those who ask."""
    lists = ("statements", "offices", "bodies", "camps", "askers")
    return frozenset(word for name in lists for word in load_words(f"cues.phrases.{name}"))


def _is_named(text: str, names: Sequence[int], span: Span) -> bool:
    """Whether a name stands in a phrase, or right behind it."""
    place = bisect.bisect_left(names, span.start)
    if place == len(names):
        return False
    explained = NAMED_RE.match(text, span.end)
    behind = explained is not None and explained.end() == names[place]
    return behind or names[place] < span.end or text[span.end : names[place]] in (" ", ", ")


def _is_masked(masked: Sequence[Span], place: int) -> bool:
    """Whether a place stands in quoted words."""
    index = bisect.bisect_right(masked, place, key=lambda span: span.start) - 1
    return index >= 0 and place < masked[index].end
