"""Has anything changed that a built site depends on?"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from generator.errors import PortfolioError
from generator.site import template_folders

MARK = ".inputs"
"""The file in a built site that holds the fingerprint of what it was built from."""

_FOLDERS = ("content", "templates")
_OF_A_SITE = ("index.html", "404.html", "sitemap.xml")
_VARIABLES = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH")
_PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "markdown-it-py", "latex2mathml", "pillow", "typst")


def fingerprint(project: Path) -> str:
    """A digest of everything that a build reads: files, settings from the environment, versions, this program."""
    digest = hashlib.sha256()
    for name, file in _files(project):
        information = file.lstat()
        digest.update(f"{name}\0{stat.S_IFMT(information.st_mode)}\0{information.st_size}\0".encode())
        if stat.S_ISREG(information.st_mode):
            digest.update(file.read_bytes())
    facts = [os.environ.get(name, "") for name in _VARIABLES] + [version(name) for name in _PACKAGES]
    digest.update("\0".join(facts).encode())
    return digest.hexdigest()


def require_place(project: Path, site: Path) -> None:
    """Raises PortfolioError if a new site must not take the place of what is there: only one of another site, an empty
    or a new folder of the project that holds nothing a site is made of."""
    place = site.resolve()
    inside = place.relative_to(project.resolve()).parts if place.is_relative_to(project.resolve()) else ()
    if not inside or inside[0] in _FOLDERS:
        raise PortfolioError(f"--site-dir  {site} is no place for the site — name a folder such as site")
    is_site = (place / MARK).is_file() or all((place / name).is_file() for name in _OF_A_SITE)
    if place.exists() and not is_site and (not place.is_dir() or any(place.iterdir())):
        raise PortfolioError(f"--site-dir  {site} holds what is not of a site — name a new or an empty folder")


def is_fresh(site: Path, inputs: str) -> bool:
    """True if the site was built from these inputs and is still there."""
    mark = site / MARK
    return mark.is_file() and (site / "index.html").is_file() and mark.read_text() == inputs


def _files(project: Path) -> Iterator[tuple[str, Path]]:
    """Each file with a name that is the same on every machine."""
    yield "mkdocs.yml", project / "mkdocs.yml"
    folders = {name: project / name for name in _FOLDERS}
    folders |= {"program": Path(__file__).parents[1], "shipped": template_folders.SHIPPED}
    for name, folder in folders.items():
        for path in sorted(path for path in folder.rglob("*") if _counts(path)):
            yield f"{name}/{path.relative_to(folder).as_posix()}", path


def _counts(path: Path) -> bool:
    """True for all but folders and Python's own leftovers; a symlink counts, since the checks refuse it."""
    return (path.is_symlink() or not path.is_dir()) and path.suffix != ".pyc"
