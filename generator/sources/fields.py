"""Fields of a page's front matter become typed values, with a problem at the place of each that cannot.

Takes a `Header`, gives strings, lists, dates and addresses. Nothing is coerced: what is of the wrong kind is a problem,
and the field counts as absent. An empty value counts as absent too.

| code | meaning |
|---|---|
| FIELD01 | warning: no field has this name |
| FIELD02 | the value is of the wrong kind: a list for a text, or the like |
| FIELD03 | the value is none of those allowed |
| FIELD04 | a field that the page needs is missing |
| FIELD05 | no web address |
| DATE01 | no date of EDTF level 0 or 1 |
| EDIT01 | warning: a field that this version knows and does not apply |
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar
from urllib.parse import urlsplit

from generator.errors import EdtfError, Problem, Severity
from generator.model.edtf import EdtfDate
from generator.sources.frontmatter import Field, FieldValue, Header

Choice = TypeVar("Choice", bound=str)

LANGUAGE_RE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""A language tag (BCP 47). Takes `en`, `pt-BR`; leaves `English`."""


def is_web_address(value: str) -> bool:
    """Whether this is a whole address of http or https."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)


class FieldReader:
    """Reads the fields of one page and keeps the problems; call `finish` last."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.problems: list[Problem] = []
        self._known: set[str] = set()

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text, blanks at its ends left out, or None when absent."""
        found = self._field(key)
        if found is None or found.value == "":
            if required and self.header.sound:
                hint = f"add `{key}: …` to the front matter"
                self._problem("FIELD04", found, f"`{key}` is missing; the page needs it", hint)
            return None
        if not isinstance(found.value, str):
            self._wrong_kind(key, found, "a text")
            return None
        return found.value.strip() or None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, in order."""
        found = self._field(key)
        if found is None or found.value == "":
            return ()
        if not isinstance(found.value, tuple):
            self._wrong_kind(key, found, "a list")
            return ()
        entries = []
        for entry in found.value:
            if isinstance(entry.value, str):
                entries.append(entry.value)
            else:
                self._wrong_kind(f"an entry of {key}", entry, "a text")
        return tuple(entry.strip() for entry in entries if entry.strip())

    def choice(self, key: str, allowed: Mapping[str, Choice]) -> Choice | None:
        """One of the words allowed."""
        value = self.text(key)
        if value is None or value in allowed:
            return allowed[value] if value is not None else None
        hint = f"write one of: {', '.join(allowed)}"
        self._problem("FIELD03", self.header.fields[key], f"`{key}` cannot be {value!r}", hint, words=value)
        return None

    def language(self, key: str) -> str | None:
        """A language tag."""
        value = self.text(key)
        if value is None or LANGUAGE_RE.fullmatch(value):
            return value
        hint = "write a language tag such as en or pt-BR"
        self._problem("FIELD03", self.header.fields[key], f"{value!r} is no language tag", hint, words=value)
        return None

    def date(self, key: str) -> EdtfDate | None:
        """A date of EDTF level 0 or 1."""
        value = self.text(key)
        if value is None:
            return None
        try:
            return EdtfDate.parse(value)
        except EdtfError as fault:
            hint = "write the day as 2022-12-10, or less of it: 2022-12, 2022"
            self._problem("DATE01", self.header.fields[key], f"`{key}`: {fault}", hint, words=value)
            return None

    def address(self, key: str) -> str | None:
        """A web address, http or https."""
        value = self.text(key)
        return value if value is not None and self._is_address(key, value) else None

    def addresses(self, key: str) -> tuple[str, ...]:
        """A list of web addresses."""
        return tuple(value for value in self.texts(key) if self._is_address(key, value))

    def not_applied(self, keys: Iterable[str]) -> None:
        """Say of each of these fields, where it is filled in, that this version leaves it alone."""
        for key in keys:
            found = self._field(key)
            if found is not None and found.value not in ("", ()):
                hint = "the page is built without it; remove the field to silence this"
                found_words = f"`{key}` is not supported yet and changes nothing"
                self._problem("EDIT01", found, found_words, hint, severity="warning", at_key=True)

    def finish(self) -> tuple[Problem, ...]:
        """All problems, with one for each field that nothing asked for."""
        for key, found in self.header.fields.items():
            if key in self._known:
                continue
            near = difflib.get_close_matches(key.casefold(), sorted(self._known), n=1)
            known = f"the fields of this page are {', '.join(sorted(self._known))}"
            hint = f"did you mean `{near[0]}`?" if near else known
            words = f"no field is called `{key}`"
            self._problem("FIELD01", found, words, hint, words=key, severity="warning", at_key=True)
        return tuple(self.problems)

    def _field(self, key: str) -> Field | None:
        self._known.add(key)
        return self.header.fields.get(key)

    def _is_address(self, key: str, value: str) -> bool:
        good = is_web_address(value)
        if not good:
            hint = "write the whole address, such as https://example.org/page"
            self._problem(
                "FIELD05", self.header.fields[key], f"`{key}`: {value!r} is no web address", hint, words=value
            )
        return good

    def _wrong_kind(self, key: str, found: Field, wanted: str) -> None:
        hint = (
            "write each entry on a line of its own, after `- `" if wanted == "a list" else "write one value after `: `"
        )
        self._problem("FIELD02", found, f"`{key}` is {_kind(found.value)}; expected {wanted}", hint)

    def _problem(  # noqa: PLR0913 - a problem has this many parts
        self,
        code: str,
        found: Field | None,
        message: str,
        hint: str,
        *,
        words: str = "",
        severity: Severity = "error",
        at_key: bool = False,
    ) -> None:
        place = self.header.place(found, at_key=at_key)
        problem = Problem(code=code, severity=severity, place=place, message=message, words=words, hint=hint)
        self.problems.append(problem)


def _kind(value: FieldValue) -> str:
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, tuple) else "a mapping"
