"""The command for templates of one's own: `template`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.facts import store
from generator.site import overrides


@click.command(epilog="Example: portfolio template pages/home.html")
@click.argument("file")
@click.option("--diff", "shows", flag_value="diff", help="Show what has changed in the package's file since.")
@click.option("--accept", "shows", flag_value="accept", help="Note that yours fits the package's file of this version.")
def template(file: str, shows: str | None) -> None:
    """Copy a template of the package into your templates/, where you may change it."""
    project = store.find_project(Path.cwd())
    name = file.removeprefix("templates/")
    if shows == "diff":
        click.echo(overrides.difference(project, name), nl=False)
    elif shows == "accept":
        overrides.accept(project, name)
    else:
        click.echo(overrides.copy(project, name).relative_to(project).as_posix())
