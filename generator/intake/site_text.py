"""Texts of pages that were made with another program → Markdown: tags of templates, links, pictures.

A link to a moved page or file leads to where it is now; one to anything else of the old site becomes its text. What a
template made when the site was built cannot be moved, and is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_PATH_TAGS = re.compile(
    r"""\{\{-?\s*(?:site\.(?:base)?url|site\.baseurl_root)\s*-?\}\}|"""
    r"""\{\{-?\s*(?P<q>["'])(?P<path>[^"'{}]*)(?P=q)\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)[^{}]*\}\}|"""
    r"""\{%-?\s*(?:link|post_url)\s+(?P<link>[^%\s]+)\s*-?%\}|"""
    r"""\{\{[<%]\s*(?:rel|static)?ref\s+"(?P<ref>[^"{}]*)"[^{}]*[>%]\}\}"""
)
_FIGURES = re.compile(r"\{%-?\s*include\s+(?:figure|image)\S*\s(?P<l>[^%]*)%\}|\{\{<\s*figure\s(?P<h>[^{}]*)>\}\}")
_VIDEOS = re.compile(r"\{\{<\s*(?P<site>youtube|vimeo)\s+\"?(?P<id>[\w-]+)\"?[^{}]*>\}\}")
_HIGHLIGHT = re.compile(r"\{%-?\s*(?:highlight\s+(?P<language>\w+)[^%]*|(?P<end>endhighlight))\s*-?%\}")
_SILENT = re.compile(
    r"\{%-?\s*(?:raw|endraw|comment|endcomment)\s*-?%\}|\{\{[<%]\s*/?(?:callout|icon|toc)\b[^{}]*[>%]\}\}|<!--\s*more\s*-->|"
    r"\{:(?:[^{}\n]*)\}"
)
_TAG = re.compile(r"\{%[^%]*%\}|\{\{[^{}]*\}\}")
_IMG = re.compile(r"<img\b(?P<attributes>[^<>]*)>", re.I)
_ANCHOR = re.compile(r"<a\b(?P<attributes>[^<>]*)>(?P<text>.*?)</a>", re.I | re.S)
_TARGET = r"\(\s*<?(?P<target>(?:[^()<>\"\n]|\([^()<>\"\n]*\))+?)>?(?P<title>\s+\"[^\"\n]*\")?\s*\)"
"""An address in parentheses; Jekyll's Markdown takes spaces in one."""

_PICTURE = re.compile(rf"(?P<bang>!)\[(?P<text>[^\[\]]*)\]{_TARGET}")
_LINK = re.compile(rf"(?P<bang>(?<!!))\[(?P<text>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]{_TARGET}")
_DEFINITION = re.compile(
    r"(?m)^ {0,3}\[(?P<name>[^\]\n]+)\]:[ \t]*<?(?P<target>\S+?)>?(?P<title>[ \t]+\"[^\"\n]*\")?[ \t]*$"
)
_LONGEST = 500_000

Resolve = Callable[[str], str]
"""The target of a link, as the page had it → as the moved page has it; empty for what is not moved."""


@dataclass(slots=True)
class Moved:
    """A text as Markdown, the tags of the template in it, and the targets that were not moved."""

    text: str = ""
    tags: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def moved(body: str, resolve: Resolve) -> Moved:
    """The text of a page."""
    found = Moved()
    body = body[:_LONGEST]
    for pattern, change in _CHANGES:
        body = pattern.sub(change, body)
    found.tags = list(dict.fromkeys(tag[:60] for tag in _TAG.findall(body)))
    body = _TAG.sub("", body)
    for pattern in (_PICTURE, _LINK):
        body = pattern.sub(lambda match: _link(match, resolve, found.lost), body)
    body = _DEFINITION.sub(lambda match: _definition(match, resolve, found.lost), body)
    found.text = re.sub(
        r"\n{3,}", "\n\n", re.sub(r"(?m)[ \t]+$", lambda m: "  " if m[0].startswith("  ") else "", body)
    ).strip()
    return found


def is_elsewhere(target: str) -> bool:
    """True for an address of another site, of mail, or of a place on the same page."""
    return target.startswith(("#", "//")) or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", target) is not None


def _link(match: re.Match[str], resolve: Resolve, lost: list[str]) -> str:
    target, text = match["target"], match["text"]
    if is_elsewhere(target):
        return match[0]
    if now := resolve(target):
        return f"{match['bang']}[{text}]({now}{match['title'] or ''})"
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


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(text)}


def _path(match: re.Match[str]) -> str:
    return match["path"] or match["link"] or match["ref"] or ""


def _figure(match: re.Match[str]) -> str:
    named = _attributes(match["l"] or match["h"] or "")
    source = named.get("path") or named.get("src") or named.get("image") or named.get("image_path") or ""
    text = named.get("alt") or named.get("caption") or named.get("title") or ""
    return f"![{_flat(text)}]({source.replace(' ', '%20')})" if source else match[0]


def _video(match: re.Match[str]) -> str:
    address = "https://www.youtube.com/watch?v=" if match["site"] == "youtube" else "https://vimeo.com/"
    return f"<{address}{match['id']}>"


def _image(match: re.Match[str]) -> str:
    named = _attributes(match["attributes"])
    source = named.get("src", "")
    return f"![{_flat(named.get('alt', ''))}]({source.replace(' ', '%20')})" if source else ""


def _anchor(match: re.Match[str]) -> str:
    target = _attributes(match["attributes"]).get("href", "")
    return f"[{' '.join(match['text'].split())}]({target.replace(' ', '%20')})" if target else match["text"]


def _flat(text: str) -> str:
    return re.sub(r"[\[\]\n]", " ", text)


_CHANGES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_PATH_TAGS, _path),
    (_FIGURES, _figure),
    (_VIDEOS, _video),
    (_HIGHLIGHT, lambda match: "```" if match["end"] else f"```{match['language']}"),
    (_SILENT, lambda match: ""),
    (_IMG, _image),
    (_ANCHOR, _anchor),
)
