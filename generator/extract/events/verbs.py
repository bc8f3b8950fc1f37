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

BE_FORMS: dict[str, Form] = {
    "is": "s",
    "are": "base",
    "was": "past",
    "were": "past",
    "be": "base",
    "been": "participle",
    "being": "ing",
    "am": "base",
}


@cache
def inflect(base: str) -> dict[str, Form]:
    """The forms of a verb, each with what it is; "past" where past and participle are one."""
    if base == "be":
        return dict(BE_FORMS)
    table = load_table("verb_forms")
    stem = base + base[-1] if base in table["double"] else base
    silent = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else stem
    regular = (
        base[:-1] + "ied"
        if base[-1] == "y" and base[-2] not in "aeiou"
        else (base + "d" if base[-1] == "e" else stem + "ed")
    )
    forms: dict[str, Form] = {
        base: "base",
        present(base): "s",
        (base[:-2] + "ying" if base.endswith("ie") else silent + "ing"): "ing",
    }
    past = table["irregular"].get(base, regular).split()
    if base in ("burn", "learn", "dream", "spell"):
        forms[regular] = "past"
    forms.setdefault(past[-1], "participle" if len(past) > 1 else "past")
    forms.setdefault(past[0], "past")
    if base in ("run", "come", "become", "overcome"):
        forms[past[0]] = "past"
    if base in ("beat", "put", "set", "hit", "cut", "quit", "bid", "hurt", "split", "shut", "let", "cost", "read"):
        forms[base] = "past"
    if base in (
        "go",
        "stop",
        "win",
        "get",
        "run",
        "set",
        "put",
        "hit",
        "cut",
        "sit",
        "quit",
        "swim",
        "begin",
        "let",
        "forget",
        "split",
        "shut",
    ):
        forms.pop(base + "ing", None)
        forms[base + base[-1] + "ing" if base != "go" else "going"] = "ing"
    return forms


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
