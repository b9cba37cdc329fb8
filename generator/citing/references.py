"""A work as a formatted reference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.citing import reference_markup
from generator.citing.reference_parts import fields
from generator.citing.reference_template import render
from generator.citing.style import Style
from generator.citing.work import Cited, cited
from generator.model import Publication


@dataclass(frozen=True, slots=True)
class Reference:
    """The same reference as plain text and as safe HTML, in which titles of journals and other containers are `<i>`."""

    text: str
    html: Markup


def write(publications: Iterable[Publication], style: Style) -> str:
    """References as plain text, one a line, in the order given."""
    return "".join(f"{reference(cited(p), style).text}\n" for p in publications)


def reference(c: Cited, style: Style) -> Reference:
    """The work in a style."""
    shape = style.shapes.get(c.type, c.type)
    rendered = render(style.templates.get(shape) or style.templates[""], fields(c, style, shape))
    return Reference(reference_markup.plain(rendered), reference_markup.html(rendered))
