"""Compiled templates, kept between runs beside Python's own compiled modules.

Only our own templates are kept, and only where Python would keep a module: never in the project, whose files may come
from anybody, for what is read here is run. What does not match its template, the interface's words, Jinja, Python or the
code that compiles is compiled again, and so is what is damaged; where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

PREFIX = "template."
"""How the files begin, in the folder of Python's compiled modules."""


class KeptTemplates(BytecodeCache):
    """The templates below one folder, in one language."""

    def __init__(self, ours: Path, *, language: str, words: Iterable[str], folder: Path | None = None) -> None:
        self._ours = f"{ours}/"
        self._language = language
        code = (Path(__file__), Path(__file__).with_name("compiled.py"))
        self._folder = folder or Path(importlib.util.cache_from_source(str(code[0]))).parent
        parts = (sys.version, jinja2.__version__, *words, *(path.read_text("utf-8") for path in code))
        self._made_by = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file; empty for what is not kept."""
        ours = filename is not None and filename.startswith(self._ours)
        return f"{PREFIX}{self._language}.{name.replace('/', '.')}" if ours else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is kept, where it is whole and was made of the same."""
        if not bucket.key:
            return
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
            content = (self._folder / bucket.key).read_bytes()
            if content[:32] == self._seal(bucket, content[32:]):
                bucket.code = marshal.loads(content[32:])  # noqa: S302 - from where Python's own modules are

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, in one step."""
        if not bucket.key or sys.dont_write_bytecode or bucket.code is None:
            return
        code = marshal.dumps(bucket.code)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(prefix=PREFIX, dir=self._folder)
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(self._seal(bucket, code) + code)
                Path(name).replace(self._folder / bucket.key)
            except OSError:
                Path(name).unlink()

    def _seal(self, bucket: Bucket, code: bytes) -> bytes:
        """What stands before the code: it tells the template, what compiled it, and that the code is whole."""
        made_of = f"{self._made_by} {self._ours} {bucket.checksum}"
        return hashlib.sha256(made_of.encode("utf-8", "surrogatepass") + code).digest()
