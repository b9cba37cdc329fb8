"""Fixes what has only one right reading in a file of facts: its lines, its keys, its values, its characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from generator.facts import entry_lists, frontmatter, yaml_fixes
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS, Field, earlier_names
from generator.facts.frontmatter import FrontMatterError
from generator.facts.key_fixes import moved
from generator.facts.store import PROFILE_PAGE, Content, is_publication
from generator.facts.value_fixes import respelled

_MARK = "\ue000"
"""A character for private use, which is in no text that people write."""


def fix(content: Content) -> dict[str, tuple[str, list[str]]]:
    """For each file of facts that can be fixed: its new text, and what was fixed."""
    found = {}
    names = [path.rpartition("/")[2] for path in sorted(content.files) if _compose(path) != path]
    for path, text in content.texts.items():
        if fields := _fields_of(content, path):
            new, what = fixed(text, fields, names)
            if what:
                found[path] = new, what
    for path, text in content.lists.items():
        new, what = fixed_list(text, content.of_kinds[path].fields)
        if what:
            found[path] = new, what
    return found


def _fields_of(content: Content, path: str) -> tuple[Field, ...]:
    """The fields of a file of facts; none for any other."""
    if path in content.of_kinds:
        return content.of_kinds[path].fields
    if is_publication(path):
        return PUBLICATION_FIELDS
    return PROFILE_FIELDS if path == PROFILE_PAGE else ()


def renames(content: Content) -> dict[str, tuple[str, list[str]]]:
    """For each file of facts with fields under names of an earlier version: its text with the names of this one."""
    found = {}
    for path, text in content.texts.items() if earlier_names((*PROFILE_FIELDS, *PUBLICATION_FIELDS)) else ():
        if path == PROFILE_PAGE or is_publication(path):
            with suppress(FrontMatterError):
                new, what = _with_current_names(text, _fields_of(content, path))
                if what:
                    found[path] = new, what
    return found


def fixed(
    text: str, fields: tuple[Field, ...] = PUBLICATION_FIELDS, names: Sequence[str] = ()
) -> tuple[str, list[str]]:
    """The text of a file with everything fixed, and what was; what cannot be read stays as it is. `names` of files that
    are not composed stay as they are: links lead there."""
    composed = _composed(text, names)
    what = ["composed Unicode (NFC)"] if composed != text else []
    text = yaml_fixes.with_fences(composed)
    what += ["the lines around the front matter"] if text != composed else []
    for step in (_without_trailing_blanks, yaml_fixes.without_invisible, yaml_fixes.with_lines, _with_keys_and_values):
        with suppress(FrontMatterError):
            text, done = step(text, fields)
            what += done
    return text, what


def _with_keys_and_values(text: str, fields: Sequence[Field]) -> tuple[str, list[str]]:
    """Keys and values fixed as far as the file can be read: the other lines stand aside as comments meanwhile. A key
    that one of them may hold is not added."""
    parts = frontmatter.split(text)
    readable = frontmatter.read_all(parts)
    aside = _aside(parts.yaml, readable.yaml)
    now = frontmatter.joined(replace(parts, yaml="".join(aside.get(n, line) for n, line in _numbered(parts.yaml))))
    what: list[str] = []
    for step in (_with_current_names, moved, respelled):
        new, done = step(now, fields)
        if not readable.lost & (_keys(new) - _keys(now)):
            now, what = new, what + done
    for n, line in _numbered(parts.yaml):
        now = now.replace(aside[n], line) if n in aside else now
    return now, what


def _aside(yaml: str, readable: str) -> dict[int, str]:
    """By its number, the comment in the place of each line that cannot be read."""
    left = frontmatter.lines_of(readable)
    return {n: f"#{_MARK}{n}{_MARK}\n" for n, line in _numbered(yaml) if line.strip() and not left[n].strip()}


def _numbered(yaml: str) -> Iterator[tuple[int, str]]:
    return enumerate(frontmatter.lines_of(yaml))


def _keys(text: str) -> set[str]:
    return set(frontmatter.read(frontmatter.split(text)))


def fixed_list(text: str, fields: tuple[Field, ...]) -> tuple[str, list[str]]:
    """The text of a list in YAML with everything fixed, and what was: each entry is fixed as front matter is."""
    head, *entries = entry_lists.entries_as_front_matter(_compose(text))
    what = ["composed Unicode (NFC)"] if _compose(text) != text else []
    for n, entry in enumerate(entries):
        entries[n], done = fixed(entry, fields)
        what += done
    return entry_lists.joined(head, entries), list(dict.fromkeys(what))


def _composed(text: str, names: Sequence[str]) -> str:
    if not any(name in text for name in names):
        return _compose(text)
    parts = re.split(f"({'|'.join(map(re.escape, names))})", text)
    return "".join(part if part in names else _compose(part) for part in parts)


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _without_trailing_blanks(text: str, _: Sequence[Field]) -> tuple[str, list[str]]:
    """In the front matter only: in Markdown two spaces at the end of a line mean something."""
    parts = frontmatter.split(text)
    lines = parts.yaml.split("\n")
    stripped = "\n".join(
        line[:-1].rstrip(" \t") + "\r" if line.endswith("\r") else line.rstrip(" \t") for line in lines
    )
    text_now = "".join([parts.head, stripped, parts.fence, parts.body])
    return text_now, ["trailing spaces"] if text_now != text else []


def _with_current_names(text: str, fields: Sequence[Field]) -> tuple[str, list[str]]:
    """Keys that an earlier version of the program knew by another name, unless the file has both."""
    current = earlier_names(fields)
    nodes = frontmatter.read(frontmatter.split(text)) if current else {}
    old = {key: current[key] for key in nodes if key in current and current[key] not in nodes}
    return frontmatter.renamed(text, old) if old else text, [f"{key} → {name}" for key, name in old.items()]
