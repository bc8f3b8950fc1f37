"""The ledger of a person: how many facts there are, and how they stand, as figures with words."""

from __future__ import annotations

from generator.model.profile import Profile
from generator.render.fact_views import source_words, worked_out
from generator.render.views import View
from generator.render.words import Words


class FigureView(View, frozen=True, kw_only=True):
    """A number in the ledger."""

    text: str
    """What is counted."""
    number: int
    """How many."""


def ledger(profile: Profile, words: Words) -> tuple[FigureView, ...]:
    """How many facts a profile has, and how they stand."""
    several = [fact for fact in profile.facts if len(fact.sources) > 1]
    figures = [(words("Facts"), len(profile.facts))]
    if len(profile.witnesses) > 1:
        shared = source_words(2, 2, words) if len(profile.witnesses) == 2 else words("in several sources")
        figures.append((shared[:1].upper() + shared[1:], len(several)))
        figures.append((words("In one source only"), len(profile.facts) - len(several)))
    figures.append((words("Worked out, not stated"), sum(map(worked_out, profile.facts))))
    figures.append((words("Disagreements"), len(profile.disagreements)))
    return tuple(FigureView(text=text, number=number) for text, number in figures)
