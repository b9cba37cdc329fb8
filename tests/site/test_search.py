"""Search in a real browser finds a paper by anything that a visitor may remember of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, expect

from tests.site import reading
from tests.site.browsing import PHONE, Visit, held
from tests.site.searching import ITEMS, RESULTS, STATUS, answered, expect_result, search
from tests.site.serving import served
from tests.site.test_same_bytes import differences, without_mark
from tests.site.world import ROOT, built, new_project, tree

LLAMA = "publications/touvron2023llama/"
_NOTE_ANSWERS = """() => {
  window.answers = [];
  const output = document.querySelector('.pf-search__output');
  const note = new MutationObserver(() => window.answers.push(output.dataset.query));
  note.observe(output, { attributeFilter: ['data-query'] });
}"""


@pytest.fixture(scope="module")
def asker(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor who asks one question after the other on the home page."""
    with Visit.of(browser, address) as visitor:
        visitor.open("")
        yield visitor


def papers(site: Path) -> dict[str, tuple[str, list[str]]]:
    """Title and listed authors of each paper, by the URL of its page."""
    by_url = {}
    for path in sorted(site.glob("publications/*/index.html")):
        tree = reading.page(path)
        names = reading.text(tree, "//*[@id='authors']//div[contains(@class, 'pf-authors')]").removesuffix(" et al.")
        by_url[f"publications/{path.parent.name}/"] = (reading.text(tree, "//h1"), names.split(", "))
    return by_url


@pytest.mark.parametrize(
    ("remembered", "query", "url"),
    [
        ("a word of the title", "tuned Llama", LLAMA),
        ("a word of the title, another one misspelled", "finetuned Llama", LLAMA),
        ("a word with marks around it", "WT5?!", "publications/narang2020wt5/"),
        ("a formula in the title", "t5x", "publications/roberts2022scaling/"),
        ("a listed author", "kevin stone", LLAMA),
        ("the topic's name", "Distributed, Parallel, and Cluster Computing", "publications/salpekar2026training/"),
        ("the topic's code", "cs.DC", "publications/salpekar2026training/"),
        ("the year", "2026", "publications/salpekar2026training/"),
        ("the month and year", "Jul 2023", LLAMA),
        ("a word of the abstract", "helpfulness", LLAMA),
        ("a figure of the abstract", "7B", "publications/madaan2024quantifying/"),
        ("the beginning of a word", "helpf", LLAMA),
        ("words in the plural", "Llamas chats", LLAMA),
        ("a word in the singular", "neural transformer modification", "publications/narang2021transformer/"),
        ("an arXiv id", "2307.09288", LLAMA),
        ("an arXiv address", "https://arxiv.org/abs/2307.09288", LLAMA),
        ("a DOI", "doi:10.18653/v1/2023.acl-long.900", "publications/liu2022character/"),
        ("a citation key", "touvron2023llama", LLAMA),
        ("a hyphen instead of a space", "llama-2", LLAMA),
        ("the short name of a venue and its year", "ACL 2023 character", "publications/liu2022character/"),
        ("the year of publication", "jmlr 2024", "publications/chung2022scaling/"),
    ],
)
def test_a_paper_is_found_by(asker: Visit, remembered: str, query: str, url: str) -> None:
    search(asker.page, query)
    expect_result(asker.page, asker.address + url)


def test_the_whole_title_of_each_paper_finds_it_first(asker: Visit, site: Path) -> None:
    for url, (title, _) in papers(site).items():
        search(asker.page, title)
        expect(asker.page.locator(RESULTS).first).to_have_attribute("href", asker.address + url)


def test_the_first_authors_and_the_last_find_the_paper(asker: Visit, site: Path) -> None:
    for url, (_, names) in papers(site).items():
        assert len(names) >= 3
        for name in {names[0], names[-1]} - {"Sharan Narang"}:  # more papers than are shown at once
            search(asker.page, name)
            expect_result(asker.page, asker.address + url)


def test_more_results_than_fit_are_a_button_away(visit: Visit) -> None:
    page = visit.open("")
    search(page, "Sharan Narang")
    expect(page.locator(ITEMS)).to_have_count(20)
    page.get_by_role("button", name=re.compile(r"Show \d+ more")).click()
    expect(page.locator(ITEMS).nth(20).locator("a").first).to_be_focused()
    assert page.locator(ITEMS).count() > 30


def test_a_query_that_matches_no_page_says_so(visit: Visit) -> None:
    page = visit.open("")
    search(page, "xyzzy")
    expect(page.locator(STATUS)).to_have_text("No matching documents")
    expect(page.locator(RESULTS)).to_have_count(0)


def test_if_no_page_has_every_word_the_closest_matches_are_shown_as_such(visit: Visit) -> None:
    page = visit.open("")
    search(page, "llama xyzzy")
    expect(page.locator(STATUS)).to_have_text("No page has all of these words. The closest matches:")
    expect(page.locator(RESULTS).filter(has_text="Llama 2")).to_have_count(1)
    search(page, "xyzzy plugh")
    expect(page.locator(STATUS)).to_have_text("No matching documents")


def test_markup_in_a_query_remains_text(visit: Visit) -> None:
    page = visit.open("")
    search(page, "<img src=x onerror=window.P1=1> ~^:*+-")
    expect(page.locator(RESULTS).first).to_be_visible()
    search(page, "~^:*+- llama")
    expect_result(page, visit.address + LLAMA)
    assert page.evaluate("window.P1") is None
    assert visit.complaints == []


def test_search_works_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit.open("years/2022/")
    page.keyboard.press("/")
    page.keyboard.type("llama 2 open foundation")
    answered(page, "llama 2 open foundation")
    expect(page.locator(RESULTS).first).to_have_attribute("href", visit.address + LLAMA)
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(visit.address + LLAMA)


def test_escape_closes_search_and_returns_the_focus(visit: Visit) -> None:
    page = visit.open("")
    page.get_by_role("link", name="Publications").first.focus()
    page.keyboard.press("/")
    page.keyboard.type("llama")
    expect_result(page, visit.address + LLAMA)
    page.keyboard.press("Escape")
    expect(page.locator(RESULTS).first).not_to_be_visible()
    expect(page.get_by_role("link", name="Publications").first).to_be_focused()


def test_escape_on_a_result_leads_back_to_the_field_that_was_clicked(visit: Visit) -> None:
    page = visit.open("")
    field = page.get_by_role("textbox", name="Search")
    field.click()
    page.keyboard.type("llama")
    expect_result(page, visit.address + LLAMA)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(RESULTS).first).not_to_be_visible()
    expect(field).to_be_focused()


def test_search_works_on_a_phone(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, viewport=PHONE, has_touch=True) as phone:
        page = phone.open("")
        expect(page.get_by_role("textbox", name="Search")).not_to_be_visible()
        page.get_by_role("button", name="Search", exact=True).tap()
        search(page, "llama 2 open foundation")
        page.locator(RESULTS).first.tap()
        page.wait_for_url(address + LLAMA)
        assert phone.complaints == []


def test_results_say_where_and_when_a_paper_appeared(visit: Visit) -> None:
    page = visit.open("")
    search(page, "character-aware models improve visual text rendering")
    expect(page.locator(RESULTS).first.locator(".pf-search__text")).to_contain_text("ACL 2023 · ")


def test_an_answer_to_an_older_question_is_never_shown(visit: Visit) -> None:
    page = visit.open("")
    search(page, "wt5")
    page.evaluate(_NOTE_ANSWERS)
    field = page.get_by_role("textbox", name="Search")
    with held(page, "**/words-*.json"):
        with page.expect_request("**/words-*.json"):
            field.fill("helpfulness")
        field.fill("llama 2 open foundation")
    answered(page, "llama 2 open foundation")
    assert page.evaluate("window.answers") == ["llama 2 open foundation"]


def test_what_was_typed_before_the_script_ran_is_searched(visit: Visit) -> None:
    page = visit.page
    with held(page, "**/search.js"):
        page.goto(visit.address, wait_until="commit")
        page.get_by_role("textbox", name="Search").fill("llama 2 open foundation")
    answered(page, "llama 2 open foundation")
    expect(page.locator(RESULTS).first).to_be_visible()


def test_enter_before_the_script_runs_asks_on_the_next_page(browser: Browser, address: str) -> None:
    with Visit.of(browser, address) as visitor:
        page = visitor.page
        page.route("**/search.js", lambda route: route.abort())
        page.goto(address, wait_until="domcontentloaded")
        field = page.get_by_role("textbox", name="Search")
        field.fill("llama 2 open foundation")
        page.unroute("**/search.js")
        field.press("Enter")
        answered(page, "llama 2 open foundation")
        expect(page.locator(RESULTS).first).to_have_attribute("href", address + LLAMA)


def test_a_tab_leads_from_the_field_to_the_first_result(visit: Visit) -> None:
    page = visit.open("")
    page.keyboard.press("/")
    page.keyboard.type("llama 2 open foundation")
    answered(page, "llama 2 open foundation")
    page.keyboard.press("Tab")
    expect(page.locator(RESULTS).first).to_be_focused()


def test_enter_opens_the_first_result_of_the_typed_query_and_not_of_the_one_before(visit: Visit) -> None:
    page = visit.open("years/2022/")
    search(page, "wt5")
    page.get_by_role("textbox", name="Search").fill("llama 2 open foundation")
    page.keyboard.press("Enter")
    page.wait_for_url(visit.address + LLAMA)


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("publications", "publications/"),
        ("papers", "publications/"),
        ("co-authors", "people/"),
        ("Yi Tay", "people/yi-tay/"),
        ("CV", "cv/"),
        ("curriculum", "cv/"),
        ("venues", "venues/"),
        ("Journal of Machine Learning Research", "venues/journal-of-machine-learning-research/"),
        ("topics", "topics/"),
        ("Sound (cs.SD)", "topics/cs-sd/"),
        ("years", "years/"),
        ("Publications from 2022", "years/2022/"),
    ],
)
def test_a_page_of_lists_is_found_first_by_its_name(asker: Visit, query: str, url: str) -> None:
    search(asker.page, query)
    expect(asker.page.locator(RESULTS).first).to_have_attribute("href", asker.address + url)


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("corrects the corrector", "talks/who-corrects/"),
        ("Lund", "talks/who-corrects/"),
        ("Forty-one ledgers", "talks/"),
        ("public lecture Riga", "talks/"),
        ("Halden Prize", "news/prize/"),
        ("repair ledgers of six observatories", "projects/failed/"),
        ("panel", "talks/"),
        ("HIS 4120", "teaching/instruments/"),
        ("ruled the lines", "posts/empty-table/"),
        ("Edda Finsrud", "people/edda-finsrud/"),
    ],
)
def test_talks_and_all_other_kinds_are_found(things: Visit, query: str, url: str) -> None:
    search(things.page, query)
    expect_result(things.page, things.address + url)


@pytest.fixture(scope="module")
def things(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """A visitor of a site of talks, news, projects, courses, posts and people, with one question after the other."""
    folder = new_project(tmp_path_factory.mktemp("things") / "project", content=False, sources=False)
    copytree(ROOT / "tests/things/content", folder / "content")
    with served(built(folder)) as address, Visit.of(browser, address) as visitor:
        visitor.open("")
        yield visitor


def test_a_search_plugin_that_is_still_in_the_settings_changes_nothing(site: Path, tmp_path: Path) -> None:
    folder = new_project(tmp_path / "project")
    settings = (folder / "mkdocs.yml").read_text()
    assert "plugins:\n" in settings
    (folder / "mkdocs.yml").write_text(settings.replace("plugins:\n", "plugins:\n  - search\n"))
    with_it = without_mark(tree(built(folder)))
    with_it.pop("search/search_index.json", None)  # written by the plugin, and used by no page
    assert differences(without_mark(tree(site)), with_it) == []
