"""Keys of BibTeX and of other sites name the field that is meant."""

from __future__ import annotations

import pytest

from generator.facts import foreign_keys, records
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS


@pytest.mark.parametrize("key", foreign_keys.MEANT["title"])
def test_a_key_of_another_program_is_led_to_its_place(key: str) -> None:
    _, [problem] = records.publication("a.md", "a", f"---\ntitle: x\n{key}: y\n---\n")
    assert (problem.message, problem.hint) == (f"unknown key {key!r}", foreign_keys.MEANT["title"][key].hint)


@pytest.mark.parametrize("key", foreign_keys.MEANT["name"])
def test_a_key_of_another_program_about_a_person_is_led_to_its_place(key: str) -> None:
    _, [problem] = records.profile("index.md", f"---\nname: x\n{key}: y\n---\n")
    assert (problem.message, problem.hint) == (f"unknown key {key!r}", foreign_keys.MEANT["name"][key].hint)


@pytest.mark.parametrize(
    ("key", "field"), [("DOI", "doi"), ("Other-Categories", "other_categories"), ("autors", "authors")]
)
def test_a_field_in_another_spelling_is_that_field(key: str, field: str) -> None:
    _, [problem] = records.publication("a.md", "a", f"---\ntitle: x\n{key}: y\n---\n")
    assert problem.hint == f"did you mean {field!r}?"


def test_no_field_is_among_them() -> None:
    for fields in (PUBLICATION_FIELDS, PROFILE_FIELDS):
        assert {field.key for field in fields} & foreign_keys.MEANT[fields[0].key].keys() == set()


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("links: {pdf: 'https://x.example/a b.pdf'}", "write https://x.example/a%20b.pdf"),
        ("links: {email: ada@x.example}", "write mailto:ada@x.example"),
        ("links: {code: github.com/ada/x}", "write https://github.com/ada/x"),
        ("type: preprint", "write article, or delete the line"),
        ("type: inproceedings", "write paper-conference"),
    ],
)
def test_a_value_of_another_form_is_led_to_its_own(line: str, hint: str) -> None:
    _, [problem] = records.publication("a.md", "a", f"---\ntitle: x\n{line}\n---\n")
    assert problem.hint == hint
