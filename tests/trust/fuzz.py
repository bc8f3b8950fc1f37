"""Fuzzing led by coverage, for as long as it is let: `python tests/trust/fuzz.py claims -max_total_time=600`.

Takes the name of a reader in `test_no_text_raises.py` and options of libFuzzer, among them a folder of texts to begin
with; ends with the text at which a reader raised, if one did. Needs `atheris`, which is no dependency: it runs where
libFuzzer does.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

with atheris.instrument_imports(include=["generator"]):
    from trust.test_no_text_raises import READERS


def main() -> None:
    """Fuzz the reader that the first word names."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in READERS:
        sys.exit(f"name a reader: {', '.join(READERS)}")
    read = READERS[name][0]

    def try_bytes(data: bytes) -> None:
        read(data.decode("utf-8", "replace"))

    atheris.Setup([sys.argv[0], *sys.argv[2:]], try_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
