"""The day of publication: given, stated by the article, or worked out as an interval from what the article says.

Given is what the hints or the source's page say. Stated is a stamp ("Published: 2021-03-09"): see `stamps.py`.
Worked out is the intersection of constraints over days: see `constraints.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.extract.dates.constraints import find_constraints, intersect
from generator.extract.dates.patterns import Found
from generator.extract.dates.setting import Scene, Told
from generator.extract.dates.stamps import find_stamp
from generator.model.article import Article
from generator.model.claims import Hints, PublishedFrom, Sex, Step
from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The day of publication and how it is known."""

    date: EdtfDate
    source: PublishedFrom
    steps: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """The stamp."""


def find_published(article: Article, hints: Hints) -> Published | None:
    """The day as given or stated; None where neither is."""
    given = hints.published or article.source.published
    if given:
        return Published(date=given, source="given")
    found = find_stamp(article)
    if found is None:
        return None
    date, span = found
    stamp = article.source.cite(span)
    steps = (Step(text="The article carries its date.", evidence=(stamp,)),)
    return Published(date=date, source="stated", steps=steps, evidence=(stamp,))


def infer_published(article: Article, told: Sequence[tuple[Found, Told]], scene: Scene) -> Published | None:
    """The interval that all constraints leave, or None where it stays open at an end.

    Where the player's sex is not known, men's and women's competitions must give the same.
    """
    sexes: tuple[Sex, ...] = (scene.sex,) if scene.sex else ("f", "m")
    found = [intersect(find_constraints(article, told, replace(scene, sex=sex))) for sex in sexes]
    left, steps = found[0]
    if left is None or any(other != left for other, _ in found):
        return None
    first, last = left
    date = EdtfDate.between(EdtfDate.day(first), EdtfDate.day(last)) if first < last else EdtfDate.day(first)
    return Published(date=date, source="inferred", steps=steps)
