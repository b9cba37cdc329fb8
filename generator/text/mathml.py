"""One formula as MathML, by latex2mathml, with nothing in it but known elements and attributes."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

from latex2mathml import exceptions as latex2mathml_errors
from latex2mathml.converter import convert
from markupsafe import Markup, escape

from generator.text.latex_decoder import FUNCTIONS

_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_ELEMENTS = frozenset(
    "math mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd "
    "mstyle mpadded mphantom menclose".split()
)
_ATTRIBUTES = frozenset(
    "stretchy fence separator form lspace rspace accent accentunder mathvariant displaystyle scriptlevel linethickness "
    "minsize maxsize largeop movablelimits width columnalign rowspacing columnspacing notation".split()
)
_ARGUMENT = re.compile(r"\\arg(?![A-Za-z])")  # which latex2mathml does not know
_UPRIGHT = re.compile(r"(?:\\mathrm|\\mathup)\s*\{([A-Za-z0-9]+)\}|\{\\rm\s+([A-Za-z0-9]+)\}")
_SCRIPTED = frozenset({f"{_MATHML}msub", f"{_MATHML}msup", f"{_MATHML}msubsup"})
_THIN = {"width": "0.1667em"}  # TeX's \thinmuskip, which it puts around the name of a function
# latex2mathml has no root error, and some malformed formulas surface as a lookup that failed.
_REFUSALS: tuple[type[Exception], ...] = (
    *(
        error
        for error in vars(latex2mathml_errors).values()
        if isinstance(error, type) and issubclass(error, Exception)
    ),
    ElementTree.ParseError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    StopIteration,
)
_PLAIN_VALUE = re.compile(r"[A-Za-z0-9.%+ -]*")


def converted(tex: str) -> Markup | None:
    """MathML that holds no element or attribute outside of an allow-list: `latex2mathml` passes `href` and raw `<…>`
    through. None for what it refuses."""
    try:
        root = ElementTree.fromstring(convert(_prepared(tex)))  # noqa: S314  # made here, and expat limits entities
    except _REFUSALS:
        return None
    for row in list(root.iter(f"{_MATHML}mrow")):
        _space_functions(row)
    return Markup("<math>{}</math>").format(Markup("").join(_safe(child) for child in root))


def _prepared(tex: str) -> str:
    """The formula with what latex2mathml knows: no `\\arg`, and upright letters as text: single ones it sets italic."""
    return _UPRIGHT.sub(_as_text, _ARGUMENT.sub(r"\\operatorname{arg}", tex))


def _as_text(match: re.Match[str]) -> str:
    return rf"\text{{{match[1] or match[2]}}}"


def _space_functions(row: ElementTree.Element) -> None:
    """Puts thin spaces between names of functions and neighbours other than operators: latex2mathml sets none."""
    children = list(row)
    names = [_is_function(child) for child in children]
    gaps = [
        index
        for index, (left, right) in enumerate(pairwise(children), 1)
        if any(names[index - 1 : index + 1]) and f"{_MATHML}mo" not in (left.tag, right.tag)
    ]
    for index in reversed(gaps):
        row.insert(index, ElementTree.Element(f"{_MATHML}mspace", _THIN))


def _is_function(node: ElementTree.Element) -> bool:
    """True for the name of a function, with or without indices."""
    name = next(iter(node), node) if node.tag in _SCRIPTED else node
    return name.tag == f"{_MATHML}mi" and name.text in FUNCTIONS


def _safe(node: ElementTree.Element) -> Markup:
    name = node.tag.removeprefix(_MATHML)
    inner = escape(node.text or "") + Markup("").join(_safe(child) for child in node)
    tail = escape(node.tail or "")
    if name not in _ELEMENTS:
        return inner + tail
    attributes = Markup("").join(
        Markup(' {}="{}"').format(key, value)
        for key, value in sorted(node.attrib.items())
        if key in _ATTRIBUTES and _PLAIN_VALUE.fullmatch(value)
    )
    return Markup("<{0}{1}>{2}</{0}>{3}").format(name, attributes, inner, tail)
