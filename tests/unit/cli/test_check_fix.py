"""`portfolio check --fix` fixes what has one right reading, and leaves every other byte as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from tests.unit.cli.mistake import PAPER, SETTINGS
from tests.unit.contents import PERSON, paper

HEAD = "---\n# my paper\ntitle: On Engines\n"
TAIL = "\n---\n\nWords.  \nMore.\n"

IN_FRONT_MATTER = {
    "links:\n\tcode: https://x.example/": "links:\n  code: https://x.example/",
    "\tvenue: Nature": "venue: Nature",
    " venue: Nature": "venue: Nature",
    "venue:Nature": "venue: Nature",
    "venue:\u00a0Nature": "venue: Nature",
    "venue：Nature": "venue: Nature",
    "venue = Nature": "venue: Nature",
    "venue: Nature: Physics": 'venue: "Nature: Physics"',
    "venue: @home": 'venue: "@home"',
    'note: "The "best" one"': 'note: "The \\"best\\" one"',
    "note: 'It's good'": 'note: "It\'s good"',
    'note: "open': 'note: "open"',
    'note: "On $\\alpha$ and $\\mu_\\nu$"  # TeX': 'note: "On $\\\\alpha$ and $\\\\mu_\\\\nu$"  # TeX',
    "authors: [A A, B B": "authors: [A A, B B]",
    "authors: [Ann Ada, , Bo Bee]": "authors: [Ann Ada, Bo Bee]",
    "authors:\n-Ada Lovelace\n-Bo Bee": "authors:\n- Ada Lovelace\n- Bo Bee",
    "authors: Ada Lovelace  # me": "authors: [Ada Lovelace]  # me",
    "authors: [Ann Ada, et al.]  # all": "authors: [Ann Ada]  # all\nauthors_truncated: true",
    "authors:\n  - Ann Ada  # me\n  - and others": "authors:\n  - Ann Ada  # me\nauthors_truncated: true",
    "authors:\n  - Ann Ada,\n  - and Bo Bee": "authors:\n  - Ann Ada\n  - Bo Bee",
    "authors:\n  - name: Ann Ada\n  - name: Bo Bee": "authors:\n  - Ann Ada\n  - Bo Bee",
    "author: [Ann Ada]  # me": "authors: [Ann Ada]  # me",
    "author: Ann Ada and Bee, Bo": "authors:\n  - Ann Ada\n  - Bo Bee",
    "authors: Ann Ada and Bo Bee": "authors: [Ann Ada, Bo Bee]",
    'authors: "Ada, Ann and Bee, Bo"': 'authors: ["Ada, Ann", "Bee, Bo"]',
    "authors: [Ann Ada, 12 more authors]": "authors: [Ann Ada]\nauthors_truncated: true",
    "authors: ['**Ann Ada**', Bo Bee]": "authors: [Ann Ada, Bo Bee]",
    "date: 2024–05–21": "date: 2024-05-21",
    "venue: Phy\u00adsics\u200b": "venue: Physics",
    "year: 2023  # in print": "date: 2023  # in print",
    "year: 2023\nmonth: jul\nday: 18": "date: 2023-07-18",
    "date: 2023-07-18\nyear: 2023": "date: 2023-07-18",
    "date: 18.07.2023": "date: 2023-07-18",
    "date: 2023-07-18T10:00:00Z": "date: 2023-07-18",
    "journal: Nature  # the journal": "venue: Nature  # the journal",
    'booktitle: "Proc: of"': 'venue: "Proc: of"',
    "pdf: https://x.example/a.pdf": 'links:\n  pdf: "https://x.example/a.pdf"',
    "slides: https://x.example/a\nlinks:\n  # of ours\n  code: https://y.example/": (
        'links:\n  # of ours\n  code: "https://y.example/"\n  slides: "https://x.example/a"'
    ),
    "links:\ncode: https://x.example/": 'links:\n  code: "https://x.example/"',
    "tags: [x, y]": "keywords: [x, y]",
    "keywords: x, y": 'keywords: [x, "y"]',
    "editor: [Ann Ada]": "editors: [Ann Ada]",
    "DOI: 10.1234/abc": "doi: 10.1234/abc",
    "eprint: 2307.09288\narchivePrefix: arXiv\nprimaryClass: cs.cl": "arxiv: 2307.09288\ncategory: cs.CL",
    "pmid: 123": 'ids:\n  pmid: "123"',
    'url_pdf: ""': None,
    "layout: paper": None,
    "draft: true": "hidden: true",
    "venue: null": None,
    "doi: n/a": None,
    "doi: https://doi.org/10.1234/abc.  # ours": "doi: 10.1234/abc  # ours",
    "category: cs.cl": "category: cs.CL",
    "category: cs-CL": "category: cs.CL",
    "category: [cs.CL]": "category: cs.CL",
    "category: cs.CL, stat.ml": "category: cs.CL\nother_categories:\n  - stat.ML",
    "other_categories: [stat.ml, cs.CL]": "other_categories: [stat.ML, cs.CL]",
    "type: preprint": "type: article",
    "type: phd thesis": "type: thesis\ngenre: PhD thesis",
    "featured: yes": "featured: true",
    "links: {code: github.com/ada/x, email: ada@x.example}  # mine": (
        'links: {code: "https://github.com/ada/x", email: "mailto:ada@x.example"}  # mine'
    ),
    "links: {pdf: 'https://x.example/a b.pdf'}": 'links: {pdf: "https://x.example/a%20b.pdf"}',
    "links: {pdf: /files/a.pdf}": "links: {pdf: files/a.pdf}",
    "image: content\\images\\a.png\nimage_alt: An engine": "image: images/a.png\nimage_alt: An engine",
}
"""Lines of a paper's front matter, and what they become; None is nothing."""

TWO_READINGS = (
    "authors: [Ann Ada and Bo Bee]",
    "authors: Ada Lovelace, Charles Babbage",
    "authors: [Lovelace, Ada]",
    "date: 07/08/2023",
    "date: 2022\nyear: 2023",
    "venue: Nature\njournal: Science",
    "links: {pdf: 'https://x.example/'}\npdf: https://y.example/",
    "venue: Journal of C #1 Engines",
    "venue: Nature\nvenue: Science",
    "address: Berlin",
    "category: Machine Learning",
    "type: paper",
    "autors: [Ann Ada]",
    "abstract: There is a text below already.",
    "<<<<<<< HEAD\nvenue: Nature\n=======\nvenue: Science\n>>>>>>> b",
)

PAGES = {
    "##Talks": "## Talks",
    "[x](my page.md)": "[x](my%20page.md)",
    "[x] (publications/a.md)": "[x](publications/a.md)",
    "(a paper)[publications/a.md]": "[a paper](publications/a.md)",
    "[a](publications/a.md": "[a](publications/a.md)",
    "[a](publications/a), [all](publications.md)": "[a](publications/a.md), [all](publications/index.md)",
    "[mail](ada@x.example), [www](www.x.example)": "[mail](mailto:ada@x.example), [www](https://www.x.example)",
    "```\n##Talks\n```": "```\n##Talks\n```",
    "`[x] (y.md)` and #hashtags": "`[x] (y.md)` and #hashtags",
}

FILES = {
    "content/publications/b.md.txt": "content/publications/b.md",
    "content/publications/b.txt": "content/publications/b.md",
    "content/publications/b.MD": "content/publications/b.md",
    "content/publications/b": "content/publications/b.md",
    "content/publications/my paper.md": "content/publications/mypaper.md",
    "content/publications/old/b.md": "content/publications/b.md",
    "content/publication/b.md": "content/publications/b.md",
    "content/Publications/b.md": "content/publications/b.md",
}

SETTINGS_LINES = {
    "copyright:me": "copyright: me",
    "copyright: a: b": 'copyright: "a: b"',
    " copyright: me": "copyright: me",
    "extra_css: own.css": "extra_css: [own.css]",
    "nav:\n  - Home: index.md\n  - CV:cv.md  ": "nav:\n  - Home: index.md\n  - CV: cv.md",
    "nav:\n\t- Home: index.md": "nav:\n  - Home: index.md",
    "nav: [Home: content/index.md]": "nav: [Home: index.md]",
    "site_url: ada.example": "site_url: https://ada.example",
    "extra: {cards: false": "extra: {cards: false}",
}


def checked(project: Path, files: dict[str, str | bytes], monkeypatch: pytest.MonkeyPatch) -> str:
    """What `portfolio check --fix` prints."""
    sound = {"mkdocs.yml": SETTINGS, "content/index.md": PERSON, PAPER: paper()}
    for path, text in {**sound, "content/files/a.pdf": "%PDF", "content/images/a.png": "x", **files}.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    monkeypatch.chdir(project)
    return CliRunner().invoke(main, ["check", "--fix"], catch_exceptions=False).output


def read(project: Path, path: str) -> str:
    return (project / path).read_bytes().decode()


@pytest.mark.parametrize(("before", "after"), IN_FRONT_MATTER.items())
def test_front_matter_with_one_reading_is_fixed(
    before: str, after: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = checked(tmp_path, {PAPER: HEAD + before + TAIL}, monkeypatch)
    assert read(tmp_path, PAPER) == (HEAD + after if after else HEAD.removesuffix("\n")) + TAIL
    assert printed.splitlines()[-1] == "content is fine: 1 paper"
    assert checked(tmp_path, {PAPER: read(tmp_path, PAPER)}, monkeypatch) == "content is fine: 1 paper\n"


@pytest.mark.parametrize("lines", TWO_READINGS)
def test_what_has_two_readings_stays(lines: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = checked(tmp_path, {PAPER: HEAD + lines + TAIL}, monkeypatch)
    assert read(tmp_path, PAPER) == HEAD + lines + TAIL
    assert f"{PAPER}:" in printed


@pytest.mark.parametrize("broken", ["venue: Nature: # x", 'note: "a" b\n  c', "<<<<<<< HEAD"])
def test_a_line_that_stays_keeps_no_other_from_being_fixed(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = checked(tmp_path, {PAPER: f"{HEAD}doi:10.1234/ab\n{broken}\nyear: 2023  # in print\nfeatured: yes{TAIL}"},
                      monkeypatch)  # fmt: skip
    after = f"{HEAD}doi: 10.1234/ab\n{broken}\ndate: 2023  # in print\nfeatured: true{TAIL}"
    assert read(tmp_path, PAPER) == after
    assert f"{PAPER}:5" in printed


def test_a_key_that_a_broken_line_may_hold_is_not_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{HEAD}venue: Nature: # x\njournal: Science{TAIL}"
    checked(tmp_path, {PAPER: text}, monkeypatch)
    assert read(tmp_path, PAPER) == text


@pytest.mark.parametrize(
    ("before", "after"),
    {
        "- title:Best\n  date: 2024": "- title: Best\n  date: 2024",
        "- title: Best: the prize\ndate: 21 May 2024": '- title: "Best: the prize"\n  date: 2024-05-21',
        "- title: Best\n\tdate: 2024\n\n-title: Other\n  year: 2023": (
            "- title: Best\n  date: 2024\n\n- title: Other\n  date: 2023"
        ),
        "# mine\n- name: Best\n  year: 2024\n  organization: ACM\n  papers: a": (
            "# mine\n- title: Best\n  date: 2024\n  awarder: ACM\n  papers: [a]"
        ),
    }.items(),
)
def test_lists_are_fixed_entry_by_entry(
    before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = checked(tmp_path, {"content/awards.yml": f"{before}\n"}, monkeypatch)
    assert read(tmp_path, "content/awards.yml") == f"{after}\n"
    assert printed.endswith("content is fine: 1 paper\n")


def test_lines_end_as_they_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (HEAD + "journal:Nature\nyear: 2023\ndoi: doi:10.1234/ab.  # x\nabstract: We show." + "\n---\n").replace(
        "\n", "\r\n"
    )
    checked(tmp_path, {PAPER: text.replace("journal:N", "venue:N")}, monkeypatch)
    after = HEAD + "venue: Nature\ndate: 2023\ndoi: 10.1234/ab  # x\n---\n\nWe show.\n"
    assert read(tmp_path, PAPER) == after.replace("\n", "\r\n")


def test_an_abstract_goes_in_front_of_the_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + "abstract: >\n  We show\n  it.\n---\n\n## Notes\n\nMine.\n"
    checked(tmp_path, {PAPER: text}, monkeypatch)
    assert read(tmp_path, PAPER) == HEAD + "---\n\nWe show it.\n\n## Notes\n\nMine.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    {
        "bio: I count.": "---\n\nI count.\n",
        "title: Professor": "position: Professor\n---\n",
        "affiliation: Ulm": "affiliations:\n  - name: Ulm\n---\n",
        "orcid: 0000-0002-1825-0097": 'links:\n  orcid: "0000-0002-1825-0097"\n---\n',
        "twitter: '@ada'\nemail: ada@x.example": 'links:\n  x: "@ada"\n  email: ada@x.example\n---\n',
        "metrics: {h_index: 3}": "metrics: {h_index: {value: 3}}\n---\n",
    }.items(),
)
def test_facts_of_the_person_are_fixed(
    before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = checked(tmp_path, {"content/index.md": f"---\nname: Ada\n{before}\n---\n"}, monkeypatch)
    assert read(tmp_path, "content/index.md") == f"---\nname: Ada\n{after}"
    assert printed.endswith("content is fine: 1 paper\n")


@pytest.mark.parametrize(("before", "after"), PAGES.items())
def test_pages_are_fixed_outside_of_code(
    before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(tmp_path, {"content/x.md": f"# X\n\n{before}\n"}, monkeypatch)
    assert read(tmp_path, "content/x.md") == f"# X\n\n{after}\n"


@pytest.mark.parametrize(("before", "after"), FILES.items())
def test_papers_under_other_names_are_renamed(
    before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = paper("B", "doi: doi:10.1234/ab")
    printed = checked(tmp_path, {before: text}, monkeypatch)
    assert f"{before}: is now {after}" in printed
    assert not (tmp_path / before).exists() or before.casefold() == after.casefold()
    assert read(tmp_path, after) == text.replace("doi:10", "10")


def test_no_file_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {"content/publications/a.md.txt": paper("B"), "content/cv.bak": "x"}
    checked(tmp_path, files, monkeypatch)
    assert read(tmp_path, "content/publications/a.md.txt") == paper("B")
    assert read(tmp_path, PAPER) == paper()


@pytest.mark.parametrize(
    "raw",
    [
        paper("Größe").encode("utf-16"),
        f"\n{paper('Größe')}".encode(),
        paper("Größe").replace("---", "----").encode(),
        paper("Größe").replace("---", "—-").encode(),
        paper("Größe").removesuffix("---\n").encode(),
    ],
)
def test_what_is_around_the_front_matter_is_fixed(raw: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(tmp_path, {PAPER: raw}, monkeypatch)
    assert read(tmp_path, PAPER) == paper("Größe")


@pytest.mark.parametrize(("before", "after"), SETTINGS_LINES.items())
def test_settings_are_fixed(before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {"mkdocs.yml": f"# mine\n{SETTINGS}{before}\n", "content/own.css": "p {}"}
    printed = checked(tmp_path, files, monkeypatch)
    assert read(tmp_path, "mkdocs.yml") == f"# mine\n{SETTINGS}{after}\n"
    assert printed.endswith("content is fine: 1 paper\n")


@pytest.mark.parametrize(
    ("before", "after"),
    {
        SETTINGS.replace("content", "docs"): SETTINGS,
        SETTINGS.replace("material", "readthedocs"): SETTINGS,
        SETTINGS.replace("portfolio", "portfolo"): SETTINGS,
        SETTINGS.replace("docs_dir: content\n", ""): SETTINGS.replace("docs_dir: content\n", "")
        + "docs_dir: content\n",
    }.items(),
)
def test_settings_that_can_have_one_value_only_get_it(
    before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(tmp_path, {"mkdocs.yml": before}, monkeypatch)
    assert read(tmp_path, "mkdocs.yml") == after
