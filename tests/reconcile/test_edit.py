"""The editor's hand wins over extraction, with its reason, and never by guess."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from making import article_of, claims_of, library_of, record, words

from generator.errors import Place
from generator.model.edits import AuthoredFact, Citation, Edit, Edits, Pairing, Withdrawal
from generator.model.edtf import EdtfDate
from generator.model.facts import Disagreement, Fact, Reading
from generator.reconcile.edit import Edited, apply_edits, withdraw_sources
from generator.reconcile.numbers import gather_numbers, number_facts

ARTICLE = article_of(
    "She is 27. She has 40 wins and 41 medals. Her coat is blue. Her boat is blue.\nNow the 28-year-old rows on"
)
LIBRARY = library_of(ARTICLE)
PLACE = Place(path="content/people/ada-example.md", line=7)
NUMBERS = number_facts(
    gather_numbers((record(ARTICLE, "40 wins", 40, metric="wins"), record(ARTICLE, "41 medals", 41, metric="medals"))),
    LIBRARY,
)
AGE = Fact(
    id="f-age",
    section="glance",
    label="Age",
    value="27",
    status="disputed",
    disagreements=("x-age",),
    support=(
        LIBRARY.support(words(ARTICLE, "27")),
        LIBRARY.support(words(ARTICLE, "the 28-year-old"), stance="against"),
    ),
)
DISPUTE = Disagreement(
    id="x-age",
    topic="Age",
    kind="within",
    readings=(
        Reading(value="27", support=LIBRARY.supports([words(ARTICLE, "27")])),
        Reading(value="28", support=LIBRARY.supports([words(ARTICLE, "the 28-year-old")])),
    ),
    printed="27",
    rule="text above caption",
    facts=("f-age",),
)


def edited(**edits: Any) -> Edited:
    return apply_edits(Edits(**edits), [AGE, *NUMBERS], [DISPUTE], LIBRARY)


def edit(kind: Any, target: str, value: str = "") -> Edit:
    return Edit(kind=kind, target=target, value=value, reason="the club says so", place=PLACE)


def authored(*cites: Citation, name: str = "f-coat") -> AuthoredFact:
    return AuthoredFact(
        id=name, section="glance", label="Coat", value="blue", cite=cites, reason="asked for", place=PLACE
    )


def by_id(result: Edited, name: str) -> Fact | None:
    return next((fact for fact in result.facts if fact.id == name), None)


def test_a_hidden_fact_is_gone_and_stands_in_the_log() -> None:
    result = edited(edits=(edit("hide", "r-wins-40"),))

    assert by_id(result, "r-wins-40") is None
    assert [(one.kind, one.target, one.before, one.after, one.reason) for one in result.log] == [
        ("hidden", "r-wins-40", "40", "", "the club says so")
    ]


def test_a_changed_value_keeps_its_evidence_and_says_who_changed_it() -> None:
    fact = by_id(edited(edits=(edit("override", "r-wins-40", "42"),)), "r-wins-40")

    assert fact is not None
    assert fact.value == "42"
    assert fact.note == "changed by the editor from “40”: the club says so"
    assert [support.evidence.exact for support in fact.support] == ["40 wins"]


def test_a_settled_disagreement_turns_the_fact_and_its_sentences() -> None:
    result = edited(edits=(edit("settle", "x-age", "28"),))
    fact = by_id(result, "f-age")

    assert fact is not None
    assert (fact.value, result.disagreements[0].printed) == ("28", "28")
    assert {support.evidence.exact: support.stance for support in fact.support} == {
        "the 28-year-old": "supports",
        "27": "against",
    }


def test_a_disagreement_is_not_settled_on_what_nobody_says() -> None:
    result = edited(edits=(edit("settle", "x-age", "29"),))

    assert [(problem.code, problem.place) for problem in result.problems] == [("EDIT03", PLACE)]
    assert result.disagreements[0].printed == "27"


def test_an_edit_of_what_is_gone_is_a_problem_with_the_nearest_name() -> None:
    result = edited(edits=(edit("hide", "r-winns-40"),))

    (problem,) = result.problems
    assert (problem.code, problem.place) == ("EDIT02", PLACE)
    assert "'r-wins-40'" in problem.hint
    assert result.log == ()


def test_two_facts_declared_the_same_become_one_with_all_sentences() -> None:
    result = edited(
        pairings=(Pairing(kind="same", facts=("r-wins-40", "r-medals-41"), reason="one count", place=PLACE),)
    )
    fact = by_id(result, "r-wins-40")

    assert by_id(result, "r-medals-41") is None
    assert fact is not None
    assert {"40 wins", "41 medals"} == {support.evidence.exact for support in fact.support}


def test_facts_declared_different_end_their_disagreement() -> None:
    disputed = [AGE, *(fact for fact in NUMBERS if fact.id == "r-medals-41")]
    both = [
        Fact(**{**{name: getattr(fact, name) for name in fact.__dataclass_fields__}, "disagreements": ("x-age",)})
        for fact in disputed
    ]
    pairing = Pairing(kind="different", facts=("f-age", "r-medals-41"), reason="two counts", place=PLACE)

    result = apply_edits(Edits(pairings=(pairing,)), both, [DISPUTE], LIBRARY)

    assert result.disagreements == ()
    assert [fact.status for fact in result.facts] == ["stated", "stated"]


def test_an_authored_fact_cites_words_that_are_found_by_themselves() -> None:
    fact = by_id(edited(facts=(authored(Citation(source="one", exact="Her coat is blue")),)), "f-coat")

    assert fact is not None
    assert [support.evidence.exact for support in fact.support] == ["Her coat is blue"]
    assert fact.note == "added by the editor: asked for"


def test_words_that_stand_twice_need_what_stands_beside_them() -> None:
    assert [problem.code for problem in edited(facts=(authored(Citation(source="one", exact="blue")),)).problems] == [
        "EDIT05"
    ]

    result = edited(facts=(authored(Citation(source="one", exact="blue", before="boat is")),))
    assert result.problems == ()


def test_words_that_stand_nowhere_are_a_problem_with_the_nearest_sentence() -> None:
    (problem,) = edited(facts=(authored(Citation(source="one", exact="Her coat was blue")),)).problems

    assert problem.code == "EDIT04"
    assert "Her coat is blue." in problem.hint


def test_an_authored_fact_takes_no_id_in_use() -> None:
    result = edited(facts=(authored(Citation(source="one", exact="Her coat is blue"), name="f-age"),))

    assert [problem.code for problem in result.problems] == ["EDIT06"]


def test_a_withdrawn_source_counts_no_more_and_stands_in_the_log_with_its_day() -> None:
    claims = {"one": claims_of(ARTICLE)}
    entry = Withdrawal(source="one", reason="the outlet took it back", on=EdtfDate.parse("2031-05-11"), place=PLACE)

    kept, log, problems = withdraw_sources(Edits(withdrawals=(entry,)), claims, LIBRARY)

    assert (kept, problems) == ({}, ())
    assert [(one.kind, one.target, str(one.on)) for one in log] == [("withdrawn", "one", "2031-05-11")]


def test_a_source_that_is_not_there_cannot_be_withdrawn() -> None:
    claims = {"one": claims_of(ARTICLE)}

    kept, log, (problem,) = withdraw_sources(
        Edits(withdrawals=(Withdrawal(source="won", reason="gone", place=PLACE),)), claims, LIBRARY
    )

    assert (kept, log) == (claims, ())
    assert (problem.code, "'one'" in problem.hint) == ("EDIT02", True)


def test_an_entry_finds_a_fact_by_the_id_that_it_had() -> None:
    renamed = replace(AGE, was=("f-years",))

    one = apply_edits(Edits(edits=(edit("hide", "f-years"),)), [renamed, *NUMBERS], [DISPUTE], LIBRARY)

    assert (one.problems, [entry.target for entry in one.log]) == ((), ["f-age"])


def test_one_fact_under_two_of_its_ids_is_not_joined_with_itself() -> None:
    renamed = replace(AGE, was=("f-years",))
    pairing = Pairing(kind="same", facts=("f-age", "f-years"), reason="one", place=PLACE)

    one = apply_edits(Edits(pairings=(pairing,)), [renamed, *NUMBERS], [DISPUTE], LIBRARY)

    assert renamed in one.facts
    assert [problem.code for problem in one.problems] == ["EDIT02"]


def test_facts_that_became_one_keep_both_addresses() -> None:
    ours, other = (number.id for number in NUMBERS)
    pairing = Pairing(kind="same", facts=(ours, other), reason="one", place=PLACE)

    (kept,) = (fact for fact in edited(pairings=(pairing,)).facts if fact.id == ours)

    assert kept.was == (other,)
