"""The registry of writers, by the ending of the files they make. A row gives a file of all papers, a download on the
page of each, a choice of those who cite a selection, and a format of `portfolio export`; `make reference` tells the
scripts and the documentation. A row of `COMMON` gives downloads of each list, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.citing import biblatex_writer, bibtex_writer, csl_json_writer, ris_writer
from generator.citing.list_frame import Frame
from generator.citing.work import Cited, cited
from generator.model import Publication


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: its name for people, the media type of its files, which no browser may show as a page; the function
    that writes one work as an entry; what stands around and between the entries of a file; programs that read it; and
    what is left of an entry on a page that states the abstract elsewhere."""

    label: str
    media_type: str
    entry: Callable[[Cited], str]
    frame: Frame
    programs: tuple[str, ...]
    beside_abstract: Callable[[str], str] = str

    def write(self, publications: Iterable[Publication]) -> str:
        """A whole file, in the order given."""
        return self.frame.joined(self.entry(cited(p)) for p in publications)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "bib": Writer(
            "BibTeX",
            "application/x-bibtex",
            bibtex_writer.entry,
            bibtex_writer.FRAME,
            ("LaTeX", "Overleaf", "JabRef"),
        ),
        "ris": Writer(
            "RIS",
            "application/x-research-info-systems",
            ris_writer.entry,
            ris_writer.FRAME,
            ("Zotero", "Mendeley", "EndNote"),
            ris_writer.without_abstract,
        ),
        "json": Writer(
            "CSL-JSON",
            "application/vnd.citationstyles.csl+json",
            csl_json_writer.entry,
            csl_json_writer.FRAME,
            ("Pandoc", "Quarto", "Zotero"),
        ),
        # not `.bib` alone: that name is the classic file's
        "biblatex.bib": Writer(
            "biblatex", "application/x-bibtex", biblatex_writer.entry, bibtex_writer.FRAME, ("LaTeX + Biber",)
        ),
    }
)

COMMON: Mapping[str, Writer] = MappingProxyType({ending: WRITERS[ending] for ending in ("bib", "ris", "json")})
"""The formats in which each list offers its papers."""

OF_PAPERS: Mapping[str, Writer] = MappingProxyType({ending: WRITERS[ending] for ending in ("bib", "json")})
"""The formats in which each paper has a file of its own. In the others, its page holds the file."""

OF_LISTS: Mapping[str, Writer] = MappingProxyType({"bib": WRITERS["bib"]})
"""The formats in which each year, topic and venue has a file. In the others browsers put it together from the papers'
own files, since a list repeats what is said there."""


def any_of(endings: Iterable[str]) -> str:
    """A pattern of any of these endings, the longest first."""
    return "|".join(map(re.escape, sorted(endings, key=len, reverse=True)))
