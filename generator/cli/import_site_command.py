"""The command that moves a site of another program in: `import-site`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.terminal import print_summaries, say, status
from generator.facts import store
from generator.intake import importer, site_moving


@click.command("import-site", epilog="Example: portfolio import-site ../my-old-site")
@click.argument("folder", type=click.Path(path_type=Path))
def import_site(folder: Path) -> None:
    """Move the papers and the owner of a site in FOLDER into content/. Says of each other file of the site that it was
    left out; the folder is never changed."""
    project = store.find_project(Path.cwd())
    with status("reading the site"):
        moved = site_moving.read(folder)
    for line in site_moving.lines(moved):
        click.echo(f"notice: {line}", err=True)
    say(f"{moved.title}: {', '.join([*moved.sources, *_counted(moved)]) or 'nothing to move'}")
    if sources := site_moving.write(project, moved):
        importer.import_sources(project, sources, None, date.today(), print_summaries)


def _counted(moved: site_moving.Moved) -> list[str]:
    papers = [f"{len(moved.works)} paper{'' if len(moved.works) == 1 else 's'}"] if moved.works else []
    return papers + (["their owner"] if moved.profile else [])
