"""One telling: a trigger where it stands, as its readers hand it on.

Takes nothing and decides nothing; it keeps the place of a trigger together, so that each reader (who, when, what) is a
function of one value.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.triggers import Trigger
from generator.model.article import Sentence
from generator.model.claims import Status
from generator.model.evidence import Span
from generator.text.tokens import vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A trigger in its clause, its sentence and its article."""

    context: Context
    sentence: Sentence
    clauses: tuple[Clause, ...]
    """Of the sentence, in order."""
    clause: Clause
    trigger: Trigger
    status: Status
    """As the words around the trigger mean it."""

    @property
    def text(self) -> str:
        """The article's text with marks in one form."""
        return self.context.text

    @property
    def before(self) -> str:
        """The clause up to the trigger."""
        return self.text[self.clause.span.start : self.trigger.span.start]

    @property
    def words(self) -> frozenset[str]:
        """The words of its sentence, case folded: what looks for certain ones asks here whether any stands there."""
        return vocabulary(self.sentence.span.cut(self.text))

    def sentences_before(self, reach: int) -> Span:
        """From up to `reach` sentences before this one to its start."""
        first = self.context.article.back_from(self.sentence, reach)
        return Span(first.span.start, max(self.sentence.span.start, first.span.start + 1))
