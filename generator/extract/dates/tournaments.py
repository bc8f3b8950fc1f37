"""Competitions and their editions: what the tournament file knows of when and where.

Takes names and years as the text gives them, gives editions. Lookups go by the year of play, not by the name of the
edition. Where the sex of the player is unknown both men's and women's editions are candidates, and a lookup that finds
two gives none. Results are not in the file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.knowledge.load import load_table
from generator.model.claims import Sex
from generator.model.edtf import EdtfDate
from generator.text.tokens import LETTERS_RE


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of a competition."""

    code: str
    label: str
    """The competition's name."""
    sex: Sex | None
    """Whose competition it is; None where both play."""
    edition: str
    """The year in its name."""
    start: dt.date
    end: dt.date
    """Day of the final, or of the close."""
    hosts: tuple[str, ...]
    """Countries, and other names for them or for the host city."""

    @property
    def year(self) -> EdtfDate:
        """The year of play."""
        return EdtfDate.parse(f"{self.start.year:04d}")

    @property
    def days(self) -> EdtfDate:
        """From the first match to the final."""
        return EdtfDate.between(EdtfDate.day(self.start), EdtfDate.day(self.end))

    @property
    def fact(self) -> str:
        """The outside fact in words, for a step."""
        whose = {"f": "women's ", "m": "men's "}.get(self.sex or "", "")
        return f"{whose}{self.label} {self.edition}: {self.days} (tournament file)"


@cache
def all_editions() -> tuple[Edition, ...]:
    """Every edition of the file, by start."""
    table = load_table("tournaments")
    labels = {row["code"]: row["label"] for row in table["competition"]}
    found = [
        Edition(
            code=row["code"],
            label=labels[row["code"]],
            sex=row.get("sex"),
            edition=row["edition"],
            start=row["start"],
            end=row["end"],
            hosts=(*row["hosts"], *row["host_aliases"]),
        )
        for row in table["edition"]
    ]
    return tuple(sorted(found, key=lambda edition: (edition.start, edition.code)))


@cache
def competition_pattern() -> str:
    """Source of a pattern for a competition's name, as group `competition`, its sex as `whose`."""
    names = [(row, name) for row in load_table("tournaments")["competition"] for name in row["names"]]
    names.sort(key=lambda pair: -len(pair[1]))
    either = "|".join(re.escape(name) for _, name in names)
    return rf"(?:(?P<whose>women|men)['’]?s\s+)?(?:FIFA\s+|UEFA\s+)?(?P<competition>{either})"


@cache
def competition_words() -> frozenset[str]:
    """The last words of competitions' names, case folded."""
    rows = load_table("tournaments")["competition"]
    return frozenset(name.split()[-1].casefold() for row in rows for name in row["names"])


@cache
def other_sports() -> frozenset[str]:
    """Words that, before a competition's name, make it another one ("Rugby World Cup"), case folded."""
    return frozenset(word for row in load_table("tournaments")["competition"] for word in row["not_after"])


@cache
def _codes() -> dict[str, str]:
    rows = load_table("tournaments")["competition"]
    return {name.casefold(): row["code"] for row in rows for name in row["names"]}


def code_of(name: str) -> str | None:
    """Code of the competition of this name, or None."""
    return _codes().get(name.casefold())


@cache
def editions_of(code: str, sex: Sex | None) -> tuple[Edition, ...]:
    """Editions of a competition that somebody of this sex could play in, by start."""
    return tuple(
        edition for edition in all_editions() if edition.code == code and sex in (None, edition.sex, edition.sex or sex)
    )


def played_in(editions: Iterable[Edition], year: int) -> Edition | None:
    """The one edition whose play began in `year`."""
    return _only(edition for edition in editions if edition.start.year == year)


def called(editions: Iterable[Edition], year: int) -> Edition | None:
    """The one edition with `year` in its name, or else played in it."""
    kept = tuple(editions)
    return _only(edition for edition in kept if edition.edition == str(year)) or played_in(kept, year)


def latest_before(editions: Iterable[Edition], day: dt.date) -> Edition | None:
    """The last edition that was over on `day`; None where it is not known which sex plays."""
    over = [edition for edition in editions if edition.end <= day]
    return over[-1] if over and len({edition.sex for edition in over}) == 1 else None


def first_after(editions: Iterable[Edition], day: dt.date) -> Edition | None:
    """The first edition that was not yet over on `day`; None where it is not known which sex plays."""
    coming = [edition for edition in editions if edition.end > day]
    return coming[0] if coming and len({edition.sex for edition in coming}) == 1 else None


def hosted_by(place: str, sex: Sex | None) -> tuple[Edition, ...]:
    """Editions held in `place`, by start."""
    held = _by_host().get(place.casefold(), ())
    return tuple(edition for edition in held if sex is None or edition.sex in (None, sex))


@cache
def _by_host() -> dict[str, list[Edition]]:
    """The editions held in each place, by its name, case folded."""
    held: dict[str, list[Edition]] = {}
    for edition in all_editions():
        for host in {host.casefold() for host in edition.hosts}:
            held.setdefault(host, []).append(edition)
    return held


@cache
def host_pattern() -> str:
    """Source of a pattern for a host's name, as group `host`."""
    hosts = sorted({host for edition in all_editions() for host in edition.hosts}, key=lambda name: (-len(name), name))
    return "(?P<host>" + "|".join(re.escape(host) for host in hosts) + ")"


@cache
def host_words() -> frozenset[str]:
    """The first run of letters of each host's name, case folded."""
    return frozenset(LETTERS_RE.findall(host)[0] for host in _by_host())


def _only(editions: Iterable[Edition]) -> Edition | None:
    found = tuple(editions)
    return found[0] if len(found) == 1 else None


def sex_of(whose: str | None, sex: Sex | None) -> Sex | None:
    """The sex that the words name ("women's World Cup"), else the player's."""
    named: dict[str, Sex] = {"women": "f", "men": "m"}
    return named.get((whose or "").casefold(), sex)
