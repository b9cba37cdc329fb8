"""Slips that are valid and yet not meant: several names in one author, a code that does not exist, a value cut off by a
comment. Most are notices: what is meant is the owner to say. Only `portfolio check` asks: it reads every text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from generator.errors import Problem, Severity
from generator.facts import categories
from generator.facts.store import PROFILE_PAGE, PUBLICATIONS, VENUES, Content, is_publication, publication_path
from generator.facts.venue_names import comparable

_SEVERAL = re.compile(r"[^{}]*(?:\s(?:and|und|et|&|-)\s|;|,[^,]*,[^,]*,)[^{}]*")
_ET_AL = re.compile(r"et al\.?|others|and others|u\. ?a\.", re.IGNORECASE)
_EMPTY = frozenset({"null", "~", "none", "n/a", "tba", "todo", "?"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}$|\|{7})(?: .*)?$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[^#\s!\d\\].*$", re.MULTILINE)
_CUT_OFF = re.compile(r"^(?:title|venue|note):[ \t]+[^'\"\s#|>][^#\n]*[ \t](#\S.*)$", re.MULTILINE)
_BLANK = re.compile(r"\]\((?![a-z]+:)[^()<>\"'\s]+[ ]+[^()<>\"'\s]+[^()<>\"'\n]*\)")
_TEXTS = ("venue", "note", "publisher", "title")


def several_names(text: str) -> bool:
    """True for `Ann Ada and Bo Bee`, `A. Ada; B. Bee` and their like; braces keep an organisation whole."""
    return bool(_SEVERAL.fullmatch(text))


def names(content: Content) -> Iterator[Problem]:
    """An entry among the authors is several names, or no name."""
    for key, publication in content.publications.items():
        for person in publication.authors:
            if _ET_AL.fullmatch(person.name):
                yield _notice(content, key, "authors", f"{person.name!r} is not a name", _TRUNCATED)
            elif several_names(person.name) and f"{{{person.name}}}" not in content.texts[publication_path(key)]:
                yield _notice(content, key, "authors", f"looks like several names: {person.name!r:.80}", _ONE_EACH)


def identifiers(content: Content) -> Iterator[Problem]:
    """Two files have the same DOI or arXiv id."""
    first: dict[tuple[str, str], str] = {}
    for key, publication in sorted(content.publications.items()):
        for field in ("doi", "arxiv"):
            value = getattr(publication, field).casefold()
            other = first.setdefault((field, value), key) if value else key
            if other != key:
                hint = f"if they are one work: portfolio merge {other} {key}"
                yield _notice(content, key, field, f"{other}.md has the same {field}: {value:.80}", hint)


def texts(content: Content) -> Iterator[Problem]:
    """A text says that there is none, or holds a control character that a backslash has become."""
    for key, publication in content.publications.items():
        for field in _TEXTS:
            value = getattr(publication, field)
            if value.casefold() in _EMPTY:
                yield _notice(content, key, field, f"'{field}' says {value!r}", "delete the line")
            elif _CONTROL.search(value):
                message = f"'{field}' holds a control character: a backslash in double quotes has become one"
                yield _notice(content, key, field, message, r"write two backslashes, or use single quotes: '$\alpha$'")


def codes(content: Content) -> Iterator[Problem]:
    """A category is none of arXiv's, as those of other fields may be, but close to one."""
    by_folded = {code.casefold(): code for code in categories.NAMES}
    for key, publication in content.publications.items():
        for code in publication.categories:
            if code not in categories.NAMES:
                close = by_folded.get(code.casefold()) or next(
                    iter(get_close_matches(code, categories.NAMES, n=1, cutoff=0.8)), ""
                )
                field = "category" if code == publication.category else "other_categories"
                hint = f"did you mean {close}?" if close else "its topic is shown by its code alone"
                yield _notice(content, key, field, f"arXiv has no category {code!r:.40}", hint)


def lines(content: Content) -> Iterator[Problem]:
    """A line is a conflict marker, a heading without a blank, or a value that a # has cut off."""
    for path, text in sorted(content.texts.items()):
        for pattern, message, hint, severity in _LINES:
            if path != PROFILE_PAGE and not is_publication(path) and pattern is _CUT_OFF:
                continue
            for found in pattern.finditer(text):
                if not _in_code(text, found.start()):
                    line = text.count("\n", 0, found.start()) + 1
                    yield Problem(content.shown(path), line, message.format(found[0][:40]), hint, severity)


def file_names(content: Content) -> Iterator[Problem]:
    """A file has a name under which nothing looks for it."""
    for path in sorted(content.files):
        folder, _, name = path.rpartition("/")
        message, hint = "", ""
        if name.endswith((".md.txt", ".markdown", ".mdown")):
            message, hint = "is not read as a page or paper", f"rename it to {name.partition('.')[0]}.md"
        elif folder == PUBLICATIONS and "." not in name:
            message, hint = "is not read as a paper", f"rename it to {name}.md"
        elif (
            name.endswith(".md")
            and folder != PUBLICATIONS
            and folder in get_close_matches(PUBLICATIONS, [folder], cutoff=0.85)
        ):
            message, hint = "is a page, not a paper", f"move it to {PUBLICATIONS}/{name}"
        if message:
            yield Problem(content.shown(path), 0, message, hint, Severity.NOTICE)


def venues(content: Content) -> Iterator[Problem]:
    """A name in `venues.yml` is the venue of no paper."""
    known = {comparable(p.venue): p.venue for p in content.publications.values() if p.venue}
    for name in content.venues:
        if comparable(name) not in known:
            close = get_close_matches(comparable(name), known, n=1)
            hint = f"did you mean {known[close[0]]!r}?" if close else "delete it, or write it as 'venue' of a paper"
            message = f"no paper has the venue {name!r:.80}"
            yield Problem(content.shown(VENUES), 0, message, hint, Severity.NOTICE)


_TRUNCATED = "delete it, and add a line authors_truncated: true"
_ONE_EACH = "write an entry for each; braces keep an organisation whole: {Institute of Arts and Sciences}"
_LINES = (
    (_CONFLICT, "a conflict marker: {}", "keep one of the versions, and delete the markers", Severity.ERROR),
    (_HEADING, "not a heading: {}", "write a blank behind the #", Severity.NOTICE),
    (_BLANK, "a blank in a link: {}", "write %20 for it", Severity.NOTICE),
    (_CUT_OFF, "the value ends before the #: {}", "put the value in quotes", Severity.NOTICE),
)

SLIPS: dict[str, Callable[[Content], Iterator[Problem]]] = {
    "names": names,
    "same-identifier": identifiers,
    "texts": texts,
    "categories": codes,
    "lines": lines,
    "file-names": file_names,
    "venues": venues,
}
"""Name → check."""


def _in_code(text: str, at: int) -> bool:
    """True inside of a fenced block."""
    return len(re.findall(r"^(?:```|~~~)", text[:at], re.MULTILINE)) % 2 == 1


def _notice(content: Content, key: str, field: str, message: str, hint: str) -> Problem:
    path = publication_path(key)
    return Problem(content.shown(path), content.line_of(path, field), message, hint, Severity.NOTICE)
