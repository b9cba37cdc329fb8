"""The rules of an Atom feed (RFC 4287, sections 3 and 4), as far as our elements go."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
ONE, MAYBE, ANY = (1, 1), (0, 1), (0, 100_000)
CHILDREN = {
    "feed": {"title": ONE, "id": ONE, "updated": ONE, "author": (1, 1), "link": ANY, "entry": ANY},
    "entry": {
        "title": ONE,
        "id": ONE,
        "updated": ONE,
        "published": MAYBE,
        "author": ANY,
        "category": ANY,
        "link": ANY,
        "summary": MAYBE,
        "content": MAYBE,
    },
    "author": {"name": ONE},
}
"""Element → how often each child may occur in it; other elements have no children and are not allowed."""
ATTRIBUTES = {"link": {"href", "rel"}, "category": {"term", "label"}}
_INSTANT = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T00:00:00Z")


def entries(text: str) -> list[etree._Element]:
    """The entries of a feed, which must be valid."""
    root = etree.fromstring(text.encode())
    assert root.tag == f"{ATOM}feed"
    _check(root)
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    elements = list(root.findall(f"{ATOM}entry"))
    for entry in elements:
        assert len(_alternates(entry)) == 1 or entry.find(f"{ATOM}content") is not None
    assert len(_alternates(root)) <= 1
    return elements


def _check(element: etree._Element) -> None:
    name = element.tag.removeprefix(ATOM)
    allowed = CHILDREN.get(name, {})
    counts = Counter(child.tag.removeprefix(ATOM) for child in element)
    assert set(counts) <= set(allowed), name
    assert all(least <= counts[child] <= most for child, (least, most) in allowed.items()), (name, counts)
    assert set(element.attrib) <= ATTRIBUTES.get(name, set()), name
    if name in {"updated", "published"}:
        assert _INSTANT.fullmatch(element.text or "")
    if name in {"id", "link"}:
        assert urlsplit(element.get("href") or element.text or "").scheme in {"urn", "https"}
    if name in {"title", "name"}:
        assert (element.text or "") == " ".join((element.text or "").split())
    if name == "category":
        assert element.get("term")
    for child in element:
        _check(child)


def _alternates(element: etree._Element) -> list[etree._Element]:
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
