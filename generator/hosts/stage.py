"""A folder that other hosts can build without this program.

DIR/mkdocs.yml    the project's settings without the plugin
DIR/docs/         derived pages as `x/index.md` with finished HTML, downloads, and the files written by hand
DIR/theme/        the theme, with Material's style sheet for the pages written by hand

Every derived page is the index of a folder because hosts resolve relative links in raw HTML differently: some against
the path of the file, some against the address of the page. For an index both are the same.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping, Set
from importlib.resources import files as package_files
from pathlib import Path, PurePath

from markdown import Markdown

from generator.errors import PortfolioError
from generator.facts import files, frontmatter, store, yaml_scalars
from generator.facts.texts import LONGEST_FILE
from generator.hosts import stage_settings, template_mistakes
from generator.hosts.material_sheet import material_sheet
from generator.hosts.page_markdown import first_words
from generator.hosts.project import Project, for_theme, read
from generator.site import settings, template_folders, theme_assets
from generator.site.freshness import TODAY
from generator.site.search.page_text import sections
from generator.site.search.search_documents import Document, page_documents
from generator.site.urls import linked_path, page_of, url_of
from generator.site.write import Site
from generator.text import markdown

_MARKER = ".portfolio-stage"
_PAGE = "index.md"
_EXTENSIONS = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs always uses; `toc` gives headings their ids."""

_MATERIAL = Path(str(package_files("material"))) / "templates"


def stage(root: Path, target: Path) -> int:
    """Writes the folder and returns the number of its pages and downloads. Replaces an earlier stage in `target`.

    Raises InputProblems if the content has errors, PortfolioError if `target` holds anything else; nothing is written
    then.
    """
    text = files.read_text(root / store.SETTINGS, store.SETTINGS, LONGEST_FILE)
    project = read(root, root / store.CONTENT, settings.read(text), today=os.environ.get(TODAY, "")).in_its_own_language
    if target.exists() and any(target.iterdir()) and not (target / _MARKER).exists():
        raise PortfolioError(f"{target}  holds files that are not from a stage — name a new or an empty folder")
    moved = {path: f"{url_of(path)}{_PAGE}" for path in project.producers if path.endswith(".md")}
    portfolio, sheet = project.content.portfolio, material_sheet([_MATERIAL])
    extra = for_theme(project, sheet)
    host_settings = stage_settings.of_host(text, extra, portfolio.profile.name, moved)
    _clear(target)
    documents = list(_copy_by_hand(project, root / store.CONTENT, target / "docs", moved))
    site = Site(project.presentation, project.producers, lambda _, page: page.content, documents)
    with template_mistakes.as_portfolio_errors(root):
        site.write(target / "docs", _PAGE)
    _copy_theme(root, target / "theme", theme_assets.idle(extra))
    _copy(_MATERIAL / sheet, target / "theme" / sheet)
    files.write_text(target / store.SETTINGS, host_settings)
    return len(project.producers)


def _clear(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    (target / _MARKER).touch()
    for name in ("docs", "theme"):
        shutil.rmtree(target / name, ignore_errors=True)


def _copy_by_hand(project: Project, content: Path, docs: Path, moved: Mapping[str, str]) -> Iterator[Document]:
    """Copies the files written by hand; yields the search documents of the pages among them."""
    for path in sorted(project.content.written_by_hand):
        if page_of(path, project.content.translations)[1]:
            continue
        if path.endswith(".md"):
            text = _with_citations(project, path)
            meta, html = _rendered(text)
            described = {"source": f"{store.CONTENT}/{path}", "description": first_words(html)}
            files.write_text(docs / path, _with_meta(_relinked(text, path, moved), described | meta))
            yield from _documents(path, described | meta, html)
        else:
            _copy(content / path, docs / path)


def _with_citations(project: Project, path: str) -> str:
    text = project.content.texts[path]
    body = _parts(text).body
    return text.removesuffix(body) + project.citable.text(path, body)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _copy_theme(root: Path, target: Path, idle: Set[str]) -> None:
    """Our theme as visitors get it, and the owner's on top of it as it is."""
    for folder in filter(Path.is_dir, reversed(template_folders.folders(root, "theme"))):
        shutil.copytree(folder, target, dirs_exist_ok=True)
        if template_folders.is_shipped(folder):
            _make_lighter(target, idle)


def _make_lighter(theme: Path, idle: Set[str]) -> None:
    for path in [path for path in theme.rglob("*") if path.is_file()]:
        name = path.relative_to(theme).as_posix()
        if name in idle:
            path.unlink()
        elif theme_assets.is_made_lighter(name):
            files.write_text(path, theme_assets.lighter(name, path.read_text(encoding="utf-8")))


def _rendered(text: str) -> tuple[dict[str, object], str]:
    """The front matter and the HTML of a page written by hand, as MkDocs renders it without more extensions."""
    parts = _parts(text)
    meta: dict[str, object] = {key: node.value for key, node in frontmatter.read(parts).items()} if parts.head else {}
    return meta, str(Markdown(extensions=_EXTENSIONS).convert(parts.body))


def _documents(path: str, meta: Mapping[str, object], html: str) -> Iterator[Document]:
    """The search documents of a page written by hand."""
    if "search" not in meta:
        title = meta.get("title") or sections(html)[0].heading or PurePath(path).stem.replace("-", " ").capitalize()
        yield from page_documents(url_of(path), str(title), html, str(meta["description"]))


def _relinked(text: str, path: str, moved: Mapping[str, str]) -> str:
    """A page written by hand with its links to derived pages changed to their paths in the stage."""
    for target in {link.target for link in markdown.links(_parts(text).body)}:
        if new := moved.get(linked_path(path, target)):
            link = posixpath.relpath(new, posixpath.dirname(path) or ".") + target[len(target.partition("#")[0]) :]
            text = re.sub(rf"(\]\(<?|\]:\s*<?){re.escape(target)}(?=[\s)>]|$)", rf"\g<1>{link}", text, flags=re.M)
    return text


def _with_meta(text: str, meta: Mapping[str, object]) -> str:
    """The page with the file to edit in its front matter, since hosts have other names for it, or none, and with its
    description."""
    lines = {key: f"{key}: {yaml_scalars.scalar(str(meta[key]))}" for key in ("source", "description") if meta[key]}
    return frontmatter.put(text if _parts(text).head else f"---\n---\n\n{text}", lines)


def _parts(text: str) -> frontmatter.Parts:
    """Front matter and body; a page need not have front matter."""
    return frontmatter.split(text) if text.startswith("---") else frontmatter.Parts("", "", "", text, 1)
