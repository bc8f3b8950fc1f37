"""Signs of a text that deceive: what does not show, what turns the direction of writing, what looks like another letter.

Takes the text of a page or an article, gives warnings, one a kind with the first place and how many there are. Nothing
is removed: an article is kept as it was received.

| code | meaning |
|---|---|
| TEXT01 | warning: a control character |
| TEXT02 | warning: a sign that turns the direction of writing |
| TEXT03 | warning: a letter of another script that looks like a Latin one, in a Latin word |
| TEXT04 | warning: letters that were read in the wrong encoding once, or were lost |
| TEXT05 | warning: a sign without width inside a word |
"""

from __future__ import annotations

import re
import unicodedata

from generator.errors import Place, Problem
from generator.sources.frontmatter import clean_text
from generator.text.tokens import TWINS

CONTROL_RE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""A control character. Takes U+0007 and an escape; leaves tab, line end and U+0085, which some systems end lines with."""

TURN_RE = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""An embedding, override or isolate of the bidirectional algorithm (UAX 9). Takes U+202E; leaves U+200F, a mere mark."""

TWIN_RE = re.compile(f"[A-Za-z](?P<after>[{TWINS}])|(?P<before>[{TWINS}])[A-Za-z]")
"""A Latin letter beside a twin. Takes `Kаne` with a Cyrillic а; leaves a word that is all Cyrillic, and `5 μm`."""

MOJIBAKE_RE = re.compile("\ufffd|â€[™œ\x9d˜¦“”\x93\x94\x99\x9c]|Ã[©¨¼¶¤¡\xad³º±§‰œŸ]|Â[£ °«»]")
"""UTF-8 read as Windows-1252, or what a decoder puts for bytes that it lost. Takes `â€™` and `Ã©`; leaves `São`."""

HIDDEN_RE = re.compile("(?<=[^\\W\\d_])[\u200b\u2060\ufeff](?=[^\\W\\d_])")
"""A sign without width between two letters. Takes U+200B in the middle of a name; leaves one at its end."""

SUSPECT_RE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd\xc2\xc3\xe2"
    + TWINS
    + "]"
)
"""A sign that one of the kinds may be about: most texts hold none. Takes `â` and U+0007; leaves `é` and a curly quote."""

KINDS = (
    ("TEXT01", CONTROL_RE, "a control character stands in the text", "remove it, or save the article again from where it came"),
    ("TEXT02", TURN_RE, "a sign turns the direction of writing, so that the words show in another order",
     "check the words, and remove the sign where it serves nothing"),
    ("TEXT03", TWIN_RE, "a letter of another script looks like a Latin one", "write the word with Latin letters, or look at who sent it"),
    ("TEXT04", MOJIBAKE_RE, "letters were read in the wrong encoding once, or lost", "save the article again from where it came, as UTF-8"),
    ("TEXT05", HIDDEN_RE, "a sign without width stands inside a word, so that the word is not found", "remove it"),
)  # fmt: skip
"""Code, pattern, what was found, what to do."""


def sign_problems(path: str, text: str) -> tuple[Problem, ...]:
    """A warning for each kind of deceiving sign in the text."""
    if not SUSPECT_RE.search(text):
        return ()
    text = clean_text(text)
    problems = []
    for code, pattern, message, hint in KINDS:
        places = [
            found.start(found.lastgroup) if found.lastgroup else found.start() for found in pattern.finditer(text)
        ]
        if places:
            first = places[0]
            sign = text[first]
            name = f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
            times = "once" if len(places) == 1 else f"{len(places):,} times"
            place = Place(path=path, line=text.count("\n", 0, first) + 1, column=first - text.rfind("\n", 0, first))
            found_words = f"{message}: {name}, {times}"
            problems.append(
                Problem(code=code, severity="warning", place=place, message=found_words, words=sign, hint=hint)
            )
    return tuple(problems)
