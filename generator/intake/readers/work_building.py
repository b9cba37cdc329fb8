"""The values that a format's table gives → a publication.

A value under the name of a field goes there; what has no field is kept under `extra`. These names mean more:
`issued` is the date of the venue's version, or of the work if it has no venue; `kind` is a `KindName`; `doi` and
`arxiv` are all values that may hold one; `urls` are addresses of the work, `pdfs` of its files; `ids` are its numbers
in indexes; `stated` are values of the model, which count more than what the same record says in other places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields as attributes
from dataclasses import replace
from itertools import count
from typing import Any

from generator.facts import (
    categories,
    citation_keys,
    dates,
    editions,
    identifiers,
    index_addresses,
    names,
    page_numbers,
    preprint_servers,
)
from generator.facts.fields import PUBLICATION_FIELDS, Kind
from generator.facts.kind_of_work import PROCEEDINGS, proceedings_genre, without_told_genre
from generator.facts.work_kinds import DEFAULT_ITEM_TYPE
from generator.facts.yaml_values import LONGEST_TEXT
from generator.intake.readers import found_identifiers, markup, person_names, repositories
from generator.intake.readers.kinds_of_works import KindName
from generator.intake.readers.mapping import Values
from generator.model import PartialDate, Person, Publication
from generator.text import formulas, markdown
from generator.text.line import one_line

LONGEST_EXTRA = 100_000
"""Characters of all values under `extra` together."""

_TEXTS = frozenset(field.key for field in PUBLICATION_FIELDS if field.kind is Kind.TEXT)
_LISTS = frozenset(field.key for field in PUBLICATION_FIELDS if field.kind is Kind.TEXT_LIST)
_FORMULAS = frozenset({"title", "venue"})
_PAGE_WORD = re.compile(r"(?i)^(?:pp?\.|pages?|art(?:icle)?\.?(?: (?:id|no)\.?)?|artn)\s*(?=\w)")
_NUMBERS = frozenset({"volume", "number", "pages"})
_LONGEST_NUMBER = 500
_NOTHING = frozenset({"", "-", "–", "n/a", "nan", "null", "none", "n/a-n/a"})


class Incomplete(ValueError):
    """A record that cannot become a work; the text says why."""


def publication(values: Values, key: str = "") -> Publication:
    """The work. Raises Incomplete for one without a title, or with one that is too long."""
    values = dict(values)
    title = markup.without_stop(values.pop("title", ""))
    if not title:
        raise Incomplete("has no title")
    stated = values.pop("stated", {})
    values |= _without_others(values)
    kind: KindName = values.pop("kind", None) or KindName(DEFAULT_ITEM_TYPE)
    named = values.pop("venue", "")
    venue = stated.get("venue", named)
    odd = damaged_identifiers(values)
    found = found_identifiers.among(
        [*_listed(values.pop("doi", ())), *_listed(values.pop("arxiv", ())), repositories.arxiv_in(venue)]
    )
    type, venue, publisher = _placed(kind, venue, values.pop("publisher", ""), found)
    is_published = bool(venue)
    links, ids, extra = _links(values, found)
    extra |= odd
    genre = values.get("genre", "")
    values |= {"ids": ids, "genre": proceedings_genre(genre) if kind.rest == PROCEEDINGS else genre or kind.rest}
    day = values.pop("issued", PartialDate())
    own = _fields(values, extra)
    category, others = _categories(own)
    work = Publication(
        title=title,
        key=key if citation_keys.is_valid(key) else "",
        type=type,
        venue=venue,
        publisher=formulas.unescaped(one_line(publisher)),
        doi=found.doi,
        arxiv=found.arxiv,
        date=own.pop("date", PartialDate()) or (PartialDate() if is_published else day),
        published=own.pop("published", PartialDate()) or (day if is_published else PartialDate()),
        category=category,
        other_categories=others,
        links=links,
        abstract=own.pop("abstract", ""),
        extra=_limited(extra),
        **own,
    )
    return without_told_genre(as_stated(work, stated))


def damaged_identifiers(values: Values) -> dict[str, str]:
    """What is stated under `doi` and `arxiv` and is neither: it is kept under `extra`."""
    stated = {
        "doi": _listed(values.get("doi", ())),
        "arxiv": [*_listed(values.get("arxiv", ())), repositories.damaged_arxiv_in(values.get("venue", ""))],
    }
    odd = {name: ", ".join(found_identifiers.damaged(each)) for name, each in stated.items()}
    return {name: value for name, value in odd.items() if value}


def _without_others(values: Values) -> Values:
    """Lists of people without `et al.` at their end; a list of authors that has it was cut."""
    cut = {name for name in ("authors", "editors") if any(map(person_names.are_others, values.get(name, ())[-1:]))}
    kept: Values = {name: values[name][:-1] for name in cut}
    return kept | ({"authors_truncated": True} if "authors" in cut else {})


def _placed(kind: KindName, venue: str, publisher: str, found: found_identifiers.Found) -> tuple[str, str, str]:
    """Type, venue and publisher. A server of preprints is the publisher, and what sources call an article in its
    journal is a preprint; arXiv is not named beside an arXiv id."""
    type = kind.type or DEFAULT_ITEM_TYPE
    is_copy = repositories.is_repository(venue)
    if is_copy:
        server = preprint_servers.server(venue)
        venue, publisher = "", server or publisher
    has_preprint = bool(found.arxiv) or identifiers.is_preprint_doi(found.doi.casefold())
    is_published = bool(found.doi) and not identifiers.is_preprint_doi(found.doi.casefold())
    if type == "article-journal" and not venue and (is_copy or (has_preprint and not is_published)):
        type = DEFAULT_ITEM_TYPE
    is_arxiv = bool(found.arxiv) and preprint_servers.server(publisher) == "arXiv"
    return type, venue, "" if is_arxiv else publisher


def _categories(own: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The main category and the others; a keyword that is a code of arXiv is one."""
    keywords = own.pop("keywords", ())
    own["keywords"] = tuple(word for word in keywords if word not in categories.NAMES)
    stated = (own.pop("category", ""), *own.pop("other_categories", ()))
    codes = filter(categories.is_well_formed, (*stated, *(word for word in keywords if word in categories.NAMES)))
    category, *others = dict.fromkeys(codes) or ("",)
    return category, tuple(others)


def as_stated(work: Publication, stated: Mapping[str, Any]) -> Publication:
    """The work with what is stated of it; a title only if it is the same in other signs."""
    same = {formulas.unescaped(work.title), formulas.plain(work.title)}
    if "title" in stated and markup.without_stop(formulas.plain(stated["title"])) not in same:
        stated = {key: value for key, value in stated.items() if key != "title"}
    if "series" not in stated and stated.get("venue") == work.series:
        work = replace(work, series="")  # which was read from where the venue is
    work = replace(work, **stated)
    if "publisher" in stated and "holders" not in stated:
        work = replace(work, holders=())  # which were read from where the publisher is
    if work.collaboration and "authors" not in stated:
        group = names.collaboration(work.collaboration)
        work = replace(work, authors=tuple(person for person in work.authors if person.name != group.name))
    return work


def _fields(values: Values, extra: dict[str, str]) -> dict[str, Any]:
    """The values that are fields; all others are added to `extra`."""
    known = {attribute.name for attribute in attributes(Publication)}
    own: dict[str, Any] = {}
    for name, value in values.items():
        if not value:
            continue
        if name in _NUMBERS:
            _number(name, value, own)
        elif name in known:
            own[name] = _of_field(name, value)
        else:
            extra[name] = _words(value)
    return own


def _of_field(name: str, value: Any) -> Any:
    if name in _LISTS:
        return tuple(formulas.unescaped(text) for text in value)
    if name not in _TEXTS:
        return value
    if name == "edition":
        return editions.number(one_line(value))
    return one_line(value) if name in _FORMULAS else formulas.unescaped(one_line(value))


def _words(value: Any) -> str:
    """A value without a field as text."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_words, value))
    if isinstance(value, Person):
        return value.name
    return dates.iso(value) if isinstance(value, PartialDate) else one_line(str(value))


def _number(name: str, value: str, own: dict[str, Any]) -> None:
    """Volume, issue or pages."""
    clean = _PAGE_WORD.sub("", page_numbers.hyphenated(value)) if name == "pages" else value
    if name == "pages" and "-" in clean:
        first, _, last = clean.partition("-")
        clean = first if first == last or last.casefold() in _NOTHING else clean
    if clean.casefold() in _NOTHING or len(clean) > _LONGEST_NUMBER or found_identifiers.arxiv(clean):
        return
    own[name] = clean


def _links(values: Values, found: found_identifiers.Found) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The links that neither follow from an identifier nor lead to an index, the numbers in indexes, and what no page
    can link to. A page behind a login is a link where there is nothing else."""
    links: dict[str, str] = dict(values.pop("links", {}))
    ids: dict[str, str] = dict(values.pop("ids", {}))
    urls = [url.replace(" ", "%20") for url in _listed(values.pop("urls", ()))]
    for address in urls:
        index, number = index_addresses.of_address(address)
        if index:
            ids.setdefault(index, number)
        elif _is_link(address, found) and address not in links.values():
            links[_free("url", links)] = address
    for url in _listed(values.pop("pdfs", ())):
        if url not in links.values():
            links[_free("pdf", links)] = url
    if urls and not (links or ids or found.doi or found.arxiv):
        links["url"] = urls[0]
    safe = {name: url for name, url in links.items() if markdown.is_safe_address(url) and len(url) <= LONGEST_TEXT}
    numbers = {name: number for name, number in ids.items() if 0 < len(number) <= _LONGEST_NUMBER}
    return safe, numbers, {name: url for name, url in links.items() if name not in safe and len(url) <= LONGEST_TEXT}


def _free(name: str, links: Mapping[str, str]) -> str:
    """The first of `url`, `url_2`, `url_3` that no other link has."""
    return next(free for n in count(1) if (free := name if n == 1 else f"{name}_{n}") not in links)


def _is_link(url: str, found: found_identifiers.Found) -> bool:
    if not markdown.is_safe_address(url) or index_addresses.is_of_catalogue(url) or url.startswith("mailto:"):
        return False
    if bare := found_identifiers.arxiv(url):
        return bare != found.arxiv
    doi = found_identifiers.doi(url) if identifiers.leads_to_doi(url) else ""
    return not doi or doi.casefold() != found.doi.casefold()


def _listed(value: Any) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value or ()


def _limited(extra: Mapping[str, str]) -> dict[str, str]:
    """As much as front matter takes, by name."""
    room = LONGEST_EXTRA
    kept = {}
    for name, value in sorted(extra.items()):
        if value and len(value) <= min(room, LONGEST_TEXT):
            kept[name] = value
            room -= len(value)
    return kept
