"""Four portfolios: the example, three works and nothing else, 300 in ten scripts with everything set, and none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from tests.proofs import everything
from tests.site.world import new_project, small_project

_NAME = "---\nname: {}\n---\n"


def _example(folder: Path) -> Path:
    return new_project(folder, sources=False)


def _few(folder: Path) -> Path:
    """Three works with a title, authors and a year; nothing of their author but the name."""
    works = (
        ("lovelace1843notes", "Notes on the Analytical Engine", "[Ada Lovelace, Luigi Menabrea]", 1843),
        ("lovelace1844letters", "Letters to Charles Babbage", "[Ada Lovelace]", 1844),
        ("lovelace1851odds", "On the Odds", "[Ada Lovelace, Charles Babbage]", 1851),
    )
    papers = {
        f"publications/{key}.md": f"---\ntitle: {title}\nauthors: {authors}\ndate: {year}\n---\n"
        for key, title, authors, year in works
    }
    return small_project(folder, {"index.md": _NAME.format("Ada Lovelace"), **papers})


def _none(folder: Path) -> Path:
    return small_project(folder, {"index.md": _NAME.format("Ann Ada")})


PORTFOLIOS: Mapping[str, Callable[[Path], Path]] = MappingProxyType(
    {"example": _example, "few": _few, "everything": everything.project, "none": _none}
)
"""By name: makes the project in a new folder."""
