"""The search documents of papers and of other pages."""

from __future__ import annotations

from dataclasses import replace

from generator.facts import names
from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site.presentation import present
from generator.site.search.search_documents import (
    Document,
    derived_documents,
    page_documents,
    page_names,
    publication_documents,
)
from generator.site.view import Page

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
    return next(publication_documents(present(Portfolio(Profile("Ada Öztürk"), (publication,))).pubs))


def test_a_paper_is_found_by_all_texts_of_its_page() -> None:
    document = paper(PAPER)
    assert (document.location, document.title) == ("publications/ozturk2023scaling/", "Scaling O(n log n) Laws")
    assert document.names == ("Ada Öztürk", "Mei Zhang", "Kevin Stone", "Sharan Narang")
    assert document.details == (
        "Journal of *Things*, 2023 Best paper Machine Learning cs.LG Jul 2023 2023 ozturk2023scaling"
    )
    assert document.text == "We scale and measure. Errata A slip in Table 2."


def test_authors_venue_date_and_start_of_the_abstract_are_below_the_title() -> None:
    names_ = "Ada Öztürk, Mei Zhang, Kevin Stone et al."
    assert paper(PAPER).about == f"Journal of *Things*, 2023 · {names_} · We scale and measure."
    bare = replace(PAPER, authors=(), venue="", abstract="", date=PartialDate())
    assert paper(bare).about == "Paper"
    one = replace(bare, authors=PAPER.authors[:1], authors_truncated=True)
    assert paper(one).about == "Paper · Ada Öztürk et al."


ABOUT = """
<h1 id="teaching">Teaching<a class="headerlink" href="#teaching">¶</a></h1>
<p>Courses &amp; <b>tal</b>ks<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p>
<h2 id="hours">Office <em>hours</em></h2><p>On Tuesdays.</p><p>In the orangery.</p>
<h3>No place of its own</h3><h2 id="c">Teaching</h2>
"""


def test_a_section_names_its_page_and_one_without_text_has_no_document() -> None:
    assert list(page_documents("about/", "Teaching", ABOUT)) == [
        Document("about/", "Teaching", "Courses & talks.", text="Courses & talks."),
        Document(
            "about/#hours",
            "Office hours",
            "Teaching · On Tuesdays. In the orangery. No place of its own",
            text="On Tuesdays. In the orangery. No place of its own",
        ),
    ]


def test_a_page_without_text_is_found_by_its_description() -> None:
    (document,) = page_documents("a/", "A", "<h1>A</h1>", "What it is about.", names=["B"])
    assert document == Document("a/", "A", "What it is about.", ("B",), text="What it is about.")


def test_derived_pages_are_also_found_by_names_and_parts_of_lists_are_not_found() -> None:
    page = Page({"title": "Papers with Mei Zhang", "description": "d"}, "<p>Three papers.</p>")
    (document,) = derived_documents("people/mei-zhang.md", page, {"people/mei-zhang/": ["Mei Zhang"]})
    assert (document.location, document.names, document.about) == ("people/mei-zhang/", ("Mei Zhang",), "Three papers.")
    assert list(derived_documents("people/mei-zhang.md", replace(page, is_searched=False), {})) == []


def test_the_list_of_publications_is_called_papers_and_a_person_by_the_name() -> None:
    papers = tuple(replace(PAPER, key=f"x{n}") for n in range(3))
    names_by_url = page_names(present(Portfolio(Profile("Ada Öztürk"), papers)))
    assert names_by_url["publications/"] == ("Papers",)
    assert names_by_url["people/mei-zhang/"] == ("Mei Zhang",)
