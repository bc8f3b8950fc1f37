"""On which page each thing of a person stands: all on one, until a list grows too long for it.

A long timeline gets a page a year, long quotes a page a year of publication or, where that is long too, a month; long
records one page. Addresses name the year and no running number, so that they stay when more is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.edtf import EdtfDate
from generator.model.facts import Fact, QuoteGroup
from generator.model.profile import Profile
from generator.render import urls

MOST_EVENTS = 80
"""Longest timeline that a person's page holds; about twelve screens with folded evidence."""

MOST_QUOTES = 60
"""Most quotes that a person's page holds."""

MOST_RECORDS = 60
"""Most records and numbers that a person's page holds."""

UNDATED = "undated"


def year_of(date: EdtfDate | None) -> str:
    """The year that a date is filed under, for anchors and addresses: "2022", "1990s", "undated"."""
    day = (date.earliest or date.latest) if date else None
    if date is None or day is None:
        return UNDATED
    return f"{day.year}s" if date.precision == "decade" else f"{day.year:04d}"


def month_of(date: EdtfDate | None) -> str:
    """The month that a date lies in: "2022-12"; empty where it is not one."""
    if date is None or date.earliest is None or date.latest is None:
        return ""
    first, last = (day.isoformat()[:7] for day in (date.earliest, date.latest))
    return first if first == last else ""


def by_year(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts by the year that they are filed under, in the order of their first."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(year_of(fact.edtf), []).append(fact)
    return found


def timeline_years(profile: Profile) -> dict[str, list[Fact]]:
    """The happenings that stand on pages of their own, by year; none where the person's page holds all."""
    events = [fact for fact in profile.facts if fact.section == "timeline"]
    return by_year(events) if len(events) > MOST_EVENTS else {}


def quote_years(profile: Profile) -> dict[str, list[QuoteGroup]]:
    """The quotes that stand on pages of their own, by year of the first source; none where the person's holds all.

    A year with too many is parted by month.
    """
    if len(profile.quotes) <= MOST_QUOTES:
        return {}
    published = {witness.id: witness.published for witness in profile.witnesses}
    found: dict[str, list[QuoteGroup]] = {}
    for group in profile.quotes:
        found.setdefault(year_of(published.get(group.variants[0].source)), []).append(group)
    parted: dict[str, list[QuoteGroup]] = {}
    for year, groups in found.items():
        for group in groups:
            month = month_of(published.get(group.variants[0].source)) if len(groups) > MOST_QUOTES else ""
            parted.setdefault(month or year, []).append(group)
    return dict(sorted(parted.items()))


def record_list(profile: Profile) -> list[Fact]:
    """The records that stand on a page of their own; none where the person's page holds all."""
    records = [fact for fact in profile.facts if fact.section == "records"]
    return records if len(records) > MOST_RECORDS else []


class Places(Mapping[tuple[str, str], str]):
    """The page of everything that does not stand on its person's own: (person, anchor) to path.

    A profile is looked into when something about its person is asked for.
    """

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._profiles = {profile.subject.id: profile for profile in profiles}
        self._found: dict[str, dict[str, str]] = {}

    def __getitem__(self, key: tuple[str, str]) -> str:
        person, anchor = key
        if person not in self._found:
            self._found[person] = _places_of(self._profiles[person])
        return self._found[person][anchor]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for person, profile in self._profiles.items():
            yield from ((person, anchor) for anchor in _places_of(profile))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _places_of(profile: Profile) -> dict[str, str]:
    person = profile.subject.id
    found: dict[str, str] = {}
    for year, facts in timeline_years(profile).items():
        found |= {fact.id: urls.timeline_path(person, year) for fact in facts}
    for year, groups in quote_years(profile).items():
        found |= {group.id: urls.quotes_path(person, year) for group in groups}
    return found | {fact.id: urls.records_path(person) for fact in record_list(profile)}
