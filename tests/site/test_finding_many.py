"""More papers than fit on one page: parts with permanent URLs, and a filter that fetches what it needs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks import generated
from generator.model import Publication
from generator.site.listing_year import year_of
from generator.text import formulas
from tests.site import reading
from tests.site.browsing import Visit
from tests.site.finding import (
    FORMATS,
    LIST,
    all_keys,
    box,
    count,
    downloaded,
    expect_count,
    formatted,
    newest_first,
    number,
    shown_keys,
)
from tests.site.serving import served
from tests.site.world import SITE_URL, built, portfolio, small_project

MANY = 130
WORDS = ("multilingual", "convergence")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of 130 papers with its site, in two languages."""
    german = {"index.de.md": "---\nposition: Forscherin\n---\n"}
    project = small_project(tmp_path_factory.mktemp("large") / "project", german)
    generated.write(project / "content", MANY)
    built(project)
    return project


@pytest.fixture
def many(browser: Browser, large: Path) -> Iterator[Visit]:
    """A visitor of the site of 130 papers."""
    with served(large / "site") as address, Visit.of(browser, address) as visitor:
        yield visitor


def with_words(project: Path) -> list[Publication]:
    """The publications that have all of the words."""
    texts = {p.key: f"{formulas.plain(p.title)} {p.abstract} {p.venue}".lower() for p in newest_first(project)}
    return [p for p in newest_first(project) if all(word in texts[p.key] for word in WORDS)]


def keys_of(site: Path, page_url: str) -> list[str]:
    titles = reading.page(site / page_url / "index.html").xpath("//article//h3/a/@href")
    return [href.rstrip("/").rpartition("/")[2] for href in titles]


def test_the_newest_papers_are_on_the_list_and_the_older_ones_on_parts_of_twenty_five(large: Path) -> None:
    site, keys = large / "site", [p.key for p in newest_first(large)]
    assert keys_of(site, LIST) == keys[:30]
    parts = [keys_of(site, f"{LIST}page/{n}") for n in (4, 3, 2, 1)]
    assert parts == [keys[start : start + 25] for start in (30, 55, 80, 105)]
    assert not (site / LIST / "page/5").exists()
    assert reading.dead_references(site) == []


def test_the_parts_can_be_walked_without_javascript(browser: Browser, large: Path) -> None:
    with served(large / "site") as address, Visit.of(browser, address, java_script_enabled=False) as plain:
        page = plain.open(LIST)
        seen = shown_keys(page)
        for part in (4, 3, 2, 1):
            page.get_by_role("link", name="Older").click()
            page.wait_for_url(f"{address}{LIST}page/{part}/")  # and until it is loaded
            seen += [href.rstrip("/").rpartition("/")[2] for href in hrefs(page)]
        expect(page.get_by_role("link", name="Older")).to_have_count(0)
        assert seen == [p.key for p in newest_first(large)]


def hrefs(page: Page) -> list[str]:
    urls: list[str] = page.locator(".pf-item__title a").evaluate_all("(links) => links.map((link) => link.href)")
    return urls


def test_nothing_is_fetched_before_the_filter_is_used_and_abstracts_only_for_words(many: Visit) -> None:
    page = many.open(LIST)
    assert not [url for url in many.requests if "/data/" in url]
    promised = number(page, "Computation and Language")
    box(page, "Computation and Language").check()
    expect_count(page, f"{promised} of 130 publications")
    assert [url.rpartition("/")[2] for url in many.requests if "/data/" in url] == ["index.json"]
    with page.expect_response("**/publications.json"):
        page.get_by_label("Filter publications").fill("a")
    assert many.complaints == []


def test_words_of_abstracts_are_found_on_every_part(many: Visit, large: Path) -> None:
    page = many.open(LIST)
    page.get_by_label("Filter publications").fill(" ".join(WORDS))
    matching = with_words(large)
    assert 0 < len(matching) < MANY
    expect_count(page, f"{len(matching)} of 130 publications")
    assert shown_keys(page) == [p.key for p in matching][:25]


def test_results_are_shown_twenty_five_at_a_time(many: Visit, large: Path) -> None:
    page = many.open(f"{LIST}?sort=oldest")
    for left in (25, 25, 25, 25, 5):
        page.get_by_role("button", name=f"Show {left} more").click()
    expect(page.locator(".pf-more")).to_have_count(0)
    assert shown_keys(page) == [p.key for p in newest_first(large)][::-1]
    assert page.evaluate("document.activeElement.closest('article') !== null")
    assert many.complaints == []


def test_a_paper_of_another_part_looks_like_one_of_this_page(many: Visit, large: Path) -> None:
    page = many.open(f"{LIST}?sort=oldest")
    paper = newest_first(large)[-1]
    item = page.locator(f".pf-results article[data-key={paper.key}]")
    expect(item.get_by_role("heading")).to_have_text(formulas.plain(paper.title))
    expect(item.locator(".pf-topic")).to_have_count(len(paper.categories))
    expect(item.get_by_role("link", name="arXiv")).to_have_attribute("href", f"https://arxiv.org/abs/{paper.arxiv}")
    expect(item.locator(".pf-item__where")).to_contain_text(str(year_of(paper)))
    item.locator("summary").click()
    expect(item.locator(".pf-text-block")).to_contain_text(paper.abstract[:60])


def test_a_paper_of_another_part_has_the_markup_of_its_own_page(many: Visit, large: Path) -> None:
    script = """(article) => [...article.querySelectorAll(':not(.Z3988, .pf-tick, .pf-tick *)')]
      .map((one) => [one.tagName, one.className, one.title, one.href ?? ''].join(' '))"""
    key = next(p.key for p in newest_first(large)[::-1] if len(p.authors) <= 8 and p.abstract and p.venue)
    page = many.open(f"{LIST}?sort=oldest")
    rendered = page.locator(f".pf-results article[data-key={key}]").evaluate(script)
    from_page = many.open("publications/page/1/").locator(f"article:has(a[href*='/{key}/'])").evaluate(script)
    differing = {"P  ", "A pf-venue"}  # of the abstract, which is fetched later, and the link to the venue's page
    assert [line for line in rendered if not any(line.startswith(each) for each in (*differing, "SPAN pf-venue"))] == [
        line for line in from_page if not any(line.startswith(each) for each in differing)
    ]


def test_co_authors_of_a_paper_of_another_part_lead_where_those_of_its_page_do(many: Visit, large: Path) -> None:
    script = """(all) => Object.fromEntries(all.map((one) => [
        one.querySelector('h3 a').href.split('/').at(-2),
        [...one.querySelectorAll('.pf-authors > a:not(.pf-link)')].map((link) => link.href),
    ]))"""
    oldest = [paper.key for paper in newest_first(large)[-25:] if len(paper.authors) <= 8]
    page = many.open(f"{LIST}?sort=oldest")
    expect(page.locator(".pf-results article")).to_have_count(25)
    rendered = page.locator(".pf-results article").evaluate_all(script)
    from_page = many.open("publications/page/1/").locator("article").evaluate_all(script)
    assert [rendered[key] for key in oldest] == [from_page[key] for key in oldest]
    assert any(from_page[key] for key in oldest)


@pytest.mark.parametrize("state", ["?sort=oldest&topic=cs.CL,cs.LG", "?q=speech+dialogue"])
def test_citations_of_a_selection_are_those_of_the_writers(many: Visit, large: Path, state: str) -> None:
    page = many.open(LIST + state)
    expect(page.locator(".pf-results article")).not_to_have_count(0)
    expect(page.locator(".pf-state")).not_to_contain_text("searching")
    keys = all_keys(page)
    page.locator(".pf-cite-open").click()
    for ending in FORMATS:
        assert downloaded(page, ending) == formatted(large, ending, keys)


def test_a_filter_that_cannot_be_loaded_is_reported_and_leaves_the_list(many: Visit) -> None:
    page = many.open(LIST)
    page.route("**/data/index.json", lambda route: route.fulfill(status=500, body=""))
    box(page, "Computation and Language").check()
    expect(count(page)).to_contain_text("The publications could not be loaded.")
    assert len(shown_keys(page)) == 30
    page.unroute("**/data/index.json")
    page.get_by_role("button", name="Try again").click()
    expect_count(page, f"{number(page, 'Computation and Language')} of 130 publications")


def test_the_list_in_another_language_has_the_same_parts(browser: Browser, large: Path) -> None:
    with served(large / "site") as address, Visit.of(browser, address, java_script_enabled=False) as plain:
        page = plain.open(f"de/{LIST}")
        seen = shown_keys(page)
        for part in (4, 3, 2, 1):
            page.get_by_role("link", name="Älter").click()
            page.wait_for_url(f"{address}de/{LIST}page/{part}/")
            seen += [href.removeprefix(f"{address}de/{LIST}").rstrip("/") for href in hrefs(page)]
        assert seen == [p.key for p in newest_first(large)]


def test_the_list_in_another_language_finds_and_cites_the_same(many: Visit, large: Path) -> None:
    page = many.open(f"de/{LIST}?sort=oldest")
    expect(page.locator(".pf-more")).to_have_text("25 weitere zeigen")
    keys = [p.key for p in newest_first(large)][::-1]
    assert all_keys(page) == keys
    page.locator(f".pf-results article[data-key={keys[-1]}] h3 a").click()
    page.wait_for_url(f"{many.address}de/{LIST}{keys[-1]}/")
    page = many.open(f"de/{LIST}")
    page.get_by_label("Publikationen filtern").fill(" ".join(WORDS))
    matching = with_words(large)
    expect_count(page, f"{len(matching)} von 130 Publikationen")
    page.locator(".pf-results summary").first.click()
    expect(page.locator(".pf-results .pf-text-block").first).to_contain_text(matching[0].abstract[:60])
    keys = [p.key for p in matching]
    page.locator(".pf-cite-open").click()
    for ending in FORMATS:
        assert downloaded(page, ending, "{} herunterladen") == formatted(large, ending, keys)
    assert many.complaints == []


def test_the_offline_copy_finds_and_cites_without_a_server(browser: Browser, large: Path, tmp_path: Path) -> None:
    result = portfolio(large, "offline", "-o", str(tmp_path / "copy.zip"), SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    zipfile.ZipFile(tmp_path / "copy.zip").extractall(tmp_path)
    wanted = newest_first(large)[-1]
    with Visit.of(browser, f"{(tmp_path / 'portfolio').as_uri()}/") as visitor:
        page = visitor.open(f"{LIST}index.html?sort=oldest")
        paper = page.locator(f".pf-results article[data-key={wanted.key}]")
        paper.get_by_role("checkbox").check()
        page.locator(".pf-cite-open").click()
        for ending in FORMATS:
            assert downloaded(page, ending) == formatted(large, ending, [wanted.key])
        paper.get_by_role("link", name="Abstract").click()
        expect(page.locator(".pf-text-block")).to_contain_text(wanted.abstract[:60])
        expect(page.locator("h1")).to_have_text(formulas.plain(wanted.title))
        assert visitor.complaints == []
        assert visitor.foreign == []
