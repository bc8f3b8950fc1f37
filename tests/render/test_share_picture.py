"""The picture that goes with a shared page: the same bytes each time, of the right size, only where it is asked for."""

from __future__ import annotations

import dataclasses
import importlib.util
import shutil
import struct
from pathlib import Path

import pytest
from render.reading import read
from render.sample import make_site
from test_editing import TINY

from generator.errors import ContentError
from generator.model.profile import SiteConfig
from generator.output.check import check_site
from generator.pipeline import build_site
from generator.render import urls
from generator.render.lettering import Typeface
from generator.render.pages import render_site, site_frame
from generator.render.share_picture import MODULES, picture_problems, view_picture

PICTURE = urls.picture_path("ines-marlow")
PROFILE = urls.profile_path("ines-marlow")
ASKED = make_site(share_pictures=True, base_url="https://example.org/tide")


def test_a_profile_gets_a_picture_of_the_size_that_networks_ask_for_and_names_it() -> None:
    files = render_site(ASKED)
    picture = files[PICTURE]
    assert isinstance(picture, bytes)

    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    named = read(files[PROFILE]).find("meta", property="og:image")
    assert [one.attrs["content"] for one in named] == ["https://example.org/tide/people/ines-marlow/share.png"]
    assert check_site(files, ASKED) == ()


def test_the_same_profile_gives_the_same_bytes_and_another_one_others() -> None:
    profile = ASKED.profiles[0]
    named = dataclasses.replace(profile, subject=dataclasses.replace(profile.subject, name="Ida Marlow"))

    assert render_site(ASKED)[PICTURE] == render_site(ASKED)[PICTURE]
    assert render_site(ASKED)[PICTURE] != render_site(dataclasses.replace(ASKED, profiles=(named,)))[PICTURE]


@pytest.mark.parametrize("config", [{}, {"share_pictures": True}, {"base_url": "https://example.org"}])
def test_no_picture_is_made_or_named_where_none_is_asked_for_or_nobody_could_find_it(config: dict[str, object]) -> None:
    files = render_site(make_site(**config))

    assert PICTURE not in files
    assert not read(files[PROFILE]).find("meta", property="og:image")


def test_a_name_in_letters_that_the_fonts_do_not_have_gets_no_picture() -> None:
    profile = ASKED.profiles[0]
    named = dataclasses.replace(profile, subject=dataclasses.replace(profile.subject, name="伊内斯"))

    assert PICTURE not in render_site(dataclasses.replace(ASKED, profiles=(named,)))


def test_name_and_figures_are_lettered_and_both_sources_drawn() -> None:
    view = view_picture(site_frame(ASKED, None), ASKED.profiles[0])

    assert {"site", "name", "lead", "figure", "label"} == {one.kind for one in view.lettering}
    assert all(one.path.startswith("M") for one in view.lettering)
    assert [one.tone for one in view.bars] == [1, 2]


def test_a_long_name_is_set_smaller_and_a_long_lead_in_lines() -> None:
    files = site_frame(ASKED, None).assets.files
    (display,) = [files[path] for path in files if "newsreader-display." in path]
    face = Typeface.of([display])

    assert face.has("Ines Marlow")
    assert not face.has("Þór")
    assert face.width("Ines Marlow", 100) == pytest.approx(2 * face.width("Ines Marlow", 50))
    lines = face.lines("one two three four five six seven", 40, 300)
    assert len(lines) > 1
    assert " ".join(lines) == "one two three four five six seven"
    assert all(face.width(line, 40) <= 300 for line in lines)


def test_what_is_missing_for_pictures_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert picture_problems(SiteConfig(base_url="https://example.org", share_pictures=True)) == ()
    assert [one.code for one in picture_problems(SiteConfig(share_pictures=True))] == ["SHARE02"]

    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in MODULES else found(name))
    assert [one.code for one in picture_problems(SiteConfig(share_pictures=True))] == ["SHARE01"]
    assert picture_problems(SiteConfig()) == ()
    root = tmp_path / "project"
    shutil.copytree(TINY, root)
    (root / "content/site.md").write_text("---\nshare_pictures: true\n---\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        build_site(root, tmp_path / "site")
    assert [one.code for one in caught.value.problems if one.severity == "error"] == ["SHARE01"]
