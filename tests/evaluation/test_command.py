"""`factsheet eval`: files are paired with gold by the hash of their text, and what has no partner is said."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.commands.evaluate import evaluate_files
from generator.evaluation.score import Tally

TEXT = "Ada Example joined Norland on Friday.\n\n“I am glad,” Example said.\n"


def gold_of(text: str, **values: object) -> dict[str, object]:
    return {"id": "one", "sha256": hashlib.sha256(text.encode()).hexdigest(), "published": "2024-03-04", **values}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    start = TEXT.index("I am glad,")
    segment = {"start": start, "end": start + 10, "exact": "I am glad,"}
    quotes = [{"kind": "direct", "speaker": "Ada Example", "segments": [segment]}]
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "one.json").write_text(json.dumps(gold_of(TEXT, quotes=quotes)), "utf-8")
    (tmp_path / "baseline.json").write_text("{}", "utf-8")
    return tmp_path


def codes(folder: Path, *files: str) -> list[str]:
    return [problem.code for problem in evaluate_files(folder, [folder / name for name in files]).problems]


def test_an_article_is_measured_against_the_gold_of_its_text(folder: Path) -> None:
    done = evaluate_files(folder, [folder / "one.txt"])

    assert done.problems == ()
    assert done.result.tallies["quotes+speaker"] == Tally(right=1, said=1, gold=1)


def test_an_article_without_gold_is_left_out_and_said(folder: Path) -> None:
    (folder / "two.txt").write_text("Nobody said a word.\n", "utf-8")

    assert codes(folder, "one.txt", "two.txt") == ["EVAL03"]


def test_gold_without_its_article_is_missed_and_said(folder: Path) -> None:
    done = evaluate_files(folder, [])

    assert [(problem.code, problem.severity) for problem in done.problems] == [("EVAL04", "warning")]
    assert done.result.tallies["quotes"] == Tally(right=0, said=0, gold=1)


def test_gold_that_points_elsewhere_is_not_measured_against(folder: Path) -> None:
    wrong = [{"start": 0, "end": 3, "exact": "Eve", "edtf": None, "optional": True}]
    (folder / "one.json").write_text(json.dumps(gold_of(TEXT, timexes=wrong)), "utf-8")

    assert codes(folder, "one.txt") == ["EVAL02"]


def test_what_cannot_be_read_does_not_stop_the_rest(folder: Path) -> None:
    (folder / "broken.json").write_text("{", "utf-8")

    assert codes(folder, "missing.txt", "one.txt") == ["EVAL01", "READ05"]


def test_the_command_prints_the_table_then_the_errors(folder: Path) -> None:
    done = CliRunner().invoke(app, ["eval", str(folder), str(folder / "one.txt"), "--errors", "1"])

    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[1].split() == ["quotes", "1.000", "1.000", "1.000", "1", "1", "1"]
    assert [line.split(":")[0] for line in lines[10:]] == ["  one"]


def test_the_command_prints_json_alone_for_programs(folder: Path) -> None:
    done = CliRunner().invoke(app, ["eval", str(folder), str(folder / "one.txt"), "--errors", "9", "--json"])

    assert json.loads(done.stdout)["quotes"]["right"] == 1


def test_the_command_fails_where_an_article_has_no_gold(folder: Path) -> None:
    (folder / "two.txt").write_text("Nobody said a word.\n", "utf-8")

    assert CliRunner().invoke(app, ["eval", str(folder), str(folder / "two.txt")]).exit_code == 1
