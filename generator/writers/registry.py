"""The registry of writers, by the ending of the files they make. A row gives downloads for one paper, each year, each
topic and all, and a format of `portfolio export`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.model import Publication
from generator.writers import biblatex, bibtex, csl_json, ris


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: its name for people, the media type of its files, and the function that writes it."""

    label: str
    media_type: str
    write: Callable[[Sequence[Publication]], str]


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "bib": Writer("BibTeX", "application/x-bibtex", bibtex.write),
        "ris": Writer("RIS", "application/x-research-info-systems", ris.write),
        "json": Writer("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json.write),
        # not `.bib` alone: that name is the classic file's
        "biblatex.bib": Writer("biblatex", "application/x-bibtex", biblatex.write),
    }
)
