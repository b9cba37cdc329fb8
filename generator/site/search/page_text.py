"""The HTML of a page → the words that a reader sees, by section: what search finds a page and its parts by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_MARK = "data-search-exclude"
"""The attribute of an element that search leaves out, as themes of MkDocs name it."""

_OUR_MARK = f' {_MARK}="1"'
"""How our templates write it."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_READ = frozenset({"script", "style", "template", "svg", "button", "select", "textarea"})
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_WITHIN_A_LINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark math menclose merror mfrac mi mn mo mover mpadded "
    "mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtext munder munderover q s samp semantics small "
    "span strong sub sup time u var wbr".split()
)
_SIGNS = frozenset({"headerlink", "footnote-ref", "footnote-backref", "linenodiv"})
"""Classes that Python-Markdown's extensions give to what is no word of the text."""


@dataclass(slots=True)
class Section:
    """A heading with an id, and what follows up to the next one. The first section of a page is what stands in front of
    all others: it has no id, and its heading is the page's `h1`."""

    id: str = ""
    heading: str = ""
    text: str = ""


def sections(html: str) -> list[Section]:
    """The sections of a page, the first of which is always there."""
    reader = _Reader()
    reader.feed("".join(_without_marked(html)))
    reader.close()
    return [Section(each.id, _joined(each.heading), _joined(each.text)) for each in reader.sections]


def unmarked(html: str) -> str:
    """Our own HTML without the marks that say what search leaves out. Text has no such mark: its quotes are escaped."""
    return html.replace(_OUR_MARK, "")


def _without_marked(html: str) -> Iterator[str]:
    """The HTML without most of what is left out, which is most of a list of ours: it would take four times as long to
    read it tag by tag. What holds another element of its own name is left to the parser."""
    done = place = 0
    while (mark := html.find(_OUR_MARK, place)) >= 0:
        start, place = html.rfind("<", 0, mark), mark + len(_OUR_MARK)
        name = html[start + 1 : mark].partition(" ")[0]
        end = html.find(f"</{name}>", place)
        if start >= done and end >= 0 and html.find(f"<{name}", place, end) < 0:
            yield html[done:start] + " "
            done = place = end + len(name) + 3
    yield html[done:]


@dataclass(slots=True)
class _Pieces:
    id: str = ""
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Where the reading stands: the sections so far, the open elements that are left out, the open heading."""

    def __init__(self) -> None:
        super().__init__()
        self.sections = [_Pieces()]
        self._left_out: list[str] = []
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._part(tag)
        attributes = dict(attrs)
        if tag in _VOID:
            return
        if self._left_out:
            if tag == self._left_out[0]:
                self._left_out.append(tag)
        elif tag in _NOT_READ or _MARK in attributes or attributes.get("class") in _SIGNS:
            self._left_out = [tag]
        elif tag == "h1" and len(self.sections) == 1 and not self.sections[0].heading:
            self._heading = tag
        elif tag in _HEADINGS and (anchor := attributes.get("id")):
            self.sections.append(_Pieces(anchor))
            self._heading = tag

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        if self._left_out and tag == self._left_out[0]:
            self._left_out.pop()
        elif tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            (self.sections[-1].heading if self._heading else self.sections[-1].text).append(data)

    def _part(self, tag: str) -> None:
        """Words on two sides of a tag are two, unless it stands within a line."""
        if tag not in _WITHIN_A_LINE:
            self.handle_data(" ")


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
