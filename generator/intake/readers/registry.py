"""The registry of readers. What a file holds decides which one reads it; its ending helps where that says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from generator.errors import Problem
from generator.intake.readers import (
    ads_reader,
    arxiv_reader,
    asked_keys,
    completions_reader,
    crossref_reader,
    csl_reader,
    datacite_reader,
    dblp_reader,
    endnote_reader,
    inspire_reader,
    json_ld_reader,
    json_resume_reader,
    medline_reader,
    moved_site_reader,
    openalex_reader,
    orcid_reader,
    profile_reader,
    pubmed_reader,
    refer_reader,
    rendercv_reader,
    ris_reader,
    scholar_reader,
    semantic_scholar_reader,
    unread_keys,
    web_of_science_reader,
    zotero_reader,
)
from generator.intake.readers.bibtex import bibtex_reader
from generator.intake.readers.document import Document, document
from generator.intake.readers.reading import Reader, Reading


class Format(NamedTuple):
    """A format: its name, which a file of what was imported keeps; what people call it and how they get it; endings
    that are typical; what tells it, and what reads it. A higher `strength` wins where two sources say different things.
    `words` are typical of its files."""

    name: str
    title: str
    endings: tuple[str, ...]
    strength: int
    looks_like: Callable[[Document], bool]
    read: Reader
    words: tuple[str, ...] = ()


def _is_bibtex(document: Document) -> bool:
    return document.root_name == "" and bool(_BIBTEX.search(document.text))


def _bibtex(document: Document, as_of: date) -> Reading:
    return bibtex_reader.read(document.path, document.text, as_of)


def _profile(document: Document, as_of: date) -> Reading:
    return profile_reader.read(document.path, document.text, as_of)


_BIBTEX = re.compile(r"(?m)^[ \t]*@[A-Za-z]+\s*[{(]")
_LIBRARY, _REGISTRY, _INDEX, _ARXIV, _OWN, _OPENALEX, _PROFILE, _SCHOLAR, _SEMANTIC_SCHOLAR, _WEAKEST = range(
    100, 0, -10
)

# fmt: off
_ROWS = (
    Format("bibtex", "BibTeX or biblatex", (".bib",), _LIBRARY, _is_bibtex, _bibtex, ("@article", "@misc", "author =")),
    Format("ris", "RIS", (".ris",), _LIBRARY, ris_reader.looks_like, ris_reader.read, ("TY  -", "ER  -", "T1  -")),
    Format("csl", "CSL-JSON or CSL-YAML", (".json", ".yaml", ".yml"), _LIBRARY, csl_reader.looks_like, csl_reader.read,
           ('"container-title"', '"issued"', "date-parts", "container-title:", "issued:")),
    Format("zotero", "Zotero's interface", (".json",), _LIBRARY, zotero_reader.looks_like, zotero_reader.read,
           ('"itemType"', '"creators"', '"abstractNote"', '"libraryCatalog"')),
    Format("endnote-xml", "EndNote XML", (".xml",), _LIBRARY, endnote_reader.looks_like, endnote_reader.read,
           ("<ref-type", "<rec-number", "<secondary-title")),
    Format("endnote", "EndNote's tagged export", (".enw",), _LIBRARY, refer_reader.looks_like,
           refer_reader.read, ("%0 ", "%A ", "%T ")),
    Format("crossref", "Crossref", (".json",), _REGISTRY, crossref_reader.looks_like, crossref_reader.read,
           ('"message-type"', '"is-referenced-by-count"', '"container-title"', '"prefix"', '"DOI"')),
    Format("datacite", "DataCite", (".json",), _REGISTRY, datacite_reader.looks_like, datacite_reader.read,
           ('"creators"', '"titles"', '"resourceTypeGeneral"', '"publicationYear"')),
    Format("inspire", "INSPIRE", (".json",), _INDEX, inspire_reader.looks_like, inspire_reader.read,
           ('"arxiv_eprints"', '"publication_info"', '"control_number"', "inspirehep")),
    Format("ads", "the Astrophysics Data System", (".json",), _INDEX, ads_reader.looks_like, ads_reader.read,
           ('"bibcode"', '"bibstem"', '"pubdate"')),
    Format("medline", "PubMed's MEDLINE format", (".nbib", ".txt"), _INDEX, medline_reader.looks_like,
           medline_reader.read, ("PMID-", "FAU -", "STAT-", "OWN -")),
    Format("pubmed", "PubMed XML", (".xml",), _INDEX, pubmed_reader.looks_like, pubmed_reader.read,
           ("<PubmedArticle", "<MedlineCitation", "<PMID")),
    Format("dblp-xml", "DBLP XML", (".xml",), _INDEX, dblp_reader.looks_like_xml, dblp_reader.read_xml,
           ("<dblp", "<inproceedings", "<article key")),
    Format("dblp", "DBLP's search", (".json",), _INDEX, dblp_reader.looks_like_json, dblp_reader.read_json,
           ('"hits"', '"hit"', "dblp.org")),
    Format("web-of-science", "Web of Science, tagged", (".isi", ".ciw", ".txt"), _INDEX,
           web_of_science_reader.looks_like, web_of_science_reader.read, ("PT J", "UT ISI", "UT WOS", "FN ")),
    Format("arxiv", "arXiv's Atom feed", (".xml", ".atom"), _ARXIV, arxiv_reader.looks_like, arxiv_reader.read,
           ("arxiv.org", "<feed", "<entry")),
    Format("orcid", "ORCID", (".json",), _OWN, orcid_reader.looks_like, orcid_reader.read,
           ('"orcid-identifier"', '"activities-summary"', '"put-code"', '"work-summary"', '"external-ids"')),
    Format("rendercv", "RenderCV", (".yaml", ".yml"), _OWN, rendercv_reader.looks_like, rendercv_reader.read,
           ("cv:", "sections:", "social_networks:")),
    Format("json-resume", "JSON Resume", (".json", ".yaml", ".yml"), _OWN, json_resume_reader.looks_like,
           json_resume_reader.read, ('"basics"', '"studyType"', '"startDate"', "basics:")),
    Format("json-ld", "schema.org JSON-LD", (".jsonld", ".json", ".html"), _OWN, json_ld_reader.looks_like,
           json_ld_reader.read, ('"@context"', "schema.org", '"@type"', "ld+json")),
    Format("openalex", "OpenAlex", (".json",), _OPENALEX, openalex_reader.looks_like, openalex_reader.read,
           ('"authorships"', '"display_name"', "openalex.org", '"abstract_inverted_index"')),
    Format("moved-site", "a site that was moved in", (".json",), _OWN, moved_site_reader.looks_like,
           moved_site_reader.read, ('"moved_site"',)),
    Format("profile", "a profile copied from a paper index", (".txt",), _PROFILE, profile_reader.looks_like, _profile,
           ("h-index", "citations", "Papers", "et al.")),
    Format("scholar-csv", "Google Scholar's CSV", (".csv",), _SCHOLAR, scholar_reader.looks_like_csv,
           scholar_reader.read_csv, ("Authors,Title", "Publication,Volume")),
    Format("scholar", "a Google Scholar profile copied as text", (".txt",), _SCHOLAR, scholar_reader.looks_like_page,
           scholar_reader.read_page, ("CITED BY", "Cited by", "Verified email", "i10-index")),
    Format("semantic-scholar", "Semantic Scholar", (".json",), _SEMANTIC_SCHOLAR, semantic_scholar_reader.looks_like,
           semantic_scholar_reader.read, ('"paperId"', '"corpusId"', '"externalIds"', '"authorId"')),
    Format("completions", "what `portfolio complete` found", (".json",), _WEAKEST, completions_reader.looks_like,
           completions_reader.read, ('"completions"', '"gave"')),
)
# fmt: on

FORMATS: Mapping[str, Format] = MappingProxyType({format.name: format for format in _ROWS})
"""The formats by name, those of one strength together, the strongest first."""

_OF_THE_PROGRAM = frozenset({"moved-site", "completions"})
"""Formats that this program writes into `sources/`: nobody exports them, so no message offers them."""

OFFERED: tuple[Format, ...] = tuple(format for format in _ROWS if format.name not in _OF_THE_PROGRAM)
"""The formats that people can bring, in the same order."""

BY_ENDING: Mapping[str, str] = MappingProxyType({".bib": "bibtex", ".txt": "profile", ".ris": "ris"})
"""Ending → the format of a file that looks like none: its reader can say best what is wrong."""

LEGACY_ENCODINGS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys((".bib", ".ris", ".enw", ".isi", ".ciw", ".nbib", ".csv", ".xml", ".html"), "cp1252")
)
"""What a source that is not UTF-8 is read as, by its ending: older reference managers write Latin-1, which Windows'
code page contains. A profile is copied from a web page, where anything else is a mistake."""

_SAMPLE = 200_000


class Unrecognised(ValueError):
    """A file that no reader takes, or more than one; `problem` says so."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def format_of(source: Document) -> Format:
    """The format of a source; of two, the one whose ending the file has. Raises Unrecognised for none or two."""
    alike = [format for format in FORMATS.values() if format.looks_like(source)]
    candidates = [format for format in alike if source.suffix in format.endings] or alike
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        names = " and ".join(format.title for format in candidates)
        raise Unrecognised(Problem(source.path, 0, f"looks like {names}", "keep one format in each file"))
    if source.fault is not None:
        raise Unrecognised(source.fault)
    if name := BY_ENDING.get(source.suffix):
        return FORMATS[name]
    raise Unrecognised(_unknown(source))


def read(path: str, text: str, as_of: date) -> Reading:
    """What a text says. Raises Unrecognised for one that no reader takes, or more than one."""
    source = document(path, text)
    return read_as(format_of(source), source, source.fetched or as_of)


def read_as(format: Format, source: Document, as_of: date) -> Reading:
    """What a source of a format says, with a line for each of its keys that is not read."""
    asked_keys.forget(source.data)
    reading = format.read(source, as_of)
    return replace(reading, problems=(*reading.problems, *unread_keys.problems(source, format.name)))


def strength(format: str, name: str = "") -> int:
    """Which source wins where two say different things, by the name of its format; what earlier versions of the
    program imported has none, and goes by the ending of the source."""
    name = format or BY_ENDING.get(name[name.rfind(".") :].lower() if "." in name else "", "")
    return FORMATS[name].strength if name in FORMATS else 0


def endings() -> list[str]:
    """All typical endings, each once."""
    return list(dict.fromkeys(ending for format in FORMATS.values() for ending in format.endings))


_EXPORT = "export your papers as BibTeX (.bib), RIS or CSL-JSON; docs/sources.md says what else is read"


def _unknown(source: Document) -> Problem:
    """What was tried, and the nearest reader: most of its words are in the file, or its ending is typical."""
    sample = source.text[:_SAMPLE]
    shared = {format.title: sum(word in sample for word in format.words) for format in OFFERED}
    typical = [format.title for format in OFFERED if source.suffix in format.endings]
    nearest = max(shared, key=lambda title: (shared[title], title in typical))
    tried = f"tried: {', '.join(typical)}" if typical else f"tried: all {len(OFFERED)} readers"
    if not source.text.strip():
        return Problem(source.path, 0, "is empty", "export or copy it again")
    if not shared[nearest]:
        return Problem(source.path, 0, f"is nothing that a reader knows ({tried})", _EXPORT)
    message = f"is nothing that a reader knows ({tried}); the nearest is {nearest}"
    return Problem(source.path, 0, message, "export it again, or see docs/sources.md for what each reader takes")
