"""How far long work has come, on a terminal. Nothing is shown before there is something to wait for."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

FEW = 16
"""Articles that are read in less time than a bar takes to come up: for these there is none."""


class Bar:
    """A bar on standard error that appears with the first step and leaves nothing behind."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def show(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        if total <= FEW:
            return
        if self._bar is None:
            from rich.console import Console  # noqa: PLC0415 - a tenth of a second
            from rich.progress import Progress  # noqa: PLC0415 - the same

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.add_task(self._words, total=total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, total=total)
