"""The date that a clause with "when" tells of, right before it: "until Oct. 22, when he ran twice".

Takes a clause among those of its sentence, gives the expression; None where none stands there, or a stretch of time.
"""

from __future__ import annotations

import re

from generator.extract.events.clauses import Clause
from generator.extract.events.context import Context
from generator.extract.events.limits import is_long, is_past_season
from generator.model.claims import Timex


def date_before_when(context: Context, clauses: tuple[Clause, ...], clause: Clause) -> Timex | None:
    """The date that a clause with "when" tells of, right before it: "until Oct. 22, when he ran twice"."""
    if clause.opener not in ("when", "which") or not 0 < clause.index < len(clauses):
        return None
    dates = context.timexes_in(clauses[clause.index - 1].span)
    last = dates[-1] if dates else None
    if last is None or not WHEN_RE.match(context.text, last.evidence.span.end) or last.edtf is None:
        return None
    firm = not is_long(last) or is_past_season(context, last.edtf)
    return last if last.edtf.earliest and last.edtf.latest and firm else None


WHEN_RE = re.compile(r",? (?:when|the (?:day|night|month|year) (?:on|in) which)\b")
"""What tells of a date, right after it. Takes `, when `, `, the day on which `; leaves `, whenever`, `, which`."""
