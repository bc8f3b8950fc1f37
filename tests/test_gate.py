"""The quality gate: extraction over the annotated corpus, with floors that are only raised.

The corpus holds invented articles with gold beside them. `baseline.json` keeps its hash, a floor for each share of each
row, and the traps that extraction is known to fall into. `pytest tests/test_gate.py --raise-floors` writes higher
floors, drops traps that no longer catch anything, and measures anew when the corpus itself was changed.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import math
from pathlib import Path
from typing import Any

import pytest

from generator.commands.evaluate import Evaluation, evaluate_files, read_golds
from generator.evaluation.annotations import EventNote, Gold, TimexNote, check_gold
from generator.evaluation.score import ROWS, Tally
from generator.model.edtf import EdtfDate
from generator.sources.read import read_article_file

CORPUS = Path(__file__).resolve().parent / "corpus"
BASELINE = CORPUS / "baseline.json"
ARTICLES = sorted(path for path in CORPUS.iterdir() if path.suffix in (".txt", ".md"))
SHARES = ("precision", "recall", "f1")
MIN_ARTICLES = 30

SLACK = 0.01
"""How far a share may lie under its floor: a fact newly found, whose value is still wrong, costs that much at most."""


def corpus_hash() -> str:
    """One hash of all articles and gold files, by name."""
    digest = hashlib.sha256()
    for path in sorted(CORPUS.iterdir()):
        if path != BASELINE:
            digest.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def rounded_down(tally: Tally) -> dict[str, float]:
    """Shares that a later run reaches exactly, whatever the last bit says."""
    return {share: math.floor(getattr(tally, share) * 10_000) / 10_000 for share in SHARES}


def trap_names(done: Evaluation) -> list[str]:
    return sorted(f"{article}: {trap.kind}: {trap.exact} at {trap.start}" for article, trap in done.sprung)


@pytest.fixture(scope="module")
def done() -> Evaluation:
    return evaluate_files(CORPUS, ARTICLES)


@pytest.fixture(scope="module")
def baseline(done: Evaluation, request: pytest.FixtureRequest) -> dict[str, Any]:
    known: dict[str, Any] = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    if request.config.getoption("--raise-floors"):
        same = known.get("corpus") == corpus_hash()
        floors = {row: rounded_down(done.result.tallies[row]) for row in ROWS}
        sprung = trap_names(done)
        if same:
            floors = {
                row: {share: max(floors[row][share], known["floors"][row][share]) for share in SHARES} for row in ROWS
            }
            sprung = [name for name in sprung if name in known["traps"]]
        known = {"corpus": corpus_hash(), "floors": floors, "traps": sprung}
        BASELINE.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return known


def test_the_floors_were_measured_on_this_corpus(baseline: dict[str, Any]) -> None:
    assert baseline["corpus"] == corpus_hash(), (
        "the corpus was changed: look at the scores, then run with --raise-floors"
    )


@pytest.mark.parametrize("row", ROWS)
def test_no_share_falls_below_its_floor(row: str, done: Evaluation, baseline: dict[str, Any]) -> None:
    reached = rounded_down(done.result.tallies[row])
    floors = baseline["floors"][row]

    fallen = {share: (reached[share], floors[share]) for share in SHARES if reached[share] < floors[share] - SLACK}

    assert not fallen, "\n".join(str(fault) for fault in done.result.faults if fault.row.partition("+")[0] in row)


def test_no_new_trap_is_sprung(done: Evaluation, baseline: dict[str, Any]) -> None:
    assert set(trap_names(done)) <= set(baseline["traps"])


def test_every_article_has_its_gold_and_every_gold_its_article(done: Evaluation) -> None:
    assert len(ARTICLES) >= MIN_ARTICLES
    assert done.problems == ()


def golds() -> list[tuple[Path, Gold]]:
    return list(read_golds(CORPUS)[0].values())


@pytest.mark.parametrize(("path", "gold"), golds(), ids=lambda value: value.stem if isinstance(value, Path) else "")
def test_gold_agrees_with_itself(path: Path, gold: Gold) -> None:
    """Words stand where gold says, dates are EDTF, quotes do not overlap, and the article says that it is invented."""
    values = json.loads(path.read_text("utf-8"))
    text = read_article_file(CORPUS / values["file"]).text

    assert values["note"] == "invented"
    assert path.stem == gold.id == Path(values["file"]).stem
    assert gold.published is None or EdtfDate.parse(gold.published).precision == "day"
    assert check_gold(gold, text, path.name) == ()
    dated: tuple[TimexNote | EventNote, ...] = (*gold.timexes, *gold.events)
    for item in dated:
        assert item.edtf or item.optional
        assert item.edtf not in item.edtf_also_ok
        for value in filter(None, (item.edtf, *item.edtf_also_ok)):
            EdtfDate.parse(value)
    segments = sorted((part.start, part.end) for quote in gold.quotes for part in quote.segments)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(segments))
    assert not any("\n" in part.exact for quote in gold.quotes for part in quote.segments)
    for trap in gold.nothing:
        assert not any(
            trap.kind == "timexes" and timex.start < trap.end and trap.start < timex.end for timex in gold.timexes
        )
