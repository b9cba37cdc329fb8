"""Slips in Markdown: links and headings that a reader sees as text, and code that never ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple
from urllib.parse import urljoin

from generator.errors import Problem, Severity
from generator.facts import frontmatter, value_hints
from generator.facts.store import PROFILE_PAGE, Content, is_publication
from generator.site.urls import url_of

_TARGET = r"(?:https?://|mailto:|www\.)[^\s()\[\]]+|[\w./%-]+\.(?:md|pdf|html?|png|jpe?g|svg)(?:#[\w-]*)?"


class _Row(NamedTuple):
    """A pattern, what is wrong with it, what to type, and what it is certainly meant to be."""

    pattern: re.Pattern[str]
    message: str
    hint: str
    meant: Callable[[re.Match[str]], str] | None = None


_MARKER = re.compile(r"^(?:<{7}|>{7}|={7}$|\|{7})(?: .*)?$", re.MULTILINE)
_ROWS = tuple(
    _Row(re.compile(pattern, re.MULTILINE), message, hint, meant)
    for pattern, message, hint, meant in (
        (
            r"^(#{2,6})([^#\s!\d\\].*)$",
            "not a heading: {}",
            "write a space after the #",
            lambda found: f"{found[1]} {found[2]}",
        ),
        (r"^#[^#\s!\d\\].*$", "not a heading: {}", "write a space after the #", None),
        (
            r"\]\((?![a-z]+:)[^()<>\"'\s]+[ ]+[^()<>\"'\s]+[^()<>\"'\n]*\)",
            "a space in a link: {}",
            "write %20 for it",
            lambda found: found[0].replace(" ", "%20"),
        ),
        (
            r"\]\((mailto: |https?:/(?!/)|https?//)([^()\n]*)\)",
            "not an address: {}",
            "write https://…",
            lambda found: f"]({value_hints.meant_link(found[1] + found[2]) or found[1] + found[2]})",
        ),
        (
            rf"(\[[^\[\]\n]+\]) +(\((?:{_TARGET})\))",
            "not a link: {}",
            "delete the space between ] and (",
            lambda found: found[1] + found[2],
        ),
        (
            rf"(?<!\])\(([^()\n]+)\)\[({_TARGET})\]",
            "not a link: {}",
            "write [{1}]({2})",
            lambda found: f"[{found[1]}]({found[2]})",
        ),
        (
            rf"(\[[^\[\]\n]+\]\((?:{_TARGET}))([.,]?)$",
            "not a link: {}",
            "write ) at its end",
            lambda found: f"{found[1]}){found[2]}",
        ),
    )
)
_CUT_OFF = re.compile(
    r"^(?:title|venue|note|publisher|volume|number|image_alt):[ \t]+(?:[^'\"\s#|>][^#\n]*[ \t])?(#\S.*)$", re.MULTILINE
)
_COMMENT = re.compile(r"^(?:title|note):[ \t]+[^'\"\s#|>][^#\n]*[ \t](# .*)$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_ELEMENT = re.compile(r"<(?:a|img|source|video|audio)\b[^>]*?\s(?:href|src)\s*=\s*[\"']([^\"'#?]+)[^\"']*[\"']")


def lines(content: Content) -> Iterator[Problem]:
    """A line is a conflict marker, a heading without a space, a link that is none, or a value that a # has cut off."""
    for path, text in sorted(content.texts.items()):
        for marker in _MARKER.finditer(text):
            if not in_code(text, marker.start()) and not _underlines(text, marker):
                message, hint = (
                    f"a conflict marker: {marker[0][:40]}",
                    "keep one of the versions, and delete the markers",
                )
                yield at_place(content, path, text, marker.start(), message, hint, Severity.ERROR)
        end = end_of_front_matter(text)
        for row in _ROWS:
            for found in row.pattern.finditer(text, end):
                if not in_code(text, found.start()):
                    told = row.hint.format(found[0], *found.groups())
                    yield at_place(content, path, text, found.start(), row.message.format(found[0][:40]), told)
        if path == PROFILE_PAGE or is_publication(path):
            for found in (*_CUT_OFF.finditer(text, 0, end), *_COMMENT.finditer(text, 0, end)):
                message = f"the value ends before the #: {found[0][:40]}"
                yield at_place(content, path, text, found.start(), message, "put the value in quotes")


def _underlines(text: str, marker: re.Match[str]) -> bool:
    """True for seven = below a line of text, which make it a heading, in a text without other markers."""
    before = text[: marker.start()].removesuffix("\n").rpartition("\n")[2]
    return marker[0] == "=======" and bool(before.strip()) and not re.search(r"^(?:<{7}|>{7})", text, re.MULTILINE)


def fixed(text: str) -> tuple[str, list[str]]:
    """The text of a page with its headings and links as they are certainly meant, and the lines that were changed; code
    stays as it is."""
    end, changed = end_of_front_matter(text), set[int]()
    for row in _ROWS:
        pieces, at = list[str](), 0
        for found in row.pattern.finditer(text, end):
            new = row.meant(found) if row.meant else found[0]
            if new != found[0] and not in_code(text, found.start()):
                pieces += [text[at : found.start()], new]
                at = found.end()
                changed.add(_line(text, found.start()))
        text = "".join([*pieces, text[at:]])
    return text, [f"line {number}" for number in sorted(changed)]


def unclosed_code(content: Content) -> Iterator[Problem]:
    """Code that begins with ``` has no end, so that the rest of the page is code."""
    for path, text in sorted(content.texts.items()):
        for start, end, fence in _code(text):
            if end > len(text):
                hint = f"write {fence} on a line of its own after it"
                yield at_place(content, path, text, start, "this code never ends", hint)


def html_links(content: Content) -> Iterator[Problem]:
    """An element of HTML in a page by hand leads nowhere: the host changes no address in HTML."""
    for path in sorted(content.written_by_hand & content.texts.keys()):
        text = content.texts[path]
        for found in _ELEMENT.finditer(text):
            link, target = found[1], urljoin(url_of(path), found[1])
            if ":" in link or link.startswith("/") or target in content.files or in_code(text, found.start()):
                continue
            if "." in target.rpartition("/")[2]:
                hint = "write it in Markdown: [text](page.md), ![description](picture.png)"
                yield at_place(content, path, text, found.start(), f"dead link in HTML: {link:.60}", hint)


def end_of_front_matter(text: str) -> int:
    """Where the front matter ends; 0 without one."""
    """Where the front matter ends; 0 without one."""
    try:
        parts = frontmatter.split(text)
    except frontmatter.FrontMatterError:
        return 0
    return len(parts.head) + len(parts.yaml)


@lru_cache(maxsize=8)
def _code(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and fence of each fenced block; one that never ends goes beyond the text. Remembered, since every
    slip of a text asks for them."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[tuple[int, int, str]]:
    start, opening = 0, ""
    for fence in _FENCE.finditer(text):
        if not opening:
            start, opening = fence.start(), fence[1]
        elif fence[1].startswith(opening) and not text[fence.end() :].partition("\n")[0].strip():
            yield start, fence.end(), opening
            opening = ""
    if opening:
        yield start, len(text) + 1, opening


def in_code(text: str, at: int) -> bool:
    """True for a place in fenced code, or between two backticks of a line."""
    blocks = _code(text)
    before = bisect_right(blocks, at, key=itemgetter(0))
    return (before > 0 and at < blocks[before - 1][1]) or _in_code_span(text, at)


def _in_code_span(text: str, at: int) -> bool:
    """True if a backtick is open on the line: what is between two is code."""
    return text.count("`", text.rfind("\n", 0, at) + 1, at) % 2 == 1


def at_place(
    content: Content, path: str, text: str, at: int, message: str, hint: str, severity: Severity = Severity.NOTICE
) -> Problem:
    """A problem at the line of a place in a text."""
    return Problem(content.shown(path), _line(text, at), message, hint, severity)


def _line(text: str, at: int) -> int:
    return bisect_left(_ends_of_lines(text), at) + 1


@lru_cache(maxsize=8)
def _ends_of_lines(text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in re.finditer("\n", text))
