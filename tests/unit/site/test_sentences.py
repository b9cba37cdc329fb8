"""Every sentence of every page with 0, 1, 2 and many of what it counts, with and without a source of the figures."""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import product
from pathlib import Path

import pytest
from lxml import html

from generator.facts import names
from generator.model import Metric, PartialDate, Portfolio, Profile, Publication
from generator.site.derived import producers
from generator.site.language.catalogues import known, language
from generator.site.language.language import ENGLISH, Language
from generator.site.page_templates import environment
from generator.site.presentation import present
from generator.site.view import Page

ROOT = Path(__file__).resolve().parents[3]
templates = cache(partial(environment, ROOT))
COUNTS = (0, 1, 2, 40)
SOURCES = ("", "Google Scholar", "the paper index")
EVERY = list(product(COUNTS, SOURCES, (1, 2)))
"""How many works, who counted, and how many authors each work has besides the owner."""

_NOUNS = "publication|paper|citation|author|co-author|year|topic|venue|person|page|work|result|line"
_WRONG = {
    "one of many": rf"(?<![\d.,–-])1 (?:{_NOUNS.replace('person', 'people')})s\b|(?<![\d.,])1 people\b",
    "many of one": rf"(?<![\d.,–:-])(?:0|[2-9]|\d\d|\d,\d{{3}}) (?:{_NOUNS})\b(?![-’])",
    "all one": r"\b[Aa]ll (?:1|one) |\b[Bb]oth 1\b|\bthese 1\b|\b1 of 1\b|\b[Oo]ne \w+ of \d",
    "verbs": rf"(?<![\d.,–-])1 (?:{_NOUNS}) (?:are|have|were)\b|\b[2-9]\d* (?:{_NOUNS})s (?:is|has|was)\b",
    "articles": r"\bthe Google\b|\bthe the\b|\ba [aeiou]\w+ (?:paper|index)\b",
    "an empty place": r"\( *\)|, *[.,;]| [,;:](?= )|\.\.(?!\.)|\b(?:by|of|in|with|from|on) *[.,;)]|\bNone\b|\{\w*\}",
}


def portfolio(count: int, source: str, others: int) -> Portfolio:
    day = PartialDate(2026, 11, 22) if source else PartialDate()
    figures = tuple(Metric(name, count, source, day) for name in ("citations", "h_index", "papers", "novelty"))
    people = [names.parse(name) for name in ("Ann Ada", "Bo Bee", "Cy Cee")[: others + 1]]
    works = (
        Publication(f"Title {n}", f"k{n}", tuple(people), date=PartialDate(2020 + n % 3), category="cs.CL",
                    venue="Nature", type="article-journal")
        for n in range(count)
    )  # fmt: skip
    return Portfolio(Profile("Ann Ada", "cs.CL", figures if count else ()), tuple(works))


@cache
def pages(count: int, source: str, others: int, language: Language = ENGLISH) -> dict[str, list[str]]:
    """The texts of the elements of each page, and its description."""
    presentation = present(portfolio(count, source, others), people_from=1, language=language)
    made = producers(presentation, (), templates(language))
    found = {path: produce() for path, produce in made.items() if path.endswith(".md")}
    return {path: _texts(page) for path, page in found.items() if isinstance(page, Page)}


def _texts(page: Page) -> list[str]:
    root = html.fromstring(f"<div>{page.html}</div>")
    for element in root.xpath(
        "//*[@hidden] | //pre | //script | //svg | //table | //option | //*[@data-search-exclude]//ol"
    ):
        element.drop_tree()
    blocks = root.xpath("//p | //h1 | //h2 | //dt | //dd | //a | //summary | //figcaption")
    return [str(page.meta["description"]), *(" ".join(block.text_content().split()) for block in blocks)]


@pytest.mark.parametrize("kind", _WRONG)
@pytest.mark.parametrize(("count", "source", "others"), EVERY)
def test_no_sentence_is_wrong_for_any_count(count: int, source: str, others: int, kind: str) -> None:
    wrong = {
        f"{path}: {text}" for path, texts in pages(count, source, others).items() for text in texts
        if re.search(_WRONG[kind], text)
    }  # fmt: skip
    assert wrong == set()


@pytest.mark.parametrize("code", known(ROOT))
@pytest.mark.parametrize("count", [1, 2])
def test_no_language_says_that_all_papers_are_some_of_them(code: str, count: int) -> None:
    spoken = language(ROOT, code)
    some_of_all = spoken.ngettext("{count} of {n} paper", "{count} of {n} papers", count, count=count)
    texts = [text for of_page in pages(count, "", 1, spoken).values() for text in of_page[1:]]
    assert texts
    assert not [text for text in texts if some_of_all in text]


def test_with_few_co_authors_none_is_said_to_be_frequent() -> None:
    assert pages(2, "", 1)["people/index.md"][0] == "1 co-author of Ann Ada: Bo Bee (2)."


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("one of many", "1 papers with Bo Bee"),
        ("many of one", "All 2 publication"),
        ("all one", "All 1 publication"),
        ("all one", "One paper of 1843."),
        ("verbs", "1 paper are in Nature"),
        ("articles", "As reported by the Google Scholar"),
        ("an empty place", "Papers with ."),
    ],
)
def test_a_wrong_sentence_would_be_found(kind: str, text: str) -> None:
    assert re.search(_WRONG[kind], text)
