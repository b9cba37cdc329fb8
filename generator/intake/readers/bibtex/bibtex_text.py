"""The value of a BibTeX field → the portfolio's text: LaTeX, HTML and JATS become Unicode, formulas stay `$…$`."""

from __future__ import annotations

import html
import re

from generator.facts import names
from generator.text import formulas, latex, latex_decoder, latex_formulas
from generator.text.html_markup import without_tags

_MARKUP = re.compile(r"[\\{}$~&<`'\-?!]")
_FORMULA = "\x06"
_ITALIC_ON, _ITALIC_OFF = "\x11", "\x12"
_ITALIC_TAG = r"<(?P<tag>/?(?:jats:)?(?:i|em|italic))(?:\s[^<>]*)?>"
_ITALIC_COMMAND = r"\\(?:emph|textit|textsl|mkbibemph|mkbibitalic)\s*\{|\{\\(?:em|it|itshape|sl|slshape)\b\s*"
_ITALIC = re.compile(rf"{_ITALIC_TAG}|{_ITALIC_COMMAND}", re.IGNORECASE)
_ITALIC_OR_BRACE = re.compile(rf"(?P<opens>{_ITALIC_COMMAND})|{_ITALIC_TAG}|\\.|[{{}}]", re.IGNORECASE | re.DOTALL)
_ALL_ITALIC = re.compile(r"<i>((?:(?!</?i>).)*)</i>")
_EMPTY_ITALIC = re.compile(r"<i>\s*</i>")
_PAIR_OF_DOLLARS = re.compile(r"(?<!\\)\$((?:\\.|[^$\\])*)\$")
_DOLLAR = re.compile(r"(?<!\\)\$")
_LETTER_IN_FORMULA = re.compile(r"\{\\(?:[`'^\"~][A-Za-z]|[lLoOij]|ss|ae|AE|oe|OE|aa|AA)\}")
_BARE_IN_FORMULA = re.compile(r"(?<!\\)([%#])")
_ADDRESS = re.compile(r"(?i)\b(?:https?|ftp)://[^\s<>\"]+")
_STARTS_ADDRESS = re.compile(r"(?i)\s*https?://")
_ENDS_ADDRESS = re.compile(r"[/=&?>\"%_#]|\.[A-Za-z][A-Za-z0-9]{1,4}$")
_WRAPPED = re.compile(r"\s*(?:\\(?:url|path|nolinkurl)\s*)?\{([^{}]*)\}\s*")
_SYNTAX = re.compile(r"[{}\\]|</")
_NOT_OF_ADDRESS = re.compile(r"(?i)\b(?:accessed|visited|retrieved|version|url|doi)\b")
_PART_OF_ADDRESS = re.compile(
    r"(?i)(?!(?:accessed|visited|retrieved|version|url|doi|pdf|html|online|link)\b)[\w.~%+/=&?-]+"
)
_NOTE = re.compile(
    r"(?i)(?:and (?:more|others|so on)|also|as|available|for|from|in|is|has|last|on|or|see|the|this|was|which|with)\b"
    r"|(?:\d{1,2}\.? )?(?:jan|feb|m[aä]r|apr|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[cz])[^\W\d_]*\.?"
    r"(?: \d{1,2},?)? (?:19|20)\d\d$"
    r"|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$"
)
"""How words begin that say something of the address before them, and dates of a visit."""

_ESCAPED_IN_ADDRESS = re.compile(
    r"\{?\\(?:([%&#_~^{}$])(?:\{\})?|(textunderscore|textasciitilde|textasciicircum|sim)(?:\{\}|\b ?))\}?"
)
_NAMED_IN_ADDRESS = {"textunderscore": "_", "textasciitilde": "~", "textasciicircum": "^", "sim": "~"}
_UNSAFE_IN_ADDRESS = {ord(c): f"%{ord(c):02X}" for c in ' \\"<>^`|'}


def text(value: str) -> str:
    """A value without control characters as a text on one line, with formulas as `$…$` and `\\$` for a dollar sign."""
    if not _MARKUP.search(value):
        return names.normal(value)
    value = " ".join(value.replace(_FORMULA, " ").split())
    spans = formulas.spans(_tight(latex_formulas.with_formulas(value)))
    set_formulas = [_formula(span.text) for span in spans if span.is_math]
    words = without_tags(latex_decoder.to_text("".join(_FORMULA if span.is_math else span.text for span in spans)))
    if words.count(_FORMULA) != len(set_formulas):  # a command swallowed one
        words = "".join(_FORMULA if s.is_math else without_tags(latex_decoder.to_text(s.text)) for s in spans)
    parts = words.split(_FORMULA)
    return names.normal(
        escaped("".join([parts[0], *(f + part for f, part in zip(set_formulas, parts[1:], strict=True))]))
    )


def escaped(words: str) -> str:
    """The words with `\\$` for every dollar sign that neither opens nor closes a formula."""
    if "$" not in words:
        return words
    return "".join(f"${s.text}$" if s.is_math else _DOLLAR.sub(r"\\$", s.text) for s in formulas.spans(words))


def title(value: str) -> str:
    """As `text`, with italics as `<i>…</i>`, unless all of it is in italics."""
    if not _ITALIC.search(value):
        return text(value)
    words = text(_with_marks(value)).replace(_ITALIC_ON, "<i>").replace(_ITALIC_OFF, "</i>")
    whole = _ALL_ITALIC.fullmatch(words)
    return whole[1] if whole else _EMPTY_ITALIC.sub("", words)


def _with_marks(value: str) -> str:
    """The value with marks in place of what begins and ends italics."""
    pieces, end, depth, closing = [], 0, 0, []
    for match in _ITALIC_OR_BRACE.finditer(value):
        opens, tag = match["opens"], match["tag"]
        if tag:
            pieces += [value[end : match.start()], _ITALIC_OFF if tag.startswith("/") else _ITALIC_ON]
            end = match.end()
        elif opens:
            closing.append(depth)
            pieces += [value[end : match.start()], _ITALIC_ON]
            end = match.end()
        depth += 1 if opens or match[0] == "{" else -(match[0] == "}")
        if match[0] == "}" and closing and closing[-1] == depth:
            closing.pop()
            pieces += [value[end : match.start()], _ITALIC_OFF]
            end = match.end()
    return "".join([*pieces, value[end:], _ITALIC_OFF * len(closing)])


def plain(value: str) -> str:
    """As `text`, for names of people and things, which have no formulas: `$` is a dollar sign."""
    return formulas.unescaped(text(value))


def verbatim(value: str) -> str:
    """A value that is not LaTeX, such as an address, without the braces and backslashes that people put in."""
    unescaped = _ESCAPED_IN_ADDRESS.sub(lambda match: match[1] or _NAMED_IN_ADDRESS[match[2]], value)
    return names.normal(html.unescape(unescaped))


def addresses(value: str) -> list[str]:
    """The web addresses in a value, in order, each once; percent-encoded where a character could end a value."""
    if "://" not in value:
        return []
    if wrapped := _WRAPPED.fullmatch(value):
        value = wrapped[1]
    if whole := _whole_address(verbatim(value)):
        return [_trimmed(whole).translate(_UNSAFE_IN_ADDRESS)]
    bare = re.sub(r"\\(?:url|href|path|nolinkurl)\b", " ", value)
    raw = _ADDRESS.findall(verbatim(_anchors(bare).replace("}{", "} {")))
    urls = (_trimmed(url.replace("{", "").replace("}", "")) for url in raw)
    return list(dict.fromkeys(url.translate(_UNSAFE_IN_ADDRESS) for url in urls))


def with_blanks_encoded(value: str) -> str:
    """A value that is one address with spaces in it, with %20 for each; empty for any other value, such as an address
    with words after it that are not of it. What stands in `\\url{…}` is an address as a whole."""
    wrapped = _WRAPPED.fullmatch(value)
    value = wrapped[1] if wrapped else value
    first, *others = verbatim(value).split() or [""]
    if not others or value.count("://") != 1 or not _STARTS_ADDRESS.match(first) or first[-1] in ",;:.)":
        return ""
    is_url = wrapped is not None and "\\" in wrapped[0][: wrapped.start(1)]
    is_note = bool(_NOTE.match(" ".join(others))) or not all(map(_PART_OF_ADDRESS.fullmatch, others))
    return "" if is_note and not is_url else "%20".join(value.split())


def _whole_address(value: str) -> str:
    """The address that is alone or first in a value, with what an address may not hold: cut there, it would lead to
    another page. Words after it belong to it if the last one looks like a part of an address."""
    words = value.split()
    if value.count("://") != 1 or not _STARTS_ADDRESS.match(value) or _SYNTAX.search(value):
        return ""
    if _NOT_OF_ADDRESS.search(" ".join(words[1:])):
        return ""
    return value if len(words) > 1 and _ENDS_ADDRESS.search(words[-1]) else words[0]


def _anchors(value: str) -> str:
    """`<a href="x">y</a>` as `x`; attributes in single or no quotes too."""
    return re.sub(r"(?i)<a\s[^<>]*?href\s*=\s*\\?[\"']?([^\"'\s<>\\]+)[^<>]*>.*?(?:</a\s*>|$)", r" \1 ", value)


def _trimmed(url: str) -> str:
    """An address without the braces and punctuation around it."""
    url = url.rstrip(".,;:!?'")
    while url and url[-1] in ")]" and url.count(url[-1]) > url.count({")": "(", "]": "["}[url[-1]]):
        url = url[:-1].rstrip(".,;:!?'")
    return url


def _tight(value: str) -> str:
    """Formulas without spaces inside their dollar signs: `$ x $` is a formula to LaTeX, `$5 and $6` to nobody."""
    if value.count("$") < 2:
        return value
    return _PAIR_OF_DOLLARS.sub(_tightened, value)


def _tightened(match: re.Match[str]) -> str:
    inner = match[1].strip()
    is_formula = bool(inner) and (len(inner) < 4 or any(c in inner for c in "\\^_"))
    return f"${inner}$" if is_formula else match[0]


def _formula(tex: str) -> str:
    """A formula as `latex.encode_formula` gives it back."""
    letters = _LETTER_IN_FORMULA.sub(lambda match: latex_decoder.to_text(match[0]), latex.in_commands(tex))
    return f"${_BARE_IN_FORMULA.sub(chr(92) * 2 + chr(92) + '1', letters)}$"
