"""A result as a table for readers, and as values for programs.

Takes a `Result`, gives lines or plain values; figures are rounded to four decimals in values and three in lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.evaluation.score import ROWS, Result


def table_lines(result: Result) -> Iterator[str]:
    """A line a row: precision, recall, F1, and the counts that they come from."""
    yield f"{'':16}{'P':>8}{'R':>8}{'F1':>8}{'right':>7}{'said':>7}{'gold':>7}"
    for row in ROWS:
        tally = result.tallies[row]
        shares = f"{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}"
        yield f"{row:16}{shares}{tally.right:7}{tally.said:7}{tally.gold:7}"


def table_values(result: Result) -> dict[str, dict[str, float]]:
    """The same by row and name."""
    return {
        row: {
            "precision": round(tally.precision, 4),
            "recall": round(tally.recall, 4),
            "f1": round(tally.f1, 4),
            "right": tally.right,
            "said": tally.said,
            "gold": tally.gold,
        }
        for row, tally in ((row, result.tallies[row]) for row in ROWS)
    }
