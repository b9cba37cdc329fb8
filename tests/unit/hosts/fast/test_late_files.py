"""What MkDocs sees of our files, and when."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from generator.hosts.fast.late_files import LateFiles, Phase
from generator.hosts.fast.pages import MadePage, Make
from generator.site.view import Download, Page

BY_HAND = "teaching.md"
PATHS = ("index.md", "papers/index.md", "papers/a.md", "papers/b.md", "papers/a.bib", "all.bib")


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """Settings with an excluded file of ours and a draft."""
    (tmp_path / "docs").mkdir()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: x\nsite_url: https://a.example/\nexclude_docs: all.bib\ndraft_docs: papers/b.md\n")
    return load_config(str(settings))


@pytest.fixture
def files(config: MkDocsConfig) -> LateFiles:
    """A page by hand and ours, in the place of one that MkDocs found."""
    makers: dict[str, Make] = {
        path: lambda path=path: Page({}, path) if path.endswith(".md") else Download(path)  # type: ignore[misc]
        for path in PATHS
    }
    found = [
        File(path, config.docs_dir, config.site_dir, True, inclusion=InclusionLevel.INCLUDED)
        for path in ("index.md", BY_HAND)
    ]
    return LateFiles(found, config, makers)


def pages(files: LateFiles) -> list[str]:
    """The pages that MkDocs would build."""
    return [file.src_uri for file in files.documentation_pages()]


def test_only_what_was_asked_for_is_there_until_all_is_written(files: LateFiles) -> None:
    assert pages(files) == [BY_HAND]
    assert files.get_file_from_path("papers/a.md") is files.get_file_from_path("papers/a.md")
    assert files.get_file_from_path("papers/c.md") is None
    assert "all.bib" in files
    assert pages(files) == [BY_HAND, "papers/a.md"]
    files.phase = Phase.WRITING
    assert pages(files) == [BY_HAND, "index.md", "papers/index.md", "papers/a.md"]


def test_the_navigation_gives_pages_of_its_own(files: LateFiles) -> None:
    in_navigation, linked = "papers/index.md", "papers/a.md"
    assert (first := files.get_file_from_path(in_navigation))
    assert first.page is None
    files.phase = Phase.READING
    assert (second := files.get_file_from_path(linked))
    assert isinstance(second.page, MadePage)


def test_pages_are_a_sequence_of_files_that_are_made_anew(files: LateFiles) -> None:
    files.phase = Phase.WRITING
    found = files.documentation_pages()
    assert len(found) == 4
    assert found[0].src_uri == BY_HAND
    assert found[-1].src_uri == "papers/a.md"
    assert [file.src_uri for file in found[1:3]] == ["index.md", "papers/index.md"]
    assert found[2] is not found[2]
    with pytest.raises(IndexError):
        found[4]
    page = found[1].page
    assert page
    assert (page.url, page.canonical_url, page.abs_url) == ("", "https://a.example/", "/")


def test_a_draft_is_there_in_a_preview(files: LateFiles) -> None:
    files.phase = Phase.WRITING
    drafts = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    assert [file.src_uri for file in drafts][-1] == "papers/b.md"


def test_what_stands_at_a_place_of_the_site(files: LateFiles) -> None:
    files.phase = Phase.WRITING
    places = {"index.html": "index.md", "papers/index.html": "papers/index.md", "papers/a/index.html": "papers/a.md"}
    places |= {"papers/a.bib": "papers/a.bib", "papers/b/index.html": "papers/b.md"}
    assert {place: found.src_uri for place in places if (found := files.made_at(place))} == places
    assert files.made_at("papers/a.html") is None
    assert files.made_at("all.bib") is None
    assert files.made_at("papers/index/index.html") is None


def test_downloads_are_written_but_those_that_settings_leave_out(files: LateFiles, config: MkDocsConfig) -> None:
    files.phase = Phase.WRITING
    (Path(config.docs_dir) / BY_HAND).write_text("# Teaching\n")
    files.copy_static_files()
    site = Path(config.site_dir)
    assert {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*.*")} == {
        "papers/a.bib": "papers/a.bib"
    }
