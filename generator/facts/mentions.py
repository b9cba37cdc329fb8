"""What names a file that gets another name: relations, citations, links, and paths in the menu. Every other character
stays."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from generator.facts import entry_lists, frontmatter
from generator.facts.fields import Field
from generator.facts.frontmatter import FrontMatterError, Node
from generator.facts.kinds import LISTS, PUBLICATIONS
from generator.text import citation_marks, markdown


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file of a folder, and its name before and after, both without `.md`. `staying` are the paths of other files
    that were beside it under the same name: slides, or a picture."""

    folder: str
    old: str
    new: str
    staying: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        """Where the file is now."""
        return f"{self.folder}/{self.new}.md"

    @property
    def earlier_stem(self) -> str:
        """Where the file was, without `.md`."""
        return f"{self.folder}/{self.old}"

    @property
    def earlier_path(self) -> str:
        """Where the file was."""
        return f"{self.earlier_stem}.md"

    def path_of(self, path: str) -> str:
        """The path of any file now: that of the file itself and of its translations is another one."""
        match = re.fullmatch(rf"{re.escape(self.earlier_stem)}(\.[A-Za-z-]+)?\.md", path)
        return f"{self.folder}/{self.new}{match[1] or ''}.md" if match else path


def followed(path: str, text: str, relations: Iterable[Field], renamed: Renamed) -> str:
    """The text of the file at a path with the new name wherever it named the old one; `relations` are the fields of its
    kind that name other things."""
    if renamed.old not in text:
        return text
    keys = {field.key for field in relations if field.leads_to == renamed.folder}
    if path in LISTS:
        entries = (entry.value for entry in entry_lists.read_entries(text))
        return _with_relations(text, (each for each in entries if isinstance(each, dict)), keys, renamed)
    try:
        parts = frontmatter.split(text)
        text = _with_relations(text, [frontmatter.read(parts)], keys, renamed)
    except FrontMatterError:  # a page by hand may have none
        parts = frontmatter.Parts("", "", "", text, 1)
    head = text[: len(text) - len(parts.body)]
    body = _with_links(path, parts.body, renamed)
    return head + (citation_marks.renamed(body, renamed.old, renamed.new) if renamed.folder == PUBLICATIONS else body)


def with_paths(text: str, renamed: Renamed) -> str:
    """Settings in which the menu names the file by its path."""
    pattern = rf"(?<![\w./-]){re.escape(renamed.earlier_path)}(?![\w.-])"
    return re.sub(pattern, renamed.path, text)


def _with_relations(text: str, entries: Iterable[Mapping[str, Node]], keys: set[str], renamed: Renamed) -> str:
    lines = text.split("\n")
    for node in sorted(_naming(entries, keys, renamed.old), key=lambda node: node.at, reverse=True):
        line, column = lines[node.at.line - 1], node.at.column - 1
        lines[node.at.line - 1] = line[:column] + line[column:].replace(renamed.old, renamed.new, 1)
    return "\n".join(lines)


def _naming(entries: Iterable[Mapping[str, Node]], keys: set[str], name: str) -> Iterator[Node]:
    """The items of lists under the keys that are the name."""
    for entry in entries:
        for key in keys & entry.keys():
            items = entry[key].value
            yield from (item for item in items if item.value == name) if isinstance(items, list) else ()


def _with_links(path: str, body: str, renamed: Renamed) -> str:
    """A text whose links and pictures lead to the new address, to a citation file beside it too."""
    if renamed.old not in body or not markdown.may_link(body):
        return body
    for target in {link.target for link in markdown.links(body)}:
        new = _target(path, target, renamed)
        if new != target:
            pattern = rf"((?:\]\(|\]:)\s*<?){re.escape(target)}(?=[\s)>]|$)"
            body = re.sub(pattern, rf"\g<1>{new}", body, flags=re.MULTILINE)
    return body


def _target(path: str, target: str, renamed: Renamed) -> str:
    """A link in the file at a path, which leads to the new address if it led to the old one."""
    end = re.search(r"[#?]|$", target)
    place = target[: end.start()] if end else target
    led_to = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(place)))
    is_named = re.fullmatch(rf"(?:\.\./)*{re.escape(renamed.earlier_stem)}(?:\.[\w-]+)*", led_to)
    if not is_named or led_to in renamed.staying:
        return target
    before, _, after = place.rpartition(renamed.old)
    return before + renamed.new + after + target[len(place) :]
