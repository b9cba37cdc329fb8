"""The kinds of works: what each is called on the site and in every format, one row a kind.

Item types are those of CSL 1.0.2, entry types those of BibTeX ("btxdoc") and biblatex, RIS types those of the RIS
format, classes those of schema.org.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class WorkKind:
    """A kind of work: its names on the site (on a page, above a list, in the filter), and its type in other formats.

    `container` and `publisher` name BibTeX's fields for venue and publisher. The number of a work of a kind that
    `is_numbered` is its own, that of any other is the issue of its journal. `narrows` is the item type of a kind that
    no `type` names: it follows from other facts.
    """

    label: str
    section: str
    facet: str
    ris: str
    schema_org: str
    biblatex: str = "misc"
    entry_type: str = "misc"
    container: str = "howpublished"
    publisher: str = "organization"
    is_numbered: bool = False
    narrows: str = ""


def _other(label: str, section: str, ris: str, schema_org: str = "CreativeWork", biblatex: str = "misc") -> WorkKind:
    """A kind that BibTeX has no entry type for."""
    return WorkKind(label, section, "other", ris, schema_org, biblatex, is_numbered=True)


# fmt: off
_PAPER = WorkKind("Paper", "Papers", "other", "GEN", "ScholarlyArticle", "online")
_ARTICLE = WorkKind("Journal article", "Journal articles", "journal", "JOUR", "ScholarlyArticle",
                    "article", "article", "journal", "publisher")
_CONFERENCE_PAPER = WorkKind("Conference paper", "Conference papers", "conference", "CPAPER", "ScholarlyArticle",
                             "inproceedings", "inproceedings", "booktitle", "publisher")
_BOOK = WorkKind("Book", "Books", "book", "BOOK", "Book", "book", "book", "series", "publisher")
_CHAPTER = WorkKind("Chapter", "Chapters", "book", "CHAP", "Chapter",
                    "incollection", "incollection", "booktitle", "publisher")
_THESIS = WorkKind("Thesis", "Theses", "other", "THES", "Thesis", "thesis", "phdthesis", publisher="school",
                   is_numbered=True)
_REPORT = WorkKind("Report", "Reports", "other", "RPRT", "Report", "report", "techreport", publisher="institution",
                   is_numbered=True)
_ENTRY = replace(_CHAPTER, label="Reference entry", section="Reference entries", ris="ENCYC", biblatex="inreference")

WORK_KINDS = MappingProxyType({
    "article-journal": _ARTICLE,
    "paper-conference": _CONFERENCE_PAPER,
    "workshop": replace(_CONFERENCE_PAPER, label="Workshop paper", section="Workshop papers", facet="workshop",
                        narrows="paper-conference"),
    "preprint": replace(_PAPER, label="Preprint", section="Preprints", facet="preprint", ris="UNPB",
                        publisher="howpublished", narrows="article"),
    "article": _PAPER,
    "book": _BOOK,
    "edited-book": replace(_BOOK, label="Edited book", section="Edited books", ris="EDBOOK", biblatex="collection",
                           narrows="book"),
    "proceedings": replace(_BOOK, label="Proceedings", section="Proceedings", ris="CONF", biblatex="proceedings",
                           entry_type="proceedings", narrows="book"),
    "part-of-book": replace(_BOOK, label="Part of a book", section="Parts of books", ris="CHAP", entry_type="inbook",
                            narrows="book"),
    "chapter": _CHAPTER,
    "periodical": WorkKind("Periodical", "Periodicals", "journal", "SER", "Periodical", "periodical"),
    "review": replace(_ARTICLE, label="Review", section="Reviews", schema_org="Review"),
    "review-book": replace(_ARTICLE, label="Book review", section="Book reviews", schema_org="Review"),
    "article-magazine": replace(_ARTICLE, label="Magazine article", section="Magazine articles", facet="other",
                                ris="MGZN", schema_org="Article"),
    "article-newspaper": replace(_ARTICLE, label="Newspaper article", section="Newspaper articles", facet="other",
                                 ris="NEWS", schema_org="NewsArticle"),
    "entry": _ENTRY,
    "entry-encyclopedia": replace(_ENTRY, label="Encyclopedia entry", section="Encyclopedia entries"),
    "entry-dictionary": replace(_ENTRY, label="Dictionary entry", section="Dictionary entries", ris="DICT"),
    "thesis": _THESIS,
    "report": _REPORT,
    "manual": replace(_REPORT, label="Manual", section="Manuals", biblatex="manual", entry_type="manual",
                      publisher="organization", narrows="report"),
    "standard": replace(_REPORT, label="Standard", section="Standards", ris="STAND"),
    "patent": _other("Patent", "Patents", "PAT", biblatex="patent"),
    "manuscript": replace(_other("Manuscript", "Manuscripts", "MANSCPT", "Manuscript", "unpublished"),
                          entry_type="unpublished"),
    "speech": _other("Talk", "Talks", "SLIDE", "PresentationDigitalDocument", "unpublished"),
    "dataset": _other("Dataset", "Datasets", "DATA", "Dataset", "dataset"),
    "software": _other("Software", "Software", "COMP", "SoftwareSourceCode", "software"),
    "collection": _other("Collection", "Collections", "AGGR", "Collection"),
    "webpage": _other("Web page", "Web pages", "ELEC", "WebPage", "online"),
    "post-weblog": _other("Blog post", "Blog posts", "BLOG", "BlogPosting", "online"),
    "post": _other("Post", "Posts", "ELEC", "SocialMediaPosting", "online"),
    "pamphlet": replace(_other("Pamphlet", "Pamphlets", "PAMP", biblatex="booklet"), entry_type="booklet"),
    "interview": _other("Interview", "Interviews", "MPCT"),
    "broadcast": _other("Broadcast", "Broadcasts", "VIDEO"),
    "motion_picture": _other("Film", "Films", "MPCT", "Movie"),
    "song": _other("Recording", "Recordings", "SOUND", "MusicRecording"),
    "musical_score": _other("Musical score", "Musical scores", "MUSIC", "SheetMusic"),
    "performance": _other("Performance", "Performances", "MPCT"),
    "figure": _other("Figure", "Figures", "FIGURE", "ImageObject"),
    "graphic": _other("Graphic work", "Graphic works", "ART", "VisualArtwork"),
    "map": _other("Map", "Maps", "MAP", "Map"),
    "bill": _other("Bill", "Bills", "BILL", "Legislation"),
    "legislation": _other("Legislation", "Legislation", "STAT", "Legislation"),
    "regulation": _other("Regulation", "Regulations", "STAT", "Legislation"),
    "treaty": _other("Treaty", "Treaties", "STAT", "Legislation"),
    "legal_case": _other("Legal case", "Legal cases", "CASE"),
    "hearing": _other("Hearing", "Hearings", "HEAR"),
    "personal_communication": _other("Letter", "Letters", "PCOMM", "Message"),
    "classic": _other("Classic", "Classics", "CLSWK"),
    "event": _other("Event", "Events", "GEN"),
    "document": _other("Document", "Documents", "GEN"),
})
# fmt: on
"""Kinds of works in the order of a curriculum vitae. RIS' `UNPB`, an unpublished work, is said of preprints only: of
other works without a journal nothing is known."""

ITEM_TYPES = MappingProxyType({name: kind for name, kind in WORK_KINDS.items() if not kind.narrows})
"""The kinds that the field `type` names: CSL item types."""

DEFAULT_ITEM_TYPE = "article"

OF_ENTRY_TYPE = MappingProxyType(
    {
        entry_type: kind.narrows or name
        for name, kind in reversed(list(WORK_KINDS.items()))
        for entry_type in (kind.entry_type, kind.biblatex)
    }
    | {"misc": DEFAULT_ITEM_TYPE, "mastersthesis": "thesis"}
)
"""Entry type of BibTeX or biblatex → the item type that it means; any other is named beside it, in `entrysubtype`."""

OF_RIS_TYPE = MappingProxyType(
    {kind.ris: kind.narrows or name for name, kind in reversed(list(WORK_KINDS.items()))}
    | {"ENCYC": "entry-encyclopedia", "MPCT": "motion_picture"}
)
"""Type of RIS → the item type that it means."""
