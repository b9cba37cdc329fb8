"""The commands that say what is wrong: `check` and `health`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.errors import errors_among
from generator.facts import files, store
from generator.hosts import settings_file
from generator.review import checks, reports, settings_checks
from generator.site import overrides, settings, template_folders


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
    if fix:
        _fix(folder)
    text, content = settings_file.text_of(project), store.load(folder)
    problems = settings_checks.check(text, content, template_folders.theme_files(project))
    problems += checks.check(content, settings_checks.chosen(settings.read(text)))
    problems += overrides.notices(project)
    for problem in problems:
        click.echo(reports.FORMATS[form](problem), err=form == "plain")
    if errors_among(problems):
        sys.exit(1)


def _fix(folder: Path) -> None:
    from generator.facts import fixes

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
