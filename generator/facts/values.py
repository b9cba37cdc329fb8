"""The values of front matter: for each kind of field, YAML → plain value → value of the model, and back.

A plain value is a text, whole number, true or false, or a list or mapping of these, in a normal form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from generator.facts import categories, dates, identifiers, names
from generator.facts.fields import METRICS, Kind
from generator.facts.frontmatter import Node, Position
from generator.facts.work_kinds import ITEM_TYPES
from generator.model import Metric, PartialDate
from generator.text import markdown

LONGEST_TEXT = 20_000
"""Characters of one value."""

_DOI, _ARXIV = re.compile(identifiers.DOI), re.compile(identifiers.ARXIV)
_PICTURE = re.compile(r"(?:(?!\.{1,2}/)[^/:\\]+/)*[^/:\\]+\.(?:png|jpe?g|webp|avif|gif|svg)", re.IGNORECASE)
_HOSTED = re.compile(r"(?:(?!\.)[^/:\\?#\s][^/:\\?#]*/)*(?!\.)[^/:\\?#\s][^/:\\?#]*\.(?!md$)[A-Za-z0-9]{1,5}")
"""A file below `content/`, such as `files/paper.pdf`."""

_NAME_OF_ID = re.compile(r"[a-z][a-z0-9_-]{0,30}")
_NAME_OF_LINK = re.compile(r"[A-Za-z][A-Za-z0-9 _-]{0,40}")


_OTHER_TYPES = {
    "preprint": "write article, or delete the line",
    "journal": "write article-journal",
    "conference": "write paper-conference",
    "inproceedings": "write paper-conference",
    "proceedings": "write paper-conference, or book for the whole volume",
    "talk": "write speech",
    "poster": "write speech, with genre: Poster presentation",
    "unpublished": "write manuscript",
    "incollection": "write chapter",
    "phdthesis": "write thesis",
    "mastersthesis": "write thesis",
    "techreport": "write report",
    "misc": "delete the line, or write document",
}


class Rejected(ValueError):
    """A value that its field does not take."""

    def __init__(self, at: Position, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.at, self.message, self.hint = at, message, hint


def _text(node: Node) -> str:
    if not isinstance(node.value, str):
        raise Rejected(node.at, f"must be text, not {_shape(node)}", "put it in quotes if it holds [ ] or { }")
    text = names.normal(node.value)
    if len(text) > LONGEST_TEXT:
        raise Rejected(node.at, f"has {len(text):,} characters", f"{LONGEST_TEXT:,} are allowed")
    return text


def _texts(node: Node) -> list[str]:
    if node.value == "":
        return []
    if not isinstance(node.value, list):
        hint = "write [first, second], or a line '- first' for each"
        raise Rejected(node.at, f"must be a list, not {_shape(node)}", hint)
    texts = [_text(item) for item in node.value]
    for item, text in zip(node.value, texts, strict=True):
        if not text:
            raise Rejected(item.at, "has an empty entry", "delete it")
    return texts


def _mapping(node: Node) -> dict[str, Node]:
    if node.value == "":
        return {}
    if not isinstance(node.value, dict):
        raise Rejected(node.at, f"must be `name: value` lines, not {_shape(node)}", "indent each by two spaces")
    return node.value


def _shape(node: Node) -> str:
    return {str: "text", list: "a list", dict: "a mapping"}[type(node.value)]


def _people(node: Node) -> list[str]:
    return [names.spelled(names.parse(text)) for text in _texts(node)]


def _date(node: Node) -> str:
    text = _text(node)
    try:
        return dates.iso(dates.parse_iso(text)) if text else ""
    except ValueError as error:
        raise Rejected(
            node.at, f"is not a valid date: {error}", "write 2023-07-18, 2023-07, 2023 or --01-30"
        ) from error


def _flag(node: Node) -> bool:
    text = _text(node)
    if text not in {"true", "false", ""}:
        raise Rejected(node.at, f"must be true or false, not {text!r}")
    return text == "true"


def _count(node: Node) -> int:
    text = _text(node)
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise Rejected(node.at, f"must be a whole number, not {text!r}", "write digits only, such as 88855")
    return int(text)


def _matching(pattern: re.Pattern[str], what: str, hint: str) -> Callable[[Node], str]:
    def read_value(node: Node) -> str:
        text = _text(node)
        if text and not pattern.fullmatch(text):
            raise Rejected(node.at, f"is not {what}: {text!r:.80}", hint)
        return text

    return read_value


def _category(node: Node) -> str:
    text = _text(node)
    if text and not categories.is_well_formed(text):
        raise Rejected(node.at, f"is not a category code: {text!r:.80}", "write a code such as cs.CL")
    return text


def _categories(node: Node) -> list[str]:
    _texts(node)
    return [_category(item) for item in node.value] if isinstance(node.value, list) else []


def _item_type(node: Node) -> str:
    text = _text(node)
    if text and text not in ITEM_TYPES:
        hint = _OTHER_TYPES.get(text.casefold().replace("@", "")) or _suggested(text, ITEM_TYPES, 0.5)
        raise Rejected(node.at, f"is not a known type: {text!r:.80}", hint)
    return text


def _suggested(text: str, known: Collection[str], likeness: float = 0.6) -> str:
    close = get_close_matches(text, known, n=1, cutoff=likeness)
    return f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"


def _links(node: Node) -> dict[str, str]:
    links = {}
    for name, child in _mapping(node).items():
        url = _text(child)
        if not _NAME_OF_LINK.fullmatch(name):
            what = f"has a name that is not a plain word: {name!r:.80}"
            raise Rejected(child.key_at, what, "for example code, pdf, slides")
        if not markdown.is_safe_address(url) and (name == "url" or not _HOSTED.fullmatch(url)):
            raise Rejected(child.at, f"has no web address for {name!r}: {url!r:.80}", _hint_of_link(url))
        links[name] = url
    return links


def _ids(node: Node) -> dict[str, str]:
    ids = {}
    for name, child in _mapping(node).items():
        if not _NAME_OF_ID.fullmatch(name):
            raise Rejected(child.key_at, f"has a catalogue that is not a plain word: {name!r:.80}", "for example pmid")
        if not (text := _text(child)):
            raise Rejected(child.key_at, f"has no identifier for {name!r}", "delete the line")
        ids[name] = text
    return ids


def _hint_of_link(url: str) -> str:
    if re.fullmatch(r"\S+@\S+", url):
        return f"write mailto:{url}"
    if re.match(r"https?://", url) and re.search(r"\s", url):
        return "write %20 for a blank"
    return f"write https://{url}" if re.match(r"(?:www\.|[\w-]+\.[a-z]{2,}/)", url) else "it must start with https://"


def _extra(node: Node) -> dict[str, str]:
    return {key: _text(child) for key, child in _mapping(node).items()}


def _aliases(node: Node) -> dict[str, list[str]]:
    spellings = {}
    for key, child in _mapping(node).items():
        name, others = names.normal(key), _texts(child)
        if not name or not others:
            raise Rejected(child.key_at, f"has no spellings for {key!r:.80}", "write Colin Raffel: [C. Raffel]")
        spellings[name] = others
    return spellings


def _metrics(node: Node) -> dict[str, dict[str, Any]]:
    return {name: _metric(name, child) for name, child in _mapping(node).items()}


def _metric(name: str, node: Node) -> dict[str, Any]:
    if name not in METRICS:
        raise Rejected(node.key_at, f"has an unknown figure {name!r:.80}", _suggested(name, METRICS))
    parts = _mapping(node)
    if "value" not in parts:
        raise Rejected(node.key_at, f"has no 'value' for {name!r}", "add value: 29")
    for key, child in parts.items():
        if key not in _METRIC_PARTS:
            what = f"has an unknown key {key!r:.80} under {name!r}"
            raise Rejected(child.key_at, what, f"known: {', '.join(_METRIC_PARTS)}")
    return {key: read_part(parts[key]) for key, read_part in _METRIC_PARTS.items() if key in parts}


_METRIC_PARTS: dict[str, Callable[[Node], Any]] = {"value": _count, "source": _text, "as_of": _date}


def _metric_values(record: Mapping[str, Mapping[str, Any]]) -> tuple[Metric, ...]:
    return tuple(
        Metric(id, m["value"], m.get("source", ""), _date_value(m.get("as_of", ""))) for id, m in record.items()
    )


def _metric_records(metrics: Iterable[Metric]) -> dict[str, dict[str, Any]]:
    whole = {m.id: {"value": m.value, "source": m.source, "as_of": dates.iso(m.as_of)} for m in metrics}
    return {id: {key: part for key, part in m.items() if part != ""} for id, m in whole.items()}


def _date_value(text: str) -> PartialDate:
    return dates.parse_iso(text) if text else PartialDate()


class Codec(NamedTuple):
    """How a kind of value is read from YAML into a record, and how the record and the model turn into each other."""

    read: Callable[[Node], Any]
    to_value: Callable[[Any], Any]
    to_plain: Callable[[Any], Any]


def _mapped(gather: Callable[..., Any], convert: Callable[[Any], Any]) -> Callable[[Iterable[Any]], Any]:
    return lambda items: gather(map(convert, items))


def _valued(convert: Callable[..., Any]) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    return lambda mapping: {name: convert(items) for name, items in mapping.items()}


CODECS: Mapping[Kind, Codec] = {
    Kind.TEXT: Codec(_text, str, str),
    Kind.TEXT_LIST: Codec(_texts, tuple, list),
    Kind.PEOPLE: Codec(_people, _mapped(tuple, names.parse), _mapped(list, names.spelled)),
    Kind.DATE: Codec(_date, _date_value, dates.iso),
    Kind.FLAG: Codec(_flag, bool, bool),
    Kind.COUNT: Codec(_count, int, int),
    Kind.DOI: Codec(
        _matching(_DOI, "a DOI", "write it without https://doi.org/, such as 10.1162/tacl_a_00461"), str, str
    ),
    Kind.ARXIV: Codec(_matching(_ARXIV, "an arXiv id", "write it like 2307.09288"), str, str),
    Kind.CATEGORY: Codec(_category, str, str),
    Kind.CATEGORY_LIST: Codec(_categories, tuple, list),
    Kind.ITEM_TYPE: Codec(_item_type, str, str),
    Kind.LINKS: Codec(_links, dict, dict),
    Kind.IDS: Codec(_ids, dict, dict),
    Kind.IMAGE: Codec(_matching(_PICTURE, "the path of a picture", "write it like images/figure.png"), str, str),
    Kind.ALIASES: Codec(_aliases, _valued(tuple), _valued(list)),
    Kind.METRICS: Codec(_metrics, _metric_values, _metric_records),
    Kind.EXTRA: Codec(_extra, dict, dict),
}
