"""A built site is compared with its manifest, and every citation is cut again from the published article.

Takes the files of a built site, gives a report. It needs neither the project nor the tool's version that built the site:
`facts.json` says what is cited, `article.txt` what stands there. Where a site does not publish the whole text of a
source, its citations are counted and left unchecked.

| code | meaning |
|---|---|
| VERIFY01 | there is no manifest of ours |
| VERIFY02 | a file of the manifest is missing |
| VERIFY03 | a file is not what the manifest says |
| VERIFY04 | warning: a file that no build wrote |
| VERIFY05 | the facts of a person cannot be read |
| VERIFY06 | cited words do not stand at their place in the article |
| VERIFY07 | the article is not the text that the facts were taken from |
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import Place, Problem, Severity
from generator.output.manifest import MANIFEST_PATH, parse_manifest, sha256_of

FACTS_NAME = "facts.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What was compared, and what does not hold."""

    files: int
    """Files of the manifest that are as it says."""
    citations: int
    """Citations cut again, and found."""
    unpublished: int
    """Citations of sources whose text the site does not publish."""
    problems: tuple[Problem, ...]


def read_built_site(folder: Path) -> dict[str, bytes]:
    """Every plain file below `folder`, by path; links are left out.

    Raises:
        OSError: when a file cannot be read.

    """
    files = {}
    for top, _, names in os.walk(folder):
        for name in names:
            path = Path(top) / name
            if path.is_file() and not path.is_symlink():
                files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return dict(sorted(files.items()))


def verify_files(files: Mapping[str, bytes]) -> VerifyReport:
    """Compare the files of a built site with its manifest, and its citations with its articles."""
    manifest = parse_manifest(files.get(MANIFEST_PATH, b"").decode("utf-8", "replace"))
    problems = []
    if manifest is None:
        problems.append(_problem("VERIFY01", MANIFEST_PATH, "there is no manifest that factsheet wrote"))
    outputs = manifest.outputs if manifest else {}
    sound = 0
    for path, digest in outputs.items():
        if path not in files:
            problems.append(_problem("VERIFY02", path, "the manifest lists this file, and it is missing"))
        elif sha256_of(files[path]) != digest:
            problems.append(_problem("VERIFY03", path, "this file is not what the build wrote"))
        else:
            sound += 1
    if manifest:
        strangers = sorted(set(files) - set(outputs) - {MANIFEST_PATH})
        problems.extend(
            _problem("VERIFY04", path, "no build wrote this file", severity="warning") for path in strangers
        )
    found = unpublished = 0
    for path in files:
        if path.startswith("people/") and path.endswith(f"/{FACTS_NAME}"):
            faults, cut, unseen = _verify_facts(path, files)
            problems.extend(faults)
            found += cut
            unpublished += unseen
    ordered = tuple(sorted(problems, key=lambda problem: problem.order))
    return VerifyReport(files=sound, citations=found, unpublished=unpublished, problems=ordered)


def _verify_facts(path: str, files: Mapping[str, bytes]) -> tuple[list[Problem], int, int]:
    """Problems of one person's facts, how many citations were found, and how many have no published text."""
    try:
        facts = json.loads(files[path])
        digests = {source["id"]: source["sha256"] for source in facts["sources"]}
    except (ValueError, RecursionError, KeyError, TypeError) as fault:
        return [_problem("VERIFY05", path, f"these facts cannot be read: {fault}")], 0, 0
    articles = {source: files.get(f"sources/{source}/article.txt") for source in digests}
    problems = [
        _problem("VERIFY07", path, f"the article of {source} is not the text that these facts were taken from")
        for source, article in articles.items()
        if article is not None and sha256_of(article) != digests[source]
    ]
    texts = {source: article.decode("utf-8", "replace") for source, article in articles.items() if article is not None}
    found = unpublished = 0
    for owner, support in _supports(facts, ""):
        source, start, end, exact = (support[key] for key in ("source", "start", "end", "exact"))
        if not (isinstance(source, str) and isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
            message = f"{owner or 'a support'} cites no place of a source"
            problems.append(_problem("VERIFY06", path, message, words=str(exact)))
        elif source in articles and source not in texts:
            unpublished += 1
        elif texts.get(source, "")[start:end] == exact:
            found += 1
        else:
            message = f"{owner or 'a support'} cites words that do not stand at {start} in {source}"
            problems.append(_problem("VERIFY06", path, message, words=str(exact)))
    return problems, found, unpublished


def _supports(value: Any, owner: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every support inside a JSON value, with the id of the innermost thing that it belongs to."""
    if isinstance(value, list):
        for entry in value:
            yield from _supports(entry, owner)
    elif isinstance(value, dict):
        if {"source", "start", "end", "exact"} <= value.keys():
            yield owner, value
            return
        for entry in value.values():
            yield from _supports(entry, str(value.get("id", owner)))


def _problem(code: str, path: str, message: str, *, words: str = "", severity: Severity = "error") -> Problem:
    hint = "move it out of the site's folder" if code == "VERIFY04" else "build the site again from its sources"
    return Problem(code=code, severity=severity, place=Place(path=path), message=message, words=words, hint=hint)
