"""A contradiction for each deed, and each utterance, that sources give to different people.

Takes what `rivals` found for one person and the happenings of their profile; gives conflicts, a reading for each name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.evidence import Evidence
from generator.model.facts import Reading
from generator.model.phrases import Phrase
from generator.reconcile.conflicts import Conflict
from generator.reconcile.disagree import settled
from generator.reconcile.merge import Happening
from generator.reconcile.rivals import Rivalry
from generator.reconcile.support import Library, slug


def find_rival_doers(
    rivalries: Iterable[Rivalry], happenings: Iterable[Happening], library: Library, families: Mapping[str, str]
) -> list[Conflict]:
    """A contradiction for each deed, and each utterance, that sources give to different people."""
    known = list(happenings)
    return [_between_people(rivalry, known, library, families) for rivalry in rivalries]


def _between_people(
    rivalry: Rivalry, happenings: list[Happening], library: Library, families: Mapping[str, str]
) -> Conflict:
    """One deed, or one utterance, of two people: a reading for each of them."""
    told: dict[str, list[Evidence]] = {}
    for one in rivalry.told:
        told.setdefault(one.who, []).extend(one.evidence)
    readings = [Reading(value=who, support=library.supports(evidence)) for who, evidence in told.items()]
    said = {evidence for one in rivalry.told for evidence in one.evidence}
    mine = tuple(one for one in happenings if any(said & set(event.evidence) for event in one.events))
    minute = f"-{rivalry.minute}" if rivalry.minute is not None else ""
    name = f"x-who-{rivalry.kind}-{slug(rivalry.about, limit=4)}{minute}"
    return Conflict(disagreement=settled(name, _who_topic(rivalry), readings, library, families), happenings=mine)


def _who_topic(rivalry: Rivalry) -> str:
    if rivalry.kind == "quote":
        return Phrase("Who said “{words} …”", words=rivalry.about)
    if rivalry.minute is not None:
        return Phrase("Who scored against {opponent} in minute {minute}", opponent=rivalry.about, minute=rivalry.minute)
    return Phrase("Whose it is: {thing}", thing=rivalry.about)
