"""What is recorded while pages are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from generator.site.recording import Once, Watched, recording


@dataclass
class Paper:
    key: str


@dataclass
class Site:
    mark: str = "?"


class Shouted:
    """A macro that reads a value of a site, and counts how often it is called."""

    name = "shouted"

    def __init__(self, site: Site) -> None:
        self.site, self.calls = site, 0

    def __call__(self, *arguments: object) -> str:
        self.calls += 1
        paper, sign = arguments
        assert isinstance(paper, Paper)
        return f"{paper.key.upper()}{sign}{self.site.mark}"


def test_what_a_macro_writes_of_a_paper_is_made_once_and_each_page_depends_on_what_it_read() -> None:
    shouted, once = Shouted(cast("Site", Watched(Site()))), Once()
    with recording() as first:
        assert once(shouted, Paper("ada1843"), "!") == "ADA1843!?"
    with recording() as second:
        assert once(shouted, Paper("ada1843"), "!") == "ADA1843!?"
    assert shouted.calls == 1
    assert list(first) == list(second) == ["@mark"]


def test_other_papers_and_other_arguments_are_other_texts() -> None:
    shouted, once = Shouted(Site()), Once()
    texts = [once(shouted, Paper(key), sign) for key in ("ada", "bob") for sign in "!."]
    assert texts == ["ADA!?", "ADA.?", "BOB!?", "BOB.?"]
