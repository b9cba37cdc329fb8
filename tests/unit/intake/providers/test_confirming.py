"""Confirming: what a provider found by a title is taken only if it is the work."""

from __future__ import annotations

from typing import Any

import pytest

from generator.facts import dates, names
from generator.intake.providers import confirming
from generator.model import PartialDate, Publication

TITLE = "Notes on the Analytical Engine"
AUTHORS = ("Ada Lovelace", "Charles Babbage")


def work(**facts: Any) -> Publication:
    """A preprint as a profile knows it, or with other facts."""
    facts = {"title": TITLE, "authors": AUTHORS, "date": "2020-05", "type": "article"} | facts
    facts["authors"] = tuple(map(names.parse, facts["authors"]))
    for name in ("date", "published"):
        facts[name] = dates.parse_iso(facts[name]) if facts.get(name) else PartialDate()
    return Publication(**facts)


def registered(**facts: Any) -> Publication:
    """The article as a registry has it, or with other facts."""
    article = {"date": "", "published": "2021-02-03", "type": "article-journal", "venue": "Scientific Memoirs"}
    return work(**article | {"doi": "10.1234/memoirs.1"} | facts)


def conference(**facts: Any) -> Publication:
    """The paper in proceedings."""
    paper = {"type": "paper-conference", "venue": "Proceedings of the Conference on Engines", "doi": "10.1234/conf.7"}
    return registered(**paper | {"published": "2020-09"} | facts)


RIGHT: dict[str, tuple[Publication, list[Publication]]] = {
    "the article": (work(), [registered()]),
    "beside other works": (work(), [registered(), registered(title="Notes on Weaving Looms", doi="10.1234/2")]),
    "a cut list": (work(authors=("A. Lovelace",), authors_truncated=True), [registered()]),
    "initials of several": (work(authors=("A. Lovelace", "C. Babbage")), [registered()]),
    "case, dashes and accents": (work(title="Notes on the analytical-engine"), [registered()]),
    "a preprint two years before": (work(arxiv="2005.00001", date="2019"), [registered()]),
    "the venue that is known": (work(venue="Scientific Memoirs", type="article-journal"), [registered()]),
    "its abbreviation": (work(venue="Sci. Mem.", type="article-journal"), [registered()]),
    "the preprint beside the article": (
        work(),
        [registered(), registered(type="article", venue="", doi="10.48550/arxiv.1")],
    ),
}
NEAR_MISSES: dict[str, tuple[Publication, list[Publication]]] = {
    "same title, other first author": (work(), [registered(authors=("Mary Somerville", "Charles Babbage"))]),
    "same title, other second author": (work(), [registered(authors=("Ada Lovelace", "Mary Somerville"))]),
    "same title, one author more": (work(), [registered(authors=(*AUTHORS, "Mary Somerville"))]),
    "same title, one author fewer": (work(), [registered(authors=AUTHORS[:1])]),
    "same title, authors in another order": (work(), [registered(authors=AUTHORS[::-1])]),
    "cut list, and another author at its place": (
        work(authors=AUTHORS, authors_truncated=True),
        [registered(authors=("Ada Lovelace", "Luigi Menabrea", "Charles Babbage"))],
    ),
    "a namesake with another given name": (work(authors=("Ada Lovelace",)), [registered(authors=("Anna Lovelace",))]),
    "a namesake with the same initial": (work(authors=("A. Lovelace",)), [registered(authors=("Anna Lovelace",))]),
    "an initial at the registry": (work(authors=("Ada Lovelace",)), [registered(authors=("A. Lovelace",))]),
    "a suffix": (work(authors=("Ada Lovelace, Jr.",)), [registered(authors=("Lovelace, Sr., Ada",))]),
    "two namesakes among the authors": (
        work(authors=("Wei Li", "Jun Wang")),
        [registered(authors=("Wen Li", "Jian Wang"))],
    ),
    "an erratum": (work(), [registered(title=f"Erratum: {TITLE}")]),
    "a correction": (work(), [registered(title=f"Correction to: {TITLE}")]),
    "an author's correction": (work(), [registered(title=f"Author Correction: {TITLE}")]),
    "a corrigendum under the same title": (work(), [registered(extra={"corrects": "10.1234/memoirs.1"})]),
    "a retraction": (work(), [registered(title=f"Retraction Note: {TITLE}")]),
    "a comment": (work(), [registered(title=f"Comment on “{TITLE}”")]),
    "a reply": (work(), [registered(title=f"Reply to: {TITLE}")]),
    "a book review": (
        work(type="book", authors=("Ada Lovelace",)),
        [registered(title=TITLE, authors=("Mary Somerville",), venue="Reviews")],
    ),
    "a book review under the book's author": (work(type="book"), [registered(venue="Reviews of Books")]),
    "a chapter of the same title": (work(type="book"), [registered(type="chapter", venue="Collected Papers")]),
    "a thesis of the same title": (work(type="thesis", authors=AUTHORS[:1]), [registered(authors=AUTHORS[:1])]),
    "the data of the paper": (work(), [registered(type="dataset", venue="")]),
    "the peer review of the paper": (work(), [registered(type="article", venue="", extra={"kind": "review"})]),
    "conference and journal, both found": (work(), [registered(), conference()]),
    "conference known, journal found": (
        work(type="paper-conference", venue="Conference on Engines", date="2020"),
        [registered()],
    ),
    "journal known, conference found": (work(type="article-journal", venue="Scientific Memoirs"), [conference()]),
    "the journal's other version": (work(type="article-journal", venue="Annals of Engines"), [registered()]),
    "another volume": (work(venue="Scientific Memoirs", volume="3"), [registered(volume="4")]),
    "other pages": (work(venue="Scientific Memoirs", pages="1-9"), [registered(pages="11-19")]),
    "the second part": (work(title=f"{TITLE} I"), [registered(title=f"{TITLE} II")]),
    "an extended abstract": (work(), [registered(title=f"{TITLE} (Extended Abstract)")]),
    "a longer title": (work(), [registered(title=f"{TITLE}: A Survey of Its Readers")]),
    "a shorter title": (work(title=f"{TITLE}: A Survey of Its Readers"), [registered()]),
    "C and C++": (work(title="A Compiler for Fast C++"), [registered(title="A Compiler for Fast C")]),
    "A and A*": (work(title="Search in Graphs by A*"), [registered(title="Search in Graphs by A")]),
    "a reprint": (work(date="1843"), [registered(published="2021")]),
    "two years later, and no preprint": (work(date="2019", venue="Scientific Memoirs"), [registered()]),
    "no year": (work(date=""), [registered()]),
    "no year at the registry": (work(), [registered(published="")]),
    "an editorial": (work(title="Editorial"), [registered(title="Editorial")]),
    "a message": (work(title="Message from the Editors"), [registered(title="Message from the Editors")]),
    "book reviews": (
        work(title="Book Reviews and Other Notices"),
        [registered(title="Book Reviews and Other Notices")],
    ),
    "three words": (work(title="On the Engine"), [registered(title="On the Engine")]),
    "only the preprint": (work(), [registered(type="article", venue="", doi="10.48550/arxiv.2005.00001")]),
    "the preprint at another server": (work(), [registered(type="article", venue="", doi="10.2139/ssrn.77")]),
    "no authors at the registry": (work(), [registered(authors=())]),
    "no authors of ours": (work(authors=()), [registered()]),
    "an organisation of a similar name": (
        work(authors=("{The Engine Collaboration}",)),
        [registered(authors=("{The Engine Collaboration II}",))],
    ),
    "two copies in two journals": (work(), [registered(), registered(venue="Annals", doi="10.1234/annals.5")]),
    "an article of no journal": (work(), [registered(venue="")]),
}


@pytest.mark.parametrize("name", RIGHT)
def test_the_work_is_taken(name: str) -> None:
    ours, found = RIGHT[name]
    assert confirming.by_title(ours, found).accepted == found[0]


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_a_near_miss_is_not(name: str) -> None:
    ours, found = NEAR_MISSES[name]
    choice = confirming.by_title(ours, found)
    assert choice.accepted is None
    assert all(each in found for each in choice.unsure)
    assert bool(choice.unsure) == bool(choice.why)


def test_what_fits_but_for_one_thing_is_for_the_owner() -> None:
    unsure = {name for name, (ours, found) in NEAR_MISSES.items() if confirming.by_title(ours, found).unsure}
    assert unsure >= {
        "conference and journal, both found",
        "an extended abstract",
        "same title, one author more",
        "no year",
    }
    assert not unsure & {
        "an erratum",
        "a comment",
        "the data of the paper",
        "same title, other first author",
        "an editorial",
    }


def test_by_an_identifier_the_titles_must_agree() -> None:
    ours = work(doi="10.1234/memoirs.1")
    assert confirming.by_identifier(ours, registered()).accepted
    assert confirming.by_identifier(ours, registered(title=f"{TITLE}: A Survey")).accepted
    assert not confirming.by_identifier(ours, registered(title="On Weaving Looms in General")).accepted
    assert not confirming.by_identifier(ours, registered(authors=("Mary Somerville",))).accepted
