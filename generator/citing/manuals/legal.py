"""References of laws and courts, which APA and Chicago both take from *The Bluebook*."""

from __future__ import annotations

from collections.abc import Mapping

from generator.citing import author_lists, reference_titles
from generator.citing.author_lists import NameRules
from generator.citing.reference_markup import italic, value
from generator.citing.style import Fields, capital, label, labelled
from generator.citing.work import Cited

DATES = ("{month} {day}, {year}", "{month} {year}", "{year}")
_CODE = "[ |{volume}|{container_name}|{first_page}]"
_YEAR = "({year_of_law})"
_NUMBERED = frozenset({"legislation", "regulation"})

TEMPLATES: Mapping[str, str] = {
    "bill": f"[ |[, |{{law}}|[ |{{genre}}|{{bill_number}}]|{{chapter}}|{_CODE}]|{_YEAR}|({{status}})]",
    "hearing": f"[ |[, |{{law}}|{{chapter}}]|{_YEAR}|(testimony of {{testifying}})]",
    "legal_case": "[ |[, |{law}|{reported}]|({decided})]",
    "legislation": f"[ |[, |{{law}}|[ |{{kind_of_law}}|{{law_number}}]|{_CODE}]|{_YEAR}|({{status}})]",
    "regulation": f"[ |[, |{{law}}|[ |{{genre}}|{{law_number}}]|{_CODE}]|{_YEAR}|({{status}})]",
    "treaty": "[, |{law}|{parties}|{date}|[ |{volume}|{container_name}|{page_of_treaty}]]",
}
"""Type → the reference without what leads to it."""


def fields(c: Cited, f: Fields, names: NameRules) -> Fields:
    """What the templates name beside the parts of every reference; `names` are the rules for those who testify."""
    title = reference_titles.title_case(f["plain_title"], reference_titles.kept_words(c.work.title, c.work.keep_case))
    number = (labelled if c.type in _NUMBERED else label)("No.", f["number"])
    reporter = " ".join(filter(None, (f["volume"], f["container_name"], f["first_page"] or "___")))
    return {
        "law": _hearing(f) if c.type == "hearing" else title,
        "law_number": number,
        "bill_number": f["number"] if f["chapter"] or f["container"] else number,
        "kind_of_law": (f["genre"] or "Pub. L.") if f["number"] else "",
        "page_of_treaty": f["first_page"] or number,
        "reported": reporter if f["container"] else number,
        "decided": str(c.date.year or "") if f["container"] else f["date"],
        "year_of_law": " & ".join(filter(None, (f["original"], str(c.date.year or "")))),
        "testifying": author_lists.listed(c.authors, names, truncated=c.truncated),
        "parties": "-".join(value(person.family or person.name) for person in c.authors) + " et al." * c.truncated,
    }


def _hearing(f: Fields) -> str:
    subject = f"Hearing on {f['number']}" if f["number"] else ""
    return italic(": ".join(filter(None, (capital(f["plain_title"]), subject))))
