"""The commands: beside `voice.py` and `building.py`, the only module that prints and picks an exit code.

Exit codes: 0 clean, 1 problems in the content, 2 usage, 3 a defect of ours (with its traceback). Stages are imported
inside the commands, so that `--help` and `--version` stay quick. Problems go to standard error, results to standard
output.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__
from generator.console import (
    AnnotationsOption,
    BaseUrlOption,
    DaskOption,
    DraftsOption,
    ExtractCommand,
    HashOption,
    JobsOption,
    JsonOption,
    NoCacheOption,
    ProjectOption,
    QuietOption,
    SexChoice,
    StrictOption,
    VerboseOption,
)
from generator.errors import ContentError, GeneratorError, Problem
from generator.voice import PROBLEMS, USAGE, Voice, print_problems, run_told, say, stops

app = typer.Typer(
    name="factsheet",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turn news articles about a player into a fact sheet in which every fact stands beside the sentence that says it.",
    epilog="Exit codes: 0 clean, 1 problems in the content, 2 wrong usage, 3 a defect of factsheet.",
)


def main() -> None:
    """Run the command line and leave with its exit code."""
    run_told(app)


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
def init(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Where the project goes; made when absent, else nothing in the way."),
    ],
    as_json: JsonOption = False,
    annotations: AnnotationsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Begin a project: a site that builds at once, with an invented example, and settings for the common hosts.

    Workflows for GitHub Pages and settings for Netlify and Cloudflare Pages are written beside it. Nothing is ever
    written over: where a single file stands in the way, nothing is written.
    """
    from generator.commands.starter import write_starter  # noqa: PLC0415

    del as_json, annotations
    written = write_starter(folder)
    if not quiet:
        for path in written:
            typer.echo(f"  {path}")
        typer.echo(f"{len(written)} files written. Now: cd {folder} && factsheet build")


@app.command()
def add(
    target: Annotated[str, typer.Argument(metavar="FILE|URL", help="An article: .txt, .md, .html, or its address.")],
    project: ProjectOption = Path(),
    slug: Annotated[
        str | None,
        typer.Option("--slug", metavar="NAME", help="Name of its page; made of the file's name when left out."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from loopback and private addresses too.")
    ] = False,
    as_json: JsonOption = False,
    annotations: AnnotationsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Take an article in: the original under seeds/, byte for byte, and a page for it in content/sources/.

    What the article says of itself is filled in; what it does not say stands as a question in a comment. Nothing is
    ever written over. An address is fetched within limits: 8,000,000 bytes, 30 seconds, 5 redirects, no private hosts.
    """
    from generator.commands.add import add_article  # noqa: PLC0415

    del as_json, annotations
    added = add_article(target, project, slug=slug, allow_private=allow_private)
    if not quiet:
        typer.echo(f"  {added.seed} (SHA-256 {added.sha256})")
        typer.echo(f"  {added.page}")
        typer.echo(f"Found: {', '.join(added.found) or 'nothing'}. Asked: {', '.join(added.asked) or 'nothing'}.")
        typer.echo(
            f"{f'Answer the questions in {added.page}, then run' if added.asked else 'Now run'} factsheet build."
        )


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
    annotations: AnnotationsOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    jobs: JobsOption = None,
    dask: DaskOption = None,
    by_hash: HashOption = False,
    no_cache: NoCacheOption = False,
    drafts: DraftsOption = False,
    profile: Annotated[bool, typer.Option("--profile", help="Print the time and count of each stage.")] = False,
) -> None:
    """Build the site from content/ and seeds/; everything is checked before anything is written.

    What an earlier build worked out is kept in .factsheet/ and used again; where nothing changed, nothing is done.
    """
    from generator.building import Asked, compares_by_hash, run_build  # noqa: PLC0415
    from generator.commands.build import Choices  # noqa: PLC0415

    del as_json, annotations
    choices = Choices(
        base_url=base_url,
        strict=strict,
        verbose=verbose,
        jobs=jobs,
        cluster=dask,
        by_hash=compares_by_hash(asked=by_hash),
        keep=not no_cache,
        drafts=drafts,
    )
    raise typer.Exit(run_build(Asked(project=project, output=output, choices=choices, quiet=quiet, profile=profile)))


@app.command()
def serve(
    project: ProjectOption = Path(),
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0 for any free one.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the site in the browser.")] = False,
    jobs: JobsOption = None,
    drafts: DraftsOption = False,
) -> None:
    """Show the site on this machine, build it again at every change, and reload the pages that are open."""
    import threading  # noqa: PLC0415
    import webbrowser  # noqa: PLC0415

    from generator.serve import Preview, Server, watch  # noqa: PLC0415
    from generator.workers import Crew, default_jobs  # noqa: PLC0415

    preview = Preview(project, Crew(jobs=jobs or default_jobs()), drafts=drafts)
    try:
        server = Server(preview, port)
    except OSError as fault:
        raise typer.BadParameter(f"port {port} cannot be used: {fault.strerror}", param_hint="--port") from fault
    print_problems(preview.build())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    typer.echo(f"The site is at {server.address} until Ctrl-C.")
    if open_browser:
        webbrowser.open(server.address)
    try:
        watch(preview, print_problems)
    finally:
        server.shutdown()


@app.command()
def check(
    project: ProjectOption = Path(),
    base_url: BaseUrlOption = None,
    strict: StrictOption = False,
    as_json: JsonOption = False,
    annotations: AnnotationsOption = None,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    drafts: DraftsOption = False,
) -> None:
    """Do everything that build does, but write nothing."""
    from generator.commands.build import accepted_lines, counted, summary_lines  # noqa: PLC0415
    from generator.pipeline import Run, build_site  # noqa: PLC0415

    del as_json, annotations
    report = build_site(project, Path(), base_url=base_url, strict=strict, write=False, run=Run(drafts=drafts))
    print_problems(report.problems, strict=strict)
    if stops(report.problems, strict=strict):
        raise typer.Exit(PROBLEMS)
    if not quiet:
        site = report.reading.site
        for line in (*summary_lines(site, verbose=verbose), *accepted_lines(report.accepted)):
            typer.echo(line)
        typer.echo(f"{counted(len(site.profiles), 'profile')}, {counted(len(site.witnesses), 'source')}: no errors.")


@app.command()
def verify(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", exists=True, file_okay=False, help="A built site.")],
    strict: StrictOption = False,
    as_json: JsonOption = False,
    annotations: AnnotationsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Compare a built site with its manifest, and cut every citation again from the article that the site publishes."""
    from generator.commands.build import counted  # noqa: PLC0415
    from generator.output.verify import read_built_site, verify_files  # noqa: PLC0415

    del as_json, annotations
    Voice.root = folder
    try:
        files = read_built_site(folder)
    except OSError as fault:
        say(f"error: {folder} cannot be read: {fault.strerror or fault}")
        raise typer.Exit(PROBLEMS) from fault
    report = verify_files(files)
    print_problems(report.problems)
    if not quiet:
        unseen = f"; {report.unpublished} in articles that the site does not publish" if report.unpublished else ""
        found = f"{counted(report.citations, 'citation')} cut again and found{unseen}"
        typer.echo(f"{counted(report.files, 'file')} as the manifest says. {found}.")
    if stops(report.problems, strict=strict):
        raise typer.Exit(PROBLEMS)


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
    from generator.commands.explain import explain_item, items_of  # noqa: PLC0415
    from generator.pipeline import read_site  # noqa: PLC0415

    site = read_site(project).site
    letters = {witness.id: witness.letter for witness in site.witnesses}
    items = [items_of(profile) for profile in site.profiles]
    found = [known[name] for known in items if name in known]
    for item in found:
        for line in explain_item(item, letters):
            typer.echo(line)
    if not found:
        from rapidfuzz.process import extract as nearest  # noqa: PLC0415

        near = ", ".join(str(match[0]) for match in nearest(name, [key for known in items for key in known], limit=3))
        say(f"error: no fact is called {name!r}" + (f"; the nearest are {near}" if near else "") + ".")
        raise typer.Exit(USAGE)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A built site, or one of its facts.json.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same, built later.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as one JSON object.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown for a pull request.")] = False,
) -> None:
    """Tell what changed between two builds: facts added, changed, withdrawn, newly disputed or settled."""
    from generator.commands.sheets import SheetError, read_sheets  # noqa: PLC0415
    from generator.reconcile.change import change_lines, change_markdown, change_values, find_changes  # noqa: PLC0415

    try:
        changes = find_changes(read_sheets(old), read_sheets(new))
    except SheetError as fault:
        raise typer.BadParameter(str(fault), param_hint="OLD NEW") from fault
    if as_json:
        typer.echo(json.dumps(change_values(changes), ensure_ascii=False, indent=1))
    elif markdown:
        typer.echo(change_markdown(changes), nl=False)
    else:
        for line in change_lines(changes):
            typer.echo(line)


@app.command(name="eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of gold files, one an article.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="The articles: .txt, .md or .html.")],
    errors: Annotated[int, typer.Option("--errors", metavar="N", help="List up to N errors.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the table as JSON.")] = False,
) -> None:
    """Measure extraction against articles annotated by hand: precision and recall by kind of fact."""
    from generator.commands.evaluate import evaluate_files  # noqa: PLC0415
    from generator.evaluation.report import table_lines, table_values  # noqa: PLC0415

    done = evaluate_files(gold, files)
    if as_json:
        typer.echo(json.dumps(table_values(done.result)))
    else:
        for line in table_lines(done.result):
            typer.echo(line)
    sprung = [f"{article}: {trap.kind} read where nothing is said: {trap.exact!r}" for article, trap in done.sprung]
    for line in [*map(str, done.result.faults), *sprung][:errors]:
        typer.echo(f"  {line}", err=as_json)
    print_problems(done.problems)
    if any(problem.severity == "error" for problem in done.problems):
        raise typer.Exit(PROBLEMS)
