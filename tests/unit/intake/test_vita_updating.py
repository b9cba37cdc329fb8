"""Sections of the curriculum vitae that sources have, merged into `cv.md`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.facts import store
from generator.intake import planning, remembered, vita_updating
from generator.intake.planned_content import Draft, Summary
from generator.intake.planning import Told
from generator.intake.readers.reading import Reading
from generator.model import Section
from tests.unit.contents import PERSON

MINE = "# Awards\n\nMy own words.\n\n```\n# no heading\n```\n"


class Vita:
    """What sources make of a curriculum vitae, import by import."""

    def __init__(self, text: str = "") -> None:
        content = store.Content("content")
        content.put("index.md", PERSON)
        if text:
            content.put("cv.md", text)
        self.draft = Draft(content, {})

    def take(self, name: str = "orcid.json", type: str = "orcid", **sections: str) -> Summary:
        found = tuple(Section(title, body) for title, body in sections.items())
        told = Told(name, f"sources/{name}", Reading(None, (), (), (), found), {"type": type})
        (summary,) = planning.plan(self.draft, [told], {name})
        return summary

    @property
    def text(self) -> str:
        return self.draft.content.texts["cv.md"]

    def edit(self, old: str, new: str) -> None:
        assert old in self.text
        self.draft.content.put("cv.md", self.text.replace(old, new))


def test_sections_make_a_file_and_come_behind_what_is_there() -> None:
    vita = Vita()
    assert vita.take(Funding="- A grant", Service="- A board").added == ["cv.md"]
    assert vita.text == "## Funding\n\n- A grant\n\n## Service\n\n- A board\n"
    mine = Vita(MINE)
    assert mine.take(Funding="- A grant").changed == ["cv.md"]
    assert mine.text == f"{MINE}\n## Funding\n\n- A grant\n"


def test_a_section_changes_while_nobody_has_edited_it_and_twice_is_once() -> None:
    vita = Vita(MINE)
    vita.take(Funding="- A grant", Service="- A board")
    before = vita.text
    assert vita.take(Funding="- A grant", Service="- A board").changed == []
    assert vita.text == before
    vita.take(Funding="- A grant\n- Another", Service="- A board")
    assert vita.text == before.replace("- A grant\n", "- A grant\n- Another\n")
    vita.take(Service="- A board")
    assert vita.text == f"{MINE}\n## Service\n\n- A board\n"


def test_an_edit_is_never_lost_and_the_conflict_is_told_once() -> None:
    vita = Vita()
    vita.take(Funding="- A grant")
    vita.edit("- A grant", "- My grant")
    (notice,) = vita.take(Funding="- A larger grant").notices
    assert "the section 'Funding' was edited here and stays; sources/orcid.json now has '- A larger grant'" in str(
        notice
    )
    assert "- My grant" in vita.text
    assert vita.take(Funding="- A larger grant").notices == []


def test_a_section_deleted_by_hand_stays_deleted_and_one_of_the_same_title_is_its_owners() -> None:
    vita = Vita()
    vita.take(Funding="- A grant", Service="- A board")
    vita.edit("## Funding\n\n- A grant\n\n", "")
    vita.take(Funding="- A grant", Service="- A board")
    assert "Funding" not in vita.text
    mine = Vita(MINE)
    assert len(mine.take(Awards="- Theirs").notices) == 1
    assert mine.text == MINE


def test_of_two_sources_the_stronger_has_the_section() -> None:
    vita = Vita()
    vita.take("weak.json", "openalex", Funding="- Weak")
    vita.take("strong.json", "orcid", Funding="- Strong")
    assert vita.text == "## Funding\n\n- Strong\n"


def test_what_a_source_said_of_the_vita_is_remembered() -> None:
    vita = Vita()
    vita.take(Funding="- A grant")
    memory = vita.draft.memories["orcid.json"]
    again = remembered.loaded(json.loads(remembered.dumped(memory)))
    assert (again.sections, again.type) == ({"Funding": "- A grant"}, "orcid")
    held = memory.kept_back(remembered.Memory(sections={"Old": "- x"}), {remembered.CV})
    assert held.sections == {"Old": "- x"}


@pytest.mark.parametrize("text", ["", "# A\n", "intro\n\n# A\n\nb", "# A\n\n# B\n\n# A\n", "A\n===\n\nb\n\n# B"])
@pytest.mark.parametrize("title", ["A", "B", "C *d*"])
def test_a_section_is_set_in_any_file(text: str, title: str) -> None:
    new = vita_updating.changed(text, {title: "- x\n- y"})
    assert vita_updating.sections_of(new)[title] == "- x\n- y"
    others: dict[str, Any] = {name: body for name, body in vita_updating.sections_of(text).items() if name != title}
    assert {name: vita_updating.sections_of(new)[name] for name in others} == others
    assert vita_updating.changed(new, {title: "- x\n- y"}) == new
