"""`portfolio serve`: the site on this machine, made when a browser asks for it, and new after every edit.

MkDocs builds what is its own into a folder: pages written by hand, the theme's files, 404 and sitemap. Derived pages
and downloads are made when they are asked for, by the functions of a build and with its bytes; so an edit costs reading
the facts, and there is no record of what depends on what that could be wrong.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self, cast
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

_POLLING = 0.2
"""Seconds between two looks at the files. Systems tell changes on some disks only; looking works on all."""

_QUIET = 0.05
"""Seconds without a change after which a build starts: editors save in several steps."""

_MOST_CHANGES = 20
"""Changes in a row after which one starts anyway."""

_SETTINGS = "mkdocs.yml"
_TEMPLATES = "templates"
_FORESEEN: Final = (PortfolioError, MkDocsException, TemplateSyntaxError, OSError)
_ENDING: Final = ("SIGTERM", "SIGHUP")
"""Signals that end the server as Ctrl-C does, with its folder removed."""

Tell = Callable[[str], None]
Status = Callable[[str], AbstractContextManager[object]]


class Derived(Protocol):
    """The plugin of ours, as it is after MkDocs' build."""

    writes_derived: bool

    def file_at(self, destination: str) -> bytes | None:
        """The bytes of a derived page or download at a path of the site; nothing if there is none."""


def serve(project: Path, host: str, port: int, tell: Tell, status: Status) -> None:
    """Shows the site until Ctrl-C; `status` shows what takes its time. Raises PortfolioError if it cannot
    listen."""
    for name in set(_ENDING) & set(dir(signal)):
        signal.signal(getattr(signal, name), signal.default_int_handler)
    editions = Editions()
    with _listening(host, port, editions) as server, tempfile.TemporaryDirectory(prefix="portfolio-") as work:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = _Site(project, Path(work), tell)
        with suppress(KeyboardInterrupt):
            for _ in _edits(site.watched):
                with status("building the site"):
                    edition = site.build()
                editions.publish(edition)
                site.tell(edition.problem or f"http://{server.names}{edition.root}  shows the site; Ctrl-C ends it")
        server.shutdown()
        site.close()


def _listening(host: str, port: int, editions: Editions) -> LocalServer:
    try:
        return LocalServer(host, port, editions.answer)
    except OSError as error:
        hint = f"name another, such as --address 127.0.0.1:{port + 1}"
        raise PortfolioError(f"--address  {HostNames(host, port)}: {error.strerror} — {hint}") from error


class _Site:
    """Builds the site of a project, again and again. One thread at a time reads the facts or makes a page."""

    def __init__(self, project: Path, work: Path, tell: Tell) -> None:
        self._project, self._work, self._tell = project, work, tell
        self._edition, self._told, self._making = Edition(), "", threading.Lock()
        self._config: MkDocsConfig | None = None

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
        with self._making, _Attempt(self._project) as attempt:
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
        if "portfolio" not in config.plugins:
            raise PortfolioError(f"{_SETTINGS}  the plugin 'portfolio' is missing — add it to plugins:")
        ours = cast("Derived", config.plugins["portfolio"])
        ours.writes_derived = False
        build(config, serve_url=config.site_url or "/")
        root = unquote(urlsplit(config.site_url or "").path).strip("/")
        return Edition(f"/{root}/" if root else "/", folder, lambda path: self._made(ours, path))

    def _made(self, ours: Derived, path: str) -> bytes | None:
        with self._making, _Attempt(self._project) as attempt:
            return ours.file_at(path)
        self.tell(attempt.problem)
        raise PortfolioError(attempt.problem)


class _Attempt:
    """A block whose errors end nothing else, since they come from files that somebody is editing: content, templates,
    settings, hooks. `problem` says what was wrong; what nobody foresaw is printed with its place in the program."""

    def __init__(self, project: Path) -> None:
        self._project, self.problem = project, ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, place: TracebackType | None) -> bool:
        if not isinstance(error, Exception):
            return False
        if not isinstance(error, _FORESEEN):
            traceback.print_exception(error)
        self.problem = self._in_words(error)
        return True

    def _in_words(self, error: Exception) -> str:
        match error:
            case TemplateSyntaxError():
                return f"{self._shown(error.filename or error.name or '')}:{error.lineno}  {error.message}"
            case MkDocsException():
                return str(error.__context__ or error)  # MkDocs' last word is that it has ended
            case PortfolioError():
                return str(error)
            case OSError():
                return f"{self._shown(str(error.filename or 'disk'))}  {error.strerror}"
            case _:
                return f"{self._place(error)}  {type(error).__name__}: {error} — the terminal has more"

    def _place(self, error: Exception) -> str:
        """The last line of the project's own templates and hooks that the error went through."""
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if self._is_own(frame.filename)]
        return f"{self._shown(frames[-1].filename)}:{frames[-1].lineno}" if frames else "the program"

    def _is_own(self, file: str) -> bool:
        return Path(file).is_relative_to(self._project / _TEMPLATES)

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
