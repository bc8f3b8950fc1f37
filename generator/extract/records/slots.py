"""What a number is hedged with, how far it reaches, and as of when.

Takes a draft and its article, fills what the families leave open.
"""

from __future__ import annotations

import re

from generator.extract.records.draft import Draft, words_re
from generator.extract.records.holders import Setting, clause_start
from generator.knowledge.load import load_table
from generator.model.edtf import EdtfDate
from generator.model.evidence import Span

SCOPE_RE = re.compile(
    r"\s(?P<scope>across (?:club and country|all competitions)|in all competitions|(?:this|last) (?:season|year|term)"
    r"|of the season|for club and country|of (?:his|her|their|my|our) career|in (?:his|her|my) career"
    r"|(?:for|with|against|at the|in the) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*|so far)",
)
"""How far a count reaches, after it. Takes ` across club and country`, ` for Ardley`; leaves ` for fun`."""


def find_hedge(draft: Draft, text: str) -> str | None:
    """The words that hedge a number, as printed, or None."""
    if draft.kind in ("ordinal", "score", "record", "award"):
        return None
    table = load_table("metrics")["hedges"]
    for start in (draft.anchor.start, draft.span.start):
        lead = re.search(
            rf"(?:{words_re(tuple(table['before'])).pattern})\s$", text[max(0, start - 20) : start], re.IGNORECASE
        )
        if lead:
            return lead.group().strip()
    after = text[draft.anchor.end : max(draft.span.end, draft.anchor.end + 16)]
    tail = re.match(rf"[,\s]+(?:{words_re(tuple(table['after'])).pattern})", after, re.IGNORECASE)
    return tail.group().strip(" ,") if tail else None


def find_scope(draft: Draft, text: str, end: int) -> str | None:
    """The words that say how far a count reaches, as printed, or None."""
    if draft.kind not in ("tally", "target", "milestone", "ordinal", "streak", "remaining"):
        return None
    found = SCOPE_RE.match(text, draft.span.end, end)
    return found["scope"] if found else None


def find_as_of(draft: Draft, setting: Setting) -> EdtfDate | None:
    """The date of the clause's time expression, else of the article."""
    text = setting.article.text
    sentence = setting.article.sentence_at(draft.anchor.start).span
    clause = Span(clause_start(text, sentence.start, draft.anchor.start), sentence.end)
    if draft.kind == "age" and draft.rule in ("age.year-old", "age.beside-name"):
        return setting.dating.present
    dated = [timex for timex in setting.dating.timexes if timex.edtf and clause.holds(timex.evidence.span)]
    nearest = min(
        dated,
        key=lambda timex: (abs(timex.evidence.span.start - draft.anchor.start), timex.evidence.span),
        default=None,
    )
    return nearest.edtf if nearest else setting.dating.present
