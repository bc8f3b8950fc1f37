"""The interface's own words, in the language of the site: one catalogue a language, `templates/i18n/<language>.toml`.

Code and templates name a phrase by its English words; the catalogue says how a language has it. What a catalogue lacks
stays English, so that a half-made one works. Words of sources and facts are never translated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = "i18n"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str = "en"
    phrases: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By their English words; parts in braces are filled in."""
    counts: Mapping[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    """(one, many) by the English word for one."""

    @property
    def english(self) -> bool:
        """Whether pages are in English."""
        return self.language.partition("-")[0] == "en"

    def __call__(self, text: str, /, **parts: object) -> str:
        """A phrase, its parts filled in."""
        found = self.phrases.get(text, text)
        return found.format(**parts) if parts else found

    def count(self, number: int, one: str) -> str:
        """A number and what it counts: "1 fact", "2 facts"."""
        single, many = self.counts.get(one, (one, f"{one}s"))
        return f"{number} {single if number == 1 else many}"

    def list(self, words: Iterable[str]) -> str:
        """Words as a list: "A", "A and B", "A, B and C"."""
        *first, last = words
        return self("{first} and {last}", first=", ".join(first), last=last) if first else last

    def few(self, words: Iterable[str], most: int = 8) -> str:
        """Words as a list; of a long one the first, and how many others there are."""
        listed = list(words)
        if len(listed) <= most + 1:
            return self.list(listed)
        return self.list([*listed[:most], self.count(len(listed) - most, "other")])


ENGLISH = Words()


@cache
def load_words(language: str, folders: tuple[Path, ...]) -> Words:
    """The words of a language, from the first of the template folders that has its catalogue; `de-AT` takes `de`.

    Raises:
        tomllib.TOMLDecodeError: when a site's own catalogue is no TOML.

    """
    for name in dict.fromkeys((language, language.partition("-")[0])):
        for folder in folders:
            path = folder / FOLDER / f"{name}.toml"
            if name.replace("-", "").isalnum() and path.is_file():
                table = tomllib.loads(path.read_text("utf-8"))
                counts = {one: (single, many) for one, (single, many) in table.get("counts", {}).items()}
                return Words(language, table.get("phrases", {}), counts)
    return ENGLISH if language == "en" else Words(language)
