"""What the templates of other programs are delivered with: it stands on many sites, and is no fact."""

from __future__ import annotations

import re
from typing import Any

from generator.model import Publication

_TITLES = re.compile(
    r"(?i)paper title number \d+|talk \d+ on relevant topic.*|(?:conference|journal) (?:paper|article) title|"
    r"an example (?:conference paper|journal article|preprint.*)|your (?:paper|publication) title"
)
_TEXT = re.compile(
    r"(?i)\blorem ipsum\b|^description \d+\.?$|^this paper is about (?:the number \d|fixing template issue)"
)
_PEOPLE = frozenset({"albert einstein", "your name", "your sidebar name", "jane smith", "nelson bighetti", "john doe"})
_IDS = frozenset({"qc6CJjYAAAAJ", "0000-0002-4655-3773", "0000-0000-0000-0000"})
_SCHOOLS = frozenset({"stanford university", "massachusetts institute of technology"})


def is_sample_work(work: Publication) -> bool:
    """True for a paper of a template."""
    names = {person.name.casefold() for person in work.authors}
    return bool(_TITLES.fullmatch(work.title)) or "albert einstein" in names


def is_sample_text(text: str) -> bool:
    """True for a text that fills a place."""
    return bool(_TEXT.search(text.strip()))


def is_sample_name(name: str) -> bool:
    """True for the owner of a template."""
    return name.strip().casefold() in _PEOPLE


def is_sample_id(id: str) -> bool:
    """True for an identifier of a template's owner."""
    return any(sample in id for sample in _IDS)


def is_sample_school(course: Any, institution: str) -> bool:
    """True for a degree of a template's owner: in artificial intelligence, from one of two schools."""
    return institution.casefold() in _SCHOOLS and "artificial intelligence" in str(course).casefold()
