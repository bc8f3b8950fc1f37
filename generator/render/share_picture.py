"""The picture that goes with a profile when its address is shared: name, lead, figures, and what of each source is cited.

Takes a profile, gives a PNG, drawn from `share.svg` with the site's own fonts, so that the same profile gives the same
bytes. Needs the `social` extra, and is made only where `content/site.md` asks for it; a name in letters that the fonts do
not have gets none.

| code | meaning |
|---|---|
| SHARE01 | pictures to share need the `social` extra |
| SHARE02 | warning: pictures to share need the site's address |
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from generator.errors import Place, Problem
from generator.model.profile import Profile, SiteConfig
from generator.render.dates import say
from generator.render.frame import Frame
from generator.render.html import environment
from generator.render.ledger import ledger
from generator.render.lettering import Typeface
from generator.render.views import View

WIDTH, HEIGHT, EDGE = 1200, 630, 72
"""Size in pixels, as networks ask for it (1.91 to 1), and the free space at the edges."""

NAME_SIZES = (118, 96, 78, 62)
"""Sizes of the name, the largest that fits being taken."""

LEAD_SIZE, SMALL_SIZE, FIGURE_SIZE = 34, 24, 46
MOST_LINES = 3
"""Most lines of the lead."""

MOST_STRIPS = 2
"""Most sources whose sentences are drawn."""

TEMPLATE = "share.svg"

MODULES = ("fontTools", "brotli", "resvg_py")


class LetteringView(View, frozen=True, kw_only=True):
    """Words as an outline."""

    kind: str
    """What they are, for their colour."""
    path: str
    """The outline."""


class BarsView(View, frozen=True, kw_only=True):
    """The sentences of a source as bars."""

    tone: int
    """Number of the source's colour."""
    cited: str
    """Path of the bars of cited sentences."""
    other: str
    """Path of the other bars."""


class SharePictureView(View, frozen=True, kw_only=True):
    """All that the picture shows."""

    lettering: tuple[LetteringView, ...]
    """The words."""
    bars: tuple[BarsView, ...]
    """The sources."""


def picture_problems(config: SiteConfig) -> tuple[Problem, ...]:
    """What keeps pictures from being made that the site asks for."""
    place = Place(path="content/site.md")
    if config.share_pictures and not all(map(importlib.util.find_spec, MODULES)):
        hint = 'run `pip install "player-factsheet[social]"`, or take `share_pictures` out'
        return (Problem(code="SHARE01", place=place, message="a package that draws pictures is missing", hint=hint),)
    if config.share_pictures and not config.base_url:
        hint = "write `base_url: https://…`, or build with --base-url"
        found = "no picture is made: who shares a page has to know its whole address"
        return (Problem(code="SHARE02", severity="warning", place=place, message=found, hint=hint),)
    return ()


def has_picture(frame: Frame, profile: Profile) -> bool:
    """Whether a profile gets a picture."""
    config = frame.site.config
    return bool(config.share_pictures and config.base_url) and _faces(frame)[0].has(profile.subject.name)


def draw_picture(frame: Frame, profile: Profile, *, overrides: Path | None) -> bytes:
    """The picture as PNG."""
    import resvg_py  # noqa: PLC0415 - an extra

    view = view_picture(frame, profile)
    template = environment(overrides, frame.site.config.language).get_template(TEMPLATE)
    drawing = template.render(lettering=view.lettering, bars=view.bars)
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True))


def view_picture(frame: Frame, profile: Profile) -> SharePictureView:
    """The words and bars of the picture, set and placed."""
    display, text = _faces(frame)
    name, room = profile.subject.name, WIDTH - 2 * EDGE
    size = next((size for size in NAME_SIZES if display.width(name, size) <= room), NAME_SIZES[-1])
    lettering = [
        LetteringView(kind="site", path=text.path(frame.site.config.title, SMALL_SIZE, EDGE, 92)),
        LetteringView(kind="name", path=display.path(name, size, EDGE - size * 0.04, 120 + size)),
    ]
    lead = "".join(say(words, frame.words) for words, _ in profile.lead)
    for at, line in enumerate(text.lines(lead, LEAD_SIZE, room)[:MOST_LINES]):
        lettering.append(LetteringView(kind="lead", path=text.path(line, LEAD_SIZE, EDGE, 184 + size + 46 * at)))
    figures = [one for one in ledger(profile, frame.words) if one.number][:4]
    for at, one in enumerate(figures):
        x = EDGE + at * room / max(1, len(figures))
        lettering.append(LetteringView(kind="figure", path=display.path(str(one.number), FIGURE_SIZE, x, 478)))
        lettering.append(LetteringView(kind="label", path=text.path(one.text, SMALL_SIZE, x, 514)))
    return SharePictureView(lettering=tuple(lettering), bars=tuple(_bars(frame, profile)))


def _bars(frame: Frame, profile: Profile) -> list[BarsView]:
    found = []
    shown = profile.witnesses[:MOST_STRIPS]
    room = (WIDTH - 2 * EDGE - 24 * (len(shown) - 1)) / max(1, len(shown))
    for place, witness in enumerate(shown):
        total = len(witness.article.sentences)
        left, step = EDGE + place * (room + 24), room / max(1, total)
        bars = {
            number: (left + (number - 1) * step, step * 0.7, number in frame.cited[witness.id])
            for number in range(1, total + 1)
        }
        found.append(
            BarsView(
                tone=frame.shelf.tones[witness.id],
                cited="".join(f"M{x:.1f} 546h{wide:.1f}v34h-{wide:.1f}z" for x, wide, cited in bars.values() if cited),
                other="".join(
                    f"M{x:.1f} 561h{wide:.1f}v4h-{wide:.1f}z" for x, wide, cited in bars.values() if not cited
                ),
            )
        )
    return found


def _faces(frame: Frame) -> tuple[Typeface, Typeface]:
    return _read_faces(tuple(sorted(_fonts(frame.assets.names, frame.assets.files).items())))


def _fonts(names: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The font files of the site by their plain paths."""
    return {path: files[name] for path, name in names.items() if path.endswith(".woff2")}


@lru_cache(maxsize=2)
def _read_faces(fonts: tuple[tuple[str, bytes], ...]) -> tuple[Typeface, Typeface]:
    """The typeface of names and that of text; each is the fonts of its name, the plain letters first."""
    kinds = ([content for path, content in fonts if f"-{kind}" in path] for kind in ("display", "text"))
    display, text = (Typeface.of(sorted(files, key=len, reverse=True)) for files in kinds)
    return display, text
