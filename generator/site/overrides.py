"""The owner's files in `templates/` that replace files of the package: what they were made from, and what has changed
since. `templates/.original/` keeps the package's file as it was, so that a later version can be compared with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from generator.errors import PortfolioError, Problem, Severity
from generator.facts import files
from generator.site.template_folders import OWN, SHIPPED, is_shipped

_ORIGINALS = ".original"
_OF_PAGES = ("pages", "theme")


def notices(project: Path) -> Iterator[Problem]:
    """What to say of each file that the owner has in the place of one of the package, or in no place at all."""
    folder = project / OWN
    if is_shipped(folder):
        return
    own = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    for name, path in own.items():
        if not name.startswith(f"{_ORIGINALS}/") and (found := _notice(project, name, path, own)):
            yield Problem(f"{OWN}/{name}", 0, *found, Severity.NOTICE)


def copy(project: Path, name: str) -> Path:
    """Copies a file of the package into the owner's `templates/`. Raises PortfolioError if there is no such file in the
    package, and FileExistsError if the owner has one."""
    shipped = _shipped(name)
    files.create_text(project / OWN / name, shipped.read_text(encoding="utf-8"))
    accept(project, name)
    return project / OWN / name


def accept(project: Path, name: str) -> None:
    """Remembers the package's file, as it is now, as the one that the owner's was compared with."""
    files.write(project / OWN / _ORIGINALS / name, _shipped(name).read_bytes())


def difference(project: Path, name: str) -> str:
    """What has changed in the package's file since the owner's was made, as a unified diff; with the owner's own file
    where nothing says what that was made from."""
    original = project / OWN / _ORIGINALS / name
    before = original if original.is_file() else project / OWN / name
    heads = (f"{OWN}/{name}, as it was", f"{OWN}/{name}, in the package")
    return "".join(difflib.unified_diff(_lines(before), _lines(_shipped(name)), *heads))


def _notice(project: Path, name: str, path: Path, own: dict[str, Path]) -> tuple[str, str] | None:
    """Message and hint for one file."""
    shipped, original = SHIPPED / name, files.found(project / OWN / _ORIGINALS / name)
    if not shipped.is_file():
        return None if _is_used(name, own) else ("is used by no page", _suggestion(name))
    if path.read_bytes() == shipped.read_bytes():
        return "is equal to the package's file", "delete it, and later versions of that file are used"
    compare = f"compare: portfolio template --diff {name}; then: portfolio template --accept {name}"
    if original is None:
        return "replaces the package's file, and nothing says which version of it", compare
    return None if original == shipped.read_bytes() else ("replaces a file of the package that has changed", compare)


def _is_used(name: str, own: dict[str, Path]) -> bool:
    """True for what is not a template, for `main.html`, which pages by hand begin with, and for what others name."""
    folder, _, rest = name.partition("/")
    if folder not in _OF_PAGES or not name.endswith(".html"):
        return folder in (*_OF_PAGES, "fonts")
    others = (path for other, path in own.items() if other != name and other.endswith(".html"))
    return name == "theme/main.html" or any(rest in path.read_text("utf-8", "replace") for path in others)


def _shipped(name: str) -> Path:
    if (SHIPPED / name).is_file() and name.partition("/")[0] in _OF_PAGES:
        return SHIPPED / name
    raise PortfolioError(f"{name}  is not a file of the package — {_suggestion(name)}")


def _suggestion(name: str) -> str:
    known = [path.relative_to(SHIPPED).as_posix() for part in _OF_PAGES for path in (SHIPPED / part).rglob("*.*")]
    close = difflib.get_close_matches(name, known, n=1) or ["pages/home.html"]
    return f"did you mean {close[0]}?" if close[0] != "pages/home.html" else "name one such as pages/home.html"


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
