"""An entry of a BibTeX file → a publication. What has no row in the table of fields is kept under `extra`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generator.facts import categories, citation_keys, editions, in_words, languages, page_numbers, preprint_servers
from generator.facts.identifiers import is_preprint_doi
from generator.facts.kind_of_work import without_told_genre
from generator.facts.work_kinds import DEFAULT_ITEM_TYPE, ITEM_TYPES, WorkKind
from generator.intake.readers import repositories, stated_fields, work_building
from generator.intake.readers.bibtex import (
    bibtex_capitals,
    bibtex_catalogues,
    bibtex_dates,
    bibtex_identifiers,
    bibtex_kinds,
    bibtex_names,
)
from generator.intake.readers.bibtex.bibtex_entries import RawEntry, swallowed
from generator.intake.readers.bibtex.bibtex_identifiers import Identifiers
from generator.intake.readers.bibtex.bibtex_journals import spelled_out
from generator.intake.readers.bibtex.bibtex_links import take_links
from generator.intake.readers.bibtex.bibtex_remains import Remains
from generator.intake.readers.bibtex.bibtex_text import escaped, plain, text, verbatim
from generator.intake.readers.document import Document
from generator.model import PartialDate, Person, Publication
from generator.text import capitals, formulas, markdown

_ALIASES = MappingProxyType(
    {
        "journaltitle": "journal",
        "journal-title": "journal",
        "issue": "number",
        "authors": "author",
        "editors": "editor",
        "translators": "translator",
        "eprinttype": "archiveprefix",
        "eprintclass": "primaryclass",
        "arxivid": "arxiv",
        "articleno": "eid",
        "article-number": "eid",
        "language": "langid",
        "hyphenation": "langid",
        "keyword": "keywords",
        "author_keywords": "keywords",
    }
)
_TEXTS = MappingProxyType(
    {
        "collaboration": ("collaboration",),
        "set_title": ("maintitle", "mainsubtitle"),
        "venue_short": ("shortjournal",),
        "volumes": ("volumes",),
        "issue_title": ("issuetitle", "issuesubtitle"),
        "version": ("version",),
        "chapter": ("chapter",),
        "article_number": ("eid",),
        "place": ("address",),
        "isbn": ("isbn",),
        "issn": ("issn",),
    }
)
"""Field → the fields of BibTeX and biblatex that are it, as they are."""

_ARTICLES = frozenset({DEFAULT_ITEM_TYPE, "article-journal"})
_SUBTITLES = MappingProxyType({"journal": "journalsubtitle", "booktitle": "booksubtitle"})
_STATES = MappingProxyType({"inpress": "in press", "inpreparation": "in preparation"})
_STATUS = re.compile(
    r"(?i)in (?:press|preparation|print|review|revision)|to appear|forthcoming|submitted|accepted|under review|"
    r"(?:in )?preprint|prepublished|unpublished|ahead of print"
)
_NAMED_IN_PARTS = re.compile(r"[^\W\d_]{3,}")
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\\par\b|</?(?:jats:)?(?:p|sec)\b[^<>]*>", re.IGNORECASE)
_HEADING = re.compile(r"<(jats:)?title\b[^<>]*>\s*(?:Abstract|Summary)\s*</(jats:)?title>", re.IGNORECASE)
_PAGE_PREFIX = re.compile(r"(?i)^(?:pp?\.|pages?)\s*(?=\d)")


def publication(entry: RawEntry) -> Publication | None:
    """The work that an entry describes; None without a title. What is odd is added to the entry's faults."""
    fields = Remains(entry, _ALIASES)
    stated = _stated(fields)
    fields.rename("location", "address" if "address" not in fields else "venue")
    for name, value, other in swallowed(entry):
        entry.faults.append((value.line, f"{name} seems to contain the field {other!r}: a brace is misplaced"))
    raw_title = fields.peek("title")
    title = _title(fields, entry.type)
    if not title:
        entry.faults.append((0, "has no title"))
        return None
    # of a part without a title of its own, our files have the title of the book here too
    fields.drop("booktitle", only_if=entry.type == "inbook" and text(fields.peek("booktitle")) == title)
    fields.drop("key", only_if=plain(fields.peek("key")) in {title, formulas.plain(title)})  # what styles sort by
    authors, truncated = _people(fields, "author")
    authors = authors[1:] if "collaboration" in stated else authors  # which our files have before the authors
    editors, cut = _people(fields, "editor")
    if cut:
        fields.add("editors", "and others")
    identifiers = bibtex_identifiers.take(fields)
    sort = bibtex_kinds.take(fields, entry.type)
    type, venue, publisher, state = _placed(fields, sort, identifiers)
    pages = _pages(fields)
    day, status = _date(fields)
    numbers = bibtex_kinds.numbers(fields, sort.type, is_of_set="volume" in stated)
    category = _category(fields, identifiers.category)
    texts: dict[str, Any] = {key: _words(fields, names) for key, names in _TEXTS.items()}
    work = Publication(
        title=title,
        key=entry.key if citation_keys.is_valid(entry.key) else "",
        authors=authors,
        authors_truncated=truncated,
        editors=editors,
        translators=_people(fields, "translator")[0],
        holders=_people(fields, "holder")[0],
        original_date=_original_date(fields),
        edition=editions.number(fields.text("edition")),
        type=type,
        genre=sort.genre,
        status=status or state,
        note=_note(fields),
        featured=_is_selected(fields),
        venue=venue,
        event=sort.event,
        event_place=sort.event_place,
        series=numbers.series,
        series_number=numbers.series_number,
        volume=numbers.volume,
        number=numbers.number,
        pages=pages,
        publisher=publisher,
        doi=identifiers.doi,
        arxiv=identifiers.arxiv,
        ids=bibtex_catalogues.take(fields, entry),
        category=category,
        other_categories=tuple(code for code in identifiers.other_categories if code != category),
        keywords=_keywords(fields),
        language=languages.code(fields.text("langid")),
        keep_case=capitals.kept(bibtex_capitals.protected(raw_title), title),
        links=take_links(fields, identifiers),
        abstract=_abstract(fields),
        **texts,
    )
    work = work_building.as_stated(work, stated)
    if work.venue and work.venue in {in_words.presented(work), in_words.presented_beside_fields(work)}:
        work = replace(work, venue="")  # which repeats other fields
    work = replace(work, published=day) if work.venue else replace(work, date=day)
    return without_told_genre(replace(work, extra=fields.extra()))


def _stated(fields: Remains) -> Mapping[str, Any]:
    """What this program writes into the first field for what users define."""
    value = plain(fields.peek("usera"))
    stated = stated_fields.values(Document("", f"{{{value}}}").data, "bibtex") if value.startswith('"') else {}
    fields.drop("usera", only_if=bool(stated))
    return {key: escaped(fact) if isinstance(fact, str) else fact for key, fact in stated.items()}


def _words(fields: Remains, names: tuple[str, ...]) -> str:
    """A title with its subtitle, each in a field of its own."""
    return ": ".join(filter(None, (fields.text(name) for name in names)))


def _title(fields: Remains, entry_type: str) -> str:
    if "title" not in fields and bibtex_kinds.ENTRY_TYPES.get(entry_type) == "book":
        fields.rename("booktitle", "title")
    if entry_type == "inbook" and _NAMED_IN_PARTS.search(text(fields.peek("chapter"))):
        fields.rename("title", "booktitle")  # BibTeX's own @inbook has the title of the book
        fields.rename("chapter", "title")
    return ": ".join(filter(None, (fields.title(name) for name in ("title", "subtitle"))))


def _people(fields: Remains, name: str) -> tuple[tuple[Person, ...], bool]:
    people = bibtex_names.parse(fields.peek(name))
    for fault in people.faults:
        fields.report(name, f"{name} {fault}")
    fields.drop(name)
    return people.persons, people.is_cut


def _placed(fields: Remains, sort: bibtex_kinds.Sort, found: Identifiers) -> tuple[str, str, str, str]:
    """Type, venue, publisher and status. Preprint servers and archives of copies publish a work but are not journals,
    and what only they hold is not a journal article."""
    type, status, is_arxiv = sort.type, "", bool(found.arxiv)
    venue = _venue(fields, ITEM_TYPES[type], is_arxiv=is_arxiv)
    publisher = _publisher(fields, ITEM_TYPES[type], is_arxiv=is_arxiv)
    has_preprint_doi = is_preprint_doi(found.doi.casefold())
    if venue and type == DEFAULT_ITEM_TYPE and has_preprint_doi:
        venue, publisher = "", publisher or venue
    server = preprint_servers.server(venue)
    is_copy = type in _ARTICLES and repositories.is_repository(venue)
    if server:
        fields.add("publisher", "" if preprint_servers.is_server(publisher) else publisher)
        venue, publisher = "", server
    elif is_copy:
        fields.add("journal", venue if publisher else "")
        status = "preprint" if venue.casefold() == "preprint" else ""
        venue, publisher = "", publisher or ("" if status else venue)
    is_on_server = is_arxiv or bool(server) or is_copy or has_preprint_doi
    is_preprint = is_on_server and not venue and type == "article-journal"
    return DEFAULT_ITEM_TYPE if is_preprint else type, venue, publisher, status


def _venue(fields: Remains, kind: WorkKind, *, is_arxiv: bool) -> str:
    """The first field that names what the work appeared in, which is never arXiv."""
    if kind.container == "series":
        return ""
    others = ("journal", "booktitle")
    for name in dict.fromkeys((kind.container, *others)):
        venue = text(spelled_out(fields.peek(name)))
        if name in fields and bibtex_identifiers.is_arxiv(venue):
            fields.drop(name)
            _keep_unknown_codes(fields, venue)
            return "" if is_arxiv else "arXiv"
        if venue and not (name == "howpublished" and "://" in venue):
            fields.drop(name)
            subtitle = fields.text(_SUBTITLES.get(name, ""))
            return f"{venue}: {subtitle}" if subtitle else venue
    return ""


def _keep_unknown_codes(fields: Remains, venue: str) -> None:
    unknown = [code for code in bibtex_identifiers.codes(venue) if code not in categories.NAMES]
    if unknown:
        fields.add("arxiv_class", ", ".join(unknown))


def _publisher(fields: Remains, kind: WorkKind, *, is_arxiv: bool) -> str:
    for name in dict.fromkeys((kind.publisher or "publisher", "publisher", "school", "institution", "organization")):
        publisher = fields.peek(name)
        if is_arxiv and bibtex_identifiers.is_arxiv(text(publisher)):
            fields.drop(name)
        elif publisher:
            return fields.text(name)
    return ""


def _pages(fields: Remains) -> str:
    fields.drop("pages", only_if=text(fields.peek("pages")) == text(fields.peek("eid")))
    return _PAGE_PREFIX.sub("", page_numbers.hyphenated(fields.text("pages")))


def _date(fields: Remains) -> tuple[PartialDate, str]:
    """The date, and the status, which some write in place of the year."""
    status = fields.text("pubstate")
    status = _STATES.get(status, status)
    names = ("date", "year", "month", "day")
    for name in names[:2]:
        if _STATUS.fullmatch(text(fields.peek(name)).strip("() .")):
            status = fields.text(name).strip("() .").lower()
    parts = {name: text(fields.peek(name)) for name in names}
    dated = bibtex_dates.read(parts | {"date": verbatim(fields.peek("date"))})  # `2019~` is about 2019
    if dated.fault:
        fields.report("month" if "month" in fields else "date", dated.fault)
    for name in names:
        if name not in dated.rest:
            fields.drop(name)
    return dated.date, status


def _original_date(fields: Remains) -> PartialDate:
    dated = bibtex_dates.read({"date": verbatim(fields.peek("origdate"))})
    fields.drop("origdate", only_if=bool(dated.date) and not dated.rest and not dated.fault)
    return dated.date if dated.date and not dated.rest else PartialDate()


def _keywords(fields: Remains) -> tuple[str, ...]:
    mark = ";" if ";" in text(fields.peek("keywords")) else ","
    return tuple(dict.fromkeys(filter(None, (word.strip() for word in fields.text("keywords").split(mark)))))


def _category(fields: Remains, category: str) -> str:
    stated = text(fields.peek("primaryclass"))
    if stated in categories.NAMES or ("." in stated and categories.is_well_formed(stated)):
        fields.drop("primaryclass")
        return stated
    return category


def _note(fields: Remains) -> str:
    """The note, with the award that some sites have a field for."""
    return "; ".join(dict.fromkeys(filter(None, (fields.text("note"), fields.text("award")))))


def _is_selected(fields: Remains) -> bool:
    """al-folio's mark for the papers of the home page."""
    value = text(fields.peek("selected")).casefold()
    fields.drop("selected", only_if=value in {"true", "false"})
    return value == "true"


def _abstract(fields: Remains) -> str:
    raw = _HEADING.sub(" ", fields.peek("abstract"))
    paragraphs = [text(part) for part in _PARAGRAPH.split(raw)]
    fields.drop("abstract")
    abstract = "\n\n".join(markdown.from_text(part) for part in paragraphs if part)
    if len(abstract) > markdown.LONGEST_BODY - 1_000:
        fields.report("abstract", f"the abstract has {len(abstract):,} characters; left out")
        return ""
    return abstract
