"""A fault in a template of the site, as a problem with its file, line and words.

Takes the exception that rendering raised and the site's own templates folder, gives a `Problem`; None where the fault
is not in one of the site's templates, which makes it a defect of ours.

| code | meaning |
|---|---|
| TMPL01 | the template is not written as Jinja has it |
| TMPL02 | the template cannot be filled in: a name that the page does not offer, or what the sandbox forbids |
"""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from generator.errors import Place, Problem


def template_problem(fault: Exception, overrides: Path | None) -> Problem | None:
    """The problem behind an exception of rendering, or None."""
    if overrides is None:
        return None
    if isinstance(fault, UnicodeDecodeError):
        found = f"a template is not UTF-8: byte 0x{fault.object[fault.start]:02x} at offset {fault.start}"
        hint = "save the site's templates as UTF-8"
        return Problem(code="TMPL01", place=Place(path="templates"), message=found, hint=hint)
    place = _place_of(fault, overrides)
    if place is None:
        return None
    code, message = "TMPL02", str(fault) or type(fault).__name__
    hint = "a page offers the names that our own template of it uses, and nothing else"
    if isinstance(fault, TemplateSyntaxError):
        code, hint = "TMPL01", "our own templates show what is used; Jinja's documentation, how it is written"
    elif isinstance(fault, SecurityError):
        hint = "templates run in a sandbox: use the values that the page offers"
    elif isinstance(fault, TemplateNotFound):
        message, hint = f"there is no template called {fault.name!r}", "check its name"
    return Problem(code=code, place=place, message=message, words=_words_at(place, overrides), hint=hint)


def _place_of(fault: Exception, overrides: Path) -> Place | None:
    """The innermost place in one of the site's templates, or None."""
    if isinstance(fault, TemplateSyntaxError):
        return _place(fault.filename, fault.lineno, overrides)
    frames = reversed(traceback.extract_tb(fault.__traceback__))
    return next((place for frame in frames if (place := _place(frame.filename, frame.lineno, overrides))), None)


def _place(filename: str | None, line: int | None, overrides: Path) -> Place | None:
    """The place below the project, where the file is one of the site's templates."""
    if filename is None or not Path(filename).is_relative_to(overrides):
        return None
    return Place(path=f"templates/{Path(filename).relative_to(overrides).as_posix()}", line=line or 0)


def _words_at(place: Place, overrides: Path) -> str:
    """The line of a template, blanks at its ends left out."""
    lines = (overrides.parent / place.path).read_text("utf-8").split("\n")
    return lines[place.line - 1].strip() if 0 < place.line <= len(lines) else ""
