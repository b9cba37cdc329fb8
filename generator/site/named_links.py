"""Links to other sites, and to files of the owner's, with readable labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import quote

from generator.site.language.language import ENGLISH, Language
from generator.site.phrases import size_of_file

TRANSLATED = (
    "Publisher",
    "Code",
    "Slides",
    "Video",
    "Poster",
    "Data",
    "Dataset",
    "Website",
    "Project",
    "Demo",
    "Supplement",
    "Homepage",
    "Handout",
    "Syllabus",
    "Recording",
    "Notes",
    "Review",
)
"""Labels that are words, and not names."""

LINK = "link"
"""Their context in catalogues."""

_LABELS = {"pdf": "PDF", "url": "Publisher", "doi": "DOI", "orcid": "ORCID", "github": "GitHub"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another site; `url` has been checked to be http(s) or mailto, or the path of a file of this one, whose
    `size` is in words."""

    label: str
    url: str
    size: str = ""

    @property
    def is_hosted(self) -> bool:
        """True for a file of this site."""
        return is_hosted(self.url)

    def in_language(self, language: Language) -> Link:
        """With its label in the language, if the label is a word."""
        word, blank, number = self.label.partition(" ")
        label = f"{language.pgettext(LINK, word)}{blank}{number}" if word in TRANSLATED else self.label
        return replace(self, label=label)


def is_hosted(url: str) -> bool:
    """True for the path of a file below `content/`; other links have a scheme."""
    return ":" not in url


def absolute(url: str, site: str) -> str:
    """The link as others may use it; empty for a file of a site whose address is not known."""
    if not is_hosted(url):
        return url
    return f"{site}{quote(url)}" if site and url else ""


_ORDER = ("PDF", "arXiv", "Publisher", "DOI")


def best_first(links: Iterable[Link]) -> list[Link]:
    """What visitors come for first: the text itself, then where it appeared; all others in the order given."""
    return sorted(links, key=lambda link: _ORDER.index(link.label) if link.label in _ORDER else len(_ORDER))


def links(
    urls: Mapping[str, str], sizes: Mapping[str, int] = MappingProxyType({}), language: Language = ENGLISH
) -> list[Link]:
    """A link for each named URL, with a label such as PDF for `pdf` or Slides for `slides`; `sizes` are those of the
    owner's files, in bytes."""
    return [Link(_label(name), url, size_of_file(sizes.get(url, 0), language)) for name, url in urls.items()]


def _label(name: str) -> str:
    """`Slides` for `slides`, `PDF 2` for `pdf_2`, the name of a second file."""
    stem, _, number = name.rpartition("_")
    if stem and number.isdecimal():
        return f"{_label(stem)} {number}"
    return _LABELS.get(name.lower(), name[:1].upper() + name[1:])
