"""Names of pages: what a slug may be, and which slugs would collide.

Takes file names, gives slugs and problems. Slugs become folders of the site, so they must be safe on every system.

| code | meaning |
|---|---|
| SLUG01 | the file's name is no slug |
| SLUG02 | the name is reserved |
| SLUG03 | two files make one page |
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.errors import Place, Problem

SLUG_RE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A slug. Takes `harry-kane`; leaves `Harry Kane`, `a--b` (two hyphens part the names of a comparison), `-a`."""

RESERVED = frozenset(
    ["index", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
"""`index` is a page already; the others are devices on Windows, whatever their ending."""

MAX_SLUG = 100
"""Longest slug; two of them and a suffix stay below the 255 bytes that a file name may have."""


def slug_of(stem: str) -> str:
    """A slug made of a file's stem: letters without marks, digits, one hyphen between words; may be empty."""
    plain = unicodedata.normalize("NFKD", stem).casefold().encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:MAX_SLUG].strip("-")


def slug_problems(path: str, slug: str) -> tuple[Problem, ...]:
    """What is wrong with the name of a page."""
    place = Place(path=path)
    if not SLUG_RE.fullmatch(slug) or len(slug) > MAX_SLUG:
        better = slug_of(slug)
        hint = f"rename the file to {better}.md" if better else "use small letters, digits and single hyphens"
        found = f"{slug!r} is no name for a page: small letters a-z, digits and single hyphens, at most {MAX_SLUG}"
        return (Problem(code="SLUG01", place=place, message=found, words=slug, hint=hint),)
    if slug in RESERVED:
        hint = f"rename the file, to {slug}-page.md perhaps"
        return (Problem(code="SLUG02", place=place, message=f"{slug!r} is reserved", words=slug, hint=hint),)
    return ()


def collision_problems(pages: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """A problem for each (file, slug) whose slug another file has, compared after NFC and case folding."""
    first: dict[str, str] = {}
    problems = []
    for path, slug in pages:
        key = unicodedata.normalize("NFC", slug).casefold()
        if key in first:
            found = f"this file makes the same page as {first[key]}: {slug!r}"
            problem = Problem(code="SLUG03", place=Place(path=path), message=found, hint="rename one of the two")
            problems.append(problem)
        first.setdefault(key, path)
    return tuple(problems)
