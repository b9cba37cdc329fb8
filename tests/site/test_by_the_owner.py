"""What only the owner writes: featured and hidden papers, notes, pictures, equal contributions, spellings of names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.site import reading
from tests.site.browsing import PHONE, Visit
from tests.site.serving import served
from tests.site.world import built, portfolio, small_project, tree

PERSON = "---\nname: Ann Ada\naliases:\n  Ann Ada: [A. Ada]\n  Bo Bee: [B. Bee, 'Bee, Bo X.']\n---\n"
AUTHORS = "//div[@class='pf-head']//div[@class='pf-authors']"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300"><rect width="900" height="300"/></svg>'


def paper(title: str, authors: str, *lines: str) -> str:
    return "\n".join(["---", f"title: {title}", f"authors: [{authors}]", "date: 2020", *lines, "---", "", "Words.", ""])


FILES = {
    "index.md": PERSON,
    "publications/engine.md": paper(
        "Engines", "A. Ada, Bo X. Bee, Cy Cee", "featured: true", "note: Best <b>paper</b>",
        "equal_contribution: [A. Ada, Bo Bee]", "image: images/engine.svg", "image_alt: An “engine” & its wheels"),
    "publications/loom.md": paper("Looms", "Ann Ada, B. Bee", "venue: Journal of Looms", "category: cs.CL"),
    "publications/secret.md": paper(
        "Classified", "Ann Ada, Bo Bee, Dee Dee", "hidden: true", "venue: Secret Venue", "category: cs.SD"),
    "images/engine.svg": PICTURE,
}  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project in which a co-author of two papers has a page."""
    folder = small_project(tmp_path_factory.mktemp("owner") / "project", FILES)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("people_from: 3", "people_from: 2"))
    built(folder)
    return folder


@pytest.fixture(scope="module")
def pages(project: Path) -> dict[str, Any]:
    """Every page by its URL."""
    return reading.pages(project / "site")


def test_nothing_on_the_site_mentions_a_hidden_paper(project: Path) -> None:
    for path, data in tree(project / "site").items():
        assert "secret" not in path
        assert b"Classified" not in data, path
        assert b"Dee Dee" not in data, path
        assert b"Secret Venue" not in data, path


def test_a_hidden_paper_is_in_no_export_and_no_finding_but_keeps_its_file(project: Path) -> None:
    exported = portfolio(project, "export", "json").stdout
    assert {item["id"] for item in json.loads(exported)} == {"engine", "loom"}
    assert "of 2 " in (health := portfolio(project, "health").stdout)
    assert "secret" not in health
    assert (project / "content/publications/secret.md").is_file()


def test_a_stage_leaves_hidden_papers_out_too(project: Path) -> None:
    result = portfolio(project, "stage", "staged")
    assert result.returncode == 0, result.stderr
    staged = tree(project / "staged")
    assert "docs/people/bo-bee/index.md" in staged
    assert [path for path, data in staged.items() if b"Classified" in data or "secret" in path] == []


def test_what_the_owner_features_is_selected(pages: dict[str, Any]) -> None:
    titles = pages[""].xpath("//section[contains(@class, 'pf-selected')]//h3")
    assert [title.text_content() for title in titles] == ["Engines"]


def test_a_note_is_shown_as_text_in_lists_and_on_the_page(pages: dict[str, Any]) -> None:
    for url in ("", "publications/", "years/2020/", "people/bo-bee/", "publications/engine/"):
        assert reading.text(pages[url], "//*[contains(@class, 'pf-remark')]") == "Best <b>paper</b>", url


def test_equal_contributions_are_marked_and_explained_on_the_page(pages: dict[str, Any]) -> None:
    page = pages["publications/engine/"]
    assert reading.text(page, AUTHORS) == "A. Ada*, Bo X. Bee*, Cy Cee"
    assert reading.text(page, "//*[@class='pf-equal']") == "* Equal contribution"
    assert "*" not in reading.text(pages["publications/loom/"], AUTHORS)


def test_all_spellings_of_a_name_are_one_person(pages: dict[str, Any]) -> None:
    assert pages["publications/"].xpath("//*[@class='pf-owner']//text()") == ["A. Ada", "Ann Ada"]
    assert reading.text(pages["people/bo-bee/"], "//h1") == "Bo Bee"
    assert len(pages["people/bo-bee/"].xpath("//article")) == 2
    links = pages["publications/"].xpath("//*[@class='pf-authors']/a/@href")
    assert links == ["../people/bo-bee/"] * 2
    assert "people/cy-cee/" not in pages


def test_every_link_has_a_target(project: Path) -> None:
    assert reading.dead_references(project / "site") == []


def test_a_picture_of_the_site_itself_is_shown_with_its_words_and_fits(browser: Browser, project: Path) -> None:
    with served(project / "site") as address, Visit.of(browser, address, viewport=PHONE) as visit:
        picture = visit.open("publications/engine/").get_by_role("img", name="An “engine” & its wheels")
        picture.scroll_into_view_if_needed()
        picture.evaluate("(image) => image.decode()")
        assert picture.evaluate("(image) => image.naturalWidth") == 900
        assert visit.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        assert (visit.complaints, visit.foreign) == ([], [])


def test_the_number_of_shared_papers_is_a_setting_and_a_wrong_one_is_refused(project: Path) -> None:
    settings = project / "mkdocs.yml"
    good = settings.read_text()
    settings.write_text(good.replace("people_from: 2", "people_from: few"))
    try:
        for command in ("build", "check"):
            result = portfolio(project, command)
            assert result.returncode != 0
            assert "'people_from' must be a whole number above 0, not 'few'" in f"{result.stdout}{result.stderr}"
            assert "Traceback" not in result.stderr
    finally:
        settings.write_text(good)
