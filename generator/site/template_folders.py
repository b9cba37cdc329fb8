"""Where the files are that say how pages look: the owner's `templates/` lies on top of the package's, file by file."""

from __future__ import annotations

from pathlib import Path

OWN = "templates"

_PACKAGE = Path(__file__).resolve().parents[1]
SHIPPED = next(folder for folder in (_PACKAGE / OWN, _PACKAGE.parent / OWN) if folder.is_dir())
"""The package's own: inside of it where it is installed, beside it in a working copy."""


def folders(project: Path, name: str) -> list[Path]:
    """The folders `pages` or `theme`, the winner first. In the program's own repository both are one."""
    own, shipped = project / OWN / name, SHIPPED / name
    return [shipped] if is_shipped(own) else [own, shipped]


def file(project: Path, path: str) -> Path:
    """A file by its path below `templates/`: the owner's, or else the package's."""
    own = project / OWN / path
    return own if own.is_file() else SHIPPED / path


def is_shipped(path: Path) -> bool:
    """True for a folder of the package itself."""
    return path.resolve().is_relative_to(SHIPPED)


def shown(path: Path, project: Path) -> str:
    """A path as people write it: from the project's folder if it is below."""
    return str(path.relative_to(project) if path.is_relative_to(project) else path)
