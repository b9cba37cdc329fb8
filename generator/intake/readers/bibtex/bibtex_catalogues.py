"""Identifiers of catalogues in the fields of a BibTeX entry: PubMed, OpenAlex, DBLP, INSPIRE and others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.facts import index_addresses
from generator.intake.readers.bibtex.bibtex_entries import RawEntry
from generator.intake.readers.bibtex.bibtex_remains import Remains
from generator.intake.readers.bibtex.bibtex_text import addresses, verbatim

_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {
        "pmid": "pubmed pubmedid pubmed_id",
        "pmcid": "pmc",
        "openalex": "openalex_id",
        "inspire": "inspirehep inspirehep_id",
        "s2": "s2id s2_id",
        "hal": "hal_id halid",
        "mr": "mrnumber",
        "zbl": "zblnumber",
        "jstor": "jstor_id",
        "handle": "hdl",
        "mag": "mag_id",
        "wos": "unique-id",
    }
    | dict.fromkeys("dblp bibcode corpusid lccn oclc urn scopus swhid googlebooks ascl".split(), "")
)
"""Name of a catalogue → other names of the field."""

_FIELDS = {name: catalogue for catalogue, others in _SPELLINGS.items() for name in (catalogue, *others.split())}
ARCHIVES = {name: _FIELDS[name] for name in "pubmed pmid pmc pmcid hdl handle ascl hal jstor googlebooks urn".split()}
"""`archivePrefix` or `eprinttype` → the name of its catalogue."""

_OF_ADDRESS = (
    ("dblp", re.compile(r"https?://dblp\.(?:org|uni-trier\.de)/rec/(?:bib/)?(?P<id>[\w./+-]+?)(?:\.bib|\.html)?")),
    ("bibcode", re.compile(r"https?://(?:ui\.)?adsabs\.harvard\.edu/abs/(?P<id>[^/\s]{19})(?:/abstract)?")),
    ("inspire", re.compile(r"https?://inspirehep\.net/(?:literature|record)/(?P<id>\d+)")),
)
_PREFIX = re.compile(r"(?i)^(?:pmid:?\s*|https?://(?:www\.)?openalex\.org/|wos:|mr)(?=\S)")


def take(fields: Remains, entry: RawEntry) -> dict[str, str]:
    """The identifiers by catalogue; of two in one catalogue the first counts."""
    ids: dict[str, str] = {}
    for catalogue, id in (*_of_fields(fields), *_of_archive(fields), *_of_addresses(fields)):
        ids.setdefault(catalogue, id)
    if entry.key.startswith("DBLP:"):
        ids.setdefault("dblp", entry.key.removeprefix("DBLP:"))
    return dict(sorted(ids.items()))


def _of_fields(fields: Remains) -> Iterator[tuple[str, str]]:
    for name in [name for name in fields.names() if name in _FIELDS]:
        id = _PREFIX.sub("", verbatim(fields.peek(name)).strip("{} "))
        if id and len(id) < 200 and " " not in id:
            fields.drop(name)
            yield _FIELDS[name], id


def _of_archive(fields: Remains) -> Iterator[tuple[str, str]]:
    archive = verbatim(fields.peek("archiveprefix")).strip("{} ").casefold()
    id = verbatim(fields.peek("eprint")).strip("{} ")
    if archive in ARCHIVES and id and " " not in id:
        fields.drop("archiveprefix")
        fields.drop("eprint")
        yield ARCHIVES[archive], id


def _of_addresses(fields: Remains) -> Iterator[tuple[str, str]]:
    for name in ("biburl", "adsurl"):
        for url in addresses(fields.peek(name)):
            for catalogue, pattern in _OF_ADDRESS:
                if match := pattern.fullmatch(url):
                    fields.drop(name)
                    yield catalogue, match["id"].replace("%26", "&")
    yield from filter(all, map(index_addresses.of_address, addresses(fields.peek("url"))))
