from __future__ import annotations

import json

import pytest
from hypothesis import given
from strategies import texts

from generator.output.manifest import format_manifest, parse_manifest


def test_a_manifest_comes_back_as_it_was() -> None:
    text = format_manifest({"b.html": "b" * 64, "a.html": "a" * 64}, inputs={"seeds/é.txt": "12"}, version="1.0")

    manifest = parse_manifest(text)

    assert manifest is not None
    assert manifest.version == "1.0"
    assert manifest.inputs == {"seeds/é.txt": "12"}
    assert list(manifest.outputs) == ["a.html", "b.html"]
    assert manifest.outputs["a.html"] == "a" * 64


def test_order_of_pages_and_inputs_changes_nothing() -> None:
    one = format_manifest({"a": "", "b": ""}, inputs={"x": "1", "y": "2"}, version="1")

    assert one == format_manifest({"b": "", "a": ""}, inputs={"y": "2", "x": "1"}, version="1")


@pytest.mark.parametrize(
    "values",
    [{}, [], {"generator": "other", "inputs": {}, "outputs": {}}, {"generator": "player-factsheet"},
     {"generator": "player-factsheet", "inputs": {}, "outputs": {"a": 1}}, {"name": "A web app", "start_url": "/"}],
)  # fmt: skip
def test_what_another_tool_wrote_is_no_manifest_of_ours(values: object) -> None:
    assert parse_manifest(json.dumps(values)) is None


@given(text=texts())
def test_no_text_raises(text: str) -> None:
    assert parse_manifest(text) is None


def test_deep_nesting_is_no_manifest() -> None:
    assert parse_manifest("[" * 100_000) is None
