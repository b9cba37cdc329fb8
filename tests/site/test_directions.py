"""Names and titles of both directions on one page, on a site read from the left and on one read from the right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import PHONE, Visit
from tests.site.finding import LIST
from tests.site.serving import served
from tests.site.world import built, small_project

AUTHORS = ["ליאה כהן", "Ada Lovelace", "ليلى حداد", "Charles Babbage"]
FILES = {
    "index.md": "---\nname: Ada Lovelace\n---\n",
    **{
        f"publications/{key}.md": f"---\ntitle: {title}\nauthors: [{', '.join(AUTHORS)}]\ndate: 2020-0{n}\n---\n"
        for n, (key, title) in enumerate({"latin": "An engine, in 3 parts", "arabic": "آلة في 3 أجزاء"}.items(), 1)
    },
}
_STARTS = """(direction) => [...document.querySelectorAll('.pf-authors bdi, .pf-item__title a')].map((name) => {
  const box = name.getBoundingClientRect();
  return Math.round(direction === 'rtl' ? -box.right : box.left);
})"""


@pytest.fixture(scope="module", params=["en", "ar"])
def directed(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """The address of a site in a language, and the side from which it is read."""
    project = small_project(tmp_path_factory.mktemp("directed") / "project", FILES)
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("  name: material\n", f"  name: material\n  language: {request.param}\n")
    )
    with served(built(project)) as where:
        yield where, "rtl" if request.param == "ar" else "ltr"


def test_lists_keep_their_order_and_their_side(browser: Browser, directed: tuple[str, str]) -> None:
    address, direction = directed
    with Visit.of(browser, address) as visitor:
        page = visitor.open(LIST)
        assert page.locator("article").first.locator(".pf-authors bdi").all_inner_texts() == AUTHORS
        starts = page.evaluate(_STARTS, direction)
        for title, *people in (starts[:5], starts[5:]):
            assert title == people[0]
            assert people == sorted(people)


def test_a_title_has_its_own_direction(browser: Browser, directed: tuple[str, str]) -> None:
    address, _ = directed
    with Visit.of(browser, address) as visitor:
        page = visitor.open(LIST)
        titles = page.locator(".pf-item__title a").all()
        assert [title.evaluate("(a) => getComputedStyle(a).direction") for title in titles] == ["rtl", "ltr"]


def test_nothing_is_wider_than_a_small_phone(browser: Browser, directed: tuple[str, str]) -> None:
    with Visit.of(browser, directed[0], viewport=PHONE) as visitor:
        for url in ("", LIST, "people/", "publications/arabic/"):
            assert visitor.open(url).evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
