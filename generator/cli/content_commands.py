"""The commands that change content/ or say what changed there: `import`, `merge`, `rename` and `diff`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from generator.cli.terminal import (
    print_json,
    print_summaries,
    print_summaries_as_json,
    say,
    status,
)
from generator.facts import files, loading, store
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS, earlier_names
from generator.intake import importer
from generator.intake.planned_content import Summary

_TO_IMPORT = "put an export of your library (.bib) or a copied profile (.txt) there, or add papers with: portfolio new"


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
    print_all = print_summaries_as_json if is_json else print_summaries
    with status("importing") as end_status:

        def report(summaries: Sequence[Summary]) -> None:
            end_status()
            print_all(summaries)

        importer.import_sources(project, list(sources), as_of.date() if as_of else None, date.today(), report)


def _carry_out_renames(project: Path) -> None:
    """Gives fields the names that they have now, before an import adds them beside those of an earlier version."""
    if not earlier_names((*PUBLICATION_FIELDS, *PROFILE_FIELDS)):
        return
    from generator.facts import fixes

    with store.writing(project / store.CONTENT):
        for path, (text, what) in fixes.renames(loading.load(project / store.CONTENT)).items():
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


@click.command(epilog="Example: portfolio rename talks/on-the-engine notes-on-the-engine")
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> None:
    """Give a paper, talk or other thing another name. Its earlier address leads to the new one from now on.

    OLD is the key of a paper, the name of a file, or its path where several have that name. Relations, citations, links
    and the menu follow.
    """
    from generator.intake import renaming

    renamed = renaming.rename(store.find_project(Path.cwd()), old, new)
    say(renamed.path)
    for path in renamed.following:
        say(f"{path}: names it as it is called now")


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
