"""The registry of writers, by the ending of the files they make. A row gives downloads for one paper and for
all of them, and a format of `portfolio export`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model import Publication
from generator.writers import biblatex, bibtex, csl_json, ris
from generator.writers.frame import Frame


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: its name for people, the media type of its files, the function that writes one publication, and what
    stands around such entries in a file."""

    label: str
    media_type: str
    entry: Callable[[Publication], str]
    frame: Frame

    def write(self, publications: Iterable[Publication]) -> str:
        """A whole file."""
        return self.frame.joined(map(self.entry, publications))


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "bib": Writer("BibTeX", "application/x-bibtex", bibtex.entry, bibtex.FRAME),
        "ris": Writer("RIS", "application/x-research-info-systems", ris.record, ris.FRAME),
        "json": Writer("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json.element, csl_json.FRAME),
        # not `.bib` alone: that name is the classic file's
        "biblatex.bib": Writer("biblatex", "application/x-bibtex", biblatex.entry, bibtex.FRAME),
    }
)

COMMON: Mapping[str, Writer] = MappingProxyType({ending: WRITERS[ending] for ending in ("bib", "ris", "json")})
"""The formats beside each year, topic, venue and co-author too, where every further one would repeat long papers for
each of their authors."""
