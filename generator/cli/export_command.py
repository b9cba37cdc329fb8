"""The command `export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.citing.styles import STYLES
from generator.citing.writers import WRITERS
from generator.cli.terminal import say
from generator.facts import files, loading, store
from generator.hosts import settings_file
from generator.site import choices, freshness
from generator.site.export import CFF, exported
from generator.site.settings import SETTINGS_FILE


@click.command(epilog="Example: portfolio export bib --year 2023 --output 2023.bib")
@click.argument("format", type=click.Choice([*WRITERS, *STYLES, CFF]))
@click.option("--topic", default="", metavar="CODE", help="Only the papers of a topic, such as cs.CL.")
@click.option("--year", default="", metavar="YYYY", help="Only the papers of a year, or `undated`.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="-", metavar="FILE", help="Default: standard output."
)
def export(format: str, topic: str, year: str, output: Path) -> None:
    """Write the publications in a citation format, as the site offers them, or as references in a citation style;
    `cff` is CITATION.cff for the repository."""
    project = store.find_project(Path.cwd())
    if str(output) != "-":
        ending = format if format in {*WRITERS, CFF} else "txt"
        freshness.require_output(project, output, {f".{ending.rpartition('.')[2]}"})
    text = exported(loading.load(project / store.CONTENT).portfolio, format, topic, year, _years_by(project))
    if str(output) == "-":
        sys.stdout.buffer.write(text.encode())
        return
    files.write_text(output, text)
    say(f"{output}  written")


def _years_by(project: Path) -> str:
    """The year under which the site lists a paper; the default in a project without settings."""
    has_settings = (project / SETTINGS_FILE).is_file()
    return choices.read(settings_file.read(project).get("extra") if has_settings else None).years_by
