"""What changed between two builds is told fact by fact, from the exported files alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.reconcile.change import (
    Difference,
    change_lines,
    change_markdown,
    change_values,
    find_changes,
    parse_sheet,
)


def fact(name: str, value: str, *sources: str, **more: Any) -> dict[str, Any]:
    support = [
        {"source": source, "sentence": 1, "start": 0, "end": 1, "exact": name, "stance": "supports"}
        for source in sources
    ]
    given = {"id": name, "section": "records", "label": name.partition("-")[2].capitalize(), "value": value}
    return {**given, "edtf": None, "status": "stated", "support": support, "derivation": [], **more}


def sheet(*facts: dict[str, Any], disputes: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    person = {"id": "ada-example", "name": "Ada Example"}
    return {
        "schema_version": "1",
        "person": person,
        "sources": [],
        "facts": facts,
        "disagreements": disputes,
        "quotes": [],
    }


def dispute(printed: str | None, *values: str, name: str = "x-age") -> dict[str, Any]:
    readings = [{"value": value, "support": []} for value in values]
    return {"id": name, "topic": "Age", "kind": "within", "readings": readings, "printed": printed, "rule": "a rule"}


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    found = find_changes([parse_sheet(json.dumps(old))], [parse_sheet(json.dumps(new))])
    return [(one.kind, one.id, one.before, one.after) for one in found]


def test_equal_builds_have_no_changes() -> None:
    one = sheet(fact("r-wins", "40", "a"))

    assert changes(one, one) == []
    assert list(change_lines(())) == ["No fact changed."]
    assert change_markdown(()) == "No fact changed.\n"


def test_what_came_went_and_changed_is_told_in_this_order() -> None:
    old = sheet(fact("r-wins", "40", "a"), fact("r-medals", "3", "a"))
    new = sheet(fact("r-wins", "41", "a"), fact("r-races", "9", "b"))

    assert changes(old, new) == [
        ("added", "r-races", "", "9"),
        ("changed", "r-wins", "40", "41"),
        ("withdrawn", "r-medals", "3", ""),
    ]


def test_a_number_that_left_and_one_that_came_under_its_label_are_one_change() -> None:
    old, new = sheet(fact("r-wins-40", "40", "a", label="Wins")), sheet(fact("r-wins-41", "41", "a", label="Wins"))

    assert changes(old, new) == [("changed", "r-wins-41", "40", "41")]


def test_happenings_are_never_taken_for_one_another_by_their_type() -> None:
    old = sheet(fact("t-win-2030", "Wins a race", "a", section="timeline", label="Match"))
    new = sheet(fact("t-lose-2031", "Loses a race", "a", section="timeline", label="Match"))

    assert [kind for kind, *_ in changes(old, new)] == ["added", "withdrawn"]


def test_a_source_that_joins_a_fact_is_a_change_and_a_moved_sentence_is_none() -> None:
    moved = fact("r-wins", "40", "a")
    moved["support"][0]["sentence"] = 9

    assert changes(sheet(fact("r-wins", "40", "a")), sheet(moved)) == []
    assert changes(sheet(moved), sheet(fact("r-wins", "40", "a", "b"))) == [("changed", "r-wins", "a", "a, b")]


def test_a_date_that_sharpened_is_a_change() -> None:
    old, new = sheet(fact("r-wins", "40", "a", edtf="2031")), sheet(fact("r-wins", "40", "a", edtf="2031-05"))

    assert changes(old, new) == [("changed", "r-wins", "40 (2031)", "40 (2031-05)")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((), (dispute(None, "27", "28"),), ("newly disputed", "x-age", "", "27 or 28")),
        ((dispute(None, "27", "28"),), (dispute("27", "27", "28"),), ("settled", "x-age", "27 or 28", "27")),
        ((dispute(None, "27", "28"),), (), ("settled", "x-age", "27 or 28", "27")),
        (
            (dispute("27", "27", "28"),),
            (dispute(None, "27", "28", "29"),),
            ("newly disputed", "x-age", "27 or 28", "27 or 28 or 29"),
        ),
    ],
)
def test_disputes_that_arise_and_end_are_told(
    old: tuple[Any, ...], new: tuple[Any, ...], expected: tuple[str, ...]
) -> None:
    age = fact("f-age", "27", "a")

    assert changes(sheet(age, disputes=old), sheet(age, disputes=new)) == [expected]


def test_a_person_who_is_new_has_only_added_facts() -> None:
    found = find_changes([], [parse_sheet(json.dumps(sheet(fact("r-wins", "40", "a"))))])

    assert [(one.kind, one.person) for one in found] == [("added", "Ada Example")]


def test_markdown_keeps_its_table_whatever_a_value_holds() -> None:
    one = Difference(kind="added", person="A|B", id="f-x", label="<b>L</b>", before="", after="a | *b*\nc `d`")

    table = change_markdown([one])

    assert r"### A\|B" in table
    assert r"| added | &lt;b>L&lt;/b> |  | a \| \*b\* c \`d\` | `f-x` |" in table


def test_values_count_each_kind() -> None:
    one = Difference(kind="added", person="A", id="f-x", label="L", before="", after="1")

    assert change_values([one])["counts"] == {
        "added": 1,
        "changed": 0,
        "withdrawn": 0,
        "newly disputed": 0,
        "settled": 0,
    }


def test_what_is_no_such_file_is_refused() -> None:
    with pytest.raises(msgspec.MsgspecError):
        parse_sheet("{}")
    with pytest.raises(msgspec.MsgspecError):
        parse_sheet("no json")


def site(folder: Path, content: dict[str, Any]) -> Path:
    place = folder / "people" / "ada-example"
    place.mkdir(parents=True)
    (place / "facts.json").write_text(json.dumps(content), "utf-8")
    return folder


def test_the_command_takes_folders_and_files_and_prints_three_ways(tmp_path: Path) -> None:
    old = site(tmp_path / "old", sheet(fact("r-wins", "40", "a")))
    new = site(tmp_path / "new", sheet(fact("r-wins", "41", "a")))
    one = new / "people/ada-example/facts.json"
    run = CliRunner()

    text = run.invoke(app, ["diff", str(old), str(new)])
    as_json = run.invoke(app, ["diff", str(old), str(one), "--json"])
    markdown = run.invoke(app, ["diff", str(old), str(one.parent), "--markdown"])

    assert text.output.splitlines() == ["Ada Example", "  changed         Wins: 40 → 41  [r-wins]"]
    assert json.loads(as_json.output)["counts"]["changed"] == 1
    assert "| changed | Wins | 40 | 41 | `r-wins` |" in markdown.output


@pytest.mark.parametrize("content", [None, "no json", "{}"])
def test_the_command_names_what_it_cannot_read(tmp_path: Path, content: str | None) -> None:
    wrong = tmp_path / "wrong.json"
    if content is not None:
        wrong.write_text(content, "utf-8")

    done = CliRunner().invoke(app, ["diff", str(wrong), str(wrong)])

    assert done.exit_code == 2
    assert "wrong.json" in done.output.replace("\n", "")


def test_a_fact_with_another_id_and_all_its_words_is_the_same_fact() -> None:
    one, other = fact("r-debut-2021", "first", "a"), fact("r-win-2021", "4–0", "a")
    old = sheet({**one, "label": "Debut"}, other)
    new = sheet({**one, "id": "r-debut-oakford-2021", "label": "Debut"}, {**other, "id": "r-victory", "value": "4–1"})

    assert changes(old, new) == [("changed", "r-victory", "4–0", "4–1")]
