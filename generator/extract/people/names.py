"""Names: which runs of capitals are people, and where each is named.

Takes a text, gives `Named` people, each with the places of its full name and of its parts. A run of capitals becomes
a person only by evidence: a given name that we know, a title or a role before it, an age or an apposition after it, a
verb of saying beside it, its last word alone elsewhere in the article. Runs that hold the words of organisations,
contests and places are ruled out. Pronouns and descriptions are left to `mentions.py`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from generator.extract.people.words import PersonWords, fold_name, person_words
from generator.model.article import Article, Block
from generator.model.claims import Hints, Mention
from generator.model.evidence import Span

ENOUGH = 2
"""Evidence that makes a person; see `_evidence`. Re-run the gate after a change."""

MAX_NAME_WORDS = 4

SHORT_FORMS = r"(?:Jr|Sr|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Prof|Capt|Sgt|Lt|Col|Rev)"

AGE_AFTER_RE = re.compile(r",? \(?\d{1,2}[,.)]")
"""An age in apposition. Takes `, 25,`, ` (31)`; leaves ` 25 goals`."""

PRONOUN_AFTER_RE = re.compile(r"[^A-Z.!?\n]{1,70}? (?:he|she|his|her|him)\b")
"""A pronoun before any other name. Takes ` said he`, ` lost his place`; leaves `’s side met Holm, who lost her`."""

APPOSITION_RE = re.compile(r", (?:who\b|whose\b|an? |the |his |her |now |then |himself|herself)")
"""A person explained after the name. Takes `, who joined`, `, the former mayor`; leaves `, and`."""

SAYING_AFTER_RE = re.compile(r",? (?:[a-z]+ly )?([a-z]+)")
"""The word after a name. Takes ` said`, ` wryly said`; leaves `’s`."""

ROLE_AFTER_RE = re.compile(r" (?:head |assistant |under-\d\d )?([a-z-]+)\b")
"""A role that belongs to the name of a side. Takes ` winger`, ` head coach`; leaves `, the winger`."""

WORD_BEFORE_RE = re.compile(r"([^\W_][\w’'-]*)(\.?) $")
"""The word before a name. Takes the tail `the striker `; leaves `striker, `."""


@dataclass(frozen=True, slots=True)
class Token:
    """A capitalised word (or a particle inside a name), and its folded form."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together."""

    tokens: tuple[Token, ...]


@dataclass(slots=True)
class Named:
    """Somebody under a name, while the article is being read."""

    name: str
    key: tuple[str, ...]
    """Folded words of the name."""
    mentions: list[Mention] = field(default_factory=list)


@cache
def run_re() -> re.Pattern[str]:
    """Runs of capitalised words. Takes `Kevin De Bruyne`, `J. K. Lund`; leaves `’s` and lower-case words."""
    upper = _ranges(char for char in map(chr, range(sys.maxunicode)) if char.isupper())
    word = rf"(?:{SHORT_FORMS}\.|[{upper}]\.(?=\s?[{upper}])|[{upper}](?:\w|[’'](?=\w\w)|[’'](?=[{upper}])|-(?=\w)|\.(?=[{upper}]))*)"
    particle = rf"(?:{'|'.join(sorted(person_words().particles))})"
    return re.compile(rf"(?<![\w@#’'.]){word}(?:[ \u00a0]?(?<=[. \u00a0])(?:{particle} ){{0,2}}{word})*")


def _ranges(chars: Iterable[str]) -> str:
    """Characters as the inside of a character class."""
    spans: list[list[int]] = []
    for code in map(ord, chars):
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(
        re.escape(chr(first)) + ("-" + re.escape(chr(last)) if last > first else "") for first, last in spans
    )


TOKEN_RE = re.compile(r"[^\s\u00a0]+")
"""A word of a run, with an abbreviation's stop. Takes `J.`; leaves the blank."""


def find_runs(text: str) -> list[Run]:
    """All runs of capitalised words, in order of place."""
    runs = []
    for found in run_re().finditer(text):
        offset = found.start()
        tokens = tuple(
            Token(offset + word.start(), offset + word.end(), fold_name(word.group().rstrip(".")))
            for word in TOKEN_RE.finditer(found.group())
        )
        runs.append(Run(tokens))
    return runs


def find_named(article: Article, runs: list[Run], hints: Hints) -> list[Named]:
    """The people of an article by their names, in order of first mention."""
    text = article.text
    lower = frozenset(re.findall(r"\b[a-z][a-z'’-]+", text))
    people = _by_evidence(text, runs, lower, _title_lines(article))
    index = _index(people, hints)
    found: dict[str, Named] = {}
    for run in runs:
        for mention, name in _match(text, run, index):
            key = tuple(fold_name(part) for part in name.split())
            found.setdefault(name, Named(name, key)).mentions.append(mention)
    return list(found.values())


def _title_lines(article: Article) -> tuple[Block, ...]:
    """Headlines and headings whose every longer word has a capital: they cannot tell a name."""
    kept = []
    for block in article.blocks:
        if block.kind in ("headline", "heading", "repeat"):
            longer = [word for word in block.span.cut(article.text).split() if len(word) > 4 and word[0].isalpha()]
            if longer and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer):
                kept.append(block)
    return tuple(kept)


def _by_evidence(
    text: str, runs: list[Run], lower: frozenset[str], skip: tuple[Block, ...]
) -> dict[tuple[str, ...], str]:
    """Names that the article proves to be people's: folded words, and the words as printed most often."""
    score: Counter[tuple[str, ...]] = Counter()
    printed: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    alone: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for run in runs:
        start = run.tokens[0].start
        if any(block.span.start <= start < block.span.end for block in skip):
            continue
        for tokens in candidates(run, person_words()):
            key = tuple(token.folded for token in tokens)
            if len(key) == 1:
                seen[key[0]] += 1
                alone[key[0]] += not _placed(text, tokens[0].start)
            score[key] += _evidence(text, tokens, lower)
            printed[key][text[tokens[0].start : tokens[-1].end]] += 1
    words = person_words()
    for key in list(score):
        if len(key) > 1 and key[0] not in words.given and seen[key[0]] and not seen[key[-1]]:
            score[key] -= ENOUGH  # a club's name, and a body called after it
        if len(key) > 1 and alone[key[-1]] and key[-1] not in words.places and key[-1] not in lower:
            score[key] += min(alone[key[-1]], ENOUGH)
    full = {key for key, value in score.items() if len(key) > 1 and value >= ENOUGH}
    parts = {part for key in full for part in (key[0], key[-1])}
    single = {key for key, value in score.items() if len(key) == 1 and value >= ENOUGH and key[0] not in parts}
    kept = {key for key in score if key in full or key in single}
    return {key: printed[key].most_common(1)[0][0] for key in score if key in kept}


def _placed(text: str, start: int) -> bool:
    """Whether a name stands behind a small word that places and bodies stand behind."""
    before = WORD_BEFORE_RE.search(text, max(0, start - 12), start)
    return before is not None and before[1].lower() in ("the", "in", "at", "near", "a", "an", "this")


def candidates(run: Run, words: PersonWords) -> Iterator[tuple[Token, ...]]:
    """Parts of a run that may be a name: cut at words that rule a person out, function words and titles left off.

    What follows such a word ("Los Blancos") is a name only where it begins with a given name that we know.
    """
    part: list[Token] = []
    tainted = False
    for place, token in enumerate(run.tokens):
        known = token.folded in words.given
        leads = known and place + 1 < len(run.tokens) and _free(run.tokens[place + 1], words)
        never = token.folded in words.never and not leads
        stops = never or (token.folded in words.places and not known and not _given_before(part, words))
        opens = not part and not leads and token.folded in words.openers
        if stops or opens or (part and token.folded in words.function and not known):
            if part and not stops and not tainted:
                yield from _cut(part, words)
            part, tainted = [], never or (tainted and not opens)
            continue
        if part or not tainted or known:
            part.append(token)
    if part:
        yield from _cut(part, words)


def _free(token: Token, words: PersonWords) -> bool:
    """Whether a word may be a surname: it is none of ours."""
    return token.folded not in words.function and token.folded not in words.never and token.folded not in words.titles


def _given_before(part: list[Token], words: PersonWords) -> bool:
    return len(part) == 1 and part[0].folded in words.given


def _cut(part: list[Token], words: PersonWords) -> Iterator[tuple[Token, ...]]:
    """The name in a run's part: from the first given name that we know, else all of it."""
    for index, token in enumerate(part[:-1]):
        if token.folded in words.given:
            yield tuple(part[index : index + MAX_NAME_WORDS])
            return
    if len(part) <= MAX_NAME_WORDS:
        yield tuple(part)


def _evidence(text: str, tokens: tuple[Token, ...], lower: frozenset[str]) -> int:
    """How much one place speaks for a person; at least `ENOUGH` over all places makes one."""
    words = person_words()
    start, end = tokens[0].start, tokens[-1].end
    before = WORD_BEFORE_RE.search(text, max(0, start - 24), start)
    after = text[end : end + 24]
    previous = before[1].casefold() if before else ""
    if before and before[2] and previous not in words.titles:
        previous = ""
    points = 0
    if len(tokens) > 1 and tokens[0].folded in words.given:
        points += 1 if tokens[-1].folded in lower else 3
    elif len(tokens) > 1 and len(tokens[0].folded) == 1:
        points += 2
    if previous in words.roles or previous in words.titles:
        points += 2
    if previous in words.kin and (len(tokens) > 1 or tokens[0].folded in words.given):
        points += 2
    if previous == "the":
        points -= 3
    if len(tokens) == 1 and (previous in ("in", "at", "near", "a", "an", "this") or tokens[0].folded in lower):
        points -= 3
    if len(tokens) == 1 and tokens[0].folded in words.given:
        points += 2 if tokens[0].folded in words.singles else 1
    if PRONOUN_AFTER_RE.match(text, end, end + 80):
        points += 1
    if AGE_AFTER_RE.match(after):
        points += 2
    elif APPOSITION_RE.match(after):
        points += 2 if len(tokens) > 1 and ", who" in after[:6] else 1
    saying = SAYING_AFTER_RE.match(after)
    if (following := ROLE_AFTER_RE.match(after)) and words.roles.get(following[1]) in ("player", "coach", "official"):
        points -= 3
    says = (saying and saying[1] in words.reporting and not saying[1].endswith("ing")) or previous in (
        "said",
        "says",
        "added",
        "insisted",
        "admitted",
    )
    if (
        says
        and previous not in ("of", "for", "on", "in", "at", "via", "to")
        and (len(tokens) > 1 or tokens[0].folded not in words.places)
    ):
        points += 2
    return points


def _index(people: dict[tuple[str, ...], str], hints: Hints) -> dict[tuple[str, ...], str]:
    """Folded words that stand for a person, to the full name; the site's people first."""
    index: dict[tuple[str, ...], str] = {}
    for other, name in hints.aliases:
        index.setdefault(_key(other), name)
    known = [
        name
        for name in (hints.player, *(name for name, _ in hints.people), *(name for _, name in hints.aliases))
        if name
    ]
    for name in known:
        index.setdefault(_key(name), name)
    ends = {(key[0], key[-1]): name for name in reversed(known) if len(key := _key(name)) > 1}
    full = sorted((key for key in people if len(key) > 1), key=lambda key: -len(key))
    for key in full:
        index.setdefault(key, ends.setdefault((key[0], key[-1]), people[key]))
    first = [hints.player] if hints.player else []
    names = dict.fromkeys([*first, *(index[key] for key in people if key in index), *known])
    _add_parts(index, {name: _key(name) for name in names if len(_key(name)) > 1}, trusted=known)
    for key, name in people.items():
        index.setdefault(key, name)
    return index


def _add_parts(
    index: dict[tuple[str, ...], str], names: dict[str, tuple[str, ...]], *, trusted: Collection[str]
) -> None:
    """Last names and given names, to the first who bears them; those that towns or bodies bear are left out.

    A first word that is no given name we know may be a town: it stands for the whole only in `trusted` names.
    """
    words = person_words()
    shared = words.places | words.never
    for name, key in names.items():
        for start in range(1, len(key)):
            tail = key[start:]
            if len(tail) > 1 or (tail[0] not in words.particles and tail[0] not in shared):
                index.setdefault(tail, name)
    for name, key in names.items():
        if key[0] not in shared and (key[0] in words.given or name in trusted):
            index.setdefault(key[:1], name)


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold_name(part.rstrip(".")) for part in name.split())


def _match(text: str, run: Run, index: dict[tuple[str, ...], str]) -> Iterator[tuple[Mention, str]]:
    """People named in a run, the longest name first; a part beside a free capital is another's name."""
    words = person_words()
    tokens = run.tokens
    place = 0
    while place < len(tokens):
        for width in range(min(MAX_NAME_WORDS, len(tokens) - place), 0, -1):
            key = tuple(token.folded for token in tokens[place : place + width])
            name = index.get(key)
            if name is None:
                continue
            whole = width > 1
            if not whole and not (_bound(tokens, place - 1, words, left=True) and _bound(tokens, place + 1, words)):
                continue
            start, end = tokens[place].start, tokens[place + width - 1].end
            if text[end - 1] == "." and width == 1:
                end -= 1
            possessive = text[end : end + 2] in ("’s", "'s") or (
                text[end - 1] == "s" and text[end : end + 2] in ("’ ", "' ")
            )
            yield Mention(span=Span(start, end), form="full" if whole else "name", possessive=possessive), name
            place += width - 1
            break
        place += 1


def _bound(tokens: tuple[Token, ...], place: int, words: PersonWords, *, left: bool = False) -> bool:
    """Whether a run ends at `place`, or holds a word there that is no part of a name."""
    if not 0 <= place < len(tokens):
        return True
    folded = tokens[place].folded
    if left and folded in words.never:
        return True
    return folded in words.function or folded in words.titles or (folded in words.places and folded not in words.given)
