"""Every page of the real site, as a machine reads it: head, headings, links, downloads, sitemap."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pybtex.database import parse_string

from generator.site.listing_year import year_of
from tests.site import reading
from tests.site.finding import newest_first
from tests.site.world import EXAMPLE, SITE_URL, tree

KINDS = {
    "": "content/index.md",
    "publications/": "content/publications/",
    "publications/touvron2023llama/": "content/publications/touvron2023llama.md",
    "topics/": "content/publications/",
    "topics/cs-cl/": "content/publications/",
    "years/": "content/publications/",
    "years/2022/": "content/publications/",
    "people/": "content/publications/",
    "people/adam-roberts/": "content/publications/",
    "venues/": "content/publications/",
    "venues/journal-of-machine-learning-research/": "content/publications/",
}
KEYS = sorted(path.stem for path in (EXAMPLE / "content/publications").glob("*.md"))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Any]:
    """Every page by its URL."""
    return reading.pages(site)


def entries(path: Path) -> list[str]:
    """The citation keys of a BibTeX file, in order."""
    return list(parse_string(path.read_text(encoding="ascii"), "bibtex").entries)


def test_there_is_a_page_for_each_paper_topic_year_venue_and_frequent_co_author_and_nothing_else(
    pages: dict[str, Any], project: Path
) -> None:
    facts = "".join(text.decode() for text in tree(EXAMPLE / "content/publications").values())
    years = {f"years/{year_of(p)}/" for p in newest_first(project)}
    topics = {f"topics/cs-{code.lower()}/" for code in re.findall(r"^category: cs\.(\w+)", facts, re.MULTILINE)}
    papers = {f"publications/{key}/" for key in KEYS}
    assert (len(papers), len(years), len(topics)) == (32, 11, 6)
    others = {here for here in pages if re.fullmatch(r"(people|venues)/[^/]+/", here)}
    assert len(set(re.findall(r"^venue: (.+)$", facts, re.MULTILINE))) == 10
    assert sum(here.startswith("venues/") for here in others) == 10
    indexes = {"", "publications/", "topics/", "years/", "people/", "venues/", "cv/", "404.html"}
    assert set(pages) == {*indexes, *papers, *years, *topics, *others}


def test_a_year_of_the_other_way_to_file_papers_leads_to_all_years(site: Path) -> None:
    assert '"0; url=../"' in (site / "years/2015/index.html").read_text()


def test_who_has_written_three_papers_with_the_owner_has_a_page_with_them(site: Path, pages: dict[str, Any]) -> None:
    linked = pages["people/"].xpath("//section[1]//li")
    counts = [int(item.xpath("string(small)")) for item in linked]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 3
    count_of = {item.xpath("string(.//a/@href)"): count for item, count in zip(linked, counts, strict=True)}
    assert set(count_of) == {here.removeprefix("people/") for here in pages if re.fullmatch(r"people/[^/]+/", here)}
    for here, count in count_of.items():
        assert len(pages[f"people/{here}"].xpath("//article")) == count
        [keys] = pages[f"people/{here}"].xpath("//@data-keys")
        assert len(set(keys.split()) & set(entries(site / "publications.bib"))) == len(keys.split()) == count


def test_all_co_authors_are_listed_by_name_and_the_most_frequent_on_the_home_page(pages: dict[str, Any]) -> None:
    everyone = pages["people/"].xpath("//ul[contains(@class, 'pf-people--plain')]/li")
    assert f"{len(everyone)} people have written papers" in reading.text(pages["people/"], "//main")
    assert len(pages[""].xpath("//ul[@class='pf-names']/li")) == 12


def test_a_paper_names_four_related_ones_with_the_reason(pages: dict[str, Any]) -> None:
    for key in KEYS:
        related = pages[f"publications/{key}/"].xpath("//section[.//h2[text()='Related']]//article")
        titles = {article.xpath("string(.//h3/a/@href)") for article in related}
        assert len(titles) == 4, key
        assert f"../{key}/" not in titles
        assert all(article.xpath("string(.//p[2])").strip() for article in related)


def test_each_page_has_a_title_and_a_description_of_its_own(pages: dict[str, Any]) -> None:
    titles = {reading.text(parsed, "/html/head/title") for parsed in pages.values()}
    descriptions = {parsed.xpath("string(//meta[@name='description']/@content)") for parsed in pages.values()}
    assert len(titles) == len(descriptions) == len(pages)
    assert all("Sharan Narang" in title for title in titles)
    assert all(20 < len(description) <= 155 for description in descriptions)


def test_each_page_says_its_language_and_its_address(pages: dict[str, Any]) -> None:
    canonical = {here: parsed.xpath("//head/link[@rel='canonical']/@href") for here, parsed in pages.items()}
    assert canonical == {here: [] if here == "404.html" else [SITE_URL + here] for here in pages}
    assert {parsed.get("lang") for parsed in pages.values()} == {"en"}


def test_each_page_has_one_first_heading_and_skips_no_level(pages: dict[str, Any]) -> None:
    for here, parsed in pages.items():
        levels = [int(heading.tag[1]) for heading in parsed.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert levels.count(1) == 1, here
        assert all(deeper <= level + 1 for level, deeper in pairwise(levels)), (here, levels)


def test_no_id_is_repeated_on_a_page(pages: dict[str, Any]) -> None:
    for here, parsed in pages.items():
        ids = parsed.xpath("//@id")
        assert len(ids) == len(set(ids)), here


@pytest.mark.parametrize(("here", "source"), KINDS.items())
def test_the_edit_link_leads_to_the_file_behind_the_page(pages: dict[str, Any], here: str, source: str) -> None:
    verb = "tree" if source.endswith("/") else "edit"
    links = pages[here].xpath("//footer//a[contains(., 'Edit')]/@href")
    assert links == [f"https://github.com/example/portfolio/{verb}/main/{source}"]
    assert (EXAMPLE / source).exists()


def test_every_page_of_a_paper_has_its_own_edit_link(pages: dict[str, Any]) -> None:
    for key in KEYS:
        (link,) = pages[f"publications/{key}/"].xpath("//footer//a[contains(., 'Edit')]/@href")
        assert link.endswith(f"/edit/main/content/publications/{key}.md")


def test_every_internal_link_and_anchor_has_a_target(site: Path) -> None:
    assert reading.dead_references(site) == []


def test_a_dead_link_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/index.html").write_text("<p id=a></p>")
    targets = ["there/", "there/#a", "there/#b", "there", "gone/", "../portfolio/there/", "/there/", "//other.example/"]
    links = "".join(f'<a href="{target}">x</a>' for target in targets)
    (tmp_path / "index.html").write_text(f"<html><body>{links}</body></html>")
    dead = [line.partition(": ")[2] for line in reading.dead_references(tmp_path)]
    assert dead == ["there/#b", "there", "gone/", "/there/", "//other.example/"]


def test_no_page_loads_anything_from_elsewhere_or_has_inline_scripts_or_styles(pages: dict[str, Any]) -> None:
    for here, parsed in pages.items():
        fetched = "//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"
        loaded = parsed.xpath(f"//script/@src | //img/@src | {fetched} | //iframe/@src")
        assert [url for url in loaded if "//" in url] == [], here
        inline = parsed.xpath("//script[not(@src)]/@type")
        assert set(inline) <= {"application/json", "application/ld+json"}, here
        assert len(inline) == len(parsed.xpath("//script[not(@src)]")), here
        assert parsed.xpath("//style | //@style") == [], here
        assert parsed.xpath("//@*[starts-with(name(), 'on')]") == [], here


def test_the_sitemap_lists_every_page(site: Path, pages: dict[str, Any]) -> None:
    raw = (site / "sitemap.xml").read_bytes()
    listed = etree.fromstring(raw).xpath("//*[local-name()='loc']/text()")
    assert sorted(listed) == sorted(SITE_URL + here for here in pages if here != "404.html")
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == raw


def test_the_page_for_missing_addresses_works_at_any_depth(pages: dict[str, Any]) -> None:
    targets = [url for url in reading.references(pages["404.html"]) if not url.startswith(("https://", "#"))]
    assert targets
    assert [url for url in targets if not url.startswith("/portfolio/")] == []


def test_each_paper_can_be_cited_alone_and_among_all(site: Path) -> None:
    everything = (site / "publications.bib").read_text(encoding="ascii")
    assert sorted(entries(site / "publications.bib")) == KEYS
    for key in KEYS:
        assert entries(site / f"publications/{key}.bib") == [key]
        assert (site / f"publications/{key}.bib").read_text(encoding="ascii") in everything


@pytest.mark.parametrize("folder", ["years", "topics", "venues"])
def test_each_year_and_topic_can_be_cited_with_the_papers_its_page_shows(
    site: Path, pages: dict[str, Any], folder: str
) -> None:
    groups = [here for here in pages if re.fullmatch(rf"{folder}/[^/]+/", here)]
    assert groups
    for here in groups:
        listed = pages[here].xpath("//article//*[self::h2 or self::h3]/a/@href")
        assert entries(site / f"{here.rstrip('/')}.bib") == [href.rstrip("/").rpartition("/")[2] for href in listed]
    cited = {key for here in groups for key in entries(site / f"{here.rstrip('/')}.bib")}
    assert sorted(cited) == KEYS if folder != "venues" else cited < set(KEYS)


def test_the_citation_on_the_page_is_the_file_to_download(site: Path, pages: dict[str, Any]) -> None:
    for key in KEYS:
        listed = pages[f"publications/{key}/"].xpath("string(//*[@id='bibtex'])")
        assert listed == (site / f"publications/{key}.bib").read_text(encoding="ascii")
