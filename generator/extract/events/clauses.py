"""Sentences cut into clauses.

Takes a sentence of an article, gives `Clause`s in order of place that together hold it all. A clause begins at a comma,
a dash, a bracket, or a word that opens one ("who", "but", "as"); a piece without a verb stays with its neighbour, so
that "on loan, in 2016" is not torn from its verb. This is no parser: nesting is flat, and that is enough to tell whose
verb and whose date stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from generator.extract.events.verbs import verb_forms
from generator.knowledge.load import load_table
from generator.model.article import Sentence
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of

CUT_RE = re.compile(
    r"[-–—,;:…().](?:(?<=,)(?:(?<!\d,)|(?!\d))|(?<=[;:…()])|(?<=\s[-–—])(?=\s)|(?<=[–—])(?=[^\W\d_])|(?<=\.)\.\.)"
)
"""A mark between clauses. Takes the comma of `loan, in`, the dash of `back—the`; leaves `1,000` and `5–0`."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of one sentence with at most one line of thought."""

    span: Span
    opener: str
    """The word that opens it, lower case; empty for the first."""
    index: int
    """Its place in the sentence, from 0."""


def cut_clauses(text: str, sentence: Sentence, whole: Iterable[Span] = ()) -> tuple[Clause, ...]:
    """Clauses of a sentence, in order; together they hold it.

    Args:
        text: the article's own text, so that dashes still differ from hyphens.
        sentence: the sentence to cut.
        whole: stretches that no cut may go through, such as dates.

    """
    span = sentence.span
    edges = {span.start, span.end}
    edges.update(found.end() for found in CUT_RE.finditer(text, span.start, span.end) if found.end() < span.end)
    edges.update(
        found.start("word") for found in _opener_re().finditer(text, span.start, span.end) if _opens(text, found, span)
    )
    cuts = sorted(edge for edge in edges if not any(keep.start < edge < keep.end for keep in whole))
    pieces = [Span(start, end) for start, end in pairwise(cuts) if text[start:end].strip()]
    joined: list[tuple[Span, str]] = []
    waiting: Span | None = None
    for piece in pieces:
        begun = Span(waiting.start, piece.end) if waiting else piece
        if _has_verb(text, piece) or RELATIVE_RE.match(text, piece.start, piece.end):
            joined.append((begun, _opener(text, piece)))
            waiting = None
        elif joined:
            joined[-1] = (Span(joined[-1][0].start, piece.end), joined[-1][1])
        else:
            waiting = begun
    if waiting:
        joined.append((waiting, _opener(text, waiting)))
    return tuple(Clause(piece, opener, index) for index, (piece, opener) in enumerate(joined))


def _opens(text: str, found: re.Match[str], span: Span) -> bool:
    """Whether an opening word starts a clause: "and" and its like only before a verb or a pronoun."""
    words = load_table("event_words")["clauses"]
    word, (start, end) = found["word"].lower(), found.span("word")
    if word not in words["coordinators"]:
        before = text[max(span.start, start - 8) : start].split()
        if word == "as" and AN_RE.match(text, end, end + 4):
            return False
        if word == "since" and SINCE_DATE_RE.match(text, end, span.end):
            return False
        if word == "after" and MEASURE_RE.match(text, end, span.end):
            return False
        if word == "then" and before and before[-1] in ("and", "but"):
            return False
        return not (word in ("since", "once") and before and before[-1] in ("has", "have", "had"))
    if DATED_AND_RE.match(text, end, span.end):
        return True
    acting = ACTING_RE.match(text, end, span.end)
    if acting and _is_finite(acting["verb"]):
        return True
    following = FOLLOWING_RE.match(text, end, min(span.end, end + 50))
    if not following:
        return False
    first, second = following[1], following[2] or ""
    if first.lower() in words["pronouns"] or first.lower() in words["auxiliaries"]:
        return True
    return (
        _is_finite(first)
        or (first[0].isupper() and _is_finite(second))
        or (first.endswith("ly") and _is_finite(second))
        or (first.lower() in ("also", "then", "now") and _is_finite(second))
    )


RELATIVE_RE = re.compile(r"\W*(?:who|which|where)(?: [\w'’-]+){2,} ")
"""An aside of some length, whose verb may be in the present. Takes `where the heats begin on `; leaves `where he `."""

MEASURE_RE = re.compile(
    r"\s+(?:only |just |barely )?(?:\d+|[a-z]+(?:-[a-z]+)?) (?:minutes?|seconds|half-time|the break)\b"
)
"""How long into a match, which opens no clause. Takes ` 62 minutes`, ` just ten minutes`; leaves ` the minutes were read`."""

SINCE_DATE_RE = re.compile(
    rf"\s+(?:early |late |mid-)?(?:{one_of('dates.months')}|\d{{4}}|last {one_of('dates.months')})(?=[ .,;](?!{one_of('subjects')} ))"
)
"""A date that "since" only counts from. Takes ` September with`, ` 2019.`; leaves ` September’s defeat`, ` the move`."""

FIRST_RE = re.compile(r"\W*([\w']+)")
"""The first word of a clause. Takes the `who` of `, who`; leaves `…`."""

AN_RE = re.compile(r"\s+an?\b")
"""What makes of "as" no opener. Takes ` a`; leaves ` any`."""

FOLLOWING_RE = re.compile(r"\s+(?:the\s+(?=[A-Z]))?([\w']+)(?:\s+([\w']+))?")
"""The two words after an opener. Takes ` she scored`, ` the Oakford side`; leaves `, she`."""

DATED_AND_RE = re.compile(
    rf"\s+(?:{one_of('articles', 'numbers.small')}|in|on|by|at|last|this|later)(?: (?!and\b)[\w']+){{1,4}}?,? {one_of('subjects')} "
)
"""A date, or some other short setting, and then a subject. Takes ` in November she `; leaves ` in November 2020`."""


ACTING_RE = re.compile(
    rf"\s+{one_of('articles', 'possessives')} (?:[\w-]+ ){{1,3}}?(?P<verb>[a-z]+ed) (?:{one_of('articles', 'possessives')}|that|no)\b"
)
"""A noun, its verb and an object behind "and". Takes ` an X-ray showed a `; leaves ` the win in the `."""


def _is_finite(word: str) -> bool:
    """Whether a word looks like a verb in the past or with "he": `scored`, `went`, `took`."""
    kinds = verb_forms().get(word.lower(), {}).values()
    return "past" in kinds or "s" in kinds or (not kinds and len(word) > 4 and word.endswith("ed"))


@cache
def _opener_re() -> re.Pattern[str]:
    """A word that may open a clause, after a blank. Takes the `who` of `Roe, who`; leaves the `who` of `whole`."""
    words = any_of(load_table("event_words")["clauses"]["openers"])
    return re.compile(rf"[\s—–,](?P<word>{words})(?=[\s,])", re.IGNORECASE)


def _opener(text: str, span: Span) -> str:
    found = FIRST_RE.match(text, span.start, min(span.end, span.start + 30))
    word = found[1].lower() if found else ""
    return word if word in load_table("event_words")["clauses"]["openers"] else ""


def _has_verb(text: str, span: Span) -> bool:
    """Whether a piece holds a sign of a verb: `went`, `is`, `scoring`, `they'll`; but not `on loan, in 2016`."""
    signs = _verb_signs()
    for word in span.cut(text).replace("’", "'").split():
        bare = word.strip(".,;:!?()\"'‘“”")
        if bare in signs or (len(bare) > 4 and bare.endswith(("ed", "ing")) and bare.islower()):
            return True
        if "'" in bare and bare.endswith(("'re", "'ve", "'ll", "'m", "'d", "n't", "he's", "she's", "it's", "that's")):
            return True
    opener = _opener(text, span)
    if opener in load_table("event_words")["clauses"]["coordinators"]:
        return _goes_on(text, span)
    return not opener and any(
        "s" in verb_forms().get(found["verb"], {}).values() and _reports().isdisjoint(verb_forms()[found["verb"]])
        for found in PRESENT_RE.finditer(text, span.start, span.end)
    )


def _goes_on(text: str, span: Span) -> bool:
    """Whether a piece goes on with a verb in the present, its subject left out: "and returns home on Sunday"."""
    found = GOES_ON_RE.match(text, span.start, span.end)
    forms = verb_forms().get(found["verb"], {}) if found else {}
    return "s" in forms.values() and _reports().isdisjoint(forms)


GOES_ON_RE = re.compile(r"\W*[a-z]+(?: (?:then|also|now|next))? (?P<verb>[a-z]+s)\b")
"""A verb in the present right behind the word that opens a clause. Takes ` and then returns`; leaves ` and the returns`."""

PRESENT_RE = re.compile(r"\b(?:[A-Z][\w'’-]+|he|she|it|who) (?P<verb>[a-z]+s)\b")
"""A verb in the present behind its subject. Takes `Roe meets`; leaves `many meets`."""


@cache
def _reports() -> frozenset[str]:
    return frozenset(load_table("event_words")["clauses"]["reporting"])


@cache
def _verb_signs() -> frozenset[str]:
    forms = {form for form, bases in verb_forms().items() if set(bases.values()) & {"past", "participle", "ing"}}
    return frozenset(forms | set(load_table("event_words")["clauses"]["auxiliaries"]))
