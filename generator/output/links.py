"""Where an address on a page leads: to a page of the site, or away.

Takes a page's path, an address as written and the site's base address. Nothing is looked up; whether there is such a
page is for others to say.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

SAFE_SCHEMES = frozenset(["http", "https", "mailto", "tel"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where an internal address leads."""

    page: str
    """Path below the site."""
    anchor: str
    """Empty when the page as a whole is meant."""


def is_safe(target: str) -> bool:
    """Whether an address is of a scheme that a page may hold; a relative one has none."""
    scheme = urlsplit(target).scheme if ":" in target.partition("/")[0] else ""
    return not scheme or scheme in SAFE_SCHEMES or target.startswith("data:image/")


def is_full(target: str) -> bool:
    """Whether an address names its host."""
    return target.startswith(("http:", "https:"))


@lru_cache(maxsize=1 << 12)
def resolve_link(path: str, target: str, base: str) -> Target | None:
    """Where an address on the page `path` leads; None when it leaves the site.

    An address that begins with `/` is meant from the root of the host, where the base address may add a folder.
    """
    if is_full(target):
        inside = base and (target == base or target.startswith((f"{base}/", f"{base}#", f"{base}?")))
        if not inside:
            return None
        target = target.removeprefix(base) or "/"
    elif urlsplit(target).scheme or target.startswith("//"):
        return None
    elif target.startswith("/") and base:
        folder = urlsplit(base).path
        if folder and not target.startswith(f"{folder}/"):
            return None
        target = target.removeprefix(folder)
    parts = urlsplit(target)
    if not parts.path:
        return Target(page=path, anchor=unquote(parts.fragment))
    written = unquote(parts.path)
    joined = written.lstrip("/") if written.startswith("/") else posixpath.join(posixpath.dirname(path), written)
    page = posixpath.normpath(joined or ".")
    return Target(page="" if page == "." else page, anchor=unquote(parts.fragment))
