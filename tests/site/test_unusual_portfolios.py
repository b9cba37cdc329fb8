"""Portfolios unlike the usual one: other scripts, no publications, facts that are missing, thousands of authors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pybtex.database import parse_string

from tests.site import reading
from tests.site.browsing import PHONE, Visit
from tests.site.serving import served
from tests.site.world import AS_OF, built, portfolio, small_project, tree

PERSON = "---\nname: Ann Ada\n---\n"
MANY = 3_000
CROWD = [f"Given{number} Family{number}" for number in range(1, MANY)] + ["Ann Ada"]
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 5

WORLDS: dict[str, dict[str, str]] = {
    "a name in another script": {
        "index.md": '---\nname: "李飞飞"\nfield: "计算机视觉"\nlinks: {github: "https://github.com/x"}\n---\n\n我研究视觉。\n',
        "publications/anon2020.md": '---\ntitle: "图像网络 ImageNet"\nauthors: ["李飞飞", "Élodie Çelebi"]\n'
        "date: 2020\n---\n",
    },
    "a name from right to left": {
        "index.md": '---\nname: "مريم ميرزاخاني"\n---\n\nرياضيات.\n',
        "publications/x2014.md": '---\ntitle: "سطوح ريمان"\nauthors: ["مريم ميرزاخاني"]\ndate: 2014-08\n---\n\nملخص.\n',
    },
    "a name with accents and quotes": {
        "index.md": '---\nname: "Zoë O\'Brien-Łukasz & \\"Zed\\" Šimůnek"\n---\n',
        "publications/x2014.md": '---\ntitle: "A < B & C"\nauthors: ["Zoë O\'Brien-Łukasz & \\"Zed\\" Šimůnek"]\n---\n',
    },
    "no publications": {"index.md": PERSON},
    "a title and nothing else": {"index.md": PERSON, "publications/x.md": "---\ntitle: Alone\n---\n"},
    "dates with gaps": {
        "index.md": PERSON,
        "publications/a.md": '---\ntitle: A day\nauthors: [Ann Ada]\ndate: "--01-30"\n---\n',
        "publications/b.md": "---\ntitle: A month\nauthors: [Ann Ada]\ndate: 2020-02\n---\n",
        "publications/c.md": "---\ntitle: A year\nauthors: [Ann Ada]\npublished: 2019\ncategory: x.YZ\n---\n",
    },
    "thousands of authors": {
        "index.md": PERSON,
        "publications/crowd.md": f"---\ntitle: A crowd\nauthors: [{', '.join(CROWD)}]\ndate: 2020\n---\n\nMany.\n",
    },
    "words without an end": {
        "index.md": f"---\nname: Ann {LONG_WORD}\n---\n\n{LONG_WORD}\n",
        "publications/long.md": f"---\ntitle: {LONG_WORD}\nauthors: [{LONG_WORD}]\nvenue: {LONG_WORD}\n"
        f"listed_affiliations: [{LONG_WORD}]\nlinks: {{code: 'https://x.example/{LONG_WORD}'}}\n---\n\n"
        f"{LONG_WORD} `{LONG_WORD}` ${'x' * 90}$\n\n## {LONG_WORD}\n\n```\n{LONG_WORD}\n```\n\n$$\n{'y' * 90}\n$$\n\n"
        f"{'| abcdefghij ' * 20}|\n{'|---' * 20}|\n",
    },
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of each world."""
    folder = tmp_path_factory.mktemp("unusual")
    return {name: built(small_project(folder / name, files)) for name, files in WORLDS.items()}


@contextmanager
def visiting(browser: Browser, site: Path) -> Iterator[Visit]:
    """A visitor of one world, with a narrow screen."""
    with served(site) as address, Visit.of(browser, address, viewport=PHONE) as visit:
        yield visit


@pytest.mark.parametrize("world", WORLDS)
def test_every_page_is_quiet_and_fits_on_a_phone(browser: Browser, sites: dict[str, Path], world: str) -> None:
    with visiting(browser, sites[world]) as visit:
        for url in reading.pages(sites[world]):
            page = visit.open(url)
            page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
            assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], url
        assert visit.complaints == []
        assert visit.foreign == []


@pytest.mark.parametrize("world", WORLDS)
def test_every_page_has_a_title_a_heading_and_no_dead_link(sites: dict[str, Path], world: str) -> None:
    assert reading.dead_references(sites[world]) == []
    for url, page in reading.pages(sites[world]).items():
        assert reading.text(page, "/html/head/title"), url
        assert reading.text(page, "//h1"), url
        assert "None" not in reading.text(page, "//body").split(), url


@pytest.mark.parametrize("world", WORLDS)
def test_its_citations_can_be_read(sites: dict[str, Path], world: str) -> None:
    papers = {Path(path).stem for path in WORLDS[world] if path.startswith("publications/")}
    everything = (sites[world] / "publications.bib").read_text(encoding="utf-8")
    assert set(parse_string(everything, "bibtex").entries) == papers


def test_a_name_in_another_script_is_marked_in_lists(sites: dict[str, Path]) -> None:
    page = reading.page(sites["a name in another script"] / "publications/anon2020/index.html")
    assert reading.text(page, "//*[@class='pf-owner']") == "李飞飞"
    assert reading.text(page, "/html/head/title") == "图像网络 ImageNet - 李飞飞"


def test_text_from_right_to_left_runs_so(browser: Browser, sites: dict[str, Path]) -> None:
    with visiting(browser, sites["a name from right to left"]) as visit:
        heading = visit.open("publications/x2014/").locator("h1")
        assert heading.evaluate("(element) => getComputedStyle(element).direction") == "rtl"


def test_marks_of_html_in_a_name_are_text(sites: dict[str, Path]) -> None:
    page = reading.page(sites["a name with accents and quotes"] / "index.html")
    assert reading.text(page, "//h1") == 'Zoë O\'Brien-Łukasz & "Zed" Šimůnek'


def test_without_publications_the_lists_say_so(sites: dict[str, Path]) -> None:
    site = sites["no publications"]
    assert (site / "publications.bib").read_text() == ""
    for path in ("index.html", "cv/index.html", "publications/index.html"):
        assert "publications.bib" not in "".join(map(str, reading.page(site / path).xpath("//body//a/@href"))), path
    assert "no publication" in reading.text(reading.page(site / "publications/index.html"), "//main").casefold()
    home = reading.page(site / "index.html")
    assert "1 publication" not in reading.text(home, "//main")
    assert [link.text_content() for link in home.xpath("//nav//a")] == ["Home", "CV"]


def test_without_a_year_a_paper_is_listed_as_undated(sites: dict[str, Path]) -> None:
    site = sites["a title and nothing else"]
    assert (site / "years/undated.bib").read_text().startswith("@misc{x,\n")
    assert reading.text(reading.page(site / "years/undated/index.html"), "//h1") == "Undated"


def test_no_part_of_a_date_is_invented(sites: dict[str, Path]) -> None:
    bib = parse_string((sites["dates with gaps"] / "publications.bib").read_text(), "bibtex").entries
    dates = {
        key: {name: value for name, value in entry.fields.items() if name in {"year", "month", "day"}}
        for key, entry in bib.items()
    }
    assert dates == {"a": {"month": "January"}, "b": {"year": "2020", "month": "February"}, "c": {"year": "2019"}}


def test_thousands_of_authors_are_all_there_and_folded(browser: Browser, sites: dict[str, Path]) -> None:
    site = sites["thousands of authors"]
    (entry,) = parse_string((site / "publications/crowd.bib").read_text(), "bibtex").entries.values()
    assert len(entry.persons["author"]) == MANY
    with visiting(browser, site) as visit:
        page = visit.open("publications/crowd/")
        assert page.get_by_text("Family2999").first.is_hidden()
        assert page.locator(".pf-owner").first.is_visible()
        page.get_by_text("more").first.click()
        assert page.get_by_text("Family2999").first.is_visible()
    for url in ("index.html", "publications/index.html", "years/2020/index.html"):
        assert len((site / url).read_bytes()) < 60_000


def test_a_profile_without_entries_becomes_a_site(tmp_path: Path) -> None:
    folder = small_project(tmp_path / "new", {})
    (folder / "sources").mkdir()
    (folder / "sources/profile.txt").write_text("Ángela Ruiz Robles\n\nCL\n\n0 Papers\n", encoding="utf-8")
    result = portfolio(folder, "import", "--as-of", AS_OF)
    assert result.returncode == 0, result.stderr
    assert reading.text(reading.page(built(folder) / "index.html"), "//h1") == "Ángela Ruiz Robles"
    assert "publications/index.html" in tree(folder / "site")
