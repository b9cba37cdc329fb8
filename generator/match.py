"""Is this the same work? By DOI, then arXiv id, then title and year after normalisation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.model import Publication
from generator.text import math

_WORD = re.compile(r"[^\W_]+")
_VERSION = re.compile(r"v\d+$")


class Works:
    """Known works by what identifies them. Of works that share an identifier the first one counts."""

    def __init__(self, works: Iterable[tuple[str, Publication]]) -> None:
        self._keys: dict[tuple[str, str], str] = {}
        for key, publication in works:
            for identity in identities(publication):
                self._keys.setdefault(identity, key)

    def key_of(self, publication: Publication) -> str | None:
        """The key of the known work that this one is, if there is one."""
        return next((self._keys[i] for i in identities(publication) if i in self._keys), None)


def identities(publication: Publication) -> Iterator[tuple[str, str]]:
    """What identifies a work, strongest first."""
    if publication.doi:
        yield "doi", publication.doi.casefold()
    if publication.arxiv:
        yield "arxiv", _VERSION.sub("", publication.arxiv)
    yield "title", f"{comparable(publication.title)} {publication.date.year or publication.published.year or ''}"


def comparable(title: str) -> str:
    """A title without case, accents, formulas' markup, hyphens and punctuation."""
    plain = unicodedata.normalize("NFKD", math.plain(title).casefold())
    return "".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))
