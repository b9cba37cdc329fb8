"""Where a text cites papers by key, and where `[@…]` is something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.citation_marks import CitedKey, marks, may_cite, replaced


def cited(source: str) -> list[list[tuple[str, str]]]:
    return [[(each.key, each.place) for each in keys] for _, keys in marks(source)]


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ("See [@a2023x].", [[("a2023x", "")]]),
        ("See [@a; @b].", [[("a", ""), ("b", "")]]),
        ("See [@a, pp. 3–5; @b, ch. 2].", [[("a", "pp. 3–5"), ("b", "ch. 2")]]),
        ("See [@a;\n@b, p.\n3].", [[("a", ""), ("b", "p. 3")]]),
        ("[see @a, p. 3; and also @b]", [[("a", "p. 3"), ("b", "")]]),
        ("[-@a; see\n-@b, ch. 2]", [[("a", ""), ("b", "ch. 2")]]),
        ("Text[^1]\n\n[^1]: As [@a] says.", [[("a", "")]]),
        ("[@a][@b]", [[("a", "")], [("b", "")]]),
        ("So says [@a]: it holds.", [[("a", "")]]),
        ("- item\n\n    [@a] in the same item", [[("a", "")]]),
        ("Text\n    [@a] on a further line", [[("a", "")]]),
    ],
)
def test_a_citation_names_works(source: str, keys: list[list[tuple[str, str]]]) -> None:
    assert cited(source) == keys


@pytest.mark.parametrize(
    "source",
    [
        "`[@a]` and `` ` [@a] ``",
        "```\n[@a]\n```",
        "~~~~ text\n~~~\n[@a]\n~~~~",
        "- x\n\n    ```\n    [@a]\n    ```",
        "Text\n\n    [@a]\n\n    [@b]",
        "- item\n\n        [@a]",
        "<code>[@a]</code> <!-- [@a] -->",
        r"\[@a]",
        "[@a](https://example.org) and ![@a](x.png) and [@a][b]",
        "[@a]: https://example.org",
        "ada@example.org, [ada@example.org], <ada@example.org>, [ada](mailto:a@b.org)",
        "[@a and @b] [@] [a@] [see@a] [x-@a] [see @] [a @ b]",
    ],
)
def test_other_brackets_stay(source: str) -> None:
    assert cited(source) == []
    assert replaced(source, lambda _: "!") == source


def test_only_citations_change() -> None:
    source = "One [@a], `[@a]`.\r\n\r\n```\n[@a]\n```\nTwo [@b, p. 1]."
    written = replaced(source, lambda keys: f"<{keys[0].key}>")
    assert written == "One <a>, `[@a]`.\r\n\r\n```\n[@a]\n```\nTwo <b>."


def test_code_ends_where_its_fence_closes() -> None:
    assert cited("```\nx\n```\n[@a]") == [[("a", "")]]


def test_what_stands_before_a_key_is_read_and_written_back() -> None:
    [(_, keys)] = marks("[see  also -@a, p. 3; @b]")
    assert [(each.prefix, each.is_bare, each.mark) for each in keys] == [
        ("see also", True, "see also -@a, p. 3"), ("", False, "@b"),
    ]  # fmt: skip


@given(st.text(alphabet="[]@a;, `~\n\\-<!>:(", max_size=60))
def test_marks_stand_where_they_are_found(source: str) -> None:
    """Each mark begins with its bracket, and writing citations back gives the source without their spaces."""
    for offset, keys in marks(source):
        assert source[offset] == "["
        assert all(isinstance(each, CitedKey) and each.key for each in keys)
        assert may_cite(source) or "@" in source
    assert replaced(source, lambda _: "").count("\n") <= source.count("\n")
