"""Tags of templates in texts, of Jekyll, Hugo and Quarto → Markdown: figures, buttons, videos, addresses, code. All
others stay, to be found with the pattern of their program."""

from __future__ import annotations

import re
from collections.abc import Callable

JEKYLL = re.compile(r"\{%[^%]*%\}|\{\{[^{}]*\}\}")
OTHERS = re.compile(r"\{\{[<%][^{}]*[%>]\}\}")
"""What is a tag to Hugo and Quarto, to whom other braces are text."""

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_PATH_TAGS = re.compile(
    r"""\{\{-?\s*(?:site\.(?:base)?url|site\.baseurl_root)\s*-?\}\}|"""
    r"""\{\{-?\s*(?P<q>["'])(?P<path>[^"'{}]*)(?P=q)\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)[^{}]*\}\}|"""
    r"""\{%-?\s*(?:link|post_url)\s+(?P<link>[^%\s]+)\s*-?%\}|"""
    r"""\{\{[<%]\s*(?:rel|static)?ref\s+"(?P<ref>[^"{}]*)"[^{}]*[>%]\}\}"""
)
_FIGURES = re.compile(r"\{%-?\s*include\s+(?:figure|image)\S*\s(?P<l>[^%]*)%\}|\{\{<\s*figure\s(?P<h>[^{}]*)>\}\}")
_VIDEOS = re.compile(r"\{\{<\s*(?P<site>youtube|vimeo)\s+\"?(?P<id>[\w-]+)\"?[^{}]*>\}\}")
_LINKS = re.compile(
    r"\{%-?\s*include\s+[\w./-]+\s(?P<l>[^%]*)%\}|\{\{[<%]\s*(?:cta|button|video|link|spoiler)\s(?P<h>[^{}]*?)[>%]\}\}"
)
_HIGHLIGHT = re.compile(r"\{%-?\s*(?:highlight\s+(?P<language>\w+)[^%]*|(?P<end>endhighlight))\s*-?%\}")
_SILENT = re.compile(
    r"\{%-?\s*(?:raw|endraw|comment|endcomment)\s*-?%\}|"
    r"\{\{[<%]\s*/?(?:callout|icon|toc|spoiler)\b[^{}]*[>%]\}\}|\{:(?:[^{}\n]*)\}|"
    r"(?<=\))\{[.#\w][^{}\n]*\}|^:{3,}[ \t]*(?:\{[^{}\n]*\}|[\w.-]*)[ \t]*$",
    re.MULTILINE,
)
"""What shows nothing by itself: boxes around a text, and the looks of what is before them."""

_IMG = re.compile(r"<img\b(?P<attributes>[^<>]*)>", re.I)
_ANCHOR = re.compile(r"<a\b(?P<attributes>[^<>]*)>(?P<text>.*?)</a>", re.I | re.S)


def in_code(body: str) -> str:
    """The text with code as Markdown has it."""
    return _HIGHLIGHT.sub(lambda match: "```" if match["end"] else f"```{match['language']}", body)


def without_comments(text: str) -> str:
    """The text without what HTML does not show; a comment without an end is text."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join([*parts, text[at:]])


def as_markdown(body: str) -> str:
    """The text with those tags as Markdown that have their like there."""
    for pattern, change in _CHANGES:
        body = pattern.sub(change, body)
    return body


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


def _link(match: re.Match[str]) -> str:
    """A link with its words, or the bare address of a video; the words of a box."""
    inside = match["l"] or match["h"] or ""
    named = _attributes(inside)
    words = _flat(named.get("text") or named.get("cta_text") or named.get("title") or "").strip()
    names = ("link", "cta_link", "url", "href", "path", "src")
    target = next((named[name] for name in names if named.get(name)), "") or inside.strip().partition(" ")[0]
    if target.startswith(("http://", "https://")) or (words and target.startswith(("/", "#"))):
        return f"[{words}]({target.replace(' ', '%20')})" if words else f"<{target}>"
    return words or match[0]


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
    (_LINKS, _link),
    (_SILENT, lambda match: ""),
    (_IMG, _image),
    (_ANCHOR, _anchor),
)
