"""The one place where markup is made: the template environment, Markdown, and nothing by hand.

Templates come from the site's own `templates/` folder where it has the file, else from ours: beside the package in a
checkout, inside it (`generator/_templates`) in a wheel. A site may bring templates, so they run in a sandbox; values
are escaped always, and a name that a view does not offer stops the build.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.render.bytecode import KeptTemplates
from generator.render.compiled import ViewEnvironment
from generator.render.urls import STYLESHEET
from generator.render.words import Words, load_words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; font-src 'self' file:; img-src 'self' file:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page may load: our own stylesheet, scripts, fonts and pictures; nothing within the page runs. What
reads a page for search engines asks for `robots.txt` from within it. `file:` is for
pages opened straight from disk, where a browser may take no file for our own; on the web it opens nothing."""

INDEX_POLICY = CONTENT_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'") + (
    "; worker-src 'self'"
)
"""What the search page may load where there is an index: its parts, and the program that reads them."""

COMMENT_RE = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
"""A comment of a style sheet. Source: CSS 2.1, 4.1.1. Takes `/* a */`; leaves `a / b`."""


REFERENCE_RE = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\s+[\"']([^\"']+)[\"']")
"""A template that another one names. Takes `{% include "a.html" %}`; leaves `{% include name %}`."""

NAMING_RE = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\b")
"""The beginning of naming another template, however. Takes `{% include name %}`; leaves `{% if included %}`."""


@cache
def templates_folder() -> Path:
    """Our own templates, in a wheel or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "_templates"
    return shipped if shipped.is_dir() else package.parent / "templates"


def words_of(overrides: Path | None, language: str) -> Words:
    """The interface's words; a site's own catalogue wins."""
    return load_words(language, tuple(folder for folder in (overrides, templates_folder()) if folder))


@cache
def environment(overrides: Path | None = None, language: str = "en") -> ImmutableSandboxedEnvironment:
    """The environment of a site: `t` gives a phrase in its language, `count` a number and what it counts.

    Args:
        overrides: the site's own templates folder.
        language: the language of the interface.

    """
    folders = [folder for folder in (overrides, templates_folder()) if folder]
    words = words_of(overrides, language)
    made = ViewEnvironment(
        ours=templates_folder(),
        words=words,
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=KeptTemplates(
            templates_folder(), language=words.language, words=itertools.chain(*sorted(words.phrases.items()))
        ),
    )
    made.globals.clear()
    made.globals.update(t=words.__call__, count=words.count)
    return made


def template_sources(name: str, overrides: Path | None) -> dict[str, str]:
    """The source of a template and of all that it extends, includes and imports by name; the site's own files win."""
    found: dict[str, str] = {}
    waiting = [name]
    while waiting:
        one = waiting.pop()
        paths = (folder / one for folder in (overrides, templates_folder()) if folder)
        if one not in found and (path := next((path for path in paths if path.is_file()), None)):
            found[one] = path.read_text("utf-8")
            waiting.extend(REFERENCE_RE.findall(found[one]))
    return found


@cache
def _markdown() -> MarkdownIt:
    """Raw HTML off, typographer off: quotation marks stay as they were written."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most builds have no Markdown to render

    return MarkdownIt("js-default", {"typographer": False, "linkify": False})


def render_markdown(text: str) -> Markup:
    """Markdown as HTML; its headings stand one level lower, below the page's own."""
    if not text.strip():
        return Markup()
    parser = _markdown()
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + 1)}"
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 - the one place; raw HTML is off


def slim_sheet(sheet: str) -> str:
    """A style sheet without comments, indents and empty lines, which readers of the site need not fetch."""
    lines = (line.strip() for line in COMMENT_RE.sub("", sheet).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def static_files(overrides: Path | None = None) -> dict[str, bytes]:
    """Everything under `static/`, by path below the templates folder; the site's own files win."""
    found: dict[str, bytes] = {}
    for folder in (templates_folder(), overrides):
        if folder is None or not (folder / "static").is_dir():
            continue
        for path in sorted((folder / "static").rglob("*")):
            if path.is_file() and not path.is_symlink():
                name = path.relative_to(folder).as_posix()
                ours = folder == templates_folder() and name == STYLESHEET
                found[name] = slim_sheet(path.read_text("utf-8")).encode() if ours else path.read_bytes()
    return dict(sorted(found.items()))
