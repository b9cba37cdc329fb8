"""The style sheet that Material sets pages written by hand in: admonitions, tables, code, footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_FOLDER = "assets/stylesheets"


def material_sheet(theme: Iterable[str | Path]) -> str:
    """The place of the sheet on the site, from the folders of the theme; empty for a theme that has none. Its name
    holds a hash that changes with the theme's version."""
    found = (path for folder in theme for path in sorted((Path(folder) / _FOLDER).glob("main.*.css")))
    return next((f"{_FOLDER}/{path.name}" for path in found), "")
