"""Names of people and groups in records."""

from __future__ import annotations

import pytest

from generator.intake.readers import person_names


@pytest.mark.parametrize(
    "name",
    ["CMS Collaboration", "H1 Collaboration", "WHO Study Group", "Working Group IV", "CMS and LHCb Collaborations"],
)
def test_capitals_in_the_name_of_a_group_are_no_initials(name: str) -> None:
    for read in (person_names.inverted, person_names.printed):
        group = read(name)
        assert group is not None
        assert (group.name, group.is_literal) == (name, True)


@pytest.mark.parametrize(
    ("name", "shown"), [("RJ Mical", "R. J. Mical"), ("Liu R.", "R. Liu"), ("Lee AB", "A. B. Lee")]
)
def test_capitals_beside_a_family_name_are_initials(name: str, shown: str) -> None:
    person = person_names.inverted(name)
    assert person is not None
    assert person.name == shown
