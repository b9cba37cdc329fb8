"""An identifier that is damaged is a line for the owner or stays among the facts; it is never lost without a word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.facts import records
from generator.intake.readers import registry
from generator.intake.readers.reading import Reading
from generator.model import Profile, Publication

CASES = Path(__file__).parents[3] / "cases/readers"
DAY = date(2026, 11, 22)
IDENTIFIERS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "DOI": re.compile(r"10\.\d{4,9}/[^\s\"<>{}|,;\]]+"),
        "arXiv id": re.compile(r"(?<![\d./])\d{4}\.\d{4,5}(?!\d)"),
        "ORCID iD": re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"),
        "ISBN": re.compile(r"97[89][-\d]{10,14}"),
        "ISSN": re.compile(r"(?<![\d-])\d{4}-\d{3}[\dX](?![\d-])"),
    }
)
DAMAGES = MappingProxyType(
    {
        "DOI": ("1O", "10.Z9"),
        "arXiv id": ("Z", "12-"),
        "ORCID iD": ("Q", ""),
        "ISBN": ("Q", ""),
        "ISSN": ("Q", ""),
    }
)
"""What stands in the place of the first two characters, or three of a DOI."""


def said(reading: Reading) -> str:
    items: list[Profile | Publication] = [*([reading.profile] if reading.profile else []), *reading.publications]
    facts = json.dumps([records.record_of(item) for item in items], ensure_ascii=False)
    return " ".join([facts, *(f"{each.message} {each.hint}" for each in reading.problems)]).casefold()


def read(path: Path, text: str) -> str:
    try:
        return said(registry.read(path.name, text, DAY))
    except registry.Unrecognised as error:
        return error.problem.message


def damaged(path: Path) -> Iterator[tuple[str, str, str]]:
    """Identifiers that are read, damaged wherever they are in a golden input."""
    text = path.read_bytes().decode("utf-8", "replace")
    whole = read(path, text)
    for kind, pattern in IDENTIFIERS.items():
        for number in sorted({match[0] for match in pattern.finditer(text)})[:5]:
            if number.casefold() in whole:
                for start in DAMAGES[kind]:
                    odd = start + number[3 if kind == "DOI" else 2 :]
                    yield number, odd, re.sub(re.escape(number), odd, text, flags=re.IGNORECASE)


@pytest.mark.parametrize("path", sorted(CASES.glob("*/input.*")), ids=lambda path: path.parent.name)
def test_a_damaged_identifier_is_not_lost(path: Path) -> None:
    for number, odd, text in damaged(path):
        assert odd.casefold() in read(path, text), f"{number} was written as {odd}"


def test_an_account_without_an_address_is_a_line() -> None:
    profiles = [{"network": "ORCID", "username": "0000-0002"}, {"network": "Colleagues", "username": "ada"}]
    resume = json.dumps({"basics": {"name": "Ada Lovelace", "profiles": profiles}})
    cv = json.dumps({"cv": {"name": "Ada Lovelace", "social_networks": profiles, "sections": {}}})
    for name, text in (("resume.json", resume), ("cv.yaml", cv)):
        lines = [each.message for each in registry.read(name, text, DAY).problems]
        assert [line.partition(": ")[2] for line in lines] == [
            "ORCID: no address is known of '0000-0002'; left out",
            "Colleagues: no address is known of 'ada'; left out",
        ]


def test_numbers_of_indexes_in_json_ld() -> None:
    identifiers = [
        {"propertyID": "pmid", "value": "12"},
        "MR:34",
        {"propertyID": "https://x.example/Old Index", "value": "5"},
    ]
    work = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "On Engines",
        "identifier": identifiers,
    }
    (found,) = registry.read("work.jsonld", json.dumps(work), DAY).publications
    assert dict(found.ids) == {"pmid": "12", "mr": "34", "old-index": "5"}


def test_versions_and_numbers_in_orcid() -> None:
    external = [
        ("doi", "version-of", "10.1000/a"),
        ("doi", "version-of", "10.1000/b"),
        ("arxiv", "version-of", "2001.00001"),
    ]
    external += [
        ("handle", "self", "1234/5"),
        ("isbn", "part-of", "978-3-16-148410-0"),
        ("uri", "self", "https://a.example/1"),
    ]
    names = ("external-id-type", "external-id-relationship", "external-id-value")
    ids = {"external-id": [dict(zip(names, each, strict=True)) for each in external]}
    work = {"put-code": 1, "title": {"title": {"value": "On Engines"}}, "type": "book-chapter", "external-ids": ids}
    (found,) = registry.read("work.json", json.dumps(work), DAY).publications
    assert dict(found.links) == {
        "preprint": "https://arxiv.org/abs/2001.00001",
        "version": "https://doi.org/10.1000/a",
        "version_2": "https://doi.org/10.1000/b",
        "url": "https://a.example/1",
    }
    assert (dict(found.ids), found.isbn) == ({"handle": "1234/5"}, "978-3-16-148410-0")
