"""URLs of the files of `content/`, relative to the site, and the links between them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container
from urllib.parse import quote, unquote

from generator.facts.store import TRANSLATED

_NEEDS_NO_QUOTING = re.compile(r"[A-Za-z0-9./_~-]*")
_MARK = "\0"  # on both sides of a link from the root; no text has it: `files.decoded` refuses it


def url_of(path: str) -> str:
    """The URL of a file: `publications/x.md` → `publications/x/`, `index.md` → empty, `a.bib` unchanged."""
    if not path.endswith(".md"):
        return path
    folder, _, name = path.removesuffix(".md").rpartition("/")
    base = f"{folder}/" if folder else ""
    return base if name.casefold() in {"index", "readme"} else f"{base}{name}/"


def relative(start: str, target: str) -> str:
    """The link from one URL of the site to another, both as `url_of` returns them."""
    return _quoted(_link(start, target))


def from_root(target: str) -> str:
    """A link to a URL of the site, as `url_of` returns it, that `with_links_from` makes relative to its page: so a part
    with links is the same on all pages."""
    return f"{_MARK}{_quoted(target)}{_MARK}"


def with_links_from(start: str, html: str) -> str:
    """The HTML of the page at a URL, with links as `relative` returns them."""
    parts, start = html.split(_MARK), _quoted(start)
    links = {target: _link(start, target) for target in set(parts[1::2])}
    parts[1::2] = map(links.__getitem__, parts[1::2])
    return "".join(parts)


def _link(start: str, target: str) -> str:
    here, there = start.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"


def _quoted(link: str) -> str:
    return link if _NEEDS_NO_QUOTING.fullmatch(link) else quote(link)


def linked_path(path: str, link: str) -> str:
    """The target of a relative link in the Markdown file `path`, as a path below `content/` without `#…` and `?…`.

    The path starts with `..` if the link leaves `content/`.
    """
    target = unquote(link.partition("#")[0].partition("?")[0])
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    return f"{joined}/" if target.endswith("/") and joined != "." else joined


def linked_url(path: str, link: str) -> str:
    """The URL of the target of a relative link in the Markdown file `path`."""
    target = linked_path(path, link)
    return "" if target == "." else url_of(target)


def rewritten(path: str, link: str) -> str:
    """A relative link in the Markdown file `path`, rewritten for the page of that file."""
    anchor = link[len(link.partition("#")[0]) :]
    return relative(url_of(path), linked_url(path, link)) + anchor


def page_of(path: str, languages: Container[str]) -> tuple[str, str]:
    """The path of a page written by hand without its language, and the language: empty for the site's own."""
    match = TRANSLATED.fullmatch(path)
    return (f"{match['page']}.md", match["language"]) if match and match["language"] in languages else (path, "")


def language_of(path: str, languages: Container[str]) -> str:
    """The language in whose folder a path or URL is; empty for those of the site's own language."""
    folder = path.partition("/")[0]
    return folder if "/" in path and folder in languages else ""


def within(language: str, path: str) -> str:
    """A path or URL as seen from the folder of its language."""
    return path.removeprefix(f"{language}/") if language else path
