"""Reading an article: the one place where a source becomes blocks and sentences.

Meaning is left to extraction.
"""

from __future__ import annotations

from generator.model.article import Article
from generator.model.evidence import Source
from generator.text.blocks import find_blocks
from generator.text.sentences import find_sentences


def read_article(source: Source) -> Article:
    """Cut a source into blocks and numbered sentences."""
    blocks = find_blocks(source.text, captions=source.captions, title=source.title)
    sentences = find_sentences(source.text, blocks)
    starts = tuple(sentence.span.start for sentence in sentences)
    return Article(source=source, blocks=blocks, sentences=sentences, starts=starts)
