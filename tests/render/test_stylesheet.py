"""The one stylesheet: its order, its tokens, its contrasts."""

from __future__ import annotations

import re

import pytest

from generator.render.citations import TONES
from generator.render.html import templates_folder

FOLDER = templates_folder()
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
SHEET = (FOLDER / "static" / "site.css").read_text("utf-8")
COLOURS = re.findall(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", SHEET)
TOKENS = [{name: light for name, light, _ in COLOURS}, {name: dark for name, _, dark in COLOURS}]
"""Colours of the light and of the dark page."""


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    ("ink", "paper"), ("quiet", "paper"), ("alarm", "paper"), ("spot-ink", "spot"), ("paper", "ink"),
    *((f"tone-{number}", back) for number in range(1, TONES + 1) for back in (f"tone-{number}-wash", "paper")),
    *((ink, f"tone-{number}-wash") for number in range(1, TONES + 1) for ink in ("ink", "quiet")),
]  # fmt: skip


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_is_legible(front: str, back: str, scheme: int) -> None:
    assert contrast(TOKENS[scheme][front], TOKENS[scheme][back]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_sources_have_colours_of_their_own(scheme: int) -> None:
    tones = [TOKENS[scheme][f"tone-{number}"] for number in range(1, TONES + 1)]

    assert len(set(tones)) == TONES
    assert all(f".tone-{number} {{" in SHEET for number in range(1, TONES + 1))


def test_the_sheet_keeps_to_classes_and_tokens() -> None:
    rules = SHEET.split("/* ---- Elements ---- */")[1]

    assert "!important" not in SHEET
    assert "http" not in SHEET
    assert not [line for line in rules.splitlines() if line.startswith("#")]
    order = ("Tokens", "Elements", "Layout", "Components", "Print")
    places = [SHEET.index(f"/* ---- {part} ---- */") for part in order]
    assert places == sorted(places)
    colours = [word for word in rules.split("/* ---- Print ---- */")[0].split() if word.startswith("#")]
    assert not colours


def test_every_class_in_the_templates_is_styled() -> None:
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)", SHEET))
    for name in TEMPLATES:
        text = re.sub(r"{%.*?%}|{{.*?}}", "", (FOLDER / name).read_text("utf-8"))
        written = {one for found in re.findall(r'class="([^"]*)"', text) for one in found.split()}
        assert {one for one in written if not one.endswith("-")} <= styled, name
