"""Material's style sheet, which pages written by hand use for admonitions, tables, code and footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_FOLDER = "assets/stylesheets"


def material_sheet(folders: Iterable[str | Path]) -> str:
    """The path of the sheet on the site, from the folders of the theme; empty if no folder has one. The name is looked
    up because it holds a hash that changes with the theme's version."""
    sheets = (path for folder in folders for path in sorted((Path(folder) / _FOLDER).glob("main.*.css")))
    return next((f"{_FOLDER}/{path.name}" for path in sheets), "")
