"""What follows is said with its steps, and never sharper than its evidence."""

from __future__ import annotations

from making import article_of, claims_of, event, library_of, record

from generator.model.claims import Record
from generator.model.facts import Fact
from generator.reconcile.births import birth_fact
from generator.reconcile.derive import before_facts, edition_facts, rate_facts, remaining_facts
from generator.reconcile.merge import merge_events
from generator.reconcile.numbers import gather_numbers, number_facts
from generator.reconcile.portrait import find_ages

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


def test_a_rate_needs_two_numbers_of_one_breath() -> None:
    goals = record(ARTICLE, "12 wins", 12, metric="wins", scope="club and country")
    races = record(ARTICLE, "8 races", 8, metric="matches")
    far = record(ARTICLE, "40 wins", 40, metric="wins")

    (rate,) = rate_facts(gather_numbers((goals, races)), LIBRARY)

    assert (rate.value, rate.note) == ("1.50", "club and country")
    assert rate_facts(gather_numbers((far, record(ARTICLE, "40th races", 40, metric="matches"))), LIBRARY) == []


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
