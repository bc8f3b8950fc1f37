"""Forms of verbs: `inflect` gives them, `verb_forms` looks one up, `present` makes the form of a title.

Takes base forms; verbs that follow no rule stand in `knowledge/verb_forms.toml`. Nothing here reads an article, and
which verbs tell of what is not known here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Literal

from generator.knowledge.load import load_table

Form = Literal["base", "s", "past", "participle", "ing"]


@cache
def inflect(base: str) -> dict[str, Form]:
    """The forms of a verb, each with what it is; "past" where past and participle, or past and base, are one."""
    table = load_table("verb_forms")
    if base == "be":
        return dict(table["be"])
    regular = _regular_past(base)
    past = table["irregular"].get(base, regular).split()
    forms: dict[str, Form] = {base: "base", present(base): "s", _ing(base): "ing"}
    forms.setdefault(past[-1], "participle" if len(past) > 1 else "past")
    forms[past[0]] = "past"
    if base in table["two_pasts"]:
        forms[regular] = "past"
    return forms


def _stem(base: str) -> str:
    """The stem before -ed and -ing, its last letter doubled where the table says so."""
    return base + base[-1] if base in load_table("verb_forms")["double"] else base


def _regular_past(base: str) -> str:
    if base[-1] == "y" and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "d" if base[-1] == "e" else _stem(base) + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    silent = base.endswith("e") and not base.endswith(("ee", "oe", "ye"))
    return (base[:-1] if silent else _stem(base)) + "ing"


def present(base: str) -> str:
    """The form with "he" or "she": `miss` gives `misses`, `carry` gives `carries`."""
    if base in ("be", "have"):
        return {"be": "is", "have": "has"}[base]
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base[-1] == "y" and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


@cache
def verb_forms() -> dict[str, dict[str, Form]]:
    """Every form of every verb that our tables know, to its bases and what it is of each."""
    table = load_table("verb_forms")
    triggers = " ".join(trigger for row in load_table("predicates")["predicate"] for trigger in row["says"])
    bases = {*table["irregular"], *table["double"], *table["regular"], *re.findall(r"<([a-z-]+)>", triggers)}
    forms: dict[str, dict[str, Form]] = defaultdict(dict)
    for base in sorted(bases):
        for form, kind in inflect(base).items():
            forms[form][base] = kind
    return dict(forms)
