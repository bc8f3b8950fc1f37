"""Words that tell of a happening: the table of predicate classes, compiled once.

Takes `knowledge/predicates.toml` and `verb_forms.toml`, gives `find_triggers`, which reads a stretch of text word by
word: each word leads to the few patterns that begin with it, so that time grows with the text and not with the table.
Whose happening it is, when it was, and whether it was at all is left to the other modules.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from generator.errors import KnowledgeError
from generator.extract.events.verbs import Form, inflect, verb_forms
from generator.knowledge.load import load_table
from generator.model.claims import Status
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import WORD_RE, vocabulary

Who = Literal["player", "object", "near", "team"]

CARDINALS = "|".join(load_table("numbers")["small"][:12])
ORDINALS = "|".join(load_table("numbers")["small_ordinals"][:10])
"""Numbers in words, as far as events are counted in them."""

NUMBER = rf"(?:\d[\d,.]*(?:st|nd|rd|th)?|{ORDINALS}|{CARDINALS})"
"""A number or an ordinal. Takes `75th`, `1,000`, `third`; leaves `once`, `both`."""

NAME = r"(?:(?-i:[A-Z][\w-]*(?: [A-Z][\w-]*)*'s) )?(?P<name{}>(?-i:(?!No\. )[A-Z\u00c0-\u00de][\w'&-]*(?: (?:(?:of|de|the|da|van|von|al) )?[A-Z\u00c0-\u00de][\w'&-]*){{0,4}}))"
"""A capitalised name of up to five words. Takes `Bay of Plenty Rovers`; leaves `rovers`."""

ORDINAL = rf"(?:\d+(?:st|nd|rd|th)|{ORDINALS})"
SCORE = r"\d{1,3} ?- ?\d{1,3}"
GAP = r" (?:(?:[^\s,;:()]|,(?=\d))+ ){0,6}?"
NEAR = rf" (?:(?!(?:{one_of('prepositions', 'coordinators')}|after|that|who) )(?:[^\s,;:()]|,(?=\d))+ ){{0,4}}?"
ADVERBS = rf"(?: (?:\w+ly|being|been|{one_of('adverbs', 'negations')}|on {one_of('dates.weekdays')}|last (?:night|week|month)|yesterday|today|tonight))?"

TOKEN_RE = re.compile(
    r"<(?P<verb>[a-z-]+)>|(?P<score>#-#)|(?P<ordinal>#th)|(?P<number>#)|(?P<name>\bName\b)|(?P<gap> \* )|(?P<near> ~ )|(?P<proper>\b[A-Z][a-z]+?(?:\b|(?=s\?)))|(?P<group>\((?!\?))"
)
"""What stands for something in a trigger. Takes `<miss>`, `#-#`, ` * `, ` ~ `, `Name`, `World`; leaves `penalty`."""

PART_RE = re.compile(
    r"(?<= )(?:<(?P<verb>(?!be>)[a-z-]+)>|\((?!\?)(?P<group>(?:[^()]|\([^()]*\)\??)*)\)|(?P<word>(?!Name\b)[A-Za-z'-]+\??))(?= |$)|\((?:[^()]|\([^()]*\))*\)"
)
"""A part of a trigger. Takes `<miss>`, `(penalty|spot-kick)`, `bar`, and without a name what may be left out: `(late )?`."""

AROUND_RE = re.compile(r"\(\?[=!<]")
"""What a trigger asks for beside it. Takes the beginning of `(?= in the)`; leaves `(?:late )?`."""

CHOICES_RE = re.compile(r"(?:[^()|]|\([^()]*\))+")
"""One of the choices in a group. Takes both of `Golden (Boot|Ball)|medal`; leaves the bar."""

CHOICE_RE = re.compile(r"(?!Name\b)(?P<word>[A-Za-z]+?)(?:(?P<plural>s)\?)?(?=[ '-]|$)")
"""The first word of a choice. Takes the `goal` of `goals?`, `spot` of `spot-kick`; leaves `[a-z]+`, `an?`."""

HEAD_RE = re.compile(r"<(?P<verb>[a-z-]+)>|(?P<number>#)|\((?P<group>[^)]*)\)|(?P<word>[^\W_]+(?:['-][^\W_]+)*)")
"""The first word of a trigger: a verb, a number, a group, or a plain word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A class of happenings, as the table gives it."""

    id: str
    type: str
    who: Who
    titles: tuple[str, ...]
    """Templates; the first whose slots are filled is taken."""
    futures: tuple[str, ...]
    status: Status | None
    """Status whatever the clause says, or None."""
    background: bool
    """Whether it tells of a life's past, so that the day of the news never dates it."""
    negated: bool
    """Whether the trigger's own "not" is part of its meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A place in the text that tells of a happening."""

    predicate: Predicate
    span: Span
    verb: str | None
    """Base form where it begins with a verb; None for a noun."""
    form: Form | None
    name: Span | None
    """The capitalised name inside, where the trigger asks for one."""
    echo: bool
    """Whether it only points back at a happening."""
    weak: bool
    """Whether it tells of a happening only beside a date."""


@dataclass(frozen=True, slots=True)
class _Rule:
    predicate: Predicate
    source: str
    """Of its pattern."""
    verb: str | None
    kind: str
    needs: frozenset[str]
    """Words in small letters of which a sentence must hold one, where any are known."""


def find_triggers(text: str, span: Span) -> Iterator[Trigger]:
    """Triggers inside `span`, in order of place, none beginning inside another.

    Args:
        text: the article with its marks in one form (`CONFUSABLES`), same length as the original.
        span: where to look; a trigger never reaches past it.

    """
    free, index, words = span.start, _index(), vocabulary(span.cut(text))
    for word in WORD_RE.finditer(text, span.start, span.end):
        key = word.group().lower()
        rules = index.get("#" if key[0].isdigit() else key)
        if rules is None or word.start() < free:
            continue
        best: tuple[int, _Rule, re.Match[str]] | None = None
        for rule in rules:
            if rule.needs and rule.needs.isdisjoint(words):
                continue
            found = _compiled(rule.source).match(text, word.start(), span.end)
            if found and (best is None or found.end() > best[0]):
                best = (found.end(), rule, found)
        if best:
            end, rule, found = best
            free = end
            yield _trigger(rule, found, key)


def _trigger(rule: _Rule, found: re.Match[str], key: str) -> Trigger:
    name = Span(*found.span("name0")) if "name0" in found.re.groupindex and found["name0"] else None
    form = verb_forms().get(key, {}).get(rule.verb) if rule.verb else None
    return Trigger(
        predicate=rule.predicate,
        span=Span(*found.span()),
        verb=rule.verb,
        form=form,
        name=name,
        echo=rule.kind == "echoes",
        weak=rule.kind == "weak",
    )


@cache
def predicates() -> dict[str, Predicate]:
    """The classes by id, in the table's order."""
    table = load_table("predicates")
    found = {}
    for row in table["predicate"]:
        if row["type"] not in table["types"]:
            raise KnowledgeError(f"predicates.toml: {row['id']}: type {row['type']!r} is not in the list of types")
        titles = tuple(row["title"].split("|"))
        found[row["id"]] = Predicate(
            id=row["id"],
            type=row["type"],
            who=cast("Who", row["who"]),
            titles=titles,
            futures=tuple(row["future"].split("|")) if "future" in row else titles,
            status=cast("Status | None", row.get("status")),
            background=row.get("background", False),
            negated=row.get("negated", False),
        )
    return found


@cache
def _index() -> dict[str, list[_Rule]]:
    """First word (lower case, `#` for a number) to what begins with it."""
    index: dict[str, list[_Rule]] = defaultdict(list)
    classes = predicates()
    for row in load_table("predicates")["predicate"]:
        for kind in ("says", "echoes", "weak"):
            for trigger in row.get(kind, ()):
                head = HEAD_RE.match(trigger)
                if not head:
                    raise KnowledgeError(f"predicates.toml: {row['id']}: {trigger!r} begins with no word")
                rule = _Rule(classes[row["id"]], _source(trigger), head["verb"], kind, _needs(trigger[head.end() :]))
                for word in _heads(head):
                    index[word].append(rule)
    return dict(index)


def _needs(rest: str) -> frozenset[str]:
    """Words of which a sentence must hold one for what follows a trigger's first word: the longest that it cannot do without."""
    own = AROUND_RE.split(rest)[0]
    choices = [words for found in PART_RE.finditer(own) if found.lastgroup and (words := _words_of(found))]
    return max(choices, key=lambda words: min(map(len, words)), default=frozenset())


def _words_of(part: re.Match[str]) -> frozenset[str]:
    """The first words of a part of a trigger, in any of which it begins; none where it may begin otherwise."""
    choices = inflect(part["verb"]) if part["verb"] else CHOICES_RE.findall(part["group"] or part["word"])
    starts = [CHOICE_RE.match(choice) for choice in choices]
    if not all(starts):
        return frozenset()
    return frozenset(start["word"].lower() + end for start in starts if start for end in {"", start["plural"] or ""})


def _verb_pattern(base: str) -> str:
    """Any form of a verb; adverbs may follow a form of "be"."""
    forms = "|".join(sorted(inflect(base), key=lambda form: (-len(form), form)))
    return (f"(?:{forms})" + (ADVERBS if base == "be" else "")).replace(" ", r"\s+")


def _heads(head: re.Match[str]) -> set[str]:
    if head["verb"]:
        return set(inflect(head["verb"]))
    if head["number"]:
        return {"#", *re.findall(r"[a-z]{3,}", NUMBER.partition("|")[2])}
    return {choice.split()[0].lower() for choice in (head["group"] or head["word"]).split("|")}


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """A pattern, compiled when an article has a word that it begins with: most articles need few of a thousand."""
    return re.compile(source, re.IGNORECASE)


def _source(trigger: str) -> str:
    """A trigger of the table as the source of a pattern."""
    names = iter(range(9))

    def written(found: re.Match[str]) -> str:
        if found["verb"]:
            return _verb_pattern(found["verb"])
        if found["name"]:
            return NAME.format(next(names))
        return {
            "score": SCORE,
            "ordinal": ORDINAL,
            "number": NUMBER,
            "gap": GAP,
            "near": NEAR,
            "group": "(?:",
            "proper": f"(?-i:{found.group()})",
        }[found.lastgroup or ""]

    pattern = TOKEN_RE.sub(written, trigger)
    return pattern.replace(" ", r"\s+").replace(r"\s+?", r"\s?") + r"(?!\w)"
