"""Mistakes that owners make: `portfolio check` reports each at its line, and says what to type."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from tests.unit.cli.mistake import PAPER, SETTINGS, Mistake
from tests.unit.cli.owners_mistakes import MISTAKES
from tests.unit.contents import PERSON, paper

SOUND = {"mkdocs.yml": SETTINGS, "content/index.md": PERSON, PAPER: paper()}


def lines(project: Path, files: dict[str, str | bytes], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What `portfolio check` prints."""
    for path, text in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    monkeypatch.chdir(project)
    return CliRunner().invoke(main, ["check"], catch_exceptions=False).output.splitlines()


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.words for mistake in MISTAKES])
def test_a_mistake_is_told_at_its_line_with_what_to_type(
    mistake: Mistake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = lines(tmp_path, {**SOUND, **mistake.files}, monkeypatch)
    places = (f"{mistake.where}:", f"{mistake.where} ")
    at_the_line = [line for line in told if line.removeprefix("notice: ").startswith(places)]
    assert at_the_line, told
    assert any(mistake.hint in line.partition(" — ")[2] or mistake.hint in line for line in at_the_line), told


def test_without_a_mistake_there_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lines(tmp_path, dict(SOUND), monkeypatch) == ["content is fine: 1 paper"]


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {
        "mkdocs.yml": f"{SETTINGS}copyright: a: b\n",
        "content/index.md": "---\nname: Ada: b\nbio: x\n---\n\n##About\n\n[x](nowhere.md)\n",
        "content/awards.yml": "- title:Best\n  date: 2024\n- title: Good\n  date: 2023\n-title: Fair\n",
        "content/venues.yml": "Nature: a: b\nScience: {shrt: x}\n",
        "content/publications/a.md": paper("A", "date: 1.2", "authors: [Ann Ada, et al.]", "venue: null"),
        "content/publications/b.md": paper("B", "doi:10.1", "category: cs.cl", "authors: [Ann Ada", body="[x](no.md)"),
    }
    told = [
        line.removeprefix("notice: ").partition("  ")[0] for line in lines(tmp_path, {**SOUND, **files}, monkeypatch)
    ]
    assert told == [
        *("content/awards.yml:1:8", "content/awards.yml:5"),
        *("content/index.md:2:10", "content/index.md:3:1", "content/index.md:6", "content/index.md:8"),
        *("content/publications/a.md:3:7", "content/publications/a.md:4", "content/publications/a.md:5"),
        *("content/publications/b.md:3:4", "content/publications/b.md:4", "content/publications/b.md:5:10"),
        "content/publications/b.md:8",
        *("content/venues.yml:1:10", "content/venues.yml:2:11", "mkdocs.yml:5:13"),
    ]


@pytest.mark.parametrize(
    "front_matter",
    [
        'authors: [Ann Ada, "van der Maaten, Laurens", "King, Jr., Martin Luther", "{Institute of Arts and Sciences}"]',
        'authors: ["García Márquez, Gabriel José", "Ã–zlem TÃ¼reci", Anna-Lena Bee, Alexander And, Plato]',
        "authors: [J. R. R. Tolkien, 'Lovelace, Ada', Nguyễn Văn Minh, Иван Ђокић]",
        'title: "On $\\\\alpha$ and $\\\\nu$, \\"quoted\\", caf\\u00e9"',
        "title: 'On $\\alpha$'",
        'title: "“Why Should I Trust You?”: Explaining"',
        'title: "C #1: a study"',
        "venue: Journal  # where it came out",
        "doi: 10.1016/0010-4655(74)90057-5",
        "doi: 10.1000/a(b)",
        'arxiv: "2307.09288v2"',
        "arxiv: hep-th/9901001",
        'arxiv: "0704.0001"',
        'arxiv: "1412.6980"',
        "date: --01-30",
        "date: 1843",
        "category: physics.flu-dyn",
        "links: {pdf: https://x.example/a.pdf, slides: https://x.example/a.pdf}",
        "links: {'code & data': https://x.example/, Diapositives: https://x.example/, vidéo: https://x.example/}",
    ],
)
def test_what_is_meant_is_not_reported(front_matter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"---\n{'' if front_matter.startswith('title') else 'title: On Engines'}\n{front_matter}\n---\n"
    assert lines(tmp_path, {**SOUND, PAPER: text.replace("---\n\n", "---\n")}, monkeypatch) == [
        "content is fine: 1 paper"
    ]


def test_a_name_in_arabic_letters_is_no_mistake_but_the_pdf_has_no_good_font_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "---\ntitle: On Engines\nauthors: [Ann Ada, محمد علي]\n---\n"
    notice, result = lines(tmp_path, {**SOUND, PAPER: text}, monkeypatch)
    assert notice.startswith("notice: content/index.md  the PDF of the CV has only a typewriter font for Arabic")
    assert result == "there are no errors: 1 paper"


@pytest.mark.parametrize(
    "text",
    [
        "See [a](publications/a.md), [all](../publications/), [b](publications/a.bib), [x](https://x.example/).",
        "Costs (in euros) [see below] and f(x)[0], a [note] (not a link).",
        "````\n```\n##no\n````\n\n~~~\n[x](nowhere.md\n~~~",
        '<a href="../publications/a/">a</a> <img src="/a.png"> <a href="#top">top</a>',
        "#1 of many, and #hashtags are text? No: only lines.",
        "A title\n=======\n\nIt costs $\\alpha \\textbf{x}$, `\\emph{x}`, [[1]](publications/a.md), a · b.",
    ],
)
def test_a_page_that_is_right_is_not_reported(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lines(tmp_path, {**SOUND, "content/x.md": f"# X\n\n{text}\n"}, monkeypatch) == ["content is fine: 1 paper"]
