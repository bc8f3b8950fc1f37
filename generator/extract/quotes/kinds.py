"""Kinds: whether words between marks are a quote, and of which kind.

Takes a bracket with what stands around it, gives `direct` (reported words that hold a whole clause), `fragment` (a few
quoted words in the writer's own sentence, and all of a headline's), or None: titles, nicknames and scare quotes that
nobody said.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.extract.quotes.roll import cues
from generator.knowledge.load import load_table, load_words
from generator.text.tokens import fold

Kind = Literal["direct", "fragment"]

QUOTED_WORD_RE = re.compile(r"[^\W_][\w’'-]*")
"""A word of a quote, contractions whole. Takes `I’m`; leaves `,`."""

INNER_STOP_RE = re.compile(r"[^\W\d_]{3}[.!?] [“\"‘']?[^\W\d_a-z]")
"""The end of a sentence inside quoted words. Takes `late. But`; leaves `Mr. Holm`."""

LEAD_RE = re.compile(r"(?:[^\W\d_]+ ){1,4}[^\W\d_]+, (?=(?:I|you|he|she|it|we|they)\b)")
"""A phrase before the subject of quoted words. Takes `as a town, ` of `as a town, we say no`; leaves `the best we have`."""

MIN_LOOSE_WORDS = 4
"""Fewest words of a fragment that no verb of saying stands beside."""
MIN_CLAUSE_WORDS = 3
MIN_PAUSED_WORDS = 8
"""Fewest words of a quote that the writer leads up to with a comma: "As for costs, “…,” said Holm"."""
TITLE_WORDS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a bracket holds and where it stands."""

    words: str
    headline: bool
    opened: bool
    closed: bool
    embedded: bool
    """Whether the writer's sentence runs into it: narrative before it, and neither a colon nor a clause's comma."""
    paused: bool
    """Whether the narrative before it ends in a comma."""
    after_comma: bool
    """Whether a comma or a stop stands inside its closing mark, or right behind it."""
    clause_after: bool
    clause_before: bool
    resumes: bool
    """Whether a quote before it was broken by its cue, and goes on here."""
    runs_on: bool
    """Whether it begins with a small letter, and the writer's sentence goes on behind it without a pause."""
    told: bool
    """Whether a verb of saying stands in its sentence."""
    before: str
    """The word right before the opening mark, folded."""

    @property
    def claimed(self) -> bool:
        """Whether a reporting clause stands beside it."""
        return self.clause_after or self.clause_before


@dataclass(frozen=True, slots=True)
class Quoted:
    """A bracket with what its words were found to be."""

    setting: Setting
    words: tuple[str, ...]
    clause: bool
    """Whether they hold one near their start."""


def tell_kind(setting: Setting) -> Kind | None:
    """The kind of a bracket, or None where it is no quote."""
    words = tuple(QUOTED_WORD_RE.findall(setting.words))
    if not words:
        return None
    if setting.headline:
        return "fragment"
    if not setting.opened or (not setting.closed and len(words) >= MIN_LOOSE_WORDS):
        return "direct"
    lead = LEAD_RE.match(setting.words)
    clause = holds_clause(QUOTED_WORD_RE.findall(setting.words, lead.end()) if lead else words)
    quoted = Quoted(setting, words, clause)
    if _names_work(quoted):
        return None
    return _kind_within(quoted) if setting.embedded else _kind_apart(quoted)


def _names_work(quoted: Quoted) -> bool:
    """Whether words are the title of a work: no clause, or one that wears all its capitals and that nobody says."""
    setting, words = quoted.setting, quoted.words
    if not _is_title(setting, words):
        return False
    alike = not setting.claimed and _all_capitals(words) and not INNER_STOP_RE.search(setting.words)
    return not quoted.clause or alike


def _kind_apart(quoted: Quoted) -> Kind | None:
    """The kind of words that no sentence of the writer's runs into: “Yes,” said Holm."""
    setting, long = quoted.setting, len(quoted.words) >= MIN_CLAUSE_WORDS
    if setting.runs_on and not long:
        return "fragment"
    if long or quoted.clause or setting.resumes or setting.claimed or setting.words[-1] in ".!?":
        return "direct"
    return "fragment" if setting.told else None


def _kind_within(quoted: Quoted) -> Kind | None:
    """The kind of words that the writer's sentence runs into: whole where a rule of `WHOLE` knows them to be."""
    setting = quoted.setting
    if setting.before in _naming():
        return None
    if _goes_on(quoted):
        return "fragment"
    if any(rule(quoted) for rule in WHOLE):
        return "direct"
    return "fragment" if setting.told or len(quoted.words) >= MIN_LOOSE_WORDS else None


def _goes_on(quoted: Quoted) -> bool:
    """Whether words go on with the writer's clause: he would “have to decide”, papers “that seem to be lost”.

    So do a verb whose subject is the writer's (she “wants us to decide”), and a reason (he left “because I asked”).
    """
    setting, first = quoted.setting, quoted.words[0]
    if INNER_STOP_RE.search(setting.words):
        return False
    runs_in = setting.before.isalpha() and not cues().tells(setting.before)
    verb = first in _clause_words()["verbs"]
    lacks = verb and (setting.before in _personal() or first not in _clause_words()["commands"])
    lacks = lacks or first in _relatives() or first == "because"
    return setting.before in _modals() or (runs_in and lacks)


@cache
def _relatives() -> frozenset[str]:
    return frozenset((*load_words("grammar.relatives"), "that"))


@cache
def _modals() -> frozenset[str]:
    return frozenset((*load_words("grammar.modals"), "to"))


def _is_clause(quoted: Quoted) -> bool:
    """Words with a subject and its verb: he thought “this was just the start”."""
    return quoted.clause and len(quoted.words) >= MIN_CLAUSE_WORDS


def _is_sentences(quoted: Quoted) -> bool:
    """Words that a sentence ends in: of “A good start. Now for more”."""
    return INNER_STOP_RE.search(quoted.setting.words) is not None


def _is_sentence(quoted: Quoted) -> bool:
    """Words that begin with a capital, pause at their end and are said by somebody: with a “Not bad at all,” said Holm."""
    setting = quoted.setting
    whole = setting.words[0].isupper() and setting.after_comma and setting.claimed
    return whole and len(quoted.words) >= MIN_CLAUSE_WORDS


def _is_led_up_to(quoted: Quoted) -> bool:
    """Many words that the writer leads up to with a comma, and whose clause follows: As for costs, “…,” said Holm."""
    setting = quoted.setting
    return setting.paused and setting.clause_after and len(quoted.words) >= MIN_PAUSED_WORDS


WHOLE: tuple[Callable[[Quoted], bool], ...] = (_is_clause, _is_sentences, _is_sentence, _is_led_up_to)
"""What makes words direct though the writer's sentence runs into them; any is enough."""


def holds_clause(words: Sequence[str]) -> bool:
    """Whether words hold a subject and its verb near their start: "this was just the start", "I’m lucky"."""
    folded = [fold(word) for word in words[:10]]
    table = _clause_words()
    while len(folded) > 1 and folded[0] in table["openers"]:
        folded = folded[1:]
    first, mark, _ = folded[0].partition("'")
    if first in table["subjects"]:
        plain = len(folded) > 3 and first in _personal() and folded[1] not in cues().stops
        return bool(mark) or plain or any(word in table["verbs"] for word in folded[1:8])
    links = table["links"]
    link = next((at for at, word in enumerate(folded) if word in links or _bare(word) in links), len(folded))
    link = min(link, _contact(folded))
    if any(word in table["finite"] for word in folded[1 : min(link, 6)]):
        return True
    if folded[0] in table["determiners"]:
        pairs = itertools.pairwise(folded[:link])
        return any(word in table["verbs"] and before != "to" for before, word in pairs)
    if folded[0] in table["finite"] and words[0].islower():
        return False  # its subject stands in the writer's sentence: the bill “has cost us more than it will bring”
    return folded[0] in table["verbs"] and len(words) > 5


def _bare(word: str) -> str:
    """A word without a verb drawn together with it: "i" of "i've"; empty where none is."""
    return word.partition("'")[0] if "'" in word else ""


def _contact(folded: Sequence[str]) -> int:
    """Index of the article that begins a clause about a noun, no word between them: "the best friend | a town ever had"."""
    if folded[0] != "the" or _clause_words()["superlatives"].isdisjoint(folded[1:4]):
        return len(folded)
    parting = _parting()
    inner = (at for at in range(2, len(folded)) if folded[at] in ("a", "an", "the") and folded[at - 1] not in parting)
    return next(inner, len(folded))


@cache
def _parting() -> frozenset[str]:
    """Words after which an article begins the object of a verb or a preposition, and no clause."""
    small = (
        word for name in ("prepositions", "coordinators", "subordinators") for word in load_words(f"grammar.{name}")
    )
    return frozenset(small) | _clause_words()["verbs"]


def _is_title(setting: Setting, words: Sequence[str]) -> bool:
    """Whether nearly every longer word wears a capital, and nobody is said to say it."""
    longer = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in longer)
    titled = bool(longer) and capitals >= 0.8 * len(longer) and len(words) <= TITLE_WORDS
    if setting.embedded:
        named = setting.before.endswith(("'s", "s'")) or setting.before in _before_titles()
        return titled and (named or not setting.clause_before)
    claimed = setting.claimed or setting.resumes
    heads = len(words) > 2 and _all_capitals(words) and not INNER_STOP_RE.search(setting.words)
    return titled and len(words) > 1 and not claimed and (heads or setting.words[-1] not in ".!?")


def _all_capitals(words: Sequence[str]) -> bool:
    """Whether a title wears its capitals to the small words: "It Is Our Time"."""
    return len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 1)


@cache
def _clause_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_table("cues")["clauses"].items()}


@cache
def _personal() -> frozenset[str]:
    return frozenset(load_table("cues")["clauses"]["persons"])


@cache
def _before_titles() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["before_titles"])


@cache
def _naming() -> frozenset[str]:
    return frozenset(load_table("cues")["phrases"]["naming"])
