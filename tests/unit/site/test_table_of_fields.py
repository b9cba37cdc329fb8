"""The table of fields is true: writers emit the names in a row for a work that has the fact."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields as attributes
from dataclasses import replace
from functools import cache
from itertools import chain, combinations
from typing import Any

import pytest

from generator.citing import entry_fields
from generator.citing.work import cited
from generator.citing.writers import WRITERS
from generator.facts import records
from generator.facts.fields import PUBLICATION_FIELDS
from generator.facts.work_kinds import ITEM_TYPES, WORK_KINDS, WorkKind
from generator.model import Person, Publication
from generator.site import json_ld
from tests.unit.citing import reading

Fields = Mapping[str, object]
"""The fields of a work in one format, by name."""


def of_bibtex(work: Publication, ending: str = "bib") -> Fields:
    [entry] = reading.with_bibtexparser(WRITERS[ending].entry(cited(work)))
    return {"entry type": entry.type, "author": entry.author, **entry.fields}


def of_csl(work: Publication) -> Fields:
    item: dict[str, object] = json.loads(WRITERS["json"].entry(cited(work)))
    return item


def of_ris(work: Publication) -> Fields:
    values = defaultdict(list)
    for line in WRITERS["ris"].entry(cited(work)).splitlines():
        values[line[:2]].append(line[6:])
    return values


def of_schema_org(work: Publication) -> Fields:
    """Each property with all its values, also those of what the work is part of."""
    values = defaultdict(list)
    node = json.loads(json_ld.work(cited(work), ""))
    containers = node.get("isPartOf", {})
    listed = containers if isinstance(containers, list) else [containers]
    for name, value in chain(*map(_properties, listed), node.items()):
        values[name].append(value)
    return values


def _properties(node: dict[str, Any]) -> Iterator[tuple[str, object]]:
    for name, value in node.items():
        yield name, value
        if isinstance(value, dict):
            yield from _properties(value)


FORMATS: Mapping[str, Callable[[Publication], Fields]] = {
    "bibtex": lambda work: {**of_bibtex(work, "biblatex.bib"), **of_bibtex(work)},
    "csl": of_csl,
    "ris": of_ris,
    "schema_org": of_schema_org,
}
"""Column of the table → the reader of its format."""

PROMISES = [
    (field.key, format, name)
    for field in PUBLICATION_FIELDS
    for format in FORMATS
    if (column := getattr(field, format))
    for name in column.split(", ")
]
DEFAULTS = {attribute.name: getattr(Publication("x"), attribute.name) for attribute in attributes(Publication)}
_MAY_LACK = ("venue", "publisher", "volume", "number")
"""Where a fact goes may depend on these: a work without a venue is a preprint, one without a volume has a number."""

_NAMESAKE = Person("Bo Bee", "Bo", "", "Bee", "", "0001")
_INITIALS_OR_NAME = Person("RJ Mical", "RJ", "", "Mical")


@cache
def works() -> list[Publication]:
    """Works of every type that have each fact of the table, but for some that others depend on."""
    text = "\n".join(["---", *(f"{field.key}: {field.example}" for field in PUBLICATION_FIELDS), "---\n"])
    whole, problems = records.publication("k.md", "k", text)
    assert whole, problems
    lacking = chain.from_iterable(combinations(_MAY_LACK, count) for count in range(len(_MAY_LACK) + 1))
    changes: list[dict[str, Any]] = [dict.fromkeys(lacks, "") for lacks in lacking]
    changes += [
        {"venue": "Workshop on Engines"},
        {"chapter": ""},
        {"chapter": "", "authors": ()},
        {"chapter": "", "authors": (), "event": ""},
        {"genre": ""},
        {"genre": "Manual"},
        {"set_title": "", "pages": "", "venue": ""},
        {"title": "On $x^2$", "authors": (Person("Babbage, Ada, and Sons"),), "keywords": ("cs.CL", "one; two")},
        {"place": "", "isbn": "none", "issn": "none", "category": "", "keywords": (), "series_number": "v. 7"},
        {"number": "1234-5678", "venue_short": "A name that is longer than that of the venue itself"},
        {"volume": "", "volumes": "", "set_title": ""},
        {"arxiv": "", "editors": ()},
        {"venue": "Notes", "series": "Notes"},
        {"authors": (_NAMESAKE,), "editors": (_NAMESAKE,)},
        {"event_place": "", "isbn": "none", "issn": "none", "authors": (_INITIALS_OR_NAME,)},
        {"editors": (_INITIALS_OR_NAME,), "links": {"url": "https://dblp.org/rec/conf/x/Y20"}},
        {"translators": (_INITIALS_OR_NAME, Person("Bo Bee Jr.", "Bo Jr.", "", "Bee"))},
    ]
    return [replace(whole, type=type, **change) for change in changes for type in ITEM_TYPES]


@cache
def written(format: str) -> list[Fields]:
    """What a format has of each of these works, each read once for all promises."""
    return [FORMATS[format](work) for work in works()]


@pytest.mark.parametrize(("key", "format", "name"), PROMISES)
def test_what_a_row_promises_is_written_because_of_the_fact(key: str, format: str, name: str) -> None:
    fields_of, name = FORMATS[format], name.lower() if format == "bibtex" else name
    is_written = any(
        name in fields and fields.get(name) != fields_of(replace(work, **{key: DEFAULTS[key]})).get(name)
        for work, fields in zip(works(), written(format), strict=True)
    )
    assert is_written, (
        f"facts/fields.py promises {name!r} in the column {format!r} for {key!r}, and no writer emits it: "
        f"correct the row, or write it in generator/{'site/json_ld' if format == 'schema_org' else 'citing'}"
    )


@cache
def kinds() -> list[WorkKind]:
    """The kind of each of these works."""
    return [cited(work).kind for work in works()]


@pytest.mark.parametrize("kind", WORK_KINDS.values(), ids=WORK_KINDS)
def test_what_a_kind_of_work_promises_is_written(kind: WorkKind) -> None:
    examples = [work for work, its_kind in zip(works(), kinds(), strict=True) if its_kind is kind]
    bibtex = [of_bibtex(work) for work in examples]
    assert kind.entry_type in {fields["entry type"] for fields in bibtex}
    names = {kind.container, kind.publisher} & entry_fields.KNOWN[kind.entry_type]
    assert [name for name in names if not any(name in fields for fields in bibtex)] == []
    assert kind.biblatex in {of_bibtex(work, "biblatex.bib")["entry type"] for work in examples}
    assert all(of_ris(work)["TY"] == [kind.ris] for work in examples)
    assert all(of_schema_org(work)["@type"][-1] == kind.schema_org for work in examples)  # type: ignore[index]
