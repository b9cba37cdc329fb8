"""JSON Schema (draft 2020-12) of the front matter, from the table of fields, for completion and checks in editors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from generator.facts import identifiers
from generator.facts.fields import CV_GROUPINGS, METRICS, PARTS, Field, Kind
from generator.facts.work_kinds import ITEM_TYPES

_TEXT = {"type": ["string", "number"]}
_DATE = {
    "type": ["string", "integer"],
    "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?|--\d{2}(-\d{2})?)$",
}
_CATEGORY = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z-]*(\.[A-Za-z][A-Za-z-]*)?$"}
_ADDRESS = {"type": "string", "pattern": r"^((https?://|mailto:)\S+|[^:\\?#]+\.[A-Za-z0-9]{1,5})$"}
_METRIC = {
    "type": "object",
    "properties": {"value": {"type": "integer", "minimum": 0}, "source": {"type": "string"}, "as_of": _DATE},
    "required": ["value"],
    "additionalProperties": False,
}

_BY_KIND: Mapping[Kind, dict[str, Any]] = MappingProxyType(
    {
        Kind.TEXT: _TEXT,
        Kind.TEXT_LIST: {"type": "array", "items": _TEXT},
        Kind.PEOPLE: {"type": "array", "items": {"type": "string", "minLength": 1}},
        Kind.DATE: _DATE,
        Kind.FLAG: {"type": "boolean"},
        Kind.COUNT: {"type": "integer", "minimum": 0},
        Kind.DOI: {"type": "string", "pattern": f"^{identifiers.DOI}$"},
        Kind.ARXIV: {"type": "string", "pattern": f"^{identifiers.ARXIV}$"},
        Kind.CATEGORY: _CATEGORY,
        Kind.CATEGORY_LIST: {"type": "array", "items": _CATEGORY},
        Kind.ITEM_TYPE: {"enum": list(ITEM_TYPES)},
        Kind.LINKS: {"type": "object", "additionalProperties": _ADDRESS},
        Kind.IDS: {"type": "object", "additionalProperties": _TEXT},
        Kind.IMAGE: {"type": "string", "pattern": r"^[^/\\:][^\\:]*\.[A-Za-z]+$"},
        Kind.ALIASES: {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
        Kind.METRICS: {"type": "object", "properties": dict.fromkeys(METRICS, _METRIC), "additionalProperties": False},
        Kind.EXTRA: {"type": "object", "additionalProperties": _TEXT},
        Kind.ACCOUNTS: {"type": "object", "additionalProperties": _TEXT},
        Kind.ADDRESS: {"type": "string", "pattern": r"^(https?://|mailto:)\S+$"},
        Kind.ROR: {"type": "string", "pattern": r"^((https://)?ror\.org/)?0[a-z0-9]{6}\d\d$"},
        Kind.CV_PAGES: {"enum": [1, 2]},
        Kind.CV_GROUPING: {"enum": list(CV_GROUPINGS)},
    }
)


def schema(title: str, fields: Iterable[Field]) -> dict[str, Any]:
    """The schema of one kind of file; unknown keys are errors in it as they are in the checks."""
    rows = list(fields)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": {f.key: {"description": f"{f.doc} Example: {f.example}", **_of_field(f)} for f in rows},
        "required": [field.key for field in rows if field.required],
        "additionalProperties": False,
    }


def list_schema(title: str, fields: Iterable[Field]) -> dict[str, Any]:
    """The schema of a file that is a list of things of one kind."""
    whole = schema(title, fields)
    return {"$schema": whole.pop("$schema"), "title": whole.pop("title"), "type": "array", "items": whole}


def _of_field(field: Field) -> dict[str, Any]:
    return {"enum": list(field.choices)} if field.choices else _of_kind(field.kind)


def _of_kind(kind: Kind) -> dict[str, Any]:
    if kind not in PARTS:
        return _BY_KIND[kind]
    table = PARTS[kind]
    parts = {
        "type": "object",
        "properties": {key: _of_kind(of) for key, of in table.kinds.items()},
        "additionalProperties": False,
    }
    if not table.main:
        return parts
    return {"type": "array", "items": {"anyOf": [_TEXT, parts | {"required": [table.main]}]}}
