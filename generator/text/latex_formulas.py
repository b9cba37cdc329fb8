"""Formulas in LaTeX, however they are marked, as the `$…$` of the portfolio's text."""

from __future__ import annotations

import re
from functools import cache

from generator.text.latex_decoder import to_text

_ENSURED = re.compile(r"\{?\\ensuremath\{((?:[^{}]|\{(?:[^{}]|\{[^{}]{0,20}\}){0,20}\}){1,80})\}\}?")
_FONT = re.compile(
    r"(?<!\\)\$(?:\\.|[^$\\])*\$"  # what is in a formula already
    r"|(?<!\\)\{\\(?P<font>texttt|textsf)\{(?P<words>(?:[^{}$]|\{(?:[^{}$]|\{[^{}$]{0,20}\}){0,20}\}){1,200})\}\}"
)
_IN_EITHER_MODE = re.compile(r"\\ifmmode\s*(?P<math>[^$]{0,200}?)\\else\s*(?P<text>[^$]{0,200}?)\\fi(?![A-Za-z])")
_DISPLAYED = re.compile(r"\\\(([^$]{1,500}?)\\\)|\\\[([^$]{1,500}?)\\\]")


def with_formulas(tex: str) -> str:
    """`\\(x\\)`, `\\[x\\]`, `$$x$$` and `\\ensuremath{x}` as `$x$`, `{\\texttt{x}}` as `$\\texttt{x}$`."""
    if "\\ifmmode" in tex:
        tex = _IN_EITHER_MODE.sub(_in_its_mode, tex)
    if "$$" in tex:
        tex = tex.replace("$$", "$")
    if "\\(" in tex or "\\[" in tex:
        tex = _DISPLAYED.sub(lambda match: f"${(match[1] or match[2]).strip()}$", tex)
    if "{\\texttt" in tex or "{\\textsf" in tex:
        tex = _FONT.sub(_in_font, tex)
    return _ENSURED.sub(_ensured, tex) if "\\ensuremath" in tex else tex


def _ensured(match: re.Match[str]) -> str:
    """A formula, or the one character that `latex.encode` writes as one."""
    inner = " ".join(match[1].split())
    is_group = match[0].startswith("{") and match[0].endswith("}}")
    text = _written().get(inner) or (f"${inner}$" if "$" not in inner else inner)
    return text if is_group else f"{'{' * match[0].startswith('{')}{text}{'}' * match[0].endswith('}}')}"


def _in_font(match: re.Match[str]) -> str:
    """Words in another font as the formula that `latex.encode` writes so; others stay, and lose their font."""
    words = to_text(match["words"] or "")
    is_written_so = words and words == words.strip() and not set("{}\\$") & set(words)
    return f"$\\{match['font']}{{{words}}}$" if is_written_so else match[0]


@cache
def _written() -> dict[str, str]:
    """The characters that `latex.encode` writes as formulas."""
    from pylatexenc.latexencode import get_builtin_uni2latex_dict

    characters: dict[str, str] = {}
    for code, tex in get_builtin_uni2latex_dict().items():
        if tex.startswith("\\ensuremath{") and not tex[12:-1].isalnum():
            characters.setdefault(tex[12:-1], chr(code))
    return characters


def _in_its_mode(match: re.Match[str]) -> str:
    """What `\\ifmmode …\\else …\\fi` shows: its first part in a formula, its second one in text."""
    is_formula = match.string.count("$", 0, match.start()) % 2
    return match["math"] if is_formula else match["text"].rstrip() + "{}"
