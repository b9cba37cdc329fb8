"""Named checks of `content/`, beyond what reading a file reports by itself. Each is a function from the content to
problems; `CHECKS` is the registry, and a check's docstring is its documentation."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import partial

from generator.errors import Problem, in_reading_order
from generator.facts import frontmatter, names
from generator.facts.store import CONTENT, CV_PAGE, PROFILE_PAGE, Content, is_publication, publication_path
from generator.model import Portfolio, Profile, Publication
from generator.review.owner_names import owner_among_authors
from generator.site.co_authors import Identities
from generator.site.derived import outline
from generator.site.settings import PEOPLE_FROM
from generator.site.urls import linked_path, linked_url, url_of
from generator.text import markdown


def check(content: Content, people_from: int = PEOPLE_FROM) -> list[Problem]:
    """All problems of the content: those of reading it, and those of every check. Links may lead to the pages of
    co-authors, which have one from `people_from` shared papers on."""
    checks = CHECKS | {"dead-links": partial(dead_links, people_from=people_from)}
    found = [problem for run in checks.values() for problem in run(content)]
    return in_reading_order([*content.problems, *found])


def is_settled(publication: Publication, text: str) -> bool:
    """True for a publication that no check asks for the text of its file."""
    return not (publication.image or publication.equal_contribution or _may_link(text))


def two_files_for_one_url(content: Content) -> Iterator[Problem]:
    """Two files would become the same page, also where they differ only in case."""
    first: dict[str, str] = {}
    for path in sorted(content.files):
        other = first.setdefault(url_of(path).casefold(), path)
        if other != path:
            yield Problem(
                f"{CONTENT}/{path}", 0, f"has the same address as {CONTENT}/{other}", "rename or delete one of them"
            )


def dead_links(content: Content, people_from: int = PEOPLE_FROM) -> Iterator[Problem]:
    """A relative link or picture leads to nothing on the site."""
    found = [(path, line, link) for path, text in sorted(content.texts.items()) for line, link in _relative_links(text)]
    places = _places(content, people_from) if found else set()
    for path, line, link in found:
        if linked_url(path, link) not in places and f"{linked_path(path, link)}/" not in places:
            hint = _hint(content, path, linked_path(path, link))
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


def pictures(content: Content) -> Iterator[Problem]:
    """The `image` of a paper is not there, or nothing says what it shows."""
    for key, publication in content.publications.items():
        if publication.image and publication.image not in content.files:
            name = posixpath.basename(publication.image)
            namesakes = [path for path in sorted(content.files) if posixpath.basename(path) == name]
            close = namesakes or get_close_matches(publication.image, sorted(content.files), n=1)
            hint = f"did you mean {close[0]}?" if close else f"it is looked for in {CONTENT}/"
            yield _of(content, key, "image", f"no such file: {publication.image}", hint)
        if publication.image and not publication.image_alt:
            yield _of(content, key, "image", "'image' without 'image_alt'", "say in a few words what the picture shows")


def equal_contributions(content: Content) -> Iterator[Problem]:
    """A name under `equal_contribution` is not among the authors, or stands there alone."""
    who = Identities(content.profile or Profile("?"))
    named = {key: each for key, each in content.publications.items() if each.equal_contribution}
    for key, publication in named.items():
        listed = {who.of(person.name): person.name for person in publication.authors}
        for person in publication.equal_contribution:
            if who.of(person.name) not in listed:
                close = get_close_matches(who.of(person.name), listed, n=1)
                hint = f"did you mean {listed[close[0]]!r}?" if close else "spell it as in 'authors'"
                yield _of(content, key, "equal_contribution", f"no author {person.name!r:.80}", hint)
        if len(publication.equal_contribution) == 1:
            message = "'equal_contribution' names one author"
            yield _of(content, key, "equal_contribution", message, "name all who contributed equally")


def aliases(content: Content) -> Iterator[Problem]:
    """A spelling under `aliases` stands for two people."""
    meant: dict[str, str] = {}
    for name, spellings in content.profile.aliases.items() if content.profile else ():
        for spelling in dict.fromkeys(names.folded(names.parse(text).name) for text in (name, *spellings)):
            other = meant.setdefault(spelling, name)
            if other != name:
                line = _line(content, PROFILE_PAGE, "aliases")
                message = f"'aliases' has {spelling!r:.80} for {other!r:.80} and for {name!r:.80}"
                yield Problem(f"{CONTENT}/{PROFILE_PAGE}", line, message, "keep it where it belongs")


CHECKS: dict[str, Callable[[Content], Iterator[Problem]]] = {
    "two-files-for-one-url": two_files_for_one_url,
    "dead-links": dead_links,
    "front-matter-of-pages": front_matter_of_pages,
    "misplaced-publications": misplaced_publications,
    "pictures": pictures,
    "equal-contributions": equal_contributions,
    "aliases": aliases,
    "owner-among-authors": owner_among_authors,
}


def _relative_links(text: str) -> Iterator[tuple[int, str]]:
    """Line and target of each relative link in the body of a file."""
    if not _may_link(text):
        return  # parsing all abstracts would double the time of a check
    try:
        parts = frontmatter.split(text)
    except frontmatter.FrontMatterError:
        parts = frontmatter.Parts("", "", "", text, 1)
    if len(parts.body) <= markdown.LONGEST_BODY:
        yield from ((parts.body_line + link.line, link.target) for link in markdown.links(parts.body))


def _may_link(text: str) -> bool:
    return "](" in text or "]:" in text


def _places(content: Content, people_from: int) -> set[str]:
    """Every address of the site; derived ones from the publications that could be read."""
    known = Portfolio(content.profile or Profile("?"), tuple(content.publications.values()))
    return {url_of(path) for path in {*outline(known, people_from), *content.files} - _hidden(content)}


def _hidden(content: Content) -> set[str]:
    return {publication_path(key) for key, publication in content.publications.items() if publication.hidden}


def _hint(content: Content, path: str, target: str) -> str:
    """What a dead link may have meant."""
    if target in _hidden(content):
        return "that paper is hidden"
    close = get_close_matches(target, content.files - {path}, n=1, cutoff=0.8)
    return f"did you mean {posixpath.relpath(close[0], posixpath.dirname(path) or '.')}?" if close else ""


def _of(content: Content, key: str, field: str, message: str, hint: str) -> Problem:
    """A problem of a publication at the line of a field."""
    path = publication_path(key)
    return Problem(f"{CONTENT}/{path}", _line(content, path, field), message, hint)


def _line(content: Content, path: str, field: str) -> int:
    node = frontmatter.read(content.parts(path)).get(field)
    return node.key_at.line if node else 0
