"""Measuring extraction over files: articles are read, extracted, and paired with their gold by the hash of their text.

Takes a folder of gold files and the paths of articles, gives the added-up result and the traps that were sprung. Gold
tells extraction the day of publication and nothing else. A JSON file without `sha256` is no gold, and is passed over.

| code | meaning |
|---|---|
| EVAL03 | an article that no gold file is about; it is left out |
| EVAL04 | warning: a gold file without its article; all that it holds counts as missed |
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ContentError, Place, Problem
from generator.evaluation.annotations import Gold, Notes, Trap, check_gold, parse_gold, read_extraction
from generator.evaluation.score import Result, score_article, yielded
from generator.model.claims import Hints
from generator.model.edtf import EdtfDate
from generator.model.evidence import Source
from generator.pipeline import extract_source
from generator.render.extraction import extraction_values
from generator.sources.read import read_article_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What measuring a set of articles gives."""

    result: Result
    sprung: tuple[tuple[str, Trap], ...] = ()
    """(id of the article, trap that something was read from)."""
    problems: tuple[Problem, ...] = ()


def evaluate_files(folder: Path, files: Iterable[Path]) -> Evaluation:
    """Measure extraction of `files` against the gold files in `folder`."""
    golds, problems = read_golds(folder)
    waiting = dict(golds)
    result = Result()
    sprung: list[tuple[str, Trap]] = []
    for path in files:
        try:
            source = read_article_file(path)
        except ContentError as fault:
            problems += fault.problems
            continue
        known = golds.get(source.sha256)
        if known is None:
            problems.append(_lonely_article(path))
            continue
        waiting.pop(source.sha256, None)
        place, gold = known
        faults = check_gold(gold, source.text, str(place))
        problems += faults
        if not faults:
            said = extract_notes(source, gold)
            result += score_article(gold, said, source.text)
            sprung += [(gold.id, trap) for trap in yielded(gold, said)]
    for place, gold in waiting.values():
        problems.append(_lonely_gold(place))
        result += score_article(gold, Notes(), "")
    return Evaluation(result=result, sprung=tuple(sprung), problems=tuple(problems))


def extract_notes(source: Source, gold: Gold) -> Notes:
    """What extraction reads in an article when it is told what its gold tells."""
    published = EdtfDate.parse(gold.published) if gold.published else None
    return read_extraction(extraction_values(*extract_source(source, Hints(published=published))))


def read_golds(folder: Path) -> tuple[dict[str, tuple[Path, Gold]], list[Problem]]:
    """Gold files of a folder, by hash of the article, with what is wrong with them."""
    golds: dict[str, tuple[Path, Gold]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.json")):
        text = path.read_text("utf-8", errors="replace")
        if not _is_gold(text):
            continue
        try:
            gold = parse_gold(text, str(path))
        except ContentError as fault:
            problems += fault.problems
        else:
            golds[gold.sha256] = (path, gold)
    return golds, problems


def _is_gold(text: str) -> bool:
    """Whether a file claims to be gold; one that is no JSON at all is left to the parser, which says so."""
    try:
        values = json.loads(text)
    except ValueError:
        return True
    return isinstance(values, dict) and "sha256" in values


def _lonely_article(path: Path) -> Problem:
    return Problem(
        code="EVAL03",
        place=Place(path=str(path)),
        message="no gold file has the hash of this article's text",
        hint="annotate it, or look whether its text was changed since",
    )


def _lonely_gold(path: Path) -> Problem:
    return Problem(
        code="EVAL04",
        severity="warning",
        place=Place(path=str(path)),
        message="its article is not among the files; all that it holds counts as missed",
        hint="name the article as well",
    )
