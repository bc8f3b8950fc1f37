"""The commands; the only module that prints or picks an exit code.

Exit codes: 0 clean, 1 problems in the content, 2 usage, 3 a defect of ours (with its traceback). Stages are imported
inside the commands, so that `--help` and `--version` stay quick.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from generator import __version__
from generator.errors import ContentError, GeneratorError, OutputError, Place, Problem

if TYPE_CHECKING:
    from generator.model.facts import Derivation, Disagreement, Fact, QuoteGroup, Support
    from generator.model.profile import Profile
    from generator.reconcile.change import Sheet

CLEAN, PROBLEMS, USAGE, DEFECT = 0, 1, 2, 3

app = typer.Typer(
    name="factsheet",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turn news articles about a player into a fact sheet in which every fact stands beside the sentence that says it.",
)

ProjectOption = Annotated[
    Path, typer.Option("--project", "-p", metavar="FOLDER", help="Folder that holds content/ and seeds/.")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print problems as JSON, one object a line.")]
BaseUrlOption = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="Address that the site will have, for feeds and sitemaps."),
]


class SexChoice(StrEnum):
    """The sexes that tournaments are told apart by."""

    f = "f"
    m = "m"


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        app()
    except ContentError as fault:
        print_problems(fault.problems)
        sys.exit(PROBLEMS)
    except OutputError as fault:
        _say(f"error: {fault}")
        sys.exit(PROBLEMS)
    except GeneratorError:
        _say("This is a defect of factsheet, not of your content; please report it with the lines below.")
        sys.excepthook(*sys.exc_info())
        sys.exit(DEFECT)
    except Exception:  # noqa: BLE001  # the last stop: whatever comes here is ours
        _say("This is a defect of factsheet, not of your content; please report it with the lines below.")
        sys.excepthook(*sys.exc_info())
        sys.exit(DEFECT)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"factsheet {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Turn news articles about a player into a fact sheet in which every fact stands beside the sentence that says it."""
    del version


@app.command()
def build(
    project: ProjectOption = Path(),
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FOLDER", help="Where the site goes; site/ in the project when left out."
        ),
    ] = None,
    base_url: BaseUrlOption = None,
    strict: StrictOption = False,
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")] = False,
) -> None:
    """Build the site from content/ and seeds/; everything is checked before anything is written."""
    from generator.pipeline import build_site  # noqa: PLC0415

    target = output or project / "site"
    report = build_site(project, target, base_url=base_url, strict=strict)
    print_problems(report.problems, as_json=as_json)
    if report.written is None:
        _say(f"Nothing was written; {target} is as it was.")
        raise typer.Exit(PROBLEMS)
    if not quiet:
        for profile in report.reading.site.profiles:
            typer.echo(_summary(profile))
        done = report.written
        typer.echo(f"{done.written} files written, {done.unchanged} unchanged, {done.removed} removed.")
        typer.echo(f"The site is in {target}: open {target / 'index.html'}")


@app.command()
def check(
    project: ProjectOption = Path(),
    base_url: BaseUrlOption = None,
    strict: StrictOption = False,
    as_json: JsonOption = False,
) -> None:
    """Do everything that build does, but write nothing."""
    from generator.pipeline import build_site  # noqa: PLC0415

    report = build_site(project, project / "site", base_url=base_url, strict=strict, write=False)
    print_problems(report.problems, as_json=as_json)
    if any(problem.severity == "error" or strict for problem in report.problems):
        raise typer.Exit(PROBLEMS)
    if not as_json:
        typer.echo(
            f"{len(report.reading.site.profiles)} profiles, {len(report.reading.site.witnesses)} sources: no errors."
        )


class ExtractCommand(TyperCommand):
    """The help of `extract` ends with the controlled lists, read from their tables when asked for."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - the framework passes it
        """Write the lists of event types and metrics."""
        from generator.knowledge.load import load_table  # noqa: PLC0415

        metrics = load_table("metrics")
        names = [*metrics["names"].values(), *(row["id"] for row in metrics["metric"])]
        lists = {
            "Types of events": load_table("predicates")["types"],
            "Metrics of records": sorted(dict.fromkeys(names)),
            "Words that may stand before a metric": metrics["qualifiers"],
        }
        for title, entries in lists.items():
            with formatter.section(title):
                formatter.write_text(", ".join(entries))


@app.command(cls=ExtractCommand)
def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Articles: .txt, .md or .html.")],
    published: Annotated[
        str | None, typer.Option("--published", metavar="YYYY-MM-DD", help="Day of publication.")
    ] = None,
    player: Annotated[
        str | None, typer.Option("--player", metavar="NAME", help="The player whom the articles are about.")
    ] = None,
    sex: Annotated[SexChoice | None, typer.Option("--sex", help="Picks women's or men's tournaments.")] = None,
) -> None:
    """Print what each article says, one JSON object a line."""
    from generator.model.claims import Hints  # noqa: PLC0415
    from generator.model.edtf import EdtfDate  # noqa: PLC0415
    from generator.pipeline import extract_source  # noqa: PLC0415
    from generator.render.extraction import extraction_values  # noqa: PLC0415
    from generator.sources.read import read_article_file  # noqa: PLC0415

    try:
        day = EdtfDate.parse(published) if published else None
    except GeneratorError as fault:
        raise typer.BadParameter(str(fault), param_hint="--published") from fault
    hints = Hints(player=player, sex=sex.value if sex else None, published=day)
    problems: list[Problem] = []
    for path in files:
        try:
            source = read_article_file(path)
        except ContentError as fault:
            problems += fault.problems
            continue
        article, claims = extract_source(source, hints)
        sys.stdout.write(json.dumps(extraction_values(article, claims), ensure_ascii=False) + "\n")
    print_problems(problems)
    if problems:
        raise typer.Exit(PROBLEMS)


@app.command()
def explain(
    name: Annotated[
        str, typer.Argument(metavar="FACT", help="Id of a fact, a disagreement or a quote, such as f-age.")
    ],
    project: ProjectOption = Path(),
) -> None:
    """Print a fact's evidence, rules and steps."""
    from generator.pipeline import read_site  # noqa: PLC0415

    reading = read_site(project)
    known: list[str] = []
    found = False
    for profile in reading.site.profiles:
        letters = {witness.id: witness.letter for witness in reading.site.witnesses}
        items: dict[str, Fact | Disagreement | QuoteGroup] = {fact.id: fact for fact in profile.facts}
        items |= {disagreement.id: disagreement for disagreement in profile.disagreements}
        items |= {group.id: group for group in profile.quotes}
        known += items
        if name in items:
            found = True
            for line in _explained(items[name], letters):
                typer.echo(line)
    if not found:
        from rapidfuzz.process import extract as nearest  # noqa: PLC0415

        near = ", ".join(str(match[0]) for match in nearest(name, known, limit=3))
        _say(f"error: no fact is called {name!r}" + (f"; the nearest are {near}" if near else "") + ".")
        raise typer.Exit(USAGE)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A built site, or one of its facts.json.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same, built later.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as one JSON object.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown for a pull request.")] = False,
) -> None:
    """Tell what changed between two builds: facts added, changed, withdrawn, newly disputed or settled."""
    from generator.reconcile.change import change_lines, change_markdown, change_values, find_changes  # noqa: PLC0415

    changes = find_changes(_sheets(old, "OLD"), _sheets(new, "NEW"))
    if as_json:
        typer.echo(json.dumps(change_values(changes), ensure_ascii=False, indent=1))
    elif markdown:
        typer.echo(change_markdown(changes), nl=False)
    else:
        for line in change_lines(changes):
            typer.echo(line)


def _sheets(path: Path, name: str) -> list[Sheet]:
    """Every facts.json of a built site, or the one that `path` is."""
    import msgspec  # noqa: PLC0415

    from generator.reconcile.change import parse_sheet  # noqa: PLC0415

    files = sorted(path.glob("people/*/facts.json")) or sorted(path.glob("facts.json")) if path.is_dir() else [path]
    if not files:
        raise typer.BadParameter(f"{path} holds no people/*/facts.json; build the site first", param_hint=name)
    try:
        return [parse_sheet(file.read_bytes()) for file in files]
    except OSError as fault:
        raise typer.BadParameter(f"{path} cannot be read: {fault.strerror}", param_hint=name) from fault
    except msgspec.MsgspecError as fault:
        raise typer.BadParameter(f"{path} is no facts.json: {fault}", param_hint=name) from fault


def _explained(item: Fact | Disagreement | QuoteGroup, letters: dict[str, str]) -> Iterable[str]:
    """A fact, disagreement or quote in lines."""
    from generator.model.facts import Disagreement, Fact  # noqa: PLC0415

    yield item.id
    if isinstance(item, Fact):
        yield f"  {item.label}: {item.value}"
        if item.edtf:
            yield f"  date: {item.edtf}" + (
                f" (with tournament dates {item.edtf_worked_out})" if item.edtf_worked_out else ""
            )
        yield f"  status: {item.status}" + (f"; {item.note}" if item.note else "")
        yield from _supported(item.support, letters)
        yield from _steps(item.derivation, letters)
        for disagreement in item.disagreements:
            yield f"  disputed: see {disagreement}"
    elif isinstance(item, Disagreement):
        yield (
            f"  {item.topic} ({item.kind} one source)" if item.kind == "within" else f"  {item.topic} (between sources)"
        )
        for reading in item.readings:
            yield f"  reading: {reading.value}"
            yield from _supported(reading.support, letters)
        yield f"  printed: {item.printed or 'neither'}: {item.rule}"
    else:
        yield f"  said by {item.speaker or 'nobody named'}"
        for variant in item.variants:
            yield f"  {letters[variant.source]}: {variant.text}"
        for change in item.changes:
            yield f"  {change.label}: {change.text}"


def _supported(supports: Iterable[Support], letters: dict[str, str]) -> Iterable[str]:
    for support in supports:
        stance = "against" if support.stance == "against" else "says"
        place = f" ({support.block})" if support.block != "paragraph" else ""
        yield f"    {letters[support.source]}{support.sentence} {stance}{place}: “{support.evidence.exact}”"


def _steps(derivation: Iterable[Derivation], letters: dict[str, str]) -> Iterable[str]:
    for number, step in enumerate(derivation, 1):
        tags = " ".join(f"{letters[support.source]}{support.sentence}" for support in step.support)
        outside = f" [from outside: {step.outside}]" if step.outside else ""
        yield f"  step {number}: {step.text}" + (f" ({tags})" if tags else "") + outside


def _summary(profile: Profile) -> str:
    derived = sum(fact.status == "derived" for fact in profile.facts)
    citations = sum(len(fact.support) for fact in profile.facts)
    return (
        f"{profile.subject.name}: {len(profile.facts)} facts with {citations} citations, {derived} of them worked out; "
        f"{len(profile.disagreements)} disagreements; {len(profile.quotes)} quotes."
    )


def print_problems(problems: Iterable[Problem], *, as_json: bool = False) -> None:
    """Print problems on standard error, with the line and a caret where the file can still be read."""
    listed = list(problems)
    for problem in listed:
        if as_json:
            place = problem.place
            values = {
                "code": problem.code,
                "severity": problem.severity,
                "path": place.path,
                "line": place.line,
                "column": place.column,
            }
            _say(
                json.dumps(
                    {**values, "message": problem.message, "words": problem.words, "hint": problem.hint},
                    ensure_ascii=False,
                )
            )
        else:
            _say("\n".join(_problem_lines(problem)))
    if listed and not as_json:
        errors = sum(problem.severity == "error" for problem in listed)
        warnings = len(listed) - errors
        _say(f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}.")


def _problem_lines(problem: Problem) -> list[str]:
    lines = [f"{problem.severity}[{problem.code}]: {problem.message}", f"  --> {problem.place}"]
    shown = _source_line(problem.place)
    if shown is not None:
        number = str(problem.place.line)
        lines += [f"  {number} | {shown}"]
        if problem.place.column:
            width = max(1, len(problem.words))
            lines += [f"  {' ' * len(number)} | {' ' * (problem.place.column - 1)}{'^' * min(width, 60)}"]
    elif problem.words:
        lines += [f"    {problem.words}"]
    if problem.hint:
        lines += [f"  = help: {problem.hint}"]
    return lines


def _source_line(place: Place) -> str | None:
    """The line of a text file that a place names, or None."""
    if not place.line:
        return None
    try:
        lines = Path(place.path).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    line = lines[place.line - 1] if place.line <= len(lines) else None
    return line[:200] if line is not None else None


def _say(text: str) -> None:
    typer.echo(text, err=True)
