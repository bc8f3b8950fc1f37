"""What cannot both be true of happenings or of numbers: the result, the opponent, the day, a count, a fee, a sum.

Takes happenings and numbers that were kept apart, gives the disagreements between them. Two values contradict each other
only where both are meant of one moment: a count of Monday and a higher one of Thursday are progress, and so are two of
one day when something was added to the count on it. A source that gives both values knows of both; a number that is
hedged leaves room for its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from generator.knowledge.load import load_table
from generator.knowledge.titles import event_title
from generator.model.claims import Claims
from generator.model.evidence import Evidence
from generator.model.facts import Disagreement, Reading
from generator.model.phrases import Phrase
from generator.reconcile.disagree import settled
from generator.reconcile.merge import COMMON_TYPES, Happening, clash, named_apart
from generator.reconcile.numbers import STEPS, Number, label_of, one_day, show_value
from generator.reconcile.support import Library, slug
from generator.reconcile.timeline import date_stated
from generator.reconcile.worth import RESULTS
from generator.text.tokens import fold

COUNTS = ("tally", "streak")
"""Kinds of numbers that grow."""

AGREED = ("fee", "duration")
"""Kinds of numbers that are agreed on once."""

LEAST_COUNT = 10
"""Smaller counts are often of a part: two goals of the night, one of them after the break."""

NEARLY = 0.1
"""Share of a count within which two values can be of one thing; farther apart they count something else."""

SAME_DEAL = 7
"""Days within which two reports of a fee or a contract are of one deal."""

SLIP_OF_DAYS = 31
"""Days by which one rare happening may be misdated; farther apart there were two."""

NEAR_NAMES = 70
"""Likeness of two names, of 100, from which one can be a misprint of the other: Millport and Millpool have 75."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A disagreement between things that were kept apart, with what it touches."""

    disagreement: Disagreement
    happenings: tuple[Happening, ...] = ()
    numbers: tuple[Number, ...] = ()
    """In order of the readings."""


def find_conflicts(
    happenings: Iterable[Happening],
    numbers: Iterable[Number],
    claims: Mapping[str, Claims],
    library: Library,
    families: Mapping[str, str],
) -> list[Conflict]:
    """All contradictions between happenings, between numbers, and in sums."""
    known, counted = list(happenings), list(numbers)
    return [
        *_between_happenings(known, claims, library, families),
        *_between_scores(counted, library, families),
        *_between_numbers(counted, known, library, families),
        *_sums(counted, library, families),
    ]


# --- happenings -----------------------------------------------------------------------------------------------------


def _between_happenings(
    happenings: list[Happening], claims: Mapping[str, Claims], library: Library, families: Mapping[str, str]
) -> Iterator[Conflict]:
    by_day: dict[str, list[Happening]] = {}
    by_title: dict[tuple[str, str], list[Happening]] = {}
    by_class: dict[tuple[str, str], list[Happening]] = {}
    yield from _once(happenings, claims, library, families)
    yield from _misnamed_in_captions(happenings, library, families)
    for one in happenings:
        if one.edtf is None or one.edtf.precision != "day" or one.status != "past":
            continue
        if one.predicate in RESULTS:
            by_day.setdefault(one.edtf.text, []).append(one)
        elif one.best.type not in COMMON_TYPES:
            by_class.setdefault((one.predicate, one.edtf.text), []).append(one)
        if one.best.type not in COMMON_TYPES and date_stated(one, claims, library):
            by_title.setdefault((one.predicate, fold(event_title(one.best))), []).append(one)
    for played in by_day.values():
        for one, other in combinations(played, 2):
            if not one.sources & other.sources:
                yield from _of_one_match(one, other, library, families)
    for told in by_class.values():
        for one, other in combinations(told, 2):
            if not one.sources & other.sources and named_apart(one.best, other.best, "side"):
                yield _of_one_side(one, other, library, families)
    for told in by_title.values():
        for one, other in combinations(told, 2):
            if not one.sources & other.sources and _days_between(one, other) <= SLIP_OF_DAYS:
                words = [(Phrase("{date}", date=each.edtf), each) for each in (one, other) if each.edtf]
                name = f"x-date-{slug(event_title(one.best))}"
                yield _conflict(name, Phrase("Day of “{title}”", title=event_title(one.best)), words, library, families)


def _misnamed_in_captions(
    happenings: list[Happening], library: Library, families: Mapping[str, str]
) -> Iterator[Conflict]:
    """A caption whose opponent is spelled nearly as that of the match in its own article, which never names it."""
    played: dict[str, list[Happening]] = {}
    for one in happenings:
        if one.predicate in RESULTS and one.best.opponent and not one.best.in_caption:
            for source in one.sources:
                played.setdefault(source, []).append(one)
    for one in happenings:
        opponent, source = one.best.opponent, min(one.sources)
        if not opponent or one.edtf is None or not all(event.in_caption for event in one.events):
            continue
        for match in played.get(source, ()):
            named = str(match.best.opponent)
            meets = match.edtf is not None and match.edtf.may_overlap(one.edtf)
            near = opponent != named and fuzz.ratio(fold(opponent), fold(named)) >= NEAR_NAMES
            if meets and near and not _named_in_text(opponent, one, library):
                name = f"x-opponent-{min(slug(opponent, limit=3), slug(named, limit=3))}"
                topic = Phrase("Opponent on {date}", date=match.edtf or "")
                yield _conflict(name, topic, [(named, match), (opponent, one)], library, families)


def _named_in_text(opponent: str, caption: Happening, library: Library) -> bool:
    """Whether the article of a caption names its opponent elsewhere."""
    article = library.articles[min(caption.sources)]
    naming = (sentence for sentence in article.sentences if fold(opponent) in fold(sentence.span.cut(article.text)))
    return sum(1 for _ in naming) > len(caption.events)


def _once(
    happenings: list[Happening], claims: Mapping[str, Claims], library: Library, families: Mapping[str, str]
) -> Iterator[Conflict]:
    """What a person does once, against one opponent, with two dates as vague as months or years that never meet."""
    told: dict[tuple[str, str], list[Happening]] = {}
    for one in happenings:
        vague = one.edtf is not None and one.edtf.precision != "day" and one.edtf.latest is not None
        if vague and one.status == "past" and one.predicate in load_table("doers")["once"] and one.best.opponent:
            told.setdefault((one.predicate, fold(one.best.opponent)), []).append(one)
    for (predicate, opponent), found in told.items():
        for one, other in combinations(found, 2):
            if one.sources & other.sources or named_apart(one.best, other.best, "side"):
                continue
            if one.edtf and other.edtf and not one.edtf.may_overlap(other.edtf):
                if not all(date_stated(each, claims, library) for each in (one, other)):
                    continue
                title = min((event_title(each.best) for each in (one, other)), key=lambda words: (len(words), words))
                words = [(Phrase("{date}", date=each.edtf), each) for each in (one, other) if each.edtf]
                name = f"x-date-{slug(predicate)}-{slug(opponent, limit=3)}"
                yield _conflict(name, Phrase("Date of “{title}”", title=title), words, library, families)


def _of_one_match(
    one: Happening, other: Happening, library: Library, families: Mapping[str, str]
) -> Iterator[Conflict]:
    """Two results of one day: against one opponent with two ends, or with one score against two opponents."""
    first, second = one.best, other.best
    if not first.opponent or not second.opponent:
        return
    if one.predicate != other.predicate and not clash(first, second, "opponent"):
        words = [(event_title(each.best), each) for each in (one, other)]
        name = f"x-result-{min(slug(str(each.best.opponent), limit=3) for each in (one, other))}"
        yield _conflict(name, Phrase("Result against {opponent}", opponent=first.opponent), words, library, families)
    elif one.predicate == other.predicate and clash(first, second, "opponent") and first.score == second.score:
        if first.score is None:
            return
        words = [(str(each.best.opponent), each) for each in (one, other)]
        name = f"x-opponent-{min(slug(str(each.best.opponent), limit=3) for each in (one, other))}"
        yield _conflict(name, Phrase("Opponent on {date}", date=one.edtf or ""), words, library, families)


def _of_one_side(one: Happening, other: Happening, library: Library, families: Mapping[str, str]) -> Conflict:
    """One happening of one day with two names for the side: nobody joins two on a day, and no source names both."""
    sides = [(next(words.exact for name, words in each.best.slots if name == "side"), each) for each in (one, other)]
    name = f"x-side-{slug(one.predicate)}-{one.edtf.text if one.edtf else ''}"
    topic = Phrase("Name of the side on {date}", date=one.edtf or "")
    return _conflict(name, topic, sides, library, families)


def _conflict(
    name: str, topic: str, sides: Sequence[tuple[str, Happening]], library: Library, families: Mapping[str, str]
) -> Conflict:
    readings = [
        Reading(value=words, support=library.supports(e for event in each.events for e in event.evidence))
        for words, each in sides
    ]
    found = settled(name, topic, readings, library, families)
    return Conflict(disagreement=found, happenings=tuple(each for _, each in sides))


def _days_between(one: Happening, other: Happening) -> int:
    first, last = (each.edtf.earliest if each.edtf else None for each in (one, other))
    return abs((first - last).days) if first and last else SLIP_OF_DAYS + 1


# --- numbers --------------------------------------------------------------------------------------------------------


def _between_scores(numbers: list[Number], library: Library, families: Mapping[str, str]) -> Iterator[Conflict]:
    """A score told of a known match, in a sentence that names its opponent, that is not the known score."""
    scores = [number for number in numbers if number.first.kind == "score"]
    for known in scores:
        opponent = known.opponent
        if known.happening is None or known.happening.edtf is None or opponent is None:
            continue
        others = [
            number
            for number in scores
            if _may_be_of(number, known.happening)
            and not number.sources & known.sources
            and any(one_day(record, known.happening) for record in number.records)
            and all(_names(opponent, record.evidence[0], library) for record in number.records)
        ]
        if others:
            name = f"x-score-{slug(opponent, limit=3)}"
            topic = Phrase("Score of {what}", what=Phrase("the match against {opponent}", opponent=opponent))
            yield _of_numbers(name, topic, [known, *others], library, families)


def _may_be_of(number: Number, match: Happening) -> bool:
    """Whether a score can be meant of a match: it stands with none, or with an undated telling of the same result."""
    other = number.happening
    if other is None:
        return True
    return other is not match and other.edtf is None and not clash(other.best, match.best, "opponent")


def _names(opponent: str, evidence: Evidence, library: Library) -> bool:
    article = library.articles[evidence.source]
    return fold(opponent) in fold(article.sentence_at(evidence.span.start).span.cut(article.text))


def _between_numbers(
    numbers: list[Number], happenings: list[Happening], library: Library, families: Mapping[str, str]
) -> Iterator[Conflict]:
    """Counts of one moment, and terms of one deal, that differ."""
    groups: dict[tuple[str, str, str, str], list[Number]] = {}
    for number in numbers:
        first = number.first
        if first.kind in (*COUNTS, *AGREED) and isinstance(first.value, int | float) and not number.hedged:
            groups.setdefault((first.holder or "", first.metric, first.kind, first.unit or ""), []).append(number)
    for (_, metric, _, _), group in sorted(groups.items(), key=lambda item: item[0]):
        apart = [pair for pair in _of_one_time(group) if _apart(*pair, happenings)]
        sides = list({id(number): number for pair in apart for number in pair}.values())
        if sides:
            topic = label_of(sides[0])
            yield _of_numbers(f"x-{slug(metric)}", topic, sides, library, families)


def _of_one_time(numbers: list[Number]) -> list[tuple[Number, Number]]:
    """The pairs that can be of one moment, or of one deal, in order: the others never contradict each other."""
    given: dict[int | str, list[int]] = {}
    for at, number in enumerate(numbers):
        for time in dict.fromkeys(_times(number)):
            given.setdefault(time, []).append(at)
    pairs = {pair for found in given.values() for pair in combinations(found, 2)}
    return [(numbers[first], numbers[other]) for first, other in sorted(pairs)]


def _times(number: Number) -> Iterator[int | str]:
    """What two numbers of one time have in common: a day, or two weeks that hold all days near it; a year."""
    for record in number.records:
        if record.as_of and record.as_of.precision == "day" and record.as_of.earliest:
            day = record.as_of.earliest.toordinal()
            yield from (day,) if number.first.kind in COUNTS else (day // SAME_DEAL, day // SAME_DEAL + 1)
    if number.as_of and number.first.kind == "fee" and number.as_of.precision in ("month", "year"):
        yield number.as_of.text[:4]


def _apart(one: Number, other: Number, happenings: list[Happening]) -> bool:
    """Whether two numbers of one metric cannot both be right."""
    first, second = one.first, other.first
    if first.scope and second.scope and fold(first.scope) != fold(second.scope):
        return False
    in_bodies = not all(record.in_caption for record in one.records) and not all(r.in_caption for r in other.records)
    if one.sources & other.sources and in_bodies:
        return False
    small, large = sorted((one, other), key=lambda number: number.amount)
    if large.amount == small.amount or one.as_of is None or other.as_of is None:
        return False
    gap = _gap(one, other)
    if _of_one_past_deal(one, other):
        return large.amount <= 2 * small.amount
    if first.kind in AGREED:
        return gap is not None and gap <= SAME_DEAL and large.amount <= 2 * small.amount
    close = large.amount - small.amount <= max(2, NEARLY * large.amount)
    if large.amount < LEAST_COUNT or not close or gap is None or gap > 0:
        return False
    return not _added_to(large, happenings)


def _of_one_past_deal(one: Number, other: Number) -> bool:
    """Whether two fees are of one deal that both articles look back on: dated by months or years that meet."""
    dates = [number.as_of for number in (one, other) if number.first.kind == "fee" and number.as_of]
    vague = [date for date in dates if date.precision in ("month", "year")]
    return len(vague) == len((one, other)) and vague[0].may_overlap(vague[1])


def _gap(one: Number, other: Number) -> int | None:
    """The fewest days between two numbers, or None where a day is open: of each the days on which it is given."""
    days = [
        [record.as_of.earliest for record in number.records if record.as_of and record.as_of.precision == "day"]
        for number in (one, other)
    ]
    return min((abs((a - b).days) for a in days[0] for b in days[1] if a and b), default=None)


def _added_to(number: Number, happenings: list[Happening]) -> bool:
    """Whether something that adds to the count happened about then: what was right in the morning is not at night."""
    types = STEPS.get(number.first.metric.split()[-1], ())
    return any(
        one.best.type in types and one.edtf is not None and any(one_day(record, one) for record in number.records)
        for one in happenings
    )


def _of_numbers(name: str, topic: str, sides: list[Number], library: Library, families: Mapping[str, str]) -> Conflict:
    readings = [
        Reading(
            value=show_value(number.first),
            support=library.supports(e for record in number.records for e in record.evidence),
        )
        for number in sides
    ]
    found = settled(name, topic, readings, library, families)
    return Conflict(disagreement=found, numbers=tuple(sides))


def _sums(numbers: list[Number], library: Library, families: Mapping[str, str]) -> Iterator[Conflict]:
    """Where an article says how many are left, and its own target less its own count says otherwise."""
    for left in (number for number in numbers if number.first.kind == "remaining"):
        for source in sorted(left.sources):
            targets = [one for one in _told_by(numbers, source) if one.first.kind == "target" and one.amount]
            metrics = {target.first.metric for target in targets}
            beside = [
                one
                for one in _told_by(numbers, source)
                if one.first.kind == "tally" and one.first.metric in metrics and _beside(one, left, source, library)
            ]
            if len(targets) != 1 or len(beside) != 1 or not left.amount:
                continue
            rest = targets[0].amount - beside[0].amount
            if rest > 0 and rest != left.amount:
                yield _sum(left, targets[0], beside[0], source, library, families)


def _told_by(numbers: Iterable[Number], source: str) -> Iterator[Number]:
    return (number for number in numbers if source in number.sources)


def _beside(count: Number, left: Number, source: str, library: Library) -> bool:
    """Whether a count stands in the sentence that says how many are left, or in the one before."""
    places = [
        {library.support(e).sentence for record in number.records for e in record.evidence if e.source == source}
        for number in (count, left)
    ]
    return any(after - before in (0, 1) for before in places[0] for after in places[1])


def _sum(
    left: Number, target: Number, count: Number, source: str, library: Library, families: Mapping[str, str]
) -> Conflict:
    """What the article says is left, against what its own numbers leave."""
    rest = target.amount - count.amount
    readings = [
        Reading(
            value=words,
            support=library.supports(
                e for number in sides for record in number.records for e in record.evidence if e.source == source
            ),
        )
        for words, sides in (
            (show_value(left.first), (left,)),
            (f"{show_value(target.first)} − {show_value(count.first)} = {rest:g}", (target, count)),
        )
    ]
    name = f"x-sum-{slug(target.first.metric)}"
    return Conflict(disagreement=settled(name, label_of(left), readings, library, families), numbers=(left,))
