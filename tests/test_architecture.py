"""The floors of the house: imports point down only, stages stand side by side, every module imports alone."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "generator"
MODULES = {
    ".".join(("generator", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if not any(
        part.startswith("_") and part not in ("__init__.py", "__main__.py") for part in path.relative_to(PACKAGE).parts
    )
}
STAGES = ("sources", "extract", "reconcile", "render", "output")
FLOORS = {
    "errors": 0,
    "model": 1,
    "knowledge": 2,
    "text": 3,
    **dict.fromkeys(STAGES, 4),
    "evaluation": 4,
    "cache": 4,
    "gleaning": 5,
    "page_keys": 5,
    "kinships": 6,
    "rivalries": 6,
    "workers": 6,
    "page_tasks": 7,
    "rendering": 8,
    "settling": 7,
    "pipeline": 9,
    "commands": 10,
    "serve": 11,
    "voice": 11,
    "building": 12,
    "console": 12,
    "cli": 13,
    "__main__": 14,
}
"""Height of each part of the package; the version, in the package itself, stands below all."""

PRINTERS = ("generator.building", "generator.console", "generator.cli", "generator.voice", "generator.__main__")


def part_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@functools.cache
def imports_of(module: str) -> frozenset[str]:
    """Modules of ours that a module imports, wherever the statement stands, for types alone too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write imports in full"
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                found.add(name if name in MODULES else str(node.module))
    return frozenset(name for name in found if name.partition(".")[0] == "generator")


def height(module: str) -> int:
    return FLOORS[part_of(module)] if part_of(module) else -1


def test_every_part_of_the_package_has_a_floor() -> None:
    assert {part_of(module) for module in MODULES} - {""} <= set(FLOORS)


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down_or_stay_in_their_part(module: str) -> None:
    """A stage imports no other stage, and nothing imports what stands above it."""
    wrong = {name for name in imports_of(module) if part_of(name) != part_of(module) and height(name) >= height(module)}

    assert not wrong


def test_no_import_comes_back_to_where_it_began() -> None:
    below: dict[str, frozenset[str]] = {module: imports_of(module) & MODULES.keys() for module in MODULES}
    sorted_out: set[str] = set()
    while rest := {module: names - sorted_out for module, names in below.items() if module not in sorted_out}:
        ready = {module for module, names in rest.items() if not names}
        assert ready, f"these modules import one another: {sorted(rest)}"
        sorted_out |= ready


def test_modules_import_in_any_order() -> None:
    """From the first name, from the last, and the shortest first: none relies on what another has loaded before."""
    program = (
        "import importlib, sys\n"
        "names = sys.argv[1:]\n"
        "for order in (names, names[::-1], sorted(names, key=lambda name: (len(name), name))):\n"
        "    for loaded in [known for known in sys.modules if known.partition('.')[0] == 'generator']:\n"
        "        del sys.modules[loaded]\n"
        "    for name in order:\n"
        "        importlib.import_module(name)\n"
    )
    alone = [module for module in MODULES if module != "generator.__main__"]

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *alone], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", [module for module in MODULES if module not in PRINTERS])
def test_only_the_command_line_prints_and_picks_exit_codes(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    named = {
        node.value.id for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }

    assert not called & {"print", "exit", "input"}
    assert "typer" not in named | {name.partition(".")[0] for name in imports_of(module)}


CLOCKS = {"time", "random", "uuid", "secrets", "socket", "urllib.request", "http.client", "requests"}


FETCHER = "generator.commands.fetch"
"""The one module that may open a connection, and watch the time while it does; only `add URL` imports it."""


def test_only_add_reaches_for_the_network() -> None:
    assert [module for module in MODULES if FETCHER in imports_of(module)] == ["generator.commands.add"]
    assert [module for module in MODULES if "generator.commands.add" in imports_of(module)] == ["generator.cli"]


@pytest.mark.parametrize("module", [module for module in MODULES if module != FETCHER])
def test_no_clock_no_chance_no_network(module: str) -> None:
    """The pipeline gives the same bytes for the same inputs, so that nothing in it may ask the day or the network."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    called = {
        node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }

    assert not imported & CLOCKS
    assert not called & {"now", "today", "utcnow"}


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is_for(module: str) -> None:
    text = MODULES[module].read_text("utf-8")

    assert not text.strip() or ast.get_docstring(ast.parse(text))
