"""A talk as the part of a page that cites it sees it: what it has in common with a paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from generator.citing.cited_things import is_citable, publication_of
from generator.citing.references import Reference, reference
from generator.citing.style import Style
from generator.citing.styles import STYLES
from generator.citing.work import Cited, cited
from generator.citing.writers import OF_PAPERS, WRITERS, Writer
from generator.site.things import Thing

_PLAIN = "/:;=,@!$()*+~'&"
"""Characters that a file may have as they are in its address; an attribute and readers of addresses allow them."""

_FREQUENT = {sign: quote(sign) for sign in '%\n "#<>?[]\\^`{|}'}
"""What files of citations have in ASCII and an address must not, the percent sign first. To replace each is four times
as fast as `quote`, which is left with the other letters."""


@dataclass(frozen=True, slots=True)
class Citable:
    """A thing with a page, as citations state it. `path` is that of its files, without their endings."""

    cited: Cited
    path: str

    @property
    def key(self) -> str:
        return self.cited.key

    @property
    def bibtex(self) -> str:
        return self.entry("bib")

    @property
    def references(self) -> list[tuple[Style, Reference]]:
        """The thing in every citation style."""
        return [(style, reference(self.cited, style)) for style in STYLES.values()]

    def entry(self, ending: str) -> str:
        """The thing in the format with a file ending."""
        return WRITERS[ending].entry(self.cited)

    def file(self, ending: str) -> str:
        """A whole file with nothing else in it."""
        return WRITERS[ending].frame.joined([self.entry(ending)])


def citable(thing: Thing, owner: str, site: str) -> Citable | None:
    """What citations state of a thing; None if it has no page or is of a kind that nobody cites. `site` is the URL of
    the site, empty if unknown."""
    item = thing.item.original or thing.item
    if not (thing.url and is_citable(item)):
        return None
    work = cited(publication_of(item, owner, f"{site}{thing.url}" if site else ""))
    return Citable(work, thing.url.rstrip("/"))


def enclosed(entry_of: Callable[[str], str]) -> list[tuple[str, Writer, str]]:
    """The formats in which a work has no file, each with its ending and the file as an address (RFC 2397)."""
    others = [(ending, writer) for ending, writer in WRITERS.items() if ending not in OF_PAPERS]
    return [(ending, writer, _as_address(writer, entry_of(ending))) for ending, writer in others]


def _as_address(writer: Writer, entry: str) -> str:
    return f"data:{writer.media_type};charset=utf-8,{_quoted(writer.frame.joined([entry]))}"


def _quoted(text: str) -> str:
    for sign, code in _FREQUENT.items():
        text = text.replace(sign, code)
    return quote(text, safe=f"{_PLAIN}%")
