"""Three-way merge: a source's change arrives, a person's change stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.three_way_merge import Conflict, taken, three_way

RULES: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any], list[str]]] = {
    # base, ours, theirs → changes, fields in conflict
    "nothing changed": ({"a": 1}, {"a": 1}, {"a": 1}, {}, []),
    "the source changed a field": ({"a": 1}, {"a": 1}, {"a": 2}, {"a": 2}, []),
    "the source has a new field": ({}, {}, {"a": 2}, {"a": 2}, []),
    "the source took a field back": ({"a": 1}, {"a": 1}, {}, {"a": None}, []),
    "the person changed a field": ({"a": 1}, {"a": 3}, {"a": 1}, {}, []),
    "the person deleted a field": ({"a": 1}, {}, {"a": 1}, {}, []),
    "the person added a field": ({}, {"a": 3}, {}, {}, []),
    "both changed it alike": ({"a": 1}, {"a": 2}, {"a": 2}, {}, []),
    "both changed it": ({"a": 1}, {"a": 3}, {"a": 2}, {}, ["a"]),
    "the person deleted what the source changed": ({"a": 1}, {}, {"a": 2}, {}, ["a"]),
    "the source took back what the person changed": ({"a": 1}, {"a": 3}, {}, {}, ["a"]),
    "both added it": ({}, {"a": 3}, {"a": 2}, {}, ["a"]),
    "a list counts as a whole": ({"a": [1]}, {"a": [1, 2]}, {"a": [1, 3]}, {}, ["a"]),
    "both deleted it": ({"a": 1}, {}, {}, {}, []),
    "a list that the person completed is not called cut": (
        {"authors": [1, 2]},
        {"authors": [1, 2, 3]},
        {"authors": [1], "authors_truncated": True},
        {},
        ["authors"],
    ),
    "a list that the person called whole is not replaced by a longer one": (
        {"authors": [1, 2], "authors_truncated": True},
        {"authors": [1, 2]},
        {"authors": [1, 2, 3]},
        {},
        ["authors"],
    ),
    "a list that the person completed to what the source calls cut is not": (
        {"authors": [1, 2]},
        {"authors": [1, 2, 3]},
        {"authors": [1, 2, 3], "authors_truncated": True},
        {},
        ["authors_truncated"],
    ),
    "a list that the person completed as the source does by now": (
        {"authors": [1, 2], "authors_truncated": True},
        {"authors": [1, 2, 3]},
        {"authors": [1, 2, 3]},
        {},
        [],
    ),
    "a list that both called whole, and the source cuts now": (
        {"authors": [1, 2]},
        {"authors": [1, 2]},
        {"authors": [1], "authors_truncated": True},
        {"authors": [1], "authors_truncated": True},
        [],
    ),
    "a number beside a volume that both changed alike": (
        {"volume": "1"},
        {"volume": "2"},
        {"volume": "2", "number": "3"},
        {"number": "3"},
        [],
    ),
    "a list that the source cut is called cut": (
        {"authors": [1, 2]},
        {"authors": [1, 2]},
        {"authors": [1], "authors_truncated": True},
        {"authors": [1], "authors_truncated": True},
        [],
    ),
}
values = st.one_of(
    st.integers(0, 3), st.booleans(), st.sampled_from(["", "x"]), st.lists(st.integers(0, 2), max_size=2)
)
sides = st.dictionaries(st.sampled_from("abcd"), values)


@pytest.mark.parametrize("rule", RULES)
def test_a_merge_follows_the_rules(rule: str) -> None:
    base, ours, theirs, changes, conflicts = RULES[rule]
    merged = three_way(base, ours, theirs)
    assert merged.changes == changes
    assert [conflict.field for conflict in merged.conflicts] == conflicts


@given(sides, sides, sides)
def test_a_field_changes_only_where_the_file_holds_what_the_source_said(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
) -> None:
    merged = three_way(base, ours, theirs)
    assert all(ours.get(field) == base.get(field) for field in merged.changes)
    assert all(merged.changes[field] == theirs.get(field) for field in merged.changes)
    assert not set(merged.changes) & {conflict.field for conflict in merged.conflicts}


@given(sides, sides, sides)
def test_each_difference_of_the_source_is_taken_or_reported(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
) -> None:
    merged = three_way(base, ours, theirs)
    seen = {*merged.changes, *(conflict.field for conflict in merged.conflicts)}
    differing = {f for f in {*base, *theirs} if theirs.get(f) not in (base.get(f), ours.get(f))}
    assert seen == differing


@given(sides, sides, sides)
def test_to_import_twice_is_to_import_once(base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    first = three_way(base, ours, theirs)
    after = {k: v for k, v in {**ours, **first.changes}.items() if v is not None}
    assert three_way(theirs, after, theirs) == ({}, [])


def test_a_conflict_names_both_values() -> None:
    assert three_way({"a": 1}, {"a": 3}, {"a": 2}).conflicts == [Conflict("a", 3, 2)]


CUT, SERIES, EVENT = {"authors": [1], "authors_truncated": True}, {"series": "B", "series_number": "2"}, "event_place"
PICTURE = {"image": "a", "image_alt": "A", "image_caption": "C"}
TAKEN: dict[str, tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    # the field, ours, theirs → what is written
    "a whole list has no flag": ("authors", CUT, {"authors": [1]}, {"authors": [1], "authors_truncated": None}),
    "a flag brings its list": ("authors_truncated", {"authors": [1, 2]}, CUT, CUT),
    "another picture": ("image", PICTURE, {"image": "b"}, {"image": "b", "image_alt": None, "image_caption": None}),
    "the same picture keeps what it shows": ("image", PICTURE, {"image": "a"}, {"image": "a"}),
    "another series": ("series", SERIES, {"series": "A"}, {"series": "A", "series_number": None}),
    "a number brings its series": ("series_number", {"series": "A", "series_number": "1"}, SERIES, SERIES),
    "a place alone leaves the event": (EVENT, {"event": "A", EVENT: "Turin"}, {EVENT: "Oslo"}, {EVENT: "Oslo"}),
    "another event": ("event", {"event": "A", EVENT: "Turin"}, {"event": "B"}, {"event": "B", EVENT: None}),
    "another volume": ("volume", {"volume": "1", "number": "1"}, {"volume": "2"}, {"volume": "2", "number": None}),
    "a short name is asked for": ("venue_short", {"venue": "A", "venue_short": "a"}, {"venue": "A"}, {"venue": "A"}),
    "a field that its source took back goes": ("note", {"note": "A"}, {}, {"note": None}),
}


@pytest.mark.parametrize("name", TAKEN)
def test_fields_that_belong_together_are_taken_together(name: str) -> None:
    field, ours, theirs, changes = TAKEN[name]
    said = {key: value for key, value in taken(field, ours, theirs).items() if key in ours or value is not None}
    assert said == changes | ({field: None} if field not in theirs else {})
