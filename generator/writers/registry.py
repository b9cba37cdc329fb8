"""The registry of writers, by the ending of the files they make. A row gives downloads for one paper and for
all of them, and a format of `portfolio export`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model import Publication
from generator.writers import biblatex, bibtex, csl_json, ris


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: its name for people, the media type of its files, the function that writes one publication, and the
    one that puts what it wrote into a file. A build writes each publication once, for all the files that it is in."""

    label: str
    media_type: str
    entry: Callable[[Publication], str]
    joined: Callable[[Iterable[str]], str]

    def write(self, publications: Iterable[Publication]) -> str:
        """A whole file."""
        return self.joined(map(self.entry, publications))


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "bib": Writer("BibTeX", "application/x-bibtex", bibtex.entry, bibtex.joined),
        "ris": Writer("RIS", "application/x-research-info-systems", ris.record, ris.joined),
        "json": Writer("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json.element, csl_json.joined),
        # not `.bib` alone: that name is the classic file's
        "biblatex.bib": Writer("biblatex", "application/x-bibtex", biblatex.entry, bibtex.joined),
    }
)

COMMON: Mapping[str, Writer] = MappingProxyType({ending: WRITERS[ending] for ending in ("bib", "ris", "json")})
"""The formats beside each year, topic, venue and co-author too, where every further one would repeat long papers for
each of their authors."""
