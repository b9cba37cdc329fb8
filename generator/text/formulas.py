"""Math in running text: where it starts and ends, and how it reads as MathML and as plain text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

from latex2mathml import exceptions as latex2mathml_errors
from latex2mathml.converter import convert
from markupsafe import Markup, escape

from generator.text import latex_decoder

LONGEST = 2_000
"""Characters of one formula that are still set as math; a longer one is shown as its source."""

DEEPEST = 20
"""Nested braces of one formula that are still set as math: the converters recurse."""

_SPAN = re.compile(r"(?<!\\)\$(?=\S)((?:\\.|[^$\\])+?)(?<=\S)\$(?:(?!\d)|(?<=[A-Za-z}]\$))")
_TEXTTT = re.compile(r"\\(?:texttt|mathtt|textsf)\{([^{}\\$]*)\}")
_COLUMN = re.compile(r"(?<!\\)&")
_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_ELEMENTS = frozenset(
    "math mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd "
    "mstyle mpadded mphantom menclose".split()
)
_ATTRIBUTES = frozenset(
    "stretchy fence separator form lspace rspace accent accentunder mathvariant displaystyle scriptlevel linethickness "
    "minsize maxsize largeop movablelimits width columnalign rowspacing columnspacing notation".split()
)
_FUNCTIONS = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max "
    "min sec sin sinh sup tan tanh".split()
)
_FUNCTION = re.compile(rf"\s*\\({'|'.join(sorted(_FUNCTIONS, key=len, reverse=True))})(?![A-Za-z])\s*")
_ARGUMENT = re.compile(r"\\arg(?![A-Za-z])")  # which latex2mathml does not know
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


class Span(NamedTuple):
    """A piece of a text: a formula without its dollar signs, or words with `\\$` for a dollar sign."""

    is_math: bool
    text: str


def spans(text: str) -> list[Span]:
    """Cuts a text at its formulas. A `$` opens only before and closes only after a non-blank, and does not close
    before a digit unless a letter or brace precedes it, so `$5 to $10` holds no formula and `$\\sim$7B` holds one
    (pandoc's `tex_math_dollars`, which lets no digit follow, would miss arXiv's `$\\sim$7B`)."""
    found, end = [], 0
    for match in _SPAN.finditer(text):
        if not _is_balanced(match[1]):
            continue
        found += [Span(False, text[end : match.start()]), Span(True, match[1])]
        end = match.end()
    return [span for span in [*found, Span(False, text[end:])] if span.text]


def formula_at(text: str, start: int) -> re.Match[str] | None:
    """The formula whose opening `$` stands at `start`, by the rules of `spans`; group 1 is its TeX."""
    match = _SPAN.match(text, start)
    return match if match and _is_balanced(match[1]) else None


def unescaped(words: str) -> str:
    """Words as a reader sees them: `\\$` is a dollar sign."""
    return words.replace(r"\$", "$")


def plain(text: str) -> str:
    """The text for search, keys, titles of windows: no markup, formulas as Unicode (`$\\texttt{t5x}$` → `t5x`)."""
    parts = (_plain_formula(span.text) if span.is_math else unescaped(span.text) for span in spans(text))
    return " ".join("".join(parts).split())


def html(text: str) -> Markup:
    """Escaped HTML with formulas as MathML, or as `<code>` where they cannot be set."""
    return Markup("").join(formula(s.text) if s.is_math else escape(unescaped(s.text)) for s in spans(text))


@lru_cache(maxsize=4096)
def formula(tex: str) -> Markup:
    """One formula as MathML that holds no element or attribute outside of an allow-list: `latex2mathml` passes
    `href` and raw `<…>` through. `\\texttt{…}` alone is `<code>`."""
    if name := texttt(tex):
        return Markup("<code>{}</code>").format(name)
    if not is_settable(tex):
        return Markup("<code>{}</code>").format(tex)
    try:
        root = ElementTree.fromstring(convert(_ARGUMENT.sub(r"\\operatorname{arg}", tex)))  # noqa: S314  # made here, and expat limits entities
    except _REFUSALS:
        return Markup("<code>{}</code>").format(tex)
    for row in list(root.iter(f"{_MATHML}mrow")):
        _space_functions(row)
    return Markup("<math>{}</math>").format(Markup("").join(_safe(child) for child in root))


def texttt(tex: str) -> str:
    """The words of a formula that is nothing but `\\texttt{words}`; otherwise an empty text."""
    match = _TEXTTT.fullmatch(tex.strip())
    return match[1] if match else ""


def is_settable(tex: str) -> bool:
    """True if the formula is balanced and within the limits of length and depth."""
    depth = deepest = 0
    for char in tex:
        depth += (char == "{") - (char == "}")
        deepest = max(deepest, depth)
    return len(tex) <= LONGEST and deepest <= DEEPEST and tex.count("\\left") <= DEEPEST


def _is_balanced(tex: str) -> bool:
    depth = 0
    for char in tex:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


@lru_cache(maxsize=4096)
def _plain_formula(formula: str) -> str:
    if not is_settable(formula):
        return formula
    named = _FUNCTION.sub(_function_name, _COLUMN.sub(" ", formula))
    return unescaped(" ".join(latex_decoder.to_text(named, ligatures=False).split()))


def _function_name(match: re.Match[str]) -> str:
    """The name, apart from a letter, number or command beside it."""
    before, behind = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return f"{' ' * (before.isalnum() or before in ')}')}{match[1]}{' ' * (behind.isalnum() or behind == chr(92))}"


def _space_functions(row: ElementTree.Element) -> None:
    """Puts thin spaces between the names of functions and what is no sign beside them: latex2mathml sets none."""
    children = list(row)
    names = [_is_function(child) for child in children]
    gaps = [
        place
        for place, (one, other) in enumerate(pairwise(children), 1)
        if any(names[place - 1 : place + 1]) and f"{_MATHML}mo" not in (one.tag, other.tag)
    ]
    for place in reversed(gaps):
        row.insert(place, ElementTree.Element(f"{_MATHML}mspace", _THIN))


def _is_function(node: ElementTree.Element) -> bool:
    """True for a name that is no operator: browsers put spaces around those by themselves."""
    name = next(iter(node), node) if node.tag in _SCRIPTED else node
    return name.tag == f"{_MATHML}mi" and name.text in _FUNCTIONS


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
