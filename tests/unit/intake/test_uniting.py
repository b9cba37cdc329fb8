"""Two files that their owner calls one work become one, and nothing that was written by hand is lost."""

from __future__ import annotations

import pytest

from generator.errors import InputProblems
from generator.intake import uniting
from generator.intake.planned_content import path_of
from tests.unit.intake.test_filing import NOTE, Portfolio, entry

CONFERENCE = entry("conf", kind="inproceedings", booktitle="Looms")
JOURNAL = entry("jour", journal="Engines", year="2022", volume="3")


@pytest.fixture
def mine() -> Portfolio:
    both = Portfolio()
    both.take(CONFERENCE, JOURNAL)
    assert both.keys == {"conf", "jour"}
    return both


def test_what_the_sources_say_of_the_other_completes_the_kept_file(mine: Portfolio) -> None:
    uniting.united(mine.draft, "jour", "conf")
    assert mine.keys == {"jour"}
    assert (mine.of("jour", "volume"), mine.of("jour", "venue")) == ("3", "Engines")
    assert mine.draft.writes[path_of("conf")] is None


def test_what_the_other_says_of_its_own_place_is_told_and_not_mixed(mine: Portfolio) -> None:
    lines = uniting.united(mine.draft, "conf", "jour")
    assert (mine.of("conf", "volume"), mine.of("conf", "venue")) == ("3", "Engines")
    assert "library.bib says that it appeared in 'Looms'; left out from there: venue" in "\n".join(lines)


def test_later_imports_keep_them_one(mine: Portfolio) -> None:
    uniting.united(mine.draft, "jour", "conf")
    mine.take(JOURNAL.replace("{3}", "{4}"), CONFERENCE, entry("more", "On Looms"))
    mine.take(CONFERENCE.replace("Looms", "Power Looms"), JOURNAL)
    assert mine.keys == {"jour", "more"}


def test_notes_values_and_comments_of_the_owner_move(mine: Portfolio) -> None:
    mine.edit("conf", "---\n", "---\n# where it was read\nnote: Best paper  # 2020\nfeatured: true\n")
    mine.edit("conf", "venue: Looms", "venue: Power Looms  # mine")
    mine.note("conf")
    mine.note("jour")
    lines = uniting.united(mine.draft, "jour", "conf")
    text = mine.draft.content.texts[path_of("jour")]
    assert (mine.of("jour", "note"), mine.of("jour", "featured")) == ("Best paper", True)
    assert mine.of("jour", "venue") == "Engines"
    assert text.count(NOTE.strip()) == 2
    for words in ("# where it was read", "# 2020", "venue: Power Looms  # mine"):
        assert words in text
    assert "kept in comments: venue" in "\n".join(lines)


def test_a_file_that_nobody_can_recognise_gets_its_sources_back(mine: Portfolio) -> None:
    mine.edit("conf", "On Engines", "Of Looms and Engines")
    mine.edit("conf", "published: 2020", "published: 1999")
    mine.rename("conf", "mine")
    summary = mine.take(CONFERENCE.replace("{Looms}", "{Power Looms}"), JOURNAL)
    assert "portfolio merge mine conf" in "\n".join(map(str, summary.notices))
    uniting.united(mine.draft, "mine", "conf")
    mine.take(CONFERENCE.replace("Looms}", "Looms}, pages={1--9}"), JOURNAL)
    assert mine.of("mine", "pages") == "1-9"
    assert mine.keys == {"mine", "jour"}


@pytest.mark.parametrize("names", [("conf", "conf"), ("conf", "nothing"), ("nothing", "conf")])
def test_names_that_are_not_two_papers_are_refused(mine: Portfolio, names: tuple[str, str]) -> None:
    with pytest.raises(InputProblems):
        uniting.united(mine.draft, *names)
    assert mine.draft.content.publications.keys() == {"conf", "jour"}
