"""A site in two languages: German beside English, as each kind of page, for visitors and for machines."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.hosts import build
from generator.site import freshness
from generator.site.ledger import Record
from tests.site import reading
from tests.site.browsing import Visit
from tests.site.searching import RESULTS, answered
from tests.site.serving import served
from tests.site.test_serve import eventually, serving
from tests.site.world import SITE_URL, built, mkdocs, portfolio, small_project, tree, write

CONTENT = {
    "index.md": "---\nname: Ada Lovelace\nfield: cs.LG\nposition: Professor\n---\n\nAn *analyst*: "
    "[list](files/a.txt).\n",
    "index.de.md": "---\nposition: Professorin\n---\n\nEine *Analytikerin*: "
    "[Liste](files/a.txt), [alle](publications/index.md)\n",
    "cv.md": "## Teaching\n\nEngines.\n",
    "about.md": "# About\n\nOnly here, with [papers](publications/index.md) and [a list](files/a.txt), by [@work1].\n",
    "contact.md": "# Contact\n\nBy post; [in German](contact.de.md#kontakt), as is [a talk](talks/wheels.de.md).\n",
    "contact.de.md": "---\nformerly: [de/adresse.md]\n---\n\n# Kontakt\n\n"
    "Mit der Postkutsche, oder über [Arbeiten](publications/index.md) wie [@work1]; "
    "auch im [Impressum](imprint.de.md) und auf der [Startseite](index.de.md).\n",
    "imprint.de.md": "# Impressum\n\nNur auf Deutsch, zu [Kontakt](contact.md) und einer [Liste](files/a.txt).\n",
    "files/a.txt": "1\n",
    "talks/looms.md": "---\ntitle: On looms\ndate: 2020-05-01\nevent: Fair\n---\n\nThe text of a talk.\n",
    "talks/wheels.md": "---\ntitle: On wheels\ndate: 2021-05-01\nevent: Fair\nlocation: Turin\n"
    "formerly: [wagons]\n---\n\nRound.\n",
    "talks/wheels.de.md": "---\ntitle: Über Räder\nevent: Messe\n---\n\nRund, siehe [Webstühle](looms.md) "
    "und das [Impressum](../imprint.de.md).\n",
    **{
        f"publications/work{n}.md": f"---\ntitle: Notes {n}\nauthors: [Ada Lovelace, Grace Hopper]\ndate: 200{n}\n"
        f"category: cs.CL\n---\n\nText {n}.\n"
        for n in range(3)
    },
}
_RELOAD = re.compile(rb'<script src="/\.serve/reload\.js" data-edition="\w+"></script>')
GERMAN_CV = "## Lehre\n\nMaschinen.\n"


def made(project: Path, site: str, last: Record) -> None:
    build.build(project, project / site, freshness.inputs(project), lambda _: None, last)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_project(tmp_path_factory.mktemp("languages") / "project", CONTENT)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text().partition("\nnav:")[0] + "\nplugins: [portfolio]\n")
    built(folder)
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as url:
        yield url


def links(site: Path, page: str, relation: str) -> dict[str, str]:
    """The addresses of the links in the head of a page, by language."""
    found = reading.page(site / page / "index.html").xpath(f"//head/link[@rel='{relation}' and not(@type)]")
    return {link.get("hreflang", ""): link.get("href").removeprefix(SITE_URL) for link in found}


def test_every_page_is_there_in_both_languages_and_every_file_once(site: Path) -> None:
    files = set(tree(site))
    pages = {path for path in files if path.endswith("index.html") and not path.startswith("de/")}
    assert {f"de/{path}" for path in pages} | {"de/imprint/index.html", "de/adresse/index.html"} == {
        path for path in files if path.startswith("de/") and path.endswith(".html")
    }
    assert all(path.endswith(".html") or "/search/" in path for path in files if path.startswith("de/"))
    assert reading.dead_references(site) == []


@pytest.mark.parametrize("page", ["", "publications/", "publications/work1/", "contact/", "talks/", "talks/wheels/"])
def test_search_engines_find_each_language(site: Path, page: str) -> None:
    both = {"en": page, "de": f"de/{page}", "x-default": page}
    assert links(site, page, "alternate") == links(site, f"de/{page}", "alternate") == both
    assert links(site, f"de/{page}", "canonical") == {"": f"de/{page}"}
    assert reading.page(site / "de" / page / "index.html").get("lang") == "de"
    assert f"<loc>{SITE_URL}de/{page}</loc>" in (site / "sitemap.xml").read_text()


@pytest.mark.parametrize("page", ["cv/", "about/", "talks/looms/"])
def test_a_page_without_translation_says_so(site: Path, page: str) -> None:
    tree = reading.page(site / "de" / page / "index.html")
    assert (tree.get("lang"), tree.xpath("//main")[0].get("lang")) == ("de", "en")
    assert links(site, f"de/{page}", "canonical") == {"": page}
    assert links(site, f"de/{page}", "alternate") == links(site, page, "alternate") == {}
    assert f"de/{page}" not in (site / "sitemap.xml").read_text()


def test_a_page_in_one_language_alone_is_in_its_menu_and_claims_no_other(site: Path) -> None:
    tree = reading.page(site / "de/imprint/index.html")
    assert links(site, "de/imprint", "canonical") == {"": "de/imprint/"}
    assert links(site, "de/imprint", "alternate") == {}
    assert tree.xpath("//header/div/a[@lang='en']/@href") == ["../.."]
    assert tree.xpath("//nav[@id='pf-nav']//a[@href='./']")[0].text == "Impressum"
    assert f"<loc>{SITE_URL}de/imprint/</loc>" in (site / "sitemap.xml").read_text()
    assert "mpress" not in (site / "index.html").read_text()


@pytest.mark.parametrize(
    ("earlier", "now", "says"),
    [
        ("talks/wagons/", "../wheels/", "This page has moved: talks/wheels/"),
        ("de/talks/wagons/", "../wheels/", "Diese Seite ist umgezogen: de/talks/wheels/"),
        ("de/adresse/", "../contact/", "This page has moved: de/contact/"),
    ],
)
def test_earlier_addresses_lead_on_in_every_language(site: Path, earlier: str, now: str, says: str) -> None:
    tree = reading.page(site / earlier / "index.html")
    assert (tree.xpath("//body//a/@href"), tree.xpath("//body")[0].text_content().strip()) == ([now], says)


def test_links_to_the_file_of_a_language_lead_to_its_page(site: Path) -> None:
    in_english = reading.page(site / "contact/index.html").xpath("//main//p/a/@href")
    assert in_english == ["../de/contact/#kontakt", "../de/talks/wheels/"]
    in_german = reading.page(site / "de/contact/index.html").xpath("//main//p/a/@href")
    assert in_german == ["../publications/", "../publications/work1/", "../imprint/", "../"]


@pytest.mark.parametrize(
    ("page", "heading"), [("about/", "References"), ("de/about/", "References"), ("de/contact/", "Literatur")]
)
def test_a_list_of_references_is_called_as_in_the_language_of_its_text(site: Path, page: str, heading: str) -> None:
    assert [each.text for each in reading.page(site / page / "index.html").xpath("//main//h2")] == [heading]


def test_fields_in_another_language_replace_those_of_the_person(site: Path) -> None:
    page = (site / "de/index.html").read_text()
    assert "Professorin" in page
    assert "Eine <em>Analytikerin</em>" in page
    assert "An <em>analyst</em>" not in page
    assert "cs.LG" in page or "Machine Learning" in page
    assert "Professorin" not in (site / "index.html").read_text()


def test_a_talk_in_another_language_has_the_fields_that_differ_and_its_own_text(site: Path) -> None:
    page = reading.page(site / "de/talks/wheels/index.html")
    assert page.xpath("//h1")[0].text_content() == "Über Räder"
    assert "Messe, Turin" in page.text_content()
    assert (
        page.xpath("//div[@class='pf-prose']")[0].text_content().strip() == "Rund, siehe Webstühle und das Impressum."
    )
    assert page.xpath("//div[@class='pf-prose']//a/@href") == ["../looms/", "../../imprint/"]
    assert page.xpath("//footer//a/@href")[0].endswith("/content/talks/wheels.de.md")
    assert "title         = {On wheels}" in page.xpath("//section[@id='cite']")[0].text_content()  # as its file has it
    assert "Über Räder" in (site / "de/talks/index.html").read_text()
    assert "Über Räder" not in (site / "talks/index.html").read_text()
    assert not (site / "talks/wheels.de").exists()


def test_the_menu_is_in_the_language(site: Path) -> None:
    menu = reading.page(site / "de/publications/work1/index.html").xpath("//nav[@id='pf-nav']//a")
    titles = {link.text: link.get("aria-current") for link in menu}
    assert titles["Publikationen"] == "true"
    assert "Start" in titles
    assert "Publications" not in titles


def test_the_switch_stays_on_the_page_without_script(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, java_script_enabled=False) as visit:
        for path in ("", "publications/work1/", "contact/", "cv/"):
            page = visit.open(path)
            page.get_by_role("link", name="Deutsch").click()
            expect(page).to_have_url(f"{address}de/{path}")
            page.get_by_role("link", name="English").click()
            expect(page).to_have_url(f"{address}{path}")
        assert visit.complaints == []


def test_search_answers_in_the_language_of_the_page(browser: Browser, address: str) -> None:
    with Visit.of(browser, address) as visit:
        page = visit.open("de/publications/")
        page.get_by_role("textbox", name="Suche").fill("Postkutsche")
        answered(page, "Postkutsche")
        expect(page.locator(RESULTS)).to_have_attribute("href", f"{address}de/contact/")
        page = visit.open("publications/")
        page.get_by_role("textbox", name="Search").fill("Postkutsche")
        answered(page, "Postkutsche")
        expect(page.locator(RESULTS)).to_have_count(0)
        assert visit.complaints == []
        assert visit.foreign == []


def test_mkdocs_gives_the_same_bytes(project: Path, site: Path, tmp_path: Path) -> None:
    result = mkdocs(project, "build", "-d", str(tmp_path / "site"), SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    other = tree(tmp_path / "site")
    assert {path: text for path, text in tree(site).items() if path != freshness.FINGERPRINT} == other


def test_a_preview_has_the_same_pages(project: Path, site: Path) -> None:
    with serving(project) as preview:
        assert eventually(lambda: preview("/portfolio/") != ""), (project / "log.txt").read_text()
        for path in ("de/index.html", "de/contact/index.html", "de/cv/index.html"):
            shown = _RELOAD.sub(b"", preview.answer(f"/portfolio/{path}")[1])
            assert shown == (site / path).read_bytes(), path
        assert '"version"' in preview("/portfolio/de/search/index/manifest.json")


def test_a_build_after_an_edit_has_the_bytes_of_a_full_build(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", SITE_URL)
    copy = shutil.copytree(project, tmp_path / "copy")
    edits = (
        {"index.de.md": CONTENT["index.de.md"].replace("Professorin", "Forscherin")},
        {"cv.de.md": GERMAN_CV},
        {"talks/looms.de.md": "---\ntitle: Über Webstühle\n---\n"},
        {"about.de.md": "# Über\n\nJetzt auch hier.\n"},
        {"publications/work1.md": CONTENT["publications/work1.md"].replace("Notes", "Words")},
        {"index.fr.md": "---\nposition: Professeure\n---\n"},
    )
    for edit in edits:
        write(copy / "content", edit)
        made(copy, "site", build.last_record(copy, copy / "site"))
        made(copy, "full", Record())
        assert tree(copy / "site") == tree(copy / "full"), edit
    assert "Maschinen." in (copy / "site/de/cv/index.html").read_text()
    assert (copy / "site/de/cv.pdf").read_bytes() != (copy / "site/cv.pdf").read_bytes()
    assert "Jetzt auch hier." in (copy / "site/de/about/index.html").read_text()
    assert reading.dead_references(copy / "site") == []


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("index.de.md", "---\nposition: A\nnmae: B\n---\n", "content/index.de.md:3:1  unknown key 'nmae'"),
        ("index.de.md", "no front matter\n", "content/index.de.md:1"),
        ("cv.de.md", "---\na: b\n---\n", "content/cv.de.md:1  the CV takes no front matter"),
        ("talks/a.de.md", "---\ntitle: A\n---\n", "content/talks/a.de.md  there is no content/talks/a.md"),
        ("talks/a.de.md", "---\ntitel: A\n---\n", "content/talks/a.de.md:2:1  unknown key 'titel'"),
        ("index.xx.md", "---\nposition: A\n---\n", "content/index.xx.md  there are no words of pages in 'xx'"),
        ("index.en.md", "---\nposition: A\n---\n", "content/index.en.md  'en' is the language of the site itself"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, path: str, text: str, told: str) -> None:
    base = {"index.md": "---\nname: Ada Lovelace\n---\n", "index.de.md": "---\nposition: A\n---\n"}
    folder = small_project(tmp_path / "project", {**base, path: text})
    result = portfolio(folder, "check")
    assert result.returncode == 1
    assert told in result.stderr + result.stdout


def test_a_stage_has_the_site_in_its_own_language(project: Path, tmp_path: Path) -> None:
    assert portfolio(project, "stage", str(tmp_path / "stage")).returncode == 0
    paths = tree(tmp_path / "stage/docs")
    assert "publications/index.md" in paths
    assert not [path for path in paths if path.startswith("de/") or ".de." in path]
