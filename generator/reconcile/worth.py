"""What a happening must have to stand on a page.

Takes happenings, says which of them an editor would print. A happening stands when its title says something of it,
and when somebody could find it again:

1. Its title is whole. A title of an everyday happening that offers details (an opponent, a score, a minute) and got
   none of them ("Wins", "England play") is bare; it stands only on a day of its own. A title in the clause's own words
   is whole when it begins with a verb ("Visits the boathouse"); a noun torn from its clause ("Eyes on the prize") is not.
2. It is dated, or two sources tell it, or it is of a rare type, of which a life has few (a debut, a transfer, a talk
   with somebody named), and told with a detail. An everyday happening without a date names its opponent or competition besides; one in the
   clause's own words has a date with two ends. An ambition without a date is no happening; the number aimed for stands
   under numbers.
3. A match still to come names its sides or its day: a final that somebody may or may not reach is not theirs.
4. It is not told again by another: a match that is known with its result is not also "plays"; a bare victory is the
   victory of that day that another source names; an undated telling is the dated one of the same title; what is told
   of a day without a detail ("scores again") is what another source tells of that day in detail.

What is left out of the facts stays in the quotes and in the sources; nothing is decided here on its meaning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from generator.knowledge.load import load_table
from generator.knowledge.titles import event_title, template_title, templates
from generator.model.claims import Event
from generator.reconcile.merge import COMMON_TYPES, SLOTS, Happening, by_publication, clash
from generator.text.tokens import fold, word_texts

PASSING_TYPES = (*COMMON_TYPES, "ambition", "other", "statement", "media")
"""Types of which a page could hold any number; undated, they need a second source."""

VERB_RE = re.compile(r"<([a-z-]+)>")
"""A verb in a trigger. Takes `<score>`; leaves `(goals?)`."""

PRONOUNS = ("him", "her", "them", "it", "me", "us")
"""Words that leave open who is meant, at the end of a title."""

RESULTS = ("win-match", "lose-match", "draw-match")
"""Predicates that tell how a match ended."""

PLAYED = "play-match"
"""The predicate that only tells that there was a match."""


def stands(happening: Happening) -> bool:
    """Whether a happening, looked at alone, can stand on a page (rules 1 to 3)."""
    best, edtf = happening.best, happening.edtf
    on_a_day = edtf is not None and edtf.precision == "day"
    if (is_bare(best) and not on_a_day) or not is_whole(best):
        return False
    if best.status != "past" and best.type in COMMON_TYPES and not (best.opponent or on_a_day):
        return False
    if best.type == "ambition" or (best.status == "ambition" and edtf is None):
        return edtf is not None
    if in_own_words(best):
        return edtf is not None and edtf.earliest is not None and edtf.latest is not None
    if edtf is not None:
        return True
    if best.type not in PASSING_TYPES:
        return len(happening.sources) > 1 or not _without_details(best)
    named = best.type not in COMMON_TYPES or bool(best.opponent or best.competition)
    return named and len(happening.sources) > 1


def in_own_words(event: Event) -> bool:
    """Whether the title is the clause's own words, because the predicate has no other or no template fits."""
    own = templates(event.predicate, scheduled=False) in (("{deed}",), ("{wish}",))
    return own or not template_title(event)


def is_bare(event: Event) -> bool:
    """Whether an everyday happening is told without any of the details that its title could hold: "Wins", "A victory"."""
    if event.type not in COMMON_TYPES:
        return False
    return _without_details(event) if template_title(event) else not is_whole(event)


def _without_details(event: Event) -> bool:
    """Whether a template offers details and the title has none of them."""
    if not any("[" in template for template in templates(event.predicate, scheduled=event.status != "past")):
        return False
    empty = {slot: () if slot == "ordinals" else None for slot in SLOTS}
    bare = replace(event, slots=(), people=event.people[:1], title="", **empty)  # type: ignore[arg-type]
    return (template_title(event) or "") == event_title(bare)


def is_whole(event: Event) -> bool:
    """Whether a title in the clause's own words begins with a verb; titles from a template are whole by themselves."""
    if not in_own_words(event):
        return True
    words = event_title(event).casefold().split()
    return len(words) > 1 and words[0] in _verbs() and words[-1] not in PRONOUNS


@cache
def _verbs() -> frozenset[str]:
    """Verbs as they stand after "he": those of the table of forms, and those that tell of the classes of happenings."""
    table = load_table("verb_forms")
    told = [
        verb for row in load_table("predicates")["predicate"] for says in row["says"] for verb in VERB_RE.findall(says)
    ]
    bases = [*table["regular"], *table["double"], *table["irregular"], *told]
    return frozenset(form for base in bases for form in _with_he(base)) | {"is", "has", "does", "goes"}


def _with_he(base: str) -> tuple[str, ...]:
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return (base[:-1] + "ies",)
    return (base + "es",) if base.endswith(("s", "x", "z", "ch", "sh", "o")) else (base + "s",)


def absorb(happenings: Iterable[Happening]) -> tuple[tuple[Happening, ...], dict[int, tuple[Happening, ...]]]:
    """Leave out what another happening tells as well (rule 4).

    Returns:
        The happenings left, in order, and by `id` of a happening what it took in.

    """
    known = list(happenings)
    taken: dict[int, tuple[Happening, ...]] = {}
    gone: set[int] = set()
    results = [one for one in known if one.predicate in RESULTS and not is_bare(one.best)]
    shared = occasions(known)
    titled: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    by_class: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for one in known:
        by_class[_class(one)].append(one)
        if one.edtf is not None:
            titled[one.predicate, fold(event_title(one.best))].append(one)
    for one in known:
        if one.edtf is None and len(dated := titled[one.predicate, fold(event_title(one.best))]) == 1:
            gone.add(id(one))
            taken[id(dated[0])] = (*taken.get(id(dated[0]), ()), one)
            continue
        if one.edtf is None and len(named := [o for o in known if _names_title(one, o)]) == 1:
            gone.add(id(one))
            taken[id(named[0])] = (*taken.get(id(named[0]), ()), one)
            continue
        if is_vague(one.best) and len(homes := [o for o in by_class[_class(one)] if _details(o, one, shared)]) == 1:
            gone.add(id(one))
            taken[id(homes[0])] = (*taken.get(id(homes[0]), ()), one)
            continue
        if one.predicate != PLAYED and not (one.predicate in RESULTS and is_bare(one.best)):
            continue
        homes = [result for result in results if result is not one and _told_by(one, result, shared)]
        if len(homes) == 1:
            gone.add(id(one))
            taken[id(homes[0])] = (*taken.get(id(homes[0]), ()), one)
    return tuple(one for one in known if id(one) not in gone), taken


TITLE = "win-title"
"""The predicate of a title that is won."""


def _names_title(one: Happening, other: Happening) -> bool:
    """Whether a title without a date is one that has a date, told by fewer words: "the world title", "the 100m world title"."""
    if one.predicate != TITLE or other.predicate not in (TITLE, "break-record") or other.edtf is None:
        return False
    if one.status != other.status:
        return False
    words, others = (set(word_texts(fold(event_title(happening.best)))) for happening in (one, other))
    told = words - {"wins", "win", "the", "a", "title", "her", "his"}
    return bool(told) and told <= others


def is_vague(event: Event) -> bool:
    """Whether an everyday happening has a day, or that of publication, and nothing that tells it from others of its class."""
    slots = (event.opponent, event.competition, event.score, event.minute, event.ordinals or None)
    on_a_day = event.edtf is not None and (event.edtf.precision == "day" or by_publication(event))
    return event.type in COMMON_TYPES and on_a_day and all(slot is None for slot in slots)


def _class(happening: Happening) -> tuple[str, str]:
    return (happening.predicate, happening.status)


def _details(other: Happening, vague: Happening, shared: Iterable[frozenset[str]]) -> bool:
    """Whether another happening tells the vague one: of its day, or its occasion, in another source.

    It tells more of it; or as much, and stands before it.
    """
    if other is vague or other.sources & vague.sources or other.edtf is None or vague.edtf is None:
        return False
    one_day = other.edtf == vague.edtf and vague.edtf.precision == "day"
    one_occasion = any(other.sources & sources and vague.sources & sources for sources in shared)
    if not one_day and not (one_occasion and other.edtf.may_overlap(vague.edtf)):
        return False
    return not is_vague(other.best) or sorted(other.sources) < sorted(vague.sources)


def occasions(happenings: Iterable[Happening]) -> tuple[frozenset[str], ...]:
    """Sources of one occasion: they share a rare happening that is dated by their publication, or the result of a match."""
    found: dict[frozenset[str], None] = {}
    for one in happenings:
        if one.predicate in RESULTS and len(one.sources) > 1 and one.best.opponent:
            found[one.sources] = None
        fresh = frozenset(event.evidence[0].source for event in one.events if by_publication(event))
        if one.best.type not in COMMON_TYPES and len(fresh) > 1:
            found[fresh] = None
    return tuple(found)


def _told_by(one: Happening, result: Happening, shared: Iterable[frozenset[str]]) -> bool:
    """Whether a vaguer telling is of the match whose result is known."""
    if one.status != result.status or one.edtf is None or result.edtf is None:
        return False
    if not one.edtf.may_overlap(result.edtf):
        return False
    clashing = any(clash(event, other, slot) for event in one.events for other in result.events for slot in SLOTS)
    if clashing:
        return False
    if one.predicate == PLAYED:
        return any(
            event.opponent and event.opponent == other.opponent for event in one.events for other in result.events
        )
    if one.predicate != result.predicate or not is_bare(one.best):
        return False
    return any(one.sources & sources and result.sources & sources for sources in shared)
