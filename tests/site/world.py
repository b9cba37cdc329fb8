"""Projects in temporary folders for tests, and the real commands run on them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "tests/portfolio"
"""The frozen portfolio of the tests: facts, sources and settings. What this repository's own `content/` and
`sources/` say is their owner's business."""

TOOLS = Path(sys.executable).parent
AS_OF = "2026-11-22"
"""The day on which the profile in `sources/` was copied."""

SITE_URL = "https://someone.example/portfolio/"
"""The site is below a path, like the pages of a repository, so that links to the root of the host fail."""

_DEADLINE = 600
_OWN_SETTINGS = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH", "COLUMNS")


def new_project(folder: Path, *, content: bool = True, sources: bool = True) -> Path:
    """A copy of the example with the chosen folders."""
    folder.mkdir(parents=True)
    shutil.copyfile(EXAMPLE / "mkdocs.yml", folder / "mkdocs.yml")
    for name, wanted in (("content", content), ("sources", sources)):
        if wanted:
            shutil.copytree(EXAMPLE / name, folder / name)
    return folder


def copy_of(project: Path, folder: Path) -> Path:
    """A copy of a project with its site and its cache, which a build of the copy finds as one of its own."""
    return Path(shutil.copytree(project, folder, symlinks=True))


def some_papers(folder: Path, *keys: str) -> Path:
    """A project of the person of the example and some of the papers, with which a build takes half the time."""
    paths = ("index.md", *(f"publications/{key}.md" for key in keys))
    return small_project(folder, {path: (EXAMPLE / "content" / path).read_text(encoding="utf-8") for path in paths})


def without_cards(project: Path) -> Path:
    """The project without the pictures of its pages, which take a third of a build's time."""
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("cards: true", "cards: false"))
    return project


def own_template(project: Path, path: str) -> Path:
    """The owner's copy of a file of the package's `templates/`."""
    own = project / "templates" / path
    own.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "templates" / path, own)
    return own


def small_project(folder: Path, files: Mapping[str, str]) -> Path:
    """A project with `files` as its `content/`: text by path."""
    new_project(folder, content=False, sources=False)
    write(folder / "content", files)
    return folder


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Writes texts by path, with their line ends as they are."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())


def portfolio(project: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs the `portfolio` command in a project; `settings` are environment variables."""
    return _run(project, TOOLS / "portfolio", *arguments, **settings)


def mkdocs(project: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs the plain `mkdocs` command in a project."""
    return _run(project, TOOLS / "mkdocs", *arguments, NO_MKDOCS_2_WARNING="1", **settings)


def environment(**settings: str) -> dict[str, str]:
    """This process's variables without those that would change a site, and with `settings`. No provider is asked."""
    kept = {name: text for name, text in os.environ.items() if name not in _OWN_SETTINGS}
    return {**kept, "PORTFOLIO_OFFLINE": "1", **settings}


def built(project: Path, **settings: str) -> Path:
    """The site of a project, built by `portfolio build` for `SITE_URL`."""
    result = portfolio(project, "build", **{"SITE_URL": SITE_URL, **settings})
    assert result.returncode == 0, result.stderr
    return project / "site"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _run(folder: Path, command: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [command, *arguments],
        cwd=folder,
        env=environment(**settings),
        capture_output=True,
        encoding="utf-8",
        timeout=_DEADLINE,
        check=False,
    )
