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
    with pytest.raises(
        PortfolioError, match=r"^mkdocs\.yml:1:5  broken YAML: a bracket is not closed — write \] or } at its end$"
    ) as caught:
        settings.read("a: [")
    assert "\n" not in str(caught.value)
