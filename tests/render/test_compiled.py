"""Our own templates run faster than a site's, and say the same; the sandbox holds for both."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.nodes import FromImport, Macro, Name
from markupsafe import Markup
from render.sample import make_site

from generator.render.compiled import shown
from generator.render.html import environment, templates_folder
from generator.render.pages import render_site


def own(tmp_path: Path, text: str, **values: object) -> str:
    """A template of a site's own, filled in."""
    (tmp_path / "own.html").write_text(text, "utf-8")
    return environment(tmp_path).get_template("own.html").render(**values)


@pytest.mark.parametrize("part", ["", "macros", "pages"])
def test_our_templates_say_the_same_from_a_folder_of_the_sites_own(tmp_path: Path, part: str) -> None:
    folder = tmp_path / "templates"
    shutil.copytree(templates_folder() / part, folder / part, ignore=shutil.ignore_patterns("static"))

    assert render_site(make_site(), overrides=folder) == render_site(make_site())


def test_our_macros_take_a_sites_own_values_and_escape_them(tmp_path: Path) -> None:
    text = '{% from "macros/section.html" import links %}{{ links([{"href": "a?b&c", "text": word, "current": 1}]) }}'

    assert '<a href="a?b&amp;c" aria-current="true">&lt;b&gt; &#39;x&#39;</a>' in own(tmp_path, text, word="<b> 'x'")


def test_our_macros_look_for_what_they_are_given(tmp_path: Path) -> None:
    for call, fault in (("links([{}])", UndefinedError), ("links()", UndefinedError), ("links(1, 2)", TypeError)):
        with pytest.raises(fault):
            own(tmp_path, f'{{% from "macros/section.html" import links %}}{{{{ {call} }}}}')


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ links.__call__.__globals__ }}",
        "{{ links.plain.__globals__ }}",
        "{{ links(links.__class__.__mro__) }}",
        '{{ "{0.__class__.__mro__}".format(links) }}',
        "{{ links([{}.__class__]) }}",
    ],
)
def test_our_macros_open_nothing(tmp_path: Path, hostile: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        own(tmp_path, '{% from "macros/section.html" import links %}' + hostile)


def test_our_templates_call_nothing_by_the_name_of_the_words() -> None:
    for path in templates_folder().rglob("*.html"):
        nodes = environment().parse(path.read_text("utf-8"))
        stored = {name.name for name in nodes.find_all(Name) if name.ctx != "load"}
        named = {name for one in nodes.find_all(FromImport) for name in one.names}
        assert "t" not in stored | named | {macro.name for macro in nodes.find_all(Macro)}, path


def test_a_site_may_call_anything_as_it_likes(tmp_path: Path) -> None:
    assert own(tmp_path, '{% set t = "mine" %}{{ t }}') == "mine"
    assert own(tmp_path, '{% macro t(x) %}<i>{{ x }}</i>{% endmacro %}{{ t("a&b") }}') == "<i>a&amp;b</i>"


def test_the_words_of_the_interface_are_escaped(tmp_path: Path) -> None:
    assert own(tmp_path, '{{ t("a & b") }}') == "a &amp; b"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("a<b", "a&lt;b"), (Markup("<b>"), "<b>"), (3, "3"), (True, "True"), (None, "None"), (1.5, "1.5"), (["<"], "[&#39;&lt;&#39;]")],
)  # fmt: skip
def test_a_value_becomes_text(value: object, expected: str) -> None:
    assert shown(value) == expected
