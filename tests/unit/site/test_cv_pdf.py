"""The CV as PDF, read by another library: all texts, tags, and reproducible bytes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generator.errors import PortfolioError
from generator.facts import names, records
from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site.cv_pdf import pages_of, pdf
from generator.site.derived import producers
from generator.site.page_templates import environment
from generator.site.pages.cv_page import MAX_LISTED
from generator.site.presentation import present
from generator.site.view import Download, Page
from tests.site import vitae
from tests.unit import example
from tests.unit.contents import content_of

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = environment(ROOT)
SITE = "https://ann.example/cv/"
KNOWN = content_of(vitae.FILES).portfolio
HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}


def pdf_of(portfolio: Portfolio, site: str = SITE) -> bytes:
    file = producers(present(portfolio, site=site), (), TEMPLATES)["cv.pdf"]()
    assert isinstance(file, Download)
    assert isinstance(file.content, bytes)
    return file.content


def words(data: bytes) -> str:
    """The text of all pages with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


def named(name: str, title: str = "T") -> Portfolio:
    return Portfolio(Profile(name), (Publication(title, "k", (names.parse(name),)),))


@pytest.fixture(scope="module")
def data() -> bytes:
    """The PDF of the person in `vitae`."""
    return pdf_of(KNOWN)


@pytest.fixture(scope="module")
def tags(data: bytes) -> list[str]:
    """The types of the structure elements in reading order."""
    root: Any = PdfReader(BytesIO(data)).trailer["/Root"]
    return list(_types(root["/StructTreeRoot"]))


def _types(element: Any) -> Iterator[str]:
    node = element.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _types(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]).removeprefix("/")
        if "/K" in node:
            yield from _types(node["/K"])


def test_texts_that_look_like_markup_are_texts(data: bytes) -> None:
    content = words(data)
    for text in (
        vitae.MARKUP_READS,
        "Bob #set *x*, Ann Ada",
        "*C* #x",
        "On #set and @cite",
        "let x = #set;",
        "Engines *",
    ):
        assert text in content
    assert "<script>window.P1=1</script> and a picture" in content


def test_sections_and_groups_are_in_order(data: bytes) -> None:
    titles = (
        "few words",
        "Education",
        "Journal articles",
        "Workshop papers",
        "Preprints",
        "Theses",
        "Talks & teaching",
    )
    places = [words(data).index(title) for title in titles]
    assert places == sorted(places)


def test_a_long_author_list_is_shortened_and_a_truncated_one_is_marked(data: bytes) -> None:
    assert "Given3 Family3, … Ann Ada and 555 more" in words(data)
    assert "Cara Cut et al." in words(data)


def test_identifiers_and_addresses_are_printed(data: bytes) -> None:
    for text in ("doi:10.1234/abc", "arXiv:2407.21783", "Journal of Engines 24(240), pp. 1–113", "ann@ann.example"):
        assert text in words(data)


def test_links_are_absolute_and_one_without_a_url_is_plain_text(data: bytes) -> None:
    journal = f"{SITE}publications/journal/"
    expected = {"https://somewhere.example/", "https://doi.org/10.1234/abc", "mailto:ann@ann.example", journal}
    assert expected <= _addresses(data)
    alone = _addresses(pdf_of(KNOWN, site=""))
    assert expected - {journal} <= alone
    assert [address for address in alone if not address.startswith(("http", "mailto:"))] == []


def _addresses(data: bytes) -> set[str]:
    annotations = [a.get_object() for page in PdfReader(BytesIO(data)).pages for a in page.get("/Annots", ())]
    return {str(annotation["/A"]["/URI"]) for annotation in annotations}


def test_it_has_title_author_language_and_date(data: bytes) -> None:
    reader = PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Curriculum vitae: Ann Ada", "Ann Ada")
    assert str(reader.metadata["/CreationDate"]) == "D:20261122000000Z"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"


def test_it_claims_pdf_ua_and_is_tagged(data: bytes, tags: list[str]) -> None:
    root: Any = PdfReader(BytesIO(data)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert {"H1", "H2", "L", "LI", "Link", "Table", "TH", "TD"} <= set(tags)


def test_headings_skip_no_level(tags: list[str]) -> None:
    levels = [int(tag[1]) for tag in tags if tag in HEADINGS]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_each_publication_is_an_item_of_a_list(tags: list[str]) -> None:
    assert tags.count("LI") == len(KNOWN.publications) + 4  # and the four items of the owner's own lists


def test_another_process_writes_the_same_bytes(data: bytes) -> None:
    program = (
        "import sys; from tests.unit.site.test_cv_pdf import KNOWN, pdf_of; sys.stdout.buffer.write(pdf_of(KNOWN))"
    )
    again = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert again.stdout == data


@pytest.mark.parametrize("name", ["Zoë Šimůnek-Łukasz", "Иван Ђокић", "Αθηνά Ελύτη", "Ada"])
def test_a_name_in_a_script_of_the_font_is_shown(name: str) -> None:
    file = pdf_of(named(name))
    assert name in words(file)
    assert b"pdfuaid" in file


def test_a_name_from_right_to_left_is_shown() -> None:
    file = pdf_of(named("محمد علي"))
    assert "are shown as boxes" not in words(file)


def test_a_file_that_lacks_a_character_says_so_and_does_not_claim_the_standard() -> None:
    file = pdf_of(named("山田 太郎", "A title in 日本語"))
    assert re.search(r"lack some characters, such as U\+[0-9A-F]{4}; they are shown as boxes\.", words(file))
    assert f"{SITE}cv/" in words(file)
    root: Any = PdfReader(BytesIO(file)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" not in root["/Metadata"].get_data()


@pytest.mark.parametrize("portfolio", [Portfolio(Profile("Ann Ada")), named("NASA"), named("A" * 300, "x" * 500)])
def test_very_little_or_much_text_is_typeset(portfolio: Portfolio) -> None:
    assert len(PdfReader(BytesIO(pdf_of(portfolio))).pages) >= 1


def test_page_and_file_have_the_newest_of_very_many_publications_and_a_link_to_all() -> None:
    years = [PartialDate(2000 + n // 100) for n in range(MAX_LISTED + 2)]
    papers = tuple(Publication(f"Paper {at}", f"k{at:03}", date=year) for at, year in enumerate(years))
    portfolio = Portfolio(Profile("Ann Ada"), papers)
    sentence = f"These are the newest {MAX_LISTED:,} of {len(papers):,} publications."
    page = producers(present(portfolio, site=SITE), (), TEMPLATES)["cv.md"]()
    assert isinstance(page, Page)
    assert f'{sentence} <a class="pf-link" href="../publications/">All of them</a>' in page.html
    assert page.html.count("pf-cv__entry") == MAX_LISTED
    assert f"<h2>Papers</h2> <p>{MAX_LISTED} of {len(papers)}</p>" in page.html
    assert f"papers ({len(papers)})" in str(page.meta["description"])
    content = words(pdf_of(portfolio))
    assert f"{sentence} All of them: {SITE}publications/" in content
    assert re.search(r"Paper 501\b", content)
    assert not re.search(r"Paper 99\b", content)


def test_32_papers_are_two_pages() -> None:
    portfolio = Portfolio(Profile("Sharan Narang", field="cs.CL"), example.publications())
    assert pages_of(pdf_of(portfolio)) == 2


def test_without_dated_facts_it_has_no_date() -> None:
    metadata = PdfReader(BytesIO(pdf_of(Portfolio(Profile("Ann Ada"))))).metadata
    assert metadata is not None
    assert metadata.creation_date_raw in {None, "D:19700101000000Z"}


def test_a_faulty_template_is_an_error_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "templates/pages").mkdir(parents=True)
    (tmp_path / "templates/pages/cv.typ").write_text("#nothing")
    with pytest.raises(PortfolioError, match=r"templates/pages/cv\.typ  unknown variable: nothing"):
        pdf({}, PartialDate(2020), environment(tmp_path))


def test_a_file_by_hand_replaces_it() -> None:
    assert "cv.md" not in producers(present(KNOWN), {"cv/index.md"}, TEMPLATES)
    assert "cv.pdf" not in producers(present(KNOWN), {"cv.pdf"}, TEMPLATES)


def test_front_matter_in_the_cv_is_refused_with_a_hint() -> None:
    source, (problem,) = records.cv("content/cv.md", "---\ntitle: x\n---\n\n## Education\n")
    assert source == ""
    assert "cv/index.md" in str(problem)
