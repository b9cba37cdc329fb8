"""MathML inside of a text → TeX between dollar signs: the elements that titles and abstracts hold.

An element that is not in the table gives the words in it; MathML that is not well-formed gives them as plain text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from types import MappingProxyType
from xml.etree import ElementTree

from generator.text import latex

LONGEST = 20_000
"""Characters of the longest formula that is read."""

DEEPEST = 40
"""Levels of elements that are read."""

_MATH = re.compile(r"(?i)(<(?P<end>/?)(?:[\w-]+:)?math\b[^<>]*>)")
_PREFIX = re.compile(r"(</?)[\w-]+:")
_XMLNS = re.compile(r"\s[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*')")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?:#?\w+);")
_TAG = re.compile(r"<[^<>]*>")
_IN_BRACES = re.compile(r"^\{+(\\[A-Za-z]+)\}+$")
_ENDS_IN_COMMAND = re.compile(r"\\[A-Za-z]+$")
_ACCENTS = MappingProxyType(
    {"¯": "bar", "‾": "bar", "~": "tilde", "˜": "tilde", "^": "hat", "ˆ": "hat", "→": "vec", "⃗": "vec", "˙": "dot"}
)


def with_formulas(text: str) -> str:
    """The text with each `<math>` as `$…$`; one that is not closed stays."""
    if "math" not in text or "<" not in text:
        return text
    pieces, start, opened = [], 0, -1
    for tag in _MATH.finditer(text):
        if not tag["end"] and opened < 0:
            opened = tag.start()
        elif tag["end"] and opened >= 0:
            pieces += [text[start:opened], _formula(text[opened : tag.end()])]
            start, opened = tag.end(), -1
    return "".join([*pieces, text[start:]])


def _formula(element: str) -> str:
    source = _ENTITY.sub(lambda entity: html.unescape(entity[0]), _PREFIX.sub(r"\1", element))
    words = html.unescape(_TAG.sub("", source))
    if len(source) > LONGEST:
        return words
    try:
        root = ElementTree.fromstring(_XMLNS.sub("", source))  # noqa: S314  # one element without a document type
    except ElementTree.ParseError:
        return words
    tex = " ".join(_tex(root, DEEPEST).split())
    return f"${tex}$" if tex and "$" not in tex else words


def _tex(element: ElementTree.Element, depth: int) -> str:
    if depth == 0:
        return "".join(element.itertext())
    parts = [_tex(child, depth - 1) for child in element]
    name = element.tag.lower()
    if name in _LEAVES:
        return _LEAVES[name](" ".join("".join(element.itertext()).split()))
    if name in _SHAPES and len(parts) == _SHAPES[name][0]:
        return _SHAPES[name][1](parts)
    return "" if name.startswith("annotation") else "".join(parts)


def _symbol(text: str) -> str:
    """An identifier, number or operator: letters of other alphabets as commands."""
    if text.isascii() or text in _ACCENTS:
        return text
    command = _IN_BRACES.sub(r"\1", latex.encode_words(text).replace(r"\ensuremath", ""))
    return f"{command} " if _ENDS_IN_COMMAND.search(command) else command


def _identifier(text: str) -> str:
    return _symbol(text) if len(text) == 1 or not text.isalpha() else f"\\mathrm{{{text}}}"


def _words(text: str) -> str:
    return f"\\text{{{text}}}" if text.strip() else " "


def _braced(part: str) -> str:
    part = part.strip()
    return part if len(part) == 1 else f"{{{part}}}"


def _over(parts: list[str]) -> str:
    accent = _ACCENTS.get(parts[1].strip(" {}"))
    base = parts[0].strip()
    return f"\\{accent}{{{base}}}" if accent else f"\\overset{{{parts[1].strip()}}}{{{base}}}"


_LEAVES: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    {"mi": _identifier, "mn": _symbol, "mo": _symbol, "mtext": _words, "mspace": lambda text: " "}
)
_SHAPES: MappingProxyType[str, tuple[int, Callable[[list[str]], str]]] = MappingProxyType(
    {
        "msub": (2, lambda p: f"{_braced(p[0])}_{_braced(p[1])}"),
        "msup": (2, lambda p: f"{_braced(p[0])}^{_braced(p[1])}"),
        "msubsup": (3, lambda p: f"{_braced(p[0])}_{_braced(p[1])}^{_braced(p[2])}"),
        "mfrac": (2, lambda p: f"\\frac{{{p[0].strip()}}}{{{p[1].strip()}}}"),
        "mroot": (2, lambda p: f"\\sqrt[{p[1].strip()}]{{{p[0].strip()}}}"),
        "msqrt": (1, lambda p: f"\\sqrt{{{p[0].strip()}}}"),
        "mover": (2, _over),
        "munder": (2, lambda p: f"\\underset{{{p[1].strip()}}}{{{p[0].strip()}}}"),
    }
)
"""Element → how many children it has, and their TeX → its TeX."""
