"""Accounts and identifiers of people: bare ids become addresses, addresses show their ids."""

from __future__ import annotations

import re

import pytest

from generator.facts.accounts import ACCOUNTS, account, address, handle, has_check_digit

# Name, what is typed, where it leads, how a page writes it.
IDS = [
    ("email", "ada@example.org", "mailto:ada@example.org", "ada@example.org"),
    ("orcid", "0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
    ("google-scholar", "AbC_-123AAAAJ", "https://scholar.google.com/citations?user=AbC_-123AAAAJ", "Profile"),
    ("github", "@ada", "https://github.com/ada", "@ada"),
    ("mastodon", "@ada@example.social", "https://example.social/@ada", "@ada@example.social"),
    ("mastodon", "ada@example.social", "https://example.social/@ada", "@ada@example.social"),
    ("bluesky", "ada.example.org", "https://bsky.app/profile/ada.example.org", "@ada.example.org"),
    ("dblp", "l/AdaLovelace", "https://dblp.org/pid/l/AdaLovelace", "l/AdaLovelace"),
    ("academia", "analytical/AdaLovelace", "https://analytical.academia.edu/AdaLovelace", "analytical/AdaLovelace"),
    ("openreview", "~Ada_Lovelace1", "https://openreview.net/profile?id=~Ada_Lovelace1", "~Ada_Lovelace1"),
    ("whatsapp", "+441234567", "https://wa.me/441234567", "+441234567"),
    ("leetcode", "ada", "https://leetcode.com/u/ada/", "@ada"),
]


@pytest.mark.parametrize(("name", "id", "leads_to", "shown"), IDS)
def test_a_bare_id_leads_to_an_address_which_shows_it(name: str, id: str, leads_to: str, shown: str) -> None:
    row = ACCOUNTS[name]
    assert address(row, id) == leads_to
    assert handle(row, leads_to) == shown


@pytest.mark.parametrize(
    ("name", "url", "shown"),
    [
        ("x", "https://twitter.com/ada", "@ada"),
        ("github", "http://www.github.com/ada/", "@ada"),
        ("google-scholar", "https://scholar.google.com/citations?user=AbC&hl=de", "Profile"),
        ("dblp", "https://dblp.org/pid/l/AdaLovelace.html", "l/AdaLovelace"),
        ("github", "https://github.com/ada/engine", ""),
        ("github", "https://example.org/ada", ""),
        ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/?term=lovelace", ""),
    ],
)
def test_an_address_as_browsers_have_it_shows_its_id_or_nothing(name: str, url: str, shown: str) -> None:
    assert handle(ACCOUNTS[name], url) == shown


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("orcid", "0000-0002-1825-0098"),
        ("orcid", "0000-0002-1825-009"),
        ("github", "ada lovelace"),
        ("email", "ada@localhost"),
        ("semantic-scholar", "ada"),
        ("openalex", "123"),
        ("pubmed", "lovelace"),
    ],
)
def test_what_is_no_id_of_a_site_leads_nowhere(name: str, id: str) -> None:
    assert address(ACCOUNTS[name], id) == ""


def test_the_last_digit_of_an_orcid_id_follows_from_the_others() -> None:
    assert has_check_digit("0000-0002-1825-0097")
    assert not any(has_check_digit(f"0000-0002-1825-009{digit}") for digit in "01234568 9X".replace(" ", ""))


@pytest.mark.parametrize("name", ["Google Scholar", "google_scholar", "scholar", "GOOGLE-SCHOLAR"])
def test_a_name_is_known_however_it_is_spelled(name: str) -> None:
    assert account(name) == ACCOUNTS["google-scholar"]


def test_every_row_has_as_many_slots_as_its_id_has_parts() -> None:
    for name, row in ACCOUNTS.items():
        if row.address:
            assert row.address.count("{") == re.compile(row.id).groups, name
