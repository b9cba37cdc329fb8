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
from generator.intake import provider_answers
from generator.intake.provider_answers import Session


class Provider(NamedTuple):
    """A provider. `id` matches an id, alone or at the end of an address; `ask` gives the pages of a fetched file, and
    `key` names the variable of the environment that holds a key, and where it goes."""

    name: str
    title: str
    host: str
    id: re.Pattern[str]
    example: str
    ask: Callable[[Session, str], list[Any]]
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
        "0000-0002-1825-0097", provider_answers.ads, key=("ADS_API_TOKEN", "Authorization: Bearer "), needs_key=True,
    ),
    Provider("arxiv", "arXiv", "export.arxiv.org", _ARXIV, "2307.09288", provider_answers.arxiv, delay=3.0),
    Provider(
        "crossref", "Crossref", "api.crossref.org", _DOI, "10.1162/tacl_a_00461", provider_answers.crossref,
        mail="mailto", folds=True,
    ),
    Provider("datacite", "DataCite", "api.datacite.org", _DOI, "10.5281/zenodo.1234", provider_answers.datacite,
             folds=True),
    Provider(
        "dblp", "DBLP", "dblp.org", re.compile(r"(?:https?://dblp\.org/pid/)?(?P<id>\w+/[\w-]+?)(?:\.\w+)?"), "65/9612",
        provider_answers.dblp,
    ),
    Provider(
        "inspire", "INSPIRE", "inspirehep.net",
        _pattern(r"inspirehep\.net/(?:api/)?literature/", r"\d+|[^\W\d_][\w'-]*(?:\.[\w'-]+)+\.\d+"), "Ada.Lovelace.1",
        provider_answers.inspire, delay=0.5,
    ),
    Provider(
        "openalex", "OpenAlex", "api.openalex.org", _pattern(r"(?:openalex\.org|orcid\.org)/", rf"[AaWw]\d+|{_ORCID}"),
        "A5023888391", provider_answers.openalex, key=("OPENALEX_API_KEY", "?api_key"), mail="mailto",
    ),
    Provider(
        "orcid", "ORCID", "pub.orcid.org", _pattern(r"orcid\.org/", _ORCID), "0000-0002-1825-0097",
        provider_answers.orcid,
    ),
    Provider(
        "pubmed", "PubMed", "eutils.ncbi.nlm.nih.gov", _pattern(r"(?:orcid\.org|pubmed\.ncbi\.nlm\.nih\.gov)/",
        rf"{_ORCID}|\d{{1,9}}"), "0000-0002-1825-0097", provider_answers.pubmed, delay=0.4,
        key=("NCBI_API_KEY", "?api_key"), mail="email",
    ),
    Provider(
        "semantic-scholar", "Semantic Scholar", "api.semanticscholar.org",
        re.compile(r"(?:https?://www\.semanticscholar\.org/(?:author|paper)/(?:[^/]+/)?)?(?P<id>\d+|[0-9a-f]{40})/?"),
        "2262347", provider_answers.semantic_scholar, delay=1.1, key=("SEMANTIC_SCHOLAR_API_KEY", "x-api-key: "),
    ),
    Provider(
        "zotero", "Zotero", "api.zotero.org", _pattern(r"(?:api\.)?zotero\.org/", r"(?:(?:users|groups)/)?\d+"),
        "groups/12345", provider_answers.zotero, key=("ZOTERO_API_KEY", "Zotero-API-Key: "),
    ),
)  # fmt: skip

PROVIDERS: Mapping[str, Provider] = MappingProxyType({provider.name: provider for provider in _ROWS})
"""The providers by name."""


def id_of(provider: Provider, text: str) -> str:
    """The id that a person typed, alone or as an address, in one spelling; empty if it is none of this provider's."""
    match = provider.id.fullmatch(text.strip())
    if match is None:
        return ""
    id = match["id"].lower() if provider.folds else match["id"]
    if re.fullmatch(_ORCID, id):
        return id.upper() if accounts.has_check_digit(id.upper()) else ""
    if provider.name == "openalex":
        return id.upper()
    return identifiers.without_version(id) if provider.name == "arxiv" else id
