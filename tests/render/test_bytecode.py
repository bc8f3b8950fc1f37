"""Compiled templates are found again, and never when they are not what they should be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader
from jinja2.bccache import Bucket

from generator.render.bytecode import KeptTemplates


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates, where Python may keep what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "a.html").write_text("one", "utf-8")
    return tmp_path / "ours"


def compiled(
    ours: Path, *, name: str = "a.html", words: tuple[str, ...] = (), templates: Path | None = None
) -> list[str]:
    """The names of the templates that have to be compiled for this one."""
    made: list[str] = []

    class Told(Environment):
        def compile(self, source, name=None, *args, **kwargs):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002, ANN003, ANN202
            made.append(name)
            return super().compile(source, name, *args, **kwargs)

    kept = KeptTemplates(ours, language="en", words=words, folder=ours.parent / "kept")
    Told(loader=FileSystemLoader(templates or ours), bytecode_cache=kept).get_template(name)
    return made


def test_a_template_is_compiled_once(ours: Path) -> None:
    assert compiled(ours) == ["a.html"]
    assert compiled(ours) == []


def test_another_text_other_words_and_another_folder_are_compiled_anew(ours: Path) -> None:
    compiled(ours)
    assert compiled(ours, words=("t", "u")) == ["a.html"]

    compiled(ours)
    (ours / "a.html").write_text("two", "utf-8")
    assert compiled(ours) == ["a.html"]
    assert compiled(ours) == []


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_what_is_damaged_is_compiled_anew(ours: Path, damage: bytes | None) -> None:
    compiled(ours)
    (kept,) = (ours.parent / "kept").iterdir()
    whole = kept.read_bytes()
    for content in [damage] if damage is not None else [whole[:-1], whole[:40] + b"\xff" + whole[41:]]:
        kept.write_bytes(content)
        assert compiled(ours) == ["a.html"]
        assert kept.read_bytes() == whole


def test_a_sites_own_templates_are_not_kept(ours: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text("mine", "utf-8")

    assert compiled(ours, templates=tmp_path / "site") == ["a.html"]
    assert compiled(ours, templates=tmp_path / "site") == ["a.html"]
    assert not (tmp_path / "kept").exists()


def test_nothing_is_kept_where_python_keeps_nothing(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert compiled(ours) == ["a.html"]
    assert compiled(ours) == ["a.html"]


def test_a_folder_that_cannot_be_written_costs_nothing(ours: Path) -> None:
    (ours.parent / "kept").write_text("in the way", "utf-8")

    assert compiled(ours) == ["a.html"]
    assert compiled(ours) == ["a.html"]


def test_a_template_without_a_file_is_not_kept(ours: Path) -> None:
    kept = KeptTemplates(ours, language="en", words=(), folder=ours.parent / "kept")
    Environment(loader=DictLoader({"b": "text"}), bytecode_cache=kept, autoescape=True).get_template("b")
    kept.dump_bytecode(Bucket(Environment(autoescape=True), "", ""))

    assert not (ours.parent / "kept").exists()
