"""Page, meta tags, JSON-LD, COinS, BibTeX, biblatex, RIS and CSL-JSON state the same facts of every paper.

One normaliser turns each into the same five facts: title, authors, date, venue and identifier.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs

import pytest
from pybtex.database import parse_string

from generator.citing.writers import OF_PAPERS
from generator.facts import records
from generator.model import Profile
from tests.site import reading, world
from tests.unit.citing import reading as bibtex
from tests.unit.example import CASES

CASES_OF_PAPERS = json.loads((CASES / "citations/papers.json").read_text(encoding="utf-8"))
KEYS = [case["key"] for case in CASES_OF_PAPERS]
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "json": "application/vnd.citationstyles.csl+json",
}
"""As Signposting and the formats' own documentation name them."""


class Facts(NamedTuple):
    """What a format states; `date` as precise as the format allows."""

    title: str
    authors: tuple[str, ...]
    date: str
    venue: str
    doi: str


def normal(title: str, authors: list[str], date: str, venue: str, doi: str) -> Facts:
    """Normalizes: single spaces, plain instead of mathematical letters, dates with hyphens."""
    return Facts(words(title), tuple(map(words, authors)), date.replace("/", "-"), words(venue), doi.lower())


def words(text: str) -> str:
    """Without formulas' marks, which each format spells in its own way."""
    return " ".join(re.sub(r"\\texttt|[${}]", "", text).split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 32 papers with complete author lists, venues and identifiers."""
    files = {
        f"publications/{case['key']}.md": records.file_text(records.publication_of(case["key"], case["record"]))
        for case in CASES_OF_PAPERS
    }
    owner = Profile("Sharan Narang", links={"orcid": "https://orcid.org/0000-0001-2345-6789"})
    project = world.small_project(
        tmp_path_factory.mktemp("facts") / "p", {"index.md": records.file_text(owner), **files}
    )
    return world.built(project)


def truth(key: str) -> Facts:
    """What the facts state."""
    [record] = [case["record"] for case in CASES_OF_PAPERS if case["key"] == key]
    venue = record.get("venue", "")
    date = record.get("published") or record["date"] if venue else record["date"]
    arxiv = f"10.48550/arXiv.{record['arxiv']}" if not venue else ""
    return normal(record["title"], record["authors"], date, venue, record.get("doi", arxiv))


def stated(site: Path, key: str) -> Iterator[tuple[str, Facts]]:
    page = reading.page(site / f"publications/{key}/index.html")
    path = site / f"publications/{key}"
    yield "meta tags", of_meta(page)
    yield "JSON-LD", of_json_ld(json.loads(page.xpath("string(//script[@type='application/ld+json'])")))
    yield "CSL-JSON", of_csl(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))[0])
    yield "RIS", of_ris(reading.enclosed(page, f"{key}.ris").decode())
    yield "BibTeX", of_bibtex(path.with_suffix(".bib").read_text(encoding="utf-8"))
    yield "biblatex", of_bibtex(reading.enclosed(page, f"{key}.biblatex.bib").decode())


def of_meta(page: Any) -> Facts:
    def tags(name: str) -> list[str]:
        return list(page.xpath("//head/meta[@name=$name]/@content", name=f"citation_{name}"))

    venue = "".join(tags("journal_title") + tags("conference_title"))
    authors = list(map(given_first, tags("author")))
    return normal("".join(tags("title")), authors, "".join(tags("publication_date")), venue, "".join(tags("doi")))


def given_first(name: str) -> str:
    """`Smith, Ann` → `Ann Smith`."""
    return " ".join(reversed(re.split(r",\s", name)))


def of_json_ld(node: dict[str, Any]) -> Facts:
    part = node.get("isPartOf", {})
    while "isPartOf" in part:
        part = part["isPartOf"]
    dois = [i["value"] for i in node.get("identifier", []) if i["propertyID"] == "DOI"]
    authors = [author["name"] for author in node["author"]]
    return normal(node["headline"], authors, node["datePublished"], part.get("name", ""), "".join(dois))


def of_csl(item: dict[str, Any]) -> Facts:
    [parts] = item["issued"]["date-parts"]
    order = ("given", "non-dropping-particle", "family", "suffix", "literal")
    authors = [" ".join(name[key] for key in order if key in name) for name in item["author"]]
    date = "-".join(f"{part:02}" for part in parts)
    return normal(item["title"], authors, date, item.get("container-title", ""), item.get("DOI", ""))


def of_ris(text: str) -> Facts:
    lines = [line.split("  - ", 1) for line in text.split("\r\n") if line]
    values = {tag: value for tag, value in lines if tag != "AU"}
    authors = [" ".join(reversed(value.split(", "))) for tag, value in lines if tag == "AU"]
    date = values.get("DA") or values["PY"]
    return normal(values["TI"], authors, date, values.get("T2", ""), values.get("DO", ""))


def of_bibtex(text: str) -> Facts:
    [entry] = parse_string(text, "bibtex").entries.values()
    fields = {name.lower(): bibtex.decoded(value) for name, value in entry.fields.items()}
    authors = [f"{first} {last}".strip() for first, last, _ in bibtex.people(text)]
    month = fields.get("month", "")[:3].lower()
    date = fields.get("date") or fields["year"] + (f"-{_MONTHS.index(month) + 1:02}" if month else "")
    venue = next((fields[name] for name in ("journal", "journaltitle", "booktitle") if name in fields), "")
    return normal(fields["title"], authors, date, venue, entry.fields.get("doi", ""))


@pytest.mark.parametrize("key", KEYS)
def test_every_format_states_the_same(built: Path, key: str) -> None:
    expected = truth(key)
    for name, facts in stated(built, key):
        assert facts.date
        assert facts == expected._replace(date=expected.date[: len(facts.date)]), name


@pytest.mark.parametrize("key", KEYS)
def test_the_page_states_the_same(built: Path, key: str) -> None:
    page, expected = reading.page(built / f"publications/{key}/index.html"), truth(key)
    heading = reading.text(page, "//h1")
    assert heading == expected.title or page.xpath("//h1//code | //h1//math")
    names = reading.text(page, "//div[@class='pf-head']//div[@class='pf-authors']")
    assert all(name in names for name in expected.authors)
    assert expected.venue in reading.text(page, "//main")


def test_lists_have_the_same_facts_as_coins(built: Path) -> None:
    page = reading.page(built / "publications/index.html")
    for title in page.xpath("//span[@class='Z3988']/@title"):
        pairs = parse_qs(title, strict_parsing=True)
        [expected] = [truth(key) for key in KEYS if truth(key).title == words(pairs["rft.atitle"][0])]
        assert tuple(map(given_first, pairs["rft.au"])) == expected.authors
        assert pairs["rft.date"] == [expected.date]
        assert pairs.get("rft.jtitle", []) + pairs.get("rft.btitle", []) == [
            venue for venue in [expected.venue] if venue
        ]
        assert expected.doi in ["", pairs["rft_id"][0].removeprefix("info:doi/").lower()]
    assert len(page.xpath("//span[@class='Z3988']")) == len(KEYS)


def test_every_list_offers_each_of_its_papers(built: Path) -> None:
    for here, page in reading.pages(built).items():
        if re.match(r"$|cv/|publications/$|(topics|years|venues|people)/.", here):
            keys = {url.split("/")[-2] for url in page.xpath("//*[contains(@class, 'pf-item__title')]/a/@href")}
            offered = page.xpath("//span[@class='Z3988']/@title")
            titles = {words(title(parse_qs(each, strict_parsing=True))) for each in offered}
            assert titles == {truth(key).title for key in keys}, here
            assert len(offered) == len(keys) > 0, here


def title(pairs: dict[str, list[str]]) -> str:
    [text] = pairs.get("rft.atitle") or pairs.get("rft.btitle") or pairs["rft.title"]
    return text


def test_the_longest_list_of_authors_is_whole_on_its_page_and_in_lists(built: Path) -> None:
    key = max(KEYS, key=lambda key: len(truth(key).authors))
    assert len(truth(key).authors) == 559
    in_head = reading.page(built / f"publications/{key}/index.html").xpath("//meta[@name='citation_author']/@content")
    assert len(in_head) == 559
    for page in ("publications", f"years/{truth(key).date[:4]}", "."):
        offered = reading.page(built / page / "index.html").xpath("//span[@class='Z3988']/@title")
        assert 559 in {len(parse_qs(each)["rft.au"]) for each in offered}, page


def test_the_page_of_a_paper_offers_no_other_paper(built: Path) -> None:
    """Zotero would offer those that are related in place of the paper itself."""
    for key in KEYS:
        assert "Z3988" not in (built / f"publications/{key}/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", KEYS)
def test_signposting_leads_to_files_that_exist(built: Path, key: str) -> None:
    page = reading.page(built / f"publications/{key}/index.html")
    described = {link.get("href"): link.get("type") for link in page.xpath("//head/link[@rel='describedby']")}
    media_types = {url.rpartition(f"/{key}.")[2]: media_type for url, media_type in described.items()}
    assert media_types == {ending: writer.media_type for ending, writer in OF_PAPERS.items()} | MEDIA_TYPES
    assert all((built / url.removeprefix(world.SITE_URL)).is_file() for url in described)
    doi = truth(key).doi
    cite_as = [url.lower() for url in page.xpath("//head/link[@rel='cite-as']/@href")]
    assert cite_as == ([f"https://doi.org/{doi}"] if doi else [])
    assert page.xpath("//head/link[@rel='author']/@href") == ["https://orcid.org/0000-0001-2345-6789"]


def test_the_home_page_is_about_a_person(built: Path) -> None:
    data = json.loads(reading.page(built / "index.html").xpath("string(//script[@type='application/ld+json'])"))
    assert data["@type"] == "ProfilePage"
    assert data["mainEntity"]["@type"] == "Person"
    assert data["mainEntity"]["identifier"] == "https://orcid.org/0000-0001-2345-6789"
