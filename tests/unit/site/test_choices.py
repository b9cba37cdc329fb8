"""What owners choose under `extra`: read, or refused with what to type."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import InputProblems
from generator.site import choices, colours, settings_sheet
from generator.site.choices import SETTINGS, Choices

NUMBERS: list[Any] = [0, -1, "3", 2.5, True, None, []]
COLOURS: list[Any] = [None, "red", "#fff", ["#000000"] * 3, 7]
SHEET = Path(__file__).resolve().parents[3] / "templates/theme/assets/portfolio.css"


def test_what_is_not_chosen_has_its_default() -> None:
    assert choices.read(None) == choices.read({}) == choices.read({"mine": 1}) == Choices()


@pytest.mark.parametrize("key", SETTINGS)
def test_every_example_is_taken(key: str) -> None:
    example = yaml.safe_load(f"{key}: {SETTINGS[key].example}")
    assert choices.read(example) != Choices() or example[key] in (3, "main")


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        *(({"people_from": wrong}, "must be a whole number above 0") for wrong in NUMBERS),
        *(({"accent": wrong}, "must be a colour") for wrong in COLOURS),
        ({"accent": "#ffffff"}, "easy to read, with a contrast of 4.5 to the page's #fcfcfa, .* choose a darker one"),
        ({"accent": ["#000000", "#222222"]}, "to the page's #14161a, .* choose a lighter one"),
        ({"cards": "no"}, "must be true or false"),
        ({"branch": "a b"}, "must be the name of a branch"),
        ({"footer": ["x"]}, "must be a line of text"),
        ({"without": "people"}, "must be a list of topics, years, "),
        ({"without": ["peple"]}, "must be a list of topics, years, "),
        ({"fonts": {"mono": "a.woff2"}}, "must be files for serif and sans"),
        ({"fonts": {"serif": "a.ttf"}}, "must be files in WOFF2"),
        ({"fonts": {"serif": 'a".woff2'}}, "must be files in WOFF2"),
        ({"analytics": "UA-1"}, "must be the attributes of one script"),
        ({"analytics": {"src": "http://x.example/a.js"}}, "an https address in 'src'"),
        ({"analytics": {"src": "https://x.example; script-src *"}}, "an https address in 'src'"),
        ({"analytics": {"src": "https://x.example/a.js", "onload": "x"}}, "without the attribute 'onload'"),
    ],
)
def test_what_cannot_be_is_refused(extra: dict[str, Any], message: str) -> None:
    with pytest.raises(InputProblems, match=r"^mkdocs\.yml  '\w+' must be .* — ") as caught:
        choices.read(extra)
    assert re.search(message, str(caught.value))


def test_the_page_s_colours_are_those_of_the_style_sheet() -> None:
    found = re.search(r"--pf-page: light-dark\((#\w+), (#\w+)\)", SHEET.read_text(encoding="utf-8"))
    assert found
    assert found.groups() == colours.PAGES


@pytest.mark.parametrize("colour", ["#000000", "#7a1f5c", "#0000ff", "#264a86"])
def test_one_colour_is_enough_and_reads_well_on_both_pages(colour: str) -> None:
    chosen = choices.read({"accent": colour})
    assert all(colours.contrast(*pair) >= colours.ENOUGH for pair in zip(chosen.accent, colours.PAGES, strict=True))
    assert str(chosen.accent[0]) in settings_sheet.sheet(chosen)


def test_the_policy_admits_the_host_of_the_script_and_no_other() -> None:
    chosen = choices.read({"analytics": {"src": "https://stats.example/script.js"}})
    assert settings_sheet.policy(chosen) == (
        "; script-src 'self' https://stats.example; connect-src 'self' https://stats.example"
    )
    assert settings_sheet.policy(Choices()) == ""
    assert settings_sheet.sheet(Choices()) == ""
