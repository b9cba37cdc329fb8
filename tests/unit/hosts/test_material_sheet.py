"""How the style sheet for pages written by hand is found."""

from __future__ import annotations

from pathlib import Path

from generator.hosts.material_sheet import material_sheet


def test_the_sheet_is_found_by_the_start_of_its_name_in_the_first_folder_that_has_one(tmp_path: Path) -> None:
    ours, theirs, others = (tmp_path / name for name in "abc")
    for folder, name in ((theirs, "main.0123abcd.min.css"), (theirs, "palette.ab.min.css"), (others, "main.ff.css")):
        (folder / "assets/stylesheets").mkdir(parents=True, exist_ok=True)
        (folder / "assets/stylesheets" / name).touch()
    assert material_sheet([ours, theirs, others]) == "assets/stylesheets/main.0123abcd.min.css"
    assert material_sheet([ours]) == ""
