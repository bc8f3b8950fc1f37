"""Leads: clauses before the subject of a sentence, and who is meant in them and right behind them.

Takes an article and the places of a sentence, tells whether a description turns from those whom a lead only touches on
("Asked about Holm, the boss said"), whom pronouns in a lead look ahead to, and who answers behind a question. All
other places are left to `pronouns.py` and `epithets.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extract.people.descriptions import before_name
from generator.extract.people.figures import PRONOUN_SEXES, Figure, Item
from generator.knowledge.load import load_table
from generator.model.article import Article
from generator.model.evidence import Span
from generator.text.alternation import one_of

ASKED_RE = re.compile(r"(?:And |But |When |While )?(?:[Aa]sked|[Qq]uizzed|[Pp]ressed|[Qq]uestioned|[Pp]robed)\b")
"""The start of a question to somebody. Takes `Asked about Holm`; leaves `He asked`."""

OPENER_RE = re.compile(
    rf"(?:And |But )?(?=[A-Z])(?:(?i:{one_of('prepositions', 'particles', 'subordinators')})|Asked|Having|[A-Z][a-z]+ing)\b"
)
"""The start of a clause that leads up to the subject. Takes `Asked whether`, `Speaking`; leaves `He`, `The`."""


ENDS_RE = re.compile(r"[.!?;]")
"""What makes of a name no subject, after it. Takes `.`; leaves `, who said`, ` said`."""

ANSWERED_RE = re.compile(r"[”\"’'] ([a-z]+) (?:back )?\Z")
"""A verb between a quote and its speaker. Takes the tail `,” replied `; leaves ` and replied `."""

QUESTION_RE = re.compile(r"\?[”\"’'][^“”\"\n]{0,30}\s+\Z")
"""The end of a paragraph that asks. Takes the tail `?” he asked.`; leaves `.”`."""

PUT_RE = re.compile(r" (?:asked|pressed|questioned|quizzed|grilled) \Z")
"""What stands before whom a question is put to. Takes the tail ` asked `; leaves ` asked for `."""

WISHED_RE = re.compile(r"(?:[A-Z][\w’'-]* ){1,4}(?:for|to)\b")
"""A name behind which a wish follows, and no question. Takes `Ida Holm for advice`; leaves `Ida Holm if`."""

REPLY_REACH = 300
"""How far behind the question a reply tells its speaker, in code points."""

ASKED_BLOCKS = 2
"""Paragraphs before an answer in which whoever gives it is named: the question, and what leads up to it."""

ANSWER_REACH = 40
"""How far a verb stands before its subject, and a question before the end of its paragraph, in code points."""


def turns(article: Article, item: Item, subject: Figure | None) -> bool:
    """Whether an epithet turns from those whom its sentence only touches on: "Asked about Holm, the boss said"."""
    text, span = article.text, item.span
    before = text[max(0, span.start - 3) : span.start]
    paused = before.endswith(", ") or re.fullmatch(r",[”\"’'] ", before) is not None
    if subject is not None or not paused or text[span.end : span.end + 1] == ",":
        return False
    sentence = article.sentence_at(span.start).span
    return OPENER_RE.match(text, sentence.start, sentence.end) is not None


def ahead_of(article: Article, items: Sequence[Item]) -> Figure | None:
    """Whom pronouns before the sentence's subject look ahead to: "Asked whether she would go, Holm said"."""
    if not items[0].pronoun:
        return None
    named = next((item for item in items if item.figure is not None and not item.oblique), None)
    if named is None:
        return None
    text = article.text
    sentence = article.sentence_at(named.span.start).span
    opener = OPENER_RE.match(text, sentence.start, sentence.end)
    if ENDS_RE.match(text, named.span.end):
        return None
    comma = text[sentence.start : before_name(text, named.span.start, sentence.start)[0]].rstrip()
    return named.figure if opener and opener.end() <= items[0].span.start and comma.endswith(",") else None


def is_question(article: Article, place: int) -> bool:
    """Whether the sentence at `place` begins with a question to somebody: "Asked if he would go, he laughed"."""
    return ASKED_RE.match(article.text, article.sentence_at(place).span.start) is not None


def asked(article: Article, item: Item, named: Sequence[Figure], before: Sequence[Figure]) -> Figure | None:
    """Who answers behind a question about others: "Asked if Holm would stay, she replied" is not Holm's."""
    start = article.sentence_at(item.span.start).span.start
    text = article.text
    if item.pronoun not in ("he", "she") or not named or not is_question(article, start):
        return None
    if text[item.span.start - 2 : item.span.start] != ", ":
        return None
    sex = PRONOUN_SEXES[item.pronoun]
    able = (figure for figure in before if figure not in named and figure.sex in (None, sex))
    return next(able, None)


def answerer(article: Article, item: Item, figures: Sequence[Figure], before: Sequence[Figure]) -> Figure | None:
    """Who answers, behind a paragraph that ends in a question, one of the other sex: whom the words around it named last."""
    index = article.sentence_at(item.span.start).block
    if item.pronoun not in ("he", "she") or not before or index < ASKED_BLOCKS:
        return None
    sex, start = PRONOUN_SEXES[item.pronoun], article.blocks[index].span.start
    if before[0].sex in (None, sex) or QUESTION_RE.search(article.text, max(0, start - ANSWER_REACH), start) is None:
        return None
    floor = article.blocks[index - ASKED_BLOCKS].span.start
    able = [figure for figure in figures if figure.sex in (None, sex) and figure.named_before(start) >= floor]
    return max(able, key=lambda figure: figure.named_before(start), default=None)


def asked_of(article: Article, item: Item, named: Sequence[Figure], place: Span) -> Figure | None:
    """Who was asked in the sentence at `place`, and replies behind it: "Holm asked Reyes if it was late. “It was,” she said"."""
    text, sex = article.text, PRONOUN_SEXES.get(item.pronoun)
    if item.pronoun not in ("he", "she") or item.span.start - place.end > REPLY_REACH:
        return None
    for figure in named[1:]:
        start = figure.named_before(place.end)
        if WISHED_RE.match(text, start):
            continue
        asked_now = start >= place.start and PUT_RE.search(text, place.start, before_name(text, start, place.start)[0])
        if asked_now and figure.sex in (None, sex):
            return figure
    return None


def answers(article: Article, span: Span) -> bool:
    """Whether whoever a description names answers the question that ended the paragraph before: “No,” replied the senator."""
    text, block = article.text, article.block_at(span.start).span
    verb = ANSWERED_RE.search(text, max(block.start, span.start - ANSWER_REACH), span.start)
    if verb is None or verb[1] not in load_table("cues")["phrases"]["answers"]:
        return False
    return QUESTION_RE.search(text, max(0, block.start - ANSWER_REACH), block.start) is not None
