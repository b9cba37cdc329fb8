"""Files below `content/` under names where nothing looks for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from generator.errors import Problem, Severity
from generator.facts import citation_keys
from generator.facts.kinds import BY_FOLDER, LISTS, ContentKind
from generator.facts.store import CV_PAGE, PROFILE_PAGE, PUBLICATIONS, SOURCES, Content, is_publication

_OTHER_ENDINGS = re.compile(r"(?P<stem>.+?)(?:\.md)?\.(?:txt|markdown|mdown|mkd|MD|Md|rst)$")
_PLAIN = re.compile(r".*(?<!\.md)\.txt$")
_COPY = re.compile(
    r".*(?:~|\.bak|\.orig|\.rej|\.swp|\.tmp)$|#.*#$|.* - (?:copy|kopie|copie|copia)\b.*|copy of .*|.*conflicted copy.*",
    re.IGNORECASE,
)
_OF_A_SYSTEM = re.compile(r"thumbs\.db|desktop\.ini|\.ds_store|~\$.*", re.IGNORECASE)
_OFFICE = re.compile(r".*\.(?:pdf|docx?|odt|rtf|tex|pages)$", re.IGNORECASE)
_EXPORTS = re.compile(r".*\.(?:bib|bibtex|ris|enw|nbib)$", re.IGNORECASE)
_WRONG_LISTS = frozenset(
    f"{kind.folder}.{ending}" for kind in LISTS.values() for ending in ("yaml", "json", "csv", "YML")
)
_PROFILES = frozenset({"profile.txt", "library.txt", "papers.txt", "publications.txt"})
_OF_A_PAPER = re.compile(r"\A\ufeff?---\s*\n(?:.*\n)*?(?:authors|doi|arxiv|venue):")


class _File(NamedTuple):
    folder: str
    name: str
    text: str
    is_linked: bool


def file_names(content: Content) -> Iterator[Problem]:
    """A file has a name under which nothing looks for it."""
    linked = {target for each in content.publications.values() for target in each.links.values()}
    linked |= set(content.profile.links.values()) if content.profile else set()
    linked |= {target for item in content.all_items for target in item.links.values()}
    for path in sorted(content.files):
        folder, _, name = path.rpartition("/")
        file = _File(folder, name, content.texts.get(path, ""), path in linked)
        for fits, message, hint in _ROWS:
            if fits(file):
                stem = _OTHER_ENDINGS.sub(r"\g<stem>", name) if name not in {PROFILE_PAGE, CV_PAGE} else name
                stem = name.partition(".")[0] if name in _WRONG_LISTS else stem
                places = {"folder": folder, "meant": _meant_folder(file)}
                told = hint.format(stem=_stem(stem), name=name, path=path, **places)
                yield Problem(content.shown(path), 0, message, told, Severity.NOTICE)
                break


def _stem(name: str) -> str:
    return re.sub(r"\.(?:md|ya?ml|json|csv)$", "", name, flags=re.IGNORECASE)


def renames(content: Content, starts: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The path of each paper whose name or folder hides it, and where it belongs; `starts` gives a file's start."""
    names = {path.casefold() for path in content.files}  # of files that are there, or will be
    for path in sorted(content.files):
        name = path.rpartition("/")[2]
        stem = _OTHER_ENDINGS.sub(r"\g<stem>", name).removesuffix(".md")
        target = f"{PUBLICATIONS}/{stem if citation_keys.is_valid(stem) else citation_keys.slug(stem, '')}.md"
        is_free = is_publication(target) and target.casefold() not in names - {path.casefold()}
        if path != target and is_free and not _COPY.match(name) and _is_misplaced(path, starts):
            names.add(target.casefold())
            yield path, target


def _is_misplaced(path: str, starts: Callable[[str], str]) -> bool:
    """True for what begins as a paper does, in the folder of papers or in one that is meant to be it."""
    folder, _, name = path.rpartition("/")
    if folder == PUBLICATIONS or folder.startswith(f"{PUBLICATIONS}/"):
        is_text = name.endswith(".md") or bool(_OTHER_ENDINGS.match(name)) or "." not in name
        return is_text and starts(path).startswith("---")
    if name.endswith(".md") and _is_near(folder):
        return bool(re.match(r"---\s*\n(?:.*\n)*?title:", starts(path)))
    return name.endswith(".md") and folder in {"", "papers", "articles"} and bool(_OF_A_PAPER.match(starts(path)))


def _is_near(folder: str) -> bool:
    plain = folder.casefold()
    return plain != "" and folder != PUBLICATIONS and bool(get_close_matches(PUBLICATIONS, [plain], cutoff=0.85))


def _is_page(file: _File) -> bool:
    return file.name.endswith(".md") and file.folder != PUBLICATIONS and file.folder not in BY_FOLDER


def _kind_of(file: _File) -> ContentKind | None:
    """The kind of things in the folder that a page lies in, or below."""
    kind = BY_FOLDER.get(file.folder.partition("/")[0])
    is_page = file.name.endswith(".md") and file.name.casefold() not in {"index.md", "readme.md"}
    return kind if kind and is_page and not kind.is_list else None


_IN_PUBLICATIONS = "is not read as a paper"
_OTHER_FOLDERS = {
    "talks": "talk presentations presentation lectures invited-talks",
    "news": "announcements updates",
    "projects": "project research",
    "teaching": "courses course classes",
    "posts": "blog post articles",
    "people": "person team members member group students authors",
}
"""What other programs call the folders of kinds; they write _ before a name."""

_MEANT_FOLDERS = {name: folder for folder, names in _OTHER_FOLDERS.items() for name in (folder, *names.split())}


def _meant_folder(file: _File) -> str:
    """The folder of a kind that the folder of a page with front matter means; empty for its own folder or another."""
    top = file.folder.partition("/")[0]
    meant = _MEANT_FOLDERS.get(top.lstrip("_").casefold(), "")
    has_facts = re.match(r"\ufeff?---\s*\n(?:.*\n)*?(?:title|name|date|role):", file.text)
    return meant if top != meant and has_facts and file.name != "index.md" else ""


def _is_list_of_files(file: _File) -> bool:
    """True for `talks.yml`: each talk is a file."""
    stem, _, ending = file.name.rpartition(".")
    kind = BY_FOLDER.get(stem)
    return file.folder == "" and ending in {"yml", "yaml", "json", "csv"} and kind is not None and not kind.is_list


def _is_file_of_list(file: _File) -> bool:
    """True for `awards/prize.md`: an award is an entry of a list."""
    return file.folder in BY_FOLDER and BY_FOLDER[file.folder].is_list and file.text.startswith("---")


_ROWS: tuple[tuple[Callable[[_File], bool], str, str], ...] = (
    (lambda f: bool(_OF_A_SYSTEM.match(f.name)), "is of your computer, and is published with the site", "delete it"),
    (lambda f: bool(_COPY.match(f.name)), "is a copy, and is published with the site", "delete it"),
    (
        lambda f: f.folder in {"", PUBLICATIONS} and bool(_EXPORTS.match(f.name) or f.name in _PROFILES),
        "is published as it is, and not imported",
        f"move it to {SOURCES}/{{name}} beside content/, and run: portfolio import",
    ),
    (
        lambda f: bool(_OTHER_ENDINGS.match(f.name)) and (f.folder == PUBLICATIONS or not _PLAIN.match(f.name)),
        "is not read as a page or paper",
        "rename it to {stem}.md",
    ),
    (lambda f: f.folder == PUBLICATIONS and "." not in f.name, _IN_PUBLICATIONS, "rename it to {name}.md"),
    (
        lambda f: f.folder == PUBLICATIONS and bool(_OFFICE.match(f.name)) and not f.is_linked,
        f"{_IN_PUBLICATIONS}, and linked from none",
        "write in the paper that it belongs to: links: {{pdf: {path}}}",
    ),
    (
        lambda f: _is_page(f) and (_is_near(f.folder) or ("/" not in f.folder and bool(_OF_A_PAPER.match(f.text)))),
        "is a page, not a paper",
        f"move it to {PUBLICATIONS}/{{name}}",
    ),
    (
        lambda f: bool(_kind_of(f)) and "/" not in f.folder and not f.text.startswith("---"),
        "has no front matter, so it is a page of your own that no list names",
        "begin it with the front matter of docs/front-matter.md, or leave it",
    ),
    (
        lambda f: bool(_kind_of(f)) and "/" in f.folder and f.text.startswith("---"),
        "is a page of your own that no list names",
        "move it one folder up, or leave it",
    ),
    (_is_list_of_files, "is not read: each is a file of its own", "write a file for each in {stem}/"),
    (_is_file_of_list, "is not read: all are entries of one list", "write it in {folder}.yml, as - title: …"),
    (
        lambda f: bool(_meant_folder(f)),
        "is a page of your own that no list names",
        "move it to {meant}/{name}, or leave it",
    ),
    (lambda f: f.folder == "" and f.name in _WRONG_LISTS, "is not read as a list", "rename it to {stem}.yml"),
)
"""A file, what is wrong with it, and what to do."""
