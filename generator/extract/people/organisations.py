"""Organisations that speak: clubs, ministries, banks, accounts beside a verb of saying.

Takes an article, its brackets and the places of people's names, gives the organisations that a sentence with a quote
names as its speaker, with those places alone: a name, its last word ("United said"), a noun that stands for it ("the
club said", "a club statement"), somebody's campaign. Organisations that only play or trade are left out: nothing here
is about them. A noun that stands for no name of the article stays open.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import cache

from generator.extract.people.names import Named
from generator.extract.people.runs import Run
from generator.extract.people.signs import ROLE_AFTER_RE
from generator.extract.people.stand_ins import (
    CAMP_RE,
    OWNS_RE,
    Heard,
    find_stand_ins,
    full_name,
    speaks,
)
from generator.extract.people.words import fold_name, person_words
from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.claims import Mention
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.listed import Listed
from generator.text.tokens import vocabulary

LINK_RE = re.compile(r" (?:of|for|of the|for the|and|&) ")
"""What joins the parts of an organisation's name. Takes ` of `; leaves ` in `."""

HANDLE_RE = re.compile(r"@(?<![\w@.(].)\w{2,30}\b(?!\.\w)")
"""Whoever writes under a name of their own. Takes `@corve_fan said`; leaves `ida@holm.no`, `Holm (@holm)`."""

QUOTED_AFTER_RE = re.compile(r"(?:, who [a-z]+)?: ?[“\"‘']")
"""What follows somebody's handle before their words. Takes `, who put: “`; leaves ` said: “`."""

PLATE_RE = re.compile(r":?\n\s*[“\"‘']")
"""What follows a name on a line of its own, over its words. Takes a line break and `“`; leaves ` said: “`."""

KIND_BEFORE_RE = re.compile(rf"\b{one_of('cues.phrases.bodies')} $")
"""What a body is, right before its name. Takes `French side `; leaves `side of `."""

KIND_REACH = 16
"""Longest such noun, in code points, with what parts it from the name."""

CHIEF_RE = re.compile(r" (chief|founder|co-founder|shares|stock|shareholders|customers)\b")
"""What only a firm has, right behind its name. Takes ` chief Ida Holm`; leaves `, chief of`."""

SEAT_RE = re.compile(r"(?:Department|Ministry|Committee|Minister|Secretary|Office) (?:for|of) (?:the )?[A-Z]")
"""A body that sees to several things. Takes `Department for Food`; leaves `Bank of Corve`."""

SERIES_RE = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*,? and [A-Z]")
"""The end of a list of them. Takes `Farms and Fish`; leaves `Farms said`."""

OWNER_RE = re.compile(r"[’'](?:s\b)?(?= )")
"""What makes a name an owner's. Takes the `’s` of `Holm’s campaign`; leaves `O’Neill`."""


def find_organisations(
    article: Article, runs: Sequence[Run], quoted: Sequence[Span], taken: frozenset[int]
) -> list[Named]:
    """Organisations that speak in a sentence with a quote, or in one that leads up to it, in order of first mention."""
    text = article.text
    nicknames = _nicknames(text)
    bodies = _names(text, runs, taken, sides=_sides(text, runs) | _firms(text, runs, taken) | nicknames.keys())
    longer = nicknames | _longer(text, bodies)
    plates = {span.start for span in bodies if _is_plate(text, span)}
    heard: list[Heard] = [
        (full_name(text, span, longer), span, "full") for span in bodies if span.start in plates or speaks(text, span)
    ]
    camps = _camps(text, runs, taken)
    heard += [
        (found.group(), span, "full")
        for found in HANDLE_RE.finditer(text)
        if speaks(text, span := Span(*found.span())) or QUOTED_AFTER_RE.match(text, span.end)
    ]
    heard += find_stand_ins(text, bodies, longer, camps) + [camp for camp in camps if speaks(text, camp[1])]
    telling = _telling(article, quoted)
    found: dict[str, Named] = {}
    for name, span, form in sorted(heard, key=lambda one: one[1]):
        beside = span.start in plates or article.sentence_at(span.start).number in telling
        if beside and not _quoted(quoted, span):
            key = tuple(fold_name(part) for part in name.split())
            found.setdefault(name, Named(name, key)).mentions.append(Mention(span=span, form=form))
    return list(found.values())


def _is_plate(text: str, span: Span) -> bool:
    """Whether a name is all of its line, and a quote begins the next paragraph."""
    return text[max(0, span.start - 1) : span.start] in ("", "\n") and PLATE_RE.match(text, span.end) is not None


def _telling(article: Article, quoted: Sequence[Span]) -> frozenset[int]:
    """Numbers of the sentences beside a quote, and of those that end in a colon."""
    beside = {article.sentence_at(edge).number for span in quoted for edge in (max(0, span.start - 1), span.end)}
    ahead = {sentence.number for sentence in article.sentences if article.text[sentence.span.end - 1] == ":"}
    return frozenset(beside | ahead)


def _nicknames(text: str) -> dict[str, tuple[int, str]]:
    """Well-known nicknames of clubs in a text, to the one of their bearers that it names, as from its first place on."""
    found = {}
    bearers = load_table("nicknames")["clubs"]
    for nickname in sorted(_listed_nicknames().standing(vocabulary(text))):
        named = [club for club in bearers[nickname] if club in text] if nickname in text else []
        if len(named) == 1:
            found[nickname] = (-1, named[0])
    return found


@cache
def _listed_nicknames() -> Listed:
    return Listed.of(load_table("nicknames")["clubs"])


def _longer(text: str, bodies: Sequence[Span]) -> dict[str, tuple[int, str]]:
    """First and last words of names of several words, and their initials, to the first such name and its place."""
    found: dict[str, tuple[int, str]] = {}
    for span in bodies:
        first, *rest = span.cut(text).split()
        initials = "".join(word[0] for word in (first, *rest) if word[0].isupper())
        for word in (first, rest[-1], initials) if rest else ():
            found.setdefault(word, (span.start, span.cut(text)))
    return found


def _camps(text: str, runs: Sequence[Run], taken: frozenset[int]) -> list[Heard]:
    """Campaigns and the like that bear a person's name: "the Holm campaign", and "Holm's campaign" as the same."""
    found: list[Heard] = []
    for run in runs:
        camp = (
            CAMP_RE.match(text, run.tokens[-1].end) if taken.intersection(token.start for token in run.tokens) else None
        )
        if camp and camp[1] in _camp_nouns():
            first = next(token.start for token in run.tokens if token.start in taken)
            span = Span(first, camp.end(1))
            found.append((OWNER_RE.sub("", span.cut(text)), span, "full"))
    return found


@cache
def _camp_nouns() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["camps"])


def _quoted(quoted: Sequence[Span], span: Span) -> bool:
    """Whether a name stands in quoted words; `quoted` is in order of place."""
    place = bisect.bisect_right(quoted, span.start, key=lambda quote: quote.start) - 1
    return place >= 0 and span.start < quoted[place].end


def _sides(text: str, runs: Sequence[Run]) -> frozenset[str]:
    """Names of one word that somebody plays for or leads, or that a noun introduces: "Ardley winger", "second-tier side Ardley"."""
    found = set()
    for run in runs:
        start, end = run.tokens[0].start, run.tokens[-1].end
        if len(run.tokens) == 1 and KIND_BEFORE_RE.search(text, max(0, start - KIND_REACH), start):
            found.add(text[start:end])
        role = ROLE_AFTER_RE.match(text, end) if text[end : end + 1] == " " else None
        plain = run.tokens[-1].folded not in person_words().openers
        paired = role is not None and f"{run.tokens[-1].folded} {role[1]}" in person_words().roles
        if plain and not paired and role and person_words().roles.get(role[1]) in ("player", "coach"):
            found.add(text[run.tokens[-1].start : run.tokens[-1].end])
    return frozenset(found)


def _firms(text: str, runs: Sequence[Run], taken: frozenset[int]) -> frozenset[str]:
    """Names of one word that have shares or a founder: "Corvex’s chief executive"."""
    found = set()
    for run in runs:
        last = run.tokens[-1]
        if last.start in taken or last.folded in person_words().openers:
            continue
        owned = OWNS_RE.match(text, last.end) or CHIEF_RE.match(text, last.end)
        if owned and owned[1] in person_words().signs["firms"]:
            found.add(text[last.start : last.end])
    return frozenset(found)


def _names(text: str, runs: Sequence[Run], taken: frozenset[int], *, sides: frozenset[str]) -> list[Span]:
    """Names of organisations among runs, those joined by "of" or "for" made one."""
    spans: list[Span] = []
    for run in runs:
        tokens = run.tokens
        first = 0
        while (
            first < len(tokens)
            and tokens[first].folded in person_words().function
            and not _is_new([token.folded for token in tokens[first : first + 2]])
        ):
            first += 1
        if first == len(tokens) or any(token.start in taken for token in tokens):
            continue
        span = Span(tokens[first].start, tokens[-1].end)
        if spans and first == 0 and _joins(text, spans[-1], span):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    bodies = {name for name in {span.cut(text) for span in spans} if _is_body(name)}
    cut = {part for name in bodies for part in (name.split()[0], name.split()[-1]) if _holds_body(name)}
    many = {name.split()[-1] for name in bodies if name.endswith("s") and " " in name}
    return [
        span
        for span in spans
        if (name := span.cut(text)) in sides
        or name in bodies
        or name in cut
        or (name in many and text[max(0, span.start - 4) : span.start] in ("The ", "the "))
    ]


def _is_new(words: Sequence[str]) -> bool:
    """Whether words begin with the "new" of a place's name: "New York Rovers", and not "New Corve boss"."""
    return words[0] == "new" and len(words) > 1 and words[1] in person_words().places


def _joins(text: str, left: Span, right: Span) -> bool:
    """Whether two names are one: "Bank of Corve", "Nurses’ Federation", "Department for Food, Farms and Fish"."""
    if LINK_RE.fullmatch(text, left.end, right.start):
        return True
    if text[left.end : right.start] == ", ":
        return SEAT_RE.match(text, left.start, left.end) is not None and SERIES_RE.match(text, right.start) is not None
    return (
        text[left.end : right.start] in ("’ ", "' ")
        and fold_name(left.cut(text)).removesuffix("s") in person_words().roles
    )


def _holds_body(name: str) -> bool:
    """Whether a name holds a word of bodies: "Deportivo Corve"."""
    return any(fold_name(part.strip(".")) in person_words().never for part in name.split())


def _is_body(name: str) -> bool:
    """Whether a name may be a body's: of several words, of a word of bodies or places, or all in capitals."""
    words = person_words()
    parts = [fold_name(part.strip(".")) for part in name.split()]
    if words.titles.get(parts[0]) or parts[0] in words.abbreviations:
        return False
    if parts[0] in words.function and not _is_new(parts):
        return False
    if (
        parts[-1] in words.demonyms
        or " ".join(parts) in words.demonyms
        or all(part in words.titles or part in _calendar() for part in parts)
    ):
        return False
    if " ".join(parts) in words.roles or parts[-1] in words.contests:
        return False  # "the Hall of Famer", "the Club World Cup"
    if parts[1:2] == ["of"] and parts[0].removesuffix("s") in words.roles:
        return False  # "Residents of Corve Lane"
    known = any(part in words.never or part in words.places for part in parts)
    roles = any(part in words.roles and part not in words.demonyms for part in parts)
    if words.roles.get(parts[-1]) == "official":
        return False  # "a Conservative MP"
    several = len(parts) > 1
    return (known or several or (name.isupper() and len(name) > 1)) and (
        not roles or (several and parts[-1] in words.never)
    )


@cache
def _calendar() -> frozenset[str]:
    return frozenset(fold_name(word) for word in load_table("not_names")["calendar"]["words"])
