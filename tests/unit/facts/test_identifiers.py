"""DOIs and arXiv ids: what leads to them, and the addresses that follow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.facts import identifiers
from generator.facts.page_numbers import hyphenated

DOIS = st.from_regex(identifiers.DOI, fullmatch=True)
ARXIV_IDS = st.from_regex(identifiers.ARXIV, fullmatch=True)


@given(DOIS)
def test_the_address_of_a_doi_leads_to_it(doi: str) -> None:
    address = identifiers.doi_address(doi)
    assert identifiers.DOI_ADDRESS.match(address)
    assert identifiers.without_doi_prefix(address) == doi == identifiers.without_doi_prefix(doi)


@given(ARXIV_IDS)
def test_the_address_and_the_doi_of_an_arxiv_id_lead_to_it(arxiv: str) -> None:
    address = identifiers.arxiv_address(arxiv)
    assert identifiers.arxiv_of_address(address) == arxiv == identifiers.without_arxiv_prefix(address)
    assert identifiers.arxiv_of_doi(identifiers.doi_of_arxiv(arxiv)) == identifiers.without_version(arxiv)


def test_nothing_follows_from_no_identifier() -> None:
    assert identifiers.doi_address("") == identifiers.arxiv_address("") == identifiers.doi_of_arxiv("") == ""


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1/x", "10.1/x"),
        ("HTTP://dx.DOI.org/10.1/x", "10.1/x"),
        ("doi.org/10.1/x", "10.1/x"),
        ("DOI: 10.1/x", "10.1/x"),
        ("10.1/doi.5", "10.1/doi.5"),
        ("10.1/x", "10.1/x"),
    ],
)
def test_only_what_stands_in_front_of_a_doi_is_taken_off(text: str, doi: str) -> None:
    assert identifiers.without_doi_prefix(text) == doi


@pytest.mark.parametrize(
    ("url", "arxiv"),
    [
        ("https://arxiv.org/abs/2307.09288v2", "2307.09288v2"),
        ("http://www.arXiv.org/pdf/hep-th/9901001.pdf", "hep-th/9901001"),
        ("https://export.arxiv.org/html/2307.09288/", "2307.09288"),
        ("https://arxiv.org/abs/HEP-TH/9901001", ""),
        ("https://arxiv.example/abs/2307.09288", ""),
        ("https://arxiv.org/list/cs.CL/2307", ""),
    ],
)
def test_an_address_leads_to_an_arxiv_id_or_to_none(url: str, arxiv: str) -> None:
    assert identifiers.arxiv_of_address(url) == arxiv


@pytest.mark.parametrize("pages", ["12-15", "12–15", "12 − 15", "12 -- 15", "12---15", "12‑15", "12 ― 15", "12‒15"])
def test_a_range_of_pages_has_one_spelling(pages: str) -> None:
    assert hyphenated(pages) == "12-15"


def test_patterns_and_addresses_of_identifiers_are_written_in_one_file() -> None:
    """The others import them: `facts.identifiers` and `facts.page_numbers`."""
    mark = re.compile(r"doi\\?\.org/[{\"']|arxiv\\?\.org/(?:abs|\(|\{)|\b10\\\.|48550|‐-―")
    root = Path(generator.__file__).parent
    found = [path.name for path in sorted(root.rglob("*.py")) if mark.search(path.read_text(encoding="utf-8"))]
    assert found == ["identifiers.py", "page_numbers.py"]


@pytest.mark.parametrize(
    ("doi", "is_preprint"),
    [
        ("10.48550/arxiv.2307.09288", True),
        ("10.1101/2021.01.01.425123v2", True),
        ("10.1101/gr.1239303", False),
        ("10.21203/rs.3.rs-12/v1", True),
        ("10.2139/ssrn.123", True),
        ("10.31219/osf.io/abcde_v1", True),
        ("10.1149/osf.io/abcde", True),
        ("10.17605/osf.io/abcde", False),
        ("10.5194/acp-2020-12", True),
        ("10.5194/acp-20-1-2020", False),
        ("10.1002/essoar.10501", True),
        ("10.1002/adma.2020", False),
        ("10.2196/preprints.1234", True),
        ("10.1590/scielopreprints.123", True),
        ("10.5281/zenodo.123", False),
    ],
)
def test_a_doi_of_a_preprint_server_is_known(doi: str, is_preprint: bool) -> None:
    assert identifiers.is_preprint_doi(doi) is is_preprint
