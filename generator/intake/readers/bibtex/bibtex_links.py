"""Web addresses in the fields of a BibTeX entry → links by what they lead to."""

from __future__ import annotations

import re

from generator.facts.identifiers import arxiv_of_address, arxiv_of_doi
from generator.intake.readers.bibtex import bibtex_identifiers
from generator.intake.readers.bibtex.bibtex_identifiers import Identifiers
from generator.intake.readers.bibtex.bibtex_remains import Remains
from generator.intake.readers.bibtex.bibtex_text import addresses, with_blanks_encoded
from generator.text import markdown

_NAMED = tuple(
    "code pdf project slides video poster website data dataset demo blog supp supplementary github software talk press "
    "html preprint".split()
)
_OTHERS = ("ee", "howpublished", *(f"bdsk-url-{number}" for number in range(1, 10)))
_WORDS_AROUND = re.compile(
    r"(?i)\\(?:url|href|path|nolinkurl)\b|https?://\S+|\b(?:available\s+)?(?:at|from)\b|[\s{}.,:;]+"
)
_HTML = re.compile(r"^\s*<|</|<a\s")


def take_links(fields: Remains, identifiers: Identifiers) -> dict[str, str]:
    """The links of an entry, without addresses that follow from its DOI or arXiv id."""
    links: dict[str, str] = {}
    for name in ("url", *_NAMED):
        urls = [url for url in _addresses(name, fields) if markdown.is_safe_address(url)]
        for url in urls:
            if not _follows(url, identifiers) and url not in links.values():
                links[_free(name, links)] = url
        if urls:
            if len(urls) == 1 and (rest := _beside(fields.peek(name), urls[0])):
                fields.report(name, f"{name} holds more than an address; left out: {rest!r:.60}")
            fields.drop(name)
        elif name == "url" and name in fields:
            fields.report(name, "url is not a web address; kept under 'extra'")
    _take_others(fields, identifiers, links)
    return links


def _addresses(name: str, fields: Remains) -> list[str]:
    """The addresses in a field that is made for one. Spaces in it are part of it, and reported."""
    whole = with_blanks_encoded(fields.peek(name))
    if whole:
        fields.report(name, f"{name} has spaces in it, each of which is now %20; cut it where the address ends")
    return addresses(whole or fields.peek(name))


def _beside(value: str, url: str) -> str:
    """The words beside an address in a value."""
    return "" if "%20" in url or _HTML.search(value) else _WORDS_AROUND.sub(" ", value).strip()


def _take_others(fields: Remains, identifiers: Identifiers, links: dict[str, str]) -> None:
    """Adds the address in a field that may hold one, unless there is a `url`."""
    for name in _OTHERS:
        urls = [url for url in addresses(fields.peek(name)) if markdown.is_safe_address(url)]
        if len(urls) != 1 or _WORDS_AROUND.sub("", fields.peek(name)):
            continue
        if not _follows(urls[0], identifiers) and urls[0] not in links.values():
            if "url" in links:
                continue
            links["url"] = urls[0]
        fields.drop(name)


def _follows(url: str, identifiers: Identifiers) -> bool:
    doi = bibtex_identifiers.doi_of_address(url)
    if arxiv := arxiv_of_address(url) or arxiv_of_doi(doi):
        return bibtex_identifiers.same_arxiv(arxiv, identifiers.arxiv)
    return bool(doi) and doi.casefold() == identifiers.doi.casefold()


def _free(name: str, links: dict[str, str]) -> str:
    number = 1
    while (free := name if number == 1 else f"{name}_{number}") in links:
        number += 1
    return free
