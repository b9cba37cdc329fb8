"""The command that moves a site of another program in: `import-site`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.terminal import print_summaries, say, status
from generator.facts import store
from generator.intake import importer
from generator.intake.moving import moved_files, site_moving


@click.command("import-site", epilog="Example: portfolio import-site ../my-old-site")
@click.argument("folder", type=click.Path(path_type=Path))
def import_site(folder: Path) -> None:
    """Move a site in FOLDER, made with another program, into content/: papers, owner, talks, news, projects, teaching,
    posts, people, pages, and the pictures and files that they name. Says of each other file why it was left out; the
    folder is never changed."""
    project = store.find_project(Path.cwd())
    with status("reading the site"):
        moved = site_moving.read(folder)
    sources, new = moved_files.write(project, moved)
    say(f"{moved.title}: {', '.join([*moved.sources, *_counted(moved)]) or 'nothing to move'}")
    for path in new:
        say(f"{store.CONTENT}/{path}: new")
    if sources:
        importer.import_sources(project, sources, None, date.today(), print_summaries)
        moved_files.link_papers(project, moved)
    for line in site_moving.lines(moved):
        click.echo(f"notice: {line}", err=True)


def _counted(moved: site_moving.Moved) -> list[str]:
    papers = [f"{len(moved.works)} paper{'' if len(moved.works) == 1 else 's'}"] if moved.works else []
    others = [f"{len(moved.pages)} page{'' if len(moved.pages) == 1 else 's'}"] if moved.pages else []
    vita = ["the curriculum vitae"] if moved.sections else []
    return papers + (["their owner"] if moved.profile else []) + vita + others
