"""Search among more papers: it finds each, ranks the most relevant first, and fetches only what a query needs."""

from __future__ import annotations

import gzip
import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks import searching
from generator.facts import names
from generator.model import PartialDate, Publication
from generator.site.search.search_words import fold, phrase, words
from generator.text import formulas
from tests.site.browsing import Visit
from tests.site.finding import newest_first
from tests.site.searching import ITEMS, RESULTS, STATUS, answered, expect_result, search
from tests.site.serving import served
from tests.site.world import SITE_URL, built, portfolio, small_project, without_cards, write

SOME = 60
FIGURES = "publications/li2024figures/"
TITLED = Publication(
    key="lee1999flight", title="Flight of a zeppelin", authors=(names.parse("Ann Lee"),), date=PartialDate(1999)
)
SIGNED = Publication(
    key="zeppelin1998cities", title="Cities", authors=(names.parse("Ferdinand Zeppelin"),), date=PartialDate(1998)
)
"""Two that hold a word of `PAPER`'s abstract, and are older."""
PAPER = Publication(
    key="li2024figures",
    title="注意力機制 and Plötzliche Łuminescence, measured",
    authors=tuple(map(names.parse, ("Fei-Fei Li", "José Núñez-Ærø", "李飛"))),
    date=PartialDate(2024, 5),
    type="article",
    category="q-bio.NC",
    arxiv="2405.00001",
    abstract="A zeppelin hovers over <b>the</b> conservatory.",
)
ABOUT = "# Teaching and grants\n\nCourses on *Öffentlichkeit*.\n\n## Office hours\n\nOn Tuesdays in the orangery.\n"


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of 63 papers and a page written by hand."""
    folder = without_cards(small_project(tmp_path_factory.mktemp("parts") / "project", {}))
    searching.write(folder / "content", [*searching.publications(SOME), TITLED, SIGNED, PAPER])
    write(folder / "content", {"about.md": ABOUT})
    built(folder)
    return folder


@pytest.fixture(scope="module")
def address(parts: Path) -> Iterator[str]:
    """The address of its site."""
    with served(parts / "site") as where:
        yield where


@pytest.fixture
def seeker(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor of that site."""
    with Visit.of(browser, address) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def asker(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor who asks one question after the other on one page."""
    with Visit.of(browser, address) as visitor:
        visitor.open("years/")
        yield visitor


def fetched(visit: Visit) -> list[str]:
    """The requested files of the index."""
    return [url.partition("/search/index/")[2] for url in visit.requests if "/search/index/" in url]


@pytest.mark.parametrize(
    ("remembered", "query", "page_url"),
    [
        ("a word of the abstract", "zeppelin", FIGURES),
        ("the beginning of a word", "zepp", FIGURES),
        ("words of title and abstract", "measured hovers", FIGURES),
        ("the beginnings of words", "measure zeppel hover", FIGURES),
        ("a title without its accents", "plotzliche luminescence", FIGURES),
        ("a name without its accents", "jose nunez aero", FIGURES),
        ("a name in capitals", "FEI-FEI LI", FIGURES),
        ("characters of a Chinese title", "注意力", FIGURES),
        ("one character of a name", "飛", FIGURES),
        ("the topic's name", "neurons and cognition zeppelin", FIGURES),
        ("the month and year", "may 2024 conservatory", FIGURES),
        ("a page written by hand", "teaching", "about/"),
        ("a word of that page", "offentlichkeit", "about/"),
        ("a section of that page", "orangery", "about/#office-hours"),
        ("a topic", "Neurons and Cognition (q-bio.NC)", "topics/q-bio-nc/"),
        ("a year", "Publications from 2024", "years/2024/"),
    ],
)
def test_a_page_is_found_by(asker: Visit, remembered: str, query: str, page_url: str) -> None:
    search(asker.page, query)
    expect_result(asker.page, asker.address + page_url)
    assert asker.complaints == []


def test_the_whole_title_of_each_paper_finds_it_first(asker: Visit, parts: Path) -> None:
    page = asker.page
    for paper in newest_first(parts):
        search(page, formulas.plain(paper.title))
        expect(page.locator(RESULTS).first).to_have_attribute("href", f"{asker.address}publications/{paper.key}/")


def test_titles_come_before_authors_and_these_before_abstracts(seeker: Visit) -> None:
    page = seeker.open("")
    search(page, "zeppelin")
    urls = [f"{seeker.address}publications/{paper.key}/" for paper in (TITLED, SIGNED, PAPER)]
    expect(page.locator(RESULTS)).to_have_count(3)
    assert page.locator(RESULTS).evaluate_all("(links) => links.map((link) => link.href)") == urls


def test_a_name_finds_the_co_author_s_page_first_and_no_older_part_of_a_list(seeker: Visit, parts: Path) -> None:
    page = seeker.open("")
    people = sorted((parts / "site/people").glob("*/index.html"))
    assert people
    for person in people[:3]:
        (name,) = re.findall(r"<title>Papers with (.+?) - ", person.read_text())
        search(page, html.unescape(name))
        expect(page.locator(RESULTS).first).to_have_attribute("href", f"{seeker.address}people/{person.parent.name}/")
    assert (parts / "site/publications/page/1/index.html").is_file()
    search(page, "Publications, papers")
    expect_result(page, f"{seeker.address}publications/")
    assert page.locator(f"{RESULTS}[href*='/page/']").count() == 0


def test_nothing_is_fetched_before_search_is_used_and_then_what_the_query_needs(seeker: Visit, parts: Path) -> None:
    page = seeker.open("")
    page.wait_for_load_state("networkidle")
    assert fetched(seeker) == []
    assert not [url for url in seeker.requests if "search-parts" in url]
    search(page, "zeppelin")
    expect_result(page, seeker.address + FIGURES)
    index = parts / "site/search/index"
    assert len([name for name in fetched(seeker) if "/words-" in name]) == 1
    assert len(list(index.glob("*/words-*.json"))) > 3
    assert sum(len(gzip.compress((index / name).read_bytes())) for name in fetched(seeker)) < 30_000


def test_found_words_are_marked_and_markup_remains_text(seeker: Visit) -> None:
    page = seeker.open("")
    search(page, "luminescence zepp")
    expect(page.locator(RESULTS).locator("mark")).to_have_text(["Łuminescence", "zeppelin"])
    expect(page.locator(RESULTS)).to_contain_text("over <b>the</b> conservatory")


def test_a_letter_finds_words_that_start_with_it_and_more_results_are_a_button_away(seeker: Visit) -> None:
    page = seeker.open("")
    search(page, "s")
    expect(page.locator(ITEMS)).to_have_count(20)
    page.get_by_role("button", name="Show 20 more").click()
    expect(page.locator(ITEMS).nth(20).locator("a")).to_be_focused()
    search(page, "xyzzy")
    expect(page.locator(STATUS)).to_have_text("No matching documents")
    search(page, "?!")
    expect(page.locator(STATUS)).to_have_text("Type to start searching")


def test_a_part_that_fails_once_is_asked_for_again(seeker: Visit) -> None:
    page = seeker.open("")
    page.route("**/words-*.json", lambda route: route.fulfill(status=500, body=""), times=1)
    search(page, "zeppelin")
    expect_result(page, seeker.address + FIGURES)


def test_the_script_of_the_search_is_asked_for_again_too(seeker: Visit) -> None:
    page = seeker.open("")
    page.route("**/search-parts.js", lambda route: route.abort(), times=1)
    search(page, "zeppelin")
    expect_result(page, seeker.address + FIGURES)


def test_a_part_that_keeps_failing_is_reported_with_a_button(seeker: Visit) -> None:
    page = seeker.open("")
    page.route("**/words-*.json", lambda route: route.fulfill(status=500, body=""))
    page.get_by_role("textbox", name="Search").fill("zeppelin")
    expect(page.locator(STATUS)).to_contain_text("Search could not be loaded.")
    page.unroute("**/words-*.json")
    page.get_by_role("button", name="Try again").click()
    answered(page, "zeppelin")
    expect_result(page, seeker.address + FIGURES)


@pytest.fixture(scope="module")
def words_of_a_browser(browser: Browser, address: str) -> Iterator[Page]:
    """A page whose scripts take words apart."""
    with Visit.of(browser, address) as visitor:
        yield visitor.open("publications/")


@pytest.mark.parametrize(("one", "other"), [("network", "networks"), ("study", "studies"), ("matrix", "matrices")])
def test_singular_and_plural_have_one_stem_and_bias_is_no_plural(
    words_of_a_browser: Page, one: str, other: str
) -> None:
    stems = words_of_a_browser.evaluate(
        "(words) => words.map(siteWords.stem)", [one, other, "bias", "biases", "corpus", "bia"]
    )
    assert stems[0] == stems[1]
    assert stems[2] == stems[3] != stems[5]
    assert stems[4] == "corpus"


@pytest.mark.parametrize(
    "text",
    [
        "Öztürk, Łukasz Sørensen & Straße: Ὀδυσσεύς",
        "o\u0308 ﬁne x² ½ … ﷺ İstanbul ıssız ΣΑΣ",
        "WT5?! O'Reilly’s v1.1_x – naïve—co\u00adoperate",
        "機器学習がカ 第3章AI 한국어 ภาษาไทย हिन्दी العربية 𠀀𠀁",
        "a" * 100 + " " + "wörd " * 40,
        "\u202e\u200b🙂 <b>&amp;</b>",
    ],
)
def test_the_browser_takes_words_apart_as_the_index_does(words_of_a_browser: Page, text: str) -> None:
    ours = words_of_a_browser.evaluate(
        "(text) => [siteWords.fold(text), siteWords.phrase(text), siteWords.words(text)]", text
    )
    assert ours[:2] == [fold(text), phrase(text)]
    assert set(ours[2]) <= words(text)


def test_the_offline_copy_finds_papers_and_pages(browser: Browser, parts: Path, tmp_path: Path) -> None:
    result = portfolio(parts, "offline", "-o", str(tmp_path / "copy.zip"), SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    zipfile.ZipFile(tmp_path / "copy.zip").extractall(tmp_path)
    with Visit.of(browser, f"{(tmp_path / 'portfolio').as_uri()}/") as visitor:
        page = visitor.open("topics/index.html")
        search(page, "orangery")
        expect_result(page, f"{visitor.address}about/index.html#office-hours")
        search(page, "Ada Öztürk: publications in")
        expect_result(page, f"{visitor.address}./index.html".replace("/./", "/"))
        search(page, "zeppelin")
        page.locator(RESULTS).first.click()
        expect(page.locator("h1")).to_have_text(TITLED.title)
        assert (visitor.complaints, visitor.foreign) == ([], [])
