"""CSL-JSON 1.0.2: what Zotero, pandoc and every citeproc processor read.

The format has no word for a cut author list: it holds the known names, and nothing that stands for the others.
"""

from __future__ import annotations

import json
from typing import Any

from generator.citing.custom_fields import custom
from generator.citing.list_frame import Frame
from generator.citing.work import Cited
from generator.model import PartialDate, Person

FRAME = Frame(opening="[\n", between=",\n", closing="\n]\n", empty="[]\n", key=r'^\{"id": "(.*?)"')

Item = dict[str, Any]


def entry(c: Cited) -> str:
    """One item as the text that stands in the array. No value holds a line break: JSON escapes them."""
    return json.dumps(item(c), ensure_ascii=False)


def item(c: Cited) -> Item:
    """One item; members that would be empty are left out."""
    title, volume_title, container = titles(c)
    members: Item = {
        "id": c.key,
        "type": c.type,
        "title": title,
        "volume-title": volume_title,
        "author": [name(person) for person in c.creators],
        "editor": [name(person) for person in c.editors],
        "translator": [name(person) for person in c.translators],
        "issued": {"date-parts": [date_parts(c.date)]} if c.date.year else {},
        "original-date": _original(c),
        "container-title": container,
        "collection-title": c.series,
        "collection-number": c.series_number,
        "event-title": c.event,
        "event-place": c.event_place,
        "volume": c.volume,
        "issue": c.issue,
        "number": c.number or c.article_number,
        "page": c.pages,
        "publisher": c.publisher or ", ".join(holder.name for holder in c.holders),
        "DOI": c.doi,
        "URL": c.url,
        "PMID": c.work.ids.get("pmid", ""),
        "PMCID": c.work.ids.get("pmcid", ""),
        "keyword": ", ".join((*c.work.categories, *c.keywords)),
        "abstract": c.abstract,
        # how Zotero keeps the arXiv id of a published paper; `number` is printed by several styles
        "note": f"arXiv:{c.arxiv}" if c.arxiv and not c.number else "",
        "custom": custom(c, "csl"),
    }
    for variable, text in c.plain("csl"):
        members[variable] = "; ".join(filter(None, (members.get(variable), text)))
    return {key: value for key, value in members.items() if value}


def titles(c: Cited) -> tuple[str, str, str]:
    """Title, title of the volume and container: of a volume of a set, CSL calls the set's title the title, and of a
    chapter in one, the set is the container."""
    if c.set_title and c.kind.container == "booktitle":
        return c.title, c.venue, c.set_title
    if c.set_title and not c.venue and c.type == "book":
        return c.set_title, c.title, ""
    return c.title, c.set_title, c.venue


def _original(c: Cited) -> Item:
    day = c.work.original_date
    return {"date-parts": [date_parts(day)]} if day.year else {}


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
