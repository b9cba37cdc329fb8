"""Lines of front matter that YAML refuses and that can mean only one thing, written so that it takes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.facts import frontmatter
from generator.facts.fields import Field, Kind
from generator.facts.frontmatter import FrontMatterError, Parts
from generator.facts.values import CODECS
from generator.facts.yaml_scalars import quoted
from generator.facts.yaml_values import Rejected

_STEPS = 3
"""Repairs that one line may need: a space after the colon, a closing quote…"""

_LONGEST = 20_000
"""Characters of a key with its value that are repaired."""

_FENCE = re.compile(r"\A(?P<before>\ufeff?\s*)[-–—]{2,6}[ \t]*$", re.MULTILINE)
_OTHER_FENCE = re.compile(r"^[-–—]{2,6}[ \t]*$", re.MULTILINE)
_ALL_KEYS = re.compile(r"(?:[ \t]*\r?\n|(?:[a-z_]+:(?: .*)?|[ ]+\S.*|- .*)(?:\n|\Z))+")
_FORMULA = re.compile(r"(?<!\\)\$(?=\S)(?:\\.|[^$\\\"\n])+(?<=\S)\$")
_BACKSLASH = re.compile(r"\\(?:\\|\"|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|(?P<word>[A-Za-z,;:!{}_%&#^ ]))")

_STARTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"^[ ]*\t[ \t]*"), lambda blanks: blanks[0].expandtabs(2)),
    (re.compile(r"^(\s*)-(?=[^\s-])"), lambda start: f"{start[1]}- "),
)
"""Starts of lines that are wrong on all lines of a key alike: tabs, and a - without a space after it."""

INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphen, zero-width space, word joiner and byte order mark: what word processors and PDFs leave in a copy.
Joiners of letters (U+200C, U+200D) and marks of direction belong to texts in many languages."""

Fields = Mapping[str, Kind]


def with_fences(text: str) -> str:
    """The file with `---` for fences of another length, as word processors make them, and nothing in front; as it is
    unless that makes it readable."""
    opening = _FENCE.match(text)
    if not opening or _is_split(text):
        return text
    rest = text[opening.end() :]
    if _ALL_KEYS.fullmatch(rest):
        return f"---{rest.rstrip()}\n---\n"
    if not re.search(r"^---[ \t]*$", rest, re.MULTILINE):
        rest = _OTHER_FENCE.sub("---", rest, count=1)
    repaired = f"---{rest}"
    return repaired if _is_split(repaired) and re.match(r"---\s*\n[A-Za-z_]+\s*:", repaired) else text


def without_invisible(text: str, _: Sequence[Field]) -> tuple[str, list[str]]:
    """The file without characters in its front matter that nobody sees."""
    parts = frontmatter.split(text)
    yaml = INVISIBLE.sub("", parts.yaml)
    what = ["characters that nobody sees"] if yaml != parts.yaml else []
    return frontmatter.joined(replace(parts, yaml=yaml)), what


def with_lines(text: str, fields: Sequence[Field]) -> tuple[str, list[str]]:
    """The file with its lines repaired, and what was; a line that may mean several things stays."""
    parts = frontmatter.split(text)
    kinds = {field.key: field.kind for field in fields}
    yaml, done = _with_backslashes(parts.yaml), list[str]()
    if yaml != parts.yaml:
        done.append("backslashes in double quotes")
    errors = frontmatter.read_all(replace(parts, yaml=yaml)).errors
    for error in sorted(errors, key=lambda each: each.line, reverse=True):
        lines = frontmatter.lines_of(yaml)
        first, last = frontmatter.block_around(lines, error.line - 2)
        repaired = _repaired(lines[first:last], error.line - 2 - first, kinds)
        trial = "".join([*lines[:first], *repaired, *lines[last:]])
        if repaired and _errors(parts, trial) < _errors(parts, yaml):
            yaml = trial
            done.append(f"line {error.line}")
    return (frontmatter.joined(replace(parts, yaml=yaml)), done[::-1]) if done else (text, [])


def _errors(parts: Parts, yaml: str) -> int:
    return len(frontmatter.read_all(replace(parts, yaml=yaml)).errors)


def _is_split(text: str) -> bool:
    try:
        frontmatter.split(text)
    except FrontMatterError:
        return False
    return True


def _with_backslashes(yaml: str) -> str:
    """A formula in double quotes keeps its commands: `"$\\alpha$"` is a bell and `lpha` to YAML."""
    lines = frontmatter.lines_of(yaml)
    for at, line in enumerate(lines):
        if re.match(r"[A-Za-z_]+:[ ]+\".*\"[ \t]*(?:#.*)?\s*$", line) and "$" in line:
            lines[at] = _FORMULA.sub(lambda formula: _doubled(formula[0]), line)
    return "".join(lines)


def _doubled(text: str) -> str:
    return _BACKSLASH.sub(lambda found: f"\\{found[0]}" if found["word"] else found[0], text)


def _repaired(block: list[str], at: int, kinds: Fields) -> list[str]:
    """The lines of a key with the line at `at` repaired, in the fewest steps; none if that cannot be done."""
    if not 0 <= at < len(block) or sum(map(len, block)) > _LONGEST:
        return []
    frontier = [block]
    for _ in range(_STEPS):
        frontier = [trial for each in frontier for trial in _trials(each, at, kinds)]
        if found := next((trial for trial in frontier if _is_good(trial, kinds)), None):
            return found
    return []


def _trials(block: list[str], at: int, kinds: Fields) -> Iterator[list[str]]:
    if at >= len(block):
        return
    line = block[at].rstrip("\r\n")
    end = block[at][len(line) :]
    for attempt in _ATTEMPTS:
        for new in attempt(line, kinds):
            if new != line:
                yield [*block[:at], new + end, *block[at + 1 :]]
    for pattern, new_start in _STARTS:
        all_lines = [pattern.sub(new_start, each) for each in block]
        if all_lines != block:
            yield all_lines


def _is_good(block: list[str], kinds: Fields) -> bool:
    """True if all keys are known and take their values."""
    try:
        nodes = frontmatter.read(Parts("", "".join(block), "", "", 0))
        for key, node in nodes.items():
            CODECS[kinds[key]].read(node)
    except (FrontMatterError, Rejected, KeyError):
        return False
    return bool(nodes)


def _colon(line: str, kinds: Fields) -> Iterator[str]:
    """A space, a no-break space, another sign or nothing where a colon and a space belong, after a known key."""
    found = re.fullmatch(r"(?:- )?(?P<key>[A-Za-z_]+)(?::(?=[^:/])| ?[：;=]| (?=[^:#]*$))\s*(?P<value>.+)", line)
    if found and found["key"].casefold() in kinds:
        yield f"{found['key'].casefold()}: {found['value']}"


def _at_the_start(line: str, kinds: Fields) -> Iterator[str]:
    """A known key that is indented below the value of another."""
    if (found := re.match(r"\s+(?P<key>[a-z_]+):(?:\s|$)", line)) and found["key"] in kinds:
        yield line.lstrip()


def _closed(line: str, _: Fields) -> Iterator[str]:
    """A quote or bracket that is opened at the start of a value and never closed."""
    found = re.fullmatch(r"(?P<start>[a-z_]+:[ ]+)(?P<value>(?P<sign>[\"'\[{]).*\S)\s*", line)
    if found and not re.search(r"\s#", line):
        sign = {"[": "]", "{": "}"}.get(found["sign"], found["sign"])
        if found["value"].count(sign) == (sign == found["sign"]):
            yield found["start"] + found["value"] + sign


def _quoted(line: str, kinds: Fields) -> Iterator[str]:
    """A text with characters that mean something to YAML; what may be a comment is left alone."""
    found = re.fullmatch(r"(?P<key>[a-z_]+):[ ]+(?P<value>[^\s\"'#].*\S|[^\s\"'#])\s*", line)
    if found and kinds.get(found["key"]) is Kind.TEXT and not re.search(r"\s#", found["value"]):
        yield f"{found['key']}: {quoted(found['value'])}"


def _quotes_inside(line: str, kinds: Fields) -> Iterator[str]:
    """Quotes of the same kind inside of quotes: only the outer ones are YAML's."""
    found = re.fullmatch(r"(?P<key>[a-z_]+):[ ]+(?P<sign>[\"'])(?P<value>.+)(?P=sign)\s*", line)
    if found and kinds.get(found["key"]) is Kind.TEXT and "\\" not in found["value"]:
        yield f"{found['key']}: {quoted(found['value'].replace(chr(39) * 2, chr(39)))}"


def _backslashes(line: str, _: Fields) -> Iterator[str]:
    """Backslashes in double quotes, if none of them can be an escape of YAML."""
    if re.fullmatch(r"[a-z_]+:[ ]+\".*\"\s*", line) and not re.search(r"(?<!\\)(?:\\\\)*\\[nt]", line):
        yield _doubled(line)


def _empty_entries(line: str, _: Fields) -> Iterator[str]:
    if re.search(r"[\[,]\s*,", line) and "'" not in line and '"' not in line:
        yield re.sub(r"([\[,])(?:\s*,)+", r"\1", line)


_ATTEMPTS: tuple[Callable[[str, Fields], Iterator[str]], ...] = (
    _colon,
    _at_the_start,
    _closed,
    _quotes_inside,
    _backslashes,
    _empty_entries,
    _quoted,
)
"""Each gives a line in the way that it was probably meant, if it looks like its mistake."""
