"""Whether a built site is up to date, and where a new one may go."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterator
from importlib.metadata import version
from pathlib import Path

from generator.errors import PortfolioError
from generator.site import template_folders

FINGERPRINT = ".inputs"
"""The file in a built site with the fingerprint of its inputs."""

_FOLDERS = ("content", "templates")
_INPUTS = ("sources", ".git", ".github", "mkdocs.yml", "requirements.txt")
_FILES_OF_A_SITE = ("index.html", "404.html", "sitemap.xml")
_VARIABLES = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH", "PORTFOLIO_AUDIENCE")
_PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "markdown-it-py", "latex2mathml", "pillow", "typst")


def fingerprint(project: Path) -> str:
    """A digest of everything that a build reads: files, environment variables, versions of packages, this program."""
    digest = hashlib.sha256()
    for name, file in _files(project):
        information = file.lstat()
        digest.update(
            f"{name}\0{stat.S_IFMT(information.st_mode)}\0{information.st_size}\0".encode("utf-8", "surrogateescape")
        )
        if stat.S_ISREG(information.st_mode):
            digest.update(file.read_bytes())
    values = [os.environ.get(name, "") for name in _VARIABLES] + [version(name) for name in _PACKAGES]
    digest.update("\0".join(values).encode())
    return digest.hexdigest()


def require_replaceable(project: Path, site: Path) -> None:
    """Raises PortfolioError unless a new site may replace the folder `site`: it must be below the project, outside of
    its inputs, and new, empty or an earlier site."""
    folder = site.resolve()
    inside = folder.relative_to(project.resolve()).parts if folder.is_relative_to(project.resolve()) else ()
    if not inside or inside[0] in _FOLDERS:
        raise PortfolioError(f"--site-dir  {site} cannot hold the site — name a folder such as site")
    is_site = (folder / FINGERPRINT).is_file() or all((folder / name).is_file() for name in _FILES_OF_A_SITE)
    if folder.exists() and not is_site and (not folder.is_dir() or any(folder.iterdir())):
        raise PortfolioError(f"--site-dir  {site} is not empty and not a built site — name a new or empty folder")


def require_output(project: Path, file: Path, endings: Collection[str]) -> None:
    """Raises PortfolioError unless a command may write a file: outside of the inputs, and new or an earlier one, which
    its ending tells."""
    place = file.resolve()
    inside = place.relative_to(project.resolve()).parts if place.is_relative_to(project.resolve()) else ("",)
    if inside[0] in {*_FOLDERS, *_INPUTS}:
        raise PortfolioError(f"{file}  is where your own files are — name one such as out{min(endings)}")
    if file.exists() and (not file.is_file() or file.suffix.lower() not in endings):
        raise PortfolioError(f"{file}  is there already — delete it, or name another one")


def is_up_to_date(site: Path, inputs: str) -> bool:
    """True if the site exists and was built from inputs with this fingerprint."""
    file = site / FINGERPRINT
    return file.is_file() and (site / "index.html").is_file() and file.read_text() == inputs


def _files(project: Path) -> Iterator[tuple[str, Path]]:
    """Each file with a name that is the same on every machine."""
    yield "mkdocs.yml", project / "mkdocs.yml"
    folders = {name: project / name for name in _FOLDERS}
    folders |= {"program": Path(__file__).parents[1], "shipped": template_folders.SHIPPED}
    for name, folder in folders.items():
        for path in sorted(path for path in folder.rglob("*") if _counts(path)):
            yield f"{name}/{path.relative_to(folder).as_posix()}", path


def _counts(path: Path) -> bool:
    """False for folders and bytecode. A symlink counts, since the checks refuse it."""
    return (path.is_symlink() or not path.is_dir()) and path.suffix != ".pyc"
