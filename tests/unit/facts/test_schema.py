"""The JSON Schemas agree with the checks: what one takes the other takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.facts import records
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS
from generator.facts.schema import schema

EXAMPLE = Path(__file__).resolve().parents[2] / "portfolio"
PUBLICATION = Draft202012Validator(schema("Publication", PUBLICATION_FIELDS))
PERSON = Draft202012Validator(schema("Person", PROFILE_FIELDS))


class AsEditorsRead(yaml.SafeLoader):
    """YAML as language servers read it: dates stay texts."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matter(text: str) -> Any:
    """The front matter of a file, as an editor reads it."""
    return yaml.load(text.split("---\n")[1], Loader=AsEditorsRead)  # noqa: S506  # a SafeLoader


def test_every_file_of_the_content_is_valid() -> None:
    for path in sorted((EXAMPLE / "content/publications").glob("*.md")):
        assert not list(PUBLICATION.iter_errors(front_matter(path.read_text()))), path.name
    assert not list(PERSON.iter_errors(front_matter((EXAMPLE / "content/index.md").read_text())))


@pytest.mark.parametrize("field", PUBLICATION_FIELDS, ids=lambda field: field.key)
def test_every_example_is_valid_in_the_schema_and_in_the_checks(field: Any) -> None:
    text = f"---\n{field.key}: {field.example}\n---\n"
    if field.key != "title":
        text = text.replace("---\n", "---\ntitle: A title\n", 1)
    assert not list(PUBLICATION.iter_errors(front_matter(text)))
    assert records.publication("x.md", "x", text)[1] == []


@pytest.mark.parametrize(
    "line", ["autors: [a]", "date: soon", "links: {code: javascript:1}", "code_flag: maybe", "type: x"]
)
def test_what_the_checks_refuse_the_schema_refuses(line: str) -> None:
    text = f"---\ntitle: A title\n{line}\n---\n"
    assert list(PUBLICATION.iter_errors(front_matter(text)))
    assert records.publication("x.md", "x", text)[1]
