"""Texts of pages that were made with another program → Markdown: tags of templates, links, pictures.

A link to a moved page or file leads to where it is now; one to anything else of the old site becomes its text. What a
template made when the site was built cannot be moved, and is named. Code stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.intake.moving import site_html, site_tags
from generator.intake.moving.site_papers import Papers

_TARGET = r"\(\s*<?(?P<target>(?:[^()<>\"\n]|\([^()<>\"\n]*\))*?)>?(?P<title>\s+\"[^\"\n]*\")?\s*\)"
"""An address in parentheses; Jekyll's Markdown takes spaces in one, and an empty one leads nowhere."""

_WORDS = r"\[(?P<text>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]"
_PICTURE = re.compile(rf"(?P<bang>!){_WORDS}{_TARGET}")
_LINK = re.compile(rf"(?P<bang>(?<!!)){_WORDS}{_TARGET}")
_DEFINITION = re.compile(
    r"(?m)^ {0,3}\[(?P<name>[^\]\n]+)\]:[ \t]*<?(?P<target>\S+?)>?(?P<title>[ \t]+\"[^\"\n]*\")?[ \t]*$"
)
_CODE = re.compile(
    r"^[ \t]*(?P<fence>`{3,6}|~{3,6})[^\n]*\n(?:.*?\n)??[ \t]*(?P=fence)[^\n]*$|`[^`\n]+`", re.DOTALL | re.MULTILINE
)
_KEPT = re.compile("\\x00(\\d+)\\x00")
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_LONGEST = 500_000

NO_PAPERS = Papers()
Resolve = Callable[[str], str]
"""The target of a link, as the page had it → as the moved page has it; empty for what is not moved."""


@dataclass(slots=True)
class Moved:
    """A text as Markdown, the tags of the template in it, and the targets that were not moved."""

    text: str = ""
    tags: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def moved(body: str, resolve: Resolve, tag: re.Pattern[str] = site_tags.JEKYLL, papers: Papers = NO_PAPERS) -> Moved:
    """The text of a page; `tag` is what its program takes for one of the template, `papers` are those that it cites."""
    found, code = Moved(), list[str]()
    body = site_tags.in_code(body[:_LONGEST].replace("\0", ""))
    prose = site_tags.without_comments(_CODE.sub(lambda match: _kept(match, code), body))
    text = _prose(papers.with_citations(prose), resolve, tag, found)
    text = _KEPT.sub(lambda match: code[int(match[1])], text)
    text = papers.with_known_citations(text, found.lost)
    found.text = re.sub(
        r"\n{3,}", "\n\n", re.sub(r"(?m)[ \t]+$", lambda m: "  " if m[0].startswith("  ") else "", text)
    ).strip()
    return found


def is_elsewhere(target: str) -> bool:
    """True for an address of another site, of mail, or of a place on the same page."""
    return target.startswith(("#", "//")) or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", target) is not None


def _kept(match: re.Match[str], code: list[str]) -> str:
    """Puts code aside, so that nothing in it is taken for a tag or a link; a link may be around it."""
    code.append(_RAW.sub("", match[0]))
    return f"\0{len(code) - 1}\0"


def _prose(text: str, resolve: Resolve, tag: re.Pattern[str], found: Moved) -> str:
    text = site_html.as_markdown(site_tags.as_markdown(text))
    found.tags = list(dict.fromkeys(" ".join(each.split())[:60] for each in tag.findall(text)))
    text = tag.sub("", text)
    for pattern in (_PICTURE, _LINK):
        text = pattern.sub(lambda match: _link(match, resolve, found.lost), text)
    return _DEFINITION.sub(lambda match: _definition(match, resolve, found.lost), text)


def _link(match: re.Match[str], resolve: Resolve, lost: list[str]) -> str:
    target, text = match["target"], match["text"]
    if is_elsewhere(target):
        return match[0]
    if target and (now := resolve(target)):
        return f"{match['bang']}[{text}]({now}{match['title'] or ''})"
    if target:
        lost.append(target)
    return "" if match["bang"] else text


def _definition(match: re.Match[str], resolve: Resolve, lost: list[str]) -> str:
    target = match["target"]
    if is_elsewhere(target):
        return match[0]
    if now := resolve(target):
        return f"[{match['name']}]: {now}{match['title'] or ''}"
    lost.append(target)
    return ""
