"""Values that are read when they are first asked for: what nobody asks for costs nothing.

A late value is an article, claims or a profile of which a part is known; the first look at any other part reads all of it.
Of each kind so many stay read and no more, so that memory does not grow with the site: an article takes 11 kB, its
claims 60 kB, a profile of 50 articles 1.2 MB.
It is equal to the plain value, travels to other processes as the plain value, and can be used wherever that can.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from generator.model.article import Article
from generator.model.claims import Claims
from generator.model.profile import Counts, Profile

WORKED_OUT = ("headline", "length", "counts")
"""Properties that a late value may know before it is read."""

Kind = TypeVar("Kind", bound="Late")


class Late:
    """What all late values have in common; `read` gives the plain value."""

    __slots__ = ()

    read: Callable[[], Any]

    lasting: ClassVar[tuple[str, ...]]
    """Parts that are known from the first, and stay."""
    filled: ClassVar[deque[Any]]
    """Values of this kind that were read, the first of them first; it holds as many as may be."""

    def __getattr__(self, name: str) -> Any:
        """Fill all parts that are not known; only what has not been filled is asked for here."""
        if name in WORKED_OUT:
            worked_out = getattr(self.plain(), name)
            object.__setattr__(self, name, worked_out)
            return worked_out
        if name not in part_names(type(self)):
            raise AttributeError(name)
        plain = self.read()
        self.fill(plain)
        return getattr(plain, name)

    def fill(self, plain: object) -> None:
        """Take over the parts of the plain value; the one that was read first lets go of its own."""
        for part in part_names(type(self)):
            object.__setattr__(self, part, getattr(plain, part))
        if len(self.filled) == self.filled.maxlen:
            self.filled[0].empty()
        self.filled.append(self)

    def empty(self) -> None:
        """Let go of what was read; who asks for it reads it again."""
        for part in part_names(type(self)):
            if part not in self.lasting:
                object.__delattr__(self, part)

    def __eq__(self, other: object) -> bool:
        return bool(self.plain() == (other.plain() if isinstance(other, Late) else other))

    def __hash__(self) -> int:
        return hash(self.plain())

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel as the plain value."""
        return _same, (self.plain(),)

    def plain(self) -> object:
        """The plain value."""
        _, kind = type(self).__bases__
        return kind(**{part: getattr(self, part) for part in part_names(kind)})


class LateArticle(Late, Article):
    """An article of which the source is known, and a key that stands for all of it."""

    __slots__ = ("headline", "key", "length", "read")
    __eq__, __hash__ = Late.__eq__, Late.__hash__
    lasting, filled = ("source",), deque(maxlen=512)

    key: bytes
    headline: str | None
    length: int


class LateClaims(Late, Claims):
    """What an article says, of which the source is known, and a key that stands for all of it."""

    __slots__ = ("key", "read")
    __eq__, __hash__ = Late.__eq__, Late.__hash__
    lasting, filled = ("source",), deque(maxlen=64)

    key: bytes


class LateProfile(Late, Profile):
    """A profile of which the person and the sources are known, and a key that stands for all of it."""

    __slots__ = ("counts", "key", "read")
    __eq__, __hash__ = Late.__eq__, Late.__hash__
    lasting, filled = ("subject", "witnesses"), deque(maxlen=8)

    key: bytes
    counts: Counts


def made_late(kind: type[Kind], read: Callable[[], object], **known: object) -> Kind:
    """A late value, of which some parts are known."""
    made = object.__new__(kind)
    for name, value in known.items():
        object.__setattr__(made, name, value)
    return reading_by(made, read)


def reading_by(late: Kind, read: Callable[[], object]) -> Kind:
    """A late value that from now on is read so."""
    object.__setattr__(late, "read", read)
    return late


def part_names(kind: type) -> tuple[str, ...]:
    """The parts of the plain value."""
    return tuple(field.name for field in dataclasses.fields(kind))


def _same(value: object) -> object:
    return value
