"""The table of front-matter fields: one row per field, the one place that says what it means elsewhere.

The reader, the checks, the JSON Schema and `docs/front-matter.md` follow these rows, and so do the writers: a text goes
out as it is under the names in its row, unless `citing.work.Cited` has an attribute for it. CSL variables are those of
CSL 1.0.2, RIS tags those of the RIS format (Research Information Systems), properties those of schema.org.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from generator.model import Affiliation, CvOptions, Degree, VenueName


class Kind(StrEnum):
    """How the value of a field is written; `values` reads and writes each kind."""

    TEXT = "text"
    TEXT_LIST = "list of texts"
    PEOPLE = "list of names"
    DATE = "date"
    FLAG = "true or false"
    COUNT = "whole number"
    DOI = "DOI"
    ARXIV = "arXiv id"
    CATEGORY = "category code"
    CATEGORY_LIST = "list of category codes"
    ITEM_TYPE = "CSL item type"
    LINKS = "names with web addresses"
    IMAGE = "path of a picture"
    ALIASES = "names with other spellings"
    METRICS = "figures"
    EXTRA = "free names and texts"
    ACCOUNTS = "names with ids or web addresses"
    ADDRESS = "web address"
    ROR = "id of ror.org"
    AFFILIATIONS = "list of places of work"
    EDUCATION = "list of degrees"
    VENUE_NAME = "short name of a venue"
    CV = "how the CV is made"
    CV_PAGES = "1 or 2 pages"
    CV_GROUPING = "by kind, or by year"


@dataclass(frozen=True, slots=True)
class Field:
    """One row. An empty format column says that the format has no such field; `was` are names that earlier versions
    gave it, which are still read."""

    key: str
    kind: Kind
    doc: str
    example: str
    required: bool = False
    bibtex: str = ""
    csl: str = ""
    ris: str = ""
    schema_org: str = ""
    was: tuple[str, ...] = ()

    @property
    def is_stated(self) -> bool:
        """True if some format has it."""
        return bool(self.bibtex or self.csl or self.ris or self.schema_org)


@dataclass(frozen=True, slots=True)
class Parts:
    """What an entry of a list, or a mapping with fixed keys, consists of: its class in the model, and the kind of each
    part. An entry needs its `main` part, and a text alone is that part; a mapping has no `main`."""

    model: type
    kinds: Mapping[str, Kind]
    main: str = ""


CV_GROUPINGS = ("by kind", "by year")

_LASTING = {"url": Kind.ADDRESS, "start": Kind.DATE, "end": Kind.DATE}

PARTS: Mapping[Kind, Parts] = MappingProxyType(
    {
        Kind.AFFILIATIONS: Parts(
            Affiliation,
            {"name": Kind.TEXT, "role": Kind.TEXT, "department": Kind.TEXT, "ror": Kind.ROR, **_LASTING},
            "name",
        ),
        Kind.EDUCATION: Parts(
            Degree,
            {"degree": Kind.TEXT, "area": Kind.TEXT, "institution": Kind.TEXT, "thesis": Kind.TEXT, **_LASTING},
            "degree",
        ),
        Kind.VENUE_NAME: Parts(VenueName, {"short": Kind.TEXT, "url": Kind.ADDRESS}, "short"),
        Kind.CV: Parts(CvOptions, {"short": Kind.CV_PAGES, "publications": Kind.CV_GROUPING}),
    }
)

# fmt: off
PUBLICATION_FIELDS = (
    Field("title", Kind.TEXT, "Title; `$…$` is math.", '"Llama 2: Open Foundation and Fine-Tuned Chat Models"',
          required=True, bibtex="title", csl="title", ris="TI", schema_org="headline, name"),
    Field("authors", Kind.PEOPLE,
          "Names in order, as `First Last` or `Last, First`; braces keep an organisation whole.",
          '[Hugo Touvron, "van der Maaten, Laurens", "{The ATLAS Collaboration}"]',
          bibtex="author", csl="author", ris="AU", schema_org="author"),
    Field("authors_truncated", Kind.FLAG, "The source cut the list (“et al.”); exports end in “and others”.", "true",
          bibtex="author"),
    Field("editors", Kind.PEOPLE, "Editors of the proceedings or book that holds the work.", "[Ada Lovelace]",
          bibtex="editor", csl="editor", ris="ED", schema_org="editor"),
    Field("date", Kind.DATE, "First public; the year, month or day may be missing.", "2023-07-18",
          bibtex="year, month", csl="issued", ris="PY, DA", schema_org="datePublished"),
    Field("published", Kind.DATE, "Date of the venue's version, where it differs; citations state it in place of the "
          "first.", "2024-05", bibtex="year, month", csl="issued", ris="PY, DA", schema_org="datePublished"),
    Field("type", Kind.ITEM_TYPE, "Kind of work; `article` is a work without a venue, such as a preprint.",
          "article-journal",
          bibtex="entry type", csl="type", ris="TY", schema_org="@type"),
    Field("venue", Kind.TEXT, "Journal, proceedings or book that holds the work.",
          "Journal of Machine Learning Research",
          bibtex="journal, booktitle, series, howpublished", csl="container-title, collection-title", ris="T2",
          schema_org="isPartOf"),
    Field("venue_short", Kind.TEXT, "Short name of the venue, for lists; where it is missing, content/venues.yml and a "
          "table of the program give it.", "JMLR",
          bibtex="shortjournal", csl="container-title-short", ris="J2"),
    Field("volume", Kind.TEXT, "Volume of the journal.", '"24"',
          bibtex="volume", csl="volume", ris="VL", schema_org="volumeNumber"),
    Field("number", Kind.TEXT, "Issue of the journal, or number of a report.", '"240"',
          bibtex="number", csl="issue, number", ris="IS, M1", schema_org="issueNumber"),
    Field("pages", Kind.TEXT, "First and last page.", '"1-113"',
          bibtex="pages", csl="page", ris="SP, EP", schema_org="pagination"),
    Field("publisher", Kind.TEXT, "Publisher, or the school of a thesis.", "Association for Computational Linguistics",
          bibtex="publisher, school, institution, organization", csl="publisher", ris="PB", schema_org="publisher"),
    Field("doi", Kind.DOI, "The publisher's DOI, without `https://doi.org/`.", "10.1162/tacl_a_00461",
          bibtex="doi", csl="DOI", ris="DO", schema_org="identifier, sameAs"),
    Field("arxiv", Kind.ARXIV, "arXiv identifier.", '"2307.09288"',
          bibtex="eprint, archivePrefix", csl="number, note", ris="AN", schema_org="identifier, sameAs"),
    Field("category", Kind.CATEGORY, "Primary category; gives the paper its topic page.", "cs.CL",
          bibtex="primaryClass", csl="keyword", ris="KW", schema_org="keywords"),
    Field("other_categories", Kind.CATEGORY_LIST, "Further categories; each is a topic too.", "[cs.LG, stat.ML]",
          csl="keyword", ris="KW", schema_org="keywords"),
    Field("links", Kind.LINKS, "Links by what they lead to: code, pdf, slides, video, project, data… Citations state "
          "`url`.", "{url: https://example.org/llama2, code: https://github.com/meta-llama/llama}",
          bibtex="url", csl="URL", ris="UR", schema_org="sameAs"),
    Field("code_flag", Kind.FLAG, "The paper index says that code exists; it is not a link.", "true"),
    Field("listed_affiliations", Kind.TEXT_LIST, "Affiliations as the index guesses them.", "[meta-ai]"),
    Field("index_rank", Kind.COUNT, "Position in the profile; the first six are shown on the home page if no paper is "
          "featured.", "1"),
    Field("featured", Kind.FLAG, "Show it among the selected publications on the home page, in place of the first six "
          "of the profile.", "true"),
    Field("hidden", Kind.FLAG, "Leave it out of the site, its counts, downloads and exports; it is still checked, and "
          "an import keeps it hidden.", "true"),
    Field("note", Kind.TEXT, "A short line shown in lists and on its page, such as an award.", "Best paper award"),
    Field("equal_contribution", Kind.PEOPLE, "Authors who contributed equally, named as in `authors`; each gets a *.",
          "[Hugo Touvron, Louis Martin]"),
    Field("image", Kind.IMAGE, "Picture for its page: the path of a file below `content/`.",
          "images/llama2.png"),
    Field("image_alt", Kind.TEXT, "What the picture shows, for those who cannot see it; an `image` needs it.",
          "Loss against training steps for four model sizes"),
    Field("formerly", Kind.TEXT_LIST, "Earlier keys of the paper, whose addresses lead to its page. A page of your own "
          "has its earlier paths there: `[talks/old.md]`.", "[lovelace1842engine]"),
    Field("distinct", Kind.TEXT_LIST, "Keys of works, or of entries of a source, that are not this work, however alike "
          "they look; an import keeps them apart.", "[smith2021editorial]"),
    Field("extra", Kind.EXTRA, "Anything else worth keeping; not shown.", "{shelfmark: QA76.9}"),
)

PROFILE_FIELDS = (
    Field("name", Kind.TEXT, "The researcher's name, as it is to be marked in author lists.", "Sharan Narang",
          required=True, schema_org="name"),
    Field("field", Kind.TEXT, "Field: a category code or plain words.", "cs.CL", schema_org="knowsAbout"),
    Field("position", Kind.TEXT, "What you are, shown under your name.", "Research scientist", schema_org="jobTitle"),
    Field("affiliations", Kind.AFFILIATIONS, "Where you work and worked. Those without an `end` are shown on the home "
          "page, all of them in the CV; `role` is needed where it is not your `position`.",
          "[{name: Example University, role: Visiting researcher, department: Linguistics, "
          "url: https://example.org, ror: 05dxps055, start: 2024-09, end: 2026}]",
          schema_org="affiliation, alumniOf"),
    Field("education", Kind.EDUCATION, "Degrees, for the CV.",
          "[{degree: PhD, area: Linguistics, institution: Example University, thesis: On vowels, "
          "url: https://example.org, start: 2010, end: 2014}]",
          schema_org="alumniOf"),
    Field("location", Kind.TEXT, "Where to find you: an address or a room.", "Old Observatory 4, Halden",
          schema_org="address"),
    Field("image", Kind.IMAGE, "Your portrait, upright if possible: the path of a file below `content/`.",
          "images/portrait.jpg", schema_org="image"),
    Field("image_alt", Kind.TEXT, "What the portrait shows, for those who cannot see it; an `image` needs it.",
          "Sharan Narang at a blackboard"),
    Field("aliases", Kind.ALIASES,
          "Other spellings of people's names, yours too: who is the same in author lists. The name in front is shown.",
          "{Colin Raffel: [C. Raffel, Colin A. Raffel]}"),
    Field("metrics", Kind.METRICS, "Figures of an index, each with its source and as-of date.",
          "{h_index: {value: 29, source: paper-index profile, as_of: 2026-11-22}}"),
    Field("links", Kind.ACCOUNTS, "Where else you are: email, orcid, github…, each with its id or an address.",
          '{email: you@example.org, orcid: 0000-0002-1825-0097, github: "@example", homepage: "https://example.org"}',
          schema_org="sameAs, identifier"),
    Field("cv", Kind.CV, "How the CV is made: `short` adds a PDF of at most so many pages, `publications` says how "
          "they are listed. Its sections stand in the order of the headings in content/cv.md.",
          "{short: 1, publications: by year}"),
    Field("extra", Kind.EXTRA, "Anything else worth keeping; not shown.", "{office: B12}"),
)
# fmt: on

METRICS = MappingProxyType(
    {
        "citations": "citations",
        "h_index": "h-index",
        "papers": "papers",
        "novelty": "Novelty",
        "ai_score": "AI Score",
    }
)
"""Known figures: id in the front matter → label. `novelty` is a percentage."""


@dataclass(frozen=True, slots=True)
class WorkKind:
    """A kind of work: its names on the site (on a page, above a list, in the filter), and its type in other formats.

    `container` and `publisher` name BibTeX's fields for venue and publisher (empty: biber's data model has none there),
    `parts` the numbers it takes. bibtex warns about an entry without authors, a year or what stands in `needs`; such a
    work becomes `@misc`. `narrows` is the item type of a kind that no `type` names: it follows from other facts.
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
    parts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    narrows: str = ""


_ALL = ("volume", "number", "pages")

# fmt: off
_PAPER = WorkKind("Paper", "Papers", "other", "GEN", "ScholarlyArticle", "online")
_CONFERENCE_PAPER = WorkKind("Conference paper", "Conference papers", "conference", "CPAPER", "ScholarlyArticle",
                             "inproceedings", "inproceedings", "booktitle", "publisher", _ALL, ("venue",))

WORK_KINDS = MappingProxyType({
    "article-journal": WorkKind("Journal article", "Journal articles", "journal", "JOUR", "ScholarlyArticle",
                                "article", "article", "journal", "", _ALL, ("venue",)),
    "paper-conference": _CONFERENCE_PAPER,
    "workshop": replace(_CONFERENCE_PAPER, label="Workshop paper", section="Workshop papers", facet="workshop",
                        narrows="paper-conference"),
    "preprint": replace(_PAPER, label="Preprint", section="Preprints", facet="preprint", ris="UNPB", container="",
                        publisher="", narrows="article"),
    "article": _PAPER,
    "book": WorkKind("Book", "Books", "book", "BOOK", "Book",
                     "book", "book", "series", "publisher", _ALL, ("publisher",)),
    "chapter": WorkKind("Chapter", "Chapters", "book", "CHAP", "Chapter", "incollection", "incollection", "booktitle",
                        "publisher", _ALL, ("venue", "publisher", "editors")),
    "thesis": WorkKind("Thesis", "Theses", "other", "THES", "Thesis",
                       "phdthesis", "phdthesis", "", "school", ("pages",), ("publisher",)),
    "report": WorkKind("Report", "Reports", "other", "RPRT", "Report",
                       "techreport", "techreport", "", "institution", ("number", "pages"), ("publisher",)),
    "dataset": WorkKind("Dataset", "Datasets", "other", "DATA", "Dataset", "dataset"),
    "software": WorkKind("Software", "Software", "other", "COMP", "SoftwareSourceCode", "software"),
})
# fmt: on
"""Kinds of works in the order of a curriculum vitae (manuals "btxdoc" and biblatex, RIS, schema.org). RIS' `UNPB`, an
unpublished work, is said of preprints only: of other works without a journal nothing is known."""

ITEM_TYPES = MappingProxyType({name: kind for name, kind in WORK_KINDS.items() if not kind.narrows})
"""The kinds that the field `type` names: CSL item types."""

DEFAULT_ITEM_TYPE = "article"


def earlier_names(fields: Iterable[Field]) -> dict[str, str]:
    """The names that earlier versions gave to fields → their names now."""
    return {name: field.key for field in fields for name in field.was}
