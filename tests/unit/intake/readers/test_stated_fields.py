"""Facts that CSL-JSON and RIS have no field for: what this program wrote is read back, and nothing of others' is."""

from __future__ import annotations

from typing import Any

import pytest

from generator.facts import names
from generator.facts.fields import IN_CUSTOM
from generator.intake.readers import stated_fields

FORMATS = pytest.mark.parametrize("format", IN_CUSTOM)


@FORMATS
def test_values_of_every_shape_are_read_as_front_matter_is(format: str) -> None:
    data: dict[str, Any] = {
        "authors": ["Ann Ada", "{The Team}"],
        "authors_truncated": True,
        "date": "2020-05",
        "keep_case": ["DNA"],
        "links": {"pdf": "https://x.example/a.pdf"},
    }
    known = {field.key for field in IN_CUSTOM[format]}
    found = stated_fields.values(data, format)
    assert found.keys() == data.keys() & known
    assert found.get("authors", ()) in {(), (names.parse("Ann Ada"), names.parse("{The Team}"))}
    assert found.get("authors_truncated", True) is True


@FORMATS
@pytest.mark.parametrize("data", [None, "text", 5, [], ["authors"], {"authors": 5.5}, {"unknown": "x"}, {"title": ""}])
def test_what_other_programs_keep_there_is_left_out(data: Any, format: str) -> None:
    assert stated_fields.values(data, format) == {}


@FORMATS
def test_a_value_that_front_matter_would_refuse_is_left_out_and_the_others_stay(format: str) -> None:
    key = next(field.key for field in IN_CUSTOM[format] if field.key == "authors")
    deep: Any = "x"
    for _ in range(10_000):
        deep = [deep]
    assert stated_fields.values({key: ["Ann Ada"], "date": "soon", "links": [1], "ids": deep}, format).keys() == {key}
