"""HTML in texts that are moved → Markdown, since texts show it as it is written. What only says how a page looks goes;
the words stay. Tags that HTML does not have, such as `<T>`, are text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.text import html_markup

_BOXES = "article aside blockquote center details div dl figure footer header main nav ol picture section table ul"
_BOX = re.compile(rf"(?i)<(?P<end>/?)(?:{_BOXES.replace(' ', '|')})\b[^<>]*>")
_UNSEEN = re.compile(r"(?i)<(?P<name>script|style|template|svg|head)\b[^<>]*>")
_HEADING = re.compile(r"(?i)<h(?P<level>[1-6])\b[^<>]*>(?P<text>(?:[^<]|<(?!/?h[1-6])){0,500})</h(?P=level)\s*>")
_FRAME = re.compile(r"(?is)<(?:iframe|video|audio|embed|source)\b[^<>]*?\bsrc\s*=\s*[\"']?(?P<src>[^\s\"'<>]+)[^<>]*>")
_INLINE = re.compile(r"(?is)<(?P<name>b|strong|i|em|cite|code|tt|kbd|samp)\b[^<>]*>(?P<text>[^<>]*)</(?P=name)\s*>")
_RAISED = re.compile(r"(?i)<(?P<name>sup|sub)\b[^<>]*>[^<>]*</(?P=name)\s*>")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)\b(?:\s[^<>]*|/)?>")

_MARKS: Mapping[str, str] = MappingProxyType(
    {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "code": "`", "tt": "`", "kbd": "`", "samp": "`"}
)
_OF_START = {"li": "\n- ", "tr": "\n- ", "dt": "\n\n", "dd": "\n\n", "br": "  \n", "hr": "\n\n***\n\n"}
_OF_END = {"td": ", ", "th": ", ", "summary": "\n\n", "figcaption": "\n\n"}
_BLOCKS = frozenset({*_BOXES.split(), "p", "h1", "h2", "h3", "h4", "h5", "h6"})
_NOTHING = frozenset(
    "a abbr address audio b bdi bdo big body button caption cite code col colgroup dd del dfn dt em embed font form "
    "html i iframe input ins kbd label li link mark meta object param picture q s samp small source span strike strong "
    "sub sup td th thead tbody tfoot time tr tt u var video wbr summary figcaption img".split()
)


def as_markdown(text: str) -> str:
    """The text without tags of HTML; those that Markdown has a sign for become that."""
    if "<" not in text:
        return text
    text = _dedented(_without_unseen(text))
    for pattern, change in _CHANGES:
        text = pattern.sub(change, text)
    return "\n".join(map(_without_tags, text.split("\n")))


def _without_unseen(text: str) -> str:
    """The text without scripts and their like; one without an end is text. Each end is looked for once."""
    parts, at, endless = list[str](), 0, set[str]()
    for start in _UNSEEN.finditer(text):
        name = start["name"].lower()
        if start.start() < at or name in endless:
            continue
        if end := re.compile(rf"(?i)</{name}\s*>").search(text, start.end()):
            parts.append(text[at : start.start()])
            at = end.end()
        else:
            endless.add(name)
    return "".join([*parts, text[at:]])


def _dedented(text: str) -> str:
    """The text with the lines inside of boxes at the margin: Markdown would take indented ones for code."""
    lines, depth = [], 0
    for line in text.split("\n"):
        lines.append(line.lstrip() if depth or line.lstrip().startswith("<") else line)
        for box in _BOX.finditer(line):
            depth = max(0, depth + (-1 if box["end"] else 1))
    return "\n".join(lines)


def _heading(match: re.Match[str]) -> str:
    words = " ".join(_TAG.sub("", match["text"]).split())
    return f"\n\n{'#' * int(match['level'])} {words}\n\n" if words else ""


def _marked(match: re.Match[str]) -> str:
    """Words between the signs of Markdown, with the spaces outside of them."""
    mark, words = _MARKS[match["name"].lower()], match["text"]
    inside = words.strip()
    return words.replace(inside, f"{mark}{inside}{mark}", 1) if inside and "\n\n" not in inside else words


def _without_tags(line: str) -> str:
    in_table = line.lstrip().startswith("|")
    return _TAG.sub(lambda match: _sign(match, in_table), line)


def _sign(match: re.Match[str], in_table: bool) -> str:
    name = match["name"].lower()
    if name not in _BLOCKS and name not in _NOTHING and name not in _OF_START:
        return match[0]
    if in_table:
        return " " if name in {"br", "p", "li"} else ""
    signs = _OF_END if match[0].startswith("</") else _OF_START
    return "\n\n" if name in _BLOCKS else signs.get(name, "")


_CHANGES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_HEADING, _heading),
    (_FRAME, lambda match: f"\n\n<{match['src']}>\n\n" if match["src"].startswith("https://") else ""),
    (_RAISED, lambda match: html_markup.without_tags(match[0])),
    (_INLINE, _marked),
    (_INLINE, _marked),  # one inside another
)
