"""DOIs and arXiv ids: how they are written, what leads to them, and the addresses that follow from them.

The prefix of a DOI is as Crossref describes it (https://www.crossref.org/blog/dois-and-matching-regular-expressions/),
its suffix may hold anything but what ends a word or a value; a short DOI (https://shortdoi.org) is `10/` and a few
letters. arXiv ids follow
https://info.arxiv.org/help/arxiv_identifier.html.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from urllib.parse import quote, unquote

DOI = r'10(\.[0-9]{4,9}/[^\s"{}\\]+|/[a-z0-9]{3,12})'
ARXIV = r"([0-9]{4}\.[0-9]{4,5}|[a-z-]+(\.[A-Z]{2})?/[0-9]{7})(v[0-9]+)?"
"""Patterns that Python and JSON Schema read alike."""

DOI_ADDRESS = re.compile(r"(?i)https?://(?:(?:dx[.-])?doi[-.](?:acm\.)?org(?:\.[\w.-]+)?|www\.doi\.org|doi\.acm\.org)/")
"""What leads to a DOI: its resolver, that of the ACM, and both behind the proxy of a library."""

_DOI_PREFIX = re.compile(rf"{DOI_ADDRESS.pattern}|(?:dx\.|www\.)?doi\.org/|doi:?\s*")
_TAG = re.compile(r"</[A-Za-z]|<(?:a|b|br|i|p|span|em)\b[^<>]*>")
_UNSAFE_IN_LINK = re.compile(r"[<>\"#?^`|\[\]]|%(?!3[CEce])")
_ARXIV_SITE = r"(?i:(?:https?://)?(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/)"
_ARXIV_ADDRESS = re.compile(rf"{_ARXIV_SITE}(?P<id>{ARXIV})(?i:\.pdf)?/?")
_ARXIV_PREFIX = re.compile(rf"{_ARXIV_SITE}|(?i:arxiv:\s*)")
_ARXIV_DOI = "10.48550/arXiv."
_OF_ARXIV = re.compile(rf"(?i:{re.escape(_ARXIV_DOI)})(?P<id>{ARXIV})")
WRITTEN_DOI = re.compile(rf"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)?(?P<id>{DOI})", re.IGNORECASE)
WRITTEN_ARXIV = re.compile(rf"(?:{_ARXIV_PREFIX.pattern})?(?P<id>(?i:{ARXIV}))")
"""How people write an identifier, with or without an address; `id` is the bare one."""

_VERSION = re.compile(r"v[0-9]+$")

_PREPRINT_DOI = re.compile(
    r"10\.(?:48550|64898|21203|26434|2139|20944|36227|22541|33774|32942|31223|51094|32388|12074)/"
    r"|10\.(?:312\d\d|31730|35542)/|10\.(?!17605)\d+/osf\.io/"
    r"|10\.1101/\d|10\.1002/essoar|10\.3386/w\d|10\.13140/rg\.|10\.14293/s2199-1006|10\.5194/[a-z]+-\d{4}-\d+$"
    r"|10\.\d+/[a-z0-9.]*(?:rxiv|preprint)"
)
"""DOIs of preprint servers: arXiv, openRxiv, Research Square, ChemRxiv, SSRN, Preprints.org, TechRxiv, Authorea,
Cambridge Open Engage, EcoEvoRxiv, EarthArXiv, Jxiv, Qeios, ChinaXiv; those on OSF, such as PsyArXiv, but not its
projects; bioRxiv and medRxiv, whose prefix journals of Cold Spring Harbor share (10.1101/gr.…); ESS Open Archive, NBER,
ResearchGate, ScienceOpen and the discussions of Copernicus (10.5194/acp-2020-12, while the paper is
10.5194/acp-20-1-2020), which share theirs too; and those that say so (10.2196/preprints.…)."""

_NEVER = re.compile(r"(?!)")
_CATALOGUES = MappingProxyType(
    {
        "pmid": (re.compile(r"\d{1,9}"), "https://pubmed.ncbi.nlm.nih.gov/{}/"),
        "pmcid": (re.compile(r"PMC\d{1,9}"), "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
        "openalex": (re.compile(r"W\d+"), "https://openalex.org/{}"),
        "dblp": (re.compile(r"[\w./+-]+/[\w./+-]+"), "https://dblp.org/rec/{}"),
        "bibcode": (re.compile(r"\d{4}[\w.&]{15}"), "https://ui.adsabs.harvard.edu/abs/{}/abstract"),
        "inspire": (re.compile(r"\d+"), "https://inspirehep.net/literature/{}"),
        "s2": (re.compile(r"[0-9a-f]{40}"), "https://www.semanticscholar.org/paper/{}"),
        "hal": (re.compile(r"[a-z]+-\d+(?:v\d+)?"), "https://hal.science/{}"),
        "jstor": (re.compile(r"\d+"), "https://www.jstor.org/stable/{}"),
        "handle": (re.compile(r"\S+/\S+"), "https://hdl.handle.net/{}"),
        "mr": (re.compile(r"\d+"), "https://mathscinet.ams.org/mathscinet-getitem?mr={}"),
        "zbl": (re.compile(r"[\d.]+"), "https://zbmath.org/?q=an:{}"),
    }
)
"""Name of a catalogue → the form of its ids, and the address that follows from one."""


def leads_to_doi(url: str) -> bool:
    """True for an address of the resolver of DOIs."""
    return "doi.org/" in url.casefold()


def leads_to_identifier(url: str) -> bool:
    """True for an address of the resolver of DOIs, or of an article at arXiv, whether or not an identifier follows."""
    return bool(DOI_ADDRESS.match(url) or re.match(_ARXIV_SITE, url))


def without_doi_prefix(text: str) -> str:
    """The text without the address or the word before a DOI; what an address encodes is decoded."""
    match = _DOI_PREFIX.match(text)
    if match is None:
        return text
    bare = text[match.end() :]
    return unquote(bare) if "%" in bare and match[0].startswith("http") else bare


def without_arxiv_prefix(text: str) -> str:
    """The text without the address or the word before an arXiv id."""
    match = _ARXIV_PREFIX.match(text)
    return text[match.end() :] if match else text


def without_version(arxiv: str) -> str:
    """The id of all versions of a paper."""
    return _VERSION.sub("", arxiv)


def doi_address(doi: str) -> str:
    """Where a DOI leads, with the characters encoded that mean something in an address; empty without one."""
    return f"https://doi.org/{_UNSAFE_IN_LINK.sub(_encoded, doi)}" if doi else ""


def without_markup(text: str) -> str:
    """The text before an HTML tag; a `<` may be part of a DOI."""
    return _TAG.split(text, maxsplit=1)[0]


def comparable_doi(doi: str) -> str:
    """One spelling of a DOI, whose case means nothing, and which some sources encode."""
    return (unquote(doi) if "%" in doi else doi).casefold()


def is_short_doi(doi: str) -> bool:
    """True for a short DOI, of which nobody knows the long one."""
    return doi.startswith("10/")


def _encoded(match: re.Match[str]) -> str:
    return quote(match[0], safe="")


def arxiv_address(arxiv: str) -> str:
    """The abstract page of an arXiv id; empty without one."""
    return f"https://arxiv.org/abs/{arxiv}" if arxiv else ""


def arxiv_pdf_address(arxiv: str) -> str:
    """The PDF of the newest version, or of the one that the id names."""
    return f"https://arxiv.org/pdf/{arxiv}" if arxiv else ""


def arxiv_of_address(url: str) -> str:
    """The arXiv id that an address leads to; empty if it leads to none."""
    match = _ARXIV_ADDRESS.fullmatch(url)
    return match["id"] if match else ""


def doi_of_arxiv(arxiv: str) -> str:
    """The DOI that arXiv registers for a paper, which names no version; empty without an id."""
    return f"{_ARXIV_DOI}{without_version(arxiv)}" if arxiv else ""


def arxiv_of_doi(doi: str) -> str:
    """The arXiv id in one of arXiv's own DOIs; empty for any other DOI."""
    match = _OF_ARXIV.fullmatch(doi)
    return match["id"] if match else ""


def catalogue_address(catalogue: str, id: str) -> str:
    """Where a catalogue shows a work; empty if that is not known, or the id is not one of its."""
    pattern, address = _CATALOGUES.get(catalogue, (_NEVER, ""))
    return address.format(quote(id, safe="/:")) if pattern.fullmatch(id) else ""


def is_preprint_doi(doi: str) -> bool:
    """True for a DOI that a preprint server gave, in lower case."""
    return bool(_PREPRINT_DOI.match(doi))


def wrong_digits(arxiv: str) -> str:
    """Why arXiv never gave an id of its form since April 2007, and what to type; empty for ids that it may have
    given, and for older ones (https://info.arxiv.org/help/arxiv_identifier.html)."""
    match = re.fullmatch(r"(\d\d)(\d\d)\.(\d+)(?:v\d+)?", arxiv)
    if match is None:
        return ""
    year, month, number = int(match[1]), int(match[2]), match[3]
    if not 1 <= month <= 12:
        return f"its first four digits are year and month, and there is no month {month:02}: copy it again"
    digits = 5 if year >= 15 else 4
    words = {4: "four", 5: "five"}[digits]
    return "" if len(number) == digits else f"ids of 20{year:02} have {words} digits after the point: copy it again"


def is_isbn(text: str) -> bool:
    """True for ten or thirteen digits, of which the last is the check digit (ISO 2108)."""
    digits = text.replace("-", "").upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return sum((10 - at) * _digit(each) for at, each in enumerate(digits)) % 11 == 0
    return (
        bool(re.fullmatch(r"97[89]\d{10}", digits))
        and sum(int(each) * (3 if at % 2 else 1) for at, each in enumerate(digits)) % 10 == 0
    )


def is_issn(text: str) -> bool:
    """True for eight digits, of which the last is the check digit (ISO 3297)."""
    digits = text.replace("-", "").upper()
    return (
        bool(re.fullmatch(r"\d{7}[\dX]", digits))
        and not sum((8 - at) * _digit(each) for at, each in enumerate(digits)) % 11
    )


def _digit(text: str) -> int:
    return 10 if text == "X" else int(text)
