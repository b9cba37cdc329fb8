"""LaTeX ↔ Unicode, for text outside of formulas; formulas stay `$…$` in both directions."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.text import formulas, latex_decoder, latex_formulas
from generator.text.line import one_line

if TYPE_CHECKING:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

URL = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f]+")
_AFTER_URL = ".,;:!?'"

_BARE_TILDE = re.compile(r"(?<!\\)~")
# `\\CYRK` and its kind stop every document without the T2A encoding; the letters themselves work with it.
_NEEDS_ANOTHER_FONT = re.compile(r"[\u0400-\u052f]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_EN_DASH = re.compile(r"(?<!-)(?:(?<=\S)--(?=\S)|(?<=\s)--(?=\s))(?!-)")

_ACCENT_OF = {mark: name for name, mark in latex_decoder.ACCENTS.items() if name != "t"}  # that is for two letters
_ABOVE = 230
"""Unicode's combining class of most accents above a letter."""

_OWN_COMMANDS = {"ű": r"\H{u}", "Ű": r"\H{U}"}
# A lone \{ passes bibtexparser 2 but stops bibtex and pybtex, for which every brace counts.
_NAMED = {"~": "asciitilde", "^": "asciicircum", "\\": "backslash", "{": "braceleft", "}": "braceright"}
_NAMED |= {"<": "less", ">": "greater", "|": "bar"}  # which pdflatex's default fonts print as ¡, ¿ and a dash
_SPECIALS = str.maketrans(
    {char: f"\\{char}" for char in "%&#_$"} | {char: f"\\text{name}{{}}" for char, name in _NAMED.items()}
)
_LIGATURE = re.compile(r"([-`',<>])(?=\1)|[?!](?=`)")  # TeX sets -- as one dash, ?` as ¿, << as «
_ONLY_WORDS = re.compile(r"\\(texttt|textsf)\{((?=\S)[^{}\\$]+(?<=\S))\}")
_IN_MATH = re.compile(r"\{\\ensuremath\{(.+)\}\}")
_MATH_SIGNS = {"×": "times", "÷": "div", "±": "pm", "·": "cdot", "¬": "neg", "ℓ": "ell", "→": "to", "′": "prime"}
_BARE_IN_MATH = re.compile(r"(?<!\\)([%#])")


def decode(text: str) -> str:
    """The text with LaTeX leftovers as the characters they stand for: ``\\%``, ``` ``quotes'' ```, ``---``, ``\\'e``.

    Formulas and addresses stay as they are, and so does a text without LaTeX.
    """
    return "".join(
        f"${span.text}$" if span.is_math else _decode_around_urls(span.text) for span in formulas.spans(text)
    )


def encode(text: str) -> str:
    """Unicode as a value for BibTeX: specials escaped once, accents in braces of their own, formulas kept.

    The result is balanced by BibTeX's rule (every brace counts), is one line and does not end in a backslash.
    """
    line = one_line(text)
    if "$" not in line:
        return encode_words(line)
    spans = formulas.spans(line)
    return "".join(encode_formula(s.text) if s.is_math else encode_words(formulas.unescaped(s.text)) for s in spans)


def encode_words(words: str) -> str:
    """As `encode`, for words without formulas."""
    if words.isascii() and words.replace(" ", "").isalnum():
        return words
    escaped = unicodedata.normalize("NFC", words).translate(_SPECIALS)
    return _ascii_where_possible(_LIGATURE.sub(r"\g<0>{}", escaped))


def encode_formula(formula: str) -> str:
    """A formula in braces, since styles such as plain.bst put bare math in lower case; one that is only words in
    another font is text."""
    if match := _ONLY_WORDS.fullmatch(formula):
        font, words = match.groups()
        text = f"\\{font}{{{encode_words(words)}}}"
        return f"{{{text}}}" if words == words.lower() else protected(text)
    return "{$" + _ascii_where_possible(_BARE_IN_MATH.sub(r"\\\1", in_commands(formula))) + "$}"


def in_commands(formula: str) -> str:
    """A formula with the commands of math for letters and signs such as α and ≤; other letters stay."""
    return formula if formula.isascii() else _NON_ASCII.sub(lambda match: _math_command(match[0]), formula)


def protected(value: str) -> str:
    """An encoded text in braces that keep its capitals. Styles take a brace before a command for the start of an
    accented letter, whose case they change as that of any other; a second one hides it."""
    return f"{{{{{value}}}}}" if value.startswith("\\") else f"{{{value}}}"


def addresses(text: str) -> list[tuple[int, int]]:
    """Where http(s) addresses start and end, without the punctuation after them."""
    ranges = []
    for match in URL.finditer(text):
        url = match[0].rstrip(_AFTER_URL)
        while url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1].rstrip(_AFTER_URL)
        ranges.append((match.start(), match.start() + len(url)))
    return ranges


def _ascii_where_possible(text: str) -> str:
    return text if text.isascii() else _NON_ASCII.sub(_command, text)


def _command(match: re.Match[str]) -> str:
    return _command_for(match[0])


@lru_cache(maxsize=8192)
def _command_for(char: str) -> str:
    """The command for a character, or the character: a letter that pylatexenc does not know, such as ễ, is composed of
    its accents; one that it would turn into another one, such as ħ into h with a macron, stays."""
    if char in _OWN_COMMANDS:
        return f"{{{_OWN_COMMANDS[char]}}}"
    if _NEEDS_ANOTHER_FONT.fullmatch(char):
        return char
    command = str(_encoder().unicode_to_latex(char))
    if not char.isalpha():
        return command
    candidates = (command, _accented(char))
    return next((each for each in candidates if each.isascii() and _shows(each, char)), char)


@cache
def _encoder() -> UnicodeToLatexEncoder:
    from pylatexenc.latexencode import UnicodeToLatexEncoder  # with tables that most commands do not need

    return UnicodeToLatexEncoder(
        non_ascii_only=True,
        replacement_latex_protection="braces-all",
        unknown_char_policy="keep",
        unknown_char_warning=False,
    )


@lru_cache(maxsize=1024)
def _math_command(char: str) -> str:
    if char in _MATH_SIGNS:
        return f"{{\\{_MATH_SIGNS[char]}}}"
    math = _IN_MATH.fullmatch(_encoder().unicode_to_latex(unicodedata.normalize("NFKC", char)))
    return f"{{{math[1]}}}" if math else char


def _accented(char: str) -> str:
    """A letter as its accents, those below it outermost: TeX sets an accent above only on a letter or another one."""
    letter, *marks = list(unicodedata.normalize("NFD", char))
    if not letter.isascii() or not all(mark in _ACCENT_OF for mark in marks):
        return char
    marks.sort(key=lambda mark: unicodedata.combining(mark) != _ABOVE)
    has_dot = letter in "ij" and marks and unicodedata.combining(marks[0]) == _ABOVE
    command = f"\\{letter}" if has_dot else letter
    for mark in marks:
        command = f"\\{_ACCENT_OF[mark]}{{{command}}}"
    return f"{{{command}}}"


def _shows(command: str, char: str) -> bool:
    """True if a command shows the character, or the same one in a plainer font."""
    text = latex_decoder.to_text(latex_formulas.with_formulas(command))
    return unicodedata.normalize("NFKC", text) == unicodedata.normalize("NFKC", char)


def _decode_around_urls(words: str) -> str:
    parts, end = [], 0
    for start, stop in addresses(words):
        parts += [_decode_words(words[end:start]), words[start:stop]]
        end = stop
    return "".join([*parts, _decode_words(words[end:])])


def _decode_words(words: str) -> str:
    words = words.replace("``", "“").replace("''", "”")
    words = _EN_DASH.sub("–", words.replace("---", "—"))
    return _decode_commands(words) if "\\" in words else words


def _decode_commands(words: str) -> str:
    """The words with their commands as characters, or as they are if nothing would be left; `~` is not a space here."""
    text = latex_decoder.to_text(_BARE_TILDE.sub(r"\\textasciitilde{}", words), ligatures=False)
    return words if text.isspace() or not text else text
