"""Amounts that tell by themselves what they are of: money, shares, measures, lengths of contracts.

Takes a number in its scene, gives a draft or None. What money is, the words of its clause say; money of which they say
nothing is left out, as is every duration but a contract's and a wait ("his first goal in three years").
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from generator.extract.records.draft import Draft, Scene, words_re
from generator.extract.records.nouns import Owner
from generator.extract.records.numbers import Number
from generator.knowledge.load import load_table
from generator.model.evidence import Span
from generator.text.alternation import one_of

YEARS_RE = re.compile(
    r"(?P<half>-and-a-half)?[- ]year(?:[- ]|, )(?:(?:US|A|C|NZ)?[$£€][\d.,]+(?:[- ]?(?:m|bn|million))?[ -])?(?:[\w-]+ ){0,3}?(?:deal|contract|extension|agreement|term)\b"
    r"|[- ](?P<unit>year|month)s? (?:left|to run|remaining) (?:on|of) (?:[\w’']+ ){1,3}?(?:deal|contract|term)\b",
    re.IGNORECASE,
)
"""A contract's length after its number. Takes `-year extension`, `-year, US$64-million deal`, ` years left on his contract`; leaves `-year-old`."""

WAIT_RE = re.compile(r"\bfirst (?:[\w-]+ ){0,5}?(?:in|for) (?:more than |over |nearly )?$", re.IGNORECASE)
"""A wait before its years. Takes `his first goal in `; leaves `first half in`."""

SAME_RE = re.compile(r"(?: [\w’'-]+){0,5} for (?:only |just )?the ")
"""Between a run and the wait for it. Takes ` away for the `; leaves `. She scored the `."""

WAIT_UNIT_RE = re.compile(r"\s(?P<unit>years|months|matches|games)\b", re.IGNORECASE)
"""What a wait is counted in. Takes ` years`; leaves ` yearly`."""

WAGES_RE = re.compile(r"\sweeks?[’']?\s(?:wages|pay)\b", re.IGNORECASE)
"""A fine in wages after its number. Takes ` weeks' wages`; leaves ` weeks`."""

LONG_RE = re.compile(
    r"-years?,? (?:(?:[\w-]+ ){0,2}(?:contract|deal|extension))?,? ?(?:worth )?(?:a |an |about |around |up to )*$",
    re.IGNORECASE,
)
"""A contract's length before what it is worth. Takes `five-year, `; leaves `last year, `."""

PAID_RE = re.compile(rf"\b(?:{one_of('counting.money.pay')}|earn\w*)\b", re.IGNORECASE)
"""What makes pay of an amount a year. Takes `a contract worth `; leaves `will cost the town `."""

NAMED_AFTER_RE = re.compile(rf"[ -](?:[\w-]+ ){{0,2}}?{one_of('counting.money.deals')}\b")
"""What an amount is called, after it. Takes ` transfer`, ` release clause`; leaves ` and a transfer of players`."""

LEAD_RE = re.compile(rf"\b(?:(?:{one_of('articles', 'possessives', 'approximations')}|for|of)\s){{1,3}}$")
"""Small words before an amount. Takes `for `, `of around `; leaves `before `."""

OVER_RE = re.compile(r" (?:over|under|above|below|heavier|lighter)(?: [\w’'-]+){0,3}")
"""What a measure is counted from. Takes ` over my best weight`; leaves ` of`."""

SHARE_OF_RE = re.compile(
    r" of (?:the |any |a )?(?:(?:[a-z]+ ){0,2}?(?:sale|fee|profits?|transfer)\b|(?:[\w’'-]+ ){0,2}?(?:votes?|polls?|ballots?)\b|[\w’'-]+)"
)
"""What a share is of. Takes ` of the vote`; leaves ` off`."""

OWN_RE = re.compile(rf" of (?:{one_of('possessives', 'objects')}|that|all)\b")
"""A share of what is not told. Takes ` of her`; leaves ` of points`."""

SHARE_NOUN_RE = re.compile(rf" (?:[a-z][a-z-]* ){{0,2}}{one_of('counting.money.shares')}\b")
"""What a share is called, after it. Takes ` sell-on clause`; leaves ` of`."""

MONEY_REACH = 90
"""How far before an amount the words are looked for that say what it is, in code points."""

COMMA = 40
"""How much further away a word counts that a comma parts from its amount, in code points. Re-run the gate after a change."""

WEEKS = "weeks' wages"
"""The unit of a fine that is told in wages; the amount beside it is the same fine."""


def read_money(number: Number, scene: Scene) -> Draft | None:
    """Money, by what the clause says that it is: a fee, wages, a fine, an outlay."""
    names = load_table("metrics")["names"]
    if number.form == "cardinal":
        wages = WAGES_RE.match(scene.after(number))
        span = Span(number.span.start, number.span.end + wages.end()) if wages else None
        if span is None:
            return _read_further(number, scene)
        return _amount(number, span, {"id": names["fine_weeks"], "owner": "person"}, WEEKS)
    if number.form != "money":
        return None
    before, after = scene.before(number, MONEY_REACH), scene.after(number)
    told = {draft.metric for draft in (*scene.earlier, *scene.drafts)}
    here = NEXT_RE.split(after[:70], maxsplit=1)[0]
    entry = _called(after, number.value) or (
        _nearest_entry("money", before, here, value=number.value, told=told)
        or _nearest_entry("money", before, after[:70], value=number.value, told=told)
    )
    if LONG_RE.search(before) and number.period is None:
        entry = {"id": names["contract_value"], "owner": "person", "words": []}
    pay = load_table("metrics")["pay"]
    paid = number.period in pay["periods"] or (number.period in pay["long"] and PAID_RE.search(before + after[:40]))
    if number.period in pay["long"] and not paid:
        return None
    if paid and (entry is None or entry["id"] in (names["fee"], names["bid"])):
        entry = {"id": names["wage"], "owner": "person", "words": []}
    previous = scene.drafts[-1] if scene.drafts else None
    if previous and previous.unit == WEEKS and number.span.start - previous.span.end < 16:
        entry = {"id": names["fine"], "owner": "person", "words": []}
    if entry is None:
        return None
    if entry["id"] == names["outlay"] and "transfers" not in scene.topics:
        entry = {**entry, "id": names["spending"]}
    called = NAMED_AFTER_RE.match(after)
    start = number.span.start - len(before) + _start(before, entry["words"])
    span = Span(start, number.span.end + (called.end() if called else 0))
    return _amount(number, span, entry, f"{number.currency} per {number.period}" if number.period else number.currency)


MILLION = 1_000_000
"""From this on, a number without its currency is money beside money."""

FURTHER_RE = re.compile(
    r"\b(?:another|a further|plus|an extra|an additional|and) (?:a (?:potential|possible) )?(?:up to )?$"
)
"""What sets an amount beside the one before it. Takes `with another `; leaves `another of `."""


def _read_further(number: Number, scene: Scene) -> Draft | None:
    """An amount whose currency the one before it told: "nine million euros, with another two million in bonuses"."""
    fees = (draft for draft in reversed(scene.drafts) if draft.kind == "fee")
    previous = next((draft for draft in fees if not scene.text.endswith("(", 0, draft.anchor.start)), None)
    large = isinstance(number.value, int) and number.value >= MILLION
    further = FURTHER_RE.search(scene.before(number)) if large and previous else None
    if further is None or previous is None:
        return None
    names = load_table("metrics")["names"]
    entry = _nearest_entry("money", further.group(), scene.after(number)[:40], value=number.value, told={names["fee"]})
    span = Span(number.span.start - len(further.group()), number.span.end)
    return _amount(number, span, entry, previous.unit) if entry else None


NEXT_RE = re.compile(r", [^,.;]{0,16}[£$€]|,? plus [^,.;]{0,8}[£$€]")
"""A further amount, behind which nothing tells of the one before. Takes `, plus £`; leaves ` or £`."""

CALLED_RE = re.compile(rf" (?:in )?(?:(?!(?:{one_of('prepositions', 'coordinators', 'relatives')})\b)[a-z-]+ ){{0,2}}$")
"""Between an amount and what it is called right behind it. Takes ` in `, ` victim `; leaves ` for the `, `, `."""


def _called(after: str, value: float | str) -> dict[str, Any] | None:
    """What an amount is called right behind it, which outweighs all that stands around: "pay £85 in costs"."""
    if isinstance(value, str) or not after.startswith(" "):
        return None
    for entry in load_table("metrics")["money"]:
        words = (*entry["words"], *entry.get("behind", ()))
        named = words_re(words).search(after) if entry.get("called") else None
        lead = after[: named.start()] if named else ""
        if named and named.group().startswith("in "):
            lead += "in "
        if named and CALLED_RE.fullmatch(lead) and value <= entry["most"]:
            return dict(entry)
    return None


def _amount(number: Number, span: Span, entry: dict[str, Any], unit: str | None) -> Draft:
    return Draft(
        metric=entry["id"],
        value=number.value,
        unit=unit,
        kind="fee",
        span=span,
        anchor=number.span,
        owner=entry["owner"],
        rule="money",
    )


def _nearest_entry(
    table: str, before: str, after: str, *, value: float | str, behind: int = 0, told: Collection[str] = ()
) -> dict[str, Any] | None:
    """The entry of a table whose word stands nearest to the amount; the earlier entry where two are level.

    Words after the amount count as `behind` code points further away; `told`: metrics that an entry may want beside it.
    """
    best: tuple[int, dict[str, Any]] | None = None
    for entry in load_table("metrics")[table]:
        if (not isinstance(value, str) and value > entry.get("most", value)) or entry.get("beside", "") not in {
            "",
            *told,
        }:
            continue
        pattern = words_re(tuple(entry["words"]))
        gaps = [len(before) - match.end() for match in pattern.finditer(before)]
        gaps += [
            match.start() + behind + (COMMA if ", " in after[: match.start()] else 0)
            for match in pattern.finditer(after)
        ]
        if gaps and (best is None or min(gaps) < best[0]):
            best = (min(gaps), entry)
    return best[1] if best else None


def _start(before: str, words: list[str]) -> int:
    """Where the evidence of an amount begins in the words before it: at what it is called, else at small words."""
    low = max(0, len(before) - 45)
    named = [match.start() for match in words_re(tuple(words)).finditer(before, low)] if words else []
    if named and not any(mark in before[named[-1] :] for mark in ".,;:"):
        return named[-1]
    lead = LEAD_RE.search(before)
    return lead.start() if lead else len(before)


def read_share(number: Number, scene: Scene) -> Draft | None:
    """A percentage of something that the table knows, or a measure with its unit."""
    table = load_table("metrics")
    before, after = scene.before(number), scene.after(number)
    if number.form == "measure" and number.measure in table["measures"]:
        over = OVER_RE.match(after)
        span = Span(number.span.start, number.span.end + (over.end() if over else 0))
        draft = _amount(number, span, {"id": table["measures"][number.measure], "owner": "person"}, number.measure)
        return replace(draft, kind="tally", rule="measure")
    if number.form != "share":
        return None
    of = SHARE_OF_RE.match(after)
    entry = _nearest_entry("share", before, after[:50], value=number.value, behind=12)
    if entry is None:
        what = None if OWN_RE.match(after) else of or SHARE_NOUN_RE.match(after)
        entry = {"id": f"share{of.group()}" if of else what.group().strip()} if what else None
    if entry is None:
        return None
    span = Span(number.span.start, number.span.end + (of.end() if of else 0))
    return replace(_amount(number, span, {**entry, "owner": "either"}, "%"), kind="ratio", rule="share")


def read_duration(number: Number, scene: Scene) -> Draft | None:
    """The length of a contract, or a wait: "a four-year deal", "his first goal in three years"."""
    if number.form != "cardinal" or isinstance(number.value, str):
        return None
    names = load_table("metrics")["names"]
    before, after = scene.before(number), scene.after(number)
    contract = YEARS_RE.match(after)
    if contract:
        span = Span(number.span.start, number.span.end + contract.end())
        counted = f"{contract['unit'] or 'year'}s"
        metric = names["contract"].replace("years", counted)
        draft = _amount(number, span, {"id": metric, "owner": "person"}, counted)
        value = number.value + 0.5 if contract["half"] else number.value
        return replace(draft, value=value, kind="duration", rule="duration.contract")
    unit = WAIT_UNIT_RE.match(after)
    wait = WAIT_RE.search(before) if unit else None
    if not (wait and unit):
        return None
    word = unit["unit"].lower()
    span = Span(number.span.start - len(before) + wait.start(), number.span.end + unit.end())
    draft = _amount(number, span, {"id": names["wait"].replace("years", word), "owner": "either"}, word)
    run = scene.drafts[-1] if scene.drafts and scene.drafts[-1].kind == "streak" else None
    told = run.subject or run.anchor if run and SAME_RE.fullmatch(scene.text, run.span.end, span.start) else None
    owner: Owner = run.owner if run and told else "either"
    return replace(draft, kind="duration", rule="duration.wait", subject=told, owner=owner)
