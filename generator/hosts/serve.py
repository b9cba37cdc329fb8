"""`portfolio serve`: the site on this machine, each page made when a browser asks for it, and renewed after every edit.

MkDocs builds its own part into a folder: pages written by hand, the theme's files, 404 and sitemap. Derived pages and
downloads are made on request, by the functions of a build and with its bytes; so an edit costs no more than reading the
facts, and there is no record of dependencies that could be wrong.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import unquote, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.errors import PortfolioError
from generator.facts import store
from generator.hosts import settings_file, template_mistakes
from generator.hosts.edition import Edition, Editions
from generator.hosts.local_server import HostNames, LocalServer
from generator.hosts.mkdocs import PortfolioPlugin
from generator.hosts.project import Project
from generator.site import template_folders
from generator.site.write import Site

_POLLING = 0.2
"""Seconds between two looks at the files. Not every file system reports changes; looking works on all."""

_QUIET = 0.05
"""Seconds without a change after which a build starts: editors save in several steps."""

_MOST_CHANGES = 20
"""Changes in a row after which a build starts anyway."""

_CACHED = 128
"""Derived files of an edition that are kept once they have been requested."""

_MKDOCS = logging.getLogger("mkdocs")
_TEMPLATES = "templates"
_STOP_SIGNALS: Final = ("SIGTERM", "SIGHUP")
"""Signals that stop the server as Ctrl-C does, so that its folder is removed."""

Report = Callable[[str], None]
Status = Callable[[str], AbstractContextManager[object]]


def serve(project: Path, host: str, port: int, report: Report, status: Status) -> None:
    """Serves the site until Ctrl-C; `report` prints a line, `status` shows what is going on. Raises PortfolioError if
    the address is not available."""
    for name in set(_STOP_SIGNALS) & set(dir(signal)):
        signal.signal(getattr(signal, name), signal.default_int_handler)
    editions = Editions()
    with (
        suppress(KeyboardInterrupt),
        _listening(host, port, editions) as server,
        tempfile.TemporaryDirectory(prefix="portfolio-") as work,
        closing(_Preview(project, Path(work), report)) as preview,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for _ in _edits(preview.watched):
            with status("building the site"):
                edition = preview.build()
            editions.publish(edition)
            preview.report(edition.problem or f"http://{server.names}{edition.root}  press Ctrl-C to stop")


def _listening(host: str, port: int, editions: Editions) -> LocalServer:
    try:
        return LocalServer(host, port, editions.answer)
    except OSError as error:
        hint = f"name another, such as --address 127.0.0.1:{port + 1}"
        raise PortfolioError(f"--address  {HostNames(host, port)}: {error.strerror} — {hint}") from error


class _Preview:
    """Builds editions of a project's site. Only one thread at a time reads the facts or makes a page."""

    def __init__(self, project: Path, work: Path, report: Report) -> None:
        self._project, self._work, self._report = project, work, report
        self._edition, self._last_report, self._making = Edition(), "", threading.Lock()
        self._config: MkDocsConfig | None = None
        self._before: Project | None = None

    def watched(self) -> Iterable[Path]:
        """Files and folders whose changes count as edits."""
        folders = (self._project / name for name in (store.SETTINGS, store.CONTENT, _TEMPLATES))
        return {*folders, *(map(Path, self._config.watch) if self._config else ())}

    def build(self) -> Edition:
        """The site as the files are now, or the last edition with the problem. The folder of the last edition stays:
        a request may be reading it."""
        for folder in self._work.iterdir():
            if folder != self._edition.folder:
                shutil.rmtree(folder)
        edition = self._edition
        with self._making, _Attempt(self._project, self.report) as attempt:
            edition = self._built(Path(tempfile.mkdtemp(dir=self._work)))
        self._edition = edition.broken(attempt.problem) if attempt.problem else edition
        return self._edition

    def report(self, line: str) -> None:
        """Prints a line, unless it is the same as the last one."""
        if line != self._last_report:
            self._last_report = line
            self._report(line)

    def close(self) -> None:
        """Lets plugins shut down."""
        if self._config:
            self._config.plugins.on_shutdown()

    def _built(self, folder: Path) -> Edition:
        settings_file.read(self._project)
        config = load_config(config_file=str(self._project / store.SETTINGS), site_dir=str(folder))
        if not self._config:
            config.plugins.on_startup(command="serve", dirty=False)
        self._config = config
        plugin = config.plugins.get("portfolio")
        if not isinstance(plugin, PortfolioPlugin):
            raise PortfolioError(f"{store.SETTINGS}  the plugin 'portfolio' is missing — add it under plugins:")
        plugin.is_previewed, plugin.before = True, self._before
        build(config, serve_url=config.site_url or "/")
        self._before = plugin.project
        root = unquote(urlsplit(config.site_url or "").path).strip("/")
        derived = lru_cache(_CACHED)(lambda path: self._derived(plugin.site, path))
        return Edition(f"/{root}/" if root else "/", folder, derived)

    def _derived(self, site: Site, path: str) -> bytes | None:
        with self._making, _Attempt(self._project, self.report) as attempt:
            return site.file_at(path)
        self.report(attempt.problem)
        raise PortfolioError(attempt.problem)


class _Attempt(logging.Handler):
    """A block that survives errors, since they come from files that somebody is editing: content, templates, settings,
    hooks. `problem` describes the error and its place. Warnings of MkDocs are reported."""

    def __init__(self, project: Path, report: Report) -> None:
        super().__init__(logging.WARNING)
        self._project, self._report, self._errors, self.problem = project, report, list[str](), ""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self._errors.append(record.getMessage())
        else:
            self._report(record.getMessage())

    def __enter__(self) -> Self:
        _MKDOCS.addHandler(self)
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        _MKDOCS.removeHandler(self)
        if not isinstance(error, Exception):
            return False
        self.problem = self._described(error)
        return True

    def _described(self, error: Exception) -> str:
        match error:
            case _ if words := template_mistakes.in_words(error, self._project):
                return words
            case MkDocsException():  # it only says that the build was aborted; the log says why
                return "\n".join(self._errors) or str(error.__context__ or error)
            case PortfolioError():
                return str(error)
            case OSError():
                return f"{template_folders.shown(Path(error.filename or 'disk'), self._project)}  {error.strerror}"
            case _:  # the program's fault, or a plugin's
                traceback.print_exception(error)
                return f"unexpected error, see the traceback in the terminal:  {type(error).__name__}: {error}"


def _edits(watched: Callable[[], Iterable[Path]]) -> Iterator[None]:
    """Yields at the start, and after every change of the files."""
    pause, known = threading.Event(), None
    while True:
        paths = watched()
        if (stamps := _stamps(paths)) != known:
            for _ in range(_MOST_CHANGES):
                pause.wait(_QUIET)
                known, stamps = stamps, _stamps(paths)
                if known == stamps:
                    break
            yield
        pause.wait(_POLLING)


def _stamps(paths: Iterable[Path]) -> dict[str, tuple[int, int, int]]:
    """Time, size and inode of each file: one of them changes whenever a file is saved."""
    stamps = {}
    for file in (file for path in paths for file in _files(path)):
        with suppress(FileNotFoundError):  # deleted in the meantime
            state = os.lstat(file)
            stamps[file] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return stamps


def _files(path: Path) -> Iterator[str]:
    """A file, or all files below a folder. Names with a leading dot are left out, except what imports remember: editors
    use such names for copies of their own."""
    if path.is_file():
        yield str(path)
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name == store.IMPORTED or not name.startswith(".")]
        yield from (f"{folder}{os.sep}{name}" for name in names if not name.startswith("."))
