"""Slips that are valid and yet not meant: several names in one author, a code that does not exist, a value cut off by a
comment. Most are notices: what is meant is the owner to say. Only `portfolio check` asks: it reads every text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

import yaml

from generator.errors import Problem, Severity
from generator.facts import categories, frontmatter, identifiers, names, value_fixes, yaml_mistakes
from generator.facts.fields import Kind
from generator.facts.kinds import PERSON
from generator.facts.store import PROFILE_PAGE, VENUES, Content, is_publication, publication_path
from generator.facts.value_hints import NOTHING
from generator.facts.venue_names import comparable
from generator.review import item_checks
from generator.review.author_slips import author_lists
from generator.review.file_slips import file_names
from generator.review.foreign_markup import foreign_markup, keys_of_pages
from generator.review.language_slips import files_in_other_languages
from generator.review.page_slips import html_links, lines, unclosed_code
from generator.review.text_slips import invisible_characters, markup_in_fields

_TEXTS = ("venue", "note", "publisher", "title")
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(\\[abefnrtvLNP][A-Za-z]*)")
_TYPOGRAPHIC = re.compile(r"^([a-z_]+):[ \t]+[“„«‟].*[”“»][ \t]*\r?$", re.MULTILINE)
_TAIL = re.compile(r"[.,;:)\]]+$|\?[^/]*=.*$")
_YEARS_AHEAD = 2
_ITEM_YEARS_AHEAD = 15
"""Of grants and projects, which may end late."""

_FIRST_YEAR = 1450
"""Of printing."""


def found(content: Content, today: date) -> Iterator[Problem]:
    """What all checks find; `today` tells which dates are far away."""
    readable = content.as_far_as_readable
    for run in SLIPS.values():
        yield from run(readable)
    yield from far_dates(readable, today)


def same_identifiers(content: Content) -> Iterator[Problem]:
    """Two files have the same DOI or arXiv id."""
    first: dict[tuple[str, str], str] = {}
    for key, publication in sorted(content.publications.items()):
        for field, value in (
            ("doi", publication.doi.casefold()),
            ("arxiv", identifiers.without_version(publication.arxiv)),
        ):
            other = first.setdefault((field, value), key) if value else key
            if other != key:
                hint = f"if they are one work: portfolio merge {other} {key}"
                yield _notice(content, key, field, f"{other}.md has the same {field}: {value:.80}", hint)


def identifiers_cut(content: Content) -> Iterator[Problem]:
    """A DOI ends with a character that belongs to a sentence or an address; an arXiv id has a digit too few or many."""
    for key, publication in content.publications.items():
        doi, arxiv = publication.doi, publication.arxiv
        if (tail := _TAIL.search(doi)) and not _is_balanced(doi):
            short = doi[: tail.start()]
            hint = f"write doi: {short}"
            hint += ", or run: portfolio check --fix" if value_fixes.normalised(Kind.DOI, doi) == short else ""
            yield _notice(content, key, "doi", f"{tail[0]!r:.40} is probably not part of the DOI {doi!r:.80}", hint)
        if found := re.search("[‐‑‒–—−]", doi):
            meant = re.sub("[‐‑‒–—−]", "-", doi)
            yield _notice(content, key, "doi", f"{found[0]!r} in a DOI is probably a hyphen", f"write doi: {meant}")
        for field, check_digit in (("isbn", identifiers.is_isbn), ("issn", identifiers.is_issn)):
            wrong = [each for each in re.split(r"[,;\s]+", getattr(publication, field)) if not check_digit(each)]
            if getattr(publication, field) and wrong:
                message = f"{wrong[0]!r:.40} is not an {field.upper()}: a digit is wrong, missing or too many"
                yield _notice(content, key, field, message, "compare it with the book or journal")
        if why := identifiers.wrong_digits(arxiv):
            yield _notice(content, key, "arxiv", f"{arxiv!r:.40} is not an id that arXiv gives", why)


def texts(content: Content) -> Iterator[Problem]:
    """A text says that there is none, is in typographic quotes, or has lost a backslash in double quotes."""
    for key, publication in content.publications.items():
        for field in _TEXTS:
            if getattr(publication, field).casefold() in NOTHING:
                hint = "write the title" if field == "title" else "delete the line"
                yield _notice(content, key, field, f"'{field}' says {getattr(publication, field)!r}", hint)
    for path in sorted(content.texts):
        if path == PROFILE_PAGE or is_publication(path):
            yield from _quotes(content, path)


def _quotes(content: Content, path: str) -> Iterator[Problem]:
    try:
        parts = content.parts(path)
    except frontmatter.FrontMatterError:
        return
    for quoted in _TYPOGRAPHIC.finditer(parts.yaml):
        line = parts.yaml.count("\n", 0, quoted.start()) + 2
        message = f"the quotes are part of '{quoted[1]}'"
        yield Problem(content.shown(path), line, message, 'write straight ones: "', Severity.NOTICE)
    if _ESCAPE.search(parts.yaml):
        for line, column, word in _escapes(parts.yaml):
            message = f"{word} in double quotes is an escape of YAML, so the backslash is gone"
            hint = yaml_mistakes.backslash(word)
            yield Problem(content.shown(path), line + 2, message, hint, Severity.NOTICE, column + 1)


def _escapes(text: str) -> Iterator[tuple[int, int, str]]:
    """Line and column, from 0, of what looks like a command of LaTeX in double quotes, and the command."""
    try:
        tokens = [token for token in yaml.scan(text, Loader=yaml.SafeLoader) if isinstance(token, yaml.ScalarToken)]
    except yaml.YAMLError:
        return
    for token in tokens:
        if token.style == '"' and token.start_mark.line == token.end_mark.line:
            for found in _ESCAPE.finditer(text[token.start_mark.index : token.end_mark.index]):
                yield token.start_mark.line, token.start_mark.column + found.start(1), found[1]


def codes(content: Content) -> Iterator[Problem]:
    """A category is not one of arXiv's, as those of other fields may be, but close to one."""
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


def far_dates(content: Content, today: date) -> Iterator[Problem]:
    """A date is far in the future, or that of a publication before printing."""
    for path, kind, item in item_checks.all_items(content):
        for field in (each.key for each in kind.fields if each.kind is Kind.DATE):
            if item.date_of(field).year > today.year + _ITEM_YEARS_AHEAD:
                message = f"the year {item.date_of(field).year} is far in the future"
                problem = item_checks.problem_at(content, path, item, field, message, "write the year that is meant")
                yield replace(problem, severity=Severity.NOTICE)
    for key, publication in content.publications.items():
        for field in ("date", "published"):
            year = getattr(publication, field).year
            if year and not _FIRST_YEAR <= year <= today.year + _YEARS_AHEAD:
                message = f"the year {year:04} is {'far in the future' if year > today.year else 'before printing'}"
                yield _notice(content, key, field, message, "write the year in which it came out, such as 2023")


def same_people(content: Content) -> Iterator[Problem]:
    """Two files in people/ are of one name."""
    first: dict[str, str] = {}
    for path, _, item in item_checks.all_items(content):
        if item.kind == PERSON.name:
            other = first.setdefault(names.folded(item.text_of(PERSON.main)), path)
            if other != path:
                message = f"{content.shown(other)} has the same name"
                yield Problem(content.shown(path), 0, message, "delete one of them", Severity.NOTICE)


def venues(content: Content) -> Iterator[Problem]:
    """A name in `venues.yml` is the venue of no paper."""
    known = {comparable(p.venue): p.venue for p in content.publications.values() if p.venue}
    for name in content.venues:
        if comparable(name) not in known:
            close = get_close_matches(comparable(name), known, n=1)
            hint = f"did you mean {known[close[0]]!r}?" if close else "delete it, or write it as 'venue' of a paper"
            message = f"no paper has the venue {name!r:.80}"
            yield Problem(content.shown(VENUES), 0, message, hint, Severity.NOTICE)


SLIPS: dict[str, Callable[[Content], Iterator[Problem]]] = {
    "author-lists": author_lists,
    "same-identifiers": same_identifiers,
    "identifiers-cut": identifiers_cut,
    "texts": texts,
    "categories": codes,
    "lines": lines,
    "unclosed-code": unclosed_code,
    "html-links": html_links,
    "foreign-markup": foreign_markup,
    "keys-of-pages": keys_of_pages,
    "file-names": file_names,
    "other-languages": files_in_other_languages,
    "invisible-characters": invisible_characters,
    "markup-in-fields": markup_in_fields,
    "same-people": same_people,
    "venues": venues,
}
"""Name → check."""


def _is_balanced(doi: str) -> bool:
    """True for a DOI such as 10.1016/0010-4655(74)90057-5 or 10.1002/(SICI)1097: its brackets belong to it."""
    return doi.endswith(")") and doi.count("(") == doi.count(")")


def _notice(content: Content, key: str, field: str, message: str, hint: str) -> Problem:
    path = publication_path(key)
    return Problem(content.shown(path), content.line_of(path, field), message, hint, Severity.NOTICE)
