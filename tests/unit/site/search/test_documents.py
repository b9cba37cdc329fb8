"""What search knows of papers and of other pages."""

from __future__ import annotations

from dataclasses import replace

from generator.facts import names
from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site.presentation import present
from generator.site.search.documents import Document, of_pages, of_papers

PAPER = Publication(
    key="ozturk2023scaling",
    title=r"Scaling $O(n \log n)$ Laws",
    authors=tuple(map(names.parse, ("Ada Öztürk", "Mei Zhang", "Kevin Stone", "Sharan Narang"))),
    date=PartialDate(2023, 7),
    venue="Journal of *Things*",
    category="cs.LG",
    abstract="We *scale*\n\nand measure.",
    notes="## Errata\n\nA [slip](https://x.example/) in Table 2.",
    note="Best paper",
)


def paper(publication: Publication) -> Document:
    return next(of_papers(present(Portfolio(Profile("Ada Öztürk"), (publication,))).pubs))


def test_a_paper_is_found_by_all_that_its_page_says() -> None:
    found = paper(PAPER)
    assert (found.location, found.title) == ("publications/ozturk2023scaling/", "Scaling O(n log n) Laws")
    assert found.names == ("Ada Öztürk", "Mei Zhang", "Kevin Stone", "Sharan Narang")
    assert found.details == "Journal of *Things* Best paper Machine Learning cs.LG Jul 2023"
    assert found.text == "We scale and measure. Errata A slip in Table 2."


def test_below_its_title_stand_authors_venue_date_and_how_the_abstract_begins() -> None:
    names_ = "Ada Öztürk, Mei Zhang, Kevin Stone et al."
    assert paper(PAPER).about == f"{names_} · Journal of *Things* · Jul 2023 · We scale and measure."
    bare = replace(PAPER, authors=(), venue="", abstract="", date=PartialDate())
    assert paper(bare).about == "Paper"
    one = replace(bare, authors=PAPER.authors[:1], authors_truncated=True)
    assert paper(one).about == "Ada Öztürk et al. · Paper"


def test_a_section_says_of_which_page_it_is_and_one_without_a_heading_of_its_own_is_none() -> None:
    entries: list[dict[str, object]] = [
        {"location": "about/", "title": "Teaching", "text": "<p>Courses &amp; <b>talks</b></p>"},
        {"location": "about/#hours", "title": "Hours", "text": "<p>On Tuesdays.</p>", "tags": ["x"]},
        {"location": "about/#c", "title": "Teaching", "text": ""},
    ]
    assert list(of_pages(entries, (), {})) == [
        Document("about/", "Teaching", "Courses & talks", text="Courses & talks"),
        Document("about/#hours", "Hours", "Teaching · On Tuesdays.", text="On Tuesdays."),
    ]
    assert list(of_pages(entries, {"about/"}, {})) == []
    assert next(of_pages(entries, (), {"about/": "Ada Öztürk"})).names == ("Ada Öztürk",)
