"""The commands that say what is wrong: `check` and `health`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from generator.cli.terminal import print_json, print_problems, say
from generator.errors import InputProblems, Problem, errors_among, in_reading_order
from generator.facts import files, loading, store
from generator.facts.store import Content
from generator.hosts import settings_file
from generator.review import reports, slips
from generator.site import cv_fonts, overrides


@click.command(epilog="Example: portfolio check content/index.md")
@click.argument("files_", metavar="FILES", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(reports.FORMATS)),
    default="plain",
    show_default=True,
    help="How problems are printed; `github` makes annotations of a workflow run.",
)
@click.option("--fix", is_flag=True, help="First fix what has only one right reading.")
@click.option("--json", "is_json", is_flag=True, help="Print problems as JSON.")
def check(files_: tuple[Path, ...], form: str, fix: bool, is_json: bool) -> None:
    """Report every problem in content/, with file, line and column; and in mkdocs.yml and templates/. With FILES, those
    of these files."""
    project = store.find_project(Path.cwd())
    if fix:
        _fix(project)
    content = loading.load(project / store.CONTENT)
    problems = _among(in_reading_order(_problems(project, content)), project, files_)
    if is_json:
        print_json([reports.as_data(problem) for problem in problems])
    elif form == "plain":
        print_problems(problems, to_output=True)
    else:
        click.echo("".join(f"{reports.FORMATS[form](problem)}\n" for problem in problems), nl=False)
    if errors_among(problems):
        sys.exit(1)
    if form == "plain" and not is_json:
        count = len(content.publications)
        verdict = "there are no errors" if problems else "content is fine"
        say(f"{verdict}: {count} {'paper' if count == 1 else 'papers'}")


def _problems(project: Path, content: Content) -> Iterator[Problem]:
    yield from settings_file.problems_of_all(project, content)
    yield from store.stray_sources(project)
    yield from slips.found(content, date.today())
    yield from overrides.notices(project)
    yield from cv_fonts.notices(project, content)


def _among(problems: list[Problem], project: Path, named: Iterable[Path]) -> list[Problem]:
    """The problems of the files that are named, or all. Raises InputProblems for a file that is not there."""
    places = {path: Path(os.path.normpath(path.absolute())) for path in named}
    if missing := [path for path, place in places.items() if not place.is_file()]:
        raise InputProblems(Problem(str(path), 0, "no such file") for path in missing)
    shown = {os.path.relpath(place, project) for place in places.values()}
    return [problem for problem in problems if not shown or problem.path in shown]


def _fix(project: Path) -> None:
    """Renames, then fixes file by file."""
    from generator.review import fixing

    folder = project / store.CONTENT
    with store.writing(folder):
        for path, target in fixing.renames(folder):
            (folder / target).parent.mkdir(exist_ok=True)
            (folder / path).rename(folder / target)
            say(f"{store.CONTENT}/{path}: is now {store.CONTENT}/{target}")
        for path, (text, what) in fixing.fix(project).items():
            files.write_text(project / path, text)
            say(f"{path}: fixed {', '.join(what)}")


@click.command("health", epilog="Example: portfolio health --strict")
@click.option("--json", "is_json", is_flag=True, help="Print findings as JSON.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there is any finding.")
def health_(is_json: bool, strict: bool) -> None:
    """List what the facts still lack, with the files to edit."""
    from generator.facts import health

    portfolio = loading.load(store.find_project(Path.cwd()) / store.CONTENT).portfolio.visible
    findings = [finding for finding in health.examine(portfolio.publications) if finding.keys]
    if is_json:
        print_json([{**finding._asdict(), "keys": list(finding.keys)} for finding in findings])
    for finding in findings if not is_json else ():
        click.echo(f"{finding.title}: {len(finding.keys)} of {len(portfolio.publications)} — {finding.advice}")
        click.echo("\n".join(f"  {store.CONTENT}/{store.publication_path(key)}" for key in finding.keys))
    if not findings and not is_json:
        say(f"nothing is missing in {len(portfolio.publications)} papers")
    if findings and strict:
        sys.exit(1)
