"""Moving a site in: what becomes of its files, by the program that it was made with."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.facts import files, loading, store
from generator.intake.moving import site_citations, site_moving
from tests.site.world import write

AL_FOLIO = {
    "_config.yml": "first_name: Ada\nlast_name: Lovelace\nscholar_userid: qc6CJjYAAAAJ\n",
    "_bibliography/papers.bib": """---
---
@article{notes, title={Notes on the Engine}, author={Lovelace, Ada}, journal={Memoirs}, year={1843},
  selected={true}, award={Best Notes}, preview={notes.png}, code={https://code.example/notes}, bibtex_show={true}}
@article{einstein, title={Investigations on the Brownian Movement}, author={Einstein, Albert}, year={1905}}
""",
    "_news/1.md": "---\ndate: 2024-01-01\ninline: true\n---\nA paper.\n",
    "assets/img/notes.png": "not read",
    "assets/img/other.png": "not read",
    "_layouts/bib.md": "machinery",
}
HUGO = {
    "content/authors/admin/_index.md": """---
title: Ada Lovelace
role: Analyst
organizations: [{name: Home, url: "https://home.example"}]
social: [{icon: github, link: "https://github.com/ada"}, {icon: envelope, link: "/#contact"}]
education: {courses: [{course: PhD in Artificial Intelligence, institution: Stanford University}]}
---
I work on engines.
""",
    "content/publication/notes/index.md": """---
title: Notes on the Engine
authors: ["admin*", Charles Babbage]
date: "1843-01-01T00:00:00Z"
publication_types: ["2"]
publication: "*Memoirs*, 3(2)"
doi: 10.1234/notes
abstract: Lorem ipsum dolor sit amet.
url_code: https://code.example/notes
featured: true
---
""",
    "content/publication/notes/cite.bib": "@article{x, title={Notes on the Engine}, volume={3}, pages={1-9}}",
    "content/publication/example/index.md": "---\ntitle: An example journal article\nauthors: [admin]\n---\n",
    "content/publication/_index.md": "---\ntitle: Publications\n---\n",
}
KIT = {
    "data/authors/me.yaml": "name: {display: Ada Lovelace}\nrole: Analyst\nlinks: [{icon: brands/github, url: 'https://github.com/ada'}]\n",
    "content/publications/notes/index.md": """---
title: Notes on the Engine
authors: [me, Charles Babbage]
date: "1843-09-02T00:00:00Z"
publication_types: [article-journal]
publication: In *Memoirs*
hugoblox: {ids: {doi: 10.1234/notes}}
links: [{type: code, url: "https://code.example/notes"}]
---
""",
}
ACADEMIC = {
    "_config.yml": "author:\n  name: Ada Lovelace\n  github: ada\n  googlescholar: https://scholar.google.com/citations?user=qc6CJjYAAAAJ\n",
    "_publications/notes.md": """---
title: "Notes on the Engine"
collection: publications
date: 1843-09-02
venue: Memoirs
paperurl: https://doi.org/10.1234/notes
citation: 'Ada Lovelace and Charles Babbage. (1843). &quot;Notes on the Engine.&quot; <i>Memoirs</i>. 3(2).'
---
## Abstract
What an engine can do.

[Download](https://x.example/notes.pdf)
""",
    "_publications/sample.md": "---\ntitle: Paper Title Number 1\ncitation: 'Your Name, You. (2009).'\n---\n",
    "_talks/talk.md": "---\ntitle: Talk 1\n---\n",
}
LAB = {
    "_data/citations.yaml": """- id: doi:10.1234/notes
  title: Notes on the Engine
  authors: [Ada Lovelace, Charles Babbage]
  publisher: Memoirs
  date: '1843-01-01'
  buttons: [{type: source, link: "https://code.example/notes"}]
- {id: "doi:10.1234/gone", title: Gone, authors: [Ada Lovelace], remove: true}
- {id: "doi:10.1234/sample", title: A Sample, authors: [Ada Lovelace], description: "Lorem ipsum _dolor_"}
""",
    "_members/ada.md": "---\nname: Ada\n---\n",
}
QUARTO = {
    "publications.yml": "- {title: Notes on the Engine, type: book, author: [{family: Lovelace}], issued: 1843}\n"
}
RESUME = {"resume.json": '{"basics": {"name": "Ada Lovelace"}, "publications": [{"name": "Notes on the Engine"}]}'}
SITES = {
    "al-folio": AL_FOLIO, "hugoblox": HUGO, "hugoblox kit": KIT, "academicpages": ACADEMIC, "lab": LAB,
    "quarto": QUARTO, "resume": RESUME,
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "mine", {"mkdocs.yml": "site_name: x\n", "content/index.md": "---\nname: Ada Lovelace\n---\n"})
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


def move(project: Path, site: dict[str, str]) -> tuple[Result, dict[str, str]]:
    """Moves a site in: what was printed, and the files of papers by title."""
    write(project.parent / "old", site)
    result = CliRunner().invoke(main, ["import-site", "../old"])
    content = loading.load(project / "content")
    texts = {work.title: content.texts[store.publication_path(key)] for key, work in content.publications.items()}
    return result, texts


@pytest.mark.parametrize("name", SITES)
def test_papers_move_in_once_and_the_folder_stays(project: Path, name: str) -> None:
    result, texts = move(project, SITES[name])
    assert result.exit_code == 0, result.output
    assert list(texts) == ["Notes on the Engine"]
    assert "moved_files" not in result.output
    old, mine = files.tree(project.parent / "old"), files.tree(project)
    assert old == {path: text.encode() for path, text in SITES[name].items()}
    again, _ = move(project, SITES[name])
    assert "nothing new" in again.output
    assert files.tree(project) == mine


def test_al_folio(project: Path) -> None:
    result, texts = move(project, AL_FOLIO)
    text = texts["Notes on the Engine"]
    for line in ("featured: true", "note: Best Notes", "code: https://code.example/notes"):
        assert line in text.replace('"', "")
    assert "selected" not in text
    assert "has the picture images/notes.png — to show it, write image: images/notes.png and image_alt" in result.output
    assert (project / "content/images/notes.png").read_text() == "not read"
    assert "assets/img/other.png  left out: a picture that nothing moved names" in result.output
    assert "'Investigations on the Brownian Movement' is sample content" in result.output
    assert "_layouts" not in result.output


def test_a_paper_in_two_bibliographies_is_said_once(project: Path) -> None:
    bib = AL_FOLIO["_bibliography/papers.bib"]
    result, texts = move(project, AL_FOLIO | {"_bibliography/other.bib": bib, "_bibliography/third.bib": bib})
    assert list(texts) == ["Notes on the Engine"]
    assert "3 entries 'notes' are one paper, notes\n" in result.output


COAUTHORS = """"van der berg":
  - {firstname: ["J.", "Jan", "J. A."], url: "https://jan.example"}
  - {firstname: ["Piet", "P."]}
"lovelace": [{firstname: [Ada]}]
"bach": [{firstname: ["Johann Sebastian", "J. S."]}]
"odd": 5
"""


def test_coauthors_of_al_folio_become_aliases(project: Path) -> None:
    bib = AL_FOLIO["_bibliography/papers.bib"].replace("Lovelace, Ada}", "Lovelace, Ada and van der Berg, Jan}")
    site = AL_FOLIO | {"_bibliography/papers.bib": bib, "_data/coauthors.yml": COAUTHORS}
    result, _ = move(project, site)
    profile = loading.load(project / "content").profile
    assert profile
    assert profile.aliases == {"Jan van der Berg": ("J. van der Berg", "J. A. van der Berg")}
    assert "coauthors" not in result.output


def test_coauthors_that_a_template_is_delivered_with_are_left_out(project: Path) -> None:
    result, _ = move(project, AL_FOLIO | {"_data/coauthors.yml": '"bach": [{firstname: [Johann, J.]}]\n'})
    assert "aliases" not in (project / "content/index.md").read_text()
    assert "_data/coauthors.yml  left out: " in result.output


@pytest.mark.parametrize("name", ["hugoblox", "hugoblox kit"])
def test_hugoblox(project: Path, name: str) -> None:
    result, texts = move(project, SITES[name])
    text = texts["Notes on the Engine"].replace('"', "")
    for line in (
        "  - Ada Lovelace\n  - Charles Babbage",
        "venue: Memoirs",
        "doi: 10.1234/notes",
        "code: https://code.ex",
    ):
        assert line in text
    assert "Lorem" not in text
    assert "1843-01" not in text
    index = (project / "content/index.md").read_text()
    assert "position: Analyst" in index
    assert "github" in index
    assert "Stanford" not in index
    if name == "hugoblox":
        assert "pages: 1-9" in text
        assert "equal_contribution" in text
        assert "example/index.md  left out: 'An example journal article' is sample content" in result.output


def test_academicpages(project: Path) -> None:
    result, texts = move(project, ACADEMIC)
    text = texts["Notes on the Engine"].replace('"', "")
    assert "  - Ada Lovelace\n  - Charles Babbage" in text
    assert "doi: 10.1234/notes" in text
    assert text.endswith("What an engine can do.\n")
    assert "_publications/sample.md  left out: 'Paper Title Number 1' is sample content" in result.output
    assert "_talks/talk.md  left out: has no date" in result.output
    assert "qc6CJjYAAAAJ" not in (project / "content/index.md").read_text()


def test_lab(project: Path) -> None:
    result, texts = move(project, LAB)
    assert "1843-01" not in texts["Notes on the Engine"]
    assert "'Gone' is marked remove: true; 'A Sample' is sample content" in result.output
    assert "content/people/ada.md: new" in result.output


def test_real_papers_that_a_template_is_delivered_with(project: Path) -> None:
    entry = '- {id: "doi:10.7554/eLife.32822", title: Access to Literature, authors: [Ada Lovelace]}\n'
    delivered = LAB["_data/citations.yaml"] + entry
    assert list(move(project, {"_data/citations.yaml": delivered})[1]) == ["Notes on the Engine"]
    assert "Access to Literature" in move(project, {"_data/citations.yaml": entry})[1]


@pytest.mark.parametrize("site", [{"README.txt": "x"}, {"_posts/a.md": "# Hello"}, {"data.json": "{"}])
def test_a_folder_that_is_no_site(project: Path, site: dict[str, str]) -> None:
    result, _ = move(project, site)
    assert (result.exit_code, "is not a site of a known kind" in result.output) == (1, True)
    assert not (project / "sources").exists()


@pytest.mark.parametrize("mark", ["\x16", "\x0b", "\x7f", "\ufeff", "\ufffe"])
@pytest.mark.parametrize("line", ["# copied from a{}PDF", "abstract: An engine{} that weaves.", "tags: [a, b{}]{}"])
def test_characters_that_yaml_refuses_do_not_lose_a_page(project: Path, mark: str, line: str) -> None:
    page = HUGO["content/publication/notes/index.md"].replace("featured: true", line.format(mark, mark))
    page = page.replace("---\n", "--- \n", 1).replace("\n", "\r\n")
    _, texts = move(project, HUGO | {"content/publication/notes/index.md": page})
    assert "venue: Memoirs" in texts["Notes on the Engine"]


TOML = """+++
title = "Notes on the Engine"
date = 1843-09-02
authors = ["admin*", "Charles Babbage"]
publication_types = ["2"]
publication = "*Memoirs*, 3(2)"
doi = "10.1234/notes"
featured = true
# copied from a\x16 PDF
[[links]]
name = "code"
url = "https://code.example/notes"
+++
Hello.
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("path", ["content/publication/notes/index.md", "content/publication/notes.md"])
def test_front_matter_in_toml(project: Path, ending: str, path: str) -> None:
    owner = {name: text for name, text in HUGO.items() if name.startswith("content/authors")}
    pages = {
        path: TOML.replace("\n", ending),
        "content/publication/_index.md": "+++\ntitle = 'Publications'\n+++\n",
        "content/publication/broken/index.md": "+++\ntitle = \n+++\n",
    }
    result, texts = move(project, owner | pages)
    assert list(texts) == ["Notes on the Engine"]
    text = texts["Notes on the Engine"].replace('"', "")
    for line in (
        "- Ada Lovelace\n  - Charles Babbage",
        "published: 1843-09-02",
        "doi: 10.1234/notes",
        "featured: true",
    ):
        assert line in text
    assert "code: https://code.example/notes" in text
    assert "venue: Memoirs" in text
    assert "content/publication/broken/index.md  left out: broken TOML" in result.output


@pytest.mark.parametrize("start", ['"key": x\n', " # a comment\n\n", "'some key': x\n", "some key: x\n"])
def test_front_matter_may_start_in_any_way(project: Path, start: str) -> None:
    page = HUGO["content/publication/notes/index.md"].replace("---\n", f"---\n{start}", 1)
    result, _ = move(project, HUGO | {"content/publication/notes/index.md": page})
    assert "content/publication/notes/index.md" not in result.output


def test_broken_pages_are_named(project: Path) -> None:
    result, texts = move(
        project, ACADEMIC | {"_publications/bad.md": "---\ntitle: [\n---\n", "_publications/empty.md": ""}
    )
    assert list(texts) == ["Notes on the Engine"]
    assert "_publications/bad.md  left out: " in result.output
    assert "_publications/empty.md  left out: has no title" in result.output


def test_a_link_in_the_folder_is_not_followed(project: Path) -> None:
    write(project.parent / "secret", {"a.bib": AL_FOLIO["_bibliography/papers.bib"].replace("Notes", "Secrets")})
    (project.parent / "old/_bibliography").mkdir(parents=True)
    (project.parent / "old/_bibliography/link.bib").symlink_to(project.parent / "secret/a.bib")
    assert list(move(project, AL_FOLIO)[1]) == ["Notes on the Engine"]


@pytest.mark.parametrize(
    ("citation", "names", "is_cut"),
    [
        ("Gao Y, Xie N, Hu K, et al. Title of it all. J.", ["Y Gao", "N Xie", "K Hu"], True),
        ("Ada Lovelace, Mary Somerville, and Charles Babbage. 2020. Title of it all. In P.", 3, False),
        ("Lovelace, A., & Babbage, C. (2020). Title of it all. J", ["A. Lovelace", "C. Babbage"], False),
        ("Title of it all. Ada Lovelace. 2020.", [], False),
        ("Lovelace, The Countess of, and friends (2020). Title of it all.", [], False),
        ("A book, 2020. Title of it all", [], False),
    ],
)
def test_authors_in_a_citation(citation: str, names: list[str] | int, is_cut: bool) -> None:
    found = site_citations.authors(citation, "Title of it all")
    assert (len(found.people) if isinstance(names, int) else [each.name for each in found.people]) == names
    assert found.is_cut == is_cut


def test_every_kind_of_site_is_documented() -> None:
    page = Path(__file__).resolve().parents[4] / "docs/sources.md"
    assert all(kind.title.split(",")[0] in page.read_text(encoding="utf-8") for kind in site_moving.KINDS.values())


JSON_PAGE = """{
  "title": "Notes on the Engine", "date": "1843-09-02", "authors": ["admin", "Charles Babbage"], "draft": null,
  "publication_types": ["2"], "publication": "*Memoirs*, 3(2)", "doi": "10.1234/notes", "featured": true,
  "links": [{"name": "code", "url": "https://code.example/notes"}]
}

Hello.
"""


def test_front_matter_in_json(project: Path) -> None:
    owner = {name: text for name, text in HUGO.items() if name.startswith("content/authors")}
    pages = {
        "content/publication/notes/index.md": f"\n{JSON_PAGE}",
        "content/publication/broken/index.md": '{"title": "Broken", ',
        "content/publication/deep/index.md": '{"a":' * 100_000,
        "content/publication/liquid/index.md": "{% include head %}\n",
    }
    result, texts = move(project, owner | pages)
    assert list(texts) == ["Notes on the Engine"]
    text = texts["Notes on the Engine"].replace('"', "")
    for line in ("- Ada Lovelace\n  - Charles Babbage", "doi: 10.1234/notes", "featured: true", "venue: Memoirs"):
        assert line in text
    assert text.endswith("Hello.\n")
    assert "content/publication/broken/index.md  left out: broken JSON" in result.output
    assert "content/publication/deep/index.md  left out: broken JSON" in result.output
