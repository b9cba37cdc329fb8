"""The folders of templates and theme: a file in the owner's `templates/` replaces the package's file."""

from __future__ import annotations

from pathlib import Path

OWN = "templates"

_PACKAGE = Path(__file__).resolve().parents[1]
SHIPPED = next((folder for folder in (_PACKAGE / OWN, _PACKAGE.parent / OWN) if folder.is_dir()), _PACKAGE / OWN)
"""The package's templates: inside the installed package, beside it in a working copy. A package that lacks them says
so when one is read."""


def folders(project: Path, name: str) -> list[Path]:
    """The owner's folder and the package's, in order of priority; a single one in the program's own repository."""
    own, shipped = project / OWN / name, SHIPPED / name
    return [shipped] if is_shipped(own) else [own, shipped]


def file(project: Path, path: str) -> Path:
    """The owner's file at a path below `templates/`, or else the package's."""
    own = project / OWN / path
    return own if own.is_file() else SHIPPED / path


def theme_files(project: Path) -> set[str]:
    """The owner's files in `templates/theme/`, by their paths on the site."""
    own = project / OWN / "theme"
    return {path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()}


def is_shipped(path: Path) -> bool:
    """True for a folder of the package itself."""
    return path.resolve().is_relative_to(SHIPPED)


def shown(path: Path, project: Path) -> str:
    """The path relative to the project if it is below it."""
    return str(path.relative_to(project) if path.is_relative_to(project) else path)
