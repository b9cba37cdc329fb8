"""A build after an edit takes what has not changed from the last site, and has the bytes of a full build.

`make edits` tries hundreds of random edits.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.hosts import build
from generator.site import freshness, helpers
from generator.site import write as writing
from generator.site.ledger import Record
from tests.site.editing import Owner
from tests.site.world import SITE_URL, new_project, portfolio, tree, write

EDITS = int(os.environ.get("EDITS", "6"))
SEED = int(os.environ.get("SEED", "20261126"))
MADE = (".html", ".pdf", ".bib", ".png")
PAPERS = (
    "title: Notes on engines\nauthors: [Ada Lovelace, Grace Hopper]\ndate: 2002-03\ncategory: cs.CL",
    "title: On compilers\nauthors: [Grace Hopper, Ada Lovelace]\ndate: 2003\ncategory: cs.LG",
    "title: Rings\nauthors: [Emmy Noether, Ada Lovelace]\ndate: 2002\nvenue: Journal of Graphs",
)


def made(project: Path, site: str, last: Record) -> Record:
    """Builds a site of the project in this process, and returns how it was made."""
    build.build(project, project / site, freshness.inputs(project), lambda _: None, last)
    return build.last_record(project, project / site)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, built."""
    monkeypatch.setenv("SITE_URL", SITE_URL)
    monkeypatch.setattr(writing, "_BLOCK", 1)  # so that helpers are started for so few pages
    monkeypatch.setattr(helpers, "cores", lambda: 2)
    folder = new_project(tmp_path / "project", content=False, sources=False)
    write(folder / "content", {"index.md": "---\nname: Ada Lovelace\nfield: cs.LG\n---\n\nAn *analyst*.\n"})
    write(
        folder / "content/publications",
        {f"work{n}.md": f"---\n{facts}\n---\n\nText {n}.\n" for n, facts in enumerate(PAPERS)},
    )
    made(folder, "site", Record())
    return folder


def differences(project: Path) -> list[str]:
    """The files in which the site differs from a full build."""
    made(project, "full", Record())
    site, full = tree(project / "site"), tree(project / "full")
    return [path for path in sorted({*site, *full}) if site.get(path) != full.get(path)]


def test_random_edits_give_the_bytes_of_a_full_build(project: Path) -> None:
    owner, history = Owner(project, SEED), []
    for _ in range(EDITS):
        history.append(owner.edit())
        made(project, "site", build.last_record(project, project / "site"))
        assert differences(project) == [], history


def again(project: Path) -> set[str]:
    """The files that a build makes anew, after which the site is as a full build."""
    before = {path: (project / "site" / path).stat().st_mtime_ns for path in tree(project / "site")}
    made(project, "site", build.last_record(project, project / "site"))
    assert differences(project) == []
    after = {path: (project / "site" / path).stat().st_mtime_ns for path in tree(project / "site")}
    return {
        path for path in after if path.endswith((".html", ".pdf", ".bib", ".png")) and before.get(path) != after[path]
    }


def edit(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_only_what_shows_an_edited_paper_is_made_again(project: Path) -> None:
    edit(project, "content/publications/work2.md", "Text 2", "Words")
    files = again(project)
    assert {"publications/work2/index.html", "publications/index.html", "years/2002/index.html"} <= files
    assert (
        files & {"years/2003/index.html", "publications/work1.bib", "people/index.html", "cv.pdf", "topics/cs-lg.bib"}
        == set()
    )
    edit(project, "content/publications/work2.md", "title: Rings", "title: Ideals")
    assert {"cv.pdf", "cards/work2.png", "publications/work2.bib", "publications.bib"} <= again(project)


def test_settings_and_templates_make_everything_anew(project: Path) -> None:
    pages = {path for path in tree(project / "site") if path.endswith(".html")}
    write(project, {"templates/theme/partials/edit.html": "changed"})
    assert again(project) >= pages
    edit(project, "mkdocs.yml", "people_from: 3", "people_from: 2")
    assert again(project) >= pages


def test_the_cache_of_another_version_or_site_is_not_trusted(project: Path) -> None:
    record = build.last_record(project, project / "site")
    pages = {path for path in tree(project / "site") if path.endswith(".html")}
    cache = project / ".cache/sites/site.json"
    for text in ("[]", cache.read_text().replace(record.frame, "0" * 64)):
        cache.write_text(text)
        assert again(project) >= pages
    (project / "site/.inputs").write_text("of another build")
    assert build.last_record(project, project / "site") == Record()


def test_a_restored_site_and_cache_are_used_in_another_folder(project: Path, tmp_path: Path) -> None:
    other = shutil.copytree(project, tmp_path / "elsewhere")  # with the times of the files
    edit(other, "content/publications/work2.md", "Text 2", "Words")
    assert "publications/work1.bib" not in again(other)
    bare = shutil.copytree(project, tmp_path / "bare", copy_function=shutil.copyfile)
    edit(bare, "content/publications/work2.md", "Text 2", "Words")
    assert "publications/work1.bib" in again(bare)  # in doubt it is made again


def test_hooks_make_everything_anew(project: Path) -> None:
    write(project, {"hook.py": "def on_post_page(html, page, config):\n    return html + '<!-- one -->'\n"})
    edit(project, "mkdocs.yml", "plugins:", "hooks: [hook.py]\n\nplugins:")
    assert len(again(project)) > 10
    before = freshness.fingerprint(project)
    edit(project, "hook.py", "one", "two")
    assert freshness.fingerprint(project) != before
    assert "publications/work1/index.html" in again(project)


def test_the_command_makes_everything_anew_with_clean(project: Path) -> None:
    assert portfolio(project, "build", SITE_URL=SITE_URL).stdout == "site/ is up to date\n"
    page = project / "site/publications/work1.bib"
    before = page.stat().st_mtime_ns
    edit(project, "content/publications/work2.md", "Text 2", "Words")
    assert " pages in site/" in portfolio(project, "build", SITE_URL=SITE_URL).stdout
    assert page.stat().st_mtime_ns == before
    assert " pages in site/" in portfolio(project, "build", "--clean", SITE_URL=SITE_URL).stdout
    assert page.stat().st_mtime_ns != before
