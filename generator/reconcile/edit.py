"""The editor's hand applied to what was worked out, each change with its reason in a visible log.

Takes facts, disagreements and the edits of one person's page; gives them changed, a log, and problems. `content/` wins
over extraction. An edit that fits nothing any more is a problem with the nearest match, never applied by guess.

| code | meaning |
|---|---|
| EDIT02 | an edit names a fact, a disagreement or a source that does not exist |
| EDIT03 | a disagreement is settled on a value that no source gives |
| EDIT04 | the cited words stand nowhere in the source |
| EDIT05 | the cited words stand more than once, and nothing says which is meant |
| EDIT06 | an added or renamed fact takes an id that is in use |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz.process import extractOne

from generator.errors import Place, Problem
from generator.model.claims import Claims
from generator.model.edits import AuthoredFact, Citation, Correction, Edit, Edits, Pairing, Renaming, Withdrawn
from generator.model.evidence import Evidence, Span
from generator.model.facts import Disagreement, Fact, Support
from generator.model.phrases import Phrase, joined
from generator.model.profile import Subject
from generator.reconcile.support import Library

MOST_BLANKS = 16
"""Blanks between cited words and those beside them; a text with more of them is taken at its word."""


@dataclass(slots=True)
class Desk:
    """The working copy of one profile while edits are applied; nobody else sees it."""

    facts: dict[str, Fact]
    disagreements: dict[str, Disagreement]
    library: Library
    log: list[Correction]
    problems: list[Problem]

    def current(self, name: str) -> str:
        """What a fact is called that had this name, where it has another now."""
        if name in self.facts:
            return name
        return next((fact.id for fact in self.facts.values() if name in fact.was), name)

    def known(self, name: str, place: Place, *, among: Iterable[str]) -> bool:
        """Whether a name exists; a problem with the nearest one where it does not."""
        names = list(among)
        if name in names:
            return True
        near = extractOne(name, names)
        hint = f"the nearest is {near[0]!r}; `factsheet explain` shows what each is" if near else "remove the entry"
        self.report(
            "EDIT02", place, f"nothing is called {name!r} any more, so the entry was not applied", words=name, hint=hint
        )
        return False

    def report(self, code: str, place: Place, message: str, *, words: str, hint: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(code=code, place=place, message=message, words=words, hint=hint))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What the editor's hand leaves."""

    facts: tuple[Fact, ...]
    disagreements: tuple[Disagreement, ...]
    log: tuple[Correction, ...]
    problems: tuple[Problem, ...]


def withdrawn_for(people: Iterable[Subject]) -> dict[str, tuple[Withdrawn, ...]]:
    """By source id: for whom it no longer counts, by name."""
    found: dict[str, list[Withdrawn]] = {}
    for subject in sorted(people, key=lambda one: (one.name, one.id)):
        for entry in subject.edits.withdrawals:
            found.setdefault(entry.source, []).append(
                Withdrawn(person=subject.id, name=subject.name, reason=entry.reason, on=entry.on)
            )
    return {source: tuple(entries) for source, entries in found.items()}


def withdraw_sources(
    edits: Edits, own: Mapping[str, Claims], library: Library
) -> tuple[dict[str, Claims], tuple[Correction, ...], tuple[Problem, ...]]:
    """The claims without those of withdrawn sources, with a log entry for each, and a problem for each unknown one."""
    desk = Desk(facts={}, disagreements={}, library=library, log=[], problems=[])
    gone = set()
    for entry in edits.withdrawals:
        if desk.known(entry.source, entry.place, among=own):
            gone.add(entry.source)
            title = library.articles[entry.source].source.title or library.articles[entry.source].headline or ""
            desk.log.append(
                Correction(
                    kind="withdrawn", target=entry.source, before=title, after="", reason=entry.reason, on=entry.on
                )
            )
    kept = {source: claims for source, claims in own.items() if source not in gone}
    return kept, tuple(desk.log), tuple(desk.problems)


def apply_edits(edits: Edits, facts: Iterable[Fact], disagreements: Iterable[Disagreement], library: Library) -> Edited:
    """Apply authored facts, pairings, then single edits, in the order of the page."""
    desk = Desk(
        facts={fact.id: fact for fact in facts},
        disagreements={disagreement.id: disagreement for disagreement in disagreements},
        library=library,
        log=[],
        problems=[],
    )
    for authored in edits.facts:
        _add(desk, authored)
    for pairing in edits.pairings:
        _pair(desk, pairing)
    for edit in (replace(one, target=desk.current(one.target)) if one.kind != "settle" else one for one in edits.edits):
        {"hide": _hide, "override": _override, "settle": _settle}[edit.kind](desk, edit)
    for renaming in edits.renamings:
        _rename(desk, renaming)
    return Edited(
        facts=tuple(desk.facts.values()),
        disagreements=tuple(desk.disagreements.values()),
        log=tuple(desk.log),
        problems=tuple(desk.problems),
    )


def _add(desk: Desk, authored: AuthoredFact) -> None:
    if authored.id in desk.facts:
        hint = "choose another id, or override the fact"
        desk.report(
            "EDIT06", authored.place, f"a fact called {authored.id!r} is there already", words=authored.id, hint=hint
        )
        return
    found = [evidence for cite in authored.cite if (evidence := _find(desk, cite, cite.place or authored.place))]
    if len(found) < len(authored.cite) or not found:
        return
    desk.facts[authored.id] = Fact(
        id=authored.id,
        section=authored.section,
        label=authored.label,
        value=authored.value,
        edtf=authored.date,
        note=Phrase("added by the editor: {reason}", reason=authored.reason),
        support=desk.library.supports(found),
    )
    desk.log.append(
        Correction(
            kind="added", target=authored.id, before="", after=authored.value, reason=authored.reason, on=authored.on
        )
    )


def _find(desk: Desk, cite: Citation, place: Place) -> Evidence | None:
    """The words of a citation in their source, or None and a problem."""
    if not desk.known(cite.source, place, among=desk.library.articles):
        return None
    source = desk.library.articles[cite.source].source
    starts = [
        found.start()
        for found in re.finditer(re.escape(cite.exact), source.text)
        if _stands_between(source.text, found.span(), cite)
    ]
    if len(starts) == 1:
        return source.cite(Span(starts[0], starts[0] + len(cite.exact)))
    if starts:
        hint = "add `before` or `after` with the words beside the ones you mean"
        message = f"these words stand {len(starts)} times in {cite.source}"
        desk.report("EDIT05", place, message, words=cite.exact, hint=hint)
        return None
    sentences = [sentence.span.cut(source.text) for sentence in desk.library.articles[cite.source].sentences]
    near = extractOne(cite.exact, sentences)
    hint = f"copy the words exactly; the nearest sentence is: {near[0]}" if near else "the source is empty"
    desk.report("EDIT04", place, f"these words stand nowhere in {cite.source}", words=cite.exact, hint=hint)
    return None


def _stands_between(text: str, place: tuple[int, int], cite: Citation) -> bool:
    """Whether the words before and after a place are those of the citation; blanks between do not count."""
    before, after = cite.before.strip(), cite.after.strip()
    room = len(before) + MOST_BLANKS, len(after) + MOST_BLANKS
    return text[max(0, place[0] - room[0]) : place[0]].rstrip().endswith(before) and text[
        place[1] : place[1] + room[1]
    ].lstrip().startswith(after)


def _pair(desk: Desk, pairing: Pairing) -> None:
    one, other = map(desk.current, pairing.facts)
    if one == other:
        one, other = pairing.facts
    known = [desk.known(name, pairing.place, among=desk.facts) for name in (one, other)]
    if not all(known):
        return
    first, second = desk.facts[one], desk.facts[other]
    if pairing.kind == "same":
        support = tuple(sorted({*first.support, *second.support}, key=desk.library.order))
        desk.facts[one] = replace(
            first,
            support=support,
            note=_noted(first, Phrase("joined by the editor: {reason}", reason=pairing.reason)),
            was=(*first.was, other, *second.was),
        )
        del desk.facts[other]
        desk.log.append(
            Correction(
                kind="joined", target=one, before=second.value, after=first.value, reason=pairing.reason, on=pairing.on
            )
        )
    else:
        shared = set(first.disagreements) & set(second.disagreements)
        for name in shared:
            desk.disagreements.pop(name, None)
        for name in (one, other):
            fact = desk.facts[name]
            left = tuple(each for each in fact.disagreements if each not in shared)
            status = "stated" if fact.status == "disputed" and not left else fact.status
            desk.facts[name] = replace(fact, disagreements=left, status=status)
        desk.log.append(
            Correction(
                kind="kept apart",
                target=one,
                before=first.value,
                after=second.value,
                reason=pairing.reason,
                on=pairing.on,
            )
        )


def _rename(desk: Desk, renaming: Renaming) -> None:
    """Let a fact keep the address that it had under another id."""
    if renaming.was in desk.facts:
        words, hint = f"a fact is called {renaming.was!r} still", "remove the entry: the address leads to that fact"
        desk.report("EDIT06", renaming.place, words, words=renaming.was, hint=hint)
    elif desk.known(renaming.fact, renaming.place, among=desk.facts):
        for name, fact in desk.facts.items():
            kept = tuple(was for was in fact.was if was != renaming.was)
            desk.facts[name] = replace(fact, was=(*kept, renaming.was) if name == renaming.fact else kept)


def _hide(desk: Desk, edit: Edit) -> None:
    if desk.known(edit.target, edit.place, among=desk.facts):
        fact = desk.facts.pop(edit.target)
        for name, disagreement in desk.disagreements.items():
            left = tuple(each for each in disagreement.facts if each != edit.target)
            desk.disagreements[name] = replace(disagreement, facts=left)
        desk.log.append(
            Correction(kind="hidden", target=edit.target, before=fact.value, after="", reason=edit.reason, on=edit.on)
        )


def _override(desk: Desk, edit: Edit) -> None:
    if desk.known(edit.target, edit.place, among=desk.facts):
        fact = desk.facts[edit.target]
        changed = Phrase("changed by the editor from “{value}”: {reason}", value=fact.value, reason=edit.reason)
        note = _noted(fact, changed)
        desk.facts[edit.target] = replace(fact, value=edit.value, note=note)
        desk.log.append(
            Correction(
                kind="changed", target=edit.target, before=fact.value, after=edit.value, reason=edit.reason, on=edit.on
            )
        )


def _settle(desk: Desk, edit: Edit) -> None:
    if not desk.known(edit.target, edit.place, among=desk.disagreements):
        return
    disagreement = desk.disagreements[edit.target]
    readings = [reading.value for reading in disagreement.readings]
    if edit.value not in readings:
        hint = f"choose one of {', '.join(map(repr, readings))}"
        desk.report("EDIT03", edit.place, f"no source says {edit.value!r}", words=edit.value, hint=hint)
        return
    rule = Phrase("settled by the editor: {reason}", reason=edit.reason)
    desk.disagreements[edit.target] = replace(disagreement, printed=edit.value, rule=rule)
    for name in disagreement.facts:
        fact = desk.facts.get(name)
        if fact and fact.value in (*readings, " or ".join(readings)):
            support = _turned(fact, disagreement, edit.value, desk.library)
            desk.facts[name] = replace(fact, value=edit.value, support=support, note=_noted(fact, rule))
    before = disagreement.printed or ""
    desk.log.append(
        Correction(kind="settled", target=edit.target, before=before, after=edit.value, reason=edit.reason, on=edit.on)
    )


def _turned(fact: Fact, disagreement: Disagreement, value: str, library: Library) -> tuple[Support, ...]:
    """The fact's support with the settled reading for it and the others against it."""
    sides = {
        support.evidence: "supports" if reading.value == value else "against"
        for reading in disagreement.readings
        for support in reading.support
    }
    turned = {
        evidence: library.support(evidence, stance="supports" if side == "supports" else "against")
        for evidence, side in sides.items()
    }
    kept = [support for support in fact.support if support.evidence not in turned]
    return tuple(
        sorted((*kept, *turned.values()), key=lambda support: (support.stance == "against", library.order(support)))
    )


def _noted(fact: Fact, words: str) -> str:
    return joined((fact.note, words), by="; ")
