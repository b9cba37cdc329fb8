"""The HTML of a page → the text that readers see, by section, for the search index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_MARK = "data-search-exclude"
"""The attribute of elements that are not searched, as themes of MkDocs name it."""

_OUR_MARK = f' {_MARK}="1"'
"""The spelling of our templates."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INVISIBLE = frozenset({"script", "style", "template", "svg", "button", "select", "textarea"})
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark math menclose merror mfrac mi mn mo mover mpadded "
    "mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtext munder munderover q s samp semantics small "
    "span strong sub sup time u var wbr".split()
)
_DECORATIONS = frozenset({"headerlink", "footnote-ref", "footnote-backref", "linenodiv"})
"""Classes of elements that Python-Markdown's extensions add to the text."""


@dataclass(slots=True)
class Section:
    """A heading with an id, and the text up to the next one. The first section of a page has the text before the
    others, the `h1` of the page as its heading, and no id."""

    id: str = ""
    heading: str = ""
    text: str = ""


def sections(html: str) -> list[Section]:
    """The sections of a page, at least one."""
    reader = _Reader()
    reader.feed("".join(_without_marked(html)))
    reader.close()
    return [Section(each.id, _joined(each.heading), _joined(each.text)) for each in reader.sections]


def unmarked(html: str) -> str:
    """Our own HTML without the marks for search. Text cannot contain one, since its quotes are escaped."""
    return html.replace(_OUR_MARK, "")


def _without_marked(html: str) -> Iterator[str]:
    """The HTML without most of the marked elements, which are most of a list: parsing it whole would take four times as
    long. Elements that contain another one of the same name are left to the parser."""
    done = position = 0
    while (mark := html.find(_OUR_MARK, position)) >= 0:
        start, position = html.rfind("<", 0, mark), mark + len(_OUR_MARK)
        name = html[start + 1 : mark].partition(" ")[0]
        end = html.find(f"</{name}>", position)
        if start >= done and end >= 0 and html.find(f"<{name}", position, end) < 0:
            yield html[done:start] + " "
            done = position = end + len(name) + 3
    yield html[done:]


@dataclass(slots=True)
class _Pieces:
    id: str = ""
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the text of sections; keeps track of the open skipped elements and the open heading."""

    def __init__(self) -> None:
        super().__init__()
        self.sections = [_Pieces()]
        self._skipped: list[str] = []
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._separate(tag)
        attributes = dict(attrs)
        if tag in _VOID:
            return
        if self._skipped:
            if tag == self._skipped[0]:
                self._skipped.append(tag)
        elif tag in _INVISIBLE or _MARK in attributes or attributes.get("class") in _DECORATIONS:
            self._skipped = [tag]
        elif tag == "h1" and len(self.sections) == 1 and not self.sections[0].heading:
            self._heading = tag
        elif tag in _HEADINGS and (anchor := attributes.get("id")):
            self.sections.append(_Pieces(anchor))
            self._heading = tag

    def handle_endtag(self, tag: str) -> None:
        self._separate(tag)
        if self._skipped and tag == self._skipped[0]:
            self._skipped.pop()
        elif tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            (self.sections[-1].heading if self._heading else self.sections[-1].text).append(data)

    def _separate(self, tag: str) -> None:
        """A tag separates words, unless its element is inline."""
        if tag not in _INLINE:
            self.handle_data(" ")


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
