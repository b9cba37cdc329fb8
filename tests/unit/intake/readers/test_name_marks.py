"""Marks after names in every spelling: the names are plain, and what was left out of them is said."""

from __future__ import annotations

import json
import re

import pytest

from generator.intake import author_marks
from generator.intake.readers import name_marks, registry
from generator.intake.readers.bibtex import bibtex_names
from generator.model import Person, Publication
from tests.unit.example import AS_OF

BEHIND = {
    r"\textsuperscript{1,2}": "1 2", r"\textsuperscript{1}\textsuperscript{,}\textsuperscript{2}": "1 2",
    r"\textsuperscript{a,b}": "a b", r"\textsuperscript{\textit{a}}": "a", r"\textsuperscript 1": "1",
    r"\textsuperscript{1,*}": "* 1", r"\textsuperscript{$\dagger$}": "†", r"\textsuperscript{\textdagger}": "†",
    r"$^{1,2}$": "1 2", r"$^{a,*}$": "* a", r"$^\mathrm{a}$": "a", r"$^{\rm a}$": "a", r"${}^{1}$": "1", r"^{1}": "1",
    r"$^1$$^,$$^2$": "1 2", r"{$^{1}$}": "1", r"\,$^{1}$": "1", r"~\textsuperscript{1}": "1", r"$\dagger$": "†",
    r"\dag": "†", r"\ddag": "‡", r"*": "*", r"\,*": "*", r"†‡": "† ‡", r"⋆": "⋆", r"♠": "♠", " ✉": "✉", r"\#": "#",
    r"\inst{1,2}": "1 2", r"\inst{1}\orcidID{0000-0002-1825-0097}": "1 0000-0002-1825-0097",
    r"\IEEEauthorrefmark{1}": "1", r"\fnref{fn1}": "fn1", r"\corref{cor1}": "cor1", r"\affmark[1,2]": "1 2",
    r"\footnotemark": "footnotemark", r"\footnotemark[2]\footnotemark[3]": "2 3", r"\samethanks[1]": "1",
    r"\thanks{Supported by the Crown, and by others}": "Supported by the Crown and by others",
    r"\footnote{Now at Trinity}": "Now at Trinity", r"\email{c@b.example}": "c@b.example",
    r"\textsuperscript{1}\thanks{Paid by \textbf{nobody}}": "1 Paid by nobody", " <c@b.example>": "c@b.example",
    r"\orcidlink{0000-0002-1825-0097}": "0000-0002-1825-0097", " (0000-0002-1825-0097)": "0000-0002-1825-0097",
    r" \href{https://orcid.org/0000-0002-1825-0097}{\includegraphics{x}}": "https://orcid.org/0000-0002-1825-0097",
    " https://orcid.org/0000-0002-1825-0097": "https://orcid.org/0000-0002-1825-0097",
    "<sup>1</sup>": "1", "<sup>a,b</sup>": "a b", "1": "1", "1,2": "1 2", "1,*": "* 1", "1*": "* 1", " [1]": "1",
    " (1)": "1", "¹": "¹", "¹,²": "² ¹",
}  # fmt: skip
"""What stands after a name → the words that the report of it must have."""

NAMES = (
    "Jürgen Müller", r"J\"urgen M\"uller", "Donald E. Knuth", "Wei Wang 0001", "Sammy Davis, Jr.", "E*trade Team",
    "{GPT-4 Team}", "{Team 7}", "Martha (Marty) Jones", "Dvo{\\v r}{\\'a}k", "{R2D2}", r"{\O}ystein Ore",
    "C. S. Peirce", r"Karl \text{Weierstrass}", "Ng^o Bao Chau", "{\\P}f Group",
)  # fmt: skip


@pytest.mark.parametrize("mark", BEHIND)
def test_a_mark_behind_a_name_of_a_library_goes_and_is_said(mark: str) -> None:
    people = bibtex_names.parse(f"Ada Lovelace and Charles Babbage{mark} and Mary Somerville").persons
    assert without(people) == (["Ada Lovelace", "Charles Babbage", "Mary Somerville"], set(BEHIND[mark].split()))


@pytest.mark.parametrize("mark", BEHIND)
def test_a_mark_behind_a_family_name_in_front_goes_and_is_said(mark: str) -> None:
    people = bibtex_names.parse(f"Ada Lovelace and {{Babbage}}{mark}, Charles and Mary Somerville").persons
    assert without(people)[0][1:] == ["Charles Babbage", "Mary Somerville"]


@pytest.mark.parametrize("mark", BEHIND)
def test_a_mark_behind_a_name_of_a_profile_goes_and_is_said(mark: str) -> None:
    text = (
        f"A\n\nCLJul 18, 2023\nThe title of it\nAda Lovelace, Charles Babbage{mark}, Mary Somerville\nThe abstract.\n"
    )
    people = registry.read("p.txt", text, AS_OF).publications[0].authors
    assert without(people) == (["Ada Lovelace", "Charles Babbage", "Mary Somerville"], set(BEHIND[mark].split()))


@pytest.mark.parametrize("mark", BEHIND)
def test_a_mark_behind_a_name_of_a_record_goes_and_is_said(mark: str) -> None:
    item: dict[str, object] = {
        "type": "article-journal",
        "title": "T",
        "container-title": "J",
        "issued": {"date-parts": [[2020]]},
    }
    item |= {"author": [{"family": f"Babbage{mark}", "given": "Charles"}]}
    people = registry.read("x.json", json.dumps([item]), AS_OF).publications[0].authors
    assert without(people) == (["Charles Babbage"], set(BEHIND[mark].split()))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_without_a_mark_stays(name: str) -> None:
    people = bibtex_names.parse(f"{name} and Ada Lovelace").persons
    assert name_marks.canonical(name) == name
    assert author_marks.without_marks(Publication("A", authors=people)) == (Publication("A", authors=people), "")


def test_names_with_marks_are_taken_apart_at_commas() -> None:
    people = bibtex_names.parse(r"Ada King Lovelace\inst{1}, Charles Babbage\inst{1,2}, Mary Somerville$^{2}$").persons
    assert without(people)[0] == ["Ada King Lovelace", "Charles Babbage", "Mary Somerville"]
    people = bibtex_names.parse(r"Lovelace A$^{1}$, Babbage C$^{1,2}$").persons
    assert without(people) == (["A Lovelace", "C Babbage"], {"1", "2"})


@pytest.mark.parametrize("hostile", ["\\foo{", "\\,", "~", "$", "^{", "<sup>", "(1", "a@a.", "http://", "1,", "\\a{{}"])
def test_many_halves_of_marks_are_read_in_bounded_time(hostile: str) -> None:
    assert name_marks.canonical(f"Ada Lovelace{hostile * 20_000}").startswith("Ada Lovelace")


def without(people: tuple[Person, ...]) -> tuple[list[str], set[str]]:
    """The plain names, and the words that say what was left out of them."""
    work, words = author_marks.without_marks(Publication("A", authors=people))
    said = words.removeprefix("marks are not part of a name: ")
    for name in (author.name for author in work.authors):
        said = said.replace(f" after {name}", "").replace(f", {name}", "")
    return [author.name for author in work.authors], set(re.sub(r"[;,]", " ", said).split())
