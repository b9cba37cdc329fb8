"""Fixes what has only one right reading: spellings of identifiers and dates, Unicode composition, trailing blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType

from generator.facts import dates, frontmatter, identifiers
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS, Field, Kind, earlier_names
from generator.facts.frontmatter import FrontMatterError, Node
from generator.facts.records import block
from generator.facts.store import PROFILE_PAGE, Content, is_publication
from generator.facts.values import CODECS
from generator.facts.yaml_values import Rejected

_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_IN_WORDS = re.compile(
    r"(?:(?P<before>\d{1,2})\.?\s+)?(?P<month>[A-Za-z]{3,})\.?(?:\s+(?P<after>\d{1,2}),?)?\s+(?P<year>\d{4})"
)


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
    current = {True: earlier_names(PROFILE_FIELDS), False: earlier_names(PUBLICATION_FIELDS)}
    found = {}
    for path, text in content.texts.items() if any(current.values()) else ():
        if path == PROFILE_PAGE or is_publication(path):
            with suppress(FrontMatterError):
                new, what = _with_current_names(text, current[path == PROFILE_PAGE])
                if what:
                    found[path] = new, what
    return found


def fixed(
    text: str, fields: tuple[Field, ...] = PUBLICATION_FIELDS, names: Sequence[str] = ()
) -> tuple[str, list[str]]:
    """The text of a file with everything fixed, and what was; a file without readable front matter comes back as it
    is. `names` of files that are not composed stay as they are: links lead there."""
    kinds = {field.key: field.kind for field in fields}
    composed = _composed(text, names)
    what = ["composed Unicode (NFC)"] if composed != text else []
    try:
        text, done = _without_trailing_blanks(composed)
        text, renamed = _with_current_names(text, earlier_names(fields))
        what += done + renamed
        changes = dict(_changes(frontmatter.read(frontmatter.split(text)), kinds))
        text = frontmatter.put(text, changes) if changes else text
    except FrontMatterError:
        return text, what
    return text, [*what, *changes]


def fixed_list(text: str, fields: tuple[Field, ...]) -> tuple[str, list[str]]:
    """The text of a list in YAML with everything fixed, and what was: composed Unicode, and values on one line."""
    kinds = {field.key: field.kind for field in fields}
    composed = _compose(text)
    lines, what = composed.split("\n"), ["composed Unicode (NFC)"] if composed != text else []
    try:
        entries = frontmatter.read_entries(composed)
    except FrontMatterError:
        return text, []
    for nodes in (entry.value for entry in entries if isinstance(entry.value, dict)):
        for key, changed in _changes(nodes, kinds):
            at, old = nodes[key].at, str(nodes[key].value)
            line = lines[at.line - 1]
            lines[at.line - 1] = line[: at.column - 1] + line[at.column - 1 :].replace(old, changed[len(key) + 2 :], 1)
            what.append(key)
    return "\n".join(lines), what


def normalised(kind: Kind, text: str) -> str:
    """A value in the spelling that its kind of field takes, if it has one right reading."""
    fix_value = _FIXES.get(kind)
    return fix_value(text) if fix_value else text


def _composed(text: str, names: Sequence[str]) -> str:
    if not any(name in text for name in names):
        return _compose(text)
    parts = re.split(f"({'|'.join(map(re.escape, names))})", text)
    return "".join(part if part in names else _compose(part) for part in parts)


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _without_trailing_blanks(text: str) -> tuple[str, list[str]]:
    """In the front matter only: in Markdown two blanks at the end of a line mean something."""
    parts = frontmatter.split(text)
    lines = parts.yaml.split("\n")
    stripped = "\n".join(
        line[:-1].rstrip(" \t") + "\r" if line.endswith("\r") else line.rstrip(" \t") for line in lines
    )
    text_now = "".join([parts.head, stripped, parts.fence, parts.body])
    return text_now, ["trailing blanks"] if text_now != text else []


def _with_current_names(text: str, current: Mapping[str, str]) -> tuple[str, list[str]]:
    """Keys that an earlier version of the program knew by another name, unless the file has both."""
    nodes = frontmatter.read(frontmatter.split(text)) if current else {}
    old = {key: node.key_at for key, node in nodes.items() if key in current and current[key] not in nodes}
    lines = text.split("\n")
    for key, at in old.items():
        line = lines[at.line - 1]
        lines[at.line - 1] = line[: at.column - 1] + line[at.column - 1 :].replace(key, current[key], 1)
    return "\n".join(lines), [f"{key} → {current[key]}" for key in old]


def _changes(nodes: Mapping[str, Node], kinds: Mapping[str, Kind]) -> Iterator[tuple[str, str]]:
    for key, node in nodes.items():
        kind = kinds.get(key, Kind.EXTRA)
        if isinstance(node.value, str) and (value := normalised(kind, node.value)) != node.value:
            try:
                CODECS[kind].read(Node(value, node.at, node.key_at))
            except Rejected:
                continue
            yield key, block(key, value)


def _doi(text: str) -> str:
    return identifiers.without_doi_prefix(text.strip()).rstrip(".,;")


def _arxiv(text: str) -> str:
    return identifiers.without_arxiv_prefix(text.strip()).removesuffix(".pdf")


def _date(text: str) -> str:
    """`2023/7/18`, `18 July 2023` and `Jul 18, 2023` as `2023-07-18`; what has two readings, as 7/8/2023, stays."""
    if match := _NUMBERS.fullmatch(text.strip()):
        return "-".join(f"{int(part):02}" for part in match.groups() if part)
    match = _IN_WORDS.fullmatch(text.strip())
    months = [name.casefold() for name in dates.MONTH_NAMES]
    named = [m for m in months if match and m.startswith(match["month"].casefold())]
    if match is None or len(named) != 1 or (match["before"] and match["after"]):
        return text
    day = match["before"] or match["after"]
    return "-".join([match["year"], f"{months.index(named[0]) + 1:02}", *([f"{int(day):02}"] if day else [])])


_FIXES: Mapping[Kind, Callable[[str], str]] = MappingProxyType({Kind.DOI: _doi, Kind.ARXIV: _arxiv, Kind.DATE: _date})
