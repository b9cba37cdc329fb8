"""Addresses of venues and people: no two share one, and no other name changes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import citation_keys
from generator.site.slugs import address, identity

FINDINGS = "Findings of the Association for Computational Linguistics: {}"
LONG = "Proceedings of the 2024 Conference of the North American Chapter of the Association for Computational {}"


def address_of(name: str) -> str:
    return address(identity(name), "venue")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Journal of Engines", "journal-of-engines"),
        ("J. of Engines", "j-of-engines"),
        ("Müller-Straße, Abt. 2", "muller-strasse-abt-2"),
        ("Science & Education", "science-and-education"),
        (FINDINGS.format("EMNLP 2023"), "findings-of-the-association-for-computational-linguistics-emnlp-2023"),
    ],
)
def test_a_slug_tells_most_names(name: str, expected: str) -> None:
    assert address_of(name) == expected


@pytest.mark.parametrize(
    "names",
    [
        ("Journal of C", "Journal of C++", "Journal of C#", "Journal of C*"),
        ("Science & Education", "Science Education"),
        ("物理学报", "化学学报", "Acta 物理", "Acta 化学", "Acta"),
        ("Index", "README", "index 2"),
        (FINDINGS.format("EMNLP 2023"), FINDINGS.format("ACL 2025"), FINDINGS.format("ACL 2024")),
        (LONG.format("Linguistics (Volume 1)"), LONG.format("Linguistics (Volume 2)"), LONG.format("Linguistics")),
        ("a" * 200, "a" * 201),
    ],
)
def test_different_names_have_different_addresses(names: tuple[str, ...]) -> None:
    addresses = [address_of(name) for name in names]
    assert len(set(addresses)) == len(names)
    assert all(citation_keys.is_valid(address) for address in addresses)


@pytest.mark.parametrize(
    "names",
    [
        ("J. of Engines", "J of engines", "j.  of ENGINES"),
        ("Jo-Ann Li", "Jo Ann Li", "Jo/Ann Li"),
        ("O’Brien", "O'Brien", "OBrien"),
        ("Science & Education", "Science and Education"),
        ("Revue d’Études", "Revue d'Etudes"),
    ],
)
def test_spellings_of_one_name_have_one_address(names: tuple[str, ...]) -> None:
    assert len({identity(name) for name in names}) == 1


@given(st.lists(st.text(st.sampled_from("aAbB1 -.,:&+#/’äß李π"), max_size=6) | st.text(max_size=90), max_size=6))
def test_names_share_an_address_only_if_they_are_one_name(names: list[str]) -> None:
    identities = {identity(name) for name in names}
    assert len({address(each, "x") for each in identities}) == len(identities)
    assert all(citation_keys.is_valid(address(each, "x")) for each in identities)
