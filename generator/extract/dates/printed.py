"""Days that an article prints without saying of which it is: figures that can be two days, and posts that it shows.

Takes an article, gives those days with their place. What they say of the day of publication is told in
`constraints.py`; stamps that state it are in `stamps.py`.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.extract.dates.lexicon import DAY, MONTH_SHORT, WORDS, YEAR, either, month_of
from generator.extract.dates.reckoning import day_date
from generator.extract.dates.stamps import DAY_SECOND, EDGE_BLOCKS, LONGEST, MONTH_FIRST, STAMP_RE
from generator.model.article import Article
from generator.model.evidence import Span

POST_RE = re.compile(
    rf"(?:[—–-]|--)\s[^\n()]{{1,50}} \(@\w{{2,30}}\) (?:{DAY}\s+{MONTH_SHORT}|{MONTH_FIRST}\s+{DAY_SECOND}),?\s+{YEAR}"
)
"""The signature of a post that an article shows. Takes `— Corve (@corve) April 9, 2022`; leaves `Corve (@corve) in 2022`."""

BRITISH_RE = re.compile(rf"£|\b(?:{either(WORDS['spelling']['british'])})", re.IGNORECASE)
"""A sign of British spelling. Takes `£5m`, `centre-half`; leaves `center`."""

AMERICAN_RE = re.compile(rf"\$|\b(?:{either(WORDS['spelling']['american'])})", re.IGNORECASE)
"""A sign of American spelling. Takes `$5m`, `center`; leaves `centre`."""


def find_two_days(article: Article) -> tuple[dt.date, dt.date, Span] | None:
    """The two days that the figures of a stamp can be, the one told day first before the other, and where they stand."""
    for block in (*article.blocks[:EDGE_BLOCKS], *article.blocks[-EDGE_BLOCKS:]):
        words = block.span.cut(article.text)
        stamp = STAMP_RE.search(words) if len(words) <= LONGEST else None
        if stamp is None or stamp["first"] is None:
            continue
        first, second, year = int(stamp["first"]), int(stamp["second"]), 2000 + int(stamp["full"]) % 100
        there, other = day_date(year, second, first), day_date(year, first, second)
        if there and other and there.earliest and other.earliest and there != other:
            start = block.span.start
            return there.earliest, other.earliest, Span(start + stamp.start(), start + stamp.end())
    return None


def is_british(text: str) -> bool | None:
    """Whether a text is spelt the British way; None where it shows neither way, or both alike."""
    british, american = len(BRITISH_RE.findall(text)), len(AMERICAN_RE.findall(text))
    return None if british == american else british > american


def find_post(article: Article) -> tuple[dt.date, Span] | None:
    """The day of the last post that an article shows, and its signature."""
    posts = []
    for found in POST_RE.finditer(article.text) if "(@" in article.text else ():
        month = month_of(found["month"] or found["month_first"])
        date = day_date(int(found["year"]), month, int(found["day"] or found["day_last"]))
        if date and date.earliest:
            posts.append((date.earliest, Span(*found.span())))
    return max(posts, key=lambda post: post[0], default=None)
