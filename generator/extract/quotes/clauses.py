"""Reporting clauses: who says, beside a quote, that the words are theirs.

Takes the words left or right of a quote and the people named in them, gives a `Clause`: the verb, and the mention that
is its subject. All four orders are read (“…,” she said; “…,” said Holm; Holm said: “…”; Said Holm: “…”), labels
(Holm: “…”), sources (according to Holm) and statements (a statement from Holm read). A clause whose subject nobody
names ("a source said") is a clause without a mention: it stops the speaker before it from being carried on. Quotes
without a clause are left to `carrying.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from generator.extract.people.descriptions import before_name
from generator.extract.people.mentions import is_oblique
from generator.extract.quotes.messages import has_messenger, is_from
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
MAX_THAT_TAIL = 16
"""The same behind "that", with a clause before the quote: "said that if the bridge were shut, “…”"."""
MAX_WEAK = 6
"""Words between a quote and a verb that rarely reports, where no statement is its subject."""
MAX_LABEL = 9
MAX_VIEW = 14
"""Words between a quote and "in Holm’s view"."""
VIEW_REACH = 24
TITLE_REACH = 16
"""How long a title before a name is at most, in code points: "said the chair, Sir Ola Holm"."""

TOPIC_RE = re.compile(r"\W*(?:On|About|Regarding|Asked(?: about| on| if| whether)?) [^.!?“”\"\n,]{2,120}:\W*")
"""A line that says what the words below are about. Takes `On her knee:`; leaves `On Monday, she said:`."""

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

PAUSE_RE = re.compile(r",(?! (?:who|whose|an?|the|his|her)\b)")
"""The end of a source's name. Takes `, she`; leaves `, a professor of law`."""

DASH_RE = re.compile(r"[—–]|--|(?<=[ \u00a0])-(?=[ \u00a0])")
"""A dash beside an aside. Takes `--`, ` - `; leaves the hyphen of `team-mate`."""

TAIL_RE = re.compile(
    rf"[ \u00a0](?:{one_of('prepositions', 'particles', 'subordinators')}|that)\b[^,.;:!?“”\"‘\n]{{1,90}}, "
)
"""What goes on with a quoted few words before the clause that reports them. Takes ` of the plans, `; leaves ` said Holm, `."""

ASIDE_RE = re.compile(
    rf", (?:{one_of('relatives', 'articles', 'possessives', 'reflexives')}|now|then|once|formerly|\d+)\b"
)
"""The start of an aside about the name before it. Takes `, who met`, `, the mayor`; leaves `, Holm`."""

JOINT_RE = re.compile(r"[ \u00a0](?:and|but|while)[ \u00a0]")
"""What joins two clauses. Takes ` but `; leaves ` butter `."""

STATE_RE = re.compile(r", (?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2}),? ")
"""The state of a town, inside a description. Takes `, Fla., ` of `said Corve, Fla., delegate Ida Holm`; leaves `, Dr Holm`."""

AND_RE = re.compile(r"[,;:(]|[ \u00a0](?:and|or|—|–|-) |--")
"""What parts one subject from another. Takes `, `, ` and `; leaves ` of `."""

CLAUSE_START_RE = re.compile(rf"(?:[,;:—–-]\s+|—|\b(?:{one_of('coordinators', 'subordinators')}|that)\s+)")
"""Where a new clause may begin. Takes `, `, ` but `; leaves the hyphen of `team-mate`."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that reports words."""

    mention: Mention | None
    """The words that name the speaker; None where nobody is named."""
    person: Person | None
    cue: Span | None
    rule: str


def _is_adverb(word: str) -> bool:
    return word in cues().adverbs or ADVERB_RE.fullmatch(word) is not None


def find_clause_after(roll: Roll, start: int, end: int) -> Clause | None:
    """The reporting clause that begins at `start`, right of a quote, and lies before `end`."""
    signed = SIGNED_RE.match(roll.text, start, end)
    if signed:
        named = next(iter(roll.between(signed.end(), signed.end() + 1)), None)
        if named is None:
            limit = signed.end(signed.lastindex or 0)
            named = next((one for one in roll.between(signed.end(), limit) if one[0].form == "full"), None)
        if named is not None or signed[1]:
            return _clause(named, None, "signed") if named else None
    words = list(islice(find_words(roll.text, start, end), MAX_WORDS))
    if not words or roll.text[start : words[0].start].strip(" \u00a0,—–-\t"):
        return None
    place = 0
    while place < min(2, len(words) - 1) and _is_adverb(words[place].text):
        place += 1
    if ACCORDING_RE.match(roll.text, words[place].start):
        limit = _phrase_end(roll.text, words, min(place + 2, len(words) - 1), end)
        return _clause(next(iter(roll.between(words[place].start, limit)), None), None, "according-to")
    view = VIEW_RE.search(roll.text, words[0].start, words[min(len(words), MAX_VIEW) - 1].end)
    if view and not any(cues().tells(word.text) for word in words if word.start < view.start()):
        return _clause(next(iter(roll.between(view.end(), view.end() + VIEW_REACH)), None), None, "according-to")
    if words[place].text in ("was", "is", "came"):
        return _message(roll, words[place + 1 :])
    if cues().tells(words[place].text) and not words[place].text.endswith("ing"):
        return _inverted(roll, words, place, end)
    tail = TAIL_RE.match(roll.text, start, end)
    if tail:
        rest = [word for word in words if word.start >= tail.end()][: MAX_TAIL + 2]
        clause = _subject_first(roll, rest) if rest else None
        return clause if clause and clause.cue and clause.cue.cut(roll.text) in cues().strong else None
    return _subject_first(roll, words)


def _message(roll: Roll, words: Sequence[Word]) -> Clause | None:
    """Take whose message a quote was: “Stay calm,” was Holm’s advice."""
    if words and words[0].text == "how":
        cue = next((word for word in words[:MAX_COLON_TAIL] if word.text in cues().manners), None)
        return _clause(roll.subject(words[0].end, cue.start), cue, "said-speaker") if cue else None
    noun = next((word for word in words[:8] if word.text in cues().statements), None)
    owners = [naming for naming in roll.between(words[0].start, noun.start) if naming[0].possessive] if noun else []
    return _clause(owners[-1], noun, "said-speaker") if owners else None


def _inverted(roll: Roll, words: Sequence[Word], place: int, end: int) -> Clause | None:
    """Take a verb before its subject: said Holm; said the captain; added a source."""
    cue = words[place]
    rest = place + 1
    while rest < len(words) and _is_adverb(words[rest].text):
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
    return _clause(full or named or _sender(roll, words, rest, limit), cue, "said-speaker")


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
    for before, word in zip(words[first:], words[first + 1 :], strict=False):
        if text[before.end : word.start].strip(" \u00a0.*_/") or word.text in cues().stops:
            break
        last = word.end
    return min(last, end)


def _subject_first(roll: Roll, words: Sequence[Word]) -> Clause | None:
    """Take a subject before its verb: Holm said; the captain, who scored twice, said."""
    first = words[0]
    if not (first.text[0].isupper() or first.text[0].isdigit() or first.text.lower() in cues().starters):
        named = next(iter(roll.between(first.start, words[-1].end)), None)
        if named is None or before_name(roll.text, named[0].span.start, first.start)[0] > first.start:
            return _clause(None, words[1], "speaker-said") if is_told_by_many(words) else None
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
        if is_passive(said, index):
            return _clause(None, words[index], "speaker-said") if word in cues().hearers else None
        before = words[index - 1].end
        named = _nearest(roll, first.start, before) or _sender(roll, words, 0, before)
        return _clause(named, words[index], "speaker-said")
    return None


def _nearest(roll: Roll, start: int, end: int) -> Naming | None:
    """The subject in [start, end): the name that ends it, where nothing parts it from the start; else the first."""
    named = roll.subject(start, end)
    closing = [naming for naming in roll.between(start, end) if naming[0].span.end == end]
    parted = not closing or AND_RE.search(roll.text, start, closing[0][0].span.start)
    return named if parted or is_oblique(roll.text, closing[0][0]) else closing[0]


def _clause(named: Naming | None, cue: Word | None, rule: str) -> Clause:
    span = Span(cue.start, cue.end) if cue else None
    if named is None:
        return Clause(None, None, span, rule)
    return Clause(named[0], named[1], span, rule)


def find_clause_before(roll: Roll, start: int, end: int, sentence: int) -> Clause | None:
    """The reporting clause in [start, end), left of a quote.

    Args:
        roll: the mentions of the article.
        start: where narrative begins, not before the sentence or the quote before.
        end: place of the opening mark.
        sentence: where the sentence begins, be it with a quote.

    """
    text = roll.text
    left = text[start:end].rstrip()
    words = list(find_words(text, start, start + len(left)))[-MAX_WORDS:]
    if not words:
        return None
    mark = left[-1]
    colon = mark == ":"
    if mark in ".!?…;":
        return None
    if colon and TOPIC_RE.fullmatch(text, start, start + len(left)):
        return None
    cue = _last_cue(words, colon=colon, comma=mark == ",")
    if cue is not None:
        found = clause_of(roll, words, cue, start=start, sentence=sentence)
        if found is not None:
            return found
    source = ACCORDING_RE.search(text, start, end) or (VIEW_RE.search(text, start, end) if mark in ",:" else None)
    if source:
        pause = PAUSE_RE.search(text, source.end(), end)
        return _clause(
            next(iter(roll.between(source.end(), pause.start() if pause else end)), None), None, "according-to"
        )
    if colon:
        noun = next((word for word in words if word.text in cues().statements), None)
        owners = [naming for naming in roll.between(start, noun.start) if naming[0].possessive] if noun else []
        if noun and not owners and not cues().showings.isdisjoint(one.text for one in words if one.end < noun.start):
            return _clause(None, noun, "colon")
        senders = [one for one in roll.between(start, end) if noun and is_from(roll.text, one[0].span.start)]
        named = roll.subject(start, end) or next(reversed(owners or senders), None)
        if named is not None:
            return _clause(named, None, "label" if len(words) <= MAX_LABEL else "colon")
    return None


def _last_cue(words: Sequence[Word], *, colon: bool, comma: bool) -> int | None:
    """Index of the verb nearest to the quote that may introduce it."""
    reach = MAX_COLON_TAIL if colon else (MAX_TAIL + 4 if comma else MAX_TAIL)
    if comma and any(word.text == "that" for word in words[-MAX_THAT_TAIL:]):
        reach = MAX_THAT_TAIL
    for index in range(len(words) - 1, max(-1, len(words) - 2 - reach), -1):
        word = words[index].text
        before = words[index - 1].text if index else ""
        if before.lower() in cues().determiners or (before.endswith(("’s", "'s")) and word in cues().nouns):
            continue
        if word in cues().strong or word.lower() in ("said", "says"):
            return index
        if word in cues().weak and (colon or index >= len(words) - 2):
            return index
    return None


def clause_of(roll: Roll, words: Sequence[Word], cue: int, *, start: int, sentence: int) -> Clause | None:
    """The clause of the verb words[cue], left of its quote: who its subject is.

    Args:
        roll: the mentions of the article.
        words: the words between `start` and the quote.
        cue: index of the verb in `words`.
        start: where narrative begins, not before the quote before.
        sentence: where the sentence begins.

    """
    word = words[cue]
    if cue and words[cue - 1].text in ("was", "were", "been") and words[min(cue + 1, len(words) - 1)].text == "by":
        return _clause(next(iter(roll.between(words[cue + 1].end, words[-1].end)), None), word, "said-speaker")
    if cue and words[cue - 1].text in ("was", "were", "been", "being") and word.text in cues().hearers:
        return _clause(None, word, "said-speaker")
    if word.text.endswith("ing"):
        return _participle(roll, words, cue, sentence=sentence)
    if cue == 0 or word.text[0].isupper():
        after = roll.subject(word.end, words[-1].end)
        return _clause(after, word, "said-speaker") if after else None
    last = cue - 1
    while last > 0 and (words[last].text in cues().auxiliaries or _is_adverb(words[last].text)):
        last -= 1
    if words[last].text in ("and", "but", "then"):
        return _clause(roll.subject(sentence, words[last].start), word, "speaker-says")
    if DASH_RE.search(text := roll.text, words[last].end, word.start):
        opening = next((dash for dash in reversed([*DASH_RE.finditer(text, start, words[last].start)])), None)
        last = max((place for place in range(last) if opening and words[place].end <= opening.start()), default=last)
    if words[last].text == "who":
        antecedent = roll.between(start, words[last].start)
        return _clause(antecedent[-1] if antecedent else None, word, "speaker-says")
    return _clause(_subject_before(roll, words, last, start), word, "speaker-says")


def _participle(roll: Roll, words: Sequence[Word], cue: int, *, sentence: int) -> Clause | None:
    """Take a participle: who stands right before it, else the subject of the sentence; nobody, where that has no name."""
    word = words[cue]
    if cue and words[cue - 1].text == "as":  # "quoted Holm as saying"
        return _clause(next(reversed(roll.between(sentence, word.start)), None), word, "participle")
    beside = [naming for naming in roll.between(sentence, word.start) if naming[0].span.end + 1 == word.start]
    named = roll.subject(sentence, word.start) or next(iter(beside), None)
    paused = roll.text[words[-1].end : words[-1].end + 1] in (",", ":")
    return _clause(named, word, "participle") if named or (cue and paused) else None


def _subject_before(roll: Roll, words: Sequence[Word], last: int, start: int) -> Naming | None:
    """The subject that ends with words[last], or None where nobody is named there."""
    text, end = roll.text, words[last].end
    held = roll.between(start, end)
    if not held:
        return None
    closing = [naming for naming in held if naming[0].span.end >= end]
    if closing and (not is_oblique(text, closing[-1][0]) or has_messenger(text, closing[-1], start)):
        return closing[-1]
    if text[end : end + 1] == ",":
        explained = _explained(text, held, start, end)
        if explained is not None:
            return explained
    region = start
    for boundary in CLAUSE_START_RE.finditer(text, start, end):
        region = boundary.end()
    inside = [naming for naming in held if naming[0].span.start >= region and not is_oblique(text, naming[0])]
    if inside:
        return inside[0]
    nouns = {word.text.lower() for word in words[: last + 1] if word.start >= region}
    if nouns & cues().statements:
        return held[-1]
    if nouns & cues().messengers:
        return next((naming for naming in held if naming[1].kind == "organisation"), None)
    if text[end : end + 1] == "," or not _names_another(text, words, last, region):
        able = [naming for naming in held if not is_oblique(text, naming[0])]
        return able[-1] if able else None
    return None


def _explained(text: str, held: Sequence[Naming], start: int, end: int) -> Naming | None:
    """The subject whom an aside explains that ends at the comma before the verb: "Holm, who met Reyes, said"."""
    joints = [joint.end() for joint in JOINT_RE.finditer(text, start, end)]
    able = [
        naming
        for naming in held
        if ASIDE_RE.match(text, naming[0].span.end, end)
        and (not is_oblique(text, naming[0]) or has_messenger(text, naming, start))
    ]
    behind = [naming for naming in able if joints and naming[0].span.start >= joints[-1]]
    return next(iter(behind or able), None)


def _names_another(text: str, words: Sequence[Word], last: int, region: int) -> bool:
    """Whether the words from `region` on are a subject of their own: "the club's chairman", "a source"."""
    first = next((word for word in words[: last + 1] if word.start >= region), None)
    return first is not None and (first.text.lower() in cues().starters or first.text[0].isupper()) and bool(text)
