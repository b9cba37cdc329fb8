"""Reads PubMed: the XML of its interface. What its fields mean is the same in its tagged format (`medline_reader`).

Full names beat initials, the full title of the journal its abbreviation. `[Title].` is a translation; the vernacular
title is the work's own. Identifiers in lists of references are not the article's.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from generator.intake.readers import (
    kinds_of_works,
    markup,
    partial_dates,
    person_names,
    unread_keys,
    xml_records,
)
from generator.intake.readers.collecting import Collection
from generator.intake.readers.document import Document
from generator.intake.readers.mapping import (
    Row,
    Values,
    all_raw,
    all_text,
    first_raw,
    first_text,
    first_title,
    joined,
    mapped,
    of_record,
    reached,
    text_at,
    whole,
)
from generator.intake.readers.reading import Reading
from generator.model import PartialDate, Person

TITLE = "PubMed"
_ARTICLES = frozenset({"PubmedArticle", "PubmedBookArticle"})
_RANGE = re.compile(r"(\d+)-(\d+)")
_PAGES = re.compile(r"[^;,]+")
_BRACKETED = re.compile(r"\[(.*)\](?:\s*\([^()]*\))?")


def looks_like(document: Document) -> bool:
    """True for XML of PubMed."""
    return document.root_name in {"PubmedArticleSet", "PubmedBookArticleSet", "PubmedArticle", "PubmedBookArticle"}


def read(document: Document, as_of: date) -> Reading:
    """The works of XML records."""
    found = Collection(document.path, TITLE)
    try:
        records = xml_records.records(document.text, _ARTICLES)
        for line, element in unread_keys.watched(records, "pubmed", document.path, found.problems):
            found.add(line, work_values(element), text_at(element, ".//PMID"))
    except xml_records.Refused as error:
        found.problems.append(error.problem(document.path))
    return found.reading()


def work_values(element: Element) -> Values:
    """The values of one `PubmedArticle` or `PubmedBookArticle`."""
    return mapped(element, _BOOK if element.tag == "PubmedBookArticle" else _XML)


def expanded(text: str) -> str:
    """`169-76` as 169-176, and the first range of `E9; discussion E10`."""
    match = _PAGES.search(text)
    first = match[0].strip() if match else ""
    if whole := _RANGE.fullmatch(first):
        start, end = whole.groups()
        return f"{start}-{start[: max(len(start) - len(end), 0)]}{end}"
    return first


def titles(own: str, vernacular: str) -> tuple[str, str]:
    """Title and translated title, of a title and a vernacular one."""
    title = markup.title(own)
    if match := _BRACKETED.fullmatch(title):
        title = markup.title(match[1])
    return (markup.title(vernacular), title) if vernacular else (title, "")


def kind_of(found: list[Any]) -> kinds_of_works.KindName:
    """The kind of an article by its publication types."""
    names = {name.casefold() for name in all_raw(found)}
    if "preprint" in names:
        return kinds_of_works.KindName("article")
    if "dataset" in names:
        return kinds_of_works.KindName("dataset")
    return kinds_of_works.KindName("article-journal")


def _is_cut(record: Any) -> bool:
    return any(each.get("CompleteYN") == "N" for each in reached(record, ".//AuthorList")[:1])


def _own_title(record: Element) -> str:
    return titles(_inner(record, ".//ArticleTitle"), _inner(record, ".//VernacularTitle"))[0]


def _translated_title(record: Element) -> str:
    return titles(_inner(record, ".//ArticleTitle"), _inner(record, ".//VernacularTitle"))[1]


def _inner(record: Element, path: str) -> str:
    return next((whole(each) for each in reached(record, path)), "")


def _person(author: Element) -> Person | None:
    if body := text_at(author, "CollectiveName"):
        return person_names.organisation(body)
    given = text_at(author, "ForeName") or text_at(author, "FirstName") or text_at(author, "Initials")
    return person_names.structured(text_at(author, "LastName"), given, text_at(author, "Suffix"))


def _people(found: list[Any]) -> tuple[Person, ...]:
    return person_names.people(map(_person, found))


def _day(element: Element) -> PartialDate:
    """`Month` is a name or a number; `MedlineDate` is words, such as `2018 Jul-Sep`."""
    year, month, day = (text_at(element, name) for name in ("Year", "Month", "Day"))
    if month.isdecimal() or not month:
        found = partial_dates.numbers(*map(partial_dates.number, (year, month, day)))
    else:
        found = partial_dates.text(f"{year} {month} {day}".strip())
    return found if found.year else partial_dates.text(text_at(element, "MedlineDate"))


def _days(found: list[Any]) -> PartialDate:
    return partial_dates.earliest([_day(each) for each in found])


def _article_dates(record: Element) -> PartialDate:
    paths = (".//Article/Journal/JournalIssue/PubDate", ".//Article/ArticleDate")
    return _days([each for path in paths for each in record.findall(path)])


def _abstract(record: Element) -> str:
    parts = record.findall(".//Abstract/AbstractText")
    labels = (part.get("Label", "") for part in parts)
    texts = [markup.labelled(label.capitalize(), whole(part)) for label, part in zip(labels, parts, strict=True)]
    return markup.abstract("".join(texts))


def _ids(record: Element) -> dict[str, str]:
    found = {"pmid": text_at(record, ".//PMID")}
    for each in _own_ids(record):
        if each.get("IdType") == "pmc":
            found["pmcid"] = text_at(each, "")
    return {name: value for name, value in found.items() if value}


def _own_ids(record: Element) -> list[Element]:
    """The article's own list of identifiers: the references have such lists too."""
    return [
        *record.findall("PubmedData/ArticleIdList/ArticleId"),
        *record.findall("BookDocument/ArticleIdList/ArticleId"),
    ]


def _dois(record: Element) -> list[str]:
    own = [text_at(each, "") for each in _own_ids(record) if each.get("IdType") == "doi"]
    placed = [each for each in record.findall(".//Article/ELocationID") if each.get("EIdType") == "doi"]
    return [*own, *(text_at(each, "") for each in placed)]


def pages(found: list[Any]) -> str:
    """The first range of pages, written out."""
    return expanded(first_raw(found))


def keywords(found: list[Any]) -> list[str]:
    """The keywords; the main ones have a star."""
    return [text.lstrip("*") for text in all_text(found)]


def _is_chapter(record: Element) -> bool:
    return record.find("BookDocument/ArticleTitle") is not None


def _book_kind(record: Element) -> kinds_of_works.KindName:
    return kinds_of_works.KindName("chapter" if _is_chapter(record) else "book")


def _book_title(record: Element) -> str:
    return text_at(record, "BookDocument/Book/BookTitle") if _is_chapter(record) else ""


_XML = (
    Row("title", "", of_record(_own_title)),
    Row("translated_title", "", of_record(_translated_title)),
    Row("authors", ".//Article/AuthorList/Author[]", _people),
    Row("authors_truncated", "", of_record(_is_cut)),
    Row("kind", ".//PublicationTypeList/PublicationType[]", kind_of),
    Row("venue", ".//Article/Journal/Title|.//MedlineTA", first_text),
    Row("issued", "", of_record(_article_dates)),
    Row("volume", ".//JournalIssue/Volume", first_raw),
    Row("number", ".//JournalIssue/Issue", first_raw),
    Row("pages", ".//Pagination/MedlinePgn|.//Pagination/StartPage", pages),
    Row("doi", "", of_record(_dois)),
    Row("ids", "", of_record(_ids)),
    Row("issn", ".//Article/Journal/ISSN[]", joined(", ")),
    Row("keywords", ".//KeywordList/Keyword[]", keywords),
    Row("abstract", "", of_record(_abstract)),
)
_BOOK = (
    Row("title", "BookDocument/ArticleTitle|BookDocument/Book/BookTitle", first_title),
    Row("authors", "BookDocument/AuthorList/Author[]|BookDocument/Book/AuthorList/Author[]", _people),
    Row("kind", "", of_record(_book_kind)),
    Row("venue", "", of_record(_book_title)),
    Row("issued", "BookDocument/Book/PubDate|BookDocument/ContributionDate", _days),
    Row("publisher", "BookDocument/Book/Publisher/PublisherName", first_text),
    Row("place", "BookDocument/Book/Publisher/PublisherLocation", first_text),
    Row("isbn", "BookDocument/Book/Isbn[]", joined(", ")),
    Row("doi", "", of_record(_dois)),
    Row("ids", "", of_record(_ids)),
    Row("abstract", "", of_record(_abstract)),
)
