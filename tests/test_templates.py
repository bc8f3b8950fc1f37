"""Templates and views know the same names: nothing is used that no view offers, nothing is offered that no one uses."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from generator.render.html import environment, templates_folder
from generator.render.pages import PAGE_KINDS, PageKind
from generator.render.views import View

FOLDER = templates_folder()
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
WORDS = {"t", "count"}
"""What every template may call: a phrase of the catalogue, and a number with what it counts."""

LOOP_FIELDS = {"first", "last"}
"""What templates ask of `loop`."""


def tree(name: str) -> nodes.Template:
    return environment().parse((FOLDER / name).read_text("utf-8"))


def macros_of(template: nodes.Template) -> set[str]:
    """Names of macros that a template has, its own and imported ones."""
    own = {one.name for one in template.find_all(nodes.Macro)}
    listed = [name for one in template.find_all(nodes.FromImport) for name in one.names]
    return own | {name if isinstance(name, str) else name[1] for name in listed}


def names_used(name: str) -> set[str]:
    """Names that a page asks of its view: its own, those of what it extends and includes."""
    template = tree(name)
    used = meta.find_undeclared_variables(template) - macros_of(template) - WORDS
    extended = [one.template for one in template.find_all(nodes.Extends)]
    included = [one.template for one in template.find_all(nodes.Include)]
    for reference in (*extended, *included):
        assert isinstance(reference, nodes.Const)
        used |= names_used(reference.value)
    return used


def views_of(kind: type[typing.Any]) -> Iterator[type[typing.Any]]:
    """A view and all views among its parts."""
    yield kind
    for hint in typing.get_type_hints(kind).values():
        for part in (hint, *typing.get_args(hint)):
            if isinstance(part, type) and issubclass(part, View):
                yield from views_of(part)


VIEWS = {view for kind in PAGE_KINDS for view in views_of(kind.view)}


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=lambda kind: kind.name)
def test_a_page_uses_exactly_the_fields_of_its_view(kind: PageKind) -> None:
    assert names_used(kind.template) == set(kind.view.__struct_fields__)


def test_templates_use_exactly_the_fields_of_the_parts() -> None:
    used = {
        attribute.attr
        for name in TEMPLATES
        for attribute in tree(name).find_all(nodes.Getattr)
        if not (isinstance(attribute.node, nodes.Name) and attribute.node.name == "loop")
    }
    pages = {kind.view for kind in PAGE_KINDS}

    assert used == {name for view in VIEWS - pages for name in view.__struct_fields__}


def test_of_the_loop_only_its_ends_are_asked() -> None:
    asked = {
        attribute.attr
        for name in TEMPLATES
        for attribute in tree(name).find_all(nodes.Getattr)
        if isinstance(attribute.node, nodes.Name) and attribute.node.name == "loop"
    }

    assert asked <= LOOP_FIELDS


def test_templates_loop_and_choose_and_no_more() -> None:
    filters = {one.name for name in TEMPLATES for one in tree(name).find_all(nodes.Filter)}
    calls = {
        one.node.name
        for name in TEMPLATES
        for one in tree(name).find_all(nodes.Call)
        if isinstance(one.node, nodes.Name)
    }
    methods = [
        one for name in TEMPLATES for one in tree(name).find_all(nodes.Call) if isinstance(one.node, nodes.Getattr)
    ]
    macros = {macro for name in TEMPLATES for macro in macros_of(tree(name))}

    assert filters <= {"length"}
    assert calls <= macros | WORDS
    assert not methods


def test_macros_take_all_they_need_as_arguments() -> None:
    for name in TEMPLATES:
        if name.startswith("macros/"):
            assert meta.find_undeclared_variables(tree(name)) <= WORDS, name
        assert not list(tree(name).find_all(nodes.Import)), name
        assert not [one for one in tree(name).find_all(nodes.FromImport) if one.with_context], name


def test_the_skeleton_has_three_blocks_and_every_page_kind_extends_it_once() -> None:
    assert [one.name for one in tree("base.html").find_all(nodes.Block)] == ["title", "head", "main"]
    for kind in PAGE_KINDS:
        extended = [one.template for one in tree(kind.template).find_all(nodes.Extends)]
        assert [one.value for one in extended if isinstance(one, nodes.Const)] == ["base.html"]
    assert sorted(name for name in TEMPLATES if name.startswith("pages/")) == sorted(
        {kind.template for kind in PAGE_KINDS}
    )


@pytest.mark.parametrize("view", sorted(VIEWS, key=str), ids=str)
def test_views_are_frozen_and_every_field_is_documented(view: type[typing.Any]) -> None:
    source = Path(str(__import__(view.__module__, fromlist=["x"]).__file__)).read_text("utf-8")
    body = source.split(f"class {view.__name__}(", 1)[1].split("\nclass ", 1)[0]

    assert view.__struct_config__.frozen
    for name in view.__struct_fields__:
        line = body.split(f"\n    {name}: ", 1)[1].split("\n", 2)
        assert line[1].strip().startswith('"""'), name
