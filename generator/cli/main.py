"""The command line: `import`, `check`, `health` and `export`; `cli_site` and `cli_content` have the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from generator import __version__
from generator.citing.styles import STYLES
from generator.citing.writers import WRITERS
from generator.cli import content_commands, site_commands
from generator.errors import InputProblems, PortfolioError, Problem, errors_among
from generator.facts import files, fixes, health, store
from generator.intake import importer, uniting
from generator.intake.draft import Summary
from generator.review import checks, reports
from generator.site import settings
from generator.site.export import CFF, exported


class _Command(click.Group):
    """Prints what is wrong with an input as lines, not as a traceback, and exits with 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except InputProblems as error:
            _print_problems(error.problems)
        except PortfolioError as error:
            click.echo(str(error), err=True)
        except OSError as error:
            click.echo(
                f"{error.filename or 'disk'}  {error.strerror} — what was complete stays; run it again", err=True
            )
        sys.exit(1)


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Academic portfolio: facts in content/, a site with citations derived from them."""


@main.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day on which the source was copied; remembered until the source changes. Default: today.",
)
@click.option(
    "--take",
    nargs=2,
    type=(click.Choice(["theirs"]), str),
    multiple=True,
    metavar="theirs KEY.FIELD",
    help="Import nothing; give a field of a publication (or of `index`) the value that the sources say.",
)
def import_(files: tuple[Path, ...], as_of: datetime | None, take: tuple[tuple[str, str], ...]) -> None:
    """Merge FILES, or all of sources/, into content/. Your own edits stay."""
    project = store.find_project(Path.cwd())
    if take:
        wanted = [(key, field) for key, _, field in (name.partition(".") for _, name in take)]
        taken = importer.take_theirs(project, wanted)
        click.echo("\n".join(f"{store.CONTENT}/{path}: changed" for path in taken) or "nothing changed")
        return
    sources = files or importer.sources_in(project)
    with site_commands.status("importing"):
        importer.import_sources(project, list(sources), as_of.date() if as_of else None, date.today(), _print_summaries)


@main.command()
@click.argument("keep")
@click.argument("other")
def merge(keep: str, other: str) -> None:
    """Make the paper OTHER part of KEEP, both named by their keys: they are one work."""
    for line in uniting.unite(store.find_project(Path.cwd()), keep, other):
        click.echo(line)


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(reports.FORMATS)),
    default="plain",
    show_default=True,
    help="How problems are printed; `github` makes annotations of a workflow run.",
)
@click.option("--fix", is_flag=True, help="First mend what has one right reading: DOIs, arXiv ids, dates, blanks, NFC.")
def check(form: str, fix: bool) -> None:
    """Report every problem in content/, with file, line and column."""
    project = store.find_project(Path.cwd())
    folder = project / store.CONTENT
    site = settings.read((project / "mkdocs.yml").read_text())
    if fix:
        _fix(folder)
    problems = checks.check(store.load(folder), settings.people_from(site.get("extra")))
    for problem in problems:
        click.echo(reports.FORMATS[form](problem), err=form == "plain")
    if errors_among(problems):
        sys.exit(1)


def _fix(folder: Path) -> None:
    with store.writing(folder):
        for path, (text, what) in fixes.fix(store.load(folder)).items():
            files.write_text(folder / path, text)
            click.echo(f"{store.CONTENT}/{path}: mended {', '.join(what)}")


@main.command("health")
def health_() -> None:
    """List what the facts still lack, with the files to edit."""
    portfolio = store.load(store.find_project(Path.cwd()) / store.CONTENT).portfolio.visible
    for finding in health.examine(portfolio.publications):
        if finding.keys:
            click.echo(f"{finding.title}: {len(finding.keys)} of {len(portfolio.publications)} — {finding.advice}")
            click.echo("\n".join(f"  {store.CONTENT}/{store.publication_path(key)}" for key in finding.keys))


@main.command()
@click.argument("format", type=click.Choice([*WRITERS, *STYLES, CFF]))
@click.option("--topic", default="", metavar="CODE", help="Only the papers of a topic, such as cs.CL.")
@click.option("--year", default="", metavar="YYYY", help="Only the papers of a year, or `undated`.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="-", metavar="FILE", help="Default: standard output."
)
def export(format: str, topic: str, year: str, output: Path) -> None:
    """Write the publications in a citation format, as the site offers them, or as references in a citation style;
    `cff` is CITATION.cff for the repository."""
    portfolio = store.load(store.find_project(Path.cwd()) / store.CONTENT).portfolio
    text = exported(portfolio, format, topic, year)
    if str(output) == "-":
        sys.stdout.buffer.write(text.encode())
        return
    files.write_text(output, text)
    click.echo(f"{output}  written", err=True)


main.add_command(site_commands.build)
main.add_command(site_commands.serve)
main.add_command(site_commands.stage)
main.add_command(content_commands.diff)
main.add_command(content_commands.new)
main.add_command(content_commands.offline)


def _print_summaries(summaries: Iterable[Summary]) -> None:
    for summary in summaries:
        _print_problems(summary.notices)
        named = (("new", summary.added), ("changed", summary.changed))
        counts = [f"{len(set(paths))} {what}" for what, paths in named if paths]
        click.echo(f"{summary.source}: {', '.join(counts) or 'nothing new'}")


def _print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(reports.plain(problem), err=True)
