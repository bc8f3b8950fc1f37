"""Markup is made in one place, and nothing of the content becomes markup by accident."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from generator.render.html import environment, render_markdown, static_files, templates_folder


def test_raw_html_in_markdown_is_shown_and_not_run() -> None:
    assert "&lt;script&gt;" in render_markdown("<script>alert(1)</script>")
    assert "<a" not in render_markdown("[x](javascript:alert(1))")


def test_markdown_headings_stand_below_the_page_title() -> None:
    assert render_markdown("# One\n\n###### Six\n\n## Two") == "<h2>One</h2>\n<h6>Six</h6>\n<h3>Two</h3>\n"


def test_quotation_marks_stay_as_they_are_written() -> None:
    assert render_markdown('"so" ... --') == "<p>&quot;so&quot; ... --</p>\n"


def test_a_name_that_no_view_offers_stops_the_build() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()


def test_templates_reach_no_python() -> None:
    for hostile in ("{{ ''.__class__.__mro__ }}", "{{ lead.append(1) }}", "{{ cycler }}"):
        with pytest.raises((SecurityError, UndefinedError)):
            environment().from_string(hostile).render(lead=[])


def test_a_site_overrides_any_file(tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "_footer.html").write_text("mine", "utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "site.css").write_text("p{}", "utf-8")

    assert environment(tmp_path).get_template("partials/_footer.html").render() == "mine"
    assert environment(tmp_path).get_template("base.html").name == "base.html"
    files = static_files(tmp_path)
    assert files["static/site.css"] == b"p{}"
    assert "static/icon.svg" in files


def test_templates_are_found_and_fonts_carry_their_licence() -> None:
    files = static_files()

    assert (templates_folder() / "base.html").is_file()
    assert b"SIL Open Font License" in files["static/fonts/OFL.txt"]
    assert len(files["static/fonts/newsreader-text.woff2"]) < 25_600
    assert len(files["static/fonts/newsreader-display.woff2"]) < 11_000


def test_the_word_safe_stands_in_no_template() -> None:
    for path in templates_folder().rglob("*.html"):
        assert "safe" not in path.read_text("utf-8").split(), path
        assert "|safe" not in path.read_text("utf-8").replace(" ", ""), path
