"""The values of front matter: for each kind of field, YAML → plain value → value of the model, and back.

A plain value is a text, whole number, true or false, or a list or mapping of these, in a normal form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from generator.facts import categories, dates, identifiers, names
from generator.facts.fields import ITEM_TYPES, METRICS, Kind
from generator.facts.frontmatter import Node, Position
from generator.model import Metric, PartialDate
from generator.text import markdown

LONGEST_TEXT = 20_000
"""Characters of one value."""

_DOI, _ARXIV = re.compile(identifiers.DOI), re.compile(identifiers.ARXIV)
_PICTURE = re.compile(r"(?:(?!\.{1,2}/)[^/:\\]+/)*[^/:\\]+\.(?:png|jpe?g|webp|avif|gif|svg)", re.IGNORECASE)
_HOSTED = re.compile(r"(?:(?!\.)[^/:\\?#\s][^/:\\?#]*/)*(?!\.)[^/:\\?#\s][^/:\\?#]*\.(?!md$)[A-Za-z0-9]{1,5}")
"""A file below `content/`, such as `files/paper.pdf`."""

_NAME_OF_LINK = re.compile(r"[^\W\d_][\w &,./+()’'-]{0,40}")

NOTHING = frozenset({"null", "~", "none", "n/a", "tba", "tbd", "todo", "unknown", "?"})
"""Words for a value that is not there, in lower case."""

_OTHER_TYPES = {
    "preprint": "write article, or delete the line",
    "journal": "write article-journal",
    "conference": "write paper-conference",
    "inproceedings": "write paper-conference",
    "proceedings": "write paper-conference, or book for the whole volume",
    "incollection": "write chapter",
    "workshop": "write paper-conference, with the name of the workshop as venue",
    "poster": "write paper-conference, and note: Poster",
    "talk": "write document",
    "paper": "write article, article-journal or paper-conference",
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
        raise Rejected(node.at, f"must be text, not {_shape(node)}", _hint_of_text(node))
    text = names.normal(node.value)
    if len(text) > LONGEST_TEXT:
        raise Rejected(node.at, f"has {len(text):,} characters", f"{LONGEST_TEXT:,} are allowed")
    return text


def _hint_of_text(node: Node) -> str:
    only = node.value[0].value if isinstance(node.value, list) and len(node.value) == 1 else ""
    inside = f"write {only}, or " if only and isinstance(only, str) else ""
    return f"{inside}put it in quotes if it holds [ ] or {{ }}"


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
    for item in node.value if isinstance(node.value, list) else ():
        if isinstance(item.value, dict):
            raise Rejected(item.at, "must be names, not a mapping", "write the name alone: [Ann Ada, Bo Bee]")
    return [names.spelled(names.parse(text)) for text in _texts(node)]


def _date(node: Node) -> str:
    text = _text(node)
    try:
        return dates.iso(dates.parse_iso(text)) if text else ""
    except ValueError as error:
        short = re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", text)
        meant = "-".join(f"{int(part):02}" for part in short.groups() if part) if short else ""
        hint = f"write {meant}" if meant and _is_date(meant) else "write 2023-07-18, 2023-07, 2023 or --01-30"
        raise Rejected(node.at, f"is not a valid date: {error}", hint) from error


def _is_date(text: str) -> bool:
    try:
        return bool(dates.parse_iso(text))
    except ValueError:
        return False


def _flag(node: Node) -> bool:
    text = _text(node)
    if text not in {"true", "false", ""}:
        meant = "false" if text.casefold() in {"no", "off", "n", "0", "false"} else "true"
        raise Rejected(node.at, f"must be true or false, not {text!r}", f"write {meant}, or delete the line")
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
        raise Rejected(node.at, f"is not a category code: {text!r:.80}", _hint_of_category(text))
    return text


def _hint_of_category(text: str) -> str:
    first, _, others = text.partition(",")
    if others and categories.is_well_formed(first):
        return f"write {first}, and the others under other_categories: [{others.strip():.40}]"
    named = [code for code, name in categories.NAMES.items() if name.casefold() == text.casefold()]
    return f"write {named[0]}" if named else "write a code such as cs.CL"


def _categories(node: Node) -> list[str]:
    _texts(node)
    return [_category(item) for item in node.value] if isinstance(node.value, list) else []


def _item_type(node: Node) -> str:
    text = _text(node)
    if text and text not in ITEM_TYPES:
        plain = re.sub(r"[\s@_-]", "", text.casefold())
        known = {name.replace("-", ""): f"write {name}" for name in ITEM_TYPES}
        hint = known.get(plain) or _OTHER_TYPES.get(plain) or _suggested(text, ITEM_TYPES, 0.5)
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
            raise Rejected(child.at, f"has no web address for {name!r}: {url!r:.80}", hint_of_link(name, url))
        links[name] = url
    return links


def hint_of_link(name: str, url: str) -> str:
    """What to type instead of an address that is none; `name` is that of the link, such as `github`."""
    if not url:
        return "write the address, or delete it"
    if name.casefold() in _SITES and re.fullmatch(r"@?[\w.-]+", url):
        return f"write {_SITES[name.casefold()]}{url.lstrip('@')}"
    if _DOI.fullmatch(url):
        return f"write {identifiers.doi_address(url)}"
    for pattern, hint in _WRONG_LINKS:
        if found := pattern.match(url):
            return hint.format(*found.groups())
    return "it must start with https://, or name a file: files/paper.pdf"


_SITES = {
    "bluesky": "https://bsky.app/profile/",
    "github": "https://github.com/",
    "gitlab": "https://gitlab.com/",
    "linkedin": "https://www.linkedin.com/in/",
    "orcid": "https://orcid.org/",
    "twitter": "https://twitter.com/",
    "x": "https://x.com/",
    "youtube": "https://www.youtube.com/",
}
_WRONG_LINKS = tuple(
    (re.compile(pattern), hint)
    for pattern, hint in (
        (r"(\S+@\S+)$", "write mailto:{0}"),
        (r"https?://.*\s", "write %20 for a blank"),
        (r"<(https?://[^>]+)>$", "write {0}"),
        (r"\[.*\]\((\S+)\)$", "write {0}"),
        (r"(https?)(?::/?|/+)(?=[\w.-]+\.\w)(.*)", "write {0}://{1}"),
        (r"(?:htt?p?s?|hhtps?|htps?)://(.*)", "write https://{0}"),
        (r"/?content/(.+)", "write {0}: files are named as below content/"),
        (
            r"(?:file:|[A-Za-z]:\\|~|\.{1,2}/|/)(?:.*[/\\])?([^/\\]+)",
            "put the file into content/files/ and write files/{0}",
        ),
        (r"(www\..*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/.*)", "write https://{0}"),
    )
)


def _extra(node: Node) -> dict[str, str]:
    return {key: _text(child) for key, child in _mapping(node).items()}


def _aliases(node: Node) -> dict[str, list[str]]:
    if isinstance(node.value, list):
        raise Rejected(node.at, "must be names with their spellings", "write {Colin Raffel: [C. Raffel]}")
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
    if isinstance(node.value, str):
        raise Rejected(node.at, f"must have a 'value' for {name!r}", f"write {name}: {{value: {node.value or 29}}}")
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
    Kind.IMAGE: Codec(
        _matching(_PICTURE, "the path of a picture below content/", "write it like images/figure.png"), str, str
    ),
    Kind.ALIASES: Codec(_aliases, _valued(tuple), _valued(list)),
    Kind.METRICS: Codec(_metrics, _metric_values, _metric_records),
    Kind.EXTRA: Codec(_extra, dict, dict),
}
