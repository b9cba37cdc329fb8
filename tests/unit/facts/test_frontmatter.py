"""Front matter as plain data: what is read, what is refused and where, and how a text is quoted."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given

from generator.facts import frontmatter, yaml_scalars
from generator.facts.frontmatter import FrontMatterError
from tests.unit import strategies

REFUSED = {
    # file → line, column and a word of the message
    "": (1, 0, "no front matter"),
    "title: x\n---\n": (1, 0, "no front matter"),
    " ---\na: b\n---\n": (1, 0, "no front matter"),
    "---\na: b\n": (1, 0, "is not closed"),
    "---\na: b\n --- \n": (1, 0, "is not closed"),
    "---\na: b: c\n---\n": (2, 5, "broken YAML"),
    "---\na: [b\n---\n": (2, 4, "broken YAML"),
    "---\na: b\nc: 'd\n---\n": (3, 4, "the quote that opens here is never closed"),
    "---\na: b\n\tc: d\n---\n": (3, 1, "broken YAML"),
    "---\na: b\na: c\n---\n": (3, 1, "duplicate key 'a'"),
    "---\na: &x b\nc: *x\n---\n": (2, 0, "anchors"),
    "---\na: !!python/object:os.system x\n---\n": (2, 0, "tags"),
    "---\na: !x b\n---\n": (2, 0, "tags"),
    "---\n- a\n- b\n---\n": (2, 0, "is not a list of `key: value` lines"),
    "---\njust words\n---\n": (2, 5, "no colon after the key"),
    '---\n"just words"\n---\n': (2, 0, "is not a list of `key: value` lines"),
    "---\n? [a]\n: b\n---\n": (2, 3, "a key must be a plain word"),
    "---\n%YAML 1.1\n---\n": (3, 1, "broken YAML"),
    "---\na: \x07b\n---\n": (2, 0, "unreadable YAML"),
    f"---\na: {'[' * 9}{']' * 9}\n---\n": (2, 0, "more than 8 levels"),
    f"---\na: {'[' * 20_000}\n---\n": (2, 0, "more than 8 levels"),
    f"---\na: {'x' * 400_001}\n---\n": (2, 0, "characters"),
}
MEANT = {
    # in YAML 1.1 these are not texts
    "no": "no",
    "2212.10560": "2212.10560",
    "2023-07-18": "2023-07-18",
    "0o17": "0o17",
    "1e3": "1e3",
    "~": "~",
    "": "",
    '"a: b"': "a: b",
    "'it''s'": "it's",
    "x # comment": "x",
    "x#y": "x#y",
    "|\n  two\n  lines": "two\nlines\n",
    "é 李": "é 李",
}
ODD = (
    *(
        "no",
        "NULL",
        "true",
        "1",
        "1.5",
        "1e3",
        "0x1f",
        "2023-07-18",
        "12:30",
        "=",
        "<<",
        "~",
        "-",
        "- a",
        "? a",
        "a: b",
    ),
    *("a #b", "#a", "[a", "{a", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", '"', "'", " a", "a ", "", "---", "..."),
    *(
        "\u2028",
        "\x85",
        "\ufeff",
        "\x07",
        "a\nb",
        "\\",
        "é",
        "李",
        "🙂",
        "1_000",
        ".inf",
        "+1",
        "0b1",
        "190:20:30",
        "a,b",
    ),
)


@pytest.mark.parametrize(("text", "expected"), REFUSED.items(), ids=lambda value: ascii(value)[:40])
def test_broken_front_matter_is_refused_with_its_place(text: str, expected: tuple[int, int, str]) -> None:
    with pytest.raises(FrontMatterError, match=expected[2]) as caught:
        frontmatter.read(frontmatter.split(text))
    assert (caught.value.line, caught.value.column) == expected[:2]


@given(strategies.any_text)
def test_any_front_matter_is_read_or_refused(text: str) -> None:
    for file in (text, f"---\n{text}\n---\n", f"---\na: {text}\n---\n"):
        assert 1 <= place_of(file) <= len(file.splitlines()) + 2


def place_of(file: str) -> int:
    """The line of the error, or of the last value of a file that is read."""
    try:
        nodes = frontmatter.read(frontmatter.split(file))
    except FrontMatterError as error:
        return error.line
    return max((node.at.line for node in nodes.values()), default=2)


@given(strategies.any_text, strategies.any_text)
def test_the_parts_of_a_file_are_the_file(yaml_text: str, body: str) -> None:
    text = f"---\n{yaml_text}\n---\n{body}"
    parts = frontmatter.split(text)
    assert parts.head + parts.yaml + parts.fence + parts.body == text
    assert text.split("\n")[parts.body_line - 1 :] == parts.body.split("\n")


@pytest.mark.parametrize(("written", "value"), MEANT.items())
def test_a_value_is_the_text_that_it_looks_like(written: str, value: str) -> None:
    nodes = frontmatter.read(frontmatter.split(f"---\nkey: {written}\n---\n"))
    assert nodes["key"].value == value


def test_places_are_those_of_the_file() -> None:
    nodes = frontmatter.read(frontmatter.split("---\n# note\na:\n  - x\n  - y\n\nb: {c: d}\n---\n"))
    items = nodes["a"].value
    inner = nodes["b"].value
    assert isinstance(items, list)
    assert isinstance(inner, dict)
    assert [tuple(item.at) for item in items] == [(4, 5), (5, 5)]
    assert [tuple(nodes[key].key_at) for key in "ab"] == [(3, 1), (7, 1)]
    assert tuple(inner["c"].key_at) == (7, 5)


@pytest.mark.parametrize("head", ["---\n", "\ufeff---\n", "--- \n", "---\r\n", "---\t\n"])
@pytest.mark.parametrize("fence", ["---\n", "---", "...\n", "--- \n", "---\r\n"])
def test_fences_may_have_blanks_behind_them(head: str, fence: str) -> None:
    assert frontmatter.read(frontmatter.split(f"{head}a: b\n{fence}"))["a"].value == "b"


def test_front_matter_may_be_empty() -> None:
    assert frontmatter.read(frontmatter.split("---\n---\nbody")) == {}
    assert frontmatter.read(frontmatter.split("---\n# only a comment\n---\n")) == {}


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_an_odd_text_is_quoted_so_that_every_reader_takes_it_for_that_text(text: str) -> None:
    assert_reads_back(text)


@given(strategies.any_text)
def test_any_text_is_quoted_so_that_every_reader_takes_it_for_that_text(text: str) -> None:
    assert_reads_back(text)


def assert_reads_back(text: str) -> None:
    for written in (yaml_scalars.scalar(text), yaml_scalars.quoted(text)):
        assert yaml.safe_load(f"key: {written}\n") == {"key": text}
        assert yaml.safe_load(f"key:\n  - {written}\n") == {"key": [text]}
        assert "\n" not in written
    [node] = frontmatter.read(frontmatter.split(f"---\nkey: {yaml_scalars.scalar(text)}\n---\n")).values()
    assert node.value == text


@pytest.mark.parametrize("text", ["Ada Lovelace", "meta-ai", "O'Neil", "Vítor Núñez", "cs.CL", "Smith, III, John"])
def test_plain_words_need_no_quotes(text: str) -> None:
    assert yaml_scalars.scalar(text) == text
