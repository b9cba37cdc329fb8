"""DBLP (dblp.org/faq): the works of a person by the id of the page, one work by its key or its title."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from generator.intake.providers import xml_lines
from generator.intake.providers.asking import CANDIDATES, Lookup, Session, surname, words
from generator.intake.providers.chosen_keys import chosen
from generator.intake.providers.xml_lines import XmlShape
from generator.intake.readers.mapping import at, items
from generator.model import Publication

_RECORDS = frozenset("article inproceedings proceedings book incollection phdthesis mastersthesis data person".split())
_TEXTS = frozenset(
    "author editor title journal booktitle year volume number pages publisher school series isbn ee url".split()
)
_ATTRIBUTES = frozenset({"key", "publtype"})
_PERSON = XmlShape("dblpperson", _RECORDS, _TEXTS, _ATTRIBUTES)
_RECORD = XmlShape("dblp", _RECORDS, _TEXTS, _ATTRIBUTES)
_KINDS = frozenset("journals conf books phd series reference tr data ms".split())
"""What the keys of works begin with; the ids of people begin with a number or a letter."""


def ask(session: Session, id: str) -> list[Any]:
    """The works of a person, or one by its key."""
    is_work = id.partition("/")[0] in _KINDS
    shape = _RECORD if is_work else _PERSON
    found = session.xml(f"/{'rec' if is_work else 'pid'}/{quote(id)}.xml", shape)
    return xml_lines.lines(sorted(found, key=lambda e: (e.tag != "person", e.get("key", ""))), shape)


def _identifier(work: Publication) -> str:
    return work.ids.get("dblp", "")


def _by_title(session: Session, work: Publication) -> list[Any]:
    query = f"{words(work.title)} {surname(work)}".strip()
    answer = session.json("/search/publ/api", q=query, format="json", h=str(CANDIDATES))
    if at(answer, "result.hits") is None:
        raise session.changed()
    hits = [chosen(each, "info") for each in items(answer, "result.hits.hit")]
    return [{"result": {"hits": {"hit": hits}}}] if hits else []


LOOKUP = Lookup(_identifier, ask, _by_title, catalogue="dblp", never=frozenset({"abstract"}))
