"""What a page offers to others and wants of them, in a few bytes: so that a whole site is checked without its pages.

Takes the outline of a page, gives `References`; takes those of all pages, tells whether everything that is wanted is
offered. Every address, anchor, mark and citation is a hash of eight bytes: two that are different but share a hash would
hide a broken link, and among ten million the odds are one in a hundred thousand. What exactly is wrong, and where, is
left to `check.py`, which looks at the pages again.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from generator.output.links import is_full, is_safe, resolve_link
from generator.output.pages import Link, PageOutline

NOT_FOUND = "404.html"
"""The page that a host shows in place of a missing one: it may name a folder, for no disk opens it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """Hashes of one page, eight bytes each, every one once."""

    offers: bytes
    """Its anchors."""
    wants: bytes
    """Pages, and anchors on pages, that it leads to."""
    marks: bytes
    """What its sentences mark: (page, sentence, fact)."""
    cites: bytes
    """What its facts cite: the same."""
    sound: bool
    """Whether all is well that can be told from the page alone: no id twice, no strange address, each mark links back."""


def find_references(path: str, outline: PageOutline, links: Iterable[Link], base: str) -> References:
    """The references of the page at `path`.

    Args:
        path: of the page.
        outline: what it holds.
        links: its addresses, those that are in no element among them.
        base: address of the site.

    """
    wants: dict[str, None] = {}
    anchors = [anchor for anchor, _ in outline.anchors]
    linked: set[str] = set()
    sound = len(anchors) == len(set(anchors))
    folder = posixpath.dirname(path)
    places: dict[str, str] = {}  # page and anchor of those addresses that lead to an anchor
    every = tuple(links)
    for written in dict.fromkeys([link.target for link in every]):
        page, anchor = _target(path, written, folder=folder, base=base)
        if page is None:
            sound = sound and is_safe(written)
            continue
        slash = path == NOT_FOUND or is_full(written)
        wants[f"{page}#{anchor}" if anchor and page.endswith(".html") else f"{page}/" if slash else page] = None
        linked.add(anchor)
        if anchor:
            places[written] = f"{page}#{anchor}"
    citing = [link for link in every if link.cites and link.fact]
    cites = {f"{places[link.target]} {link.fact}": None for link in citing if link.target in places}
    facts = {fact: None for mark in outline.marks for fact in mark.facts}
    marks = {f"{path}#{mark.sentence} {fact}": None for mark in outline.marks for fact in mark.facts}
    return References(
        offers=_hashes(f"{path}#{anchor}" for anchor in anchors),
        wants=_hashes(wants),
        marks=_hashes(marks),
        cites=_hashes(cites),
        sound=sound and linked.issuperset(facts),
    )


def all_resolved(references: Mapping[str, References], paths: Iterable[str]) -> bool:
    """Whether every page is sound by itself, and all that any of them wants is there."""
    if not all(one.sound for one in references.values()):
        return False
    every = references.values()
    offered = set(_numbers(_hashes(name for path in paths for name in _names(path))))
    for one in every:
        offered.update(_numbers(one.offers))
    if not all(_numbers(one.wants) <= offered for one in every):  # page by page: all that is wanted is too much to hold
        return False
    offered.clear()
    marked = _numbers(*(one.marks for one in every))
    uncited = set(marked)
    for one in every:
        cited = _numbers(one.cites)
        if not cited <= marked:
            return False
        uncited -= cited
    return not uncited


class Resolver:
    """Tells whether all that pages want is there, and remembers the last site in which it was."""

    def __init__(self) -> None:
        self._references: Mapping[str, References] = {}
        self._paths: frozenset[str] = frozenset()

    def resolves(self, references: Mapping[str, References], paths: frozenset[str]) -> bool:
        """The same as `all_resolved`."""
        sound = self._still_resolved(references, paths) or all_resolved(references, paths)
        if sound:
            self._references, self._paths = references, paths
        return sound

    def _still_resolved(self, references: Mapping[str, References], paths: frozenset[str]) -> bool:
        """Whether the pages that changed tell that nothing is amiss: they take nothing away, and want nothing new."""
        if paths != self._paths or references.keys() != self._references.keys():
            return False
        pairs = [(self._references[path], one) for path, one in references.items()]
        before = [old for old, new in pairs if old is not new]
        after = [new for old, new in pairs if old is not new]
        offered = _numbers(*(one.offers for one in after))
        wanted = _numbers(*(one.wants for one in before)) | offered
        return (
            all(one.sound for one in after)
            and _numbers(*(one.offers for one in before)) <= offered
            and _numbers(*(one.wants for one in after)) <= wanted
            and _numbers(*(one.marks for one in before)) == _numbers(*(one.marks for one in after))
            and _numbers(*(one.cites for one in before)) == _numbers(*(one.cites for one in after))
        )


def _names(path: str) -> tuple[str, ...]:
    """What a file answers to: its path, and in full addresses that of its folder too."""
    return (path, f"{path}/", f"{posixpath.dirname(path)}/") if path.endswith("index.html") else (path, f"{path}/")


def _target(path: str, target: str, *, folder: str, base: str) -> tuple[str | None, str]:
    """(page, anchor) that an address on the page `path`, in `folder`, leads to; no page where it leaves the site."""
    if ":" in target or "?" in target or target.startswith("/"):
        found = resolve_link(path, target, base)
        return (found.page, found.anchor) if found else (None, "")
    written, _, anchor = target.partition("#")
    page = _joined(folder, written) if written else path
    return page, unquote(anchor) if "%" in anchor else anchor


@lru_cache(maxsize=1 << 12)
def _joined(folder: str, written: str) -> str:
    page = posixpath.normpath(posixpath.join(folder, unquote(written)))
    return "" if page == "." else page


def _hashes(names: Iterable[str]) -> bytes:
    return b"".join(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest() for name in names)


def _numbers(*hashes: bytes) -> frozenset[int]:
    return frozenset(memoryview(b"".join(hashes)).cast("Q"))
