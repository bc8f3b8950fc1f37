"""Namesakes: which of several people of one surname is meant where it stands alone.

Takes the people of an article with the places of their names, and moves a surname to another who bears it where the
word before it tells so: a title of the other sex ("Mrs Holm"), "the elder" beside a parent. Surnames without such a
word stay with whom the article names first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from generator.extract.people.descriptions import before_name, explained_by
from generator.extract.people.figures import Figure
from generator.extract.people.words import person_words
from generator.model.claims import Mention

BEFORE_RE = re.compile(r"\b([A-Z][a-z]+)\.?[ \u00a0]\Z|\b[Tt]he (elder|older|senior|younger|junior) \Z")
"""The word before a surname that may tell who bears it. Takes the tails `Mrs `, `the elder `; leaves `the `."""

REACH = 16
"""How long such words are at most, in code points."""


def part_surnames(text: str, figures: Sequence[Figure]) -> None:
    """Give every surname that several bear to the one whom the word before it tells."""
    bearers: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if len(figure.named.key) > 1:
            bearers[figure.named.key[-1]].append(figure)
    for alike in bearers.values():
        if len(alike) > 1:
            for figure in alike:
                _part(text, figure, alike)


def _part(text: str, figure: Figure, alike: Sequence[Figure]) -> None:
    """Move what is another's of one bearer's places."""
    for mention in [mention for mention in figure.named.mentions if mention.form == "name"]:
        other = _told(text, mention, alike)
        if other is not None and other is not figure and len(figure.named.mentions) > 1:
            figure.named.mentions.remove(mention)
            other.named.mentions.append(mention)
            other.named.mentions.sort(key=lambda one: one.span)


def _told(text: str, mention: Mention, alike: Sequence[Figure]) -> Figure | None:
    """Whom the word before a surname tells, if it tells one alone."""
    found = BEFORE_RE.search(text, max(0, mention.span.start - REACH), mention.span.start)
    if found is None:
        return None
    if found[1]:
        sex = person_words().titles.get(found[1].lower())
        able = [figure for figure in alike if sex is not None and figure.sex == sex]
    else:
        older = found[2] in ("elder", "older", "senior")
        able = [figure for figure in alike if _is_parent(text, figure) is older]
    return able[0] if len(able) == 1 else None


def _is_parent(text: str, figure: Figure) -> bool:
    """Whether somebody is brought in as another's parent: "his father, Ola Holm"."""
    span = figure.named.mentions[0].span
    description = before_name(text, span.start, 0)[1] or explained_by(text, span.start, span.end)
    return description is not None and description.head in person_words().parents
