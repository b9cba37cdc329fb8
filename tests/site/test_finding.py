"""The publications page narrowed by words, facets, years and order, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.site.listing_year import year_of
from tests.site.browsing import PHONE, Visit, held
from tests.site.finding import (
    LIST,
    all_keys,
    box,
    expect_count,
    newest_first,
    number,
    open_more,
    shown_keys,
    wait_for_abstracts,
)
from tests.site.serving import served
from tests.site.world import built, small_project

_PICTURE = "---\nimage: images/a.svg\nimage_alt: A line\n"
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
    files["publications/plain.md"] = files["publications/plain.md"].replace("---\n", _PICTURE, 1)
    files["images/a.svg"] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'/>"
    project = small_project(tmp_path_factory.mktemp("accented") / "project", files)
    with served(built(project)) as where:
        yield where


@pytest.fixture(scope="module")
def _windows(browser: Browser, address: str, accented: str) -> Iterator[dict[str, Visit]]:
    with Visit.of(browser, address) as many, Visit.of(browser, accented) as few:
        for visitor in (many, few):
            visitor.open(LIST)
        yield {"32 publications": many, "3 publications": few}


def without_filters(visitor: Visit, whole: str) -> Visit:
    """The list after the last question to it: no filter is left."""
    visitor.page.get_by_label("Filter publications").press("Escape")
    expect_count(visitor.page, whole)
    expect(visitor.page.locator(".pf-results")).not_to_be_visible()
    return visitor


@pytest.fixture
def asker(_windows: dict[str, Visit]) -> Visit:
    """A visitor who types one text after the other into the filter of the same page."""
    return without_filters(_windows["32 publications"], "32 publications")


@pytest.fixture
def asker_of_accented(_windows: dict[str, Visit]) -> Visit:
    """The same on the site with accents in names."""
    return without_filters(_windows["3 publications"], "3 publications")


def filter_of(page: Page, text: str) -> None:
    page.get_by_label("Filter publications").fill(text)


def test_every_word_must_occur_in_title_authors_venue_or_abstract(asker: Visit, project: Path) -> None:
    page = asker.page
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
    assert asker.complaints == []


def test_nothing_is_fetched_if_the_page_has_every_text(browser: Browser, accented: str) -> None:
    with Visit.of(browser, accented) as visit:
        page = visit.open(LIST)
        filter_of(page, "accented")
        expect_count(page, "1 of 3 publications")
        page.get_by_label("Sort").select_option("title")
        assert shown_keys(page) == ["accented"]
        assert not [url for url in visit.requests if "/data/" in url or "/search/" in url]
        assert visit.complaints == []


def test_texts_on_the_page_are_filtered_if_nothing_can_be_fetched(visit: Visit) -> None:
    page = visit.open(LIST)
    page.route("**/data/*", lambda route: route.abort())
    filter_of(page, "t5x seqio")
    expect_count(page, "1 of 32 publications")


def test_the_names_that_the_list_leaves_out_are_found_too(asker: Visit, project: Path) -> None:
    page = asker.page
    llama = max(newest_first(project), key=lambda p: len(p.authors))
    assert len(llama.authors) > 200
    filter_of(page, llama.authors[300].name)
    expect(page.locator(f".pf-results article[data-key={llama.key}]")).to_be_visible()


@pytest.mark.parametrize(("words", "key"), [("gül", "accented"), ("GUL zoe", "accented"), ("soren orsted", "stroke")])
def test_case_and_accents_do_not_matter(asker_of_accented: Visit, words: str, key: str) -> None:
    page = asker_of_accented.page
    filter_of(page, words)
    expect_count(page, "1 of 3 publications")
    assert shown_keys(page) == [key]


def test_a_picture_is_beside_the_title_and_is_no_text(asker_of_accented: Visit) -> None:
    page = asker_of_accented.page
    picture = page.locator("article[data-key=plain] .pf-thumb")
    expect(picture).to_be_visible()
    expect(picture).to_have_attribute("alt", "")
    picture.evaluate("(image) => image.decode()")
    assert picture.evaluate("(image) => image.naturalWidth > 0")
    expect(page.locator(".pf-thumb")).to_have_count(1)
    assert asker_of_accented.complaints == []


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
    expect(code).not_to_be_visible()
    open_more(page)
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
    page.wait_for_url("**/publications/?topic=cs.CL,cs.LG&code=1")
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
    wanted = [p.key for p in newest_first(project) if p.category == "cs.LG" and 2020 <= year_of(p) <= 2022]
    expect_count(page, f"{len(wanted)} of 32 publications")
    assert shown_keys(page) == wanted[::-1]
    expect(page.get_by_label("From year")).to_have_value("2020")
    expect(page.get_by_label("Sort")).to_have_value("oldest")
    expect(page.get_by_role("button", name="Remove filter 2020–2022")).to_be_visible()
    expect(page.locator(".pf-unknown")).to_have_text("Not known here, and left out: “nonsense”.")
    box(page, "Machine Learning").uncheck()
    page.wait_for_url("**/publications/?from=2020&to=2022&sort=oldest")


def test_a_rarer_filter_of_an_address_is_shown(visit: Visit) -> None:
    page = visit.open(f"{LIST}?pos=first")
    expect(box(page, "First")).to_be_checked()
    expect(box(page, "First")).to_be_visible()
    expect(page.locator(".pf-unknown")).not_to_be_visible()


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
    page.wait_for_url(f"**/{LIST}")


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


def test_the_filters_of_a_phone_are_folded_below_the_text_field(phone: Visit) -> None:
    page = phone.open(LIST)
    opener = page.get_by_role("button", name="Filter and sort")
    expect(box(page, "Sound")).not_to_be_visible()
    expect(page.get_by_label("Sort")).not_to_be_visible()
    opener.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Sort")).to_be_focused()
    box(page, "Machine Learning").check()
    expect_count(page, "13 of 32 publications")
    page.get_by_role("button", name="Filter and sort (1)").press("Enter")
    expect(box(page, "Sound")).not_to_be_visible()
    assert len(shown_keys(page)) == 13
    assert phone.complaints == []


def test_every_filter_comes_before_the_first_paper_by_keyboard(visit: Visit) -> None:
    page = visit.open(LIST)
    page.get_by_label("Filter publications").focus()
    seen: list[str] = []
    while "Training LLMs" not in "".join(seen):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("(document.activeElement.name || '') + document.activeElement.textContent"))
        assert len(seen) < 30
    assert {"topic", "venue"} <= {name.partition("\n")[0] for name in seen}
    assert any("Cite these" in name for name in seen)


def test_what_was_typed_before_the_script_ran_is_not_lost(visit: Visit) -> None:
    page = visit.page
    with held(page, "**/filter.js"):
        page.goto(visit.address + LIST, wait_until="commit")
        page.get_by_label("Filter publications").fill("llama 2 open")
    expect_count(page, "1 of 32 publications")


def test_enter_before_the_script_runs_opens_the_address_of_the_filter(browser: Browser, address: str) -> None:
    with Visit.of(browser, address) as visitor:
        page = visitor.page
        page.route("**/filter.js", lambda route: route.abort())
        page.goto(address + LIST, wait_until="domcontentloaded")
        page.get_by_label("Filter publications").fill("llama 2 open")
        page.unroute("**/filter.js")
        page.get_by_label("Filter publications").press("Enter")
        expect_count(page, "1 of 32 publications")


@pytest.mark.parametrize(
    "words",
    ["2307.09288", "touvron2023llama", "llama-2", "arxiv.org/abs/2307.09288", "llamas 2:", "fine-tuned chats"],
)
def test_a_paper_is_found_by_identifier_key_and_other_forms_of_its_words(asker: Visit, words: str) -> None:
    page = asker.page
    filter_of(page, words)
    expect(page.locator(".pf-results article[data-key=touvron2023llama]")).to_be_visible()
    wait_for_abstracts(page)
    assert len(shown_keys(page)) < 16


def test_links_are_quiet_until_a_paper_is_pointed_at_and_the_first_one_never(visit: Visit) -> None:
    page = visit.open(LIST)
    paper = page.locator("article").nth(2)
    line = "(link) => getComputedStyle(link).textDecorationColor"
    pdf, arxiv = (paper.get_by_role("link", name=f"{name} ") for name in ("PDF", "arXiv"))
    quiet = arxiv.evaluate(line)
    assert quiet == "rgba(0, 0, 0, 0)" != pdf.evaluate(line)
    expect(paper.locator(".pf-tick")).to_have_css("opacity", "0")
    arxiv.focus()
    assert arxiv.evaluate(line) != quiet
    expect(paper.locator(".pf-tick")).to_have_css("opacity", "1")


def test_a_touch_screen_selects_papers_from_the_panel_of_citations(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, viewport=_OLDER_PHONE, has_touch=True, is_mobile=True) as touch:
        page = touch.open(LIST)
        tick = page.locator(".pf-tick").nth(2)
        expect(tick).to_have_css("pointer-events", "none")
        page.locator(".pf-cite-open").tap()
        page.get_by_role("button", name="Select papers").tap()
        expect(tick).to_have_css("opacity", "1")
        tick.tap()
        expect(page.locator(".pf-cite-open")).to_have_text("Cite 1 selected")


def test_no_state_of_the_page_is_wider_than_a_small_phone(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, viewport=PHONE) as phone:
        for state in ("", "?q=zzzz&topic=cs.CL,cs.LG,cs.DC&from=2019", "?sort=venue&author=yi-tay"):
            page = phone.open(LIST + state)
            page.locator(".pf-cite-open").click(force=True)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, state


def test_without_javascript_there_is_the_list_and_no_control(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, java_script_enabled=False) as plain:
        page = plain.open(f"{LIST}?topic=CL")
        assert page.locator(".pf-year article").count() == 32
        for control in (".pf-find", ".pf-state", ".pf-selection", ".pf-tick >> nth=0"):
            expect(page.locator(control)).not_to_be_visible()
        expect(page.locator(".pf-browse").get_by_role("link", name="Topics")).to_be_visible()
        expect(page.locator(".pf-listing__top").get_by_role("link", name="RIS")).to_be_visible()
        page.locator(".pf-abstract summary").first.click()
        expect(page.locator(".pf-text-block").first).to_be_visible()
