"""Templates compiled into plainer Python give what Jinja's own code gives."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from generator.hosts.fast.templates import escaped, faster
from tests.unit.strategies import any_text

PAPER = SimpleNamespace(
    title='A <b> & "c"',
    html=Markup("<i>d</i>"),
    count=3,
    names=["x", "y'z"],
    links={"code": "https://a.example/?b&c", "items": "d"},
    none=None,
)
ITEMS = """\
{% macro bold(text, mark="", times=1) %}<b>{{ text }}{{ mark * times }}</b>{% endmacro %}
{% macro each(listed) %}{% for one in listed %}{{ loop.index }}{{ caller(one) }}{% endfor %}{% endmacro %}
{% macro place() %}{{ href("c") }}{% endmacro %}
"""
TEMPLATES = {
    "attributes": "{{ paper.title }} {{ paper.html }} {{ paper.count }} {{ paper.none }} {{ paper.title.upper() }}",
    "an attribute that is an item": "{{ paper.links.code }} {{ paper.links['code'] }}",
    "a method before an item of its name": "{% for key, link in paper.links.items() %}{{ key }}={{ link }}{% endfor %}",
    "calls": "{{ href(paper.title) }} {{ href(target=paper.title) }} {{ href(*paper.names[:1]) }}",
    "macros": "{{ items.bold(paper.title) }} {{ items.bold(paper.html, mark='!', times=2) }} {{ items.place() }}",
    "a call block": "{% call(one) items.each(paper.names) %}<u>{{ one }}</u>{% endcall %}",
    "filters and joins": "{{ paper.names | join('<') }} {{ paper.title ~ paper.html }} {{ paper.names | length }}",
    "loops": "{% for name in paper.names %}{{ name }}{{ ', ' if not loop.last }}{% else %}none{% endfor %}",
    "namespaces": "{% set at = namespace(n=0) %}{% for n in paper.names %}{% set at.n = n %}{% endfor %}{{ at.n }}",
    "names that Python keeps": "{{ {'class': paper.title}.class }}",
    "texts from constants": "{{ '<' }}{{ '&amp;' | safe }}{{ 1 }}",
}


def environments() -> tuple[Environment, Environment]:
    """Jinja's own and the faster one."""
    files = {name: f'{{% import "items" as items with context %}}{text}' for name, text in TEMPLATES.items()}
    loader = DictLoader({"items": ITEMS, "unknown": "{{ paper.titel }}", **files})
    plain = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return plain, faster(plain)


@pytest.mark.parametrize("name", TEMPLATES)
def test_both_give_the_same(name: str) -> None:
    plain, fast = environments()
    one, other = (
        each.get_template(name).render(paper=PAPER, href=lambda target: f"../{target}") for each in (plain, fast)
    )
    assert one == other


def test_an_unknown_name_is_told_as_by_jinja() -> None:
    with pytest.raises(UndefinedError, match="has no attribute 'titel'"):
        environments()[1].get_template("unknown").render(paper=PAPER)


@given(any_text)
def test_a_text_is_escaped_as_by_jinja(text: str) -> None:
    assert escaped(text) == str(escape(text))
    assert escaped(Markup(text)) == text  # noqa: S704  # it is never shown
