"""Commands about what stands in `content/`."""

from __future__ import annotations

from pathlib import Path

import click

from generator import changes, revisions, store, wording


@click.command()
@click.argument("range", metavar="BASE..HEAD")
def diff(range: str) -> None:
    """Say in words what a change does to content/: BASE..HEAD, BASE...HEAD or, for the files on disk, BASE alone."""
    project = store.find_project(Path.cwd())
    compared = revisions.range_of(project, range)
    before, after = (revisions.content_at(project, commit) for commit in compared)
    found = changes.compare(before, after, revisions.changed_files(project, compared))
    click.echo(wording.as_markdown(found), nl=False)
