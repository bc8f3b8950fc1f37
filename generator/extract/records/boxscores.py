"""What reports of basketball, baseball, ice hockey and gridiron leave out, for their readers know the box score.

Each reader takes a number in its scene and gives a draft, or None: points of a quarter, shots that a keeper stopped,
batters struck out, yards after what they were gained by, the share of shots that went in. What is left out is told by
the verb and by what follows; where neither tells it, the number is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.records.counting import plain_draft
from generator.extract.records.draft import Draft, Scene
from generator.extract.records.numbers import Number
from generator.model.evidence import Span
from generator.text.alternation import one_of

HAD_RE = re.compile(
    rf"\b{one_of('counting.boxscores.scoring')} (?:just |only |another |all |an? )?(?:[a-z-]+-(?:high|best) )?$"
)
"""A scorer's verb. Takes `had `, `poured in `; leaves `had no `."""

PERIOD_RE = re.compile(
    rf" (?:of (?:his|her|their) (?:[a-z-]+ )?[0-9]{{1,2}}(?: points)? )?(?:in|during|after) (?:the |his |her )?{one_of('counting.boxscores.periods')}\b"
    r"| of (?:his|her|their) (?:[a-z-]+ )?[0-9]{1,2} points\b| off the bench\b"
)
"""When points were scored. Takes ` in the third quarter`, ` of his 38 in the fourth`; leaves ` in the third game`."""

STOPPED_RE = re.compile(r"\b(?:stopp(?:ed|ing)|turn(?:ed|ing) (?:away|aside|back)) (?:all |just |only )?$")
"""A keeper's verb. Takes `stopped `; leaves `stopped by `."""

SHOTS_RE = re.compile(r"(?: of (?:the )?[0-9]{1,3})? shots\b")
"""What a keeper stops. Takes ` shots`, ` of 36 shots`; leaves ` short`."""

STRUCK_RE = re.compile(
    r"\b(?P<verb>struck out|striking out|strikes out|fanned|walked|walking|walks) (?:just |only |a season-high |a career-high )?$"
)
"""A pitcher's verb. Takes `striking out `; leaves `walked off `."""

STRUCK_AFTER_RE = re.compile(r"\s?(?:[.,;]|$)| (?:and|with|in|over|batters|while|without)\b")
"""What may follow such batters. Takes ` and`, ` batters`; leaves ` miles`."""

GAINED_RE = re.compile(rf"\b{one_of('counting.boxscores.plays')} for (?:just |only )?(?:an? [\w-]+ )?$")
"""What yards were gained by, before them. Takes `19 carries for `; leaves `ready for `."""

YARDS_RE = re.compile(r" (?:yards?|yds)\b")
"""Yards after their number. Takes ` yards`; leaves ` yarders`."""

SHOT_SHARE_RE = re.compile(
    r"\b(?:shot|shoots|shooting|made|hit|connected on) (?:just |only |better than |under |at )?$"
)
"""What leads to a share of shots. Takes `shot just `; leaves `shot in `."""

FROM_RE = re.compile(
    r" (?:of (?:his|her|its|their) (?:shots|attempts)|from (?:the )?(?P<where>[\w-]+)(?: (?:range|line|goal))?)\b|\s?(?:[.,;]|$)"
)
"""From where. Takes ` from the field`, ` of their shots`; leaves ` of the vote`."""


AND_RE = re.compile(r"\band (?:another |then )?$")
"""What joins a number to the one before. Takes `and `; leaves `and had `."""


def read_boxscore(number: Number, scene: Scene) -> Draft | None:
    """A number of a box score whose noun is left out, by the sports that the article speaks of."""
    if number.form == "share":
        return _read_share(number, scene) if "basketball" in scene.topics else None
    if number.form != "cardinal" or not isinstance(number.value, int):
        return None
    before, after = scene.before(number), scene.after(number)
    gained = GAINED_RE.search(before) if "gridiron" in scene.topics else None
    yards = YARDS_RE.match(after) if gained else None
    if yards:
        return _told(number, "yards", before="", after=yards.group())
    had, period = HAD_RE.search(before) or _and_too(before, scene), PERIOD_RE.match(after)
    if "basketball" in scene.topics and had and period:
        return _told(number, "points", before=had.group(), after=period.group())
    stopped, shots = STOPPED_RE.search(before), SHOTS_RE.match(after)
    if stopped and shots:
        return _told(number, "saves", before=stopped.group(), after=shots.group())
    struck = STRUCK_RE.search(before) if "baseball" in scene.topics else None
    if struck and STRUCK_AFTER_RE.match(after):
        metric = "walks" if struck["verb"].startswith("walk") else "strikeouts"
        return _told(number, metric, before=struck.group(), after="")
    return None


def _and_too(before: str, scene: Scene) -> re.Match[str] | None:
    """What leads to a second number of the kind: "had 16 in the third quarter and 12 in the fourth"."""
    previous = scene.drafts[-1] if scene.drafts else None
    return AND_RE.search(before) if previous and previous.rule == "boxscore" and previous.metric == "points" else None


def _read_share(number: Number, scene: Scene) -> Draft | None:
    """The share of shots that went in: "shot 39% from the field"."""
    lead, follows = SHOT_SHARE_RE.search(scene.before(number)), FROM_RE.match(scene.after(number))
    if not lead or not follows:
        return None
    draft = _told(number, "shooting percentage", before=lead.group(), after=follows.group().rstrip(" .,;"))
    return replace(draft, kind="ratio", unit="%", owner="either")


def _told(number: Number, metric: str, *, before: str, after: str) -> Draft:
    """A tally by the words around it."""
    span = Span(number.span.start - len(before), number.span.end + len(after))
    return plain_draft(number, metric, span, owner="person", rule="boxscore")
