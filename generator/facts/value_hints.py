"""What to type instead of a value that a field does not take, where it shows what was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.facts import accounts, categories, date_spellings, identifiers
from generator.facts.work_kinds import ITEM_TYPES
from generator.facts.yaml_values import suggested

NOTHING = frozenset({"null", "~", "none", "n/a", "tba", "tbd", "todo", "unknown", "?"})
"""Words for a value that is not there, in lower case."""

_DOI = re.compile(identifiers.DOI)

_OTHER_TYPES = {
    "preprint": ("article", "", ", or delete the line"),
    "journal": ("article-journal", "", ""),
    "conference": ("paper-conference", "", ""),
    "inproceedings": ("paper-conference", "", ""),
    "workshop": ("paper-conference", "", ", with the name of the workshop as venue"),
    "poster": ("speech", "Poster presentation", ""),
    "keynote": ("speech", "Keynote", ""),
    "lecture": ("speech", "Lecture", ""),
    "talk": ("speech", "", ""),
    "unpublished": ("manuscript", "", ""),
    "incollection": ("chapter", "", ""),
    "inbook": ("chapter", "", ""),
    "phdthesis": ("thesis", "PhD thesis", ""),
    "mastersthesis": ("thesis", "Master's thesis", ""),
    "techreport": ("report", "", ""),
    "technicalreport": ("report", "", ""),
}
"""Words that mean a type: the type, the genre, and what else to do."""

_UNCLEAR_TYPES = {
    "proceedings": "write paper-conference, or book with genre: Proceedings for the whole volume",
    "paper": "write article, article-journal or paper-conference",
    "misc": "delete the line, or write document",
}
_MEANT_LINKS = tuple(
    (re.compile(pattern), address)
    for pattern, address in (
        (r"(?:mailto:[ ]+)?([^\s:]+@\S+)$", "mailto:{0}"),
        (r"<(https?://[^>]+)>$", "{0}"),
        (r"\[.*\]\((\S+)\)$", "{0}"),
        (r"(https?)(?::/?|/+)(?=[\w.-]+\.\w)(\S+)$", "{0}://{1}"),
        (r"(?:htt?p?s?|hhtps?|htps?)://(\S+)$", "https://{0}"),
        (r"/?content/([^\s]+)$", "{0}"),
        (r"(www\.\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*)$", "https://{0}"),
    )
)
_WITH_BLANKS = re.compile(r"https?://(?:(?!://|[<>\"'\[\]])\S)+(?: (?:(?!://|[<>\"'\[\]])\S)+)+")
_OTHER_LINKS = tuple(
    (re.compile(pattern), hint)
    for pattern, hint in (
        (
            r"(?!/content/)(?:file:|[A-Za-z]:\\|~|\.{1,2}/|/)(?:.*[/\\])?([^/\\]+)",
            "put the file into content/files/ and write files/{0}",
        ),
    )
)


def of_date(text: str) -> str:
    """`2023/7/8` is meant to be `2023-07-08`, and `2020–2024` is two dates."""
    if meant := date_spellings.meant(text):
        return f"write {meant}"
    if date_spellings.goes_on(text):
        return "delete the line: without an end, it goes on"
    start, end = date_spellings.span(text)
    if start:
        return f"write {start}, and {end} as the end, in a line of its own" if end else f"write {start}"
    return "write 2023-07-18, 2023-07, 2023 or --01-30"


def of_doi(text: str) -> str:
    """The DOI inside of a text, such as an address."""
    found = re.search(identifiers.DOI, text)
    meant = found[0].rstrip(".,;") if found and not re.search(r"\s", text.strip()) else "10.1000/182"
    return f"write it without https://doi.org/, such as {meant}"


def of_arxiv(text: str) -> str:
    """The id inside of a text, such as an address or a DOI."""
    found = re.search(r"(?<!\d)(\d{4})[.,](\d{4,5}(?:v\d+)?)(?!\d)", text)
    return f"write {found[1]}.{found[2]}" if found else "write it like 1501.00001 or hep-th/9901001"


def of_flag(text: str) -> str:
    """`no` is meant to be `false`."""
    meant = "false" if text.casefold() in {"no", "off", "n", "0", "false"} else "true"
    return f"write {meant}, or delete the line"


def of_category(text: str) -> str:
    """The code of a name, or the first of several codes."""
    first, _, others = text.partition(",")
    if others and categories.is_well_formed(first):
        return f"write {first}, and the others under other_categories: [{others.strip():.40}]"
    meant = meant_category(text)
    return f"write {meant}" if meant else "write a code such as cs.CL"


def of_choice(text: str, choices: Sequence[str]) -> str:
    """The one of the words that a text holds: `PhD student` is meant to be `phd`."""
    words = re.findall(r"[\w-]+", text.casefold())
    if text.casefold() in {"alumni", "alumnus", "alumna", "former"}:
        return "write what the person was, and when that ended: end: 2024-09"
    held = [each for each in choices if each in words or each.replace("-", " ") in text.casefold()]
    return f"write {held[0]}" if len(held) == 1 else suggested(text.casefold(), choices)


def of_item_type(text: str) -> str:
    """The type that BibTeX's or another word means."""
    type_, genre = meant_item_type(text)
    plain = _plain_type(text)
    if not type_:
        return _UNCLEAR_TYPES.get(plain) or suggested(text, ITEM_TYPES, 0.5)
    addition = _OTHER_TYPES[plain][2] if plain in _OTHER_TYPES else ""
    return f"write {type_}{f', and genre: {genre}' if genre else ''}{addition}"


def meant_item_type(text: str) -> tuple[str, str]:
    """The type and the genre that a word means, if only one can be meant."""
    plain = _plain_type(text)
    known = {name.replace("-", ""): (name, "") for name in ITEM_TYPES}
    return known.get(plain) or _OTHER_TYPES.get(plain, ("", ""))[:2]


def _plain_type(text: str) -> str:
    return re.sub(r"[\s@_-]", "", text.casefold())


def of_link(url: str, name: str = "") -> str:
    """What to type for an address; `name` is that of the link, such as `github`."""
    if not url:
        return "write the address, or delete it"
    if meant := meant_link(url, name):
        return f"write {meant}"
    found = next(((pattern.match(url), hint) for pattern, hint in _OTHER_LINKS if pattern.match(url)), None)
    if found and found[0]:
        return found[1].format(*found[0].groups())
    return "it must start with https://, or name a file: files/paper.pdf"


def meant_link(url: str, name: str = "") -> str:
    """The address that a text means, if only one can be meant."""
    account = accounts.account(name)
    if account and (address := accounts.address(account, url)):
        return address
    if _DOI.fullmatch(url):
        return identifiers.doi_address(url)
    if _WITH_BLANKS.fullmatch(url):
        return url.replace(" ", "%20")
    for pattern, address in _MEANT_LINKS:
        if not any(other.match(url) for other, _ in _OTHER_LINKS) and (found := pattern.match(url)):
            return address.format(*found.groups())
    return ""


def meant_category(text: str) -> str:
    """The code of arXiv's that a code in another case, or a name of a category, means; empty if there is none."""
    plain = text.strip().casefold().replace("_", "-")
    words = [(word, code) for code, name in categories.NAMES.items() for word in {code.casefold(), name.casefold()}]
    for meant in (plain, plain.replace("-", ".", 1)):
        if codes := [code for word, code in words if word == meant]:
            return codes[0] if len(codes) == 1 else ""
    return ""
