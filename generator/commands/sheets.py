"""The facts of built sites, read back to be compared.

Takes the path of a site or of one `facts.json`, gives its sheets.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.errors import GeneratorError
from generator.reconcile.change import Sheet, parse_sheet


class SheetError(GeneratorError, ValueError):
    """There are no facts to read at a path."""


def read_sheets(path: Path) -> list[Sheet]:
    """Every `facts.json` of a built site, or the one that `path` is.

    Raises:
        SheetError: when there is none, or it cannot be read.

    """
    files = sorted(path.glob("people/*/facts.json")) or sorted(path.glob("facts.json")) if path.is_dir() else [path]
    if not files:
        raise SheetError(f"{path} holds no people/*/facts.json; build the site first")
    try:
        return [parse_sheet(file.read_bytes()) for file in files]
    except OSError as fault:
        raise SheetError(f"{path} cannot be read: {fault.strerror}") from fault
    except msgspec.MsgspecError as fault:
        raise SheetError(f"{path} is no facts.json: {fault}") from fault
