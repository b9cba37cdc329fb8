"""The table of front-matter fields: one row per field, the one place that says what it means elsewhere.

The reader, the checks, the JSON Schema and `docs/front-matter.md` follow these rows, and so do the writers: a text goes
out as it is under the names in its row, unless `citing.work.Cited` has an attribute for it. CSL variables are those of
CSL 1.0.2, RIS tags those of the RIS format (Research Information Systems), properties those of schema.org. A fact for
which CSL-JSON or RIS has no place, or of which its place does not say all, stands in `custom` or in `U1`, a field for
what a user defines, as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from generator.model import Affiliation, CvOptions, Degree, Occasion, VenueName


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
    IDS = "names of catalogues with identifiers"
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
    OCCASIONS = "list of dates and events"
    CV = "how the CV is made"
    CV_PAGES = "1 or 2 pages"
    CV_GROUPING = "by kind, or by year"


@dataclass(frozen=True, slots=True)
class Field:
    """One row. An empty format column says that the format has no such field; `was` are names that earlier versions
    gave it, which are still read; `label` is what it is called on the page of a work, if it is listed there. A text
    with `choices` is one of them. `leads_to` is the folder of the things that a list of texts names."""

    key: str
    kind: Kind
    doc: str
    example: str
    required: bool = False
    bibtex: str = ""
    csl: str = ""
    ris: str = ""
    schema_org: str = ""
    label: str = ""
    was: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    leads_to: str = ""

    @property
    def is_stated(self) -> bool:
        """True if some format has it."""
        return bool(self.bibtex or self.csl or self.ris or self.schema_org)


@dataclass(frozen=True, slots=True)
class Parts:
    """What an entry of a list, or a mapping with fixed keys, consists of: its class in the model, and the kind of each
    part. A text alone is the `main` part, which an entry needs unless `any_part` is enough; a mapping has no `main`."""

    model: type
    kinds: Mapping[str, Kind]
    main: str = ""
    any_part: bool = False


BY_YEAR = "by year"
CV_GROUPINGS = ("by kind", BY_YEAR)

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
        Kind.VENUE_NAME: Parts(
            VenueName, {"short": Kind.TEXT, "url": Kind.ADDRESS, "formerly": Kind.TEXT_LIST}, "short", any_part=True
        ),
        Kind.OCCASIONS: Parts(
            Occasion,
            {
                "date": Kind.DATE,
                "date_end": Kind.DATE,
                "event": Kind.TEXT,
                "event_url": Kind.ADDRESS,
                "location": Kind.TEXT,
                "links": Kind.LINKS,
            },
            "date",
        ),
        Kind.CV: Parts(CvOptions, {"short": Kind.CV_PAGES, "publications": Kind.CV_GROUPING}),
    }
)

# fmt: off
PUBLICATION_FIELDS = (
    Field("title", Kind.TEXT, "Title; `$…$` is math.", '"Sketch of the Analytical Engine: With Notes"',
          required=True, bibtex="title", csl="title, custom", ris="TI, U1", schema_org="headline, name"),
    Field("authors", Kind.PEOPLE,
          "Names in order, as `First Last` or `Last, First`; braces keep an organisation whole.",
          '[Ada Lovelace, "van der Berg, Luigi", "{The ATLAS Collaboration}"]',
          bibtex="author, usera", csl="author, custom", ris="AU, U1", schema_org="author"),
    Field("authors_truncated", Kind.FLAG, "The source cut the list (“et al.”); exports end in “and others”.", "true",
          bibtex="author", csl="custom", ris="U1"),
    Field("collaboration", Kind.TEXT, "Collaboration that the authors write for; exports name it before them.",
          "ATLAS", bibtex="author, usera", csl="author, custom", ris="AU, U1", schema_org="author",
          label="Collaboration"),
    Field("editors", Kind.PEOPLE, "Editors of the proceedings or book that holds the work.", "[Ada Lovelace]",
          bibtex="editor, usera", csl="editor, custom", ris="ED, U1", schema_org="editor", label="Edited by"),
    Field("translators", Kind.PEOPLE, "Translators of the work.", "[Ada Lovelace]",
          bibtex="translator, usera", csl="translator, custom", ris="A4, U1", schema_org="translator",
          label="Translated by"),
    Field("holders", Kind.PEOPLE, "Who holds the patent.", '["{Analytical Engines Inc.}"]',
          bibtex="holder, usera", csl="publisher, custom", ris="PB, U1", schema_org="copyrightHolder", label="Held by"),
    Field("date", Kind.DATE, "First public; the year, month or day may be missing.", "2023-07-18",
          bibtex="year, month", csl="issued", ris="PY, DA", schema_org="datePublished"),
    Field("published", Kind.DATE, "Date of the venue's version, where it differs; citations state it in place of the "
          "first.", "2024-05", bibtex="year, month", csl="issued", ris="PY, DA", schema_org="datePublished"),
    Field("original_date", Kind.DATE, "Date of the original, of a translation or a new edition.", "1843",
          bibtex="origdate", csl="original-date", ris="OP", label="First published"),
    Field("type", Kind.ITEM_TYPE, "Kind of work; `article` is a work without a venue, such as a preprint.",
          "article-journal",
          bibtex="entry type", csl="type", ris="TY, U1", schema_org="@type"),
    Field("genre", Kind.TEXT, "What the type does not say: the kind of a thesis, report, talk or patent.",
          "Master's thesis", bibtex="type, usera", csl="genre", ris="M3, U1", schema_org="genre", label="Kind"),
    Field("status", Kind.TEXT, "State of what has not appeared: submitted, in press, forthcoming.", "in press",
          bibtex="pubstate", csl="status", ris="U1", schema_org="creativeWorkStatus", label="Status"),
    Field("venue", Kind.TEXT, "Journal, proceedings or book that holds the work.",
          "Journal of Machine Learning Research",
          bibtex="journal, booktitle, howpublished, usera", csl="container-title, custom", ris="T2, C3, U1",
          schema_org="isPartOf"),
    Field("venue_short", Kind.TEXT, "Short name of the venue, for lists; where it is missing, content/venues.yml and a "
          "table of the program give it.", "JMLR",
          bibtex="shortjournal", csl="container-title-short", ris="J2, U1"),
    Field("event", Kind.TEXT, "Conference, meeting or exhibition at which it was presented.",
          "Annual Meeting of the Royal Society",
          bibtex="eventtitle, usera", csl="event-title", ris="T2, C3, U1", label="Event"),
    Field("event_place", Kind.TEXT, "Where the event took place.", "Turin",
          bibtex="venue, usera", csl="event-place", ris="C1, CY", schema_org="locationCreated",
          label="Place of the event"),
    Field("set_title", Kind.TEXT, "Title of the set of volumes to which the book belongs, or the book that holds the "
          "chapter.", "The Collected Works",
          bibtex="maintitle, usera", csl="volume-title, custom", ris="U1", label="Set"),
    Field("series", Kind.TEXT, "Series in which the volume appeared.", "Lecture Notes in Computer Science",
          bibtex="series, usera", csl="collection-title, custom", ris="T2, T3, U1", schema_org="isPartOf",
          label="Series"),
    Field("series_number", Kind.TEXT, "Number of the volume in its series.", '"1234"',
          bibtex="volume, number, usera", csl="collection-number", ris="M1, SV, U1", label="Number in the series"),
    Field("volume", Kind.TEXT, "Volume of the journal, or of the set.", '"24"',
          bibtex="volume, usera", csl="volume", ris="VL", schema_org="volumeNumber"),
    Field("volumes", Kind.TEXT, "How many volumes the set has.", '"5"',
          bibtex="volumes, usera", csl="number-of-volumes", ris="NV", label="Volumes"),
    Field("number", Kind.TEXT, "Issue of the journal, or number of a report or patent.", '"240"',
          bibtex="number, usera", csl="issue, number", ris="IS, SN, U1", schema_org="issueNumber"),
    Field("issue_title", Kind.TEXT, "Title of a special issue.", "Engines at Work",
          bibtex="issuetitle, usera", csl="volume-title, custom", ris="U1", label="Issue"),
    Field("edition", Kind.TEXT, "Edition, as `2` or in words.", '"2"',
          bibtex="edition, usera", csl="edition", ris="ET, U1", schema_org="bookEdition", label="Edition"),
    Field("version", Kind.TEXT, "Version of software, data or a report.", '"2.0.1"',
          bibtex="version, usera", csl="version", ris="ET, U1", schema_org="version", label="Version"),
    Field("chapter", Kind.TEXT, "Number of the chapter.", '"3"',
          bibtex="chapter, usera", csl="chapter-number", ris="SE", schema_org="position", label="Chapter"),
    Field("pages", Kind.TEXT, "First and last page.", '"1-113"',
          bibtex="pages, usera", csl="page", ris="SP, EP", schema_org="pagination"),
    Field("article_number", Kind.TEXT, "Number of the article, where the journal has no pages.", "e1002",
          bibtex="eid, usera", csl="number", ris="C7", schema_org="pagination", label="Article"),
    Field("publisher", Kind.TEXT, "Publisher, the school of a thesis, or the server of a preprint.",
          "Association for Computational Linguistics",
          bibtex="publisher, school, institution, organization, usera", csl="publisher, custom", ris="PB, U1",
          schema_org="publisher"),
    Field("place", Kind.TEXT, "Where the publisher is.", "Oxford",
          bibtex="address, usera", csl="publisher-place", ris="CY, U1", label="Place"),
    Field("isbn", Kind.TEXT, "ISBN.", "978-3-16-148410-0",
          bibtex="isbn, usera", csl="ISBN", ris="SN, U1", schema_org="isbn", label="ISBN"),
    Field("issn", Kind.TEXT, "ISSN of the journal or series.", "1234-5679",
          bibtex="issn, usera", csl="ISSN", ris="SN, U1", schema_org="issn", label="ISSN"),
    Field("doi", Kind.DOI, "The publisher's DOI, without `https://doi.org/`.", "10.1000/182",
          bibtex="doi", csl="DOI", ris="DO", schema_org="identifier, sameAs"),
    Field("arxiv", Kind.ARXIV, "arXiv identifier.", '"1501.00001"',
          bibtex="eprint, archivePrefix", csl="number, note, custom", ris="AN, U1", schema_org="identifier, sameAs"),
    Field("ids", Kind.IDS, "Identifiers in catalogues, by the name of each: pmid, pmcid, openalex, dblp, bibcode, "
          "inspire, s2, hal…", '{pmid: "123456", openalex: W1234567890}',
          bibtex="eprint, usera", csl="PMID, custom", ris="U1", schema_org="identifier, sameAs", label="Identifiers"),
    Field("category", Kind.CATEGORY, "Primary category; gives the paper its topic page.", "cs.CL",
          bibtex="primaryClass", csl="keyword, custom", ris="KW, U1", schema_org="keywords"),
    Field("other_categories", Kind.CATEGORY_LIST, "Further categories; each is a topic too.", "[cs.LG, stat.ML]",
          csl="keyword, custom", ris="KW, U1", schema_org="keywords"),
    Field("keywords", Kind.TEXT_LIST, "Keywords.", "[engines, notes]",
          bibtex="keywords, usera", csl="keyword, custom", ris="KW, U1", schema_org="keywords", label="Keywords"),
    Field("language", Kind.TEXT, "Language of the work, as a code such as `en`, or in words.", "de",
          bibtex="langid", csl="language", ris="LA", schema_org="inLanguage", label="Language"),
    Field("keep_case", Kind.TEXT_LIST, "Words of the title that no style may put in lower case, beyond those that are "
          "recognised; `[all]` for the whole title.", "[Lake Geneva]", bibtex="title",
          csl="custom", ris="U1"),
    Field("links", Kind.LINKS, "Links by what they lead to: code, pdf, slides, video, project, data… Citations state "
          "`url`.", "{url: https://example.org/engine, code: https://github.com/ada/engine}",
          bibtex="url", csl="URL, custom", ris="UR, U1", schema_org="sameAs"),
    Field("code_flag", Kind.FLAG, "The paper index says that code exists; it is not a link.", "true"),
    Field("listed_affiliations", Kind.TEXT_LIST, "Affiliations as the index guesses them.", "[royal-society]"),
    Field("index_rank", Kind.COUNT, "Position in the profile; the first six are shown on the home page if no paper is "
          "featured.", "1"),
    Field("featured", Kind.FLAG, "Show it among the selected publications on the home page, in place of the first six "
          "of the profile.", "true"),
    Field("hidden", Kind.FLAG, "Leave it out of the site, its counts, downloads and exports; it is still checked, and "
          "an import keeps it hidden.", "true"),
    Field("note", Kind.TEXT, "A short line shown in lists and on its page, such as an award.", "Best paper award",
          bibtex="note", csl="note, custom", ris="N1, U1"),
    Field("equal_contribution", Kind.PEOPLE, "Authors who contributed equally, named as in `authors`; each gets a *.",
          "[Ada Lovelace, Luigi Menabrea]"),
    Field("image", Kind.IMAGE, "Picture for its page: the path of a file below `content/`.",
          "images/engine.png"),
    Field("image_caption", Kind.TEXT, "What stands beside the picture, as under a figure of the paper.",
          "The engine weaves patterns as a loom does."),
    Field("image_alt", Kind.TEXT, "What the picture shows, for those who cannot see it; an `image` needs it.",
          "A diagram of the computation of Bernoulli numbers"),
    Field("formerly", Kind.TEXT_LIST, "Earlier keys of the paper, or, with a slash, paths, whose addresses lead "
          "to its page. A page of your own has its earlier paths there: `[talks/old.md]`.", "[lovelace1842engine]"),
    Field("distinct", Kind.TEXT_LIST, "Keys of works, or of entries of a source, that are not this work, however alike "
          "they look; an import keeps them apart.", "[smith2021editorial]"),
    Field("extra", Kind.EXTRA, "Anything else worth keeping; not shown.", "{shelfmark: QA76.9}"),
)

PROFILE_FIELDS = (
    Field("name", Kind.TEXT, "The researcher's name, as it is to be marked in author lists.", "Ada Lovelace",
          required=True, schema_org="name"),
    Field("kind", Kind.TEXT, "Whom the site is about. A `group` has its members in `people/`, who are marked in author "
          "lists, and no CV.", "group", choices=("person", "group")),
    Field("field", Kind.TEXT, "Field: a category code or plain words.", "cs.CL", schema_org="knowsAbout"),
    Field("position", Kind.TEXT, "What you are, shown under your name.", "Research scientist", schema_org="jobTitle"),
    Field("affiliations", Kind.AFFILIATIONS, "Where you work and worked. Those whose `end` has not come are on the "
          "home page, all of them in the CV; `role` is needed where it is not your `position`.",
          "[{name: Example University, role: Visiting researcher, department: Linguistics, "
          "url: https://example.org, ror: 05dxps055, start: 2024-09, end: 2026}]",
          schema_org="affiliation, alumniOf"),
    Field("education", Kind.EDUCATION, "Degrees, for the CV.",
          "[{degree: PhD, area: Linguistics, institution: Example University, thesis: On vowels, "
          "url: https://example.org, start: 2010, end: 2014}]",
          schema_org="alumniOf"),
    Field("location", Kind.TEXT, "Where to find you: an address or a room.", "Old Observatory 4, Halden",
          schema_org="address"),
    Field("joining", Kind.TEXT, "How to join you, in Markdown: a notice on the home page.",
          "We look for a doctoral student; write to us by 1 May."),
    Field("image", Kind.IMAGE, "Your portrait, upright if possible: the path of a file below `content/`.",
          "images/portrait.jpg", schema_org="image"),
    Field("image_alt", Kind.TEXT, "What the portrait shows, for those who cannot see it; an `image` needs it.",
          "Ada Lovelace at a desk"),
    Field("aliases", Kind.ALIASES,
          "Other spellings of people's names, yours too: who is the same in author lists. The name in front is shown.",
          "{Charles Babbage: [C. Babbage, Babbage C.]}"),
    Field("metrics", Kind.METRICS, "Figures of an index, each with its source and as-of date.",
          "{h_index: {value: 29, source: paper-index profile, as_of: 2026-11-22}}"),
    Field("links", Kind.ACCOUNTS, "Where else you are: email, orcid, github…, each with its id or an address.",
          '{email: you@example.org, orcid: 0000-0002-1825-0097, github: "@example", homepage: "https://example.org"}',
          schema_org="sameAs, identifier"),
    Field("cv", Kind.CV, "How the CV is made: `short` adds a PDF of at most so many pages, `publications` says how "
          "they are listed. The headings in content/cv.md order its sections.",
          "{short: 1, publications: by year}"),
    Field("extra", Kind.EXTRA, "Anything else worth keeping; not shown.", "{office: B12}"),
)
# fmt: on

CUSTOM = MappingProxyType({"bibtex": "usera", "csl": "custom", "ris": "U1"})
"""Format → where it takes what it has no field for."""

IN_CUSTOM: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {
        format: tuple(field for field in PUBLICATION_FIELDS if getattr(field, format).endswith(name))
        for format, name in CUSTOM.items()
    }
)
"""Format → the facts for which it has no field of their own, or none that says all."""

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


def earlier_names(fields: Iterable[Field]) -> dict[str, str]:
    """The names that earlier versions gave to fields → their names now."""
    return {name: field.key for field in fields for name in field.was}
