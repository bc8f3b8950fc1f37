"""Reporting clauses: who says, beside a quote, that the words are theirs.

Takes the words right of a quote and the people named in them, gives a `Clause`: the verb, and the mention that is its
subject. Both orders are read (“…,” she said; “…,” said Holm), signatures (“…” – Holm), sources (according to Holm) and
messages (“…,” was Holm’s advice). A clause whose subject nobody names ("a source said") is a clause without a mention:
it stops the speaker before it from being carried on. Clauses left of a quote are read in `lead_ins.py`; quotes without
a clause are left to `carrying.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from generator.extract.people.descriptions import before_name, is_past
from generator.extract.people.mentions import is_oblique
from generator.extract.people.words import person_words
from generator.extract.quotes.roll import Naming, Roll, cues, is_passive, is_told_by_many
from generator.model.claims import Mention, Person
from generator.model.evidence import Span
from generator.text.alternation import one_of
from generator.text.tokens import Word, find_words

MAX_WORDS = 40
"""Words of narrative read on either side of a quote."""
MAX_SUBJECT = 34
"""Words between a quote and the verb that follows its subject."""
MAX_TAIL = 4
"""Words between a verb and its quote where no colon joins them: "told reporters on Monday that"."""
MAX_COLON_TAIL = 28
MAX_WEAK = 6
"""Words between a quote and a verb that rarely reports, where no statement is its subject."""
MAX_BYLINE = 12
"""Words behind a name that signs a quote and tells what it is about."""
MAX_VIEW = 14
"""Words between a quote and "in Holm’s view"."""
VIEW_REACH = 24
TITLE_REACH = 16
"""How long a title before a name is at most, in code points: "said the chair, Sir Ola Holm"."""

ADVERB_RE = re.compile(r"[a-z]+ly")
"""An adverb. Takes `proudly`; leaves `Holly`."""

ACCORDING_RE = re.compile(r"\b[Aa]ccording to\b")
"""A named source of words. Takes `According to Holm`; leaves `accordingly`."""

VIEW_RE = re.compile(
    r"\b[Ii]n (?=(?:the (?:words|view|opinion) of |[^,;:.!?“”\"]{2,40}[’']s? (?:own )?(?:words|view|opinion|telling|estimation|judgment)\b|(?:his|her) (?:words|view|opinion|telling)\b))"
)
"""Words that are somebody's. Takes the start of `in Holm’s view`, `in the words of Holm`; leaves `in Holm’s car`."""

SIGNED_RE = re.compile(
    rf"[ \u00a0]*[—–―-]{{1,2}} ?(?=([^\W\d_][\w’'. -]{{1,60}}$)|([A-Z][\w’'. -]{{1,60}}?)(?:, [a-z]+ing\b|[ \u00a0](?:{one_of('prepositions', 'particles', 'subordinators')})\b))"
)
"""A name that signs a quote at the end of its sentence. Takes `” – Ida Holm`, `” – Rovers captain Ida Holm on`; leaves ` – she said, “`."""

TAIL_RE = re.compile(
    rf"[ \u00a0](?:{one_of('prepositions', 'particles', 'subordinators')}|that)\b[^,.;:!?“”\"‘\n]{{1,90}}, "
)
"""What goes on with a quoted few words before the clause that reports them. Takes ` of the plans, `; leaves ` said Holm, `."""

OFFICE_RE = re.compile(r"(?:[a-z-]+ )?([a-z-]+) (?:of|for) (?:[a-z-]+ ){1,2}")
"""An office of several words before its bearer. Takes `director of football `; leaves `out of `."""

STATE_RE = re.compile(r", (?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2}),? ")
"""The state of a town, inside a description. Takes `, Fla., ` of `said Corve, Fla., delegate Ida Holm`; leaves `, Dr Holm`."""

AND_RE = re.compile(r"[,;:(]|[ \u00a0](?:and|or|—|–|-) |--")
"""What parts one subject from another. Takes `, `, ` and `; leaves ` of `."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that reports words."""

    mention: Mention | None
    """The words that name the speaker; None where nobody is named."""
    person: Person | None
    cue: Span | None
    rule: str


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a verb and its subject, by its ending or by the table."""
    return word in cues().adverbs or ADVERB_RE.fullmatch(word) is not None


def find_clause_after(roll: Roll, start: int, end: int) -> Clause | None:
    """The reporting clause that begins at `start`, right of a quote, and lies before `end`."""
    signed = SIGNED_RE.match(roll.text, start, end)
    if signed:
        named = next(iter(roll.between(signed.end(), signed.end() + 1)), None)
        if named is None:
            limit = signed.end(signed.lastindex or 0)
            named = next((one for one in roll.between(signed.end(), limit) if _signs(roll, one, signed.end())), None)
        if named is not None or signed[1]:
            return make_clause(named, None, "signed") if named else None
    words = list(islice(find_words(roll.text, start, end), MAX_WORDS))
    if not words or roll.text[start : words[0].start].strip(" \u00a0,—–-\t"):
        return None
    place = 0
    while place < min(2, len(words) - 1) and is_adverb(words[place].text):
        place += 1
    if ACCORDING_RE.match(roll.text, words[place].start):
        limit = _phrase_end(roll.text, words, min(place + 2, len(words) - 1), end)
        return make_clause(next(iter(roll.between(words[place].start, limit)), None), None, "according-to")
    view = VIEW_RE.search(roll.text, words[0].start, words[min(len(words), MAX_VIEW) - 1].end)
    if view and not any(cues().tells(word.text) for word in words if word.start < view.start()):
        return make_clause(next(iter(roll.between(view.end(), view.end() + VIEW_REACH)), None), None, "according-to")
    if words[place].text in ("was", "is", "came"):
        return _message(roll, words[place + 1 :])
    if cues().tells(words[place].text) and not words[place].text.endswith("ing"):
        return _inverted(roll, words, place, end)
    tail = TAIL_RE.match(roll.text, start, end)
    if tail:
        place = next((at for at, word in enumerate(words) if word.start >= tail.end()), len(words))
        if place < len(words) and words[place].text in cues().strong and not words[place].text.endswith("ing"):
            return _inverted(roll, words, place, end)
        rest = words[place : place + MAX_TAIL + 2]
        clause = _subject_first(roll, rest) if rest else None
        return clause if clause and clause.cue and clause.cue.cut(roll.text) in cues().strong else None
    return _subject_first(roll, words)


def _signs(roll: Roll, naming: Naming, start: int) -> bool:
    """Whether nothing but a description stands between a dash and a name: "– captain Ida Holm", not "– the making of Ida Holm"."""
    if naming[0].form != "full":
        return False
    return not is_oblique(roll.text, naming[0]) or before_name(roll.text, naming[0].span.start, start)[0] == start


def find_byline(roll: Roll, start: int, end: int) -> Clause | None:
    """The name that a sentence without a verb begins with behind a quote: “A fine day.” Ida Holm on the win."""
    named = next(iter(roll.between(start, start + 1)), None)
    if named is None or named[0].form != "full" or not roll.text.startswith(" on ", named[0].span.end):
        return None
    words = [word.text for word in islice(find_words(roll.text, named[0].span.end, end), MAX_BYLINE + 1)]
    verbs = any(is_past(word) or cues().tells(word) or word in cues().auxiliaries - {"on", "to"} for word in words)
    return None if len(words) > MAX_BYLINE or verbs else make_clause(named, None, "signed")


def _message(roll: Roll, words: Sequence[Word]) -> Clause | None:
    """Take whose message a quote was: “Stay calm,” was Holm’s advice."""
    if words and words[0].text == "how":
        cue = next((word for word in words[:MAX_COLON_TAIL] if word.text in cues().manners), None)
        return make_clause(roll.subject(words[0].end, cue.start), cue, "said-speaker") if cue else None
    noun = next((word for word in words[:8] if word.text in cues().statements), None)
    owners = [naming for naming in roll.between(words[0].start, noun.start) if naming[0].possessive] if noun else []
    return make_clause(owners[-1], noun, "said-speaker") if owners else None


def _inverted(roll: Roll, words: Sequence[Word], place: int, end: int) -> Clause | None:
    """Take a verb before its subject: said Holm; said the captain; added a source."""
    cue = words[place]
    rest = place + 1
    while rest < len(words) and is_adverb(words[rest].text):
        rest += 1
    if rest == len(words) or words[rest].text.lower() in cues().stops:
        return None
    limit = _phrase_end(roll.text, words, rest, end)
    stated = STATE_RE.match(roll.text, limit)
    behind = next((at for at, word in enumerate(words) if stated and word.start >= stated.end()), None)
    if behind is not None:
        rest, limit = behind, _phrase_end(roll.text, words, behind, end)
    named = roll.subject(words[rest].start, limit)
    if named is None and roll.text[limit : limit + 2] == ", ":
        named = next(
            (
                naming
                for naming in roll.between(limit + 2, limit + 2 + TITLE_REACH)
                if not naming[0].possessive and before_name(roll.text, naming[0].span.start, limit + 2)[0] == limit + 2
            ),
            None,
        )
    full = next(
        (
            naming
            for naming in sorted(roll.between(words[rest].start, limit), key=lambda naming: naming[1].kind != "person")
            if naming[0].form == "full" and not is_oblique(roll.text, naming[0])
        ),
        None,
    )
    return make_clause(full or named or _sender(roll, words, rest, limit), cue, "said-speaker")


def _sender(roll: Roll, words: Sequence[Word], first: int, end: int) -> Naming | None:
    """Whose a statement is, or whom somebody without a name speaks for: "a statement from Corve", "a spokesman for it"."""
    nouns = {word.text.lower() for word in words[first:] if word.start < end}
    if nouns.isdisjoint(cues().statements | cues().messengers):
        return None
    bodies = [naming for naming in roll.between(words[first].start, end) if naming[1].kind == "organisation"]
    return bodies[-1] if bodies else None


def _phrase_end(text: str, words: Sequence[Word], first: int, end: int) -> int:
    """End of the subject that begins at words[first]: at a comma, a bracket, a dash, or a word that cannot be in it."""
    last = words[first].end
    for index in range(first + 1, len(words)):
        before, word = words[index - 1], words[index]
        stops = word.text in cues().stops and not _joins_offices(words, index)
        if stops or text[before.end : word.start].strip(" \u00a0.*_/"):
            break
        last = word.end
    return min(last, end)


def _joins_offices(words: Sequence[Word], index: int) -> bool:
    """Whether a word joins two offices of one person: "President and General Manager Ida Holm"."""
    roles = person_words().roles
    if words[index].text != "and" or words[index - 1].text.lower() not in roles:
        return False
    return any(word.text.lower() in roles for word in words[index + 1 : index + 4])


def _subject_first(roll: Roll, words: Sequence[Word]) -> Clause | None:
    """Take a subject before its verb: Holm said; the captain, who scored twice, said."""
    first = words[0]
    if not (first.text[0].isupper() or first.text[0].isdigit() or first.text.lower() in cues().starters):
        named = next(iter(roll.between(first.start, words[-1].end)), None)
        if named is None or _begins_late(roll.text, first.start, named[0].span.start):
            return make_clause(None, words[1], "speaker-said") if is_told_by_many(words) else None
    said = [word.text for word in words]
    for index in range(1, min(len(words), MAX_SUBJECT)):
        word = words[index].text
        if word[0].isupper() and word.lower() in cues().strong and roll.text[words[index - 1].end] == ",":
            word = word.lower()  # "Holm, the mayor, Tweeted"
        weak = word in cues().weak and (index <= MAX_WEAK or not cues().statements.isdisjoint(said[:index]))
        if not (word in cues().strong or weak) or word.endswith("ing"):
            continue
        if word in cues().nouns and not words[index - 1].text.endswith("s"):
            continue
        if " ".join(said[index : index + 2]) in person_words().roles:
            continue  # "press secretary Ida Holm said"
        if is_passive(said, index):
            return make_clause(None, words[index], "speaker-said") if word in cues().hearers else None
        before = words[index - 1].end
        named = _nearest(roll, first.start, before) or _sender(roll, words, 0, before)
        return make_clause(named, words[index], "speaker-said")
    return None


def _begins_late(text: str, start: int, name: int) -> bool:
    """Whether something else than the description of the name at `name` begins at `start`."""
    office = OFFICE_RE.fullmatch(text, start, name)
    if office is not None and office[1] in person_words().roles:
        return False
    return before_name(text, name, start)[0] > start


def _nearest(roll: Roll, start: int, end: int) -> Naming | None:
    """The subject in [start, end): the name that ends it, where nothing parts it from the start; else the first."""
    named = roll.subject(start, end)
    closing = [naming for naming in roll.between(start, end) if naming[0].span.end == end]
    parted = not closing or AND_RE.search(roll.text, start, closing[0][0].span.start)
    return named if parted or is_oblique(roll.text, closing[0][0]) else closing[0]


def make_clause(named: Naming | None, cue: Word | None, rule: str) -> Clause:
    """A clause of a verb with its subject; without one, of nobody."""
    span = Span(cue.start, cue.end) if cue else None
    if named is None:
        return Clause(None, None, span, rule)
    return Clause(named[0], named[1], span, rule)
