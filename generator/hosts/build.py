"""`portfolio build`: MkDocs builds the site into a new folder; what has not changed is taken from the last site."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.errors import PortfolioError
from generator.facts import facts_cache, files
from generator.facts.store import SETTINGS
from generator.hosts.mkdocs import FACTS, PortfolioPlugin
from generator.site import freshness, ledger
from generator.site.freshness import Inputs
from generator.site.last_site import LastSite
from generator.site.ledger import Record

_RECORDS = ".cache/sites"
_TEMPLATES = ".cache/templates"

Report = Callable[[str], None]


def build(project: Path, site: Path, inputs: Inputs, report: Report, last: Record) -> int:
    """Builds the project's site, which replaces the one in the folder `site` when it is complete, and returns its
    number of pages. Files of that one are used again where `last` says that they would be the same. `report` is called
    with what MkDocs says. Raises PortfolioError with all that is wrong."""
    last_site = LastSite(site, project / _RECORDS / f"{_name(project, site)}.indexes")
    with tempfile.TemporaryDirectory(dir=project, prefix=".site-") as work, _own_environment():
        new = Path(work) / "site"
        plugin = _built(project, new, inputs, report, last, last_site)
        files.write_text(new / freshness.FINGERPRINT, inputs.whole)
        taken, renamed = (plugin.ledger.taken, plugin.ledger.renamed) if plugin.ledger else (frozenset(), {})
        pages = [path for path in (*taken, *LastSite(new).files) if path.endswith(".html")]
        last_site.replaced(new, taken, Path(work), renamed)
    _remove_other_templates(project / _TEMPLATES / inputs.frame)
    if made := plugin.ledger:
        ledger.write(_record_file(project, site), Record(inputs.whole, made.frame, made.entries))
    return len(pages)


def last_record(project: Path, site: Path) -> Record:
    """How the site in a folder was made; an empty record if that is not known."""
    record = ledger.read(_record_file(project, site))
    return record if record.inputs and record.inputs == freshness.built_from(site) else Record()


def _record_file(project: Path, site: Path) -> Path:
    return project / _RECORDS / f"{_name(project, site)}.json"


def _name(project: Path, site: Path) -> str:
    return site.resolve().relative_to(project.resolve()).as_posix().replace("/", "+")


def _built(
    project: Path, folder: Path, inputs: Inputs, report: Report, last: Record, last_site: LastSite
) -> PortfolioPlugin:
    said = _Log()
    log = logging.getLogger("mkdocs")
    level = log.level
    log.setLevel(logging.INFO)
    log.addHandler(said)
    warnings.simplefilter("ignore")  # of libraries; MkDocs shows them only when asked to
    try:
        config = load_config(config_file=str(project / SETTINGS), site_dir=str(folder), strict=True)
        plugin = config.plugins.get("portfolio")
        if not isinstance(plugin, PortfolioPlugin):
            raise PortfolioError(f"{SETTINGS}  the plugin 'portfolio' is missing — add it under plugins:")
        plugin.last, plugin.last_site, plugin.inputs = last, last_site, inputs
        plugin.kept = facts_cache.read(project / FACTS, inputs.program)
        plugin.compiled = project / _TEMPLATES / inputs.frame
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        raise PortfolioError("\n".join([*said.warnings, error.format_message()]).strip()) from error
    finally:
        log.removeHandler(said)
        log.setLevel(level)
    for line in said.lines:
        report(line)
    return plugin


def _remove_other_templates(current: Path) -> None:
    """Removes what was compiled for builds with other settings, templates or another program."""
    for other in [folder for folder in current.parent.glob("*") if folder != current]:
        shutil.rmtree(other, ignore_errors=True)


class _Log(logging.Handler):
    """What MkDocs says, as it prints it."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = f"{record.levelname:<7} -  {record.getMessage()}"
        self.lines.append(line)
        if record.levelno >= logging.WARNING:
            self.warnings.append(line)


@contextmanager
def _own_environment() -> Iterator[None]:
    """The plugin gives MkDocs a date, which another build in this process must not see."""
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
