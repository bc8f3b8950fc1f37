"""The one loader of our tables of words and facts.

Tables are data files beside this module: `.toml` for what has structure, `.txt` for plain lists (an entry a line, `#`
begins a comment). Each is read once a process. Nothing outside this package opens them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from generator.errors import KnowledgeError


@cache
def load_table(name: str) -> dict[str, Any]:
    """The table `name`.toml; treat it as read-only.

    Raises:
        KnowledgeError: when the file is missing or is no TOML.

    """
    try:
        return tomllib.loads(_read(f"{name}.toml"))
    except tomllib.TOMLDecodeError as fault:
        raise KnowledgeError(f"knowledge/{name}.toml: {fault}") from fault


@cache
def load_words(path: str) -> tuple[str, ...]:
    """The words of one list inside a table, by the names that lead to it: `load_words("event_words.status.negation")`.

    A list is an array, a string of words with blanks between, or the keys of a section.

    Raises:
        KnowledgeError: when there is no such list.

    """
    table, *names = path.split(".")
    found: Any = load_table(table)
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    if not isinstance(found, list | dict | str):
        raise KnowledgeError(f"knowledge/{table}.toml has no list of words under {'.'.join(names)}")
    return tuple(found.split() if isinstance(found, str) else found)


@cache
def load_list(name: str) -> tuple[str, ...]:
    """The entries of `name`.txt, in order, comments and empty lines left out.

    Raises:
        KnowledgeError: when the file is missing.

    """
    lines = (line.partition("#")[0].strip() for line in _read(f"{name}.txt").splitlines())
    return tuple(line for line in lines if line)


def _read(name: str) -> str:
    try:
        return files("generator.knowledge").joinpath(name).read_text("utf-8")
    except OSError as fault:
        raise KnowledgeError(f"knowledge/{name} cannot be read: {fault}") from fault
