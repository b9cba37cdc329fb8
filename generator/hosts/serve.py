"""`portfolio serve`: the site on this machine, made when a browser asks for it, and new after every edit.

MkDocs builds what is its own into a folder: pages written by hand, the theme's files, 404 and sitemap. Derived pages
and downloads are made when they are asked for, by the functions of a build and with its bytes; so an edit costs reading
the facts, and there is no record of what depends on what that could be wrong.
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

from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.errors import PortfolioError
from generator.facts import store
from generator.hosts.edition import Edition, Editions
from generator.hosts.local_server import HostNames, LocalServer
from generator.hosts.mkdocs import PortfolioPlugin
from generator.hosts.project import Project
from generator.site.write import Site

_POLLING = 0.2
"""Seconds between two looks at the files. Systems tell changes on some disks only; looking works on all."""

_QUIET = 0.05
"""Seconds without a change after which a build starts: editors save in several steps."""

_MOST_CHANGES = 20
"""Changes in a row after which one starts anyway."""

_KEPT = 128
"""Derived files of an edition that are kept after somebody has asked for them."""

_MKDOCS = logging.getLogger("mkdocs")
_SETTINGS = "mkdocs.yml"
_TEMPLATES = "templates"
_ENDING: Final = ("SIGTERM", "SIGHUP")
"""Signals that end the server as Ctrl-C does, with its folder removed."""

Tell = Callable[[str], None]
Status = Callable[[str], AbstractContextManager[object]]


def serve(project: Path, host: str, port: int, tell: Tell, status: Status) -> None:
    """Shows the site until Ctrl-C; `status` shows what takes its time. Raises PortfolioError if it cannot
    listen."""
    for name in set(_ENDING) & set(dir(signal)):
        signal.signal(getattr(signal, name), signal.default_int_handler)
    editions = Editions()
    with (
        suppress(KeyboardInterrupt),
        _listening(host, port, editions) as server,
        tempfile.TemporaryDirectory(prefix="portfolio-") as work,
        closing(_Preview(project, Path(work), tell)) as preview,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for _ in _edits(preview.watched):
            with status("building the site"):
                edition = preview.build()
            editions.publish(edition)
            preview.tell(edition.problem or f"http://{server.names}{edition.root}  shows the site; Ctrl-C ends it")


def _listening(host: str, port: int, editions: Editions) -> LocalServer:
    try:
        return LocalServer(host, port, editions.answer)
    except OSError as error:
        hint = f"name another, such as --address 127.0.0.1:{port + 1}"
        raise PortfolioError(f"--address  {HostNames(host, port)}: {error.strerror} — {hint}") from error


class _Preview:
    """Builds the site of a project, again and again. One thread at a time reads the facts or makes a page."""

    def __init__(self, project: Path, work: Path, tell: Tell) -> None:
        self._project, self._work, self._tell = project, work, tell
        self._edition, self._told, self._making = Edition(), "", threading.Lock()
        self._config: MkDocsConfig | None = None
        self._before: Project | None = None

    def watched(self) -> Iterable[Path]:
        """Files and folders of which a change is an edit."""
        folders = (self._project / name for name in (_SETTINGS, store.CONTENT, _TEMPLATES))
        return {*folders, *(map(Path, self._config.watch) if self._config else ())}

    def build(self) -> Edition:
        """The site as the files are now, or the last one with what is wrong. The folder of the last one stays: somebody
        may be reading it."""
        for folder in self._work.iterdir():
            if folder != self._edition.folder:
                shutil.rmtree(folder)
        edition = self._edition
        with self._making, _Attempt(self._project, self.tell) as attempt:
            edition = self._built(Path(tempfile.mkdtemp(dir=self._work)))
        self._edition = edition.broken(attempt.problem) if attempt.problem else edition
        return self._edition

    def tell(self, line: str) -> None:
        """Says a thing once."""
        if line != self._told:
            self._told = line
            self._tell(line)

    def close(self) -> None:
        """Tells plugins that it is over."""
        if self._config:
            self._config.plugins.on_shutdown()

    def _built(self, folder: Path) -> Edition:
        config = load_config(config_file=str(self._project / _SETTINGS), site_dir=str(folder))
        if not self._config:
            config.plugins.on_startup(command="serve", dirty=False)
        self._config = config
        plugin = config.plugins.get("portfolio")
        if not isinstance(plugin, PortfolioPlugin):
            raise PortfolioError(f"{_SETTINGS}  the plugin 'portfolio' is missing — add it under plugins:")
        plugin.is_previewed, plugin.before = True, self._before
        build(config, serve_url=config.site_url or "/")
        self._before = plugin.project
        root = unquote(urlsplit(config.site_url or "").path).strip("/")
        derived = lru_cache(_KEPT)(lambda place: self._made(plugin.site, place))
        return Edition(f"/{root}/" if root else "/", folder, derived)

    def _made(self, site: Site, place: str) -> bytes | None:
        with self._making, _Attempt(self._project, self.tell) as attempt:
            return site.file_at(place)
        self.tell(attempt.problem)
        raise PortfolioError(attempt.problem)


class _Log(logging.Handler):
    """What MkDocs says meanwhile: warnings are told at once, `errors` are for who asks why it has ended."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(logging.WARNING)
        self._tell, self.errors = tell, list[str]()

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.errors.append(record.getMessage())
        else:
            self._tell(record.getMessage())


class _Attempt:
    """A block whose errors end nothing else, since they come from files that somebody is editing: content, templates,
    settings, hooks. `problem` says what was wrong, and where."""

    def __init__(self, project: Path, tell: Tell) -> None:
        self._project, self._log, self.problem = project, _Log(tell), ""

    def __enter__(self) -> Self:
        _MKDOCS.addHandler(self._log)
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, place: TracebackType | None) -> bool:
        _MKDOCS.removeHandler(self._log)
        if not isinstance(error, Exception):
            return False
        self.problem = self._in_words(error)
        return True

    def _in_words(self, error: Exception) -> str:
        match error:
            case TemplateSyntaxError():
                return f"{self._shown(error.filename or error.name or '')}:{error.lineno}  {error.message}"
            case MkDocsException():  # it says that it has ended; what was wrong comes before
                return "\n".join(self._log.errors) or str(error.__context__ or error)
            case PortfolioError():
                return str(error)
            case OSError():
                return f"{self._shown(str(error.filename or 'disk'))}  {error.strerror}"
            case _:
                return f"{self._place(error)}  {type(error).__name__}: {error}"

    def _place(self, error: Exception) -> str:
        """The last line of a template that the error went through. Without one it is the program's, or a plugin's."""
        templates = self._project / _TEMPLATES
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if Path(frame.filename).is_relative_to(templates):
                return f"{self._shown(frame.filename)}:{frame.lineno}"
        traceback.print_exception(error)
        return "not foreseen, the terminal says where:"

    def _shown(self, file: str) -> str:
        path = Path(file)
        return str(path.relative_to(self._project) if path.is_relative_to(self._project) else path)


def _edits(watched: Callable[[], Iterable[Path]]) -> Iterator[None]:
    """Something at the start, and after every change of the files."""
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
    """What becomes another for a file when somebody saves it."""
    stamps = {}
    for file in (file for path in paths for file in _files(path)):
        with suppress(FileNotFoundError):  # deleted since
            state = os.lstat(file)
            stamps[file] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return stamps


def _files(path: Path) -> Iterator[str]:
    """A file, or all below a folder. Names that start with a dot are editors' own, except what imports remember."""
    if path.is_file():
        yield str(path)
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name == store.IMPORTED or not name.startswith(".")]
        yield from (f"{folder}{os.sep}{name}" for name in names if not name.startswith("."))
