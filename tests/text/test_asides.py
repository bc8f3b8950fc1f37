"""Asides between commas keep what they hold to themselves."""

from __future__ import annotations

import pytest

from generator.text.asides import is_told_aside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holm, a £2.5m signing from Ardley in <May 2021>, *has 12 goals.", True),
        ("Holm, who joined in <May 2021>, *scored twice.", True),
        ("Holm, born in <1999>, *is a striker.", True),
        ("At her first cup, the <2018 cup>, *was the crowd any louder?", False),
        ("In <May 2021>, the striker, a mother of two, *has 12 goals.", False),
        ("Holm, a striker in <May 2021>. She, a mother, *has 12 goals.", False),
        ("Holm, a striker who *won in <May 2021>, has 12 goals.", False),
    ],
)
def test_what_an_aside_holds_is_told_aside(text: str, *, expected: bool) -> None:
    place, target = text.index("<"), text.index("*") - (2 if text.index("*") > text.index("<") else 0)
    plain = text.replace("<", "").replace(">", "").replace("*", "")
    place -= int(text.index("*") < text.index("<"))

    assert is_told_aside(plain, 0, place, target) is expected
