"""Category codes: glued codes taken apart, and their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import categories, citation_keys
from tests.unit import strategies

GLUED = {
    "CL": ("cs.CL",),
    "CLLG": ("cs.CL", "cs.LG"),
    "CLAICVLG": ("cs.CL", "cs.AI", "cs.CV", "cs.LG"),
    "stat.ML": ("stat.ML",),
    "q-bio.NC": ("q-bio.NC",),
    "CLstat.ML": ("cs.CL", "stat.ML"),
    "stat.MLCL": ("stat.ML", "cs.CL"),
    "cs.CL": ("cs.CL",),
    "hep-th": ("hep-th",),
    "cond-mat.stat-mech": ("cond-mat.stat-mech",),
    "XY": ("XY",),
    "CLCL": ("cs.CL",),
}
NO_CODES = ("", "x", "C", "CLL", "cl", "CL LG", "CL1", "Cl", "Computation and Language", "../..")


@pytest.mark.parametrize(("text", "codes"), GLUED.items())
def test_glued_codes_are_taken_apart(text: str, codes: tuple[str, ...]) -> None:
    assert categories.split_glued(text) == codes


@pytest.mark.parametrize("text", NO_CODES)
def test_what_is_no_code_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="is not a category code"):
        categories.split_glued(text)


@given(st.lists(st.sampled_from(sorted(categories.NAMES)), min_size=1, max_size=4, unique=True))
def test_any_codes_of_arxiv_are_found_when_they_are_glued(codes: list[str]) -> None:
    computer_science = [code for code in codes if code.startswith("cs.")]
    assert categories.split_glued("".join(c.removeprefix("cs.") for c in computer_science) or "CL") == tuple(
        computer_science or ["cs.CL"]
    )


@pytest.mark.parametrize("code", sorted(categories.NAMES))
def test_each_known_code_is_read_as_itself_and_makes_an_address(code: str) -> None:
    assert categories.split_glued(code) == (code,)
    assert categories.is_well_formed(code)
    assert citation_keys.slug(code)


@given(strategies.any_text)
def test_any_text_is_codes_or_refused(text: str) -> None:
    try:
        codes = categories.split_glued(text)
    except ValueError:
        codes = ()
    assert all(categories.is_well_formed(code) for code in codes)
    assert set("".join(codes).replace("cs.", "")) <= set(text)


@pytest.mark.parametrize("code", ["", "../x", "cs.CL/..", "cs CL", ".CL", "a" * 41, "cs.CL\n", "é", "<b>"])
def test_a_code_that_could_leave_its_folder_is_not_well_formed(code: str) -> None:
    assert not categories.is_well_formed(code)


def test_names_and_labels() -> None:
    assert categories.name_of("cs.CL") == "Computation and Language"
    assert categories.name_of("xx.YY") == "xx.YY"
    assert [categories.short(code) for code in ("cs.CL", "hep-th")] == ["CL", "hep-th"]
