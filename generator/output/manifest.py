"""The manifest of a built site: what it was made from, and what it consists of.

Takes hashes, gives the text of `manifest.json`, and reads it back. It says which files of a folder are ours to remove,
and `factsheet verify` compares a site with it. It holds no time and no path of the machine: same inputs, same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

MANIFEST_PATH = "manifest.json"
GENERATOR = "player-factsheet"

_text = json.JSONEncoder(ensure_ascii=False).encode
"""A text as JSON; with indents the library takes ten times as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an earlier build wrote."""

    version: str
    """Of the tool that built it."""
    inputs: Mapping[str, str]
    """SHA-256 of each file that was read, by path below the project."""
    outputs: Mapping[str, str]
    """SHA-256 of each file that was written, by path below the site; without the manifest itself."""


def sha256_of(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def format_manifest(outputs: Mapping[str, str], *, inputs: Mapping[str, str], version: str) -> str:
    """The manifest's text, keys sorted; `outputs` and `inputs` hold the SHA-256 of files by path."""
    lines = [f'  "generator": {_text(GENERATOR)}', f'  "version": {_text(version)}']
    for name, table in (("inputs", inputs), ("outputs", outputs)):
        rows = ",\n".join(f"    {_text(path)}: {_text(sha256)}" for path, sha256 in sorted(table.items()))
        lines.append(f'  "{name}": {{\n{rows}\n  }}' if rows else f'  "{name}": {{}}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def parse_manifest(text: str) -> Manifest | None:
    """Read a manifest of ours, or None where the text is anything else."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.get("generator") != GENERATOR:
        return None
    inputs, outputs = _table(values.get("inputs")), _table(values.get("outputs"))
    if inputs is None or outputs is None:
        return None
    return Manifest(version=str(values.get("version")), inputs=inputs, outputs=outputs)


def _table(value: object) -> dict[str, str] | None:
    """The value as a table of texts, or None where it is anything else."""
    if not isinstance(value, dict) or not all(isinstance(entry, str) for entry in value.values()):
        return None
    return value
