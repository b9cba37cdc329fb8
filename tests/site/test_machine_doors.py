"""Feed, llms.txt, CITATION.cff and the head of pages in real builds, also with hostile facts."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser

from generator.citing.writers import WRITERS
from generator.facts import records
from generator.model import Profile
from generator.site.cff import cff
from tests.site import reading, world
from tests.site.browsing import Visit
from tests.site.serving import served
from tests.unit.citing.works import HOSTILE, hostile

_CANARY = "\"'><script>window.P=1</script></script><img src=x onerror=window.P=1> {{ 7*7 }}"


def test_the_feed_links_to_pages_that_exist(site: Path) -> None:
    root = etree.fromstring((site / "feed.xml").read_bytes())
    links = root.xpath("//*[local-name()='entry']/*[local-name()='link']/@href")
    assert len(links) == 32
    assert all((site / url.removeprefix(world.SITE_URL) / "index.html").is_file() for url in links)


def test_every_page_names_the_feed(site: Path) -> None:
    for here, tree in reading.pages(site).items():
        [feed] = tree.xpath("//head/link[@rel='alternate' and @type='application/atom+xml']/@href")
        assert feed.endswith("feed.xml"), here


def test_llms_txt_links_to_files_that_exist(site: Path) -> None:
    links = re.findall(r"\]\((.*?)\)", (site / "llms.txt").read_text(encoding="utf-8"))
    assert len(links) == 32 + len(WRITERS) + 1  # the feed
    paths = [site / url.removeprefix(world.SITE_URL) for url in links]
    assert all(path.is_file() or (path / "index.html").is_file() for path in paths)


def test_publications_json_holds_them_all(site: Path) -> None:
    assert len(json.loads((site / "publications.json").read_text(encoding="utf-8"))) == 32


def test_every_page_describes_itself_for_link_previews(site: Path) -> None:
    for here, tree in reading.pages(site).items():
        assert len(tree.xpath("//meta[@property='og:title']")) == 1, here
        assert tree.xpath("//meta[@property='og:url']/@content") == (
            [] if here == "404.html" else [world.SITE_URL + here]
        )
        is_paper = here.startswith("publications/") and here != "publications/"
        kind = "article" if is_paper else "profile" if not here else "website"
        assert tree.xpath("//meta[@property='og:type']/@content") == [kind], here
        if here != "404.html":
            [description] = tree.xpath("//meta[@name='description']/@content")
            assert tree.xpath("//meta[@property='og:description']/@content") == [description], here


def test_the_citation_file_is_the_owner_s() -> None:
    profile, problems = records.profile("index.md", (world.EXAMPLE / "content/index.md").read_text(encoding="utf-8"))
    assert profile
    assert not problems
    assert (world.EXAMPLE / "CITATION.cff").read_text(encoding="utf-8") == cff(profile)


@pytest.mark.parametrize(
    "profile",
    [
        Profile("Sharan Narang"),
        Profile("King, Jr., Martin Luther", links={"orcid": "https://orcid.org/0000-0001-2345-678X"}),
        Profile("{The ATLAS Collaboration}"),
        Profile("李飞飞"),
        Profile('"quoted": {x} # no'),
    ],
    ids=lambda profile: profile.name,
)
def test_a_citation_file_is_valid(profile: Profile, tmp_path: Path) -> None:
    (tmp_path / "CITATION.cff").write_text(cff(profile), encoding="utf-8")
    checked = subprocess.run(
        [
            world.TOOLS / "check-jsonschema",
            *("--builtin-schema", "vendor.citation-file-format", "--default-filetype", "yaml"),
            tmp_path / "CITATION.cff",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose facts try to break out of every format."""
    texts = [text for text in (*HOSTILE, _CANARY) if text.strip() and text.isprintable()]
    works = [hostile(text, f"k{n}") for n, text in enumerate(texts)]
    files = {f"publications/{work.key}.md": records.file_text(work) for work in works}
    index = records.file_text(Profile(f"Ada {_CANARY}"))
    project = world.small_project(tmp_path_factory.mktemp("hostile") / "p", {"index.md": index, **files})
    return world.built(project)


def test_hostile_facts_add_nothing_to_a_head(hostile_site: Path) -> None:
    for here, tree in reading.pages(hostile_site).items():
        scripts = tree.xpath("//script[not(@src)]/@type")
        assert sorted(scripts) in ([], ["application/ld+json"]), here
        assert tree.xpath("//@onerror | //script[contains(., 'P=1') and not(@type='application/ld+json')]") == [], here
        for data in tree.xpath("//script[@type='application/ld+json']"):
            assert json.loads(data.text)["@context"] == "https://schema.org"
    assert len(etree.fromstring((hostile_site / "feed.xml").read_bytes()).findall("{*}entry")) > 5


def test_hostile_facts_run_no_script_even_without_a_policy(browser: Browser, hostile_site: Path) -> None:
    with served(hostile_site, policy=False) as address, Visit.of(browser, address) as visit:
        for path in sorted(hostile_site.glob("publications/*/index.html")):
            page = visit.open(f"publications/{path.parent.name}/")
            assert page.evaluate("window.P") is None
            assert page.evaluate("JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text).name")
