"""The player whom an article is about.

Takes the people of an article with what stands beside their names, gives one of them: the user's word decides; else
whom most names name, those up front counting more. A coach or an official who talks of a player is not the article's
subject: it is the player, unless the headline names the first alone. Where no player is in question (an article on a
manager, political news), office is no bar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.extract.people.figures import Figure
from generator.extract.people.words import cue_forms, fold_name
from generator.model.article import Article
from generator.model.claims import Hints
from generator.text.alternation import any_of

FRONT = 2.0
"""How much more a name counts for somebody who is named by the end of the first paragraph."""

HEADLINE = 3.0

FIRST = 2.5
"""How much more somebody weighs whom the first sentence names first."""

OPENING = 2.0
"""How much more somebody weighs whom the running text names first: a line above it may be of another story."""

SHARE = 1 / 3
"""How much of a coach's weight a player needs to be the one the article is about."""


def find_main(article: Article, figures: Sequence[Figure], hints: Hints) -> Figure | None:
    """The main player, or None where nobody is named."""
    if hints.player:
        wanted = set(fold_name(hints.player).split())
        return next(
            (figure for figure in figures if wanted >= set(figure.named.key) or wanted <= set(figure.named.key)), None
        )
    if not figures:
        return None
    lead = _lead(article, figures)
    first, opening = _first(article, figures), _opening(article, figures)
    teller = first if first and _tells_of_player(article, first, figures) else None
    weights = {
        id(figure): _weight(article, figure)
        + (FIRST if figure is first else 0)
        + (OPENING if figure is opening else 0)
        - (HEADLINE + FIRST if figure is teller else 0)
        for figure in figures
    }

    def rank(figure: Figure) -> tuple[float, int]:
        return weights[id(figure)], -figure.named.mentions[0].span.start

    best = max(figures, key=rank)
    if not best.is_staff:
        return best
    rivals = [figure for figure in figures if not figure.is_staff and _outshines(figure, best, lead)]
    rival = max(rivals, key=rank, default=best)
    return rival if weights[id(rival)] >= SHARE * weights[id(best)] else best


def _weight(article: Article, figure: Figure) -> float:
    mentions = figure.named.mentions
    body = next((block.span.end for block in article.blocks if block.kind == "paragraph"), len(article.text))
    front = min(mention.span.start for mention in mentions) < body
    head = any(article.block_at(mention.span.start).kind == "headline" for mention in mentions)
    return len(mentions) * (FRONT if front else 1.0) + (HEADLINE if head else 0)


def _first(article: Article, figures: Sequence[Figure]) -> Figure | None:
    """Whom the first sentence names first."""
    end = article.sentences[0].span.end
    named = [figure for figure in figures if figure.named.mentions[0].span.start < end]
    return min(named, key=lambda figure: figure.named.mentions[0].span, default=None)


def _opening(article: Article, figures: Sequence[Figure]) -> Figure | None:
    """Whom the first paragraph names first."""
    body = next((block.span for block in article.blocks if block.kind == "paragraph"), None)
    if body is None:
        return None
    named = [
        (mention.span.start, figure)
        for figure in figures
        for mention in figure.named.mentions
        if body.start <= mention.span.start < body.end
    ]
    return min(named, key=lambda pair: pair[0])[1] if named else None


@cache
def _says_re() -> re.Pattern[str]:
    """A verb of saying, right after a name. Takes ` says`, ` insists`; leaves ` plays`."""
    return re.compile(rf" (?:{any_of(cue_forms('strong'))})\b")


def _tells_of_player(article: Article, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a headline names somebody only to say what they say of a player: "Doe says Roe is fit to play"."""
    span = figure.named.mentions[0].span
    if article.block_at(span.start).kind != "headline" or not _says_re().match(article.text, span.end):
        return False
    others = (one for one in figures if one is not figure and not one.is_staff)
    end = article.block_at(span.start).span.end
    return any(span.end < mention.span.start < end for other in others for mention in other.named.mentions)


def _lead(article: Article, figures: Sequence[Figure]) -> frozenset[int]:
    """Ids of those whom the headline names, or the first sentence where the headline names nobody."""
    head: set[int] = set()
    first: set[int] = set()
    for figure in figures:
        for mention in figure.named.mentions:
            if article.block_at(mention.span.start).kind == "headline":
                head.add(id(figure))
            if mention.span.start < article.sentences[0].span.end:
                first.add(id(figure))
    return frozenset(head or first)


def _outshines(figure: Figure, staff: Figure, lead: frozenset[int]) -> bool:
    """Whether an article is rather about somebody than about a coach or an official."""
    if id(staff) in lead and id(figure) not in lead:
        return False
    return "player" in figure.classes() or (id(figure) in lead and id(staff) not in lead)
