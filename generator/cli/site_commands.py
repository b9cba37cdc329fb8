"""The commands that make the site, or copies of it: `build`, `serve`, `stage` and `offline`."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import click

from generator.cli.terminal import is_verbose, say, status
from generator.errors import PortfolioError
from generator.facts import files, store
from generator.hosts import settings_file
from generator.site import freshness

_LAST_PORT = 65_535
_DIGITS = 10
"""Digits of the seconds since 1970 until the year 2286."""

_NO_ADDRESS = (
    "notice: mkdocs.yml:  the site's address is not known, so its map, cards and links for machines have none"
    " — publish it with the workflow, or run: SITE_URL=https://your.address/ portfolio build"
)


@click.command(epilog="Example: SITE_URL=https://ada.example/ portfolio build")
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Where the site goes, below the project's folder.",
)
@click.option("--clean", is_flag=True, help="Make every file again, even those that have not changed.")
def build(site_dir: Path, clean: bool) -> None:
    """Check content/ and build the site. The old site stays until the new one is complete."""
    project = store.find_project(Path.cwd())
    values = settings_file.read(project)
    target = project / site_dir
    freshness.require_replaceable(project, target)
    os.environ.update(_environment())
    inputs = freshness.inputs(project)
    if not clean and freshness.is_up_to_date(target, inputs.whole):
        say(f"{site_dir}/ is up to date")
        return
    from generator.hosts import build as builder  # MkDocs and the pages take their time to be imported
    from generator.site.ledger import Record

    last = Record() if clean else builder.last_record(project, target)
    with status("building the site"):
        pages = builder.build(project, target, inputs, _from_host, last)
    if not values.get("site_url"):
        click.echo(_NO_ADDRESS, err=True)
    say(f"{pages} pages in {site_dir}/")


def _from_host(line: str) -> None:
    _, _, message = line.partition(" -  ")
    if message.startswith("notice: "):
        click.echo(message, err=True)
    elif is_verbose():
        click.echo(line, err=True)


@click.command(epilog="Example: portfolio serve --address 127.0.0.1:9000")
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="Host and port to listen on.")
def serve(address: str) -> None:
    """Show the site on this machine, and build it again when a file changes. Ctrl-C ends it."""
    from generator.hosts import serve as server  # MkDocs takes its time to be imported

    project = store.find_project(Path.cwd())
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > _LAST_PORT:
        raise PortfolioError(f"--address  {address!r} has no host and port — write 127.0.0.1:8000")
    os.environ.update(_environment())
    server.serve(project, host.strip("[]"), int(port), partial(click.echo, err=True), status)


@click.command(epilog="Example: portfolio stage staged")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def stage(folder: Path) -> None:
    """Write every page and download to FOLDER, for a host without this program."""
    from generator.hosts import stage as staging

    project = store.find_project(Path.cwd())
    os.environ.update(_environment())
    with status("writing the pages"):
        count = staging.stage(project, folder)
    say(f"{count} files in {folder}/docs/; build them with: mkdocs build -f {folder}/mkdocs.yml")


@click.command(epilog="Example: portfolio offline --output site.zip")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("site-offline.zip"),
    show_default=True,
    metavar="FILE",
    help="The archive.",
)
def offline(output: Path) -> None:
    """Pack a copy of the built site that works from a folder on a disk, search included."""
    from generator.site.offline import offline_copy, zipped

    project = store.find_project(Path.cwd())
    freshness.require_output(project, output, {".zip"})
    site = project / "site"
    os.environ.update(_environment())
    if not freshness.is_up_to_date(site, freshness.fingerprint(project)):
        raise PortfolioError("site/  is out of date — run: portfolio build")
    copy = offline_copy(files.tree(site))
    files.write(output, zipped(copy, "portfolio"))
    say(f"{output}  {len(copy)} files: unpack it, and open portfolio/index.html")


def _environment() -> dict[str, str]:
    """Material prints a notice about MkDocs 2 on every build; both are pinned here. The day is that of a build that
    can be repeated, or today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    day = (
        datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() and len(epoch) <= _DIGITS else date.today()
    )
    return {freshness.TODAY: day.isoformat(), **os.environ, "NO_MKDOCS_2_WARNING": "1"}
