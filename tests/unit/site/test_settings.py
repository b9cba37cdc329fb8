"""The settings in `mkdocs.yml`."""

from __future__ import annotations

import pytest

from generator.errors import PortfolioError
from generator.site import settings


def test_settings_are_read_with_variables_and_without_tags_of_the_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ANYTHING", "https://x.example/")
    emoji = "!!python/name:material.extensions.emoji.twemoji"
    text = f"site_url: !ENV [ANYTHING, no]\nemoji: {emoji}\nextra: {{people_from: 2}}\n"
    assert settings.read(text) == {"site_url": "https://x.example/", "emoji": None, "extra": {"people_from": 2}}


@pytest.mark.parametrize("text", ["", "- a\n"])
def test_a_file_without_settings_has_none(text: str) -> None:
    assert settings.read(text) == {}


def test_broken_settings_are_an_error_in_one_line() -> None:
    with pytest.raises(PortfolioError, match=r"^mkdocs\.yml  is not valid YAML: .*line 1") as caught:
        settings.read("a: [")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("extra", [None, {}, {"people_from": 3}])
def test_three_shared_papers_give_a_page_unless_the_setting_says_otherwise(extra: dict[str, object] | None) -> None:
    assert settings.people_from(extra) == 3
    assert settings.people_from({"people_from": 7}) == 7


@pytest.mark.parametrize("wrong", [0, -1, "3", 2.5, True, None, []])
def test_a_setting_that_is_not_a_positive_number_is_refused(wrong: object) -> None:
    with pytest.raises(PortfolioError, match="'people_from' must be a whole number above 0"):
        settings.people_from({"people_from": wrong})
