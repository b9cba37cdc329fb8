"""The search text of a page as Material's plugin reads it, in one pass over tidy HTML.

`material.plugins.search.plugin.Parser` decides what is right. This follows its rules for a page without headings that
have an id, the odd rules too: an element that is left out is remembered by its name, so that the end of an inner one of
that name brings the text back. HTML with anything but plain tags, quoted attributes and text is left to that parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from html import escape, unescape
from typing import Any

from material.plugins.search.plugin import Element, SearchPlugin, Section, void
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.hosts.fast.pages import MadeFile

_TAG = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?:\s+[a-zA-Z][\w:.-]*(?:="[^"<>]*")?)*)\s*(/?)>', re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\s+([\w:.-]+)(?:="([^"]*)")?')
_LEFT_TO_MATERIAL = re.compile(
    r"<(?:[^/a-zA-Z]|(?:object|script|style|textarea|iframe|noscript|plaintext|xmp)\b|h[1-6]\s[^>]*\bid\b)",
    re.IGNORECASE,
)
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_PLUGINS = ("material/search", "search")

_MARK = ' data-search-exclude="1"'
_MARKS = "data-search-"
_ANY_MARK = re.compile(r"\s?data-search-\w+=\"[^\"]+\"")
"""What Material removes from every page when it has read it: which takes half a millisecond."""


def read_faster(config: MkDocsConfig) -> None:
    """Takes the place of Material's search plugin, if it is there, where it looks at our pages."""
    handlers = config.plugins.events["page_context"]
    for name in _PLUGINS:
        plugin = config.plugins.get(name)
        if isinstance(plugin, SearchPlugin) and plugin.config.enabled:
            handlers[handlers.index(plugin.on_page_context)] = partial(_on_page_context, plugin)


def is_own(handler: Callable[..., object]) -> bool:
    """True for what `read_faster` has put in."""
    return isinstance(handler, partial) and handler.func is _on_page_context


def _on_page_context(plugin: Any, context: TemplateContext, *, page: Page, **about: Any) -> None:
    if not isinstance(page.file, MadeFile) or len(page.toc.items):
        plugin.on_page_context(context, page=page, **about)
        return
    html = page.content or ""
    _add_entry(plugin.search_index, page, html)
    html = html.replace(_MARK, "")
    page.content = _ANY_MARK.sub("", html) if _MARKS in html else html


def _add_entry(index: Any, page: Page, html: str) -> None:
    if (page.meta.get("search") or {}).get("exclude"):
        return
    text = text_of(html)
    if text is None:
        index.add_entry_from_context(page)
    else:
        section = Section(Element("hx"))
        section.text = text
        index.create_entry_for_section(section, page.toc, page.url, page)


def text_of(html: str) -> list[str] | None:
    """The text of the page's only section, in pieces; nothing if the HTML must be left to Material's parser."""
    if _LEFT_TO_MATERIAL.search(html):
        return None
    reader = _Reader()
    try:
        reader.read(html)
    except _Untidy:
        return None
    return reader.text or None  # whether a page without words has an entry, Material decides


class _Untidy(Exception):
    """The HTML has what is no plain tag, or ends what did not begin."""


class _Reader:
    """Where the reading stands: the open elements, the names of those that are left out, the text so far."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self._open: list[str] = []
        self._left_out: set[str] = set()
        self._is_out = False

    def read(self, html: str) -> None:
        """Reads all. Raises _Untidy."""
        place = 0
        while (start := html.find("<", place)) >= 0:
            if start > place:
                self._data(html[place:start])
            if not (tag := _TAG.match(html, start)):
                raise _Untidy
            place = self._tag(html, tag)
        if html[place:]:
            self._data(html[place:])

    def _tag(self, html: str, tag: re.Match[str]) -> int:
        """Reads a tag and returns where to go on."""
        slash, name, attributes, is_empty = tag.groups()
        name = name.lower()
        if slash:
            self._end(name)
        elif name not in void:
            if _is_excluded(attributes):
                if not self._left_out and (end := _end_of(html, name, tag.end())):
                    return end
                self._leave_out(name)
            else:
                self._start(name)
            if is_empty:
                self._end(name)
        return tag.end()

    def _start(self, name: str) -> None:
        self._open.append(name)
        if name in self._left_out:
            self._is_out = True
        if name in _KEPT and not self._is_out:
            self.text.append(f"<{name}>")

    def _leave_out(self, name: str) -> None:
        self._open.append(name)
        self._left_out.add(name)
        self._is_out = True

    def _end(self, name: str) -> None:
        if not self._open or self._open[-1] != name:
            return
        self._open.pop()
        if name in self._left_out:
            self._left_out.remove(name)
            self._is_out = not self._left_out.isdisjoint(self._open)
        elif name in _KEPT and not self._is_out:
            self._close(name)

    def _close(self, name: str) -> None:
        """An element with nothing in it is taken back."""
        if (start := f"<{name}>") not in self.text:
            raise _Untidy
        index = self.text.index(start)
        if all(piece.isspace() for piece in self.text[index + 1 :]):
            del self.text[index:]
        else:
            self.text.append(f"</{name}>")

    def _data(self, data: str) -> None:
        if self._is_out:
            return
        data = unescape(data)
        is_pre = "pre" in self._open
        if not is_pre:
            data = " " if data.isspace() else data.replace("\n", " ")
        if not data.isspace():
            self.text.append(escape(data, quote=False))
        elif not self.text or is_pre or not self.text[-1].isspace():
            self.text.append(data)


def _is_excluded(attributes: str) -> bool:
    if "data-search-exclude" not in attributes and "linenodiv" not in attributes:
        return False
    found = dict(_ATTRIBUTE.findall(attributes.lower()))
    return "data-search-exclude" in found or found.get("class") == "linenodiv"


def _end_of(html: str, name: str, start: int) -> int:
    """Where an element ends that has no other one of its name inside; 0 if it has."""
    end = html.find(f"</{name}>", start)
    inside = html.find(f"<{name}", start, end)
    return 0 if end < 0 or inside >= 0 else end + len(name) + 3
