"""Reads INSPIRE: records of its literature interface, in an answer or bare.

Supervisors and editors are listed among the authors. The name of the journal is an abbreviation, which a full name of
another source beats. E-mail addresses are never taken.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.intake.readers import (
    found_identifiers,
    json_reading,
    kinds_of_works,
    markup,
    partial_dates,
    person_names,
)
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.json_reading import Shape, has
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    at,
    first_raw,
    first_tex,
    items,
    joined,
    mapped,
    of_record,
    reached,
    text_at,
    whole,
)
from generator.intake.readers.reading import Reading
from generator.model import PartialDate, Person

TITLE = "INSPIRE"
_MARKS = frozenset(
    {"document_type", "arxiv_eprints", "publication_info", "inspire_categories", "control_number", "dois"}
)


def _is_record(record: Any) -> bool:
    metadata = at(record, "metadata") or record
    is_titled = has(metadata, "titles") and isinstance(metadata["titles"], list)
    return is_titled and bool(_MARKS & metadata.keys()) and "types" not in metadata


SHAPE = Shape(("hits.hits",), _is_record)


def looks_like(document: Document) -> bool:
    """True for records of INSPIRE."""
    return json_reading.holds(document, SHAPE)


def read(document: Document, as_of: date) -> Reading:
    """The works."""
    found = Collection(document.path, TITLE)
    for place, record in json_reading.each(document, SHAPE, found):
        metadata = at(record, "metadata") or record
        found.add(place, work_values(metadata), text_at(metadata, "control_number") or text_at(record, "id"))
    return found.reading()


def work_values(metadata: Any) -> Values:
    """The values of one record."""
    return mapped(metadata, _FIELDS)


def _title(record: Any) -> str:
    title, subtitle = (first_tex(reached(record, f"titles.{name}")) for name in ("title", "subtitle"))
    return f"{title}: {subtitle}" if title and subtitle else title


def _authors(record: Any) -> tuple[Person, ...]:
    """The people who are authors, then corporate authors."""
    people = [each for each in items(record, "authors") if _is_author(each)]
    named = [person_names.inverted(first_tex([at(each, "full_name")])) for each in people]
    bodies = all_raw(items(record, "corporate_author"))
    return person_names.people([*named, *map(person_names.organisation, bodies)])


def _is_author(author: Any) -> bool:
    roles = all_raw(items(author, "inspire_roles"))
    return not roles or "author" in roles


def _editors(found: list[Any]) -> tuple[Person, ...]:
    editors = [each for each in found if "editor" in all_raw(items(each, "inspire_roles")) and not _is_author(each)]
    return person_names.people(person_names.inverted(text_at(each, "full_name")) for each in editors)


def _publication(record: Any) -> Any:
    """The publication: the first with a journal, and not that of an erratum or a reprint."""
    places = items(record, "publication_info")
    main = [each for each in places if text_at(each, "material") in {"", "publication"}]
    return next((each for each in [*main, *places] if text_at(each, "journal_title")), main[0] if main else None)


def _of_publication(*names: str) -> Any:
    return of_record(lambda record: first_raw(text_at(_publication(record), name) for name in names))


def _pages(record: Any) -> str:
    place = _publication(record)
    first, last = text_at(place, "page_start"), text_at(place, "page_end")
    return f"{first}-{last}" if first and last else first


def _dois(record: Any) -> list[str]:
    """The publication's DOI before those of errata, data and translations, which are others."""
    pairs = [(text_at(each, "material"), text_at(each, "value")) for each in items(record, "dois")]
    return [value for material, value in pairs if material in {"", "publication", "preprint"}]


def _issued(record: Any) -> PartialDate:
    texts = [text_at(record, "imprints.date"), text_at(_publication(record), "year")]
    return next((day for text in texts if (day := partial_dates.text(text))), PartialDate())


def _kind(record: Any) -> kinds_of_works.KindName:
    names = [*all_raw(items(record, "document_type")), ""]
    kind = kinds_of_works.named(names[0], _TYPES)
    return kind if kind.type else kinds_of_works.KindName("article", names[0])


def _eprint(record: Any) -> Any:
    valid = (each for each in items(record, "arxiv_eprints") if found_identifiers.arxiv(text_at(each, "value")))
    return next(valid, None)


def _ids(record: Any) -> dict[str, str]:
    systems = {text_at(each, "schema"): text_at(each, "value") for each in items(record, "external_system_identifiers")}
    number = text_at(record, "control_number")
    return {name: value for name, value in (("inspire", number), ("bibcode", systems.get("ADS", ""))) if value}


def _abstract(record: Any) -> str:
    """The abstract of arXiv, or else the first."""
    ranked = sorted(items(record, "abstracts"), key=lambda each: text_at(each, "source") != "arXiv")
    return markup.abstract(markup.tex(next((text for each in ranked if (text := whole(at(each, "value")))), "")))


def _urls(record: Any) -> list[str]:
    """Addresses other than those of INSPIRE's own files."""
    urls = all_raw(reached(record, "urls[].value"))
    return [url for url in urls if "inspirehep.net/record" not in url and "inspirehep.net/files" not in url]


def _is_cut(record: Any) -> bool:
    """True if the answer has fewer authors than it counts."""
    count = at(record, "author_count")
    return isinstance(count, int) and not isinstance(count, bool) and count > len(items(record, "authors")) > 0


_TYPES = {"": "article", "article": "article-journal", "note": "report", "activityreport": "report"}
_FIELDS = (
    Row("title", "", of_record(_title)),
    Row("authors", "", of_record(_authors)),
    Row("authors_truncated", "", of_record(_is_cut)),
    Row("editors", "authors[]", _editors),
    Row("kind", "", of_record(_kind)),
    Row("venue", "", _of_publication("journal_title", "conf_acronym")),
    Row("volume", "", _of_publication("journal_volume")),
    Row("number", "", _of_publication("journal_issue")),
    Row("pages", "", of_record(_pages)),
    Row("article_number", "", _of_publication("artid")),
    Row("collaboration", "collaborations[].value", joined(", ")),
    Row("publisher", "imprints.publisher|thesis_info.institutions.name", first_raw),
    Row("place", "imprints.place", first_raw),
    Row("date", "preprint_date", partial_dates.texts),
    Row("issued", "", of_record(_issued)),
    Row("doi", "", of_record(_dois)),
    Row("arxiv", "arxiv_eprints[].value", all_raw),
    Row("category", "", of_record(lambda record: text_at(_eprint(record), "categories"))),
    Row("other_categories", "", of_record(lambda record: all_raw(items(_eprint(record), "categories")))),
    Row("ids", "", of_record(_ids)),
    Row("isbn", "isbns[].value", lambda found: ", ".join(all_raw(found))),
    Row("abstract", "", of_record(_abstract)),
    Row("urls", "", of_record(_urls)),
)
