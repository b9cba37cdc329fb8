"""The content of a revision, read from real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.errors import PortfolioError
from generator.facts import loading, store
from generator.facts.texts import LONGEST_FILE
from generator.review import revisions
from tests.unit.contents import PERSON, paper

IDENTITY = ("-c", "user.name=test", "-c", "user.email=test@portfolio.example", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """Runs git under a made-up identity, and returns its output."""
    command = ["git", "-C", str(folder), *IDENTITY, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def commit(folder: Path, files: dict[str, str | bytes]) -> str:
    """Writes files below a project's `content/`, commits all, and returns the commit's id."""
    for path, text in files.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "change")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a repository with one commit, in a folder whose name has spaces and accents."""
    folder = tmp_path / "mein Pörtfolio"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, {"index.md": PERSON, "publications/a.md": paper("Ä"), "Üben/blatt.md": "# Blatt\n", "x.pdf": b"\0"})
    return folder


def test_a_commit_holds_what_the_disk_held(project: Path) -> None:
    committed, on_disk = revisions.content_at(project, "HEAD"), revisions.content_at(project, None)
    assert committed == on_disk
    assert committed.publications["a"].title == "Ä"
    assert committed.files == {"index.md", "publications/a.md", "Üben/blatt.md", "x.pdf"}


def test_an_older_commit_is_read_without_touching_the_disk(project: Path) -> None:
    first = git(project, "rev-parse", "HEAD")
    commit(project, {"publications/a.md": paper("New"), "publications/b.md": paper("B")})
    (project / "content/publications/a.md").write_text("not saved yet")
    content = revisions.content_at(project, first)
    assert {key: p.title for key, p in content.publications.items()} == {"a": "Ä"}
    assert (project / "content/publications/a.md").read_text() == "not saved yet"


def test_a_project_in_a_folder_of_a_repository_is_read_from_there(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/other.md").write_text("another project's")
    (tmp_path / "mine").mkdir()
    first = commit(tmp_path / "mine", {"index.md": PERSON})
    second = commit(tmp_path / "mine", {"pages/b.md": "# B\n"})
    assert revisions.content_at(tmp_path / "mine", second).files == {"index.md", "pages/b.md"}
    assert revisions.changed_files(tmp_path / "mine", revisions.Range(first, second)) == {"pages/b.md"}


def test_files_that_cannot_be_read_are_problems(project: Path) -> None:
    (project / "content/link.md").symlink_to("/etc/hostname")
    commit(project, {
        "publications/latin.md": "é".encode("latin-1"),
        "publications/zero.md": b"a\0",
        "publications/broken.md": "no front matter",
        "large.md": "x" * (LONGEST_FILE + 1),
    })  # fmt: skip
    content = revisions.content_at(project, "HEAD")
    assert {problem.path.removeprefix("content/"): problem.message for problem in content.problems} == {
        "link.md": "is a symlink",
        "publications/latin.md": "is not UTF-8: byte 0xe9",
        "publications/zero.md": "is not text: it contains a zero byte",
        "publications/broken.md": "no front matter",
        "large.md": f"has {LONGEST_FILE + 1:,} bytes",
    }
    assert list(content.publications) == ["a"]


def test_hidden_files_are_left_out_as_on_disk(project: Path) -> None:
    commit(project, {".imported/profile.txt.json": "{}", ".hidden.md": "x", "a/.b/c.md": "x"})
    assert revisions.content_at(project, "HEAD") == loading.load(project / "content")


def test_file_names_that_are_not_utf8_are_read(project: Path) -> None:
    path = project / "content" / "odd \udcff\n\t.md"
    path.write_text("x")
    commit(project, {})
    assert path.name in revisions.content_at(project, "HEAD").files
    assert revisions.changed_files(project, revisions.Range("HEAD", None)) == set()


def test_a_commit_without_content_is_empty(project: Path) -> None:
    git(project, "rm", "-r", "--quiet", "content")
    git(project, "commit", "--quiet", "--message", "nothing left")
    assert revisions.content_at(project, "HEAD") == store.Content("content")


def test_changed_files_are_those_whose_bytes_differ(project: Path) -> None:
    first = git(project, "rev-parse", "HEAD")
    second = commit(project, {"x.pdf": b"\1", "new.pdf": b"\0"})
    (project / "content/x.pdf").write_bytes(b"\0")
    assert revisions.changed_files(project, revisions.Range(first, second)) == {"x.pdf", "new.pdf"}
    assert revisions.changed_files(project, revisions.Range(second, None)) == {"x.pdf"}


def test_a_range_names_two_commits_or_one_and_the_disk(project: Path) -> None:
    first = git(project, "rev-parse", "HEAD")
    second = commit(project, {"b.md": ""})
    assert revisions.range_of(project, "HEAD~1..HEAD") == (first, second)
    assert revisions.range_of(project, "HEAD~1..") == (first, second)
    assert revisions.range_of(project, "main") == (second, None)


def test_three_dots_start_at_the_merge_base(project: Path) -> None:
    first = git(project, "rev-parse", "HEAD")
    git(project, "switch", "--quiet", "--create", "topic")
    topic = commit(project, {"b.md": ""})
    git(project, "switch", "--quiet", "main")
    main = commit(project, {"c.md": ""})
    assert revisions.range_of(project, "main...topic") == (first, topic)
    assert revisions.range_of(project, "main..topic") == (main, topic)


@pytest.mark.parametrize(
    "text", ["nowhere", "nowhere..HEAD", "HEAD..nowhere", "--all", "HEAD..-x", "", "a..b..c", "é", "HEAD:content"]
)
def test_an_unknown_revision_is_one_clear_line(project: Path, text: str) -> None:
    with pytest.raises(PortfolioError, match=r"^[^\n]*  is not a revision of this repository — [^\n]+$"):
        revisions.range_of(project, text)


def test_commits_without_a_merge_base_are_one_clear_line(project: Path) -> None:
    git(project, "switch", "--quiet", "--orphan", "alone")
    commit(project, {"index.md": PERSON})
    with pytest.raises(PortfolioError, match=r"^\w+ and \w+  have no commit in common — compare with ..$"):
        revisions.range_of(project, "main...alone")


def test_no_repository_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(PortfolioError, match=r"^git  not a git repository[^\n]*$"):
        revisions.range_of(tmp_path, "HEAD")


def test_no_git_is_one_clear_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    with pytest.raises(PortfolioError, match=r"^git  is not installed[^\n]*$"):
        revisions.range_of(project, "HEAD")


def test_a_damaged_repository_is_one_clear_line(project: Path) -> None:
    blob = git(project, "rev-parse", "HEAD:content/index.md")
    (project / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(PortfolioError, match=rf"^git  [^\n]*{blob}[^\n]*$"):
        revisions.content_at(project, "HEAD")
