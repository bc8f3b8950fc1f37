"""Names of static files tell their content, and style sheets know them."""

from __future__ import annotations

import re

from render.sample import make_site

from generator.render.assets import CSS_URL_RE, name_assets
from generator.render.pages import render_site

SHEET = (
    b"@font-face { src: url(\"fonts/a.woff2\") } b { mask: url('../icon.svg#x'); background: url(data:image/png,x) }"
)
FILES = {"static/site.css": SHEET, "static/fonts/a.woff2": b"a", "icon.svg": b"<svg/>", "static/fonts/OFL.txt": b"o"}


def test_another_content_has_another_name_and_the_same_has_the_same() -> None:
    one, again = name_assets(FILES), name_assets(FILES)
    other = name_assets({**FILES, "static/fonts/a.woff2": b"b"})

    assert one.names == again.names
    assert re.fullmatch(r"static/fonts/a\.[0-9a-f]{10}\.woff2", one["static/fonts/a.woff2"])
    assert one["icon.svg"] == other["icon.svg"]
    assert one["static/fonts/a.woff2"] != other["static/fonts/a.woff2"]
    assert one["static/site.css"] != other["static/site.css"], "a sheet that names another font is another sheet"


def test_a_style_sheet_names_the_files_as_they_are_called() -> None:
    named = name_assets(FILES)
    sheet = named.files[named["static/site.css"]].decode()

    assert f'url("{named["static/fonts/a.woff2"].removeprefix("static/")}")' in sheet
    assert f"url('../{named['icon.svg']}#x')" in sheet
    assert "url(data:image/png,x)" in sheet


def test_what_is_looked_for_by_name_keeps_it_and_what_is_not_there_too() -> None:
    named = name_assets({**FILES, "static/site.css": b"url(none.png)"})

    assert named["static/fonts/OFL.txt"] == "static/fonts/OFL.txt"
    assert named.files[named["static/site.css"]] == b"url(none.png)"
    assert named["static/none.png"] == "static/none.png"


def test_every_static_file_of_a_site_but_a_licence_has_such_a_name() -> None:
    static = [path for path in render_site(make_site()) if path.startswith("static/")]

    assert static
    assert [path for path in static if not re.search(r"\.[0-9a-f]{10}\.\w+$", path)] == ["static/fonts/OFL.txt"]


def test_an_address_of_a_style_sheet_is_told_from_what_it_holds_within() -> None:
    assert CSS_URL_RE.fullmatch('url("fonts/a.woff2")')
    assert not CSS_URL_RE.search("url(data:image/png,x)")
