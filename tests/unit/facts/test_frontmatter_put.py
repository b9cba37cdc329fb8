"""A change of one key leaves every other byte of the file as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import frontmatter
from generator.facts.frontmatter import FrontMatterError, Node

KEYS = ("title", "authors", "date", "links", "mine")
VALUES = (
    *(' plain words', ' "quoted: # no comment"', " 'it''s'  # comment", "", " [a, b]  ", " {a: b, c: [d]}"),
    *("\n  - a\n  # within\n  - b", "\n- a\n- b", " |\n  two\n\n  lines", " >-\n  folded\n  words", "\n  a: b\n  c: d"),
    *("  # of it\n  - a  # of a\n  - 'b'", " [a, 'b # c']  # of it", " [\n  a,  # of a\n  b\n  ]  # of all"),
    *("\n  a: x  # of a\n  c: {d: 'e'}  # of it", "  # of it\n  a:\n    b: c  # of a", " |  # of it\n  two # words\n"),
    *(" 2023-07-18 # as on the page", " x   ", ' "a\n  b"', " - no list", " é 李 🙂", " [\n  a,\n  b]"),
)  # fmt: skip
COMMENTS = ("# comment", "# within", "# as on the page", "# of a", "# of all", "# of it")
BEFORE = ("", "# comment\n", "\n", "\n# one\n\n# two\n", "#\n")
BODIES = ("", "\n", "\nText.\n", "\r\nA\rB\n", "no newline at the end", "\n---\na: b\n---\n", "\n# title: x\n")
NEW = ("title: new", 'title: "new: # 1"', "title:\n  - a\n  - b", None)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[tuple[str, str, str]], str]:
    """The opening fence, the blocks (key, what stands in front, key and value), and the rest."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    keys = draw(st.permutations(KEYS))[: draw(st.integers(1, len(KEYS)))]
    blocks = [(key, draw(st.sampled_from(BEFORE)), f"{key}:{draw(st.sampled_from(VALUES))}\n") for key in keys]
    blocks = [(key, before.replace("\n", newline), text.replace("\n", newline)) for key, before, text in blocks]
    head = draw(st.sampled_from(["---", "\ufeff---", "--- "])) + newline
    return head, [b for b in blocks if "- no list" not in b[2]], f"---{newline}{draw(st.sampled_from(BODIES))}"


@given(files(), st.sampled_from(KEYS), st.sampled_from(NEW))
def test_all_bytes_but_those_of_the_key_stay(
    file: tuple[str, list[tuple[str, str, str]], str], key: str, new: str | None
) -> None:
    head, blocks, rest = file
    block = new.replace("title", key, 1) if new else None
    changed = frontmatter.put(whole(head, blocks, rest), {key: block})
    at = next((n for n, (name, _, _) in enumerate(blocks) if name == key), len(blocks))
    first, later = blocks[:at], blocks[at + 1 :]
    before = head + "".join(b + text for _, b, text in first) + (blocks[at][1] if at < len(blocks) else "")
    after = "".join(b + text for _, b, text in later) + rest
    assert changed.startswith(before)
    assert changed.endswith(after)
    assert_holds(changed[len(before) : len(changed) - len(after)], block, blocks[at][2] if at < len(blocks) else "")


def assert_holds(middle: str, block: str | None, old: str) -> None:
    """Between the untouched bytes stand the new block and the comments of the old one, and nothing else."""
    comments = [mark for mark in COMMENTS if mark in old]
    assert all(middle.count(mark) == old.count(mark) for mark in COMMENTS)
    assert values(f"---\n{middle}---\n") == (values(f"---\n{block}\n---\n") if block else {})
    assert len(middle.splitlines()) <= (block.count("\n") + 1 if block else 0) + len(comments)


@given(files(), st.sampled_from(KEYS), st.sampled_from(NEW))
def test_other_keys_keep_their_values_and_order(
    file: tuple[str, list[tuple[str, str, str]], str], key: str, new: str | None
) -> None:
    text = whole(*file)
    block = new.replace("title", key, 1) if new else None
    before = values(text)
    after = values(frontmatter.put(text, {key: block}))
    assert [(k, v) for k, v in after.items() if k != key] == [(k, v) for k, v in before.items() if k != key]
    assert (key in after) == (block is not None)


@given(files())
def test_no_change_changes_no_byte(file: tuple[str, list[tuple[str, str, str]], str]) -> None:
    assert frontmatter.put(whole(*file), {}) == whole(*file)
    assert frontmatter.put(whole(*file), {"other": None}) == whole(*file)


@given(files(), st.sampled_from(KEYS))
def test_a_change_made_twice_is_made_once(file: tuple[str, list[tuple[str, str, str]], str], key: str) -> None:
    once = frontmatter.put(whole(*file), {key: f"{key}: new", "added": "added: 1"})
    assert frontmatter.put(once, {key: f"{key}: new", "added": "added: 1"}) == once


def whole(head: str, blocks: list[tuple[str, str, str]], rest: str) -> str:
    return head + "".join(before + text for _, before, text in blocks) + rest


def values(text: str) -> dict[str, object]:
    return {key: plain(node) for key, node in frontmatter.read(frontmatter.split(text)).items()}


def plain(node: Node) -> object:
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return {k: plain(v) for k, v in node.value.items()} if isinstance(node.value, dict) else node.value


def test_a_new_key_comes_last_and_a_comment_stays_with_its_key() -> None:
    text = "---\r\n# about b\r\nb: 1 # one\r\n# about a\r\na: 2\r\n---\r\nbody"
    assert frontmatter.put(text, {"b": "b: 3", "c": "c: 4"}) == (
        "---\r\n# about b\r\nb: 3 # one\r\n# about a\r\na: 2\r\nc: 4\r\n---\r\nbody"
    )


MOVED = {
    # old lines, new block → new lines, what is lost
    "after a value": ("a: x  # c", "a: y", "a: y  # c", False),
    "after the key of a list": ("a:  # c\n  - x", "a:\n  - y\n  - z", "a:  # c\n  - y\n  - z", False),
    "after a list on one line": ("a: [x, y]  # c", "a:\n  - x\n  - z", "a:  # c\n  - x\n  - z", False),
    "after an item that stays": ("a:\n- x\n- y # c", "a:\n  - y\n  - z", "a:\n  - y # c\n  - z", False),
    "after the second of two": ("a:\n- x\n- x # c", "a:\n  - z\n  - x\n  - x", "a:\n  - z\n  - x\n  - x # c", False),
    "above an item that stays": ("a:\n  - x\n  # c\n  - y", "a:\n  - y", "a:\n  # c\n  - y", False),
    "after an item that goes": ("a:\n  - x  # c\n  - y", "a:\n  - y", "a:\n  - y\n  # c", True),
    "above an item that goes": ("a:\n  # c\n  - x\n  - y", "a:\n  - y", "a:\n  - y\n  # c", True),
    "after a key that goes": ("a: x  # c", None, "# c", True),
    "after a name of a mapping": ("a:\n  b: x  # c", "a:\n  d: z\n  b: y", "a:\n  d: z\n  b: y  # c", False),
    "after a name that goes": ("a:\n  b: x  # c", "a:\n  d: z", "a:\n  d: z\n  # c", True),
    "within quotes is none": ('a: "x # no"', "a: y", "a: y", False),
    "within a list on lines": ("a: [\n  x,  # c\n  y]", "a:\n  - x", "a:\n  - x  # c", False),
    "after a block of text": ("a: |  # c\n  x # no", "a: y", "a: y  # c", False),
}


@pytest.mark.parametrize("name", MOVED)
def test_a_comment_stays_with_its_key_or_item(name: str) -> None:
    old, block, new, is_lost = MOVED[name]
    text = f"---\nfirst: 1\n{old}\nlast: 2\n---\n"
    assert frontmatter.put(text, {"a": block}) == f"---\nfirst: 1\n{new}\nlast: 2\n---\n"
    assert frontmatter.orphans(text, {"a": block}) == ({"a"} if is_lost else set())


def test_a_comment_that_outlives_its_key_does_not_become_part_of_a_text() -> None:
    text = "---\na: |\n  text\nb:\n  - x\n  # why\n  - y\n---\n"
    changed = frontmatter.put(text, {"b": None})
    assert changed == "---\na: |\n  text\n# why\n---\n"
    assert values(changed) == {"a": "text\n"}


@pytest.mark.parametrize("text", ["no front matter", "---\na: [b\n---\n", "---\n{a: b, c: d}\n---\n"])
def test_a_file_that_cannot_be_changed_safely_is_refused(text: str) -> None:
    with pytest.raises(FrontMatterError):
        frontmatter.put(text, {"a": "a: 1"})
