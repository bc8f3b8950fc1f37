"""Values that a process which builds again and again keeps in its memory, so that nothing is read or worked out twice.

Takes what makes a value and what it is made from, gives the value. Its key stands for everything that it was made from,
as in the store, so that it is never wrong. What a whole build did not ask for is let go of.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

Made = TypeVar("Made")
Key = TypeVar("Key", bound=Hashable)


class Recall:
    """Values by stage and key; `keeps` says whether any are kept."""

    def __init__(self, *, keeps: bool = True) -> None:
        self.keeps = keeps
        self._before: dict[tuple[str, Hashable], Any] = {}
        self._asked: dict[tuple[str, Hashable], Any] = {}

    def get(self, stage: str, key: Hashable, make: Callable[[], Made]) -> Made:
        """The value of a key, made where it is not known."""
        if not self.keeps:
            return make()
        name = (stage, key)
        if name not in self._asked:
            self._asked[name] = self._before[name] if name in self._before else make()
        known: Made = self._asked[name]
        return known

    def get_all(
        self, stage: str, keys: Iterable[Key], read: Callable[[list[Key]], Mapping[Key, Made]]
    ) -> dict[Key, Made]:
        """The values of keys; those that are not known are read together, and some may not be there."""
        wanted = list(keys)
        if not self.keeps:
            return dict(read(wanted))
        for name in ((stage, key) for key in wanted):
            if name in self._before:
                self._asked[name] = self._before[name]
        missing = [key for key in wanted if (stage, key) not in self._asked]
        if missing:
            self._asked |= {(stage, key): value for key, value in read(missing).items()}
        return {key: self._asked[stage, key] for key in wanted if (stage, key) in self._asked}

    def knows(self, stage: str, key: Hashable) -> bool:
        """Whether the value of a key is kept."""
        return (stage, key) in self._asked or (stage, key) in self._before

    def turn(self) -> None:
        """A build is done: let go of what it did not ask for."""
        self._before, self._asked = self._asked, {}


NO_RECALL = Recall(keeps=False)
"""For a process that builds once."""
