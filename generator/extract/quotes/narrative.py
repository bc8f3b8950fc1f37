"""The narrative: the writer's own words, in which the quotes of an article stand, and whom they tell of as a speaker.

Takes places of an article, gives a `Voice`, or None: whom a heading names, whom a paragraph introduces with a colon, of
whom a passage tells. Which of these is asked, and when, is left to `carrying.py`; clauses beside a quote are left to
`clauses.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.quotes.lead_ins import TOPIC_RE, find_clause_before
from generator.extract.quotes.reported import reporter_behind
from generator.extract.quotes.roll import Roll
from generator.extract.quotes.voices import Voice
from generator.model.article import Article, Block
from generator.model.claims import Mention, Person
from generator.text.alternation import one_of

HEADING_RE = re.compile(r"(?:What )?\S+(?: \S+){0,5} (?:said|says)\W*")
"""A heading over somebody's words. Takes `What Holm said`; leaves `Holm said he would go`."""

PLATE_RE = re.compile(r"(?:, [^.:;!?“”\"()]{2,60})?(?: \([^()]{2,60}\))?:?")
"""All that follows a name in a heading that is one. Takes ` (Corve captain)`, `, manager (on radio):`; leaves ` wins again`."""

PLACE_RE = re.compile(r"\((?:speaking |talking |writing )?(?:on|to|in|via) ")
"""Where somebody was heard, in brackets. Takes `(on Radio Corve)`; leaves `(Corve captain)`."""

HEARD_ON_RE = re.compile(
    r",? (?:speaking |talking |writing )?(?:on|to|in|via) (?:the )?[A-Z][\w’'&-]*(?: (?:of |the |and |& )?[A-Z0-9][\w’'&-]*)*:?"
)
"""Where somebody was heard, all that follows their name in a heading. Takes ` on Radio Corve`; leaves ` on Corve duty`."""

CROSSHEAD_RE = re.compile(r"[–—-] \S.{1,60}\S [–—-]\.?")
"""A heading between dashes. Takes `– ‘No way back’ –`; leaves `– ‘No way back,’ she said`."""

CROWD_RE = re.compile(
    rf"(?:(?:The|A|Some|His|Her|Several|Many) )?(?:[\w’'-]+ )?(?i:{one_of('cues.phrases.crowds')})(?: [a-z]+ly)? {one_of('cues.phrases.calls', 'cues.phrases.bursts')}\b[^.!?;“”\"]{{0,60}}[.:,]"
)
"""A sentence in which a crowd is heard. Takes `The crowd shouted back:`; leaves `The crowd left.`, `The crowd roared and she smiled. She`."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """An article with the mentions in the writer's own words."""

    article: Article
    roll: Roll
    main: Person | None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def is_heading(self, index: int) -> bool:
        """Whether a block is a heading, be it a paragraph between dashes."""
        block = self.article.blocks[index]
        return block.kind in ("headline", "heading") or CROSSHEAD_RE.fullmatch(block.span.cut(self.text)) is not None

    def is_topic(self, index: int) -> bool:
        """Whether a paragraph only says what the words below it are about: "On her knee:"."""
        return TOPIC_RE.fullmatch(self.article.blocks[index].span.cut(self.text)) is not None

    def heading(self, index: int) -> Voice | None:
        """The speaker that a heading names: What Holm said; Ida Holm on Radio Corve; Ida Holm (captain)."""
        block = self.article.blocks[index]
        if block.kind not in ("heading", "caption"):
            return None
        named = self.roll.between(block.span.start, block.span.end)
        heard = named and HEARD_ON_RE.fullmatch(self.text, named[-1][0].span.end, block.span.end)
        if not named or not (
            heard or self._is_plate(block, named[0][0]) or HEADING_RE.fullmatch(block.span.cut(self.text))
        ):
            return None
        mention, person = named[-1] if heard else named[0]
        return Voice(person, mention, "heading", carried=True)

    def _is_plate(self, block: Block, name: Mention) -> bool:
        """Whether a heading is nothing but somebody's name and what they are: "Ida Holm (Corve captain)"."""
        rest = PLATE_RE.fullmatch(self.text, name.span.end, block.span.end)
        heard = rest is not None and PLACE_RE.search(rest.group()) is not None
        plain = block.kind == "heading" and rest is not None
        return (plain or heard) and name.span.start == block.span.start

    def introduced(self, index: int, floor: int) -> Voice | None:
        """The subject of the clause that ends a paragraph with a colon and begins at `floor` or later."""
        end = self.article.blocks[index].span.end
        if self.text[end - 1] != ":":
            return None
        sentence = self.article.sentence_at(end - 1).span.start
        clause = find_clause_before(self.roll, max(floor, sentence), end, sentence)
        return Voice(clause.person, clause.mention, "introduced", clause.cue) if clause and clause.person else None

    def hears_crowd(self, start: int, end: int) -> bool:
        """Whether the last sentence in [start, end) has a crowd call out what comes next: "The crowd roared: “…”"."""
        if start >= end:
            return False
        sentence = self.article.sentence_at(end - 1).span
        return CROWD_RE.fullmatch(self.text[max(start, sentence.start) : end].strip()) is not None

    def subject(self, start: int, end: int) -> Voice | None:
        """The subject of the last sentence in [start, end) that has one."""
        number = self.article.sentence_at(end - 1).number
        while number > 0:
            sentence = self.article.sentences[number - 1].span
            if sentence.end <= start:
                return None
            lower, upper = max(start, sentence.start), min(end, sentence.end)
            named = (
                reporter_behind(self.roll, lower, upper)
                or self.roll.subject(lower, upper)
                or next(iter(self.roll.between(lower, upper)), None)
            )
            if named is not None:
                return Voice(named[1], named[0], "narrative-subject", carried=True)
            number -= 1
        return None
