"""Scores: "the 2-1 quarter-final loss to Ardland", "lost 2-0 to Bexton", "7-5, 6-3", "passed 217-213".

Takes a number in its scene, gives a draft or None. Running scores ("4-0 down"), formations, odds and ranges are left out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.records.draft import Draft, Scene, listed_re
from generator.extract.records.numbers import Number
from generator.extract.sides import NAME
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of

NEAR = 60
"""How far before a score its verb is looked for, in code points."""

MEET_RE = re.compile(
    rf"[,\s]+(?:[\w’'-]+ ){{0,3}}?(?:over|against|to|with|by|of|for) (?:the )?(?P<side>{NAME})",
)
"""The other side after a result. Takes ` over Bexton`, ` to the Ardley`; leaves ` over the bar`."""

TO_SCORE_RE = re.compile(r"(?:\s(?!(?:and|to|from|or)\b)[\w’'.-]+){0,6}\s")
"""What may stand between a verb of result and its score. Takes ` Ardley United `; leaves ` and improved to `."""

SETS_RE = re.compile(
    r"[0-9][-–][0-9](?: ?\([0-9–-]{1,5}\))?(?:,? (?:and )?[0-9][-–][0-9](?: ?\([0-9–-]{1,5}\))?)+"
    r"|[0-9]{1,2}[-–][0-9]{1,2}(?:, (?:and )?[0-9]{1,2}[-–][0-9]{1,2})+"
)
"""Sets of one match. Takes `7-5, 6-3`, `7-6 (7-5), 6-4`; leaves `2-1`."""

SERIES_AFTER_RE = re.compile(
    r" (?:up|down|ahead|behind|lead|advantage)?,? ?(?:(?:in|of) (?:the |their |a )?(?:[\w-]+ ){0,3}?series\b|with \w+ (?:\w+ )?(?:still )?to play\b|(?:going|heading) into the \w+ (?:Test|leg|game|match)\b|(?:from|after) the first leg\b|after \w+ (?:Tests|games|matches|legs)\b)"
)
"""What makes of a score that of a series. Takes ` up with two to play`, ` lead in the series`; leaves ` up at half-time`."""

SERIES_BEFORE_RE = re.compile(rf"\b{one_of('counting.series.verbs')}\b(?: [\w-]+){{0,5}} $")
"""A verb before the score of a series. Takes `lead the best-of-five series `; leaves `a `."""

VOTES_RE = re.compile(r"(?: votes)? to (?P<against>[0-9,]{1,9})\b(?! (?:goals|years|per))")
"""The other side of a vote. Takes ` votes to 288`, ` to 288`; leaves ` to the 288`."""

BEATS_RE = re.compile(
    rf"\b(?:[a-z]{{3,}}(?:ed|ing)|to (?!(?:lead|trail|face|play|meet|host|level|see)\b)[a-z]{{3,}}) (?:the )?{NAME}(?= $)|\b(?:[Ii]t was|[Mm]ade it|[Ii]t finished|[Ii]t ended|{one_of('contests.matches')})(?= $)"
)
"""A verb of beating that the table lacks, or a score told by itself. Takes `crushed Ardley United `, `to crush Ardley `, `It was `; leaves `crushed `."""

PAIR_RE = re.compile(rf" {NAME}(?= ?(?:[.,;:(|]|$|\n)| {one_of('counting.lines.tails')}\b)")
"""The second side of a result told as a line. Takes ` Bexton Town.`, ` Bexton Town` before ` player ratings`; leaves ` Bexton Town have`."""

PAIR_FIRST_RE = re.compile(rf"(?:^|[.:;(|] ?){NAME} $")
"""The first side of such a line. Takes `Ardley United `; leaves `beat Ardley United `."""

AGGREGATE_RE = re.compile(r" (?:on aggregate|over (?:the )?two legs)\b")
"""What makes of a score one of two matches. Takes ` on aggregate`; leaves ` on Sunday`."""

JUDGES_RE = re.compile(r"\b(?:(?:split|unanimous|majority|points) decision|[Jj]udges?|scorecards?)\b[^.;]*$")
"""Judges who scored a bout. Takes `a split decision (`; leaves `a court decision `."""

BREAK_RE = re.compile(r"[.,;:()]|\b(?:and|but|to|with|in|at|over|against)\b")
"""What ends the phrase of a score. Takes `, `, ` in `; leaves ` quarter-final `."""

ARTICLE_RE = re.compile(r"\b(?:the|a|an) (?:[\w-]+ )?$", re.IGNORECASE)
"""An article before a score. Takes `the `, `a narrow `; leaves `into `."""


def read_score(number: Number, scene: Scene) -> Draft | None:
    """The score of a match, of a set, or of a vote."""
    if number.form == "cardinal":
        return _read_votes(number, scene)
    if number.form != "score":
        return None
    names = load_table("metrics")["names"]
    before, after = scene.before(number, NEAR), scene.after(number)
    sets = _sets_around(number, scene)
    if not sets and _is_series(number, scene):
        return _score(number, number.span, names["series_score"], "score.series")
    if listed_re("scores", "none").match((scene.text[sets.end : sets.end + 12] if sets else after).lstrip()):
        return None
    if sets and JUDGES_RE.search(scene.before(number, NEAR * 2)):
        return _score(number, number.span, names["scorecard"], "score.judges")
    if sets:
        return _score(number, sets, names["set_score"], "score.sets")
    span = _result_span(number, scene, before, after)
    if span:
        return _score(number, span, names["score"], "score.match")
    if AGGREGATE_RE.match(after):
        return _score(number, number.span, "aggregate score", "score.aggregate")
    votes = listed_re("scores", "votes")
    if JUDGES_RE.search(before):
        return _score(number, number.span, names["scorecard"], "score.judges")
    if votes.search(before) or votes.search(after[:40]):
        return _score(number, number.span, names["vote_score"], "score.vote")
    return None


def _is_series(number: Number, scene: Scene) -> bool:
    """Whether a score is that of a series under way: "1-0 up with two to play", "lead the best-of-five series 2-1"."""
    before, after = scene.before(number, NEAR), scene.after(number)
    if SERIES_AFTER_RE.match(after):
        return True
    lead = SERIES_BEFORE_RE.search(before)
    return lead is not None and listed_re("scores", "series").search(before[lead.start() :] + after[:40]) is not None


def _read_votes(number: Number, scene: Scene) -> Draft | None:
    """A vote in two numbers: "backed the bill by 312 votes to 288"."""
    against = VOTES_RE.match(scene.after(number))
    if against is None or not listed_re("scores", "votes").search(scene.before(number)):
        return None
    span = Span(number.span.start, number.span.end + against.end())
    draft = _score(number, span, load_table("metrics")["names"]["vote_score"], "score.vote")
    return replace(draft, value=f"{number.value}-{against['against'].replace(',', '')}")


def _score(number: Number, span: Span, metric: str, rule: str) -> Draft:
    return Draft(
        metric=metric,
        value=number.value,
        unit="votes" if rule == "score.vote" else None,
        kind="score",
        span=span,
        anchor=span if rule == "score.sets" else number.span,
        owner="person" if rule == "score.sets" else "either" if rule == "score.vote" else "team",
        rule=rule,
    )


def _result_span(number: Number, scene: Scene, before: str, after: str) -> Span | None:
    """From the words that tell the result to the side that was met, or None where nothing tells one."""
    paired = PAIR_RE.match(scene.text, number.span.end, scene.sentence.end)
    first = PAIR_FIRST_RE.search(before) if paired else None
    if paired and first:
        return Span(number.span.start - len(before) + first.start(), paired.end())
    noun = listed_re("scores", "results").search(after[:48])
    if noun and not BREAK_RE.search(after[: noun.start()]):
        article = ARTICLE_RE.search(before)
        start = number.span.start - (len(article.group()) if article else 0)
        end = number.span.end + noun.end()
    else:
        verb = _last(listed_re("scores", "verbs"), before) or BEATS_RE.search(before)
        if verb is None or not TO_SCORE_RE.fullmatch(before, verb.end()):
            return None
        start, end = number.span.start - len(before) + verb.start(), number.span.end
    met = MEET_RE.match(scene.text, end, scene.sentence.end)
    return Span(start, met.end() if met else end)


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The last match of a pattern, or None."""
    found = None
    for match in pattern.finditer(words):
        found = match
    return found


def _sets_around(number: Number, scene: Scene) -> Span | None:
    """The run of sets that a score is one of, or None; the points of a tie-break, in brackets, are no set."""
    low = max(scene.sentence.start, number.span.start - NEAR)
    for match in SETS_RE.finditer(scene.text, low, min(scene.sentence.end, number.span.end + NEAR)):
        if match.start() <= number.span.start < match.end():
            earlier = scene.text[match.start() : number.span.start]
            return None if earlier.count("(") > earlier.count(")") else Span(*match.span())
    return None
