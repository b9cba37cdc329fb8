"""Lists of authors that a source cut: what stands for the others is nobody's name."""

from __future__ import annotations

from datetime import date

import pytest

from generator.intake.readers import registry

SOURCES = {
    "pandoc's literal": ('[{"title": "On Engines", "type": "article-journal", "issued": {"date-parts": [[1843]]}, '
                         '"author": [{"family": "Lovelace", "given": "Ada"}, {"literal": "others"}]}]'),
    "RIS": "TY  - JOUR\nTI  - On Engines\nAU  - Lovelace, Ada\nAU  - et al.\nPY  - 1843\nER  - \n",
    "EndNote": "%0 Journal Article\n%T On Engines\n%A Lovelace, Ada\n%A and others\n%D 1843\n",
    "RenderCV": "cv: {name: Ada Lovelace, sections: {Papers: [{title: On Engines, authors: [Ada Lovelace, et al.]}]}}",
}  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_what_stands_for_the_others_cuts_the_list(name: str) -> None:
    (work,) = registry.read(
        "source.yaml" if name == "RenderCV" else "source.txt", SOURCES[name], date(2026, 1, 1)
    ).publications
    assert [person.name for person in work.authors] == ["Ada Lovelace"]
    assert work.authors_truncated
