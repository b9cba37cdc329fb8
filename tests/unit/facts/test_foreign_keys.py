"""Keys of BibTeX and of other sites name the field that is meant."""

from __future__ import annotations

import pytest

from generator.facts import foreign_keys, records
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS
from generator.facts.kinds import BY_FOLDER, KINDS


@pytest.mark.parametrize("key", foreign_keys.OF_A_PAPER)
def test_a_key_of_another_program_is_led_to_its_place(key: str) -> None:
    _, [problem] = records.publication("a.md", "a", f"---\ntitle: x\n{key}: y\n---\n")
    assert (problem.message, problem.hint) == (f"unknown key {key!r}", foreign_keys.OF_A_PAPER[key].hint)


@pytest.mark.parametrize("key", foreign_keys.OF_A_PERSON)
def test_a_key_of_another_program_about_a_person_is_led_to_its_place(key: str) -> None:
    _, [problem] = records.profile("index.md", f"---\nname: x\n{key}: y\n---\n")
    assert (problem.message, problem.hint) == (f"unknown key {key!r}", foreign_keys.OF_A_PERSON[key].hint)


@pytest.mark.parametrize(
    ("key", "field"), [("DOI", "doi"), ("Other-Categories", "other_categories"), ("autors", "authors")]
)
def test_a_field_in_another_spelling_is_that_field(key: str, field: str) -> None:
    _, [problem] = records.publication("a.md", "a", f"---\ntitle: x\n{key}: y\n---\n")
    assert problem.hint == f"did you mean {field!r}?"


def test_no_field_is_among_them() -> None:
    for fields, hints in (
        (PUBLICATION_FIELDS, foreign_keys.OF_A_PAPER),
        (PROFILE_FIELDS, foreign_keys.OF_A_PERSON),
        *((kind.fields, foreign_keys.of_other_kinds([field.key for field in kind.fields])) for kind in KINDS),
    ):
        assert {field.key for field in fields} & hints.keys() == set()


@pytest.mark.parametrize(
    ("folder", "line", "hint"),
    [
        ("talks", "venue: ICML", "it is called event"),
        ("talks", "talk_type: invited", "it is called type"),
        ("talks", "slides_url: https://x.example", "write it under links: {slides: https://…}"),
        ("news", "publishDate: 2024-05-01", "it is called date"),
        ("news", "inline: true", "delete the line"),
        ("news", "excerpt: x", "write it below the front matter"),
        ("posts", "excerpt: x", "it is called summary"),
        ("posts", "collection: posts", "delete the line"),
        ("projects", "importance: 1", "things are sorted by date; write featured: true for the first ones"),
        ("projects", "img: assets/x.png", "it is called image"),
        ("teaching", "semester: Fall", "it is called term"),
        ("people", "titel: x", "known: "),
        ("people", "user_groups: [x]", "it is called role"),
        ("projects", "sumary: x", "did you mean 'summary'?"),
    ],
)
def test_a_key_of_another_kind_of_file_is_led_to_its_place(folder: str, line: str, hint: str) -> None:
    kind = BY_FOLDER[folder]
    required = "".join(f"{field.key}: {field.example}\n" for field in kind.fields if field.required)
    required = "".join(row for row in required.splitlines(True) if row.split(":")[0] != line.split(":")[0])
    _, [problem] = records.item("x.md", kind, "x", f"---\n{required}{line}\n---\n")
    assert problem.message == f"unknown key {line.split(':')[0]!r}"
    assert problem.hint.startswith(hint)


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
