"""`factsheet`, and `python -m generator`, which is the same."""

from __future__ import annotations

import gc
import sys

ROUNDS = (20_000, 20, 50)
"""New things, and rounds, that the collector of circles waits for: ours are few, and looking for them after every 700
things, as Python does, is a seventh of a build. Measure the memory of a large site after a change."""


def main() -> None:
    """Answer at once where a build has nothing to do, build at once where it is asked for plainly; else read all options."""
    gc.set_threshold(*ROUNDS)
    words = sys.argv[1:]
    lines = asked = None
    if words[:1] == ["build"]:
        from generator.commands.quick import quick_answer  # noqa: PLC0415

        lines = quick_answer(words)
        if lines is None:
            from generator.building import build_plainly, plain_build  # noqa: PLC0415

            asked = plain_build(words)
    if asked:
        build_plainly(asked)
    elif lines is None:
        from generator.cli import main as run  # noqa: PLC0415

        run()
    elif lines:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
