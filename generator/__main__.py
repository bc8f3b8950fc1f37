"""`factsheet`, and `python -m generator`, which is the same."""

from __future__ import annotations

import sys


def main() -> None:
    """Answer at once where a build has nothing to do; else run the command line."""
    lines = None
    if sys.argv[1:2] == ["build"]:
        from generator.commands.quick import quick_answer  # noqa: PLC0415

        lines = quick_answer(sys.argv[1:])
    if lines is None:
        from generator.cli import main as run  # noqa: PLC0415

        run()
    elif lines:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
