"""Named checks of `content/`, beyond what reading a file reports. Each is a function from the content to problems;
`CHECKS` is the registry, and a check's docstring is its documentation. An error stops a build; what may be intended is
a `Severity.NOTICE`, which `portfolio check` prints; what the facts lack is a finding of `facts/health`."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from functools import partial
from itertools import chain
from unicodedata import normalize
from urllib.parse import unquote, urljoin

from generator.errors import Problem, in_reading_order
from generator.facts import dates, frontmatter, value_hints
from generator.facts.store import CONTENT, PROFILE_PAGE, Content, publication_path
from generator.model import Portfolio, Profile, Publication
from generator.review import address_checks, item_checks, shared_names, text_checks
from generator.review.owner_names import owner_among_authors
from generator.site.choices import Choices
from generator.site.co_authors import Identities
from generator.site.named_links import is_hosted
from generator.site.urls import linked_path, linked_url, url_of
from generator.text import markdown

_DEFAULT = Choices()


def check(content: Content, choices: Choices = _DEFAULT) -> list[Problem]:
    """All problems of the content: those of reading it, and those of every check. Links may lead to the pages that the
    owner's choices leave in."""
    checks = CHECKS | {"dead-links": partial(dead_links, choices=choices)}
    readable = content.as_far_as_readable
    problems = [problem for run in checks.values() for problem in run(readable)]
    return in_reading_order([*content.problems, *problems])


def two_files_for_one_url(content: Content) -> Iterator[Problem]:
    """Two files would become the same page, even if their names differ only in case."""
    first: dict[str, str] = {}
    for path in sorted(content.files):
        other = first.setdefault(url_of(path).casefold(), path)
        if other != path:
            message = f"has the same address as {content.shown(other)}"
            yield Problem(content.shown(path), 0, message, "rename or delete one of them")


def dead_links(content: Content, choices: Choices = _DEFAULT) -> Iterator[Problem]:
    """A relative link or picture leads nowhere on the site."""
    links = [(path, *link) for path in sorted(content.linking) for link in _relative_links(content.texts[path])]
    paths = paths_of_site(content, choices) if links else set()
    addresses, by_hand = {url_of(path) for path in paths}, content.written_by_hand
    for path, line, link in links:
        target = linked_path(path, link)
        if path in by_hand:
            is_known = target in paths or _as_browsers_see(path, link) in addresses
        else:
            is_known = linked_url(path, link) in addresses or f"{target}/" in addresses
        if not is_known:
            yield Problem(content.shown(path), line, f"dead link: {link}", _hint(content, path, link, paths))


def front_matter_of_pages(content: Content) -> Iterator[Problem]:
    """The front matter of a page written by hand is broken; the host would print it as text."""
    for path in sorted(content.written_by_hand & content.texts.keys()):
        if content.texts[path].startswith("---"):
            try:
                frontmatter.read(content.parts(path))
            except frontmatter.FrontMatterError as error:
                yield Problem(content.shown(path), error.line, error.message, error.hint)


def misplaced_publications(content: Content) -> Iterator[Problem]:
    """A Markdown file in a folder below `publications/` is neither a publication nor a page."""
    for path in sorted(content.files):
        if path.startswith("publications/") and path.count("/") > 1 and path.endswith(".md"):
            yield Problem(content.shown(path), 0, "belongs directly in publications/", "move it there")


_DECOMPOSED = "a file's name looks the same, but has accents as characters of their own: rename it without accents"


def pictures(content: Content) -> Iterator[Problem]:
    """A picture does not exist, or an `image` has no description in `image_alt`."""
    for path, image, alt, problem in _pictures(content):
        if image and image not in content.files:
            name = posixpath.basename(image)
            namesakes = [path for path in sorted(content.files) if posixpath.basename(path) == name]
            close = namesakes or get_close_matches(image, sorted(content.files), n=1)
            hint = f"did you mean {close[0]}?" if close else f"put the file into {content.name}/"
            hint = _DECOMPOSED if _is_decomposed(content, image) else hint
            yield problem(f"no such file: {image}", hint)
        if image and alt == "":
            yield problem("'image' without 'image_alt'", "describe the image in a few words")


def _pictures(content: Content) -> Iterator[tuple[str, str, str | None, Callable[[str, str], Problem]]]:
    """Path, picture and its description, None for one that needs none, and what makes a problem of it."""
    items: list[tuple[str, Publication | Profile]] = [
        (publication_path(key), publication) for key, publication in content.publications.items()
    ]
    items += [(PROFILE_PAGE, content.profile)] if content.profile else []
    for path, item in items:
        yield path, item.image, item.image_alt, partial(_at, content, path, "image")
    for path, thing, key, image in item_checks.pictures(content):
        alt = thing.text_of("image_alt") if key == "image" and not thing.values.get("name") else None
        yield path, image, alt, partial(item_checks.problem_at, content, path, thing, key)


def ends_before_starts(content: Content) -> Iterator[Problem]:
    """A place of work or a degree ends before it starts."""
    profile = content.profile or Profile("?")
    for field, entries in (("affiliations", profile.affiliations), ("education", profile.education)):
        for entry in entries:
            if item_checks.is_reversed(entry.start, entry.end):
                message = f"an entry ends in {dates.iso(entry.end)} and starts in {dates.iso(entry.start)}"
                yield _at(content, PROFILE_PAGE, field, message, "swap the dates")


def equal_contributions(content: Content) -> Iterator[Problem]:
    """A name under `equal_contribution` is not among the authors, or is the only one."""
    identities = Identities(content.profile or Profile("?"))
    shared = {key: each for key, each in content.publications.items() if each.equal_contribution}
    for key, publication in shared.items():
        if not publication.authors and "authors:" in content.texts[publication_path(key)]:
            continue  # they cannot be read, which is a problem of its own
        authors = {identities.of(person.name): person.name for person in publication.authors}
        for person in publication.equal_contribution:
            if (identity := identities.of(person.name)) not in authors:
                close = get_close_matches(identity, authors, n=1)
                hint = f"did you mean {authors[close[0]]!r}?" if close else "spell it as in 'authors'"
                yield _of(content, key, "equal_contribution", f"no author {person.name!r:.80}", hint)
        if len(publication.equal_contribution) == 1:
            message = "'equal_contribution' names only one author"
            yield _of(content, key, "equal_contribution", message, "name all who contributed equally")


def hosted_files(content: Content) -> Iterator[Problem]:
    """A file of the owner's that `links` names is not there."""
    named = {publication_path(key): each.links for key, each in content.publications.items()}
    named[PROFILE_PAGE] = content.profile.links if content.profile else {}
    places: list[item_checks.Links] = [(links, partial(_at, content, path, "links")) for path, links in named.items()]
    for links, problem in chain(places, item_checks.links(content)):
        for target in filter(is_hosted, links.values()):
            if target not in content.files:
                below = target.removeprefix(f"{content.name}/")
                close = [below] if below in content.files else get_close_matches(target, sorted(content.files), n=1)
                hint = (
                    f"did you mean {close[0]}?" if close else f"put it into {content.name}/, or write https://{target}"
                )
                hint = _DECOMPOSED if _is_decomposed(content, target) else hint
                yield problem(f"no such file: {target}", hint)


def _is_decomposed(content: Content, target: str) -> bool:
    """True if a file has this name with letters and accents apart, which looks the same: values are composed."""
    return any(normalize("NFC", path) == target for path in content.files)


CHECKS: dict[str, Callable[[Content], Iterator[Problem]]] = {
    "two-files-for-one-url": two_files_for_one_url,
    "dead-links": dead_links,
    "front-matter-of-pages": front_matter_of_pages,
    "misplaced-publications": misplaced_publications,
    "pictures": pictures,
    "ends-before-starts": ends_before_starts,
    "equal-contributions": equal_contributions,
    "aliases": shared_names.aliases,
    "owner-among-authors": owner_among_authors,
    "hosted-files": hosted_files,
    "earlier-addresses": address_checks.earlier_addresses,
    "earlier-venues": address_checks.earlier_venues,
    "dangling-relations": item_checks.dangling_relations,
    "ends-of-items": item_checks.ends_of_items,
    "dates-without-year": item_checks.dates_without_year,
    "unknown-citations": text_checks.unknown_citations,
}


def _relative_links(text: str) -> Iterator[tuple[int, str]]:
    """Line and target of each relative link in the body of a file."""
    try:
        parts = frontmatter.split(text)
    except frontmatter.FrontMatterError:
        parts = frontmatter.Parts("", "", "", text, 1)
    if len(parts.body) <= markdown.LONGEST_BODY:
        yield from ((parts.body_line + link.line, link.target) for link in markdown.links(parts.body))


def paths_of_site(content: Content, choices: Choices) -> set[str]:
    """The path of every page and file of the site; derived ones from the publications that could be read."""
    from generator.site.derived import outline  # which imports every page, and most contents hold no relative link

    portfolio = Portfolio(
        content.profile or Profile("?"), tuple(content.publications.values()), items=content.all_items
    )
    return {*outline(portfolio, choices), *content.files} - _hidden(content) - _without_page(content)


def _hidden(content: Content) -> set[str]:
    return {publication_path(key) for key, publication in content.publications.items() if publication.hidden}


def _without_page(content: Content) -> set[str]:
    """The paths of talks and other things that are hidden, or only in the list of their kind: they have no text."""
    return {
        path
        for path, kind, item in item_checks.all_items(content)
        if item.values.get("hidden") or not (item.text or kind.has_pages)
    }


def _as_browsers_see(path: str, link: str) -> str:
    """The address that a link of a page by hand has if the host finds no file of that path: it stays as it is. One that
    begins with / leads to another place wherever the site is below a path."""
    if link.startswith("/"):
        return "/"
    return unquote(urljoin(f"/{url_of(path)}", link.partition("#")[0].partition("?")[0])).removeprefix("/")


def _hint(content: Content, path: str, link: str, paths: Collection[str]) -> str:
    """What a dead link was probably meant to be."""
    if linked_path(path, link) in _hidden(content):
        return "that paper is hidden"
    if (target := linked_path(path, link)) in _without_page(content):
        index = _from(path, f"{content.of_kinds[target].folder}/index.md")
        is_hidden = any(item.values.get("hidden") for item in content.items[target])
        return "it is hidden" if is_hidden else f"it has no page: give it a text, or write {index}"
    if meant := meant_link(path, link, paths):
        return f"write {meant}" if markdown.is_safe_address(meant) else f"did you mean {meant}?"
    close = get_close_matches(linked_path(path, link), content.files - {path}, n=1, cutoff=0.8)
    return f"did you mean {_from(path, close[0])}?" if close else ""


def meant_link(path: str, link: str, paths: Collection[str]) -> str:
    """The link of a page that a dead one certainly means: an address without its scheme, or one of the `paths` in
    another spelling; empty if there is none."""
    if (address := value_hints.meant_link(link)) and markdown.is_safe_address(address):
        return address
    target, _, anchor = link.partition("#")
    plain = linked_path(path, target).strip("/").removeprefix(f"{CONTENT}/").removesuffix(".md").removesuffix(".html")
    meant = [each for each in (f"{plain}/index.md", f"{plain}.md", plain) if each in paths]
    meant = meant or [each for each in paths if each.casefold() == f"{plain}.md".casefold()]
    return _from(path, meant[0]) + (f"#{anchor}" if anchor else "") if meant else ""


def _from(path: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(path) or ".")


def _of(content: Content, key: str, field: str, message: str, hint: str) -> Problem:
    """A problem at the line of a publication's field."""
    return _at(content, publication_path(key), field, message, hint)


def _at(content: Content, path: str, field: str, message: str, hint: str) -> Problem:
    return Problem(content.shown(path), content.line_of(path, field), message, hint)
