"""What is said of a name that only a side can be said: the signs by which `teams.py` knows one.

Takes a text and the place of a name, gives whether the words around it make it a side, and whether it is one that was
met. Nothing is known here of whose side it is. Words stand in `knowledge/traits.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.sides import alternatives, trait_words
from generator.model.evidence import Span
from generator.text.alternation import any_of, one_of

LEAD = 72
"""How far before a name its verb is looked for, in code points: "is thriving again in Norland with"."""

MET_RE = re.compile(
    rf"(?:\b{one_of('contests.outcomes', 'contests.matches')}s? (?:(?:at home|away|on the road) )?(?:over|against|to|with|at)"
    rf"|\b{one_of('contests.opposing')}|\b[0-9]{{1,2}}[-–][0-9]{{1,2}} (?:to|with|by|against))"
    rf" (?:{one_of('traits.met_as')} |(?:10|9|ten|nine)-man |[A-Z][a-z]+ (?:rivals|side|champions) )*$"
)
"""What makes an opponent of the name after it. Takes `win over `, `defeat at home to `, `beat rivals `; leaves `over the bar `."""

BEATEN_RE = re.compile(r"\b[a-z]{3,}ed (?:the )?$")
"""Any verb before a name that a score follows. Takes `crushed `; leaves `crush `."""

SCORE_RE = re.compile(r" [0-9]{1,3}[-–][0-9]{1,3}\b")
"""A score after a name. Takes ` 5-0`; leaves ` 50`."""

WON_FOR_RE = re.compile(r"\b(?:win|victory|triumph) for $")
"""What makes a winner of the name after it. Takes `victory for `; leaves `bid for `."""

MOVED_RE = re.compile(r" (?:up|down|back|to|into|out|through)\b")
"""Where a side is moved, after its name. Takes ` up to 11th`; leaves ` and`."""


def is_met(text: str, span: Span) -> bool:
    """Whether a name is one that was played against."""
    lead = text[max(0, span.start - LEAD) : span.start]
    beaten = SCORE_RE.match(text, span.end) is not None and BEATEN_RE.search(lead) is not None
    return beaten or MET_RE.search(lead[-40:]) is not None


def acts_as_side(text: str, span: Span) -> bool:
    """Whether a name does, owns or is called what only a side does, owns or is called."""
    if _acts_re().match(text, span.end) or _owns_re().match(text, span.end):
        return True
    lead = text[max(0, span.start - LEAD) : span.start]
    moved = MOVED_RE.match(text, span.end) is not None and _moves_re().search(lead) is not None
    return moved or _is_done_for(lead) or find_kind(lead) is not None


def _is_done_for(lead: str) -> bool:
    """Whether what is done for a side, or takes somebody away from it, ends before the name."""
    ending = lead.removesuffix("the ")
    if ending.endswith(" for "):
        return WON_FOR_RE.search(lead) is not None or _for_re().search(lead) is not None
    return ending.endswith(" from ") and _from_re().search(lead) is not None


@cache
def describes_re() -> re.Pattern[str]:
    """What makes a description of the name before it. Takes ` side Bexton`; leaves ` side`."""
    return re.compile(rf" (?:{alternatives(trait_words('kinds'))}) (?=[A-Z])")


def find_kind(lead: str) -> re.Match[str] | None:
    """What a side is called at the end of the words before its name."""
    if not lead.endswith(" ") or lead[:-1].rpartition(" ")[2].rpartition("-")[2] not in _ends_of_kinds():
        return None
    return _kind_re().search(lead)


@cache
def _ends_of_kinds() -> frozenset[str]:
    return frozenset(kind.replace("-", " ").split(" ")[-1] for kind in trait_words("kinds"))


@cache
def _kind_re() -> re.Pattern[str]:
    """What a side is called right before its name. Takes `Norlandic side `, `second division `; leaves `side effect `."""
    return re.compile(rf"(?<![\w-])(?:{alternatives(trait_words('kinds'))}) $")


@cache
def _owns_re() -> re.Pattern[str]:
    """What only a side has, after its name. Takes `’s recent momentum`; leaves `’s mother`."""
    return re.compile(rf"[’']s? (?:[a-z-]+ ){{0,3}}?(?:{alternatives(trait_words('belongings'))})\b")


@cache
def _moves_re() -> re.Pattern[str]:
    """A verb that moves a side, before its name. Takes `moved `; leaves `moved on `."""
    return re.compile(rf"\b{any_of(trait_words('lifts'))} $")


@cache
def _acts_re() -> re.Pattern[str]:
    """What only a side does, or what only a side is said to be.

    Takes ` could only draw`, ` are`, `, who have`, `, six points behind`, ` a 2-1 win`; leaves ` was`.
    """
    auxiliaries, acts = any_of(trait_words("act_auxiliaries")), any_of(trait_words("acts"))
    return re.compile(
        rf" (?:{auxiliaries} )?(?!(?:led|lead|leads) (?:the )?[A-Z]){acts}\b"
        rf"| [a-z]{{3,}}(?: [a-z]+)? (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,2}} [0-9]{{1,3}}[-–][0-9]{{1,3}}(?![\w–-])"
        rf"| and [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{1,3}} have (?:[a-z]+ ){{0,2}}(?:agreed|parted)\b"
        rf"|, [^,.;]{{2,60}}, {any_of(trait_words('aside_acts'))}\b|, (?:who|which) {any_of(trait_words('relative_acts'))}\b"
        r"|, [0-9a-z]+ points (?:behind|clear|ahead|adrift|above|below)\b|, beaten\b| [0-9]{1,2}[-–][0-9]{1,2}(?=[ ,.])"
        r"| \([0-9]{1,3}[-–][0-9]{1,3}(?:[-–][0-9]{1,3})?\)"
        rf"| an? (?:[a-z-]+ )?[0-9]{{1,3}}[-–][0-9]{{1,3}} (?:{one_of('contests.outcomes')}|lead)\b"
    )


@cache
def _for_re() -> re.Pattern[str]:
    """What is done for a side, before its name. Takes `40 goals in 90 games for `; leaves `a fee for `."""
    counted = any_of(trait_words("done_for"))
    return re.compile(rf"\b{counted}\b(?![^.;]*\b(?:paid|fee|price)\b)[^.;,()]{{0,40}} for (?:the )?$")


@cache
def _from_re() -> re.Pattern[str]:
    """What takes somebody away from a side, before its name. Takes `joined on loan from `; leaves `came home from `."""
    return re.compile(rf"\b{any_of(trait_words('taken_from'))}\b[^.;()]{{0,48}} from (?:the )?$")
