"""Exports keep their contract."""

from __future__ import annotations

import csv
import io
import json
import string

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from render.sample import TEXTS, make_site

from generator.render.exports import FactFile, render_facts_csv, render_facts_json, render_schema, safe_cell

PROFILE = make_site().profiles[0]
FILE = json.loads(render_facts_json(PROFILE))

KEYS = {
    "": ["schema_version", "person", "sources", "facts", "disagreements", "quotes"],
    "sources": ["id", "letter", "file", "headline", "publisher", "published", "published_from", "sha256", "family"],
    "facts": ["id", "section", "label", "value", "edtf", "status", "support", "derivation"],
    "disagreements": ["id", "topic", "kind", "readings", "printed", "rule"],
    "quotes": ["id", "speaker", "variants", "changes"],
}


@pytest.mark.parametrize("part", KEYS)
def test_the_keys_of_the_contract(part: str) -> None:
    objects = FILE[part] if part else [FILE]

    assert objects
    assert all(KEYS[part] == list(one) for one in objects)


def test_the_keys_of_inner_parts() -> None:
    support = ["source", "sentence", "start", "end", "exact", "stance"]

    assert list(FILE["person"]) == ["id", "name"]
    assert all(support == list(one) for fact in FILE["facts"] for one in fact["support"])
    steps = [step for fact in FILE["facts"] for step in fact["derivation"]]
    assert steps
    assert all(list(step) == ["text", "support", "outside"] for step in steps)
    assert list(FILE["disagreements"][0]["readings"][0]) == ["value", "support"]
    assert list(FILE["quotes"][0]["variants"][0]) == ["source", "text", "support"]
    assert list(FILE["quotes"][0]["changes"][0]) == ["label", "text"]


def test_what_is_absent_is_an_empty_list_or_null() -> None:
    first = FILE["facts"][0]

    assert (first["derivation"], first["edtf"]) == ([], None)
    assert FILE["quotes"][-1] | {"variants": []} == {
        "id": "q-overnight", "speaker": None, "variants": [], "changes": [],
    }  # fmt: skip


def test_every_support_cuts_its_exact_words() -> None:
    supports = [one for fact in FILE["facts"] for one in fact["support"]]

    assert all(TEXTS[one["source"]][one["start"] : one["end"]] == one["exact"] for one in supports)


def test_sources_name_their_seed_by_its_file_alone() -> None:
    assert [one["file"] for one in FILE["sources"]] == ["harbour.txt", "ledger.txt", "wire.txt"]
    assert [one["published_from"] for one in FILE["sources"]] == ["inferred", "given", None]


def test_the_schema_names_every_key_and_its_own_file_fits_it() -> None:
    schema = json.loads(render_schema())

    assert schema["$ref"] == "#/$defs/FactFile"
    assert KEYS[""] == list(schema["$defs"]["FactFile"]["properties"])
    assert msgspec.json.decode(render_facts_json(PROFILE), type=FactFile).person.name == "Ines Marlow"


def test_the_table_has_a_row_a_citation() -> None:
    text = render_facts_csv(PROFILE)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert len(rows) == sum(len(fact.support) for fact in PROFILE.facts)
    assert (rows[0]["id"], rows[0]["letter"], rows[0]["exact"]) == ("f-name", "A", "Ines Marlow")
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_never_begins_as_a_formula(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@given(st.text(alphabet=string.printable))
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe_cell(cell).removeprefix("'").endswith(cell.removeprefix("'"))
    assert not safe_cell(cell).startswith(("=", "+", "-", "@"))
