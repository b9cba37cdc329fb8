"""`portfolio rename`: a thing of any kind gets another name, and what named it follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.facts import files, loading
from generator.facts.kinds import KINDS, ContentKind
from generator.facts.relations import related
from generator.review import checks
from tests.unit.contents import PERSON

WITH_FILES = [kind for kind in KINDS if not kind.is_list]
PAPER = "---\ntitle: Notes\nauthors: [Ada Lovelace]\ndate: 1843\n---\n\n{}\n"
TALK = "---\ntitle: On Engines\ndate: 2020-05-01\n{}---\n\n{}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(tmp_path, {"mkdocs.yml": "site_name: x\n", "content/index.md": PERSON})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def read(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8")


def rename(old: str, new: str) -> Result:
    return CliRunner().invoke(main, ["rename", old, new])


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in checks.check(loading.load(folder / "content"))]


@pytest.mark.parametrize("kind", WITH_FILES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("called", ["old", "{folder}/old", "content/{folder}/old.md"])
def test_a_thing_of_every_kind_has_its_new_name_and_keeps_its_earlier_ones(
    project: Path, kind: ContentKind, called: str
) -> None:
    front = f"---\n{kind.main}: Ann Ada  # hers\ndate: 2020\nformerly: [oldest, old/path.md]\n---\n\nText.\n"
    front = front if kind.starts == "date" else front.replace("date: 2020\n", "")
    put(project, {f"content/{kind.folder}/old.md": front})
    result = rename(called.format(folder=kind.folder), "new")
    assert (result.exit_code, result.stdout) == (0, f"content/{kind.folder}/new.md\n")
    assert not (project / f"content/{kind.folder}/old.md").exists()
    assert "Ann Ada  # hers\n" in read(project, f"content/{kind.folder}/new.md")
    (item,) = loading.load(project / "content").all_items
    assert (item.slug, item.all_of("formerly")) == ("new", ("oldest", "old/path.md", "old"))
    assert rename("new", "oldest").exit_code == 0
    (item,) = loading.load(project / "content").all_items
    assert item.all_of("formerly") == ("old/path.md", "old", "new")


def test_relations_follow_in_files_and_lists_and_all_else_stays(project: Path) -> None:
    awards = "# old\n- title: Prize  # for old\n  date: 2020\n  papers:\n    - old  # the notes\n    - 'older'\n"
    put(
        project,
        {
            "content/publications/old.md": PAPER.format("Text."),
            "content/publications/older.md": PAPER.format("Text."),
            "content/talks/old.md": TALK.format("papers: [older, \"old\"]  # old\nprojects: [old]\n", "Text."),
            "content/projects/old.md": "---\ntitle: old\npapers: [old]\ntalks: [old]\n---\n",
            "content/awards.yml": awards,
        },
    )  # fmt: skip
    result = rename("old", "notes")
    assert "content/awards.yml: names it as it is called now\n" in result.stdout
    assert read(project, "content/awards.yml") == awards.replace("- old  #", "- notes  #")
    assert 'papers: [older, "notes"]  # old\nprojects: [old]\n' in read(project, "content/talks/old.md")
    assert read(project, "content/projects/old.md") == "---\ntitle: old\npapers: [notes]\ntalks: [old]\n---\n"
    assert rename("talks/old", "engines").exit_code == 0
    assert rename("projects/old", "engine").exit_code == 0
    assert "papers: [notes]\ntalks: [engines]\n" in read(project, "content/projects/engine.md")
    assert "projects: [engine]\n" in read(project, "content/talks/engines.md")
    assert problems(project) == []
    assert len(related(loading.load(project / "content").portfolio)["publications", "notes"]) == 3


def test_citations_links_and_the_menu_follow(project: Path) -> None:
    text = (
        "As [see @old, p. 3] and [@older; @old] and `[@old]`, in [the notes](../publications/old.md#notes), "
        "[BibTeX](../publications/old.bib), [more](<../publications/old.md>), [other](../publications/older.md).\n\n"
        "[slides]: ../publications/old.pdf\n"
    )
    put(
        project,
        {
            "mkdocs.yml": "site_name: x\nnav:\n  - Notes: publications/old.md  # old\n  - index.md\n",
            "content/publications/old.md": PAPER.format("See [@old]."),
            "content/publications/older.md": PAPER.format("Text."),
            "content/publications/old.pdf": "of the owner",
            "content/talks/engines.md": TALK.format("", text),
            "content/about.md": "I wrote [notes](publications/old.md) [@old].\n",
        },
    )
    result = rename("old", "notes")
    assert "mkdocs.yml: names it" in result.stdout
    assert read(project, "mkdocs.yml") == "site_name: x\nnav:\n  - Notes: publications/notes.md  # old\n  - index.md\n"
    assert read(project, "content/about.md") == "I wrote [notes](publications/notes.md) [@notes].\n"
    assert "See [@notes]." in read(project, "content/publications/notes.md")
    followed = text.replace("@old, p", "@notes, p").replace("; @old]", "; @notes]").replace("old.bib", "notes.bib")
    assert read(project, "content/talks/engines.md").endswith(
        followed.replace("old.md#", "notes.md#").replace("old.md>", "notes.md>") + "\n"
    )


def test_translations_are_renamed_with_it(project: Path) -> None:
    put(
        project,
        {
            "content/index.de.md": "---\nposition: Rechnerin\n---\n",
            "content/talks/old.md": TALK.format("", "Text."),
            "content/talks/old.de.md": "---\ntitle: Über Maschinen\n---\n\nSiehe [Vortrag](old.md).\n",
            "content/talks/old-news.md": TALK.format("", "After [the first](old.md)."),
        },
    )
    assert rename("old", "engines").exit_code == 0
    names = {path.name for path in (project / "content/talks").iterdir()}
    assert names == {"engines.md", "engines.de.md", "old-news.md"}
    assert "[Vortrag](engines.md)" in read(project, "content/talks/engines.de.md")
    assert problems(project) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("gone", "new", "content/publications/gone.md  no such publication"),
        ("talks/gone", "new", "content/talks/gone.md  no such talk"),
        ("engine", "new", "2 files have the name 'engine' — write projects/engine or talks/engine"),
        ("talks/engin", "new", "did you mean talks/engine?"),
        ("awards", "new", "content/publications/awards.md  no such publication"),
        ("about", "new", "content/about.md  is a page of your own — rename the file, and write formerly: [about.md]"),
        ("talks/engine", "looms", "content/talks/looms.md  is there already"),
        ("talks/engine", "LOOMS", "content/talks/LOOMS.md  is there already"),
        ("talks/engine", "on engines", "rename it to on-engines.md"),
        ("talks/engine", "projects/other", "the file name 'projects/other' is not part of an address"),
        ("talks/engine", "weaving", "content/talks/looms.md:4  'formerly' names 'weaving' — delete it there"),
    ],
)
def test_a_rename_that_cannot_be_changes_nothing(project: Path, old: str, new: str, message: str) -> None:
    put(
        project / "content",
        {
            "about.md": "Text.\n",
            "awards.yml": "- title: Prize\n  date: 2020\n",
            "talks/engine.md": TALK.format("", "Text."),
            "talks/looms.md": TALK.format("formerly: [weaving]\n", "Text."),
            "projects/engine.md": "---\ntitle: Engine\n---\n",
        },
    )
    before = files.tree(project)
    result = rename(old, new)
    assert result.exit_code == 1
    assert message in result.stderr
    assert files.tree(project) == before
