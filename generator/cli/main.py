"""The command line. A command is imported when it runs: `portfolio --help` imports none."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import click

from generator import __version__
from generator.cli.terminal import print_problems
from generator.errors import INTERRUPTED, InputProblems, PortfolioError

COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "build": ("site_commands:build", "Check content/ and build the site."),
        "check": ("checking_commands:check", "Report every problem in content/, with file, line and column."),
        "complete": (
            "complete_command:complete",
            "Complete cut author lists, DOIs, venues and abstracts from providers.",
        ),
        "diff": ("content_commands:diff", "Say in words what a change does to content/."),
        "export": ("export_command:export", "Write the publications in a citation format."),
        "fetch": (
            "fetch_commands:fetch",
            "Ask PROVIDER for ID, or for all that was fetched before, and keep the answers in sources/.",
        ),
        "health": ("checking_commands:health_", "List what the facts still lack, with the files to edit."),
        "init": ("init_command:init", "Start a portfolio in FOLDER: a small repository of your own."),
        "import": ("content_commands:import_", "Merge FILES, or all of sources/, into content/."),
        "import-site": (
            "import_site_command:import_site",
            "Move a site in FOLDER, made with another program, into content/.",
        ),
        "merge": ("content_commands:merge", "Make the paper OTHER part of KEEP."),
        "new": ("new_commands:new", "Add one paper, or a talk or other thing, to content/ by hand."),
        "offline": ("site_commands:offline", "Pack a copy of the built site that works from a folder on a disk."),
        "rename": ("content_commands:rename", "Give a paper, talk or other thing another name."),
        "serve": ("site_commands:serve", "Show the site on this machine."),
        "template": ("template_command:template", "Copy a template of the package into your templates/."),
        "stage": ("site_commands:stage", "Write every page and download to FOLDER."),
    }
)
"""Name → where the command is, below `generator.cli`, and its line in the help."""


class _Commands(click.Group):
    """Prints what is wrong with an input as lines, not as a traceback, and exits with 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(f"generator.cli.{module}"), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in sorted(COMMANDS.items())])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except InputProblems as error:
            print_problems(error.problems)
        except PortfolioError as error:
            click.echo(str(error), err=True)
        except OSError as error:
            what = f"{error.filename or 'disk'}  {error.strerror}"
            click.echo(f"{what} — files that were complete are kept; run it again", err=True)
        except KeyboardInterrupt:  # of which click makes `Aborted!` and status 1
            sys.exit(INTERRUPTED)
        sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option("-q", "--quiet", is_flag=True, help="Print only what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Print what MkDocs says of a build, too.")
def main(quiet: bool, verbose: bool) -> None:
    """Academic portfolio: facts in content/, a site with citations derived from them.

    Exit status: 0 if all is well, 1 if something is wrong in your files, 2 for a wrong command line."""
