"""The ruler says in numbers what the facts say in words."""

from __future__ import annotations

import dataclasses
import itertools

from render.sample import A, make_facts, make_witnesses
from render.sample import cite as support

from generator.model.edtf import EdtfDate
from generator.model.facts import Fact
from generator.render.citations import Shelf
from generator.render.ruler import RulerView, draw_ruler

TIMELINE = [fact for fact in make_facts() if fact.section == "timeline"]
PATH = "people/x/index.html"
SHELF = Shelf.of(make_witnesses())


def ruler(facts: list[Fact]) -> RulerView:
    drawn = draw_ruler(facts, shelf=SHELF, page=PATH, person="x")
    assert drawn is not None
    return drawn


def test_every_dated_fact_is_marked_once_and_leads_to_itself() -> None:
    drawn = ruler(TIMELINE)

    dated = [f"#{fact.id}" for fact in TIMELINE if fact.edtf]
    assert sorted(dated) == sorted(mark.href for mark in drawn.marks)


def test_marks_say_how_the_date_is_known() -> None:
    kinds = {mark.href: mark.kind for mark in ruler(TIMELINE).marks}

    assert kinds["#t-silver-lamp"] == "stated"
    assert kinds["#t-scoreless"] == "derived"
    assert kinds["#t-plays-corran"] == "ahead"


def test_marks_stand_in_order_of_time_and_never_on_one_another() -> None:
    marks = ruler(TIMELINE).marks

    assert [mark.x for mark in marks] == sorted((mark.x for mark in marks), key=float)
    assert len({(mark.x, mark.y) for mark in marks}) == len(marks)


def test_an_open_interval_has_an_open_bar_to_the_end() -> None:
    bars = ruler(TIMELINE).bars

    assert [bar.to for bar in bars if bar.open] == ["97.00"]


def test_a_single_year_draws_nothing() -> None:
    same = [fact for fact in TIMELINE if fact.edtf and fact.edtf.text == "2021-03"]
    assert draw_ruler(same, shelf=SHELF, page=PATH, person="x") is None
    assert draw_ruler([], shelf=SHELF, page=PATH, person="x") is None


def crowded(count: int, years: int) -> RulerView:
    """The ruler of facts spread over years from 2001, every fifth of them with a date that was worked out."""
    facts = [
        dataclasses.replace(TIMELINE[0], id=f"t-{number}", edtf=EdtfDate.parse(f"{2001 + number * years // count}-06"),
                            date_derived=number % 5 == 0, scheduled=number == count - 1, status="stated", derivation=())
        for number in range(count)
    ]  # fmt: skip
    return ruler(facts)


def test_a_crowded_timeline_is_counted_in_columns_by_year() -> None:
    drawn = crowded(500, 10)

    assert (drawn.marks, drawn.bars, drawn.labels) == ((), (), ())
    assert [column.title for column in drawn.columns] == [f"{2001 + year}: 50 events" for year in range(10)]
    assert drawn.columns[1].href == "#t-50"
    assert [part.kind for part in drawn.columns[0].parts] == ["stated", "derived"]
    assert [part.kind for part in drawn.columns[-1].parts] == ["stated", "derived", "ahead"]
    assert [part.height for part in drawn.columns[0].parts] == ["96.0", "24.0"]
    assert float(drawn.columns[0].parts[0].y) + 96 == drawn.axis


def test_columns_never_touch_however_many_years_there_are() -> None:
    for years in (2, 17, 40, 300):
        columns = crowded(600, years).columns

        assert len(columns) <= 17
        assert sum(int(column.count) for column in columns) == 600
        for one, other in itertools.pairwise(columns):
            assert float(one.x) + float(one.width) < float(other.x)


def test_a_timeline_with_room_has_marks_and_no_columns() -> None:
    drawn = crowded(16, 4)

    assert (len(drawn.marks), drawn.columns) == (16, ())


def test_years_stay_legible_over_centuries() -> None:
    fact = Fact(id="t-a", section="timeline", label="Old", value="Old", support=(support(A, "41 goals"),))
    dates = ("0001", "1999", "9999-12-31", "../0400", "2000/..")
    facts = [dataclasses.replace(fact, id=f"t-{n}", edtf=EdtfDate.parse(text)) for n, text in enumerate(dates)]

    named = [tick for tick in ruler(facts).ticks if tick.text]

    assert 2 <= len(named) <= 11


def test_labels_do_not_overlap() -> None:
    fact = Fact(
        id="t-a", section="timeline", label="A label of some length", value="x", support=(support(A, "41 goals"),)
    )
    facts = [
        dataclasses.replace(fact, id=f"t-{year}-{month}", edtf=EdtfDate.parse(f"{year}-{month:02d}"))
        for year in (2020, 2021, 2022)
        for month in (1, 6, 9)
    ]

    labels = ruler(facts).labels

    assert labels
    for index, one in enumerate(labels):
        for other in labels[index + 1 :]:
            apart = abs(float(one.x) - float(other.x)) * 10.56
            assert one.y != other.y or apart > 6.5 * (len(one.text) + len(other.text)) / 2
