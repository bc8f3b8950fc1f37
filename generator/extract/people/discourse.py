"""Discourse: who is in mind while an article is read on.

Gives `Discourse`, what passes from sentence to sentence, and `SentenceState`, what passes within one: subjects and all
others who are spoken of, the latest first. Both only remember; whom a pronoun or an epithet then means is told in
`pronouns.py` and `epithets.py`, and what a mention changes in `coreference.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.extract.people.figures import Figure
from generator.model.article import Article
from generator.model.evidence import Span


@dataclass(slots=True)
class Discourse:
    """The people in mind while reading on."""

    article: Article
    figures: Sequence[Figure]
    main: Figure | None
    alone: bool
    """Whether the article is one paragraph."""
    minded: Figure | None = None
    """Whose mind the end of the sentence before tells, where its subject is another: "Holm is out, but Reyes hopes"."""
    focus: list[Figure] = field(default_factory=list)
    """Subjects of the sentences before, the latest first."""
    place: Span | None = None
    """The sentence of the first of them."""
    touched: int = -1
    """Where the main player was spoken of last."""
    heard: list[Figure] = field(default_factory=list)
    """All whom the sentence before speaks of, the latest first."""
    told: list[Figure] = field(default_factory=list)
    """Those of them told by a name or a description, in order of place."""
    last: tuple[Span, Figure] | None = None
    """The subject right before, with its place."""
    beside: tuple[int, Figure] | None = None
    """The name right before, with the place where it ends."""
    hidden: dict[str, Figure] = field(default_factory=dict)
    """Those whose name is kept back, by the noun that tells them: "the officer, whose name was not released"."""
    kindred: list[Figure] = field(default_factory=list)
    """Those whom a tie to another brought in, of whose work nothing is known: "Ida Holm, her flatmate"."""

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text


@dataclass(slots=True)
class SentenceState:
    """The people in mind within one sentence, as far as it is read."""

    before: Sequence[Figure]
    """Subjects of the sentences before, the latest first; in a caption, the main player alone."""
    ahead: Figure | None
    """Whom pronouns before the sentence's subject look ahead to."""
    subject: Figure | None = None
    place: Span | None = None
    """Where the subject stands."""
    minded: Figure | None = None
    """Whose mind a later clause tells, where the subject is another."""
    owner: Figure | None = None
    """Who owns or sends what the sentence is about; its subject where it has no other: "Holm’s goal was late"."""
    owned: int = 0
    """Where the owner's mention ends."""
    seen: list[Figure] = field(default_factory=list)
    """All whom the sentence speaks of so far, the latest first."""
    named: list[Figure] = field(default_factory=list)
    """Those of them told by a name or a description, in order of place."""
