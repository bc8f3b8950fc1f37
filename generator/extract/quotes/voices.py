"""Voices: who speaks in a quote, by which rule that is known, and how far it is trusted.

Takes a reporting clause, or the voice of the quote before, gives a `Voice`. Which of them is asked first is left to
`attribution.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.extract.quotes.clauses import Clause
from generator.model.claims import Confidence, Mention, Person
from generator.model.evidence import Span

RULES: dict[str, Confidence] = {
    "speaker-said": "high",  # “…,” Holm said: 99 % of 359 speakers right
    "said-speaker": "high",  # “…,” said Holm: 99 of 99
    "speaker-says": "high",  # Holm said: “…”: 97 % of 96
    "participle": "high",  # Holm won, adding: “…”: 18 of 18
    "label": "high",  # Holm: “…”
    "according-to": "high",
    "signed": "high",  # “…” – Holm: 19 of 20
    "resumed": "high",  # “…,” Holm said, “…”: 96 %
    "left-open": "high",  # the quote before was never closed: 12 of 12
    "introduced": "high",  # the paragraph before ends in a clause with a colon
    "same-paragraph": "high",  # 126 of 126 where the quote before is right
    "colon": "medium",
    "message": "medium",  # “…,” it read, behind a message that somebody wrote
    "heading": "medium",  # What Holm said
    "interview": "medium",  # a question, and an answer in marks
    "narrative-subject": "medium",  # 93 % of 31; 73 % on articles that nobody had read
    "carried-over": "medium",  # 46 % in political news, 100 % in features on sport
    "far-carried": "low",
}
"""Rules that decide a speaker, with the tier that their measured accuracy gives; what is low is not said.

Whoever is told by a pronoun or a description, and not named, is told right in 85 % of cases on articles that nobody
had read: such a voice, and what is carried on from it, is never better than medium.
"""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and how that is known."""

    person: Person | None
    """None where a clause stands there and names nobody."""
    mention: Mention | None
    rule: str
    cue: Span | None = None
    carried: bool = False
    named: bool = True
    """Whether a name told who it is; False for pronouns and descriptions, and for what is carried on from them."""

    @property
    def confidence(self) -> Confidence:
        """The tier of the rule, no better than medium where no name stands behind it."""
        tier = RULES.get(self.rule, "low")
        return "medium" if tier == "high" and not self.named else tier


NOBODY = Voice(None, None, "none")


def of_clause(clause: Clause) -> Voice:
    """The voice of a clause; nobody, where its subject is not named."""
    if clause.person is None:
        return Voice(None, None, "unnamed", clause.cue)
    named = clause.mention is not None and clause.mention.form in ("full", "name")
    return Voice(clause.person, clause.mention, clause.rule, clause.cue, named=named)


def carry(voice: Voice, rule: str) -> Voice:
    """The voice before, speaking on; nobody below the tier of trust."""
    if voice.person is None or RULES[rule] == "low":
        return NOBODY
    sure = voice.confidence == "high"
    return replace(voice, rule=rule, cue=None, carried=True, named=voice.named and sure)
