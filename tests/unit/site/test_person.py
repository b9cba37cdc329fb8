"""What pages show of the person."""

from __future__ import annotations

import pytest

from generator.model import Affiliation, PartialDate, Profile
from generator.site.person import Place, contacts, pieces, places, shown, size_of


def test_accounts_have_the_mark_and_the_handle_of_their_site() -> None:
    links = {"orcid": "https://orcid.org/0000-0002-1825-0097", "github": "https://github.com/ada", "cv": "files/cv.pdf"}
    assert [(each.label, each.text, each.is_hosted) for each in contacts(Profile("Ada", links=links))] == [
        ("ORCID iD", "0000-0002-1825-0097", False),
        ("GitHub", "@ada", False),
        ("Cv", "PDF", True),
    ]


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://www.example.org/~ada/", "example.org/~ada"),
        ("https://example.org/a/very/long/address/that/nobody/reads", "example.org"),
        ("mailto:ada@example.org", "ada@example.org"),
    ],
)
def test_other_addresses_are_shown_as_people_read_them(url: str, text: str) -> None:
    assert shown(url) == text


def test_a_long_address_may_break_behind_its_at_sign() -> None:
    [contact] = contacts(Profile("Ada", links={"email": "mailto:ada@department.example"}))
    assert contact.pieces == ["ada@", "department.example"]


def test_places_of_work_are_those_of_now_and_say_a_role_that_differs() -> None:
    ada = Profile(
        "Ada",
        position="Analyst",
        affiliations=(
            Affiliation("University", role="analyst", department="Mathematics", url="https://u.example"),
            Affiliation("Lab", role="Visitor", ror="05dxps055"),
            Affiliation("Society", end=PartialDate(1842)),
        ),
    )
    now = [
        Place("", "Mathematics", "https://u.example", "University"),
        Place("Visitor", "Lab", "https://ror.org/05dxps055", ""),
    ]
    assert places(ada) == places(ada, "1843-01-01") == now
    assert [place.name for place in places(ada, "1841-12-31")][2:] == ["Society"]


def test_long_names_are_set_smaller_and_their_hyphenated_parts_stay_whole() -> None:
    assert [size_of("Ada"), size_of("Ada Augusta King-Lovelace"), size_of("A" * 31)] == ["", "long", "longer"]
    assert [piece for piece, unbroken in pieces("Ada King-Noel") if unbroken] == ["King-Noel"]
