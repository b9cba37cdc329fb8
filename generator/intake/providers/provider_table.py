"""The providers that can be asked: one row for each, with its host, how an id looks, its questions and its limits.

Delays are what the providers ask for: three seconds at arXiv (info.arxiv.org/help/api/tou.html), three requests a
second at NCBI, one a second at Semantic Scholar, 15 in five seconds at INSPIRE; elsewhere one second, as politeness.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.facts import accounts, identifiers
from generator.intake.providers import (
    ads_answers,
    arxiv_answers,
    crossref_answers,
    datacite_answers,
    dblp_answers,
    inspire_answers,
    openalex_answers,
    orcid_answers,
    pubmed_answers,
    semantic_scholar_answers,
    zotero_answers,
)
from generator.intake.providers.asking import Lookup, Session


class Provider(NamedTuple):
    """A provider. `id` matches an id, alone or at the end of an address; `ask` gives the pages of a fetched file, and
    `key` names the variable of the environment that holds a key, and where it goes; `lookup` asks for one work,
    where that can be done."""

    name: str
    title: str
    host: str
    id: re.Pattern[str]
    example: str
    ask: Callable[[Session, str], list[Any]]
    lookup: Lookup | None = None
    delay: float = 1.0
    key: tuple[str, str] = ("", "")
    needs_key: bool = False
    mail: str = ""
    folds: bool = False


_ORCID = r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]"
_DOI, _ARXIV = identifiers.WRITTEN_DOI, identifiers.WRITTEN_ARXIV


def _pattern(prefix: str, id: str) -> re.Pattern[str]:
    return re.compile(rf"(?:https?://(?:www\.)?{prefix})?(?P<id>{id})/?")


_ROWS = (
    Provider(
        "ads", "the Astrophysics Data System", "api.adsabs.harvard.edu",
        _pattern(r"(?:orcid\.org|ui\.adsabs\.harvard\.edu/abs)/", rf"{_ORCID}|\d{{4}}[\w.&]{{15}}"),
        "0000-0002-1825-0097", ads_answers.ask, ads_answers.LOOKUP,
        key=("ADS_API_TOKEN", "Authorization: Bearer "), needs_key=True,
    ),
    Provider(
        "arxiv", "arXiv", "export.arxiv.org", _ARXIV, "1501.00001", arxiv_answers.ask, arxiv_answers.LOOKUP, delay=3.0,
    ),
    Provider(
        "crossref", "Crossref", "api.crossref.org", _DOI, "10.1000/182",
        crossref_answers.ask, crossref_answers.LOOKUP, mail="mailto", folds=True,
    ),
    Provider(
        "datacite", "DataCite", "api.datacite.org", _DOI, "10.5281/zenodo.1234",
        datacite_answers.ask, datacite_answers.LOOKUP, folds=True,
    ),
    Provider(
        "dblp", "DBLP", "dblp.org",
        re.compile(r"(?:https?://dblp\.org/(?:pid|rec)/)?(?P<id>\w+/[\w-]+?(?:/[\w-]+?)?)(?:\.\w+)?"), "65/9612",
        dblp_answers.ask, dblp_answers.LOOKUP,
    ),
    Provider(
        "inspire", "INSPIRE", "inspirehep.net",
        _pattern(
            r"(?:orcid\.org|inspirehep\.net/(?:api/)?literature|inspirehep\.net(?:/api)?(?=/authors))/",
            rf"{_ORCID}|(?:authors/)?\d+|[^\W\d_][\w'-]*(?:\.[\w'-]+)+\.\d+",
        ),
        "Ada.Lovelace.1", inspire_answers.ask, inspire_answers.LOOKUP, delay=0.5,
    ),
    Provider(
        "openalex", "OpenAlex", "api.openalex.org", _pattern(r"(?:openalex\.org|orcid\.org)/", rf"[AaWw]\d+|{_ORCID}"),
        "A5023888391", openalex_answers.ask, openalex_answers.LOOKUP, key=("OPENALEX_API_KEY", "?api_key"),
        mail="mailto",
    ),
    Provider(
        "orcid", "ORCID", "pub.orcid.org", _pattern(r"orcid\.org/", _ORCID), "0000-0002-1825-0097", orcid_answers.ask,
    ),
    Provider(
        "pubmed", "PubMed", "eutils.ncbi.nlm.nih.gov",
        _pattern(r"(?:orcid\.org|pubmed\.ncbi\.nlm\.nih\.gov)/", rf"{_ORCID}|\d{{1,9}}"), "0000-0002-1825-0097",
        pubmed_answers.ask, pubmed_answers.LOOKUP, delay=0.4, key=("NCBI_API_KEY", "?api_key"), mail="email",
    ),
    Provider(
        "semantic-scholar", "Semantic Scholar", "api.semanticscholar.org",
        re.compile(r"(?:https?://www\.semanticscholar\.org/(?:author|paper)/(?:[^/]+/)?)?(?P<id>\d+|[0-9a-f]{40})/?"),
        "2262347", semantic_scholar_answers.ask, semantic_scholar_answers.LOOKUP, delay=1.1,
        key=("SEMANTIC_SCHOLAR_API_KEY", "x-api-key: "),
    ),
    Provider(
        "zotero", "Zotero", "api.zotero.org", _pattern(r"(?:api\.)?zotero\.org/", r"(?:(?:users|groups)/)?\d+"),
        "groups/12345", zotero_answers.ask, key=("ZOTERO_API_KEY", "Zotero-API-Key: "),
    ),
)  # fmt: skip

PROVIDERS: Mapping[str, Provider] = MappingProxyType({provider.name: provider for provider in _ROWS})
"""The providers by name."""


def id_of(provider: Provider, text: str) -> str:
    """The id that a person typed, alone or as an address, in one spelling; empty if this provider has no such ids."""
    match = provider.id.fullmatch(text.strip())
    if match is None:
        return ""
    id = match["id"].lower() if provider.folds else match["id"]
    if re.fullmatch(_ORCID, id):
        return id.upper() if accounts.has_check_digit(id.upper()) else ""
    if provider.name == "openalex":
        return id.upper()
    return identifiers.without_version(id) if provider.name == "arxiv" else id
