"""Pages of talks, news, projects, courses, posts and people on a site that was made with another program: which folders
hold them, what becomes of their names, and which addresses they had."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from generator.facts import citation_keys
from generator.intake.moving.site_folder import SiteFolder
from generator.intake.readers.mapping import all_raw, items, text_at

PAGE = "page"
"""What is not a thing of a kind: a page by hand."""

COLLECTIONS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("talks", "talk", "events", "event", "presentations"), "talk")
    | dict.fromkeys(("news", "announcements"), "news")
    | dict.fromkeys(("projects", "project", "portfolio"), "project")
    | dict.fromkeys(("teaching", "teachings", "courses", "course"), "course")
    | dict.fromkeys(("posts", "post", "blog"), "post")
    | dict.fromkeys(("members", "people", "team", "authors"), "person")
    | {"pages": PAGE}
)
"""Name of a folder → the name of a kind."""

_DATED = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)[-_](?P<rest>.+)")
_LONGEST_NAME = 70
"""Characters of the name of a page, which has room for a number after it."""

_ENDINGS = (".md", ".markdown", ".qmd", ".html")


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page: its path, the name of its kind, its name in `content/`, the day in the name of its file, front matter,
    and body."""

    path: str
    kind: str
    slug: str
    day: str
    data: Mapping[str, Any]
    body: str

    @property
    def name(self) -> str:
        """The name of its file or folder."""
        return name_of(self.path)


def pages(site: SiteFolder, root: str, owner: str) -> Iterator[SitePage]:
    """The pages below the folders of collections, whose names begin with `root`; `owner` is the path of the owner's."""
    yield from _listed(site)
    for path in site.paths:
        is_top = path.endswith(".qmd") and "/" not in path
        kind = PAGE if is_top else COLLECTIONS.get(_folder(path, root), "")
        if kind and path.lower().endswith(_ENDINGS) and path != owner and not _is_list(path):
            data, body = site.page(path)
            name = name_of(path)
            dated = _DATED.fullmatch(name)
            day, rest = (dated["date"], dated["rest"]) if dated else ("", name)
            slug = (citation_keys.slug(rest) or citation_keys.slug(name))[:_LONGEST_NAME].strip("-") or "page"
            yield SitePage(path, kind, f"{slug}-1" if slug in citation_keys.RESERVED else slug, day, data, body)


def _listed(site: SiteFolder) -> Iterator[SitePage]:
    """The projects in the list of the Lab Website Template."""
    for path in filter(site.known.__contains__, ("_data/projects.yaml", "_data/projects.yml")):
        for data in items(site.data(path), ""):
            name = citation_keys.slug(text_at(data, "title"))[:_LONGEST_NAME].strip("-")
            if name and isinstance(data, Mapping):
                yield SitePage(f"{path}#{name}", "project", name, "", {**data, "permalink": "/"}, "")


def old_paths(page: SitePage, root: str) -> list[str]:
    """The paths, as of a page in `content/`, of the addresses that a page had."""
    stated = [text_at(page.data, "permalink"), text_at(page.data, "url"), *all_raw(items(page.data, "redirect_from"))]
    stated += [alias for alias in all_raw(items(page.data, "aliases")) if "/" in alias]
    addresses = [address for address in (*stated, *_usual(page, root)) if address and ":" not in address]
    return list(dict.fromkeys(path for address in addresses if (path := _as_path(address))))


def _usual(page: SitePage, root: str) -> list[str]:
    """The addresses that follow from the name of a page without another one: of a post those of al-folio, and of Jekyll
    itself."""
    if text_at(page.data, "permalink") or text_at(page.data, "url"):
        return []
    folder, name = _folder(page.path, root), text_at(page.data, "slug") or name_of(page.path)
    if root == "_" and page.kind == "post" and page.day:
        title = re.sub(rf"^{page.day}[-_]", "", name)
        return [f"blog/{page.day[:4]}/{title}", f"{page.day.replace('-', '/')}/{title}.html"]
    return [f"{folder}/{name}"]


def _as_path(address: str) -> str:
    """`talks/one.md` for `/talks/one/`, `one.html` for `/one.html`; empty for what is not a path of a page."""
    parts = [part for part in address.strip().strip("/").split("/") if part]
    is_plain = parts and all(re.fullmatch(r"[\w.~-][\w.~ -]*", part) and part not in {".", ".."} for part in parts)
    path = "/".join(parts).removesuffix(".md").removesuffix("/index.html")
    return (path if path.endswith(".html") else f"{path}.md") if is_plain else ""


def _folder(path: str, root: str) -> str:
    """The name of the collection that a path is in, without the mark of a collection; empty for none."""
    inner = path.removeprefix(root)
    return inner.partition("/")[0] if "/" in inner and (path != inner or not root) else ""


def name_of(path: str) -> str:
    """The name of a page: that of its folder, if it has one of its own."""
    pure = PurePosixPath(path)
    return pure.parent.name if pure.stem.lower() in {"index", "_index"} else pure.stem


def _is_list(path: str) -> bool:
    """True for the page of a whole collection."""
    pure = PurePosixPath(path)
    if "/" not in path:
        return False
    depth = len(pure.parent.parts) - pure.parts[0].startswith("content")
    return (pure.stem.lower() == "_index" and "authors" not in pure.parts) or (
        pure.stem.lower() in {"index", "_index"} and depth < 2
    )
