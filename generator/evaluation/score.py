"""How well extraction reads: precision and recall by kind of fact, and what went wrong, one article at a time.

Takes a `Gold`, the `Notes` of what was extracted and the article's text; gives a `Result`. Nine rows: a kind of fact by
its place, and again with what makes it useful (speaker, value, date, label). Gold that is optional counts neither way,
whether found or not; so does a fact that is told again. How segments are grouped into quotes is not measured. Floors,
tables and files are left to the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from generator.evaluation.annotations import (
    EventNote,
    Gold,
    Notes,
    QuoteNote,
    RecordNote,
    TimexNote,
    Trap,
)
from generator.evaluation.matching import (
    edges_fit,
    fineness,
    pair_up,
    same_date,
    same_label,
    same_person,
    same_value,
    shared,
    touching,
    trimmed,
    value_key,
)

ROWS = (
    "quotes",
    "quotes+speaker",
    "timexes",
    "timexes+value",
    "events",
    "events+date",
    "events+precise",
    "records",
    "records+label",
)
"""What is measured, in order of showing."""

RIGHT_DATE = 10
"""How much more a common code point weighs where the date is right as well, when events are paired."""

Item = TypeVar("Item", TimexNote, EventNote, RecordNote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one row; they add up over articles."""

    right: int = 0
    said: int = 0
    """How many were extracted, less what counts neither way."""
    gold: int = 0
    """How many there were to find."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(right=self.right + other.right, said=self.said + other.said, gold=self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was extracted that is right; 0 where nothing was."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Share of what there was that was found; 0 where there was nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that went wrong in one article."""

    article: str
    row: str
    how: Literal["missed", "false", "wrong"]
    words: str
    """The words that are meant, and what was expected and found."""

    def __str__(self) -> str:
        return f"{self.article}: {self.row} {self.how}: {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What measuring gives; results add up over articles."""

    tallies: Mapping[str, Tally] = field(default_factory=lambda: dict.fromkeys(ROWS, Tally()))
    """By row, all rows present."""
    faults: tuple[Fault, ...] = ()

    def __add__(self, other: Result) -> Result:
        tallies = {row: self.tallies[row] + other.tallies[row] for row in ROWS}
        return Result(tallies=tallies, faults=self.faults + other.faults)


def score_article(gold: Gold, said: Notes, text: str) -> Result:
    """Measure one article; `text` is what all offsets count in."""
    dated = tuple(event for event in said.events if event.edtf)
    return sum(
        (
            _score_quotes(gold, said.quotes, text),
            _score_timexes(gold, said.timexes),
            _score_events(gold, dated),
            _score_records(gold, said.records),
        ),
        Result(),
    )


def yielded(gold: Gold, said: Notes) -> tuple[Trap, ...]:
    """The traps of an article that something was read from."""
    return tuple(trap for trap in gold.nothing if _is_sprung(trap, said))


def _is_sprung(trap: Trap, said: Notes) -> bool:
    place = (trap.start, trap.end)
    match trap.kind:
        case "quotes":
            words = [segment for quote in said.quotes if quote.kind == "direct" for segment in quote.segments]
            return any(shared(place, (segment.start, segment.end)) for segment in words)
        case "timexes":
            return any(shared(place, (timex.start, timex.end)) for timex in said.timexes)
        case "events":
            return any(touching([trap], event.evidence) for event in said.events if event.edtf)
        case "records":
            return any(
                touching([trap], record.evidence)
                and (trap.value is None or value_key(trap.value) == value_key(record.value))
                for record in said.records
            )


def _score_quotes(gold: Gold, said: Sequence[QuoteNote], text: str) -> Result:
    """Direct quotes by segment; a direct reading of a gold fragment is no false alarm, but no find either."""
    wanted = _segments(gold.quotes, text, direct_only=True)
    found = _segments(said, text, direct_only=True)
    harmless = [place for place, _ in _segments(gold.quotes, text, direct_only=False)]
    pairs = pair_up(wanted, found, lambda one, other: edges_fit(one[0], other[0]))
    paired = {right for _, right in pairs}
    false = [
        place
        for at, (place, _) in enumerate(found)
        if at not in paired and not any(edges_fit(known, place) for known in harmless)
    ]
    wrong = [
        (left, right) for left, right in pairs if not same_person(wanted[left][1].speaker, found[right][1].speaker)
    ]
    tally = Tally(right=len(pairs), said=len(pairs) + len(false), gold=len(wanted))
    spoken = Tally(right=len(pairs) - len(wrong), said=tally.said, gold=tally.gold)
    missed = [wanted[at][0] for at in _others(wanted, (left for left, _ in pairs))]

    def cut(place: tuple[int, int]) -> str:
        return repr(text[place[0] : place[1]][:90])

    faults = (
        *(Fault(article=gold.id, row="quotes", how="missed", words=cut(place)) for place in missed),
        *(Fault(article=gold.id, row="quotes", how="false", words=cut(place)) for place in false),
        *(
            Fault(
                article=gold.id,
                row="quotes+speaker",
                how="wrong",
                words=f"{cut(wanted[left][0])} is {wanted[left][1].speaker}, said {found[right][1].speaker}",
            )
            for left, right in wrong
        ),
    )
    return _result({"quotes": tally, "quotes+speaker": spoken}, faults)


def _segments(quotes: Iterable[QuoteNote], text: str, *, direct_only: bool) -> list[tuple[tuple[int, int], QuoteNote]]:
    """Each segment's trimmed place, with the quote that it is of."""
    return [
        (trimmed(text, segment), quote)
        for quote in quotes
        if quote.kind == "direct" or not direct_only
        for segment in quote.segments
    ]


def _score_timexes(gold: Gold, said: Sequence[TimexNote]) -> Result:
    """Expressions that overlap; the second row wants the value as well."""

    def fit(one: TimexNote, other: TimexNote) -> int:
        return shared((one.start, one.end), (other.start, other.end))

    pairs = pair_up(gold.timexes, said, fit, first=_counts)
    return _count(
        gold.id, gold.timexes, said, pairs, rows={"timexes": None, "timexes+value": same_date}, show=_show_timex
    )


def _score_events(gold: Gold, said: Sequence[EventNote]) -> Result:
    """Happenings whose evidence touches; then with a date that is accepted, and with one as fine as the gold's."""

    def fit(one: EventNote, other: EventNote) -> int:
        return touching(one.evidence, other.evidence) * (RIGHT_DATE if same_date(one, other) else 1)

    def again(one: EventNote, other: EventNote) -> bool:
        return same_date(one, other) and touching(one.evidence, other.evidence) > 0

    def precise(one: EventNote, other: EventNote) -> bool:
        return same_date(one, other) and fineness(other.edtf) >= fineness(one.edtf)

    pairs = pair_up(gold.events, said, fit, first=_counts)
    rows = {"events": None, "events+date": same_date, "events+precise": precise}
    repeats = _told_again(gold.events, said, pairs, again)
    return _count(gold.id, gold.events, said, pairs, rows=rows, show=_show_event, repeats=repeats)


def _score_records(gold: Gold, said: Sequence[RecordNote]) -> Result:
    """Numbers that agree in value and place; the second row wants holder and metric as well."""

    def fit(one: RecordNote, other: RecordNote) -> int:
        if not same_value(one, other) or not touching(one.evidence, other.evidence):
            return 0
        return 2 if same_label(one, other) else 1

    pairs = pair_up(gold.records, said, fit, first=_counts)
    rows = {"records": None, "records+label": same_label}
    repeats = _told_again(gold.records, said, pairs, lambda one, other: fit(one, other) > 0)
    return _count(gold.id, gold.records, said, pairs, rows=rows, show=_show_record, repeats=repeats)


def _count(  # noqa: PLR0913  # one call a kind of fact; the parts are what the kinds differ in
    article: str,
    gold: Sequence[Item],
    said: Sequence[Item],
    pairs: Sequence[tuple[int, int]],
    *,
    rows: Mapping[str, Callable[[Item, Item], bool] | None],
    show: Callable[[Item], str],
    repeats: Collection[int] = (),
) -> Result:
    """Tallies of one kind of fact: the first row counts pairs, each other row those that its test accepts."""
    firm = [(left, right) for left, right in pairs if not gold[left].optional]
    asked = len(said) - (len(pairs) - len(firm)) - len(repeats)
    wanted = sum(_counts(item) for item in gold)
    name = next(iter(rows))
    faults = [
        Fault(article=article, row=name, how="missed", words=show(gold[left]))
        for left in _others(gold, (left for left, _ in pairs))
        if _counts(gold[left])
    ]
    unpaired = _others(said, (*(right for _, right in pairs), *repeats))
    faults += [Fault(article=article, row=name, how="false", words=show(said[right])) for right in unpaired]
    tallies = {}
    for row, test in rows.items():
        held = [(left, right) for left, right in firm if test is None or test(gold[left], said[right])]
        tallies[row] = Tally(right=len(held), said=asked, gold=wanted)
        faults += [
            Fault(article=article, row=row, how="wrong", words=f"{show(gold[left])}, said {show(said[right])}")
            for left, right in firm
            if (left, right) not in held
        ]
    return _result(tallies, faults)


def _told_again(
    gold: Sequence[Item],
    said: Sequence[Item],
    pairs: Sequence[tuple[int, int]],
    same: Callable[[Item, Item], bool],
) -> frozenset[int]:
    """Extracted items without a partner that say once more what some gold says."""
    lone = _others(said, (right for _, right in pairs))
    return frozenset(right for right in lone if any(same(wanted, said[right]) for wanted in gold))


def _others(items: Sequence[object], known: Iterable[int]) -> list[int]:
    """Indices of `items` that are not known."""
    return sorted(set(range(len(items))) - set(known))


def _counts(item: TimexNote | EventNote | RecordNote) -> bool:
    return not item.optional


def _result(tallies: Mapping[str, Tally], faults: Iterable[Fault]) -> Result:
    return Result(tallies={row: tallies.get(row, Tally()) for row in ROWS}, faults=tuple(faults))


def _show_timex(item: TimexNote) -> str:
    return f"{item.exact!r} = {item.edtf}"


def _show_event(item: EventNote) -> str:
    return f"{item.edtf} {item.title!r}"


def _show_record(item: RecordNote) -> str:
    return f"{item.holder}, {item.metric} = {item.value} in {item.evidence[0].exact[:60]!r}"
