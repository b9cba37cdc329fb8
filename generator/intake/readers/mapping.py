"""The tables by which a format becomes fields: a row says where a field stands in a record, and what makes its value.

A path leads through mappings, lists and XML elements: `title.title.value`, `authors[].name`. A list is entered at its
first item, or at all of them where the path says `[]`. What has another shape than the path expects is absent: a
source's `null` and a source's mistake are the same to a reader. A path with slashes is one of ElementTree's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from generator.intake.readers import markup
from generator.text.line import one_line

Values = dict[str, Any]
"""Field → its value, as `work_building` takes it."""

Convert = Callable[[list[Any]], Any]


class Row(NamedTuple):
    """A field, the paths where it stands, the most trustworthy first, and what makes its value of all that is found at
    the first path that gives one."""

    field: str
    paths: str
    convert: Convert


def mapped(record: Any, table: Sequence[Row]) -> Values:
    """The fields of a record. Several rows may name one field: the first one that gives a value counts."""
    values: Values = {}
    for row in table:
        for path in row.paths.split("|"):  # all of them, so that each key of a row has been asked for
            found = reached(record, path)
            if found and row.field not in values and (value := row.convert(found)):
                values[row.field] = value
    return values


def reached(record: Any, path: str) -> list[Any]:
    """What stands at a path, in order; an empty path is the record itself."""
    level = [record]
    for name, is_all in _steps(path):
        level = [below for each in level for below in _below(each, name, is_all)]
    return level


def at(record: Any, path: str) -> Any:
    """The first thing at a path; None if there is nothing."""
    return next(iter(reached(record, path)), None)


def text_at(record: Any, path: str) -> str:
    """The text at a path, on one line; empty if there is none."""
    return first_raw(reached(record, path))


def items(record: Any, path: str) -> list[Any]:
    """The items of a list at a path; of anything else that is there, that alone."""
    return reached(record, f"{path}[]")


def raw(value: Any) -> str:
    """A scalar as text on one line; empty for anything else, and for true and false."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    return one_line(inner(value)) if isinstance(value, Element) else ""


def inner(element: Element) -> str:
    """The text of an element, with the tags inside it, as `markup` reads it."""
    if not len(element):
        return element.text or ""
    return "".join(_pieces(element))


def first_raw(found: Iterable[Any]) -> str:
    """The first text that is not empty, as it is."""
    return next((text for each in found if (text := raw(each))), "")


def all_raw(found: Iterable[Any]) -> list[str]:
    """All texts as they are, each once."""
    return list(dict.fromkeys(text for each in found if (text := raw(each))))


def first_text(found: Iterable[Any]) -> str:
    """The first text that is not empty, without markup."""
    return next((text for each in found if (text := markup.text(whole(each)))), "")


def first_tex(found: Iterable[Any]) -> str:
    """The first text that is not empty, of a source that writes LaTeX."""
    return next((text for each in found if (text := markup.tex(whole(each)))), "")


def first_title(found: Iterable[Any]) -> str:
    """As `first_text`, without a full stop at its end."""
    return next((text for each in found if (text := markup.title(whole(each)))), "")


def all_text(found: Iterable[Any]) -> list[str]:
    """All texts without markup, each once."""
    return list(dict.fromkeys(text for each in found if (text := markup.text(whole(each)))))


def joined(separator: str) -> Convert:
    """What puts all texts together."""
    return lambda found: separator.join(all_text(found))


def whole(value: Any) -> str:
    """A text with its line breaks, of a string or an element; otherwise as `raw`."""
    if isinstance(value, str):
        return value
    return inner(value) if isinstance(value, Element) else raw(value)


def of_record(convert: Callable[[Any], Any]) -> Convert:
    """A converter that takes the whole record: for rows whose path is empty."""
    return lambda found: convert(found[0])


@lru_cache(maxsize=4_096)
def _steps(path: str) -> tuple[tuple[str, bool], ...]:
    names = [path] if "/" in path else path.split(".") if path else []
    return tuple((name.removesuffix("[]"), name.endswith("[]")) for name in names)


def _below(value: Any, name: str, is_all: bool) -> Iterator[Any]:  # a property of the step
    if isinstance(value, Mapping):
        below = value.get(name)
    elif isinstance(value, Element):
        found = value.findall(name) if name else [value]
        yield from found if is_all else found[:1]
        return
    else:
        below = value if not name else None
    if isinstance(below, list):
        yield from (each for each in (below if is_all else below[:1]) if each is not None)
    elif below is not None:
        yield below


def _pieces(element: Element) -> Iterator[str]:
    """The text of an element and its children; `&` and `<` of the text are escaped, since `markup` reads it again."""
    yield _escaped(element.text)
    for child in element:
        yield f"<{child.tag}>"
        yield from _pieces(child)
        yield f"</{child.tag}>{_escaped(child.tail)}"


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")
