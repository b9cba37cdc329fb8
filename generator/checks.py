"""Named checks of `content/`, beyond what reading a file reports by itself. Each is a function from the content to
problems; `CHECKS` is the registry, and a check's docstring is its documentation."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from generator import frontmatter
from generator.errors import Problem, in_reading_order
from generator.model import Portfolio, Profile
from generator.store import CONTENT, CV_PAGE, PROFILE_PAGE, Content, is_publication
from generator.text import markdown
from generator.views.derive import outline
from generator.views.urls import linked_path, linked_url, url_of


def check(content: Content) -> list[Problem]:
    """All problems of the content: those of reading it, and those of every check."""
    found = [problem for run in CHECKS.values() for problem in run(content)]
    return in_reading_order([*content.problems, *found])


def two_files_for_one_url(content: Content) -> Iterator[Problem]:
    """Two files would become the same page, also where they differ only in case."""
    first: dict[str, str] = {}
    for path in sorted(content.files):
        other = first.setdefault(url_of(path).casefold(), path)
        if other != path:
            yield Problem(
                f"{CONTENT}/{path}", 0, f"has the same address as {CONTENT}/{other}", "rename or delete one of them"
            )


def dead_links(content: Content) -> Iterator[Problem]:
    """A relative link or picture leads to nothing on the site."""
    found = [(path, line, link) for path, text in sorted(content.texts.items()) for line, link in _relative_links(text)]
    places = _places(content) if found else set()
    for path, line, link in found:
        if linked_url(path, link) not in places and f"{linked_path(path, link)}/" not in places:
            close = get_close_matches(linked_path(path, link), content.files - {path}, n=1, cutoff=0.8)
            hint = f"did you mean {posixpath.relpath(close[0], posixpath.dirname(path) or '.')}?" if close else ""
            yield Problem(f"{CONTENT}/{path}", line, f"dead link: {link}", hint)


def front_matter_of_pages(content: Content) -> Iterator[Problem]:
    """The front matter of a page written by hand is broken; the host would print it as text."""
    for path, text in sorted(content.texts.items()):
        if path not in {PROFILE_PAGE, CV_PAGE} and not is_publication(path) and text.startswith("---"):
            try:
                frontmatter.read(frontmatter.split(text))
            except frontmatter.FrontMatterError as error:
                yield Problem(f"{CONTENT}/{path}", error.line, error.message, error.hint)


def misplaced_publications(content: Content) -> Iterator[Problem]:
    """A Markdown file in a folder below `publications/` is neither a publication nor a page."""
    for path in sorted(content.files):
        if path.startswith("publications/") and path.count("/") > 1 and path.endswith(".md"):
            yield Problem(
                f"{CONTENT}/{path}", 0, "a publication's file stands directly in publications/", "move it there"
            )


CHECKS: dict[str, Callable[[Content], Iterator[Problem]]] = {
    "two-files-for-one-url": two_files_for_one_url,
    "dead-links": dead_links,
    "front-matter-of-pages": front_matter_of_pages,
    "misplaced-publications": misplaced_publications,
}


def _relative_links(text: str) -> Iterator[tuple[int, str]]:
    """Line and target of each relative link in the body of a file."""
    if "](" not in text and "]:" not in text:
        return  # no link without one of them, and parsing all abstracts would double the time of a check
    try:
        parts = frontmatter.split(text)
    except frontmatter.FrontMatterError:
        parts = frontmatter.Parts("", "", "", text, 1)
    if len(parts.body) <= markdown.LONGEST_BODY:
        yield from ((parts.body_line + link.line, link.target) for link in markdown.links(parts.body))


def _places(content: Content) -> set[str]:
    """Every address of the site; derived ones from the publications that could be read."""
    known = Portfolio(content.profile or Profile("?"), tuple(content.publications.values()))
    return {url_of(path) for path in {*outline(known), *content.files}}
