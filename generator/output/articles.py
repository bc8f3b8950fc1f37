"""Articles from which nothing can be told: in another language, without a paragraph, about nobody.

Takes the `Site`, gives warnings. An article is never dropped in silence: it keeps its page, and whoever runs the build
learns why no fact comes from it.

| code | meaning |
|---|---|
| ART03 | warning: the article is not in English, which is what the rules read |
| ART04 | warning: no player is found in the article |
| ART05 | warning: the article holds no paragraph, only headlines, captions or page furniture |
| NAME02 | warning: a name in the article means several people of the site, and nothing tells whom |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from generator.errors import Place, Problem
from generator.knowledge.load import load_list
from generator.model.article import Article
from generator.model.profile import Site, Witness

WORD_RE = re.compile(r"[^\W\d_]+")
"""A run of letters. Takes `été`; leaves `12`."""

SAMPLE = 20_000
"""Code points that are looked at to tell the language."""

MIN_WORDS = 40
"""Fewest words by which a language is told."""

MIN_SHARE = 0.15
"""Smallest share of English function words. English prose has 0.35 to 0.5, German, French and Spanish below 0.08."""


Legible = Literal["yes", "foreign", "empty"]
"""Whether the rules can read an article: they can; it is in another language; it holds no paragraph."""


def check_articles(site: Site, legible: Mapping[str, Legible] | None = None) -> tuple[Problem, ...]:
    """Find the articles from which nothing can be told; `legible` says by source id what is known of their texts."""
    known = legible or {}
    told = {witness.id for profile in site.profiles for witness in profile.witnesses}
    told |= {witness.id for witness in site.witnesses if witness.withdrawn}
    return tuple(
        problem
        for witness in site.witnesses
        for problem in (
            *_article_problems(
                witness.article.source.path,
                known.get(witness.id) or legible_of(witness.article),
                told=witness.id in told or bool(witness.open_names),
            ),
            *_open_problems(witness),
        )
    )


def _open_problems(witness: Witness) -> Iterator[Problem]:
    hint = "name the team, the sport or another name of each in content/people/, as the article has them"
    for name in witness.open_names:
        message = f"{name!r} can mean several people of the site, so that nothing of it is told of any of them"
        yield _problem("NAME02", witness.article.source.path, message, hint)


def legible_of(article: Article) -> Legible:
    """Whether the rules can read an article."""
    if not is_english(article.text):
        return "foreign"
    prose = any(article.block_of(sentence).kind == "paragraph" for sentence in article.sentences)
    return "yes" if prose else "empty"


def _article_problems(path: str, legible: Legible, *, told: bool) -> Iterator[Problem]:
    if legible == "foreign":
        hint = "add the article in an English translation, or leave it out"
        yield _problem("ART03", path, "the article does not seem to be in English: nothing is read from it", hint)
    elif legible == "empty":
        hint = "look whether the article was saved whole"
        yield _problem("ART05", path, "the article holds no paragraph", hint)
    elif not told:
        hint = "name the player in content/people/, with aliases as the article has them, or leave the article out"
        yield _problem("ART04", path, "no player is found in the article, so that no profile speaks of it", hint)


def is_english(text: str) -> bool:
    """Whether the text may be English: enough of its words are such as every English text has; so are few words."""
    words = [word.casefold() for word in WORD_RE.findall(text[:SAMPLE])]
    known = frozenset(load_list("function_words"))
    return len(words) < MIN_WORDS or sum(word in known for word in words) >= MIN_SHARE * len(words)


def _problem(code: str, path: str, message: str, hint: str) -> Problem:
    return Problem(code=code, severity="warning", place=Place(path=path), message=message, hint=hint)
