"""Fixes what has only one right reading in a portfolio: names of files, facts, pages and settings."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from generator.errors import InputProblems
from generator.facts import files, fixes, loading, store
from generator.facts.store import Content
from generator.facts.texts import LONGEST_FILE
from generator.review import checks, file_slips, page_slips, settings_fixes
from generator.site import settings
from generator.site.choices import Choices
from generator.site.settings import SETTINGS_FILE
from generator.site.urls import linked_path

_START = 2_000
"""Characters that tell what a file is."""

_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)[^()\s<>]+(?=\))")
_HOSTED = re.compile(
    r"(?P<start>^image:[ ]+|^[ ]+[\w-]+:[ ]+|[{,][ ]*[\w-]+:[ ]+)(?P<path>[^\s,{}\"'#:]*[/\\][^\s,{}\"'#:]+)",
    re.MULTILINE,
)

Fixed = dict[str, tuple[str, list[str]]]


def renames(folder: Path) -> list[tuple[str, str]]:
    """The path of each paper whose name hides it, and the path where it belongs."""
    content = loading.load(folder)

    def starts(path: str) -> str:
        try:
            text = content.texts.get(path) or files.read_text(folder / path, path, LONGEST_FILE)
        except InputProblems:
            return ""
        return text[:_START]

    return list(file_slips.renames(content, starts))


def fix(project: Path) -> Fixed:
    """For each file that can be fixed, by its path in the project: its new text, and what was fixed."""
    folder = project / store.CONTENT
    content = loading.load(folder)
    decoded = _from_utf16(folder, content)
    for path, text in decoded.items():
        content.put(path, text)
    facts = fixes.fix(content)
    paths = checks.paths_of_site(content.as_far_as_readable, Choices())
    found: Fixed = {content.shown(path): facts[path] for path in content.lists if path in facts}
    for path, text in content.texts.items():
        new, what = facts.get(path, (text, []))
        new, lines = page_slips.fixed(new)
        new, links = _with_links(new, path, content, paths)
        what = [*(["saved as UTF-8"] if path in decoded else []), *what, *lines, *links]
        found |= {content.shown(path): (new, what)} if what else {}
    text = files.read_text(project / SETTINGS_FILE, SETTINGS_FILE, LONGEST_FILE)
    new, lines = settings_fixes.fixed(text, content.files | settings.LISTS)
    return found | ({SETTINGS_FILE: (new, lines)} if lines else {})


def _from_utf16(folder: Path, content: Content) -> dict[str, str]:
    """The texts of Markdown files in UTF-16, as some editors save them; its first bytes say so."""
    texts = {}
    for path in (path for path in content.files - content.texts.keys() if path.endswith(".md")):
        with suppress(InputProblems, UnicodeDecodeError):
            raw = files.read_bytes(folder / path, path, LONGEST_FILE)
            if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                texts[path] = raw.decode("utf-16").replace("\r\n", "\n")
    return texts


def _with_links(text: str, path: str, content: Content, paths: Collection[str]) -> tuple[str, list[str]]:
    """The text with its dead links as they are certainly meant, and the path of each file as it is below `content/`."""
    end = page_slips.end_of_front_matter(text)
    head = _HOSTED.sub(lambda found: found["start"] + _hosted(found["path"], content), text[:end])
    body = _LINK.sub(lambda found: _link(found[0], path, paths), text[end:])
    body = body if "`" not in text[end:] else text[end:]  # what is code stays, and so does all of such a page
    return head + body, (["links"] if head + body != text else [])


def _link(link: str, path: str, paths: Collection[str]) -> str:
    """A dead link with only one reading."""
    is_dead = linked_path(path, link) not in paths
    return (checks.meant_link(path, link, paths) or link) if is_dead else link


def _hosted(path: str, content: Content) -> str:
    """The path of a file below `content/`, if it is there under another spelling of the path."""
    below = path.replace("\\", "/")
    below = re.sub(r"^(?:\.{0,2}/)+", "", below).removeprefix(f"{content.name}/")
    return below if path not in content.files and below in content.files else path
