"""Which source wins does not depend on the order in which sources are read, imported or named."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts import names, records, store
from generator.intake import placement, planning, sources
from generator.intake.planned_content import Draft
from generator.intake.planning import Told
from generator.intake.readers.reading import Reading
from generator.intake.readers.registry import FORMATS
from generator.intake.sources import Said, combined, origins, said
from generator.model import PartialDate, Profile, Publication

DOI = "10.1000/engines"
TEXTS = {
    "title": ["On Engines", "On Engines: Notes"],
    "publisher": ["Taylor", "Menabrea & Sons"],
    "volume": ["3", "4"],
    "venue": ["Sci. Mem.", "Scientific Memoirs", "Annals"],
    "type": ["article", "article-journal"],
    "date": ["2020", "2020-05", "2020-05-06", "2021"],
    "published": ["2020", "2020-07", "2021-01-02"],
    "abstract": ["It weaves.", "It counts."],
    "category": ["cs.CL", "cs.AI"],
    "doi": [DOI, "10.1101/2020.01.01.123456"],
}
LISTS = [["A. Lovelace"], ["Ada Lovelace"], ["A. Lovelace", "C. Babbage"], ["Ada Lovelace", "Charles Babbage"]]
LINKS = st.dictionaries(st.sampled_from(["code", "pdf"]), st.sampled_from(["https://a.example", "https://b.example"]))


@st.composite
def statements(draw: st.DrawFn) -> list[Said]:
    """What up to four sources of any formats say of one work; no two have one name."""
    formats = draw(st.lists(st.sampled_from(sorted(FORMATS)), min_size=1, max_size=4))
    return [said(f"{number}.x", draw(one_record()), name) for number, name in enumerate(formats)]


@st.composite
def one_record(draw: st.DrawFn) -> dict[str, Any]:
    record: dict[str, Any] = {"title": draw(st.sampled_from(TEXTS["title"]))}
    for name in draw(st.sets(st.sampled_from(sorted(TEXTS)))):
        record[name] = draw(st.sampled_from(TEXTS[name]))
    if draw(st.booleans()):
        record["authors"] = draw(st.sampled_from(LISTS))
        record |= {"authors_truncated": True} if draw(st.booleans()) else {}
    return record | ({"links": links} if (links := draw(LINKS)) else {})


@settings(max_examples=80, deadline=None)
@given(statements())
def test_every_field_has_one_value_and_one_origin_in_any_order(told: list[Said]) -> None:
    results = {(str(combined(order)), str(sorted(origins(order).items()))) for order in permutations(told)}
    assert len(results) == 1


@settings(max_examples=80, deadline=None)
@given(statements())
def test_a_field_is_that_of_the_strongest_source_unless_a_weaker_one_says_the_same_and_more(told: list[Said]) -> None:
    found, origin = combined(told), origins(told)
    by_name = {each.source: each for each in told}
    for name in found.keys() & {"title", "publisher", "volume", "venue", "type"}:
        mine = by_name[origin[name]]
        stronger = [each for each in told if each.strength > mine.strength and _counts(each, name, told)]
        if name in placement.FIELDS:  # what is said of another venue does not count
            stronger = [each for each in stronger if not _is_disputed(each, told)]
        assert all(sources.is_finer(name, mine.record, each.record) for each in stronger)


def _counts(each: Said, name: str, told: list[Said]) -> bool:
    """False for what a preprint's entry says of its server beside a published version."""
    return name in each.record and not (
        name != "title"
        and _is_of_a_preprint(each.record)
        and any(
            (one.record.get("venue") or one.record.get("doi")) and not _is_of_a_preprint(one.record) for one in told
        )
    )


def _is_disputed(each: Said, told: list[Said]) -> bool:
    return any(placement.differ(each.record, other.record) for other in told)


def _is_of_a_preprint(record: dict[str, Any]) -> bool:
    return str(record.get("doi", "")).startswith("10.1101/")


@settings(max_examples=80, deadline=None)
@given(statements())
def test_a_cut_list_never_beats_a_complete_one_that_begins_alike(told: list[Said]) -> None:
    whole = [each for each in told if "authors" in each.record and "authors_truncated" not in each.record]
    found = combined(told)
    if "authors_truncated" in found:
        shown = found["authors"]
        longer = [each.record["authors"] for each in whole if len(each.record["authors"]) > len(shown)]
        assert not any(len(one) > len(shown) and _begins(one, shown) for one in longer)


def _begins(longer: list[str], shorter: list[str]) -> bool:
    return [name.split()[-1] for name in longer[: len(shorter)]] == [name.split()[-1] for name in shorter]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_order_of_imports_does_not_matter(data: st.DataObject) -> None:
    formats = data.draw(st.lists(st.sampled_from(sorted(FORMATS)), min_size=2, max_size=3, unique=True))
    told = [Told(f"{name}.x", f"sources/{name}.x", data.draw(readings()), {"type": name}) for name in formats]
    worlds = [_imported([[each] for each in order]) for order in permutations(told)]
    worlds += [_imported([list(order)]) for order in permutations(told)]
    assert all(world == worlds[0] for world in worlds)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """One work with a DOI, as a source says it."""
    people = tuple(map(names.parse, draw(st.sampled_from(LISTS))))
    work = Publication(
        draw(st.sampled_from(TEXTS["title"])), authors=people, authors_truncated=draw(st.booleans()), doi=DOI,
        published=PartialDate(2020, draw(st.integers(0, 2))), venue=draw(st.sampled_from(["", *TEXTS["venue"]])),
        volume=draw(st.sampled_from(["", "3", "4"])), links=draw(LINKS), type=draw(st.sampled_from(TEXTS["type"])),
        abstract=draw(st.sampled_from(["", "It weaves.", "It counts."])),
    )  # fmt: skip
    return Reading(
        Profile("Ada Lovelace", position=draw(st.sampled_from(["", "Analyst", "Countess"]))), (work,), (), ("k",)
    )


def _imported(steps: list[list[Told]]) -> list[dict[str, Any]]:
    """The facts after some imports, without the keys, which the first import gives."""
    on = Draft(store.Content("content"), {})
    for told in steps:
        planning.plan(on, told, [each.name for step in steps for each in step])
    assert on.content.profile
    return [records.record_of(on.content.profile), *map(records.record_of, on.content.publications.values())]
