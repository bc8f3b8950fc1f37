"""How far long work has come, on a terminal. Nothing is shown before there is something to wait for."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress


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
        if self._bar is None:
            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.add_task(self._words, total=total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, total=total)
