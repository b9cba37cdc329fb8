"""The values of front matter: for each kind of field, YAML → plain value → value of the model, and back.

A plain value is a text, whole number, true or false, or a list or mapping of these, in a normal form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from generator.facts import categories, dates, identifiers, names, people_fixes, value_hints
from generator.facts.fields import CV_GROUPINGS, METRICS, PARTS, Kind, Parts
from generator.facts.frontmatter import Node
from generator.facts.link_values import accounts_and_links, links, web_address
from generator.facts.work_kinds import ITEM_TYPES
from generator.facts.yaml_scalars import in_brackets
from generator.facts.yaml_values import Rejected, items_of, mapping_of, quoted_whole, suggested, text_of, texts_of
from generator.model import Metric, PartialDate

_DOI, _ARXIV = re.compile(identifiers.DOI), re.compile(identifiers.ARXIV)
_PICTURE = re.compile(r"(?:(?!\.{1,2}/)[^/:\\]+/)*[^/:\\]+\.(?:png|jpe?g|webp|avif|gif|svg)", re.IGNORECASE)
_NAME_OF_ID = re.compile(r"[a-z][a-z0-9_-]{0,30}")


def _people(node: Node) -> list[str]:
    if isinstance(node.value, str) and (people := people_fixes.named(node.value)):
        meant = ", ".join(map(in_brackets, people))
        raise Rejected(node.at, "must be a list, not text", f"write [{meant:.200}]")
    for item in items_of(node):
        if isinstance(item.value, dict):
            raise Rejected(item.at, "must be names, not a mapping", "write the name alone: [Ann Ada, Bo Bee]")
    return [names.spelled(names.parse(text)) for text in texts_of(node)]


def _date(node: Node) -> str:
    text = text_of(node)
    try:
        return dates.iso(dates.parse_iso(text)) if text else ""
    except ValueError as error:
        raise Rejected(node.at, f"is not a valid date: {error}", value_hints.of_date(text)) from error


def _flag(node: Node) -> bool:
    text = text_of(node)
    if text not in {"true", "false", ""}:
        raise Rejected(node.at, f"must be true or false, not {text!r}", value_hints.of_flag(text))
    return text == "true"


def _count(node: Node) -> int:
    text = text_of(node)
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise Rejected(node.at, f"must be a whole number, not {text!r}", "write digits only, such as 1843")
    return int(text)


def _matching(pattern: re.Pattern[str], what: str, hint: str | Callable[[str], str]) -> Callable[[Node], str]:
    def read_value(node: Node) -> str:
        text = text_of(node)
        if text and not pattern.fullmatch(text):
            raise Rejected(node.at, f"is not {what}: {text!r:.80}", hint if isinstance(hint, str) else hint(text))
        return text

    return read_value


def _category(node: Node) -> str:
    text = text_of(node)
    if text and not categories.is_well_formed(text):
        raise Rejected(node.at, f"is not a category code: {text!r:.80}", value_hints.of_category(text))
    return text


def _categories(node: Node) -> list[str]:
    texts_of(node)
    return [_category(item) for item in node.value] if isinstance(node.value, list) else []


def _item_type(node: Node) -> str:
    text = text_of(node)
    if text and text not in ITEM_TYPES:
        raise Rejected(node.at, f"is not a known type: {text!r:.80}", value_hints.of_item_type(text))
    return text


def _ids(node: Node) -> dict[str, str]:
    ids = {}
    for name, child in mapping_of(node).items():
        if not _NAME_OF_ID.fullmatch(name):
            raise Rejected(child.key_at, f"has a catalogue that is not a plain word: {name!r:.80}", "for example pmid")
        if not (text := text_of(child)):
            raise Rejected(child.key_at, f"has no identifier for {name!r}", "delete the line")
        ids[name] = text
    return ids


def _extra(node: Node) -> dict[str, str]:
    return {key: text_of(child) for key, child in mapping_of(node).items()}


def _aliases(node: Node) -> dict[str, list[str]]:
    if isinstance(node.value, list):
        raise Rejected(node.at, "must be names with their spellings", "write {Charles Babbage: [C. Babbage]}")
    spellings = {}
    for key, child in mapping_of(node).items():
        name, others = names.normal(key), texts_of(child)
        if not name or not others:
            raise Rejected(child.key_at, f"has no spellings for {key!r:.80}", "write Charles Babbage: [C. Babbage]")
        spellings[name] = others
    return spellings


def _metrics(node: Node) -> dict[str, dict[str, Any]]:
    return {name: _metric(name, child) for name, child in mapping_of(node).items()}


def _metric(name: str, node: Node) -> dict[str, Any]:
    if name not in METRICS:
        raise Rejected(node.key_at, f"has an unknown figure {name!r:.80}", suggested(name, METRICS))
    if isinstance(node.value, str):
        raise Rejected(node.at, f"must have a 'value' for {name!r}", f"write {name}: {{value: {node.value or 12}}}")
    parts = mapping_of(node)
    if "value" not in parts:
        raise Rejected(node.key_at, f"has no 'value' for {name!r}", "add value: 12")
    for key, child in parts.items():
        if key not in _METRIC_PARTS:
            what = f"has an unknown key {key!r:.80} under {name!r}"
            raise Rejected(child.key_at, what, f"known: {', '.join(_METRIC_PARTS)}")
    return {key: read_part(parts[key]) for key, read_part in _METRIC_PARTS.items() if key in parts}


_METRIC_PARTS: dict[str, Callable[[Node], Any]] = {"value": _count, "source": text_of, "as_of": _date}


def _metric_values(record: Mapping[str, Mapping[str, Any]]) -> tuple[Metric, ...]:
    return tuple(
        Metric(id, m["value"], m.get("source", ""), _date_value(m.get("as_of", ""))) for id, m in record.items()
    )


def _metric_records(metrics: Iterable[Metric]) -> dict[str, dict[str, Any]]:
    whole = {m.id: {"value": m.value, "source": m.source, "as_of": dates.iso(m.as_of)} for m in metrics}
    return {id: {key: part for key, part in m.items() if part != ""} for id, m in whole.items()}


def _ror(node: Node) -> str:
    return _IS_ROR(node).removeprefix("https://").removeprefix("ror.org/")


_IS_ROR = _matching(
    re.compile(r"(?:(?:https://)?ror\.org/)?0[a-z0-9]{6}\d\d"), "an id of ror.org", "write it like 05dxps055"
)


def _cv_grouping(node: Node) -> str:
    text = text_of(node)
    if text not in CV_GROUPINGS:
        raise Rejected(node.at, f"is not an order of publications: {text!r:.80}", suggested(text, CV_GROUPINGS, 0.5))
    return text


def _cv_pages(node: Node) -> int:
    pages = _count(node)
    if pages not in (1, 2):
        raise Rejected(node.at, f"must be 1 or 2 pages, not {pages}")
    return pages


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


def _parts(node: Node, table: Parts) -> dict[str, Any]:
    """The parts of an entry, in the order of the table; a text alone is its main part."""
    given = {table.main: node} if isinstance(node.value, str) and table.main else mapping_of(node)
    for key, child in given.items():
        if key not in table.kinds:
            hint = quoted_whole(key, given) or suggested(key, table.kinds)
            raise Rejected(child.key_at, f"has an unknown key {key!r:.80}", hint)
    parts = {key: CODECS[kind].read(given[key]) for key, kind in table.kinds.items() if key in given}
    if table.main and not (any(parts.values()) if table.any_part else parts.get(table.main)):
        raise Rejected(node.at, f"has an entry without {table.main!r}", f"add {table.main}: …")
    return {key: part for key, part in parts.items() if part or key == table.main}


def _entry(table: Parts, record: Mapping[str, Any]) -> Any:
    return table.model(**{key: CODECS[table.kinds[key]].to_value(part) for key, part in record.items()})


def _entry_record(table: Parts, entry: Any) -> dict[str, Any]:
    plain = {key: CODECS[kind].to_plain(getattr(entry, key)) for key, kind in table.kinds.items()}
    return {key: part for key, part in plain.items() if part}


def _list_of(table: Parts) -> Codec:
    """A list of entries, each with the parts of a table."""
    return Codec(
        lambda node: [_parts(item, table) for item in items_of(node)],
        _mapped(tuple, partial(_entry, table)),
        _mapped(list, partial(_entry_record, table)),
    )


def _one_of(table: Parts) -> Codec:
    return Codec(partial(_parts, table=table), partial(_entry, table), partial(_entry_record, table))


CODECS: Mapping[Kind, Codec] = {
    Kind.TEXT: Codec(text_of, str, str),
    Kind.TEXT_LIST: Codec(texts_of, tuple, list),
    Kind.PEOPLE: Codec(_people, _mapped(tuple, names.parse), _mapped(list, names.spelled)),
    Kind.DATE: Codec(_date, _date_value, dates.iso),
    Kind.FLAG: Codec(_flag, bool, bool),
    Kind.COUNT: Codec(_count, int, int),
    Kind.DOI: Codec(_matching(_DOI, "a DOI", value_hints.of_doi), str, str),
    Kind.ARXIV: Codec(_matching(_ARXIV, "an arXiv id", value_hints.of_arxiv), str, str),
    Kind.CATEGORY: Codec(_category, str, str),
    Kind.CATEGORY_LIST: Codec(_categories, tuple, list),
    Kind.ITEM_TYPE: Codec(_item_type, str, str),
    Kind.LINKS: Codec(links, dict, dict),
    Kind.IDS: Codec(_ids, dict, dict),
    Kind.IMAGE: Codec(_matching(_PICTURE, "the path of a picture", "write it like images/figure.png"), str, str),
    Kind.ALIASES: Codec(_aliases, _valued(tuple), _valued(list)),
    Kind.METRICS: Codec(_metrics, _metric_values, _metric_records),
    Kind.EXTRA: Codec(_extra, dict, dict),
    Kind.ACCOUNTS: Codec(accounts_and_links, dict, dict),
    Kind.ADDRESS: Codec(web_address, str, str),
    Kind.ROR: Codec(_ror, str, str),
    Kind.CV_PAGES: Codec(_cv_pages, int, int),
    Kind.CV_GROUPING: Codec(_cv_grouping, str, str),
    Kind.AFFILIATIONS: _list_of(PARTS[Kind.AFFILIATIONS]),
    Kind.EDUCATION: _list_of(PARTS[Kind.EDUCATION]),
    Kind.OCCASIONS: _list_of(PARTS[Kind.OCCASIONS]),
    Kind.CV: _one_of(PARTS[Kind.CV]),
    Kind.VENUE_NAME: _one_of(PARTS[Kind.VENUE_NAME]),
}
