"""What an article calls its sides beside their names: "the Wasps" for Ardley Town.

Takes a text, the names of its sides, their ties to people and the main player's club; gives the side of each nickname.
A nickname is a name that stands behind "the", or one of the table that acts as a side; whose it is, the article says ("nicknamed the Wasps"), the table of
well-known ones does where the article names exactly one of their bearers, or a person does who is tied to both. Else it
stays a name of its own: a count given to the wrong side is worse than one given to a nickname.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from generator.extract.sides import NAME, demonyms, is_country, trait_words
from generator.extract.ties import Affiliation
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of
from generator.text.tokens import fold

THE_RE = re.compile(r"[Tt](?<!\w.)he (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?![\w-]|[’'](?!s?\b| )| [A-Z])")
"""A name behind an article. Takes `the Wasps`, `The Sky Blues’`; leaves `the Wasps Stadium`, `Wasps`."""

TOLD_RE = re.compile(
    rf"(?P<side>{NAME}),? (?:also |affectionately |who are |better |are )*(?:nicknamed|known as|dubbed|called) (?:the )?[“‘\"']?$"
)
"""Whose nickname follows. Takes `Ardley Town, nicknamed the `; leaves `Ida Holm was known as a `."""

LEAD = 64
"""How far before a nickname what is done for its side is looked for, in code points."""

STAYING = ("before", "plays", "joins")
"""Bonds of somebody who is at a side."""


def find_nicknames(
    text: str,
    forms: Mapping[str, str],
    *,
    ties: Iterable[Affiliation],
    club: str | None,
    player: tuple[Span, ...],
    met: Collection[str] = (),
) -> dict[str, str]:
    """The side of each nickname of an article.

    Args:
        text: the article.
        forms: each name of a side with the side's full name.
        ties: who belongs to which name.
        club: the main player's club, where known without nicknames.
        player: where the main player acts, in order.
        met: full names of sides that are played against.

    """
    places = tuple(THE_RE.finditer(text))
    whole = [name for name, side in forms.items() if name == side]
    bare = {name: _listed(name, set(whole) - {name}) or _unmet(name, whole, met) for name in whole}
    behind = {place["name"] for place in places}
    bases = {side for name, side in forms.items() if name not in behind and side not in behind}
    found = {name: side for name, side in bare.items() if side and (not is_country(side) or side in text)}
    for place in places:
        name = place["name"]
        whole_nickname = next((told for told in found if told.endswith(f" {name}")), None)
        if whole_nickname and name not in found:
            found[name] = found[whole_nickname]  # "the Eagles" of the Super Eagles
        if name in found or name in bases or forms.get(name, name) != name or not _may_name(name):
            continue
        own = _acts_for(text, Span(*place.span("name")), player) if club in bases else False
        side = (
            _listed(name, bases)
            or _told(text, place.start("name"), forms)
            or (_tied(name, ties, forms, bases=bases) if name.endswith("s") else None)
            or (club if own and name.endswith("s") else None)
        )
        if side:
            found[name] = side
    return found


def _may_name(name: str) -> bool:
    """Whether a name is no country's, no people's and no competition's."""
    words = (fold(name), fold(name).removesuffix("s"))
    return not (
        is_country(name) or any(word in demonyms() for word in words) or name.rsplit(maxsplit=1)[-1] in _never()
    )


@cache
def _never() -> frozenset[str]:
    return frozenset(trait_words("not_teams"))


def _listed(name: str, bases: set[str]) -> str | None:
    """The side that a well-known nickname stands for, where the article names one bearer of it."""
    table = load_table("nicknames")
    country: str | None = table["countries"].get(name)
    if country:
        return country
    clubs = table["clubs"].get(name) or table["short"].get(name, ())
    named = {side for side in bases for club in clubs if side == club or side.startswith(f"{club} ")}
    return named.pop() if len(named) == 1 else None


def _unmet(name: str, sides: Iterable[str], met: Collection[str]) -> str | None:
    """The only side not played against, of several that end in a word: "City" of Ardley City, who met Bexton City."""
    whole = [side for side in sides if side.endswith(f" {name}")]
    left = [side for side in whole if side not in met]
    return left[0] if len(whole) > 1 and len(left) == 1 else None


def _told(text: str, start: int, forms: Mapping[str, str]) -> str | None:
    """The side that an article says to have a nickname."""
    told = TOLD_RE.search(text, max(0, start - LEAD), start)
    return forms.get(told["side"]) if told else None


def _tied(name: str, ties: Iterable[Affiliation], forms: Mapping[str, str], *, bases: set[str]) -> str | None:
    """The only side of those who are told as the nickname's: "Ardley striker Ida Holm", "Wasps captain Holm"."""
    staying = [tie for tie in ties if tie.person and tie.bond in STAYING and not tie.ahead]
    people = {tie.person for tie in staying if tie.team == name}
    named = {forms[tie.team] for tie in staying if tie.person in people and forms[tie.team] in bases}
    return named.pop() if len(named) == 1 else None


def _acts_for(text: str, nickname: Span, player: tuple[Span, ...]) -> bool:
    """Whether what the main player does in the same sentence is done for a nickname's side."""
    start = max(text.rfind(". ", 0, nickname.start), text.rfind("\n", 0, nickname.start)) + 1
    acts = [span for span in player if start <= span.start < nickname.start]
    if not acts:
        return False
    lead = text[acts[-1].end : nickname.start]
    return _done_re().search(lead) is not None or (
        AS_RE.search(lead) is not None and _wins_re().match(text, nickname.end) is not None
    )


AS_RE = re.compile(r"\b(?:as|before|and|so) [Tt]he $")
"""What joins a side's deed to a player's. Takes ` scored as the `; leaves ` scored against the `."""


@cache
def _done_re() -> re.Pattern[str]:
    """What a player does for a side, before its name. Takes ` to send the `, ` 12 goals for the `; leaves ` against the `."""
    counted = any_of(trait_words("done_for"))
    return re.compile(rf"\b{one_of('traits.raises')} [Tt]he $|\b{counted}\b[^.;,()]{{0,40}} for [Tt]he $")


@cache
def _wins_re() -> re.Pattern[str]:
    """What only a side that did well does, after its name. Takes ` beat Bexton`; leaves ` lost`, ` beat them`."""
    return re.compile(rf" (?:[a-z]+ly )?{one_of('traits.does_well')}\b(?! (?:him|her|them|his|by))")
