"""Sources that nobody would write, and that must neither break nor stop a reader."""

from __future__ import annotations

import json
from datetime import date

import pytest

from generator.facts.work_kinds import ITEM_TYPES
from generator.intake.readers import kinds_of_works, registry
from generator.intake.readers.document import document
from generator.intake.readers.reading import Reading

DAY = date(2026, 1, 1)
DEEP = 900

HOSTILE = {
    "nested JSON": ("a.json", "[" * DEEP + "{}" + "]" * DEEP),
    "nested beyond the parser": ("a.json", "[" * 100_000),
    "nested YAML": ("a.yaml", "references: " + "[" * 5_000),
    "blank lines above what is not YAML": ("a.yaml", "\n" * 5_000 + "?"),
    "nested XML": ("a.xml", "<dblp><article>" + "<i>" * 5_000),
    "a long number": ("a.json", '{"message-type": "work", "message": {"DOI": ' + "9" * 10_000 + "}}"),
    "not a number": ("a.json", '{"results": [NaN]}'),
    "half of a character": ("a.json", '[{"id": "a", "type": "book", "title": "A \\ud800 B", "author": []}]'),
    "many formulas that are not closed": ("a.json", json.dumps([
        {"type": "book", "author": [], "title": "A", "abstract": "<math>" * 20_000}])),
    "many headings that are not closed": ("a.json", json.dumps([
        {"type": "book", "author": [], "title": "A", "abstract": "<title>x" * 20_000}])),
    "many spaces after a tag": ("a.json", json.dumps([
        {"type": "book", "author": [], "title": "A", "abstract": "<i>a</i>" + "\n" * 90_000 + "x"}])),
    "many dollar signs": ("a.json", json.dumps([{"type": "book", "author": [], "title": "$" * 15_000}])),
    "many entities in XML": ("a.xml", "<dblp><article><title>" + "&lt;" * 100_000 + "</title></article></dblp>"),
    "one long line of a profile page": ("a.txt", "title\tcited by\tyear\nTitle\nA\n" + "a (" * 20_000 + "\t1\t2000\n"),
    "a row with a line break that is not closed": ("a.csv", 'Authors,Title\n"A' + "\n" * 50_000),
    "a name without end": ("a.ris", "TY  - JOUR\nTI  - A\nAU  - " + "a," * 50_000 + "\nER  -\n"),
    "no text at all": ("a.json", ""),
    "spaces": ("a.xml", " \n "),
    "a byte order mark alone": ("a.ris", "\ufeff"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_source_is_read_or_refused_in_words(name: str) -> None:
    path, text = HOSTILE[name]
    outcome = read(path, text)
    assert outcome.problems or outcome.publications
    assert all(problem.message.isprintable() for problem in outcome.problems)


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("a.json", '{"x": 1}', "is nothing that a reader knows (tried: CSL-JSON or CSL-YAML,"),
        ("notes.md", "# Notes", "is nothing that a reader knows (tried: all 25 readers)"),
        ("a.json", '{"itemType": 1, "creators": 2}', "the nearest is Zotero's interface"),
        ("a.xml", "<PubmedArticleList/>", "the nearest is PubMed XML"),
        ("a.json", "", "is empty"),
        ("a.json", '{"a": ]', "broken JSON: Expecting value"),
        ("a.csv", "Authors,Title,Publication,Venu\nA B,T,,J\n", "unknown columns are left out: venu"),
        ("x.ris", "no record", "has no works (RIS)"),
        ("x.txt", "@book{a, title={A}}\nTY  - BOOK\n", "looks like BibTeX or biblatex and RIS"),
    ],
)
def test_a_file_that_is_not_recognised_is_explained(path: str, text: str, words: str) -> None:
    assert words in " ".join(problem.message for problem in read(path, text).problems)


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("library.txt", "TY  - BOOK\nTI  - A\nER  -\n", "ris"),
        ("works", '[{"id": "a", "type": "book", "title": "A", "author": []}]', "csl"),
        ("x.bib", '{"results": [{"id": "https://openalex.org/W1", "authorships": []}]}', "openalex"),
        ("saved.json", "@book{a, title={A}}", "bibtex"),
    ],
)
def test_what_a_file_holds_decides_and_not_its_name(name: str, text: str, format: str) -> None:
    assert registry.format_of(document(name, text)).name == format


def test_every_name_of_a_kind_means_an_item_type() -> None:
    names = ("JOUR", "journal-article", "JOURNAL_ARTICLE", "Journal Article")
    assert {kinds_of_works.named(name).type for name in names} == {"article-journal"}
    assert all(kinds_of_works.named(type).type == type for type in ITEM_TYPES if type != "event")
    assert kinds_of_works.named("conference-poster") == ("speech", "Poster")
    assert kinds_of_works.named("Spin-off company") == ("article", "Spin-off company")
    assert kinds_of_works.named("component").type == ""


def read(path: str, text: str) -> Reading:
    try:
        return registry.read(path, text, DAY)
    except registry.Unrecognised as error:
        return Reading(None, (), (error.problem,))


ENDNOTE = (
    '<xml><records><record><ref-type name="Book">6</ref-type><titles><title>A</title></titles>'
    "{}</record></records></xml>"
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.bib", "@book{a, title={A}, file={:a.pdf:PDF}}\n@book{b, title={B}, file={}}\n@book{c, title={C}}"),
        ("a.bib", "@book{a, title={A}, bdsk-file-1={YnBsaXN0}, bdsk-file-12={YnBsaXN0}}"),
        ("a.ris", "TY  - BOOK\nTI  - A\nL1  - internal-pdf://1/a.pdf\nL1  - C:\\a.pdf\nER  - \n"),
        ("a.xml", ENDNOTE.format("<urls><pdf-urls><url>internal-pdf://a.pdf</url></pdf-urls></urls>")),
        ("a.enw", "%0 Book\n%T A\n%> file://a.pdf\n"),
    ],
)
def test_paths_on_the_machine_of_the_owner_are_counted(path: str, text: str) -> None:
    reading = read(path, text)
    assert [str(problem) for problem in reading.problems] == [
        f"{path}  paths of files on your machine are left out (1 entry)"
    ]
    assert not any(work.extra for work in reading.publications)


def test_addresses_of_files_are_no_paths() -> None:
    for path, text in {
        "a.ris": "TY  - BOOK\nTI  - A\nL1  - https://x.example/a.pdf\nER  - \n",
        "a.xml": ENDNOTE.format("<urls><pdf-urls><url>https://x.example/a.pdf</url></pdf-urls></urls>"),
    }.items():
        assert read(path, text).problems == ()
