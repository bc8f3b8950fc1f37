"""The day of publication: given, stated by the article, or worked out as an interval from what the article says.

Given is what the hints or the source's page say. Stated is a stamp ("Published: 2021-03-09") or a line that is a date
and nothing else, near the top or the end. Worked out is the intersection of constraints over days: see `constraints.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.extract.dates.constraints import find_constraints, intersect
from generator.extract.dates.lexicon import DAY, DAY_BEFORE, MONTH_SHORT, YEAR, month_of
from generator.extract.dates.patterns import Found
from generator.extract.dates.reckoning import day_date
from generator.extract.dates.setting import Scene, Told
from generator.model.article import Article
from generator.model.claims import Hints, PublishedFrom, Sex, Step
from generator.model.edtf import EdtfDate
from generator.model.evidence import Evidence, Span
from generator.text.alternation import one_of
from generator.text.tokens import has_digit

DATE = rf"(?:(?P<iso>\d{{4}}-\d\d-\d\d)|{DAY_BEFORE}(?:{DAY}\s+{MONTH_SHORT}|{MONTH_SHORT.replace('month>', 'month_first>')}\s+{DAY.replace('day>', 'day_last>')}),?\s+{YEAR})"

STAMP_RE = re.compile(
    rf"\b(?:{one_of('dates.stamps.words')})(?:\s+(?:on|at))?\s*[:\-–|]?\s*[`'\"*_]*\s*(?:(?:at\s+)?\d\d?[:.]\d\d(?:\s*[A-Z]{{2,4}})?,?\s+)?{DATE}",
    re.IGNORECASE,
)
"""A stamp. Takes `Published: 9 March 2021`; leaves `published his book in March 2021`."""

LINE_RE = re.compile(
    rf"[\W_]*(?:by\s+[\w .’'-]{{3,40}}[,|•·–-]\s*)?{DATE}(?:[\s,|•·–-]+(?:at\s+)?\d\d?[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{{2,4}})?)?[\W_]*",
    re.IGNORECASE,
)
"""A line that is a date and nothing else. Takes `9 March 2021, 10:30 GMT`; leaves `9 March 2021 was cold`."""

CLOCK = r"(?:at\s+)?\d\d?[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}\b)?"

PIECE = rf"(?:{CLOCK}|{one_of('dates.stamps.labels')}:|(?-i:[A-Z][\w.’'&]*|of|and|the|for|by|from)|\d\d? min(?:ute)?s? read|[|•·/()–—-])"
"""What may stand beside a date above an article: a time, a name. Takes `10:30 AM ET`, `Corve`, `Source:`, `|`; leaves `scored`, `Born:`."""

HEAD_LINE_RE = re.compile(rf"(?:{PIECE}[,\s]*){{0,10}}?{DATE}(?:[\s,]*{PIECE}){{0,8}}[\W_]*", re.IGNORECASE)
"""A line above the article that holds a date beside such. Takes `Corve Post - Tuesday, 9 March 2021`; leaves `Holm in May 2021`."""

DATELINE_RE = re.compile(
    rf"(?-i:[A-Z][A-Z'’.]{{2,}}(?:\s[A-Z][A-Z'’.]+){{0,3}})(?:,\s*[A-Z][\w.]+)?,\s+{DATE}(?=\s*(?:\(|[-–—/:]))",
    re.IGNORECASE,
)
"""A dateline with its year. Takes `PARIS, March 9, 2021 (Wire) -`; leaves `In PARIS, March 9, 2021 was cold`."""

EDGE_BLOCKS = 12
"""How many blocks from the top, and as many from the end, may be a stamp."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The day of publication and how it is known."""

    date: EdtfDate
    source: PublishedFrom
    steps: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """The stamp."""


def find_published(article: Article, hints: Hints) -> Published | None:
    """The day as given or stated; None where neither is."""
    given = hints.published or article.source.published
    if given:
        return Published(date=given, source="given")
    kinds = [block.kind for block in article.blocks]
    above = kinds.index("paragraph") if "paragraph" in kinds else len(kinds)
    titled = kinds[1:2] == ["paragraph"]
    places = list(enumerate(article.blocks))
    for place, block in (*places[:EDGE_BLOCKS], *places[-EDGE_BLOCKS:]):
        words = block.span.cut(article.text)
        if not has_digit(words):
            continue
        if len(words) > 200:
            match = DATELINE_RE.match(words)
        else:
            match = STAMP_RE.search(words) or LINE_RE.fullmatch(words) or DATELINE_RE.match(words)
            match = match or (
                HEAD_LINE_RE.fullmatch(words) if place < above and not (titled and block.kind == "headline") else None
            )
        date = _date_of(match) if match else None
        if match and date:
            start = block.span.start
            stamp = article.source.cite(Span(start + match.start(), start + match.end()))
            return Published(
                date=date,
                source="stated",
                steps=(Step(text="The article carries its date.", evidence=(stamp,)),),
                evidence=(stamp,),
            )
    return None


def _date_of(match: re.Match[str]) -> EdtfDate | None:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return day_date(year, month, day)
    month_name, day_figures = match["month"] or match["month_first"], match["day"] or match["day_last"]
    return day_date(int(match["year"]), month_of(month_name), int(day_figures))


def infer_published(article: Article, told: Sequence[tuple[Found, Told]], scene: Scene) -> Published | None:
    """The interval that all constraints leave, or None where it stays open at an end.

    Where the player's sex is not known, men's and women's competitions must give the same.
    """
    sexes: tuple[Sex, ...] = (scene.sex,) if scene.sex else ("f", "m")
    found = [intersect(find_constraints(article, told, replace(scene, sex=sex))) for sex in sexes]
    left, steps = found[0]
    if left is None or any(other != left for other, _ in found):
        return None
    first, last = left
    date = EdtfDate.between(EdtfDate.day(first), EdtfDate.day(last)) if first < last else EdtfDate.day(first)
    return Published(date=date, source="inferred", steps=steps)
