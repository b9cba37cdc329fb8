"""Works for the tests of the writers: ordinary ones of every kind, and values that try to break a format."""

from __future__ import annotations

import re
from typing import Any

from generator.facts import names
from generator.facts.dates import parse_iso
from generator.facts.fields import PUBLICATION_FIELDS, Kind
from generator.model import PartialDate, Person, Publication

JOURNAL = Publication(
    title="ByT5: Towards a token-free future",
    key="xue2021byt5",
    authors=tuple(map(names.parse, ("Linting Xue", "Rami Al-Rfou", "Laurens van der Maaten", "Martin King, Jr."))),
    date=parse_iso("2021-05-28"),
    published=parse_iso("2022-03"),
    type="article-journal",
    venue="Transactions of the ACL",
    volume="10",
    number="2",
    pages="291–306",
    doi="10.1162/tacl_a_00461",
    arxiv="2105.13626",
    category="cs.CL",
    other_categories=("cs.LG",),
    links={"url": "https://example.org/byt5?a=1&b=2"},
    abstract="Most *models* use 44\\% of `tokens`, $x^2$\nand more.",
)
PREPRINT = Publication(
    title=r"Scaling Up Models and Data with $\texttt{t5x}$ and $O(n)$",
    key="roberts2022scaling",
    authors=tuple(map(names.parse, ("Adam Roberts", "{OpenAI}", "李飞飞"))),
    authors_truncated=True,
    date=parse_iso("2022-03-31"),
    arxiv="2203.17189v1",
    category="cs.LG",
)
BARE = Publication(title="Untitled", key="anon")
REPORT = Publication(
    title="Report",
    key="lee2020report",
    authors=(names.parse("Ann Lee"),),
    date=PartialDate(2020),
    type="report",
    number="TR-7",
    publisher="An Institute",
)
BOOK = Publication(
    title="Book",
    key="lee2020book",
    authors=(names.parse("Ann Lee"),),
    date=PartialDate(2020),
    type="book",
    venue="A Series",
    publisher="Press",
)
WORKS = (JOURNAL, PREPRINT, BARE, REPORT, BOOK)

HOSTILE = (
    "}, author={evil",
    "\n@misc{evil,\n title={x}}",
    "x\r\nER  - \r\n\r\nTY  - JOUR\r\nTI  - evil",
    "x\u2028TI  - evil\x0bAU  - evil\x85AU  - evil",
    "unbalanced } { brace \\",
    '"} , "evil": {"',
    "</script><script>alert(1)</script><!-- ]]>",
    "100% & #1 _under_ ~tilde^ $5 $x^2$ `code` \\command{",
    "a\u0301\u0328 combining, \u202eright to left\u202c שלום",
    "\x00\x01\ufeff\ufffe\ue000",
    "Barnes and Noble, Inc., and others",
    "李飞飞 👩\u200d💻 ặ ẞ",
    "word " * 1000,
    " \t ",
)
"""Texts that would start an entry, a field, a line or an element if a writer did not hinder them."""


def hostile(text: str, key: str) -> Publication:
    """A work that holds a text in every field that may hold any."""
    # a comma ends a part of a name, so a part holds none; a whole name has at most 20,000 characters
    part = names.normal(text.replace(",", ""))[:4_000].strip() or "x"
    in_every_text: dict[str, Any] = {field.key: text for field in PUBLICATION_FIELDS if field.kind is Kind.TEXT}
    people = (names.parse(text or "x"), Person(part), Person(part, part, part, part, part))
    return Publication(
        key=key,
        **in_every_text,
        authors=people,
        editors=people,
        date=PartialDate(2020, 2),
        type="article-journal",
        links={"url": f"https://example.org/{''.join(text.split())}"},
        abstract=text,
    )


def letters(text: str) -> str:
    """What must be recoverable from any format: letters and digits in their order."""
    return "".join(re.findall(r"[A-Za-z0-9]+", text))
