"""What the readers of one article share: its people, dates, quotes and sides, each found by place in logarithmic time.

Takes the article and the claims that stand before events; gives a `Context`. Nothing here decides anything about a
happening.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field, replace

from generator.extract.events.clauses import Clause, cut_clauses
from generator.extract.events.names import RUN
from generator.extract.events.spoken import find_unresolved
from generator.extract.events.triggers import Trigger, find_triggers
from generator.extract.teams import Teams
from generator.model.article import Article, Sentence
from generator.model.claims import Cast, Dating, Mention, Person, Quote, Timex
from generator.model.evidence import Span
from generator.text.tokens import CONFUSABLES

FIRST_RE = re.compile(r"\b(?:I|me|my|mine|we|us|our)\b(?:'\w+)?", re.IGNORECASE)
"""Words of a speaker for themselves or their side. Takes `I'm`, `our`; leaves `ours` in `colours`."""

MARKS = {chr(code): chr(mark) for code, mark in CONFUSABLES.items() if chr(code) != "—"}
"""Marks to one form; a long dash stays, for between words it is no hyphen."""


Cut = tuple[tuple[Clause, ...], tuple[Trigger, ...]]
"""The clauses of a sentence, and the triggers in it; no clauses where nothing is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One article as the readers of events see it."""

    article: Article
    text: str
    """The article's text with marks in one form; same length."""
    cast: Cast
    dating: Dating
    mentions: tuple[tuple[Mention, Person], ...]
    """In order of place."""
    mention_starts: tuple[int, ...]
    timexes: tuple[Timex, ...]
    """Those with a date, in order of place; "now" left out, for it dates nothing that happened."""
    timex_starts: tuple[int, ...]
    spoken: tuple[tuple[Span, str | None], ...]
    """Quoted stretches and who speaks, in order of place."""
    teams: Teams
    sides: tuple[str, ...]
    """Sides of the main player, present and former, those of now first."""
    side_starts: tuple[int, ...]
    """Where those are named in any form ("Rovers" of Oakford Rovers), in order of place."""
    cuts: dict[int, Cut] = field(default_factory=dict, compare=False, repr=False)
    """Sentences cut so far, by number: they are the same whoever the events are told of."""

    @property
    def main(self) -> Person | None:
        """The player whom the article is about."""
        return self.cast.main

    def mentions_in(self, span: Span) -> tuple[tuple[Mention, Person], ...]:
        """Mentions that begin inside `span`."""
        first = bisect.bisect_left(self.mention_starts, span.start)
        return self.mentions[first : bisect.bisect_left(self.mention_starts, span.end)]

    def timexes_in(self, span: Span) -> tuple[Timex, ...]:
        """Dated expressions that begin inside `span`."""
        first = bisect.bisect_left(self.timex_starts, span.start)
        return self.timexes[first : bisect.bisect_left(self.timex_starts, span.end)]

    def speaks_of_self(self, span: Span) -> bool:
        """Whether the main player speaks in a stretch, of themselves or their side."""
        quoted, speaker = self.speaker_at(span.start + 2)
        if not quoted or self.main is None or speaker != self.main.name:
            return False
        return FIRST_RE.search(self.text, span.start, span.end) is not None

    def speaker_at(self, position: int) -> tuple[bool, str | None]:
        """Whether `position` is quoted, and who speaks there."""
        found = bisect.bisect_right(self.spoken, position, key=lambda pair: pair[0].start) - 1
        if found >= 0 and position < self.spoken[found][0].end:
            return True, self.spoken[found][1]
        return False, None

    def is_main(self, person: Person | None) -> bool:
        """Whether this is the main player."""
        return person is not None and self.main is not None and person.name == self.main.name

    def names_side(self, words: str) -> bool:
        """Whether words name a side of the main player."""
        return any(side in words for side in self.sides)

    def holds_side(self, span: Span) -> bool:
        """Whether a stretch names a side of the main player, in full or in short."""
        first = bisect.bisect_left(self.side_starts, span.start)
        short = first < len(self.side_starts) and self.side_starts[first] < span.end
        return short or self.names_side(span.cut(self.text))

    def kind_of(self, sentence: Sentence) -> str:
        """The kind of block that a sentence stands in."""
        return self.article.block_of(sentence).kind

    def cut(self, sentence: Sentence) -> Cut:
        """A sentence's clauses and triggers; a sentence that was asked for is not cut again."""
        if sentence.number not in self.cuts:
            dates = [timex.evidence.span for timex in self.timexes_in(sentence.span)]
            triggers = tuple(find_triggers(self.text, sentence.span))
            clauses = cut_clauses(self.article.text, sentence, dates) if triggers or dates else ()
            self.cuts[sentence.number] = (clauses, triggers)
        return self.cuts[sentence.number]

    def about(self, person: Person) -> Context:
        """The same article read for another person than the main player."""
        sides = _sides(self.text, self.teams, person)
        starts = tuple(one.span.start for one in self.teams.mentions if one.name in sides)
        return replace(self, cast=replace(self.cast, main=person), sides=sides, side_starts=starts)


def read_context(article: Article, cast: Cast, quotes: tuple[Quote, ...], *, dating: Dating, teams: Teams) -> Context:
    """Gather what the readers share."""
    text = article.text
    for mark, plain in MARKS.items():
        text = text.replace(mark, plain)
    known = [(mention, person) for person in cast.people for mention in person.mentions]
    running = [pair for pair in known if article.block_of(article.sentence_at(pair[0].span.start)).kind == "paragraph"]
    mentions = sorted(
        (*known, *find_unresolved(text, cast, quotes, known=known, running=running)),
        key=lambda pair: (pair[0].span.edges, pair[1].name),
    )
    timexes = sorted(
        (
            timex
            for timex in dating.timexes
            if timex.edtf and not timex.rule.endswith("now") and not _is_dateline(article, timex)
        ),
        key=lambda timex: timex.evidence.span.edges,
    )
    spoken = sorted(
        ((segment.span, quote.speaker) for quote in quotes if quote.kind == "direct" for segment in quote.segments),
        key=lambda pair: pair[0],
    )
    sides = _sides(text, teams, cast.main) if cast.main else ()
    return Context(
        article=article,
        text=text,
        cast=cast,
        dating=dating,
        mentions=tuple(mentions),
        mention_starts=tuple(mention.span.start for mention, _ in mentions),
        timexes=tuple(timexes),
        timex_starts=tuple(timex.evidence.span.start for timex in timexes),
        spoken=tuple(spoken),
        teams=teams,
        sides=sides,
        side_starts=tuple(one.span.start for one in teams.mentions if one.name in sides),
    )


DATELINE_RE = re.compile(r"(?:, \d{4})? ?\([A-Z][\w &/.-]{1,30}\) ?[-–—]{1,2} ")
"""What follows the day of a dateline. Takes ` (Reuters) - `; leaves ` (home) and`."""

DATELINE_REACH = 40
"""How far from the beginning of its block a dateline's day may stand, in code points."""


def _is_dateline(article: Article, timex: Timex) -> bool:
    """Whether a date is that of a dateline: "ARDLEY, April 14 (Agency) - ", which says when the words were written."""
    span = timex.evidence.span
    near = span.start - article.block_at(span.start).span.start <= DATELINE_REACH
    return near and DATELINE_RE.match(article.text, span.end) is not None


OWNER_RE = re.compile(rf"(?P<side>{RUN})'s $")
"""Whose somebody is, before their name. Takes `Oakford's `; leaves `Oakford `."""

OWNER_REACH = 80
"""How far before a name its owner is looked for, in code points."""


def _sides(text: str, teams: Teams, person: Person) -> tuple[str, ...]:
    """Sides of a person, those of now first."""
    starts = [mention.span.start for mention in person.mentions if mention.form in ("full", "name")]
    owners = (OWNER_RE.search(text, max(0, start - OWNER_REACH), start) for start in starts)
    owned = [found["side"] for found in owners if found]
    mine = [item.team for item in teams.affiliations if item.person == person.name]
    return tuple(dict.fromkeys(side for side in (teams.club, teams.country, *mine, *owned) if side))
