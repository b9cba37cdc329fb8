"""An entry of a BibTeX file → a publication. What has no row in the table of fields is kept under `extra`."""

from __future__ import annotations

import re
from types import MappingProxyType

from generator.facts import categories, citation_keys, page_numbers
from generator.facts.fields import DEFAULT_ITEM_TYPE, ITEM_TYPES, WorkKind
from generator.intake.readers import bibtex_dates, bibtex_identifiers, bibtex_names
from generator.intake.readers.bibtex_entries import RawEntry, swallowed
from generator.intake.readers.bibtex_journals import spelled_out
from generator.intake.readers.bibtex_links import take_links
from generator.intake.readers.bibtex_remains import Remains
from generator.intake.readers.bibtex_text import plain, text, verbatim
from generator.model import PartialDate, Person, Publication
from generator.text import formulas, markdown

# fmt: off
ENTRY_TYPES = MappingProxyType({
    "article": "article-journal",
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook", "suppcollection", "inreference"), "chapter"),
    **dict.fromkeys(("book", "mvbook", "booklet", "collection", "mvcollection", "reference", "mvreference",
                     "proceedings", "mvproceedings"), "book"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis", "bachelorsthesis", "bachelorthesis", "masterthesis"),
                    "thesis"),
    **dict.fromkeys(("techreport", "report", "manual"), "report"),
    **dict.fromkeys(("dataset", "data"), "dataset"),
    **dict.fromkeys(("software", "softwareversion", "softwaremodule", "code"), "software"),
})
# fmt: on
"""Entry types of BibTeX and biblatex → item type; all others are `article`, a work without a venue."""

# Types that say no more than the item type that they become.
_PLAIN_TYPES = frozenset(
    "article inproceedings conference incollection book phdthesis thesis techreport report dataset software misc "
    "online electronic preprint".split()
)
_ALIASES = MappingProxyType(
    {
        "journaltitle": "journal",
        "journal-title": "journal",
        "issue": "number",
        "authors": "author",
        "editors": "editor",
        "eprinttype": "archiveprefix",
        "eprintclass": "primaryclass",
        "arxivid": "arxiv",
    }
)
_PAGE_PREFIX = re.compile(r"(?i)^(?:pp?\.|pages?)\s*(?=\d)")


def publication(entry: RawEntry) -> Publication | None:
    """The work that an entry describes; None without a title. What is odd is added to the entry's faults."""
    fields = Remains(entry, _ALIASES)
    for name, value, other in swallowed(entry):
        entry.faults.append((value.line, f"{name} seems to contain the field {other!r}: a brace is misplaced"))
    title = _title(fields, entry.type)
    if not title:
        entry.faults.append((0, "has no title"))
        return None
    fields.drop("key", only_if=plain(fields.peek("key")) in {title, formulas.plain(title)})  # what styles sort by
    authors, truncated = _people(fields, "author")
    editors, cut = _people(fields, "editor")
    if cut:
        fields.add("editors", "and others")
    identifiers = bibtex_identifiers.take(fields)
    kind = ENTRY_TYPES.get(entry.type, "article")
    venue = _venue(fields, ITEM_TYPES[kind], is_arxiv=bool(identifiers.arxiv))
    kind = DEFAULT_ITEM_TYPE if "venue" in ITEM_TYPES[kind].needs and not venue else kind
    numbered = ITEM_TYPES[kind].parts  # the rest is kept under `extra`: an export could not say it
    if entry.type not in _PLAIN_TYPES:
        fields.add("entrytype", entry.type)
    day = _date(fields)
    return Publication(
        title=title,
        key=entry.key if citation_keys.is_valid(entry.key) else "",
        authors=authors,
        authors_truncated=truncated,
        editors=editors,
        date=PartialDate() if venue else day,
        published=day if venue else PartialDate(),
        type=kind,
        venue=venue,
        volume=fields.text("volume") if "volume" in numbered else "",
        number=fields.text("number") if "number" in numbered else "",
        pages=_pages(fields) if "pages" in numbered else "",
        publisher=_publisher(fields, ITEM_TYPES[kind], is_arxiv=bool(identifiers.arxiv)),
        doi=identifiers.doi,
        arxiv=identifiers.arxiv,
        category=_category(fields, identifiers.category),
        links=take_links(fields, identifiers),
        abstract=_abstract(fields),
        extra=fields.extra(),
    )


def _title(fields: Remains, entry_type: str) -> str:
    if "title" not in fields and ENTRY_TYPES.get(entry_type) == "book":
        fields.rename("booktitle", "title")
    parts = (fields.text("title"), fields.text("subtitle"))
    return ": ".join(part for part in parts if part)


def _people(fields: Remains, name: str) -> tuple[tuple[Person, ...], bool]:
    people = bibtex_names.parse(fields.peek(name))
    for fault in people.faults:
        fields.report(name, f"{name} {fault}")
    fields.drop(name)
    return people.persons, people.is_cut


def _venue(fields: Remains, kind: WorkKind, *, is_arxiv: bool) -> str:
    """The first field that names what the work appeared in, which is never arXiv."""
    if not kind.container:
        return ""
    others = () if kind.container == "series" else ("journal", "booktitle")
    for name in dict.fromkeys((kind.container, *others)):
        venue = text(spelled_out(fields.peek(name)))
        if name in fields and bibtex_identifiers.is_arxiv(venue):
            fields.drop(name, only_if=is_arxiv)
        elif venue and not (name == "howpublished" and "://" in venue):
            fields.drop(name)
            return venue
    return ""


def _publisher(fields: Remains, kind: WorkKind, *, is_arxiv: bool) -> str:
    for name in dict.fromkeys((kind.publisher or "publisher", "publisher", "school", "institution", "organization")):
        publisher = fields.peek(name)
        if is_arxiv and bibtex_identifiers.is_arxiv(text(publisher)):
            fields.drop(name)
        elif publisher:
            return fields.text(name)
    return ""


def _pages(fields: Remains) -> str:
    name = "pages" if "pages" in fields else "eid"
    fields.drop("eid", only_if=name == "pages" and fields.peek("eid") == fields.peek("pages"))
    return _PAGE_PREFIX.sub("", page_numbers.hyphenated(fields.text(name)))


def _date(fields: Remains) -> PartialDate:
    names = ("date", "year", "month", "day")
    parts = {name: text(fields.peek(name)) for name in names}
    dated = bibtex_dates.read(parts | {"date": verbatim(fields.peek("date"))})  # `2019~` is about 2019
    if dated.fault:
        fields.report("month" if "month" in fields else "date", dated.fault)
    for name in names:
        if name not in dated.rest:
            fields.drop(name)
    return dated.date


def _category(fields: Remains, category: str) -> str:
    stated = text(fields.peek("primaryclass"))
    if stated in categories.NAMES or ("." in stated and categories.is_well_formed(stated)):
        fields.drop("primaryclass")
        return stated
    return category


def _abstract(fields: Remains) -> str:
    abstract = markdown.from_text(fields.text("abstract"))
    if len(abstract) > markdown.LONGEST_BODY - 1_000:
        fields.report("abstract", f"the abstract has {len(abstract):,} characters; left out")
        return ""
    return abstract
