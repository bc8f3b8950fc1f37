"""Same inputs, same bytes: on another day, in another place, whatever the machine is set to."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

TINY = Path(__file__).parent.parent / "golden/tiny"
ROOT = Path(__file__).parents[2]
FAKE_DAY = "import datetime, time; real = time.time; time.time = lambda: real() + 400 * 86_400"


def build(
    project: Path, output: Path, environment: Mapping[str, str] | None = None, *, umask: int = 0o022, cwd: Path = ROOT
) -> dict[str, str]:
    """Digest and mode of every file of a site built by the command itself."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "-p", str(project), "-o", str(output), "--quiet"],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **(environment or {})},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    files = [path for path in output.rglob("*") if path.is_file()]
    return {
        path.relative_to(output).as_posix(): f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.stat().st_mode:o}"
        for path in files
    }


def copied(folder: Path, *, backwards: bool = False, old: bool = False) -> Path:
    """A copy of the tiny project, its files made in this order, at this age."""
    for path in sorted(TINY.rglob("*"), reverse=backwards):
        name = path.relative_to(TINY)
        if path.is_file() and not name.parts[0].startswith("."):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            if old:
                os.utime(target, (86_400, 86_400))
    return folder


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("plain")
    return build(copied(folder / "project"), folder / "site", {"PYTHONHASHSEED": "0"})


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONOPTIMIZE": "1"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "COLUMNS": "20", "TERM": "dumb"},
        {"PYTHONHASHSEED": "7", "PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"},
        {
            "LC_ALL": "de_DE.ISO-8859-1",
            "PYTHONUTF8": "0",
            "PYTHONIOENCODING": "ascii",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
        },
    ],
    ids=lambda environment: " ".join(f"{name}={value}" for name, value in environment.items()),
)
def test_no_setting_of_the_machine_changes_a_byte(
    expected: dict[str, str], tmp_path: Path, environment: dict[str, str]
) -> None:
    assert build(copied(tmp_path / "project"), tmp_path / "site", environment) == expected


def test_another_place_order_age_and_mask_change_nothing(expected: dict[str, str], tmp_path: Path) -> None:
    project = copied(tmp_path / "ein Ordner/проект", backwards=True, old=True)

    assert build(project, tmp_path / "a b/site", umask=0o077, cwd=tmp_path) == expected


def test_a_project_named_from_inside_gives_the_same(expected: dict[str, str], tmp_path: Path) -> None:
    project = copied(tmp_path / "project")

    assert build(Path(), tmp_path / "site", cwd=project) == expected


def test_another_day_changes_nothing(expected: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    (tmp_path / "later/sitecustomize.py").write_text(FAKE_DAY)
    project = copied(tmp_path / "project")

    assert build(project, tmp_path / "site", {"PYTHONPATH": f"{tmp_path / 'later'}{os.pathsep}{ROOT}"}) == expected


def test_a_second_build_over_the_first_gives_what_a_first_one_gives(expected: dict[str, str], tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    page = project / "content/site.md"
    plain = page.read_text("utf-8")
    page.write_text(plain.replace("title: Tiny", "title: Other"), "utf-8")
    assert build(project, tmp_path / "site") != expected
    page.write_text(plain, "utf-8")

    assert build(project, tmp_path / "site") == expected


def test_the_day_of_the_build_is_used_where_no_article_has_one_and_nowhere_else(
    expected: dict[str, str], tmp_path: Path
) -> None:
    dated = copied(tmp_path / "dated")
    assert build(dated, tmp_path / "dated-site", {"SOURCE_DATE_EPOCH": "1900000000"}) == expected

    bare = tmp_path / "bare"
    (bare / "seeds").mkdir(parents=True)
    (bare / "seeds/final.txt").write_text(
        "Mara Oduya scored twice as Northport United won the Harbour Cup.\n\nShe sang.\n"
    )
    build(bare, tmp_path / "one", {"SOURCE_DATE_EPOCH": "1900000000"})
    build(bare, tmp_path / "two", {"SOURCE_DATE_EPOCH": "not a number"})

    assert "<updated>2030-03-17T" in (tmp_path / "one/feed.xml").read_text()
    assert "1970-01-01" in (tmp_path / "two/feed.xml").read_text()
