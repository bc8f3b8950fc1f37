"""Predicates: what stands behind a subject or a pronoun.

Takes a text and the place of one, gives its verb, be the subject told more of before it ("a neighbour from Corve
said"), and whether a deed, a noun or words of a sentence are its own. Who is meant is left to `coreference.py`.
"""

from __future__ import annotations

import re
from functools import cache

from generator.extract.people.descriptions import Epithet, before_name, is_past
from generator.extract.people.figures import Item
from generator.extract.people.signs import TOLD_RE
from generator.extract.people.words import cue_forms, person_words
from generator.knowledge.load import load_table, load_words
from generator.model.article import Article
from generator.model.evidence import Span
from generator.text.tokens import LETTERS_RE, vocabulary

NOUN_RE = re.compile(r"[ \u00a0]([^\W_]+)")
"""The word after a pronoun. Takes ` team`; leaves `, team`."""

PREDICATE_RE = re.compile(r" [^.,;:!?“”\"\n]{1,80}")
"""What follows a subject in its clause. Takes ` from Corve said it was`; leaves `, said`."""

ASIDE_RE = re.compile(r", (?:who(?:se|m)?|reached|asked|contacted) [^,;:.!?“”\"\n]{1,110},")
"""More about a subject between commas. Takes `, who came to the door,`, `, reached at home,`; leaves `, who came and`."""

ASKS_RE = re.compile(r"\b(?:asked|asks|pressed|questioned|quizzed|wondered)\b(?! (?:not|to|for|that)\b)")
"""A verb of asking. Takes `asked`; leaves `tasked`, `asked not to be named`."""

PASSES_RE = re.compile(r"\b(?:goes|went|falls|fell|belongs|belonged|passes|passed) to \Z")
"""What comes to somebody. Takes the tail `His place goes to `; leaves `He went home to `."""

STANCE_RE = re.compile(
    r"(?:, who[^,.!?“”\"\n]{1,70},)? (?:is|was|seemed|seems|sounded|sounds|remained|remains)((?: [a-z]+){1,5})"
)
"""What a subject is. Takes ` was not so sure`; leaves ` said`."""

ATTRIBUTE_WORDS = 9
"""Words behind such a beginning among which a verb of saying is looked for."""

SAID_BEFORE_RE = re.compile(r"[,?!][”\"’']? \Z")
"""What parts words from their speaker. Takes the tail `,” `; leaves `, and `."""

SAID_AFTER_RE = re.compile(r" ([a-z]+)(?=[.,:]| [a-z]+day\b| of\b| in\b| on\b| after\b| at\b)")
"""The verb behind a speaker. Takes ` said.`, ` said on`; leaves ` said it was late`."""

TURNS_RE = re.compile(r"[,;] (?:but|and|while|although|though|yet) \Z|; \Z")
"""What parts a further clause from the one before. Takes the tail `, but `; leaves ` and `."""

STATES_RE = re.compile(r" ([a-z]+)\b")
"""The word behind a name. Takes ` insists`; leaves `, who`."""

HIDDEN_RE = re.compile(
    r"[^.!?“”\"\n]{0,60}?,? (?:who |speaking |talking |whose )?[^.!?“”\"\n]{0,30}?"
    r"(?:\b(?:not|n[’']t|declined|refused|unwilling) (?:want |wish |wanting |wishing |willing )?(?:to )?(?:be|been)(?: publicly| legally)? (?:named|identified)|\banonym(?:ity|ous)\b"
    r"|\bdeclined to give (?:his|her|their)(?: full| last)? name|\bname (?:(?:has|is|was)(?:n[’']t| not| been withheld| being withheld| withheld| kept)|cannot|can not|could not)\b)"
)
"""What tells that somebody is not named. Takes `, who asked not to be named`, `, on condition of anonymity`; leaves `, who was named`,
`, whose name has filled halls`."""

SAME_CLAUSE_RE = re.compile(r"[^,;:—–.!?“”\"]*")
"""Words within one clause. Takes ` has praised `; leaves ` left, and `."""

INSERTED_RE = re.compile(r" [a-z]+,")
"""A verb before a comma. Takes ` said,`; leaves ` said it,`."""

JOINED_RE = re.compile(r"(?:, (?:and|while|though|although)|\b(?:but|which)) (?:the )?\Z")
"""What joins a clause with a subject of its own. Takes the tails `, while `, ` but the `, ` which `; leaves ` and `."""

JOINED_REACH = 14

NAMELESS_REACH = 400
"""How far back somebody without a name is remembered, in code points: about two paragraphs."""

PAUSE_RE = re.compile(r"[,;:—–.!?“”\"]")
"""The end of what a pronoun governs. Takes `,`; leaves ` and `."""

HIDDEN_REACH = 130
"""How far behind a description that is told, in code points."""

DEED_REACH = 40
DEED_WORDS = 4
"""How far behind a pronoun a deed is its own: "he has already scored", "her first Corve goal"."""


def verb_behind(text: str, end: int) -> str:
    """The verb of the subject that ends at `end`; empty where none is found."""
    aside = ASIDE_RE.match(text, end) if text.startswith(", ", end) else None
    rest = PREDICATE_RE.match(text, aside.end() if aside else end)
    words = rest.group().split() if rest else []
    if words and words[0] in _attributes():
        reporting = person_words().reporting
        return next((word for word in words[1:ATTRIBUTE_WORDS] if word in reporting), "")
    return next((word for word in words[:3] if word not in _auxiliaries() and not word.endswith("ly")), "")


@cache
def _attributes() -> frozenset[str]:
    """What begins more about a subject before its verb: "a neighbour from Corve", "a man who was there"."""
    phrases = load_table("cues")["phrases"]
    return frozenset(phrases["prepositions"]) | {"who"}


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["auxiliaries"])


def asks(text: str, sentence: Span) -> bool:
    """Whether a sentence puts a question to somebody."""
    return ASKS_RE.search(text, *sentence.edges) is not None


def takes_stance(text: str, end: int) -> bool:
    """Whether a subject that ends there is of some mind, which its words then tell: "Her aunt was not so sure"."""
    found = STANCE_RE.match(text, end)
    return found is not None and not _stances().isdisjoint(found[1].split())


@cache
def _stances() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["stances"])


def hides_name(text: str, end: int) -> bool:
    """Whether the name of whom a description that ends there tells is kept back: "The assistant, who asked not to be named"."""
    told = text[end : end + HIDDEN_REACH]
    hidden = "name" in told or "identified" in told or "anonym" in told
    return hidden and HIDDEN_RE.match(text, end, end + HIDDEN_REACH) is not None


def speaks(text: str, span: Span) -> bool:
    """Whether a verb of saying stands beside the description at `span`: "the winger said", "said the winger"."""
    reporting = person_words().reporting
    before = TOLD_RE.search(text, max(0, span.start - 30), span.start)
    if before is not None and before[1] in reporting:
        return True
    verb = verb_behind(text, span.end)
    quoted = text[max(0, span.start - 2) : span.start] in ("” ", '" ', "’ ", "' ")
    return verb in reporting or (quoted and verb in cue_forms("weak"))


def is_inserted(text: str, span: Span) -> bool:
    """Whether a pronoun and its verb stand between two commas, and the words around are theirs: "Reyes, she said, is late"."""
    return text[max(0, span.start - 2) : span.start] == ", " and INSERTED_RE.match(text, span.end) is not None


def tells_words(text: str, sentence: Span) -> bool:
    """Whether a sentence reports somebody's words in the writer's own: "Holm insisted that it was late"."""
    return not person_words().reporting.isdisjoint(sentence.cut(text).split())


def reports(text: str, span: Span) -> bool:
    """Whether a verb of saying makes the end of a sentence the words of whom `span` names.

    "Holm is late, Reyes said", "Holm is late, but Reyes insists that she comes".
    """
    states = STATES_RE.match(text, span.end)
    if states and states[1] in person_words().reporting and TURNS_RE.search(text, max(0, span.start - 11), span.start):
        return True
    verb = SAID_AFTER_RE.match(text, span.end)
    if verb is None or verb[1] not in person_words().reporting:
        return False
    ends = text[verb.end() : verb.end() + 1] in (".", "") and " " in text[max(0, span.start - 2) : span.start]
    return ends or SAID_BEFORE_RE.search(text, max(0, span.start - 4), span.start) is not None


def tells_mind(text: str, span: Span) -> bool:
    """Whether a later clause tells what the one named at `span` says or thinks: "Holm is out, but Reyes hopes"."""
    verb = verb_behind(text, span.end)
    if verb not in _thinking() and verb not in _minds():
        return False
    start = before_name(text, span.start, 0)[0]
    return JOINED_RE.search(text, max(0, start - JOINED_REACH), start) is not None


def tells_deed(text: str, end: int) -> bool:
    """Whether a player's deed belongs to the pronoun that ends there: "he has scored", "his second goal"."""
    words = PAUSE_RE.split(text[end : min(end + DEED_REACH, len(text))])[0].split()[:DEED_WORDS]
    told = " ".join(words)
    return not person_words().deeds.isdisjoint(words) or any(phrase in told for phrase in _deed_phrases())


def may_tell_deeds(text: str) -> bool:
    """Whether any word of such a deed stands in a text at all."""
    return not vocabulary(text).isdisjoint(_deed_words())


@cache
def _deed_words() -> frozenset[str]:
    """Runs of letters of which a deed is told by one at least."""
    return frozenset(LETTERS_RE.findall(" ".join((*person_words().deeds, *_deed_phrases())).casefold()))


@cache
def _deed_phrases() -> tuple[str, ...]:
    return load_words("person_words.deeds.phrases")


def owns_noun(text: str, end: int) -> bool:
    """Whether "her" is followed by a noun of its own, and not the end of the clause or a small word."""
    word = NOUN_RE.match(text, end, end + 12)
    return word is not None and word[1] not in person_words().function


def acts_on(text: str, subject: Span, item: Item) -> bool:
    """Whether an epithet is the object of its sentence's subject: "Holm praised the winger" speaks of two."""
    if item.epithet is None or item.epithet.owned or not SAME_CLAUSE_RE.fullmatch(text, subject.end, item.span.start):
        return False
    words = text[subject.end : item.span.start].split()
    table = person_words()
    if not words or table.copulas.intersection(words):
        return False
    return not table.clauses.intersection(words) or not table.reporting.isdisjoint(words)


def governs(text: str, owner: int, start: int) -> bool:
    """Whether a deed of what the name that ends at `owner` owns is done to the one at `start`: "Holm's shot beat Reyes"."""
    if not SAME_CLAUSE_RE.fullmatch(text, owner, start):
        return False
    words = text[owner:start].split()
    table = person_words()
    return any(map(is_past, words)) and table.clauses.isdisjoint(words) and table.reporting.isdisjoint(words)


def is_nameless(text: str, epithet: Epithet) -> bool:
    """Whether a person without a name was brought in under the same noun right before: "one man … the man", "his father"."""
    start = epithet.span.start
    before = text[max(0, start - NAMELESS_REACH) : start].lower()
    owned = r"|\b(?:his|her|their)|[’']s" if epithet.description.head in person_words().kin else ""
    found = re.search(
        rf"(?:\b(?:an?|one|another){owned})\s(?:[\w’'-]+\s){{0,3}}{re.escape(epithet.description.head)}\b", before
    )
    return found is not None


def is_thought(article: Article, place: int) -> bool:
    """Whether a verb of saying or thinking stands before `place` in its sentence: "They believe that Holm’s shot is"."""
    start = article.sentence_at(place).span.start
    return not _thinking().isdisjoint(article.text[start:place].split())


def is_sender(article: Article, item: Item) -> bool:
    """Whether somebody named is what a sentence is about, though not its subject.

    "That drew a reply from Holm", "Among them was that of Holm, who left", "For Holm, it was a reminder".
    """
    if item.figure is None or item.owns:
        return False
    text, start = article.text, article.sentence_at(item.span.start).span.start
    if text.startswith("For ", start) and item.span.start == start + len("For ") and text[item.span.end] == ",":
        return True
    if text.startswith("Among ", start) and text.startswith(", who ", item.span.end):
        return True
    name = before_name(text, item.span.start, start)[0]
    if PASSES_RE.search(text, start, name) is not None:
        return True
    if not text[start:name].endswith("from "):
        return False
    return not _statements().isdisjoint(text[start:name].split())


@cache
def _statements() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["statements"])


@cache
def _minds() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["minds"])


@cache
def _thinking() -> frozenset[str]:
    return cue_forms("strong") | cue_forms("weak")
