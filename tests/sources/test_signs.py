from __future__ import annotations

import re

import pytest

from generator.errors import Problem
from generator.sources import signs
from generator.sources.signs import sign_problems

SIGNS = (*map(chr, range(0x2100)), "\u2066", "\u2069", "\ufeff", "\ufffd")


def all_problems() -> list[tuple[Problem, ...]]:
    forms = ("Ka{}ne", "K{} m", "{}ane", "Ka{}™ne", "â{}œ", "Ã{}", "a {} b")
    return [sign_problems("a.txt", form.format(sign)) for sign in SIGNS for form in forms]


def test_no_sign_is_passed_over_because_the_text_looks_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    found = all_problems()
    assert {problem.code for problems in found for problem in problems} == {code for code, *_ in signs.KINDS}

    monkeypatch.setattr(signs, "SUSPECT_RE", re.compile(""))

    assert found == all_problems()
