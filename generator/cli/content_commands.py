"""The commands that change content/ or say what changed there: `import`, `merge`, `new` and `diff`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import click

from generator.cli.terminal import print_problems, print_summaries, status
from generator.errors import InputProblems, Problem
from generator.facts import files, store
from generator.intake import additions, importer

_ASKED = ("title", "authors", "date")
_TO_IMPORT = "put an export of your library (.bib) or a copied profile (.txt) there, or add papers with: portfolio new"
_STANDARD_INPUT = "standard input"


@click.command("import")
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
    if not (sources := files or importer.sources_in(project)):
        click.echo(f"{store.SOURCES}/ holds nothing to import: {_TO_IMPORT}")
        return
    with status("importing"):
        importer.import_sources(project, list(sources), as_of.date() if as_of else None, date.today(), print_summaries)


@click.command()
@click.argument("keep")
@click.argument("other")
def merge(keep: str, other: str) -> None:
    """Make the paper OTHER part of KEEP. Both are named by their keys; they are one work."""
    from generator.intake import uniting

    for line in uniting.unite(store.find_project(Path.cwd()), keep, other):
        click.echo(line)


@click.command()
@click.option("--title", help="Title; `$…$` is math.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="An author; repeat it for each, in order.")
@click.option("--date", metavar="DATE", help="First public: 2023-07-18, 2023-07 or 2023; empty if it is not known.")
@click.option("--venue", help="Journal, proceedings or book that holds the work.")
@click.option("--type", help="Kind of work, such as article-journal or paper-conference.")
@click.option("--doi", help="The publisher's DOI.")
@click.option("--arxiv", help="arXiv identifier.")
@click.option("--category", help="Primary category, such as cs.CL.")
@click.option("--link", "links", multiple=True, metavar="NAME=URL", help="A link, such as code=https://…; repeatable.")
@click.option("--bibtex", type=click.File("rb"), metavar="FILE", help="One BibTeX entry; - reads standard input.")
def new(bibtex: BinaryIO | None, **options: str | tuple[str, ...]) -> None:
    """Add one paper to content/ by hand. Asks for title, authors and date; options count more than an entry."""
    project = store.find_project(Path.cwd())
    given = {field: value for field, value in options.items() if value or value == ""}
    missing = [field for field in _ASKED if field not in given] if bibtex is None else []
    record = additions.described({**given, **_asked(missing)})
    entry, notices = additions.entry_in(_pasted(bibtex), _STANDARD_INPUT, date.today()) if bibtex else (None, [])
    path = additions.add(project, additions.combined(entry, record))
    print_problems(notices)
    click.echo(path)


def _asked(missing: Sequence[str]) -> dict[str, str | list[str]]:
    """What a person answers. Raises InputProblems where nobody sits at a terminal."""
    if missing and not sys.stdin.isatty():
        hint = "give it, or run this in a terminal to be asked"
        raise InputProblems(Problem(f"--{additions.OPTIONS.get(f, f)}", 0, "is missing", hint) for f in missing)
    questions: dict[str, Callable[[], str | list[str]]] = {"title": _title, "authors": _authors, "date": _date}
    return {field: questions[field]() for field in missing}


def _title() -> str:
    return str(click.prompt("Title", err=True))


def _authors() -> list[str]:
    names: list[str] = []
    while name := click.prompt("Author (empty: no more)", default="", show_default=False, err=True):
        names.append(name)
    return names


def _date() -> str:
    question = "Date (2023-07-18, 2023-07 or 2023; empty: not known)"
    return str(click.prompt(question, default="", show_default=False, value_proc=_checked_date, err=True))


def _checked_date(text: str) -> str:
    """The answer. click asks again after a UsageError."""
    try:
        additions.described({"date": text})
    except InputProblems as error:
        raise click.UsageError(str(error)) from error
    return text


def _pasted(file: BinaryIO) -> str:
    if file.isatty():
        click.echo("Paste one BibTeX entry, then press Ctrl-D.", err=True)
    raw = file.read(store.LONGEST_SOURCE + 1)
    if len(raw) > store.LONGEST_SOURCE:
        raise InputProblems([Problem(_STANDARD_INPUT, 0, f"has more than {store.LONGEST_SOURCE:,} bytes")])
    return files.decoded(raw, _STANDARD_INPUT)


@click.command()
@click.argument("range", metavar="BASE..HEAD")
def diff(range: str) -> None:
    """Say in words what a change does to content/: BASE..HEAD, BASE...HEAD or, for the files on disk, BASE alone."""
    from generator.review import changes, revisions, wording  # and with them every page

    project = store.find_project(Path.cwd())
    compared = revisions.range_of(project, range)
    before, after = (revisions.content_at(project, commit) for commit in compared)
    found = changes.compare(before, after, revisions.changed_files(project, compared))
    click.echo(wording.as_markdown(found), nl=False)
