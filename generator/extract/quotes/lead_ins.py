"""Lead-ins: reporting clauses that stand left of their quote.

Takes the words between a quote and the narrative's beginning and the people named in them, gives a `Clause`: whose verb
leads up to the quote (Holm said: “…”), be an aside between them ("Holm, asked on Monday, said"), a label (Holm: “…”), a
source (according to Holm), or a statement of somebody's. Clauses right of a quote are read in `clauses.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.extract.people.mentions import is_oblique
from generator.extract.quotes.clauses import (
    ACCORDING_RE,
    MAX_COLON_TAIL,
    MAX_TAIL,
    MAX_WORDS,
    VIEW_RE,
    Clause,
    is_adverb,
    make_clause,
)
from generator.extract.quotes.messages import has_messenger, is_from
from generator.extract.quotes.roll import Naming, Roll, cues
from generator.knowledge.load import load_words
from generator.text.alternation import one_of
from generator.text.tokens import Word, find_words

MAX_THAT_TAIL = 16
"""Words between a verb and its quote behind "that", with a clause before the quote: "said that if the bridge were shut, “…”"."""
MAX_LABEL = 9
GERUND_AFTER = ("by", "in", "of", "for")
"""Words before a verb of saying in "-ing" that is no noun: "replied by saying"."""
MAX_OPENING = 3
"""Index at which a participle at most stands that opens its sentence: "After briefly praising"."""

TOPIC_RE = re.compile(r"\W*(?:On|About|Regarding|Asked(?: about| on| if| whether)?) [^.!?“”\"\n,]{2,120}:\W*")
"""A line that says what the words below are about. Takes `On her knee:`; leaves `On Monday, she said:`."""

FELT_RE = re.compile(
    r"(?:To|For) (?=(?:[A-Z][\w’'-]*\.? ){0,3}[A-Z])[^:\"“”]{2,160}, (?:the|it|this|that|all)\b[^,:]{0,40} (?:is|was|were|are)\b[^,:]{0,60}:"
)
"""A lead that tells how somebody takes things. Takes `To Senator Holm, the lesson was plain:`; leaves `To Holm, Reyes said:`."""

PAUSE_RE = re.compile(r",(?! (?:who|whose|an?|the|his|her)\b)")
"""The end of a source's name. Takes `, she`; leaves `, a professor of law`."""

DASH_RE = re.compile(r"[—–]|--|(?<=[ \u00a0])-(?=[ \u00a0])")
"""A dash beside an aside. Takes `--`, ` - `; leaves the hyphen of `team-mate`."""

ASIDE_RE = re.compile(
    rf", (?:{one_of('relatives', 'articles', 'possessives', 'reflexives')}|now|then|once|formerly|\d+|[a-z]+ (?:of|for|at)|(?:when )?[a-z]{{2,}}(?:ed|ing))\b"
)
"""The start of an aside about the name before it. Takes `, who met`, `, the mayor`, `, chairman of`, `, asked on`; leaves `, Holm`."""

JOINT_RE = re.compile(r"[ \u00a0](?:and|but|while)[ \u00a0]")
"""What joins two clauses. Takes ` but `; leaves ` butter `."""

GOVERNS_RE = re.compile(rf"\b{one_of('prepositions')} (?:the )?(?:[A-Z][\w’'-]* ){{1,3}}\Z")
"""What a body's name depends on, left of the name's own first words. Takes the tail `of the House `; leaves `the House `."""

GROUND_RE = re.compile(r"\b(?:at|in) (?:the |The )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* (?:[a-z-]+ ){0,2}\Z")
"""A place, which a stop was lost behind, before somebody. Takes the tail `at The Hollows Corve head coach `; leaves `at the coach `."""

LONG_NAME = 60
"""How far left of a body's name such a word stands, in code points."""

CLAUSE_START_RE = re.compile(rf"(?:[,;:—–-]\s+|—|\b(?:{one_of('coordinators', 'subordinators')}|that)\s+)")
"""Where a new clause may begin. Takes `, `, ` but `; leaves the hyphen of `team-mate`."""


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
    felt = next(iter(roll.between(start, end)), None) if FELT_RE.fullmatch(text, start, start + len(left)) else None
    if felt is not None:
        return make_clause(felt, None, "colon")
    cue = _last_cue(words, colon=colon, comma=mark == ",")
    if cue is not None:
        turned = _turned(roll, words, cue, end) if colon else None
        if turned is not None:
            return make_clause(turned, None, "colon")
        found = clause_of(roll, words, cue, start=start, sentence=sentence)
        if found is not None:
            return found
    source = ACCORDING_RE.search(text, start, end) or (VIEW_RE.search(text, start, end) if mark in ",:" else None)
    if source:
        pause = PAUSE_RE.search(text, source.end(), end)
        named = next(iter(roll.between(source.end(), pause.start() if pause else end)), None)
        return make_clause(named, None, "according-to")
    return _stated(roll, words, start, end) if colon else None


def _turned(roll: Roll, words: Sequence[Word], cue: int, end: int) -> Naming | None:
    """Who answers before a colon: "When Holm asked Reyes for one word, she had it: “…”"."""
    if words[0].text.lower() not in _below():
        return None
    comma = roll.text.rfind(", ", words[cue].end, end)
    return roll.subject(comma + len(", "), end) if comma >= 0 else None


def _stated(roll: Roll, words: Sequence[Word], start: int, end: int) -> Clause | None:
    """Whose words follow a colon that no verb of saying stands before: a label, or whoever owns or sends a statement."""
    noun = next((word for word in words if word.text in cues().statements), None)
    owners = [naming for naming in roll.between(start, noun.start) if naming[0].possessive] if noun else []
    if noun and not owners and not cues().showings.isdisjoint(one.text for one in words if one.end < noun.start):
        return make_clause(None, noun, "colon")
    senders = [one for one in roll.between(start, end) if noun and is_from(roll.text, one[0].span.start)]
    named = roll.subject(start, end) or next(reversed(owners or senders), None)
    return make_clause(named, None, "label" if len(words) <= MAX_LABEL else "colon") if named is not None else None


def _last_cue(words: Sequence[Word], *, colon: bool, comma: bool) -> int | None:
    """Index of the verb nearest to the quote that may introduce it."""
    reach = MAX_COLON_TAIL if colon else (MAX_TAIL + 4 if comma else MAX_TAIL)
    if comma and any(word.text == "that" for word in words[-MAX_THAT_TAIL:]):
        reach = MAX_THAT_TAIL
    for index in range(len(words) - 1, max(-1, len(words) - 2 - reach), -1):
        word = words[index].text
        before = words[index - 1].text if index else ""
        if (before.lower() in cues().determiners and not (word.endswith("ing") and before in GERUND_AFTER)) or (
            before.endswith(("’s", "'s")) and word in cues().nouns
        ):
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
        return make_clause(next(iter(roll.between(words[cue + 1].end, words[-1].end)), None), word, "said-speaker")
    if cue and words[cue - 1].text in ("was", "were", "been", "being") and word.text in cues().hearers:
        return make_clause(None, word, "said-speaker")
    if word.text.endswith("ing"):
        return _participle(roll, words, cue, sentence=sentence)
    if cue == 0 or word.text[0].isupper():
        after = roll.subject(word.end, words[-1].end)
        return make_clause(after, word, "said-speaker") if after else None
    last = cue - 1
    while last > 0 and (words[last].text in cues().auxiliaries or is_adverb(words[last].text)):
        last -= 1
    if words[last].text in ("and", "but", "then"):
        return make_clause(roll.subject(sentence, words[last].start), word, "speaker-says")
    if DASH_RE.search(text := roll.text, words[last].end, word.start):
        opening = next((dash for dash in reversed([*DASH_RE.finditer(text, start, words[last].start)])), None)
        last = max((place for place in range(last) if opening and words[place].end <= opening.start()), default=last)
    if words[last].text == "who":
        antecedent = roll.between(start, words[last].start)
        return make_clause(antecedent[-1] if antecedent else None, word, "speaker-says")
    subject = _subject_before(roll, words, last, start)
    return make_clause(None if _hears(roll, subject, word.end, words[-1].end) else subject, word, "speaker-says")


def _hears(roll: Roll, subject: Naming | None, start: int, end: int) -> bool:
    """Whether whoever a pronoun seems to mean is named as the hearer in [start, end): "he had words to say to Holm"."""
    if subject is None or subject[0].form != "pronoun":
        return False
    return any(person is subject[1] and mention.form != "pronoun" for mention, person in roll.between(start, end))


@cache
def _below() -> frozenset[str]:
    """Words that begin a clause below another's."""
    return frozenset(load_words("grammar.subordinators"))


@cache
def _openers() -> frozenset[str]:
    """Small words before a participle that opens a sentence."""
    return frozenset((*load_words("grammar.prepositions"), *load_words("grammar.subordinators")))


def _participle(roll: Roll, words: Sequence[Word], cue: int, *, sentence: int) -> Clause | None:
    """Take a participle: who stands right before it, else the subject of the sentence; nobody, where that has no name."""
    word = words[cue]
    if cue and words[cue - 1].text in ("as", "of", "for"):  # "quoted Holm as saying", "blamed Holm for saying"
        return make_clause(next(reversed(roll.between(sentence, word.start)), None), word, "participle")
    if cue and cue < MAX_OPENING and words[0].text[0].isupper() and words[0].text.lower() in _openers():
        pause = PAUSE_RE.search(roll.text, word.end, words[-1].end)  # "After hitting Holm, Reyes turned to Lund"
        named = roll.subject(pause.end(), words[-1].end) if pause else None
        if named is not None:
            return make_clause(named, None, "colon")
    beside = [naming for naming in roll.between(sentence, word.start) if naming[0].span.end + 1 == word.start]
    named = roll.subject(sentence, word.start) or next(iter(beside), None)
    paused = roll.text[words[-1].end : words[-1].end + 1] in (",", ":")
    return make_clause(named, word, "participle") if named or (cue and paused) else None


def _subject_before(roll: Roll, words: Sequence[Word], last: int, start: int) -> Naming | None:
    """The subject that ends with words[last], or None where nobody is named there."""
    text, end = roll.text, words[last].end
    held = roll.between(start, end)
    if not held:
        return None
    closing = [naming for naming in held if naming[0].span.end >= end]
    if closing and (not _is_governed(text, closing[-1]) or has_messenger(text, closing[-1], start)):
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


def _is_governed(text: str, naming: Naming) -> bool:
    """Whether a mention depends on a preposition, be it with more of a body's name between them: "of the House Flood Board"."""
    mention, person = naming
    if is_oblique(text, mention):
        start = mention.span.start
        if GROUND_RE.search(text, max(0, start - LONG_NAME), start):
            return False
        behind = mention.form != "epithet" and text[max(0, start - 3) : start] in ("’s ", "'s ")
        return not behind or mention.possessive
    start = mention.span.start
    return person.kind == "organisation" and GOVERNS_RE.search(text, max(0, start - LONG_NAME), start) is not None


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
