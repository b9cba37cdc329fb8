"""The Markdown of pages written by hand: formulas, captions, footnotes and highlighted code without a setting."""

from __future__ import annotations

from typing import Any, cast

import pytest
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from generator.hosts.page_markdown import add_extensions, first_words, without_styles


class Settings:
    """What the function sees of MkDocs' settings."""

    def __init__(self, *chosen: str) -> None:
        self.markdown_extensions = list(chosen)
        self.mdx_configs: dict[str, Any] = {}


def html(source: str, *chosen: str) -> str:
    settings = Settings(*chosen)
    add_extensions(cast("MkDocsConfig", settings))
    made = Markdown(extensions=settings.markdown_extensions, extension_configs=settings.mdx_configs).convert(source)
    return without_styles(made)


@pytest.mark.parametrize("source", ["The height $h_0*x*$.", "$h$ and $k$", "a\n$h$\nb"])
def test_a_formula_is_mathml(source: str) -> None:
    assert html(source).count("<math>") == source.count("$") // 2
    assert "$" not in html(source)


def test_a_displayed_formula_stands_on_its_own() -> None:
    assert html("Before\n\n$$\na = b\n+ c\n$$\n\nafter").count('<math display="block">') == 1


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("It costs $5 to $10.", "It costs $5 to $10."),
        (r"It costs \$5 and 6\$.", "It costs $5 and 6$."),
        ("`$x$`", "<code>$x$</code>"),
        ("    $x$", "<code>$x$\n</code>"),
        ("$x", "$x"),
        ("$ x $", "$ x $"),
    ],
)
def test_other_dollar_signs_stay(source: str, shown: str) -> None:
    assert shown in html(source)
    assert "<math" not in html(source)


def test_code_is_highlighted_with_classes_and_without_styles_or_scripts() -> None:
    made = html("```python\nx = 1  # one\n```\n")
    assert '<span class="c1"># one</span>' in made
    assert "style=" not in made
    assert "<script" not in made


def test_a_picture_has_a_caption() -> None:
    made = html("![curves](c.png)\n/// caption\nOf $p$.\n///\n")
    assert "<figcaption>" in made
    assert "<math>" in made


def test_columns_of_tables_are_aligned_by_classes() -> None:
    made = html("| a | b |\n|--:|:-:|\n| 1 | 2 |\n")
    assert (made.count('class="pf-right"'), made.count('class="pf-center"'), "style=" in made) == (2, 2, False)


def test_what_the_owner_chose_for_code_stays_alone() -> None:
    settings = Settings("codehilite", "tables")
    add_extensions(cast("MkDocsConfig", settings))
    assert "pymdownx.highlight" not in settings.markdown_extensions
    assert settings.markdown_extensions.count("tables") == 1


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("# Title\n\n![x](y.png)\n\nThe *first* words &amp; more.\n\nOther.", "The first words & more."),
        ("# Title", ""),
        ("word " * 99, "word " * 29 + "word…"),
    ],
)
def test_a_page_is_described_by_its_first_words(source: str, words: str) -> None:
    assert first_words(html(source)) == words
