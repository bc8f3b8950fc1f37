"""Styles, scripts, fonts and pictures, each under a name that tells its content.

Takes files by plain path, gives them by a path with a hash of the content in it, and the map from one to the other: a
host may let a reader keep such a file for ever, since another content has another name. A style sheet that names other
files names them as they are called here. Texts that people look for by name, such as a licence, keep theirs.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.render.urls import link

HASH_LENGTH = 10
"""Hexadecimal digits of SHA-256 in a name: 40 bits, far more than the contents that one file ever has."""

KEPT_SUFFIXES = (".txt", ".md")
"""Files that keep their names."""

CSS_URL_RE = re.compile(r"""url\((?P<sign>["']?)(?P<target>[^"')#?:]+)(?P<rest>(?:[?#][^"')]*)?)(?P=sign)\)""")
"""A relative address in a style sheet. Takes `url("fonts/a.woff2")`; leaves `url(data:image/png,x)`."""


@dataclass(frozen=True, slots=True)
class Assets:
    """The static files of a site."""

    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Content by the path that the site has it under."""
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    """That path by the plain one."""

    def __getitem__(self, path: str) -> str:
        """The path that the site has a file under; a file that is not there keeps its plain one."""
        return self.names.get(path, path)


NO_ASSETS = Assets()


def name_assets(files: Mapping[str, bytes]) -> Assets:
    """The files under names that tell their content; what a style sheet names comes before the sheet."""
    names: dict[str, str] = {}
    found: dict[str, bytes] = {}
    for path in sorted(files, key=lambda path: (path.endswith(".css"), path)):
        content = files[path]
        if path.endswith(".css"):
            content = _renamed(path, content, names)
        names[path] = path if path.endswith(KEPT_SUFFIXES) else _named(path, content)
        found[names[path]] = content
    return Assets(dict(sorted(found.items())), names)


def _named(path: str, content: bytes) -> str:
    """The path with a hash of the content before its ending."""
    stem, dot, ending = path.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:HASH_LENGTH]
    return f"{stem}.{digest}.{ending}" if dot else f"{path}.{digest}"


def _renamed(path: str, sheet: bytes, names: Mapping[str, str]) -> bytes:
    """A style sheet whose addresses are those that the files have now."""

    def address(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["target"]))
        if target not in names:
            return found[0]
        return f"url({found['sign']}{link(path, names[target])}{found['rest']}{found['sign']})"

    return CSS_URL_RE.sub(address, sheet.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
