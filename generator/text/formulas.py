"""Math in running text: where it starts and ends, and how it reads as MathML and as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.text import italics, latex_decoder

LONGEST = 2_000
"""Characters of the longest formula that is set as math; a longer one is shown as its source."""

DEEPEST = 20
"""Levels of braces in the deepest formula that is set as math: the converter recurses."""

_SPAN = re.compile(r"(?<!\\)\$(?=\S)((?:\\.|[^$\\])+?)(?<=\S)\$(?:(?!\d)|(?<=[A-Za-z}]\$))")
_TEXTTT = re.compile(r"\\(?:texttt|mathtt|textsf)\{([^{}\\$]*)\}")
_COLUMN = re.compile(r"(?<!\\)&")
_FUNCTION = re.compile(rf"\s*\\({'|'.join(sorted(latex_decoder.FUNCTIONS, key=len, reverse=True))})(?![A-Za-z])\s*")


class Span(NamedTuple):
    """A piece of a text: a formula without its dollar signs, or words with `\\$` for a dollar sign."""

    is_math: bool
    text: str


def spans(text: str) -> list[Span]:
    """Cuts a text at its formulas. A `$` opens only before and closes only after a non-blank, and does not close
    before a digit unless a letter or brace precedes it, so `$5 to $10` holds no formula and `$\\sim$7B` holds one
    (pandoc's `tex_math_dollars`, which lets no digit follow, would miss arXiv's `$\\sim$7B`)."""
    pieces, end = [], 0
    for match in _SPAN.finditer(text):
        if not _is_balanced(match[1]):
            continue
        pieces += [Span(False, text[end : match.start()]), Span(True, match[1])]
        end = match.end()
    return [span for span in [*pieces, Span(False, text[end:])] if span.text]


def formula_at(text: str, start: int) -> re.Match[str] | None:
    """The formula whose opening `$` is at `start`, by the rules of `spans`; group 1 is its TeX."""
    match = _SPAN.match(text, start)
    return match if match and _is_balanced(match[1]) else None


def unescaped(words: str) -> str:
    """Words as a reader sees them: `\\$` is a dollar sign."""
    return words.replace(r"\$", "$")


def joined(texts: Iterable[str], separator: str) -> str:
    """Texts in one, in which no formula begins in one text and ends in another."""
    return separator.join("".join(map(_written, spans(text))) for text in texts)


def plain(text: str) -> str:
    """The text for search, keys and titles of windows: no markup, formulas as Unicode (`$\\texttt{t5x}$` → `t5x`)."""
    parts = (
        _plain_formula(span.text) if span.is_math else unescaped(span.text) for span in spans(italics.without(text))
    )
    return " ".join("".join(parts).split())


def html(text: str) -> Markup:
    """Escaped HTML with formulas as MathML, or as `<code>` where they cannot be set, and italics."""
    whole = Markup("").join(formula(s.text) if s.is_math else escape(unescaped(s.text)) for s in spans(text))
    return Markup(italics.in_html(str(whole)))  # noqa: S704  # escaped in the line above


@lru_cache(maxsize=4096)
def formula(tex: str) -> Markup:
    """One formula as MathML, or as `<code>` where it cannot be set; `\\texttt{…}` alone is `<code>`."""
    from generator.text import mathml  # which takes as long to be imported as a whole check

    name = texttt(tex)
    math = mathml.converted(tex) if not name and is_settable(tex) else None
    return Markup("<code>{}</code>").format(name or tex) if math is None else math


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


def _written(span: Span) -> str:
    return f"${span.text}$" if span.is_math else unescaped(span.text).replace("$", r"\$")


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
