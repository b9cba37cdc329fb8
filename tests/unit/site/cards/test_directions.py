"""The order of the parts of a line of both directions, and where such lines may break."""

from __future__ import annotations

import pytest

from generator.site.cards import directions
from generator.site.cards.typesetting import Type
from tests.unit.site.cards.test_cards import FONTS, GREEK, MORE

TYPE = Type([*FONTS, *MORE])


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("Notes", False),
        ("قياس", True),
        ("«קול»", True),
        ("42 מדידות", True),
        ("Über قياس", False),
        ("2024", False),
        ("", False),
    ],
)
def test_the_first_letter_says_from_which_side_a_text_is_read(text: str, is_rtl: bool) -> None:
    assert directions.is_right_to_left(text) is is_rtl


@pytest.mark.parametrize(
    ("text", "rtl", "parts"),
    [
        ("Notes (2nd)", False, ["Notes (2nd)"]),
        ("מדידה ב־GPT-4 כהן", True, [" כהן", "GPT-4", "מדידה ב־"]),
        ("On קול שני, again", False, ["On ", "קול שני", ", again"]),
        ("נועה, Zoë", True, ["Zoë", "נועה, "]),
        ("Zoë, נועה", False, ["Zoë, ", "נועה"]),
        ("word " * 9_000, False, ["word " * 9_000]),
    ],
)
def test_parts_stand_from_left_to_right(text: str, rtl: bool, parts: list[str]) -> None:
    found = directions.parts(text, rtl=rtl)
    assert [part for part, _ in found] == parts
    assert all(is_rtl == any("\u0590" < each < "\u0780" for each in part) for part, is_rtl in found)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("two words", ["two words"]),
        ("Überlängenwortzusammensetzung", ["Überlängenwortzusammensetzung"]),
        ("大规模系统", ["大", "规", "模", "系", "统"]),
        ("「深層」について。", ["「深", "層」", "に", "つ", "い", "て。"]),
        ("GPT-4の計測", ["GPT-4", "の", "計", "測"]),
    ],
)
def test_a_line_breaks_between_ideographs_but_not_before_their_marks(text: str, pieces: list[str]) -> None:
    room = 10_000 if pieces == [text] else 1
    assert TYPE.lines(text, 40, room) == pieces


def test_a_space_keeps_the_font_of_the_letters_before_it() -> None:
    both = Type([FONTS[0], GREEK])
    assert [run for _, run, _ in both._runs("α β γ. Notes", 40, rtl=False)] == ["α β γ", ". Notes"]
