"""The parts that events are read by: forms of verbs, triggers, clauses, and titles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from strategies import texts

from generator.extract.events.clauses import cut_clauses
from generator.extract.events.triggers import find_triggers, predicates
from generator.extract.events.verbs import inflect, present
from generator.knowledge.load import load_table
from generator.knowledge.titles import PART_RE, SLOT_RE, event_title, ordinal
from generator.model.claims import Event
from generator.model.evidence import Source, Span
from generator.text.article import read_article

FIELDS = {
    "opponent",
    "competition",
    "stage",
    "place",
    "team",
    "score",
    "minute",
    "ordinals",
    "goals",
    "year",
    "poss",
    "pron",
}


def told_by(text: str) -> list[tuple[str, str]]:
    return [(trigger.predicate.id, trigger.span.cut(text)) for trigger in find_triggers(text, Span(0, len(text)))]


def test_a_name_in_a_trigger_that_may_end_in_s_does_not_fall_away() -> None:
    assert told_by("She won the Northern Championships - and left.") == [
        ("win-title", "won the Northern Championships")
    ]
    assert "win-title" not in dict(told_by("She won the last of the votes - and left."))


def test_a_word_that_a_trigger_cannot_do_without_may_stand_in_any_of_its_forms() -> None:
    assert told_by("She won the Golden Boot.") == [("award", "won the Golden Boot")]
    assert "pursued" in dict(told_by("They tried to land me in May."))
    assert "pursued" in dict(told_by("They tried and failed to sign her."))


def test_no_trigger_nests_its_groups_deeper_than_its_needs_are_read() -> None:
    for row in load_table("predicates")["predicate"]:
        for trigger in (trigger for kind in ("says", "echoes", "weak") for trigger in row.get(kind, ())):
            own = re.split(r"\(\?[=!<]", trigger)[0]
            flat = re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", own)
            assert not {"(", ")"} & set(flat), trigger


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("miss", {"miss", "misses", "missed", "missing"}),
        ("go", {"go", "goes", "went", "gone", "going"}),
        ("net", {"net", "nets", "netted", "netting"}),
        ("score", {"score", "scores", "scored", "scoring"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("tie", {"tie", "ties", "tied", "tying"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("win", {"win", "wins", "won", "winning"}),
        ("beat", {"beat", "beats", "beaten", "beating"}),
    ],
)
def test_verbs_are_inflected(base: str, forms: set[str]) -> None:
    assert forms == set(inflect(base))


@pytest.mark.parametrize("base", sorted(load_table("verb_forms")["irregular"]))
def test_every_irregular_verb_has_a_past_and_a_form_for_titles(base: str) -> None:
    assert {"past", "participle"} & set(inflect(base).values())
    assert present(base) in inflect(base)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("he missed a late penalty", [("miss-penalty", "missed a late penalty")]),
        ("the dismissed minister", []),
        ("a win over Ardley City", [("win-match", "win over Ardley City")]),
        ("a win over adversity", []),
        ("she turned 33", [("birthday", "turned 33")]),
        ("she turned around", []),
        ("beating Norland's Jo Reed", [("win-match", "beating Norland's Jo Reed")]),
        ("she won, at last, the title", []),
    ],
)
def test_triggers_are_whole_words_of_one_clause(text: str, told: list[tuple[str, str]]) -> None:
    assert told == told_by(text)


def test_the_longest_reading_of_a_word_wins() -> None:
    assert ("score-penalty", "scored a penalty") in told_by("she scored a penalty")


def test_every_trigger_of_the_table_compiles_and_no_class_is_without_one() -> None:
    classes = predicates()

    assert set(classes) == {row["id"] for row in load_table("predicates")["predicate"]}
    assert not [
        row["id"]
        for row in load_table("predicates")["predicate"]
        if not row["says"]
        and row["id"] not in ("happening", "bounded", "beaten", "misses")  # made of other classes, or of dates alone
    ]
    assert told_by("Nothing of note.") == []


def test_every_slot_of_a_template_is_one_that_extraction_fills() -> None:
    words = set(load_table("event_words")["title_words"]) | {
        "prize",
        "record",
        "mark",
        "what",
        "age",
        "other",
        "fixture",
    }
    asked = {
        found["slot"]
        for row in load_table("predicates")["predicate"]
        for template in (row["title"], row.get("future", ""))
        for found in SLOT_RE.finditer(template)
    }

    assert asked - FIELDS - words == {"deed"}


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("She moved to Ardley, initially on loan, in 2016.", ["She moved to Ardley, initially on loan, in 2016."]),
        ("Holm, who won it in 2018, retired.", ["Holm, who won it in 2018,", "retired."]),
        ("She has since won 5–0 and 1,000 saw it.", ["She has since won 5–0 and 1,000 saw it."]),
        ("It came back—the miss that went wide.", ["It came back—the miss", "that went wide."]),
    ],
)
def test_clauses_keep_what_has_no_verb_with_its_neighbour(sentence: str, clauses: list[str]) -> None:
    article = read_article(Source.of(id="a", path="a.txt", text=f"Head\n\n{sentence}"))

    assert clauses == [one.span.cut(article.text).strip() for one in cut_clauses(article.text, article.sentences[1])]


@given(texts())
def test_clauses_hold_all_of_their_sentence_in_order(text: str) -> None:
    article = read_article(Source.of(id="a", path="a.txt", text=text))

    for sentence in article.sentences:
        spans = [one.span for one in cut_clauses(article.text, sentence)]
        assert re.sub(r"\s", "", sentence.span.cut(text)) == re.sub(
            r"\s", "", "".join(span.cut(text) for span in spans)
        )


def test_a_title_leaves_out_what_is_not_known() -> None:
    event = Event(
        id="e1", edtf=None, title="own words", type="match", predicate="lose-match", status="past", people=("Ida Holm",),
        evidence=(), rule="hand", team="Norland", opponent="Westria", score="2-1",
    )  # fmt: skip

    assert event_title(event) == "Norland lose 2–1 to Westria"


def test_a_title_without_a_fitting_template_is_the_events_own() -> None:
    event = Event(
        id="e1", edtf=None, title="goes home to my village", type="other", predicate="happening", status="past",
        people=("Ida Holm",), evidence=(), rule="hand", possessive="her",
    )  # fmt: skip

    assert event_title(event) == "Goes home to her village"


@pytest.mark.parametrize(("number", "words"), [(1, "1st"), (2, "2nd"), (11, "11th"), (23, "23rd"), (112, "112th")])
def test_ordinals(number: int, words: str) -> None:
    assert words == ordinal(number)


def test_brackets_of_templates_are_balanced() -> None:
    for row in load_table("predicates")["predicate"]:
        for template in (row["title"] + "|" + row.get("future", "")).split("|"):
            assert template == "".join(found.group() for found in PART_RE.finditer(template))
