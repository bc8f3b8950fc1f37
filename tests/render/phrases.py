"""Every phrase that code and templates ask a catalogue for: read from both, and caught while sites are rendered."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import nodes
from render.large import make_large_site
from render.sample import make_pair, make_site

from generator import reconcile
from generator.knowledge.load import load_table
from generator.model import spoken
from generator.model.facts import ChangeLabel
from generator.render import about_page, citations, fact_views, frame, source_page
from generator.render.html import environment, templates_folder
from generator.render.pages import render_site
from generator.render.profile_page import EXPORTS
from generator.render.words import Words

RENDER = Path(about_page.__file__).parent
RECONCILE = Path(reconcile.__file__).parent


def written() -> tuple[set[str], set[str]]:
    """(phrases, counted words) that stand as literals in code and templates."""
    phrases: set[str] = set()
    counted = {"other"}  # asked for by `Words.few`, for a word of its own
    for path in (*RENDER.glob("*.py"), *RECONCILE.glob("*.py"), Path(spoken.__file__)):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = ast.unparse(node.func)
            first = node.args[0]
            if name == "Phrase" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                phrases.add(first.value)
                continue
            last = node.args[-1]
            if isinstance(last, ast.Constant) and isinstance(last.value, str):
                if name.endswith("words.count"):
                    counted.add(last.value)
                elif name.endswith("words") and len(node.args) == 1 and name.split(".")[-1] == "words":
                    phrases.add(last.value)
    folder = templates_folder()
    for path in folder.rglob("*.html"):
        for call in environment().parse(path.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in ("t", "count"):
                word = call.args[-1]
                assert isinstance(word, nodes.Const), path
                (phrases if call.node.name == "t" else counted).add(word.value)
    return phrases, counted


def listed() -> set[str]:
    """Phrases that stand in tables of the code."""
    about = {part for title, text, _ in about_page.tables_read() for part in (title, text)}
    labels = {label for label in source_page.LABELS.values() if label}
    return {
        *citations.PLACES.values(), *frame.PUBLISHED_HOW.values(), *frame.KINSHIPS.values(), *fact_views.RECORD_VALUES.values(), *fact_views.WORDINGS, *labels, *about,
        *spoken.MONTHS, *spoken.SEASONS.values(), *spoken.DOUBTS.values(), *(text for text, _ in EXPORTS),
        *get_args(ChangeLabel), "article text", *(step for steps in load_table("steps").values() for step in steps),
    }  # fmt: skip


def caught(patch: pytest.MonkeyPatch) -> set[str]:
    """Phrases that are asked for while sites are rendered, without labels of facts and entries of tables."""
    asked: set[str] = set()
    plain = Words.__call__

    def record(self: Words, text: str, **parts: object) -> str:
        asked.add(text)
        return plain(self, text, **parts)

    sites = (make_site(), make_pair(), make_large_site())
    environment.cache_clear()
    patch.setattr(Words, "__call__", record)
    for site in sites:
        render_site(site)
    patch.undo()
    environment.cache_clear()
    labels = {fact.label for site in sites for profile in site.profiles for fact in profile.facts}
    entries = {entry for _, _, held in about_page.tables_read() for entry in held}
    kinds = {"added", "hidden", "changed", "settled", "joined", "kept apart", "withdrawn"}
    return (asked | kinds) - labels - (entries - set(get_args(ChangeLabel)))
