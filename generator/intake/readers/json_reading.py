"""What readers of JSON share: the answers in a document, and each record with its JSON pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import at

Located = Iterator[tuple[str, Any]]


class Shape(NamedTuple):
    """`lists` are the paths at which an answer has a list of records, and `is_record` tells a record by its keys."""

    lists: tuple[str, ...]
    is_record: Callable[[Any], bool]


def holds(document: Document, shape: Shape) -> bool:
    """True if an answer in a document has a record of this shape."""
    return any(shape.is_record(record) for _, page in document.pages for _, record in records(page, shape))


def records(page: Any, shape: Shape, pointer: str = "") -> Located:
    """The records of an answer: itself, the items of a list, or the items at the paths."""
    if isinstance(page, list):
        yield from ((f"{pointer}/{number}", record) for number, record in enumerate(page))
        return
    for path in shape.lists:
        below = at_list(page, path)
        if below is not None:
            stem = f"{pointer}/{path.replace('.', '/')}"
            yield from ((f"{stem}/{number}", record) for number, record in enumerate(below))
            return
    yield pointer, page


def at_list(page: Any, path: str) -> list[Any] | None:
    """The list at a path through mappings; None if there is none."""
    value = page
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value if isinstance(value, list) else None


def each(document: Document, shape: Shape, found: Collection) -> Located:
    """The records of all answers; what has another shape is reported."""
    for pointer, page in document.pages:
        for place, record in records(page, shape, pointer):
            if shape.is_record(record):
                yield place, record
            else:
                found.leave_out(place, _name(record), f"is not a record of {found.format}")


def has(record: Any, *names: str) -> bool:
    """True for a mapping with all of these keys."""
    return isinstance(record, Mapping) and all(name in record for name in names)


def _name(record: Any) -> str:
    title = at(record, "title")
    return title if isinstance(title, str) else ""
