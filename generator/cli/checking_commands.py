"""The commands that say what is wrong: `check` and `health`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.errors import errors_among
from generator.facts import store
from generator.review import checks, reports
from generator.site import overrides, settings


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(reports.FORMATS)),
    default="plain",
    show_default=True,
    help="How problems are printed; `github` makes annotations of a workflow run.",
)
@click.option("--fix", is_flag=True, help="First fix what has only one reading: DOIs, arXiv ids, dates, blanks, NFC.")
def check(form: str, fix: bool) -> None:
    """Report every problem in content/, with file, line and column; and files in templates/ that have fallen behind."""
    project = store.find_project(Path.cwd())
    folder = project / store.CONTENT
    site = settings.read((project / "mkdocs.yml").read_text())
    if fix:
        _fix(folder)
    problems = checks.check(store.load(folder), settings.people_from(site.get("extra")))
    problems += overrides.notices(project)
    for problem in problems:
        click.echo(reports.FORMATS[form](problem), err=form == "plain")
    if errors_among(problems):
        sys.exit(1)


def _fix(folder: Path) -> None:
    from generator.facts import files, fixes

    with store.writing(folder):
        for path, (text, what) in fixes.fix(store.load(folder)).items():
            files.write_text(folder / path, text)
            click.echo(f"{store.CONTENT}/{path}: fixed {', '.join(what)}")


@click.command("health")
def health_() -> None:
    """List what the facts still lack, with the files to edit."""
    from generator.facts import health

    portfolio = store.load(store.find_project(Path.cwd()) / store.CONTENT).portfolio.visible
    for finding in health.examine(portfolio.publications):
        if finding.keys:
            click.echo(f"{finding.title}: {len(finding.keys)} of {len(portfolio.publications)} — {finding.advice}")
            click.echo("\n".join(f"  {store.CONTENT}/{store.publication_path(key)}" for key in finding.keys))
