"""What follows is said with its steps, and never sharper than its evidence."""

from __future__ import annotations

from dataclasses import replace

from making import article_of, claims_of, event, library_of, record, words

from generator.model.claims import Dating, Record, Step
from generator.model.edtf import EdtfDate
from generator.model.facts import Fact
from generator.reconcile.births import age_steps, aged_facts, birth_fact, written_fact
from generator.reconcile.derive import (
    before_facts,
    edition_facts,
    exit_facts,
    rate_facts,
    remaining_facts,
    tally_facts,
)
from generator.reconcile.merge import merge_events
from generator.reconcile.numbers import Number, gather_numbers, number_facts, place_numbers
from generator.reconcile.portrait import find_ages
from generator.reconcile.timeline import timeline_facts

ARTICLE = article_of(
    "She has 40 wins and wants 50 wins, so 10 are left. She rowed 12 wins in just 8 races for club and country. "
    "She will turn 28 next summer. Her third River Cup comes then. She rowed at the River Cup of 2024 and of 2028. "
    "She won her 39th and 40th races against Oakford."
)
LIBRARY = library_of(ARTICLE)


def numbers(*records: Record) -> tuple[list[Fact], list[Fact]]:
    """Facts of the records, and what follows from target and tally."""
    gathered = gather_numbers(records)
    facts = number_facts(gathered, LIBRARY)
    return facts, remaining_facts(gathered, facts, LIBRARY)


TALLY = record(ARTICLE, "40 wins", 40, metric="wins")
TARGET = record(ARTICLE, "50 wins", 50, metric="wins", kind="target")


def test_a_stated_remainder_is_checked_not_repeated() -> None:
    facts, made = numbers(TALLY, TARGET, record(ARTICLE, "10 are left", 10, metric="wins", kind="remaining"))

    assert made == []
    (stated,) = [fact for fact in facts if fact.value == "10"]
    assert [step.text for step in stated.derivation] == ["Checked: 50 − 40 = 10, as the article says."]
    assert stated.status == "stated"


def test_a_remainder_that_nobody_states_is_worked_out() -> None:
    _, (rest,) = numbers(TALLY, TARGET)

    assert (rest.value, rest.status) == ("10", "derived")
    assert {"40 wins", "50 wins"} == {support.evidence.exact for support in rest.support}


def test_two_tallies_leave_the_remainder_open() -> None:
    _, made = numbers(TALLY, record(ARTICLE, "12 wins", 12, metric="wins"), TARGET)

    assert made == []


def test_of_a_running_total_the_latest_count_leaves_the_remainder() -> None:
    before = record(ARTICLE, "39th", 39, metric="wins", as_of="2031-05-01")
    now = record(ARTICLE, "40 wins", 40, metric="wins", as_of="2031-05-10")

    _, (rest,) = numbers(before, now, TARGET)

    assert [step.text for step in rest.derivation] == ["50 − 40 = 10."]
    assert numbers(replace(before, as_of=now.as_of), now, TARGET)[1] == []


def test_a_rate_needs_two_numbers_of_one_breath() -> None:
    goals = record(ARTICLE, "12 wins", 12, metric="wins", scope="club and country")
    races = record(ARTICLE, "8 races", 8, metric="matches")
    far = record(ARTICLE, "40 wins", 40, metric="wins")

    (rate,) = rate_facts(gather_numbers((goals, races)), LIBRARY)

    assert (rate.value, rate.note) == ("1.50", "club and country")
    assert rate_facts(gather_numbers((far, record(ARTICLE, "40th races", 40, metric="matches"))), LIBRARY) == []


def test_a_base_told_with_its_count_makes_no_rate_of_another() -> None:
    wins = record(ARTICLE, "12 wins", 12, metric="wins")
    races = record(ARTICLE, "8 races", 8, metric="matches", rule="rate.base")

    assert rate_facts(gather_numbers((wins, races)), LIBRARY) == []


def test_a_birthday_in_a_summer_gives_a_summer_of_birth_and_no_day() -> None:
    claims = {
        "one": claims_of(
            ARTICLE,
            published="2031",
            records=(record(ARTICLE, "turn 28", 28, metric="age", kind="age", as_of="2032-22"),),
        )
    }

    born = birth_fact(find_ages(claims, "Ada Example"), claims, LIBRARY, disputed=False)

    assert born is not None
    assert str(born.edtf) == "2004-22"
    assert "2032 − 28 = 2004." in [step.text for step in born.derivation]


def test_an_age_that_is_disputed_gives_no_birth() -> None:
    claims = {
        "one": claims_of(
            ARTICLE, published="2031-03-01", records=(record(ARTICLE, "turn 28", 28, metric="age", kind="age"),)
        )
    }
    ages = find_ages(claims, "Ada Example")

    assert birth_fact(ages, claims, LIBRARY, disputed=True) is None
    born = birth_fact(ages, claims, LIBRARY, disputed=False)
    assert born is not None
    assert str(born.edtf) == "2002-03-02/2003-03-01"


def test_numbered_wins_give_the_tally_before_them() -> None:
    told = event(
        ARTICLE,
        "won her 39th and 40th races against Oakford",
        type="goal",
        ordinals=(39, 40),
        opponent="Oakford",
        edtf="2031",
    )

    (before,) = before_facts(merge_events([told]), LIBRARY)

    assert before.value == "38"


def test_numbers_with_a_gap_give_no_tally_before() -> None:
    told = event(
        ARTICLE,
        "won her 39th and 40th races against Oakford",
        type="goal",
        ordinals=(37, 40),
        opponent="Oakford",
        edtf="2031",
    )

    assert before_facts(merge_events([told]), LIBRARY) == []


def test_earlier_editions_are_named_only_when_all_are_dated() -> None:
    third = gather_numbers(
        [record(ARTICLE, "third River Cup", 3, metric="River Cups", kind="ordinal", as_of="2032-22")]
    )
    first = event(ARTICLE, "River Cup of 2024", predicate="a", competition="River Cup", edtf="2024")
    second = event(ARTICLE, "and of 2028", predicate="a", competition="River Cup", edtf="2028")

    (earlier,) = edition_facts(third, merge_events([first, second]), LIBRARY)

    assert earlier.value == "2024 and 2028"
    assert edition_facts(third, merge_events([first]), LIBRARY) == []


def reached(*, status: str = "past", kind: str = "goal", tally: bool = False) -> list[Fact]:
    """What follows from a 40th win, with and without a stated count."""
    won = event(ARTICLE, "40th races", type=kind, predicate="score", ordinals=(40,), edtf="2031-05-10", status=status)
    numbered = record(ARTICLE, "40th races", 40, metric="league goals", kind="ordinal")
    stated = [record(ARTICLE, "40 wins", 41, metric="league goals")] if tally else []
    happenings = merge_events([won])
    placed: tuple[Number, ...] = place_numbers(gather_numbers([numbered, *stated]), happenings, LIBRARY)
    return tally_facts(placed, LIBRARY)


def test_the_highest_number_of_a_happening_is_the_count_since_then() -> None:
    (fact,) = reached()

    assert (fact.label, fact.value, fact.status, str(fact.edtf)) == (
        "League goals so far",
        "40",
        "derived",
        "2031-05-10",
    )
    assert [step.text for step in fact.derivation] == ["Number 40 came then, so the count stood at 40."]


def test_a_stated_count_a_plan_and_a_rank_give_no_count() -> None:
    assert reached(tally=True) == []
    assert reached(status="scheduled") == []
    assert reached(kind="award") == []


def test_a_side_that_went_out_did_so_in_the_round_of_the_match_it_lost() -> None:
    out = event(ARTICLE, "River Cup of 2024", predicate="knocked-out", competition="River Cup", edtf="2024-06")
    lost = event(
        ARTICLE, "against Oakford", predicate="lose-match", stage="semi-final", edtf="2024-06", opponent="Oakford"
    )
    early = event(ARTICLE, "against Oakford", predicate="lose-match", stage="group", edtf="2024-02", opponent="Oakford")

    (fact,) = exit_facts(merge_events([out, lost]), LIBRARY)

    assert (fact.label, fact.value) == ("Where the 2024 River Cup ended", "semi-final")
    assert len(fact.derivation) == 2
    assert exit_facts(merge_events([out, early]), LIBRARY) == []
    assert exit_facts(merge_events([out, lost, early]), LIBRARY) != []


def aged(window: str, date: str) -> list[Fact]:
    """Ages at an award of this date, with a birth in this window."""
    award = event(ARTICLE, "River Cup of 2024", type="award", predicate="award", edtf=date, possessive="her")
    timeline = timeline_facts(merge_events([award]), {"one": claims_of(ARTICLE)}, LIBRARY, {})
    support = LIBRARY.supports([words(ARTICLE, "turn 28")])
    born = Fact(id="f-born", section="glance", label="Born", value=window, edtf=EdtfDate.parse(window), support=support)
    return aged_facts(timeline, born)


def test_an_age_at_a_happening_is_said_where_every_day_gives_the_same() -> None:
    (fact,) = aged("1993-22", "2022-12")

    assert (fact.value, fact.status) == ("29", "derived")
    assert [step.text for step in fact.derivation] == [
        "Born: summer 1993, worked out above.",
        "River Cup of 2024: December 2022, so aged 29.",
    ]


def test_an_age_that_a_birthday_may_have_changed_is_not_said() -> None:
    assert aged("1993-22", "2018-07") == []
    assert aged("1993", "2022-12") == []


def test_the_time_of_writing_is_said_where_all_articles_agree_on_it() -> None:
    words_of_it = ARTICLE.source.cite(ARTICLE.sentences[0].span)
    steps = (Step(text="Counted from “next summer”.", evidence=(words_of_it,)),)
    dated = [
        claims_of(ARTICLE, dating=Dating(published=EdtfDate.parse(when), published_from="inferred", steps=steps))
        for when in ("2025-07-23/2025-12-31", "2026-02")
    ]

    fact = written_fact({"one": dated[0]}, LIBRARY)

    assert fact is not None
    assert (fact.value, fact.status, [step.text for step in fact.derivation]) == (
        "2025", "derived", ["Counted from “next summer”."],
    )  # fmt: skip
    assert written_fact({"one": dated[0], "two": dated[1]}, LIBRARY) is None


def test_whoever_turns_28_later_is_27_now() -> None:
    coming = record(ARTICLE, "turn 28", 28, metric="age", kind="age", rule="age.turns", as_of="2032-22")
    ages = find_ages({"one": claims_of(ARTICLE, records=(coming,), published="2031-05-11")}, "Ada Example")

    assert [step.text for step in age_steps(ages, 27, LIBRARY)] == [
        "Turns 28 only later, so is 27 when the articles are written."
    ]
    assert age_steps(ages, 28, LIBRARY) == ()
