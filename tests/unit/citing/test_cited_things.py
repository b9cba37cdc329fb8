"""A talk in every citation format: the facts of its file, as the speech that it is."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from generator.citing.cited_things import is_citable, publication_of
from generator.citing.references import reference
from generator.citing.styles import STYLES
from generator.citing.work import Cited, cited
from generator.citing.writers import WRITERS
from generator.facts import names
from generator.facts.kinds import BY_NAME, KINDS
from generator.intake.readers.bibtex import bibtex_reader
from generator.model import Item, PartialDate

ADDRESS = "https://x.example/talks/repair/"
TALK = {
    "title": "What a $\\pi$ costs",
    "date": PartialDate(2026, 5, 21),
    "type": "invited",
    "event": "Society & Instruments",
    "location": "Lund, Sweden",
}


def speech(**values: Any) -> Cited:
    return cited(publication_of(Item("talk", "repair", {**TALK, **values}, "An abstract."), "Ada Lovelace", ADDRESS))


def test_only_kinds_with_a_type_in_citations_are_cited() -> None:
    assert [kind.name for kind in KINDS if is_citable(Item(kind.name, "x", {"title": "X"}))] == ["talk"]


def test_the_owner_gives_a_talk_unless_others_are_named() -> None:
    assert [person.name for person in speech().authors] == ["Ada Lovelace"]
    others = (names.parse("Charles Babbage"), names.parse("Ada Lovelace"))
    assert speech(authors=others).authors == others


def test_bibtex_has_the_event_in_words_and_biblatex_as_fields() -> None:
    entry = WRITERS["bib"].entry(speech())
    assert entry.startswith("@misc{repair,\n")
    for line in (
        "author        = {Lovelace, Ada},",
        "howpublished  = {Invited talk, Society \\& Instruments, Lund, Sweden},",
        "month         = may,",
        f"url           = {{{ADDRESS}}},",
    ):
        assert line in entry
    modern = WRITERS["biblatex.bib"].entry(speech())
    assert modern.startswith("@unpublished{repair,\n")
    assert "eventtitle   = {Society \\& Instruments},\n  venue        = {Lund, Sweden}," in modern


def test_csl_and_ris_say_that_it_is_a_speech() -> None:
    item = json.loads(WRITERS["json"].entry(speech()))
    assert {key: item[key] for key in ("id", "type", "genre", "event-title", "event-place", "URL")} == {
        "id": "repair", "type": "speech", "genre": "Invited talk", "event-title": "Society & Instruments",
        "event-place": "Lund, Sweden", "URL": ADDRESS,
    }  # fmt: skip
    lines = WRITERS["ris"].entry(speech()).splitlines()
    for line in ("TY  - SLIDE", "AU  - Lovelace, Ada", "T2  - Society & Instruments", "DA  - 2026/05/21"):
        assert line in lines


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_every_style_names_speaker_title_and_event(style: Any) -> None:
    text = reference(speech(), style).text
    for part in ("Lovelace", "π", "Society & Instruments", ADDRESS):
        assert part in text
    assert ("2026" in text) == (style.key != "mla")  # as in the CSL style of the MLA


@pytest.mark.parametrize("type", ["", *BY_NAME["talk"].fields[3].choices])
@pytest.mark.parametrize("missing", ["event", "location", "date"])
def test_a_talk_whose_facts_are_few_is_read_back_as_it_was(type: str, missing: str) -> None:
    few = speech(type=type, **{missing: PartialDate() if missing == "date" else ""})
    assert few.work.genre[:1] == few.work.genre[:1].upper()
    reading = bibtex_reader.read("x.bib", WRITERS["bib"].entry(few), date(2026, 1, 1))
    (back,) = reading.publications
    for field in ("title", "authors", "date", "type", "genre", "event", "event_place"):
        assert getattr(back, field) == getattr(few.work, field), field


def test_a_link_called_url_is_stated_instead_of_the_page() -> None:
    assert speech(links={"url": "https://y.example/", "slides": "https://z.example/"}).url == "https://y.example/"


def test_the_abstract_ends_at_the_first_heading_unless_it_begins_with_one() -> None:
    values = {"title": "T", "date": PartialDate(2020)}
    for text, abstract in [
        ("About it.\n\n## References\n\n1. A work", "About it."),
        ("## Abstract\n\nX.", "## Abstract\n\nX."),
    ]:
        assert publication_of(Item("talk", "t", values, text), "Ada Lovelace", "").abstract == abstract
