"""Warnings that an editor knows of and lets stand, each by an entry of its own, so that a new one is never hidden.

Takes the `accept` field of a page, gives `Acceptance`s; takes all problems of a run, gives those that are left. An entry
accepts one warning: of this code, in this file, on this line and with these words where it names them. An entry that
fits no warning any more is a problem itself, told only by a run that came to its end, since an earlier fault may keep
later warnings from being found, and not where a draft is left out. Errors are never accepted.

| code | meaning |
|---|---|
| ACCEPT01 | warning: an entry accepts a warning that is not there |
| ACCEPT02 | an entry accepts an error |
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from generator.errors import Problem, Severity
from generator.model.project import Acceptance
from generator.sources.edits import sound_entries
from generator.sources.fields import FieldReader

CODE_RE = re.compile(r"[A-Z]{2,8}\d\d")
"""A code of ours. Takes `TEXT03`; leaves `text03`, `TEXT`."""

LINE_RE = re.compile(r"[1-9][0-9]{0,8}")
"""The number of a line. Takes `12`; leaves `0`, `twelve`."""


def parse_acceptances(page: FieldReader, *files: str) -> tuple[Acceptance, ...]:
    """What the page accepts in `files`; without any, each entry has to name its file."""
    return sound_entries(page, "accept", lambda entry: _acceptance(entry, files))


def _acceptance(entry: FieldReader, files: tuple[str, ...]) -> Acceptance:
    code, line = entry.text("code", required=True) or "", entry.text("line") or ""
    if code and not CODE_RE.fullmatch(code):
        hint = "write the code of the warning as it is printed, such as TEXT03"
        entry.report("FIELD03", entry.field("code"), f"{code!r} is no code of a problem", hint, words=code)
    if line and not LINE_RE.fullmatch(line):
        hint = "write the number of a line, from 1, or leave the field out"
        entry.report("FIELD03", entry.field("line"), f"{line!r} is no number of a line", hint, words=line)
    return Acceptance(
        code=code,
        files=files or (entry.text("file", required=True) or "",),
        line=int(line) if LINE_RE.fullmatch(line) else 0,
        words=entry.text("words") or "",
        reason=entry.text("reason", required=True) or "",
        place=entry.at("code"),
    )


def accept_problems(
    problems: Iterable[Problem], acceptances: Iterable[Acceptance], *, complete: bool
) -> tuple[tuple[Problem, ...], int]:
    """The problems that are left, in order, and how many warnings were accepted.

    Args:
        problems: of the run.
        acceptances: of all pages.
        complete: whether the run came to its end, so that every warning that there is was found.

    """
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: problem.order)
    found: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in ordered:
        found[problem.place.path, problem.code].append(problem)
    accepted: set[Problem] = set()
    unfit: list[Problem] = []
    for entry in acceptances:
        known = [problem for file in entry.files for problem in found[file, entry.code]]
        fitting = [problem for problem in known if problem not in accepted and _fits(entry, problem)]
        warnings = [problem for problem in fitting if problem.severity == "warning"]
        if warnings:
            accepted.add(warnings[0])
        elif fitting:
            unfit.append(_unfit(entry, "ACCEPT02", "an error cannot be accepted", "put right what it names"))
        elif complete and not entry.idle:
            unfit.append(_unfit(entry, "ACCEPT01", *_stale(entry, [one for one in known if one not in accepted])))
    left = [problem for problem in ordered if problem not in accepted]
    return tuple(sorted((*left, *unfit), key=lambda problem: problem.order)), len(accepted)


def _fits(entry: Acceptance, problem: Problem) -> bool:
    on_line = not entry.line or entry.line == problem.place.line
    return on_line and (entry.words in problem.words or entry.words in problem.message)


def _stale(entry: Acceptance, others: list[Problem]) -> tuple[str, str]:
    """What was found in the place of a warning, and what to do."""
    where = f"{entry.code} in {' or '.join(entry.files)}"
    if others:
        near = others[0]
        hint = f"look at the one that is there, at {near.place}: {near.message}"
        return f"no warning {where} fits the line or the words of this entry", hint
    return f"there is no warning {where}, or an entry before this one accepts it", "remove the entry"


def _unfit(entry: Acceptance, code: str, message: str, hint: str) -> Problem:
    severity: Severity = "error" if code == "ACCEPT02" else "warning"
    return Problem(code=code, severity=severity, place=entry.place, message=message, words=entry.code, hint=hint)
