"""What has only one right reading in `mkdocs.yml`: spaces after colons, quotes, lists, and paths in the menu."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from generator.errors import InputProblems
from generator.facts.store import CONTENT
from generator.facts.yaml_scalars import quoted
from generator.review.settings_keys import FORMS, KNOWN
from generator.site import settings

_MOST = 20
_TEXTS = frozenset({"copyright", "site_description", "site_name"})
_LISTS = frozenset(
    key for key, (types, _) in FORMS.items() if types is list or (isinstance(types, tuple) and list in types)
)
_GLUED = re.compile(r"^(?P<start>\s*-\s+[^\s:'\"#\[{][^:#\n]*):(?P<path>[^\s:/][^\s:]*)[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(
    r"(?P<start>[:,\[-][ ]+|\[)(?P<path>/?content/[\w./-]+\.md|/[\w./-]+\.md)(?=\s*(?:[,\]}#]|$))", re.MULTILINE
)
_ALONE = re.compile(r"^(?P<key>[a-z_]+):[ ]+(?P<value>[\w./-]+)[ \t]*$", re.MULTILINE)
_NEEDED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), meant)
    for pattern, meant in (
        (r"^docs_dir:[ ]+(?!content\s)\S+[ \t]*$", f"docs_dir: {CONTENT}"),
        (r"^theme:[ ]+(?!material\s)[\w-]+[ \t]*$", "theme: material"),
        (r"^(plugins:[ ]+\[(?:[^\]\n]*,)?[ ]*)portf(?!olio\b)\w*", r"\1portfolio"),
        (r"^(plugins:[ ]+\[)(?![^\]\n]*\bportfolio\b)[ ]*([^\]\n]*?)[ ]*\]", r"\1\2, portfolio]"),
        (r"^(plugins:[ ]+\[)[ ]*, ", r"\1"),
        (r"^((?:site|repo)_url:[ ]+)((?!https?:)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?)[ \t]*$", r"\1https://\2"),
    )
)
_MISSING = {
    "site_name": "site_name: Portfolio",
    "docs_dir": f"docs_dir: {CONTENT}",
    "theme": "theme: material",
    "plugins": "plugins: [portfolio]",
}


def fixed(text: str, pages: Collection[str]) -> tuple[str, list[str]]:
    """The settings with everything fixed, and the lines that were; `pages` are the paths of pages that are there."""
    was = text
    for _ in range(_MOST):
        repaired = _repaired(text)
        if repaired == text:
            break
        text = repaired
    text = _GLUED.sub(lambda found: _entry(found, pages), text)
    text = _ENTRY.sub(lambda found: _page(found, pages), text)
    text = _ALONE.sub(lambda found: f"{found['key']}: [{found['value']}]" if found["key"] in _LISTS else found[0], text)
    for pattern, meant in _NEEDED:
        text = pattern.sub(meant, text)
    pairs = zip(was.split("\n"), text.split("\n"), strict=True)
    done = [f"line {number}" for number, (before, after) in enumerate(pairs, 1) if before != after]
    new = [line for key, line in _MISSING.items() if not re.search(rf"^(?:{key}|INHERIT):", text, re.MULTILINE)]
    return _with_lines(text, new) if _is_plain(text) else text, done + (new if _is_plain(text) else [])


def _is_plain(text: str) -> bool:
    """True for settings that can be read and have some of what they need, so that the rest can be added."""
    return not _line_of_error(text) and any(re.search(rf"^{key}:", text, re.MULTILINE) for key in _MISSING)


def _with_lines(text: str, lines: list[str]) -> str:
    end = "" if not lines or text.endswith("\n") else "\n"
    return text + end + "".join(f"{line}\n" for line in lines)


def _entry(found: re.Match[str], pages: Collection[str]) -> str:
    return f"{found['start']}: {found['path']}" if found["path"] in pages else found[0]


def _page(found: re.Match[str], pages: Collection[str]) -> str:
    below = found["path"].lstrip("/").removeprefix(f"{CONTENT}/")
    return found["start"] + below if below in pages else found[0]


def _repaired(text: str) -> str:
    """The text with the line of its first error repaired; as it is if that is not possible, or needless."""
    line = _line_of_error(text)
    lines = text.split("\n")
    for attempt in _ATTEMPTS if 0 < line <= len(lines) else ():
        for new in attempt(lines[line - 1]):
            trial = "\n".join([*lines[: line - 1], new, *lines[line:]])
            after = _line_of_error(trial)
            if new != lines[line - 1] and (not after or after > line):
                return trial
    return text


def _line_of_error(text: str) -> int:
    """The line of the first error of YAML; 0 if there is none."""
    try:
        settings.read(text)
    except InputProblems as error:
        return error.problems[0].line
    return 0


def _tabs(line: str) -> Iterator[str]:
    yield re.sub(r"^[ ]*\t[ \t]*", lambda blanks: blanks[0].expandtabs(2), line)


def _at_the_start(line: str) -> Iterator[str]:
    if (found := re.match(r"\s+([a-z_]+):(?:\s|$)", line)) and found[1] in KNOWN:
        yield line.lstrip()


def _colon(line: str) -> Iterator[str]:
    found = re.fullmatch(r"(?P<key>[A-Za-z_]+)(?::(?=[^:/])| ?[：;=])\s*(?P<value>.+)", line)
    if found and found["key"] in KNOWN:
        yield f"{found['key']}: {found['value']}"


def _closed(line: str) -> Iterator[str]:
    found = re.fullmatch(r"[a-z_]+:[ ]+(?P<value>(?P<sign>[\"'\[{]).*\S)\s*", line)
    if found and not re.search(r"\s#", line):
        sign = {"[": "]", "{": "}"}.get(found["sign"], found["sign"])
        if found["value"].count(sign) == (sign == found["sign"]):
            yield line.rstrip() + sign


def _quoted(line: str) -> Iterator[str]:
    found = re.fullmatch(r"(?P<key>[a-z_]+):[ ]+(?P<value>[^\s\"'#].*\S)\s*", line)
    if found and found["key"] in _TEXTS and not re.search(r"\s#", line):
        yield f"{found['key']}: {quoted(found['value'])}"


_ATTEMPTS: tuple[Callable[[str], Iterator[str]], ...] = (_tabs, _at_the_start, _colon, _closed, _quoted)
