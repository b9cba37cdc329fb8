"""Drawing → SVG with classes and attributes only, since the Content-Security-Policy forbids inline styles."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from markupsafe import Markup

from generator.site.charts.chart_layout import Box, Cell, Drawing, Text

_SVG = Markup(
    '<svg class="pf-chart" role="group" aria-labelledby="{id}" aria-describedby="{id}-summary" width="100%" '
    'height="{height}em"><title id="{id}">{title}</title><desc id="{id}-summary">{summary}</desc>{cells}{axis}</svg>'
)
_LINK = Markup('<a href="{}"><title>{}</title>{}{}</a>')
_BOX = Markup('<rect{} x="{}%" y="{}em" width="{}%" height="{}em"/>')
_TEXT = Markup('<text{} x="{}%" y="{}em">{}</text>')
_LINE = Markup('<line class="pf-chart__axis" x1="{}%" y1="{}em" x2="{}%" y2="{}em"/>')
_CLASS = Markup(' class="{}"')
_GROUP = Markup('<g class="{}">{}</g>')
_EMPTY = Markup("")


def svg(drawing: Drawing, href: Callable[[str], str]) -> Markup:
    """The picture as an element with a name and a description; `href` returns the link to a URL of the site. Each stack
    is one link as large as its column or row, with its counts in words."""
    axis = drawing.axis
    ends = (axis.x, axis.y, axis.x + axis.width, axis.y + axis.height)
    return _SVG.format(
        id=drawing.id,
        title=drawing.title,
        summary=drawing.summary,
        height=_short(drawing.height),
        cells=_EMPTY.join(_cell(cell, href) for cell in drawing.cells),
        axis=_LINE.format(*map(_short, ends)),
    )


def _cell(cell: Cell, href: Callable[[str], str]) -> Markup:
    texts = _EMPTY.join(map(_text, cell.texts))
    if not cell.stack.url:
        return texts
    groups = [
        _GROUP.format(css_class, _EMPTY.join(_box(box) + (_text(code) if code else _EMPTY) for _, box, code in blocks))
        for css_class, blocks in groupby(cell.blocks, key=lambda block: block[0])
    ]
    drawn = _EMPTY.join([_box(cell.area, "pf-chart__area"), *groups])
    return _LINK.format(href(cell.stack.url), cell.stack.in_words, drawn, texts)


def _box(box: Box, css_class: str = "") -> Markup:
    return _BOX.format(_class_attribute(css_class), *map(_short, (box.x, box.y, box.width, box.height)))


def _text(text: Text) -> Markup:
    return _TEXT.format(_class_attribute(text.css_class), _short(text.x), _short(text.y), text.words)


def _class_attribute(css_class: str) -> Markup:
    return _CLASS.format(css_class) if css_class else _EMPTY


def _short(number: float) -> str:
    """At most two decimals, which is a tenth of a pixel."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
