"""What has an end that is still to come goes on."""

from __future__ import annotations

import pytest

from generator.facts import dates, ongoing
from generator.model import PartialDate

TODAY = "2026-05-21"


@pytest.mark.parametrize(
    ("end", "goes_on"),
    [
        ("2026-05-22", True),
        ("2026-05-21", True),
        ("2026-05-20", False),
        ("2026-06", True),
        ("2026-05", False),
        ("2027", True),
        ("2026", False),
    ],
)
def test_it_goes_on_until_its_end(end: str, goes_on: bool) -> None:
    assert ongoing.goes_on(dates.parse_iso(end), TODAY) == goes_on
    assert not ongoing.goes_on(dates.parse_iso(end), "")
    for path in ("projects/a.md", "people/a.de.md", "grants.yml", "index.md"):
        said = f"start: 2020\nend: '{end}' # planned\n".encode
        assert ongoing.ends_to_come(path, TODAY, said) == ([end] if goes_on else [])
        assert ongoing.ends_to_come(path, "", said) == []
    assert ongoing.ends_to_come("talks/a.md", TODAY, f"end: {end}".encode) == []


def test_what_has_no_end_goes_on() -> None:
    assert ongoing.goes_on(PartialDate(), TODAY)
    assert ongoing.goes_on(PartialDate(), "")


def test_the_ends_of_a_list_are_told_apart() -> None:
    text = "- {title: A, end: 2027}\n- title: B\n  end: 2026-12-01\n- title: C\n  end: 2020\n"
    assert ongoing.ends_to_come("service.yml", TODAY, text.encode) == ["2027", "2026-12-01"]
