"""What to type instead of a value that a field does not take, where it shows what was meant."""

from __future__ import annotations

import re

from generator.facts import accounts, categories, dates, identifiers
from generator.facts.work_kinds import ITEM_TYPES
from generator.facts.yaml_values import suggested

NOTHING = frozenset({"null", "~", "none", "n/a", "tba", "tbd", "todo", "unknown", "?"})
"""Words for a value that is not there, in lower case."""

_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DOI = re.compile(identifiers.DOI)

_OTHER_TYPES = {
    "preprint": "write article, or delete the line",
    "journal": "write article-journal",
    "conference": "write paper-conference",
    "inproceedings": "write paper-conference",
    "proceedings": "write paper-conference, or book for the whole volume",
    "workshop": "write paper-conference, with the name of the workshop as venue",
    "poster": "write speech, and genre: Poster presentation",
    "keynote": "write speech, and genre: Keynote",
    "lecture": "write speech, and genre: Lecture",
    "talk": "write speech",
    "unpublished": "write manuscript",
    "paper": "write article, article-journal or paper-conference",
    "incollection": "write chapter",
    "phdthesis": "write thesis, and genre: PhD thesis",
    "mastersthesis": "write thesis, and genre: Master's thesis",
    "techreport": "write report",
    "misc": "delete the line, or write document",
}
_WRONG_LINKS = tuple(
    (re.compile(pattern), hint)
    for pattern, hint in (
        (r"(\S+@\S+)$", "write mailto:{0}"),
        (r"https?://.*\s", "write %20 for a blank"),
        (r"<(https?://[^>]+)>$", "write {0}"),
        (r"\[.*\]\((\S+)\)$", "write {0}"),
        (r"(https?)(?::/?|/+)(?=[\w.-]+\.\w)(.*)", "write {0}://{1}"),
        (r"(?:htt?p?s?|hhtps?|htps?)://(.*)", "write https://{0}"),
        (r"/?content/(.+)", "write {0}: files are named as below content/"),
        (
            r"(?:file:|[A-Za-z]:\\|~|\.{1,2}/|/)(?:.*[/\\])?([^/\\]+)",
            "put the file into content/files/ and write files/{0}",
        ),
        (r"(www\..*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/.*)", "write https://{0}"),
    )
)


def of_date(text: str) -> str:
    """`2023/7/8` is meant to be `2023-07-08`."""
    found = _DATE.fullmatch(text)
    meant = "-".join(f"{int(part):02}" for part in found.groups() if part) if found else ""
    try:
        return f"write {dates.iso(dates.parse_iso(meant))}"
    except ValueError:
        return "write 2023-07-18, 2023-07, 2023 or --01-30"


def of_doi(text: str) -> str:
    """The DOI inside of a text, such as an address."""
    found = re.search(identifiers.DOI, text)
    meant = found[0].rstrip(".,;") if found and not re.search(r"\s", text.strip()) else "10.1162/tacl_a_00461"
    return f"write it without https://doi.org/, such as {meant}"


def of_flag(text: str) -> str:
    """`no` is meant to be `false`."""
    meant = "false" if text.casefold() in {"no", "off", "n", "0", "false"} else "true"
    return f"write {meant}, or delete the line"


def of_category(text: str) -> str:
    """The code of a name, or the first of several codes."""
    first, _, others = text.partition(",")
    if others and categories.is_well_formed(first):
        return f"write {first}, and the others under other_categories: [{others.strip():.40}]"
    named = [code for code, name in categories.NAMES.items() if name.casefold() == text.casefold()]
    return f"write {named[0]}" if named else "write a code such as cs.CL"


def of_item_type(text: str) -> str:
    """The type that BibTeX's or another word means."""
    plain = re.sub(r"[\s@_-]", "", text.casefold())
    known = {name.replace("-", ""): f"write {name}" for name in ITEM_TYPES}
    return known.get(plain) or _OTHER_TYPES.get(plain) or suggested(text, ITEM_TYPES, 0.5)


def of_link(url: str, name: str = "") -> str:
    """The address that is meant; `name` is that of the link, such as `github`."""
    if not url:
        return "write the address, or delete it"
    account = accounts.account(name)
    if account and (address := accounts.address(account, url)):
        return f"write {address}"
    if _DOI.fullmatch(url):
        return f"write {identifiers.doi_address(url)}"
    for pattern, hint in _WRONG_LINKS:
        if found := pattern.match(url):
            return hint.format(*found.groups())
    return "it must start with https://, or name a file: files/paper.pdf"
