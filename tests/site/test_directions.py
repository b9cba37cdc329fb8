"""Names and titles of both directions on one page, on a site read from the left and on one read from the right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.site.browsing import PHONE, Visit
from tests.site.finding import LIST
from tests.site.serving import served
from tests.site.world import built, small_project

AUTHORS = ["ליאה כהן", "Ada Lovelace", "ليلى حداد", "Charles Babbage"]
ARABIC = "language: ar\n"
FILES = {
    "index.md": "---\nname: Ada Lovelace\n---\n",
    **{
        f"publications/{key}.md": f"---\ntitle: {title}\nauthors: [{', '.join(AUTHORS)}]\n"
        f"date: 2020-0{n}\n{extra}---\n\n{title}.\n"
        for n, (key, title, extra) in enumerate(
            [
                ("latin", "An engine, in 3 parts", ""),
                ("arabic", "آلة في 3 أجزاء", ""),
                ("told", "GPT في 3 أجزاء", ARABIC),
            ],
            1,
        )
    },
}
_STARTS = """([direction, names]) => [...document.querySelectorAll('.pf-item')].flatMap((item) => {
  const nodes = [];
  const texts = document.createTreeWalker(item.querySelector('.pf-authors'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) nodes.push(texts.currentNode);
  const place = (name) => {
    const node = nodes.find(({ data }) => data.includes(name));
    const range = new Range();
    range.setStart(node, node.data.indexOf(name));
    range.setEnd(node, range.startOffset + name.length);
    return range;
  };
  return [item.querySelector('.pf-item__title a'), ...names.map(place)].map((part) => {
    const box = part.getBoundingClientRect();
    return Math.round(direction === 'rtl' ? -box.right : box.left);
  });
})"""
"""Where the title and the names of each paper begin."""

_STRANDED = """(width) => [...document.querySelectorAll('.pf-authors .pf-owner')].filter((owner) => {
  owner.parentElement.style.width = `${width}px`;
  const top = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().bottom;
  };
  const name = document.createTreeWalker(owner, NodeFilter.SHOW_TEXT).nextNode();
  return Math.abs(top(owner.nextSibling, 0) - top(name, name.length - 1)) > 5;
}).length"""

_TEXT = """(node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect().toJSON();
}"""


@pytest.fixture(scope="module", params=["en", "ar"])
def directed(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[tuple[Visit, str]]:
    """A visitor of a site in a language, and the side from which it is read."""
    project = small_project(tmp_path_factory.mktemp("directed") / "project", FILES)
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("  name: material\n", f"  name: material\n  language: {request.param}\n")
    )
    with served(built(project)) as where, Visit.of(browser, where) as visitor:
        yield visitor, "rtl" if request.param == "ar" else "ltr"


def test_lists_keep_their_order_and_their_side(directed: tuple[Visit, str]) -> None:
    visitor, direction = directed
    page = visitor.open(LIST)
    starts = page.evaluate(_STARTS, [direction, AUTHORS])
    for title, *people in (starts[:5], starts[5:10], starts[10:]):
        assert title == people[0]
        assert people == sorted(people)


def test_no_line_of_authors_begins_with_the_comma_after_the_owner(directed: tuple[Visit, str]) -> None:
    page = directed[0].open(LIST)
    assert page.locator(".pf-authors .pf-owner").count() == 3
    assert [width for width in range(90, 150, 2) if page.evaluate(_STRANDED, width)] == []


def test_a_title_has_its_own_direction(directed: tuple[Visit, str]) -> None:
    visitor, _ = directed
    page = visitor.open(LIST)
    titles = page.locator(".pf-item__title a").all()
    assert [title.evaluate("(a) => getComputedStyle(a).direction") for title in titles] == ["rtl", "rtl", "ltr"]


def test_the_language_of_a_paper_is_that_of_its_title_and_abstract(directed: tuple[Visit, str]) -> None:
    visitor, _ = directed
    titles = {"": 1, LIST: 1, "cv/": 1, "publications/told/": 1, "publications/arabic/": 2}
    for url, number in titles.items():
        assert visitor.open(url).locator("[lang=ar]:not(html, .pf-text-block)").count() == number, url
    for url in (LIST, "publications/told/"):
        assert visitor.open(url).locator(".pf-text-block[lang=ar][dir=rtl]").count() == 1, url
    assert visitor.open("publications/latin/").locator(".pf-text-block[lang]").count() == 0
    page = visitor.open("years/2020/")
    page.locator(".pf-item:has([lang=ar]) .pf-abstract summary").first.click()
    expect(page.locator(".pf-text-block[lang=ar][dir=rtl]")).to_be_visible()


def test_code_is_read_from_the_left_and_headings_begin_at_the_side_of_the_page(directed: tuple[Visit, str]) -> None:
    visitor, direction = directed
    page = visitor.open("publications/latin/")
    assert page.locator("#bibtex").evaluate("(code) => getComputedStyle(code).direction") == "ltr"
    title = page.locator("h1").evaluate(_TEXT)
    box = page.locator("h1").bounding_box()
    assert box
    side = box["x"] if direction == "ltr" else box["x"] + box["width"]
    assert abs(title["left" if direction == "ltr" else "right"] - side) < 2


def test_the_headings_of_the_cv_are_in_the_language_of_the_site(directed: tuple[Visit, str]) -> None:
    visitor, direction = directed
    headings = visitor.open("cv/").locator("main h2").all_inner_texts()
    assert headings
    assert [text.isascii() for text in headings] == [direction == "ltr"] * len(headings)


def test_nothing_is_wider_than_a_small_phone(browser: Browser, directed: tuple[Visit, str]) -> None:
    with Visit.of(browser, directed[0].address, viewport=PHONE) as visitor:
        for url in ("", LIST, "people/", "publications/arabic/"):
            assert visitor.open(url).evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
