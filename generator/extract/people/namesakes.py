"""Namesakes: which of several people of one surname is meant where it stands alone.

Takes the people of an article with the places of their names, and moves a surname to another who bears it where the
word before it tells so: a title of the other sex ("Mrs Holm"), "the elder" beside a parent. Where a title is of the
other sex and one alone bears the surname, it is their kin's who had a given name only, or that of somebody who is known
by nothing else; where every title is, the given name told the wrong sex. Surnames without such a word stay with whom
the article names first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from generator.extract.people.descriptions import Description, before_name, explained_by
from generator.extract.people.figures import Figure
from generator.extract.people.names import Named
from generator.extract.people.words import fold_name, person_words
from generator.model.claims import Mention

BEFORE_RE = re.compile(r"\b([A-Z][a-z]+)\.?[ \u00a0]\Z|\b[Tt]he (elder|older|senior|younger|junior) \Z")
"""The word before a surname that may tell who bears it. Takes the tails `Mrs `, `the elder `; leaves `the `."""

OWNER_RE = re.compile(r"\b(?:[Hh]is|[Hh]er|([A-Z][\w-]*)(?:[’']s|(?<=s)[’'])) (?:[a-z-]+,? ){1,3}\Z")
"""Who owns the noun before a name. Takes the tails `Holm’s wife, `, `his elder sister `; leaves `the wife, `."""

NEAR = 600
"""How far behind a full name its surname alone may still be of its bearer, in code points: about three paragraphs."""

KIN_REACH = 50
"""How long that is at most, in code points."""

REACH = 16
"""How long such words are at most, in code points."""


APPOSED_RE = re.compile(r", (?:his|her) ([a-z]+),")
"""Kin beside a surname. Takes `, his wife,`; leaves `, his`."""


def part_surnames(text: str, figures: list[Figure]) -> None:
    """Give every surname that several bear to the one whom the word before it tells; `figures` gains whom a title alone names."""
    bearers: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if len(figure.named.key) > 1:
            bearers[figure.named.key[-1]].append(figure)
    for alike in bearers.values():
        if len(alike) > 1:
            for figure in alike:
                _part(text, figure, alike)
            _part_unheard(alike)
    for figure in figures.copy():
        if len(figure.named.key) > 1 and figure.sex is not None:
            _part_titled(text, figure, figures)


def _part_unheard(alike: Sequence[Figure]) -> None:
    """Give a surname whose first bearer was named but once to whoever was named in full right before."""
    first = min(alike, key=lambda figure: figure.named.mentions[0].span)
    full = [
        (mention.span.start, figure) for figure in alike for mention in figure.named.mentions if mention.form == "full"
    ]
    for mention in [mention for mention in first.named.mentions if mention.form == "name"]:
        place = mention.span.start
        last = max((one for one in full if one[0] < place), key=lambda one: one[0], default=None)
        heard = sum(one.span.start < place for one in first.named.mentions)
        if last is None or last[1] is first or place - last[0] > NEAR or heard > 1:
            return
        first.named.mentions.remove(mention)
        last[1].named.mentions.append(mention)
        last[1].named.mentions.sort(key=lambda one: one.span)


def _part_titled(text: str, figure: Figure, figures: list[Figure]) -> None:
    """Move the places of a surname behind titles of the other sex than its bearer's."""
    table = person_words()
    own: list[tuple[Mention, str]] = []
    others: list[tuple[Mention, str]] = []
    for mention in figure.named.mentions:
        found = BEFORE_RE.search(text, max(0, mention.span.start - REACH), mention.span.start)
        sex = table.titles.get(found[1].lower()) if found and found[1] and mention.form == "name" else None
        if found and sex is not None:
            (own if sex == figure.sex else others).append((mention, found[1]))
    if not others:
        return
    kin = [
        other
        for other in figures
        if len(other.named.key) == 1 and other.sex not in (None, figure.sex) and _is_kin(text, other, figure)
    ]
    apposed = APPOSED_RE.match(text, others[0][0].span.end)
    if len(kin) == 1:
        meant = kin[0]
        meant.named.name = f"{meant.named.name} {figure.named.name.split()[-1]}"
    elif own or (apposed and apposed[1] in table.kin):
        title = others[0][1]
        key = (fold_name(title), figure.named.key[-1])
        meant = Figure(Named(others[0][0].span.cut(text), key), table.titles[key[0]])
        meant.named.name = f"{title} {meant.named.name}"
        figures.append(meant)
    else:
        if figure.sex == table.given.get(figure.named.key[0]):
            figure.sex = table.titles[others[0][1].lower()]
        return
    moved = [mention for mention, _ in others]
    figure.named.mentions = [mention for mention in figure.named.mentions if mention not in moved]
    meant.named.mentions = sorted((*meant.named.mentions, *moved), key=lambda one: one.span)


def _is_kin(text: str, figure: Figure, other: Figure) -> bool:
    """Whether somebody of a given name alone is brought in as another's kin: "Holm's wife, Ida", "his wife, Ida"."""
    if " " in figure.named.name:
        return False
    description = _brought_in(text, figure)
    start = figure.named.mentions[0].span.start
    owner = OWNER_RE.search(text, max(0, start - KIN_REACH), start)
    own = owner is not None and (owner[1] is None or fold_name(owner[1]) == other.named.key[-1])
    return own and description is not None and description.head in person_words().kin


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
    description = _brought_in(text, figure)
    return description is not None and description.head in person_words().parents


def _brought_in(text: str, figure: Figure) -> Description | None:
    """What stands before the first name of somebody."""
    span = figure.named.mentions[0].span
    return before_name(text, span.start, 0)[1] or explained_by(text, span.start, span.end)
