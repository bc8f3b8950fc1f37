"""Front matter: the YAML block at the head of a file, read as strings that know their places.

Takes a file's text, gives its `Header` (fields with line and column, and the body) and the problems found. What the
fields mean is left to `parse.py`. Every scalar stays the string that was written: plain YAML turns `NO` into False and
`1:30` into 90. The block is checked before it is loaded, because python-frontmatter takes an unclosed block, a list and
a byte-order mark for empty metadata, lets the later of two equal keys win, and deep nesting breaks the loader.

| code | meaning |
|---|---|
| FRONT01 | the block is not YAML |
| FRONT02 | the block is not closed |
| FRONT03 | the block is a list or a text, not `key: value` lines |
| FRONT04 | one key stands twice |
| FRONT05 | nested too deep, or an alias, which could unfold without end |
| FRONT06 | warning: a byte-order mark before the block |
| FRONT07 | warning: a line that looks like an entry of a list runs on the value above it |
| FRONT08 | warning: a `#` after a blank cuts the value |
| FRONT09 | the block does not begin on the first line |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.errors import Place, Problem, Severity

try:
    from yaml import CBaseLoader as TextLoader
except ImportError:  # PyYAML without libyaml: the same values, slower
    from yaml import BaseLoader as TextLoader  # type: ignore[assignment]

MAX_DEPTH = 8
"""Deepest nesting of lists and mappings; the fields of a page need four."""

OPENING_RE = re.compile(r"---[ \t]*\n")
"""The first line of a block. Takes `---` and a line end; leaves `----` and `--- title`."""

CLOSING_RE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
"""The last line of a block. Takes `---` at the margin; leaves an indented one, which belongs to a value."""

LATE_RE = re.compile(r"\s+---[ \t]*\n(?=[\w-]+:)")
"""A block after blank lines. Takes a line end, `---` and `name:`; leaves a rule drawn before prose."""

UNPRINTABLE_RE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that YAML refuses (YAML 1.1, 5.1). Takes U+0007; leaves a tab and an emoji."""

BREAK_RE = re.compile("[\x85\u2028\u2029]")
"""A line end to YAML and to nothing else: lines would be counted in two ways. Takes U+2028; leaves a line feed."""

CUT_RE = re.compile(r"[ \t]+(#\S.*)")
"""What a `#` cuts off a plain value. Takes ` #2`; leaves ` # a comment`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value of the front matter and the place where it stands."""

    value: FieldValue
    line: int
    """In the file, from 1."""
    column: int
    """In code points, from 1."""
    key_line: int = 0
    """Where its key stands; 0 for an entry of a list."""
    key_column: int = 0


FieldValue: TypeAlias = "str | tuple[Field, ...] | Mapping[str, Field]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The front matter of a file and the text after it."""

    path: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    body: str = ""
    """What follows the block, line ends LF, no byte-order mark, otherwise untouched."""
    sound: bool = True
    """Whether the block could be read, or there was none."""

    def place(self, found: Field | None = None, *, at_key: bool = False) -> Place:
        """Where a field's value, or its key, stands; the file as a whole without a field."""
        if found is None:
            return Place(path=self.path)
        line, column = (found.key_line, found.key_column) if at_key else (found.line, found.column)
        return Place(path=self.path, line=line, column=column)


class FrontMatterError(yaml.MarkedYAMLError):
    """A fault in the block that YAML itself lets pass; carries our code and a hint."""

    def __init__(self, code: str, message: str, mark: Any, hint: str) -> None:
        super().__init__(problem=message, problem_mark=mark)
        self.code = code
        self.hint = hint


class TextHandler(YAMLHandler):
    """python-frontmatter's YAML handler with strings kept, places known and limits checked first."""

    def split(self, text: str) -> tuple[str, str]:
        """Cut the block from the body."""
        opening = OPENING_RE.match(text)
        closing = opening and CLOSING_RE.search(text, opening.end())
        if not opening or not closing:
            raise ValueError("no front matter")
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str, **_: object) -> dict[str, Field]:
        """Read the block as fields."""
        _check_events(fm)
        node = TextLoader(fm).get_single_node()
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            kind = "a list" if isinstance(node, yaml.SequenceNode) else "a text"
            hint = "write each field as `key: value` on a line of its own"
            raise FrontMatterError("FRONT03", f"the block is {kind}, not fields", node.start_mark, hint)
        return _mapping(node)


def clean_text(text: str) -> str:
    """The text without a byte-order mark and with LF line ends."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def parse_header(path: str, text: str) -> tuple[Header, tuple[Problem, ...]]:
    """Cut the front matter from a file and read it; a file without a block is all body."""
    problems = []
    if text.startswith("\ufeff"):
        hint = "save the file as UTF-8 without a byte-order mark; it is left out here"
        problems.append(_problem("FRONT06", path, "a byte-order mark stands before the text", hint, severity="warning"))
    text = clean_text(text)
    opening = OPENING_RE.match(text)
    if not opening:
        late = LATE_RE.match(text)
        if late:
            place = (text.count("\n", 0, late.end() - 1) + 1, 1)
            hint = "remove the blank lines before `---`"
            problems.append(_problem("FRONT09", path, "the front matter does not begin on the first line", hint, place))
        return Header(path=path, body=text, sound=not late), tuple(problems)
    closing = CLOSING_RE.search(text, opening.end())
    if not closing:
        hint = "end the block with a line that holds `---` alone"
        problems.append(_problem("FRONT02", path, "the front matter is not closed", hint, (1, 1)))
        return Header(path=path, body=text, sound=False), tuple(problems)
    block, body = text[opening.end() : closing.start()], text[closing.end() :]
    breaks = BREAK_RE.search(block)
    if breaks:
        problems.append(_sign_problem(path, block, breaks))
        return Header(path=path, body=body, sound=False), tuple(problems)
    try:
        fields: Any = frontmatter.parse(text[: closing.end()], handler=TextHandler())[0]
    except yaml.YAMLError as fault:
        problems.append(_yaml_problem(path, block, fault))
        return Header(path=path, body=body, sound=False), tuple(problems)
    problems.extend(_slips(path, block))
    return Header(path=path, fields=fields, body=body), tuple(problems)


def _check_events(block: str) -> None:
    """Refuse what the loader would choke on; the scan keeps no state but the depth.

    Raises:
        FrontMatterError: at the first alias, or where the nesting passes `MAX_DEPTH`.

    """
    depth = 0
    for event in yaml.parse(block, Loader=TextLoader):
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out again"
            raise FrontMatterError("FRONT05", f"`*{event.anchor}` is an alias", event.start_mark, hint)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                found = f"lists or mappings are nested more than {MAX_DEPTH} deep"
                raise FrontMatterError("FRONT05", found, event.start_mark, "quote a value that holds brackets")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _mapping(node: yaml.MappingNode) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            hint = "quote a key that begins with a bracket"
            raise FrontMatterError("FRONT01", "a key must be a word", key.start_mark, hint)
        if key.value in fields:
            found = f"`{key.value}` stands twice, first on line {fields[key.value].key_line}"
            raise FrontMatterError("FRONT04", found, key.start_mark, "keep one of the two")
        line, column = _position(key.start_mark)
        fields[key.value] = _field(value, key_line=line, key_column=column)
    return fields


def _field(node: yaml.Node, *, key_line: int = 0, key_column: int = 0) -> Field:
    value: FieldValue
    if isinstance(node, yaml.MappingNode):
        value = _mapping(node)
    elif isinstance(node, yaml.SequenceNode):
        value = tuple(_field(entry) for entry in node.value)
    else:
        value = str(node.value)
    line, column = _position(node.start_mark)
    return Field(value=value, line=line, column=column, key_line=key_line, key_column=key_column)


def _position(mark: Any) -> tuple[int, int]:
    """Line and column in the file: the block begins on its second line."""
    return mark.line + 2, mark.column + 1


def _yaml_problem(path: str, block: str, fault: yaml.YAMLError) -> Problem:
    if isinstance(fault, FrontMatterError):
        return _problem(fault.code, path, str(fault.problem), fault.hint, _position(fault.problem_mark))
    if isinstance(fault, yaml.MarkedYAMLError) and (fault.problem_mark or fault.context_mark):
        position = _position(fault.problem_mark or fault.context_mark)
        message = fault.problem or "this is not YAML"
        at_tab = block.split("\n")[position[0] - 2][position[1] - 1 :].startswith("\t") if position[0] > 1 else False
        return _problem("FRONT01", path, message, _yaml_hint("tab" if at_tab else message), position)
    return _sign_problem(path, block, UNPRINTABLE_RE.search(block))


def _sign_problem(path: str, block: str, found: re.Match[str] | None) -> Problem:
    """A character that must not stand in the block."""
    offset = found.start() if found else 0
    position = (block.count("\n", 0, offset) + 2, offset - block.rfind("\n", 0, offset))
    name = f"U+{ord(found.group()):04X}" if found else "this"
    return _problem("FRONT01", path, f"{name} is not allowed here", "remove the character", position)


def _yaml_hint(message: str) -> str:
    if "mapping values" in message:
        return 'put a value that holds ": " between quotes'
    if "tab" in message or "\\t" in message:
        return "indent with blanks, not with tabs"
    if "escape" in message:
        return "put the value between single quotes"
    return "put a value that holds signs such as : # [ { & * ! | > % @ between quotes"


def _slips(path: str, block: str) -> Iterable[Problem]:
    """Values that YAML reads otherwise than their writer meant."""
    lines = block.split("\n")
    for event in yaml.parse(block, Loader=TextLoader):
        if not isinstance(event, yaml.ScalarEvent) or event.style not in (None, ""):
            continue
        start: Any = event.start_mark
        end: Any = event.end_mark
        for number in range(start.line + 1, end.line + 1):
            words = lines[number][: end.column] if number == end.line else lines[number]
            if words.lstrip().startswith("- "):
                found = "this line runs on the value above it and begins no list"
                hint = "write the key of the list on a line before it, or remove the line"
                place = (number + 2, len(words) - len(words.lstrip()) + 1)
                yield _problem("FRONT07", path, found, hint, place, words=words.strip(), severity="warning")
        cut = CUT_RE.match(lines[end.line], end.column) if end.line < len(lines) and event.value else None
        if cut:
            found = "the value ends before the `#`: what follows is a comment"
            hint = "put the whole value between quotes, or write a blank after the `#`"
            place = (end.line + 2, cut.start(1) + 1)
            yield _problem("FRONT08", path, found, hint, place, words=cut[1], severity="warning")


def _problem(  # noqa: PLR0913 - a problem has this many parts
    code: str,
    path: str,
    message: str,
    hint: str,
    position: tuple[int, int] = (0, 0),
    *,
    words: str = "",
    severity: Severity = "error",
) -> Problem:
    place = Place(path=path, line=position[0], column=position[1])
    return Problem(code=code, severity=severity, place=place, message=message, words=words, hint=hint)
