"""Deploys run unattended: what the workflows promise holds, and their shell parts do what they say, run here for real."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.commands.starter import write_starter

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "generator/starter"
ACTION = STARTER / ".github/actions/factsheet/action.yml"
WORKFLOWS = sorted([*(ROOT / ".github/workflows").glob("*.yml"), *(STARTER / ".github/workflows").glob("*.yml")])
PINNED_RE = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
"""A pinned action. Takes `uses: a/b@` and forty digits, `# v4.2.2`; leaves `uses: a/b@v4`."""

INPUT_RE = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
"""An input of the action. Takes `${{ inputs.project }}`; leaves `${{ github.sha }}`."""

BELL = "Ines Calloway scored twice on 4 May 2031.\n\n“We\x07 won,” said Calloway.\n"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def steps_of(path: Path) -> Iterator[dict[str, Any]]:
    read = yaml.safe_load(path.read_text("utf-8"))
    for part in [read["runs"]] if "runs" in read else read["jobs"].values():
        yield from part["steps"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_may_do_no_more_than_it_must_and_comes_to_an_end(path: Path) -> None:
    read = yaml.safe_load(path.read_text("utf-8"))

    assert read["permissions"] == {"contents": "read"}
    assert all(job["timeout-minutes"] <= 30 for job in read["jobs"].values())
    for job in read["jobs"].values():
        assert {right for right, how in job.get("permissions", {}).items() if how == "write"} <= {"pages", "id-token"}


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=name_of)
def test_no_action_changes_under_our_hands_and_no_shell_reads_what_strangers_write(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if "uses: " in line and "uses: ./" not in line]

    assert [line for line in lines if not PINNED_RE.search(line)] == []
    for step in steps_of(path):
        assert "${{" not in step.get("run", "")
        if "run" in step:
            checked = subprocess.run(["bash", "-n"], input=step["run"], text=True, capture_output=True, check=False)
            assert (checked.returncode, checked.stderr) == (0, "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_our_own_action_is_there_and_given_inputs_that_it_has(path: Path) -> None:
    home = STARTER if path.is_relative_to(STARTER) else ROOT
    known = yaml.safe_load(ACTION.read_text("utf-8"))["inputs"]
    for step in steps_of(path):
        if step.get("uses", "").startswith("./"):
            assert (home / step["uses"] / "action.yml").resolve() == ACTION
            assert set(step.get("with", {})) <= set(known)


def run_action(project: Path, **given: str) -> tuple[int, str, str]:
    """Run the shell parts of the action as GitHub does; gives exit code, summary of the job, and all that was said."""
    read = yaml.safe_load(ACTION.read_text("utf-8"))
    values = {name: entry["default"] for name, entry in read["inputs"].items()} | given
    tools = project.parent / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "factsheet").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n')
    (tools / "factsheet").chmod(0o755)
    summary = project.parent / "summary.md"
    summary.write_text("")
    said = ""
    for step in read["runs"]["steps"]:
        if "run" not in step or step["name"] == "Install" or ("if" in step and not values["before"]):
            continue
        environment = {name: INPUT_RE.sub(lambda found: values[found[1]], text) for name, text in step["env"].items()}
        environment |= {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(summary),
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        said += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, summary.read_text(), said
    return 0, summary.read_text(), said


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_starter(tmp_path / "project")
    return tmp_path / "project"


def test_a_push_builds_and_verifies(project: Path) -> None:
    code, summary, said = run_action(project, **{"base-url": "https://facts.example/of-us"})

    assert (code, summary) == (0, "")
    assert "cut again and found" in said
    assert "https://facts.example/of-us/" in (project / "site/sitemap.xml").read_text("utf-8")


def test_a_pull_request_is_told_what_facts_it_changes(project: Path) -> None:
    before = str(project.parent / "before")
    assert run_action(project, output=before, strict="false")[0] == 0
    page = project / "content/sources/invented-courier.md"
    page.write_text(page.read_text("utf-8").replace("63 goals", "64 goals"), "utf-8")

    code, summary, _ = run_action(project, before=before)

    assert code == 0
    assert summary.startswith("## What changes\n\n### Ines Calloway\n")
    assert "| changed | Goals | 63" in summary


def test_a_new_warning_fails_a_pull_request_after_the_changes_were_told(project: Path) -> None:
    before = str(project.parent / "before")
    assert run_action(project, output=before, strict="false")[0] == 0
    (project / "seeds/more.txt").write_text(BELL, "utf-8")

    code, summary, said = run_action(project, before=before)

    assert code == 1
    assert "### Ines Calloway" in summary
    assert said.count("::warning file=seeds/more.txt,line=3,title=TEXT01,col=4::") == 1


def test_an_accepted_warning_fails_nothing(project: Path) -> None:
    (project / "seeds/more.txt").write_text(BELL, "utf-8")
    accepted = "accept:\n  - {code: TEXT01, reason: as it came}\n"
    (project / "content/sources/more.md").write_text(f"---\nseed: seeds/more.txt\n{accepted}---\n", "utf-8")

    code, _, said = run_action(project)

    assert code == 0
    assert "1 warning accepted" in said
    assert "::warning" not in said


def test_where_the_target_branch_has_no_site_the_pull_request_is_built_all_the_same(project: Path) -> None:
    code, summary, _ = run_action(project, before=str(project.parent / "nowhere"))

    assert (code, summary) == (0, "## What changes\n\nThere is no earlier site to compare with.\n")


def test_a_site_that_does_not_build_says_so_once_and_fails(project: Path) -> None:
    (project.parent / "before").mkdir()
    (project / "content/site.md").write_text("---\ntitle: [\n---\n", "utf-8")

    code, summary, said = run_action(project, before=str(project.parent / "before"))

    assert code == 1
    assert "does not build" in summary
    assert said.count("::error file=content/site.md,line=3") == 1
