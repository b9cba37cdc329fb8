"""CSL-JSON 1.0.2: what Zotero, pandoc and every citeproc processor read.

The format has no word for a cut author list: it holds the known names, and nothing that stands for the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.citing.list_frame import Frame
from generator.citing.work import Cited, cited
from generator.model import PartialDate, Person, Publication
from generator.text import markdown
from generator.text.line import one_line

FRAME = Frame(opening="[\n", between=",\n", closing="\n]\n", empty="[]\n")

Item = dict[str, Any]


def write(publications: Iterable[Publication]) -> str:
    """A whole file: an array of items, one a line."""
    return FRAME.joined(map(element, publications))


def element(publication: Publication) -> str:
    """One item as the text that stands in the array. No value holds a line break: JSON escapes them."""
    return json.dumps(item(publication), ensure_ascii=False)


def item(publication: Publication) -> Item:
    """One item, with its abstract and categories; members that would be empty are left out."""
    c = cited(publication)
    about = {
        "keyword": ", ".join(publication.categories),
        "abstract": one_line(markdown.to_plain(publication.abstract)),
        # how Zotero keeps the arXiv id of a published paper; `number` is printed by several styles
        "note": f"arXiv:{c.arxiv}" if c.arxiv and not c.number else "",
    }
    return {key: value for key, value in (citation(c) | about).items() if value}


def citation(c: Cited) -> Item:
    """The members that a citation is made of."""
    members = {
        "id": c.key,
        "type": c.type,
        "title": c.title,
        "author": [name(person) for person in c.authors],
        "editor": [name(person) for person in c.editors],
        "issued": {"date-parts": [date_parts(c.date)]} if c.date.year else {},
        "collection-title" if c.type == "book" else "container-title": c.container,
        "volume": c.volume,
        "issue": c.issue,
        "number": c.number,
        "page": c.pages,
        "publisher": c.publisher,
        "DOI": c.doi,
        "URL": c.url,
    }
    return {key: value for key, value in members.items() if value}


def name(person: Person) -> dict[str, str]:
    """A name in its parts; an organisation or a single name stays whole."""
    if person.is_literal:
        return {"literal": person.name}
    parts = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {key: part for key, part in parts.items() if part}


def date_parts(day: PartialDate) -> list[int]:
    """Only the parts that are known: `[2023, 7, 18]`, `[2023, 7]`, `[2023]`."""
    known = (day.year, day.month, day.day if day.month else 0)
    return [part for part in known if part]
