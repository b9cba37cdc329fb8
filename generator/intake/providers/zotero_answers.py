"""Zotero (zotero.org/support/dev/web_api): the items of a library."""

from __future__ import annotations

from typing import Any

from generator.intake.providers.asking import MOST_WORKS, Session, kept, listed
from generator.intake.readers.mapping import text_at

_NO_WORKS = frozenset({"attachment", "note", "annotation"})
_PAGE = 100


def ask(session: Session, id: str) -> list[Any]:
    """The items of a library, without attachments and notes."""
    library = id if "/" in id else f"users/{id}"
    found: list[Any] = []
    page: list[Any] = [None]
    while page and len(found) < MOST_WORKS:
        order = {"limit": str(_PAGE), "start": str(len(found)), "sort": "dateAdded", "direction": "asc"}
        page = listed(session, session.json(f"/{library}/items/top", format="json", **order), "")
        found += page
        page = page if len(page) == _PAGE else []
    works = [each for each in found if text_at(each, "data.itemType") not in _NO_WORKS]
    return [kept(works, "key data", "key")]
