"""The commands that change content/ or say what changed there: `import`, `merge`, `new` and `diff`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import click

from generator.cli.terminal import (
    print_json,
    print_problems,
    print_summaries,
    print_summaries_as_json,
    say,
    status,
)
from generator.errors import InputProblems, Problem
from generator.facts import files, store
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS, earlier_names
from generator.intake import additions, importer
from generator.model import Publication
from generator.review import author_slips

_ASKED = ("title", "authors", "date")
_TO_IMPORT = "put an export of your library (.bib) or a copied profile (.txt) there, or add papers with: portfolio new"
_STANDARD_INPUT = "standard input"


@click.command("import", epilog="Example: portfolio import --as-of 2026-11-22")
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
@click.option("--json", "is_json", is_flag=True, help="Print what was done as JSON.")
def import_(files: tuple[Path, ...], as_of: datetime | None, take: tuple[tuple[str, str], ...], is_json: bool) -> None:
    """Merge FILES, or all of sources/, into content/. Your own edits stay.

    What a file holds decides how it is read: BibTeX, RIS, CSL, Zotero, EndNote, ORCID, OpenAlex, Crossref, DataCite,
    DBLP, arXiv, INSPIRE, ADS, PubMed, Web of Science, Google Scholar, Semantic Scholar, JSON-LD, JSON Resume, RenderCV,
    or a profile copied from a paper index. docs/sources.md says what to export.
    """
    project = store.find_project(Path.cwd())
    if take:
        wanted = [(key, field) for key, _, field in (name.partition(".") for _, name in take)]
        taken = importer.take_theirs(project, wanted)
        say("\n".join(f"{store.CONTENT}/{path}: changed" for path in taken) or "nothing changed")
        return
    if not (sources := files or importer.sources_in(project)):
        print_json([]) if is_json else say(f"{store.SOURCES}/ holds nothing to import: {_TO_IMPORT}")
        return
    _carry_out_renames(project)
    report = print_summaries_as_json if is_json else print_summaries
    with status("importing"):
        importer.import_sources(project, list(sources), as_of.date() if as_of else None, date.today(), report)


def _carry_out_renames(project: Path) -> None:
    """Gives fields the names that they have now, before an import adds them beside those of an earlier version."""
    if not earlier_names((*PUBLICATION_FIELDS, *PROFILE_FIELDS)):
        return
    from generator.facts import fixes

    with store.writing(project / store.CONTENT):
        for path, (text, what) in fixes.renames(store.load(project / store.CONTENT)).items():
            files.write_text(project / store.CONTENT / path, text)
            click.echo(f"{store.CONTENT}/{path}: {', '.join(what)}", err=True)


@click.command(epilog="Example: portfolio merge lovelace1843engine lovelace1842engine")
@click.argument("keep")
@click.argument("other")
def merge(keep: str, other: str) -> None:
    """Make the paper OTHER part of KEEP. Both are named by their keys; they are one work."""
    from generator.intake import uniting

    for line in uniting.unite(store.find_project(Path.cwd()), keep, other):
        click.echo(line)


@click.command(epilog="Example: portfolio rename lovelace1843a lovelace1843engine")
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> None:
    """Give the paper OLD the key NEW. Its earlier address leads to the new one from now on."""
    from generator.intake import uniting

    uniting.rename(store.find_project(Path.cwd()), old, new)
    say(f"{store.CONTENT}/{store.publication_path(new)}")


@click.command(epilog='Example: portfolio new --title "On the Engine" --author "Ada Lovelace" --date 1843')
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
    """Add one paper to content/ by hand. Asks for title, authors and date, unless a file in sources/ or a provider has
    its --doi or --arxiv; options count more than an entry."""
    project = store.find_project(Path.cwd())
    given = {field: value for field, value in options.items() if value or value == ""}
    entry, notices = additions.entry_in(_pasted(bibtex), _STANDARD_INPUT, date.today()) if bibtex else (None, [])
    named = additions.described({field: given[field] for field in ("doi", "arxiv") if field in given})
    entry = entry or _of_a_source(project, named) or _of_a_provider(project, named, given)
    missing = [field for field in _ASKED if field not in given] if entry is None else []
    record = additions.described({**given, **_asked(missing, " or ".join(named.values()))})
    path = additions.add(project, additions.combined(entry, record))
    print_problems(notices)
    click.echo(path)


def _of_a_source(project: Path, named: Mapping[str, str]) -> Publication | None:
    """The work that a source has under an identifier; says where it is from, or that no source has it."""
    found = additions.in_sources(project, named.get("doi", ""), named.get("arxiv", ""), date.today())
    if found:
        click.echo(f"notice: {found[1]}  has {' or '.join(named.values())}: its entry is taken", err=True)
    return found[0] if found else None


def _of_a_provider(project: Path, named: Mapping[str, str], given: Mapping[str, object]) -> Publication | None:
    """The work that a provider has under an identifier, unless options say all that is needed; says who has it, or why
    nobody was asked."""
    if not named or all(field in given for field in _ASKED):
        return None
    from generator.cli import fetch_commands  # and with it the client

    return fetch_commands.work_of(project, named.get("doi", ""), named.get("arxiv", ""))


def _asked(missing: Sequence[str], identifier: str) -> dict[str, str | list[str]]:
    """What a person answers. Raises InputProblems where nobody sits at a terminal."""
    if missing and not sys.stdin.isatty():
        hint = "give it, or run this in a terminal to be asked"
        if identifier:
            hint = f"no file in {store.SOURCES}/ has {identifier}: give it, or the entry of its page: --bibtex FILE"
        raise InputProblems(Problem(f"--{additions.OPTIONS.get(f, f)}", 0, "is missing", hint) for f in missing)
    questions: dict[str, Callable[[], str | list[str]]] = {"title": _title, "authors": _authors, "date": _date}
    if missing and identifier:
        click.echo(f"no file in {store.SOURCES}/ has {identifier}; its title, authors and date are missing", err=True)
    return {field: questions[field]() for field in missing}


def _title() -> str:
    return str(click.prompt("Title", err=True))


def _authors() -> list[str]:
    names: list[str] = []
    question = "Author (empty: no more)"
    while name := click.prompt(question, default="", show_default=False, value_proc=_one_name, err=True):
        names.append(name)
    return names


def _one_name(answer: str) -> str:
    """The answer. click asks again after a UsageError."""
    if author_slips.several_names(answer):
        hint = "braces keep an organisation whole: {Institute of Arts and Sciences}"
        raise click.UsageError(f"one name at a time; {hint}")
    return answer


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


@click.command(epilog="Example: portfolio diff main...my-branch")
@click.argument("range", metavar="BASE..HEAD")
@click.option("--json", "is_json", is_flag=True, help="Print the change as JSON.")
def diff(range: str, is_json: bool) -> None:
    """Say in words what a change does to content/: BASE..HEAD, BASE...HEAD or, for the files on disk, BASE alone."""
    from generator.review import changes, revisions, wording  # and with them every page

    project = store.find_project(Path.cwd())
    compared = revisions.range_of(project, range)
    before, after = (revisions.content_at(project, commit) for commit in compared)
    found = changes.compare(before, after, revisions.changed_files(project, compared))
    print_json(changes.as_data(found)) if is_json else click.echo(wording.as_markdown(found), nl=False)
