"""Slips in lists of authors: an entry that is several names, no name, or more than a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from generator.errors import Problem, Severity
from generator.facts import names
from generator.facts.store import Content, publication_path
from generator.model import Person, Publication

_ONE_EACH = "write an entry for each; braces keep an organisation whole: {Institute of Arts and Sciences}"
_TRUNCATED = "delete it, and add a line authors_truncated: true"
_EQUAL = "delete it; those who contributed equally are named again: equal_contribution: [Ann Ada, Bo Bee]"

_SUFFIX = re.compile(r"(?:Jr|Sr|Esq|Ph\.?D|M\.?D)\.?|[IVX]+", re.IGNORECASE)
_SEVERAL = re.compile(r"[^{}]*(?:\s(?:and|und|et|y|&|-)\s|;|\s/\s)[^{}]*")
_ROWS = tuple(
    (re.compile(pattern, re.IGNORECASE), message, hint)
    for pattern, message, hint in (
        (
            r"(?:and )?(?:et\.? al\.?|others\.?|u\. ?a\.|\.\.\.|…)|.*\bet\.? al\.?|.*\band (?:\d+ )?(?:others|more)\.?|"
            r"\+ ?\d+|\+? ?\d+ (?:more|others?|further)\b.*",
            "{!r:.80} is not a name",
            _TRUNCATED,
        ),
        (r".*[,;]", "ends with a character that is not part of a name: {!r:.80}", "delete it"),
        (r"(?:and|und|&)\s+\S.*", "begins with a word that is not part of a name: {!r:.80}", "delete the and"),
        (
            r"(\*{1,2}|_{1,2}|<[a-z]+>).*(?:\*|_|</[a-z]+>)",
            "has marks of bold or italics: {!r:.80}",
            "write the name alone",
        ),
        (
            r"(?:Prof|Dr|Mrs?|Ms|Herr|Frau)\.? .+",
            "has a title that is not part of a name: {!r:.80}",
            "delete the title",
        ),
        (r".*[*∗†‡§¶]+", "has a mark that is not part of a name: {!r:.80}", _EQUAL),
        (r".*(?:[¹²³⁰⁴-⁹]|[A-Za-z]\d)+", "has a number that is not part of a name: {!r:.80}", "delete it"),
        (r".*(?:[(<\[].*|\S@\S.*|https?://.*)", "has more than a name: {!r:.80}", "delete it, up to the name"),
    )
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")
"""Letters of Chinese, Japanese and Korean names, which need no space."""

_NAMESAKES = 50
"""Authors of a paper among whom two may well have one name."""

_SAYS_SEVERAL = "looks like several names: {!r:.80}"


def several_names(text: str) -> bool:
    """True for `Ann Ada and Bo Bee`, `A. Ada; B. Bee`, `Ann Ada, Bo Bee, Cy Cee` and their like; braces keep an
    organisation whole."""
    person = names.parse(text)
    return bool(_SEVERAL.fullmatch(text)) or (text.count(",") > 1 and not _SUFFIX.fullmatch(person.suffix))


def author_lists(content: Content) -> Iterator[Problem]:
    """An entry among the authors is several names, no name, or more than a name."""
    known = _known(content)
    for key, publication in content.publications.items():
        path = publication_path(key)
        whole = {person.name for person in publication.authors if _is_suspicious(person)}
        whole = {name for name in whole if f"{{{name}}}" in content.texts[path]}
        for message, hint in _of(publication, known, whole):
            yield Problem(content.shown(path), content.line_of(path, "authors"), message, hint, Severity.NOTICE)


def _of(publication: Publication, known: Collection[str], whole: Collection[str]) -> Iterator[tuple[str, str]]:
    """Message and hint for each entry, except those in braces."""
    authors = publication.authors
    for person in authors:
        if person.name in whole:
            continue
        if found := _row(person):
            yield found[0].format(person.name), found[1]
        elif _is_several(person, known):
            yield _SAYS_SEVERAL.format(person.name), _ONE_EACH
    for name, count in Counter(person.name for person in authors).items():
        if count > 1 and len(authors) < _NAMESAKES:
            yield f"{name!r:.80} is named {count} times", "delete all but one"
    is_of_pairs = len(authors) > 1 and len(authors) % 2 == 0
    if is_of_pairs and not any(" " in person.name or _UNSPACED.search(person.name) for person in authors):
        first, second = authors[0].name, authors[1].name
        yield "every author has a name of one word", f'a comma divides names: write "{first}, {second}" in quotes'


def _row(person: Person) -> tuple[str, str] | None:
    return next(((message, hint) for pattern, message, hint in _ROWS if pattern.fullmatch(person.name)), None)


def _is_suspicious(person: Person) -> bool:
    """True for what braces may keep whole; the text of a file is read only for these."""
    return person.is_literal and bool(_row(person) or _SEVERAL.fullmatch(person.name))


def _is_several(person: Person, known: Collection[str]) -> bool:
    """`Ann Ada, Bo Bee` is the name Bo Bee Ann Ada unless one half is the name of somebody."""
    family = names.folded(f"{person.particle} {person.family}".strip())
    return (
        bool(_SEVERAL.fullmatch(person.name))
        or bool(person.suffix and not _SUFFIX.fullmatch(person.suffix))
        or (" " in family and (family in known or names.folded(person.given) in known))
    )


def _known(content: Content) -> set[str]:
    """The names of people, of more than one word."""
    everybody = [person.name for each in content.publications.values() for person in each.authors]
    owner = content.profile
    spelled = [owner.name, *owner.aliases, *(s for each in owner.aliases.values() for s in each)] if owner else []
    return {names.folded(name) for name in (*everybody, *spelled) if " " in name}
