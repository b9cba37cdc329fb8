"""Records of an answer in XML as lines: chosen elements only, each that holds text on a line of its own.

A fetched file has these lines as its pages, a line of the JSON for each line of XML, and the readers of XML read them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from generator.intake.readers import xml_records


@dataclass(frozen=True, slots=True)
class XmlShape:
    """The root of an answer, the elements that are records, those that are kept in them with all that is inside of a
    text, and the attributes that are kept."""

    root: str
    records: frozenset[str]
    kept: frozenset[str]
    attributes: frozenset[str]


def records(text: str, shape: XmlShape) -> list[Element]:
    """The records of an answer. Raises ValueError for another text."""
    if not re.search(rf"<(?:\w+:)?{shape.root}[\s>/]", text[:5_000]):
        raise ValueError(shape.root)
    try:
        return [record.element for record in xml_records.records(text, shape.records)]
    except xml_records.Refused as error:
        raise ValueError(error.message) from error


def lines(found: Iterable[Element], shape: XmlShape) -> list[str]:
    """The lines of a document that holds the records."""
    inner = [line for element in found for line in _lines(element, shape)]
    return [f"<{shape.root}>", *inner, f"</{shape.root}>"]


def _lines(element: Element, shape: XmlShape) -> Iterator[str]:
    tag = _opening(element, shape.attributes)
    is_container = (
        len(element) and not any((each.tail or "").strip() for each in element) and not _text(element).strip()
    )
    if not is_container:
        yield f"{tag}{_inline(element, shape.attributes)}</{element.tag}>"
        return
    yield tag
    for child in element:
        if child.tag in shape.kept:
            yield from _lines(child, shape)
    yield f"</{element.tag}>"


def _inline(element: Element, attributes: Collection[str]) -> str:
    pieces = [_escaped(_text(element))]
    for child in element:
        inner = _inline(child, attributes)
        pieces.append(f"{_opening(child, attributes)}{inner}</{child.tag}>{_escaped(child.tail or '')}")
    return "".join(pieces)


def _opening(element: Element, attributes: Collection[str]) -> str:
    named = ((name, value) for name, value in sorted(element.items()) if name in attributes)
    return f"<{element.tag}{''.join(f' {name}={quoteattr(value)}' for name, value in named)}>"


def _text(element: Element) -> str:
    return element.text or ""


def _escaped(text: str) -> str:
    return escape(text, {"\n": "&#10;", "\r": "&#13;"})
