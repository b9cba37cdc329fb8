"""DOIs, arXiv ids and arXiv categories in the values of BibTeX fields, in all the places where people put them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple
from urllib.parse import unquote

from generator.facts import categories, identifiers
from generator.facts.identifiers import DOI_ADDRESS, arxiv_of_address, arxiv_of_doi
from generator.intake.readers.bibtex.bibtex_catalogues import ARCHIVES
from generator.intake.readers.bibtex.bibtex_remains import Remains
from generator.intake.readers.bibtex.bibtex_text import addresses, text, verbatim

_DOI = re.compile(identifiers.DOI)
_ARXIV_WORDS = re.compile(
    r"(?i)(?:e-?prints?\b|pre-?prints?\b|corr\b|computing research repository\b|arxiv(?:\.org)?|at\b|abs/|[\s:,()])*+"
)
_ARXIV_REST = re.compile(
    rf"(?P<id>{identifiers.ARXIV})?"
    r"\s*(?:\[(?P<category>[A-Za-z-]+(?:\.[A-Za-z-]+)?)(?:,(?P<others>[^\]]*))?\]|\(?Cornell University\))?[\s.,]*"
)
_SIGNS = tuple(
    (re.compile(rf"\{{?(?:\\ensuremath\{{{sign}\}}|\${sign}\$|\\text{name}(?:\{{\}}|\b ?))\}}?"), sign)
    for sign, name in (("<", "less"), (">", "greater"))
)
_OF_OLD_STYLE = re.compile(r"[a-z-]+/\d{7}(?:v\d+)?")
_LONGEST = 300
"""Characters of a value that may be an arXiv id in words."""


# In these fields an id counts only beside the name of arXiv: `number = {1234.5678}` may be anything.
_MAY_NAME_ARXIV = ("journal", "howpublished", "note", "volume", "number", "pages", "eid", "booktitle")
_NAMES_ARXIV = re.compile(r"(?i)arxiv|\bcorr\b|abs/")


class Identifiers(NamedTuple):
    """What identifies a work; `category` and `other_categories` are given beside the arXiv id or its name."""

    doi: str = ""
    arxiv: str = ""
    category: str = ""
    other_categories: tuple[str, ...] = ()


def take(fields: Remains) -> Identifiers:
    """The identifiers of an entry, in whichever fields. A field that says no more than an identifier is taken."""
    stated = doi(fields.peek("doi"))
    if "doi" in fields and not stated:
        fields.report("doi", "doi is not a DOI; kept under 'extra'")
    arxiv_id = category = ""
    named = [code for name in _MAY_NAME_ARXIV for code in codes(text(fields.peek(name))) if code in categories.NAMES]
    for name, id, code in filter(itemgetter(1), _arxiv_ids(fields, stated)):
        arxiv_id = arxiv_id or id
        is_known = not code or code in categories.NAMES
        category = category or (code if is_known else "")
        if same_arxiv(id, arxiv_id) and is_known and name not in {"journal", "booktitle"}:
            fields.drop(name)
            fields.drop("archiveprefix", only_if=name == "eprint")
    category, *others = dict.fromkeys(filter(None, (category, *named))) or ("",)
    if stated and not arxiv_of_doi(stated):
        fields.drop("doi")
        return Identifiers(stated, arxiv_id, category, tuple(others))
    return Identifiers(_doi_of_links(fields), arxiv_id, category, tuple(others))


def same_arxiv(one: str, other: str) -> bool:
    """True for two ids of one work, whatever their versions."""
    return identifiers.without_version(one) == identifiers.without_version(other)


def _arxiv_ids(fields: Remains, stated_doi: str) -> Iterator[tuple[str, str, str]]:
    """Field, arXiv id (or an empty text) and category, the most trustworthy first."""
    archive = text(fields.peek("archiveprefix")).lower()
    if archive in {"", "arxiv"}:
        yield "eprint", *arxiv(fields.peek("eprint"))
    elif _OF_OLD_STYLE.fullmatch(f"{archive}/{fields.peek('eprint')}") and archive not in ARCHIVES:
        yield "eprint", f"{archive}/{fields.peek('eprint')}", ""
    yield "arxiv", *arxiv(fields.peek("arxiv"))
    yield "doi", arxiv_of_doi(stated_doi), ""
    for name in _MAY_NAME_ARXIV:
        if _NAMES_ARXIV.search(fields.peek(name)):
            yield name, *arxiv(fields.peek(name))
    for url in addresses(fields.peek("url")):
        yield "", arxiv_of_address(url), ""


def _doi_of_links(fields: Remains) -> str:
    """The DOI that an address of the work leads to."""
    for name in ("url", "ee", "bdsk-url-1", "bdsk-url-2", "howpublished"):
        for url in addresses(fields.peek(name)):
            if (linked := doi_of_address(url)) and not arxiv_of_doi(linked):
                return linked
    return ""


def doi(value: str) -> str:
    """The bare DOI in a value; empty if the value is not a DOI, or more than a DOI."""
    for pattern, sign in _SIGNS:
        value = pattern.sub(sign, value)
    links = [url for url in addresses(value) if DOI_ADDRESS.match(url)]
    words = links[0] if links else verbatim(value).strip("{} ")
    bare = identifiers.without_doi_prefix(words).strip().rstrip(".,;")
    if links or "%" in bare:
        bare = unquote(bare)
    bare = bare.split("?", 1)[0] if links else bare
    return bare if _DOI.fullmatch(bare) else ""


def doi_of_address(url: str) -> str:
    """The DOI that an address leads to."""
    return doi(url) if DOI_ADDRESS.match(url) else ""


def arxiv(value: str) -> tuple[str, str]:
    """The arXiv id and category in a value that names nothing else: `arXiv:2307.09288 [cs]`, `abs/2307.09288`, an
    address, `arXiv preprint arXiv:2307.09288`."""
    words = verbatim(value).strip("{} ") if len(value) <= _LONGEST else ""
    if not words:
        return "", ""
    links = addresses(words)
    if len(links) == 1 and (id := arxiv_of_address(links[0])) and words.removeprefix("\\url").strip("{}. ") == links[0]:
        return id, ""
    match = _rest(words)
    return (match["id"] or "", match["category"] or "") if match and match["id"] else ("", "")


def is_arxiv(venue: str) -> bool:
    """True for a venue that is only another name of arXiv, with or without an id."""
    return bool(re.search(r"(?i)arxiv|\bcorr\b|computing research repository", venue)) and (
        bool(_rest(venue)) or bool(arxiv(venue)[0])
    )


def codes(venue: str) -> list[str]:
    """The categories, known or not, in brackets after the name of arXiv: `arXiv:2307.09288 [cs.CL, stat.ML]`."""
    match = _rest(venue) if _NAMES_ARXIV.search(venue) else None
    found = [match["category"] or "", *(match["others"] or "").split(",")] if match else []
    return [code.strip() for code in found if code.strip()]


def _rest(words: str) -> re.Match[str] | None:
    """What follows the words that mean arXiv, if that is an id, a category or nothing."""
    if len(words) > _LONGEST:
        return None
    prefix = _ARXIV_WORDS.match(words)
    return _ARXIV_REST.fullmatch(words, prefix.end() if prefix else 0)
