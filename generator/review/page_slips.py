"""Slips in Markdown: links and headings that a reader sees as text, and code that never ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from generator.errors import Problem, Severity
from generator.facts import frontmatter
from generator.facts.store import PROFILE_PAGE, Content, is_publication
from generator.site.urls import url_of

_TARGET = r"(?:https?://|mailto:|www\.)[^\s()\[\]]+|[\w./%-]+\.(?:md|pdf|html?|png|jpe?g|svg)(?:#[\w-]*)?"
_ROWS = tuple(
    (re.compile(pattern, re.MULTILINE), message, hint, severity)
    for pattern, message, hint, severity in (
        (
            r"^(?:<{7}|>{7}|={7}$|\|{7})(?: .*)?$",
            "a conflict marker: {}",
            "keep one of the versions, and delete the markers",
            Severity.ERROR,
        ),
        (r"^#{1,6}[^#\s!\d\\].*$", "not a heading: {}", "write a blank behind the #", Severity.NOTICE),
        (
            r"\]\((?![a-z]+:)[^()<>\"'\s]+[ ]+[^()<>\"'\s]+[^()<>\"'\n]*\)",
            "a blank in a link: {}",
            "write %20 for it",
            Severity.NOTICE,
        ),
        (
            r"\]\((?:mailto: |https?:/(?!/)|https?//)[^()\n]*\)",
            "not an address: {}",
            "write https://…",
            Severity.NOTICE,
        ),
        (rf"\[[^\]\n]+\] +\((?:{_TARGET})\)", "not a link: {}", "delete the blank between ] and (", Severity.NOTICE),
        (rf"(?<!\])\(([^()\n]+)\)\[({_TARGET})\]", "not a link: {}", "write [{1}]({2})", Severity.NOTICE),
        (rf"\[[^\]\n]+\]\((?:{_TARGET})[.,]?$", "not a link: {}", "write ) at its end", Severity.NOTICE),
    )
)
_CUT_OFF = re.compile(
    r"^(?:title|venue|note|publisher|volume|number|image_alt):[ \t]+(?:[^'\"\s#|>][^#\n]*[ \t])?(#\S.*)$", re.MULTILINE
)
_COMMENT = re.compile(r"^(?:title|note):[ \t]+[^'\"\s#|>][^#\n]*[ \t](# .*)$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_ELEMENT = re.compile(r"<(?:a|img|source|video|audio)\b[^>]*?\s(?:href|src)\s*=\s*[\"']([^\"'#?]+)[^\"']*[\"']")


def lines(content: Content) -> Iterator[Problem]:
    """A line is a conflict marker, a heading without a blank, a link that is none, or a value that a # has cut off."""
    for path, text in sorted(content.texts.items()):
        for pattern, message, hint, severity in _ROWS:
            for found in pattern.finditer(text):
                if not _in_code(text, found.start()):
                    told = hint.format(found[0], *found.groups())
                    yield _at(content, path, text, found.start(), message.format(found[0][:40]), told, severity)
        if path == PROFILE_PAGE or is_publication(path):
            end = _end_of_front_matter(text)
            for found in (*_CUT_OFF.finditer(text, 0, end), *_COMMENT.finditer(text, 0, end)):
                message = f"the value ends before the #: {found[0][:40]}"
                yield _at(content, path, text, found.start(), message, "put the value in quotes")


def unclosed_code(content: Content) -> Iterator[Problem]:
    """Code that begins with ``` has no end, so that the rest of the page is code."""
    for path, text in sorted(content.texts.items()):
        for start, end, fence in _code(text):
            if end > len(text):
                hint = f"write {fence} on a line of its own after it"
                yield _at(content, path, text, start, "this code never ends", hint)


def html_links(content: Content) -> Iterator[Problem]:
    """An element of HTML in a page by hand leads nowhere: the host changes no address in HTML."""
    for path in sorted(content.written_by_hand & content.texts.keys()):
        text = content.texts[path]
        for found in _ELEMENT.finditer(text):
            link, target = found[1], urljoin(url_of(path), found[1])
            if ":" in link or link.startswith("/") or target in content.files or _in_code(text, found.start()):
                continue
            if "." in target.rpartition("/")[2]:
                hint = "write it in Markdown: [text](page.md), ![description](picture.png)"
                yield _at(content, path, text, found.start(), f"dead link in HTML: {link:.60}", hint)


def _end_of_front_matter(text: str) -> int:
    try:
        parts = frontmatter.split(text)
    except frontmatter.FrontMatterError:
        return 0
    return len(parts.head) + len(parts.yaml)


def _code(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and fence of each fenced block; one that never ends goes beyond the text."""
    start, opening = 0, ""
    for fence in _FENCE.finditer(text):
        if not opening:
            start, opening = fence.start(), fence[1]
        elif fence[1].startswith(opening) and not text[fence.end() :].partition("\n")[0].strip():
            yield start, fence.end(), opening
            opening = ""
    if opening:
        yield start, len(text) + 1, opening


def _in_code(text: str, at: int) -> bool:
    return any(start <= at < end for start, end, _ in _code(text))


def _at(
    content: Content, path: str, text: str, at: int, message: str, hint: str, severity: Severity = Severity.NOTICE
) -> Problem:
    return Problem(content.shown(path), text.count("\n", 0, at) + 1, message, hint, severity)
