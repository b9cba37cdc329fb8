"""CSL-JSON: names in parts, dates as far as they are known, plain text."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from generator.citing import csl_json_writer
from generator.citing.work import cited
from generator.citing.writers import WRITERS
from generator.facts.fields import PUBLICATION_FIELDS, Kind
from tests.unit.citing.works import BARE, BOOK, HOSTILE, JOURNAL, PREPRINT, REPORT, WORKS, hostile
from tests.unit.strategies import any_text

_TEXT_MEMBERS = frozenset({"id", "type", "DOI", "URL", "keyword", "abstract"}) | {
    name for field in PUBLICATION_FIELDS if field.kind is Kind.TEXT for name in field.csl.split(", ")
} - {"custom", "author"}
_NAME_MEMBERS = frozenset("family given non-dropping-particle suffix literal".split())


def check_item(item: dict[str, Any]) -> None:
    """The CSL data schema, as far as we use it: known members, texts, people, one date of one to three numbers."""
    assert {"id", "type", "title"} - set(item) <= {"title"}
    for key, value in item.items():
        if key in _TEXT_MEMBERS:
            assert isinstance(value, str)
            assert value
        elif key == "custom":
            assert isinstance(value, dict)
        elif key in {"author", "editor", "translator"}:
            assert all(set(person) <= _NAME_MEMBERS and all(person.values()) for person in value)
        else:
            assert key == "issued"
            assert [len(parts) in {1, 2, 3} for parts in value["date-parts"]] == [True]


def test_a_journal_article() -> None:
    assert csl_json_writer.item(cited(JOURNAL)) == {
        "id": "xue2021byt5",
        "type": "article-journal",
        "title": "ByT5: Towards a token-free future",
        "author": [
            {"family": "Xue", "given": "Linting"},
            {"family": "Al-Rfou", "given": "Rami"},
            {"family": "Maaten", "given": "Laurens", "non-dropping-particle": "van der"},
            {"family": "King", "given": "Martin", "suffix": "Jr."},
        ],
        "issued": {"date-parts": [[2022, 3]]},
        "container-title": "Transactions of the ACL",
        "volume": "10",
        "issue": "2",
        "page": "291-306",
        "DOI": "10.1162/tacl_a_00461",
        "URL": "https://example.org/byt5?a=1&b=2",
        "keyword": "cs.CL, cs.LG",
        "abstract": "Most models use 44% of tokens, x^2 and more.",
        "note": "arXiv:2105.13626",
    }


def test_a_preprint_has_arxivs_doi_which_names_no_version() -> None:
    item = csl_json_writer.item(cited(PREPRINT))
    assert (item["publisher"], item["number"]) == ("arXiv", "arXiv:2203.17189v1")
    assert item["DOI"] == "10.48550/arXiv.2203.17189"
    assert item["URL"] == "https://arxiv.org/abs/2203.17189v1"
    assert item["title"].startswith("Scaling Up Models and Data with t5x and ")


def test_a_cut_list_holds_the_known_names_only() -> None:
    authors = csl_json_writer.item(cited(PREPRINT))["author"]
    assert authors == [{"family": "Roberts", "given": "Adam"}, {"literal": "OpenAI"}, {"literal": "李飞飞"}]


def test_nothing_stands_for_what_is_not_known() -> None:
    assert csl_json_writer.item(cited(BARE)) == {"id": "anon", "type": "article", "title": "Untitled"}


def test_the_number_of_a_report_and_the_series_of_a_book_have_members_of_their_own() -> None:
    assert csl_json_writer.item(cited(REPORT))["number"] == "TR-7"
    assert csl_json_writer.item(cited(BOOK))["collection-title"] == "A Series"


@pytest.mark.parametrize(("written", "code"), [("ngerman", "de"), ("Arabic", "ar"), ("pt-BR", "pt-BR"), ("Kli", "Kli")])
def test_a_language_is_stated_by_its_code(written: str, code: str) -> None:
    assert csl_json_writer.item(cited(replace(BARE, language=written)))["language"] == code


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    items = json.loads(WRITERS["json"].write([hostile(text, "a"), hostile(text, "b"), *WORKS]))
    assert len(items) == 2 + len(WORKS)
    for item in items:
        check_item(item)


@given(any_text)
def test_any_text_gives_one_item(text: str) -> None:
    items = json.loads(WRITERS["json"].write([hostile(text, "a")]))
    assert [item["id"] for item in items] == ["a"]
    check_item(items[0])
