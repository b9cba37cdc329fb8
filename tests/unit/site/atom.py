"""Is a text an Atom feed? By the schema of RFC 4287, and by its rules that a schema cannot say."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
_SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def entries(text: str) -> list[etree._Element]:
    """The entries of a feed, which must be valid."""
    root = etree.fromstring(text.encode())
    assert _SCHEMA.validate(root), _SCHEMA.error_log
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    for element in root.iter(f"{ATOM}id", f"{ATOM}link"):
        assert urlsplit(element.get("href") or element.text or "").scheme in {"urn", "https"}
    for element in root.iter(f"{ATOM}title", f"{ATOM}name"):
        assert (element.text or "") == " ".join((element.text or "").split())
    elements = list(root.findall(f"{ATOM}entry"))
    for entry in elements:
        assert len(_alternates(entry)) == 1 or entry.find(f"{ATOM}content") is not None
    assert len(_alternates(root)) <= 1
    return elements


def _alternates(element: etree._Element) -> list[etree._Element]:
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
