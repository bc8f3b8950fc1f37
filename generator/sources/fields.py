"""Fields of a page's front matter become typed values, with a problem at the place of each that cannot.

Takes a `Header`, gives strings, lists, dates and addresses, and a reader of its own for each entry of a list of
mappings. Nothing is coerced: what is of the wrong kind is a problem, and the field counts as absent. An empty value
counts as absent too.

| code | meaning |
|---|---|
| FIELD01 | warning: no field has this name |
| FIELD02 | the value is of the wrong kind: a list for a text, or the like |
| FIELD03 | the value is none of those allowed |
| FIELD04 | a field that the page needs is missing |
| FIELD05 | no web address |
| DATE01 | no date of EDTF level 0 or 1 |
"""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Mapping
from typing import Literal, TypeVar
from urllib.parse import urlsplit

from generator.errors import EdtfError, Place, Problem, Severity
from generator.model.edtf import EdtfDate
from generator.sources.frontmatter import Field, FieldValue, Header

Choice = TypeVar("Choice", bound=str)

LANGUAGE_RE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""A language tag (BCP 47). Takes `en`, `pt-BR`; leaves `English`."""


FLAGS: Mapping[str, Literal["yes", "no"]] = {"true": "yes", "yes": "yes", "false": "no", "no": "no"}
"""Words for yes and no, as YAML has them."""

HINTS_BY_KIND = {
    "a list": "write each entry on a line of its own, after `- `",
    "a text": "write one value after `: `",
    "`key: value` lines": "write `- key: value`, and the other fields of the entry below, each on a line of its own",
}


def is_web_address(value: str) -> bool:
    """Whether this is a whole address of http or https."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)


class FieldReader:
    """Reads the fields of one page, or of one entry in it, and keeps the problems; call `finish` last."""

    def __init__(self, header: Header, *, entry: Field | None = None) -> None:
        self.header = header
        self.problems: list[Problem] = []
        self._entry = entry
        self._known: set[str] = set()

    def field(self, key: str) -> Field | None:
        """The field of this name, or None; from now on it counts as known."""
        self._known.add(key)
        return self.header.fields.get(key)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text, blanks at its ends left out, or None when absent."""
        found = self.field(key)
        if found is None or (isinstance(found.value, str) and not found.value.strip()):
            if required and self.header.sound:
                whole, inside = ("entry", "entry") if self._entry else ("page", "front matter")
                hint = f"add `{key}: …` to the {inside}"
                self.report("FIELD04", found, f"`{key}` is missing; the {whole} needs it", hint)
            return None
        if not isinstance(found.value, str):
            self._wrong_kind(key, found, "a text")
            return None
        return found.value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, in order."""
        entries = []
        for entry in self._list(key):
            if isinstance(entry.value, str):
                entries.append(entry.value)
            else:
                self._wrong_kind(f"an entry of {key}", entry, "a text")
        return tuple(entry.strip() for entry in entries if entry.strip())

    def choice(self, key: str, allowed: Mapping[str, Choice], *, required: bool = False) -> Choice | None:
        """One of the words allowed."""
        value = self.text(key, required=required)
        if value is None or value in allowed:
            return allowed[value] if value is not None else None
        hint = f"write one of: {', '.join(allowed)}"
        self.report("FIELD03", self.header.fields[key], f"`{key}` cannot be {value!r}", hint, words=value)
        return None

    def flag(self, key: str) -> bool:
        """Yes or no; no when absent."""
        return self.choice(key, FLAGS) == "yes"

    def language(self, key: str) -> str | None:
        """A language tag."""
        value = self.text(key)
        if value is None or LANGUAGE_RE.fullmatch(value):
            return value
        hint = "write a language tag such as en or pt-BR"
        self.report("FIELD03", self.header.fields[key], f"{value!r} is no language tag", hint, words=value)
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
            self.report("DATE01", self.header.fields[key], f"`{key}`: {fault}", hint, words=value)
            return None

    def address(self, key: str) -> str | None:
        """A web address, http or https."""
        value = self.text(key)
        return value if value is not None and self._is_address(key, value) else None

    def addresses(self, key: str) -> tuple[str, ...]:
        """A list of web addresses."""
        return tuple(value for value in self.texts(key) if self._is_address(key, value))

    def entries(self, key: str) -> tuple[FieldReader, ...]:
        """A reader for each mapping in a list; each is to be finished, and its problems taken over with `adopt`."""
        readers = []
        for entry in self._list(key):
            if isinstance(entry.value, Mapping):
                header = dataclasses.replace(self.header, fields=entry.value, body="")
                readers.append(FieldReader(header, entry=entry))
            else:
                self._wrong_kind(f"an entry of {key}", entry, "`key: value` lines")
        return tuple(readers)

    def adopt(self, reader: FieldReader) -> None:
        """Finish the reader of an entry and take its problems over."""
        self.problems.extend(reader.finish())

    def at(self, key: str) -> Place:
        """Where the value of a field stands, or the entry, or the page, that lacks it."""
        return self.header.place(self.header.fields.get(key) or self._entry)

    def report(  # noqa: PLR0913 - a problem has this many parts
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
        """Add a problem at a field; without one, at the entry or the page."""
        place = self.header.place(found, at_key=at_key) if found else self.header.place(self._entry)
        problem = Problem(code=code, severity=severity, place=place, message=message, words=words, hint=hint)
        self.problems.append(problem)

    def finish(self) -> tuple[Problem, ...]:
        """All problems, with one for each field that nothing asked for."""
        for key, found in self.header.fields.items():
            if key in self._known:
                continue
            near = difflib.get_close_matches(key.casefold(), sorted(self._known), n=1)
            whole = "entry" if self._entry else "page"
            known = f"the fields of this {whole} are {', '.join(sorted(self._known))}"
            hint = f"did you mean `{near[0]}`?" if near else known
            words = f"no field is called `{key}`"
            self.report("FIELD01", found, words, hint, words=key, severity="warning", at_key=True)
        return tuple(self.problems)

    def _list(self, key: str) -> tuple[Field, ...]:
        """The entries of a list; none where it is absent or no list."""
        found = self.field(key)
        if found is None or found.value == "":
            return ()
        if isinstance(found.value, tuple):
            return found.value
        self._wrong_kind(key, found, "a list")
        return ()

    def _is_address(self, key: str, value: str) -> bool:
        good = is_web_address(value)
        if not good:
            hint = "write the whole address, such as https://example.org/page"
            self.report("FIELD05", self.header.fields[key], f"`{key}`: {value!r} is no web address", hint, words=value)
        return good

    def _wrong_kind(self, key: str, found: Field, wanted: str) -> None:
        hint = HINTS_BY_KIND[wanted]
        self.report("FIELD02", found, f"`{key}` is {_kind(found.value)}; expected {wanted}", hint)


def _kind(value: FieldValue) -> str:
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, tuple) else "a mapping"
