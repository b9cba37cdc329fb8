"""What is said in words where BibTeX has no fields."""

from __future__ import annotations

import pytest

from generator.facts import in_words
from generator.model import Person, Publication


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (
            Publication("T", type="speech", genre="Talk", event="Day of Tests", event_place="Rome"),
            "Talk, Day of Tests, Rome",
        ),
        (Publication("T", type="software", version="2.0", number="7"), "Version 2.0"),
        (Publication("T", type="patent", number="US 1", holders=(Person("Engines Inc."),)), "US 1, Engines Inc."),
        (Publication("T"), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_how_a_work_without_a_venue_came_out(work: Publication, words: str) -> None:
    assert in_words.presented(work) == words
