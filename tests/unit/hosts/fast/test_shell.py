"""Which blocks of the page shell many pages have in common."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from generator.hosts.fast.shell import shared_blocks


def shared(block: str, **files: str) -> bool:
    """True if a block of a shell is shared by pages; `files` are templates that it includes."""
    shell = "{% set meta = page.meta %}{% set title = meta.title %}{% set name = config.name %}"
    shell += "{% set address %}{{ page.url }}{% endset %}{% macro stamp() %}{{ title }}{% endmacro %}"
    templates = {"base.html": f"{shell}{{% block part %}}{block}{{% endblock %}}"}
    return shared_blocks(Environment(loader=DictLoader(templates | files), autoescape=True)) == ["part"]


@pytest.mark.parametrize(
    "block",
    [
        "<p>{{ name }} {{ 'a.css' | url_of }}</p>",
        "{% if meta.section and meta.section == target.url %}here{% endif %}",
        "{% if page and target == page %}here{% endif %}",
        '{% include "part" %}',
        '{% include ".icons/" ~ name ~ ".svg" %}',
    ],
)
def test_a_block_that_asks_for_nothing_of_a_page_but_its_section_is_shared(block: str) -> None:
    assert shared(block, part="{{ meta.kind }}")


@pytest.mark.parametrize(
    "block",
    [
        "{{ title }}",
        "{{ page.url }}",
        "{% if page.title == name %}here{% endif %}",
        "{% if meta.source %}here{% endif %}",
        "{{ page }}",
        "{{ self.title() }}",
        "{{ super() }}",
        "{{ address }}",
        "{{ stamp() }}",
        "{% set own = meta %}{{ own.source }}",
        '{% include "part" %}',
        "{% include name %}",
    ],
)
def test_a_block_that_asks_for_more_is_not(block: str) -> None:
    assert not shared(block, part="{{ meta.source }}")
