"""Which fields an entry type of BibTeX has, after biber's data model (biblatex 3.18), and what they leave unsaid.

bibtex passes over a field that its style does not know; biber warns of each one that its model does not have for the
type. What would stand there is in `usera`, which biblatex leaves to users, as JSON under the keys of front matter.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from generator.citing.work import Cited
from generator.facts.fields import CUSTOM, IN_CUSTOM
from generator.facts.kind_of_work import PROCEEDINGS
from generator.facts.values import CODECS
from generator.text import latex
from generator.text.line import one_line

CUSTOM_FIELD = CUSTOM["bibtex"]
PUBMED = "pubmed"
"""The archive whose identifiers biblatex prints, if the work has none of arXiv."""

_ALWAYS = (
    "title author editor key year month day doi url eprint archivePrefix primaryClass keywords langid entrysubtype "
    "shortjournal origdate note pubstate address"
)
_BOOK = "chapter edition eid isbn maintitle number pages publisher series translator volume volumes"
_MEETING = "chapter eid eventtitle isbn maintitle number organization pages publisher series venue volume volumes"
_FIELDS = MappingProxyType(
    {
        "article": "eid issn issue issuetitle journal number pages series translator version volume",
        "book": _BOOK,
        "collection": _BOOK,
        "inbook": f"booktitle {_BOOK}",
        "incollection": f"booktitle {_BOOK}",
        "inreference": f"booktitle {_BOOK}",
        "inproceedings": f"booktitle {_MEETING}",
        "proceedings": _MEETING,
        "manual": "chapter edition eid isbn number organization pages publisher series type version",
        "techreport": "chapter eid institution number pages type version",
        "phdthesis": "chapter eid pages school type",
        "booklet": "chapter eid howpublished pages type",
        "unpublished": "eventtitle howpublished type venue",
        "misc": "howpublished organization type version",
        "online": "organization version",
        "dataset": "edition number organization publisher series type version",
        "patent": "holder number type version",
        "periodical": "issn issue issuetitle number series volume",
    }
)
"""Entry type → the fields that it has beside those of every type, under BibTeX's names."""

_SAME = MappingProxyType(
    {"report": "techreport", "thesis": "phdthesis", "mastersthesis": "phdthesis", "software": "misc"}
)
"""Entry type → the one that has the same fields."""

_WITHOUT_PLACE = frozenset({"article", "online", "periodical"})

KNOWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        type: frozenset(f"{_ALWAYS} {_FIELDS[_SAME.get(type, type)]}".split())
        - ({"address"} if type in _WITHOUT_PLACE else set())
        for type in (*_FIELDS, *_SAME)
    }
)
"""Entry type → the names of its fields, those of BibTeX where biblatex has others. Authors and editors are in all of
them: no work loses its people or its kind, though biber warns of editors in a thesis."""

_OF_OTHER_TYPES: Mapping[str, frozenset[str]] = MappingProxyType(
    {type: frozenset().union(*KNOWN.values()) - names for type, names in KNOWN.items()}
)

IN_SERIES = frozenset({"book", "chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary"})
"""Item types of which `number` counts the volumes of a series, if there is one."""


def known(fields: Mapping[str, str], entry_type: str) -> dict[str, str]:
    """The fields with a value that are not only those of other types."""
    others = _OF_OTHER_TYPES[entry_type]
    return {name: value for name, value in fields.items() if name and value and name not in others}


def unsaid(c: Cited, entry_type: str, fields: Mapping[str, str]) -> str:
    """What the fields of an entry, by BibTeX's names, do not say of a work: the encoded members of a JSON object."""
    facts = {
        field.key: CODECS[field.kind].to_plain(value)
        for field, is_said in _DECIDED
        if (fact := getattr(c.work, field.key)) and (value := _printable(fact)) and not is_said(c, entry_type, fields)
    }
    if not facts:
        return ""
    members = json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")  # readers take out tags
    return latex.encode_words(members[1:-1])


def _printable(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value


_Said = Callable[[Cited, str, Mapping[str, str]], object]


def _in_a_field_of(column: str) -> _Said:
    """True if one of the names of a row of the table of fields is in the entry."""
    names = frozenset(column.split(", "))
    return lambda c, entry_type, fields: any(fields.get(name) for name in names)


def _never(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    return False


def _are_people(key: str, name: str) -> _Said:
    """The numbers of namesakes are part of no name."""
    return lambda c, entry_type, fields: fields.get(name) and not any(person.homonym for person in getattr(c.work, key))


def _authors(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    """A collaboration among the authors is named once."""
    is_apart = len(c.creators) == len(c.authors) + bool(c.collaboration)
    return is_apart and not any(person.homonym for person in c.work.authors)


def _publisher(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    return bool(fields.get(c.kind.publisher) or (c.is_preprint and fields.get("organization")))


def is_in_series(c: Cited) -> bool:
    """True for a volume, or a part of one, whose numbers may be those in its series."""
    return bool(c.series) and c.type in IN_SERIES


def is_of_set(c: Cited) -> bool:
    """True if the facts tell of a set of volumes."""
    return bool(c.set_title or c.work.volumes)


def _series_number(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    """Without a series, and in types whose number is another one, a number is not that in the series."""
    name = "number" if c.volume or is_of_set(c) else "volume"
    return is_in_series(c) and bool(fields.get(name))


def _volume(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    """Beside a series, a volume alone is taken for the number in the series, unless it is of a set."""
    is_clear = not is_in_series(c) or fields.get("number") or is_of_set(c)
    return bool(is_clear and fields.get("volume"))


def _number(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    return not is_in_series(c) and bool(fields.get("number") or fields.get("issue"))


def _venue(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    return c.kind.container != "series" and bool(fields.get(c.kind.container))


def _series(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    return c.work.series != c.work.venue and bool(fields.get("series"))


def _genre(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    return bool(fields.get("type")) or (entry_type == "proceedings" and c.work.genre == PROCEEDINGS)


def _ids(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    return c.work.ids.keys() == {"pmid"} and fields.get("archivePrefix") == PUBMED


def _pages(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    return not c.pages or bool(fields.get("pages"))


def _keywords(c: Cited, entry_type: str, fields: Mapping[str, str]) -> bool:
    return not any(mark in word for word in c.work.keywords for mark in ",;")


_SAID: Mapping[str, _Said] = MappingProxyType(
    {
        "authors": _authors,
        "collaboration": _never,
        "editors": _are_people("editors", "editor"),
        "translators": _are_people("translators", "translator"),
        "venue": _venue,
        "series": _series,
        "series_number": _series_number,
        "volume": _volume,
        "number": _number,
        "pages": _pages,
        "genre": _genre,
        "publisher": _publisher,
        "ids": _ids,
        "keywords": _keywords,
    }
)
"""Facts of which more than a field of the row decides whether an entry says them."""

_DECIDED = tuple((field, _SAID.get(field.key) or _in_a_field_of(field.bibtex)) for field in IN_CUSTOM["bibtex"])
"""Facts that an entry may not say, each with whether it does."""
