"""The publications page narrowed by words, facets, years and order, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import PHONE, Visit
from tests.site.finding import LIST, all_keys, box, expect_count, newest_first, number, shown_keys, wait_for_abstracts
from tests.site.serving import served
from tests.site.world import built, small_project

_OLDER_PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor with a narrow screen."""
    with Visit.of(browser, address, viewport=_OLDER_PHONE) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def accented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with accents in names."""
    files = {"index.md": "---\nname: Ann Ada\n---\n"} | {
        f"publications/{key}.md": f"---\ntitle: {key}\nauthors: [{name}]\ndate: 2020\n---\n"
        for key, name in {"accented": "Zoë Gül", "plain": "Ann Ada", "stroke": "Søren Ørsted"}.items()
    }
    project = small_project(tmp_path_factory.mktemp("accented") / "project", files)
    with served(built(project)) as where:
        yield where


def filter_of(page: Page, text: str) -> None:
    page.get_by_label("Filter publications").fill(text)


def test_every_word_must_occur_in_title_authors_venue_or_abstract(visit: Visit, project: Path) -> None:
    page = visit.open(LIST)
    filter_of(page, "chung  MODELS")
    matching = [
        p.key
        for p in newest_first(project)
        if all(
            w in f"{p.title} {' '.join(a.name for a in p.authors)} {p.abstract}".lower() for w in ("chung", "models")
        )
    ]
    assert 1 < len(matching) < 32
    expect_count(page, f"{len(matching)} of 32 publications")
    assert shown_keys(page) == matching
    assert visit.complaints == []


def test_nothing_is_fetched_if_the_page_has_every_text(browser: Browser, accented: str) -> None:
    with Visit.of(browser, accented) as visit:
        page = visit.open(LIST)
        before = len(visit.requests)
        filter_of(page, "accented")
        expect_count(page, "1 of 3 publications")
        page.get_by_label("Sort").select_option("title")
        assert shown_keys(page) == ["accented"]
        assert {url.rpartition("/")[2] for url in visit.requests[before:]} <= {"favicon.svg"}
        assert visit.complaints == []


def test_texts_on_the_page_are_filtered_if_nothing_can_be_fetched(visit: Visit) -> None:
    page = visit.open(LIST)
    page.route("**/data/*", lambda route: route.abort())
    filter_of(page, "t5x seqio")
    expect_count(page, "1 of 32 publications")


def test_the_names_that_the_list_leaves_out_are_found_too(visit: Visit, project: Path) -> None:
    page = visit.open(LIST)
    llama = max(newest_first(project), key=lambda p: len(p.authors))
    assert len(llama.authors) > 200
    filter_of(page, llama.authors[300].name)
    expect(page.locator(f".pf-results article[data-key={llama.key}]")).to_be_visible()


@pytest.mark.parametrize(("words", "key"), [("gül", "accented"), ("GUL zoe", "accented"), ("soren orsted", "stroke")])
def test_case_and_accents_do_not_matter(browser: Browser, words: str, key: str, accented: str) -> None:
    with Visit.of(browser, accented) as visit:
        page = visit.open(LIST)
        filter_of(page, words)
        expect_count(page, "1 of 3 publications")
        assert shown_keys(page) == [key]


def test_typing_changes_the_address_without_a_step_back_for_each_letter(visit: Visit) -> None:
    page = visit.open(LIST)
    steps = page.evaluate("history.length")
    page.get_by_label("Filter publications").press_sequentially("llama 2")
    page.wait_for_url("**/publications/?q=llama%202")
    assert page.evaluate("history.length") == steps


def test_facets_count_their_papers_under_the_other_filters(visit: Visit) -> None:
    page = visit.open(LIST)
    language, learning, code = (
        box(page, "Computation and Language"),
        box(page, "Machine Learning"),
        box(page, "Has code"),
    )
    promised = number(page, "Computation and Language")
    language.check()
    expect_count(page, f"{promised} of 32 publications")
    assert number(page, "Machine Learning") == 13
    learning.check()
    expect_count(page, f"{promised + 13} of 32 publications")
    promised = number(page, "Has code")
    code.check()
    expect_count(page, f"{promised} of 32 publications")
    assert number(page, "Computation and Language") + number(page, "Machine Learning") == promised
    assert page.url.endswith("?topic=CL,LG&code=1")
    assert visit.complaints == []


def test_back_and_forward_restore_the_facets(visit: Visit) -> None:
    page = visit.open(LIST)
    box(page, "Machine Learning").check()
    expect_count(page, "13 of 32 publications")
    box(page, "Sound").check()
    expect_count(page, "14 of 32 publications")
    page.go_back()
    expect_count(page, "13 of 32 publications")
    expect(box(page, "Sound")).not_to_be_checked()
    page.go_back()
    expect_count(page, "32 publications")
    assert len(shown_keys(page)) == 32
    page.go_forward()
    expect_count(page, "13 of 32 publications")


def test_an_address_restores_the_filters(visit: Visit, project: Path) -> None:
    page = visit.open(f"{LIST}?topic=LG&from=2020&to=2022&sort=oldest&venue=nonsense")
    wanted = [p.key for p in newest_first(project) if p.category == "cs.LG" and 2020 <= p.date.year <= 2022]
    expect_count(page, f"{len(wanted)} of 32 publications")
    assert shown_keys(page) == wanted[::-1]
    expect(page.get_by_label("From year")).to_have_value("2020")
    expect(page.get_by_label("Sort")).to_have_value("oldest")
    expect(page.get_by_role("button", name="Remove filter 2020–2022")).to_be_visible()


@pytest.mark.parametrize("order", ["title", "venue", "listed"])
def test_orders_other_than_by_date_have_no_years(visit: Visit, project: Path, order: str) -> None:
    page = visit.open(LIST)
    page.get_by_label("Sort").select_option(order)
    expect(page.locator(".pf-results h2")).to_have_count(1)
    by_key = {p.key: p for p in newest_first(project)}
    matching = [by_key[key] for key in all_keys(page)]
    assert len(matching) == 32
    assert order != "title" or [p.title.lower()[0] for p in matching] == sorted(p.title.lower()[0] for p in matching)
    assert order != "listed" or [p.index_rank for p in matching] == sorted(p.index_rank for p in matching)


def test_removing_a_filter_moves_the_focus_to_the_next_and_finally_to_the_text_field(visit: Visit) -> None:
    page = visit.open(f"{LIST}?q=model&topic=CL&pos=first")
    expect_count(page, "1 of 32 publications")
    page.get_by_role("button", name="Remove filter “model”").press("Enter")
    expect(page.get_by_role("button", name="Remove filter Computation and Language")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove filter First author")).to_be_focused()
    page.keyboard.press("Enter")
    expect_count(page, "32 publications")
    expect(page.get_by_label("Filter publications")).to_be_focused()


def test_an_empty_result_says_which_filter_to_remove(visit: Visit) -> None:
    page = visit.open(f"{LIST}?q=scaling&topic=CL&to=2017")
    expect(page.get_by_role("heading", name="No paper matches all three filters.")).to_be_visible()
    expect(page.get_by_role("button", name="Cite", exact=True)).to_be_disabled()
    page.wait_for_load_state()  # the lines of a text depend on the style sheet
    wait_for_abstracts(page)
    rows = page.locator(".pf-none li").all_inner_texts()
    numbers = [int(row.split("\n")[-1].split()[0]) for row in rows]
    assert numbers[:-1] == sorted(numbers[:-1], reverse=True)
    assert 0 not in numbers
    assert numbers[-1] == 32
    page.locator(".pf-none button").first.click()
    expect_count(page, f"{numbers[0]} of 32 publications")
    page.get_by_role("button", name="Clear all").click()
    expect_count(page, "32 publications")
    assert page.url.endswith(LIST)


def test_escape_empties_the_filter(visit: Visit) -> None:
    page = visit.open(f"{LIST}?q=llama")
    expect(page.get_by_label("Filter publications")).to_have_value("llama")
    page.get_by_label("Filter publications").press("Escape")
    expect_count(page, "32 publications")
    expect(page.get_by_label("Filter publications")).to_have_value("")


def test_years_in_the_wrong_order_are_swapped(visit: Visit) -> None:
    page = visit.open(LIST)
    page.get_by_label("To year").select_option("2019")
    page.get_by_label("From year").select_option("2022")
    page.wait_for_url("**/?from=2019&to=2022")


def test_the_filters_of_a_phone_are_a_panel_that_escape_closes(phone: Visit) -> None:
    page = phone.open(LIST)
    opener = page.get_by_role("button", name="Filters")
    expect(box(page, "Sound")).not_to_be_visible()
    opener.press("Enter")
    expect(page.get_by_role("dialog", name="Filters")).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    box(page, "Machine Learning").check()
    expect(page.get_by_role("button", name="Show 13 publications")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Filters (1)")).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert len(shown_keys(page)) == 13
    assert phone.complaints == []


def test_no_state_of_the_page_is_wider_than_a_small_phone(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, viewport=PHONE) as phone:
        for state in ("", "?q=zzzz&topic=CL,LG,DC&from=2019", "?sort=venue&author=yi-tay"):
            page = phone.open(LIST + state)
            page.locator(".pf-cite-open").click(force=True)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, state


def test_without_javascript_there_is_the_list_and_no_control(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, java_script_enabled=False) as plain:
        page = plain.open(f"{LIST}?topic=CL")
        assert page.locator(".pf-year article").count() == 32
        for control in (
            ".pf-controls",
            ".pf-state",
            ".pf-tick >> nth=0",
            ".pf-facet input >> nth=0",
            ".pf-facets button >> nth=0",
        ):
            expect(page.locator(control)).not_to_be_visible()
        expect(page.locator(".pf-aside").get_by_role("link", name="Machine Learning")).to_be_visible()
        expect(page.locator(".pf-listing__top").get_by_role("link", name="RIS")).to_be_visible()
        page.locator(".pf-abstract summary").first.click()
        expect(page.locator(".pf-text-block").first).to_be_visible()
