"""What stands in the output from an earlier build, and may stay as it is.

Takes the output and what the last build noted of its files: size, time and hash. A file that has the size and the time
that were noted has the hash that was noted; any other is hashed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from generator.output.content import Content, FileOnDisk, stamp_of
from generator.output.manifest import sha256_of

Note = tuple[int, int, str]
"""(size, time of change in nanoseconds, SHA-256) of a file."""

_decoder = msgspec.json.Decoder(dict[str, Note])
_encoder = msgspec.json.Encoder()


class Standing:
    """The files of an output."""

    def __init__(self, output: Path, notes: bytes = b"{}") -> None:
        self._top = str(output.resolve())
        try:
            self._notes: Mapping[str, Note] = _decoder.decode(notes)
        except msgspec.MsgspecError:
            self._notes = {}

    def find(self, path: str, sha256: str) -> FileOnDisk | None:
        """The file of this path, where it holds what has this hash."""
        place = f"{self._top}/{path}"
        stamp = stamp_of(place)
        if stamp is None:
            return None
        note = self._notes.get(path)
        known = note[2] if note and note[:2] == stamp else _hash(place)
        return FileOnDisk(place=place, sha256=sha256, stamp=stamp) if known == sha256 else None


def note_files(output: Path, hashes: Iterable[tuple[str, str]], contents: Mapping[str, Content]) -> bytes:
    """What the next build should know of files that were just written.

    Args:
        output: the folder.
        hashes: (path, SHA-256) of each.
        contents: what they hold; of those that stood there already the stamp is known.

    """
    top = str(output.resolve())
    notes = {}
    for path, sha256 in hashes:
        content = contents.get(path)
        known = content.stamp if isinstance(content, FileOnDisk) else None
        if stamp := known or stamp_of(f"{top}/{path}"):
            notes[path] = (*stamp, sha256)
    return _encoder.encode(notes)


def _hash(place: str) -> str:
    try:
        return sha256_of(Path(place).read_bytes())
    except OSError:
        return ""
