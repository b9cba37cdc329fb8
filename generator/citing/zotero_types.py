"""The item types of Zotero (https://api.zotero.org/itemTypes), for what it reads from pages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.citing.work import Cited

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article-journal": "journalArticle",
        "paper-conference": "conferencePaper",
        "preprint": "preprint",
        "book": "book",
        "chapter": "bookSection",
        "thesis": "thesis",
        "report": "report",
        "dataset": "dataset",
        "software": "computerProgram",
    }
)
_OTHER = "document"
"""A work of which nothing more is known: neither an article in a journal nor a preprint."""


def zotero_type(c: Cited) -> str:
    """The item type of a work."""
    return _TYPES.get("preprint" if c.is_preprint else c.type, _OTHER)
