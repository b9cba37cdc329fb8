"""The item types of Zotero (https://api.zotero.org/itemTypes), for what it reads from pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.citing.work import Cited
from generator.text.line import one_line

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
        "review": "journalArticle",
        "review-book": "journalArticle",
        "article-magazine": "magazineArticle",
        "article-newspaper": "newspaperArticle",
        "entry": "encyclopediaArticle",
        "entry-encyclopedia": "encyclopediaArticle",
        "entry-dictionary": "dictionaryEntry",
        "standard": "standard",
        "patent": "patent",
        "manuscript": "manuscript",
        "speech": "presentation",
        "webpage": "webpage",
        "post-weblog": "blogPost",
        "post": "forumPost",
        "interview": "interview",
        "broadcast": "videoRecording",
        "motion_picture": "film",
        "song": "audioRecording",
        "figure": "artwork",
        "graphic": "artwork",
        "map": "map",
        "bill": "bill",
        "legislation": "statute",
        "legal_case": "case",
        "hearing": "hearing",
        "personal_communication": "letter",
    }
)
_OTHER = "document"
"""A work of which nothing more is known: neither an article in a journal nor a preprint."""


def zotero_type(c: Cited) -> str:
    """The item type of a work."""
    return _TYPES.get("preprint" if c.is_preprint else c.type, _OTHER)


_KINDS_OF: Mapping[str, str] = MappingProxyType(
    {
        "thesis": "thesisType",
        "report": "reportType",
        "manuscript": "manuscriptType",
        "speech": "presentationType",
        "preprint": "genre",
        "webpage": "websiteType",
        "post-weblog": "websiteType",
        "map": "mapType",
        "personal_communication": "letterType",
    }
)
"""Item type of CSL → the field that says of which kind it is."""


def zotero_fields(c: Cited) -> Iterator[tuple[str, str]]:
    """What only Zotero's own vocabulary can say, as names of tags in the head of a page with their contents."""
    w, type = c.work, "preprint" if c.is_preprint else c.type
    yield "z:itemType", zotero_type(c)
    yield "z:archiveID" if c.is_preprint else "z:extra", f"arXiv:{c.arxiv}" if c.arxiv else ""
    texts = {
        _KINDS_OF.get(type, ""): w.genre,
        "place": c.event_place if type == "speech" else w.place,
        "meetingName": c.event if type == "speech" else "",
        "edition": w.edition,
        "versionNumber": w.version,
        "seriesNumber": c.series_number,
        "numberOfVolumes": w.volumes,
        "patentNumber": c.number if type == "patent" else "",
        "assignee": "; ".join(holder.name for holder in c.holders),
    }
    yield from ((f"z:{name}", one_line(text)) for name, text in texts.items() if name)
