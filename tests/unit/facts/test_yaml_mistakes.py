"""Broken YAML is told in words, at the line where it can be corrected."""

from __future__ import annotations

import pytest

from generator.facts.frontmatter import FrontMatterError, read, split


@pytest.mark.parametrize(
    ("yaml", "line", "message", "hint"),
    [
        ("title: x\n\tvenue: y", 3, "a tab", "write two spaces instead"),
        ("title:\tx: y", 2, "a second colon in the line", "put the value in quotes if it holds a colon"),
        ('title: "The "Engine" of it"', 2, "text after the closing quote", r'write \" for a quote inside'),
        ("title: 'It's an engine'", 2, "an apostrophe ends a value in single quotes", "put the value in double quotes"),
        (r'title: "On $\mu$"', 2, "a backslash in double quotes", r"write two, such as \\mu"),
        ('title: "On Engines\nvenue: J\ndate: 1843', 2, "the quote that opens here is never closed", "close it"),
        ("title:On Engines", 2, "no space after the colon", "write title: On Engines"),
        ("title:\u00a0On Engines", 2, "a no-break space after the colon", "write title: On Engines"),
        ("title: x\n venue: y", 3, "the key is indented", "begin it at the start of the line"),
        ("title: Foo: bar", 2, "a second colon in the line", "put the value in quotes if it holds a colon"),
        ("title: @foo", 2, "the value begins with a character that means something to YAML", "put the value in quotes"),
        ("title: x\nauthors: [A, B\ndate: 1843", 3, "the list that opens here with [", "write ] at its end"),
        ("title: x\nlinks: {code: https://x.example\ndate: 1843", 3, "opens here with {", "write } at"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_words(yaml: str, line: int, message: str, hint: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        read(split(f"---\n{yaml}\n---\n\nWords.\n"))
    told = caught.value
    assert told.line == line
    assert message in told.message
    assert told.hint.startswith(hint)
